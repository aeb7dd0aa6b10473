//! `rosarium orgs`: companies whose people are members.

use clap::Subcommand;

use super::ask;
use crate::admin::{Failure, OrganizationAsk, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum OrgsCommand {
    /// List organisations, and how many members show that they work there
    List,
    /// Show one organisation with its offices and people
    Show {
        /// Last part of its address, as listed
        slug: String,
    },
    /// Make two names of one company one: people, offices and hide lists go with it
    Merge {
        /// The one that goes
        from: String,
        /// The one that stays
        into: String,
    },
}

impl OrgsCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => OrganizationAsk::List,
            Self::Show { slug } => OrganizationAsk::Show { slug },
            Self::Merge { from, into } => OrganizationAsk::Merge { from, into },
        };
        ask(place, Request::Organizations(request)).await
    }
}
