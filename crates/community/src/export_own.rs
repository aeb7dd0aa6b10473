//! All that is kept of a member, for her to take along (F22, threats D13, D16): one list of parts, each of which reads what
//! is hers and nothing of anybody else. Whoever adds a table that may hold something of a member adds its part here, and
//! its line to `tests/tidy/own_data.txt`, which a test compares with the tables there are; to `whole_member.rs` a row of it,
//! without which the test of the parts fails; and to `erase_member.rs` what deletes it, without which that one's test does.

use domain::Member;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use store::{Membership, StoreError, Transaction};

mod belonging;
mod events;
mod told;
mod ways_in;

/// What one part holds: rows of names and values, in the order the store has them.
pub type Rows = Result<Vec<Value>, StoreError>;

/// One part of what is kept.
pub struct Part {
    /// What it is called in the file, for ever.
    pub name: &'static str,
    rows: fn(&mut Transaction<'_>, &Member, Timestamp) -> Rows,
}

/// Every part, in the order of the file. Secrets are in none: of a way in stands what it is called and when it was used,
/// never by what it opens.
pub const PARTS: &[Part] = &[
    part("member", belonging::member),
    part("membership", belonging::membership),
    part("profile", belonging::profile),
    part("photo", belonging::photo),
    part("first_steps", belonging::first_steps),
    part("invitation", belonging::invitation),
    part("signatures", belonging::signatures),
    part("invoices", belonging::invoices),
    part("vouchers", belonging::vouchers),
    part("joined_by_vouchers", belonging::joined_by_vouchers),
    part("speaks_for", belonging::speaks_for),
    part("founding", belonging::founding),
    part("answers", events::answers),
    part("invited_to", events::invited),
    part("jobs", events::jobs),
    part("introductions_asked_for", told::introductions_asked_for),
    part("introductions_to_her", told::introductions_to_her),
    part("introductions_refused", told::introductions_refused),
    part("calls", events::calls),
    part("answers_to_calls", events::answers_to_calls),
    part("follows", told::follows),
    part("follows_organizations", told::follows_organizations),
    part("statements", told::statements),
    part("worked_together", told::worked_together),
    part("linked_memberships", told::linked_memberships),
    part("home_community", told::home_community),
    part("tags", belonging::tags),
    part("standing", belonging::standing),
    part("reports", belonging::reports),
    part("mail_settings", told::mail_settings),
    part("notifications", told::notifications),
    part("sharing_log", told::sharing_log),
    part("log", told::log),
    part("browsers", ways_in::browsers),
    part("passkeys", ways_in::passkeys),
    part("accounts_elsewhere", ways_in::accounts_elsewhere),
    part("access_tokens", ways_in::access_tokens),
    part("calendar_feed", ways_in::calendar_feed),
];

const fn part(name: &'static str, rows: fn(&mut Transaction<'_>, &Member, Timestamp) -> Rows) -> Part {
    Part { name, rows }
}

impl Part {
    /// Reads it for the member whose proof this is.
    pub fn read(&self, tx: &mut Transaction<'_>, who: &Membership, now: Timestamp) -> Rows {
        (self.rows)(tx, who.member(), now)
    }

    /// The same of somebody who is no member any more.
    #[cfg(test)]
    pub(crate) fn read_of(&self, tx: &mut Transaction<'_>, who: &Member, now: Timestamp) -> Rows {
        (self.rows)(tx, who, now)
    }
}

/// A row of a noun that holds no secret, as it is kept.
fn row(kept: &impl Serialize) -> Value {
    serde_json::to_value(kept).expect("what is kept was written as JSON")
}

#[cfg(test)]
mod tests;
