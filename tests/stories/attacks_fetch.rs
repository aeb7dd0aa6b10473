//! What a sender can make a node fetch: never endlessly, never from bystanders, never for show (threats B5, B6, B12).

use egress::Method;
use harness::evil::Evil;
use serde_json::{Value, json};

use crate::siege::Siege;

/// GETs that the victim has sent to a host.
fn fetches(siege: &Siege, host: &Evil) -> usize {
    let asked = host.received();
    let victim = &siege.victim.origin;
    assert!(siege.world.internet.tap().iter().any(|sent| &sent.from == victim));
    asked
        .iter()
        .filter(|request| request.method == Method::Get)
        .count()
}

/// B5, B11
#[tokio::test]
async fn addresses_inside_an_event_are_never_fetched() {
    let siege = Siege::lay(260).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let bait = Evil::new(&siege.world, "bait", &siege.victim);
    let at = |path: &str| format!("https://bait.example/{path}");
    let event = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", at("context")],
        "id": "https://evil.example/events/1", "type": "Event", "name": "Bait", "attributedTo": group.id.as_str(),
        "to": ["https://www.w3.org/ns/activitystreams#Public", at("to")], "cc": [at("cc")],
        "startTime": "2027-01-14T18:00:00Z", "timezone": "UTC", "url": at("url"), "context": at("thread"),
        "content": format!("<p><img src='{}'><a href='{}'>x</a></p>", at("img"), at("link")),
        "image": { "type": "Image", "url": at("image") }, "icon": at("icon"), "preview": at("preview"),
        "attachment": [{ "type": "Document", "mediaType": "image/png", "url": at("banner") },
            { "type": "Link", "href": at("website") }],
        "tag": [{ "type": "Hashtag", "name": "#x", "href": at("tag") }, { "type": "Mention", "href": at("mention") }],
        "location": { "type": "Place", "id": at("place"), "name": "Somewhere" }, "replies": at("replies"),
        "attendees": at("attendees"), "organizers": at("organizers"), "externalParticipationUrl": at("join"),
    });
    let create = json!({
        "id": "https://evil.example/activities/bait", "type": "Create", "actor": group.id.as_str(), "object": event,
    });
    siege
        .evil
        .deliver(&siege.victim, &group, &create)
        .await
        .expect(202);
    siege.world.run_until_quiet().await;
    let shown = siege
        .olga
        .event_titled("Bait")
        .await
        .expect("the event itself is taken");
    siege
        .olga
        .get(&format!("/api/v1/events/{}", shown["id"].as_str().unwrap()))
        .await
        .expect(200);
    assert_eq!(
        bait.received().len(),
        0,
        "{:?}",
        bait.received().first().map(|request| request.url.clone())
    );
    siege.lift().await;
}

/// B6
#[tokio::test]
async fn pages_that_lead_to_themselves_to_each_other_or_on_for_ever_come_to_an_end() {
    let siege = Siege::lay(261).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let page = |next: &str| {
        json!({ "type": "OrderedCollectionPage", "id": next, "orderedItems": [{ "type": "Event" }],
            "partOf": format!("{}/upcoming", group.id), "next": next })
    };
    let upcoming = "/c/evil/upcoming";
    let first = |next: &str| json!({ "id": format!("https://evil.example{upcoming}"), "type": "OrderedCollection", "first": next });
    let endless = |number: usize| format!("https://evil.example/pages/{number}");
    siege.evil.serves("/itself", &page("https://evil.example/itself"));
    siege.evil.serves("/tick", &page("https://evil.example/tock"));
    siege.evil.serves("/tock", &page("https://evil.example/tick"));
    for number in 0..200 {
        siege
            .evil
            .serves(&format!("/pages/{number}"), &page(&endless(number + 1)));
    }
    siege.evil.serves(
        "/ours",
        &page("https://seattle.example/c/seattle/upcoming?page=0"),
    );
    for start in ["itself", "tick", "pages/0", "ours"] {
        siege
            .evil
            .serves(upcoming, &first(&format!("https://evil.example/{start}")));
        let before = fetches(&siege, &siege.evil);
        let path = "/api/v1/peers/evil.example/backfill";
        let reply = siege.olga.post(path, json!({})).await;
        assert!(reply.status < 500, "{start}: {}", reply.text());
        let spent = fetches(&siege, &siege.evil) - before;
        assert!((2..=40).contains(&spent), "{start}: {spent} fetches");
        siege.a_minute();
        siege.a_minute();
    }
    siege
        .evil
        .serves(upcoming, &json!({ "type": "OrderedCollection", "totalItems": 0 }));
    siege.world.run_until_quiet().await;
    siege.lift().await;
}

