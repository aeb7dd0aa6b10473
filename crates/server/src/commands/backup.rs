//! `rosarium backup`: sealed sets of files, and a store from one.

use std::path::PathBuf;

use ambient::{Clock, SystemClock};
use clap::Subcommand;
use serde_json::Value;
use tokio::signal::unix::{SignalKind, signal};

use super::ask;
use super::long::long;
use crate::admin::{DryRun, Failure, Request, StoreAsk};
use crate::backup::{IN_NO_BACKUP, SetAsked, Trial, prune, restore, verify, would_restore};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum BackupCommand {
    /// Make a set of files of one moment, and one of the keys of rooms apart, both sealed to a key kept elsewhere; also
    /// while the node runs
    Create {
        /// Folder the sets are put into; else `backups` in the folder of the node
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        /// Public key of age they are sealed to; else the one in the configuration
        #[arg(long, value_name = "AGE1…")]
        recipient: Option<String>,
        /// Only say what would be made; exit code 3
        #[arg(long)]
        dry_run: bool,
    },
    /// Make the store of a node from a set, into an empty folder; interrupted, the same command goes on. Of a set of keys of
    /// rooms, put the key file beside rooms that have none
    Restore {
        /// Folder of the set
        set: PathBuf,
        /// File with the private key of age it is sealed to
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// Folder of the set of keys of rooms; without it nobody reads the rooms before it is put in
        #[arg(long, value_name = "DIR")]
        room_keys: Option<PathBuf>,
        /// Only check the set and the place; exit code 3
        #[arg(long)]
        dry_run: bool,
    },
    /// Check the files of a set, and with its key everything in them by a restore on trial
    Verify {
        /// Folder of the set
        set: PathBuf,
        /// File with the private key of age it is sealed to
        #[arg(long, value_name = "FILE")]
        identity: Option<PathBuf>,
        /// Folder of the set of keys of rooms, to see whether each row of the rooms has its key there
        #[arg(long, value_name = "DIR")]
        room_keys: Option<PathBuf>,
    },
    /// Take away sets of keys of rooms that are 35 days old: what was deleted in a room is then in no backup
    Prune {
        /// Folder the sets are in; else `backups` in the folder of the node
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        /// Only say which would go; exit code 3 when one would
        #[arg(long)]
        dry_run: bool,
    },
}

impl BackupCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::Create {
                into,
                recipient,
                dry_run,
            } => make(place, into, recipient, dry(dry_run)).await,
            Self::Restore {
                set,
                identity,
                room_keys,
                dry_run,
            } => {
                let asked = SetAsked {
                    set,
                    identity,
                    room_keys,
                };
                put_back(place, asked, dry(dry_run)).await
            }
            Self::Verify {
                set,
                identity,
                room_keys,
            } => {
                let verified = long(move |work| {
                    let (identity, room_keys) = (identity.as_deref(), room_keys.as_deref());
                    verify(&set, identity, room_keys, &Trial::in_temporary(), work)
                });
                let value = verified.await?;
                place.show(&value, &verified_text(&value));
                Ok(Exit::Done)
            }
            Self::Prune { into, dry_run } => take_away(place, into, dry(dry_run)).await,
        }
    }
}

/// Asks the node that runs, or the store that lies there; interrupted, nothing is left of it.
async fn make(
    place: &Place,
    into: Option<PathBuf>,
    recipient: Option<String>,
    run: DryRun,
) -> Result<Exit, Failure> {
    // The node may stand in another folder than we.
    let into = into
        .map(std::path::absolute)
        .transpose()
        .map_err(Failure::failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::failed)?;
    let asked = ask(place, Request::Store(StoreAsk::Backup { into, recipient, run }));
    tokio::select! {
        biased;
        done = asked => done,
        _ = interrupt.recv() => Err(Failure::failed("interrupted: nothing of this backup is kept")),
        _ = terminate.recv() => Err(Failure::failed("interrupted: nothing of this backup is kept")),
    }
}

