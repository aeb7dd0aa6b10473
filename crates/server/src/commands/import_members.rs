//! `rosarium members import`: reads a file a piece at a time, so that it may be long, and says what came of each line.
//! Broken off, it is run again: what was taken in is unchanged then.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use clap::Args;
use community::import_members::{Fate, Invite, PIECE, Reading};
use community::import_tally::Tally;
use domain::{Columns, ColumnsRefused, LineFault, MemberLine};
use wire::csv::{CsvLimits, CsvReader, CsvRecord, CsvUnreadable};

use super::ask::Conversation;
use crate::admin::{DryRun, Failure, MemberAsk, Reply, Request};
use crate::cli::{Exit, Place, say};

/// After so many lines it says how far it is.
const SAID_EVERY: u64 = 1_000;

#[derive(Args)]
pub(crate) struct Import {
    /// The file; - reads stdin
    file: PathBuf,
    /// Change nothing, say what would happen, exit 3
    #[arg(long)]
    dry_run: bool,
    /// Which column is what, as mail="E-mail of work"; columns mail, name, organization, kind, chapter, level,
    /// `paid_until`, handle, tags (in one cell with | between); may be given several times
    #[arg(long, value_name = "COLUMN=HEADING")]
    map: Vec<String>,
    /// Mail the new members where they sign in, one every two seconds; else `rosarium members invite` does it later
    #[arg(long)]
    invite: bool,
}

impl Import {
    pub(super) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let mut file = open(&self.file)?;
        let columns = columns(file.heading(), &self.map)?;
        let mut reading = Reading::of(columns);
        let run = if self.dry_run { DryRun::Dry } else { DryRun::Real };
        let invite = if self.invite { Invite::Now } else { Invite::Later };
        let mut node = Conversation::begin(place)?;
        let mut tally = Tally::default();
        let ended = take_in(&mut file, &mut reading, &mut node, &mut tally, (run, invite)).await;
        match ended {
            Ok(()) => show(place, &tally, run),
            Err(failure) => Err(broken_off(failure, &tally, run)),
        }
    }
}

/// Has one piece after the other done; the tally is of what was done, also when a piece cannot be read or done.
async fn take_in(
    file: &mut CsvReader<Box<dyn Read>>,
    reading: &mut Reading,
    node: &mut Conversation,
    tally: &mut Tally,
    (run, invite): (DryRun, Invite),
) -> Result<(), Failure> {
    let mut said = 0;
    loop {
        let mut lines = Vec::new();
        let behind = read_piece(file, reading, tally, &mut lines);
        if !lines.is_empty() {
            let numbers: Vec<u64> = lines.iter().map(|line| line.line).collect();
            let ask = MemberAsk::Import { lines, run, invite };
            for (line, fate) in numbers.into_iter().zip(fates(node, ask).await?) {
                tally.add(line, fate);
            }
        }
        // What was read before a fault of the file is done before that is told.
        if behind? == Behind::Nothing {
            return Ok(());
        }
        if tally.lines() >= said + SAID_EVERY {
            said = tally.lines();
            say(&format!(
                "{said} lines, {} new, {} updated",
                tally.new, tally.updated
            ));
        }
    }
}

fn open(path: &Path) -> Result<CsvReader<Box<dyn Read>>, Failure> {
    let from: Box<dyn Read> = match path == Path::new("-") {
        true => Box::new(stdin()),
        false => {
            let opened = File::open(path);
            Box::new(
                opened.map_err(|error| Failure::failed(format!("{}: {}", path.display(), error.kind())))?,
            )
        }
    };
    CsvReader::begin(from, CsvLimits::of_members()).map_err(unreadable)
}

fn unreadable(refused: CsvUnreadable) -> Failure {
    match refused {
        CsvUnreadable::Broken(_) => Failure::failed(refused),
        refused => Failure::usage(refused),
    }
}

fn columns(heading: &[String], map: &[String]) -> Result<Columns, Failure> {
    let mut columns = Columns::guess(heading);
    for pair in map {
        let (column, name) = pair
            .split_once('=')
            .ok_or_else(|| Failure::usage("--map: write COLUMN=HEADING"))?;
        columns
            .set(column, name, heading)
            .map_err(|refused| Failure::usage(format!("--map: {refused}")))?;
    }
    match columns.check() {
        Ok(()) => Ok(columns),
        Err(ColumnsRefused::Missing(column)) => Err(Failure::usage(format!(
            "{}; name it with --map {}=HEADING",
            ColumnsRefused::Missing(column),
            column.word()
        ))),
        Err(refused) => Err(Failure::usage(refused)),
    }
}

