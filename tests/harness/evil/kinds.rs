//! Servers of other kinds as they look on the wire: an actor each and what it says, written by ourselves in the shapes that
//! protocol sections 9 and 10 tell of. In the files `{origin}` is the server, `{group}` our community and `{event}` an event
//! of ours.

use domain::Iri;
use egress::memory::answer;
use serde_json::{Value, json};

use super::{Actor, Evil, Scheme, Signed};
use crate::world::World;
use crate::{Reply, StoryNode};

/// The name of each kind, which is that of its host too, and its file.
const FILES: [(&str, &str); 7] = [
    ("gotosocial", include_str!("kinds/gotosocial.json")),
    ("lemmy", include_str!("kinds/lemmy.json")),
    ("mastodon", include_str!("kinds/mastodon.json")),
    ("mbin", include_str!("kinds/mbin.json")),
    ("misskey", include_str!("kinds/misskey.json")),
    ("smithereen", include_str!("kinds/smithereen.json")),
    ("wordpress", include_str!("kinds/wordpress.json")),
];

/// A server of some kind with one actor, whose documents are served.
pub struct Kind {
    /// Which.
    pub name: &'static str,
    /// Itself.
    pub server: Evil,
    /// Its actor.
    pub actor: Actor,
    file: Value,
}

impl Kind {
    /// One of each, on hosts of their own, which tell the time that `beside` tells.
    pub fn all(world: &World, beside: &StoryNode) -> Vec<Self> {
        let files = FILES.into_iter();
        files
            .map(|(name, text)| Self::new(world, beside, name, text))
            .collect()
    }

    fn new(world: &World, beside: &StoryNode, name: &'static str, text: &str) -> Self {
        let server = Evil::new(world, name, beside);
        let text = text.replace("{origin}", server.origin.as_str());
        let mut file: Value = serde_json::from_str(&text).expect("each file is JSON");
        let actor = server.actor(of(&file, "path"));
        let pem = json!(actor.keys.rsa.public().to_pem());
        file["actor"]["publicKey"]["publicKeyPem"] = pem.clone();
        let mut pages = vec![(of(&file, "path").to_owned(), file["actor"].clone())];
        if let Some(apart) = file.get_mut("key_at") {
            apart["document"]["publicKey"]["publicKeyPem"] = pem;
            pages.push((of(apart, "path").to_owned(), apart["document"].clone()));
        }
        for (path, page) in pages {
            server.answers(&path, answer(200, of(&file, "type"), page.to_string()));
        }
        Self {
            name,
            server,
            actor,
            file,
        }
    }

    /// The paths at which its actor and its key are read, each once.
    pub fn paths(&self) -> Vec<&str> {
        let apart = self.file.get("key_at").map(|apart| of(apart, "path"));
        std::iter::once(of(&self.file, "path")).chain(apart).collect()
    }

    /// The path of the inbox at which it is to be told things.
    pub fn inbox(&self) -> &str {
        of(&self.file, "inbox")
    }

    /// What the API is to show of the event that it tells of: some of its fields.
    pub fn seen(&self) -> &Value {
        &self.file["seen"]
    }

    /// One of its activities, by its word in the file: `tells` of an event of its own, `answers` one of ours, or what is
    /// `ignored`.
    pub fn activity(&self, word: &str, node: &StoryNode, event: &str) -> Option<Value> {
        let text = self.file.get(word)?.to_string();
        let text = text
            .replace("{group}", node.group().as_str())
            .replace("{event}", event);
        Some(serde_json::from_str(&text).expect("addresses change no JSON"))
    }

    /// Delivers an activity of its actor, with the media type, the key and the headers of its kind.
    pub async fn deliver(&self, node: &StoryNode, activity: &Value) -> Reply {
        let inbox = Iri::local(&node.origin, "/inbox");
        let key = Iri::parse(of(&self.file, "key")).expect("a key has an address");
        let body = activity.to_string().into_bytes();
        let now = self.server.now();
        let mut signed = Signed::with_key(&inbox, &self.actor, &key, Scheme::Cavage, body, now)
            .with("Content-Type", of(&self.file, "type"));
        for (name, value) in self.file["headers"].as_object().into_iter().flatten() {
            signed = signed.also(name, value.as_str().expect("a header is text"));
        }
        signed.send(node).await
    }
}

fn of<'f>(file: &'f Value, key: &str) -> &'f str {
    file[key].as_str().expect("each file has it")
}
