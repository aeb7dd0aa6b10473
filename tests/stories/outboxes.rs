//! Clients put activities into the outbox of their own actor and read its inbox; each does what page and API do.

use std::collections::BTreeSet;

use harness::evil::{ACTIVITY_JSON, Evil};
use harness::{Person, Reply, World, get, invariants, send};
use http::Method;
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
const GROUP: &str = "/c/seattle/outbox";

pub(crate) fn gathering(name: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Event", "id": "urn:mine", "name": name,
        "content": "<p>Bring one question.</p><script>x</script>", "startTime": "2027-01-14T18:00:00-08:00",
        "endTime": "2027-01-14T20:00:00-08:00", "timezone": "America/Los_Angeles", "maximumAttendeeCapacity": 20,
        "location": { "type": "Place", "name": "Pier 57" }, "to": [PUBLIC],
    })
}

fn outbox(person: &Person) -> String {
    format!("{}/outbox", person.actor.path_and_query())
}

/// What was made: its address and itself.
#[track_caller]
fn made(reply: Reply) -> (String, Value) {
    let place = reply.header("location").unwrap_or_default().to_owned();
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    let activity = reply.expect(201);
    assert_eq!(activity["id"], place.as_str());
    (place, activity)
}

#[tokio::test]
async fn an_event_put_into_the_communitys_outbox_is_created_and_told_and_changed_and_removed() {
    let world = World::new(900);
    let (olga, ravi) = two_peers(&world).await;
    let (place, create) = made(olga.submit(GROUP, &gathering("By a client"), None).await);
    assert_eq!(
        (&create["type"], &create["actor"]),
        (&json!("Create"), &json!(olga.node.group()))
    );
    assert_eq!(create["to"], json!([PUBLIC]));
    let object = create["object"]["id"].as_str().unwrap().to_owned();
    assert!(
        object.starts_with(&format!("{}/events/", olga.node.origin)),
        "the id is ours: {object}"
    );
    assert_eq!(
        olga.document(&place).await.expect(200)["object"]["id"],
        object.as_str()
    );
    world.run_until_quiet().await;
    let told = get(
        &olga.node,
        place.strip_prefix(olga.node.origin.as_str()).unwrap(),
        ACTIVITY_JSON,
    )
    .await;
    assert_eq!(told.expect(200), create, "what was answered is what was told");
    let there = ravi.event_titled("By a client").await.unwrap();
    assert_eq!(there["capacity"], 20);
    assert!(!there["description"].as_str().unwrap().contains("script"));

    let change = json!({"type": "Update", "object": {"id": object, "name": "By a client, later",
        "startTime": "2027-01-14T19:00:00-08:00", "maximumAttendeeCapacity": null}});
    let (_, update) = made(olga.submit(GROUP, &change, None).await);
    assert_eq!(
        (&update["type"], &update["object"]["revision"]),
        (&json!("Update"), &json!(2))
    );
    world.run_until_quiet().await;
    let there = ravi.event_titled("By a client, later").await.unwrap();
    assert_eq!(
        (&there["capacity"], &there["place"]["name"]),
        (&Value::Null, &json!("Pier 57"))
    );

    let cancel = json!({"type": "Update", "object": {"id": object, "eventStatus": "EventCancelled"}});
    made(olga.submit(GROUP, &cancel, None).await);
    world.run_until_quiet().await;
    assert_eq!(
        ravi.event_titled("By a client, later").await.unwrap()["state"],
        "cancelled"
    );
    made(
        olga.submit(GROUP, &json!({"type": "Delete", "object": object}), None)
            .await,
    );
    world.run_until_quiet().await;
    assert!(ravi.event_titled("By a client, later").await.is_none());
    assert_eq!(olga.document(&object).await.status, 410);
    invariants::check(&world);
    world.finish();
}

/// Publishes an event for `to`; tells how the community's own people are shown its audience.
async fn published_for(olga: &Person, name: &str, to: Value) -> (String, String, Value) {
    let (place, create) = made(olga.submit(GROUP, &with(gathering(name), "to", to), None).await);
    let object = create["object"]["id"].as_str().unwrap().to_owned();
    let event = olga.event_titled(name).await.unwrap();
    assert!(object.ends_with(event["id"].as_str().unwrap()), "{event}");
    (place, object, event["audience"].clone())
}

