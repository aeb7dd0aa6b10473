//! I5: the owner's guest set and everybody's register say the same.

use domain::{Answer, Event, GuestKey, GuestSet, Iri, Member, Register, RsvpDelivery, RsvpState};
use store::{StoreError, events, guests, members, rsvps};

use crate::{StoryNode, World};

/// I5: after heal each member's register is what the owner of the event holds, and no event is oversold.
pub fn answers_agree(world: &World) -> Vec<String> {
    let nodes = world.nodes();
    let mut broken = Vec::new();
    for owner in &nodes {
        for event in super::events_of(&owner.database()) {
            if event.is_at(&owner.origin) {
                broken.extend(within_capacity(&event, &guests_of(owner, &event)));
            }
        }
    }
    for home in &nodes {
        for (member, register) in registers_of(home) {
            let event = home
                .database()
                .read(|tx| events::get(tx, &register.event))
                .expect("events can be read");
            let Some(event) = event else { continue };
            let Some(owner) = nodes.iter().find(|node| event.is_at(&node.origin)) else {
                continue;
            };
            broken.extend(compare(home, owner, &event, &member, &register));
        }
    }
    broken
}

fn within_capacity(event: &Event, guests: &GuestSet) -> Option<String> {
    let seated = guests
        .iter()
        .filter(|guest| guests.state(&guest.key) == Some(RsvpState::Going));
    let (seated, taken) = (seated.count(), guests.taken());
    if seated != taken {
        return Some(format!("I5: {}: counts {taken} and seats {seated}", event.iri));
    }
    let capacity = event.draft.capacity? as usize;
    (taken > capacity).then(|| format!("I5: {}: {taken} seats of {capacity} are taken", event.iri))
}

fn compare(
    home: &StoryNode,
    owner: &StoryNode,
    event: &Event,
    who: &Member,
    said: &Register,
) -> Option<String> {
    let there = owner
        .database()
        .read(|tx| events::by_iri(tx, &event.iri))
        .expect("events can be read")?;
    let key = match home.origin == owner.origin {
        true => GuestKey::Member(who.id.clone()),
        false => GuestKey::Actor(Iri::local(&home.origin, &format!("/users/{}", who.handle))),
    };
    let list = guests_of(owner, &there);
    let guest = list.find(&key).map(|guest| (guest.answer, guest.counter));
    let at = format!("I5: {} of {} about {}", who.handle, home.name, event.iri);
    match &said.delivery {
        RsvpDelivery::Sent | RsvpDelivery::NotConfirmed { .. } => {
            Some(format!("{at}: nobody has answered her {:?}", said.answer))
        }
        RsvpDelivery::Failed { .. } => Some(format!("{at}: was given up")),
        RsvpDelivery::Refused { .. } => {
            let newer = guest.is_some_and(|(_, counter)| counter >= said.counter);
            newer.then(|| format!("{at}: she is refused, and the owner has {guest:?}"))
        }
        delivery => {
            // A host that forgot her altogether and she who took her answer back are of one mind: nothing is told again.
            let is_nothing_to_both =
                guest.is_none() && said.answer == Answer::Withdrawn && home.origin != owner.origin;
            if is_nothing_to_both {
                return None;
            }
            if guest != Some((said.answer, said.counter)) {
                let hers = (said.answer, said.counter);
                let told = format!("she says {hers:?}, is told {delivery:?}");
                return Some(format!("{at}: {told}, the owner has {guest:?}"));
            }
            let state = list.state(&key);
            let agrees = match delivery {
                RsvpDelivery::Waitlisted { .. } => state == Some(RsvpState::Waitlisted),
                RsvpDelivery::Pending { .. } => state == Some(RsvpState::Pending),
                _ => state == Some(settled(said.answer)),
            };
            (!agrees).then(|| format!("{at}: she is told {delivery:?}, the owner has {state:?}"))
        }
    }
}

fn settled(answer: Answer) -> RsvpState {
    match answer {
        Answer::Going => RsvpState::Going,
        Answer::Maybe => RsvpState::Maybe,
        Answer::Declined => RsvpState::Declined,
        Answer::Withdrawn => RsvpState::Withdrawn,
    }
}

fn guests_of(node: &StoryNode, event: &Event) -> GuestSet {
    let found = node.database().read(|tx| guests::get(tx, &event.id));
    found.expect("guests can be read")
}

fn registers_of(node: &StoryNode) -> Vec<(Member, Register)> {
    let found = node.database().read(|tx| {
        let mut registers = Vec::new();
        for member in members::page(tx, None, 500)? {
            let of_hers = rsvps::of_member(tx, &member.id, 1_000)?;
            registers.extend(of_hers.into_iter().map(|register| (member.clone(), register)));
        }
        Ok::<_, StoreError>(registers)
    });
    found.expect("answers can be read")
}
