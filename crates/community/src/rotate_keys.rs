//! An actor of ours gets new keys, which the old ones announce; both count for a week, then the old ones are forgotten
//! (protocol section 4.1, threat A15).

use domain::{Announcement, Origin, OwnActor, PeeringState, Signer};
use jiff::Timestamp;
use store::actor_keys::{self, FormerKeys, KeyRow, Overlap};
use store::{StoreError, Transaction, audit, outbox, peerings};
use wire::keys::{Ed25519Key, RsaKey};

/// How long old and new keys are published together, in seconds: 7 days.
pub const OVERLAP_SECONDS: i64 = 7 * 86_400;
/// Longest that old keys wait for a peer which could not be told of the new ones, in seconds: 30 days.
pub const OVERLAP_SECONDS_MAX: i64 = 30 * 86_400;
/// Most old pairs published beside the new one: nine keys in all, and Mastodon reads ten.
pub const FORMER_PUBLISHED_MAX: usize = 3;
/// How soon a peer that does not know the new keys is thought of again.
const LOOK_AGAIN_SECONDS: i64 = 3_600;

/// Why keys are not rotated.
#[derive(Debug, thiserror::Error)]
pub enum RotateRefused {
    /// A member who never acted towards another node.
    #[error("this actor has no keys yet; they are made at its first act towards another node")]
    NoKeys,
    /// Old pairs are still published, and more keys than others read would stand in the actor's document.
    #[error("three old pairs of keys are still published beside the new one; wait until {0}")]
    TooOften(Timestamp),
    /// The keys in the store cannot be read.
    #[error("the keys of this actor cannot be read")]
    Unreadable,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What becomes of the keys that new ones take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldKeys {
    /// They are published for a week beside the new ones, and what they sign counts for some minutes more.
    Published,
    /// Somebody else may have them: they go out of the actor's document at once, with all that are still published.
    Withdrawn,
}

/// The number that the next keys of an actor have, if it may have new ones now; whoever withdraws keys always may.
pub fn next_number(tx: &mut Transaction<'_>, signer: &Signer, old: OldKeys) -> Result<u32, RotateRefused> {
    let keys = actor_keys::get(tx, signer)?.ok_or(RotateRefused::NoKeys)?;
    let former = actor_keys::former(tx, signer)?;
    let published = former.iter().filter(|keys| is_published(keys)).count();
    if old == OldKeys::Published && published >= FORMER_PUBLISHED_MAX {
        let ends = actor_keys::overlaps(tx)?;
        let end = ends.into_iter().find(|overlap| overlap.signer == *signer);
        return Err(RotateRefused::TooOften(
            end.map_or(keys.created, |overlap| overlap.until),
        ));
    }
    Ok(keys.number + 1)
}

fn is_published(keys: &FormerKeys) -> bool {
    keys.private.is_some() && !keys.withdrawn
}

/// Puts new keys in the place of an actor's and announces them; `by` acts, and `what` names the actor for the audit.
/// Returns the number of the new keys.
pub fn rotate_keys(
    tx: &mut Transaction<'_>,
    by: &str,
    (signer, what): (&Signer, &str),
    fresh: &KeyRow,
    old_keys: OldKeys,
    now: Timestamp,
) -> Result<u32, RotateRefused> {
    let number = next_number(tx, signer, old_keys)?;
    let old = actor_keys::get(tx, signer)?.ok_or(RotateRefused::NoKeys)?;
    let rsa = RsaKey::from_pkcs8(&old.rsa_pkcs8).map_err(|_| RotateRefused::Unreadable)?;
    let former = FormerKeys {
        number: old.number,
        rsa: rsa.public().to_multikey(),
        ed25519: Ed25519Key::from_seed(old.ed25519_seed).public().to_multikey(),
        rotated: now,
        private: Some(old.clone()),
        withdrawn: false,
    };
    actor_keys::put_former(tx, signer, &former)?;
    if old_keys == OldKeys::Withdrawn {
        withdraw(tx, signer)?;
    }
    let overlap = Overlap {
        signer: signer.clone(),
        number: old.number,
        until: later(now, OVERLAP_SECONDS),
    };
    actor_keys::put_overlap(tx, &overlap)?;
    let fresh = KeyRow {
        number,
        created: now,
        ..fresh.clone()
    };
    actor_keys::put(tx, signer, &fresh)?;
    if let Signer::Own(_) = signer {
        // Peers pin these keys: until one has taken the announcement, it is spoken to with the old ones.
        for peering in peerings::list(tx)? {
            let knows = actor_keys::believed(tx, &peering.peer, signer)?;
            if is_told(peering.state) && knows.is_none() {
                actor_keys::put_believed(tx, &peering.peer, signer, old.number)?;
            }
        }
    }
    let announcement = Announcement::KeysRotated {
        signer: signer.clone(),
        number,
    };
    outbox::announce(tx, &announcement, now)?;
    audit::log(tx, by, &format!("rotate keys of {what} to number {number}"), now)?;
    if old_keys == OldKeys::Withdrawn {
        let whose = match signer {
            Signer::Own(OwnActor::Community) => "the community",
            Signer::Own(OwnActor::Node) => "the node",
            Signer::Member(_) => what,
        };
        let words = format!("withdraw all keys of {whose} before number {number}");
        audit::log(tx, by, &words, now)?;
    }
    Ok(number)
}

/// All former keys that are still published are so no more.
fn withdraw(tx: &mut Transaction<'_>, signer: &Signer) -> Result<(), StoreError> {
    for keys in actor_keys::former(tx, signer)? {
        if is_published(&keys) {
            let keys = FormerKeys {
                withdrawn: true,
                ..keys
            };
            actor_keys::put_former(tx, signer, &keys)?;
        }
    }
    Ok(())
}

/// Whether the other side of a peering pins our keys, or is about to.
pub fn is_told(state: PeeringState) -> bool {
    matches!(
        state,
        PeeringState::Proposed | PeeringState::Active | PeeringState::Paused
    )
}

/// A peer has taken the announcement of the keys after those of number `announced_by`.
pub fn told_of_keys(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    signer: &Signer,
    announced_by: u32,
) -> Result<(), StoreError> {
    let Some(believed) = actor_keys::believed(tx, peer, signer)? else {
        return Ok(());
    };
    let current = actor_keys::get(tx, signer)?.map_or(0, |keys| keys.number);
    let knows = announced_by + 1;
    if knows >= current {
        actor_keys::clear_believed(tx, peer, signer);
    } else if knows > believed {
        actor_keys::put_believed(tx, peer, signer, knows)?;
    }
    Ok(())
}

/// Forgets old keys whose time is over, unless a peer still believes nothing else; returns whose are gone.
pub fn retire_keys(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Vec<Signer>, StoreError> {
    let mut gone = Vec::new();
    for overlap in actor_keys::overlaps(tx)? {
        if overlap.until > now {
            break;
        }
        actor_keys::clear_overlap(tx, &overlap);
        let former = actor_keys::former(tx, &overlap.signer)?;
        let Some(keys) = former.into_iter().find(|keys| keys.number == overlap.number) else {
            continue;
        };
        let waiting = who_believes(tx, &overlap)?;
        let age = now.as_second() - keys.rotated.as_second();
        if age < OVERLAP_SECONDS_MAX && waiting.iter().any(|(_, state)| is_told(*state)) {
            let until = later(now, LOOK_AGAIN_SECONDS);
            actor_keys::put_overlap(tx, &Overlap { until, ..overlap })?;
            continue;
        }
        for (peer, _) in &waiting {
            actor_keys::clear_believed(tx, peer, &overlap.signer);
        }
        let whose = match &overlap.signer {
            Signer::Own(OwnActor::Community) => "the community",
            Signer::Own(OwnActor::Node) => "the node",
            Signer::Member(_) => "a member",
        };
        let words = format!("forget the private keys {} of {whose}", overlap.number);
        audit::log(tx, "node", &words, now)?;
        let public = FormerKeys {
            private: None,
            ..keys
        };
        actor_keys::put_former(tx, &overlap.signer, &public)?;
        gone.push(overlap.signer);
    }
    Ok(gone)
}

/// Whether an overlap may be over.
pub fn next_retirement(tx: &mut Transaction<'_>) -> Result<Option<Timestamp>, StoreError> {
    Ok(actor_keys::overlaps(tx)?.first().map(|overlap| overlap.until))
}

/// Peers that were not told of what came after the keys of an overlap.
fn who_believes(
    tx: &mut Transaction<'_>,
    overlap: &Overlap,
) -> Result<Vec<(Origin, PeeringState)>, StoreError> {
    let mut found = Vec::new();
    for peering in peerings::list(tx)? {
        let believed = actor_keys::believed(tx, &peering.peer, &overlap.signer)?;
        if believed.is_some_and(|number| number <= overlap.number) {
            found.push((peering.peer, peering.state));
        }
    }
    Ok(found)
}

fn later(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() + seconds).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use domain::Scope;
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, origin};

