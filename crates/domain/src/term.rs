//! Words of the lists people pick from: ids of a dated data file, never an enum, because the lists change yearly (F01).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text_form::text_form;

/// Why a term or a region was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermRefused {
    /// Not the form of an id.
    #[error("is an id of lower-case letters, digits and hyphens, for example business-applications")]
    Term,
    /// Not a code of a country or of a part of one.
    #[error("is a country such as SE or a part of one such as US-WA")]
    Region,
}

/// One entry of a list: a competency, a vertical, a size band or a partner type. Peers exchange these ids, equal where
/// the meaning is the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Term(String);

impl Term {
    /// Most bytes of an id.
    pub const BYTES_MAX: usize = 60;

    /// Reads an id: lower-case letters, digits and inner hyphens.
    pub fn parse(text: &str) -> Result<Self, TermRefused> {
        let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=Self::BYTES_MAX).contains(&text.len())
            && text.bytes().all(inner)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(TermRefused::Term)
        }
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where somebody works: a country (ISO 3166-1 alpha-2) or a part of one (ISO 3166-2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(String);

impl Region {
    /// Reads `SE` or `US-WA`; case is forgiven.
    pub fn parse(text: &str) -> Result<Self, TermRefused> {
        let upper = text.trim().to_ascii_uppercase();
        let (country, part) = match upper.split_once('-') {
            Some((country, part)) => (country, Some(part)),
            None => (upper.as_str(), None),
        };
        let is_country = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let is_part = part.is_none_or(|part| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        if is_country && is_part {
            Ok(Self(upper))
        } else {
            Err(TermRefused::Region)
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country's two letters.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }

    /// Whether it is a whole country.
    pub fn is_country(&self) -> bool {
        self.0.len() == 2
    }

    /// Whether one holds the other: `US` and `US-WA` meet, `US-WA` and `US-OR` do not.
    pub fn meets(&self, other: &Self) -> bool {
        self == other || (self.country() == other.country() && (self.is_country() || other.is_country()))
    }
}

text_form!(TermRefused: Term, Region);

/// A set of ids in the order they are shown.
pub type Terms = BTreeSet<Term>;
/// A set of regions in the order they are shown.
pub type Regions = BTreeSet<Region>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_plain_and_short() {
        for good in ["security", "modern-work", "51-250", "a"] {
            assert!(Term::parse(good).is_ok(), "{good}");
        }
        let long = "x".repeat(Term::BYTES_MAX + 1);
        for bad in ["", "-a", "a-", "Security", "a b", "ä", long.as_str()] {
            assert_eq!(Term::parse(bad), Err(TermRefused::Term), "{bad}");
        }
    }

    #[test]
    fn a_region_is_a_country_or_a_part_of_one() {
        assert_eq!(Region::parse(" us-wa ").unwrap().as_str(), "US-WA");
        for bad in ["", "U", "USA", "US-", "US-WASH", "US-W!", "12", "ÅÄ"] {
            assert_eq!(Region::parse(bad), Err(TermRefused::Region), "{bad}");
        }
    }

    #[test]
    fn a_country_meets_its_parts_and_parts_only_themselves() {
        let region = |text| Region::parse(text).unwrap();
        assert!(region("US").meets(&region("US-WA")) && region("US-WA").meets(&region("US")));
        assert!(region("US-WA").meets(&region("US-WA")));
        assert!(!region("US-WA").meets(&region("US-OR")) && !region("US").meets(&region("GB")));
    }
}
