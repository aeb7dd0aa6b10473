//! How many members a search finds in all, behind its first page too (F05: a filter gives a count), and as many as the
//! reader could count herself by going on: within what one answer may cost, so that it costs the same with any number of members.

use store::{StoreError, Transaction};

use crate::Viewer;
use crate::search_people::{LOOKS_FIRST, PAGE_MAX, PeopleFilter, PeoplePage, Step, Walk};

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundCount {
    /// So many, and no more.
    All(usize),
    /// So many among those looked at; there may be more. At most [`FoundCount::COUNTED_MAX`].
    AtLeast(usize),
}

impl FoundCount {
    /// People counted at most: those of five pages.
    pub const COUNTED_MAX: usize = 5 * PAGE_MAX;
}

/// The first page of a search, and how many it finds.
pub fn search_and_count(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &PeopleFilter,
) -> Result<(PeoplePage, FoundCount), StoreError> {
    let mut walk = Walk::begin(tx, viewer, filter, None, LOOKS_FIRST)?;
    let (page, mut step) = walk.page(tx)?;
    let mut people = page.people.len();
    let found = loop {
        match step {
            Step::Found(..) if people < FoundCount::COUNTED_MAX => people += 1,
            Step::Found(..) | Step::Spent(_) => break FoundCount::AtLeast(people),
            Step::End => break FoundCount::All(people),
        }
        step = walk.step(tx)?;
    };
    Ok((page, found))
}

#[cfg(test)]
mod tests {
    use domain::{Dimension, MemberProfile, Shown, Term, Terms, Visibility};
    use store::{Database, profiles};

    use super::*;
    use crate::samples::{self, act};

    fn person(database: &Database, handle: &str, visibility: Visibility) {
        let membership = samples::member(database, handle);
        let mut profile = MemberProfile::empty(Visibility::Community);
        profile.competencies = Shown::new(Terms::from([Term::parse("security").unwrap()]), visibility);
        act(database, |tx| profiles::put(tx, membership.member(), &profile));
    }

    fn counted(database: &Database, viewer: &Viewer) -> FoundCount {
        let filter = PeopleFilter {
            entries: vec![(Dimension::Competencies, "security".to_owned())],
            ..PeopleFilter::default()
        };
        database
            .read(|tx| search_and_count(tx, viewer, &filter))
            .unwrap()
            .1
    }

    /// F05, 0.6, 2.8: everybody the reader may find and nobody else, also those behind the first page; with more of them
    /// than are counted it says so.
    #[test]
    fn all_whom_the_reader_finds_are_counted_up_to_a_bound() {
        let database = samples::node();
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        assert_eq!(counted(&database, &viewer), FoundCount::All(0));
        for number in 0..FoundCount::COUNTED_MAX {
            person(&database, &format!("p{number:03}"), Visibility::Community);
            if number == 24 {
                person(&database, "hidden", Visibility::Me);
                assert_eq!(counted(&database, &viewer), FoundCount::All(25));
            }
        }
        assert_eq!(counted(&database, &viewer), FoundCount::All(100));
        person(&database, "one-more", Visibility::Community);
        assert_eq!(counted(&database, &viewer), FoundCount::AtLeast(100));
    }
}
