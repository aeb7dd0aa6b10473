//! Windows, retries and bounds: those that the operator may set (`features` section 9, `[federation.tuning]`), and a few that
//! only tests and measurements set.

use std::time::Duration;

use wire::http_signature::Window;

/// All of it, with the defaults of the design.
#[derive(Clone, Debug)]
pub struct Tuning {
    /// Whether other nodes are spoken with at all.
    pub mode: FederationMode,
    /// Order of signature schemes to hosts we know nothing of.
    pub schemes: Vec<Preferred>,
    /// How far a peer's clock may be off.
    pub peer_window: Window,
    /// How far a stranger's clock may be off.
    pub stranger_window: Window,
    /// How long a fetched actor is believed.
    pub key_cache_seconds: i64,
    /// How long a failed fetch is remembered.
    pub key_negative_cache_seconds: u32,
    /// First retry to a peer; doubles.
    pub peer_retry_first_seconds: u32,
    /// Longest pause between retries to a peer.
    pub peer_retry_cap_seconds: u32,
    /// After this many days a delivery to a peer is parked.
    pub retry_days: u32,
    /// Pauses before each try to a stranger.
    pub stranger_retry_seconds: Vec<u32>,
    /// How many hosts are sent to at once; no key of the configuration sets it.
    pub hosts_at_once: usize,
    /// Bounds of one exchange.
    pub fetch: egress::FetchSettings,
    /// Bounds of all that one cause may make us fetch.
    pub bounds: egress::FetchBounds,
    /// Activities a minute from one host.
    pub inbox_per_host_per_minute: u32,
    /// New events a day from one host, of whatever way; changes of known ones are not counted.
    pub new_events_per_host_per_day: u32,
    /// Requests to inboxes a minute from one network address, before anything is verified.
    pub inbox_per_client_per_minute: u32,
    /// Fetches a minute to one host, for whatever reason.
    pub fetch_per_host_per_minute: u32,
    /// Fetches a minute that one host without an agreement may cause by signatures of actors whose signature never held yet.
    pub keys_per_unknown_host_per_minute: u32,
    /// The same of all such hosts together.
    pub keys_of_unknown_hosts_per_minute: u32,
    /// Days of notice that agreements we propose have.
    pub notice_days: u16,
    /// How far back a backfilled event may have begun.
    pub backfill_days: i64,
    /// Hour of the community's day in which all peers are compared with, 0 to 23.
    pub reconcile_hour: u8,
}

/// Whether a node speaks with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FederationMode {
    /// With those it has an agreement with, and with others as far as the switches say.
    Allowlist,
    /// With nobody: nothing is sent, fetched or taken; what would be told waits.
    Off,
}

/// A signature scheme, by the word of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preferred {
    /// draft-cavage-12, RSA.
    Cavage,
    /// RFC 9421.
    Rfc9421,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            mode: FederationMode::Allowlist,
            schemes: vec![Preferred::Cavage, Preferred::Rfc9421],
            peer_window: Window::PEER,
            stranger_window: Window::STRANGER,
            key_cache_seconds: 86_400,
            key_negative_cache_seconds: 300,
            peer_retry_first_seconds: 5,
            peer_retry_cap_seconds: 21_600,
            retry_days: 7,
            stranger_retry_seconds: vec![0, 60, 300, 900, 3_600, 10_800, 28_800, 86_400, 172_800, 259_200],
            hosts_at_once: 32,
            fetch: egress::FetchSettings::default(),
            bounds: egress::FetchBounds::default(),
            inbox_per_host_per_minute: 600,
            new_events_per_host_per_day: 5_000,
            inbox_per_client_per_minute: 3_000,
            fetch_per_host_per_minute: 60,
            keys_per_unknown_host_per_minute: 2,
            keys_of_unknown_hosts_per_minute: 60,
            notice_days: domain::Notice::DAYS_UNSAID,
            backfill_days: 90,
            reconcile_hour: 3,
        }
    }
}

impl Tuning {
    /// How long a worker may hold what it took before another may take it over.
    pub(crate) const LEASE: Duration = Duration::from_secs(180);

    /// Pause before the next try after `failures` failures in a row.
    pub(crate) fn peer_pause_seconds(&self, failures: u32) -> u32 {
        let doubled = u64::from(self.peer_retry_first_seconds) << failures.saturating_sub(1).min(20);
        u32::try_from(doubled.min(u64::from(self.peer_retry_cap_seconds)))
            .unwrap_or(self.peer_retry_cap_seconds)
    }

    /// Pause after so many tries to a stranger, before the next; nothing when that was the last.
    pub(crate) fn stranger_pause_seconds(&self, attempts: u32) -> Option<u32> {
        self.stranger_retry_seconds.get(attempts as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// C7
    #[test]
    fn retries_to_a_peer_double_up_to_the_cap() {
        let tuning = Tuning::default();
        let pauses: Vec<u32> = (1..=14)
            .map(|failures| tuning.peer_pause_seconds(failures))
            .collect();
        assert_eq!(&pauses[..4], &[5, 10, 20, 40]);
        assert_eq!(pauses[13], 21_600);
        assert_eq!(tuning.peer_pause_seconds(u32::MAX), 21_600);
    }

    #[test]
    fn a_stranger_is_tried_ten_times() {
        let tuning = Tuning::default();
        assert_eq!(tuning.stranger_pause_seconds(1), Some(60));
        assert_eq!(tuning.stranger_pause_seconds(9), Some(259_200));
        assert_eq!(tuning.stranger_pause_seconds(10), None);
    }
}
