//! Files of members that officers handed in: how far each is, its text while it is needed, and its lines at fault (need
//! F22-1).

use std::collections::BTreeSet;

use domain::{Columns, Handle, ImportCounts, ImportId, ImportStage, LineFault};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::{KeyForm, Table};

const IMPORTS: Table<ImportId, Import> = Table::new(spaces::IMPORTS, "imports");
/// Which there are: one record, so that two who hand in at once are counted (storage, section 2).
const IDS: Table<str, BTreeSet<ImportId>> = Table::new(spaces::IMPORT_IDS, "which imports there are");
const ALL: &str = "all";
const TEXTS: Table<(ImportId, u64), String> = Table::new(spaces::IMPORT_TEXTS, "texts of imports");
/// Import, run, line: what an earlier run found wrong is no news of this one.
const FAULTS: Table<(ImportId, (u64, u64)), LineFault> =
    Table::new(spaces::IMPORT_FAULTS, "faults of imports");

/// Bytes of a piece of text; every letter may need two bytes as JSON.
const PIECE_BYTES: usize = 128 * 1024;
/// Pieces of the longest text.
const PIECES_MAX: u16 = 64;
/// Faults forgotten at once.
const FORGOTTEN_MAX: u16 = 2_000;
/// Files that were handed in before there was a record of which there are.
const UNLISTED_MAX: u16 = 1_000;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Its name in addresses.
    pub id: ImportId,
    /// Which officer handed it in.
    pub by: Handle,
    /// When.
    pub begun: Timestamp,
    /// When it last went on.
    pub touched: Timestamp,
    /// Where it stands.
    pub stage: ImportStage,
    /// The names of its columns.
    pub heading: Vec<String>,
    /// Which of them is what.
    pub columns: Columns,
    /// Lines under the heading, without blank ones.
    pub lines: u32,
    /// How often it was looked through or taken in; what is at fault is of one of them.
    pub run: u64,
    /// Line of the file up to which the stage is done; 0 at its beginning.
    pub behind: u64,
    /// What became of the lines so far in this stage.
    pub counts: ImportCounts,
    /// Whether the new ones are mailed with the change itself.
    pub mails: bool,
}

/// One of them.
pub fn get(tx: &mut Transaction<'_>, id: &ImportId) -> Result<Option<Import>, StoreError> {
    tx.get(&IMPORTS, id)
}

/// Writes how far it is.
pub fn put(tx: &mut Transaction<'_>, import: &Import) -> Result<(), StoreError> {
    if matches!(import.stage, ImportStage::Looking | ImportStage::Going) {
        tx.wake(Topic::Imports);
    }
    tx.put(&IMPORTS, &import.id, import)
}

/// Keeps a new one; [`count`] counts it from now on.
pub fn begin(tx: &mut Transaction<'_>, import: &Import) -> Result<(), StoreError> {
    let mut all = ids(tx)?;
    all.insert(import.id.clone());
    tx.put(&IDS, ALL, &all)?;
    put(tx, import)
}

/// How many there are; whoever relies on it is run again when that changes.
pub fn count(tx: &mut Transaction<'_>) -> Result<usize, StoreError> {
    Ok(ids(tx)?.len())
}

/// All of them, oldest first.
pub fn list(tx: &mut Transaction<'_>) -> Result<Vec<Import>, StoreError> {
    let all = ids(tx)?;
    let rows = all.iter().map(|id| get(tx, id));
    rows.filter_map(Result::transpose).collect()
}

/// As the record says; before it was first written, as many rows as there can be.
fn ids(tx: &mut Transaction<'_>) -> Result<BTreeSet<ImportId>, StoreError> {
    if let Some(all) = tx.get(&IDS, ALL)? {
        return Ok(all);
    }
    let range = Range::prefix(spaces::IMPORTS, b"");
    let rows = tx.page(&IMPORTS, range, Direction::Forward, UNLISTED_MAX)?;
    Ok(rows.into_iter().map(|(_, import)| import.id).collect())
}

/// Keeps the text of a file.
pub fn put_text(tx: &mut Transaction<'_>, id: &ImportId, text: &str) -> Result<(), StoreError> {
    let (mut rest, mut number) = (text, 0_u64);
    while !rest.is_empty() {
        let mut end = rest.len().min(PIECE_BYTES);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, behind) = rest.split_at(end);
        tx.put(&TEXTS, &(id.clone(), number), &piece.to_owned())?;
        (rest, number) = (behind, number + 1);
    }
    Ok(())
}

/// The text of a file; empty once it was taken in.
pub fn text(tx: &mut Transaction<'_>, id: &ImportId) -> Result<String, StoreError> {
    let range = Range::prefix(spaces::IMPORT_TEXTS, &id.key());
    let rows = tx.page(&TEXTS, range, Direction::Forward, PIECES_MAX)?;
    Ok(rows.into_iter().map(|(_, piece)| piece).collect())
}

