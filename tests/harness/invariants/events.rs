//! I4: every peer's copy of an event is the owner's.

use domain::{Audience, Event, PeeringState, Scope};
use store::{events, peerings};

use crate::{StoryNode, World};

/// I4: after heal a peer that may see an event holds its last version, and one that may not holds none.
pub fn copies_agree(world: &World) -> Vec<String> {
    let nodes = world.nodes();
    let mut broken = Vec::new();
    for owner in &nodes {
        for event in super::events_of(&owner.database()) {
            if !event.is_at(&owner.origin) {
                continue;
            }
            for peer in nodes.iter().filter(|peer| peer.origin != owner.origin) {
                broken.extend(compare(owner, peer, &event));
            }
        }
    }
    for holder in &nodes {
        broken.extend(left_behind(&nodes, holder));
    }
    broken
}

fn compare(owner: &StoryNode, peer: &StoryNode, event: &Event) -> Option<String> {
    let copy = peer
        .database()
        .read(|tx| events::by_iri(tx, &event.iri))
        .expect("events can be read");
    let may_see = reaches(&event.audience, peer) && peered(owner, peer) && peered(peer, owner);
    let at = format!("I4: {} at {}", event.iri, peer.name);
    match (copy, may_see) {
        (None, false) => None,
        (None, true) => {
            let stone = peer.database().read(|tx| events::tombstone(tx, &event.iri));
            let stone = stone.expect("tombstones can be read");
            let stone = stone.map(|stone| stone.revision);
            Some(format!(
                "{at}: is missing ({:?}, revision {}, tombstone there {stone:?})",
                event.audience, event.revision
            ))
        }
        (Some(copy), false) => Some(format!("{at}: revision {} should not be there", copy.revision)),
        (Some(copy), true) => {
            let ours = (
                event.revision,
                event.state,
                &event.draft.title,
                event.draft.start.at,
            );
            let theirs = (copy.revision, copy.state, &copy.draft.title, copy.draft.start.at);
            (ours != theirs).then(|| format!("{at}: is {theirs:?} and its owner says {ours:?}"))
        }
    }
}

/// Copies of events that their owner has removed.
fn left_behind(nodes: &[std::sync::Arc<StoryNode>], holder: &StoryNode) -> Vec<String> {
    let mut broken = Vec::new();
    for event in super::events_of(&holder.database()) {
        let Some(owner) = nodes.iter().find(|node| event.is_at(&node.origin)) else {
            continue;
        };
        let kept = owner
            .database()
            .read(|tx| events::by_iri(tx, &event.iri))
            .expect("events can be read");
        if kept.is_none() {
            broken.push(format!(
                "I4: {} at {}: was removed by its owner",
                event.iri, holder.name
            ));
        }
    }
    broken
}

fn reaches(audience: &Audience, peer: &StoryNode) -> bool {
    match audience {
        Audience::Public | Audience::AllPeers => true,
        Audience::Peers(named) => named.contains(&peer.origin),
        Audience::Members => false,
    }
}

fn peered(one: &StoryNode, other: &StoryNode) -> bool {
    let peering = one
        .database()
        .read(|tx| peerings::active(tx, &other.origin, Scope::Events))
        .expect("peerings can be read");
    peering.is_some_and(|active| active.peering().state == PeeringState::Active)
}
