//! `rosarium audit`: what officers and operators did last, as the node wrote it down.

use clap::Subcommand;

use super::ask;
use crate::admin::{Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum AuditCommand {
    /// List the last acts, the latest first
    Tail {
        /// At most so many
        #[arg(long, short = 'n', default_value_t = 20)]
        lines: u16,
    },
}

impl AuditCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let Self::Tail { lines } = self;
        ask(place, Request::Audit { lines }).await
    }
}
