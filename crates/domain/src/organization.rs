//! A company whose people are members: its offices, its seats, who may speak for it (F04).

use serde::{Deserialize, Serialize};

use crate::{MemberId, PersonName, Region, Slug, Title};

/// Why an organisation was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrganizationRefused {
    /// More than [`Organization::OFFICES_MAX`].
    #[error("an organisation may list at most {max} offices", max = Organization::OFFICES_MAX)]
    TooManyOffices,
}

/// A company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// The last part of its address, `/orgs/{slug}`.
    pub slug: Slug,
    /// Its name.
    pub name: PersonName,
    /// Where it works from (need 0.2).
    pub offices: Vec<Office>,
    /// Who may let something leave in its name.
    pub approver: Option<MemberId>,
}

/// One place an organisation works from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Office {
    /// Town or quarter.
    pub town: Title,
    /// Country or part of it.
    pub region: Region,
}

impl Organization {
    /// Most offices.
    pub const OFFICES_MAX: usize = 50;

    /// Replaces the offices; they are kept in the order given.
    pub fn set_offices(&mut self, offices: Vec<Office>) -> Result<(), OrganizationRefused> {
        if offices.len() > Self::OFFICES_MAX {
            return Err(OrganizationRefused::TooManyOffices);
        }
        self.offices = offices;
        Ok(())
    }

    /// The address part that follows from a name: `Fathom & Vale` becomes `fathom-vale`; a name without a letter or
    /// digit of ASCII becomes `x-` and what its bytes are, so that each has one.
    pub fn slug_of(name: &PersonName) -> Slug {
        slug_of_words(name.as_str())
    }
}

/// The address part that follows from words, as [`Organization::slug_of`] says.
pub(crate) fn slug_of_words(text: &str) -> Slug {
    let folded: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words = folded.split_whitespace();
    let joined = words.fold(String::new(), |mut slug, word| {
        let rest = Slug::CHARS_MAX.saturating_sub(slug.len() + 1);
        if rest > 0 {
            slug.push_str(if slug.is_empty() { "" } else { "-" });
            slug.push_str(&word[..word.len().min(rest)]);
        }
        slug
    });
    Slug::parse(&joined).unwrap_or_else(|_| {
        let digits = crate::hex(text.as_bytes());
        let digits = &digits[..digits.len().min(Slug::CHARS_MAX - 2)];
        Slug::parse(&format!("x-{digits}")).expect("it has letters and digits alone")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_follows_from_the_name() {
        let slug = |name: &str| String::from(Organization::slug_of(&PersonName::parse(name).unwrap()));
        assert_eq!(slug("Fathom & Vale"), "fathom-vale");
        assert_eq!(slug("  Ironbark   Managed IT "), "ironbark-managed-it");
        assert_eq!(slug("株式"), "x-e6a0aae5bc8f");
        for long in ["word ".repeat(15), "w".repeat(70), "株".repeat(60)] {
            let long = slug(&long);
            assert!(long.len() <= Slug::CHARS_MAX && !long.ends_with('-'), "{long}");
        }
    }

    /// 0.2
    #[test]
    fn offices_have_a_limit() {
        let mut fathom = Organization {
            slug: Slug::parse("fathom-vale").unwrap(),
            name: PersonName::parse("Fathom & Vale").unwrap(),
            offices: Vec::new(),
            approver: None,
        };
        let london = Office {
            town: Title::parse("London").unwrap(),
            region: Region::parse("GB").unwrap(),
        };
        let most = vec![london.clone(); Organization::OFFICES_MAX];
        assert_eq!(fathom.set_offices(most), Ok(()));
        let more = vec![london; Organization::OFFICES_MAX + 1];
        assert_eq!(fathom.set_offices(more), Err(OrganizationRefused::TooManyOffices));
        assert_eq!(fathom.offices.len(), Organization::OFFICES_MAX);
    }
}
