//! Objects that claim another origin, another owner, or ours (threats A1, A8, A12, A13, A14).

use egress::memory::{answer, redirect};
use harness::evil::{ACTIVITY_JSON, Evil};
use serde_json::{Value, json};

use crate::siege::Siege;

/// A1
#[tokio::test]
async fn a_fetched_document_never_speaks_for_another_address() {
    let siege = Siege::lay(240).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let alice = good.mastodon("alice");
    let ids = [
        ("https://good.example/users/alice", "another origin"),
        ("https://evil.example:444/users/o", "another port"),
        ("https://evil.example./users/o", "a trailing dot"),
        ("https://alice@evil.example/users/o", "a user"),
        ("http://evil.example/users/o", "another scheme"),
        ("https://evil.example/users/O", "another case"),
    ];
    for (number, (id, case)) in ids.iter().enumerate() {
        let path = format!("/users/o{number}");
        let actor = siege.evil.actor(&path);
        let id = id
            .replace("/users/o", &path)
            .replace("/users/O", &path.to_uppercase());
        let document = json!({
            "id": id, "type": "Person", "preferredUsername": "o", "inbox": format!("{id}/inbox"), "url": id,
            "publicKey": { "id": format!("{id}#main-key"), "owner": id,
                "publicKeyPem": actor.keys.rsa.public().to_pem() },
        });
        siege.evil.serves(&path, &document);
        let follow = siege.activity("Follow", json!(siege.victim.group().as_str()));
        let follow = crate::drafts::with(follow, "actor", json!(actor.id.as_str()));
        let signed = siege.evil.signed(&siege.victim, &actor, &follow);
        siege.is_refused(&signed, 401, case).await;
        assert!(
            !is_known(&siege, &alice.id) && !is_known(&siege, &actor.id),
            "{case}: something was cached"
        );
    }
    siege.lift().await;
}

/// A1
#[tokio::test]
async fn a_redirect_to_another_server_brings_nobody() {
    let siege = Siege::lay(241).await;
    let second = Evil::new(&siege.world, "evil2", &siege.victim);
    let there = second.mastodon("mallory2");
    siege.evil.answers(
        "/users/away",
        redirect(302, "https://evil2.example/users/mallory2"),
    );
    let away = there.posing_as(domain::Iri::local(&siege.evil.origin, "/users/away"));
    let follow = siege.activity("Follow", json!(siege.victim.group().as_str()));
    let follow = crate::drafts::with(follow, "actor", json!(away.id.as_str()));
    let signed = siege.evil.signed(&siege.victim, &away, &follow);
    siege.is_refused(&signed, 401, "a redirect").await;
    assert!(!is_known(&siege, &away.id));
    siege.lift().await;
}

fn is_known(siege: &Siege, actor: &domain::Iri) -> bool {
    let row = siege.victim.database().read(|tx| store::actors::get(tx, actor));
    row.expect("the cache can be read").is_some()
}

/// A document of an event as its owner would write it.
fn event_document(address: &str, owner: &str, name: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": address, "type": "Event", "name": name,
        "attributedTo": owner, "actor": owner, "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "startTime": "2027-01-14T18:00:00Z", "endTime": "2027-01-14T20:00:00Z", "timezone": "UTC",
        "revision": 99, "eventStatus": "https://schema.org/EventScheduled", "joinMode": "free",
    })
}