/// Notes what is wrong with a line in the present run.
pub fn put_fault(
    tx: &mut Transaction<'_>,
    import: &Import,
    line: u64,
    fault: &LineFault,
) -> Result<(), StoreError> {
    tx.put(&FAULTS, &(import.id.clone(), (import.run, line)), fault)
}

/// The lines at fault in the present run behind one of them, in the order of the file.
pub fn faults(
    tx: &mut Transaction<'_>,
    import: &Import,
    after: u64,
    limit: u16,
) -> Result<Vec<(u64, LineFault)>, StoreError> {
    let of_run = [import.id.key(), import.run.key()].concat();
    let mut range = Range::prefix(spaces::IMPORT_FAULTS, &of_run);
    range.start = [of_run, after.saturating_add(1).key()].concat();
    let rows = tx.page(&FAULTS, range, Direction::Forward, limit)?;
    let line = |(key, fault): (Key, LineFault)| (numbers(&key).1, fault);
    Ok(rows.into_iter().map(line).collect())
}

/// Forgets some of the faults of a file, of all its runs; whether there may be more.
pub fn forget_faults(tx: &mut Transaction<'_>, id: &ImportId) -> Result<bool, StoreError> {
    let range = Range::prefix(spaces::IMPORT_FAULTS, &id.key());
    let rows = tx.page(&FAULTS, range, Direction::Forward, FORGOTTEN_MAX)?;
    for (key, _) in &rows {
        tx.delete(&FAULTS, &(id.clone(), numbers(key)));
    }
    Ok(rows.len() == usize::from(FORGOTTEN_MAX))
}

/// Run and line at the end of a key.
fn numbers(key: &[u8]) -> (u64, u64) {
    let both = key.last_chunk::<16>().copied().unwrap_or_default();
    let [run, line] =
        [&both[..8], &both[8..]].map(|half| half.first_chunk::<8>().copied().unwrap_or_default());
    (u64::from_be_bytes(run), u64::from_be_bytes(line))
}

/// Forgets the text of a file: its people are members now, or never will be.
pub fn forget_text(tx: &mut Transaction<'_>, id: &ImportId) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::IMPORT_TEXTS, &id.key());
    let pieces = tx.page(&TEXTS, range, Direction::Forward, PIECES_MAX)?.len();
    for number in 0..pieces {
        tx.delete(&TEXTS, &(id.clone(), u64::try_from(number).unwrap_or(u64::MAX)));
    }
    Ok(())
}

/// Forgets a file whose text and faults are gone.
pub fn forget(tx: &mut Transaction<'_>, id: &ImportId) -> Result<(), StoreError> {
    let mut all = ids(tx)?;
    all.remove(id);
    tx.put(&IDS, ALL, &all)?;
    tx.delete(&IMPORTS, id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn import() -> Import {
        Import {
            id: ImportId::new(1, [1; 10]),
            by: Handle::parse("olga").unwrap(),
            begun: at(0),
            touched: at(0),
            stage: ImportStage::Looked,
            heading: vec!["mail".to_owned()],
            columns: Columns::default(),
            lines: 1,
            run: 1,
            behind: 0,
            counts: ImportCounts::default(),
            mails: false,
        }
    }

    #[test]
    fn a_text_comes_back_as_it_was_and_is_forgotten_whole() {
        let database = Database::in_memory();
        let id = import().id;
        let long = "ä\"".repeat(PIECE_BYTES);
        commit(&database, |tx| put_text(tx, &id, &long));
        assert_eq!(database.read(|tx| text(tx, &id)), Ok(long));
        commit(&database, |tx| forget_text(tx, &id));
        assert_eq!(database.read(|tx| text(tx, &id)), Ok(String::new()));
    }

    #[test]
    fn faults_are_those_of_the_present_run_and_are_forgotten_of_all() {
        let database = Database::in_memory();
        let mut import = import();
        for (run, line) in [(1, 17), (1, 40), (2, 40), (2, 300)] {
            import.run = run;
            commit(&database, |tx| put_fault(tx, &import, line, &LineFault::Mail));
        }
        let lines = |import: &Import, after| -> Vec<u64> {
            let found = database.read(|tx| faults(tx, import, after, 9)).unwrap();
            found.into_iter().map(|(line, _)| line).collect()
        };
        assert_eq!(lines(&import, 0), [40, 300]);
        assert_eq!(lines(&import, 40), [300]);
        import.run = 1;
        assert_eq!(lines(&import, 0), [17, 40]);
        assert!(!commit(&database, |tx| forget_faults(tx, &import.id)));
        assert!(lines(&import, 0).is_empty());
    }
}
