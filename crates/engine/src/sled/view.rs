//! The tree with other values laid over some of its keys.
//!
//! A reader lays what keys held before the group that is not durable yet; the committer lays what its group is
//! about to write; a backup lays what keys held when it began.

use std::collections::{BTreeMap, btree_map};
use std::iter::Peekable;
use std::ops::Bound;

use ::sled::{IVec, Tree};

use super::vault::of_sled;
use crate::error::EngineError;
use crate::key::Direction;

/// Raw keys and what is under them; `None` is nothing.
pub(super) type Changes = BTreeMap<Vec<u8>, Option<IVec>>;

/// The tree under some changes.
pub(super) struct View<'v> {
    pub(super) tree: &'v Tree,
    pub(super) over: &'v Changes,
}

/// A raw key and its value.
pub(super) type Item = Result<(IVec, IVec), EngineError>;

impl<'v> View<'v> {
    pub(super) fn get(&self, raw: &[u8]) -> Result<Option<IVec>, EngineError> {
        match self.over.get(raw) {
            Some(value) => Ok(value.clone()),
            None => self.tree.get(raw).map_err(of_sled),
        }
    }

    /// Keys from `start` to before `end`, from the end `direction` names; `start` is below `end`.
    pub(super) fn range(
        &self,
        start: &[u8],
        end: &[u8],
        direction: Direction,
    ) -> Box<dyn Iterator<Item = Item> + 'v> {
        let below = self.tree.range(start..end);
        let bounds = (Bound::Included(start), Bound::Excluded(end));
        let over = self.over.range::<[u8], _>(bounds);
        match direction {
            Direction::Forward => Box::new(Merged::of(below, over, direction)),
            Direction::Backward => Box::new(Merged::of(below.rev(), over.rev(), direction)),
        }
    }
}

/// Two ordered runs as one; of equal keys the one laid over counts.
struct Merged<B: Iterator, O: Iterator> {
    below: Peekable<B>,
    over: Peekable<O>,
    direction: Direction,
}

type Below = ::sled::Result<(IVec, IVec)>;
type Over<'v> = <btree_map::Range<'v, Vec<u8>, Option<IVec>> as Iterator>::Item;

impl<'v, B: Iterator<Item = Below>, O: Iterator<Item = Over<'v>>> Merged<B, O> {
    fn of(below: B, over: O, direction: Direction) -> Self {
        Self {
            below: below.peekable(),
            over: over.peekable(),
            direction,
        }
    }

    /// Whether the tree's next key comes before the next one laid over it; a key under one that is laid over
    /// it is thrown away.
    fn tree_is_next(&mut self) -> bool {
        let (Some(below), Some((over, _))) = (self.below.peek(), self.over.peek()) else {
            return self.over.peek().is_none();
        };
        let Ok((below, _)) = below else { return true };
        let order = match self.direction {
            Direction::Forward => below.as_ref().cmp(over.as_slice()),
            Direction::Backward => over.as_slice().cmp(below.as_ref()),
        };
        if order.is_eq() {
            self.below.next();
        }
        order.is_lt()
    }
}

impl<'v, B: Iterator<Item = Below>, O: Iterator<Item = Over<'v>>> Iterator for Merged<B, O> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if self.tree_is_next() {
                return self.below.next().map(|item| item.map_err(of_sled));
            }
            if let Some((key, Some(value))) = self.over.next() {
                return Some(Ok((IVec::from(key.as_slice()), value.clone())));
            }
        }
    }
}
