//! Activities of ours, serialised once and sent byte for byte to everybody.

use std::sync::{Arc, OnceLock};

use domain::{EventId, Iri, OwnActor, Scope};
use engine::{Bytes, Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::actor_keys::Signer;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind, millis};

const ACTIVITIES: Table<Iri, Sent> = Table::new(spaces::ACTIVITIES, "activities");
const LOG: Table<(OwnActor, (u64, Iri)), Iri> = Table::new(spaces::ACTIVITY_LOG, "activity log");
const REACHED: Table<EventId, Vec<Iri>> = Table::new(spaces::REACHED, "reached");

/// An activity as it was serialised, proof and all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its id.
    pub id: Iri,
    /// Whose.
    pub signer: Signer,
    /// The JSON text.
    pub body: Body,
    /// When it was made.
    pub at: Timestamp,
    /// Whom it may be shown and sent to.
    pub meant_for: MeantFor,
}

/// A JSON text that is kept once however many hold it: a thousand deliveries send the same bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Body {
    text: Bytes,
    /// Made when it is first asked for, once for all that hold the text.
    sha256: Arc<OnceLock<[u8; 32]>>,
}

impl Body {
    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text).expect("it was made of a text")
    }

    /// Its bytes, as they are sent.
    pub fn bytes(&self) -> Bytes {
        self.text.clone()
    }

    /// Their SHA-256, which each delivery signs.
    pub fn sha256(&self) -> [u8; 32] {
        *self.sha256.get_or_init(|| Sha256::digest(&self.text).into())
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Body {}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self {
            text: text.into(),
            sha256: Arc::default(),
        }
    }
}

impl From<Body> for String {
    fn from(body: Body) -> Self {
        body.as_str().to_owned()
    }
}

/// Whom an activity of ours is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeantFor {
    /// Anybody may read it at its address.
    Public,
    /// Peers whose agreement carries the scope, while it does.
    Peers(Scope),
    /// The one it is addressed to.
    Party,
    /// Whoever once had what it takes back, also when she may no longer see it.
    Withdrawal,
}

impl Sent {
    /// Whether anybody may read it at its address.
    pub fn is_public(&self) -> bool {
        self.meant_for == MeantFor::Public
    }
}

/// One activity.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<Sent>, StoreError> {
    tx.get_often(&ACTIVITIES, id)
}

/// Keeps one; a public one of the community or node joins that actor's outbox collection.
///
/// What was once kept under an id stays as it is: somebody may have been told those very bytes.
pub fn put(tx: &mut Transaction<'_>, sent: &Sent) -> Result<(), StoreError> {
    if tx.has(&ACTIVITIES, &sent.id)? {
        return Ok(());
    }
    if let (Signer::Own(actor), true) = (&sent.signer, sent.is_public()) {
        let place = (*actor, (u64::MAX - millis(sent.at), sent.id.clone()));
        tx.put(&LOG, &place, &sent.id)?;
    }
    tx.put(&ACTIVITIES, &sent.id, sent)
}

/// Looks through the next documents that were sent, in the order of their keys, and forgets those of `signer` that `names`
/// says are to go; answers the last key while there may be more.
pub fn forget_of(
    tx: &mut Transaction<'_>,
    signer: &Signer,
    after: Option<Vec<u8>>,
    limit: u16,
    names: impl Fn(&str) -> bool,
) -> Result<Option<Vec<u8>>, StoreError> {
    let rows = tx.page(
        &ACTIVITIES,
        behind(spaces::ACTIVITIES, after),
        Direction::Forward,
        limit,
    )?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (_, sent) in rows {
        if sent.signer == *signer && names(sent.body.as_str()) {
            tx.delete(&ACTIVITIES, &sent.id);
        }
    }
    Ok(last.flatten())
}

/// Public activities of one of our actors, newest first; `after` is the key of the last one given.
pub fn log(
    tx: &mut Transaction<'_>,
    actor: OwnActor,
    after: Option<&[u8]>,
    limit: u16,
) -> Result<(Vec<Sent>, Option<Vec<u8>>), StoreError> {
    let mut range = Range::prefix(spaces::ACTIVITY_LOG, &actor.key());
    if let Some(after) = after {
        // Whoever reads may have made the key up: it leads to no other actor's.
        let mut behind = after.to_vec();
        behind.push(0);
        range.start = range.start.max(behind);
    }
    let rows = tx.page(&LOG, range, Direction::Forward, limit)?;
    let last = (rows.len() == usize::from(limit))
        .then(|| rows.last().map(|(key, _)| key.clone()))
        .flatten();
    let mut sent = Vec::new();
    for (_, id) in rows {
        sent.extend(get(tx, &id)?.filter(Sent::is_public));
    }
    Ok((sent, last))
}

/// How many public activities one of our actors has.
pub fn count(tx: &mut Transaction<'_>, actor: OwnActor) -> Result<usize, StoreError> {
    const STEP: u16 = 1_000;
    let mut range = Range::prefix(spaces::ACTIVITY_LOG, &actor.key());
    let mut total = 0;
    loop {
        let rows = tx.page(&LOG, range.clone(), Direction::Forward, STEP)?;
        total += rows.len();
        match rows.last() {
            Some((key, _)) if rows.len() == usize::from(STEP) => {
                range.start = key.clone();
                range.start.push(0);
            }
            _ => return Ok(total),
        }
    }
}

/// Inboxes that ever got an event; a Delete goes to each of them.
pub fn reached(tx: &mut Transaction<'_>, event: &EventId) -> Result<Vec<Iri>, StoreError> {
    Ok(tx.get(&REACHED, event)?.unwrap_or_default())
}

/// Adds to them.
pub fn put_reached(tx: &mut Transaction<'_>, event: &EventId, inboxes: &Vec<Iri>) -> Result<(), StoreError> {
    tx.put(&REACHED, event, inboxes)
}
