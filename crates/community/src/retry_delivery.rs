//! Whoever runs the node has a delivery tried again at once, or everything to one host.

use domain::Origin;
use jiff::Timestamp;
use store::deliveries::{self, Place};
use store::{StoreError, Transaction, audit};

/// Most deliveries of those set aside that are queued again in one transaction.
const AGAIN_MAX: u16 = 200;

/// Why nothing is tried.
#[derive(Debug, thiserror::Error)]
pub enum RetryRefused {
    /// It was taken meanwhile, or dropped, or never was.
    #[error("there is no such delivery, or no longer")]
    NoSuchDelivery,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How much of a host was queued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// All, so many.
    All(usize),
    /// So many; the same is to be asked once more.
    Part(usize),
}

/// Tries one again: one that was set aside goes to the end of its host's line, and the host is tried now. `by` is a
/// handle, or `operator`.
pub fn retry_delivery(
    tx: &mut Transaction<'_>,
    by: &str,
    place: &Place,
    now: Timestamp,
) -> Result<Origin, RetryRefused> {
    let host = match deliveries::get_undelivered(tx, place)? {
        Some(delivery) => {
            let host = delivery.inbox.origin();
            deliveries::retry(tx, place, delivery, now)?;
            host
        }
        None => deliveries::get_waiting(tx, place)?
            .ok_or(RetryRefused::NoSuchDelivery)?
            .inbox
            .origin(),
    };
    deliveries::hasten(tx, &host, now)?;
    audit::log(tx, by, &format!("retry delivery to {host}"), now)?;
    Ok(host)
}

/// Tries everything to a host again, at most [`AGAIN_MAX`] of those set aside at once.
pub fn retry_host(
    tx: &mut Transaction<'_>,
    by: &str,
    host: &Origin,
    now: Timestamp,
) -> Result<Again, StoreError> {
    let set_aside = deliveries::undelivered(tx, Some(host), AGAIN_MAX)?;
    let count = set_aside.len();
    for (place, delivery) in set_aside {
        deliveries::retry(tx, &place, delivery, now)?;
    }
    deliveries::hasten(tx, host, now)?;
    if count == usize::from(AGAIN_MAX) {
        return Ok(Again::Part(count));
    }
    audit::log(tx, by, &format!("retry all deliveries to {host}"), now)?;
    Ok(Again::All(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, origin, refused};

    #[test]
    fn one_that_waits_is_hastened_and_one_set_aside_is_queued_again() {
        let database = samples::node();
        let b = origin("b.example");
        act(&database, |tx| {
            deliveries::queue(tx, &samples::delivery("b.example", 1))
        });
        let place = database
            .read(|tx| deliveries::first(tx, &b, 1))
            .unwrap()
            .remove(0)
            .0;
        assert_eq!(act(&database, |tx| retry_delivery(tx, "olga", &place, at(1))), b);
        act(&database, |tx| {
            deliveries::set_aside(tx, &place, &samples::delivery("b.example", 1))
        });
        assert_eq!(act(&database, |tx| retry_delivery(tx, "olga", &place, at(2))), b);
        let waiting = database.read(|tx| deliveries::waiting(tx, Some(&b), 9)).unwrap();
        assert_eq!((waiting.len(), waiting[0].1.attempts), (1, 0));
        let gone = refused(&database, |tx| retry_delivery(tx, "olga", &place, at(3)));
        assert!(matches!(gone, RetryRefused::NoSuchDelivery));
        let last = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(
            (last.by.as_str(), last.what.as_str()),
            ("olga", "retry delivery to https://b.example")
        );
    }

    #[test]
    fn everything_to_a_host_is_queued_again_a_part_at_a_time() {
        let database = samples::node();
        let b = origin("b.example");
        for number in 0..u32::from(AGAIN_MAX) + 3 {
            let delivery = samples::delivery("b.example", number);
            act(&database, |tx| deliveries::queue(tx, &delivery));
            let place = database
                .read(|tx| deliveries::first(tx, &b, 1))
                .unwrap()
                .remove(0)
                .0;
            act(&database, |tx| deliveries::set_aside(tx, &place, &delivery));
        }
        let again = || act(&database, |tx| retry_host(tx, "olga", &b, at(5)));
        assert_eq!(again(), Again::Part(usize::from(AGAIN_MAX)));
        assert_eq!(again(), Again::All(3));
        let waiting = database
            .read(|tx| deliveries::waiting(tx, Some(&b), 999))
            .unwrap();
        assert_eq!(waiting.len(), usize::from(AGAIN_MAX) + 3);
    }
}
