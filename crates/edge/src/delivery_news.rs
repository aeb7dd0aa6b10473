//! How a delivery stands, in words for whoever runs the node: what the other side said last, and what comes next.

use community::still_meant_for::event_told_by;
use domain::{Event, Title};
use jiff::Timestamp;
use store::deliveries::{Delivery, DeliveryState, Failure, Host};
use store::{StoreError, Transaction, activities, events, rsvps};

use crate::Telling;
use crate::trouble::{next_try, trouble, trouble_and_next};

/// One delivery as officers and the operator read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryNews {
    /// When its host is tried again, as far as that is known; a delivery that was set aside is not.
    pub next_try: Option<Timestamp>,
    /// What last went wrong at its host while this delivery was tried.
    pub last_failure: Option<Failure>,
    /// What it brings, for people, and of which event where that is known: `A new event: Round table`.
    pub what: String,
    /// The title of that event.
    pub event: Option<Title>,
    /// One sentence without a full stop: why it is not there yet, or never will be.
    pub words: String,
}

impl DeliveryNews {
    /// Reads a delivery together with what is known of its host, which people call `peer`.
    pub fn read(
        tx: &mut Transaction<'_>,
        telling: &Telling<'_>,
        delivery: &Delivery,
        (host, peer): (&Host, &str),
    ) -> Result<Self, StoreError> {
        let title = title_of(tx, delivery)?;
        Ok(Self::new(telling, delivery, title, host, peer))
    }

    fn new(
        telling: &Telling<'_>,
        delivery: &Delivery,
        event: Option<Title>,
        host: &Host,
        peer: &str,
    ) -> Self {
        let last_failure = host
            .last_failure
            .clone()
            .filter(|failure| delivery.attempts > 0 && failure.at >= delivery.queued);
        let next_try = match delivery.state {
            DeliveryState::Queued => next_try(host),
            _ => None,
        };
        let words = match delivery.state {
            DeliveryState::Queued => waiting(telling, delivery, host, peer, next_try),
            DeliveryState::Refused { status, at } => {
                let refused = [
                    ("peer", peer.into()),
                    ("at", telling.time(at).into()),
                    ("status", status.into()),
                ];
                telling.words.with("delivery-refused", &refused)
            }
            DeliveryState::Parked { at } => {
                let tries = [("n", delivery.attempts.into()), ("at", telling.time(at).into())];
                let given_up = telling.words.with("delivery-parked", &tries);
                match &last_failure {
                    Some(failure) => format!("{given_up}: {}", trouble(telling, peer, host, failure)),
                    None => given_up,
                }
            }
            DeliveryState::Dropped { at } => {
                let dropped = [("peer", peer.into()), ("at", telling.time(at).into())];
                telling.words.with("delivery-dropped", &dropped)
            }
        };
        let kind = [("kind", delivery.kind.as_str().into())];
        let what = telling.words.with("delivery-kind", &kind);
        Self {
            next_try,
            last_failure,
            what: match &event {
                Some(title) => {
                    let about = [("what", what.into()), ("title", title.as_str().into())];
                    telling.words.with("delivery-about", &about)
                }
                None => what,
            },
            event,
            words,
        }
    }
}

