//! Mails of organisers to guests: queued for those who stood on the list when it was sent, one mail for each (F21).

use domain::{EventId, GuestKey};
use engine::Leased;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, MEMBERS_PER_TURN, enqueue, settle};
use crate::Transaction;
use crate::database::StoreError;

/// One mail on its way to many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSpread {
    /// Guests of what.
    pub event: EventId,
    /// Which mail of that event.
    pub number: u32,
    /// Whom it has still to reach; at most a whole guest list.
    pub to: Vec<GuestKey>,
    /// When it was sent.
    pub at: Timestamp,
}

/// The same for one guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteMail {
    /// Guest of what.
    pub event: EventId,
    /// Which mail of that event.
    pub number: u32,
    /// To whom.
    pub to: GuestKey,
    /// When it was sent.
    pub at: Timestamp,
    /// The same for the same guest and mail: what was sent already is known by it.
    pub name: [u8; 16],
    /// How often handing it on has failed.
    pub tries: u32,
}

/// Queues a mail for all of its guests, in the same transaction in which it is written down.
pub fn queue_note(tx: &mut Transaction<'_>, spread: NoteSpread) -> Result<(), StoreError> {
    let due = spread.at;
    enqueue(tx, due, &Job::SpreadNote(Box::new(spread)))
}

/// Queues it for the next of them, in one transaction with how far it has come.
pub fn spread_note(tx: &mut Transaction<'_>, leased: &Leased, spread: &NoteSpread) -> Result<(), StoreError> {
    settle(tx, leased);
    let turn = spread.to.len().min(usize::from(MEMBERS_PER_TURN));
    let (now, later) = spread.to.split_at(turn);
    for to in now {
        let mail = NoteMail {
            event: spread.event.clone(),
            number: spread.number,
            to: to.clone(),
            at: spread.at,
            name: name_of(spread, to),
            tries: 0,
        };
        enqueue(tx, spread.at, &Job::Note(Box::new(mail)))?;
    }
    if later.is_empty() {
        return Ok(());
    }
    let rest = NoteSpread {
        to: later.to_vec(),
        ..spread.clone()
    };
    enqueue(tx, spread.at, &Job::SpreadNote(Box::new(rest)))
}

fn name_of(spread: &NoteSpread, to: &GuestKey) -> [u8; 16] {
    let (event, number) = (&spread.event, spread.number);
    let hash = Sha256::digest(format!("note {event} {number} {to:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    name
}
