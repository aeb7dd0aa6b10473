//! Looking for members by what they do, for whom and where (F05).

mod leaps;

use std::ops::Bound;

use domain::{Dimension, MemberId, Slug, Title};
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, members};

use self::leaps::{Common, List, Piece, common};
use crate::Viewer;
use crate::see_person::{SeenPerson, seen_if};

/// People on one page.
pub const PAGE_MAX: usize = 20;
/// What the first page may cost, in looks at the next id of a list; beyond it the page ends early and says where to go on, so
/// that no search costs more the more members there are.
pub const LOOKS_FIRST: usize = 1_000;
/// The same of each page behind it: who goes on is shown more of where nobody is.
pub const LOOKS_MAX: usize = 4_000;
/// People who are found by all lists and looked at for one page, and to count.
const PEOPLE_MAX: usize = 160;
/// Rows of a word's beginning that are read at once; with more of them its words are looked at one by one.
const BY_WORD_MAX: u16 = 250;
/// Different words with one beginning whose lists are read side by side; with more of them each person who is found by all
/// else is looked at instead, so that nobody is left out whatever is written.
const SIDE_BY_SIDE_MAX: usize = 64;
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
    /// The one to go on after, if there may be more: not always somebody on this page, nor somebody the viewer may find, so
    /// nothing but the id may be shown of her.
    pub next: Option<MemberId>,
}

/// Finds members; only members here may ask, and find what they may see.
pub fn search_people(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &PeopleFilter,
    after: Option<&MemberId>,
) -> Result<PeoplePage, StoreError> {
    search_within(tx, viewer, filter, after, looks(after))
}

/// What a page may cost that begins there.
fn looks(after: Option<&MemberId>) -> usize {
    match after {
        None => LOOKS_FIRST,
        Some(_) => LOOKS_MAX,
    }
}

fn search_within(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &PeopleFilter,
    after: Option<&MemberId>,
    looks: usize,
) -> Result<PeoplePage, StoreError> {
    let mut walk = Walk::begin(tx, viewer, filter, after, looks)?;
    Ok(walk.page(tx)?.0)
}

/// A walk along those who are found, in the order they joined.
pub(crate) struct Walk<'a> {
    viewer: &'a Viewer,
    lists: Vec<List>,
    common_words: Vec<String>,
    from: Bound<MemberId>,
    /// The last who was looked at, found or not.
    passed: Option<MemberId>,
    looks: usize,
    people: usize,
}

/// Where a walk got to.
pub(crate) enum Step {
    /// She is found.
    Found(MemberId, Box<SeenPerson>),
    /// Nobody is found from here on.
    End,
    /// Nobody more is found up to this one, and the walk has cost enough.
    Spent(MemberId),
}

impl<'a> Walk<'a> {
    /// Begins behind somebody, or with the first of all; only members, and peers
    /// with which people are shared, go anywhere.
    pub(crate) fn begin(
        tx: &mut Transaction<'_>,
        viewer: &'a Viewer,
        filter: &PeopleFilter,
        after: Option<&MemberId>,
        looks: usize,
    ) -> Result<Self, StoreError> {
        let (lists, common_words) = match viewer {
            Viewer::Member(_) => lists(tx, filter)?,
            Viewer::Peer(peer) if peer.scope() == domain::Scope::Introductions => lists(tx, filter)?,
            _ => Default::default(),
        };
        Ok(Self {
            viewer,
            lists,
            common_words,
            from: after.cloned().map_or(Bound::Unbounded, Bound::Excluded),
            passed: None,
            looks,
            people: PEOPLE_MAX,
        })
    }

    /// To the next who is found.
    pub(crate) fn step(&mut self, tx: &mut Transaction<'_>) -> Result<Step, StoreError> {
        if self.lists.is_empty() {
            return Ok(Step::End);
        }
        loop {
            if let Some(passed) = &self.passed
                && (self.looks == 0 || self.people == 0)
            {
                return Ok(Step::Spent(passed.clone()));
            }
            let id = match common(tx, &mut self.lists, &self.from, &mut self.looks)? {
                Common::One(id) => id,
                Common::Nobody => return Ok(Step::End),
                Common::NobodyUpTo(id) => return Ok(Step::Spent(id)),
            };
            self.people = self.people.saturating_sub(1);
            self.from = Bound::Excluded(id.clone());
            self.passed = Some(id.clone());
            let Some(member) = members::get(tx, &id)? else {
                continue;
            };
            let person = seen_if(tx, self.viewer, member, |member, profile| {
                profiles::says(member, profile, &self.common_words)
            })?;
            if let Some(person) = person {
                return Ok(Step::Found(id, Box::new(person)));
            }
        }
    }

    /// The first page of it, and the step behind: one more who is found, if the page is full.
    pub(crate) fn page(&mut self, tx: &mut Transaction<'_>) -> Result<(PeoplePage, Step), StoreError> {
        let (mut people, mut last) = (Vec::new(), None);
        loop {
            let step = self.step(tx)?;
            let next = match step {
                Step::Found(id, person) if people.len() < PAGE_MAX => {
                    people.push(*person);
                    last = Some(id);
                    continue;
                }
                Step::Found(..) => last,
                Step::End => None,
                Step::Spent(ref id) => Some(id.clone()),
            };
            return Ok((PeoplePage { people, next }, step));
        }
    }
}

