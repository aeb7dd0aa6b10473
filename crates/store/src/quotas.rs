//! How much of a day's share each server has used: new events it told us of (threat C8).

use domain::Origin;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const QUOTAS: Table<Origin, Used> = Table::new(spaces::QUOTAS, "quotas");

/// Seconds of a day; days begin at midnight UTC.
const DAY_SECONDS: i64 = 86_400;

/// One row for each server we listen to; another day begins at nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Used {
    /// Days since 1970.
    day: i64,
    /// New events on that day.
    events: u32,
}

/// New events of this server on the day of `now`.
pub fn events_today(tx: &mut Transaction<'_>, server: &Origin, now: Timestamp) -> Result<u32, StoreError> {
    let used = tx.get(&QUOTAS, server)?;
    Ok(used
        .filter(|used| used.day == day(now))
        .map_or(0, |used| used.events))
}

/// One more.
pub fn count_event(tx: &mut Transaction<'_>, server: &Origin, now: Timestamp) -> Result<(), StoreError> {
    let events = events_today(tx, server, now)?.saturating_add(1);
    tx.put(
        &QUOTAS,
        server,
        &Used {
            day: day(now),
            events,
        },
    )
}

fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(DAY_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    #[test]
    fn each_server_and_each_day_is_counted_by_itself() {
        let database = Database::in_memory();
        let [one, other] =
            ["https://b.example", "https://c.example"].map(|text| Origin::parse(text).unwrap());
        let tomorrow = Timestamp::from_second(at(0).as_second() + DAY_SECONDS).unwrap();
        for moment in [at(0), at(1), tomorrow] {
            commit(&database, |tx| count_event(tx, &one, moment));
        }
        let count = |server: &Origin, now| database.read(|tx| events_today(tx, server, now)).unwrap();
        assert_eq!(count(&one, tomorrow), 1);
        assert_eq!(count(&other, tomorrow), 0);
        commit(&database, |tx| count_event(tx, &one, tomorrow));
        assert_eq!(count(&one, tomorrow), 2);
    }
}