    const COMMUNITY: Signer = Signer::Own(OwnActor::Community);

    fn fresh() -> KeyRow {
        let rsa = RsaKey::generate().unwrap();
        KeyRow {
            rsa_pkcs8: rsa.pkcs8().unwrap(),
            ed25519_seed: [7; 32],
            created: at(0),
            number: 1,
        }
    }

    fn node_with_keys() -> (Database, KeyRow) {
        let (database, row) = (samples::node(), fresh());
        act(&database, |tx| actor_keys::put(tx, &COMMUNITY, &row));
        (database, row)
    }

    fn rotate(database: &Database, row: &KeyRow, seconds: i64) -> Result<u32, RotateRefused> {
        let whose = (&COMMUNITY, "community");
        let old = OldKeys::Published;
        database.transact_blocking(|tx| rotate_keys(tx, "operator", whose, row, old, at(seconds)))
    }

    fn published(database: &Database) -> Vec<u32> {
        let former = database.read(|tx| actor_keys::former(tx, &COMMUNITY)).unwrap();
        let kept = former.iter().filter(|keys| is_published(keys));
        kept.map(|keys| keys.number).collect()
    }

    /// A15
    #[test]
    fn numbers_rise_and_no_more_keys_are_published_than_others_read() {
        let (database, row) = node_with_keys();
        for number in 2..=4 {
            assert_eq!(rotate(&database, &row, i64::from(number)).unwrap(), number);
        }
        let refused = rotate(&database, &row, 5);
        assert!(matches!(refused, Err(RotateRefused::TooOften(until)) if until == at(2 + OVERLAP_SECONDS)));
        let announced = |number| Announcement::KeysRotated {
            signer: COMMUNITY,
            number,
        };
        assert_eq!(samples::told(&database), [2, 3, 4].map(announced));
        act(&database, |tx| retire_keys(tx, at(3 + OVERLAP_SECONDS)));
        assert_eq!(published(&database), [3]);
        assert_eq!(rotate(&database, &row, 4 + OVERLAP_SECONDS).unwrap(), 5);
        let nobody = Signer::Own(OwnActor::Node);
        let refused = database.read(|tx| next_number(tx, &nobody, OldKeys::Published));
        assert!(matches!(refused, Err(RotateRefused::NoKeys)));
    }

