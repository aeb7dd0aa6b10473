//! A peer has new keys: announced by a key we trust, or by nobody (protocol section 4.1, threat A15).

use domain::{Iri, KeyRotation, Origin};
use jiff::Timestamp;
use store::peerings::{self, RefusedKey};
use store::{StoreError, Transaction, audit};

/// A key that a peer's actor lists.
#[derive(Clone, Copy, Debug)]
pub struct NewKey<'k> {
    /// Whose.
    pub actor: &'k Iri,
    /// Its name.
    pub id: &'k Iri,
    /// The key.
    pub multikey: &'k str,
}

/// What becomes of the key that announced another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcer {
    /// What it signed on the way still counts for a moment.
    Followed,
    /// Its owner's document lists it no more: it is withdrawn, for somebody else may have it, and with it those before it that
    /// its owner may still have kept ([`KeyRotation::KEPT_MAX`]).
    Withdrawn,
}

/// The key in use has announced this one, and the actor's document lists it: from now on it is the pinned one.
pub fn receive_rotation(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    key: &NewKey<'_>,
    announcer: Announcer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(mut peering) = peerings::get(tx, peer)? else {
        return Ok(());
    };
    if peering.pins_of(key.actor).iter().any(|pin| pin.id == key.id) {
        return Ok(());
    }
    if peering.rotations.len() >= KeyRotation::MAX {
        peering.rotations.remove(0);
    }
    peering.rotations.push(KeyRotation {
        actor: key.actor.clone(),
        key: (key.id.clone(), key.multikey.to_owned()),
        at: now,
        withdraws: announcer == Announcer::Withdrawn,
    });
    peerings::put(tx, &peering)?;
    if peerings::refused_key(tx, peer)?.is_some_and(|refused| refused.id == *key.id) {
        peerings::clear_refused_key(tx, peer);
    }
    let words = format!(
        "{peer} has a new key, announced by its old one: {} {}",
        key.id, key.multikey
    );
    audit::log(tx, "node", &words, now)?;
    match announcer {
        Announcer::Followed => Ok(()),
        Announcer::Withdrawn => {
            let words = format!("{peer} has withdrawn its old key: nothing that it signed counts");
            audit::log(tx, "node", &words, now)
        }
    }
}

/// Somebody signs with a key that a peer lists and no key we trust has announced; nothing is taken, and the operator is
/// told.
pub fn note_unannounced(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    key: &NewKey<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let refused = RefusedKey {
        actor: key.actor.clone(),
        id: key.id.clone(),
        multikey: key.multikey.to_owned(),
        at: now,
    };
    peerings::put_refused_key(tx, peer, &refused)?;
    let words = format!(
        "{peer} lists a key that nobody announced, refused: {} {}",
        key.id, key.multikey
    );
    audit::log(tx, "node", &words, now)
}

#[cfg(test)]
mod tests {
    use domain::Scope;
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, group, origin};

    const DAY: i64 = 86_400;

    fn announced(database: &Database, number: u32, announcer: Announcer, day: i64) {
        let actor = group("b.example");
        let id = actor.with_fragment(&format!("ed25519-key-{number}"));
        let key = NewKey {
            actor: &actor,
            id: &id,
            multikey: "z6Mk",
        };
        let peer = origin("b.example");
        act(database, |tx| {
            receive_rotation(tx, &peer, &key, announcer, at(day * DAY))
        });
    }

    /// A15: whoever has the key of today has those that its owner still kept beside it, and they are withdrawn together.
    #[test]
    fn with_a_withdrawn_key_those_go_that_its_owner_may_still_have_kept() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        announced(&database, 1, Announcer::Followed, 0);
        announced(&database, 2, Announcer::Followed, 10);
        announced(&database, 3, Announcer::Followed, 60);
        announced(&database, 4, Announcer::Withdrawn, 62);
        let peering = database.read(|tx| peerings::get(tx, &origin("b.example")));
        let peering = peering.unwrap().unwrap();
        let pins = peering.pins_of(&group("b.example"));
        let ends: Vec<Option<Timestamp>> = pins.iter().map(|pin| pin.until).collect();
        let (long_gone, never) = (at(10 * DAY + 600), Timestamp::MIN);
        assert_eq!(ends, [Some(long_gone), Some(never), Some(never), None]);
    }
}
