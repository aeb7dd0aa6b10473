//! Our actors, written again from their facts and read back.

use domain::{Handle, Html, Origin, PersonName, Slug, Title};
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::actor::{
    self, ActorKind, ApplicationFacts, GroupFacts, KeyFacts, PersonFacts, Picture, write_application,
    write_delete, write_group, write_group_within, write_person, write_tombstone,
};
use wire::keys::PublicKey;

use crate::{document, iri, same};

/// The keys that the document itself shows.
fn keys_of(document: &Value) -> (PublicKey, PublicKey) {
    let rsa = PublicKey::from_pem(document["publicKey"]["publicKeyPem"].as_str().expect("a PEM"))
        .expect("an RSA key");
    let multikey = document["assertionMethod"][0]["publicKeyMultibase"]
        .as_str()
        .expect("a Multikey");
    (rsa, PublicKey::from_multikey(multikey).expect("an Ed25519 key"))
}

fn key_facts<'k>((rsa, ed25519): &'k (PublicKey, PublicKey), rsa_fragment: &'k str) -> KeyFacts<'k> {
    KeyFacts {
        rsa_fragment,
        rsa,
        ed25519_fragment: "ed25519-key",
        ed25519,
        rsa_multikey_fragment: "rsa-key",
        former: &[],
    }
}

#[test]
fn the_community_and_its_rotation_are_written_as_published() {
    let Some(published) = document("own/documents/actor-community-group.json") else {
        return;
    };
    let keys = keys_of(&published);
    let at = |path: &str| iri(&format!("https://benelux.example{path}"));
    let (id, url, application, website) = (at("/c/benelux"), at("/@benelux"), at("/actor"), at("/"));
    let (icon, image) = (at("/media/benelux-icon.png"), at("/media/benelux-banner.jpg"));
    let (code, offers, statements) = (
        at("/ethics/2026-1"),
        at("/c/benelux/offers"),
        at("/c/benelux/statements"),
    );
    let summary = "<p>Technology partners in Belgium, the Netherlands and Luxembourg.</p>";
    let mut facts = GroupFacts {
        id: &id,
        slug: &Slug::parse("benelux").expect("a slug"),
        origin: &Origin::parse("https://benelux.example").expect("an origin"),
        name: &Title::parse("Benelux Partner Circle").expect("a name"),
        summary: &Html::from_sanitised(summary.to_owned()),
        url: &url,
        published: "2026-01-05T08:00:00Z".parse().expect("a time"),
        application: &application,
        keys: key_facts(&keys, "main-key"),
        icon: Some(Picture {
            media_type: "image/png",
            url: &icon,
        }),
        image: Some(Picture {
            media_type: "image/jpeg",
            url: &image,
        }),
        website: Some(&website),
        code_of_ethics: Some(&code),
        offers: Some(&offers),
        statements: Some(&statements),
    };
    same("own/documents/actor-community-group.json", &write_group(&facts));

    facts.keys.rsa_fragment = "main-key-2";
    let updated = "2026-11-21T09:30:00Z".parse().expect("a time");
    let update = actor::update(
        &at("/activities/update-actor/4"),
        write_group_within(&facts),
        updated,
    );
    same("own/documents/actor-update-key-rotation.json", &update);

    let read = actor::read(&published).expect("an actor");
    assert_eq!((read.kind, &read.id, read.keys.len()), (ActorKind::Group, &id, 3));
    assert_eq!(read.generator.as_ref(), Some(&application));
    assert!(read.is_profile_host() && read.wants_ed25519());
    println!("vectors: 2 actor documents checked");
}

#[test]
fn the_node_is_written_as_published() {
    let Some(published) = document("own/documents/actor-node-application.json") else {
        return;
    };
    let keys = keys_of(&published);
    let at = |path: &str| iri(&format!("https://benelux.example{path}"));
    let facts = ApplicationFacts {
        id: &at("/actor"),
        origin: &Origin::parse("https://benelux.example").expect("an origin"),
        url: &at("/about"),
        community: &at("/c/benelux"),
        keys: key_facts(&keys, "main-key"),
        peer: Some(&at("/peer")),
        voucher_endpoint: Some(&at("/vouchers/request")),
        proof_endpoint: Some(&at("/vouchers/return")),
    };
    same(
        "own/documents/actor-node-application.json",
        &write_application(&facts),
    );
    let read = actor::read(&published).expect("an actor");
    assert_eq!(
        (read.community, read.peer),
        (Some(at("/c/benelux")), Some(at("/peer")))
    );
    println!("vectors: 1 actor document checked");
}

#[test]
fn members_are_written_as_published() {
    let facts_of = |handle: &str, name: &str| {
        (
            iri(&format!("https://dach.example/users/{handle}")),
            Handle::parse(handle).expect("a handle"),
            PersonName::parse(name).expect("a name"),
        )
    };
    let origin = Origin::parse("https://dach.example").expect("an origin");
    let application = iri("https://dach.example/actor");
    let page = iri("https://dach.example/@klara");
    let cases = [
        ("actor-member-person", facts_of("klara", "Klara"), Some(&page)),
        (
            "actor-member-minimal",
            facts_of("m7q2k9x4t0", "Member of DACH Partner Network"),
            None,
        ),
    ];
    for (file, (id, handle, name), url) in &cases {
        let path = format!("own/documents/{file}.json");
        let Some(published) = document(&path) else { return };
        let keys = keys_of(&published);
        let keys = key_facts(&keys, "main-key");
        let facts = PersonFacts {
            id,
            handle,
            origin: &origin,
            name,
            url: *url,
            application: &application,
            keys,
        };
        same(&path, &write_person(&facts));
        let read = actor::read(&published).expect("an actor");
        assert_eq!(
            (read.kind, read.url.as_ref(), read.keys.len()),
            (ActorKind::Person, *url, 2)
        );
    }
    let klara = &cases[0].1.0;
    let delete = write_delete(&iri("https://dach.example/users/klara/activities/delete"), klara);
    same("own/documents/actor-delete.json", &delete);
    let left: Timestamp = "2026-11-21T09:30:00Z".parse().unwrap();
    let tombstone = write_tombstone(klara, left);
    assert_eq!(
        (&tombstone["id"], &tombstone["type"], &tombstone["formerType"]),
        (&json!(klara), &json!("Tombstone"), &json!("Person"))
    );
    assert_eq!(tombstone["deleted"], "2026-11-21T09:30:00Z");
    println!("vectors: 3 actor documents checked");
}
