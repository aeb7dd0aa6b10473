//! `rosarium events`: written, published and called off by an officer who has the shell; who comes, and who is let in.

use std::path::PathBuf;

use clap::Subcommand;

use super::{ask, file};
use crate::admin::{EventAsk, Failure, LinkAsk, Request};
use crate::cli::{Exit, Place};

/// Largest event, as in the REST API.
const FILE_BYTES_MAX: usize = 256 * 1024;

#[derive(Subcommand)]
pub(crate) enum EventsCommand {
    /// List what is ahead
    List {
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: usize,
    },
    /// Show one event
    Show {
        /// Its id or its address
        id: String,
    },
    /// Publish an event
    Create {
        /// The event in the JSON of the REST API; - reads stdin
        #[arg(long)]
        file: PathBuf,
        /// Save it as a draft that officers alone see, to publish it later
        #[arg(long)]
        draft: bool,
        /// Handle of the officer who publishes; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// List events that are written and not published
    Drafts,
    /// Publish a draft as it stands; its audience hears
    Publish {
        /// Its id, as the list of drafts has it
        id: String,
        /// Handle of the officer who publishes; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// Call an event off; everybody who got it hears
    Cancel {
        /// Its id or its address
        id: String,
        /// Handle of the officer who calls it off; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// Show, set or take away the link by which confirmed guests join an event of ours online
    JoinLink {
        /// Its id or its address
        id: String,
        /// The meeting from now on, an https address; every confirmed guest hears
        #[arg(long, conflicts_with = "none")]
        url: Option<String>,
        /// No link from now on
        #[arg(long)]
        none: bool,
        /// Handle of the officer who does it; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// List who comes to an event of ours
    Guests {
        /// Its id or its address
        id: String,
    },
    /// Let a guest in at the door by the code she shows
    Checkin {
        /// Its id or its address
        id: String,
        /// Eight letters and digits
        code: String,
        /// Handle of the officer at the door; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
}

impl EventsCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { limit } => EventAsk::List { limit },
            Self::Show { id } => EventAsk::Show { id },
            Self::Cancel { id, by } => EventAsk::Cancel { id, by },
            Self::JoinLink { id, url, none, by } => {
                let link = match (url, none) {
                    (Some(url), _) => LinkAsk::Set(url),
                    (None, true) => LinkAsk::Take,
                    (None, false) => LinkAsk::Show,
                };
                EventAsk::JoinLink { id, link, by }
            }
            Self::Guests { id } => EventAsk::Guests { id },
            Self::Checkin { id, code, by } => EventAsk::Checkin { id, code, by },
            Self::Drafts => EventAsk::Drafts,
            Self::Publish { id, by } => EventAsk::Publish { id, by },
            Self::Create { file, draft, by } => {
                let text = file::read_text(&file, FILE_BYTES_MAX)?;
                let event = serde_json::from_str(&text)
                    .map_err(|error| Failure::usage(format!("{}: {error}", file.display())))?;
                match draft {
                    true => EventAsk::SaveDraft { event, by },
                    false => EventAsk::Create { event, by },
                }
            }
        };
        ask(place, Request::Events(request)).await
    }
}
