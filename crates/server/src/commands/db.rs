//! `rosarium db`: the store as a whole.

use std::path::PathBuf;

use ambient::{Clock, SystemClock};
use clap::{Args, Subcommand};
use serde_json::json;
use store::Database;

use super::ask;
use super::backup::dry;
use super::long::long;
use crate::admin::{DryRun, Failure, Request, StoreAsk};
use crate::backup::copy;
use crate::cli::{Exit, Place};
use crate::config::{Config, EngineKind, MEDIA_FOLDER, StorageWhere};
use crate::runtime::engines;

#[derive(Subcommand)]
pub(crate) enum DbCommand {
    /// Copy the store of a stopped node to another engine; interrupted, the same command goes on
    Copy(Copy),
    /// Read every record and its checksum, those of private rooms too, and name files of pictures that are missing; also while
    /// the node runs
    Check,
    /// Bring a store that an older version wrote to the form this one reads
    Migrate {
        /// Only say what would be done; exit code 3 when something would
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Args)]
pub(crate) struct Copy {
    /// Which store, as ENGINE:DIR; else the node's own
    #[arg(long, value_name = "ENGINE:DIR")]
    from: Option<String>,
    /// Where to, as ENGINE:DIR, an empty folder; ENGINE alone is a folder beside the store
    #[arg(long, value_name = "ENGINE[:DIR]")]
    to: String,
    /// Only say what would be copied; exit code 3
    #[arg(long)]
    dry_run: bool,
}

impl DbCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::Copy(asked) => asked.run(place).await,
            Self::Check => ask(place, Request::Store(StoreAsk::Check)).await,
            Self::Migrate { dry_run } => migrate(place, dry(dry_run)).await,
        }
    }
}

impl Copy {
    async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let config = place.read_config()?;
        let own = config.storage().map_err(Failure::failed)?;
        let from = match &self.from {
            Some(text) => place_of(text, None, &own)?,
            None => own.clone(),
        };
        let to = place_of(&self.to, Some(&config), &own)?;
        let run = dry(self.dry_run);
        let (told, looked_in) = (to.clone(), from.media.clone());
        let now = SystemClock::start().now();
        let value = long(move |work| copy(&from, &to, run, now, work)).await?;
        if run == DryRun::Dry {
            place.show(
                &value,
                &format!(
                    "{} records would be copied to {}",
                    value["records"],
                    told.dir.display()
                ),
            );
            return Ok(Exit::WouldChange);
        }
        let mut lines = vec![
            format!("{} records are in {}", value["records"], told.dir.display()),
            "to use it, write in the configuration, under [storage]:".to_owned(),
            format!("  engine = \"{}\"", word(told.kind)),
            format!("  path = \"{}\"", told.dir.display()),
        ];
        if value["pictures"].as_u64() > Some(0) {
            lines.push(format!(
                "{} files of pictures are in {} too, for a node whose data folder is the one around it",
                value["pictures"],
                told.media.display()
            ));
        }
        if value["rooms"]["state"] == "with_keys" {
            lines.push(
                "the rooms and their keys are there too; the key that locks them is not copied, take it along yourself"
                    .to_owned(),
            );
        }
        if value["pictures_missing"].as_u64() > Some(0) {
            lines.push(format!(
                "{} files of pictures were not found in {}: copy that folder by hand",
                value["pictures_missing"],
                looked_in.display()
            ));
        }
        place.show(&value, &lines.join("\n"));
        Ok(Exit::Done)
    }
}

/// There is one form so far: whatever this version opens has it, and what it does not open says why.
async fn migrate(place: &Place, run: DryRun) -> Result<Exit, Failure> {
    let config = place.read_config()?;
    let storage = config.storage().map_err(Failure::failed)?;
    if storage.kind != EngineKind::Memory && !storage.dir.join("FORMAT").is_file() {
        let dir = storage.dir.display();
        return Err(Failure::not_found(format!("there is no store in {dir}")));
    }
    long(move |_| {
        let engine = engines::open(&storage).map_err(Failure::failed)?;
        Database::open(engine).map(drop).map_err(Failure::failed)
    })
    .await?;
    let value = json!({ "changed": 0, "dry_run": run == DryRun::Dry });
    place.show(&value, "the store has the form this version reads: nothing to do");
    Ok(Exit::Done)
}

/// `redb:DIR`, or with a configuration `redb` for a folder beside its store. Its pictures lie in the folder `media` beside it,
/// as in a data folder.
fn place_of(text: &str, beside: Option<&Config>, own: &StorageWhere) -> Result<StorageWhere, Failure> {
    let (engine, dir) = match (text.split_once(':'), beside) {
        (Some((engine, dir)), _) if !dir.is_empty() => (engine, PathBuf::from(dir)),
        (None, Some(config)) => (text, config.data_dir().join(format!("store-{text}"))),
        _ => {
            return Err(Failure::usage(format!(
                "{text} is no place of a store: write ENGINE:DIR, as in sled:./copy"
            )));
        }
    };
    let kind = match engine {
        "redb" => EngineKind::Redb,
        "sled" => EngineKind::Sled,
        _ => {
            return Err(Failure::usage(format!(
                "a store is copied between redb and sled; {engine} is neither"
            )));
        }
    };
    let dir = std::path::absolute(dir).map_err(Failure::failed)?;
    Ok(StorageWhere {
        kind,
        media: dir.with_file_name(MEDIA_FOLDER),
        dir,
        cache_mib: own.cache_mib,
    })
}

fn word(kind: EngineKind) -> &'static str {
    match kind {
        EngineKind::Redb => "redb",
        EngineKind::Sled => "sled",
        EngineKind::Memory => "memory",
    }
}
