//! Levels of membership (F02).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::organization::slug_of_words;
use crate::{Amount, Iri, Slug, Title};

/// What a person is to the ecosystem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Works for a partner.
    Partner,
    /// Sells to partners.
    Vendor,
    /// Buys from partners.
    Customer,
    /// Works for Microsoft.
    Microsoft,
    /// Belongs to none of them.
    Individual,
}

impl Kind {
    /// All of them, in the order of forms.
    pub const ALL: [Self; 5] = [
        Self::Partner,
        Self::Vendor,
        Self::Customer,
        Self::Microsoft,
        Self::Individual,
    ];

    /// The word in forms, files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Vendor => "vendor",
            Self::Customer => "customer",
            Self::Microsoft => "microsoft",
            Self::Individual => "individual",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Why a tier was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TierRefused {
    /// A paid tier has to end some day.
    #[error("a tier with a price needs a period of 1 to {max} months", max = Tier::PERIOD_MONTHS_MAX)]
    Period,
    /// A bundle without seats, or seats without a bundle.
    #[error("a tier for organisations needs 1 to {max} seats, and only such a tier has seats", max = Tier::SEATS_MAX)]
    Seats,
    /// Nobody could have it.
    #[error("a tier is open to at least one kind of person")]
    NoKind,
    /// More than [`Tier::BENEFITS_MAX`].
    #[error("a tier brings at most {max} things", max = Tier::BENEFITS_MAX)]
    Benefits,
}

/// One level of membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Its name in configuration, files and addresses.
    pub id: Slug,
    /// As people read it.
    pub name: Title,
    /// For one period, in the community's currency.
    pub price: Amount,
    /// How long a payment lasts; absent when it costs nothing.
    pub period_months: Option<u16>,
    /// Who may have it.
    pub kinds: BTreeSet<Kind>,
    /// What it brings, a line each.
    pub benefits: Vec<Title>,
    /// People it holds when an organisation buys it; absent when one person does.
    pub seats: Option<u16>,
    /// Since when nobody new gets it; who has it keeps it until what she paid for is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
}

impl Tier {
    /// Longest period.
    pub const PERIOD_MONTHS_MAX: u16 = 60;
    /// Most seats of a bundle.
    pub const SEATS_MAX: u16 = 1000;
    /// Most tiers of a community.
    pub const TIERS_MAX: usize = 20;
    /// Most lines of benefits.
    pub const BENEFITS_MAX: usize = 10;

    /// A tier that costs nothing, open to everybody, named after its id.
    pub fn free(id: Slug) -> Self {
        let mut letters = id.as_str().chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        let name: String = first.into_iter().chain(letters).collect();
        Self {
            name: Title::parse(&name).expect("a slug has letters and is shorter than a title"),
            id,
            price: Amount::parse("0").expect("nought is an amount"),
            period_months: None,
            kinds: BTreeSet::from(Kind::ALL),
            benefits: Vec::new(),
            seats: None,
            retired: None,
        }
    }

    /// The id that follows from a name, as that of an organisation does: `Chapter, full` becomes `chapter-full`.
    pub fn id_of(name: &Title) -> Slug {
        slug_of_words(name.as_str())
    }

    /// Checks what the fields say together.
    pub fn check(&self) -> Result<(), TierRefused> {
        let period_fits = match self.period_months {
            Some(months) => (1..=Self::PERIOD_MONTHS_MAX).contains(&months),
            None => self.is_free(),
        };
        let seats_fit = self
            .seats
            .is_none_or(|seats| (1..=Self::SEATS_MAX).contains(&seats));
        match () {
            () if !period_fits => Err(TierRefused::Period),
            () if !seats_fit => Err(TierRefused::Seats),
            () if self.kinds.is_empty() => Err(TierRefused::NoKind),
            () if self.benefits.len() > Self::BENEFITS_MAX => Err(TierRefused::Benefits),
            () => Ok(()),
        }
    }

