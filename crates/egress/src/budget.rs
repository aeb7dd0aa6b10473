//! How much one inbound activity may make us fetch: so many documents, so deep, so long, and then no more (threat B6).

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ambient::Clock;

use crate::Limits;

/// The bounds of one budget (`fetch` in `[federation.tuning]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FetchBounds {
    /// Requests in all, hops of redirects included.
    pub fetches: u32,
    /// How far one document may lead to the next.
    pub depth: u32,
    /// Pages of collections.
    pub pages: u32,
    /// Items of collections.
    pub items: u32,
    /// Bytes of bodies.
    pub bytes: usize,
    /// From the making of the budget to the last byte.
    pub time: Duration,
}

impl Default for FetchBounds {
    fn default() -> Self {
        Self {
            fetches: 10,
            depth: 3,
            pages: 10,
            items: 500,
            bytes: 5 * 1024 * 1024,
            time: Duration::from_secs(30),
        }
    }
}

/// Which bound is reached; the activity is put off, its worker is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BudgetSpent {
    /// [`FetchBounds::fetches`].
    #[error("this has caused enough requests")]
    Fetches,
    /// [`FetchBounds::depth`].
    #[error("this leads too far")]
    Depth,
    /// [`FetchBounds::pages`].
    #[error("this collection has too many pages")]
    Pages,
    /// [`FetchBounds::items`].
    #[error("this collection has too many items")]
    Items,
    /// [`FetchBounds::bytes`].
    #[error("this has caused enough bytes")]
    Bytes,
    /// [`FetchBounds::time`].
    #[error("this has taken long enough")]
    Time,
}

/// What one cause may still fetch. There is no clone: it is passed on by `&mut`, so every turn of a loop is counted.
pub struct FetchBudget {
    purse: Purse,
    depth_left: u32,
    pages_left: u32,
    items_left: u32,
}

/// A [`FetchBudget`] one level deeper.
pub struct Deeper<'a> {
    budget: &'a mut FetchBudget,
}

impl Deref for Deeper<'_> {
    type Target = FetchBudget;
    fn deref(&self) -> &FetchBudget {
        self.budget
    }
}

impl DerefMut for Deeper<'_> {
    fn deref_mut(&mut self) -> &mut FetchBudget {
        self.budget
    }
}

impl Drop for Deeper<'_> {
    fn drop(&mut self) {
        self.budget.depth_left += 1;
    }
}

/// Leave for one request, redirects of it included as long as the budget lasts. Not to be had without a [`FetchBudget`].
pub struct FetchPermit {
    purse: Purse,
}

/// What permits draw on after they were given out.
#[derive(Clone)]
struct Purse {
    left: Arc<Mutex<Left>>,
    clock: Arc<dyn Clock>,
    ends: Duration,
}

struct Left {
    fetches: u32,
    bytes: usize,
}

impl FetchBudget {
    /// Begins now.
    pub fn new(bounds: FetchBounds, clock: Arc<dyn Clock>) -> Self {
        let ends = clock.elapsed().saturating_add(bounds.time);
        let left = Left {
            fetches: bounds.fetches,
            bytes: bounds.bytes,
        };
        Self {
            purse: Purse {
                left: Arc::new(Mutex::new(left)),
                clock,
                ends,
            },
            depth_left: bounds.depth,
            pages_left: bounds.pages,
            items_left: bounds.items,
        }
    }

    /// Takes one request out of the budget.
    pub fn permit(&mut self) -> Result<FetchPermit, BudgetSpent> {
        self.purse.take_one()?;
        Ok(FetchPermit {
            purse: self.purse.clone(),
        })
    }

    /// The same budget one level deeper, for following what a fetched document names; the level ends with the value.
    pub fn deeper(&mut self) -> Result<Deeper<'_>, BudgetSpent> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or(BudgetSpent::Depth)?;
        Ok(Deeper { budget: self })
    }

    /// Counts a page of a collection, be it fetched or embedded.
    pub fn count_page(&mut self) -> Result<(), BudgetSpent> {
        self.pages_left = self.pages_left.checked_sub(1).ok_or(BudgetSpent::Pages)?;
        Ok(())
    }

    /// Counts an item of a collection, looked at or not.
    pub fn count_item(&mut self) -> Result<(), BudgetSpent> {
        self.items_left = self.items_left.checked_sub(1).ok_or(BudgetSpent::Items)?;
        Ok(())
    }
}