    /// A15: whoever has the keys of today may have those of yesterday, and nobody waits to withdraw them.
    #[test]
    fn keys_that_are_withdrawn_are_published_no_more_and_may_be_at_any_time() {
        let (database, row) = node_with_keys();
        for number in 2..=4 {
            assert_eq!(rotate(&database, &row, i64::from(number)).unwrap(), number);
        }
        assert_eq!(published(&database), [1, 2, 3]);
        assert!(rotate(&database, &row, 5).is_err(), "three are published");
        let whose = (&COMMUNITY, "community");
        let number = act(&database, |tx| {
            rotate_keys(tx, "operator", whose, &row, OldKeys::Withdrawn, at(6))
        });
        assert_eq!((number, published(&database)), (5, Vec::new()));
        let former = database.read(|tx| actor_keys::former(tx, &COMMUNITY)).unwrap();
        let waits = former.iter().filter(|keys| keys.private.is_some()).count();
        assert_eq!(
            waits, 4,
            "they announce the new ones to whoever knows nothing else"
        );
        assert_eq!(rotate(&database, &row, 7).unwrap(), 6);
    }

    /// A15, C7
    #[test]
    fn old_keys_are_kept_for_a_peer_that_was_not_told_and_not_for_ever() {
        let (database, row) = node_with_keys();
        for peer in ["b.example", "c.example"] {
            samples::peer(&database, peer, &[Scope::Events]);
        }
        rotate(&database, &row, 0).unwrap();
        rotate(&database, &row, 1).unwrap();
        let believed = |peer: &str| {
            let found = database.read(|tx| actor_keys::believed(tx, &origin(peer), &COMMUNITY));
            found.unwrap()
        };
        assert_eq!((believed("b.example"), believed("c.example")), (Some(1), Some(1)));
        for (announced_by, knows) in [(1, Some(2)), (1, Some(2)), (2, None), (1, None)] {
            let peer = origin("b.example");
            act(&database, |tx| told_of_keys(tx, &peer, &COMMUNITY, announced_by));
            assert_eq!(believed("b.example"), knows);
        }
        act(&database, |tx| retire_keys(tx, at(2 + OVERLAP_SECONDS)));
        assert_eq!(published(&database), [1, 2], "c.example believes the first");
        act(&database, |tx| retire_keys(tx, at(2 + OVERLAP_SECONDS_MAX)));
        assert_eq!(published(&database), [0u32; 0]);
        assert_eq!(believed("c.example"), None);
        let former = database.read(|tx| actor_keys::former(tx, &COMMUNITY)).unwrap();
        assert_eq!(former.len(), 2, "their public halves stay");
    }
}
