//! Who reads: a signed GET makes its actor known, and a peer's actor sees what peers may see.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use community::{Asker, Viewer};
use domain::{Iri, Origin, Scope};
use http::request::Parts;
use wire::http_signature::{self, ReceivedRequest};

use crate::Federation;
use crate::actors::Freshness;

/// Who reads a document. A signature that does not verify is nobody's: public things are still read.
pub(crate) struct Reader {
    asker: Option<Asker>,
}

impl Reader {
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
        self.asker.as_ref().map_or(Viewer::Anyone, Asker::viewer)
    }
}

impl FromRequestParts<Arc<Federation>> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, federation: &Arc<Federation>) -> Result<Self, Infallible> {
        Ok(Self {
            asker: federation.reader(parts).await,
        })
    }
}

impl Federation {
    async fn reader(&self, parts: &Parts) -> Option<Asker> {
        if !parts.headers.contains_key("signature") {
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
        claimed
            .verify(
                &received,
                &self.node.origin,
                &reader.key.key,
                self.node.now(),
                reader.window,
            )
            .ok()?;
        self.heard_from(&reader.actor.id.origin()).await;
        self.node
            .database
            .read(|tx| Asker::look_up(tx, &reader.actor.id, Scope::Events))
            .ok()
    }
}
