//! Somebody elsewhere is gone for good: her seats here fall free, what we knew of her goes, and she follows nobody here any
//! more.

use domain::{Answer, EventId, Guest, GuestKey, GuestSet, Iri, Member, Overflow, OwnActor, Registered};
use jiff::Timestamp;
use store::events::Place;
use store::{StoreError, Transaction, actors, community, events, followers, guests};

use crate::receive_answer::tell_promoted;

/// Events of all hosts that are looked at in one read.
const EVENTS_PER_READ: u16 = 200;

/// Our events to come on whose lists she still is with a yes, a maybe or her name, of those after `after`, and where to go
/// on, if there may be more.
pub fn answered_to_come(
    tx: &mut Transaction<'_>,
    actor: &Iri,
    after: Option<&Place>,
    now: Timestamp,
) -> Result<(Vec<EventId>, Option<Place>), StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok((Vec::new(), None));
    };
    let page = events::outlines(tx, now, after, EVENTS_PER_READ)?;
    let mut answered = Vec::new();
    for outline in page.iter().filter(|outline| outline.host == identity.origin) {
        if is_on(&guests::get(tx, &outline.id)?, actor) {
            answered.push(outline.id.clone());
        }
    }
    let is_last = page.len() < usize::from(EVENTS_PER_READ);
    let last = page.last().filter(|_| !is_last).map(events::Outline::place);
    Ok((answered, last))
}

/// Takes back her answer to one of them, as if she had said so, gives the seat to who waits, and takes her name off the list
/// (F22-2). Nobody tells her.
pub fn take_back_of_gone(
    tx: &mut Transaction<'_>,
    actor: &Iri,
    event: &EventId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(event) = events::get(tx, event)?.filter(|event| event.draft.start.at > now) else {
        return Ok(());
    };
    let mut list = guests::get(tx, &event.id)?;
    let (before, mut moved_up) = (list.clone(), Vec::new());
    if let Some(guest) = comes(&list, actor).cloned() {
        let gone = Guest {
            answer: Answer::Withdrawn,
            counter: guest.counter.next(),
            at: now,
            ..guest
        };
        if let Ok(Registered::Changed(changed)) = list.register(gone, event.draft.capacity, Overflow::Refuse)
        {
            moved_up.extend(changed.into_iter().skip(1));
        }
    }
    list.without_name(&GuestKey::Actor(actor.clone()), &Member::no_name());
    if list == before {
        return Ok(());
    }
    guests::put(tx, &event.id, &list)?;
    tell_promoted(tx, &event.id, &list, &moved_up, now)
}

/// Whether there is something of hers on it: a seat, a place in the line, or her name.
fn is_on(list: &GuestSet, actor: &Iri) -> bool {
    let known = list.find(&GuestKey::Actor(actor.clone()));
    comes(list, actor).is_some() || known.is_some_and(|guest| guest.name != Member::no_name())
}

fn comes<'l>(list: &'l GuestSet, actor: &Iri) -> Option<&'l Guest> {
    let known = list.find(&GuestKey::Actor(actor.clone()));
    known.filter(|guest| matches!(guest.answer, Answer::Going | Answer::Maybe))
}

