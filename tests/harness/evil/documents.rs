//! What a scripted server serves when nobody spoilt it: actors of other software, and of our own kind.

use domain::{Html, Origin, Slug, Title};
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::actor::{ApplicationFacts, GroupFacts, KeyFacts, write_application, write_group};
use wire::keys::PublicKey;

use super::Actor;

/// A Person with one RSA key in PEM, in the shape of Mastodon.
pub(super) fn mastodon(actor: &Actor, name: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": actor.id.as_str(),
        "type": "Person",
        "preferredUsername": name,
        "name": name,
        "inbox": format!("{}/inbox", actor.id),
        "outbox": format!("{}/outbox", actor.id),
        "endpoints": { "sharedInbox": format!("{}/inbox", actor.id.origin()) },
        "publicKey": {
            "id": actor.rsa_key().as_str(),
            "owner": actor.id.as_str(),
            "publicKeyPem": actor.keys.rsa.public().to_pem(),
        },
    })
}

/// The node's own actor, as we write ours.
pub(super) fn application(origin: &Origin, node: &Actor, group: &Actor) -> Value {
    let (rsa, ed25519) = (node.keys.rsa.public(), node.keys.ed25519.public());
    write_application(&ApplicationFacts {
        id: &node.id,
        origin,
        url: &node.id,
        community: &group.id,
        keys: keys(&rsa, &ed25519),
        peer: None,
        voucher_endpoint: None,
        proof_endpoint: None,
    })
}

/// Its community, as we write ours.
pub(super) fn group(origin: &Origin, node: &Actor, group: &Actor, published: Timestamp) -> Value {
    let (rsa, ed25519) = (group.keys.rsa.public(), group.keys.ed25519.public());
    let (slug, name) = (Slug::parse("evil"), Title::parse("Evil Partners"));
    write_group(&GroupFacts {
        id: &group.id,
        slug: &slug.expect("a plain word"),
        origin,
        name: &name.expect("plain words"),
        summary: &Html::default(),
        url: &group.id,
        published,
        application: &node.id,
        keys: keys(&rsa, &ed25519),
        icon: None,
        image: None,
        website: None,
        code_of_ethics: None,
        offers: None,
        statements: None,
    })
}

fn keys<'k>(rsa: &'k PublicKey, ed25519: &'k PublicKey) -> KeyFacts<'k> {
    KeyFacts {
        rsa_fragment: "main-key",
        rsa,
        ed25519_fragment: "ed25519-key",
        ed25519,
        rsa_multikey_fragment: "rsa-key",
        former: &[],
    }
}
