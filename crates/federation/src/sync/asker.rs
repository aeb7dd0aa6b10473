//! Who asks at `/peer/…`: the Application of an active peer, by an RFC 9421 signature with its Ed25519 key.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use domain::{Iri, Origin, PeeringState};
use edge::{Problem, Reason};
use http::request::Parts;
use store::peerings;

use crate::Federation;
use crate::documents::Reader;

/// A peer that asks for what only peers may read.
pub(crate) struct PeerAsker {
    /// Its node.
    pub(crate) peer: Origin,
    /// Its node's actor, who signed.
    pub(crate) application: Iri,
}

impl FromRequestParts<Arc<Federation>> for PeerAsker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, federation: &Arc<Federation>) -> Result<Self, Problem> {
        federation.refuse_while_off()?;
        let reader = Reader::of(parts, federation).await;
        let actor = reader.actor().ok_or_else(|| {
            Problem::new(
                Reason::SignatureMissing,
                "sign this GET with RFC 9421 as your node's Application",
            )
        })?;
        if !reader.signed_with_ed25519() {
            return Err(Problem::new(
                Reason::SignatureInvalid,
                "sign with RFC 9421 and the Ed25519 key",
            ));
        }
        let peering = federation
            .node
            .database
            .read(|tx| peerings::get(tx, &actor.origin()))?;
        match peering {
            Some(peering) if peering.state == PeeringState::Active && &peering.application == actor => {
                Ok(Self {
                    peer: peering.peer,
                    application: peering.application,
                })
            }
            _ => Err(Problem::new(
                Reason::NotAPeer,
                "only the Application of an active peer may read this",
            )),
        }
    }
}
