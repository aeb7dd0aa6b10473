//! `rosarium digest`: the weekly mail to members, looked at beforehand or begun at once.

use clap::Subcommand;

use super::ask;
use crate::admin::{DigestAsk, DryRun, Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum DigestCommand {
    /// Show who would get the weekly mail now, or the whole mail of one member; nothing is sent
    Preview {
        /// Whose mail
        #[arg(long = "for", value_name = "HANDLE")]
        handle: Option<String>,
    },
    /// Send the weekly mail to everybody now; the next one goes on from here
    Send {
        /// Send nothing, say who would get one, exit 3 if anybody would
        #[arg(long)]
        dry_run: bool,
    },
}

impl DigestCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let asked = match self {
            Self::Preview { handle } => DigestAsk::Preview { handle },
            Self::Send { dry_run: true } => DigestAsk::Send { run: DryRun::Dry },
            Self::Send { dry_run: false } => DigestAsk::Send { run: DryRun::Real },
        };
        ask(place, Request::Digest(asked)).await
    }
}
