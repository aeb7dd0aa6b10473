//! The lists people pick from: dated data, checked when loaded (F01, need 2.4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{LanguageTag, Region, Term};

/// Why a taxonomy was refused; the message names the entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaxonomyRefused {
    /// A list without entries.
    #[error("the list of {0} is empty")]
    Empty(&'static str),
    /// More entries than [`Taxonomy::ENTRIES_MAX`].
    #[error("the list of {0} has more than {max} entries", max = Taxonomy::ENTRIES_MAX)]
    TooLong(&'static str),
    /// An id given twice within a list.
    #[error("{id} stands twice in the list of {list}")]
    Twice {
        /// The list.
        list: &'static str,
        /// The id.
        id: String,
    },
    /// A name that is empty or longer than [`Taxonomy::NAME_CHARS_MAX`].
    #[error("the name of {id} in the list of {list} has to be 1 to {max} characters long", max = Taxonomy::NAME_CHARS_MAX)]
    Name {
        /// The list.
        list: &'static str,
        /// The id.
        id: String,
    },
    /// A pair of complements names what is no competency.
    #[error("{0} stands in complements and is no competency")]
    Complement(Term),
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<Id> {
    /// What peers exchange.
    pub id: Id,
    /// What people read, in the language of the file.
    pub name: String,
}

/// The lists of one ecosystem in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Taxonomy {
    /// Its name, as the configuration gives it: `microsoft-2026`.
    pub id: Term,
    /// The day it was drawn up, for people to see how old it is.
    pub dated: jiff::civil::Date,
    /// The language of the names.
    pub language: LanguageTag,
    /// What one does (C).
    pub competencies: Vec<Entry<Term>>,
    /// For which industries (V).
    pub verticals: Vec<Entry<Term>>,
    /// For customers of which size (S), smallest first.
    pub sizes: Vec<Entry<Term>>,
    /// Flavours of partner (need 3.9).
    pub partner_types: Vec<Entry<Term>>,
    /// Countries and parts of them (R), those of a country behind it; one list for all, in a file of its own.
    #[serde(default)]
    pub regions: Vec<Entry<Region>>,
    /// Pairs of competencies of which the first leans on the second: whoever sells the one needs somebody for the other
    /// (need 3.13).
    #[serde(default)]
    pub complements: Vec<(Term, Term)>,
}

/// A list people pick from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// What one does.
    Competencies,
    /// For which industries.
    Verticals,
    /// For customers of which size.
    Sizes,
    /// Flavours of partner.
    PartnerTypes,
    /// Where.
    Regions,
}

impl Dimension {
    /// All of them, in the order of forms and pages.
    pub const ALL: [Self; 5] = [
        Self::Competencies,
        Self::Verticals,
        Self::Sizes,
        Self::PartnerTypes,
        Self::Regions,
    ];