/// Forgets an actor that said so itself, or whose address answers 410. Forgetting one we never knew is nothing.
pub fn forget_actor(tx: &mut Transaction<'_>, actor: &Iri) -> Result<(), StoreError> {
    actors::remove(tx, actor)?;
    for object in [OwnActor::Community, OwnActor::Node] {
        followers::remove(tx, object, actor)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Audience, EventDraft, PersonName, RsvpCounter};
    use store::followers::Follower;

    use super::*;
    use crate::Rules;
    use crate::receive_answer::{Said, SaidBy, receive_answer};
    use crate::samples::{self, act, at, draft, event_id, iri, person};

    /// F02: who waits moves up when a guest of another server is gone for good, and what is over stays as it was.
    #[test]
    fn the_seats_of_who_is_gone_fall_free_and_her_next_answer_still_counts() {
        let database = samples::node();
        let one_seat = |start| EventDraft {
            capacity: Some(1),
            ..draft(start)
        };
        samples::peer(&database, "b.example", &[domain::Scope::Events]);
        let (gone, waits) = (person("b.example", "maren"), person("b.example", "robin"));
        let says = |event: &domain::Event, actor: &Iri, counter: u64| {
            let said = Said {
                actor: actor.clone(),
                event: event.iri.clone(),
                answer: Answer::Going,
                counter: Some(RsvpCounter(counter)),
                activity: iri(&format!("{actor}/{}/{counter}", event.id)),
                by: SaidBy::Join,
                name: PersonName::parse("Maren").unwrap(),
                organization: None,
                member_of: None,
            };
            act(&database, |tx| {
                receive_answer(tx, &Rules::default(), &said, at(1))
            })
        };
        let soon = samples::publish(&database, 1, &one_seat(100), &Audience::Public);
        let later = samples::publish(&database, 2, &one_seat(1_000), &Audience::Public);
        for event in [&soon, &later] {
            says(event, &gone, 1);
            says(event, &waits, 1);
        }
        let now = at(500);
        let (found, more) = database
            .read(|tx| answered_to_come(tx, &gone, None, now))
            .unwrap();
        assert_eq!((found, more), (vec![event_id(2)], None));
        for event in [&soon, &later] {
            act(&database, |tx| take_back_of_gone(tx, &gone, &event.id, now));
        }
        let stands = |event: &domain::Event, actor: &Iri| {
            let list = database.read(|tx| guests::get(tx, &event.id)).unwrap();
            let key = GuestKey::Actor(actor.clone());
            (list.state(&key).unwrap(), list.find(&key).unwrap().counter)
        };
        use domain::RsvpState::{Going, Waitlisted, Withdrawn};
        assert_eq!(stands(&later, &gone), (Withdrawn, RsvpCounter(2)));
        let list = database.read(|tx| guests::get(tx, &later.id)).unwrap();
        let nameless = list.find(&GuestKey::Actor(gone.clone())).unwrap();
        assert_eq!(nameless.name, domain::Member::no_name(), "F22-2");
        assert_eq!(stands(&later, &waits), (Going, RsvpCounter(1)));
        assert_eq!(stands(&soon, &gone), (Going, RsvpCounter(1)), "it has begun");
        act(&database, |tx| take_back_of_gone(tx, &gone, &later.id, now));
        assert_eq!(stands(&later, &gone), (Withdrawn, RsvpCounter(2)), "once");
        says(&later, &gone, 3);
        assert_eq!(stands(&later, &gone), (Waitlisted, RsvpCounter(3)));
    }

    #[test]
    fn who_is_gone_follows_neither_the_community_nor_the_node_and_others_stay() {
        let database = samples::node();
        let (gone, stays) = (person("s.example", "sam"), person("s.example", "klara"));
        for actor in [&gone, &stays] {
            let follower = Follower {
                actor: actor.clone(),
                inbox: iri("https://s.example/inbox"),
                follow: iri("https://s.example/follows/1"),
                since: at(0),
            };
            let row = actors::ActorRow {
                id: actor.clone(),
                document: serde_json::Value::Null,
                fetched: at(0),
            };
            act(&database, |tx| {
                followers::put(tx, OwnActor::Community, &follower)?;
                followers::put(tx, OwnActor::Node, &follower)?;
                actors::put(tx, &row)
            });
        }
        act(&database, |tx| forget_actor(tx, &gone));
        for (actor, is_known) in [(&gone, false), (&stays, true)] {
            let known = database.read(|tx| actors::get(tx, actor)).unwrap();
            assert_eq!(known.is_some(), is_known);
            for object in [OwnActor::Community, OwnActor::Node] {
                let found = database.read(|tx| followers::get(tx, object, actor)).unwrap();
                assert_eq!(found.is_some(), is_known);
            }
        }
        act(&database, |tx| forget_actor(tx, &gone));
    }
}
