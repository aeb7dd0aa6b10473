//! Whether nodes hold the same, as their operators ask: each compares its digests with each peer's.

use serde_json::Value;

use crate::patience::pause;
use crate::three_nodes::{NAMES, ThreeNodes};

/// How often all are asked to compare, and pauses in between: two seconds.
const LOOKS_MAX: usize = 8;
const PAUSES: usize = 40;

impl ThreeNodes {
    /// Every node finds that it holds the same as every other, within a few looks: what a node answers may be what it read
    /// in the same second before a change, and nobody may ask it without end.
    #[track_caller]
    pub(crate) fn assert_equal_digests(&self) {
        let mut found = self.digests_are_equal();
        for _ in 1..LOOKS_MAX {
            if found.is_ok() {
                return;
            }
            (0..PAUSES).for_each(|_| pause());
            found = self.digests_are_equal();
        }
        found.unwrap();
    }

    /// One look; else the first difference.
    fn digests_are_equal(&self) -> Result<(), String> {
        for (node, name) in NAMES.iter().enumerate() {
            for (other, peer) in NAMES.iter().enumerate() {
                if node != other {
                    let sync = self.compare(node, other)?;
                    if sync["differing"] != 0 || sync["compared"].is_null() {
                        return Err(format!("{name} and {peer}: {sync}"));
                    }
                }
            }
        }
        Ok(())
    }

    /// One comparison, as `rosarium peer reconcile` tells it.
    fn compare(&self, node: usize, other: usize) -> Result<Value, String> {
        let peer = &self.nodes[other].authority;
        let ran = self.nodes[node].run(&["peer", "reconcile", peer, "--json"]);
        if ran.code != Some(0) {
            return Err(format!(
                "{} cannot compare with {}: {}{}",
                NAMES[node], NAMES[other], ran.out, ran.err
            ));
        }
        let told: Value = serde_json::from_str(&ran.out).map_err(|error| error.to_string())?;
        Ok(told["sync"].clone())
    }

    /// How things stand at a node with a peer, as `rosarium peer status` tells it.
    pub(crate) fn status(&self, node: usize, other: usize) -> Value {
        let told = self.nodes[node].done(&["peer", "status", &self.nodes[other].authority]);
        told[0]["sync"].clone()
    }
}
