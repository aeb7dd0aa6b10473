//! Sends one delivery: the bytes that were kept, with a signature made for this attempt.

use community::still_meant_for::is_still_meant_for;
use domain::{Labeled, Origin, Reach};
use egress::{Answer, Limits, Refused, Request, Signer as _};
use jiff::fmt::rfc2822;
use store::activities::{self, Sent};
use store::deliveries::{ClockOffset, Delivery};

use wire::sequence::{HAVE_HEADER, parse};

use super::drive::Driven;
use super::outcome::{Outcome, outcome};
use crate::Federation;
use crate::own_keys::Pair;

/// Clocks that differ by more, in seconds, are shown to the operator when a signature is refused.
const CLOCK_SECONDS_MAX: i64 = 60;

impl Federation {
    /// Sends one, with the other signature once when the first was not taken.
    pub(super) async fn send(&self, delivery: &Delivery, origin: &Origin, driven: &mut Driven) -> Outcome {
        let sent = match self.to_send(delivery, origin) {
            Ok(sent) => sent,
            Err(outcome) => return outcome,
        };
        let reach = if sent.is_public() {
            Reach::Public
        } else {
            Reach::Host(origin.clone())
        };
        let first = driven.scheme.unwrap_or_else(|| self.scheme_for(origin));
        let mut scheme = first;
        let mut pairs = self
            .pairs_for(origin, &delivery.signer, delivery.announced_by)
            .into_iter();
        let mut pair = pairs.next().unwrap_or(Pair::Current);
        loop {
            let Ok(mut signer) = self.signer_with(&delivery.signer, pair, scheme) else {
                return unsendable("the signer has no keys");
            };
            signer.sha256 = Some(sent.body.sha256());
            signer.sequence = self.seq_header(delivery, origin);
            let mut request = Request::post(&delivery.inbox, sent.body.bytes())
                .with_header("content-type", wire::media_type::ACTIVITY_JSON);
            signer.sign(&mut request);
            let labeled = Labeled::federable(request, reach.clone());
            let answer = self.transport.exchange(labeled, Limits::DELIVERY).await;
            let have = answer.as_ref().ok().and_then(|answer| answer.header(HAVE_HEADER));
            driven.have = have.and_then(parse).or(driven.have);
            let rejected = matches!(&answer, Ok(answer) if matches!(answer.status, 400 | 401));
            // It was told of later keys, and we lost its answer; or not even of those that tell it.
            if rejected
                && !is_about_time(&answer)
                && let Some(next) = pairs.next()
            {
                pair = next;
                continue;
            }
            if let Ok(answer) = &answer {
                self.note_refusal(answer, driven);
                if scheme == first
                    && let Some(other) = self.other_scheme(origin, first, answer)
                {
                    scheme = other;
                    continue;
                }
            }
            if rejected && let Ok(answer) = &answer {
                self.doubt_clock(answer);
            }
            let outcome = outcome(&answer, delivery.to);
            match &outcome {
                Outcome::Delivered => {
                    driven.scheme = Some(scheme);
                    driven.clock_offset = None;
                }
                Outcome::Retry { .. } if answer.is_ok_and(|answer| (200..300).contains(&answer.status)) => {
                    driven.lied = Some(self.node.now());
                }
                _ => {}
            }
            return outcome;
        }
    }

    /// The activity, if the host may still have it.
    fn to_send(&self, delivery: &Delivery, origin: &Origin) -> Result<Sent, Outcome> {
        if self.tells_of_withdrawn(&delivery.signer, delivery.announced_by) {
            return Err(Outcome::Withheld);
        }
        let database = &self.node.database;
        let sent = match database.read(|tx| activities::get(tx, &delivery.activity)) {
            Ok(Some(sent)) => sent,
            Ok(None) => return Err(Outcome::Withheld),
            Err(_) => return Err(unsendable("the activity cannot be read now")),
        };
        let now = self.node.now();
        match database.read(|tx| is_still_meant_for(tx, &sent, origin, now)) {
            Ok(true) => Ok(sent),
            Ok(false) => Err(Outcome::Withheld),
            Err(_) => Err(unsendable(
                "whether the host may still have it cannot be read now",
            )),
        }
    }

    /// A 401 whose `Date` is far from our own time tells why: for people, never for our own reckoning (threat C9).
    fn note_refusal(&self, answer: &egress::Answer, driven: &mut Driven) {
        let now = self.node.now();
        let said = answer.header("date").filter(|_| answer.status == 401);
        let Some(theirs) = said.and_then(|said| rfc2822::parse(said).ok()) else {
            return;
        };
        let ahead_seconds = theirs.timestamp().as_second() - now.as_second();
        if ahead_seconds.abs() > CLOCK_SECONDS_MAX {
            driven.clock_offset = Some(ClockOffset {
                ahead_seconds,
                at: now,
            });
        }
    }
}

fn unsendable(what: &str) -> Outcome {
    Outcome::Retry {
        what: what.to_owned(),
        after_seconds: None,
    }
}

/// Whether a host says no because of our clock or its own: other keys would not help.
fn is_about_time(answer: &Result<Answer, Refused>) -> bool {
    const WORD: &[u8] = b"e-clock-skew";
    let body = answer.as_ref().map_or(&[][..], |answer| &answer.body[..]);
    body.windows(WORD.len()).any(|part| part == WORD)
}
