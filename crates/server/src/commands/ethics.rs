//! `rosarium ethics`: versions of the code of ethics.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use domain::{CodeMode, CodeOfEthics};

use super::{ask, file};
use crate::admin::{EthicsAsk, Failure, Request};
use crate::cli::{Exit, Place};

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
    /// The version in force, and how many members have signed it
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
            Self::Status => EthicsAsk::Status,
        };
        ask(place, Request::Ethics(request)).await
    }
}
