//! What was known of a node goes when its agreement has been over for long (features, journey C8).

use domain::{Audience, Event, EventId, Iri, LinkId, OwnActor, Peering};
use jiff::Timestamp;
use store::events::{self, Tombstone};
use store::followers::{self, FollowState};
use store::{
    StoreError, Transaction, answered, audit, calls, held_offers, join_links, links, peerings, statements,
};

use crate::end_introductions::forget_introductions_of;
use crate::link_now::of_now;

/// Rows of all hosts that are looked at in one transaction.
const PAGE: u16 = 200;

/// Where a purge goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Purge {
    /// At the first event.
    #[default]
    Begins,
    /// Behind this event.
    Events(EventId),
    /// At the first tombstone, or behind this one.
    Tombstones(Option<Iri>),
    /// At the first link of memberships, or behind this one.
    Links(Option<LinkId>),
    /// It is done.
    Over,
}

/// Whether what is known of the other side is to go now: the agreement has not been in force for so many days.
pub fn is_due(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    days: u16,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let over = now.as_second() - peering.changed.as_second() >= i64::from(days) * 86_400;
    Ok(!peering.is_in_force() && over && !peerings::is_purged(tx, peering)?)
}

/// One step of it; tells where to go on. Public events of a community that is followed stay.
pub fn purge_peer(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    place: &Purge,
    now: Timestamp,
) -> Result<Purge, StoreError> {
    match place {
        Purge::Begins => {
            for statement in statements::of_peer(tx, &peering.peer)? {
                statements::remove(tx, &statement)?;
            }
            purge_events(tx, peering, None)
        }
        Purge::Events(after) => purge_events(tx, peering, Some(after)),
        Purge::Tombstones(after) => purge_tombstones(tx, peering, after.as_ref()),
        Purge::Links(after) => purge_links(tx, peering, after.as_ref(), now),
        Purge::Over => Ok(Purge::Over),
    }
}

fn purge_events(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    after: Option<&EventId>,
) -> Result<Purge, StoreError> {
    let page = events::every(tx, after, PAGE)?;
    for event in page.iter().filter(|event| event.is_at(&peering.peer)) {
        forget_addresses(tx, &event.id)?;
        if !is_followed(tx, event)? {
            events::forget(tx, event)?;
        }
    }
    Ok(match page.last() {
        Some(last) if page.len() == usize::from(PAGE) => Purge::Events(last.id.clone()),
        _ => Purge::Tombstones(None),
    })
}

/// By which addresses members were to join it online: peers alone give them, also of what everybody may see.
fn forget_addresses(tx: &mut Transaction<'_>, event: &EventId) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let page = answered::members(tx, event, after.as_ref(), PAGE)?;
        for member in &page {
            join_links::hear(tx, member, event, None)?;
        }
        if page.len() < usize::from(PAGE) {
            return Ok(());
        }
        after = page.into_iter().next_back();
    }
}

fn purge_tombstones(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    after: Option<&Iri>,
) -> Result<Purge, StoreError> {
    let page = events::every_tombstone(tx, after, PAGE)?;
    let is_theirs = |stone: &&Tombstone| stone.iri.origin() == peering.peer;
    for stone in page.iter().filter(is_theirs) {
        events::forget_tombstone(tx, stone);
    }
    Ok(match page.last() {
        Some(last) if page.len() == usize::from(PAGE) => Purge::Tombstones(Some(last.iri.clone())),
        _ => Purge::Links(None),
    })
}

