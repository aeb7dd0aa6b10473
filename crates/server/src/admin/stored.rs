//! The store as a whole, by command: a backup of it, and whether every record can be read.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use edge::MediaShelf;
use engine::Engine;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{DryRun, Failure, Progress, Reply, Shown};
use crate::backup::{
    CreateAsked, ROOM_KEYS_DAYS, RoomsSource, Sources, Work, check_media, check_rooms, create,
    parse_recipient, prune,
};
use crate::runtime::NodeRuntime;

/// What is asked of the store.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreAsk {
    /// A sealed set of files.
    Backup {
        /// The folder it is put into; `backups` in the data folder when absent.
        into: Option<PathBuf>,
        /// The configuration's when absent.
        recipient: Option<String>,
        /// Whether it is made.
        run: DryRun,
    },
    /// Reads every record, every file of a picture, and what lies in the rooms' own database.
    Check,
}

/// Dropping the future stops the work soon after, and what was begun is taken away.
pub(super) async fn perform(runtime: &NodeRuntime, ask: StoreAsk, progress: &Progress<'_>) -> Reply {
    let (engine, shelf) = (runtime.engine.clone(), runtime.node().pictures.shelf().clone());
    let done = match ask {
        StoreAsk::Check => {
            let (rooms, keys) = (runtime.rooms_part.engine.clone(), runtime.rooms_part.keys.clone());
            let checking = on_a_thread(progress, move |_| {
                let checked = check(&*engine, &*shelf)?;
                check_rooms(&*rooms, &keys)?;
                Ok(checked)
            });
            checking.await
        }
        StoreAsk::Backup { into, recipient, run } => {
            let asked = CreateAsked {
                into: into.unwrap_or_else(|| runtime.config.data_dir().join("backups")),
                recipient: recipient.unwrap_or_else(|| runtime.config.backup.recipient.clone()),
                made: runtime.node().clock.now(),
            };
            if run == DryRun::Dry {
                return match on_a_thread(progress, move |_| would_create(&*engine, &asked)).await {
                    Ok(shown) => Reply::WouldChange(shown),
                    Err(failure) => Reply::Refused(failure),
                };
            }
            let rooms = RoomsSource::of(runtime);
            on_a_thread(progress, move |work| {
                let sources = Sources {
                    engine: &*engine,
                    shelf: &*shelf,
                    rooms: &rooms,
                };
                let made = create(&sources, &asked, work)?;
                let text = created_text(&made);
                Ok(Shown::new(made, text))
            })
            .await
        }
    };
    match done {
        Ok(shown) => Reply::Done(shown),
        Err(failure) => Reply::Refused(failure),
    }
}

fn check(engine: &dyn Engine, shelf: &dyn MediaShelf) -> Result<Shown, Failure> {
    let manifest = engine.backup(&mut std::io::sink()).map_err(Failure::failed)?;
    let records = manifest.record_count();
    let pictures = check_media(engine, shelf)?;
    let value = json!({ "records": records, "sequence": manifest.sequence.0, "pictures": pictures });
    let records_text = match pictures {
        0 => format!("{records} records, each as it was written"),
        files => format!("{records} records and {files} files of pictures, each as it was written"),
    };
    // The same words whatever rooms there are.
    let text = format!("{records_text}; and so is what lies in the database of private rooms");
    Ok(Shown::new(value, text))
}

fn created_text(made: &Value) -> String {
    let mut first = format!("{} records are in {}", made["records"], text_of(&made["set"]));
    if made["pictures_missing"].as_u64() > Some(0) {
        first.push_str(&format!(
            "; {} files of pictures are missing: `rosarium db check` names them",
            made["pictures_missing"]
        ));
    }
    let mut lines = vec![first];
    if let Some(keys) = made["room_keys"].as_str() {
        lines.push(format!(
            "the keys of the rooms are apart, in {keys}: keep them where the set is not; {ROOM_KEYS_DAYS} days old, they \
             are to be gone"
        ));
    }
    let pruned = &made["room_keys_pruned"];
    let count = |what: &str| pruned[what].as_array().map_or(0, Vec::len);
    if count("removed") > 0 {
        lines.push(format!(
            "{} older sets of such keys are removed",
            count("removed")
        ));
    }
    if count("without_date") > 0 {
        lines.push("there are such keys without a date: `rosarium backup prune` names them".to_owned());
    }
    lines.push(text_of(&made["in_no_backup"]).to_owned());
    lines.join("\n")
}

fn would_create(engine: &dyn Engine, asked: &CreateAsked) -> Result<Shown, Failure> {
    let recipient = parse_recipient(&asked.recipient)?.to_string();
    let manifest = engine.backup(&mut std::io::sink()).map_err(Failure::failed)?;
    let records = manifest.record_count();
    let into = asked.into.display();
    let pruned = prune(&asked.into, asked.made, DryRun::Dry)?;
    let mut lines = vec![format!(
        "{records} records would be sealed to {recipient} in {into}"
    )];
    lines.extend(pruned.lines(DryRun::Dry));
    let value = json!({
        "records": records, "into": asked.into, "recipient": recipient, "room_keys_pruned": pruned.value(&asked.into),
    });
    Ok(Shown::new(value, lines.join("\n")))
}

/// Runs blocking work and hands its lines on; whoever drops this tells it to stop.
async fn on_a_thread(
    progress: &Progress<'_>,
    work: impl FnOnce(&Work) -> Result<Shown, Failure> + Send + 'static,
) -> Result<Shown, Failure> {
    struct StopWhenDropped(Arc<AtomicBool>);
    impl Drop for StopWhenDropped {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let stop = StopWhenDropped(Arc::default());
    let (said, mut lines) = mpsc::unbounded_channel::<String>();
    let given = Work::new(
        // Nobody may be listening any more.
        move |line| drop(said.send(line.to_owned())),
        stop.0.clone(),
    );
    let mut working = tokio::task::spawn_blocking(move || work(&given));
    loop {
        tokio::select! {
            biased;
            Some(line) = lines.recv() => progress.say(&line),
            done = &mut working => return done.unwrap_or_else(|error| Err(Failure::failed(error))),
        }
    }
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
