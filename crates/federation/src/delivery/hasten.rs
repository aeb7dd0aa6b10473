//! A host that could not be reached is heard of again: its lane is tried now.

use domain::Origin;
use store::deliveries::{self, Host};

use crate::Federation;

impl Federation {
    /// A verified request from a host that could not be reached: it is there again, so it is tried now
    /// (protocol section 5).
    pub(crate) async fn heard_from(&self, origin: &Origin) {
        let now = self.node.now();
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        let rests = |host: &Host| host.failures > 0 && host.lane_due.is_some_and(|due| due > now);
        if !host.as_ref().is_ok_and(rests) {
            return;
        }
        let hastened = self
            .node
            .database
            .transact(|tx| deliveries::hasten(tx, origin, now));
        if let Err(error) = hastened.await {
            tracing::warn!(%error, "a lane waits for its next try");
        }
    }
}