#[tokio::test]
async fn whom_an_event_is_for_is_whom_the_client_names_and_nobody_more() {
    let world = World::new(901);
    let (olga, ravi) = two_peers(&world).await;
    let peers = format!("{}/peers", olga.node.group());
    let london = ravi.node.group();
    for (name, to, shown) in [
        ("For members", json!([]), json!("members")),
        ("For peers", json!(peers), json!("peers")),
        (
            "For London",
            json!([london]),
            json!({"peers": ["https://london.example"]}),
        ),
        ("For all", json!(["as:Public"]), json!("public")),
    ] {
        let (place, object, audience) = published_for(&olga, name, to).await;
        assert_eq!(audience, shown);
        // A client that sends our own document back changes nothing of it.
        let document = olga.document(&object).await.expect(200);
        let again = json!({"type": "Update", "object": document});
        made(olga.submit(GROUP, &again, None).await);
        let event = olga.event_titled(name).await.unwrap();
        assert_eq!(
            (&event["audience"], &event["revision"]),
            (&shown, &json!(1)),
            "{name}"
        );
        world.run_until_quiet().await;
        assert_eq!(
            ravi.event_titled(name).await.is_some(),
            shown != "members",
            "{name}"
        );
        let path = place.strip_prefix(olga.node.origin.as_str()).unwrap();
        let stranger = get(&olga.node, path, ACTIVITY_JSON).await.status;
        assert_eq!(stranger, if shown == "public" { 200 } else { 404 }, "{name}");
        olga.document(&place).await.expect(200);
    }
    let followers = format!("{}/followers", olga.node.group());
    for to in [json!([followers]), json!(["nonsense"])] {
        let event = with(gathering("For whom?"), "to", to);
        let refused = olga.submit(GROUP, &event, None).await;
        assert_eq!((refused.status, refused.reason().as_str()), (422, "invalid"));
    }
    invariants::check(&world);
    world.finish();
}

/// A member of London, and the addresses of an event in Seattle (`There`) and of one in London (`Here`).
async fn two_invitations(world: &World) -> (Person, String, String) {
    let (olga, ravi) = two_peers(world).await;
    let there = olga.publish(evening("There")).await;
    let here = ravi.publish(evening("Here")).await;
    world.run_until_quiet().await;
    let address = |event: &Value, host: &Person| {
        let id = event["id"].as_str().unwrap();
        format!("{}/events/{id}", host.node.origin)
    };
    let addresses = (address(&there, &olga), address(&here, &ravi));
    (ravi.node.member("maren"), addresses.0, addresses.1)
}

