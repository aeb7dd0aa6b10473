//! Who does the same for the same customers, but elsewhere: a figure and a few people (F05 *Beyond your town*, need 2.18). Of
//! the members of this node whom the reader finds, and only by what she may see of them.

use std::collections::BTreeSet;
use std::ops::Bound;

use domain::{Dimension, Distance, Facets, MemberId, Regions};
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, members};

use crate::Viewer;
use crate::see_person::{SeenPerson, seen};

/// People suggested at once.
pub const SUGGESTED_MAX: usize = 3;
/// Fewest people a figure is told about, and the step to which it is rounded down.
pub const FIGURE_STEP: usize = 5;
/// People looked at for one answer, so that it costs the same with any number of members.
const LOOKED_AT_MAX: u16 = 200;

/// What there is beyond a member's own places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondTown {
    /// At least so many people, rounded down to a multiple of [`FIGURE_STEP`]; nothing where they are fewer.
    pub people: Option<usize>,
    /// In so many places; told with the figure alone.
    pub places: usize,
    /// Whom of them she is counted with.
    pub of: Beyond,
    /// A few of them, from different places as far as there are.
    pub suggestions: Vec<SeenPerson>,
}

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Those who work for an industry of hers.
    HerIndustries,
    /// Anybody, because she has not said for which industries she works.
    Anybody,
}

/// Looks beyond her places; nothing for who has not said where she works, or where nobody is elsewhere.
pub fn beyond_town(tx: &mut Transaction<'_>, viewer: &Viewer) -> Result<Option<BeyondTown>, StoreError> {
    let Viewer::Member(membership) = viewer else {
        return Ok(None);
    };
    let own = profiles::get(tx, &membership.member().id)?;
    let own = own.map(|profile| profile.seen_from(Distance::Herself).facets);
    let own = own.unwrap_or_default();
    if own.regions.is_empty() {
        return Ok(None);
    }
    let (ids, of) = match own.verticals.is_empty() {
        true => (members::ids(tx, None, LOOKED_AT_MAX)?, Beyond::Anybody),
        false => (of_industries(tx, &own)?, Beyond::HerIndustries),
    };
    let (mut people, mut places) = (Vec::new(), Regions::new());
    for id in ids {
        let Some(member) = members::get(tx, &id)? else {
            continue;
        };
        if let Some(person) = seen(tx, viewer, member)?
            && is_elsewhere(&own, &person)
        {
            places.extend(person.profile.facets.regions.iter().cloned());
            people.push(person);
        }
    }
    if people.is_empty() {
        return Ok(None);
    }
    Ok(Some(BeyondTown {
        people: figure(people.len()),
        places: places.len(),
        of,
        suggestions: some_of(people),
    }))
}

/// A figure as it may be told: nothing about fewer than five people, and no exact number of more.
pub fn figure(people: usize) -> Option<usize> {
    (people >= FIGURE_STEP).then_some(people / FIGURE_STEP * FIGURE_STEP)
}

fn of_industries(tx: &mut Transaction<'_>, own: &Facets) -> Result<Vec<MemberId>, StoreError> {
    let mut found = BTreeSet::new();
    for term in &own.verticals {
        let by = FoundBy::Entry(Dimension::Verticals, term.to_string());
        found.extend(profiles::ids(tx, &by, Bound::Unbounded, LOOKED_AT_MAX)?);
    }
    Ok(found.into_iter().take(usize::from(LOOKED_AT_MAX)).collect())
}

/// Somebody else, who says where she works, and works in no place of the reader's.
fn is_elsewhere(own: &Facets, person: &SeenPerson) -> bool {
    let theirs = &person.profile.facets.regions;
    let meets = |place: &domain::Region| own.regions.iter().any(|here| here.meets(place));
    person.distance != Distance::Herself && !theirs.is_empty() && !theirs.iter().any(meets)
}

/// A few, one of each place before a second of any.
fn some_of(people: Vec<SeenPerson>) -> Vec<SeenPerson> {
    let mut known = Regions::new();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for person in people {
        let regions = &person.profile.facets.regions;
        let is_new = known.is_disjoint(regions);
        known.extend(regions.iter().cloned());
        match is_new {
            true => first.push(person),
            false => second.push(person),
        }
    }
    first.extend(second);
    first.truncate(SUGGESTED_MAX);
    first
}

