//! Reads an actor document: addresses, keys and what its server understands.

use domain::{Iri, LanguageTag, Title};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{PROFILE, RFC9421, RFC9421_ED25519};
use crate::keys::{KeyRefused, PublicKey};
use crate::property;

/// Most keys read of one actor, as Mastodon does.
pub const KEYS_MAX: usize = 10;
/// Most capabilities read.
const IMPLEMENTS_MAX: usize = 50;

/// An actor elsewhere, as its own document tells; every address is on its own origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemoteActor {
    /// Its name on the network.
    pub id: Iri,
    /// What it is.
    pub kind: ActorKind,
    /// As shown; its handle when it has no name, and what its address ends in when it has neither.
    pub name: Title,
    /// `preferredUsername`, on one line.
    pub handle: Option<String>,
    /// Where activities for it go.
    pub inbox: Iri,
    /// Where activities for everybody there go.
    pub shared_inbox: Option<Iri>,
    /// What it said.
    pub outbox: Option<Iri>,
    /// Who follows it.
    pub followers: Option<Iri>,
    /// What it announces (FEP-8a8e).
    pub upcoming_events: Option<Iri>,
    /// Its page.
    pub url: Option<Iri>,
    /// Its keys; those it does not own are left out.
    pub keys: Vec<RemoteKey>,
    /// Of an Application: the community it serves.
    pub community: Option<Iri>,
    /// Of all others: the Application that made it.
    pub generator: Option<Iri>,
    /// Of an Application: where peers ask it (protocol section 6).
    pub peer: Option<Iri>,
    /// What its server understands, as addresses (FEP-844e).
    pub implements: Vec<String>,
    /// Languages it speaks.
    #[serde(default)]
    pub languages: Vec<LanguageTag>,
}

/// A public key and its name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "StoredKey", into = "StoredKey")]
pub struct RemoteKey {
    /// What a signature calls it.
    pub id: Iri,
    /// The key.
    pub key: PublicKey,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A community.
    Group,
    /// A node.
    Application,
    /// A bot or relay.
    Service,
    /// A person.
    Person,
    /// A company.
    Organization,
}

/// Why a document is no actor for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActorRefused {
    /// Another type.
    #[error("the document is not an actor")]
    NotAnActor,
    /// No http address as id.
    #[error("an actor has an id that is an http address")]
    Id,
    /// No inbox on the actor's own server: what goes to it would go to somebody else (threats A1, B4).
    #[error("an actor has an inbox on its own server")]
    Inbox,
    /// Neither name nor handle, and an address without a word that could be shown.
    #[error("an actor has a name")]
    Name,
}

/// A key as it is kept.
#[derive(Clone, Serialize, Deserialize)]
struct StoredKey {
    id: Iri,
    multikey: String,
}

/// Reads an actor; what lies on another origin is left out, except the inbox, without which there is no actor.
pub fn read(document: &Value) -> Result<RemoteActor, ActorRefused> {
    let kind = property::types(document)
        .find_map(kind)
        .ok_or(ActorRefused::NotAnActor)?;
    let id = document["id"]
        .as_str()
        .and_then(|id| Iri::parse(id).ok())
        .ok_or(ActorRefused::Id)?;
    let origin = id.origin();
    let own = |iri: Option<Iri>| iri.filter(|iri| iri.origin() == origin);
    let handle = property::text(document, "preferredUsername").map(|handle| property::one_line(handle, 100));
    let handle = handle.filter(|handle| !handle.is_empty());
    let name = property::prose(document, "name", "nameMap").and_then(property::title);
    // ActivityPub asks for neither: then it is called what its address ends in, else its host.
    let ending = id
        .path_and_query()
        .rsplit(['/', '?'])
        .find(|part| !part.is_empty());
    let name = name
        .or_else(|| property::title(handle.as_deref()?))
        .or_else(|| property::title(ending?))
        .or_else(|| property::title(origin.host()))
        .ok_or(ActorRefused::Name)?;
    let endpoints = document.get("endpoints").unwrap_or(&Value::Null);
    let generator = property::first(document, "generator").unwrap_or(&Value::Null);
    Ok(RemoteActor {
        kind,
        name,
        handle,
        inbox: own(property::iri(document, "inbox")).ok_or(ActorRefused::Inbox)?,
        shared_inbox: own(property::iri(endpoints, "sharedInbox")),
        outbox: own(property::iri(document, "outbox")),
        followers: own(property::iri(document, "followers")),
        upcoming_events: own(property::iri(document, "upcomingEvents")),
        url: own(property::page(document, "url")),
        keys: keys(document, &id),
        community: own(property::iri(document, "community")),
        generator: own(property::id_of(generator)),
        peer: own(property::iri(document, "peer")),
        implements: implements(document, generator),
        languages: property::values(document, "languages")
            .take(20)
            .filter_map(|tag| LanguageTag::parse(tag.as_str()?).ok())
            .collect(),
        id,
    })
}

