//! Everything the node remembers: one file per noun, the queues, and the proofs a look-up mints.
//!
//! Nothing here knows a clock, a network or an async runtime: `now`, ids and nonces are arguments.

mod blocking;
mod counted;
#[cfg(test)]
mod crashes;
mod database;
#[cfg(test)]
mod many_at_once;
mod order;
mod readings;
#[cfg(test)]
mod samples;
mod set_aside;
mod spaces;
mod table;
mod takeover;
mod transaction;
mod turns;
mod with_text;

pub mod activities;
pub mod actor_keys;
pub mod actors;
pub mod answered;
pub mod audit;
pub mod bundles;
pub mod calendar_feeds;
pub mod codes;
pub mod community;
pub mod deliveries;
pub mod departures;
pub mod digests;
pub mod effects;
pub mod enrolments;
pub mod erasures;
pub mod event_drafts;
pub mod events;
pub mod followers;
pub mod follows;
pub mod guest_invitations;
pub mod guest_notes;
pub mod guests;
pub mod held;
pub mod idempotency;
pub mod imports;
pub mod inbox;
pub mod invitations;
pub mod invoices;
pub mod issuer_visits;
pub mod jobs;
pub mod join_addressees;
pub mod join_links;
pub mod linked_accounts;
pub mod links;
pub mod mail_proofs;
pub mod mail_settings;
pub mod mails;
pub mod member_tags;
pub mod members;
pub mod minutes;
pub mod notices;
pub mod officer_news;
pub mod organization_follows;
pub mod organizations;
pub mod outbox;
pub mod passkey_challenges;
pub mod passkeys;
pub mod peerings;
pub mod pictures;
pub mod polls;
pub mod private_keys;
pub mod profiles;
pub mod quotas;
pub mod reminders;
pub mod repairs;
pub mod rsvps;
pub mod sequences;
pub mod series;
pub mod sessions;
pub mod sharing_log;
pub mod sign_in_links;
pub mod sources;
pub mod tiers;
pub mod tokens;
pub mod unanswered;
pub mod visitors;
pub mod welcomes;
pub mod worked_together;

pub use database::{Database, StoreError, Topic};
pub use engine::{Health, Leased, Sequence as CommitNumber, Standing, Watch};
pub use members::{Membership, Officer};
pub use peerings::ActivePeer;
pub use spaces::KEYSPACES;
pub use takeover::give_back_leases;
pub use transaction::Transaction;
