//! Links to join events online (F12): of our own events the one its officers wrote, of others the address that the host gave
//! a member of ours with her seat. They lie apart from events, so that nothing that reads an event comes upon one.

use std::fmt;

use domain::{EventId, Iri, JoinLink, MemberId};
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const LINKS: Table<EventId, KeptLink> = Table::new(spaces::JOIN_LINKS, "links to join");
const HEARD: Table<(MemberId, EventId), Iri> =
    Table::new(spaces::JOIN_LINKS_HEARD, "links to join elsewhere");

/// The link of one of our own events.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLink {
    /// Where the meeting is.
    pub link: JoinLink,
    /// What the addresses of guests are made with; another with each other link, so that old addresses lead nowhere.
    pub secret: [u8; 32],
}

/// Nothing of either.
impl fmt::Debug for KeptLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptLink(…)")
    }
}

/// That of an event of ours.
pub fn get(tx: &mut Transaction<'_>, event: &EventId) -> Result<Option<KeptLink>, StoreError> {
    tx.get(&LINKS, event)
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, event: &EventId, kept: &KeptLink) -> Result<(), StoreError> {
    tx.put(&LINKS, event, kept)
}

/// Forgets it: it was taken away, or the event is gone.
pub fn remove(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&LINKS, event);
}

/// The address that a host elsewhere gave a member of ours.
pub fn heard(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    event: &EventId,
) -> Result<Option<Iri>, StoreError> {
    tx.get(&HEARD, &(member.clone(), event.clone()))
}

/// Writes it, or forgets it where there is none any more; whether it was another one before.
pub fn hear(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    event: &EventId,
    address: Option<&Iri>,
) -> Result<bool, StoreError> {
    let place = (member.clone(), event.clone());
    let known = tx.get(&HEARD, &place)?;
    if known.as_ref() == address {
        return Ok(false);
    }
    match address {
        Some(address) => tx.put(&HEARD, &place, address)?,
        None => tx.delete(&HEARD, &place),
    }
    Ok(true)
}
