//! `rosarium mail`: one mail on trial, to see whether the node's mails arrive.

use clap::Subcommand;

use super::ask;
use crate::admin::{Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum MailCommand {
    /// Send one mail, and say whether it was taken
    Test {
        /// The address it goes to
        address: String,
    },
}

impl MailCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let Self::Test { address } = self;
        ask(place, Request::MailTest { address }).await
    }
}
