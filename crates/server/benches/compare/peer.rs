//! The other node: a server that shows its actors and counts what reaches its inboxes, under many names.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use domain::{Html, Iri, Origin, Slug, Title};
use http::{Method, Request, StatusCode, header};
use jiff::Timestamp;
use serde_json::Value;
use tokio::net::TcpListener;
use wire::actor::{ApplicationFacts, GroupFacts, KeyFacts};
use wire::keys::{ActorKeys, PublicKey};

use crate::Failure;

/// The name under which it is a peer; further names belong to followers.
pub(crate) const PEER: &str = "peer";

/// One server with one pair of keys; each name below `.localhost` is a node of its own to whoever asks.
pub(crate) struct Peer {
    /// What signs in all its names.
    pub(crate) keys: ActorKeys,
    public: (PublicKey, PublicKey),
    port: u16,
    heard: AtomicU64,
    since: Timestamp,
}

impl Peer {
    /// Listens on a free port; ends with the program.
    pub(crate) async fn open(since: Timestamp) -> Result<Arc<Self>, Failure> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let keys = ActorKeys::generate([0x42; 32])?;
        let peer = Arc::new(Self {
            public: (keys.rsa.public(), keys.ed25519.public()),
            keys,
            port: listener.local_addr()?.port(),
            heard: AtomicU64::new(0),
            since,
        });
        let router = Router::new().fallback(answer).with_state(peer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(peer)
    }

    /// The port of all its names.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Activities that reached its inboxes so far.
    pub(crate) fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    /// Where it is under a name.
    pub(crate) fn origin(&self, name: &str) -> Result<Origin, Failure> {
        Ok(Origin::parse(&format!("http://{name}.localhost:{}", self.port))?)
    }

    /// Its Ed25519 key, as others write it.
    pub(crate) fn multikey(&self) -> String {
        self.public.1.to_multikey()
    }

    fn key_facts(&self) -> KeyFacts<'_> {
        KeyFacts {
            rsa_fragment: "main-key",
            rsa: &self.public.0,
            ed25519_fragment: "ed25519-key",
            ed25519: &self.public.1,
            rsa_multikey_fragment: "rsa-key",
            former: &[],
        }
    }

    fn document(&self, origin: &Origin, path: &str) -> Result<Option<Value>, Failure> {
        let (group, application) = (group(origin), application(origin));
        let url = Iri::local(origin, "/");
        Ok(match path {
            "/.well-known/webfinger" => Some(wire::discovery::webfinger_host(origin, &application)),
            "/actor" => Some(wire::actor::write_application(&ApplicationFacts {
                id: &application,
                origin,
                url: &url,
                community: &group,
                keys: self.key_facts(),
                peer: None,
                voucher_endpoint: None,
                proof_endpoint: None,
            })),
            "/c/load" => Some(wire::actor::write_group(&GroupFacts {
                id: &group,
                slug: &Slug::parse("load")?,
                origin,
                name: &Title::parse("Load")?,
                summary: &Html::default(),
                url: &url,
                published: self.since,
                application: &application,
                keys: self.key_facts(),
                icon: None,
                image: None,
                website: None,
                code_of_ethics: None,
                offers: None,
                statements: None,
            })),
            _ => None,
        })
    }
}

/// The community of a name.
pub(crate) fn group(origin: &Origin) -> Iri {
    Iri::local(origin, "/c/load")
}

/// The node of a name.
pub(crate) fn application(origin: &Origin) -> Iri {
    Iri::local(origin, "/actor")
}

async fn answer(State(peer): State<Arc<Peer>>, request: Request<Body>) -> Response {
    let (head, body) = request.into_parts();
    let mut response = Response::new(Body::empty());
    if head.method == Method::POST {
        // Read to its end, so that the connection can be used again.
        let read = axum::body::to_bytes(body, 1 << 20).await;
        peer.heard.fetch_add(u64::from(read.is_ok()), Ordering::Relaxed);
        *response.status_mut() = StatusCode::ACCEPTED;
        return response;
    }
    let host = head.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = host.and_then(|host| Origin::parse(&format!("http://{host}")).ok());
    let document = origin.and_then(|origin| peer.document(&origin, head.uri.path()).ok().flatten());
    match document {
        Some(document) => {
            let kind = http::HeaderValue::from_static("application/activity+json");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
            *response.body_mut() = Body::from(document.to_string());
        }
        None => *response.status_mut() = StatusCode::NOT_FOUND,
    }
    response
}
