//! Sends one delivery: the bytes that were kept, with a signature made for this attempt.

use domain::{Iri, Labeled, Origin, Reach, Scope};
use egress::{Limits, Request, Signer as _};
use store::deliveries::{Delivery, Scheme};
use store::{StoreError, activities};

use super::outcome::{Outcome, outcome};
use crate::Federation;
use crate::sign::other;

impl Federation {
    /// Sends one, with the other signature once when the first was not taken.
    pub(super) async fn send(
        &self,
        delivery: &Delivery,
        origin: &Origin,
        learned: &mut Option<Scheme>,
    ) -> Outcome {
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
        match self.is_no_longer_for(&sent, &delivery.inbox) {
            Ok(false) => {}
            Ok(true) => return Outcome::Withheld,
            Err(_) => return unsendable("whether the host may still have it cannot be read now"),
        }
        let reach = if sent.public {
            Reach::Public
        } else {
            Reach::Host(origin.clone())
        };
        let first = learned.unwrap_or_else(|| self.scheme_for(origin));
        let mut scheme = first;
        loop {
            let Ok(signer) = self.signer(&delivery.signer, scheme) else {
                return unsendable("the signer has no keys");
            };
            let mut request = Request::post(&delivery.inbox, sent.body.clone().into())
                .with_header("content-type", wire::media_type::ACTIVITY_JSON);
            signer.sign(&mut request);
            let labeled = Labeled::federable(request, reach.clone());
            let answer = self.transport.exchange(labeled, Limits::DELIVERY).await;
            let rejected = matches!(&answer, Ok(answer) if matches!(answer.status, 400 | 401));
            if rejected && scheme == first {
                scheme = other(first);
                continue;
            }
            let outcome = outcome(&answer, delivery.to);
            if outcome == Outcome::Delivered {
                *learned = Some(scheme);
            }
            return outcome;
        }
    }

    /// What was queued for a peer's eyes is not sent after the peering ended.
    fn is_no_longer_for(&self, sent: &activities::Sent, inbox: &Iri) -> Result<bool, StoreError> {
        if sent.public || !sent.id.path_and_query().starts_with("/events/") {
            return Ok(false);
        }
        if sent.id.path_and_query().contains("/activities/withdraw/")
            || sent.id.path_and_query().ends_with("/activities/delete")
        {
            return Ok(false);
        }
        let peer = self
            .node
            .database
            .read(|tx| store::peerings::active(tx, &inbox.origin(), Scope::Events))?;
        Ok(peer.is_none())
    }
}
