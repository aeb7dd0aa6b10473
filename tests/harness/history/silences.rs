//! I9 at every moment: whoever is paused is silent. Nothing goes to it and nothing of it is taken until it is resumed.

use std::collections::BTreeMap;

use domain::Origin;
use egress::Method;

use crate::World;

/// What had happened when a pause began.
#[derive(Clone, Copy)]
struct Begun {
    /// Requests on all lines.
    sent: usize,
    /// Answers of all inboxes.
    acked: usize,
}

/// Pauses that last, by who paused whom.
#[derive(Default)]
pub(super) struct Silences(BTreeMap<(Origin, Origin), Begun>);

impl Silences {
    /// An officer's pause was answered: from here on nothing passes. A pause that lasts goes on.
    pub(super) fn begin(&mut self, world: &World, by: Origin, with: Origin) {
        let begun = Begun {
            sent: world.internet.tap().len(),
            acked: world.ghost.length(),
        };
        self.0.entry((by, with)).or_insert(begun);
    }

    /// It may be over.
    pub(super) fn end(&mut self, by: &Origin, with: &Origin) {
        self.0.remove(&(by.clone(), with.clone()));
    }

    /// A node was put back to a backup: it may know nothing of its pauses.
    pub(super) fn forget(&mut self, by: &Origin) {
        self.0.retain(|(paused_by, _), _| paused_by != by);
    }

    /// The lines that break it.
    pub(super) fn look(&self, world: &World) -> Vec<String> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (tap, log) = (world.internet.tap(), world.ghost.log());
        let mut broken = Vec::new();
        for ((by, with), begun) in &self.0 {
            // What repeats itself on the line is in the answers and not in the tap: this node did not send it again.
            let sent = tap[begun.sent..]
                .iter()
                .find(|sent| &sent.from == by && &sent.to == with && sent.request.method == Method::Post);
            if let Some(sent) = sent {
                broken.push(format!(
                    "I9: {by} has paused {with} and sends to {}",
                    sent.request.url
                ));
            }
            let taken = log[begun.acked..].iter().find(|acked| {
                let is_taken = (200..300).contains(&acked.status) && !acked.of_itself;
                is_taken && &acked.receiver == by && &acked.activity.origin() == with
            });
            if let Some(taken) = taken {
                broken.push(format!("I9: {by} has paused {with} and takes {}", taken.activity));
            }
        }
        broken
    }
}
