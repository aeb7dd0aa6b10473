//! The last signed activity of each event and offer of a peer, verbatim: what gives it back to an owner who lost it
//! (protocol section 6.2).

use domain::Iri;

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::KeyForm;
use crate::with_text::TextTable;

/// The revision, and the text behind it.
const HELD: TextTable<Iri, u64> = TextTable::new(spaces::HELD_TEXTS, "held");

/// An activity that its owner signed, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The version it carries.
    pub revision: u64,
    /// The JSON text, proof and all.
    pub text: String,
}

/// The last activity that carried an event or an offer.
pub fn get(tx: &mut Transaction<'_>, event: &Iri) -> Result<Option<Held>, StoreError> {
    Ok(tx
        .get_text(&HELD, event)?
        .map(|(revision, text)| Held { revision, text }))
}

/// Keeps one in place of an earlier one.
pub fn put(tx: &mut Transaction<'_>, event: &Iri, revision: u64, text: &str) -> Result<(), StoreError> {
    tx.put_text(&HELD, event, &revision, text).map(drop)
}

/// Forgets it.
pub(crate) fn forget(tx: &mut Transaction<'_>, event: &Iri) {
    tx.delete_bytes(HELD.space, event.key());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{commit, iri};

    #[test]
    fn the_last_activity_of_an_event_is_kept_as_it_came() {
        let database = Database::in_memory();
        let event = iri("https://b.example/events/1");
        for revision in [1, 2] {
            let held = Held {
                revision,
                text: format!("{{\"b\":{revision}, \"a\":1}}"),
            };
            commit(&database, |tx| put(tx, &event, revision, &held.text));
            assert_eq!(database.read(|tx| get(tx, &event)), Ok(Some(held)));
        }
    }
}
