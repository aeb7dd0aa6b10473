//! `rosarium source`: calendars to import.

use std::path::Path;

use clap::{Subcommand, ValueEnum};
use domain::Audience;

use super::{ask, file};
use crate::admin::{Failure, Request, SourceAsk, SourceFrom};
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

impl SourceCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => SourceAsk::List,
            Self::Refresh { id } => SourceAsk::Refresh { id },
            Self::Remove { id } => SourceAsk::Remove { id },
            Self::Add { from, name, audience } => {
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