/// The title of the event that a delivery is about, when it is known here: by it one new event is told from the next.
fn title_of(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<Option<Title>, StoreError> {
    let told = match event_told_by(&delivery.activity) {
        Some(event) => Some(event),
        None => rsvps::by_activity(tx, &delivery.activity)?.map(|answer| answer.event),
    };
    let event = match told {
        Some(event) => events::get(tx, &event)?,
        None => decided_about(tx, delivery)?,
    };
    Ok(event.map(|event| event.draft.title))
}

/// The event of a guest's answer that an activity of ours decides about.
fn decided_about(tx: &mut Transaction<'_>, delivery: &Delivery) -> Result<Option<Event>, StoreError> {
    let sent = activities::get(tx, &delivery.activity)?;
    match sent.and_then(|sent| wire::rsvp::event_decided_about(sent.body.as_str())) {
        Some(event) => events::by_iri(tx, &event),
        None => Ok(None),
    }
}

/// Why one that waits is not there yet.
fn waiting(
    telling: &Telling<'_>,
    delivery: &Delivery,
    host: &Host,
    peer: &str,
    next: Option<Timestamp>,
) -> String {
    if host.rests {
        return telling.words.with("delivery-rests", &[("peer", peer.into())]);
    }
    match host.last_failure.as_ref().filter(|_| host.failures > 0) {
        Some(failure) => {
            let why = trouble_and_next(telling, peer, host, failure, next);
            match delivery.attempts {
                0 => telling.words.with("delivery-behind", &[("why", why.into())]),
                _ => why,
            }
        }
        None => telling.words.t("delivery-waits-its-turn"),
    }
}

#[cfg(test)]
mod tests {
    use domain::{OwnActor, Zone};
    use serde_json::json;
    use store::actor_keys::Signer;
    use store::deliveries::Schedule;

    use super::*;
    use crate::{Words, ZoneName};

    fn at(clock: &str) -> Timestamp {
        format!("2026-11-21T{clock}Z").parse().unwrap()
    }

    fn said(state: DeliveryState, attempts: u32, host: &Host) -> String {
        let delivery: Delivery = serde_json::from_value(json!({
            "activity": "https://seattle.example/activities/1", "kind": "Create",
            "inbox": "https://london.example/inbox", "signer": Signer::Own(OwnActor::Community), "to": Schedule::Peer,
            "queued": at("11:00:00"), "attempts": attempts, "state": state,
        }))
        .unwrap();
        let (words, zone) = (Words::english(), Zone::parse("Europe/London").unwrap());
        let telling = Telling {
            words: &words,
            zone: &zone,
            now: at("12:10:00"),
            zone_name: ZoneName::Said,
        };
        let news = DeliveryNews::new(
            &telling,
            &delivery,
            Title::parse("Round table").ok(),
            host,
            "London",
        );
        assert_eq!(news.what, "A new event: Round table");
        news.words
    }

    #[test]
    fn each_state_says_what_happened_last_and_what_comes_next() {
        let well = Host::default();
        let silent = Host {
            failures: 3,
            trying_since: Some(at("11:05:00")),
            paused_until: Some(at("12:30:00")),
            last_failure: Some(Failure {
                at: at("12:00:00"),
                what: "the server could not be reached".to_owned(),
            }),
            ..Host::default()
        };
        let trouble = "London has not answered since 11:05 GMT";
        assert_eq!(said(DeliveryState::Queued, 0, &well), "waits its turn");
        assert_eq!(
            said(DeliveryState::Queued, 0, &silent),
            format!("waits behind others: {trouble}; we try again at 12:30 GMT")
        );
        let resting = Host {
            rests: true,
            ..silent.clone()
        };
        assert_eq!(
            said(DeliveryState::Queued, 3, &resting),
            "waits until the peering with London, which is paused, is resumed"
        );
        assert_eq!(
            said(DeliveryState::Queued, 3, &silent),
            format!("{trouble}; we try again at 12:30 GMT")
        );
        let (status, moment) = (422, at("11:30:00"));
        assert_eq!(
            said(DeliveryState::Refused { status, at: moment }, 1, &well),
            "London refused it for good at 11:30 GMT: it could not use it"
        );
        assert_eq!(
            said(DeliveryState::Parked { at: moment }, 12, &silent),
            format!("given up at 11:30 GMT after 12 tries, and a retry sends it again: {trouble}")
        );
        assert_eq!(
            said(DeliveryState::Dropped { at: moment }, 1, &well),
            "no longer meant for London, so it was not sent (11:30 GMT)"
        );
    }

    #[test]
    fn what_went_wrong_before_it_was_queued_is_not_its_failure() {
        let recovered = Host {
            last_failure: Some(Failure {
                at: at("10:00:00"),
                what: "500".to_owned(),
            }),
            ..Host::default()
        };
        assert_eq!(said(DeliveryState::Queued, 1, &recovered), "waits its turn");
    }
}
