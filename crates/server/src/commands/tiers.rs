//! `rosarium tiers`: levels of membership.

use clap::{Subcommand, ValueEnum};
use domain::Kind;

use super::ask;
use crate::admin::{Failure, Request, TierAsk};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum TiersCommand {
    /// List the levels of membership, how many people have each, and at which people join
    List,
    /// Describe a level of membership, new or known; what is left out stays as it is
    Set {
        /// Short name in files and addresses: chapter
        id: String,
        /// As people read it
        #[arg(long)]
        name: Option<String>,
        /// For one period, in the community's currency
        #[arg(long)]
        price: Option<String>,
        /// Months a payment lasts; 0 for a level that costs nothing
        #[arg(long)]
        months: Option<u16>,
        /// Who may have it; several with commas
        #[arg(long, value_enum, value_delimiter = ',')]
        kinds: Vec<KindWord>,
        /// What it brings, a line; may be given several times
        #[arg(long = "benefit", value_name = "LINE")]
        benefits: Vec<String>,
        /// People it holds when an organisation buys it; stays so once it is made
        #[arg(long)]
        seats: Option<u16>,
    },
    /// Offer a level to nobody new; whoever has it keeps it until what she paid for is over
    Retire {
        /// Its short name, as listed
        id: String,
    },
    /// Offer a level again
    Offer {
        /// Its short name, as listed
        id: String,
    },
}

/// What somebody is to the ecosystem.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum KindWord {
    /// Works for a partner
    Partner,
    /// Sells to partners
    Vendor,
    /// Buys from partners
    Customer,
    /// Works for Microsoft
    Microsoft,
    /// Belongs to none of them
    Individual,
}

impl TiersCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => TierAsk::List,
            Self::Retire { id } => TierAsk::Retire { id },
            Self::Offer { id } => TierAsk::Offer { id },
            Self::Set {
                id,
                name,
                price,
                months,
                kinds,
                benefits,
                seats,
            } => TierAsk::Set {
                id,
                name,
                price,
                months,
                kinds: kinds.into_iter().map(KindWord::kind).collect(),
                benefits,
                seats,
            },
        };
        ask(place, Request::Tiers(request)).await
    }
}

impl KindWord {
    fn kind(self) -> Kind {
        match self {
            Self::Partner => Kind::Partner,
            Self::Vendor => Kind::Vendor,
            Self::Customer => Kind::Customer,
            Self::Microsoft => Kind::Microsoft,
            Self::Individual => Kind::Individual,
        }
    }
}
