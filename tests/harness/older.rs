//! A peer of an older protocol: it sends activities and nothing else, neither numbers nor digests.
//!
//! It is a node of this build whose way out and front door leave away what an older one does not know. What it
//! signs is signed again without its number, because a signature covers the number. So the rest of the world is
//! tested against software that has none of it, without a second build of the node in the tests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ambient::{Clock, ToldClock};
use domain::{Federable, Iri, Labeled, Reach};
use egress::memory::{MemoryTransport, answer};
use egress::{Answer, Exchange, Limits, Method, Request, Transport};
use wire::http_signature::is_made_by_signing;
use wire::keys::{ActorKeys, SigningKey};
use wire::rfc9421::sign_rfc9421;
use wire::sequence::{HAVE_HEADER, SEQ_HEADER};

/// Which protocol a node speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// All of it.
    #[default]
    Present,
    /// Activities alone: no `Rosarium-Seq`, no `Rosarium-Have`, 404 under `/peer/`.
    Older,
}

/// The keys of a node's actors, by their ids.
#[derive(Clone, Default)]
pub(crate) struct Signers(Arc<Mutex<BTreeMap<Iri, Arc<ActorKeys>>>>);

impl Signers {
    pub(crate) fn add(&self, actor: Iri, keys: ActorKeys) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(actor, Arc::new(keys));
    }

    fn of(&self, actor: &Iri) -> Option<Arc<ActorKeys>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(actor).cloned()
    }
}

/// What such a node sends through the network.
pub(crate) struct OlderTransport {
    pub(crate) inner: MemoryTransport,
    pub(crate) signers: Signers,
    pub(crate) clock: ToldClock,
}

impl Transport for OlderTransport {
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a> {
        let sent = request.value();
        if sent.method == Method::Get && is_unknown(sent.url.path_and_query()) {
            let url = sent.url.clone();
            return Box::pin(async move { Ok(Answer { url, ..not_found() }) });
        }
        let (request, reach) = request.into_parts();
        let request = Labeled::federable(self.without_number(request), reach);
        Box::pin(async move {
            let answered = self.inner.exchange(request, limits).await;
            answered.map(without_have)
        })
    }
}

impl OlderTransport {
    fn without_number(&self, mut request: Request) -> Request {
        let header = |name: &str| {
            let mut found = request.headers.iter();
            found
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.clone())
        };
        let (Some(_), Some(input)) = (header(SEQ_HEADER), header("signature-input")) else {
            return request;
        };
        let key_id = input
            .split("keyid=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let key_id = Iri::parse(key_id.expect("it signs with a key id")).expect("a key id is an address");
        let actor = Iri::parse(key_id.as_str().split('#').next().unwrap_or_default());
        let keys = self.signers.of(&actor.expect("an actor has an address"));
        let keys = keys.expect("a node signs as its own actors");
        request.headers.retain(|(name, _)| !is_made_by_signing(name));
        let (key, body) = (SigningKey::Ed25519(&keys.ed25519), request.body.as_deref());
        let method = request.method.as_str();
        let signed = sign_rfc9421(method, &request.url, body, &key_id, key, self.clock.now(), &[]);
        request.headers.extend(signed);
        request
    }
}

/// What an older node has no page for.
pub(crate) fn is_unknown(path: &str) -> bool {
    path.starts_with("/peer/")
}

/// How it answers there.
pub(crate) fn not_found() -> Answer {
    answer(404, "text/plain", "")
}

/// Its answers say nothing of what it has.
pub(crate) fn without_have(mut answer: Answer) -> Answer {
    answer
        .headers
        .retain(|(name, _)| !name.eq_ignore_ascii_case(HAVE_HEADER));
    answer
}
