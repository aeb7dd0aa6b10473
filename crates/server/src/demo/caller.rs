//! Speaks HTTP to the nodes as anybody outside does: a connection each time, a name that ends in `.localhost`.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use domain::Origin;
use http::{HeaderMap, Method, Request, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::admin::Failure;

/// Longest wait for an answer.
const ANSWER_MAX: Duration = Duration::from_secs(20);
/// Largest answer read, in bytes: a probe tells of the last 2,000 requests with all they carried.
const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoAnswer {
    #[error("{0} does not answer")]
    Silent(Origin),
    #[error("{0} took too long to answer")]
    Late(Origin),
    #[error("{0} is no address such as http://seattle.localhost:8101")]
    Address(String),
}

impl From<NoAnswer> for Failure {
    fn from(none: NoAnswer) -> Self {
        Self::failed(none)
    }
}

/// A node as seen from outside, and whose token is shown to it.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    pub(super) origin: Origin,
    token: Option<String>,
}

/// What it answered.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Caller {
    /// Nobody in particular, at this origin.
    pub(super) fn anyone(origin: &str) -> Result<Self, NoAnswer> {
        let parsed = Origin::parse(origin).map_err(|_| NoAnswer::Address(origin.to_owned()))?;
        Ok(Self {
            origin: parsed,
            token: None,
        })
    }

    /// Somebody with a token.
    pub(super) fn with_token(&self, token: &str) -> Self {
        Self {
            origin: self.origin.clone(),
            token: Some(token.to_owned()),
        }
    }

    pub(super) async fn get(&self, path: &str) -> Result<Reply, NoAnswer> {
        self.ask(Method::GET, path, &[], None).await
    }

    /// What is at a path, which has to be there.
    pub(super) async fn read(&self, path: &str) -> Result<Reply, Failure> {
        let reply = self.get(path).await?;
        expect(&reply, 200, path)?;
        Ok(reply)
    }

    /// As `get`, saying which form is wanted.
    pub(super) async fn get_as(&self, path: &str, accept: &str) -> Result<Reply, NoAnswer> {
        self.ask(Method::GET, path, &[("accept", accept)], None).await
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<Reply, NoAnswer> {
        self.json(Method::POST, path, body).await
    }

    pub(super) async fn put(&self, path: &str, body: &Value) -> Result<Reply, NoAnswer> {
        self.json(Method::PUT, path, body).await
    }

    pub(super) async fn delete(&self, path: &str) -> Result<Reply, NoAnswer> {
        self.ask(Method::DELETE, path, &[], None).await
    }

    async fn json(&self, method: Method, path: &str, body: &Value) -> Result<Reply, NoAnswer> {
        let body = body.to_string().into_bytes();
        self.ask(method, path, &[("content-type", "application/json")], Some(body))
            .await
    }

    /// Any request.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Result<Reply, NoAnswer> {
        match tokio::time::timeout(ANSWER_MAX, self.exchange(method, path, headers, body)).await {
            Ok(reply) => reply.ok_or_else(|| NoAnswer::Silent(self.origin.clone())),
            Err(_) => Err(NoAnswer::Late(self.origin.clone())),
        }
    }

    async fn exchange(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Option<Reply> {
        let authority = self.origin.authority();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, authority);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers
            .iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("host"))
        {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.unwrap_or_default())).ok()?;
        let stream = connect(port(authority)?).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.ok()?;
        let exchange = async {
            let response = sender.send_request(request).await.ok()?;
            let (head, body) = response.into_parts();
            let body = to_bytes(Body::new(body), BODY_BYTES_MAX).await.ok()?;
            Some(Reply {
                status: head.status.as_u16(),
                headers: head.headers,
                body,
            })
        };
        let mut exchange = std::pin::pin!(exchange);
        tokio::select! {
            biased;
            reply = exchange.as_mut() => reply,
            // The other side may close after its answer, which then waits to be read.
            _closed = connection => exchange.await,
        }
    }
}

fn port(authority: &str) -> Option<u16> {
    authority.rsplit_once(':')?.1.parse().ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "plays somebody outside who asks the nodes of this demonstration, on loopback alone"
)]
async fn connect(port: u16) -> Option<TcpStream> {
    TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .await
        .ok()
}

impl Reply {
    /// The body as JSON; null when it is none.
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A sentence about an answer that was not hoped for.
    pub(super) fn complaint(&self) -> String {
        let said = self.json();
        let detail = said["detail"].as_str().unwrap_or("no reason given").to_owned();
        format!("answered {}: {detail}", self.status)
    }
}

/// Fails with what was answered when the status is another.
pub(super) fn expect(reply: &Reply, status: u16, what: &str) -> Result<(), Failure> {
    match reply.status == status {
        true => Ok(()),
        false => Err(Failure::failed(format!("{what}: {}", reply.complaint()))),
    }
}
