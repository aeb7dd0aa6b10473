//! What servers of other kinds do all day at our inboxes: farewells of people nobody here knows, keys at addresses of their
//! own, and inboxes that are none (protocol section 3.4).

use std::time::Duration;

use axum::body::Body;
use domain::Iri;
use harness::evil::{ACTIVITY_JSON, Actor, Evil, Scheme, Signed};
use harness::{Browser, Fingerprint, StoryNode, World};
use http::{Request, header};
use serde_json::{Value, json};

use crate::drafts::evening;
use crate::leaving::leaves;
use crate::siege::Siege;

/// An activity about `object`, signed by its actor with a key of this name.
fn signed(node: &StoryNode, server: &Evil, by: &Actor, key: &Iri, kind: &str, object: &Value) -> Signed {
    let activity = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}#{kind}", by.id), "type": kind, "actor": by.id.as_str(), "object": object,
    });
    let inbox = Iri::local(&node.origin, "/inbox");
    let body = activity.to_string().into_bytes();
    Signed::with_key(&inbox, by, key, Scheme::Cavage, body, server.now())
}

/// Mastodon tells every server it ever heard of that somebody is gone: nothing is fetched for somebody nobody here knows
/// (B12).
#[tokio::test]
async fn a_farewell_of_somebody_whom_nobody_knows_is_taken_and_nothing_is_fetched_for_it() {
    let siege = Siege::lay(910).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let nobody = good.actor("/users/nobody");
    let before = Fingerprint::but_actors(&siege.victim);
    for kind in ["Delete", "Update"] {
        for object in [
            json!(nobody.id.as_str()),
            json!({ "id": nobody.id.as_str(), "type": "Person", "preferredUsername": "nobody" }),
        ] {
            let sent = signed(&siege.victim, &good, &nobody, &nobody.rsa_key(), kind, &object);
            let reply = sent.send(&siege.victim).await;
            assert_eq!(reply.status, 202, "{kind} of {object}: {}", reply.text());
        }
    }
    siege.world.run_until_quiet().await;
    assert_eq!(good.received().len(), 0, "nobody is asked for it");
    assert!(
        before == Fingerprint::but_actors(&siege.victim),
        "and nothing is kept"
    );

    // Of anything else it counts who signs, so that is looked up.
    let other = json!("https://good.example/notes/1");
    let sent = signed(&siege.victim, &good, &nobody, &nobody.rsa_key(), "Delete", &other);
    siege.a_minute();
    assert_eq!(sent.send(&siege.victim).await.status, 401);
    assert_eq!(good.fetches_of("/users/nobody"), 1);
    // And whoever is known is not taken away by a signature that does not hold.
    let alice = good.mastodon("alice");
    good.follow(&siege.victim, &alice, "first").await;
    siege.world.run_until_quiet().await;
    let own = json!(alice.id.as_str());
    let posing = nobody.posing_as(alice.id.clone());
    let forged = signed(&siege.victim, &good, &posing, &alice.rsa_key(), "Delete", &own);
    assert_eq!(forged.send(&siege.victim).await.status, 401);
    siege.lift().await;
}

/// GoToSocial's keys lie at an address of their own, which answers the part of the actor that holds the key, or the key
/// with its owner: both are read, and however many people of one server come at once (A6, B12).
#[tokio::test]
async fn a_key_at_an_address_of_its_own_counts_for_the_owner_that_lists_it() {
    let siege = Siege::lay(911).await;
    let good = Evil::new(&siege.world, "social", &siege.victim);
    let group = json!(siege.victim.group().as_str());
    siege.a_minute();
    for number in 0..6 {
        let path = format!("/users/zork{number}");
        let zork = good.actor(&path);
        let key = Iri::local(&good.origin, &format!("{path}/main-key"));
        let public = json!({
            "id": key.as_str(), "owner": zork.id.as_str(), "publicKeyPem": zork.keys.rsa.public().to_pem(),
        });
        let stub = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": zork.id.as_str(), "type": "Person", "preferredUsername": format!("zork{number}"),
            "publicKey": public,
        });
        let mut whole = stub.clone();
        whole["inbox"] = json!(format!("{}/inbox", zork.id));
        good.serves(&path, &whole);
        good.serves(
            &format!("{path}/main-key"),
            if number % 2 == 0 { &public } else { &stub },
        );
        let sent = signed(&siege.victim, &good, &zork, &key, "Follow", &group);
        let reply = sent.send(&siege.victim).await;
        assert_eq!(reply.status, 202, "{number}: {}", reply.text());
        assert_eq!(good.fetches_of(&path), 1, "the owner is asked");
    }
    siege.world.run_until_quiet().await;
    assert_eq!(good.heard("Accept").len(), 6);

    // An owner that does not list it makes it nobody's key.
    let (thief, zork) = (
        good.actor("/users/thief"),
        Iri::local(&good.origin, "/users/zork0"),
    );
    let key = Iri::local(&good.origin, "/users/thief/main-key");
    let stub = json!({
        "id": zork.as_str(), "type": "Person", "preferredUsername": "zork0",
        "publicKey": {
            "id": key.as_str(), "owner": zork.as_str(), "publicKeyPem": thief.keys.rsa.public().to_pem(),
        },
    });
    good.serves("/users/thief/main-key", &stub);
    let posing = thief.posing_as(zork);
    let sent = signed(&siege.victim, &good, &posing, &key, "Undo", &group);
    siege
        .is_refused(&sent, 401, "a key that its owner does not list")
        .await;
    siege.lift().await;
}

