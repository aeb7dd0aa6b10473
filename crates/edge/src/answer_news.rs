//! How a member's answer to an event stands, in the words of F12: *Confirmed by London 14:02*. Pages and the REST
//! interface say the same.

use domain::{Answer, Origin, Register, RsvpDelivery};
use jiff::{SignedDuration, Timestamp};
use store::deliveries::{self, Host};
use store::{StoreError, Transaction, events};

use crate::why_refused::why_refused;
use crate::{Telling, name_of};

/// How an answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerNews {
    /// How far it has come.
    pub standing: AnswerStanding,
    /// One sentence without a full stop.
    pub words: String,
    /// What she answered, or what happens next, without a full stop.
    pub second: String,
    /// What in `words` is the host's own sentence, in a language that nobody told us.
    pub quoted: Option<String>,
}

/// How far an answer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerStanding {
    /// On its way to the host.
    Sent,
    /// The host does not answer, and is tried again.
    Unreached,
    /// She has a seat.
    Confirmed,
    /// The host noted that she may come, does not, or took her answer back.
    Noted,
    /// On the waiting list.
    Waiting,
    /// The organiser will decide.
    Pending,
    /// The host said no.
    Refused,
    /// The host has said nothing for a day.
    NotConfirmed,
    /// It was given up; she can answer again.
    Failed,
}

/// How long an answer is tried to be told.
fn until(register: &Register, retry_days: u32) -> Timestamp {
    let tried = SignedDuration::from_hours(24 * i64::from(retry_days));
    register.answered.checked_add(tried).unwrap_or(Timestamp::MAX)
}

impl AnswerNews {
    /// Reads it, with the name of the host and how sending to it goes; an answer to another node is tried for
    /// `retry_days`.
    pub fn read(
        tx: &mut Transaction<'_>,
        telling: &Telling<'_>,
        register: &Register,
        retry_days: u32,
    ) -> Result<Self, StoreError> {
        match events::get(tx, &register.event)? {
            Some(event) => {
                let host = event.iri.origin();
                let name = name_of(tx, &host)?;
                Self::at_host(tx, telling, register, (&host, &name), retry_days)
            }
            None => {
                let name = telling.words.t("answer-its-host");
                let until = until(register, retry_days);
                Ok(Self::new(telling, register, &name, &Host::default(), until))
            }
        }
    }

    /// The same, for whoever knows whose node the event is on and what that is called.
    pub fn at_host(
        tx: &mut Transaction<'_>,
        telling: &Telling<'_>,
        register: &Register,
        (host, name): (&Origin, &str),
        retry_days: u32,
    ) -> Result<Self, StoreError> {
        let lane = deliveries::host(tx, host)?;
        let until = until(register, retry_days);
        Ok(Self::new(telling, register, name, &lane, until))
    }

    fn new(telling: &Telling<'_>, register: &Register, name: &str, lane: &Host, until: Timestamp) -> Self {
        let words = telling.words;
        let host = || [("host", name.into())];
        let at = |key, at: &Timestamp| {
            let told = [("host", name.into()), ("at", telling.time(*at).into())];
            words.with(key, &told)
        };
        let answered = words.t(said(register.answer));
        let mut quoted = None;
        let (standing, words, second) = match &register.delivery {
            RsvpDelivery::Sent if lane.failures > 0 => (
                AnswerStanding::Unreached,
                at("answer-unreached", &until),
                answered,
            ),
            RsvpDelivery::Sent => {
                let next = words.with("answer-sent-next", &host());
                (AnswerStanding::Sent, words.with("answer-sent", &host()), next)
            }
            RsvpDelivery::Confirmed { at: when } if register.answer == Answer::Going => {
                (AnswerStanding::Confirmed, at("answer-confirmed", when), answered)
            }
            RsvpDelivery::Confirmed { at: when } => {
                (AnswerStanding::Noted, at("answer-noted", when), answered)
            }
            RsvpDelivery::Waitlisted { place, .. } => {
                let next = words.with("answer-waiting-next", &host());
                (
                    AnswerStanding::Waiting,
                    words.count("answer-waiting", *place),
                    next,
                )
            }
            RsvpDelivery::Pending { .. } => (
                AnswerStanding::Pending,
                words.with("answer-pending", &host()),
                answered,
            ),
            RsvpDelivery::Refused { reason, why, .. } => {
                quoted = quotable(reason).filter(|_| why.is_none());
                let why = why.as_ref().map(|why| why_refused(words, why));
                let refused = match why.or_else(|| quoted.clone()) {
                    Some(reason) => {
                        let told = [("host", name.into()), ("reason", reason.into())];
                        words.with("answer-refused", &told)
                    }
                    None => words.with("answer-refused-only", &host()),
                };
                (AnswerStanding::Refused, refused, words.t("answer-refused-next"))
            }
            RsvpDelivery::NotConfirmed { .. } => (
                AnswerStanding::NotConfirmed,
                words.with("answer-not-confirmed", &host()),
                words.t("answer-not-confirmed-next"),
            ),
            RsvpDelivery::Failed { .. } => (
                AnswerStanding::Failed,
                words.with("answer-failed", &host()),
                words.t("answer-failed-next"),
            ),
        };
        Self {
            standing,
            words,
            second,
            quoted,
        }
    }
}