/// A8
#[tokio::test]
async fn only_its_owner_changes_or_removes_an_event() {
    let siege = Siege::lay(242).await;
    let (ours, theirs) = (siege.ours(), siege.theirs().await);
    let london = siege.ravi.node.group();
    for (address, owner) in [(&ours, siege.victim.group()), (&theirs, london.clone())] {
        for claimed in [owner.as_str(), siege.mallory.id.as_str()] {
            for kind in ["Create", "Update", "Invite"] {
                let forged = siege.activity(kind, event_document(address, claimed, "Forged"));
                siege
                    .is_ineffective(
                        &siege.mallory,
                        &forged,
                        &format!("{kind} of {address} by {claimed}"),
                    )
                    .await;
            }
        }
        for kind in ["Delete", "Undo", "Remove", "Add", "Move", "Block", "Announce"] {
            let forged = siege.activity(kind, json!(address));
            siege
                .is_ineffective(&siege.mallory, &forged, &format!("{kind} of {address}"))
                .await;
            let embedded = siege.activity(
                kind,
                json!({ "id": address, "type": "Tombstone", "formerType": "Event" }),
            );
            siege
                .is_ineffective(
                    &siege.mallory,
                    &embedded,
                    &format!("{kind} of {address}, embedded"),
                )
                .await;
        }
    }
    siege.lift().await;
}

/// A8: the same server is not enough; a member is not her community.
#[tokio::test]
async fn another_actor_of_the_owners_own_server_is_not_the_owner() {
    let siege = Siege::lay(243).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let address = "https://evil.example/events/1";
    let document = event_document(address, group.id.as_str(), "Evil evening");
    let create = crate::drafts::with(
        siege.activity("Create", document),
        "actor",
        json!(group.id.as_str()),
    );
    siege
        .evil
        .deliver(&siege.victim, &group, &create)
        .await
        .expect(202);
    siege.world.run_until_quiet().await;
    assert!(
        siege.olga.event_titled("Evil evening").await.is_some(),
        "a peer's event is taken"
    );
    // The address itself says nothing of a removal.
    siege.evil.serves(
        "/events/1",
        &event_document(address, group.id.as_str(), "Evil evening"),
    );
    for kind in ["Update", "Delete"] {
        let object = match kind {
            "Update" => event_document(address, group.id.as_str(), "Forged"),
            _ => json!(address),
        };
        let forged = siege.activity(kind, object);
        siege.is_ineffective(&siege.mallory, &forged, kind).await;
    }
    siege.lift().await;
}

/// A8: a peer speaks for its own events alone.
#[tokio::test]
async fn a_peer_cannot_change_or_remove_another_peers_event() {
    let siege = Siege::lay(244).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let theirs = siege.theirs().await;
    let london = siege.ravi.node.group();
    for (kind, object) in [
        ("Update", event_document(&theirs, london.as_str(), "Forged")),
        ("Update", event_document(&theirs, group.id.as_str(), "Forged")),
        ("Delete", json!(theirs)),
        (
            "Update",
            event_document(&siege.ours(), group.id.as_str(), "Forged"),
        ),
        ("Delete", json!(siege.ours())),
    ] {
        let forged = crate::drafts::with(siege.activity(kind, object), "actor", json!(group.id.as_str()));
        siege.is_ineffective(&group, &forged, kind).await;
    }
    siege.lift().await;
}

/// A12
#[tokio::test]
async fn graphs_hidden_in_an_activity_are_refused_at_any_depth() {
    let siege = Siege::lay(245).await;
    for key in ["@graph", "@included", "@reverse"] {
        for deep in [false, true] {
            let mut follow = siege.activity("Follow", json!(siege.victim.group().as_str()));
            match deep {
                true => follow["object"] = json!({ "id": siege.victim.group().as_str(), "x": [{ key: [] }] }),
                false => follow[key] = json!([{ "id": "https://good.example/users/alice" }]),
            }
            let signed = siege.evil.signed(&siege.victim, &siege.mallory, &follow);
            siege.is_refused(&signed, 400, key).await;
        }
    }
    siege.lift().await;
}

