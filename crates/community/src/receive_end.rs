//! The other side of a peering ends it, now or at a moment to come, or takes its proposal back (protocol section 8.2).

use domain::{FollowAnswer, Iri, Note, Notice, OwnActor, Peering, PeeringEnded, PeeringState, Side};
use jiff::Timestamp;
use store::peerings::{self, Ending};
use store::{StoreError, Transaction, audit, deliveries, followers};

use crate::follow::receive_follow_answer;
use crate::propose_peering::PeeringRefused;

/// An Undo as it was said.
#[derive(Clone, Debug)]
pub struct EndSaid {
    /// The verified actor.
    pub said_by: Iri,
    /// The Offer or Accept that is taken back: the sender's own.
    pub undone: Iri,
    /// When it takes effect; at once where nothing is said, or the moment has passed.
    pub effective: Option<Timestamp>,
    /// Why, in their words.
    pub reason: Option<Note>,
}

/// What an end brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndHeard {
    /// It is over.
    Ended,
    /// It will be over at that moment, and is in force until then.
    Later(Timestamp),
}

/// Longest notice that is waited for, in days; a later end is taken for one after so many.
const NOTICE_DAYS_MAX: i64 = Notice::DAYS_MAX as i64 + 35;

/// Whether an Undo names the Offer or Accept by which that side is bound, so that it can be about nothing but this
/// peering.
pub fn is_end_of(peering: &Peering, undone: &Iri) -> bool {
    match peering.proposed {
        Side::Them => &peering.offer == undone,
        Side::Us => accept_id(peering).as_ref() == Some(undone),
    }
}

/// The id of the Accept that was kept verbatim.
pub fn accept_id(peering: &Peering) -> Option<Iri> {
    let document = wire::json::read(peering.signed_accept.as_ref()?.as_bytes()).ok()?;
    Iri::parse(document.get("id")?.as_str()?).ok()
}

/// The other side ends the peering, or takes its proposal back. Said twice is said once.
pub fn receive_end(
    tx: &mut Transaction<'_>,
    said: &EndSaid,
    now: Timestamp,
) -> Result<EndHeard, PeeringRefused> {
    let peer = said.said_by.origin();
    let peering = peerings::get(tx, &peer)?.ok_or_else(|| PeeringRefused::NotActive(peer.clone()))?;
    if peering.group != said.said_by {
        return Err(PeeringRefused::NotAParty);
    }
    if !is_end_of(&peering, &said.undone) {
        return Err(PeeringRefused::OtherDocument);
    }
    let in_force = peering.is_in_force();
    let announced = peerings::end_of(tx, &peering)?;
    let latest = Timestamp::from_second(now.as_second().saturating_add(NOTICE_DAYS_MAX * 86_400));
    match said.effective {
        Some(at) if in_force && at > now => {
            let at = at.min(latest.unwrap_or(at));
            let ending = Ending {
                peer: peering.peer,
                offer: peering.offer,
                at,
                by: Side::Them,
                reason: said.reason.clone(),
            };
            // Of two ends that both sides announced the sooner one counts.
            let sooner = announced.filter(|known| known.by == Side::Us && known.at <= at);
            if sooner.is_none() {
                peerings::put_end(tx, &ending)?;
            }
            Ok(EndHeard::Later(at))
        }
        _ => {
            end(tx, peering, by_them(said.reason.clone()), now)?;
            Ok(EndHeard::Ended)
        }
    }
}

/// Ends the agreements whose announced end has come; tells how many.
pub fn end_due(tx: &mut Transaction<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let mut ended = 0;
    for ending in peerings::ends(tx)?.iter().take_while(|ending| ending.at <= now) {
        peerings::clear_end(tx, ending);
        // Another agreement may have been made since; it has not been ended.
        let found = peerings::get(tx, &ending.peer)?.filter(|found| found.offer == ending.offer);
        if let Some(peering) = found {
            audit::log(
                tx,
                "node",
                &format!("peering with {} has ended", ending.peer),
                now,
            )?;
            let over = PeeringEnded {
                by: ending.by,
                reason: ending.reason.clone(),
            };
            end(tx, peering, over, now)?;
            ended += 1;
        }
    }
    Ok(ended)
}

fn by_them(reason: Option<Note>) -> PeeringEnded {
    PeeringEnded {
        by: Side::Them,
        reason,
    }
}

