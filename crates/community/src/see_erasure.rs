//! How far the deletion of somebody's data is, and which servers have taken the word that she is gone (F22-2): for whoever
//! has the secret that she was given, and for whoever has the shell.

use domain::{MemberId, Origin};
use jiff::Timestamp;
use store::erasures::{self, Looking};
use store::{StoreError, Transaction, departures};

use crate::name_host::names;

/// What is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenErasure {
    /// When it was asked for.
    pub asked: Timestamp,
    /// When nothing here named her any more; none while it goes on.
    pub done: Option<Timestamp>,
    /// Whether everybody who is to be told is known: her answers are taken back.
    pub all_known: AllKnown,
    /// Servers that are told, by address.
    pub servers: Vec<ToldServer>,
}

/// Whether the list of servers is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllKnown {
    /// It is.
    Yes,
    /// Answers are still looked through; more may follow.
    NotYet,
}

/// A server that had something of her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldServer {
    /// Which.
    pub host: Origin,
    /// What its community is called.
    pub name: String,
    /// When it took the word that she is gone; none while it has not.
    pub confirmed: Option<Timestamp>,
}

impl SeenErasure {
    /// How many have not confirmed.
    pub fn open(&self) -> usize {
        let open = self.servers.iter().filter(|server| server.confirmed.is_none());
        open.count()
    }
}

/// Of somebody; nothing if hers was never deleted.
pub fn see_erasure(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<SeenErasure>, StoreError> {
    let Some(erasure) = erasures::get(tx, member)? else {
        return Ok(None);
    };
    let names = names(tx)?;
    let departure = departures::get(tx, member)?;
    let is_whole = departure
        .as_ref()
        .is_none_or(|departure| departure.said.is_some());
    let told = departure.map(|departure| departure.told).unwrap_or_default();
    let server = |(host, confirmed): (Origin, Option<Timestamp>)| ToldServer {
        name: match names.get(&host) {
            Some(name) => name.clone(),
            None => host.authority().to_owned(),
        },
        host,
        confirmed,
    };
    Ok(Some(SeenErasure {
        asked: erasure.asked,
        done: match erasure.next {
            Looking::Keys { since } | Looking::Done { since } => Some(since),
            Looking::Lists { .. } | Looking::Notes { .. } | Looking::Documents { .. } => None,
        },
        all_known: match is_whole {
            true => AllKnown::Yes,
            false => AllKnown::NotYet,
        },
        servers: told.into_iter().map(server).collect(),
    }))
}

/// By the secret that she was given.
pub fn see_erasure_by_secret(
    tx: &mut Transaction<'_>,
    secret: &str,
) -> Result<Option<SeenErasure>, StoreError> {
    match erasures::by_link(tx, secret)? {
        Some(member) => see_erasure(tx, &member),
        None => Ok(None),
    }
}
