//! Who the community is, shown to everybody and sent to peers (F01).

use serde::{Deserialize, Serialize};

use crate::{
    Amount, Country, Currency, Html, Iri, LanguageTag, MailAddress, Region, Slug, Tier, Title, Zone,
};

/// The community this node is home to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunityProfile {
    /// The last part of its address, `/c/{slug}`; fixed at `init`.
    pub slug: Slug,
    /// As shown in the masthead.
    pub name: Title,
    /// What it is for, in a paragraph.
    pub summary: Html,
    /// Who owns it.
    pub governance: Governance,
    /// Who may join.
    pub audience: CommunityAudience,
    /// Where it meets.
    pub modality: CommunityModality,
    /// Which taxonomy it uses.
    pub ecosystem: Ecosystem,
    /// Languages of its events, the first one its own.
    pub languages: Vec<LanguageTag>,
    /// The zone of its clock.
    pub zone: Zone,
    /// Its country, if it has one.
    pub country: Option<Country>,
    /// What its prices are in.
    pub currency: Currency,
    /// The legal name of the operator; required when commercial.
    pub operator_name: Option<Title>,
    /// The part of its country it is in (ISO 3166-2), if it says so.
    #[serde(default)]
    pub region: Option<Region>,
    /// Where everybody may write to it.
    #[serde(default)]
    pub contact: Option<MailAddress>,
    /// Its local parts, at most [`CommunityProfile::CHAPTERS_MAX`].
    #[serde(default)]
    pub chapters: Vec<Title>,
}

impl CommunityProfile {
    /// Most chapters of a community.
    pub const CHAPTERS_MAX: usize = 40;

    /// Its chapter of a name, in whatever case that is written.
    pub fn chapter(&self, named: &Title) -> Option<&Title> {
        let lower = named.as_str().to_lowercase();
        let mut all = self.chapters.iter();
        all.find(|known| known.as_str().to_lowercase() == lower)
    }

    /// Whether its region lies in its country; one of the two alone says nothing against the other.
    pub fn is_in_its_country(&self) -> bool {
        lies_in(self.region.as_ref(), self.country.as_ref())
    }
}

/// Whether a region (ISO 3166-2) is of a country (ISO 3166-1), as far as both are known.
pub fn lies_in(region: Option<&Region>, country: Option<&Country>) -> bool {
    match (region, country) {
        (Some(region), Some(country)) => region.country() == country.as_str(),
        _ => true,
    }
}

/// A text by which a community goes, with its length, so that nobody opens a book unawares (F01, need 4.15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunityDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Its name where it is kept.
    pub name: Title,
    /// How many words it has.
    pub words: u32,
    /// Where it is read.
    pub address: Iri,
}

/// What a document of a community is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Its code of ethics (F03).
    CodeOfEthics,
    /// Something that goes by its own name.
    Other,
}

macro_rules! word {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word used in the configuration, in the API and between nodes.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Reads that word; an unknown one is nothing, never an error of the document that holds it.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

word!(
    /// Who owns the community (need 2.2).
    Governance {
        /// Owned by its members.
        Association = "association",
        /// Run as a business; its events carry the label.
        Commercial = "commercial",
        /// An informal group.
        UserGroup = "user_group",
    }
);
word!(
    /// Who may join (need 2.1).
    CommunityAudience {
        /// Partners alone.
        PartnersOnly = "partners_only",
        /// Vendors and customers too.
        Mixed = "mixed",
    }
);
word!(
    /// Where the community meets (need 2.3).
    CommunityModality {
        /// Online alone.
        Online = "online",
        /// In person alone.
        InPerson = "in_person",
        /// Both.
        Hybrid = "hybrid",
    }
);
word!(
    /// Which taxonomy it uses (need 2.4).
    Ecosystem {
        /// Microsoft's partner lists.
        Microsoft = "microsoft",
        /// A wider list.
        MultiVendor = "multi_vendor",
    }
);

/// What another community says of itself, as last asked (F01); a label it does not send or we do not know is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerProfile {
    /// Its name.
    pub name: Title,
    /// What it is for.
    pub summary: Html,
    /// Who owns it.
    pub governance: Option<Governance>,
    /// Who may join.
    pub audience: Option<CommunityAudience>,
    /// Where it meets.
    pub modality: Option<CommunityModality>,
    /// Which taxonomy it uses.
    pub ecosystem: Option<Ecosystem>,
    /// Languages of its events.
    pub languages: Vec<LanguageTag>,
    /// Its Ed25519 key as a Multikey: what its mark is drawn from.
    pub key: String,
    /// Its country.
    #[serde(default)]
    pub country: Option<Country>,
    /// The part of its country it is in.
    #[serde(default)]
    pub region: Option<Region>,
    /// Where everybody may write to it.
    #[serde(default)]
    pub contact: Option<MailAddress>,
    /// Its local parts, at most [`CommunityProfile::CHAPTERS_MAX`].
    #[serde(default)]
    pub chapters: Vec<Title>,
    /// What it goes by, at most [`PeerProfile::DOCUMENTS_MAX`].
    #[serde(default)]
    pub documents: Vec<CommunityDocument>,
    /// Whether somebody who is a member there can be led to her community's page of an event by its name (F28).
    #[serde(default)]
    pub leads_home: bool,
    /// Whether a member there can link her membership with one here: her browser carries a proof (F02; protocol section 8.9).
    #[serde(default)]
    pub links_members: bool,
    /// The levels it offers, by which an agreement says whose members qualify; at most [`PeerProfile::TIERS_MAX`] (F16).
    #[serde(default)]
    pub tiers: Vec<PeerTier>,
    /// What their prices are in.
    #[serde(default)]
    pub currency: Option<Currency>,
}

/// A level of membership of another community, as it tells of it (F16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerTier {
    /// Its address, [`crate::tier_iri`].
    pub id: Iri,
    /// As people there read it.
    pub name: Title,
    /// For one period, in its community's currency.
    pub price: Amount,
}

impl PeerProfile {
    /// Most languages kept.
    pub const LANGUAGES_MAX: usize = 20;
    /// Most documents kept.
    pub const DOCUMENTS_MAX: usize = 20;
    /// Most levels kept: as many as a community here has.
    pub const TIERS_MAX: usize = Tier::TIERS_MAX;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F01
    #[test]
    fn a_region_lies_in_its_country_and_one_alone_says_nothing() {
        let (washington, us, se) = (
            Region::parse("US-WA").ok(),
            Country::parse("US").ok(),
            Country::parse("SE").ok(),
        );
        assert!(lies_in(washington.as_ref(), us.as_ref()));
        assert!(!lies_in(washington.as_ref(), se.as_ref()));
        assert!(lies_in(washington.as_ref(), None) && lies_in(None, se.as_ref()));
    }
}
