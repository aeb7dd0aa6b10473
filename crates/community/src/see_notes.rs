//! Somebody reads notes: what was let out of rooms for everybody, and as a member what was let out for members (F24). Page and
//! API ask here; one that is not for her and one that is not there are the same to her (threat D6).

use domain::{NoteId, ReleaseReach, ReleasedNote};
use store::{StoreError, Transaction, notes};

use crate::Viewer;

/// One note; nothing if it is not there, was withdrawn or is not for this viewer.
pub fn see_note(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    id: &NoteId,
) -> Result<Option<ReleasedNote>, StoreError> {
    let note = notes::get(tx, id)?;
    Ok(note.filter(|note| may_read(viewer, note.reach)))
}

/// Notes that this viewer may read and that are older than one of them, latest first; up to `limit`.
pub fn list_notes(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    before: Option<&NoteId>,
    limit: u16,
) -> Result<Vec<ReleasedNote>, StoreError> {
    let reach = match may_read(viewer, ReleaseReach::Members) {
        true => ReleaseReach::Members,
        false => ReleaseReach::Public,
    };
    notes::page(tx, reach, before, limit)
}

/// The rule, which is nowhere else: members read all, and whoever is none reads what is for everybody. A peer's member reads as
/// a stranger: notes are not sent to peers.
fn may_read(viewer: &Viewer, reach: ReleaseReach) -> bool {
    match (viewer, reach) {
        (_, ReleaseReach::Public) | (Viewer::Member(_), ReleaseReach::Members) => true,
        (Viewer::Anyone | Viewer::Peer(_), ReleaseReach::Members) => false,
    }
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::samples::{self, act, at};

    /// F24, D2, D6: who sees what, one by one and in lists.
    #[test]
    fn members_read_every_note_and_others_those_for_everybody() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        for (number, reach) in [
            (1, ReleaseReach::Public),
            (2, ReleaseReach::Members),
            (3, ReleaseReach::Public),
        ] {
            let id = NoteId::new(number, [7; 10]);
            let note = ReleasedNote::of(id, "Ask for a second quote.", reach, at(0)).unwrap();
            act(&database, |tx| notes::put(tx, &note));
        }
        let peer = samples::active_peer(&database, "b.example", Scope::Events);
        for (viewer, sees) in [
            (Viewer::Anyone, vec![3, 1]),
            (Viewer::Peer(Box::new(peer)), vec![3, 1]),
            (Viewer::Member(samples::member(&database, "klara")), vec![3, 2, 1]),
        ] {
            let wanted: Vec<NoteId> = sees
                .into_iter()
                .map(|number| NoteId::new(number, [7; 10]))
                .collect();
            let listed = database.read(|tx| list_notes(tx, &viewer, None, 9)).unwrap();
            let listed: Vec<NoteId> = listed.into_iter().map(|note| note.id).collect();
            assert_eq!(listed, wanted, "{viewer:?}");
            for number in 1..=4 {
                let id = NoteId::new(number, [7; 10]);
                let seen = database.read(|tx| see_note(tx, &viewer, &id)).unwrap();
                assert_eq!(seen.is_some(), wanted.contains(&id), "{viewer:?} {number}");
            }
        }
    }
}