/// How many follow Seattle.
async fn followers(siege: &Siege) -> u64 {
    let shown = siege.olga.document("/c/seattle/followers").await.json();
    shown["totalItems"].as_u64().expect("a number")
}

/// Who is gone from a server whose keys lie at addresses of their own is believed too, when her key was last looked at more
/// than a day ago: that her own address answers 410 is then known already, and is not asked for a second time (A5, H9).
#[tokio::test]
async fn a_farewell_counts_also_where_the_key_lies_at_an_address_of_its_own() {
    let siege = Siege::lay(916).await;
    let good = Evil::new(&siege.world, "social", &siege.victim);
    let zork = good.actor("/users/zork");
    let key = Iri::local(&good.origin, "/users/zork/main-key");
    let whole = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": zork.id.as_str(), "type": "Person", "preferredUsername": "zork",
        "inbox": format!("{}/inbox", zork.id),
        "publicKey": {
            "id": key.as_str(), "owner": zork.id.as_str(), "publicKeyPem": zork.keys.rsa.public().to_pem(),
        },
    });
    good.serves("/users/zork", &whole);
    good.serves("/users/zork/main-key", &whole["publicKey"]);
    siege.a_minute();
    let group = json!(siege.victim.group().as_str());
    let follow = signed(&siege.victim, &good, &zork, &key, "Follow", &group);
    assert_eq!(follow.send(&siege.victim).await.status, 202);
    siege.world.run_until_quiet().await;
    let before = followers(&siege).await;

    for path in ["/users/zork", "/users/zork/main-key"] {
        good.answers(path, egress::memory::answer(410, "text/plain", ""));
    }
    siege.world.run_for(Duration::from_secs(25 * 3_600)).await;
    let own = json!(zork.id.as_str());
    let farewell = signed(&siege.victim, &good, &zork, &key, "Delete", &own);
    let reply = farewell.send(&siege.victim).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    siege.world.run_until_quiet().await;
    assert_eq!(followers(&siege).await + 1, before, "her follow went with her");
    siege.lift().await;
}

/// A POST of an honest follower to some address.
async fn post(node: &StoryNode, server: &Evil, by: &Actor, path: &str, number: usize) -> u16 {
    let activity = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/likes/{number}", server.origin), "type": "Like",
        "actor": by.id.as_str(), "object": "https://seattle.example/events/1",
    });
    let inbox = Iri::local(&node.origin, path);
    let body = activity.to_string().into_bytes();
    let signed = Signed::with_key(&inbox, by, &by.rsa_key(), Scheme::Cavage, body, server.now());
    signed.send(node).await.status
}

