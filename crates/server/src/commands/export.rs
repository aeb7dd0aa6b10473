//! `rosarium export`: all that a node remembers as files to read, some rows at a time. What was written is noted after each
//! piece, so that the same command goes on where it was interrupted (F22).

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};

use super::ask;
use super::ask::Conversation;
use crate::admin::{Failure, Reply, Request, WholeAsk, WholeBegun, WholePage};
use crate::cli::{Exit, Place, say};
use crate::runtime::private_folder;

/// How far it is, while it is not whole.
const UNFINISHED: &str = "unfinished.json";
/// What lies in the folder, once it does.
const ABOUT: &str = "about.json";
/// Most bytes of the note about how far it is: some ten for each file.
const NOTE_BYTES_MAX: u64 = 64 * 1024;
/// Rows between two lines about one file.
const SAY_EVERY: u64 = 20_000;

#[derive(Subcommand)]
pub(crate) enum ExportCommand {
    /// Write members, memberships, invoices, events, answers and all else into a folder: a file of JSON lines for each, and
    /// the members as CSV. No key and no secret is in it: what makes a node again is a backup. Also while the node runs;
    /// interrupted, the same command goes on
    All(All),
}

#[derive(Args)]
pub(crate) struct All {
    /// Folder for the files, new or empty
    folder: PathBuf,
    /// Only say what would be written; exit code 3
    #[arg(long)]
    dry_run: bool,
}

impl ExportCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::All(all) => all.run(place).await,
        }
    }
}

impl All {
    async fn run(self, place: &Place) -> Result<Exit, Failure> {
        refuse_other_files(&self.folder)?;
        if self.dry_run {
            return ask(place, Request::Whole(WholeAsk::Look)).await;
        }
        let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::failed)?;
        let mut terminate = signal(SignalKind::terminate()).map_err(Failure::failed)?;
        let interrupted = || Failure::failed("interrupted: the same command goes on where it stopped");
        tokio::select! {
            biased;
            done = write_all(place, &self.folder) => done,
            _ = interrupt.recv() => Err(interrupted()),
            _ = terminate.recv() => Err(interrupted()),
        }
    }
}

/// How far it is.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Written {
    /// Of which node.
    origin: String,
    /// When it began, by the node's clock.
    begun: Timestamp,
    /// Files that are whole, and how many rows each has.
    files: BTreeMap<String, u64>,
    /// The one that is being written.
    current: Option<Current>,
}

/// How far one file is; what stands behind is written again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Current {
    file: String,
    bytes: u64,
    rows: u64,
    after: Option<String>,
}

async fn write_all(place: &Place, folder: &Path) -> Result<Exit, Failure> {
    let mut node = Conversation::begin(place)?;
    let begun: WholeBegun = asked(&mut node, WholeAsk::Begin).await?;
    private_folder(folder).map_err(unwritable)?;
    let mut written = Written::in_folder(folder, &begun)?;
    for file in &begun.files {
        if !written.files.contains_key(file) {
            write_file(&mut node, folder, file, &mut written).await?;
            say(&format!("{file}: {}", written.files[file]));
        }
    }
    let rows: u64 = written.files.values().sum();
    let about = json!({
        "origin": written.origin, "begun": written.begun, "rows": rows, "files": written.files,
        "version": env!("CARGO_PKG_VERSION"),
        "left_out": "private keys, secrets and hashes of secrets, and what other servers can be asked for",
    });
    replace(folder, ABOUT, &about.to_string())?;
    std::fs::remove_file(folder.join(UNFINISHED)).map_err(unwritable)?;
    let text = format!(
        "{rows} rows in {} files are in {}",
        written.files.len(),
        folder.display()
    );
    place.show(
        &json!({ "folder": folder, "files": written.files, "rows": rows }),
        &text,
    );
    Ok(Exit::Done)
}

/// Writes a file, or what is missing of it.
async fn write_file(
    node: &mut Conversation,
    folder: &Path,
    file: &str,
    written: &mut Written,
) -> Result<(), Failure> {
    let begun = written.current.take().filter(|current| current.file == file);
    let mut current = begun.unwrap_or_else(|| Current {
        file: file.to_owned(),
        ..Current::default()
    });
    let mut out = open_at(&folder.join(file), current.bytes).map_err(unwritable)?;
    loop {
        let page: WholePage = asked(
            node,
            WholeAsk::Page {
                file: file.to_owned(),
                after: current.after.clone(),
            },
        )
        .await?;
        // What is noted below must not be ahead of what lies on the disk.
        out.write_all(page.text.as_bytes())
            .and_then(|()| out.sync_data())
            .map_err(unwritable)?;
        let before = current.rows;
        current.rows += page.rows;
        current.bytes += page.text.len() as u64;
        let is_last = page.next.is_none();
        if is_last {
            written.files.insert(file.to_owned(), current.rows);
        } else {
            current.after = page.next;
            written.current = Some(current.clone());
        }
        written.keep(folder)?;
        if is_last {
            return Ok(());
        }
        if current.rows / SAY_EVERY > before / SAY_EVERY {
            say(&format!("{file}: {} so far", current.rows));
        }
    }
}