impl FetchPermit {
    /// Takes one more request out of the budget, for a redirect or for the id a document names.
    pub(crate) fn one_more(&self) -> Result<(), BudgetSpent> {
        self.purse.take_one()
    }

    /// The given limits, or what is left of the budget where that is less.
    pub(crate) fn limits(&self, most: Limits) -> Result<Limits, BudgetSpent> {
        let time_left = self.purse.time_left()?;
        let bytes_left = self.purse.left().bytes;
        if bytes_left == 0 {
            return Err(BudgetSpent::Bytes);
        }
        Ok(Limits {
            body_bytes_max: most.body_bytes_max.min(bytes_left),
            read: most.read.min(time_left),
            total: most.total.min(time_left),
        })
    }

    /// Counts bytes that were read.
    pub(crate) fn count_bytes(&self, count: usize) {
        let mut left = self.purse.left();
        left.bytes = left.bytes.saturating_sub(count);
    }
}

impl Purse {
    fn left(&self) -> MutexGuard<'_, Left> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn time_left(&self) -> Result<Duration, BudgetSpent> {
        let left = self.ends.saturating_sub(self.clock.elapsed());
        if left.is_zero() {
            Err(BudgetSpent::Time)
        } else {
            Ok(left)
        }
    }

    fn take_one(&self) -> Result<(), BudgetSpent> {
        self.time_left()?;
        let mut left = self.left();
        left.fetches = left.fetches.checked_sub(1).ok_or(BudgetSpent::Fetches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ambient::ToldClock;

    use super::*;

    fn budget() -> (FetchBudget, ToldClock) {
        let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
        (
            FetchBudget::new(FetchBounds::default(), Arc::new(clock.clone())),
            clock,
        )
    }

    /// B6
    #[test]
    fn an_endless_chain_stops_after_ten_requests() {
        let (mut budget, _) = budget();
        let granted = (0..1_000_000).map_while(|_| budget.permit().ok()).count();
        assert_eq!(granted, 10);
        assert_eq!(budget.permit().err(), Some(BudgetSpent::Fetches));
    }

    /// B6
    #[test]
    fn pages_and_items_are_counted_even_if_nothing_is_fetched() {
        let (mut budget, _) = budget();
        assert_eq!((0..1_000).map_while(|_| budget.count_page().ok()).count(), 10);
        assert_eq!((0..1_000).map_while(|_| budget.count_item().ok()).count(), 500);
        assert_eq!(budget.count_page(), Err(BudgetSpent::Pages));
        assert_eq!(budget.count_item(), Err(BudgetSpent::Items));
    }

    /// B6
    #[test]
    fn three_levels_down_is_the_end_and_coming_back_up_is_not_counted() {
        let (mut budget, _) = budget();
        for _ in 0..20 {
            assert!(budget.deeper().is_ok());
        }
        let mut first = budget.deeper().unwrap();
        let mut second = first.deeper().unwrap();
        let mut third = second.deeper().unwrap();
        assert!(third.permit().is_ok(), "it is the same budget");
        assert_eq!(third.deeper().err(), Some(BudgetSpent::Depth));
        drop(third);
        assert!(second.deeper().is_ok());
    }

    /// B6
    #[test]
    fn time_and_bytes_run_out_for_permits_already_given() {
        let (mut budget, clock) = budget();
        let permit = budget.permit().unwrap();
        assert_eq!(permit.limits(Limits::DOCUMENT), Ok(Limits::DOCUMENT));
        clock.advance(Duration::from_secs(25));
        permit.count_bytes(5 * 1024 * 1024 - 1_000);
        let rest = permit.limits(Limits::DOCUMENT).unwrap();
        let five = Duration::from_secs(5);
        assert_eq!(
            rest,
            Limits {
                body_bytes_max: 1_000,
                read: five,
                total: five
            }
        );
        permit.count_bytes(1_000);
        assert_eq!(permit.limits(Limits::DOCUMENT), Err(BudgetSpent::Bytes));
        clock.advance(five);
        assert_eq!(permit.limits(Limits::DOCUMENT), Err(BudgetSpent::Time));
        assert_eq!(budget.permit().err(), Some(BudgetSpent::Time));
    }
}
