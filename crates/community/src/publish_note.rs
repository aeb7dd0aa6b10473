//! What was released from a room becomes a note that others read (F24, need 0.10): the second of two steps, of which the rooms
//! keep the first, so it is taken again after a crash and makes one note however often (R12).

use domain::{Federable, Labeled, NoteId, ReleaseReach, ReleasedNote, ReleasedNoteRefused};
use jiff::Timestamp;
use store::{StoreError, Transaction, notes};

/// Why there is no note.
#[derive(Debug, thiserror::Error)]
pub enum PublishNoteRefused {
    /// These words are no note.
    #[error(transparent)]
    Note(#[from] ReleasedNoteRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Publishes what was released, under the id of its release: the same again changes nothing, and what was withdrawn does not
/// come back. Who may read it is what its label says. The id is made of the moment of the release and of its chance alone, so
/// that it tells nothing of the room and is the same at each try.
pub fn publish_note(
    tx: &mut Transaction<'_>,
    id: &NoteId,
    text: &Labeled<String, Federable<ReleaseReach>>,
    now: Timestamp,
) -> Result<(), PublishNoteRefused> {
    if notes::get(tx, id)?.is_some() || notes::is_withdrawn(tx, id)? {
        return Ok(());
    }
    let note = ReleasedNote::of(id.clone(), text.value(), *text.audience(), now)?;
    notes::put(tx, &note)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, refused};
    use crate::withdraw_note::withdraw_note;

    fn id(number: u8) -> NoteId {
        NoteId::new(u64::from(number), [number; 10])
    }

    fn words(text: &str, reach: ReleaseReach) -> Labeled<String, Federable<ReleaseReach>> {
        Labeled::federable(text.to_owned(), reach)
    }

    /// F24, R12: however often the second step is taken there is one note, as it was at first.
    #[test]
    fn a_release_becomes_one_note_however_often_it_is_published() {
        let database = samples::node();
        let first = words("Ask for a second quote.", ReleaseReach::Public);
        for second in [1, 2, 3] {
            act(&database, |tx| publish_note(tx, &id(1), &first, at(second)));
        }
        let other = words("Something else.", ReleaseReach::Members);
        act(&database, |tx| publish_note(tx, &id(1), &other, at(4)));
        let kept = database.read(|tx| notes::page(tx, ReleaseReach::Members, None, 9));
        let note = ReleasedNote::of(id(1), "Ask for a second quote.", ReleaseReach::Public, at(1)).unwrap();
        assert_eq!(kept.unwrap(), [note]);
    }

    /// F24: an officer takes a note away once; the worker that was stopped before it was done brings it back no more.
    #[test]
    fn what_was_withdrawn_is_not_published_again() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let text = words("Ask for a second quote.", ReleaseReach::Public);
        act(&database, |tx| publish_note(tx, &id(1), &text, at(1)));
        act(&database, |tx| withdraw_note(tx, &officer, &id(1), at(2)));
        act(&database, |tx| publish_note(tx, &id(1), &text, at(3)));
        assert_eq!(database.read(|tx| notes::get(tx, &id(1))).unwrap(), None);
        assert!(database.tables_with("second quote").is_empty());
    }

    #[test]
    fn no_words_and_too_many_are_no_note() {
        let database = samples::node();
        let long = "x".repeat(ReleasedNote::CHARS_MAX + 1);
        for (text, why) in [
            (" ", ReleasedNoteRefused::Empty),
            (long.as_str(), ReleasedNoteRefused::TooLong),
        ] {
            let text = words(text, ReleaseReach::Public);
            let refused = refused(&database, |tx| publish_note(tx, &id(1), &text, at(1)));
            assert!(matches!(refused, PublishNoteRefused::Note(found) if found == why));
        }
    }
}