impl Written {
    /// What an interrupted export of the same node left, else nothing yet.
    fn in_folder(folder: &Path, begun: &WholeBegun) -> Result<Self, Failure> {
        let mut text = String::new();
        match File::open(folder.join(UNFINISHED)) {
            Ok(file) => {
                file.take(NOTE_BYTES_MAX)
                    .read_to_string(&mut text)
                    .map_err(unwritable)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let fresh = Self {
                    origin: begun.origin.clone(),
                    begun: begun.at,
                    files: BTreeMap::new(),
                    current: None,
                };
                fresh.keep(folder)?;
                return Ok(fresh);
            }
            Err(error) => return Err(unwritable(error)),
        }
        let anew = "name another folder, or empty it";
        let known: Self = serde_json::from_str(&text)
            .map_err(|_| Failure::usage(format!("{UNFINISHED} in the folder cannot be read; {anew}")))?;
        if known.origin != begun.origin {
            let other = &known.origin;
            return Err(Failure::usage(format!(
                "the folder holds files of {other}; {anew}"
            )));
        }
        Ok(known)
    }

    fn keep(&self, folder: &Path) -> Result<(), Failure> {
        replace(folder, UNFINISHED, &json!(self).to_string())
    }
}

/// Nothing of anybody's is written over.
fn refuse_other_files(folder: &Path) -> Result<(), Failure> {
    if folder.join(UNFINISHED).is_file() {
        return Ok(());
    }
    let holds_some = std::fs::read_dir(folder).map(|mut entries| entries.next().is_some());
    match holds_some {
        Ok(true) => {
            let folder = folder.display();
            Err(Failure::usage(format!(
                "{folder} is not empty; name a new folder"
            )))
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::failed(format!("{}: {}", folder.display(), error.kind())))
        }
        _ => Ok(()),
    }
}

/// A file of the owner's alone, ready to be written behind its first bytes.
fn open_at(path: &Path, bytes: u64) -> io::Result<File> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)?;
    file.set_len(bytes)?;
    file.seek(SeekFrom::Start(bytes))?;
    Ok(file)
}

/// Writes a file as a whole: there is the old one or the new one, never half of it.
fn replace(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let beside = folder.join(format!("{name}.new"));
    let mut file = open_at(&beside, 0).map_err(unwritable)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_data())
        .and_then(|()| std::fs::rename(&beside, folder.join(name)))
        .map_err(unwritable)
}

fn unwritable(error: io::Error) -> Failure {
    Failure::failed(format!(
        "the folder cannot be written: {}; the same command goes on where it stopped",
        error.kind()
    ))
}

async fn asked<T: DeserializeOwned>(node: &mut Conversation, ask: WholeAsk) -> Result<T, Failure> {
    match node.ask(Request::Whole(ask)).await? {
        Reply::Done(shown) | Reply::WouldChange(shown) => serde_json::from_value(shown.value)
            .map_err(|_| Failure::failed("the node answered something else; is it of the same version?")),
        Reply::Refused(failure) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(origin: &str) -> WholeBegun {
        WholeBegun {
            origin: origin.to_owned(),
            at: Timestamp::UNIX_EPOCH,
            files: Vec::new(),
        }
    }

    /// F22
    #[test]
    fn what_was_noted_is_gone_on_from_and_what_stands_behind_it_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut written = Written::in_folder(folder.path(), &begun("https://a.example")).unwrap();
        let path = folder.path().join("events.jsonl");
        std::fs::write(&path, "one\ntwo\nhalf a li").unwrap();
        written.files.insert("members.csv".to_owned(), 3);
        written.current = Some(Current {
            file: "events.jsonl".to_owned(),
            bytes: 8,
            rows: 2,
            after: Some("61".to_owned()),
        });
        written.keep(folder.path()).unwrap();
        refuse_other_files(folder.path()).unwrap();
        let again = Written::in_folder(folder.path(), &begun("https://a.example")).unwrap();
        assert_eq!(again, written);
        let mut file = open_at(&path, again.current.unwrap().bytes).unwrap();
        file.write_all(b"three\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\ntwo\nthree\n");
        let other = Written::in_folder(folder.path(), &begun("https://b.example"));
        assert!(other.unwrap_err().message.contains("https://a.example"));
    }

    #[test]
    fn a_folder_with_other_files_is_refused_and_one_that_is_not_there_is_not() {
        let folder = tempfile::tempdir().unwrap();
        refuse_other_files(folder.path()).unwrap();
        refuse_other_files(&folder.path().join("new")).unwrap();
        std::fs::write(folder.path().join("diary.txt"), "mine").unwrap();
        let refused = refuse_other_files(folder.path()).unwrap_err();
        assert!(refused.message.contains("not empty"), "{refused}");
    }
}