/// The agreement is over, and neither follows the other any longer.
pub(crate) fn end(
    tx: &mut Transaction<'_>,
    mut peering: Peering,
    ended: PeeringEnded,
    now: Timestamp,
) -> Result<(), StoreError> {
    if matches!(peering.state, PeeringState::Ended | PeeringState::Rejected) {
        return Ok(());
    }
    if peering.state == PeeringState::Paused {
        deliveries::rouse(tx, &peering.peer, now)?;
    }
    peering.state = PeeringState::Ended;
    peering.ended = Some(ended);
    peering.changed = now;
    peerings::put(tx, &peering)?;
    for follower in [OwnActor::Community, OwnActor::Node] {
        for actor in [&peering.group, &peering.application] {
            followers::remove(tx, follower, actor)?;
        }
    }
    receive_follow_answer(tx, &peering.group, FollowAnswer::No)?;
    receive_follow_answer(tx, &peering.application, FollowAnswer::No)
}

#[cfg(test)]
mod tests {
    use domain::Scope;
    use store::Database;

    use super::*;
    use crate::samples::{self, act, application, at, group, iri, origin, refused};

    /// A node with an agreement that `b.example` offered, or that it accepted.
    fn node(proposed: Side) -> Database {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let mut peering = known(&database);
        peering.proposed = proposed;
        peering.signed_accept = Some("{\"id\":\"https://b.example/activities/accept\"}".to_owned());
        act(&database, |tx| peerings::put(tx, &peering));
        database
    }

    fn known(database: &Database) -> Peering {
        let found = database.read(|tx| peerings::get(tx, &origin("b.example")));
        found.unwrap().unwrap()
    }

    fn said(undone: &str, effective: Option<i64>) -> EndSaid {
        EndSaid {
            said_by: group("b.example"),
            undone: iri(&format!("https://b.example/activities/{undone}")),
            effective: effective.map(at),
            reason: Note::parse("We merge with another community.").ok(),
        }
    }

    #[test]
    fn a_side_takes_back_its_own_offer_or_its_own_accept_and_nothing_else_ends_the_peering() {
        for (proposed, own, other) in [(Side::Them, "offer", "accept"), (Side::Us, "accept", "offer")] {
            let database = node(proposed);
            for undone in [other, "follow"] {
                let refused = refused(&database, |tx| receive_end(tx, &said(undone, None), at(9)));
                assert!(matches!(refused, PeeringRefused::OtherDocument));
            }
            let by_node = EndSaid {
                said_by: application("b.example"),
                ..said(own, None)
            };
            let refused = refused(&database, |tx| receive_end(tx, &by_node, at(9)));
            assert!(matches!(refused, PeeringRefused::NotAParty));
            assert_eq!(known(&database).state, PeeringState::Active);
            for _ in 0..2 {
                let heard = act(&database, |tx| receive_end(tx, &said(own, Some(8)), at(9)));
                assert_eq!(heard, EndHeard::Ended);
            }
            assert_eq!(known(&database).state, PeeringState::Ended);
            assert_eq!(known(&database).ended, Some(by_them(said(own, None).reason)));
        }
    }

    #[test]
    fn an_end_to_come_takes_effect_at_its_moment_and_may_be_moved() {
        let database = node(Side::Them);
        for (moment, expected) in [(500, 500), (300, 300)] {
            let heard = act(&database, |tx| {
                receive_end(tx, &said("offer", Some(moment)), at(9))
            });
            assert_eq!(heard, EndHeard::Later(at(expected)));
        }
        let next = database.read(peerings::next_end).unwrap().unwrap();
        assert_eq!(next.at, at(300));
        assert_eq!(act(&database, |tx| end_due(tx, at(299))), 0);
        assert_eq!(known(&database).state, PeeringState::Active);
        assert_eq!(act(&database, |tx| end_due(tx, at(300))), 1);
        assert_eq!(known(&database).state, PeeringState::Ended);
        assert_eq!(
            known(&database).ended,
            Some(by_them(said("offer", None).reason)),
            "why is kept until then"
        );
        assert_eq!(database.read(peerings::next_end), Ok(None));
        assert_eq!(act(&database, |tx| end_due(tx, at(900))), 0);
    }

    #[test]
    fn an_end_in_a_thousand_years_is_waited_for_a_year_and_a_bit() {
        let database = node(Side::Them);
        let far = 1_000 * 365 * 86_400;
        let heard = act(&database, |tx| receive_end(tx, &said("offer", Some(far)), at(9)));
        assert_eq!(heard, EndHeard::Later(at(9 + NOTICE_DAYS_MAX * 86_400)));
    }

    #[test]
    fn an_agreement_made_since_is_not_ended_by_the_end_of_the_older_one() {
        let database = node(Side::Them);
        act(&database, |tx| receive_end(tx, &said("offer", Some(300)), at(9)));
        let newer = Peering {
            offer: iri("https://b.example/activities/newer"),
            ..known(&database)
        };
        act(&database, |tx| peerings::put(tx, &newer));
        assert_eq!(act(&database, |tx| end_due(tx, at(300))), 0);
        assert_eq!(known(&database).state, PeeringState::Active);
        assert_eq!(database.read(peerings::next_end), Ok(None));
    }
}
