//! How many connections are open at once, in all and from one address (threat C2).

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use edge::{Client, client_of};
use http::HeaderMap;

/// Most connections at once.
pub(crate) const CONNECTIONS_MAX: usize = 4_096;
/// Most from one address, an IPv6 network counted as one; a trusted proxy speaks for many and has no such bound.
pub(crate) const CONNECTIONS_PER_CLIENT_MAX: usize = 128;

/// Counts connections.
pub(crate) struct Gate {
    trusted: Vec<IpAddr>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    all: usize,
    by_client: BTreeMap<Client, usize>,
}

/// One open connection; counted until it is dropped.
pub(crate) struct Pass {
    gate: Arc<Gate>,
    client: Option<Client>,
}

impl Gate {
    pub(crate) fn new(trusted: Vec<IpAddr>) -> Self {
        Self {
            trusted,
            open: Mutex::default(),
        }
    }

    /// Lets a connection in while there is room; nothing else is said to one too many.
    pub(crate) fn pass(self: &Arc<Self>, address: SocketAddr) -> Option<Pass> {
        let is_proxy = self.trusted.contains(&address.ip().to_canonical());
        let client = (!is_proxy).then(|| client_of(address, &HeaderMap::new(), &[]));
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.all >= CONNECTIONS_MAX {
            return None;
        }
        if let Some(client) = client {
            let count = open.by_client.entry(client).or_default();
            if *count >= CONNECTIONS_PER_CLIENT_MAX {
                return None;
            }
            *count += 1;
        }
        open.all += 1;
        Some(Pass {
            gate: self.clone(),
            client,
        })
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut open = self.gate.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all -= 1;
        let Some(client) = self.client else { return };
        if let Some(count) = open.by_client.get_mut(&client) {
            *count -= 1;
            if *count == 0 {
                open.by_client.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// C2
    #[test]
    fn one_address_does_not_take_all_the_room() {
        let gate = Arc::new(Gate::new(Vec::new()));
        let greedy: SocketAddr = "203.0.113.9:1".parse().unwrap();
        let mut held: Vec<Pass> = (0..CONNECTIONS_PER_CLIENT_MAX)
            .map(|_| gate.pass(greedy).unwrap())
            .collect();
        assert!(gate.pass(greedy).is_none());
        assert!(gate.pass("203.0.113.10:1".parse().unwrap()).is_some());
        held.pop();
        assert!(gate.pass(greedy).is_some());
    }

    /// C2
    #[test]
    fn a_proxy_speaks_for_many_and_all_together_have_a_bound() {
        let proxy: SocketAddr = "127.0.0.1:1".parse().unwrap();
        let gate = Arc::new(Gate::new(vec![proxy.ip()]));
        let held: Vec<Pass> = (0..CONNECTIONS_MAX).map(|_| gate.pass(proxy).unwrap()).collect();
        assert!(gate.pass(proxy).is_none());
        drop(held);
        assert!(gate.pass(proxy).is_some());
    }
}
