//! The host of an event answers one of our members: her register says what it said.

use domain::{Answer, Event, Iri, RefusalReason, Register, RsvpDelivery, WhyRefused};
use jiff::Timestamp;
use store::{StoreError, Transaction, events, join_links, rsvps};

use crate::rsvp::understands_all;
use crate::tell_members;

/// What the host decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A seat, or her maybe, no or withdrawal is noted.
    Accepted,
    /// A place on the waiting list; first is 1.
    Waitlisted(u32),
    /// The organiser will decide.
    Pending,
    /// No.
    Refused {
        /// In the host's words, as plain text.
        reason: String,
        /// The same in a word that our nodes share, if the host is one of them.
        why: Option<RefusalReason>,
    },
    /// Answers of other servers are not taken there; its own page takes them.
    NotJoinable,
}

/// Why a decision does not count.
#[derive(Debug, thiserror::Error)]
pub enum DecisionRefused {
    /// It refers to no answer of ours.
    #[error("this answers nothing that we asked")]
    NotAsked,
    /// Whoever says so does not run the event (protocol section 9.2).
    #[error("only the host of an event answers for it")]
    NotTheHost,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Most characters kept of a host's reason.
const REASON_CHARS_MAX: usize = 200;

/// Writes the host's decision into the register of the member who asked. Idempotent.
///
/// `speaks_for` is on whose behalf the sender speaks (`attributedTo`), as Mobilizon's moderators do; `link` is the address by
/// which she joins online, which comes with a seat and from peers alone.
pub fn receive_decision(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    speaks_for: Option<&Iri>,
    activity: &Iri,
    decision: Decision,
    link: Option<&Iri>,
    now: Timestamp,
) -> Result<Register, DecisionRefused> {
    let mut register = rsvps::by_activity(tx, activity)?.ok_or(DecisionRefused::NotAsked)?;
    if register.activity.as_ref() != Some(activity) {
        // She has answered anew since; what the host said to the old answer no longer matters.
        return Ok(register);
    }
    let event = events::get(tx, &register.event)?.ok_or(DecisionRefused::NotAsked)?;
    let is_host = said_by == &event.owner || event.draft.organizers.contains(said_by);
    let is_moderator = said_by.origin() == event.iri.origin() && speaks_for == Some(&event.owner);
    if !is_host && !is_moderator {
        return Err(DecisionRefused::NotTheHost);
    }
    let before = register.delivery;
    register.delivery = match decision {
        Decision::Accepted => RsvpDelivery::Confirmed { at: now },
        Decision::Waitlisted(place) => RsvpDelivery::Waitlisted { place, at: now },
        Decision::Pending => RsvpDelivery::Pending { at: now },
        Decision::Refused { reason, why } => RsvpDelivery::Refused {
            reason: reason.chars().take(REASON_CHARS_MAX).collect(),
            why: why.map(WhyRefused::Host),
            at: now,
        },
        Decision::NotJoinable => RsvpDelivery::Refused {
            reason: sign_up_there(&event),
            why: Some(WhyRefused::SignUpThere {
                page: page_of(&event),
            }),
            at: now,
        },
    };
    rsvps::put(tx, &register)?;
    let has_seat =
        register.answer == Answer::Going && matches!(register.delivery, RsvpDelivery::Confirmed { .. });
    let link = match has_seat && understands_all(tx, &event)? {
        true => link,
        false => None,
    };
    let joins_otherwise = join_links::hear(tx, &register.member, &event.id, link)?;
    if joins_otherwise && has_seat && matches!(before, RsvpDelivery::Confirmed { .. }) {
        tell_members::of_join_link(tx, &event, &register.member, now)?;
    }
    tell_members::of_decision(tx, &event, &before, &register, now)?;
    Ok(register)
}

fn page_of(event: &Event) -> Iri {
    event.draft.external_url.as_ref().unwrap_or(&event.iri).clone()
}

/// The sentence that sends a member to the event's own page.
fn sign_up_there(event: &Event) -> String {
    let page = page_of(event);
    let sentence = format!("it takes no answers from other servers; sign up at {page}");
    if sentence.chars().count() > REASON_CHARS_MAX {
        "it takes no answers from other servers; sign up on the page of the event".to_owned()
    } else {
        sentence
    }
}