#[cfg(test)]
mod tests {
    use domain::{MemberProfile, Region, Shown, Slug, Term, Terms, Visibility};
    use store::{Database, Membership};

    use super::*;
    use crate::samples::{self, act};

    fn person(database: &Database, handle: &str, vertical: &str, region: &str) -> Membership {
        let member = samples::member(database, handle);
        say(database, &member, vertical, region, |_| {});
        member
    }

    fn say(
        database: &Database,
        member: &Membership,
        vertical: &str,
        region: &str,
        change: impl Fn(&mut MemberProfile),
    ) {
        let mut profile = MemberProfile::empty(Visibility::Community);
        if !vertical.is_empty() {
            let terms = Terms::from([Term::parse(vertical).unwrap()]);
            profile.verticals = Shown::new(terms, Visibility::Community);
        }
        let regions = Regions::from([Region::parse(region).unwrap()]);
        profile.regions = Shown::new(regions, Visibility::Community);
        change(&mut profile);
        act(database, |tx| profiles::put(tx, member.member(), &profile));
    }

    fn look(database: &Database, who: &Membership) -> Option<BeyondTown> {
        let viewer = Viewer::Member(who.clone());
        database.read(|tx| beyond_town(tx, &viewer)).unwrap()
    }

    /// 2.18
    #[test]
    fn a_member_is_told_how_many_do_the_same_elsewhere_and_of_three_of_them() {
        let database = samples::node();
        let maren = person(&database, "maren", "retail", "US-WA");
        for (number, region) in ["SE", "SE", "GB", "US-OR", "SE", "SE", "GB"].iter().enumerate() {
            person(&database, &format!("p{number}"), "retail", region);
        }
        person(&database, "here", "retail", "US-WA");
        person(&database, "country", "retail", "US");
        person(&database, "other", "healthcare", "SE");
        let beyond = look(&database, &maren).unwrap();
        assert_eq!(
            (beyond.people, beyond.places, beyond.of),
            (Some(5), 3, Beyond::HerIndustries),
            "seven are told as five"
        );
        let places: BTreeSet<String> = beyond
            .suggestions
            .iter()
            .flat_map(|person| person.profile.facets.regions.iter().map(ToString::to_string))
            .collect();
        let expected = ["GB", "SE", "US-OR"].map(str::to_owned);
        assert_eq!(places, BTreeSet::from(expected), "one of each place");
    }

    /// 2.18, 2.8: no figure about fewer than five, nobody who hides from her, and no field that is kept to oneself.
    #[test]
    fn few_are_not_counted_and_nobody_is_told_of_who_may_not_be_found() {
        let database = samples::node();
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        say(&database, &maren, "", "US-WA", |_| {});
        assert_eq!(look(&database, &maren), None, "there is nobody else");
        person(&database, "ada", "retail", "SE");
        let beyond = look(&database, &maren).unwrap();
        assert_eq!((beyond.people, beyond.of), (None, Beyond::Anybody));
        assert_eq!(beyond.suggestions.len(), 1);
        let ada = beyond.suggestions[0].handle.clone();
        let ada = database
            .read(|tx| store::members::by_handle(tx, &ada))
            .unwrap()
            .unwrap();
        let ada = database
            .read(|tx| members::membership(tx, &ada.id))
            .unwrap()
            .unwrap();
        say(&database, &ada, "retail", "SE", |profile| {
            profile.hide_from = BTreeSet::from([Slug::parse("ledgerline").unwrap()]);
        });
        assert_eq!(look(&database, &maren), None);
        say(&database, &ada, "retail", "SE", |profile| {
            profile.regions = Shown::new(Regions::from([Region::parse("SE").unwrap()]), Visibility::Me);
        });
        assert_eq!(look(&database, &maren), None);
        let nowhere = samples::member(&database, "nowhere");
        assert_eq!(
            look(&database, &nowhere),
            None,
            "who has not said where she works"
        );
    }

    #[test]
    fn a_figure_is_rounded_down_or_withheld() {
        for (people, told) in [
            (0, None),
            (4, None),
            (5, Some(5)),
            (9, Some(5)),
            (10, Some(10)),
            (23, Some(20)),
        ] {
            assert_eq!(figure(people), told, "{people}");
        }
    }
}