/// Who belongs there too is known here no more (F02); then it is done.
fn purge_links(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    after: Option<&LinkId>,
    now: Timestamp,
) -> Result<Purge, StoreError> {
    let page = links::every(tx, after, PAGE)?;
    for (member, link) in page.iter().filter(|(_, link)| link.peer == peering.peer) {
        links::remove(tx, member, link)?;
    }
    match page.last() {
        Some((_, last)) if page.len() == usize::from(PAGE) => Ok(Purge::Links(Some(last.id.clone()))),
        _ => {
            for offer in held_offers::of_host(tx, &peering.peer)? {
                held_offers::remove(tx, &offer.id);
            }
            forget_introductions_of(tx, &peering.peer)?;
            for call in calls::of_host(tx, &peering.peer)? {
                calls::remove(tx, &call)?;
            }
            peerings::forget_profile(tx, &peering.peer);
            peerings::mark_purged(tx, peering)?;
            audit::log(tx, "node", &format!("forget what {} shared", peering.peer), now)?;
            Ok(Purge::Over)
        }
    }
}

/// Forgets links of agreements that others took the place of, among the next of all; where to go on, while there may be more.
pub fn forget_old_links(
    tx: &mut Transaction<'_>,
    after: Option<&LinkId>,
) -> Result<Option<LinkId>, StoreError> {
    let page = links::every(tx, after, PAGE)?;
    let last = page.last().map(|(_, link)| link.id.clone());
    let is_full = page.len() == usize::from(PAGE);
    for (member, link) in page {
        if of_now(tx, link.clone())?.is_none() {
            links::remove(tx, &member, &link)?;
        }
    }
    Ok(last.filter(|_| is_full))
}

