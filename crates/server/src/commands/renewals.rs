//! `rosarium renewals`: what time makes of memberships.

use clap::Subcommand;

use super::ask;
use crate::admin::{DryRun, Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum RenewalsCommand {
    /// Remind, begin grace and lapse now what is due; a running node does it by itself every hour
    Run {
        /// Change nothing, say what would happen, exit 3 if anything would
        #[arg(long)]
        dry_run: bool,
    },
}

impl RenewalsCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let Self::Run { dry_run } = self;
        let run = if dry_run { DryRun::Dry } else { DryRun::Real };
        ask(place, Request::Renewals { run }).await
    }
}
