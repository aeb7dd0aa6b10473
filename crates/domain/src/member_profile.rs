//! What a member says of her work, each field with who may see it (F04).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Distance, Facets, Regions, Shown, Slug, Tag, Terms, TextRefused, Title, Visibility};

/// Why a profile was refused; the door puts the name of the field before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileRefused {
    /// Need 1.12: nobody is all things to all people.
    #[error("choose your {0}: more say nothing")]
    ChooseFewer(usize),
    /// An id that the taxonomy of this community does not hold.
    #[error("is not on the list any more; choose again")]
    NotOnTheList,
    /// More than the field takes.
    #[error("may hold at most {0} entries")]
    TooMany(usize),
    /// A text that is too long or cannot be shown.
    #[error(transparent)]
    Text(#[from] TextRefused),
}

/// What a member says of herself beyond her name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberProfile {
    /// What she does (C), at most [`MemberProfile::CHOICES_MAX`].
    pub competencies: Shown<Terms>,
    /// For which industries (V), at most [`MemberProfile::CHOICES_MAX`].
    pub verticals: Shown<Terms>,
    /// For customers of which size (S).
    pub sizes: Shown<Terms>,
    /// Where (R).
    pub regions: Shown<Regions>,
    /// Flavours of partner (need 3.9).
    pub partner_types: Shown<Terms>,
    /// Whom she suits (need 1.11).
    pub best_fit: Shown<Option<Line>>,
    /// What she hands on to others (need 3.8).
    pub refer_out: Shown<Option<Line>>,
    /// What somebody may share with her: a school, a language, a sport (need 1.7).
    pub common_ground: Shown<BTreeSet<Tag>>,
    /// Who may see for which company she works; the name stands with her as a member.
    pub organization: Visibility,
    /// Organisations nobody of which may find her; it never leaves this node and nobody else sees it (need 2.8).
    pub hide_from: BTreeSet<Slug>,
}

/// One short line of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(Title);

impl Line {
    /// Most characters taken.
    pub const CHARS_MAX: usize = 140;

    /// Reads a line; nothing but blanks is no line.
    pub fn parse(text: &str) -> Result<Option<Self>, TextRefused> {
        match Title::parse(text) {
            Err(TextRefused::Empty) => Ok(None),
            Err(TextRefused::TooLong(_)) => Err(TextRefused::TooLong(Self::CHARS_MAX)),
            Err(refused) => Err(refused),
            Ok(title) if title.as_str().chars().count() > Self::CHARS_MAX => {
                Err(TextRefused::TooLong(Self::CHARS_MAX))
            }
            Ok(title) => Ok(Some(Self(title))),
        }
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<String> for Line {
    type Error = TextRefused;
    fn try_from(text: String) -> Result<Self, TextRefused> {
        Self::parse(&text)?.ok_or(TextRefused::Empty)
    }
}

impl From<Line> for String {
    fn from(line: Line) -> Self {
        line.0.into()
    }
}

/// What of a profile may be seen from somewhere; an absent field is empty, and nobody can tell empty from hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenProfile {
    /// What she does, where and for whom.
    pub facets: Facets,
    /// Flavours of partner.
    pub partner_types: Terms,
    /// Whom she suits.
    pub best_fit: Option<Line>,
    /// What she hands on.
    pub refer_out: Option<Line>,
    /// What somebody may share with her.
    pub common_ground: BTreeSet<Tag>,
}

impl MemberProfile {
    /// Most competencies and most verticals, unless the configuration asks for fewer.
    pub const CHOICES_MAX: usize = 5;
    /// Most regions.
    pub const REGIONS_MAX: usize = 20;
    /// Most size bands and most partner types.
    pub const BANDS_MAX: usize = 10;
    /// Most tags of common ground.
    pub const COMMON_GROUND_MAX: usize = 10;
    /// Most organisations to hide from.
    pub const HIDE_FROM_MAX: usize = 100;

    /// A profile that says nothing yet.
    pub fn empty(visibility: Visibility) -> Self {
        Self {
            competencies: Shown::new(Terms::new(), visibility),
            verticals: Shown::new(Terms::new(), visibility),
            sizes: Shown::new(Terms::new(), visibility),
            regions: Shown::new(Regions::new(), visibility),
            partner_types: Shown::new(Terms::new(), visibility),
            best_fit: Shown::new(None, visibility),
            refer_out: Shown::new(None, visibility),
            common_ground: Shown::new(BTreeSet::new(), visibility),
            organization: visibility,
            hide_from: BTreeSet::new(),
        }
    }

