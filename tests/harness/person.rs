//! A member of a node with her token: the hands of a story.

use std::sync::Arc;

use axum::body::Body;
use domain::{Iri, MemberId, Role};
use http::{Method, Request, header};
use serde_json::{Value, json};
use server::admin::{MemberAsk, MemberRow, Reply as Operated, Request as Operate, TokenAsk};
use store::tokens::TokenScope;

use crate::reply::{Reply, send};
use crate::story_node::StoryNode;

/// Somebody who speaks REST to her own node.
#[derive(Clone)]
pub struct Person {
    /// Where she is at home.
    pub node: Arc<StoryNode>,
    /// Never shown to another node.
    pub id: MemberId,
    /// As others address her, once she has acted.
    pub actor: Iri,
    pub(crate) token: String,
}

impl Person {
    /// An operator, made as the command line makes one, with a token for everything.
    pub async fn operator(node: &Arc<StoryNode>, handle: &str) -> Self {
        let row = MemberRow {
            line: 0,
            handle: handle.to_owned(),
            name: handle.to_owned(),
            mail: format!("{handle}@mail.example"),
            organization: "Ledgerline".to_owned(),
            kind: String::new(),
        };
        let roles = vec![Role::Operator];
        let made = operate(node, Operate::Members(MemberAsk::Create { row, roles })).await;
        let ask = TokenAsk::Create {
            member: handle.to_owned(),
            scopes: vec![TokenScope::Admin],
        };
        let token = operate(node, Operate::Tokens(ask)).await;
        let word = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self {
            node: node.clone(),
            id: MemberId::parse(&word(&made, "id")).expect("a command tells the id of whom it added"),
            actor: Iri::local(&node.origin, &format!("/users/{handle}")),
            token: word(&token, "token"),
        }
    }

    /// What she brings as a bearer.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Asks for something.
    pub async fn get(&self, path: &str) -> Reply {
        send(&self.node, Method::GET, path, Some(&self.token), None).await
    }

    /// Makes something.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        send(&self.node, Method::POST, path, Some(&self.token), Some(&body)).await
    }

    /// Changes something.
    pub async fn put(&self, path: &str, body: Value) -> Reply {
        send(&self.node, Method::PUT, path, Some(&self.token), Some(&body)).await
    }

    /// Removes something.
    pub async fn delete(&self, path: &str) -> Reply {
        send(&self.node, Method::DELETE, path, Some(&self.token), None).await
    }

    /// Publishes an event and answers it as the API shows it.
    pub async fn publish(&self, event: Value) -> Value {
        self.post("/api/v1/events", event).await.expect(201)
    }

    /// Makes something under a key, so that it may be asked for again when the answer was lost.
    pub async fn post_once(&self, path: &str, body: &Value, key: &str) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, self.node.origin.authority())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json")
            .header("Idempotency-Key", key)
            .body(Body::from(body.to_string()));
        self.node
            .answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Hands a table in.
    pub async fn post_table(&self, path: &str, text: &str) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, self.node.origin.authority())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
            .body(Body::from(text.to_owned()));
        self.node
            .answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Sends bytes that call themselves JSON.
    pub async fn post_bytes(&self, path: &str, body: Vec<u8>) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, self.node.origin.authority())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body));
        self.node
            .answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Puts something into an outbox as a client does, under a key if there is one.
    pub async fn submit(&self, outbox: &str, document: &Value, key: Option<&str>) -> Reply {
        let mut request = Request::post(outbox)
            .header(header::HOST, self.node.origin.authority())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/activity+json");
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        let request = request.body(Body::from(document.to_string()));
        self.node
            .answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Reads an ActivityPub document of her own node by her token; takes a whole address too.
    pub async fn document(&self, address: &str) -> Reply {
        let path = address.strip_prefix(self.node.origin.as_str()).unwrap_or(address);
        let request = Request::get(path)
            .header(header::HOST, self.node.origin.authority())
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::ACCEPT, "application/activity+json")
            .body(Body::empty());
        self.node
            .answer(request.expect("a story asks for addresses that exist"))
            .await
    }

    /// Answers an event, by the id it has at her own node.
    pub async fn answer(&self, event: &str, answer: &str) -> Reply {
        let path = format!("/api/v1/events/{event}/rsvp");
        self.put(&path, json!({ "answer": answer })).await
    }

    /// Her answer to an event as she is shown it; null when there is none.
    pub async fn rsvp(&self, event: &str) -> Value {
        let reply = self.get(&format!("/api/v1/events/{event}/rsvp")).await;
        match reply.status {
            404 => Value::Null,
            _ => reply.expect(200),
        }
    }

    /// All events she is shown.
    pub async fn events(&self) -> Vec<Value> {
        let list = self.get("/api/v1/events?limit=100").await.expect(200);
        list["items"].as_array().cloned().unwrap_or_default()
    }

    /// The event with this title, if she is shown one.
    pub async fn event_titled(&self, title: &str) -> Option<Value> {
        self.events()
            .await
            .into_iter()
            .find(|event| event["title"] == title)
    }

    /// The id at her own node of the event with this title.
    pub async fn id_of(&self, title: &str) -> String {
        let event = self.event_titled(title).await;
        let event = event.unwrap_or_else(|| panic!("{} is not shown `{title}`", self.actor));
        event["id"].as_str().unwrap_or_default().to_owned()
    }
}

async fn operate(node: &StoryNode, request: Operate) -> Value {
    match node.operate(request).await {
        Operated::Done(shown) => shown.value,
        other => panic!("a story operates in ways that work: {other:?}"),
    }
}
