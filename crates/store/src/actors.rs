//! Actors of other servers as last fetched: the id is the key for ever (threat A7).

use domain::Iri;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const ACTORS: Table<Iri, ActorRow> = Table::new(spaces::ACTORS, "actors");

/// What is known of an actor elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Its id.
    pub id: Iri,
    /// What `wire::actor` read of its document, as JSON.
    pub document: Value,
    /// When it was fetched.
    pub fetched: Timestamp,
}

/// One actor.
pub fn get(tx: &mut Transaction<'_>, id: &Iri) -> Result<Option<ActorRow>, StoreError> {
    tx.get(&ACTORS, id)
}

/// Remembers what was fetched from the actor's own address.
pub fn put(tx: &mut Transaction<'_>, row: &ActorRow) -> Result<(), StoreError> {
    tx.put(&ACTORS, &row.id, row)
}

/// Forgets an actor that is gone.
pub fn remove(tx: &mut Transaction<'_>, id: &Iri) {
    tx.delete(&ACTORS, id);
}
