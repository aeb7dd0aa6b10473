//! Looking for members by what they do, for whom and where (F05).

use std::collections::VecDeque;
use std::ops::Bound;

use domain::{Dimension, MemberId, Slug, Title};
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, members};

use crate::Viewer;
use crate::see_person::{SeenPerson, seen};

/// People on one page.
pub const PAGE_MAX: usize = 20;
/// Ids compared for one page; beyond it the page ends early and says where to go on.
pub const COMPARED_MAX: usize = 4_000;
/// Ids read at once of one list: those of a page and a few more, because most leaps go further than a piece.
const PIECE: u16 = 24;
/// People found by the beginning of one word; who writes less than a word finds the first of them.
const BY_WORD_MAX: u16 = 2_000;
/// Words of a text that are looked for.
const WORDS_MAX: usize = 6;

/// What is looked for: all of it at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Entries of the lists, one of each at most.
    pub entries: Vec<(Dimension, String)>,
    /// A company.
    pub organization: Option<Slug>,
    /// Beginnings of words in the name, the company, *best fit* or *we refer out*.
    pub text: Option<Title>,
}

/// A page of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeoplePage {
    /// Who was found, in the order they joined.
    pub people: Vec<SeenPerson>,
    /// The one to go on after, if there may be more.
    pub next: Option<MemberId>,
}

/// Finds members; only members here may ask, and find what they may see.
pub fn search_people(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &PeopleFilter,
    after: Option<&MemberId>,
) -> Result<PeoplePage, StoreError> {
    let mut page = PeoplePage {
        people: Vec::new(),
        next: None,
    };
    if !matches!(viewer, Viewer::Member(_)) {
        return Ok(page);
    }
    let mut lists = lists(tx, filter)?;
    let mut from = after.cloned().map_or(Bound::Unbounded, Bound::Excluded);
    let mut last_shown = None;
    for _ in 0..COMPARED_MAX {
        let Some(id) = common(tx, &mut lists, &from)? else {
            return Ok(page);
        };
        let member = members::get(tx, &id)?;
        let person = match member {
            Some(member) => seen(tx, viewer, member)?,
            None => None,
        };
        if let Some(person) = person {
            if page.people.len() == PAGE_MAX {
                page.next = last_shown;
                return Ok(page);
            }
            page.people.push(person);
            last_shown = Some(id.clone());
        }
        from = Bound::Excluded(id);
    }
    page.next = match from {
        Bound::Excluded(id) => Some(id),
        Bound::Included(_) | Bound::Unbounded => None,
    };
    Ok(page)
}

/// Ids in their order, read piece by piece.
enum List {
    Everybody(Piece),
    By(FoundBy, Piece),
    /// Of the beginning of a word: read whole, because words and not ids are in order there.
    Read(VecDeque<MemberId>),
}

#[derive(Default)]
struct Piece {
    ids: VecDeque<MemberId>,
    is_last: bool,
}

fn lists(tx: &mut Transaction<'_>, filter: &PeopleFilter) -> Result<Vec<List>, StoreError> {
    let mut lists = Vec::new();
    for (dimension, entry) in &filter.entries {
        lists.push(List::By(
            FoundBy::Entry(*dimension, entry.clone()),
            Piece::default(),
        ));
    }
    if let Some(organization) = &filter.organization {
        lists.push(List::By(
            FoundBy::Organization(organization.clone()),
            Piece::default(),
        ));
    }
    let words = filter.text.as_ref().map(|text| profiles::words(text.as_str()));
    for word in words.unwrap_or_default().iter().take(WORDS_MAX) {
        let ids = profiles::ids_by_word(tx, word, BY_WORD_MAX)?;
        lists.push(List::Read(ids.into_iter().collect()));
    }
    if lists.is_empty() {
        lists.push(List::Everybody(Piece::default()));
    }
    Ok(lists)
}

/// The first id from a place on that stands in all lists: each list leaps to the greatest id any of them has next, so
/// that the shortest of them decides how much is read.
fn common(
    tx: &mut Transaction<'_>,
    lists: &mut [List],
    from: &Bound<MemberId>,
) -> Result<Option<MemberId>, StoreError> {
    let (mut from, mut agreed, mut turn) = (from.clone(), 0, 0);
    let mut candidate: Option<MemberId> = None;
    while agreed < lists.len() {
        let Some(id) = lists[turn % lists.len()].first(tx, &from)? else {
            return Ok(None);
        };
        agreed = if candidate.as_ref() == Some(&id) {
            agreed + 1
        } else {
            1
        };
        from = Bound::Included(id.clone());
        candidate = Some(id);
        turn += 1;
    }
    Ok(candidate)
}

impl List {
    /// Its first id from a place on; what lies before is forgotten.
    fn first(
        &mut self,
        tx: &mut Transaction<'_>,
        from: &Bound<MemberId>,
    ) -> Result<Option<MemberId>, StoreError> {
        let is_before = |id: &MemberId| match from {
            Bound::Included(first) => id < first,
            Bound::Excluded(last) => id <= last,
            Bound::Unbounded => false,
        };
        let ids = match self {
            Self::Everybody(piece) | Self::By(_, piece) => &mut piece.ids,
            Self::Read(ids) => ids,
        };
        while ids.front().is_some_and(is_before) {
            ids.pop_front();
        }
        if let Some(id) = ids.front() {
            return Ok(Some(id.clone()));
        }
        let read = match self {
            Self::Read(_) => return Ok(None),
            Self::Everybody(piece) | Self::By(_, piece) if piece.is_last => return Ok(None),
            Self::Everybody(_) => everybody(tx, from)?,
            Self::By(by, _) => profiles::ids(tx, by, from.as_ref(), PIECE)?,
        };
        if let Self::Everybody(piece) | Self::By(_, piece) = self {
            piece.is_last = read.len() < usize::from(PIECE);
            piece.ids = read.into();
            return Ok(piece.ids.front().cloned());
        }
        Ok(None)
    }
}

