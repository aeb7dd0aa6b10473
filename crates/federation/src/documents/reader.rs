//! Who reads: a signed GET makes its actor known, and a peer's actor sees what peers may see; a member who brings her
//! token sees what she may see.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use community::{Asker, Viewer};
use domain::{Iri, Origin, Scope};
use edge::Caller;
use http::header;
use http::request::Parts;
use wire::http_signature::{self, ReceivedRequest, Scheme};
use wire::keys::PublicKey;

use crate::Federation;
use crate::actors::Freshness;

/// Who reads a document. A signature that does not verify is nobody's: public things are still read.
pub(crate) struct Reader {
    asker: Option<Asker>,
    signed: Signed,
    caller: Option<Caller>,
}

/// How a request was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signed {
    /// With RFC 9421 and the Ed25519 key.
    Ed25519,
    /// Otherwise, or not at all.
    Otherwise,
}

impl Reader {
    /// Reads the signature of a GET.
    pub(crate) async fn of(parts: &Parts, federation: &Federation) -> Self {
        let found = federation.reader(parts).await;
        let (asker, signed) =
            found.map_or((None, Signed::Otherwise), |(asker, signed)| (Some(asker), signed));
        let caller = match parts.headers.contains_key(header::AUTHORIZATION) {
            true => edge::reader(&federation.node, &parts.headers).ok(),
            false => None,
        };
        Self {
            asker,
            signed,
            caller,
        }
    }

    /// The member of ours who reads by her token.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        self.caller.as_ref()
    }

    /// Whether our own kind signed as it signs to us: RFC 9421 with the Ed25519 key.
    pub(crate) fn signed_with_ed25519(&self) -> bool {
        self.signed == Signed::Ed25519
    }

    /// The verified actor.
    pub(crate) fn actor(&self) -> Option<&Iri> {
        self.asker.as_ref().map(Asker::actor)
    }

    /// The peer whose actor it is, when it is one.
    pub(crate) fn peer(&self) -> Option<&Origin> {
        let peer = self.asker.as_ref()?.peer()?;
        Some(&peer.peering().peer)
    }

    /// As a viewer of events.
    pub(crate) fn viewer(&self) -> Viewer {
        if let Some(caller) = &self.caller {
            return Viewer::Member(caller.membership.clone());
        }
        self.asker.as_ref().map_or(Viewer::Anyone, Asker::viewer)
    }
}

impl FromRequestParts<Arc<Federation>> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, federation: &Arc<Federation>) -> Result<Self, Infallible> {
        Ok(Self::of(parts, federation).await)
    }
}

impl Federation {
    async fn reader(&self, parts: &Parts) -> Option<(Asker, Signed)> {
        if self.is_off() || !parts.headers.contains_key("signature") {
            return None;
        }
        let headers = parts.headers.iter();
        let received = ReceivedRequest {
            method: parts.method.as_str().to_owned(),
            path_and_query: parts
                .uri
                .path_and_query()
                .map_or("/", |found| found.as_str())
                .to_owned(),
            headers: headers
                .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
                .collect(),
            body: Vec::new(),
        };
        let claimed = http_signature::parse(&received).ok()?;
        let mut budget = self.budget();
        let reader = self
            .key(claimed.key_id(), Freshness::Cached, &mut budget)
            .await
            .ok()?;
        let verified = claimed
            .verify(
                &received,
                &self.node.origin,
                &reader.key.key,
                self.node.now(),
                reader.window,
            )
            .ok()
            .filter(|verified| reader.counts_at(verified.created()))?;
        self.heard_from(&reader.actor.id.origin()).await;
        let ours = verified.scheme() == Scheme::Rfc9421 && matches!(reader.key.key, PublicKey::Ed25519(_));
        let signed = if ours { Signed::Ed25519 } else { Signed::Otherwise };
        let asker = self
            .node
            .database
            .read(|tx| Asker::look_up(tx, &reader.actor.id, Scope::Events));
        Some((asker.ok()?, signed))
    }
}
