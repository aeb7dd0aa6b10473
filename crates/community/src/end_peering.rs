//! An officer ends a peering, or takes a proposal back.

use domain::{Announcement, Note, Notice, Origin, Peering, PeeringEnded, PeeringState, Side};
use jiff::Timestamp;
use store::peerings::{self, Ending};
use store::{Officer, Transaction, audit, outbox};

use crate::propose_peering::PeeringRefused;
use crate::receive_end::end;

/// Ends it when its notice is over, or at once; the other side hears of it now, with the reason when one is given, and
/// both keep that with the peering. A proposal is taken back at once.
pub fn end_peering(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    (notice, reason): (Notice, Option<&Note>),
    now: Timestamp,
) -> Result<Peering, PeeringRefused> {
    let peering = peerings::get(tx, peer)?.ok_or_else(|| PeeringRefused::NotActive(peer.clone()))?;
    if matches!(peering.state, PeeringState::Ended | PeeringState::Rejected) {
        return Err(PeeringRefused::NotActive(peer.clone()));
    }
    let at = effective(&peering, notice, now);
    let announced = peerings::end_of(tx, &peering)?;
    if let Some(ending) = announced.as_ref().filter(|ending| ending.at <= at) {
        return Err(PeeringRefused::EndsAlready(peer.clone(), ending.at));
    }
    let act = match at > now {
        true => format!("announce the end of the peering with {peer}"),
        false => format!("end peering with {peer}"),
    };
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    outbox::announce(tx, &Announcement::PeeringEnded { peer: peer.clone() }, now)?;
    if at > now {
        let ending = Ending {
            peer: peering.peer.clone(),
            offer: peering.offer.clone(),
            at,
            by: Side::Us,
            reason: reason.cloned(),
        };
        peerings::put_end(tx, &ending)?;
        return Ok(peering);
    }
    if let Some(ending) = &announced {
        peerings::clear_end(tx, ending);
    }
    let ended = PeeringEnded {
        by: Side::Us,
        reason: reason.cloned(),
    };
    end(tx, peering, ended, now)?;
    peerings::get(tx, peer)?.ok_or_else(|| PeeringRefused::NotActive(peer.clone()))
}

/// When it is over: what is only proposed needs no notice.
fn effective(peering: &Peering, notice: Notice, now: Timestamp) -> Timestamp {
    let days = match notice {
        Notice::AsAgreed if peering.is_in_force() => wire::peering::notice_days(&peering.signed_offer),
        Notice::AsAgreed | Notice::None => 0,
    };
    Timestamp::from_second(now.as_second() + i64::from(days) * 86_400).map_or(now, |at| at.max(now))
}

#[cfg(test)]
mod tests {
    use domain::Scope;
    use store::Database;

    use super::*;
    use crate::receive_end::end_due;
    use crate::samples::{self, act, at, origin, refused};

    const DAY: i64 = 86_400;

    fn node(notice: &str) -> Database {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let mut peering = known(&database);
        peering.signed_offer = format!("{{\"object\":{{\"noticePeriod\":\"{notice}\"}}}}");
        act(&database, |tx| peerings::put(tx, &peering));
        database
    }

    fn known(database: &Database) -> Peering {
        let found = database.read(|tx| peerings::get(tx, &origin("b.example")));
        found.unwrap().unwrap()
    }

    fn end_it(database: &Database, notice: Notice, seconds: i64) -> Peering {
        let officer = samples::officer(database);
        let why = Note::parse("We merge.").unwrap();
        act(database, |tx| {
            end_peering(
                tx,
                &officer,
                &origin("b.example"),
                (notice, Some(&why)),
                at(seconds),
            )
        })
    }

    #[test]
    fn a_peering_is_over_when_the_notice_that_both_signed_is_over_and_is_told_at_once() {
        for (notice, days) in [("P14D", 14), ("P2W", 14), ("P1M", 30), ("P9999D", 365)] {
            let database = node(notice);
            assert_eq!(end_it(&database, Notice::AsAgreed, 0).state, PeeringState::Active);
            let told = Announcement::PeeringEnded {
                peer: origin("b.example"),
            };
            assert_eq!(samples::told(&database), [told]);
            assert_eq!(act(&database, |tx| end_due(tx, at(days * DAY - 1))), 0);
            assert_eq!(act(&database, |tx| end_due(tx, at(days * DAY))), 1);
            let ended = known(&database).ended.unwrap();
            assert_eq!((ended.by, ended.reason.is_some()), (Side::Us, true), "{notice}");
        }
    }

    #[test]
    fn without_notice_it_is_over_at_once_also_when_its_end_was_announced() {
        let database = node("P30D");
        end_it(&database, Notice::AsAgreed, 0);
        assert_eq!(end_it(&database, Notice::None, 5).state, PeeringState::Ended);
        assert_eq!(database.read(peerings::next_end), Ok(None));
    }

    #[test]
    fn what_ends_already_is_not_announced_again() {
        let database = node("P30D");
        end_it(&database, Notice::AsAgreed, 0);
        let officer = samples::officer(&database);
        let again = refused(&database, |tx| {
            end_peering(
                tx,
                &officer,
                &origin("b.example"),
                (Notice::AsAgreed, None),
                at(DAY),
            )
        });
        assert!(matches!(again, PeeringRefused::EndsAlready(_, moment) if moment == at(30 * DAY)));
    }

    #[test]
    fn a_proposal_is_taken_back_at_once() {
        let database = node("P30D");
        let mut peering = known(&database);
        peering.state = PeeringState::Proposed;
        act(&database, |tx| peerings::put(tx, &peering));
        assert_eq!(end_it(&database, Notice::AsAgreed, 0).state, PeeringState::Ended);
    }
}
