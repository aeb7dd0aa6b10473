//! Communities whose events a member wants to hear of: a preference of hers, kept here and told to nobody (F15).

use domain::{MemberId, Origin};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::peerings::PEERINGS_MAX;
use crate::spaces;
use crate::table::{KeyForm, Table};

const FOLLOWS: Table<(MemberId, Origin), Follow> = Table::new(spaces::COMMUNITY_FOLLOWS, "community follows");

/// A community that a member follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// The node that is home to it.
    pub community: Origin,
    /// Since when.
    pub since: Timestamp,
}

/// Whether, and since when, she follows one.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    community: &Origin,
) -> Result<Option<Follow>, StoreError> {
    tx.get(&FOLLOWS, &(member.clone(), community.clone()))
}

/// Remembers that she follows one.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, follow: &Follow) -> Result<(), StoreError> {
    tx.put(&FOLLOWS, &(member.clone(), follow.community.clone()), follow)
}

/// She follows it no more.
pub fn remove(tx: &mut Transaction<'_>, member: &MemberId, community: &Origin) {
    tx.delete(&FOLLOWS, &(member.clone(), community.clone()));
}

/// She follows nobody any more.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for follow in of_member(tx, member)? {
        remove(tx, member, &follow.community);
    }
    Ok(())
}

/// All she follows, by address: one read. There is at most one for each peering there ever was.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Follow>, StoreError> {
    let range = Range::prefix(spaces::COMMUNITY_FOLLOWS, &member.key());
    let rows = tx.page(&FOLLOWS, range, Direction::Forward, PEERINGS_MAX)?;
    Ok(rows.into_iter().map(|(_, follow)| follow).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    #[test]
    fn each_member_has_a_list_of_her_own() {
        let database = Database::in_memory();
        let (klara, lena) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        let follow = |host: &str| Follow {
            community: Origin::parse(&format!("https://{host}")).unwrap(),
            since: at(5),
        };
        let (b, c) = (follow("b.example"), follow("c.example"));
        for (who, what) in [(&klara, &c), (&klara, &b), (&lena, &c)] {
            commit(&database, |tx| put(tx, who, what));
        }
        let of = |who: &MemberId| database.read(|tx| of_member(tx, who)).unwrap();
        assert_eq!((of(&klara), of(&lena)), (vec![b, c.clone()], vec![c.clone()]));
        commit(&database, |tx| {
            remove(tx, &klara, &c.community);
            Ok(())
        });
        assert_eq!((of(&klara).len(), of(&lena)), (1, vec![c]));
    }
}