fn is_followed(tx: &mut Transaction<'_>, event: &Event) -> Result<bool, StoreError> {
    let following = followers::following(tx, OwnActor::Community, &event.owner)?;
    let accepted = following.is_some_and(|row| row.state == FollowState::Accepted);
    Ok(accepted && event.audience == Audience::Public)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, PeeringState, Scope};
    use store::Database;
    use store::links::{Link, LinkState};

    use super::*;
    use crate::Rules;
    use crate::receive_decision::{Decision, receive_decision};
    use crate::rsvp::rsvp;
    use crate::sample_deals::{held, term};
    use crate::samples::{self, act, activity, at, draft, event_id, iri, origin};

    const DAY: i64 = 86_400;

    /// A node with an event of its own, and one of each of two others.
    fn node() -> Database {
        let database = samples::node();
        let ours = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        for (number, host) in [(2, "b.example"), (3, "c.example")] {
            samples::peer(&database, host, &[Scope::Events]);
            let theirs = Event {
                id: event_id(number),
                iri: iri(&format!("https://{host}/events/{number}")),
                owner: samples::group(host),
                ..ours.clone()
            };
            act(&database, |tx| events::put(tx, &theirs));
        }
        database
    }

    fn stands(database: &Database, state: PeeringState, changed: i64) -> Peering {
        let mut peering = database
            .read(|tx| peerings::get(tx, &origin("b.example")))
            .unwrap()
            .unwrap();
        (peering.state, peering.changed) = (state, at(changed));
        act(database, |tx| peerings::put(tx, &peering));
        peering
    }

    fn purge(database: &Database, peering: &Peering) {
        let mut place = Purge::default();
        while place != Purge::Over {
            place = act(database, |tx| purge_peer(tx, peering, &place, at(60 * DAY)));
        }
    }

    fn known(database: &Database) -> Vec<EventId> {
        let all = database.read(|tx| events::every(tx, None, 9)).unwrap();
        all.into_iter().map(|event| event.id).collect()
    }

    #[test]
    fn it_is_due_once_after_so_many_days_without_an_agreement() {
        let database = node();
        for (state, days, expected) in [
            (PeeringState::Active, 90, false),
            (PeeringState::Paused, 90, false),
            (PeeringState::Ended, 29, false),
            (PeeringState::Ended, 30, true),
            (PeeringState::Rejected, 31, true),
        ] {
            let peering = stands(&database, state, 0);
            let due = database.read(|tx| is_due(tx, &peering, 30, at(days * DAY)));
            assert_eq!(due, Ok(expected), "{state:?} {days}");
        }
        let peering = stands(&database, PeeringState::Ended, 0);
        purge(&database, &peering);
        assert_eq!(
            database.read(|tx| is_due(tx, &peering, 30, at(90 * DAY))),
            Ok(false)
        );
        let again = stands(&database, PeeringState::Ended, 50 * DAY);
        assert_eq!(database.read(|tx| is_due(tx, &again, 30, at(90 * DAY))), Ok(true));
    }

    #[test]
    fn what_that_node_shared_goes_with_its_traces_and_all_else_stays() {
        let database = node();
        let held = iri("https://b.example/events/2");
        act(&database, |tx| store::held::put(tx, &held, 1, "{}"));
        let gone = iri("https://b.example/events/9");
        let stone = Tombstone {
            iri: gone.clone(),
            event: event_id(9),
            owner: samples::group("b.example"),
            revision: 2,
            deleted: at(1),
            public: false,
        };
        act(&database, |tx| events::put_tombstone(tx, &stone));
        let who = samples::member(&database, "klara").member().id.clone();
        let link = |number: u8, host: &str| Link {
            id: LinkId::new([number; 16]),
            peer: origin(host),
            state: LinkState::Linked,
            since: at(0),
            subject: None,
        };
        for one in [link(1, "b.example"), link(2, "c.example")] {
            act(&database, |tx| links::put(tx, &who, &one));
        }
        let peering = stands(&database, PeeringState::Ended, 0);
        purge(&database, &peering);
        assert_eq!(known(&database), [event_id(1), event_id(3)]);
        assert!(!database.read(|tx| events::is_known(tx, &held)).unwrap());
        assert_eq!(database.read(|tx| store::held::get(tx, &held)), Ok(None));
        assert_eq!(database.read(|tx| events::tombstone(tx, &gone)), Ok(None));
        let left = database.read(|tx| links::of_member(tx, &who)).unwrap();
        assert_eq!(left, [link(2, "c.example")]);
    }

    /// C8
    #[test]
    fn the_address_by_which_a_member_was_to_join_there_is_forgotten_too() {
        let database = node();
        let klara = samples::member(&database, "klara");
        let (event, address) = (event_id(2), iri("https://b.example/events/2/go/x"));
        act(&database, |tx| {
            rsvp(
                tx,
                &Rules::default(),
                &klara,
                &event,
                Answer::Going,
                &activity(1),
                at(1),
            )
        });
        act(&database, |tx| {
            let (host, said) = (samples::group("b.example"), Decision::Accepted);
            receive_decision(tx, &host, None, &activity(1), said, Some(&address), at(2))
        });
        let heard = || {
            let read = database.read(|tx| join_links::heard(tx, &klara.member().id, &event));
            read.unwrap()
        };
        assert_eq!(heard(), Some(address));
        let peering = stands(&database, PeeringState::Ended, 0);
        purge(&database, &peering);
        assert_eq!(heard(), None);
    }

    /// F16
    #[test]
    fn what_that_community_offered_is_forgotten_and_what_others_offer_stays() {
        let database = node();
        let theirs = held(term(1, "b.example", "a.example"));
        let others = domain::HeldOffer {
            id: iri("https://c.example/offers/1"),
            host: origin("c.example"),
            ..theirs.clone()
        };
        for offer in [&theirs, &others] {
            act(&database, |tx| held_offers::put(tx, offer));
        }
        purge(&database, &stands(&database, PeeringState::Ended, 0));
        assert_eq!(database.read(held_offers::all).unwrap(), [others]);
    }

    #[test]
    fn public_events_of_a_community_that_is_followed_as_others_are_stay() {
        let database = node();
        let peering = stands(&database, PeeringState::Ended, 0);
        let (group, follow) = (samples::group("b.example"), iri("https://a.example/follows/1"));
        act(&database, |tx| {
            crate::follow::follow(tx, OwnActor::Community, &group, &follow, at(0))
        });
        act(&database, |tx| {
            crate::follow::receive_follow_answer(tx, &group, domain::FollowAnswer::Yes)
        });
        purge(&database, &peering);
        assert_eq!(known(&database), [event_id(1), event_id(2), event_id(3)]);
    }
}
