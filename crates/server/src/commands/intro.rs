//! `rosarium intro`: requests to be introduced, counted by their state. They are asked and answered on pages.

use clap::Subcommand;

use super::ask;
use crate::admin::{Failure, IntroductionAsk, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum IntroCommand {
    /// List requests of members here: how they stand, until when, to which community; nobody's name and no words
    List {
        /// Handle of the officer who looks; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
}

impl IntroCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let Self::List { by } = self;
        ask(place, Request::Introductions(IntroductionAsk::List { by })).await
    }
}
