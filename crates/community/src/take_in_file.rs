//! A file of members that was handed in goes on, a piece in one transaction with how far it is: what is broken off goes on
//! where it was, and no line is taken in or counted twice (need F22-1).

use std::io::Cursor;

use domain::{Columns, ImportId, ImportStage, LineFault, MemberId, MemberLine};
use jiff::Timestamp;
use store::imports::{self, Import};
use store::{StoreError, Transaction};
use wire::csv::{CsvLimits, CsvReader, CsvRecord};

use crate::import_members::{Fate, Importing, Invite, PIECE, Reading, import_piece, look_at_piece};

/// A file that is being read, from where its stage was left.
pub struct OpenFile {
    id: ImportId,
    run: u64,
    stage: ImportStage,
    lines: FileLines,
}

/// The lines of a file, read one after the other.
pub struct FileLines {
    /// Nothing once the file is over.
    records: Option<CsvReader<Cursor<Vec<u8>>>>,
    reading: Reading,
    /// Line of the file that was read last.
    behind: u64,
}

impl FileLines {
    /// Of a text that was found to be a table.
    pub(crate) fn of(text: String, columns: Columns) -> Self {
        let records = CsvReader::begin(Cursor::new(text.into_bytes()), CsvLimits::of_members());
        Self {
            records: records.ok(),
            reading: Reading::of(columns),
            behind: 0,
        }
    }
}

impl Iterator for FileLines {
    type Item = (u64, Result<MemberLine, LineFault>);

    fn next(&mut self) -> Option<Self::Item> {
        let (number, record) = self.records.as_mut()?.next_record().ok().flatten()?;
        self.behind = number;
        let read = match record {
            CsvRecord::Cells(cells) => self.reading.take(number, &cells),
            CsvRecord::OtherCount => Err(LineFault::Cells),
            CsvRecord::TooLong => Err(LineFault::TooLong),
        };
        Some((number, read))
    }
}

/// The next lines of a file.
#[derive(Clone, Debug)]
pub struct FilePiece {
    id: ImportId,
    run: u64,
    stage: ImportStage,
    from: u64,
    behind: u64,
    is_last: bool,
    /// Those that can be read.
    pub lines: Vec<MemberLine>,
    faults: Vec<(u64, LineFault)>,
}

impl FilePiece {
    /// The same lines in two pieces, the second to be done after the first; nothing when it is one line.
    pub fn halved(self) -> Option<(Self, Self)> {
        let lines = self.lines.iter().map(|line| line.line);
        let mut numbers: Vec<u64> = lines.chain(self.faults.iter().map(|(line, _)| *line)).collect();
        numbers.sort_unstable();
        let half = numbers.len().checked_div(2).filter(|half| *half > 0)?;
        let last = numbers[half - 1];
        let (first, second) = self.lines.into_iter().partition(|line| line.line <= last);
        let (first_faults, second_faults) = self.faults.into_iter().partition(|(line, _)| *line <= last);
        let before = Self {
            behind: last,
            is_last: false,
            lines: first,
            faults: first_faults,
            id: self.id.clone(),
            ..self
        };
        let after = Self {
            id: self.id,
            from: last,
            behind: self.behind,
            is_last: self.is_last,
            run: self.run,
            stage: self.stage,
            lines: second,
            faults: second_faults,
        };
        Some((before, after))
    }
}

/// What came of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// It is done, and others follow.
    On,
    /// It was the last.
    Over,
    /// Somebody else did it, or the file is gone.
    Elsewhere,
}

/// Opens a file whose lines are being looked at or taken in; nothing if there is none to go on with.
pub fn open_file(tx: &mut Transaction<'_>, id: &ImportId) -> Result<Option<OpenFile>, StoreError> {
    let Some(import) = imports::get(tx, id)? else {
        return Ok(None);
    };
    if !matches!(import.stage, ImportStage::Looking | ImportStage::Going) {
        return Ok(None);
    }
    let mut lines = FileLines::of(imports::text(tx, id)?, import.columns);
    // What stands above is read again: who is named twice is known by it.
    while lines.behind < import.behind && lines.next().is_some() {}
    Ok(Some(OpenFile {
        id: id.clone(),
        run: import.run,
        stage: import.stage,
        lines,
    }))
}