    /// The last part of its address, `/taxonomy/{…}`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Competencies => "competencies",
            Self::Verticals => "verticals",
            Self::Sizes => "sizes",
            Self::PartnerTypes => "partner-types",
            Self::Regions => "regions",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Taxonomy {
    /// Most entries of one list.
    pub const ENTRIES_MAX: usize = 1000;
    /// Most characters of a name.
    pub const NAME_CHARS_MAX: usize = 80;

    /// Checks what the file says beyond its form; the first thing wrong is the error.
    pub fn check(&self) -> Result<(), TaxonomyRefused> {
        for dimension in Dimension::ALL {
            let list = dimension.word();
            let entries = self.list(dimension);
            if entries.is_empty() {
                return Err(TaxonomyRefused::Empty(list));
            }
            if entries.len() > Self::ENTRIES_MAX {
                return Err(TaxonomyRefused::TooLong(list));
            }
            let mut seen = BTreeSet::new();
            for (id, name) in entries {
                let id_text = || id.to_owned();
                if !seen.insert(id) {
                    return Err(TaxonomyRefused::Twice { list, id: id_text() });
                }
                if name.trim().is_empty() || name.chars().count() > Self::NAME_CHARS_MAX {
                    return Err(TaxonomyRefused::Name { list, id: id_text() });
                }
            }
        }
        if self.complements.len() > Self::ENTRIES_MAX {
            return Err(TaxonomyRefused::TooLong("complements"));
        }
        let both = self.complements.iter().flat_map(|(one, other)| [one, other]);
        let mut unknown = both.filter(|term| !self.holds(Dimension::Competencies, term.as_str()));
        unknown
            .next()
            .map_or(Ok(()), |term| Err(TaxonomyRefused::Complement(term.clone())))
    }

    /// What a competency leans on.
    pub fn leans_on<'t>(&'t self, term: &'t Term) -> impl Iterator<Item = &'t Term> {
        let pairs = self.complements.iter().filter(move |(one, _)| one == term);
        pairs.map(|(_, other)| other)
    }

    /// One list as pairs of id and name, in the order of the file.
    pub fn list(&self, dimension: Dimension) -> Vec<(&str, &str)> {
        let mut all = Vec::new();
        self.find(dimension, |id, name| {
            all.push((id, name));
            None::<()>
        });
        all
    }

    /// The name of an id; an id of another taxonomy stands for itself.
    pub fn name<'t>(&'t self, dimension: Dimension, id: &'t str) -> &'t str {
        self.find(dimension, |known, name| (known == id).then_some(name))
            .unwrap_or(id)
    }

    /// Whether a list holds an id.
    pub fn holds(&self, dimension: Dimension, id: &str) -> bool {
        self.find(dimension, |known, _| (known == id).then_some(()))
            .is_some()
    }

    /// Walks a list until something is found.
    fn find<'t, T>(
        &'t self,
        dimension: Dimension,
        mut wanted: impl FnMut(&'t str, &'t str) -> Option<T>,
    ) -> Option<T> {
        let terms = match dimension {
            Dimension::Competencies => &self.competencies,
            Dimension::Verticals => &self.verticals,
            Dimension::Sizes => &self.sizes,
            Dimension::PartnerTypes => &self.partner_types,
            Dimension::Regions => {
                let mut regions = self.regions.iter();
                return regions.find_map(|entry| wanted(entry.id.as_str(), &entry.name));
            }
        };
        terms
            .iter()
            .find_map(|entry| wanted(entry.id.as_str(), &entry.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(ids: &[&str]) -> Vec<Entry<Term>> {
        let entry = |id: &&str| Entry {
            id: Term::parse(id).unwrap(),
            name: id.to_uppercase(),
        };
        ids.iter().map(entry).collect()
    }

    fn small() -> Taxonomy {
        Taxonomy {
            id: Term::parse("small-2026").unwrap(),
            dated: jiff::civil::date(2026, 1, 31),
            language: LanguageTag::parse("en").unwrap(),
            competencies: terms(&["security", "erp"]),
            verticals: terms(&["retail"]),
            sizes: terms(&["1-50"]),
            partner_types: terms(&["advisory"]),
            regions: vec![Entry {
                id: Region::parse("SE").unwrap(),
                name: "Sweden".to_owned(),
            }],
            complements: vec![(Term::parse("erp").unwrap(), Term::parse("security").unwrap())],
        }
    }

    #[test]
    fn names_are_found_and_ids_of_others_stand_for_themselves() {
        let taxonomy = small();
        assert_eq!(taxonomy.check(), Ok(()));
        assert_eq!(taxonomy.name(Dimension::Regions, "SE"), "Sweden");
        assert_eq!(taxonomy.name(Dimension::Competencies, "quantum"), "quantum");
        assert!(taxonomy.holds(Dimension::Competencies, "erp"));
        assert!(!taxonomy.holds(Dimension::Verticals, "erp"));
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said_with_the_entry() {
        let mut twice = small();
        twice.verticals = terms(&["retail", "mining", "retail"]);
        let refused = twice.check().unwrap_err();
        assert_eq!(
            refused.to_string(),
            "retail stands twice in the list of verticals"
        );
        let mut nameless = small();
        nameless.sizes[0].name = " ".to_owned();
        assert!(matches!(
            nameless.check(),
            Err(TaxonomyRefused::Name { list: "sizes", .. })
        ));
        let mut empty = small();
        empty.partner_types.clear();
        assert_eq!(empty.check(), Err(TaxonomyRefused::Empty("partner-types")));
        let mut odd = small();
        odd.complements = vec![(Term::parse("erp").unwrap(), Term::parse("retail").unwrap())];
        let retail = Term::parse("retail").unwrap();
        assert_eq!(odd.check(), Err(TaxonomyRefused::Complement(retail)));
        let mut long = small();
        let many: Vec<String> = (0..=Taxonomy::ENTRIES_MAX).map(|n| format!("t{n}")).collect();
        long.competencies = terms(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(long.check(), Err(TaxonomyRefused::TooLong("competencies")));
    }
}
