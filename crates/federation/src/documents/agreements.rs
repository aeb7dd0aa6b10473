//! Agreements by their address, for the community that is the other party and for nobody else (protocol section 2).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{AgreementId, Iri};
use edge::Problem;
use serde_json::Value;
use store::{StoreError, Transaction, agreements, peerings};

use super::{Cache, Reader, answer};
use crate::Federation;

/// A text of ours that was offered, or a peering that we proposed, as it was signed.
pub(crate) async fn agreement(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = AgreementId::parse(&id).map_err(|_| Problem::not_found())?;
    let actor = reader.actor().ok_or_else(Problem::not_found)?;
    let name = Iri::local(&federation.node.origin, &format!("/agreements/{id}"));
    let offer = federation.node.database.read(|tx| offered(tx, &name, actor))?;
    let document = offer
        .as_deref()
        .and_then(carried)
        .ok_or_else(Problem::not_found)?;
    Ok(answer(&document, Cache::Never))
}

/// The Offer of the document, if whoever reads it is the other party.
fn offered(tx: &mut Transaction<'_>, name: &Iri, actor: &Iri) -> Result<Option<String>, StoreError> {
    let Some(peering) = peerings::by_actor(tx, actor)? else {
        return Ok(None);
    };
    if &peering.agreement == name {
        return Ok(Some(peering.signed_offer));
    }
    let found = agreements::by_document(tx, name)?.filter(|found| found.peer == peering.peer);
    Ok(found.and_then(|found| found.version(name).map(|version| version.signed_offer.clone())))
}

fn carried(offer: &str) -> Option<Value> {
    let offer: Value = serde_json::from_str(offer).ok()?;
    offer.get("object").cloned()
}
