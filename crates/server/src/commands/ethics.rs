//! `rosarium ethics`: versions of the code of ethics.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use domain::{CodeMode, CodeOfEthics, LanguageTag};
use edge::{offered_languages, words_in, words_to};
use serde_json::json;

use super::{ask, file};
use crate::admin::{EthicsAsk, Failure, Request};
use crate::cli::{Exit, Place};
use crate::config::BELOW_SUMMARY;

#[derive(Subcommand)]
pub(crate) enum EthicsCommand {
    /// Publish a version: its text from a file in Markdown, its summary here
    Publish {
        /// The text; - reads stdin
        file: PathBuf,
        /// Greater than the one in force: 2, or 2.1 when only the wording changes
        #[arg(long)]
        version: String,
        /// What it says in a few sentences
        #[arg(long)]
        summary: String,
        /// Whether members sign it; else as the configuration says
        #[arg(long)]
        mode: Option<Mode>,
    },
    /// A text to begin with, in Markdown
    Template {
        /// Its language, such as de; else the community's own
        #[arg(long)]
        language: Option<String>,
        /// Its summary instead
        #[arg(long, conflicts_with = "file")]
        summary: bool,
        /// Both, as the file that `ethics.file` of the configuration names
        #[arg(long)]
        file: bool,
    },
    /// The version in force, its fingerprint, and who has signed it
    Status,
}

/// As in the configuration.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Mode {
    /// Members sign it
    Signed,
    /// It is acknowledged by joining
    #[value(name = "de_facto")]
    DeFacto,
}

impl EthicsCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::Publish {
                file,
                version,
                summary,
                mode,
            } => EthicsAsk::Publish {
                version,
                summary,
                text: file::read_text(&file, CodeOfEthics::BYTES_MAX)?,
                mode: mode.map(|mode| match mode {
                    Mode::Signed => CodeMode::Signed,
                    Mode::DeFacto => CodeMode::DeFacto,
                }),
            },
            Self::Template {
                language,
                summary,
                file,
            } => {
                let part = match (summary, file) {
                    (true, _) => Part::Summary,
                    (false, true) => Part::Both,
                    (false, false) => Part::Text,
                };
                return template(place, language.as_deref(), part);
            }
            Self::Status => EthicsAsk::Status,
        };
        ask(place, Request::Ethics(request)).await
    }
}

/// What of a text of ours is printed.
#[derive(Clone, Copy)]
enum Part {
    Summary,
    Text,
    /// One below the other, as a node reads them at its first start.
    Both,
}

/// Prints a text of ours, to be changed and published; no node is needed for it.
fn template(place: &Place, language: Option<&str>, part: Part) -> Result<Exit, Failure> {
    let words = match language {
        Some(language) => {
            let tag = LanguageTag::parse(language).map_err(Failure::usage)?;
            words_in(&tag).ok_or_else(|| {
                let offered: Vec<&str> = offered_languages().iter().map(LanguageTag::as_str).collect();
                Failure::usage(format!("write one of {} as --language", offered.join(", ")))
            })?
        }
        None => {
            let profile = place.read_config()?.profile().map_err(Failure::failed)?;
            words_to(None, Some(&profile))
        }
    };
    let (gist, text) = (words.t("code-template-summary"), words.t("code-template-text"));
    let value = json!({ "language": words.tag(), "summary": gist, "text": text });
    let both = format!("{gist}\n{BELOW_SUMMARY}\n{text}");
    let shown = match part {
        Part::Summary => &gist,
        Part::Text => &text,
        Part::Both => &both,
    };
    place.show(&value, shown);
    Ok(Exit::Done)
}
