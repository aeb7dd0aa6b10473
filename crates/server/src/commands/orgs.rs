//! `rosarium orgs`: companies whose people are members.

use clap::Subcommand;

use super::ask;
use crate::admin::{DryRun, Failure, OrganizationAsk, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum OrgsCommand {
    /// List organisations, and how many members show that they work there
    List,
    /// Show one organisation with its offices, its people and its seats
    Show {
        /// Last part of its address, as listed
        slug: String,
    },
    /// Write down who acts for an organisation: asks for levels and gives seats
    Approver {
        /// Last part of its address, as listed
        slug: String,
        /// Handle of one of its people; left out, nobody acts for it
        handle: Option<String>,
    },
    /// Take a level with seats for an organisation, or renew the one it has
    Take {
        /// Last part of its address, as listed
        slug: String,
        /// Short name of the level, as `rosarium tiers list` shows it
        tier: String,
    },
    /// Give one of its people a seat
    Seat {
        /// Last part of its address, as listed
        slug: String,
        /// Her handle
        handle: String,
    },
    /// Take back somebody's seat
    Unseat {
        /// Last part of its address, as listed
        slug: String,
        /// Her handle
        handle: String,
    },
    /// Make two names of one company one: people, offices and hide lists go with it
    Merge {
        /// The one that goes
        from: String,
        /// The one that stays
        into: String,
        /// Change nothing, say what would happen, exit 3
        #[arg(long)]
        dry_run: bool,
    },
}

impl OrgsCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => OrganizationAsk::List,
            Self::Show { slug } => OrganizationAsk::Show { slug },
            Self::Approver { slug, handle } => OrganizationAsk::Approver { slug, handle },
            Self::Take { slug, tier } => OrganizationAsk::Take { slug, tier },
            Self::Seat { slug, handle } => OrganizationAsk::Seat { slug, handle },
            Self::Unseat { slug, handle } => OrganizationAsk::Unseat { slug, handle },
            Self::Merge { from, into, dry_run } => OrganizationAsk::Merge {
                from,
                into,
                run: if dry_run { DryRun::Dry } else { DryRun::Real },
            },
        };
        ask(place, Request::Organizations(request)).await
    }
}