impl OpenFile {
    /// The next lines, at most [`PIECE`].
    pub fn next_piece(&mut self) -> FilePiece {
        let mut piece = FilePiece {
            id: self.id.clone(),
            run: self.run,
            stage: self.stage,
            from: self.lines.behind,
            behind: self.lines.behind,
            is_last: false,
            lines: Vec::new(),
            faults: Vec::new(),
        };
        for _ in 0..PIECE {
            match self.lines.next() {
                Some((_, Ok(line))) => piece.lines.push(line),
                Some((number, Err(fault))) => piece.faults.push((number, fault)),
                None => {
                    piece.is_last = true;
                    break;
                }
            }
        }
        piece.behind = self.lines.behind;
        piece
    }
}

/// Does a piece and writes how far the file is, both or neither; `ids` are as many as its lines.
pub fn take_in_piece(
    tx: &mut Transaction<'_>,
    piece: &FilePiece,
    ids: &[MemberId],
    now: Timestamp,
) -> Result<Went, StoreError> {
    let Some(mut import) = imports::get(tx, &piece.id)? else {
        return Ok(Went::Elsewhere);
    };
    let is_here = import.run == piece.run && import.stage == piece.stage && import.behind == piece.from;
    if !is_here {
        return Ok(Went::Elsewhere);
    }
    let fates = match piece.stage {
        ImportStage::Going => {
            let importing = Importing {
                by: import.by.as_str(),
                invite: if import.mails { Invite::Now } else { Invite::Later },
                now,
            };
            let lines: Vec<_> = piece.lines.iter().cloned().zip(ids.iter().cloned()).collect();
            import_piece(tx, importing, &lines)?
        }
        _ => look_at_piece(tx, &piece.lines, now)?,
    };
    let faults = piece
        .faults
        .iter()
        .map(|(line, fault)| (*line, Err(fault.clone())));
    let fates = piece
        .lines
        .iter()
        .zip(fates)
        .map(|(line, fate)| (line.line, fate));
    for (line, fate) in faults.chain(fates) {
        count(tx, &mut import, line, fate)?;
    }
    import.behind = piece.behind;
    import.touched = now;
    if piece.is_last {
        import.stage = match piece.stage {
            ImportStage::Going => ImportStage::Done,
            _ => ImportStage::Looked,
        };
        if import.stage == ImportStage::Done {
            imports::forget_text(tx, &piece.id)?;
        }
    }
    imports::put(tx, &import)?;
    Ok(if piece.is_last { Went::Over } else { Went::On })
}