/// What stands behind a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    /// Other lines, or the end of the file.
    More,
    /// It was the last one.
    Nothing,
}

/// Adds the next lines that can be read, as many as a piece has; they are good also when what is behind them is not.
fn read_piece<R: Read>(
    file: &mut CsvReader<R>,
    reading: &mut Reading,
    tally: &mut Tally,
    lines: &mut Vec<MemberLine>,
) -> Result<Behind, Failure> {
    while lines.len() < PIECE {
        let Some((number, record)) = file.next_record().map_err(unreadable)? else {
            return Ok(Behind::Nothing);
        };
        if number > MemberLine::LINES_MAX {
            return Err(Failure::usage(format!(
                "at most {} lines are read; put those from line {number} on into another file",
                MemberLine::LINES_MAX
            )));
        }
        let read = match record {
            CsvRecord::Cells(cells) => reading.take(number, &cells),
            CsvRecord::OtherCount => Err(LineFault::Cells),
            CsvRecord::TooLong => Err(LineFault::TooLong),
        };
        match read {
            Ok(line) => lines.push(line),
            Err(fault) => tally.add(number, Err(fault)),
        }
    }
    Ok(Behind::More)
}

/// Why it ended too early, and what came of the lines before.
fn broken_off(failure: Failure, tally: &Tally, run: DryRun) -> Failure {
    match tally.lines() {
        0 => failure,
        _ => Failure {
            message: format!("{}\nof the lines before: {}", failure.message, told(tally, run)),
            ..failure
        },
    }
}

async fn fates(node: &mut Conversation, ask: MemberAsk) -> Result<Vec<Result<Fate, LineFault>>, Failure> {
    match node.ask(Request::Members(ask)).await? {
        Reply::Done(shown) | Reply::WouldChange(shown) => serde_json::from_value(shown.value)
            .map_err(|_| Failure::failed("the node answered something else; is it of the same version?")),
        Reply::Refused(failure) => Err(failure),
    }
}

/// The tally, and each line at fault.
fn told(tally: &Tally, run: DryRun) -> String {
    let mut text = tally.to_string();
    if run == DryRun::Dry {
        text.push_str("; nothing was changed");
    }
    for fault in &tally.faults {
        text.push_str(&format!("\n  line {}: {}", fault.line, fault.why));
    }
    text
}

fn show(place: &Place, tally: &Tally, run: DryRun) -> Result<Exit, Failure> {
    let text = told(tally, run);
    if tally.lines() > 0 && tally.lines() == tally.duplicate + tally.invalid {
        return Err(Failure::failed(text));
    }
    let value = serde_json::to_value(tally).map_err(Failure::failed)?;
    place.show(&value, &text);
    Ok(match run {
        DryRun::Dry if tally.changes() => Exit::WouldChange,
        _ => Exit::Done,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_to_name_a_column_reads_how() {
        let heading = ["Full name", "Fax"].map(str::to_owned);
        let no = columns(&heading, &[]).unwrap_err().message;
        assert_eq!(no, "no column is the mail; name it with --map mail=HEADING");
        assert!(columns(&heading, &["mail=Fax".to_owned()]).is_ok());
    }

    /// F22-1
    #[test]
    fn lines_before_one_that_cannot_be_read_are_done_and_told() {
        let text = b"mail,name\nmaren@a.example,Maren\nidris,Idris\n\xff@a.example,X\n";
        let mut file = CsvReader::begin(text.as_slice(), CsvLimits::of_members()).unwrap();
        let mut reading = Reading::of(columns(file.heading(), &[]).unwrap());
        let (mut tally, mut lines) = (Tally::default(), Vec::new());
        let failure = read_piece(&mut file, &mut reading, &mut tally, &mut lines).unwrap_err();
        assert_eq!(lines.len(), 1, "she is not lost");
        tally.add(lines[0].line, Ok(Fate::New));
        let message = broken_off(failure, &tally, DryRun::Real).message;
        assert!(message.starts_with("line 4 is not UTF-8"), "{message}");
        assert!(
            message.contains("of the lines before: 1 new, 0 updated, 1 invalid (line 3: bad e-mail)"),
            "{message}"
        );
    }
}
