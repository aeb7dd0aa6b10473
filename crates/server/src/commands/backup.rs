//! `rosarium backup`: sealed sets of files, and a store from one.

use std::path::PathBuf;

use ambient::{Clock, SystemClock};
use clap::Subcommand;
use serde_json::Value;
use tokio::signal::unix::{SignalKind, signal};

use super::ask;
use super::long::long;
use crate::admin::{DryRun, Failure, Request, StoreAsk};
use crate::backup::{Trial, restore, verify, would_restore};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum BackupCommand {
    /// Make a set of files of one moment, sealed to a key kept elsewhere; also while the node runs
    Create {
        /// Folder the set is put into; else `backups` in the folder of the node
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        /// Public key of age it is sealed to; else the one in the configuration
        #[arg(long, value_name = "AGE1…")]
        recipient: Option<String>,
        /// Only say what would be made; exit code 3
        #[arg(long)]
        dry_run: bool,
    },
    /// Make the store of a node from a set, into an empty folder; interrupted, the same command goes on
    Restore {
        /// Folder of the set
        set: PathBuf,
        /// File with the private key of age it is sealed to
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
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
                dry_run,
            } => put_back(place, set, identity, dry(dry_run)).await,
            Self::Verify { set, identity } => {
                let verified =
                    long(move |work| verify(&set, identity.as_deref(), &Trial::in_temporary(), work));
                let value = verified.await?;
                place.show(&value, &verified_text(&value));
                Ok(Exit::Done)
            }
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

async fn put_back(place: &Place, set: PathBuf, identity: PathBuf, run: DryRun) -> Result<Exit, Failure> {
    let storage = place.read_config()?.storage().map_err(Failure::failed)?;
    if run == DryRun::Dry {
        let value = long(move |work| would_restore(&set, &identity, &storage, work)).await?;
        place.show(
            &value,
            &format!(
                "{} records would be put into {}",
                value["records"],
                text(&value["store"])
            ),
        );
        return Ok(Exit::WouldChange);
    }
    let now = SystemClock::start().now();
    let value = long(move |work| restore(&set, &identity, &storage, now, work)).await?;
    let lines = [
        format!("{} records are in {}", value["records"], text(&value["store"])),
        "every peer is counted to anew, and asked what it has when the node starts".to_owned(),
        format!("next: rosarium serve{}", place.options()),
    ];
    place.show(&value, &lines.join("\n"));
    Ok(Exit::Done)
}

fn verified_text(value: &Value) -> String {
    let made = text(&value["made"]);
    match value["opened"].as_bool() {
        Some(true) => format!(
            "made {made}: {} records of {}, restored on trial",
            value["records"],
            value["origin"].as_str().unwrap_or("a node without an address"),
        ),
        _ => {
            format!("made {made}: the files are those that were written; with --identity they are opened too")
        }
    }
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
