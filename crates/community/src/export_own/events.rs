//! What she answered, how she stood on the list of guests, and what she was to do.

use domain::{EventId, GuestKey, Job, Member, Register};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{
    StoreError, Transaction, calls as hands, events, guest_invitations, guest_notes, guests, jobs as lists,
    join_links, rsvps,
};

use super::{Rows, row};

const ANSWERS_PER_READ: u16 = 500;

/// Each answer with the event it is to; of an event here also the name she stood under on its list, and when she came in.
pub(super) fn answers(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let (mut rows, mut after): (Vec<Value>, Option<EventId>) = (Vec::new(), None);
    loop {
        let page = rsvps::of_member_after(tx, &who.id, after.as_ref(), ANSWERS_PER_READ)?;
        let is_last = page.len() < usize::from(ANSWERS_PER_READ);
        for register in page {
            rows.push(answer(tx, who, &register)?);
            after = Some(register.event);
        }
        if is_last {
            return Ok(rows);
        }
    }
}

fn answer(tx: &mut Transaction<'_>, who: &Member, register: &Register) -> Result<Value, StoreError> {
    let event = events::get(tx, &register.event)?;
    let key = GuestKey::Member(who.id.clone());
    let list = guests::get(tx, &register.event)?;
    let unwilling = guest_notes::get(tx, &register.event)?.unwilling;
    Ok(json!({
        "answer": row(register),
        "event": event.map(|event| json!({
            "address": event.iri, "title": event.draft.title, "start": event.draft.start.at,
        })),
        "on_the_list": list.find(&key).map(|guest| json!({
            "name": guest.name, "organization": guest.organization, "seat": guest.seat, "checked_in": guest.checked_in,
        })),
        "wants_no_mails_of_organisers": unwilling.contains(&key),
        "joins_by": join_links::heard(tx, &who.id, &register.event)?,
    }))
}

/// Each event that officers invited her to, and when.
pub(super) fn invited(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let invited = guest_invitations::of_member(tx, &who.id)?;
    let row = |(event, at): (EventId, Timestamp)| json!({ "event": event, "at": at });
    Ok(invited.into_iter().map(row).collect())
}

/// Each call for hands of hers as she wrote it, and of which she was told (F10).
pub(super) fn calls(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows = Vec::new();
    for call in hands::all(tx)? {
        if call.own.as_ref().is_some_and(|own| own.author == who.id) {
            rows.push(json!({ "call": row(&call) }));
        } else if hands::was_told(tx, &call.id, &who.id)? {
            rows.push(json!({ "told_of": call.iri }));
        }
    }
    Ok(rows)
}

/// Each answer of hers to a call, with the call's address (F10).
pub(super) fn answers_to_calls(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows = Vec::new();
    for call in hands::all(tx)? {
        let answers = hands::answers(tx, &call.id)?;
        let hers = answers.iter().filter(|answer| answer.is_of(&who.id));
        rows.extend(hers.map(|answer| json!({ "call": call.iri, "answer": row(answer) })));
    }
    Ok(rows)
}

/// Each job that is hers, and at which event.
pub(super) fn jobs(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let mut rows = Vec::new();
    for event in lists::held_by(tx, &who.id)? {
        let is_hers = |job: &&Job| job.holder.as_ref().is_some_and(|holder| holder.member == who.id);
        let list = lists::get(tx, &event)?;
        let hers = list.iter().filter(is_hers);
        rows.extend(hers.map(|job| json!({ "event": event, "job": row(job) })));
    }
    Ok(rows)
}
