//! The card that says where two members differ and where they meet, differences first (F06, needs 0.4 and 2.12).

use std::fmt;

use community::see_person::SeenPerson;
use domain::{Compared, Dimension, Overlap, Region, Taxonomy, Term, Verdict};

use crate::words::Words;

/// The card as it is printed.
pub(crate) struct OverlapCard {
    pub(crate) circles: Circles,
    pub(crate) verdict: String,
    pub(crate) sentence: String,
    pub(crate) own_organization: String,
    pub(crate) their_name: String,
    pub(crate) their_organization: String,
    pub(crate) different: Vec<Different>,
    pub(crate) shared: Vec<Shared>,
}

/// What differs in one dimension.
pub(crate) struct Different {
    pub(crate) dimension: String,
    pub(crate) mine: String,
    pub(crate) theirs: String,
}

/// What is the same in one dimension.
pub(crate) struct Shared {
    pub(crate) dimension: String,
    pub(crate) both: String,
}

/// One dimension with names in the place of ids.
struct Named {
    /// Its name, and how the absence of anything shared is said.
    keys: (&'static str, &'static str),
    first_only: Vec<String>,
    second_only: Vec<String>,
    shared: Vec<String>,
    is_disjoint: bool,
}

impl OverlapCard {
    pub(crate) fn of(
        words: &Words,
        taxonomy: &Taxonomy,
        overlap: &Overlap,
        own_organization: &str,
        person: &SeenPerson,
    ) -> Self {
        let named = named(taxonomy, overlap);
        let or_nothing = |names: &[String]| match names.is_empty() {
            true => words.t("overlap-nothing"),
            false => names.join(", "),
        };
        let differing = named
            .iter()
            .filter(|one| !one.first_only.is_empty() || !one.second_only.is_empty());
        let sharing = named.iter().filter(|one| !one.shared.is_empty());
        Self {
            circles: Circles(overlap.verdict),
            verdict: words.t(match overlap.verdict {
                Verdict::Unknown => "overlap-unknown",
                Verdict::Complementary => "overlap-complementary",
                Verdict::Unrelated => "overlap-unrelated",
                Verdict::Adjacent => "overlap-adjacent",
                Verdict::Partial => "overlap-partial",
                Verdict::Direct => "overlap-direct",
            }),
            sentence: sentence(words, overlap.verdict, &named),
            own_organization: own_organization.to_owned(),
            their_name: person.name.to_string(),
            their_organization: person
                .organization
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            different: differing
                .map(|one| Different {
                    dimension: words.t(one.keys.0),
                    mine: or_nothing(&one.first_only),
                    theirs: or_nothing(&one.second_only),
                })
                .collect(),
            shared: sharing
                .map(|one| Shared {
                    dimension: words.t(one.keys.0),
                    both: one.shared.join(", "),
                })
                .collect(),
        }
    }
}

/// What the verdict means, in a sentence.
fn sentence(words: &Words, verdict: Verdict, named: &[Named; 4]) -> String {
    let dimensions = |wanted: fn(&&Named) -> bool| -> String {
        let names = named.iter().filter(wanted).map(|one| words.t(one.keys.0));
        names.collect::<Vec<_>>().join(", ")
    };
    match verdict {
        Verdict::Unknown => words.t("overlap-unknown-says"),
        Verdict::Complementary => words.t("overlap-complementary-says"),
        Verdict::Unrelated => words.t("overlap-unrelated-says"),
        Verdict::Adjacent => {
            let missing = named
                .iter()
                .filter(|one| one.is_disjoint)
                .map(|one| words.t(one.keys.1));
            let missing = capital(&missing.collect::<Vec<_>>().join(", "));
            words.with("overlap-adjacent-says", &[("missing", missing.into())])
        }
        Verdict::Partial => words.with(
            "overlap-partial-says",
            &[
                (
                    "different",
                    dimensions(|one| !one.first_only.is_empty() || !one.second_only.is_empty()).into(),
                ),
                ("shared", dimensions(|one| !one.shared.is_empty()).into()),
            ],
        ),
        Verdict::Direct => words.t("overlap-direct-says"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn named(taxonomy: &Taxonomy, overlap: &Overlap) -> [Named; 4] {
    let terms = |keys, dimension, compared: &Compared<Term>| Named {
        keys,
        first_only: names(taxonomy, dimension, compared.first_only.iter().map(Term::as_str)),
        second_only: names(taxonomy, dimension, compared.second_only.iter().map(Term::as_str)),
        shared: names(taxonomy, dimension, compared.shared.iter().map(Term::as_str)),
        is_disjoint: compared.is_disjoint(),
    };
    let regions = &overlap.regions;
    let places =
        |these: &domain::Regions| names(taxonomy, Dimension::Regions, these.iter().map(Region::as_str));
    [
        terms(
            ("people-vertical", "overlap-no-vertical"),
            Dimension::Verticals,
            &overlap.verticals,
        ),
        terms(
            ("people-size", "overlap-no-size"),
            Dimension::Sizes,
            &overlap.sizes,
        ),
        Named {
            keys: ("people-region", "overlap-no-region"),
            first_only: places(&regions.first_only),
            second_only: places(&regions.second_only),
            shared: places(&regions.shared),
            is_disjoint: regions.is_disjoint(),
        },
        terms(
            ("people-competency", "overlap-no-competency"),
            Dimension::Competencies,
            &overlap.competencies,
        ),
    ]
}

fn names<'i>(taxonomy: &Taxonomy, dimension: Dimension, ids: impl Iterator<Item = &'i str>) -> Vec<String> {
    ids.map(|id| taxonomy.name(dimension, id).to_owned()).collect()
}

/// Two circles: one over the other, touching, apart, two halves, or dashed (look, section 5).
pub(crate) struct Circles(Verdict);

impl fmt::Display for Circles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inside = match self.0 {
            Verdict::Direct => circles(22, 38),
            Verdict::Partial => circles(19, 41),
            Verdict::Adjacent => circles(16, 44),
            Verdict::Unrelated => circles(15, 47),
            Verdict::Complementary => {
                r#"<path class="mine" d="M29 6a14 14 0 0 0 0 28z"/><path d="M33 6a14 14 0 0 1 0 28z"/>"#.to_owned()
            }
            Verdict::Unknown => {
                r#"<g stroke-dasharray="4 3"><circle cx="19" cy="20" r="13"/><circle cx="43" cy="20" r="13"/></g>"#
                    .to_owned()
            }
        };
        write!(
            f,
            r#"<svg class="circles" viewBox="0 0 62 40" aria-hidden="true" focusable="false">{inside}</svg>"#
        )
    }
}

fn circles(mine: u8, theirs: u8) -> String {
    format!(r#"<circle class="mine" cx="{mine}" cy="20" r="14"/><circle cx="{theirs}" cy="20" r="14"/>"#)
}
