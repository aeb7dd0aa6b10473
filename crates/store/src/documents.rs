//! Texts by which the community goes, beside its code of ethics (F01): few, so they lie in one row.

use domain::{OwnDocument, Slug};
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const DOCUMENTS: Table<str, Documents> = Table::new(spaces::NODE, "node");

/// All of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Documents(Vec<OwnDocument>);

/// All of them, in the order of their names.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<OwnDocument>, StoreError> {
    Ok(tx.get(&DOCUMENTS, "documents")?.unwrap_or_default().0)
}

/// The one with this address.
pub fn get(tx: &mut Transaction<'_>, slug: &Slug) -> Result<Option<OwnDocument>, StoreError> {
    Ok(all(tx)?.into_iter().find(|known| known.slug == *slug))
}

/// Writes all of them; how many there may be is asked before.
pub fn put_all(tx: &mut Transaction<'_>, documents: &[OwnDocument]) -> Result<(), StoreError> {
    tx.put(&DOCUMENTS, "documents", &Documents(documents.to_vec()))
}