    /// Whether it costs nothing.
    pub fn is_free(&self) -> bool {
        self.price.is_zero()
    }

    /// Whether somebody new may get it.
    pub fn is_offered(&self) -> bool {
        self.retired.is_none()
    }

    /// Whether an organisation buys it for several people.
    pub fn is_bundle(&self) -> bool {
        self.seats.is_some()
    }
}

/// The address of a level, by which agreements and vouchers name it: `{community}/tiers/{id}`.
pub fn tier_iri(group: &Iri, tier: &Slug) -> Iri {
    group.below(&format!("{TIERS}{tier}"))
}

/// Which level of a community an address names; none when it is another community's.
pub fn tier_slug(group: &Iri, tier: &Iri) -> Option<Slug> {
    let path = tier.as_str().strip_prefix(group.as_str())?;
    Slug::parse(path.strip_prefix(TIERS)?).ok()
}

const TIERS: &str = "/tiers/";

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(price: &str, period_months: Option<u16>, seats: Option<u16>) -> Tier {
        Tier {
            id: Slug::parse("chapter").unwrap(),
            name: Title::parse("Chapter").unwrap(),
            price: Amount::parse(price).unwrap(),
            period_months,
            kinds: BTreeSet::from(Kind::ALL),
            benefits: Vec::new(),
            seats,
            retired: None,
        }
    }

    #[test]
    fn a_price_needs_a_period_and_a_bundle_needs_seats() {
        assert_eq!(tier("0", None, None).check(), Ok(()));
        assert_eq!(tier("240", Some(12), None).check(), Ok(()));
        assert_eq!(tier("900", Some(12), Some(5)).check(), Ok(()));
        assert_eq!(tier("240", None, None).check(), Err(TierRefused::Period));
        assert_eq!(tier("0", Some(0), None).check(), Err(TierRefused::Period));
        assert_eq!(
            tier("0", Some(Tier::PERIOD_MONTHS_MAX + 1), None).check(),
            Err(TierRefused::Period)
        );
        assert_eq!(tier("0", None, Some(0)).check(), Err(TierRefused::Seats));
        assert_eq!(
            tier("0", None, Some(Tier::SEATS_MAX + 1)).check(),
            Err(TierRefused::Seats)
        );
        let nobody = Tier {
            kinds: BTreeSet::new(),
            ..tier("0", None, None)
        };
        assert_eq!(nobody.check(), Err(TierRefused::NoKind));
        let much = Tier {
            benefits: vec![Title::parse("Rooms").unwrap(); Tier::BENEFITS_MAX + 1],
            ..tier("0", None, None)
        };
        assert_eq!(much.check(), Err(TierRefused::Benefits));
    }

    #[test]
    fn a_free_tier_is_called_what_it_is() {
        let network = Tier::free(Slug::parse("network").unwrap());
        assert_eq!((network.check(), network.name.as_str()), (Ok(()), "Network"));
        assert!(network.is_free() && !network.is_bundle() && network.is_offered());
        assert_eq!(
            Tier::id_of(&Title::parse("Chapter, full").unwrap()).as_str(),
            "chapter-full"
        );
    }

    #[test]
    fn a_level_has_an_address_in_its_community_and_in_no_other() {
        let group = Iri::parse("https://a.example/c/a").unwrap();
        let full = Slug::parse("full").unwrap();
        let address = tier_iri(&group, &full);
        assert_eq!(address.as_str(), "https://a.example/c/a/tiers/full");
        assert_eq!(tier_slug(&group, &address), Some(full));
        for other in [
            "https://a.example/c/b/tiers/full",
            "https://a.example/c/a",
            "https://a.example/c/a/tiers/",
            "https://a.example/c/a/tiers/x/y",
        ] {
            assert_eq!(tier_slug(&group, &Iri::parse(other).unwrap()), None, "{other}");
        }
    }

    #[test]
    fn kinds_are_read_as_they_are_written() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(Kind::from_word("competitor"), None);
    }
}
