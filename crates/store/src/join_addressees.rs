//! To whom an answer to another node's event is addressed, where that is not its owner alone (FEP-8a8e,
//! `requiredJoinVisibility`). Most events have no row here.

use domain::{Event, EventId, Iri};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const ADDRESSEES: Table<EventId, Vec<Iri>> = Table::new(spaces::JOIN_ADDRESSEES, "addressees of answers");

/// Most that are kept of one event; a host that names more gets the first of them.
pub const ADDRESSEES_MAX: usize = 5;

/// To whom an answer to this event is addressed: never nobody.
pub fn of(tx: &mut Transaction<'_>, event: &Event) -> Result<Vec<Iri>, StoreError> {
    let named = tx.get(&ADDRESSEES, &event.id)?;
    Ok(named.unwrap_or_else(|| vec![event.owner.clone()]))
}

/// Keeps whom the owner of an event that was never seen here names; nothing is read for it.
pub fn begin(tx: &mut Transaction<'_>, event: &Event, named: &[Iri]) -> Result<(), StoreError> {
    match to_keep(event, named) {
        Some(kept) => tx.put(&ADDRESSEES, &event.id, &kept),
        None => Ok(()),
    }
}

/// The same of an event that is known: whom it named before counts no more.
pub fn set(tx: &mut Transaction<'_>, event: &Event, named: &[Iri]) -> Result<(), StoreError> {
    match to_keep(event, named) {
        Some(kept) => tx.put(&ADDRESSEES, &event.id, &kept)?,
        None if tx.has(&ADDRESSEES, &event.id)? => forget(tx, &event.id),
        None => {}
    }
    Ok(())
}

/// Actors of the event's own server and no others, so that nobody makes us tell somebody elsewhere who comes; nothing where
/// that is the owner alone.
fn to_keep(event: &Event, named: &[Iri]) -> Option<Vec<Iri>> {
    let host = event.iri.origin();
    let mut kept: Vec<Iri> = Vec::new();
    for actor in named.iter().filter(|actor| actor.origin() == host) {
        if kept.len() < ADDRESSEES_MAX && !kept.contains(actor) {
            kept.push(actor.clone());
        }
    }
    let is_owner_alone = kept.is_empty() || kept == std::slice::from_ref(&event.owner);
    (!is_owner_alone).then_some(kept)
}

/// The event is gone.
pub(crate) fn forget(tx: &mut Transaction<'_>, event: &EventId) {
    tx.delete(&ADDRESSEES, event);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{commit, event, iri};

    #[test]
    fn whom_the_owner_names_on_its_own_server_is_addressed_and_else_the_owner() {
        let database = Database::in_memory();
        let event = event(1, 0);
        let [owner, ina, spy] = [
            "https://a.example/c/a",
            "https://a.example/users/ina",
            "https://spy.example/users/x",
        ]
        .map(iri);
        let many: Vec<Iri> = (0..9)
            .map(|number| iri(&format!("https://a.example/users/{number}")))
            .collect();
        for (named, expected) in [
            (vec![], vec![owner.clone()]),
            (
                vec![owner.clone(), ina.clone(), ina.clone()],
                vec![owner.clone(), ina.clone()],
            ),
            (vec![ina.clone(), spy.clone()], vec![ina.clone()]),
            (vec![spy.clone()], vec![owner.clone()]),
            (many.clone(), many[..ADDRESSEES_MAX].to_vec()),
            (vec![owner.clone()], vec![owner.clone()]),
        ] {
            let fresh = Database::in_memory();
            commit(&fresh, |tx| begin(tx, &event, &named));
            commit(&database, |tx| set(tx, &event, &named));
            for known in [&fresh, &database] {
                assert_eq!(known.read(|tx| of(tx, &event)).unwrap(), expected);
            }
        }
        assert_eq!(database.read(|tx| tx.has(&ADDRESSEES, &event.id)), Ok(false));
    }
}
