//! Writes our own actors: the community, the node, and members who have acted between servers.

use domain::{Handle, Html, Iri, Origin, PersonName, Slug, Title};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{FEP_8B32, PROFILE, RFC9421, RFC9421_ED25519};
use crate::context::{ContextKind, with_context};
use crate::keys::PublicKey;
use crate::property::{PUBLIC, utc};

/// An actor's two keys, the fragments that name them, and those before them.
#[derive(Clone, Copy, Debug)]
pub struct KeyFacts<'f> {
    /// `main-key`, and after rotations `main-key-2` and so on.
    pub rsa_fragment: &'f str,
    /// Of `publicKey`.
    pub rsa: &'f PublicKey,
    /// `ed25519-key`, and so on.
    pub ed25519_fragment: &'f str,
    /// Of `assertionMethod`.
    pub ed25519: &'f PublicKey,
    /// `rsa-key`, and so on: the name of the RSA key as Multikey.
    pub rsa_multikey_fragment: &'f str,
    /// Keys that these took the place of, while both count, each under the name it signed with. `publicKey` has room
    /// for one, so that all of them stand in `assertionMethod`, behind the new ones.
    pub former: &'f [(String, PublicKey)],
}

/// A picture of an actor.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'f> {
    /// For example `image/png`.
    pub media_type: &'f str,
    /// Where it lies.
    pub url: &'f Iri,
}

/// All that goes into the community's document; its collections lie below its id.
#[derive(Clone, Copy, Debug)]
pub struct GroupFacts<'f> {
    /// `/c/{slug}`.
    pub id: &'f Iri,
    /// The last part of it.
    pub slug: &'f Slug,
    /// Ours.
    pub origin: &'f Origin,
    /// As shown.
    pub name: &'f Title,
    /// What it is for.
    pub summary: &'f Html,
    /// Its page.
    pub url: &'f Iri,
    /// Since when.
    pub published: Timestamp,
    /// The node.
    pub application: &'f Iri,
    /// Its keys.
    pub keys: KeyFacts<'f>,
    /// Small picture.
    pub icon: Option<Picture<'f>>,
    /// Wide picture.
    pub image: Option<Picture<'f>>,
    /// Its own site.
    pub website: Option<&'f Iri>,
    /// Its code of ethics.
    pub code_of_ethics: Option<&'f Iri>,
    /// What it offers to peers.
    pub offers: Option<&'f Iri>,
    /// What it stated.
    pub statements: Option<&'f Iri>,
}

/// All that goes into the node's document.
#[derive(Clone, Copy, Debug)]
pub struct ApplicationFacts<'f> {
    /// `/actor`.
    pub id: &'f Iri,
    /// Ours.
    pub origin: &'f Origin,
    /// Its page.
    pub url: &'f Iri,
    /// The community it serves.
    pub community: &'f Iri,
    /// Its keys.
    pub keys: KeyFacts<'f>,
    /// Where peers ask.
    pub peer: Option<&'f Iri>,
    /// Where vouchers are asked for.
    pub voucher_endpoint: Option<&'f Iri>,
    /// Where proofs come back to.
    pub proof_endpoint: Option<&'f Iri>,
}

/// All that goes into a member's document: a name and nothing that tells more.
#[derive(Clone, Copy, Debug)]
pub struct PersonFacts<'f> {
    /// `/users/{handle}`.
    pub id: &'f Iri,
    /// The last part of it.
    pub handle: &'f Handle,
    /// Ours.
    pub origin: &'f Origin,
    /// As chosen, or "Member of …".
    pub name: &'f PersonName,
    /// Her page, if she opted in to one.
    pub url: Option<&'f Iri>,
    /// The node.
    pub application: &'f Iri,
    /// Her keys.
    pub keys: KeyFacts<'f>,
}

/// A document of one of the `write_*_within`, to stand by itself.
pub fn with_actor_context(actor: Value) -> Value {
    with_context(actor, ContextKind::Actor)
}

/// The community's document.
pub fn write_group(facts: &GroupFacts<'_>) -> Value {
    with_context(write_group_within(facts), ContextKind::Actor)
}

