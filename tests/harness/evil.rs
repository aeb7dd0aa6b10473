//! A server whose every answer is scripted and whose every signature is ours to spoil.
//!
//! It may pass for a Mastodon or for a node of our own kind; what it is sent is kept.

mod documents;
mod kinds;
mod peer;
mod signed;

pub use kinds::Kind;
pub use signed::{Scheme, Signed};

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ambient::{Clock, ToldClock};
use domain::{Iri, Origin};
use egress::memory::answer;
use egress::{Answer, Method, Request};
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::keys::ActorKeys;

use crate::keys::actor_keys;
use crate::world::World;
use crate::{Reply, StoryNode};

/// The media type of ActivityPub documents.
pub const ACTIVITY_JSON: &str = "application/activity+json";

/// A scripted server.
#[derive(Clone)]
pub struct Evil {
    /// Where it answers.
    pub origin: Origin,
    clock: ToldClock,
    seed: u64,
    script: Arc<Mutex<Script>>,
}

#[derive(Default)]
struct Script {
    pages: BTreeMap<String, Answer>,
    inbox_status: u16,
    /// What its inboxes say beside their status.
    inbox_says: &'static str,
    inbox_headers: Vec<(String, String)>,
    received: Vec<Request>,
    actors: usize,
}

/// An actor of a scripted server, with its private keys.
#[derive(Clone)]
pub struct Actor {
    /// Its id.
    pub id: Iri,
    /// Both of them.
    pub keys: Arc<ActorKeys>,
    /// How it signs when a story does not say.
    pub scheme: Scheme,
}

impl Actor {
    /// The same keys under another name.
    pub fn posing_as(&self, id: Iri) -> Self {
        Self { id, ..self.clone() }
    }

    /// The id of its RSA key.
    pub fn rsa_key(&self) -> Iri {
        self.id.with_fragment("main-key")
    }

    /// The id of its Ed25519 key.
    pub fn ed25519_key(&self) -> Iri {
        self.id.with_fragment("ed25519-key")
    }
}

