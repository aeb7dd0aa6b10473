//! What peers said of the vouchers of a month, to be held against what we counted (F16, need 2.22; protocol section 6.4).

use domain::{Month, OfferFigures, Origin};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::peerings::PEERINGS_MAX;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};

const HEARD: Table<[u8], FiguresHeard> = Table::new(spaces::FIGURES_HEARD, "figures heard");

/// One peer and month, as it said last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresHeard {
    /// Who said it.
    pub peer: Origin,
    /// Of which month.
    pub month: Month,
    /// Offer by offer.
    pub settlement: Vec<OfferFigures>,
    /// When it was heard last.
    pub heard: Timestamp,
    /// The latest moment at which it changed, as the peer says or as we saw it.
    pub changed: Timestamp,
}

/// What one said of a month.
pub fn get(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    month: &Month,
) -> Result<Option<FiguresHeard>, StoreError> {
    tx.get(&HEARD, key(month, peer).as_slice())
}

/// Writes it, in the place of what that peer said before; a change that the peer does not date is dated by us.
pub fn put(tx: &mut Transaction<'_>, heard: &FiguresHeard) -> Result<(), StoreError> {
    let mut heard = heard.clone();
    if let Some(before) = get(tx, &heard.peer, &heard.month)? {
        let seen = match before.settlement == heard.settlement {
            true => before.changed,
            false => heard.heard,
        };
        heard.changed = heard.changed.max(seen);
    }
    tx.put(&HEARD, key(&heard.month, &heard.peer).as_slice(), &heard)
}

/// What all said of a month, by peer.
pub fn of_month(tx: &mut Transaction<'_>, month: &Month) -> Result<Vec<FiguresHeard>, StoreError> {
    let range = Range::prefix(spaces::FIGURES_HEARD, &Ended(month.as_str()).key());
    let rows = tx.page(&HEARD, range, Direction::Forward, PEERINGS_MAX)?;
    Ok(rows.into_iter().map(|(_, heard)| heard).collect())
}

fn key(month: &Month, peer: &Origin) -> Key {
    [Ended(month.as_str()).key(), peer.key()].concat()
}

#[cfg(test)]
mod tests {
    use domain::Iri;

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// 2.22: of one peer and month the last word counts, and when it changed is never earlier than it was.
    #[test]
    fn what_a_peer_says_of_a_month_replaces_what_it_said_before() {
        let database = Database::in_memory();
        let peer = Origin::parse("https://b.example").unwrap();
        let month = Month::parse("2026-10").unwrap();
        let said = |issued, heard, changed| FiguresHeard {
            peer: peer.clone(),
            month: month.clone(),
            settlement: vec![OfferFigures {
                offer: Iri::parse("https://a.example/offers/1").unwrap(),
                issued: Some(issued),
                used: None,
            }],
            heard: at(heard),
            changed: at(changed),
        };
        let changed = |said: FiguresHeard| {
            commit(&database, |tx| put(tx, &said));
            let known = database.read(|tx| get(tx, &peer, &month)).unwrap().unwrap();
            (known.heard, known.changed)
        };
        assert_eq!(changed(said(1, 100, 5)), (at(100), at(5)));
        assert_eq!(changed(said(1, 200, 3)), (at(200), at(5)), "nothing changed");
        assert_eq!(
            changed(said(2, 300, 5)),
            (at(300), at(300)),
            "changed, whatever it says"
        );
        assert_eq!(changed(said(2, 400, 350)), (at(400), at(350)));
        let all = database.read(|tx| of_month(tx, &month)).unwrap();
        assert_eq!(all.len(), 1);
        let other = database.read(|tx| of_month(tx, &month.before())).unwrap();
        assert!(other.is_empty());
    }
}