/// Whether an actor says of itself that it was another one before: half of what a `Move` needs (threat A14).
pub fn is_also_known_as(document: &Value, former: &Iri) -> bool {
    property::iris(document, "alsoKnownAs").contains(former)
}

impl RemoteActor {
    /// Whether its server says that it understands RFC 9421.
    pub fn wants_rfc9421(&self) -> bool {
        self.implements.iter().any(|href| href == RFC9421) || self.wants_ed25519()
    }

    /// Whether its server says that it understands RFC 9421 with Ed25519.
    pub fn wants_ed25519(&self) -> bool {
        self.implements.iter().any(|href| href == RFC9421_ED25519) || self.is_profile_host()
    }

    /// Whether its server speaks our profile.
    pub fn is_profile_host(&self) -> bool {
        self.implements.iter().any(|href| href == PROFILE)
    }

    /// The key a signature names, by its whole id.
    pub fn key(&self, id: &Iri) -> Option<&PublicKey> {
        self.keys.iter().find(|key| &key.id == id).map(|key| &key.key)
    }
}

impl std::fmt::Debug for RemoteKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RemoteKey")
            .field("id", &self.id)
            .field("key", &self.key.to_multikey())
            .finish()
    }
}

impl TryFrom<StoredKey> for RemoteKey {
    type Error = KeyRefused;
    fn try_from(stored: StoredKey) -> Result<Self, KeyRefused> {
        Ok(Self {
            id: stored.id,
            key: PublicKey::from_multikey(&stored.multikey)?,
        })
    }
}

impl From<RemoteKey> for StoredKey {
    fn from(key: RemoteKey) -> Self {
        Self {
            id: key.id,
            multikey: key.key.to_multikey(),
        }
    }
}

fn kind(word: &str) -> Option<ActorKind> {
    Some(match word {
        "Group" => ActorKind::Group,
        "Application" => ActorKind::Application,
        "Service" => ActorKind::Service,
        "Person" => ActorKind::Person,
        "Organization" => ActorKind::Organization,
        _ => return None,
    })
}

/// `publicKey` and `assertionMethod`; the first of two keys with one id counts (Mastodon keeps one record).
fn keys(document: &Value, actor: &Iri) -> Vec<RemoteKey> {
    let pems = property::values(document, "publicKey").map(|entry| (entry, "owner", "publicKeyPem"));
    let multikeys = property::values(document, "assertionMethod")
        .map(|entry| (entry, "controller", "publicKeyMultibase"));
    let mut keys: Vec<RemoteKey> = Vec::new();
    for (entry, owner_key, text_key) in pems.take(KEYS_MAX).chain(multikeys.take(KEYS_MAX)) {
        let owned = entry
            .get(owner_key)
            .and_then(property::id_of)
            .is_some_and(|owner| &owner == actor);
        let id = entry
            .get("id")
            .and_then(property::id_of)
            .filter(|id| id.origin() == actor.origin());
        let text = property::text(entry, text_key);
        let (true, Some(id), Some(text)) = (owned, id, text) else {
            continue;
        };
        let key = if text_key == "publicKeyPem" {
            PublicKey::from_pem(text)
        } else {
            PublicKey::from_multikey(text)
        };
        let Ok(key) = key else { continue };
        if keys.len() < KEYS_MAX && keys.iter().all(|known| known.id != id) {
            keys.push(RemoteKey { id, key });
        }
    }
    keys
}

