//! Lists of members side by side: who stands in all of them, at a cost that is told while it is spent.

use std::collections::VecDeque;
use std::ops::Bound;

use domain::MemberId;
use store::profiles::{self, FoundBy};
use store::{StoreError, Transaction, members};

/// Ids read at once of one list at first: those of a page and a few more, because most leaps go further than a piece.
const PIECE: u16 = 24;
/// A piece of which one in so many ids was looked at is followed by one of twice its size.
const DENSE: u16 = 4;
/// How many times as many ids a piece may grow to.
const GROWTH_MAX: u16 = 16;
/// Fewest ids read at once of lists that are read side by side.
const PIECE_MIN: u16 = 4;
/// What reading ids takes from the budget, in looks at one that is at hand.
const READ_COST: usize = 8;

/// Ids in their order, read piece by piece.
pub(super) enum List {
    Everybody(Piece),
    By(FoundBy, Piece),
    /// Of the beginning of a word that few say: read whole, because words and not ids are in order there.
    Read(VecDeque<MemberId>),
    /// Of the beginning of few words that many say: whoever is in one of the lists.
    Any(Vec<(FoundBy, Piece)>),
}

#[derive(Default)]
pub(super) struct Piece {
    ids: VecDeque<MemberId>,
    is_last: bool,
    /// Looks at it since it was read.
    looks: u16,
    /// How many there were.
    read: u16,
}

/// What lists have in common from a place on.
pub(super) enum Common {
    /// The first id that stands in all of them.
    One(MemberId),
    /// There is none.
    Nobody,
    /// There is none up to this one, and the page costs enough already.
    NobodyUpTo(MemberId),
}

/// The first id from a place on that stands in all lists: each list leaps to the greatest id any of them has next, so
/// that the shortest of them decides how much is read. Each look takes from the budget; whatever is left of it, an id is
/// either found or passed.
pub(super) fn common(
    tx: &mut Transaction<'_>,
    lists: &mut [List],
    from: &Bound<MemberId>,
    budget: &mut usize,
) -> Result<Common, StoreError> {
    let (mut from, mut agreed, mut turn) = (from.clone(), 0, 0);
    let mut candidate: Option<MemberId> = None;
    loop {
        let list = turn % lists.len();
        let Some(id) = lists[list].first(tx, &from, budget)? else {
            return Ok(Common::Nobody);
        };
        agreed = match candidate {
            Some(known) if known == id => agreed + 1,
            Some(known) if *budget == 0 => return Ok(Common::NobodyUpTo(known)),
            _ => 1,
        };
        if agreed == lists.len() {
            return Ok(Common::One(id));
        }
        from = Bound::Included(id.clone());
        candidate = Some(id);
        turn += 1;
    }
}

impl List {
    /// Its first id from a place on; what lies before is forgotten.
    fn first(
        &mut self,
        tx: &mut Transaction<'_>,
        from: &Bound<MemberId>,
        budget: &mut usize,
    ) -> Result<Option<MemberId>, StoreError> {
        match self {
            Self::Read(ids) => {
                *budget = budget.saturating_sub(1);
                forget_before(ids, from);
                Ok(ids.front().cloned())
            }
            Self::Everybody(piece) => piece.first(from, PIECE, budget, |limit| everybody(tx, from, limit)),
            Self::By(by, piece) => piece.first(from, PIECE, budget, |limit| {
                profiles::ids(tx, by, from.as_ref(), limit)
            }),
            Self::Any(lists) => {
                let side_by_side = u16::try_from(lists.len()).unwrap_or(u16::MAX);
                let limit = (PIECE / side_by_side.max(1)).max(PIECE_MIN);
                let mut least: Option<MemberId> = None;
                for (by, piece) in lists {
                    let first = piece.first(from, limit, budget, |limit| {
                        profiles::ids(tx, by, from.as_ref(), limit)
                    })?;
                    least = match (least, first) {
                        (Some(one), Some(other)) => Some(one.min(other)),
                        (one, other) => one.or(other),
                    };
                }
                Ok(least)
            }
        }
    }
}

impl Piece {
    /// The first id from a place on; the next piece, of `least` ids or more, is read when this one has none.
    fn first(
        &mut self,
        from: &Bound<MemberId>,
        least: u16,
        budget: &mut usize,
        read: impl FnOnce(u16) -> Result<Vec<MemberId>, StoreError>,
    ) -> Result<Option<MemberId>, StoreError> {
        *budget = budget.saturating_sub(1);
        forget_before(&mut self.ids, from);
        self.looks = self.looks.saturating_add(1);
        if self.ids.is_empty() && !self.is_last {
            *budget = budget.saturating_sub(READ_COST);
            // Where leaps are short, reading costs more than looking; where they are long, most of what is read is passed.
            let limit = match self.read > 0 && self.looks >= self.read / DENSE {
                true => (self.read * 2).min(least * GROWTH_MAX),
                false => least,
            };
            let ids = read(limit)?;
            self.is_last = ids.len() < usize::from(limit);
            (self.ids, self.looks, self.read) = (ids.into(), 0, limit);
        }
        Ok(self.ids.front().cloned())
    }
}

fn forget_before(ids: &mut VecDeque<MemberId>, from: &Bound<MemberId>) {
    let is_before = |id: &MemberId| match from {
        Bound::Included(first) => id < first,
        Bound::Excluded(last) => id <= last,
        Bound::Unbounded => false,
    };
    while ids.front().is_some_and(is_before) {
        ids.pop_front();
    }
}

/// All members; this list stands alone, so it is never asked for a place itself.
fn everybody(
    tx: &mut Transaction<'_>,
    from: &Bound<MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let after = match from {
        Bound::Included(id) | Bound::Excluded(id) => Some(id),
        Bound::Unbounded => None,
    };
    members::ids(tx, after, limit)
}