/// A host's sentence without the marks that turn the direction of what follows it; an empty one is none.
fn quotable(said: &str) -> Option<String> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let said: String = said.chars().filter(|c| !turns(*c)).collect();
    (!said.trim().is_empty()).then_some(said)
}

/// The message for what she answered.
fn said(answer: Answer) -> &'static str {
    match answer {
        Answer::Going => "answer-said-going",
        Answer::Maybe => "answer-said-maybe",
        Answer::Declined => "answer-said-declined",
        Answer::Withdrawn => "answer-said-withdrawn",
    }
}

#[cfg(test)]
mod tests {
    use domain::{EventId, MemberId, RefusalReason, RsvpCounter, WhyRefused, Zone};

    use super::*;
    use crate::{Words, ZoneName};

    fn at() -> Timestamp {
        "2027-01-14T14:02:00Z".parse().unwrap()
    }

    /// What is told at London's clock of an answer that is tried for a week.
    fn told(answer: Answer, delivery: RsvpDelivery, failures: u32) -> String {
        let (words, zone) = (Words::english(), Zone::parse("Europe/London").unwrap());
        let telling = Telling {
            words: &words,
            zone: &zone,
            now: at(),
            zone_name: ZoneName::Known,
        };
        let register = Register {
            member: MemberId::new(0, [0; 10]),
            event: EventId::new(0, [0; 10]),
            answer,
            counter: RsvpCounter(1),
            delivery,
            activity: None,
            answered: at(),
        };
        let lane = Host {
            failures,
            ..Host::default()
        };
        let until = "2027-01-21T14:00:00Z".parse().unwrap();
        AnswerNews::new(&telling, &register, "London", &lane, until).words
    }

    #[test]
    fn each_state_of_an_answer_has_its_sentence() {
        let (going, at) = (Answer::Going, at());
        let reason = "The event is full".to_owned();
        let (confirmed, waiting) = (
            RsvpDelivery::Confirmed { at },
            RsvpDelivery::Waitlisted { place: 3, at },
        );
        for (answer, delivery, failures, expected) in [
            (going, RsvpDelivery::Sent, 0, "Sent to London"),
            (
                going,
                RsvpDelivery::Sent,
                3,
                "Could not reach London, will retry until 21 Jan, 14:00",
            ),
            (going, confirmed.clone(), 0, "Confirmed by London 14:02"),
            (Answer::Maybe, confirmed, 0, "Noted by London 14:02"),
            (going, waiting, 0, "Waiting list, place 3"),
            (
                going,
                RsvpDelivery::Pending { at },
                0,
                "The organiser at London will decide",
            ),
            (
                going,
                RsvpDelivery::Refused {
                    reason,
                    why: None,
                    at,
                },
                0,
                "Refused by London: The event is full",
            ),
            (
                going,
                RsvpDelivery::NotConfirmed { at },
                0,
                "Not confirmed by London",
            ),
            (
                going,
                RsvpDelivery::Failed { at },
                0,
                "Could not reach London; answer again to try once more",
            ),
        ] {
            assert_eq!(told(answer, delivery, failures), expected);
        }
    }

    /// F26: what our nodes say in a word is read in the reader's words; a sentence of others is theirs, and bends nothing.
    #[test]
    fn a_hosts_word_is_said_in_our_words_and_its_sentence_is_quoted() {
        let full = WhyRefused::Host(RefusalReason::Full);
        for (reason, why, expected) in [
            ("Complet.", Some(full), "Refused by London: The event is full."),
            ("Complet.", None, "Refused by London: Complet."),
            ("\u{202e}sey\u{2069}", None, "Refused by London: sey"),
            (" ", None, "Refused by London"),
        ] {
            let reason = reason.to_owned();
            let refused = RsvpDelivery::Refused {
                reason,
                why,
                at: at(),
            };
            assert_eq!(told(Answer::Going, refused, 0), expected);
        }
    }
}