/// Its own list, else that of its generator; items are links with or without a type, or bare addresses.
fn implements(document: &Value, generator: &Value) -> Vec<String> {
    let href = |item: &Value| {
        let text = item.as_str().or_else(|| {
            item.get("href")
                .or_else(|| item.get("id"))
                .and_then(Value::as_str)
        })?;
        (text.len() <= Iri::BYTES_MAX).then(|| text.to_owned())
    };
    let listed = property::values(document, "implements").chain(property::values(generator, "implements"));
    listed.take(IMPLEMENTS_MAX).filter_map(href).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::keys::Ed25519Key;

    const ACTOR: &str = "https://a.example/c/a";

    fn multikey(seed: u8) -> String {
        Ed25519Key::from_seed([seed; 32]).public().to_multikey()
    }

    fn sample() -> Value {
        json!({
            "id": ACTOR, "type": "Group", "name": "A", "preferredUsername": "a", "inbox": "https://a.example/c/a/inbox",
            "assertionMethod": [{"id": format!("{ACTOR}#k"), "type": "Multikey", "controller": ACTOR, "publicKeyMultibase": multikey(1)}]
        })
    }

    fn keys_with(entry: Value) -> Vec<String> {
        let mut document = sample();
        document["assertionMethod"] = entry;
        read(&document)
            .unwrap()
            .keys
            .iter()
            .map(|key| key.id.to_string())
            .collect()
    }

    /// A6
    #[test]
    fn a_key_counts_only_when_the_actor_owns_it_on_its_own_origin() {
        let good =
            json!({"id": format!("{ACTOR}#k"), "controller": ACTOR, "publicKeyMultibase": multikey(1)});
        assert_eq!(keys_with(good.clone()), [format!("{ACTOR}#k")]);
        assert_eq!(keys_with(json!([good])), [format!("{ACTOR}#k")]);
        for (key, value) in [
            ("controller", json!("https://a.example/c/other")),
            ("controller", json!(null)),
            ("id", json!("https://evil.example/k")),
            ("id", json!("https://a.example:8443/k")),
            ("id", json!(null)),
            ("publicKeyMultibase", json!("z6Mk")),
            ("publicKeyMultibase", json!(7)),
        ] {
            let mut bad = good.clone();
            bad[key] = value.clone();
            assert!(keys_with(bad).is_empty(), "{key}: {value}");
        }
        assert!(keys_with(json!("https://a.example/c/a#k")).is_empty());
    }

    /// Whoever has only what ActivityPub asks for can still sign, follow and answer.
    #[test]
    fn an_actor_without_a_name_is_called_what_its_address_ends_in() {
        for (id, name) in [
            ("https://a.example/users/zork", "zork"),
            ("https://a.example/users/zork/", "zork"),
            ("https://a.example/ap?zork", "zork"),
            ("https://a.example/", "a.example"),
        ] {
            let bare = json!({"id": id, "type": "Person", "inbox": format!("{id}inbox"), "outbox": format!("{id}outbox")});
            let actor = read(&bare).unwrap();
            assert_eq!((actor.name.as_str(), actor.handle), (name, None), "{id}");
        }
        let named = json!({"id": ACTOR, "type": "Person", "inbox": format!("{ACTOR}/inbox"), "preferredUsername": "z"});
        assert_eq!(read(&named).unwrap().name.as_str(), "z");
    }

    #[test]
    fn of_two_keys_with_one_id_the_first_counts_and_of_many_the_first_ten() {
        let key = |id: usize, seed: u8| json!({"id": format!("{ACTOR}#{id}"), "controller": ACTOR, "publicKeyMultibase": multikey(seed)});
        let mut document = sample();
        document["assertionMethod"] = json!([key(1, 1), key(1, 2)]);
        let actor = read(&document).unwrap();
        assert_eq!(actor.keys.len(), 1);
        assert_eq!(actor.keys[0].key.to_multikey(), multikey(1));
        let many: Vec<Value> = (0..KEYS_MAX + 5).map(|id| key(id, 1)).collect();
        assert_eq!(keys_with(json!(many)).len(), KEYS_MAX);
    }

    /// A1, B4
    #[test]
    fn addresses_on_another_server_are_left_out_and_without_an_inbox_there_is_no_actor() {
        for inbox in [
            json!("https://evil.example/inbox"),
            json!("http://a.example/inbox"),
            json!(null),
            json!(3),
        ] {
            let mut document = sample();
            document["inbox"] = inbox.clone();
            assert_eq!(read(&document), Err(ActorRefused::Inbox), "{inbox}");
        }
        let mut document = sample();
        for key in [
            "outbox",
            "followers",
            "upcomingEvents",
            "url",
            "community",
            "peer",
        ] {
            document[key] = json!("https://evil.example/x");
        }
        document["endpoints"] = json!({"sharedInbox": "https://evil.example/x"});
        document["generator"] = json!({"id": "https://evil.example/actor"});
        assert_eq!(read(&document), read(&sample()));
    }

    #[test]
    fn what_a_server_understands_stands_in_the_actor_or_in_its_generator() {
        for (place, item) in [
            ("implements", json!([{"href": PROFILE}])),
            ("implements", json!(PROFILE)),
            (
                "generator",
                json!({"id": "https://a.example/actor", "implements": [{"type": "Link", "href": PROFILE}]}),
            ),
        ] {
            let mut document = sample();
            document[place] = item;
            let actor = read(&document).unwrap();
            assert!(
                actor.is_profile_host() && actor.wants_rfc9421() && actor.wants_ed25519(),
                "{place}"
            );
        }
        let mut document = sample();
        document["implements"] = json!([{"href": RFC9421}]);
        let actor = read(&document).unwrap();
        assert_eq!(
            (
                actor.wants_rfc9421(),
                actor.wants_ed25519(),
                actor.is_profile_host()
            ),
            (true, false, false)
        );
        assert!(!read(&sample()).unwrap().wants_rfc9421());
    }

    #[test]
    fn an_actor_kept_is_the_actor_read_back() {
        let actor = read(&sample()).unwrap();
        let kept = serde_json::to_value(&actor).unwrap();
        assert_eq!(kept["keys"][0]["multikey"], json!(multikey(1)));
        assert_eq!(
            serde_json::from_value::<RemoteActor>(kept.clone()).unwrap(),
            actor
        );
        let mut spoilt = kept;
        spoilt["keys"][0]["multikey"] = json!("z6Mk");
        assert!(serde_json::from_value::<RemoteActor>(spoilt).is_err());
    }

    /// C4
    #[test]
    fn any_value_in_any_place_is_read_or_refused_without_a_panic() {
        let odd = [
            json!(null),
            json!(true),
            json!(-1),
            json!("x"),
            json!(""),
            json!([]),
            json!([[]]),
            json!({}),
            json!([{"id": 1}]),
            json!({"id": {"id": 1}, "href": []}),
        ];
        let keys = [
            "id",
            "type",
            "name",
            "nameMap",
            "preferredUsername",
            "inbox",
            "endpoints",
            "outbox",
            "followers",
            "upcomingEvents",
            "url",
            "publicKey",
            "assertionMethod",
            "community",
            "generator",
            "peer",
            "implements",
            "languages",
        ];
        for key in keys {
            for value in &odd {
                let mut document = sample();
                document[key] = value.clone();
                let verdict = read(&document);
                assert!(
                    verdict.is_ok() || ["id", "type", "inbox"].contains(&key),
                    "{key}: {value} gave {verdict:?}"
                );
            }
        }
        odd.iter()
            .for_each(|value| assert!(read(value).is_err(), "{value}"));
    }
}