/// The lists to compare, and beginnings of words that too many say in too many ways for a list of their own.
fn lists(tx: &mut Transaction<'_>, filter: &PeopleFilter) -> Result<(Vec<List>, Vec<String>), StoreError> {
    let mut lists = Vec::new();
    let mut common_words = Vec::new();
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
    for word in words.unwrap_or_default().into_iter().take(WORDS_MAX) {
        match by_beginning(tx, &word)? {
            Some(list) => lists.push(list),
            None => common_words.push(word),
        }
    }
    if lists.is_empty() {
        lists.push(List::Everybody(Piece::default()));
    }
    Ok((lists, common_words))
}

/// Whoever is found by the beginning of a word, at a cost that does not grow with how many say it; nothing when there are
/// too many such words as well.
fn by_beginning(tx: &mut Transaction<'_>, word: &str) -> Result<Option<List>, StoreError> {
    if profiles::count_by_word(tx, word, BY_WORD_MAX + 1)? <= usize::from(BY_WORD_MAX) {
        let ids = profiles::ids_by_word(tx, word, BY_WORD_MAX)?;
        return Ok(Some(List::Read(ids.into_iter().collect())));
    }
    let words = profiles::words_beginning(tx, word, SIDE_BY_SIDE_MAX + 1)?;
    if words.len() > SIDE_BY_SIDE_MAX {
        return Ok(None);
    }
    let lists = words
        .into_iter()
        .map(|word| (FoundBy::Word(word), Piece::default()));
    Ok(Some(List::Any(lists.collect())))
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

    /// F05: a beginning of which there are more rows than are read at once, of few words and of many, finds the last person
    /// who says it as well as the first.
    #[test]
    fn nobody_is_left_out_where_many_say_the_same_or_much_alike() {
        let database = samples::node();
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        let count = u32::from(BY_WORD_MAX) + 50;
        let told = |number: u32| match number % 2 {
            0 => "Shipyards".to_owned(),
            _ => format!("Shoal{number}"),
        };
        for number in 0..count {
            let membership = samples::member(&database, &format!("p{number:05}"));
            let mut profile = MemberProfile::empty(Visibility::Community);
            let line = Line::parse(&format!("Ships and {}", told(number))).unwrap();
            profile.best_fit = Shown::new(line, Visibility::Community);
            act(&database, |tx| profiles::put(tx, membership.member(), &profile));
        }
        for (beginning, expected) in [
            ("ships", count),
            ("shipyard", count / 2),
            ("sho", count / 2),
            ("sh", count),
        ] {
            let filter = filter(&[], Some(beginning));
            let (mut found, mut after) = (0, None);
            loop {
                let page = database
                    .read(|tx| search_people(tx, &viewer, &filter, after.as_ref()))
                    .unwrap();
                found += u32::try_from(page.people.len()).unwrap();
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{beginning}");
        }
        let ways: Vec<bool> = ["shipyard", "ships", "sho", "sh"]
            .map(|word| database.read(|tx| by_beginning(tx, word)).unwrap().is_none())
            .into();
        assert_eq!(ways, [false, false, false, true], "each way of looking is tried");
    }

    /// All who are found, and on how many pages, with so little for each page.
    fn found_within(
        database: &Database,
        viewer: &Viewer,
        filter: &PeopleFilter,
        budget: usize,
    ) -> (Vec<String>, usize) {
        let (mut found, mut pages, mut after) = (Vec::new(), 0, None);
        loop {
            let page = database
                .read(|tx| search_within(tx, viewer, filter, after.as_ref(), budget))
                .unwrap();
            pages += 1;
            found.extend(page.people.into_iter().map(|person| person.handle.to_string()));
            assert!(page.next.is_none() || page.next > after, "each page goes on");
            after = page.next;
            if after.is_none() {
                return (found, pages);
            }
        }
    }

    /// F05: a page that costs enough ends wherever it is, and the next begins there: behind people who hide (2.8), and
    /// between lists that have nobody in common.
    #[test]
    fn a_page_that_ends_early_goes_on_where_it_ended_whoever_it_passed() {
        let database = samples::node();
        for number in 0..30 {
            let (work, place) = [("security", "GB"), ("erp", "SE")][number % 2];
            person(
                &database,
                &format!("p{number:02}"),
                work,
                place,
                Visibility::Community,
            );
        }
        person(&database, "q-q", "security", "SE", Visibility::Community);
        let membership = samples::member(&database, "r-r");
        let mut hides = MemberProfile::empty(Visibility::Community);
        hides.hide_from = [Slug::parse("rival").unwrap()].into();
        act(&database, |tx| profiles::put(tx, membership.member(), &hides));
        let viewer = Viewer::Member(samples::member_of(&database, "rita", "Rival"));
        use Dimension::{Competencies, Regions as Places};
        let both = filter(&[(Competencies, "security"), (Places, "SE")], None);
        for budget in [0, 1, 9, 20, 200] {
            let (found, pages) = found_within(&database, &viewer, &both, budget);
            assert_eq!(found, ["q-q"], "{budget}");
            assert_eq!(pages > 1, budget < 200, "{budget}: {pages}");
            let (everybody, pages) = found_within(&database, &viewer, &filter(&[], None), budget);
            assert_eq!((everybody.len(), pages > 1), (32, true), "{budget}");
            assert!(!everybody.contains(&"r-r".to_owned()));
        }
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
