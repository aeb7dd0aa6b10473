//! Somebody outside on loopback: publishes a calendar, and follows communities as a small Fediverse server does.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::{Iri, Origin};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use wire::http_signature::ReceivedRequest;
use wire::keys::RsaKey;

use crate::admin::Failure;

const ACTIVITY_JSON: &str = "application/activity+json";

/// Its server and what that has seen.
pub(super) struct Outside {
    shared: Arc<Shared>,
    _server: JoinSet<()>,
}

struct Shared {
    origin: Origin,
    key: RsaKey,
    calendar: Mutex<String>,
    delivered: Mutex<Vec<ReceivedRequest>>,
}

impl Outside {
    /// Listens on a free port, with a key of its own.
    pub(super) async fn open() -> Result<Self, Failure> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await;
        let listener = listener.map_err(|error| Failure::failed(error.kind()))?;
        let port = listener
            .local_addr()
            .map_err(|error| Failure::failed(error.kind()))?
            .port();
        let origin = Origin::parse(&format!("http://outside.localhost:{port}")).map_err(Failure::failed)?;
        let shared = Arc::new(Shared {
            origin,
            key: RsaKey::generate().map_err(Failure::failed)?,
            calendar: Mutex::default(),
            delivered: Mutex::default(),
        });
        let router = Router::new()
            .route("/calendar.ics", get(calendar))
            .route("/users/ada", get(actor))
            .route("/users/ada/inbox", post(inbox))
            .route("/inbox", post(inbox))
            .with_state(shared.clone());
        let mut server = JoinSet::new();
        server.spawn(async move {
            // Ends with the check, which drops it.
            let _ended = axum::serve(listener, router).await;
        });
        Ok(Self {
            shared,
            _server: server,
        })
    }

    /// Where the calendar is.
    pub(super) fn calendar_address(&self) -> Iri {
        Iri::local(&self.shared.origin, "/calendar.ics")
    }

    /// What the calendar says from now on.
    pub(super) fn publish_calendar(&self, text: String) {
        *self
            .shared
            .calendar
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = text;
    }

    pub(super) fn origin(&self) -> &Origin {
        &self.shared.origin
    }

    /// The follower.
    pub(super) fn actor(&self) -> Iri {
        Iri::local(&self.shared.origin, "/users/ada")
    }

    pub(super) fn key_id(&self) -> Iri {
        Iri::local(&self.shared.origin, "/users/ada#main-key")
    }

    pub(super) fn key(&self) -> &RsaKey {
        &self.shared.key
    }

    /// Everything that was delivered to it so far, as it came.
    pub(super) fn delivered(&self) -> Vec<ReceivedRequest> {
        self.shared
            .delivered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

async fn calendar(State(shared): State<Arc<Shared>>) -> Response {
    let text = shared
        .calendar
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response()
}

async fn actor(State(shared): State<Arc<Shared>>) -> Response {
    let id = format!("{}/users/ada", shared.origin);
    let document: Value = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": id, "type": "Person", "preferredUsername": "ada", "name": "Ada Wrenfield",
        "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
        "endpoints": { "sharedInbox": format!("{}/inbox", shared.origin) },
        "publicKey": {
            "id": format!("{id}#main-key"), "owner": id, "publicKeyPem": shared.key.public().to_pem(),
        },
    });
    (
        [(header::CONTENT_TYPE, ACTIVITY_JSON)],
        Json(document).into_response().into_body(),
    )
        .into_response()
}

async fn inbox(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let received = ReceivedRequest {
        method: "POST".to_owned(),
        path_and_query: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        headers: headers
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: body.to_vec(),
    };
    shared
        .delivered
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(received);
    StatusCode::ACCEPTED
}
