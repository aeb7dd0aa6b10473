//! Organisations of this node that a member follows, a preference of hers that nobody else is told, and which competencies
//! their people began to show (F05, need 1.10).

use domain::{MemberId, Slug, Term};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};

const FOLLOWS: Table<(MemberId, Slug), OrganizationFollow> =
    Table::new(spaces::ORGANIZATION_FOLLOWS, "organisation follows");
/// Organisation, member, competency.
const NEWS: Table<[u8], CompetencyShown> = Table::new(spaces::ORGANIZATION_NEWS, "organisation news");

/// Most organisations that one member follows.
pub const PER_MEMBER_MAX: u16 = 100;
/// Most rows of one organisation that are read for one digest.
pub const NEWS_READ_MAX: u16 = 1_000;
/// Rows of one organisation looked at when one is written, to forget those that are old.
const FORGOTTEN_PER_WRITE: u16 = 50;

/// An organisation that a member follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationFollow {
    /// The last part of its address, as it was called then.
    pub organization: Slug,
    /// Since when.
    pub since: Timestamp,
}

/// Somebody began to show a competency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetencyShown {
    /// Who.
    pub member: MemberId,
    /// An id of the taxonomy.
    pub competency: Term,
    /// When.
    pub at: Timestamp,
}

/// Remembers that she follows one.
pub fn put(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    follow: &OrganizationFollow,
) -> Result<(), StoreError> {
    tx.put(&FOLLOWS, &(member.clone(), follow.organization.clone()), follow)
}

/// She follows it no more.
pub fn remove(tx: &mut Transaction<'_>, member: &MemberId, organization: &Slug) {
    tx.delete(&FOLLOWS, &(member.clone(), organization.clone()));
}

/// All she follows, by address.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<OrganizationFollow>, StoreError> {
    let range = Range::prefix(spaces::ORGANIZATION_FOLLOWS, &member.key());
    let rows = tx.page(&FOLLOWS, range, Direction::Forward, PER_MEMBER_MAX)?;
    Ok(rows.into_iter().map(|(_, follow)| follow).collect())
}

/// Notes that somebody of an organisation began to show a competency; shown again, it is as new as the last time. What was
/// noted before `old` is forgotten, some of it at each note.
pub fn note(
    tx: &mut Transaction<'_>,
    organization: &Slug,
    shown: &CompetencyShown,
    old: Timestamp,
) -> Result<(), StoreError> {
    let range = Range::prefix(spaces::ORGANIZATION_NEWS, &of(organization));
    for (key, known) in tx.page(&NEWS, range, Direction::Forward, FORGOTTEN_PER_WRITE)? {
        if known.at < old {
            tx.delete(&NEWS, key.as_slice());
        }
    }
    let mut key = of(organization);
    key.extend(shown.member.key());
    key.extend(shown.competency.as_str().as_bytes());
    tx.put(&NEWS, key.as_slice(), shown)
}

/// What people of an organisation began to show after `since`, up to `until`.
pub fn noted_between(
    tx: &mut Transaction<'_>,
    organization: &Slug,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<CompetencyShown>, StoreError> {
    let range = Range::prefix(spaces::ORGANIZATION_NEWS, &of(organization));
    let rows = tx.page(&NEWS, range, Direction::Forward, NEWS_READ_MAX)?;
    let shown = rows.into_iter().map(|(_, shown)| shown);
    Ok(shown
        .filter(|shown| since < shown.at && shown.at <= until)
        .collect())
}

fn of(organization: &Slug) -> engine::Key {
    Ended(organization.as_str()).key()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    #[test]
    fn each_member_has_a_list_of_her_own() {
        let database = Database::in_memory();
        let (klara, lena) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        let follow = |name: &str| OrganizationFollow {
            organization: slug(name),
            since: at(5),
        };
        for (who, what) in [(&klara, "vale"), (&klara, "fathom"), (&lena, "vale")] {
            commit(&database, |tx| put(tx, who, &follow(what)));
        }
        let of = |who: &MemberId| database.read(|tx| of_member(tx, who)).unwrap();
        assert_eq!(of(&klara), [follow("fathom"), follow("vale")]);
        commit(&database, |tx| {
            remove(tx, &klara, &slug("vale"));
            Ok(())
        });
        assert_eq!((of(&klara).len(), of(&lena).len()), (1, 1));
    }

    /// 1.10: one row for each person and competency, of one organisation alone, and the old ones go.
    #[test]
    fn what_was_noted_is_found_by_its_time_and_forgotten_when_it_is_old() {
        let database = Database::in_memory();
        let shown = |competency: &str, second: i64| CompetencyShown {
            member: MemberId::new(0, [1; 10]),
            competency: Term::parse(competency).unwrap(),
            at: at(second),
        };
        let note_one = |name: &str, competency: &str, second: i64| {
            commit(&database, |tx| {
                note(tx, &slug(name), &shown(competency, second), at(second - 100))
            });
        };
        note_one("fathom", "security", 10);
        note_one("fathom", "erp", 20);
        note_one("fathom-vale", "data", 20);
        let between = |since: i64, until: i64| {
            let fathom = slug("fathom");
            database
                .read(|tx| noted_between(tx, &fathom, at(since), at(until)))
                .unwrap()
        };
        assert_eq!(between(10, 20), [shown("erp", 20)]);
        note_one("fathom", "erp", 30);
        assert_eq!(between(0, 29), [shown("security", 10)]);
        note_one("fathom", "cloud", 111);
        assert_eq!(between(0, 200), [shown("cloud", 111), shown("erp", 30)]);
    }
}
