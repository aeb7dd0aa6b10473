//! Peerings with other nodes, and the proof that one is active in a scope.

use std::sync::Arc;

use domain::{Iri, Note, Origin, PeerProfile, Peering, PeeringState, Scope, Scopes, Side, Title};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::{StoreError, Topic};
use crate::spaces;
use crate::table::Table;

const PEERINGS: Table<Origin, Peering> = Table::new(spaces::PEERINGS, "peerings");

/// Most peerings of one node.
pub const PEERINGS_MAX: u16 = 1_000;

/// The same rows for whoever lists them: without the signed documents, which are most of a row.
const OUTLINES: Table<Origin, PeeringOutline> = Table::new(spaces::PEERINGS, "peerings");

/// A peering as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeeringOutline {
    /// The other node.
    pub peer: Origin,
    /// Its community's actor.
    pub group: Iri,
    /// Its community's name in the agreement.
    pub name: Title,
    /// How it stands.
    pub state: PeeringState,
    /// What is in force.
    pub active: Scopes,
    /// When it last changed.
    pub changed: Timestamp,
}

/// Proof that a node is a peer and that the scope is in force: only a look-up makes one.
#[derive(Clone, Debug)]
pub struct ActivePeer {
    peering: Peering,
    scope: Scope,
}

impl ActivePeer {
    /// The agreement.
    pub fn peering(&self) -> &Peering {
        &self.peering
    }

    /// What it was looked up for.
    pub fn scope(&self) -> Scope {
        self.scope
    }
}

