//! What two profiles have in common and what not (F06): no learned ranking, no hidden score, the sets themselves.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Region, Regions, Term, Terms};

/// What two people are compared by: the fields of a profile that the one who looks may see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// What they do (C).
    pub competencies: Terms,
    /// For which industries (V).
    pub verticals: Terms,
    /// For customers of which size (S).
    pub sizes: Terms,
    /// Where (R).
    pub regions: Regions,
}

/// The result for one dimension; what differs stands before what is shared (need 0.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared<T: Ord> {
    /// On the first profile alone.
    pub first_only: BTreeSet<T>,
    /// On the second profile alone.
    pub second_only: BTreeSet<T>,
    /// On both; of a country and a part of it, the part.
    pub shared: BTreeSet<T>,
    /// Whether either side says nothing here.
    is_silent: bool,
    /// Elements that match something on the other side, counted on both.
    matched: u64,
    /// Elements on both sides.
    total: u64,
}

/// What the two mean to each other, by the first rule that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// One of the profiles says too little.
    Unknown,
    /// Other work for the same customers or places.
    Complementary,
    /// Neither work nor customers nor places in common.
    Unrelated,
    /// The same work, but other industries, sizes or places.
    Adjacent,
    /// All in common, but little of it.
    Partial,
    /// Likely to meet in deals.
    Direct,
}

/// Two profiles compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// What they are to each other.
    pub verdict: Verdict,
    /// What they do.
    pub competencies: Compared<Term>,
    /// For which industries.
    pub verticals: Compared<Term>,
    /// For customers of which size; empty on either side, it does not count.
    pub sizes: Compared<Term>,
    /// Where.
    pub regions: Compared<Region>,
}

impl<T: Ord + Clone> Compared<T> {
    fn of(first: &BTreeSet<T>, second: &BTreeSet<T>, meets: fn(&T, &T) -> bool) -> Self {
        let alone = |these: &BTreeSet<T>, those: &BTreeSet<T>| -> BTreeSet<T> {
            let is_alone = |this: &&T| !those.iter().any(|that| meets(this, that));
            these.iter().filter(is_alone).cloned().collect()
        };
        let (first_only, second_only) = (alone(first, second), alone(second, first));
        let meeting = first.iter().flat_map(|a| {
            let others = second.iter().filter(move |b| meets(a, b));
            // Codes of parts sort behind the code of their country, so the greater one is the narrower.
            others.map(move |b| a.max(b).clone())
        });
        let total = first.len() + second.len();
        Self {
            shared: meeting.collect(),
            is_silent: first.is_empty() || second.is_empty(),
            matched: (total - first_only.len() - second_only.len()) as u64,
            total: total as u64,
            first_only,
            second_only,
        }
    }

    /// Whether both say something and nothing of it meets.
    pub fn is_disjoint(&self) -> bool {
        !self.is_silent && self.shared.is_empty()
    }

    /// Whether something meets.
    pub fn intersects(&self) -> bool {
        !self.shared.is_empty()
    }
}

impl Overlap {
    /// Compares two profiles.
    pub fn of(first: &Facets, second: &Facets) -> Self {
        let equal: fn(&Term, &Term) -> bool = |a, b| a == b;
        let mut overlap = Self {
            verdict: Verdict::Unknown,
            competencies: Compared::of(&first.competencies, &second.competencies, equal),
            verticals: Compared::of(&first.verticals, &second.verticals, equal),
            sizes: Compared::of(&first.sizes, &second.sizes, equal),
            regions: Compared::of(&first.regions, &second.regions, Region::meets),
        };
        overlap.verdict = overlap.judge();
        overlap
    }

    fn judge(&self) -> Verdict {
        if self.competencies.is_silent || self.verticals.is_silent || self.regions.is_silent {
            return Verdict::Unknown;
        }
        let meet_somewhere = self.verticals.intersects() || self.regions.intersects();
        match (self.competencies.intersects(), meet_somewhere) {
            (false, true) => Verdict::Complementary,
            (false, false) => Verdict::Unrelated,
            (true, _) if self.differs_outright() => Verdict::Adjacent,
            (true, _) if self.is_slight() => Verdict::Partial,
            (true, _) => Verdict::Direct,
        }
    }

    fn differs_outright(&self) -> bool {
        self.verticals.is_disjoint() || self.sizes.is_disjoint() || self.regions.is_disjoint()
    }