impl Evil {
    /// A server at `https://NAME.example`, which tells the time that `beside` tells.
    pub fn new(world: &World, name: &str, beside: &StoryNode) -> Self {
        let origin = Origin::parse(&format!("https://{name}.example")).expect("a plain name");
        let script = Script {
            inbox_status: 202,
            ..Script::default()
        };
        let evil = Self {
            origin: origin.clone(),
            clock: beside.clock.clone(),
            seed: name
                .bytes()
                .fold(7_777, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte)),
            script: Arc::new(Mutex::new(script)),
        };
        let serving = evil.clone();
        world
            .internet
            .route(origin, move |request| serving.serve(request));
        evil
    }

    fn serve(&self, request: Request) -> Answer {
        let mut script = self.script();
        script.received.push(request.clone());
        if request.method == Method::Post {
            let mut said = answer(script.inbox_status, "text/plain", script.inbox_says);
            said.headers.extend(script.inbox_headers.clone());
            return said;
        }
        let whole = request.url.path_and_query();
        let bare = whole.split('?').next().unwrap_or_default();
        let page = script.pages.get(whole).or_else(|| script.pages.get(bare));
        page.cloned().unwrap_or_else(|| answer(404, "text/plain", ""))
    }

    /// Answers a path, with or without its query, like this from now on.
    pub fn answers(&self, path: &str, how: Answer) {
        self.script().pages.insert(path.to_owned(), how);
    }

    /// Serves a document at a path.
    pub fn serves(&self, path: &str, document: &Value) {
        self.answers(path, answer(200, ACTIVITY_JSON, document.to_string()));
    }

    /// The document it serves at a path.
    pub fn page(&self, path: &str) -> Option<Value> {
        let script = self.script();
        serde_json::from_slice(&script.pages.get(path)?.body).ok()
    }

    /// What its inboxes answer from now on.
    pub fn inbox_answers(&self, status: u16) {
        self.script().inbox_status = status;
    }

    /// What its inboxes say beside their status from now on.
    pub fn inbox_says(&self, body: &'static str) {
        self.script().inbox_says = body;
    }

    /// One more header of all that its inboxes answer from now on.
    pub fn inbox_adds(&self, name: &str, value: &str) {
        self.script()
            .inbox_headers
            .push((name.to_owned(), value.to_owned()));
    }

    /// Everything it was sent, in order.
    pub fn received(&self) -> Vec<Request> {
        self.script().received.clone()
    }

    /// How often it was asked for a path.
    pub fn fetches_of(&self, path: &str) -> usize {
        let asked =
            |request: &&Request| request.method == Method::Get && request.url.path_and_query() == path;
        self.script().received.iter().filter(asked).count()
    }

    /// The activities that were delivered to it.
    pub fn inbox(&self) -> Vec<Value> {
        let bodies = self.received().into_iter().filter_map(|request| request.body);
        bodies
            .filter_map(|body| serde_json::from_slice(&body).ok())
            .collect()
    }

    /// The activities of a type that were delivered to it.
    pub fn heard(&self, kind: &str) -> Vec<Value> {
        self.inbox()
            .into_iter()
            .filter(|activity| activity["type"] == kind)
            .collect()
    }

    /// A person as Mastodon writes one, RSA key and all; her document is served.
    pub fn mastodon(&self, name: &str) -> Actor {
        let actor = self.actor(&format!("/users/{name}"));
        self.serves(&format!("/users/{name}"), &documents::mastodon(&actor, name));
        actor
    }

    /// A node and community of our own kind; its documents and WebFinger are served.
    pub fn rosarium(&self) -> (Actor, Actor) {
        // A peer's word counts under the key that the agreement pins.
        let ours = |path| Actor {
            scheme: Scheme::Rfc9421Ed25519,
            ..self.actor(path)
        };
        let (node, group) = (ours("/actor"), ours("/c/evil"));
        self.serves("/actor", &documents::application(&self.origin, &node, &group));
        self.serves(
            "/c/evil",
            &documents::group(&self.origin, &node, &group, self.now()),
        );
        let none =
            json!({ "id": format!("{}/upcoming", group.id), "type": "OrderedCollection", "totalItems": 0 });
        self.serves("/c/evil/upcoming", &none);
        let jrd = wire::discovery::webfinger_host(&self.origin, &node.id);
        let finger = answer(200, "application/jrd+json", jrd.to_string());
        self.answers("/.well-known/webfinger", finger);
        (node, group)
    }

    /// An actor with keys of its own, at a path, without a document.
    pub fn actor(&self, path: &str) -> Actor {
        let mut script = self.script();
        script.actors += 1;
        Actor {
            id: Iri::local(&self.origin, path),
            keys: Arc::new(actor_keys(self.seed, script.actors)),
            scheme: Scheme::Cavage,
        }
    }

    /// Its own time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// An activity, signed by its actor in its own way, ready to be spoilt.
    pub fn signed(&self, node: &StoryNode, by: &Actor, activity: &Value) -> Signed {
        self.signed_as(by.scheme, node, by, activity)
    }

    /// An activity, signed in the scheme of choice.
    pub fn signed_as(&self, scheme: Scheme, node: &StoryNode, by: &Actor, activity: &Value) -> Signed {
        Signed::new(node, by, scheme, activity.to_string().into_bytes(), self.now())
    }

    /// Delivers an activity as it should be.
    pub async fn deliver(&self, node: &StoryNode, by: &Actor, activity: &Value) -> Reply {
        self.signed(node, by, activity).send(node).await
    }

    /// Asks to follow a node's community, and answers the Follow.
    pub async fn follow(&self, node: &StoryNode, by: &Actor, name: &str) -> Value {
        let follow = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/follows/{name}", self.origin), "type": "Follow",
            "actor": by.id.as_str(), "object": node.group().as_str(),
        });
        self.deliver(node, by, &follow).await.expect(202);
        follow
    }

    /// After something that must have no effect: an honest activity, whose answer must arrive.
    ///
    /// So "nothing came of it" is never a race: what came before the sentinel was taken in before it.
    pub async fn sentinel(&self, world: &World, node: &StoryNode) {
        let number = self.received().len();
        // Whom nobody knows may make a node fetch little a minute.
        world.advance(Duration::from_secs(61));
        let name = format!("sentinel-{number}");
        let honest = self.mastodon(&name);
        let follow = self.follow(node, &honest, &name).await;
        world.run_until_quiet().await;
        let answers = |activity: &Value| {
            let object = &activity["object"];
            object == &follow["id"] || object["id"] == follow["id"]
        };
        assert!(self.inbox().iter().any(answers), "the sentinel was not answered");
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
