//! How far an answer has come, in the words of F12: *Confirmed by London 14:02*.

use domain::{Answer, EventId, Moment, Register, RsvpDelivery, Zone};
use jiff::Timestamp;
use serde::Serialize;
use store::deliveries::Host;

/// A member's own answer as it is shown to her.
#[derive(Serialize)]
pub(crate) struct RsvpView {
    event: EventId,
    answer: Answer,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    answered: Timestamp,
    words: String,
}

/// What a member is shown who has not answered: the same fields, with no answer.
#[derive(Serialize)]
pub(crate) struct NoRsvpView {
    event: EventId,
    answer: Option<Answer>,
    words: &'static str,
}

impl NoRsvpView {
    /// For one event.
    pub(crate) fn new(event: EventId) -> Self {
        Self {
            event,
            answer: None,
            words: "Not answered yet",
        }
    }
}

/// What is known of the host of an event.
pub(crate) struct HostFacts {
    /// Its community's name.
    pub(crate) name: String,
    /// How sending to it goes.
    pub(crate) lane: Host,
}

impl RsvpView {
    /// Writes an answer; times are on the wall clock of `zone`.
    pub(crate) fn new(register: Register, host: &HostFacts, zone: &Zone) -> Self {
        let words = words(&register, host, zone);
        let (state, place, reason, at) = match register.delivery {
            RsvpDelivery::Sent => ("sent", None, None, None),
            RsvpDelivery::Confirmed { at } => ("confirmed", None, None, Some(at)),
            RsvpDelivery::Waitlisted { place, at } => ("waitlisted", Some(place), None, Some(at)),
            RsvpDelivery::Pending { at } => ("pending", None, None, Some(at)),
            RsvpDelivery::Refused { reason, at } => ("refused", None, Some(reason), Some(at)),
            RsvpDelivery::Failed { at } => ("failed", None, None, Some(at)),
        };
        let Register {
            event,
            answer,
            answered,
            ..
        } = register;
        Self {
            event,
            answer,
            state,
            place,
            reason,
            at,
            answered,
            words,
        }
    }
}

fn words(register: &Register, host: &HostFacts, zone: &Zone) -> String {
    let name = &host.name;
    match &register.delivery {
        RsvpDelivery::Sent if host.lane.failures > 0 => {
            format!("Could not reach {name} yet, will keep trying")
        }
        RsvpDelivery::Sent => format!("Sent to {name}"),
        RsvpDelivery::Confirmed { at } if register.answer == Answer::Going => {
            format!("Confirmed by {name} {}", clock(*at, zone))
        }
        RsvpDelivery::Confirmed { at } => format!("Noted by {name} {}", clock(*at, zone)),
        RsvpDelivery::Waitlisted { place, .. } => format!("Waiting list, place {place}"),
        RsvpDelivery::Pending { .. } => format!("The organiser at {name} will decide"),
        RsvpDelivery::Refused { reason, .. } => format!("Refused by {name}: {reason}"),
        RsvpDelivery::Failed { .. } => format!("Could not reach {name}; answer again to try once more"),
    }
}

fn clock(at: Timestamp, zone: &Zone) -> String {
    Moment::new(at, zone.clone()).map_or_else(
        |_| at.to_string(),
        |moment| moment.zoned().strftime("%H:%M").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use domain::{MemberId, RsvpCounter};

    use super::*;

    #[test]
    fn each_state_of_an_answer_has_its_sentence() {
        let at: Timestamp = "2027-01-14T14:02:00Z".parse().unwrap();
        let said = |answer, delivery, failures| {
            let register = Register {
                member: MemberId::new(0, [0; 10]),
                event: EventId::new(0, [0; 10]),
                answer,
                counter: RsvpCounter(1),
                delivery,
                activity: None,
                answered: at,
            };
            let host = HostFacts {
                name: "London".to_owned(),
                lane: Host {
                    failures,
                    ..Host::default()
                },
            };
            RsvpView::new(register, &host, &Zone::parse("Europe/London").unwrap()).words
        };
        let reason = "The event is full.".to_owned();
        for (answer, delivery, failures, expected) in [
            (Answer::Going, RsvpDelivery::Sent, 0, "Sent to London"),
            (
                Answer::Going,
                RsvpDelivery::Sent,
                3,
                "Could not reach London yet, will keep trying",
            ),
            (
                Answer::Going,
                RsvpDelivery::Confirmed { at },
                0,
                "Confirmed by London 14:02",
            ),
            (
                Answer::Maybe,
                RsvpDelivery::Confirmed { at },
                0,
                "Noted by London 14:02",
            ),
            (
                Answer::Going,
                RsvpDelivery::Waitlisted { place: 3, at },
                0,
                "Waiting list, place 3",
            ),
            (
                Answer::Going,
                RsvpDelivery::Pending { at },
                0,
                "The organiser at London will decide",
            ),
            (
                Answer::Going,
                RsvpDelivery::Refused { reason, at },
                0,
                "Refused by London: The event is full.",
            ),
            (
                Answer::Going,
                RsvpDelivery::Failed { at },
                0,
                "Could not reach London; answer again to try once more",
            ),
        ] {
            assert_eq!(said(answer, delivery, failures), expected);
        }
    }
}
