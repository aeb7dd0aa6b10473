//! A member's own answer, with how far it has come.

use domain::{Answer, EventId, Iri, Register, RsvpDelivery};
use jiff::Timestamp;
use serde::Serialize;

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
    /// By which address she joins online; hers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    join_url: Option<Iri>,
    words: String,
}

/// What a member is shown who has not answered: the same fields, with no answer.
#[derive(Serialize)]
pub(crate) struct NoRsvpView {
    event: EventId,
    answer: Option<Answer>,
    words: String,
}

impl NoRsvpView {
    /// For one event.
    pub(crate) fn new(event: EventId, words: String) -> Self {
        Self {
            event,
            answer: None,
            words,
        }
    }
}

impl RsvpView {
    /// Writes an answer with the sentence that says how it stands.
    pub(crate) fn new(register: Register, words: String, join_url: Option<Iri>) -> Self {
        let (state, place, reason, at) = match register.delivery {
            RsvpDelivery::Sent => ("sent", None, None, None),
            RsvpDelivery::Confirmed { at } => ("confirmed", None, None, Some(at)),
            RsvpDelivery::Waitlisted { place, at } => ("waitlisted", Some(place), None, Some(at)),
            RsvpDelivery::Pending { at } => ("pending", None, None, Some(at)),
            RsvpDelivery::Refused { reason, at, .. } => ("refused", None, Some(reason), Some(at)),
            RsvpDelivery::NotConfirmed { at } => ("not_confirmed", None, None, Some(at)),
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
            join_url,
            words,
        }
    }
}
