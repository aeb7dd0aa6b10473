//! A guest without a membership is forgotten: because she says so, some weeks after the event, or because she answers as
//! a member from now on (F12).

use domain::{Event, GuestKey, GuestSet, Iri, MemberId, VISITOR_DAYS_AFTER, VisitorId};
use jiff::Timestamp;
use store::visitors::{self, Visitor};
use store::{StoreError, Transaction, community, events, guest_notes, guests};

use crate::receive_answer::tell_promoted;

/// When the guests of an event that have no membership are forgotten.
pub(crate) fn forget_at(event: &Event) -> Timestamp {
    weeks_after(event.over_at())
}

fn weeks_after(end: Timestamp) -> Timestamp {
    let seconds = end.as_second().saturating_add(VISITOR_DAYS_AFTER * 86_400);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

/// When those of an event are forgotten that is gone: as they were told when they answered, and no later than these weeks
/// after it was taken away, wherever it had been moved to.
fn forget_at_gone(tx: &mut Transaction<'_>, visitor: &Visitor) -> Result<Timestamp, StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(visitor.forget_at);
    };
    let iri = Iri::local(&identity.origin, &format!("/events/{}", visitor.event));
    let tombstone = events::tombstone(tx, &iri)?;
    Ok(tombstone.map_or(visitor.forget_at, |gone| {
        visitor.forget_at.min(weeks_after(gone.deleted))
    }))
}

/// Forgets her name, her address and her links; a seat that she had goes to whoever has waited longest, while the event is
/// ahead.
pub fn forget_guest(tx: &mut Transaction<'_>, visitor: &Visitor, now: Timestamp) -> Result<(), StoreError> {
    let key = GuestKey::Visitor(visitor.id.clone());
    if let Some(event) = events::get(tx, &visitor.event)? {
        let mut list = guests::get(tx, &event.id)?;
        // Once it has begun or is off nobody moves up any more.
        let seats = match now < event.draft.start.at {
            true => event.seats(),
            false => Some(0),
        };
        let promoted = list.forget(&key, seats);
        guests::put(tx, &event.id, &list)?;
        tell_promoted(tx, &event.id, &list, &promoted, now)?;
        let mut notes = guest_notes::get(tx, &event.id)?;
        if notes.unwilling.remove(&key) {
            guest_notes::put(tx, &event.id, &notes)?;
        }
    }
    visitors::remove(tx, visitor);
    Ok(())
}

/// Forgets those whose event was over [`VISITOR_DAYS_AFTER`] days ago, of the next `limit` after `after`; where to go on, if
/// there are more.
pub fn forget_old_guests(
    tx: &mut Transaction<'_>,
    after: Option<&VisitorId>,
    now: Timestamp,
    limit: u16,
) -> Result<Option<VisitorId>, StoreError> {
    let page = visitors::every(tx, after, limit)?;
    for visitor in &page {
        let due = match events::get(tx, &visitor.event)? {
            Some(event) => forget_at(&event),
            None => forget_at_gone(tx, visitor)?,
        };
        if due <= now {
            forget_guest(tx, visitor, now)?;
        }
    }
    let is_full = page.len() == usize::from(limit);
    Ok(page.last().filter(|_| is_full).map(|visitor| visitor.id.clone()))
}

/// The guest of an address is a member now: she keeps her place under the member's name, and her wish for no more mails of
/// organisers; nobody holds two places. Those who moved up by it.
pub(crate) fn become_member(
    tx: &mut Transaction<'_>,
    list: &mut GuestSet,
    visitor: &Visitor,
    member: &MemberId,
    event: &Event,
) -> Result<Vec<GuestKey>, StoreError> {
    let (from, to) = (
        GuestKey::Visitor(visitor.id.clone()),
        GuestKey::Member(member.clone()),
    );
    visitors::remove(tx, visitor);
    let mut notes = guest_notes::get(tx, &event.id)?;
    if notes.unwilling.remove(&from) {
        notes.unwilling.insert(to.clone());
        guest_notes::put(tx, &event.id, &notes)?;
    }
    Ok(match list.rename(&from, &to) {
        true => Vec::new(),
        false => list.forget(&from, event.seats()),
    })
}
