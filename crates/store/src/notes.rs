//! Notes: what was let out of rooms, to be read by everybody or by members (F24). A row says nothing of who said it or where.

use domain::{NoteId, ReleaseReach, ReleasedNote};
use engine::{Direction, Range};
use jiff::Timestamp;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::unreadable;

const NOTES: Table<NoteId, ReleasedNote> = Table::new(spaces::NOTES, "notes");
/// Of those, the ones that everybody reads: however many there are for members alone, a list without them takes as long.
const PUBLIC: Table<NoteId, ()> = Table::new(spaces::NOTES_PUBLIC, "notes for everybody");
/// When a note was withdrawn; what it said is gone.
const WITHDRAWN: Table<NoteId, Timestamp> = Table::new(spaces::NOTES_WITHDRAWN, "withdrawn notes");

/// One note.
pub fn get(tx: &mut Transaction<'_>, id: &NoteId) -> Result<Option<ReleasedNote>, StoreError> {
    tx.get(&NOTES, id)
}

/// Writes a note.
pub fn put(tx: &mut Transaction<'_>, note: &ReleasedNote) -> Result<(), StoreError> {
    match note.reach {
        ReleaseReach::Public => tx.put(&PUBLIC, &note.id, &())?,
        ReleaseReach::Members => tx.delete(&PUBLIC, &note.id),
    }
    tx.put(&NOTES, &note.id, note)
}

/// Whether a note of this id was there and was withdrawn: it does not come back.
pub fn is_withdrawn(tx: &mut Transaction<'_>, id: &NoteId) -> Result<bool, StoreError> {
    tx.has(&WITHDRAWN, id)
}

/// Forgets what a note said, and remembers that it is not to come back.
pub fn withdraw(tx: &mut Transaction<'_>, id: &NoteId, now: Timestamp) -> Result<(), StoreError> {
    tx.delete(&NOTES, id);
    tx.delete(&PUBLIC, id);
    tx.put(&WITHDRAWN, id, &now)
}

/// Notes older than one of them, latest first: all of them for members, else those for everybody.
pub fn page(
    tx: &mut Transaction<'_>,
    reach: ReleaseReach,
    before: Option<&NoteId>,
    limit: u16,
) -> Result<Vec<ReleasedNote>, StoreError> {
    let older = |space| Range {
        end: before.map(KeyForm::key),
        ..Range::prefix(space, b"")
    };
    if reach == ReleaseReach::Members {
        let rows = tx.page(&NOTES, older(spaces::NOTES), Direction::Backward, limit)?;
        return Ok(rows.into_iter().map(|(_, note)| note).collect());
    }
    let rows = tx.page(&PUBLIC, older(spaces::NOTES_PUBLIC), Direction::Backward, limit)?;
    let mut ids = Vec::with_capacity(rows.len());
    for (key, ()) in rows {
        let id = std::str::from_utf8(&key)
            .ok()
            .and_then(|text| NoteId::parse(text).ok());
        ids.push(id.ok_or_else(|| unreadable(PUBLIC.name, &key))?);
    }
    tx.read_ahead(&NOTES, ids.iter().cloned())?;
    let mut notes = Vec::with_capacity(ids.len());
    for id in &ids {
        notes.extend(get(tx, id)?);
    }
    Ok(notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn note(number: u8, reach: ReleaseReach) -> ReleasedNote {
        let id = NoteId::new(u64::from(number), [number; 10]);
        ReleasedNote::of(id, "Ask for a second quote.", reach, at(i64::from(number))).unwrap()
    }

    /// F24: the latest come first, page by page, and a list for everybody has none for members.
    #[test]
    fn notes_are_listed_latest_first_for_whoever_may_read_them() {
        let database = Database::in_memory();
        let all: Vec<ReleasedNote> = (1..=7)
            .map(|number| match number % 3 {
                0 => note(number, ReleaseReach::Members),
                _ => note(number, ReleaseReach::Public),
            })
            .collect();
        for note in &all {
            commit(&database, |tx| put(tx, note));
        }
        for (reach, sees) in [(ReleaseReach::Members, 7), (ReleaseReach::Public, 5)] {
            let (mut listed, mut before) = (Vec::new(), None::<NoteId>);
            loop {
                let part = database.read(|tx| page(tx, reach, before.as_ref(), 2)).unwrap();
                let Some(last) = part.last() else { break };
                before = Some(last.id.clone());
                listed.extend(part);
            }
            listed.reverse();
            let wanted = all
                .iter()
                .filter(|note| reach == ReleaseReach::Members || note.reach == reach);
            assert_eq!(listed, wanted.cloned().collect::<Vec<_>>());
            assert_eq!(listed.len(), sees);
        }
    }

    /// F24: what was withdrawn is nowhere, and is known not to come back.
    #[test]
    fn a_withdrawn_note_leaves_its_name_alone() {
        let database = Database::in_memory();
        let gone = note(1, ReleaseReach::Public);
        commit(&database, |tx| put(tx, &gone));
        assert!(!commit(&database, |tx| is_withdrawn(tx, &gone.id)));
        commit(&database, |tx| withdraw(tx, &gone.id, at(9)));
        assert!(commit(&database, |tx| is_withdrawn(tx, &gone.id)));
        assert_eq!(commit(&database, |tx| get(tx, &gone.id)), None);
        for reach in ReleaseReach::ALL {
            assert_eq!(database.read(|tx| page(tx, reach, None, 9)).unwrap(), []);
        }
        assert!(database.tables_with("second quote").is_empty());
    }
}
