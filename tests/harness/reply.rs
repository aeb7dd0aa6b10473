//! A request through a node's front door, and what came back.

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value;

use crate::StoryNode;

/// What a node answered.
#[derive(Clone, Debug)]
pub struct Reply {
    /// As a number.
    pub status: u16,
    /// All of them.
    pub headers: HeaderMap,
    /// All of it.
    pub body: Bytes,
}

impl Reply {
    /// What comes from a machine that is down.
    pub(crate) fn nothing() -> Self {
        Self {
            status: StatusCode::BAD_GATEWAY.as_u16(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What the first form of the page carries to show whose it is.
    #[track_caller]
    pub fn form_token(&self) -> String {
        let page = self.text();
        let rest = page.split("name=\"form_token\" value=\"").nth(1);
        let token = rest.and_then(|rest| rest.split('"').next());
        token.expect("a page with a form").to_owned()
    }

    /// A header's value, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The JSON of an answer that must have this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }

    /// The word of a problem document, for example `signature-invalid`.
    pub fn reason(&self) -> String {
        let kind = self.json()["type"].as_str().unwrap_or_default().to_owned();
        kind.rsplit("#e-").next().unwrap_or_default().to_owned()
    }
}

/// A request with a JSON body, by a token or by nobody.
pub async fn send(
    node: &StoryNode,
    method: Method,
    path: &str,
    token: Option<&str>,
    body: Option<&Value>,
) -> Reply {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, node.origin.authority());
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let body = match body {
        Some(body) => {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(body.to_string())
        }
        None => Body::empty(),
    };
    node.answer(request.body(body).expect("a story asks for addresses that exist"))
        .await
}

/// A GET by nobody in particular, in the form asked for.
pub async fn get(node: &StoryNode, path: &str, accept: &str) -> Reply {
    let request = Request::get(path)
        .header(header::HOST, node.origin.authority())
        .header(header::ACCEPT, accept)
        .body(Body::empty())
        .expect("a story asks for addresses that exist");
    node.answer(request).await
}
