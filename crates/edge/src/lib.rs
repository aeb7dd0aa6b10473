//! Who asks, and what the doors share: the node they serve, tokens, problem details, live questions.

mod bearer;
mod calendars;
mod client;
mod node;
mod peers;
mod problem;

pub use bearer::{Caller, caller, officer, reader, writer};
pub use calendars::{CalendarProblem, Calendars, Refreshed};
pub use client::{Client, client_of};
pub use node::{AuthorizedFetch, Doors, Mode, Node, Ribbon, Settings};
pub use peers::{Backfilled, Later, PeerCard, PeerProblem, Peers};
pub use problem::{Problem, Reason};