/// The node's document.
pub fn write_application(facts: &ApplicationFacts<'_>) -> Value {
    with_context(write_application_within(facts), ContextKind::Actor)
}

/// A member's document.
pub fn write_person(facts: &PersonFacts<'_>) -> Value {
    with_context(write_person_within(facts), ContextKind::Actor)
}

/// Update of an actor's own document, unsigned; after a rotation it is signed with the old key (protocol section 4.1).
/// `actor` is one of the `write_*_within`.
pub fn update(activity: &Iri, actor: Value, updated: Timestamp) -> Value {
    let id = actor["id"].clone();
    let followers = actor["followers"].clone();
    let mut object = actor;
    object["updated"] = json!(utc(updated));
    let update = json!({
        "id": activity, "type": "Update", "actor": id, "object": object, "to": [PUBLIC], "cc": [followers]
    });
    with_context(update, ContextKind::Actor)
}

/// Delete of an actor by itself, unsigned: she left.
pub fn write_delete(activity: &Iri, actor: &Iri) -> Value {
    let delete =
        json!({"id": activity, "type": "Delete", "actor": actor, "object": actor, "to": [PUBLIC], "cc": []});
    with_context(delete, ContextKind::Proved)
}

/// What stands where the document of a person was who left: served with 410 (protocol section 5).
pub fn write_tombstone(actor: &Iri, deleted: Timestamp) -> Value {
    let tombstone =
        json!({"id": actor, "type": "Tombstone", "formerType": "Person", "deleted": utc(deleted)});
    with_context(tombstone, ContextKind::Plain)
}

/// The community without `@context`.
pub fn write_group_within(facts: &GroupFacts<'_>) -> Value {
    let id = facts.id;
    let mut entries = Map::new();
    identity(&mut entries, id, "Group", facts.slug.as_str(), facts.origin);
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    put("name", json!(facts.name));
    put("summary", json!(facts.summary));
    put("url", json!(facts.url));
    put("published", json!(utc(facts.published)));
    boxes(&mut entries, id, facts.origin);
    let mut put = |key: &str, value: Value| entries.insert(key.to_owned(), value);
    put("featured", json!(format!("{id}/featured")));
    put("upcomingEvents", json!(format!("{id}/upcoming")));
    put("attributedTo", json!(format!("{id}/moderators")));
    put("manuallyApprovesFollowers", json!(false));
    put("discoverable", json!(true));
    put("indexable", json!(true));
    for (key, picture) in [("icon", facts.icon), ("image", facts.image)] {
        if let Some(picture) = picture {
            put(
                key,
                json!({"type": "Image", "mediaType": picture.media_type, "url": picture.url}),
            );
        }
    }
    if let Some(website) = facts.website {
        put("attachment", json!([website_value(website)]));
    }
    let links = [
        ("codeOfEthics", facts.code_of_ethics),
        ("offers", facts.offers),
        ("statements", facts.statements),
    ];
    for (key, link) in links.into_iter().filter_map(|(key, link)| Some((key, link?))) {
        put(key, json!(link));
    }
    keys(&mut entries, id, facts.keys, RsaMultikey::Listed);
    entries.insert("generator".to_owned(), generator(facts.application));
    Value::Object(entries)
}

/// The node without `@context`.
pub fn write_application_within(facts: &ApplicationFacts<'_>) -> Value {
    let (id, host) = (facts.id, facts.origin.host());
    let mut entries = Map::new();
    identity(&mut entries, id, "Application", host, facts.origin);
    entries.insert("name".to_owned(), json!(host));
    entries.insert("url".to_owned(), json!(facts.url));
    boxes(&mut entries, id, facts.origin);
    entries.insert("manuallyApprovesFollowers".to_owned(), json!(false));
    hidden(&mut entries);
    let links = [
        ("peer", facts.peer),
        ("voucherEndpoint", facts.voucher_endpoint),
        ("proofEndpoint", facts.proof_endpoint),
        ("community", Some(facts.community)),
    ];
    entries.extend(
        links
            .into_iter()
            .filter_map(|(key, link)| Some((key.to_owned(), json!(link?)))),
    );
    entries.insert("implements".to_owned(), implements());
    keys(&mut entries, id, facts.keys, RsaMultikey::Listed);
    Value::Object(entries)
}

