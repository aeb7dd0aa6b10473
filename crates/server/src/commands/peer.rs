//! `rosarium peer`: other nodes, from the first look to the end.

use clap::{Args, Subcommand};
use domain::{Notice, Scope, Scopes};

use super::ask;
use crate::admin::{Failure, PeerAsk, Request};
use crate::cli::{Exit, Place};
use crate::config;

#[derive(Subcommand)]
pub(crate) enum PeerCommand {
    /// Ask a node who it is, and print the words of its key
    LookUp {
        /// Its address, london.example
        peer: String,
    },
    /// Propose a peering
    Propose {
        #[command(flatten)]
        whom: Whom,
        /// What may travel, with commas: events,offers,introductions,calls,statements,reports
        #[arg(long)]
        scopes: Option<String>,
        /// A few words to its operator
        #[arg(long)]
        note: Option<String>,
    },
    /// Accept a proposal, perhaps with fewer scopes
    Accept {
        #[command(flatten)]
        whom: Whom,
        /// What may travel; else all that was offered
        #[arg(long)]
        scopes: Option<String>,
    },
    /// Reject a proposal
    Reject {
        #[command(flatten)]
        whom: Whom,
    },
    /// End a peering, or take a proposal back
    End {
        #[command(flatten)]
        whom: Whom,
        /// Why, in a few words; the other side gets them, and both keep them
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// At once, without the notice that both agreed on
        #[arg(long)]
        now: bool,
    },
    /// Pause a peering: nothing is sent or taken, and what waits is kept
    Pause {
        #[command(flatten)]
        whom: Whom,
    },
    /// Resume a paused peering: what waited goes out, what was missed is fetched
    Resume {
        #[command(flatten)]
        whom: Whom,
    },
    /// Show how peerings stand: scopes, queue, last success and failure
    #[command(visible_alias = "list")]
    Status {
        /// One node; else all
        peer: Option<String>,
    },
    /// Print the six words of a key, to compare by telephone
    Words {
        /// Another node's; else our own
        peer: Option<String>,
    },
    /// Fetch what a peer has ahead
    Backfill {
        /// Its address, london.example
        peer: String,
    },
    /// Ask a peer for what is missing and compare what both hold
    Reconcile {
        /// Its address, london.example
        peer: String,
    },
}

#[derive(Args)]
pub(crate) struct Whom {
    /// Its address, london.example
    peer: String,
    /// Handle of the officer who acts; else the first one
    #[arg(long = "as", value_name = "HANDLE")]
    by: Option<String>,
}

impl PeerCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::LookUp { peer } => PeerAsk::LookUp { peer },
            Self::Propose {
                whom,
                scopes: words,
                note,
            } => PeerAsk::Propose {
                peer: whom.peer,
                scopes: scopes(words)?,
                note,
                by: whom.by,
            },
            Self::Accept { whom, scopes: words } => PeerAsk::Accept {
                peer: whom.peer,
                scopes: scopes(words)?,
                by: whom.by,
            },
            Self::Reject { whom } => PeerAsk::Reject {
                peer: whom.peer,
                by: whom.by,
            },
            Self::End { whom, reason, now } => PeerAsk::End {
                peer: whom.peer,
                reason,
                notice: if now { Notice::None } else { Notice::AsAgreed },
                by: whom.by,
            },
            Self::Pause { whom } => PeerAsk::Pause {
                peer: whom.peer,
                by: whom.by,
            },
            Self::Resume { whom } => PeerAsk::Resume {
                peer: whom.peer,
                by: whom.by,
            },
            Self::Status { peer } => PeerAsk::Status { peer },
            Self::Words { peer } => PeerAsk::Words { peer },
            Self::Backfill { peer } => PeerAsk::Backfill { peer },
            Self::Reconcile { peer } => PeerAsk::Reconcile { peer },
        };
        ask(place, Request::Peers(request)).await
    }
}

fn scopes(words: Option<String>) -> Result<Option<Scopes>, Failure> {
    let Some(words) = words else { return Ok(None) };
    let known = || Scope::ALL.map(Scope::word).join(", ");
    config::scopes(words.split(','))
        .map(Some)
        .ok_or_else(|| Failure::usage(format!("--scopes: choose among {}", known())))
}
