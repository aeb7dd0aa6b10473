//! A signed delivery that a story may spoil before it is sent.

use axum::body::Body;
use domain::Iri;
use http::Request;
use jiff::Timestamp;
use wire::cavage::sign_cavage;
use wire::keys::SigningKey;
use wire::rfc9421::sign_rfc9421;

use super::{ACTIVITY_JSON, Actor};
use crate::{Reply, StoryNode};

/// How a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// draft-cavage-12 with RSA, as most of the Fediverse.
    Cavage,
    /// RFC 9421 with RSA.
    Rfc9421Rsa,
    /// RFC 9421 with Ed25519, as our own kind.
    Rfc9421Ed25519,
}

/// A delivery with its signature.
#[derive(Clone)]
pub struct Signed {
    /// Where to.
    pub path: String,
    /// As signed, and as spoilt.
    pub headers: Vec<(String, String)>,
    /// As signed, and as spoilt.
    pub body: Vec<u8>,
}

impl Signed {
    /// Signs a body for a node's shared inbox.
    pub fn new(node: &StoryNode, by: &Actor, scheme: Scheme, body: Vec<u8>, at: Timestamp) -> Self {
        let inbox = Iri::local(&node.origin, "/inbox");
        let key_id = match scheme {
            Scheme::Cavage | Scheme::Rfc9421Rsa => by.rsa_key(),
            Scheme::Rfc9421Ed25519 => by.ed25519_key(),
        };
        Self::with_key(&inbox, by, &key_id, scheme, body, at)
    }

    /// Signs a body for a node's shared inbox, with one more header that the signature covers.
    pub fn covering(node: &StoryNode, by: &Actor, body: Vec<u8>, extra: (&str, &str), at: Timestamp) -> Self {
        let inbox = Iri::local(&node.origin, "/inbox");
        let key = SigningKey::Ed25519(&by.keys.ed25519);
        let signed = sign_rfc9421("POST", &inbox, Some(&body), &by.ed25519_key(), key, at, &[extra]);
        let mut headers = vec![
            ("Content-Type".to_owned(), ACTIVITY_JSON.to_owned()),
            ("Host".to_owned(), inbox.origin().authority().to_owned()),
        ];
        headers.extend(signed);
        Self {
            path: inbox.path_and_query().to_owned(),
            headers,
            body,
        }
    }

    /// Asks a node for something, signed as the actor signs.
    pub async fn ask(node: &StoryNode, by: &Actor, path: &str, at: Timestamp) -> Reply {
        let url = Iri::local(&node.origin, path);
        let (rsa, ed25519) = (
            SigningKey::Rsa(&by.keys.rsa),
            SigningKey::Ed25519(&by.keys.ed25519),
        );
        let signed = match by.scheme {
            Scheme::Cavage => sign_cavage("GET", &url, None, &by.rsa_key(), &by.keys.rsa, at),
            Scheme::Rfc9421Rsa => sign_rfc9421("GET", &url, None, &by.rsa_key(), rsa, at, &[]),
            Scheme::Rfc9421Ed25519 => sign_rfc9421("GET", &url, None, &by.ed25519_key(), ed25519, at, &[]),
        };
        let mut request = Request::get(path).header("accept", ACTIVITY_JSON);
        if !signed.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            request = request.header("host", node.origin.authority());
        }
        for (name, value) in &signed {
            request = request.header(name, value);
        }
        let request = request.body(Body::empty());
        node.answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Signs for any inbox, naming any key.
    pub fn with_key(
        inbox: &Iri,
        by: &Actor,
        key_id: &Iri,
        scheme: Scheme,
        body: Vec<u8>,
        at: Timestamp,
    ) -> Self {
        let ed25519 = SigningKey::Ed25519(&by.keys.ed25519);
        let rsa = SigningKey::Rsa(&by.keys.rsa);
        let signed = match scheme {
            Scheme::Cavage => sign_cavage("POST", inbox, Some(&body), key_id, &by.keys.rsa, at),
            Scheme::Rfc9421Rsa => sign_rfc9421("POST", inbox, Some(&body), key_id, rsa, at, &[]),
            Scheme::Rfc9421Ed25519 => sign_rfc9421("POST", inbox, Some(&body), key_id, ed25519, at, &[]),
        };
        let mut headers = vec![("Content-Type".to_owned(), ACTIVITY_JSON.to_owned())];
        if !signed.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            headers.push(("Host".to_owned(), inbox.origin().authority().to_owned()));
        }
        headers.extend(signed);
        Self {
            path: inbox.path_and_query().to_owned(),
            headers,
            body,
        }
    }

    /// Another body under the same signature.
    #[must_use]
    pub fn with_body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self
    }

    /// Another value for a header, or one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// One more header of a name that may be there already.
    #[must_use]
    pub fn also(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without a header.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// A header as it stands.
    pub fn header(&self, name: &str) -> &str {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// With one text of a header replaced by another.
    #[must_use]
    pub fn edit(self, name: &str, from: &str, to: &str) -> Self {
        let value = self.header(name).to_owned();
        assert!(value.contains(from), "`{name}: {value}` has no `{from}` to spoil");
        self.with(name, &value.replace(from, to))
    }

    /// Sends it to a node's front door.
    pub async fn send(&self, node: &StoryNode) -> Reply {
        let mut request = Request::post(&self.path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body.clone()));
        node.answer(request.expect("a story spoils values, not the form of HTTP"))
            .await
    }
}