fn count(
    tx: &mut Transaction<'_>,
    import: &mut Import,
    line: u64,
    fate: Result<Fate, LineFault>,
) -> Result<(), StoreError> {
    let counts = &mut import.counts;
    match &fate {
        Ok(Fate::New) => counts.new += 1,
        Ok(Fate::Updated) => counts.updated += 1,
        Ok(Fate::Unseated) => {
            counts.updated += 1;
            counts.unseated += 1;
        }
        Ok(Fate::Unchanged) => counts.unchanged += 1,
        Err(fault) if fault.is_duplicate() => counts.duplicate += 1,
        Err(_) => counts.invalid += 1,
    }
    match fate {
        Err(fault) => imports::put_fault(tx, import, line, &fault),
        Ok(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Handle, ImportCounts};
    use store::{Database, Officer, members};

    use super::*;
    use crate::hand_in_members::{MemberFile, hand_in_members, start_import};
    use crate::samples::{self, act, at};

    fn import_id(number: u8) -> ImportId {
        ImportId::new(u64::from(number), [number; 10])
    }

    fn ids(piece: &FilePiece) -> Vec<MemberId> {
        let id = |line: &MemberLine| {
            let [.., a, b] = line.line.to_be_bytes();
            MemberId::new(line.line, [a, b, 0, 0, 0, 0, 0, 0, 0, 7])
        };
        piece.lines.iter().map(id).collect()
    }

    fn hand_in(database: &Database, officer: &Officer, number: u8, text: &str) -> ImportId {
        let file = MemberFile::read(text.as_bytes().to_vec()).unwrap();
        act(database, |tx| {
            hand_in_members(tx, officer, &import_id(number), &file, at(1))
        });
        import_id(number)
    }

    fn to_the_end(database: &Database, id: &ImportId) -> Import {
        while let Some(mut file) = database.read(|tx| open_file(tx, id)).unwrap() {
            let piece = file.next_piece();
            // Each piece by somebody who opens the file anew, as after a crash.
            act(database, |tx| take_in_piece(tx, &piece, &ids(&piece), at(2)));
        }
        database.read(|tx| imports::get(tx, id)).unwrap().unwrap()
    }

    fn lines(count: usize) -> String {
        let mut text = "mail,name\n".to_owned();
        for number in 0..count {
            let mail = if number % 30 == 7 {
                "no address".to_owned()
            } else {
                format!("p{number}@a.example")
            };
            text.push_str(&format!("{mail},Ada {number}\n"));
        }
        // Somebody of the first piece once more, in the last.
        text.push_str("P1@a.example,Ada again\n");
        text
    }

    /// F22-1: a preview changes nothing and says exactly what comes; the same file again changes nothing.
    #[test]
    fn a_file_in_pieces_brings_what_its_preview_said_and_nothing_twice() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let text = lines(2 * PIECE + 50);
        let id = hand_in(&database, &officer, 1, &text);
        let looked = to_the_end(&database, &id);
        assert_eq!(looked.stage, ImportStage::Looked);
        assert_eq!(looked.counts.lines(), looked.lines);
        assert_eq!((looked.counts.duplicate, looked.counts.invalid), (1, 15));
        let nobody = Handle::parse("ada.0").unwrap();
        assert_eq!(database.read(|tx| members::by_handle(tx, &nobody)), Ok(None));
        let faults = database.read(|tx| imports::faults(tx, &looked, 0, 99)).unwrap();
        assert_eq!((faults.len(), faults[0].clone()), (16, (9, LineFault::Mail)));

        act(&database, |tx| {
            start_import(tx, &officer, &id, (looked.run, Invite::Later), at(2))
        });
        let done = to_the_end(&database, &id);
        assert_eq!((done.stage, done.counts), (ImportStage::Done, looked.counts));
        assert_eq!(database.read(|tx| imports::text(tx, &id)), Ok(String::new()));

        let again = hand_in(&database, &officer, 2, &text);
        let looked = to_the_end(&database, &again);
        let unchanged = ImportCounts {
            new: 0,
            unchanged: done.counts.new,
            ..done.counts
        };
        assert_eq!(looked.counts, unchanged);
        assert!(!looked.counts.changes());
    }

    #[test]
    fn two_who_do_the_same_piece_do_it_once() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let id = hand_in(&database, &officer, 1, &lines(PIECE));
        let mut one = database.read(|tx| open_file(tx, &id)).unwrap().unwrap();
        let mut other = database.read(|tx| open_file(tx, &id)).unwrap().unwrap();
        let (one, other) = (one.next_piece(), other.next_piece());
        let went = |piece: &FilePiece| act(&database, |tx| take_in_piece(tx, piece, &ids(piece), at(2)));
        assert_eq!((went(&one), went(&other)), (Went::On, Went::Elsewhere));
        let import = database.read(|tx| imports::get(tx, &id)).unwrap().unwrap();
        assert_eq!(import.counts.lines(), u32::try_from(PIECE).unwrap());
    }
}
