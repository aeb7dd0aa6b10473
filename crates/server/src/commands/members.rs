//! `rosarium members`: listed, and taken in from a file.

use std::path::PathBuf;

use clap::Subcommand;

use super::{ask, csv, file};
use crate::admin::{DryRun, Failure, MemberAsk, Request, Whom};
use crate::cli::{Exit, Place};

/// Largest file of members.
const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;

#[derive(Subcommand)]
pub(crate) enum MembersCommand {
    /// List all members
    List,
    /// Take members in from a CSV file with the columns handle, name, mail and, if you like, organization and kind
    Import {
        /// The file; - reads stdin
        file: PathBuf,
        /// Change nothing, say what would happen, exit 3
        #[arg(long)]
        dry_run: bool,
    },
}

impl MembersCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => MemberAsk::List {
                whom: Whom::Everybody,
            },
            Self::Import { file, dry_run } => {
                let rows = csv::members(&file::read_text(&file, FILE_BYTES_MAX)?)
                    .map_err(|faults| Failure::usage(faults.join("\n")))?;
                MemberAsk::Import {
                    rows,
                    run: if dry_run { DryRun::Dry } else { DryRun::Real },
                }
            }
        };
        ask(place, Request::Members(request)).await
    }
}
