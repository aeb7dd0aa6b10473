//! Whether nodes hold the same, as their operators ask: each compares its digests with each peer's.

use serde_json::Value;

use crate::three_nodes::{NAMES, ThreeNodes};

impl ThreeNodes {
    /// Every node compares with every other now, and finds that both hold the same; else the first that does not.
    pub(crate) fn digests_are_equal(&self) -> Result<(), String> {
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
}
