//! `rosarium source`: calendars to import.

use std::path::Path;

use clap::{Subcommand, ValueEnum};
use domain::Audience;

use super::{ask, file};
use crate::admin::{Failure, Request, SourceAsk, SourceChosen, SourceFrom};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum SourceCommand {
    /// Add a calendar and publish what is ahead; a file is read once, an address again and again
    Add {
        /// https address, or a file; - reads stdin
        from: String,
        /// Its name here; else the calendar's own
        #[arg(long, default_value = "")]
        name: String,
        /// Who may see its events; else the configuration's default
        #[arg(long, value_enum)]
        audience: Option<AudienceWord>,
        /// Publish nothing by itself: entries wait until somebody ticks them
        #[arg(long)]
        ask: bool,
        /// Show what it has ahead, and keep and publish nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// List entries of a calendar that wait or are left out
    Entries {
        /// The calendar's id in the list
        id: String,
    },
    /// Say which entries are published, whom they are for, and what becomes of new ones
    Choose {
        /// The calendar's id in the list
        id: String,
        /// Entries to publish, by their ids
        #[arg(long, value_name = "ENTRY", num_args = 1..)]
        publish: Vec<String>,
        /// Entries to leave out, by their ids
        #[arg(long, value_name = "ENTRY", num_args = 1..)]
        leave_out: Vec<String>,
        /// Publish all that wait, but what is left out here
        #[arg(long)]
        all: bool,
        /// Whether new entries are published by themselves
        #[arg(long, value_enum)]
        new: Option<YesNo>,
        /// Who may see what is published from now on
        #[arg(long, value_enum)]
        audience: Option<AudienceWord>,
        /// Show what would be published, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// List calendars, with what was wrong at the last reading
    List,
    /// Read a calendar again, or all of them
    Refresh {
        /// Its id in the list
        id: Option<String>,
    },
    /// Stop reading a calendar; its events stay
    Remove {
        /// Its id in the list
        id: String,
        /// Show what would be forgotten, and forget nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum AudienceWord {
    /// Members here
    Members,
    /// Members here and at every active peer
    Peers,
    /// Everybody
    Public,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum YesNo {
    /// New entries are published
    Yes,
    /// New entries wait
    No,
}

impl SourceCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => SourceAsk::List,
            Self::Refresh { id } => SourceAsk::Refresh { id },
            Self::Remove { id, dry_run } => SourceAsk::Remove { id, dry_run },
            Self::Entries { id } => SourceAsk::Entries { id },
            Self::Choose {
                id,
                publish,
                leave_out,
                all,
                new,
                audience,
                dry_run,
            } => SourceAsk::Choose(SourceChosen {
                id,
                publish,
                leave_out,
                all,
                publishes_new: new.map(|new| matches!(new, YesNo::Yes)),
                audience: audience.map(AudienceWord::audience),
                dry_run,
            }),
            Self::Add {
                from,
                name,
                audience,
                ask,
                dry_run,
            } => {
                let from = match from.split_once("://") {
                    Some(_) => SourceFrom::Url(from),
                    None => {
                        let bytes = file::read(Path::new(&from), wire::ics_read::BYTES_MAX)?;
                        SourceFrom::Text(String::from_utf8_lossy(&bytes).into_owned())
                    }
                };
                SourceAsk::Add {
                    from,
                    name,
                    audience: audience.map(AudienceWord::audience),
                    ask,
                    dry_run,
                }
            }
        };
        ask(place, Request::Sources(request)).await
    }
}

impl AudienceWord {
    fn audience(self) -> Audience {
        match self {
            Self::Members => Audience::Members,
            Self::Peers => Audience::AllPeers,
            Self::Public => Audience::Public,
        }
    }
}
