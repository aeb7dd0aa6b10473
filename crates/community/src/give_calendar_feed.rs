//! A member gets a private address for her calendar, or takes it away; whoever has it sees what she sees (F13).

use ambient::{Randomness, StreamName};
use jiff::Timestamp;
use store::calendar_feeds::{self, CalendarFeed};
use store::{Membership, StoreError, Transaction, members};

/// Chance in a secret: 256 bits.
const SECRET_BYTES: usize = 32;
/// Letters of a secret; no other text is looked for.
pub const SECRET_CHARS: usize = SECRET_BYTES * 2;

/// A fresh secret, to be shown once.
pub fn fresh_feed_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    domain::hex(&chance)
}

/// The path of the calendar of a secret.
pub fn feed_path(secret: &str) -> String {
    format!("/calendar/{secret}.ics")
}

/// Gives her an address; the one before stops to work.
pub fn give_calendar_feed(
    tx: &mut Transaction<'_>,
    who: &Membership,
    secret: &str,
    now: Timestamp,
) -> Result<CalendarFeed, StoreError> {
    calendar_feeds::put(tx, &who.member().id, secret, now)
}

/// Takes it away; without one nothing happens.
pub fn take_calendar_feed(tx: &mut Transaction<'_>, who: &Membership) -> Result<(), StoreError> {
    calendar_feeds::remove(tx, &who.member().id)
}

/// Whose calendar a secret shows, if she is a member still.
pub fn calendar_of_secret(tx: &mut Transaction<'_>, secret: &str) -> Result<Option<Membership>, StoreError> {
    if secret.len() != SECRET_CHARS {
        return Ok(None);
    }
    match calendar_feeds::by_secret(tx, secret)? {
        Some(member) => members::membership(tx, &member),
        None => Ok(None),
    }
}
