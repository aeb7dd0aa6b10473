//! How a delivery stands, in words for whoever runs the node: what the other side said last, and what comes next.

use domain::Zone;
use jiff::Timestamp;
use store::deliveries::{Delivery, DeliveryState, Failure, Host};

use crate::wall_clock;

/// One delivery as officers and the operator read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryNews {
    /// When its host is tried again, as far as that is known; a delivery that was set aside is not.
    pub next_try: Option<Timestamp>,
    /// What last went wrong at its host while this delivery was tried.
    pub last_failure: Option<Failure>,
    /// One sentence: why it is not there yet, or never will be.
    pub words: String,
}

impl DeliveryNews {
    /// Reads a delivery together with what is known of its host; times are on the wall clock of `zone`.
    pub fn new(delivery: &Delivery, host: &Host, zone: &Zone) -> Self {
        let last_failure = host
            .last_failure
            .clone()
            .filter(|failure| delivery.attempts > 0 && failure.at >= delivery.queued);
        let next_try = match delivery.state {
            DeliveryState::Queued if host.rests => None,
            DeliveryState::Queued => host.paused_until.or(host.lane_due),
            _ => None,
        };
        let why = last_failure.as_ref().map_or_else(String::new, |failure| {
            format!(": {} ({})", failure.what, wall_clock(failure.at, zone))
        });
        let tries = match delivery.attempts {
            1 => "1 try".to_owned(),
            tries => format!("{tries} tries"),
        };
        let next = next_try.map_or_else(String::new, |at| format!("; next try {}", wall_clock(at, zone)));
        let words = match delivery.state {
            DeliveryState::Queued if host.rests => {
                "waits until the peering, which is paused, is resumed".to_owned()
            }
            DeliveryState::Queued if delivery.attempts == 0 && host.failures == 0 => {
                "waits its turn".to_owned()
            }
            DeliveryState::Queued if delivery.attempts == 0 => {
                format!("waits behind others: its host does not take them just now{next}")
            }
            DeliveryState::Queued => format!("not taken after {tries}{why}{next}"),
            DeliveryState::Refused { status, at } => format!(
                "refused for good by its host with status {status} ({})",
                wall_clock(at, zone)
            ),
            DeliveryState::Parked { at } => format!(
                "given up after {tries} ({}){why}; a retry sends it again",
                wall_clock(at, zone)
            ),
            DeliveryState::Dropped { at } => {
                format!("no longer meant for this host ({})", wall_clock(at, zone))
            }
        };
        Self {
            next_try,
            last_failure,
            words,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::OwnActor;
    use serde_json::json;
    use store::actor_keys::Signer;
    use store::deliveries::Line;

    use super::*;

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-21T{clock}Z").parse().unwrap()
    }

    fn said(state: DeliveryState, attempts: u32, host: &Host) -> String {
        let delivery: Delivery = serde_json::from_value(json!({
            "activity": "https://seattle.example/activities/1", "kind": "Create",
            "inbox": "https://london.example/inbox", "signer": Signer::Own(OwnActor::Community), "to": Line::Peer,
            "queued": at("11:00:00"), "attempts": attempts, "state": state,
        }))
        .unwrap();
        DeliveryNews::new(&delivery, host, &Zone::parse("Europe/London").unwrap()).words
    }

    #[test]
    fn each_state_says_what_happened_last_and_what_comes_next() {
        let well = Host::default();
        let silent = Host {
            failures: 3,
            paused_until: Some(at("12:30:00")),
            last_failure: Some(Failure {
                at: at("12:00:00"),
                what: "connection refused".to_owned(),
            }),
            ..Host::default()
        };
        assert_eq!(said(DeliveryState::Queued, 0, &well), "waits its turn");
        assert_eq!(
            said(DeliveryState::Queued, 0, &silent),
            "waits behind others: its host does not take them just now; next try 2026-11-21 12:30:00 GMT"
        );
        let resting = Host {
            rests: true,
            ..silent.clone()
        };
        assert_eq!(
            said(DeliveryState::Queued, 3, &resting),
            "waits until the peering, which is paused, is resumed"
        );
        assert_eq!(
            said(DeliveryState::Queued, 3, &silent),
            "not taken after 3 tries: connection refused (2026-11-21 12:00:00 GMT); next try 2026-11-21 12:30:00 GMT"
        );
        let (status, moment) = (403, at("13:00:00"));
        assert_eq!(
            said(DeliveryState::Refused { status, at: moment }, 1, &well),
            "refused for good by its host with status 403 (2026-11-21 13:00:00 GMT)"
        );
        assert_eq!(
            said(DeliveryState::Parked { at: moment }, 12, &silent),
            "given up after 12 tries (2026-11-21 13:00:00 GMT): connection refused (2026-11-21 12:00:00 GMT); \
             a retry sends it again"
        );
        assert_eq!(
            said(DeliveryState::Dropped { at: moment }, 1, &well),
            "no longer meant for this host (2026-11-21 13:00:00 GMT)"
        );
    }

    #[test]
    fn what_went_wrong_before_it_was_queued_is_not_its_failure() {
        let recovered = Host {
            last_failure: Some(Failure {
                at: at("10:00:00"),
                what: "status 500".to_owned(),
            }),
            ..Host::default()
        };
        assert_eq!(
            said(DeliveryState::Queued, 1, &recovered),
            "not taken after 1 try"
        );
    }
}
