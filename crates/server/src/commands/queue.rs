//! `rosarium queue`: deliveries that wait or were set aside.

use clap::{Args, Subcommand};

use super::ask;
use crate::admin::{Failure, QueueAsk, Request, Which};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum QueueCommand {
    /// List what waits and what was refused or parked
    List {
        /// To one node alone
        #[arg(long)]
        peer: Option<String>,
    },
    /// Try again at once
    Retry(Chosen),
    /// Give a delivery up
    Drop {
        /// Its place in the list
        place: String,
    },
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Chosen {
    /// Its place in the list
    place: Option<String>,
    /// Everything to one node
    #[arg(long)]
    peer: Option<String>,
}

impl QueueCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { peer } => QueueAsk::List { peer },
            Self::Retry(Chosen {
                place: Some(place), ..
            }) => QueueAsk::Retry {
                which: Which::Place(place),
            },
            Self::Retry(Chosen { place: None, peer }) => QueueAsk::Retry {
                which: Which::Peer(peer.unwrap_or_default()),
            },
            Self::Drop { place } => QueueAsk::Drop { place },
        };
        ask(place, Request::Queue(request)).await
    }
}
