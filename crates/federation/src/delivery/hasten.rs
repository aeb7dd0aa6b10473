//! A host that could not be reached is heard of again: its lane is tried now.

use domain::Origin;
use store::deliveries;

use crate::Federation;

impl Federation {
    /// A verified request from a host that could not be reached: it is there again, so it is tried now; one that failed
    /// ten times in a row at most once a minute (protocol section 5).
    pub(crate) async fn heard_from(&self, origin: &Origin) {
        let now = self.node.now();
        let host = self.node.database.read(|tx| deliveries::host(tx, origin));
        let Ok(host) = host else { return };
        // Whoever refuses us by 403 is there all the time, and still refuses.
        if host.failures == 0 || host.forbids.is_some() || host.rests {
            return;
        }
        let at = host.not_before().map_or(now, |earliest| earliest.max(now));
        let is_sooner = match (host.has_lane, host.lane_due) {
            (true, Some(due)) => due > at && host.hastened.is_none_or(|wished| wished > at),
            (true, None) => false,
            (false, _) => host.probe_due.is_some(),
        };
        if !is_sooner {
            return;
        }
        let hastened = self
            .node
            .database
            .transact(|tx| deliveries::hear_from(tx, origin, at, now));
        if let Err(error) = hastened.await {
            tracing::warn!(%error, "a lane waits for its next try");
        }
    }
}