/// A12: what is passed on counts by its id alone; its own server says what it is.
#[tokio::test]
async fn an_event_that_is_passed_on_is_what_its_own_server_says() {
    let siege = Siege::lay(246).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let theirs = siege.theirs().await;
    let london = siege.ravi.node.group();
    let mut inner = json!({
        "id": format!("{theirs}/activities/update/99"), "type": "Update", "actor": london.as_str(),
        "object": event_document(&theirs, london.as_str(), "Forged"),
        "signature": { "type": "RsaSignature2017", "creator": format!("{london}#main-key"), "signatureValue": "AAAA" },
    });
    let forwarded = siege.evil.signed(&siege.victim, &group, &inner);
    siege
        .is_refused(&forwarded, 401, "a forwarded activity with a signature of old")
        .await;
    inner["proof"] = json!({ "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
        "verificationMethod": format!("{london}#ed25519-key"), "proofPurpose": "assertionMethod",
        "created": "2026-11-21T12:00:00Z", "proofValue": "z3FXQjecWufY46yg5abdVZsXqLhxhueuSoZBahhVqJ6fH1bXjzvE8rMpLGqd" });
    let forwarded = siege.evil.signed(&siege.victim, &group, &inner);
    siege
        .is_refused(&forwarded, 401, "a forwarded activity with a proof of nobody")
        .await;
    let embedded = event_document(&theirs, london.as_str(), "Forged");
    let announce = crate::drafts::with(
        siege.activity("Announce", embedded),
        "actor",
        json!(group.id.as_str()),
    );
    siege
        .is_ineffective(&group, &announce, "an Announce with a forged copy")
        .await;
    siege.lift().await;
}

/// A13
#[tokio::test]
async fn an_id_on_our_host_never_comes_from_outside() {
    let siege = Siege::lay(247).await;
    let mut create = siege.activity(
        "Create",
        event_document("https://evil.example/events/2", siege.mallory.id.as_str(), "X"),
    );
    create["id"] = json!("https://seattle.example/activities/forged");
    let signed = siege.evil.signed(&siege.victim, &siege.mallory, &create);
    siege.is_refused(&signed, 403, "an activity's id").await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    for address in [siege.ours(), "https://seattle.example/events/new".to_owned()] {
        for owner in [siege.victim.group(), group.id.clone()] {
            let forged = siege.activity("Create", event_document(&address, owner.as_str(), "Forged"));
            let forged = crate::drafts::with(forged, "actor", json!(group.id.as_str()));
            siege.is_ineffective(&group, &forged, &address).await;
        }
    }
    siege.lift().await;
}

/// A14
#[tokio::test]
async fn a_move_takes_nothing_along() {
    let siege = Siege::lay(248).await;
    let join = siege.activity("Join", json!(siege.ours()));
    siege
        .evil
        .deliver(&siege.victim, &siege.mallory, &join)
        .await
        .expect(202);
    siege.world.run_until_quiet().await;
    let heir = siege.evil.mastodon("heir");
    siege.a_minute();
    for linked in [false, true] {
        if linked {
            let mut document = siege.evil.page("/users/heir").expect("it is served");
            document["alsoKnownAs"] = json!([siege.mallory.id.as_str()]);
            siege
                .evil
                .answers("/users/heir", answer(200, ACTIVITY_JSON, document.to_string()));
        }
        let mut moved = siege.activity("Move", json!(siege.mallory.id.as_str()));
        moved["target"] = json!(heir.id.as_str());
        siege.is_ineffective(&siege.mallory, &moved, "Move").await;
        let of_london = siege.activity("Move", json!(siege.ravi.node.group().as_str()));
        siege
            .is_ineffective(&siege.mallory, &of_london, "Move of a peer")
            .await;
    }
    let peering = siege.olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(
        (&peering["state"], &peering["active"]),
        (&json!("active"), &json!(["events"]))
    );
    // The heir holds no seat: she can give none back.
    let path = format!("/api/v1/events/{}", siege.event["id"].as_str().unwrap());
    let leave = crate::drafts::with(
        siege.activity("Leave", json!(siege.ours())),
        "actor",
        json!(heir.id.as_str()),
    );
    siege.evil.deliver(&siege.victim, &heir, &leave).await.expect(202);
    siege.world.run_until_quiet().await;
    assert_eq!(siege.olga.get(&path).await.expect(200)["taken"], json!(1));
    siege.lift().await;
}