#[tokio::test]
async fn a_member_joins_an_event_elsewhere_and_reads_what_came_back() {
    let world = World::new(902);
    let (maren, there, _) = two_invitations(&world).await;
    let join = json!({"type": "Join", "object": there});
    let (place, join) = made(maren.submit(&outbox(&maren), &join, None).await);
    assert_eq!(
        (&join["type"], &join["actor"]),
        (&json!("Join"), &json!(maren.actor))
    );
    assert_eq!(maren.document(&place).await.expect(200), join);
    world.run_until_quiet().await;
    let answer = maren.rsvp(&maren.id_of("There").await).await;
    assert_eq!(answer["state"], "confirmed");
    let told = maren.document(&place).await.expect(200);
    assert_eq!(told, join, "what was answered is what was told");

    let came = maren.document(&outbox(&maren).replace("outbox", "inbox")).await;
    assert_eq!(came.header("cache-control"), Some("private, no-store"));
    let came = came.expect(200);
    assert_eq!(
        (&came["type"], &came["totalItems"]),
        (&json!("OrderedCollection"), &json!(1)),
        "{came}"
    );
    let page = maren.document(came["first"].as_str().unwrap()).await.expect(200);
    assert_eq!(page["orderedItems"].as_array().unwrap().len(), 1, "{page}");
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn every_dialect_of_an_answer_is_taken_and_what_stands_can_be_undone() {
    let world = World::new(907);
    let (maren, there, here) = two_invitations(&world).await;
    for (said, name, state) in [
        (
            json!({"type": "TentativeAccept", "object": {"type": "Event", "id": there}}),
            "There",
            "maybe",
        ),
        (
            json!({"type": "Accept", "object": {"type": "Invite", "object": there}}),
            "There",
            "going",
        ),
        (json!({"type": "Leave", "object": there}), "There", "withdrawn"),
        (json!({"type": "Join", "object": here}), "Here", "going"),
    ] {
        made(maren.submit(&outbox(&maren), &said, None).await);
        world.run_until_quiet().await;
        let answer = maren.rsvp(&maren.id_of(name).await).await;
        assert_eq!(answer["answer"], state, "{said}");
    }
    let no = json!({"type": "Reject", "object": here});
    let (place, _) = made(maren.submit(&outbox(&maren), &no, None).await);
    let gone = json!({"type": "Undo", "object": {"type": "Join", "object": here}});
    let refused = maren.submit(&outbox(&maren), &gone, None).await;
    assert_eq!(refused.status, 409, "she is not going");
    let undo = json!({"type": "Undo", "object": place});
    made(maren.submit(&outbox(&maren), &undo, None).await);
    let answer = maren.rsvp(&maren.id_of("Here").await).await;
    assert_eq!(answer["answer"], "withdrawn");
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn the_community_follows_somebody_elsewhere_through_its_outbox() {
    let world = World::new(903);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let follow = json!({"type": "Follow", "object": mallory.id});
    let (place, said) = made(olga.submit(GROUP, &follow, None).await);
    let (again, _) = made(olga.submit(GROUP, &follow, None).await);
    assert_eq!(place, again, "asking twice is asking once");
    world.run_until_quiet().await;
    assert_eq!(evil.heard("Follow"), [said]);
    let own = json!({"type": "Follow", "object": olga.node.application()});
    assert_eq!(olga.submit(GROUP, &own, None).await.status, 422);
    world.finish();
}

/// How many the community says that it follows.
async fn following(officer: &Person) -> u64 {
    let list = get(&officer.node, "/c/seattle/following", ACTIVITY_JSON).await;
    list.expect(200)["totalItems"].as_u64().unwrap()
}

#[tokio::test]
async fn the_community_takes_its_follow_back_by_address_or_embedded_and_may_follow_anew() {
    let world = World::new(908);
    let (olga, ravi) = two_peers(&world).await;
    let evil = Evil::new(&world, "social", &olga.node);
    let mallory = evil.mastodon("mallory");
    let follow = json!({"type": "Follow", "object": mallory.id});
    let peers = following(&olga).await;
    for round in 1..=2 {
        let (place, said) = made(olga.submit(GROUP, &follow, None).await);
        world.run_until_quiet().await;
        assert_eq!(following(&olga).await, peers, "who was asked is not followed");
        let accept = json!({
            "id": format!("{}/accepts/{round}", evil.origin), "type": "Accept",
            "actor": mallory.id.as_str(), "object": place,
        });
        evil.deliver(&olga.node, &mallory, &accept).await.expect(202);
        world.run_until_quiet().await;
        assert_eq!(following(&olga).await, peers + 1);
        let undone = match round {
            1 => json!(place),
            _ => json!({"type": "Follow", "actor": olga.node.group(), "object": mallory.id}),
        };
        let undo = json!({"type": "Undo", "object": undone});
        let key = format!("once-in-round-{round}");
        let (_, told) = made(olga.submit(GROUP, &undo, Some(&key)).await);
        assert_eq!(told["object"]["id"], said["id"], "{told}");
        assert_eq!(made(olga.submit(GROUP, &undo, Some(&key)).await).1, told);
        world.run_until_quiet().await;
        assert_eq!(evil.heard("Undo").len(), round);
        assert_eq!(evil.heard("Undo").last(), Some(&told));
        let again = olga.submit(GROUP, &undo, None).await;
        assert_eq!(again.status, 409, "{}", again.text());
        assert_eq!(following(&olga).await, peers, "and no more");
    }
    let peer = json!({"type": "Undo", "object": {"type": "Follow", "object": ravi.node.group()}});
    let refused = olga.submit(GROUP, &peer, None).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("end the peering"), "{}", refused.text());
    let unknown = json!({"type": "Undo", "object": "https://seattle.example/activities/none"});
    assert_eq!(olga.submit(GROUP, &unknown, None).await.status, 404);
    let other = json!({"type": "Undo", "object": {"type": "Like", "object": mallory.id}});
    assert_eq!(olga.submit("/actor/outbox", &other, None).await.status, 501);
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn the_same_submission_under_one_key_makes_nothing_twice() {
    let world = World::new(904);
    let olga = world.node("seattle").officer("olga");
    let (first, _) = made(olga.submit(GROUP, &gathering("Once"), Some("k1")).await);
    let (second, _) = made(olga.submit(GROUP, &gathering("Once"), Some("k1")).await);
    assert_eq!((first, olga.events().await.len()), (second, 1));
    assert_eq!(
        olga.submit(GROUP, &gathering("Other"), Some("k1")).await.status,
        422
    );
    let long = "k".repeat(201);
    assert_eq!(
        olga.submit(GROUP, &gathering("Other"), Some(&long)).await.status,
        400
    );
    let join = json!({"type": "Join", "object": format!("{}/events/{}", olga.node.origin, olga.id_of("Once").await)});
    let (first, _) = made(olga.submit(&outbox(&olga), &join, Some("k2")).await);
    let (second, _) = made(olga.submit(&outbox(&olga), &join, Some("k2")).await);
    assert_eq!(first, second);
    world.run_until_quiet().await;
    world.finish();
}

/// Who brings no token, another's, or one that may not act, learns and does nothing.
#[tokio::test]
async fn an_outbox_and_an_inbox_are_closed_to_everybody_but_their_owner() {
    let world = World::new(905);
    let olga = world.node("seattle").officer("olga");
    let (anke, bert) = (olga.node.member("anke"), olga.node.member("bert"));
    let event = olga
        .publish(with(evening("Here"), "audience", json!("members")))
        .await;
    let event = format!("{}/events/{}", olga.node.origin, event["id"].as_str().unwrap());
    let join = json!({"type": "Join", "object": event});
    for path in [
        outbox(&anke),
        outbox(&anke).replace("anke", "nobody"),
        GROUP.to_owned(),
        "/actor/outbox".to_owned(),
    ] {
        let nobody = send(&olga.node, Method::POST, &path, None, Some(&join)).await;
        assert_eq!(
            (nobody.status, nobody.reason().as_str()),
            (401, "token"),
            "{path}"
        );
        assert!(nobody.header("www-authenticate").is_some());
        let other = bert.submit(&path, &join, None).await;
        assert_eq!(
            (other.status, other.reason().as_str()),
            (403, "not-allowed"),
            "{path}"
        );
        let inbox = path.replace("outbox", "inbox");
        assert_eq!(
            get(&olga.node, &inbox, ACTIVITY_JSON).await.status,
            401,
            "{inbox}"
        );
        assert_eq!(bert.document(&inbox).await.status, 403, "{inbox}");
    }
    assert_eq!(
        olga.submit("/c/other/outbox", &gathering("x"), None).await.status,
        404
    );
    let posing = json!({"type": "Join", "actor": bert.actor, "object": event});
    assert_eq!(anke.submit(&outbox(&anke), &posing, None).await.status, 403);
    assert_eq!(anke.rsvp(&anke.id_of("Here").await).await["answer"], Value::Null);
    let (place, _) = made(anke.submit(&outbox(&anke), &join, None).await);
    assert_eq!(bert.document(&place).await.status, 404, "what she said is hers");
    let path = place.strip_prefix(olga.node.origin.as_str()).unwrap();
    assert_eq!(get(&olga.node, path, ACTIVITY_JSON).await.status, 404);
    let undo = json!({"type": "Undo", "object": place});
    assert_eq!(bert.submit(&outbox(&bert), &undo, None).await.status, 404);
    world.finish();
}

/// What a member's outbox refuses, and how.
fn refused_to_a_member(gone: &str, group: &str) -> Vec<(Value, u16)> {
    vec![
        (json!({"type": "Note", "content": "hi"}), 501),
        (json!({"type": "Follow", "object": group}), 501),
        (json!({"type": "Frobnicate", "object": gone}), 501),
        (gathering("Not hers"), 501),
        (json!({"content": "hi"}), 400),
        (json!({"type": "Join", "object": 7}), 400),
        (json!([]), 400),
        (json!({"type": "Join", "object": gone}), 404),
    ]
}

/// What the community's outbox refuses, and how.
fn refused_to_an_officer(gone: &str) -> Vec<(Value, u16)> {
    let event = |field: &str, value: Value| with(gathering("x"), field, value);
    vec![
        (json!({"type": "Create", "object": {"type": "Note"}}), 501),
        (json!({"type": "Join", "object": gone}), 501),
        (json!({"type": "Delete", "object": gone}), 404),
        (event("name", json!("")), 422),
        (event("startTime", json!("soon")), 422),
        (event("endTime", json!("2027-01-14T17:00:00-08:00")), 422),
        (event("to", json!(["https://nowhere.example/c/x"])), 422),
        (event("content", json!("x".repeat(256 * 1024))), 413),
    ]
}

#[tokio::test]
async fn what_is_not_supported_or_not_readable_is_refused_with_what_to_do() {
    let world = World::new(906);
    let olga = world.node("seattle").officer("olga");
    let anke = olga.node.member("anke");
    let gone = format!("{}/events/01J00000000000000000000000", olga.node.origin);
    let group = olga.node.group();
    let member = refused_to_a_member(&gone, group.as_str())
        .into_iter()
        .map(|one| (&anke, outbox(&anke), one));
    let officer = refused_to_an_officer(&gone)
        .into_iter()
        .map(|one| (&olga, GROUP.to_owned(), one));
    let node = (&olga, "/actor/outbox".to_owned(), (gathering("x"), 501));
    for (person, path, (document, status)) in member.chain(officer).chain([node]) {
        let refused = person.submit(&path, &document, None).await;
        let kind = &document["type"];
        assert_eq!(refused.status, status, "{kind} to {path}: {}", refused.text());
        assert_eq!(refused.header("content-type"), Some("application/problem+json"));
        assert!(
            status != 501 || refused.text().contains("takes"),
            "{}",
            refused.text()
        );
    }
    let text = olga.post(GROUP, gathering("x")).await;
    assert_eq!(text.status, 415, "JSON that does not call itself an activity");
    assert!(olga.events().await.is_empty());
    world.finish();
}

/// Protocol section 6.3: what does not fit in a page stands in the next one.
#[tokio::test]
async fn an_outbox_of_long_activities_is_read_page_by_page_and_none_is_passed_over() {
    const EVENTS: usize = 45;
    let world = World::new(917);
    let olga = world.node("seattle").officer("olga");
    let long = format!("<p>{}</p>", "long ".repeat(3_900));
    for number in 0..EVENTS {
        let draft = evening(&format!("Evening {number}"));
        olga.publish(with(draft, "description", json!(long))).await;
    }
    world.run_until_quiet().await;
    let (mut names, mut pages) = (BTreeSet::new(), 0);
    let mut next = Some(format!("{GROUP}?page=first"));
    while let Some(path) = next {
        let page = get(&olga.node, &path, ACTIVITY_JSON).await.expect(200);
        let items = page["orderedItems"].as_array().expect("a page has items");
        let index = page.get("startIndex").and_then(Value::as_u64);
        assert_eq!(
            index,
            (pages == 0).then_some(0),
            "later ones do not say what is not known"
        );
        let told = items.iter().filter_map(|item| item["object"]["name"].as_str());
        names.extend(told.map(str::to_owned));
        pages += 1;
        let address = page["next"].as_str();
        next = address.map(|next| next.replace(olga.node.origin.as_str(), ""));
    }
    assert_eq!(names.len(), EVENTS);
    assert!(pages > 1, "they do not fit in one");
    // A place that somebody made up leads to nobody else's activities.
    for outbox in [GROUP, "/actor/outbox"] {
        let path = format!("{outbox}?page=00");
        let page = get(&olga.node, &path, ACTIVITY_JSON).await.expect(200);
        let items = page["orderedItems"].as_array().expect("a page has items");
        let owner = &page["attributedTo"];
        assert!(!items.is_empty(), "{outbox}");
        assert!(items.iter().all(|item| item["actor"] == *owner), "{outbox}");
    }
    world.finish();
}