/// Protocol section 3.4: 404 where there is no inbox, 410 where there was one.
#[tokio::test]
async fn an_inbox_that_nobody_has_is_not_found_and_that_of_who_has_left_is_gone() {
    let world = World::new(912);
    let (olga, ravi) = crate::drafts::two_peers(&world).await;
    let node = olga.node.clone();
    ravi.publish(evening("Thames evening")).await;
    let server = Evil::new(&world, "other", &node);
    let noor = server.mastodon("noor");
    server.follow(&node, &noor, "first").await;
    world.run_until_quiet().await;
    let maren = node.member("maren");
    maren
        .answer(&maren.id_of("Thames evening").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
    for (number, (path, status)) in [
        ("/inbox", 202),
        ("/actor/inbox", 202),
        ("/c/seattle/inbox", 202),
        ("/c/nobody/inbox", 404),
        ("/users/maren/inbox", 202),
        ("/users/maren/inbox", 202),
        ("/users/nobody/inbox", 404),
        ("/users/not%20a%20name/inbox", 404),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(post(&node, &server, &noor, path, number).await, status, "{path}");
    }
    leaves(&Browser::signed_in(&maren).await).await;
    world.run_until_quiet().await;
    assert_eq!(
        post(&node, &server, &noor, "/users/maren/inbox", 20).await,
        202,
        "her document is served for three days"
    );
    world.run_for(Duration::from_secs(73 * 3_600)).await;
    assert_eq!(post(&node, &server, &noor, "/users/maren/inbox", 21).await, 410);
    // Whoever asks without a signature learns no more than a GET of the actor tells.
    let bare = Request::post("/users/nobody/inbox")
        .header(header::HOST, node.origin.authority())
        .header(header::CONTENT_TYPE, ACTIVITY_JSON)
        .body(Body::from("{}"));
    let reply = node.answer(bare.expect("an address that exists")).await;
    assert_eq!(reply.status, 404, "{}", reply.text());
    world.finish();
}

/// Protocol section 5: forks of Misskey take bodies of 64 KiB, and nobody is to be near that.
#[tokio::test]
async fn no_activity_about_an_event_is_larger_than_every_server_takes() {
    let siege = Siege::lay(914).await;
    let line = "x".repeat(200);
    let tags: Vec<String> = (0..10)
        .map(|number| format!("{number}{}", "x".repeat(59)))
        .collect();
    let mut event = crate::drafts::evening(&"é".repeat(200));
    event["place"] = json!({
        "name": line, "street": line, "postal_code": line, "locality": line, "region": line, "country": line,
    });
    event["tags"] = json!(tags);
    event["modality"] = json!("hybrid");
    let page = "https://a.example/";
    event["online_page"] = json!(format!("{page}{}", "x".repeat(2_048 - page.len())));
    let mut refused = 0;
    // As much as is taken with all the rest, of letters that are one on the wire and of such that are two.
    for letter in ["x", "\""] {
        for bytes in (1_000..=20_000).rev().step_by(500) {
            event["description"] = json!(letter.repeat(bytes));
            let reply = siege.olga.post("/api/v1/events", event.clone()).await;
            if reply.status == 422 {
                assert_eq!(reply.json()["field"], "description", "{}", reply.text());
                refused += 1;
                continue;
            }
            assert_eq!(reply.status, 201, "{}", reply.text());
            break;
        }
    }
    assert!(refused > 5, "something is too large: {refused}");
    siege.world.run_until_quiet().await;
    let bodies: Vec<usize> = siege
        .evil
        .received()
        .iter()
        .filter_map(|request| Some(request.body.as_ref()?.len()))
        .collect();
    let largest = bodies.iter().max().copied().unwrap_or(0);
    assert!(
        (20 * 1024..32 * 1024).contains(&largest),
        "the largest has {largest} bytes"
    );
    siege.lift().await;
}

/// A12; protocol section 3.4, step 10: what a peer or somebody whom we follow passes on without its actor's proof is what the
/// actor's own server tells under its id.
#[tokio::test]
async fn what_is_passed_on_without_a_proof_is_asked_for_at_home_and_counts_as_it_stands_there() {
    let siege = Siege::lay(913).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let (bob, eve) = (good.mastodon("bob"), good.actor("/users/eve"));
    let join = |name: &str, actor: &Actor| {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/joins/{name}", good.origin),
            "type": "Join", "actor": actor.id.as_str(), "object": siege.ours(),
        })
    };
    // It is not there, or is somebody else's there, or is longer there than an activity may be (B10).
    good.serves("/joins/other", &join("other", &eve));
    let mut long = join("long", &bob);
    long["content"] = json!("x".repeat(300 * 1024));
    good.serves("/joins/long", &long);
    for (name, status) in [("none", 401), ("other", 401), ("long", 413)] {
        let passed_on = siege.evil.signed(&siege.victim, &group, &join(name, &bob));
        siege.is_refused(&passed_on, status, name).await;
    }
    // Nobody makes us ask to whom we do not listen.
    let strange = Evil::new(&siege.world, "strange", &siege.victim);
    let passed_on = strange.signed(&siege.victim, &strange.mastodon("mallory"), &join("told", &bob));
    let reply = passed_on.send(&siege.victim).await;
    assert_eq!(reply.status, 401, "{}", reply.text());
    assert_eq!(good.fetches_of("/joins/told"), 0);

    good.serves("/joins/told", &join("told", &bob));
    let mut changed = join("told", &bob);
    changed["type"] = json!("Leave");
    let reply = siege.evil.deliver(&siege.victim, &group, &changed).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    siege.world.run_until_quiet().await;
    let path = format!("/api/v1/events/{}", siege.event["id"].as_str().unwrap());
    let event = siege.olga.get(&path).await.expect(200);
    assert_eq!(event["taken"], 1, "what her own server tells: {event}");
    assert_eq!(good.heard("Accept").len(), 1);
    siege.lift().await;
}
