//! Sends one delivery: the bytes that were kept, with a signature made for this attempt.

use community::still_meant_for::is_still_meant_for;
use domain::{Labeled, Origin, Reach};
use egress::{Answer, Limits, Refused, Request, Signer as _};
use store::activities;
use store::deliveries::Delivery;

use wire::sequence::{HAVE_HEADER, parse};

use super::lane::Driven;
use super::outcome::{Outcome, outcome};
use crate::Federation;
use crate::own_keys::Pair;
use crate::sign::other;

impl Federation {
    /// Sends one, with the other signature once when the first was not taken.
    pub(super) async fn send(&self, delivery: &Delivery, origin: &Origin, driven: &mut Driven) -> Outcome {
        let unsendable = |what: &str| Outcome::Retry {
            what: what.to_owned(),
            after_seconds: None,
        };
        let sent = match self
            .node
            .database
            .read(|tx| activities::get(tx, &delivery.activity))
        {
            Ok(Some(sent)) => sent,
            Ok(None) => return Outcome::Withheld,
            Err(_) => return unsendable("the activity cannot be read now"),
        };
        let still_meant = self
            .node
            .database
            .read(|tx| is_still_meant_for(tx, &sent, origin));
        match still_meant {
            Ok(true) => {}
            Ok(false) => return Outcome::Withheld,
            Err(_) => return unsendable("whether the host may still have it cannot be read now"),
        }
        let reach = if sent.is_public() {
            Reach::Public
        } else {
            Reach::Host(origin.clone())
        };
        let first = driven.scheme.unwrap_or_else(|| self.scheme_for(origin));
        let mut scheme = first;
        let mut pair = match delivery.announced_by {
            Some(number) => Pair::Numbered(number),
            None => self.pair_for(origin, &delivery.signer),
        };
        loop {
            let Ok(mut signer) = self.signer_with(&delivery.signer, pair, scheme) else {
                return unsendable("the signer has no keys");
            };
            signer.sequence = self.seq_header(delivery, origin);
            let mut request = Request::post(&delivery.inbox, sent.body.clone().into())
                .with_header("content-type", wire::media_type::ACTIVITY_JSON);
            signer.sign(&mut request);
            let labeled = Labeled::federable(request, reach.clone());
            let answer = self.transport.exchange(labeled, Limits::DELIVERY).await;
            let have = answer.as_ref().ok().and_then(|answer| answer.header(HAVE_HEADER));
            driven.have = have.and_then(parse).or(driven.have);
            let rejected = matches!(&answer, Ok(answer) if matches!(answer.status, 400 | 401));
            if rejected && pair != Pair::Current && !is_about_time(&answer) {
                // It was told of the new keys, and we lost its answer.
                pair = Pair::Current;
                continue;
            }
            if rejected && scheme == first {
                scheme = other(first);
                continue;
            }
            if let Ok(answer) = &answer
                && rejected
            {
                self.doubt_clock(answer);
            }
            let outcome = outcome(&answer, delivery.to);
            if outcome == Outcome::Delivered {
                driven.scheme = Some(scheme);
            }
            return outcome;
        }
    }
}

/// Whether a host says no because of our clock or its own: other keys would not help.
fn is_about_time(answer: &Result<Answer, Refused>) -> bool {
    const WORD: &[u8] = b"e-clock-skew";
    let body = answer.as_ref().map_or(&[][..], |answer| &answer.body[..]);
    body.windows(WORD.len()).any(|part| part == WORD)
}