    /// What may be seen from there.
    pub fn seen_from(&self, distance: Distance) -> SeenProfile {
        fn or_empty<T: Clone + Default>(field: &Shown<T>, distance: Distance) -> T {
            field.to(distance).cloned().unwrap_or_default()
        }
        SeenProfile {
            facets: Facets {
                competencies: or_empty(&self.competencies, distance),
                verticals: or_empty(&self.verticals, distance),
                sizes: or_empty(&self.sizes, distance),
                regions: or_empty(&self.regions, distance),
            },
            partner_types: or_empty(&self.partner_types, distance),
            best_fit: or_empty(&self.best_fit, distance),
            refer_out: or_empty(&self.refer_out, distance),
            common_ground: or_empty(&self.common_ground, distance),
        }
    }

    /// Whether somebody of these organisations may not find her.
    pub fn hides_from(&self, organizations: &BTreeSet<Slug>) -> bool {
        !self.hide_from.is_disjoint(organizations)
    }

    /// Which parts are filled in, specialty first (need 4.2).
    pub fn completeness(&self) -> [bool; 5] {
        let own = self.seen_from(Distance::Herself);
        [
            !own.facets.competencies.is_empty(),
            !own.facets.verticals.is_empty(),
            !own.facets.regions.is_empty(),
            !own.facets.sizes.is_empty(),
            own.best_fit.is_some(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Region, Term};

    fn full(visibilities: [Visibility; 8]) -> MemberProfile {
        let [c, v, s, r, p, b, o, g] = visibilities;
        let terms = |id: &str| Terms::from([Term::parse(id).unwrap()]);
        MemberProfile {
            competencies: Shown::new(terms("security"), c),
            verticals: Shown::new(terms("retail"), v),
            sizes: Shown::new(terms("1-50"), s),
            regions: Shown::new(Regions::from([Region::parse("SE").unwrap()]), r),
            partner_types: Shown::new(terms("advisory"), p),
            best_fit: Shown::new(Line::parse("small shops").unwrap(), b),
            refer_out: Shown::new(Line::parse("networks").unwrap(), o),
            common_ground: Shown::new(BTreeSet::from([Tag::parse("marathon").unwrap()]), g),
            organization: Visibility::Me,
            hide_from: BTreeSet::new(),
        }
    }

    fn filled(seen: &SeenProfile) -> [bool; 8] {
        [
            !seen.facets.competencies.is_empty(),
            !seen.facets.verticals.is_empty(),
            !seen.facets.sizes.is_empty(),
            !seen.facets.regions.is_empty(),
            !seen.partner_types.is_empty(),
            seen.best_fit.is_some(),
            seen.refer_out.is_some(),
            !seen.common_ground.is_empty(),
        ]
    }

    proptest! {
        #[test]
        fn each_field_is_seen_exactly_by_those_who_may(
            visibilities in proptest::array::uniform8(prop::sample::select(Visibility::ALL.to_vec())),
            distance in prop::sample::select(vec![
                Distance::Herself, Distance::Member, Distance::Peer, Distance::Stranger,
            ]),
        ) {
            let seen = filled(&full(visibilities).seen_from(distance));
            prop_assert_eq!(seen, visibilities.map(|visibility| distance.sees(visibility)));
        }
    }

    /// 2.8
    #[test]
    fn whoever_works_for_a_hidden_organisation_does_not_find_her() {
        let mut profile = MemberProfile::empty(Visibility::Public);
        let organizations = |slugs: &[&str]| -> BTreeSet<Slug> {
            slugs.iter().map(|slug| Slug::parse(slug).unwrap()).collect()
        };
        profile.hide_from = organizations(&["copperbeech"]);
        assert!(profile.hides_from(&organizations(&["saltmarsh", "copperbeech"])));
        assert!(!profile.hides_from(&organizations(&["saltmarsh"])));
        assert!(!profile.hides_from(&BTreeSet::new()));
    }

    #[test]
    fn a_line_is_short_or_absent() {
        assert_eq!(Line::parse("  "), Ok(None));
        assert!(Line::parse(&"x".repeat(Line::CHARS_MAX)).unwrap().is_some());
        for long in [Line::CHARS_MAX + 1, Title::CHARS_MAX + 1] {
            assert_eq!(
                Line::parse(&"x".repeat(long)),
                Err(TextRefused::TooLong(Line::CHARS_MAX))
            );
        }
    }

    /// 4.2
    #[test]
    fn completeness_counts_the_specialty_first() {
        let mut profile = MemberProfile::empty(Visibility::Me);
        assert_eq!(profile.completeness(), [false; 5]);
        profile.competencies = full([Visibility::Me; 8]).competencies;
        assert_eq!(profile.completeness(), [true, false, false, false, false]);
    }
}
