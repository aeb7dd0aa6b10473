//! Whoever runs the node gives a delivery up: it is not sent any more, and whoever waits for its answer learns that.

use domain::Origin;
use jiff::Timestamp;
use store::deliveries::{self, Place};
use store::{StoreError, Transaction, audit};

use crate::give_up::give_up;

/// Why nothing is dropped.
#[derive(Debug, thiserror::Error)]
pub enum DropRefused {
    /// It was taken meanwhile, or dropped, or never was.
    #[error("there is no such delivery, or no longer")]
    NoSuchDelivery,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Drops one, whether it waits or was set aside; gives the host it was for. `by` is a handle, or `operator`.
pub fn drop_delivery(
    tx: &mut Transaction<'_>,
    by: &str,
    place: &Place,
    now: Timestamp,
) -> Result<Origin, DropRefused> {
    let delivery = match deliveries::get_undelivered(tx, place)? {
        Some(delivery) => {
            deliveries::forget(tx, place);
            delivery
        }
        None => {
            let waiting = deliveries::get_waiting(tx, place)?;
            let delivery = waiting.ok_or(DropRefused::NoSuchDelivery)?;
            deliveries::remove(tx, place);
            delivery
        }
    };
    let host = delivery.inbox.origin();
    audit::log(tx, by, &format!("drop delivery to {host}"), now)?;
    give_up(tx, &delivery.activity, now)?;
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, origin, refused};

    #[test]
    fn one_that_waits_and_one_set_aside_are_dropped_once() {
        let database = samples::node();
        let b = origin("b.example");
        for (number, is_set_aside) in [(1, false), (2, true)] {
            let delivery = samples::delivery("b.example", number);
            act(&database, |tx| deliveries::queue(tx, &delivery));
            let place = database
                .read(|tx| deliveries::first(tx, &b, 1))
                .unwrap()
                .remove(0)
                .0;
            if is_set_aside {
                act(&database, |tx| deliveries::set_aside(tx, &place, &delivery));
            }
            assert_eq!(act(&database, |tx| drop_delivery(tx, "olga", &place, at(1))), b);
            let again = refused(&database, |tx| drop_delivery(tx, "olga", &place, at(2)));
            assert!(matches!(again, DropRefused::NoSuchDelivery));
        }
        let left = database.read(|tx| deliveries::waiting(tx, None, 9)).unwrap();
        assert!(left.is_empty());
    }
}
