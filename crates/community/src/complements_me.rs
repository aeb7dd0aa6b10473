//! Who goes well with a member: other work, for the same customers or in the same places (F05, need 3.13).

use domain::{Dimension, Distance, Facets, Regions, Taxonomy, Term, Terms};
use store::{StoreError, Transaction, profiles};

use crate::Viewer;
use crate::search_people::{PeopleFilter, search_people};
use crate::see_person::SeenPerson;

/// People suggested at once.
pub const SUGGESTED_MAX: usize = 3;

/// Somebody who goes well with a member, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complement {
    /// Who.
    pub person: SeenPerson,
    /// What the member does and what of hers it leans on, if the lists of the community say so.
    pub leans: Option<(Term, Term)>,
    /// Where both work; of a country and a part of it, the part.
    pub regions: Regions,
    /// For which industries both work.
    pub verticals: Terms,
}

/// The best few: first who does what the member's work leans on, in her places before in her industries; then anybody
/// with other work there.
pub fn complements_me(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    taxonomy: &Taxonomy,
) -> Result<Vec<Complement>, StoreError> {
    let Viewer::Member(membership) = viewer else {
        return Ok(Vec::new());
    };
    let own = profiles::get(tx, &membership.member().id)?;
    let own = own.map(|profile| profile.seen_from(Distance::Herself).facets);
    let own = own.unwrap_or_default();
    let mut best: Vec<Complement> = Vec::new();
    if own.competencies.is_empty() {
        return Ok(best);
    }
    for entries in asked(&own, taxonomy) {
        if best.len() >= SUGGESTED_MAX {
            break;
        }
        let filter = PeopleFilter {
            entries,
            ..PeopleFilter::default()
        };
        for person in search_people(tx, viewer, &filter, None)?.people {
            let is_new = best.iter().all(|known| known.person.handle != person.handle);
            if is_new && is_other_work(&own, &person) {
                best.push(Complement::of(&own, taxonomy, person));
            }
        }
    }
    best.truncate(SUGGESTED_MAX);
    Ok(best)
}

/// What is looked for, best first.
fn asked(own: &Facets, taxonomy: &Taxonomy) -> Vec<Vec<(Dimension, String)>> {
    let regions = own
        .regions
        .iter()
        .map(|region| (Dimension::Regions, region.to_string()));
    let verticals = own
        .verticals
        .iter()
        .map(|term| (Dimension::Verticals, term.to_string()));
    let places: Vec<(Dimension, String)> = regions.chain(verticals).collect();
    let needed = own.competencies.iter().flat_map(|term| taxonomy.leans_on(term));
    let needed: Terms = needed
        .filter(|term| !own.competencies.contains(*term))
        .cloned()
        .collect();
    let leaning = places.iter().flat_map(|place| {
        needed
            .iter()
            .map(|term| vec![(Dimension::Competencies, term.to_string()), place.clone()])
    });
    leaning
        .chain(places.iter().map(|place| vec![place.clone()]))
        .collect()
}

fn is_other_work(own: &Facets, person: &SeenPerson) -> bool {
    let theirs = &person.profile.facets.competencies;
    person.distance != Distance::Herself && !theirs.is_empty() && own.competencies.is_disjoint(theirs)
}

impl Complement {
    fn of(own: &Facets, taxonomy: &Taxonomy, person: SeenPerson) -> Self {
        let theirs = &person.profile.facets;
        let compared = domain::Overlap::of(own, theirs);
        let pair = |mine: &Term| {
            let leant_on = taxonomy
                .leans_on(mine)
                .find(|term| theirs.competencies.contains(*term))?;
            Some((mine.clone(), leant_on.clone()))
        };
        Self {
            leans: own.competencies.iter().find_map(pair),
            regions: compared.regions.shared,
            verticals: compared.verticals.shared,
            person,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{MemberProfile, Region, Shown, Visibility};
    use store::{Database, Membership};

    use super::*;
    use crate::samples::{self, act};

    fn person(database: &Database, handle: &str, work: &str, vertical: &str, region: &str) -> Membership {
        let membership = samples::member(database, handle);
        let terms = |words: &str| -> Terms {
            words
                .split_whitespace()
                .map(|word| Term::parse(word).unwrap())
                .collect()
        };
        let community = Visibility::Community;
        let mut profile = MemberProfile::empty(community);
        profile.competencies = Shown::new(terms(work), community);
        profile.verticals = Shown::new(terms(vertical), community);
        profile.regions = Shown::new(Regions::from([Region::parse(region).unwrap()]), community);
        act(database, |tx| profiles::put(tx, membership.member(), &profile));
        membership
    }

    /// 3.13: "still need a network on which to run it".
    #[test]
    fn an_erp_partner_is_shown_who_does_infrastructure_in_her_region_first_and_told_why() {
        let database = samples::node();
        let me = Viewer::Member(person(&database, "a-erp", "erp", "retail", "US-WA"));
        person(&database, "b-learning", "learning", "retail", "US-WA");
        person(&database, "c-rival", "erp", "retail", "US-WA");
        person(&database, "d-cloud-far", "cloud", "retail", "SE");
        person(&database, "e-cloud-near", "cloud", "healthcare", "US-WA");
        person(&database, "f-else", "devices", "healthcare", "GB");
        let taxonomy = samples::taxonomy();
        let best = database.read(|tx| complements_me(tx, &me, &taxonomy)).unwrap();
        let handles: Vec<&str> = best.iter().map(|one| one.person.handle.as_str()).collect();
        assert_eq!(handles, ["e-cloud-near", "d-cloud-far", "b-learning"]);
        let (mine, theirs) = best[0].leans.clone().unwrap();
        assert_eq!((mine.as_str(), theirs.as_str()), ("erp", "cloud"));
        assert_eq!(best[0].regions, Regions::from([Region::parse("US-WA").unwrap()]));
        assert!(best[0].verticals.is_empty() && best[2].leans.is_none());
    }

    #[test]
    fn who_says_nothing_of_her_work_is_shown_nobody() {
        let database = samples::node();
        person(&database, "b-cloud", "cloud", "retail", "US-WA");
        let taxonomy = samples::taxonomy();
        let silent = Viewer::Member(samples::member(&database, "silent"));
        for viewer in [silent, Viewer::Anyone] {
            let best = database
                .read(|tx| complements_me(tx, &viewer, &taxonomy))
                .unwrap();
            assert!(best.is_empty());
        }
    }
}
