//! An officer takes a note away, for good (F24): it is read nowhere any more. Who said it is not known here, so it is no one
//! else's to take away; she asks an officer.

use domain::NoteId;
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, notes};

/// Why nothing is taken away.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawNoteRefused {
    /// There is none of this id, or no longer.
    #[error("there is no such note")]
    NoSuchNote,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes it away; of what it said nothing is kept, and it does not come back.
pub fn withdraw_note(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &NoteId,
    now: Timestamp,
) -> Result<(), WithdrawNoteRefused> {
    if notes::get(tx, id)?.is_none() {
        return Err(WithdrawNoteRefused::NoSuchNote);
    }
    notes::withdraw(tx, id, now)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("withdraw note {id}"), now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{ReleaseReach, ReleasedNote};

    use super::*;
    use crate::samples::{self, act, at, refused};

    /// F24: it goes once, and the log says who took it away and not what it said.
    #[test]
    fn a_note_is_withdrawn_once_and_the_log_says_by_whom() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let id = NoteId::new(1, [1; 10]);
        let note = ReleasedNote::of(id.clone(), "Ask twice.", ReleaseReach::Members, at(0)).unwrap();
        act(&database, |tx| notes::put(tx, &note));
        act(&database, |tx| withdraw_note(tx, &officer, &id, at(1)));
        let again = refused(&database, |tx| withdraw_note(tx, &officer, &id, at(2)));
        assert!(matches!(again, WithdrawNoteRefused::NoSuchNote));
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        let withdrawn = log
            .iter()
            .filter(|entry| entry.what == format!("withdraw note {id}"));
        assert_eq!(
            withdrawn.map(|entry| entry.by.as_str()).collect::<Vec<_>>(),
            ["olga"]
        );
    }
}
