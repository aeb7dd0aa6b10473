//! What is remembered about each server while it is talked to: whose turn it is, and which addresses were vetted for its name.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ambient::Clock;
use domain::Origin;
use tokio::sync::Semaphore;

use crate::table::Table;

/// Most servers remembered; as many may be talked to at once (threat B13).
pub(crate) const HOSTS_MAX: usize = 1024;
/// Longer than an idle connection lives, so that an answer over an old connection finds its address here.
const KEPT: Duration = Duration::from_secs(600);
/// Most addresses remembered for one name; a name that changes faster begins anew.
const VETTED_MAX: usize = 64;

/// All servers talked to of late, by host: one host has one queue, however many ports it listens on.
pub(crate) struct HostTable {
    per_host: usize,
    clock: Arc<dyn Clock>,
    hosts: Mutex<Table<String, Arc<Host>>>,
}

/// One server.
pub(crate) struct Host {
    /// Permits for one exchange each.
    pub(crate) turns: Semaphore,
    vetted: Mutex<BTreeSet<IpAddr>>,
}

impl HostTable {
    pub(crate) fn new(per_host: usize, clock: Arc<dyn Clock>) -> Self {
        Self {
            per_host,
            clock,
            hosts: Mutex::new(Table::new(HOSTS_MAX, KEPT)),
        }
    }

    /// The server's entry; `None` when as many as there may be are being talked to.
    pub(crate) fn host(&self, origin: &Origin) -> Option<Arc<Host>> {
        let fresh = || {
            Arc::new(Host {
                turns: Semaphore::new(self.per_host),
                vetted: Mutex::default(),
            })
        };
        let idle = |host: &Arc<Host>| Arc::strong_count(host) == 1;
        lock(&self.hosts)
            .entry(&origin.host().to_owned(), self.clock.elapsed(), fresh, idle)
            .cloned()
    }

    /// Writes down that `addresses` were vetted for `name`. A name nobody waits for any more is passed over.
    pub(crate) fn note_vetted(&self, name: &str, addresses: &[IpAddr]) {
        let Some(host) = lock(&self.hosts).get(&name.to_owned()).cloned() else {
            return;
        };
        let mut vetted = lock(&host.vetted);
        if vetted.len() + addresses.len() > VETTED_MAX {
            vetted.clear();
        }
        vetted.extend(addresses);
    }
}

impl Host {
    /// Whether this address was vetted for the name of the host. When nothing is on record, the answer came over a connection
    /// older than the record; it was vetted when that was made, and counts from now on.
    pub(crate) fn is_vetted(&self, address: IpAddr) -> bool {
        let mut vetted = lock(&self.vetted);
        if vetted.is_empty() {
            vetted.insert(address);
        }
        vetted.contains(&address)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use ambient::ToldClock;

    use super::*;

    fn table() -> HostTable {
        HostTable::new(
            2,
            Arc::new(ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap())),
        )
    }

    fn origin(number: usize) -> Origin {
        Origin::parse(&format!("https://s{number}.example")).unwrap()
    }

    /// B13
    #[test]
    fn a_flood_of_names_leaves_no_more_than_the_cap() {
        let table = table();
        let first = table.host(&origin(0)).unwrap();
        table.note_vetted("s0.example", &["1.1.1.1".parse().unwrap()]);
        for number in 1..20_000 {
            assert!(table.host(&origin(number)).is_some());
            table.note_vetted(&format!("s{number}.example"), &["8.8.8.8".parse().unwrap()]);
            assert!(lock(&table.hosts).len() <= HOSTS_MAX);
        }
        assert!(first.is_vetted("1.1.1.1".parse().unwrap()));
        let again = table.host(&origin(0)).unwrap();
        assert!(
            Arc::ptr_eq(&first, &again),
            "a server that is talked to is not forgotten"
        );
    }

    /// B13
    #[test]
    fn more_servers_than_the_cap_are_not_talked_to_at_once() {
        let table = table();
        let talking: Vec<_> = (0..HOSTS_MAX)
            .map(|number| table.host(&origin(number)).unwrap())
            .collect();
        assert!(table.host(&origin(HOSTS_MAX)).is_none());
        drop(talking);
        assert!(table.host(&origin(HOSTS_MAX)).is_some());
    }

    /// B3
    #[test]
    fn an_address_vetted_for_one_name_is_not_vetted_for_another() {
        let table = table();
        let (one, two) = (table.host(&origin(1)).unwrap(), table.host(&origin(2)).unwrap());
        let address: IpAddr = "1.1.1.1".parse().unwrap();
        table.note_vetted("s1.example", &[address]);
        table.note_vetted("s2.example", &["8.8.8.8".parse().unwrap()]);
        assert!(one.is_vetted(address));
        assert!(!two.is_vetted(address));
    }

    #[test]
    fn a_name_that_changes_all_the_time_does_not_grow() {
        let table = table();
        let host = table.host(&origin(1)).unwrap();
        for number in 0..10_000_u32 {
            table.note_vetted("s1.example", &[IpAddr::V4(number.into())]);
        }
        assert!(lock(&host.vetted).len() <= VETTED_MAX);
        assert!(host.is_vetted(IpAddr::V4(9_999.into())));
    }
}
