//! How often somebody may try to sign in from one network address: a bucket of its own, which neither inboxes nor
//! fetches empty (threat H4).

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use egress::{BucketSettings, Cause, HostBuckets};
use http::HeaderMap;

use crate::{Node, Settings, client_of};

/// The tries of the last minute.
pub struct SignInTries {
    by_client: Mutex<HostBuckets>,
}

impl SignInTries {
    /// Nobody has tried yet; an IPv6 network counts as one address.
    pub fn new(settings: &Settings) -> Self {
        let settings = BucketSettings {
            per_host_per_minute: settings.sign_in_tries_per_minute,
            ..BucketSettings::default()
        };
        Self {
            by_client: Mutex::new(HostBuckets::new(settings)),
        }
    }

    /// Counts a try; whoever made too many is told after how many seconds to come back. In a simulated network there
    /// are no addresses, and nothing is counted.
    pub fn take(&self, node: &Node, socket: Option<SocketAddr>, headers: &HeaderMap) -> Result<(), u32> {
        let client = socket.and_then(|socket| {
            let client = client_of(socket, headers, &node.settings.trusted_proxies);
            client.as_origin()
        });
        let Some(client) = client else { return Ok(()) };
        let now = node.clock.elapsed();
        let mut buckets = self.by_client.lock().unwrap_or_else(PoisonError::into_inner);
        buckets
            .take(&client, Cause::Known, now)
            .map_err(|busy| u32::try_from(busy.retry_after.as_secs().max(1)).unwrap_or(60))
    }
}
