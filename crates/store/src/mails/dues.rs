//! Mails about a membership: what is owed, what was paid, whose time is up.

use domain::{InvoiceNumber, LanguageTag, MemberId, Note, PersonName, Slug, Title};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, enqueue};
use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

/// When the newest invitation is due.
const LAST_INVITED: Table<str, Timestamp> = Table::new(spaces::NODE, "node");
/// What lies between two invitations, however many are queued at once: half of what a node mails unless told otherwise,
/// so that other mails go between them.
pub const INVITED_EVERY_SECONDS: i64 = 2;

/// One mail to one member about her membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesMail {
    /// To whom.
    pub member: MemberId,
    /// What she is told.
    pub news: DuesNews,
    /// The same for the same member and news: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it happened; of an invitation, when its turn comes.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened to a membership, as facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum DuesNews {
    /// There is one: others took her in.
    Invited {
        /// On which day she is told; once a day at most.
        on: Date,
    },
    /// She joined by herself.
    Welcomed {
        /// On which day.
        on: Date,
    },
    /// An officer let her in.
    Confirmed {
        /// On which day.
        on: Date,
    },
    /// An officer did not.
    Declined {
        /// On which day.
        on: Date,
        /// Why, in the officer's words.
        because: Option<Note>,
        /// The language she read, which is kept nowhere else any more (F26).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<LanguageTag>,
    },
    /// There is an invoice.
    Invoice {
        /// Which.
        number: InvoiceNumber,
    },
    /// An officer saw the money.
    Paid {
        /// For which invoice.
        number: InvoiceNumber,
    },
    /// What was paid for ends soon.
    Renewal {
        /// Last day paid for.
        until: Date,
        /// Which of the reminders, in days before.
        days: u16,
    },
    /// What was paid for ends soon, and cannot be renewed: her level is not offered any more.
    NotOffered {
        /// Last day paid for.
        until: Date,
        /// Which of the reminders, in days before.
        days: u16,
        /// First day on the level that costs nothing.
        goes_on: Date,
        /// The level she has.
        from: Title,
        /// The level she goes on at.
        to: Title,
    },
    /// What her organisation paid for ends soon.
    BundleRenewal {
        /// Which, by the last part of its address.
        slug: Slug,
        /// Its name.
        organization: PersonName,
        /// Last day paid for.
        until: Date,
        /// Which of the reminders, in days before.
        days: u16,
    },
    /// Her organisation gave her a seat of its level.
    SeatGiven {
        /// Its name.
        organization: PersonName,
        /// The level.
        tier: Title,
        /// On which day.
        on: Date,
    },
    /// It took the seat back.
    SeatTakenBack {
        /// Its name.
        organization: PersonName,
        /// The level she had by it.
        from: Title,
        /// The level she has.
        to: Title,
        /// On which day.
        on: Date,
    },
    /// Her organisation did not pay in time, and her seat is over.
    SeatEnded {
        /// Its name.
        organization: PersonName,
        /// Last day it paid for.
        until: Date,
        /// The level she had by it.
        from: Title,
        /// The level she has.
        to: Title,
    },
    /// What her organisation paid for ends soon, and cannot be renewed as it is.
    BundleNotOffered {
        /// Which, by the last part of its address.
        slug: Slug,
        /// Its name.
        organization: PersonName,
        /// The level it has.
        from: Title,
        /// Last day paid for.
        until: Date,
        /// Which of the reminders, in days before.
        days: u16,
        /// Seats to take back first, where the level is offered still and holds fewer than have one.
        over: Option<u16>,
    },
    /// It was not paid in time, and nobody has a seat any more.
    BundleLapsed {
        /// Its name.
        organization: PersonName,
        /// The level it had.
        from: Title,
        /// Last day paid for.
        until: Date,
    },
    /// It was not paid in time, and she goes on at a level that costs nothing.
    Lapsed {
        /// Last day paid for.
        until: Date,
        /// The level she had.
        from: Title,
        /// The level she has.
        to: Title,
    },
}

impl DuesMail {
    /// Whether it stands in line, and nobody can have taken it yet.
    pub(super) fn is_in_line(&self, now: Timestamp) -> bool {
        matches!(self.news, DuesNews::Invited { .. }) && self.at > now
    }
}

/// Queues a mail to a member, in the same transaction as what it tells.
pub fn tell_dues(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    news: DuesNews,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("dues {member} {news:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = DuesMail {
        member: member.clone(),
        news,
        name,
        at: now,
        tries: 0,
    };
    enqueue(tx, now, &Job::Dues(mail))
}

/// Queues an invitation behind those that are queued already, [`INVITED_EVERY_SECONDS`] after the newest of them.
pub fn tell_invited(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    on: Date,
    now: Timestamp,
) -> Result<(), StoreError> {
    let pause = SignedDuration::from_secs(INVITED_EVERY_SECONDS);
    let behind = tx
        .get(&LAST_INVITED, "last invited")?
        .and_then(|last| last.checked_add(pause).ok());
    let turn = behind.map_or(now, |behind| behind.max(now));
    tx.put(&LAST_INVITED, "last invited", &turn)?;
    tell_dues(tx, member, DuesNews::Invited { on }, turn)
}