/// A member without `@context`.
pub fn write_person_within(facts: &PersonFacts<'_>) -> Value {
    let id = facts.id;
    let mut entries = Map::new();
    identity(&mut entries, id, "Person", facts.handle.as_str(), facts.origin);
    entries.insert("name".to_owned(), json!(facts.name));
    if let Some(url) = facts.url {
        entries.insert("url".to_owned(), json!(url));
    }
    boxes(&mut entries, id, facts.origin);
    entries.insert("manuallyApprovesFollowers".to_owned(), json!(true));
    hidden(&mut entries);
    keys(&mut entries, id, facts.keys, RsaMultikey::LeftOut);
    entries.insert("generator".to_owned(), generator(facts.application));
    Value::Object(entries)
}

/// Whether the RSA key also stands in `assertionMethod`; persons have so many documents that it is left out there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RsaMultikey {
    Listed,
    LeftOut,
}

fn identity(entries: &mut Map<String, Value>, id: &Iri, kind: &str, username: &str, origin: &Origin) {
    entries.insert("id".to_owned(), json!(id));
    entries.insert("type".to_owned(), json!(kind));
    entries.insert("preferredUsername".to_owned(), json!(username));
    entries.insert(
        "webfinger".to_owned(),
        json!(format!("{username}@{}", origin.authority())),
    );
}

fn boxes(entries: &mut Map<String, Value>, id: &Iri, origin: &Origin) {
    for name in ["inbox", "outbox", "followers", "following"] {
        entries.insert(name.to_owned(), json!(format!("{id}/{name}")));
    }
    entries.insert(
        "endpoints".to_owned(),
        json!({"sharedInbox": format!("{origin}/inbox")}),
    );
}

fn hidden(entries: &mut Map<String, Value>) {
    entries.insert("discoverable".to_owned(), json!(false));
    entries.insert("indexable".to_owned(), json!(false));
}

/// `publicKey` is one object, never an array (Lemmy); the RSA Multikey has its own name, for equal ids are one record in
/// Mastodon.
fn keys(entries: &mut Map<String, Value>, id: &Iri, keys: KeyFacts<'_>, rsa_multikey: RsaMultikey) {
    let multikey = |fragment: &str, key: &PublicKey| {
        json!({
            "id": id.with_fragment(fragment), "type": "Multikey", "controller": id, "publicKeyMultibase": key.to_multikey()
        })
    };
    let public_key = json!({
        "id": id.with_fragment(keys.rsa_fragment), "owner": id, "publicKeyPem": keys.rsa.to_pem()
    });
    entries.insert("publicKey".to_owned(), public_key);
    let mut methods = vec![multikey(keys.ed25519_fragment, keys.ed25519)];
    if rsa_multikey == RsaMultikey::Listed {
        methods.push(multikey(keys.rsa_multikey_fragment, keys.rsa));
    }
    methods.extend(keys.former.iter().map(|(fragment, key)| multikey(fragment, key)));
    entries.insert("assertionMethod".to_owned(), Value::Array(methods));
}

fn generator(application: &Iri) -> Value {
    json!({"type": "Application", "id": application, "implements": implements()})
}

fn implements() -> Value {
    let link = |href: &str, name: &str| json!({"type": "Link", "href": href, "name": name});
    json!([
        link(RFC9421, "RFC-9421: HTTP Message Signatures"),
        link(RFC9421_ED25519, "RFC-9421 signatures using the Ed25519 algorithm"),
        link(FEP_8B32, "FEP-8b32: Object Integrity Proofs"),
        link(PROFILE, "Rosarium federation profile 1"),
    ])
}

/// The form in which Mastodon shows a checked link.
fn website_value(website: &Iri) -> Value {
    let shown = website
        .as_str()
        .split_once("://")
        .map_or(website.as_str(), |(_, rest)| rest)
        .trim_end_matches('/');
    let (href, shown) = (crate::html::escape(website.as_str()), crate::html::escape(shown));
    json!({
        "type": "PropertyValue",
        "name": "Website",
        "value": format!("<a href=\"{href}\" rel=\"me nofollow noopener\">{shown}</a>"),
    })
}