/// One peering, whatever its state.
pub fn get(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<Peering>, StoreError> {
    tx.get_often(&PEERINGS, peer)
}

/// Proof that the peer's agreement carries the scope now.
pub fn active(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    scope: Scope,
) -> Result<Option<ActivePeer>, StoreError> {
    let peering = get(tx, peer)?.filter(|peering| peering.carries(scope));
    Ok(peering.map(|peering| ActivePeer { peering, scope }))
}

/// Whether the scope was agreed on with the peer, be the peering active or paused.
pub fn agreed(tx: &mut Transaction<'_>, peer: &Origin, scope: Scope) -> Result<bool, StoreError> {
    Ok(get(tx, peer)?.is_some_and(|peering| peering.agrees_on(scope)))
}

/// Writes one.
pub fn put(tx: &mut Transaction<'_>, peering: &Peering) -> Result<(), StoreError> {
    tx.put(&PEERINGS, &peering.peer, peering)
}

/// One peering in outline, whatever its state.
pub fn outline(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<PeeringOutline>, StoreError> {
    tx.get_often(&OUTLINES, peer)
}

/// All in outline, by address.
pub fn outlines(tx: &mut Transaction<'_>) -> Result<Vec<PeeringOutline>, StoreError> {
    let shared = outlines_shared(tx)?;
    Ok(shared.into_iter().map(Arc::unwrap_or_clone).collect())
}

/// The same, for whoever only looks at them.
pub fn outlines_shared(tx: &mut Transaction<'_>) -> Result<Vec<Arc<PeeringOutline>>, StoreError> {
    tx.list_often(&OUTLINES, Range::prefix(spaces::PEERINGS, b""), PEERINGS_MAX)
}

/// All, by address.
pub fn list(tx: &mut Transaction<'_>) -> Result<Vec<Peering>, StoreError> {
    let all = Range::prefix(spaces::PEERINGS, b"");
    let rows = tx.page(&PEERINGS, all, Direction::Forward, PEERINGS_MAX)?;
    Ok(rows.into_iter().map(|(_, peering)| peering).collect())
}

/// Those by which something of this scope is shared now.
pub fn carrying(tx: &mut Transaction<'_>, scope: Scope) -> Result<Vec<Peering>, StoreError> {
    let mut all = list(tx)?;
    all.retain(|peering| peering.carries(scope));
    Ok(all)
}

/// The peering whose community or node is this actor.
pub fn by_actor(tx: &mut Transaction<'_>, actor: &Iri) -> Result<Option<Peering>, StoreError> {
    Ok(get(tx, &actor.origin())?.filter(|peering| &peering.group == actor || &peering.application == actor))
}

const BACKFILLS: Table<Origin, ()> = Table::new(spaces::BACKFILLS, "backfills");

/// Remembers that what a peer has ahead is to be fetched.
pub fn mark_backfill(tx: &mut Transaction<'_>, peer: &Origin) -> Result<(), StoreError> {
    tx.put(&BACKFILLS, peer, &())?;
    tx.wake(Topic::Deliveries);
    Ok(())
}

/// Peers whose events are to be fetched.
pub fn due_backfills(tx: &mut Transaction<'_>) -> Result<Vec<Origin>, StoreError> {
    let rows = tx.page(
        &BACKFILLS,
        Range::prefix(spaces::BACKFILLS, b""),
        Direction::Forward,
        PEERINGS_MAX,
    )?;
    let peers = rows
        .into_iter()
        .filter_map(|(key, ())| Origin::parse(std::str::from_utf8(&key).ok()?).ok());
    Ok(peers.collect())
}

/// A backfill is done.
pub fn clear_backfill(tx: &mut Transaction<'_>, peer: &Origin) {
    tx.delete(&BACKFILLS, peer);
}

const ENDS: Table<(Timestamp, Origin), Ending> = Table::new(spaces::PEERING_ENDS, "peering ends");

/// An end that was announced for a moment to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// With whom.
    pub peer: Origin,
    /// The Offer of the agreement that ends; another one with that peer goes on.
    pub offer: Iri,
    /// When.
    pub at: Timestamp,
    /// Who ends it; one that was written before both could, by them.
    #[serde(default = "by_them")]
    pub by: Side,
    /// Why, in the words of whoever ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Note>,
}

fn by_them() -> Side {
    Side::Them
}

/// Most ends waiting; who announces more than one for an agreement moves it forward.
pub const ENDS_MAX: u16 = PEERINGS_MAX;

/// Remembers that an agreement ends at a moment; there is one end to each.
pub fn put_end(tx: &mut Transaction<'_>, ending: &Ending) -> Result<(), StoreError> {
    for known in ends(tx)?.iter().filter(|known| known.peer == ending.peer) {
        clear_end(tx, known);
    }
    tx.put(&ENDS, &(ending.at, ending.peer.clone()), ending)
}

/// Ends that wait for their moment, soonest first.
pub fn ends(tx: &mut Transaction<'_>) -> Result<Vec<Ending>, StoreError> {
    let all = Range::prefix(spaces::PEERING_ENDS, b"");
    let rows = tx.page(&ENDS, all, Direction::Forward, ENDS_MAX)?;
    Ok(rows.into_iter().map(|(_, ending)| ending).collect())
}

/// The end that comes next.
pub fn next_end(tx: &mut Transaction<'_>) -> Result<Option<Ending>, StoreError> {
    let all = Range::prefix(spaces::PEERING_ENDS, b"");
    let rows = tx.page(&ENDS, all, Direction::Forward, 1)?;
    Ok(rows.into_iter().next().map(|(_, ending)| ending))
}

/// The end that was announced for an agreement in force.
pub fn end_of(tx: &mut Transaction<'_>, peering: &Peering) -> Result<Option<Ending>, StoreError> {
    let in_force = peering.is_in_force();
    let ends = if in_force { ends(tx)? } else { Vec::new() };
    let is_its = |ending: &Ending| ending.peer == peering.peer && ending.offer == peering.offer;
    Ok(ends.into_iter().find(is_its))
}

/// An end has come, or no longer matters.
pub fn clear_end(tx: &mut Transaction<'_>, ending: &Ending) {
    tx.delete(&ENDS, &(ending.at, ending.peer.clone()));
}

const PROFILES: Table<Origin, PeerProfile> = Table::new(spaces::PEER_PROFILES, "peer profiles");

/// What a peer says of itself, as last asked.
pub fn profile(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<PeerProfile>, StoreError> {
    tx.get_often(&PROFILES, peer)
}

/// The same, for whoever only looks at it.
pub fn profile_shared(
    tx: &mut Transaction<'_>,
    peer: &Origin,
) -> Result<Option<Arc<PeerProfile>>, StoreError> {
    tx.get_shared(&PROFILES, peer)
}

/// Remembers what a peer says of itself.
pub fn put_profile(tx: &mut Transaction<'_>, peer: &Origin, profile: &PeerProfile) -> Result<(), StoreError> {
    tx.put(&PROFILES, peer, profile)
}

const PURGED: Table<Origin, Timestamp> = Table::new(spaces::PURGED, "purged");

/// Whether what was known of a node was purged since its agreement ended.
pub fn is_purged(tx: &mut Transaction<'_>, peering: &Peering) -> Result<bool, StoreError> {
    Ok(tx.get(&PURGED, &peering.peer)? == Some(peering.changed))
}

/// Remembers that it was.
pub fn mark_purged(tx: &mut Transaction<'_>, peering: &Peering) -> Result<(), StoreError> {
    tx.put(&PURGED, &peering.peer, &peering.changed)
}

/// Forgets what a node says of itself: it is no peer any more.
pub fn forget_profile(tx: &mut Transaction<'_>, peer: &Origin) {
    tx.delete(&PROFILES, peer);
}

const REFUSED_KEYS: Table<Origin, RefusedKey> = Table::new(spaces::REFUSED_KEYS, "refused keys");

/// A key that a peer lists, that somebody signed with, and that no key we trust has announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedKey {
    /// Whose document lists it.
    pub actor: Iri,
    /// Its name.
    pub id: Iri,
    /// The key.
    pub multikey: String,
    /// When it was first refused.
    pub at: Timestamp,
}

/// The last one of a peer.
pub fn refused_key(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<RefusedKey>, StoreError> {
    tx.get(&REFUSED_KEYS, peer)
}

/// Remembers one.
pub fn put_refused_key(tx: &mut Transaction<'_>, peer: &Origin, key: &RefusedKey) -> Result<(), StoreError> {
    tx.put(&REFUSED_KEYS, peer, key)
}

/// It was announced after all, or no longer matters.
pub fn clear_refused_key(tx: &mut Transaction<'_>, peer: &Origin) {
    tx.delete(&REFUSED_KEYS, peer);
}
