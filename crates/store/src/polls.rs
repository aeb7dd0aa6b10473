//! When those whom we follow were last looked at, for servers that never try a delivery again (protocol section 5).

use domain::Iri;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::deliveries::Failure;
use crate::spaces;
use crate::table::Table;

const POLLS: Table<Iri, Poll> = Table::new(spaces::POLLS, "polls");

/// Most addresses whose tags are kept for one actor: its collection and the first page.
pub const TAGS_MAX: usize = 2;

/// How one whom we follow was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Not before this.
    pub next: Option<Timestamp>,
    /// When it last answered, changed or not.
    pub success: Option<Timestamp>,
    /// What last went wrong.
    pub failure: Option<Failure>,
    /// The first page, as its collection last named it.
    pub first: Option<Iri>,
    /// `ETag` of an address, opaque as received; at most [`TAGS_MAX`].
    pub tags: Vec<(Iri, String)>,
}

/// Longest `ETag` that is kept, in bytes.
pub const TAG_BYTES_MAX: usize = 200;

impl Poll {
    /// The tag of an address.
    pub fn tag(&self, address: &Iri) -> Option<&str> {
        let found = self.tags.iter().find(|(known, _)| known == address)?;
        Some(&found.1)
    }

    /// Keeps the tag of an address, or forgets it.
    pub fn set_tag(&mut self, address: &Iri, tag: Option<&str>) {
        self.tags.retain(|(known, _)| known != address);
        if let Some(tag) = tag.filter(|tag| tag.len() <= TAG_BYTES_MAX) {
            self.tags.push((address.clone(), tag.to_owned()));
        }
        let surplus = self.tags.len().saturating_sub(TAGS_MAX);
        self.tags.drain(..surplus);
    }
}

/// How an actor was looked at.
pub fn get(tx: &mut Transaction<'_>, actor: &Iri) -> Result<Poll, StoreError> {
    Ok(tx.get(&POLLS, actor)?.unwrap_or_default())
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, actor: &Iri, poll: &Poll) -> Result<(), StoreError> {
    tx.put(&POLLS, actor, poll)
}
