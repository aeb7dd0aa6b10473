//! A signed GET, and the second knock where the first signature was not taken (protocol section 3.2).

use domain::{Iri, Labeled, Origin, OwnActor, Reach};
use egress::{Answer, FetchBudget, FetchPermit, FetchRefused, FetchedDocument};
use store::actor_keys::Signer;
use store::deliveries::Scheme;

use super::ActorProblem;
use crate::Federation;
use crate::sign::Covers;

impl Federation {
    /// Asks with the scheme the host is known to take. Answered 401 to an address with a query: once more with the query
    /// left out of what is signed; answered 400 or 401: once more with the other scheme, which is remembered.
    pub(super) async fn fetch_permitted(
        &self,
        id: &Iri,
        origin: &Origin,
        permit: FetchPermit,
        budget: &mut FetchBudget,
    ) -> Result<FetchedDocument, ActorProblem> {
        let first = self.scheme_for(origin);
        let mut fetched = self
            .fetch_signed(id, origin, permit, (first, Covers::Query))
            .await;
        let has_query = id.path_and_query().contains('?');
        if let (Err(FetchRefused::Status(401)), true, Scheme::CavageRsa, Ok(permit)) =
            (&fetched, has_query, first, budget.permit())
        {
            fetched = self
                .fetch_signed(id, origin, permit, (first, Covers::PathAlone))
                .await;
        }
        if let Err(FetchRefused::Status(status @ (400 | 401))) = &fetched
            && let Some(other) = self.other_scheme(origin, first, &said(id, *status))
            && let Ok(permit) = budget.permit()
        {
            let again = self
                .fetch_signed(id, origin, permit, (other, Covers::Query))
                .await;
            if again.is_ok() {
                self.remember_scheme(origin, other).await;
                fetched = again;
            }
        }
        fetched.map_err(|refused| match refused {
            FetchRefused::Status(410) => ActorProblem::Gone,
            FetchRefused::Status(404) => ActorProblem::NotFound,
            FetchRefused::Exchange(cause) if cause.is_permanent() => ActorProblem::NotFound,
            FetchRefused::Status(_) | FetchRefused::Exchange(_) => ActorProblem::Unavailable,
            _ => ActorProblem::NotFound,
        })
    }

    async fn fetch_signed(
        &self,
        id: &Iri,
        origin: &Origin,
        permit: FetchPermit,
        (scheme, covers): (Scheme, Covers),
    ) -> Result<FetchedDocument, FetchRefused> {
        let node = Signer::Own(OwnActor::Node);
        let pair = self.pair_for(origin, &node);
        let Ok(mut signer) = self.signer_with(&node, pair, scheme) else {
            // As one that does not answer: it is asked again when there are keys.
            return Err(FetchRefused::Exchange(egress::Refused::Connect));
        };
        signer.covers = covers;
        let url = Labeled::federable(id.document(), Reach::Host(origin.clone()));
        let transport = self.transport.as_ref();
        egress::fetch_document(transport, permit, url, Some(&signer), &self.tuning.fetch).await
    }
}

/// An answer of which only the status is known.
fn said(id: &Iri, status: u16) -> Answer {
    Answer {
        status,
        headers: Vec::new(),
        body: bytes::Bytes::new(),
        url: id.clone(),
    }
}