async fn put_back(place: &Place, asked: SetAsked, run: DryRun) -> Result<Exit, Failure> {
    let storage = place.read_config()?.storage().map_err(Failure::failed)?;
    if run == DryRun::Dry {
        let value = long(move |work| would_restore(&asked, &storage, work)).await?;
        let mut lines = match holds_room_keys(&value) {
            true => vec![format!(
                "{} keys of rooms would be put into {}",
                value["keys"],
                text(&value["file"])
            )],
            false => vec![format!(
                "{} records would be put into {}",
                value["records"],
                text(&value["store"])
            )],
        };
        lines.extend(rooms_lines(&value["rooms"], run));
        if holds_room_keys(&value) {
            lines.push(keyless_line(&value["rows_without_key"], &value["made"], run));
        }
        place.show(&value, &lines.join("\n"));
        return Ok(Exit::WouldChange);
    }
    let now = SystemClock::start().now();
    let value = long(move |work| restore(&asked, &storage, now, work)).await?;
    let mut lines = Vec::new();
    if holds_room_keys(&value) {
        lines.push(format!(
            "{} keys of rooms, copied {}, are in {}",
            value["keys"],
            text(&value["made"]),
            text(&value["file"])
        ));
        lines.push(keyless_line(&value["rows_without_key"], &value["made"], run));
    } else {
        lines.push(format!(
            "{} records are in {}",
            value["records"],
            text(&value["store"])
        ));
        lines.push("every peer is counted to anew, and asked what it has when the node starts".to_owned());
        lines.extend(rooms_lines(&value["rooms"], run));
    }
    lines.push(IN_NO_BACKUP.to_owned());
    lines.push(format!("next: rosarium serve{}", place.options()));
    place.show(&value, &lines.join("\n"));
    Ok(Exit::Done)
}

fn holds_room_keys(value: &Value) -> bool {
    value["holds"] == "room-keys"
}

/// What becomes of rooms, in a sentence or two; nothing where there are none.
fn rooms_lines(rooms: &Value, run: DryRun) -> Vec<String> {
    let line = match rooms["state"].as_str() {
        Some("with_keys") => {
            "rooms, with their keys: they open when the node is given the key that locks them"
        }
        Some("without_keys") => {
            "rooms, without their keys: they stay locked and nobody reads them, until `rosarium backup restore` puts in \
             the set of keys made with this one"
        }
        Some("kept") => {
            "the rooms that are there stay as they are; nothing of those in the set is put in their place"
        }
        _ => return Vec::new(),
    };
    let mut lines = vec![line.to_owned()];
    if rooms["rows_without_key"].as_u64() > Some(0) {
        lines.push(keyless_line(&rooms["rows_without_key"], &rooms["keys_made"], run));
    }
    lines
}

/// What becomes of rows that keys of this date do not open.
fn keyless_line(rows: &Value, made: &Value, run: DryRun) -> String {
    let goes = match run {
        DryRun::Dry => "would go",
        DryRun::Real => "go",
    };
    match rows.as_u64() {
        Some(0) => "every row of the rooms has its key among them".to_owned(),
        Some(rows) => format!(
            "{rows} rows of rooms have no key among those copied {} and {goes} when the rooms open: what was deleted since, or \
             what was not said yet; keys of the same date as the content lose none",
            text(made)
        ),
        None => format!(
            "what they do not open {goes} when the rooms open; how much that is, is counted while the node is stopped"
        ),
    }
}

/// No node is asked: sets are files, and may lie where no node is.
async fn take_away(place: &Place, into: Option<PathBuf>, run: DryRun) -> Result<Exit, Failure> {
    let folder = match into {
        Some(folder) => folder,
        None => place.read_config()?.data_dir().join("backups"),
    };
    let now = SystemClock::start().now();
    let (value, mut lines, changes) = long(move |_| {
        let pruned = prune(&folder, now, run)?;
        Ok((
            pruned.value(&folder),
            pruned.lines(run),
            !pruned.removed.is_empty(),
        ))
    })
    .await?;
    lines.push(IN_NO_BACKUP.to_owned());
    place.show(&value, &lines.join("\n"));
    Ok(match run {
        DryRun::Dry if changes => Exit::WouldChange,
        _ => Exit::Done,
    })
}

fn verified_text(value: &Value) -> String {
    let made = text(&value["made"]);
    let first = match (value["opened"].as_bool(), holds_room_keys(value)) {
        (Some(true), true) => format!("made {made}: {} keys of rooms, each wrapped", value["keys"]),
        (Some(true), false) => format!(
            "made {made}: {} records of {}, restored on trial",
            value["records"],
            value["origin"].as_str().unwrap_or("a node without an address"),
        ),
        _ => {
            format!("made {made}: the files are those that were written; with --identity they are opened too")
        }
    };
    let mut lines = vec![first];
    lines.extend(rooms_lines(&value["rooms"], DryRun::Dry));
    lines.push(IN_NO_BACKUP.to_owned());
    lines.join("\n")
}

/// What the command line says as a switch, as a value.
pub(super) fn dry(said: bool) -> DryRun {
    match said {
        true => DryRun::Dry,
        false => DryRun::Real,
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