    /// Whether the product of the likenesses is below one quarter, in whole numbers.
    fn is_slight(&self) -> bool {
        let sizes = if self.sizes.is_silent {
            (1, 1)
        } else {
            (self.sizes.matched, self.sizes.total)
        };
        let likenesses = [
            (self.competencies.matched, self.competencies.total),
            (self.verticals.matched, self.verticals.total),
            sizes,
            (self.regions.matched, self.regions.total),
        ];
        let (matched, total) = likenesses
            .iter()
            .fold((1_u128, 1_u128), |(m, t), (matched, total)| {
                (m * u128::from(*matched), t * u128::from(*total))
            });
        matched * 4 < total
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(words: &str) -> Terms {
        let ids = words.split_whitespace();
        ids.map(|id| Term::parse(id).unwrap()).collect()
    }

    fn regions(words: &str) -> Regions {
        let codes = words.split_whitespace();
        codes.map(|code| Region::parse(code).unwrap()).collect()
    }

    fn facets(competencies: &str, verticals: &str, sizes: &str, places: &str) -> Facets {
        Facets {
            competencies: terms(competencies),
            verticals: terms(verticals),
            sizes: terms(sizes),
            regions: regions(places),
        }
    }

    /// 2.12: same work and size, another industry and another country.
    #[test]
    fn somebody_thought_to_compete_is_adjacent() {
        let maren = facets("business-applications", "healthcare", "51-250", "US-WA");
        let beatrix = facets("business-applications", "wholesale", "51-250", "GB");
        let overlap = Overlap::of(&maren, &beatrix);
        assert_eq!(overlap.verdict, Verdict::Adjacent);
        assert_eq!(overlap.verticals.first_only, terms("healthcare"));
        assert_eq!(overlap.regions.second_only, regions("GB"));
        assert_eq!(overlap.competencies.shared, terms("business-applications"));
        assert!(overlap.verticals.is_disjoint() && overlap.regions.is_disjoint());
        assert!(!overlap.sizes.is_disjoint());
    }

    #[test]
    fn the_first_rule_that_applies_decides() {
        let me = facets("erp", "retail health", "1-50", "US-WA");
        let rows = [
            (facets("", "retail", "1-50", "US-WA"), Verdict::Unknown),
            (facets("erp", "", "1-50", "US-WA"), Verdict::Unknown),
            (facets("erp", "retail", "1-50", ""), Verdict::Unknown),
            (facets("cloud", "retail", "1-50", "GB"), Verdict::Complementary),
            (facets("cloud", "mining", "", "US"), Verdict::Complementary),
            (facets("cloud", "mining", "1-50", "GB"), Verdict::Unrelated),
            (facets("erp", "retail", "251-1000", "US"), Verdict::Adjacent),
            (facets("erp", "mining", "1-50", "US"), Verdict::Adjacent),
            (facets("erp", "retail health", "", "US"), Verdict::Direct),
            (
                facets("erp a b c", "retail d e", "1-50", "US-WA SE"),
                Verdict::Partial,
            ),
        ];
        for (other, verdict) in rows {
            assert_eq!(Overlap::of(&me, &other).verdict, verdict, "{other:?}");
        }
    }

    #[test]
    fn one_quarter_is_direct_and_less_is_partial() {
        let me = facets("a", "v", "", "US");
        // 2 of 3 times 2 of 4 times 2 of 2 is a third; 2 of 4 times 2 of 4 a quarter; 2 of 5 times 2 of 4 a fifth.
        assert_eq!(
            Overlap::of(&me, &facets("a b", "v w x", "", "US")).verdict,
            Verdict::Direct
        );
        assert_eq!(
            Overlap::of(&me, &facets("a b c", "v w x", "", "US")).verdict,
            Verdict::Direct
        );
        assert_eq!(
            Overlap::of(&me, &facets("a b c d", "v w x", "", "US")).verdict,
            Verdict::Partial
        );
    }

    #[test]
    fn of_a_country_and_its_part_the_part_is_shared_and_nothing_is_left_over() {
        let overlap = Overlap::of(&facets("a", "v", "", "US"), &facets("a", "v", "", "US-WA US-OR"));
        assert_eq!(overlap.regions.shared, regions("US-WA US-OR"));
        assert!(overlap.regions.first_only.is_empty() && overlap.regions.second_only.is_empty());
        assert_eq!(overlap.verdict, Verdict::Direct);
    }

    fn some_terms(least: usize) -> impl Strategy<Value = Terms> {
        proptest::collection::btree_set("[a-f]", least..=5)
            .prop_map(|ids| ids.iter().map(|id| Term::parse(id).unwrap()).collect())
    }

    fn some_regions(least: usize) -> impl Strategy<Value = Regions> {
        let code = prop::sample::select(vec!["US", "US-WA", "US-OR", "GB", "GB-ENG", "SE", "NO"]);
        proptest::collection::btree_set(code, least..=4)
            .prop_map(|codes| codes.iter().map(|code| Region::parse(code).unwrap()).collect())
    }

    fn profile(least: usize) -> impl Strategy<Value = Facets> {
        (
            some_terms(least),
            some_terms(least),
            some_terms(0),
            some_regions(least),
        )
            .prop_map(|(competencies, verticals, sizes, regions)| Facets {
                competencies,
                verticals,
                sizes,
                regions,
            })
    }

    proptest! {
        #[test]
        fn it_reads_the_same_from_both_sides(a in profile(0), b in profile(0)) {
            let (there, back) = (Overlap::of(&a, &b), Overlap::of(&b, &a));
            prop_assert_eq!(there.verdict, back.verdict);
            prop_assert_eq!(there.competencies.first_only, back.competencies.second_only);
            prop_assert_eq!(there.regions.shared, back.regions.shared);
        }

        #[test]
        fn who_is_the_same_competes(a in profile(1)) {
            prop_assert_eq!(Overlap::of(&a, &a).verdict, Verdict::Direct);
        }

        #[test]
        fn without_the_last_shared_element_competitors_are_adjacent(
            a in profile(1), b in profile(1), dimension in 0_u8..3,
        ) {
            let before = Overlap::of(&a, &b).verdict;
            prop_assume!(matches!(before, Verdict::Direct | Verdict::Partial));
            let mut b = b;
            match dimension {
                0 => b.verticals = terms("elsewhere"),
                1 if a.sizes.is_empty() || b.sizes.is_empty() => return Ok(()),
                1 => b.sizes = terms("other-size"),
                _ => b.regions = regions("JP"),
            }
            prop_assert_eq!(Overlap::of(&a, &b).verdict, Verdict::Adjacent);
        }

        #[test]
        fn every_element_is_shown_once(a in profile(0), b in profile(0)) {
            let verticals = Overlap::of(&a, &b).verticals;
            let first: Terms = verticals.first_only.union(&verticals.shared).cloned().collect();
            prop_assert_eq!(&first, &a.verticals);
            prop_assert!(verticals.first_only.is_disjoint(&verticals.second_only));
        }
    }
}
