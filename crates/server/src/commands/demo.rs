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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        demo: Demo,
    }

    fn read(words: &[&str]) -> Result<Demo, clap::Error> {
        Line::try_parse_from(["demo"].iter().chain(words)).map(|line| line.demo)
    }

    #[test]
    fn without_flags_a_small_demonstration_goes_on_where_it_stopped() {
        let options = read(&[]).unwrap().options(Path::new(demo::DIR));
        assert_eq!(
            (options.size, options.seed, options.port, options.earlier),
            (Size::Small, 42, None, Earlier::Continue)
        );
        assert_eq!(options.dir, Path::new("./data/demo"));
    }

    #[test]
    fn each_flag_is_taken() {
        let words = [
            "--size", "large", "--seed", "7", "--port", "0", "--dir", "d", "--fresh", "--ics", "a.ics",
            "b.ics",
        ];
        let options = read(&words).unwrap().options(Path::new(demo::DIR));
        assert_eq!(
            (options.size, options.seed, options.port, options.earlier),
            (Size::Large, 7, Some(0), Earlier::Replace)
        );
        assert_eq!(options.dir, Path::new("d"));
        assert_eq!(options.calendars, [Path::new("a.ics"), Path::new("b.ics")]);
    }

    #[test]
    fn addresses_to_check_against_need_the_check_and_are_never_emptied() {
        let three = "http://a:1,http://b:2,http://c:3";
        assert_eq!(read(&["--check", "--against", three]).unwrap().against.len(), 3);
        assert!(read(&["--against", three]).is_err());
        assert!(read(&["--check", "--fresh", "--against", three]).is_err());
        assert!(read(&["--size", "enormous"]).is_err());
    }
}
