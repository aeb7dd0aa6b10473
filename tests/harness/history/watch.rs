//! I4 at every moment: no copy goes back to an older version, and no version is rewritten.

use std::collections::BTreeMap;

use domain::Iri;

use crate::invariants::events_of;
use crate::{StoryNode, World};

/// The last version of each foreign event that each node was seen to hold.
#[derive(Default)]
pub(super) struct Watch(BTreeMap<(String, Iri), (u64, String)>);

impl Watch {
    /// The lines that break it since the last look.
    pub(super) fn look(&mut self, world: &World) -> Vec<String> {
        let mut broken = Vec::new();
        for node in world.nodes() {
            for event in events_of(&node.database()) {
                if event.is_at(&node.origin) {
                    continue;
                }
                let content = format!(
                    "{} {:?} {}",
                    event.draft.title.as_str(),
                    event.state,
                    event.draft.start.at
                );
                let place = (node.name.clone(), event.iri.clone());
                let now = (event.revision, content);
                if let Some(before) = self.0.insert(place, now.clone())
                    && (before.0 > now.0 || (before.0 == now.0 && before.1 != now.1))
                {
                    broken.push(format!(
                        "I4: {}: {} went from {before:?} to {now:?}",
                        node.name, event.iri
                    ));
                }
            }
        }
        broken
    }

    /// A node was put back to a backup: it may hold what it held then.
    pub(super) fn forget(&mut self, node: &StoryNode) {
        self.0.retain(|(name, _), _| name != &node.name);
    }
}
