//! Who asks, and what the doors share: the node they serve, tokens, problem details, live questions.

mod address;
mod bearer;
mod calendars;
mod client;
mod delivery_news;
mod idempotency;
mod node;
mod peers;
mod problem;
mod sync_news;
mod wall_clock;

mod mail;
mod mail_times;
mod words;

pub use address::{ADDRESS_CHARS_MAX, AddressRefused, address_of};
pub use bearer::{Caller, caller, officer, reader, writer};
pub use calendars::{CalendarProblem, Calendars, Refreshed};
pub use client::{Client, client_of};
pub use delivery_news::DeliveryNews;
pub use idempotency::{IdempotencyKey, KEY_BYTES_MAX};
pub use node::{AuthorizedFetch, Doors, Mode, Node, Ribbon, Settings};
pub use peers::{Backfilled, Later, PeerCard, PeerProblem, Peers};
pub use problem::{Problem, Reason};
pub use sync_news::SyncNews;
pub use wall_clock::wall_clock;

pub use mail::Letter;
pub use words::Words;
