//! `rosarium call`: calls for hands of this community, looked through and closed. They are written and answered on pages.

use clap::Subcommand;

use super::ask;
use crate::admin::{CallAsk, Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum CallCommand {
    /// List calls of this community: how they stand, how many answers, until when
    List {
        /// Handle of the officer who looks; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// Close one that nobody looks after; whoever has it is told that it is over
    Close {
        /// Its id, as `call list` shows it
        call: String,
        /// Handle of the officer who acts; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
}

impl CallCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { by } => CallAsk::List { by },
            Self::Close { call, by } => CallAsk::Close { call, by },
        };
        ask(place, Request::Calls(request)).await
    }
}