/// B12
#[tokio::test]
async fn a_thousand_named_bystanders_are_not_asked() {
    let siege = Siege::lay(262).await;
    let target = Evil::new(&siege.world, "target", &siege.victim);
    let named: Vec<Value> = (0..1_000)
        .map(|number| json!(format!("https://target.example/users/{number}")))
        .collect();
    let mentions: Vec<Value> = named
        .iter()
        .map(|person| json!({ "type": "Mention", "href": person, "name": "@x" }))
        .collect();
    let note = json!({ "id": "https://evil.example/notes/1", "type": "Note", "attributedTo": siege.mallory.id.as_str(),
        "content": "hello", "tag": mentions, "to": named });
    let mut create = siege.activity("Create", note);
    create["to"] = json!(named);
    siege
        .evil
        .deliver(&siege.victim, &siege.mallory, &create)
        .await
        .expect(202);
    siege.world.run_until_quiet().await;
    assert!(fetches(&siege, &target) <= 10);
    siege.lift().await;
}

/// B12
#[tokio::test]
async fn a_hundred_forged_senders_a_minute_cost_a_bystander_a_handful_of_requests() {
    let siege = Siege::lay(263).await;
    let target = Evil::new(&siege.world, "target", &siege.victim);
    for number in 0..100 {
        let id = domain::Iri::local(&target.origin, &format!("/users/{number}"));
        let forged = siege.mallory.posing_as(id);
        let follow = json!({ "id": format!("{}/follow", forged.id), "type": "Follow", "actor": forged.id.as_str(),
            "object": siege.victim.group().as_str() });
        let reply = siege.evil.deliver(&siege.victim, &forged, &follow).await;
        assert!(matches!(reply.status, 401 | 429), "{}", reply.text());
        if reply.status == 429 {
            assert!(reply.header("retry-after").is_some());
        }
    }
    let asked = fetches(&siege, &target);
    assert!((1..=10).contains(&asked), "{asked} requests");
    // What failed is not asked again at once.
    let again = siege
        .mallory
        .posing_as(domain::Iri::local(&target.origin, "/users/0"));
    let follow = json!({ "id": format!("{}/again", again.id), "type": "Follow", "actor": again.id.as_str(),
        "object": siege.victim.group().as_str() });
    siege.a_minute();
    siege.evil.deliver(&siege.victim, &again, &follow).await;
    assert_eq!(target.fetches_of("/users/0"), 1);
    siege.lift().await;
}

/// Announcements of one sender within a minute, each of another thing on a bystander's server.
const ANNOUNCED: usize = 100;
/// What a bystander may be asked in a minute, whoever causes it; as much again is in the bucket at first.
const ASKED_PER_MINUTE: usize = 60;

/// B12: also because of those whose signatures hold.
#[tokio::test]
async fn a_hundred_announcements_a_minute_cost_a_bystander_no_more_than_its_bucket() {
    let siege = Siege::lay(265).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let nosy = Evil::new(&siege.world, "nosy", &siege.victim);
    let follower = nosy.mastodon("nosy");
    nosy.follow(&siege.victim, &follower, "first").await;
    siege.world.run_until_quiet().await;
    let mut asked = Vec::new();
    for (name, sender, server) in [("first", &group, &siege.evil), ("second", &follower, &nosy)] {
        let target = Evil::new(&siege.world, name, &siege.victim);
        for number in 0..ANNOUNCED {
            let announce = json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Announce",
                "id": format!("{}/activities/{name}/{number}", server.origin), "actor": sender.id.as_str(),
                "object": format!("{}/events/{number}", target.origin) });
            let reply = server.deliver(&siege.victim, sender, &announce).await;
            assert_eq!(reply.status, 202, "{}", reply.text());
        }
        siege.world.run_for(std::time::Duration::from_secs(60)).await;
        asked.push(fetches(&siege, &target));
        siege.a_minute();
    }
    assert!(
        (1..=2 * ASKED_PER_MINUTE).contains(&asked[0]),
        "by a peer: {asked:?}"
    );
    assert_eq!(asked[1], 0, "nobody listens to what a mere follower announces");
    siege.world.run_until_quiet().await;
    siege.evil.sentinel(&siege.world, &siege.victim).await;
    siege.world.finish_with(|line| line.contains("is set aside"));
}

/// B12
#[tokio::test]
async fn people_of_one_server_come_in_numbers_and_each_is_heard_at_once() {
    let siege = Siege::lay(264).await;
    for number in 0..20 {
        let person = siege.evil.mastodon(&format!("person{number}"));
        let follow = json!({ "id": format!("{}/follow", person.id), "type": "Follow", "actor": person.id.as_str(),
            "object": siege.victim.group().as_str() });
        siege
            .evil
            .deliver(&siege.victim, &person, &follow)
            .await
            .expect(202);
    }
    // Whoever only says so is still put off.
    let mut refused = 0;
    for number in 0..20 {
        let id = domain::Iri::local(&siege.evil.origin, &format!("/users/nobody{number}"));
        let forged = siege.mallory.posing_as(id);
        let follow = json!({ "id": format!("{}/follow", forged.id), "type": "Follow", "actor": forged.id.as_str(),
            "object": siege.victim.group().as_str() });
        let reply = siege.evil.deliver(&siege.victim, &forged, &follow).await;
        refused += usize::from(reply.status == 429);
    }
    assert_eq!(refused, 18);
    siege.world.run_until_quiet().await;
    siege.lift().await;
}
