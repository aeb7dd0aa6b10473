//! An officer hands in a file of members, says which column is what, and that it be taken in or dropped (need F22-1). What
//! becomes of its lines is worked out piece by piece in `take_in_file`.

use domain::{
    Columns, ColumnsRefused, ImportCounts, ImportId, ImportStage, MEMBER_FILE_BYTES_MAX,
    MEMBER_FILE_LINES_MAX,
};
use jiff::Timestamp;
use store::imports::{self, Import};
use store::{Officer, StoreError, Transaction, audit};
use wire::csv::{CsvLimits, CsvReader, CsvUnreadable};

use crate::import_members::Invite;
use crate::take_in_file::FileLines;

/// Most files that are kept at once.
pub const FILES_MAX: usize = 10;
/// How often the columns of one file may be said anew.
pub const RUNS_MAX: u64 = 20;
/// Days after which a file that nobody touched is forgotten.
pub const KEPT_DAYS: i64 = 7;

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum FileRefused {
    /// Above [`MEMBER_FILE_BYTES_MAX`].
    #[error("a file has at most {} MiB; part it in two", MEMBER_FILE_BYTES_MAX / 1024 / 1024)]
    TooLarge,
    /// A picture, or a spreadsheet in its own format.
    #[error("this is no text; save the table as \"CSV UTF-8\"")]
    NotText,
    /// It is no table.
    #[error(transparent)]
    Unreadable(#[from] CsvUnreadable),
    /// There is a heading at most.
    #[error("there is nobody in the file: nothing stands under its heading")]
    NoLines,
    /// Above [`MEMBER_FILE_LINES_MAX`].
    #[error("at most {MEMBER_FILE_LINES_MAX} lines are read; part the file in two")]
    TooManyLines,
}

/// Why nothing happens.
#[derive(Debug, thiserror::Error)]
pub enum ImportRefused {
    /// It was dropped, or was kept its time.
    #[error("that file is not here any more")]
    NoSuchImport,
    /// Somebody else went on with it meanwhile.
    #[error("somebody went on with this file meanwhile")]
    Moved,
    /// Nobody could be known by them.
    #[error(transparent)]
    Columns(#[from] ColumnsRefused),
    /// It was looked through [`RUNS_MAX`] times.
    #[error("the columns of this file were changed {RUNS_MAX} times; hand it in again")]
    TooOften,
    /// [`FILES_MAX`] are kept already.
    #[error("{FILES_MAX} files are kept already; drop one of them first")]
    TooManyFiles,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A file that is a table of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFile {
    text: String,
    heading: Vec<String>,
    lines: u32,
}

impl MemberFile {
    /// Reads it once from end to end, so that nothing of it is found unreadable later.
    pub fn read(bytes: Vec<u8>) -> Result<Self, FileRefused> {
        if bytes.len() > MEMBER_FILE_BYTES_MAX {
            return Err(FileRefused::TooLarge);
        }
        let is_control = |byte: &u8| *byte < b' ' && !matches!(*byte, b'\t' | b'\r' | b'\n');
        if bytes.iter().any(is_control) {
            return Err(FileRefused::NotText);
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let before = good.iter().filter(|byte| **byte == b'\n').count();
            CsvUnreadable::NotUtf8(1 + u64::try_from(before).unwrap_or(u64::MAX))
        })?;
        let mut table = CsvReader::begin(text.as_bytes(), CsvLimits::of_members())?;
        let heading = table.heading().to_vec();
        let mut lines = 0;
        while table.next_record()?.is_some() {
            lines += 1;
            if lines > MEMBER_FILE_LINES_MAX {
                return Err(FileRefused::TooManyLines);
            }
        }
        match lines {
            0 => Err(FileRefused::NoLines),
            lines => Ok(Self { text, heading, lines }),
        }
    }

    /// The names of its columns.
    pub fn heading(&self) -> &[String] {
        &self.heading
    }

    /// How many lines stand under them.
    pub fn lines(&self) -> u32 {
        self.lines
    }

    /// Its lines one after the other, with these columns.
    pub fn into_lines(self, columns: Columns) -> FileLines {
        FileLines::of(self.text, columns)
    }
}

/// Keeps the file; it is looked through next, if its heading says which column is what.
pub fn hand_in_members(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ImportId,
    file: &MemberFile,
    now: Timestamp,
) -> Result<Import, ImportRefused> {
    if imports::count(tx)? >= FILES_MAX {
        return Err(ImportRefused::TooManyFiles);
    }
    let columns = Columns::guess(&file.heading);
    let import = Import {
        id: id.clone(),
        by: officer.member().handle.clone(),
        begun: now,
        touched: now,
        stage: match columns.check() {
            Ok(()) => ImportStage::Looking,
            Err(_) => ImportStage::Columns,
        },
        heading: file.heading.clone(),
        columns,
        lines: file.lines,
        run: 1,
        behind: 0,
        counts: ImportCounts::default(),
        mails: false,
    };
    imports::put_text(tx, id, &file.text)?;
    imports::begin(tx, &import)?;
    Ok(import)
}

/// Says which column is what; the file is looked through anew.
pub fn choose_columns(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    id: &ImportId,
    columns: &Columns,
    now: Timestamp,
) -> Result<Import, ImportRefused> {
    let import = imports::get(tx, id)?.ok_or(ImportRefused::NoSuchImport)?;
    if matches!(import.stage, ImportStage::Going | ImportStage::Done) {
        return Err(ImportRefused::Moved);
    }
    columns.check()?;
    if import.run >= RUNS_MAX {
        return Err(ImportRefused::TooOften);
    }
    let import = Import {
        columns: columns.clone(),
        ..begun_again(import, ImportStage::Looking, now)
    };
    imports::put(tx, &import)?;
    Ok(import)
}

/// Says that the lines that are good be taken in; whoever looked at another state of the file than this is refused.
pub fn start_import(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ImportId,
    (run, invite): (u64, Invite),
    now: Timestamp,
) -> Result<Import, ImportRefused> {
    let import = imports::get(tx, id)?.ok_or(ImportRefused::NoSuchImport)?;
    if import.stage != ImportStage::Looked || import.run != run {
        return Err(ImportRefused::Moved);
    }
    let by = officer.member().handle.clone();
    audit::log(tx, by.as_str(), &format!("import members: {}", import.lines), now)?;
    let import = Import {
        by,
        mails: invite == Invite::Now,
        ..begun_again(import, ImportStage::Going, now)
    };
    imports::put(tx, &import)?;
    Ok(import)
}

fn begun_again(import: Import, stage: ImportStage, now: Timestamp) -> Import {
    Import {
        stage,
        run: import.run + 1,
        behind: 0,
        counts: ImportCounts::default(),
        touched: now,
        ..import
    }
}

/// Forgets a piece of a file that nobody wants any more; whether there is more of it. One that is being taken in stops
/// there: who was taken in stays, and nobody else comes.
pub fn drop_import(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &ImportId,
    now: Timestamp,
) -> Result<bool, ImportRefused> {
    let import = imports::get(tx, id)?.ok_or(ImportRefused::NoSuchImport)?;
    if import.stage == ImportStage::Going {
        let by = officer.member().handle.as_str();
        audit::log(tx, by, &format!("stop importing members: {}", import.lines), now)?;
    }
    if goes_on(&import) {
        // Of another run, so that whoever holds a piece of it does nothing with it.
        imports::put(tx, &begun_again(import, ImportStage::Columns, now))?;
    }
    Ok(forget_piece(tx, id)?)
}

fn goes_on(import: &Import) -> bool {
    matches!(import.stage, ImportStage::Looking | ImportStage::Going)
}

/// The same for files that nobody touched for [`KEPT_DAYS`]; whether one was found. One that is being taken in is kept,
/// however long that takes.
pub fn forget_old_import(tx: &mut Transaction<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let since = now.as_second() - KEPT_DAYS * 86_400;
    let is_old = |import: &Import| import.stage != ImportStage::Going && import.touched.as_second() < since;
    // Each row is read by itself: one that somebody goes on with meanwhile is looked at anew.
    match imports::list(tx)?.into_iter().find(is_old) {
        None => Ok(false),
        Some(import) => {
            forget_piece(tx, &import.id)?;
            Ok(true)
        }
    }
}

fn forget_piece(tx: &mut Transaction<'_>, id: &ImportId) -> Result<bool, StoreError> {
    if imports::forget_faults(tx, id)? {
        return Ok(true);
    }
    imports::forget_text(tx, id)?;
    imports::forget(tx, id)?;
    Ok(false)
}

#[cfg(test)]
mod tests {
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, refused};
    use crate::take_in_file::{Went, open_file, take_in_piece};

    fn file(text: &str) -> MemberFile {
        MemberFile::read(text.as_bytes().to_vec()).unwrap()
    }

    fn id(number: u8) -> ImportId {
        ImportId::new(u64::from(number), [number; 10])
    }

    fn handed_in(database: &Database, officer: &Officer, number: u8, text: &str) -> Import {
        act(database, |tx| {
            hand_in_members(tx, officer, &id(number), &file(text), at(1))
        })
    }

    /// F22-1
    #[test]
    fn what_is_no_table_of_people_is_refused_in_words_before_anything_is_kept() {
        for (bytes, why) in [
            (b"".to_vec(), "the file is empty"),
            (b"mail,name\n\n".to_vec(), "nothing stands under its heading"),
            (b"PK\x03\x04\x00".to_vec(), "save the table as \"CSV UTF-8\""),
            (b"mail,name\na@a.example,\xff\n".to_vec(), "line 2 is not UTF-8"),
            (vec![b'a'; MEMBER_FILE_BYTES_MAX + 1], "at most 4 MiB"),
            (
                [b"mail,name\n".to_vec(), b"a,\"".to_vec(), vec![b'x'; 2 << 20]].concat(),
                "does not end",
            ),
            (
                [b"a,b\n".to_vec(), b"c,d\n".repeat(50_001)].concat(),
                "at most 50000 lines",
            ),
        ] {
            let refused = MemberFile::read(bytes).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
    }

    /// F22
    #[test]
    fn a_file_whose_heading_says_too_little_waits_for_its_columns() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let import = handed_in(&database, &officer, 1, "Fax,Who\na@a.example,Ada\n");
        assert_eq!(import.stage, ImportStage::Columns);
        let mut columns = import.columns.clone();
        let missing = refused(&database, |tx| {
            choose_columns(tx, &officer, &id(1), &columns, at(2))
        });
        assert_eq!(missing.to_string(), "no column is the mail");
        columns.set("mail", "Fax", &import.heading).unwrap();
        columns.set("name", "Who", &import.heading).unwrap();
        let looking = act(&database, |tx| {
            choose_columns(tx, &officer, &id(1), &columns, at(2))
        });
        assert_eq!((looking.stage, looking.run), (ImportStage::Looking, 2));
        let too_early = refused(&database, |tx| {
            start_import(tx, &officer, &id(1), (2, Invite::Later), at(3))
        });
        assert!(
            matches!(too_early, ImportRefused::Moved),
            "nobody saw what would happen"
        );
    }

    #[test]
    fn files_have_a_limit_and_are_dropped_and_forgotten_in_time() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let many = u8::try_from(FILES_MAX).unwrap();
        for number in 1..=many {
            handed_in(&database, &officer, number, "mail,name\na@a.example,Ada\n");
        }
        let more = file("mail,name\na@a.example,Ada\n");
        let full = refused(&database, |tx| {
            hand_in_members(tx, &officer, &id(99), &more, at(2))
        });
        assert!(matches!(full, ImportRefused::TooManyFiles));
        assert!(!act(&database, |tx| drop_import(tx, &officer, &id(1), at(2))));
        let gone = refused(&database, |tx| drop_import(tx, &officer, &id(1), at(2)));
        assert!(matches!(gone, ImportRefused::NoSuchImport));
        handed_in(&database, &officer, 99, "mail,name\na@a.example,Ada\n");
        let later = at(KEPT_DAYS * 86_400 + 5);
        while act(&database, |tx| forget_old_import(tx, later)) {}
        assert!(database.read(imports::list).unwrap().is_empty());
        let text = database.read(|tx| imports::text(tx, &id(2))).unwrap();
        assert_eq!(text, "");
    }

    /// F22: two who hand in the last file at once are told that there is room for one.
    #[test]
    fn of_two_who_hand_in_at_once_the_second_is_counted() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let most = u8::try_from(FILES_MAX).unwrap();
        for number in 1..most {
            handed_in(&database, &officer, number, "mail,name\na@a.example,Ada\n");
        }
        let text = file("mail,name\na@a.example,Ada\n");
        let tries = std::cell::Cell::new(0);
        let full = refused(&database, |tx| {
            let import = hand_in_members(tx, &officer, &id(98), &text, at(2))?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                handed_in(&database, &officer, 99, "mail,name\na@a.example,Ada\n");
            }
            Ok(import)
        });
        assert!(matches!(full, ImportRefused::TooManyFiles), "{full}");
        assert_eq!(database.read(imports::list).unwrap().len(), FILES_MAX);
    }

    /// F22: a file that is being taken in is not forgotten by age, and stops when an officer says so.
    #[test]
    fn what_is_being_taken_in_is_stopped_by_an_officer_and_by_nobody_else() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let going = Import {
            stage: ImportStage::Going,
            ..handed_in(&database, &officer, 1, "mail,name\na@a.example,Ada\n")
        };
        act(&database, |tx| imports::put(tx, &going));
        let held = database
            .read(|tx| open_file(tx, &id(1)))
            .unwrap()
            .unwrap()
            .next_piece();
        let later = at(KEPT_DAYS * 86_400 + 5);
        assert!(!act(&database, |tx| forget_old_import(tx, later)));
        // More is wrong with it than is forgotten at once.
        act(&database, |tx| {
            (0..2_000).try_for_each(|line| imports::put_fault(tx, &going, line, &domain::LineFault::Mail))
        });
        assert!(act(&database, |tx| drop_import(tx, &officer, &id(1), later)));
        let member = [domain::MemberId::new(7, [7; 10])];
        let went = act(&database, |tx| take_in_piece(tx, &held, &member, later));
        assert_eq!(went, Went::Elsewhere);
        assert!(!act(&database, |tx| drop_import(tx, &officer, &id(1), later)));
        assert!(database.read(imports::list).unwrap().is_empty());
    }
}
