//! How many members a search finds in all, behind its first page too (F05: a filter gives a count), and as many as the
//! reader could count herself by going on.

use store::{StoreError, Transaction};

use crate::Viewer;
use crate::search_people::{PAGE_MAX, PeopleFilter, PeoplePage, search_people};

/// Pages counted for one answer, the first among them, so that it costs the same with any number of members.
const PAGES_MAX: usize = 5;

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundCount {
    /// So many, and no more.
    All(usize),
    /// So many among those looked at; there may be more. At most [`FoundCount::COUNTED_MAX`].
    AtLeast(usize),
}

impl FoundCount {
    /// People counted at most.
    pub const COUNTED_MAX: usize = PAGES_MAX * PAGE_MAX;
}

/// Goes on behind the first page of a search and counts.
pub fn count_found(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &PeopleFilter,
    first: &PeoplePage,
) -> Result<FoundCount, StoreError> {
    let (mut people, mut next) = (first.people.len(), first.next.clone());
    for _ in 1..PAGES_MAX {
        let Some(after) = next.take() else {
            break;
        };
        let page = search_people(tx, viewer, filter, Some(&after))?;
        people += page.people.len();
        next = page.next;
    }
    Ok(match next {
        None => FoundCount::All(people),
        Some(_) => FoundCount::AtLeast(people),
    })
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
            .read(|tx| {
                let first = search_people(tx, viewer, &filter, None)?;
                count_found(tx, viewer, &filter, &first)
            })
            .unwrap()
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
