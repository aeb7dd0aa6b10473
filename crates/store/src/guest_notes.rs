//! What organisers wrote to guests of an event, and who wants no such mails about it (F21).

use std::collections::BTreeSet;

use domain::{EventId, GuestKey, GuestText, MemberId, PersonName, Segment};
use engine::{Direction, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const NOTES: Table<EventId, GuestNotes> = Table::new(spaces::GUEST_NOTES, "mails to guests");
const TEXTS: Table<[u8], NoteText> = Table::new(spaces::GUEST_NOTE_TEXTS, "texts of mails to guests");

/// Most mails of one event that are remembered; with one more the oldest is forgotten.
pub const NOTES_MAX: usize = 30;

/// All of one event, in one row, so that a limit counts what is sent at the same moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestNotes {
    /// Oldest first.
    pub sent: Vec<SentNote>,
    /// Who wants no more of them.
    pub unwilling: BTreeSet<GuestKey>,
}

impl GuestNotes {
    /// The number of the one that is sent next.
    pub fn next(&self) -> u32 {
        self.sent.last().map_or(0, |last| last.number).saturating_add(1)
    }
}

/// One mail that an organiser sent to some guests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentNote {
    /// First is 1.
    pub number: u32,
    /// To whom.
    pub segment: Segment,
    /// To how many.
    pub mailed: u32,
    /// When.
    pub at: Timestamp,
    /// What stands for the preview that it was sent from: the same button pressed again sends nothing more. Empty in rows of
    /// before.
    #[serde(default)]
    pub seal: String,
}

/// What it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteText {
    /// Who wrote it.
    pub by: PersonName,
    /// Her id, which nobody is shown; none where it was not kept, or her data was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writer: Option<MemberId>,
    /// The words.
    pub text: GuestText,
}

/// Those of an event.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<GuestNotes, StoreError> {
    Ok(tx.get(&NOTES, event)?.unwrap_or_default())
}

/// Writes them back.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, notes: &GuestNotes) -> Result<(), StoreError> {
    tx.put(&NOTES, event, notes)
}

/// Adds one mail; its number.
pub fn add(
    tx: &mut Transaction<'_>,
    event: &EventId,
    (segment, mailed, seal): (Segment, u32, &str),
    text: &NoteText,
    now: Timestamp,
) -> Result<u32, StoreError> {
    let mut notes = get(tx, event)?;
    let number = notes.next();
    notes.sent.push(SentNote {
        number,
        segment,
        mailed,
        at: now,
        seal: seal.to_owned(),
    });
    while notes.sent.len() > NOTES_MAX {
        let oldest = notes.sent.remove(0);
        tx.delete(&TEXTS, text_key(event, oldest.number).as_slice());
    }
    put(tx, event, &notes)?;
    tx.put(&TEXTS, text_key(event, number).as_slice(), text)?;
    Ok(number)
}

/// What one of them said.
pub fn text(tx: &mut Transaction<'_>, event: &EventId, number: u32) -> Result<Option<NoteText>, StoreError> {
    tx.get(&TEXTS, text_key(event, number).as_slice())
}

/// Takes the name of a member off the next mails that she wrote, up to `limit` after `after`; where to go on, until all were
/// looked at. Whose membership became one with another's wrote them as that one, by her name.
pub fn without_name(
    tx: &mut Transaction<'_>,
    (writer, by, became): (&MemberId, &PersonName, Option<&MemberId>),
    after: Option<Key>,
    limit: u16,
) -> Result<Option<Key>, StoreError> {
    let is_hers = |text: &NoteText| text.writer.as_ref() == Some(writer);
    let range = behind(spaces::GUEST_NOTE_TEXTS, after);
    let rows = tx.page(&TEXTS, range, Direction::Forward, limit)?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (key, _) in rows.into_iter().filter(|(_, text)| is_hers(text)) {
        // Read by its key once more, so that one that is forgotten at the same moment does not come back.
        if let Some(text) = tx.get(&TEXTS, key.as_slice())?.filter(is_hers) {
            let nameless = NoteText {
                by: by.clone(),
                writer: became.cloned(),
                ..text
            };
            tx.put(&TEXTS, key.as_slice(), &nameless)?;
        }
    }
    Ok(last.flatten())
}

/// Forgets those of an event that is gone; what is queued of them goes no more.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) -> Result<(), StoreError> {
    for note in get(tx, event)?.sent {
        tx.delete(&TEXTS, text_key(event, note.number).as_slice());
    }
    tx.delete(&NOTES, event);
    Ok(())
}

fn text_key(event: &EventId, number: u32) -> Vec<u8> {
    let mut key = event.key();
    key.extend(number.to_be_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, event};

    #[test]
    fn mails_are_numbered_the_oldest_are_forgotten_and_none_is_left_of_an_event_that_is_gone() {
        let database = Database::in_memory();
        let id = event(1, 0).id;
        let words = NoteText {
            by: PersonName::parse("Olga").unwrap(),
            writer: None,
            text: GuestText::parse("Bring one case.").unwrap(),
        };
        for _ in 0..=NOTES_MAX {
            commit(&database, |tx| {
                add(tx, &id, (Segment::Going, 2, ""), &words, at(0))
            });
        }
        let kept = database.read(|tx| get(tx, &id)).unwrap().sent;
        assert_eq!((kept.len(), kept[0].number), (NOTES_MAX, 2));
        let read = |number| database.read(|tx| text(tx, &id, number)).unwrap();
        assert_eq!((read(1), read(2)), (None, Some(words.clone())));
        commit(&database, |tx| remove(tx, &id));
        assert_eq!(read(2), None);
        assert_eq!(database.read(|tx| get(tx, &id)), Ok(GuestNotes::default()));
    }
}
