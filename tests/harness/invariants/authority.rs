//! I8: nobody gains authority; an independent, slow reference of who may say what an event is.

use std::collections::BTreeMap;

use domain::{Iri, Origin};

use super::events_of;
use crate::World;

/// The owner of the events of each server, as the world was made.
pub(crate) type Owners = BTreeMap<Origin, Iri>;

/// I8: what a node shows of another's event was said by the one actor who owns the events of that server.
///
/// The reference knows nothing of the rules' code: it takes the owner of each server from the world, and what was said by
/// whom from what really came to an inbox. What only others said of an event must not be what is shown of it.
pub fn nothing_without_authority(world: &World) -> Vec<String> {
    let owners = world.owners();
    let log = world.ghost.log();
    let mut broken = Vec::new();
    for node in world.nodes() {
        for event in events_of(&node.database()) {
            let owner = owners.get(&event.iri.origin()).map(Iri::as_str);
            let title = event.draft.title.as_str();
            let sayers = || {
                log.iter()
                    .map(|acked| &acked.said)
                    .filter(|said| said.object == event.iri.as_str() && said.name == title)
                    .map(|said| said.actor.as_str())
            };
            let by_owner = sayers().any(|actor| Some(actor) == owner);
            if let Some(actor) = sayers().next().filter(|_| !by_owner) {
                broken.push(format!(
                    "I8: {}: {actor} made {} to {title}",
                    node.name, event.iri
                ));
            }
        }
    }
    broken
}