/// All members; only the first list asks, so it never asks for a place itself.
fn everybody(tx: &mut Transaction<'_>, from: &Bound<MemberId>) -> Result<Vec<MemberId>, StoreError> {
    let after = match from {
        Bound::Included(id) | Bound::Excluded(id) => Some(id),
        Bound::Unbounded => None,
    };
    let page = members::page(tx, after, PIECE)?;
    Ok(page.into_iter().map(|member| member.id).collect())
}

#[cfg(test)]
mod tests {
    use domain::{Line, MemberProfile, Region, Regions, Shown, Term, Terms, Visibility};
    use proptest::prelude::*;
    use store::Database;

    use super::*;
    use crate::samples::{self, act};

    fn person(database: &Database, handle: &str, competency: &str, region: &str, visibility: Visibility) {
        let membership = samples::member(database, handle);
        let mut profile = MemberProfile::empty(Visibility::Community);
        profile.competencies = Shown::new(Terms::from([Term::parse(competency).unwrap()]), visibility);
        profile.regions = Shown::new(Regions::from([Region::parse(region).unwrap()]), visibility);
        profile.best_fit = Shown::new(Line::parse("Shipyards").unwrap(), visibility);
        act(database, |tx| profiles::put(tx, membership.member(), &profile));
    }

    fn names(database: &Database, viewer: &Viewer, filter: &PeopleFilter) -> Vec<String> {
        let page = database
            .read(|tx| search_people(tx, viewer, filter, None))
            .unwrap();
        page.people
            .into_iter()
            .map(|person| person.handle.into())
            .collect()
    }

    fn filter(entries: &[(Dimension, &str)], text: Option<&str>) -> PeopleFilter {
        PeopleFilter {
            entries: entries.iter().map(|(d, e)| (*d, (*e).to_owned())).collect(),
            organization: None,
            text: text.map(|text| Title::parse(text).unwrap()),
        }
    }

    /// 1.11, 2.13
    #[test]
    fn members_are_found_by_all_that_is_asked_for_and_only_by_members() {
        let database = samples::node();
        person(&database, "a-a", "security", "US-WA", Visibility::Community);
        person(&database, "b-b", "security", "SE", Visibility::Public);
        person(&database, "c-c", "erp", "SE", Visibility::Public);
        person(&database, "d-d", "security", "SE", Visibility::Me);
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        use Dimension::{Competencies, Regions as Places};
        let security_in_sweden = filter(&[(Competencies, "security"), (Places, "SE")], None);
        assert_eq!(names(&database, &viewer, &security_in_sweden), ["b-b"]);
        for (asked, found) in [
            (filter(&[(Places, "US")], None), vec!["a-a"]),
            (filter(&[(Competencies, "security")], None), vec!["a-a", "b-b"]),
            (filter(&[], Some("shipyard")), vec!["a-a", "b-b", "c-c"]),
            (filter(&[(Places, "SE")], Some("C SHIP")), vec!["c-c"]),
            (filter(&[], Some("d-d")), vec!["d-d"]),
            (filter(&[], None), vec!["a-a", "b-b", "c-c", "d-d", "viewer"]),
        ] {
            assert_eq!(names(&database, &viewer, &asked), found, "{asked:?}");
        }
        assert!(names(&database, &Viewer::Anyone, &security_in_sweden).is_empty());
    }

    #[test]
    fn pages_follow_each_other_without_a_gap_and_the_last_one_says_so() {
        let database = samples::node();
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        for number in 0..PAGE_MAX * 2 {
            let handle = format!("p{number:02}");
            person(&database, &handle, "security", "SE", Visibility::Community);
        }
        let filter = filter(&[(Dimension::Competencies, "security")], None);
        let page = |after: Option<&MemberId>| {
            database
                .read(|tx| search_people(tx, &viewer, &filter, after))
                .unwrap()
        };
        let first = page(None);
        assert_eq!(first.people.len(), PAGE_MAX);
        let rest = page(first.next.as_ref());
        assert_eq!((rest.people.len(), rest.next.as_ref()), (PAGE_MAX, None));
        assert!(rest.people.iter().all(|person| !first.people.contains(person)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// The leaps find exactly those who say all of it.
        #[test]
        fn nobody_is_left_out_and_nobody_else_comes(
            people in proptest::collection::vec((0_usize..3, 0_usize..3), 0..40),
            asked in (0_usize..3, 0_usize..3),
        ) {
            const WORK: [&str; 3] = ["security", "erp", "cloud"];
            const PLACES: [&str; 3] = ["US-WA", "SE", "GB"];
            let database = samples::node();
            let mut expected = Vec::new();
            for (number, (work, place)) in people.iter().enumerate() {
                let handle = format!("p{number:02}");
                person(&database, &handle, WORK[*work], PLACES[*place], Visibility::Community);
                if (*work, *place) == asked {
                    expected.push(handle);
                }
            }
            let viewer = Viewer::Member(samples::member(&database, "zoe"));
            let filter = filter(
                &[(Dimension::Competencies, WORK[asked.0]), (Dimension::Regions, PLACES[asked.1])],
                None,
            );
            expected.truncate(PAGE_MAX);
            prop_assert_eq!(names(&database, &viewer, &filter), expected);
        }
    }
}
