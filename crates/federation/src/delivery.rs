//! What was announced is told: serialised once, queued per host, sent in order, settled by its answer.
//!
//! `tell` turns announcements into activities, by the file that knows what each is about; `outgoing` puts the proof on, and
//! `queue` makes deliveries of them, the last in one transaction with the announcement's end. `lane` takes hosts whose turn it
//! is, `drive` gives each its turn, `send` sends, `outcome` reads the answer, `settle` writes down what came of it.
//! No transaction is open while the network is waited for.

mod answers;
mod calls;
mod departed;
mod drive;
mod event_news;
mod event_repeated;
mod follows;
mod hasten;
mod introductions;
mod lane;
mod links;
mod new_keys;
mod offers;
mod outcome;
mod outgoing;
mod peerings;
mod queue;
mod reach;
mod reciprocity;
mod reports;
mod send;
mod settle;
mod sharing;
mod statements;
mod tell;

pub(crate) use calls::for_peer as call_for_peer;
use outgoing::Outgoing;
pub(crate) use outgoing::TellProblem;
