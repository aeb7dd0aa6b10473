//! `rosarium demo`: three peered nodes to look at, or with `--check` to be checked.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::admin::Failure;
use crate::cli::{Exit, Place, print, say};
use crate::demo::{self, Against, Demonstration, Earlier, Options, Size};

#[derive(Args)]
pub(crate) struct Demo {
    /// How many people and events there are
    #[arg(long, value_enum, default_value = "small")]
    size: Size,
    /// What everything is invented from
    #[arg(long, default_value_t = demo::SEED)]
    seed: u64,
    /// First of three ports in a row, 8101 when it begins and any for --check; 0 takes free ones
    #[arg(long)]
    port: Option<u16>,
    /// Folder of the demonstration
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Begin anew, whatever lies in the folder
    #[arg(long)]
    fresh: bool,
    /// Play the journeys over HTTP and print a mark for each acceptance number
    #[arg(long)]
    check: bool,
    /// Check a demonstration that runs: addresses of Seattle, London and Agora
    #[arg(
        long,
        value_name = "URL",
        value_delimiter = ',',
        requires = "check",
        conflicts_with = "fresh"
    )]
    against: Vec<String>,
    /// Calendars of real life in place of Seattle's invented one
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ics: Vec<PathBuf>,
}

impl Demo {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        if self.check {
            return self.check(place).await;
        }
        let demonstration = Demonstration::start(&self.options(Path::new(demo::DIR)), &say).await?;
        match place.json {
            true => print(&demonstration.guide_value().to_string()),
            false => print(&demonstration.guide()),
        }
        demonstration.run().await?;
        Ok(Exit::Done)
    }

    async fn check(self, place: &Place) -> Result<Exit, Failure> {
        let against = match <[String; 3]>::try_from(self.against.clone()) {
            Ok(urls) => Some(Against {
                urls,
                dir: self.dir.clone().unwrap_or_else(|| PathBuf::from(demo::DIR)),
            }),
            Err(given) if given.is_empty() => None,
            Err(_) => {
                return Err(Failure::usage(
                    "--against takes three addresses, with commas between them",
                ));
            }
        };
        let own = std::env::temp_dir().join(format!("rosarium-check-{}", std::process::id()));
        let line = |line: &str| if place.json { say(line) } else { print(line) };
        let port = Some(self.port.unwrap_or(0));
        let options = Options {
            earlier: Earlier::Replace,
            port,
            ..self.options(&own)
        };
        let marks = demo::check(&options, against, &line).await;
        if self.dir.is_none() {
            // Ours alone, named after this process; absent when the check never got so far.
            let _absent = std::fs::remove_dir_all(&own);
        }
        let marks = marks?;
        let (passed, failed) = marks.counts();
        let text = format!("{passed} hold, {failed} do not");
        place.show(
            &json!({ "passed": passed, "failed": failed, "marks": marks.value()["marks"] }),
            &text,
        );
        Ok(if failed == 0 { Exit::Done } else { Exit::Failed })
    }

    fn options(&self, dir: &Path) -> Options {
        Options {
            size: self.size,
            seed: self.seed,
            port: self.port,
            dir: self.dir.clone().unwrap_or_else(|| dir.to_owned()),
            earlier: if self.fresh {
                Earlier::Replace
            } else {
                Earlier::Continue
            },
            calendars: self.ics.clone(),
        }
    }
}
