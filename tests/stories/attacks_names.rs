//! Names and texts that others chose: spelt otherwise, pointing elsewhere, or made to break what they are written into
//! (threats A7, A17, B14, B15).

use domain::Iri;
use harness::evil::Evil;
use harness::{Browser, World, get, invariants};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};
use crate::malformed::full_event;
use crate::outboxes::gathering;
use crate::siege::Siege;

/// A7: of a name that is looked up only an actor of that very server is believed.
#[tokio::test]
async fn a_webfinger_that_names_somebody_elsewhere_names_nobody() {
    let siege = Siege::lay(380).await;
    let good = Evil::new(&siege.world, "good", &siege.victim);
    let (application, _) = good.rosarium();
    let london = siege.ravi.node.application();
    let ours = siege.victim.application();
    for named in [&application.id, &london, &ours] {
        let jrd = wire::discovery::webfinger_host(&siege.evil.origin, named);
        let finger = egress::memory::answer(200, "application/jrd+json", jrd.to_string());
        siege.evil.answers("/.well-known/webfinger", finger);
        siege.a_minute();
        let lookup = "/api/v1/peers/lookup?address=https://evil.example";
        let reply = siege.olga.get(lookup).await;
        assert!(reply.status >= 400, "{named}: {}", reply.text());
        let proposal = json!({ "peer": "https://evil.example", "scopes": ["events"] });
        let reply = siege.olga.post("/api/v1/peers", proposal).await;
        assert!(reply.status >= 400, "{named}: {}", reply.text());
    }
    let asked = good.received().len();
    assert_eq!(asked, 0, "whoever is named there is not even asked");
    let peering = siege.olga.get("/api/v1/peers/london.example").await.expect(200);
    assert_eq!(peering["state"], "active");
    siege.lift().await;
}

/// What a client would like to see signed.
const CHOSEN: &str = "chosen-by-a-client";

/// A document with what we did not write in every place where JSON lets it stand.
fn laden(mut document: Value) -> Value {
    let chosen = json!({ CHOSEN: [CHOSEN] });
    document["@context"] = json!(["https://www.w3.org/ns/activitystreams", { CHOSEN: "https://x.example/" }]);
    document["id"] = json!(format!("https://seattle.example/activities/{CHOSEN}"));
    document["proof"] = json!({ "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
        "verificationMethod": "https://seattle.example/c/seattle#ed25519-key", "proofValue": format!("z{CHOSEN}") });
    document["signature"] = json!({ "type": "RsaSignature2017", "signatureValue": CHOSEN });
    document[CHOSEN] = chosen.clone();
    document["generator"] = chosen.clone();
    if document["location"].is_object() {
        document["location"][CHOSEN] = chosen;
    }
    document
}

/// A17: what is signed in our name is written by us; of what a client hands in the meaning alone comes through.
#[tokio::test]
async fn no_door_signs_bytes_that_a_client_chose() {
    let world = World::new(381);
    let (olga, ravi) = two_peers(&world).await;
    let event = ravi.publish(evening("Theirs")).await;
    world.run_until_quiet().await;
    let own = format!("{}/outbox", olga.actor.path_and_query());
    let event = event["activitypub_id"].clone();
    let submitted = [
        ("/c/seattle/outbox", laden(gathering("By a client"))),
        (
            "/c/seattle/outbox",
            laden(json!({ "type": "Create", "object": laden(gathering("In a Create")) })),
        ),
        (own.as_str(), laden(json!({ "type": "Join", "object": event }))),
        (own.as_str(), laden(json!({ "type": "Like", "object": event }))),
    ];
    let mut taken = 0;
    for (outbox, document) in &submitted {
        let reply = olga.submit(outbox, document, None).await;
        // 501: this outbox takes no likes (testing.md, section 6).
        assert!(reply.status < 500 || reply.status == 501, "{}", reply.text());
        taken += usize::from(reply.status == 201);
    }
    assert!(taken >= 2, "what is refused proves nothing: {taken}");
    for body in [
        with(evening("By REST"), CHOSEN, json!(CHOSEN)),
        with(evening("By REST"), "proof", json!({ "proofValue": CHOSEN })),
    ] {
        let reply = olga.post("/api/v1/events", body).await;
        assert!(reply.status < 500, "{}", reply.text());
    }
    world.run_until_quiet().await;
    let mut bodies = 0;
    for sent in world.internet.tap() {
        if sent.from != olga.node.origin {
            continue;
        }
        let headers = format!("{:?}", sent.request.headers);
        let body = sent.request.body.as_deref().unwrap_or_default();
        let body = String::from_utf8_lossy(body);
        bodies += usize::from(body.contains("By a client") || body.contains("In a Create"));
        assert!(
            !headers.contains(CHOSEN) && !body.contains(CHOSEN),
            "{}: {headers} {body}",
            sent.request.url
        );
    }
    assert!(bodies > 0, "what the client meant is told");
    invariants::check(&world);
    world.finish();
}

/// Ends a line, a query, a header and an element.
const HOSTILE: &str = "' ; -- \r\nX-Hostile: 1\r\n<script>hostile</script>";

/// The places of all texts in a document, as pointers into it.
fn texts(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::String(_) => vec![place.to_owned()],
        Value::Array(items) => {
            let each = items.iter().enumerate();
            each.flat_map(|(number, item)| texts(item, &format!("{place}/{number}")))
                .collect()
        }
        Value::Object(fields) => {
            let each = fields.iter().filter(|(name, _)| *name != "@context");
            each.flat_map(|(name, item)| texts(item, &format!("{place}/{name}")))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// B14: one text at a time of an event, of the activity around it and of whoever says so.
#[tokio::test]
async fn a_hostile_text_in_any_place_ends_no_line_no_query_and_no_element() {
    let siege = Siege::lay(382).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let create = |number: usize| {
        json!({ "id": format!("https://evil.example/activities/{number}"), "type": "Create", "actor": group.id.as_str(),
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "summary": "x", "content": "x", "name": "x",
            "object": full_event(&group, number) })
    };
    let places = texts(&create(0), "");
    assert!(places.len() > 30, "{places:?}");
    for (number, place) in places.iter().enumerate() {
        let mut hostile = create(number + 1);
        *hostile.pointer_mut(place).expect("a place of a text") = json!(HOSTILE);
        let reply = siege.evil.deliver(&siege.victim, &group, &hostile).await;
        let fine = matches!(reply.status, 202 | 400 | 401 | 403);
        assert!(fine, "{place}: {} {}", reply.status, reply.text());
    }
    let guest = siege.evil.mastodon("guest");
    let mut document = siege.evil.page("/users/guest").expect("it is served");
    for field in ["name", "preferredUsername", "summary"] {
        document[field] = json!(HOSTILE);
    }
    siege.evil.serves("/users/guest", &document);
    let mut join = with(
        siege.activity("Join", json!(siege.ours())),
        "actor",
        json!(guest.id),
    );
    join["participationMessage"] = json!(HOSTILE);
    siege.a_minute();
    let reply = siege.evil.deliver(&siege.victim, &guest, &join).await;
    assert!(matches!(reply.status, 202 | 401), "{}", reply.text());
    siege.world.run_until_quiet().await;

    let log = siege.victim.database().read(|tx| store::audit::tail(tx, 1_000));
    for entry in log.expect("the log can be read") {
        assert!(!entry.what.contains(['\r', '\n']), "{:?}", entry.what);
    }
    let events = siege.olga.events().await;
    assert!(events.len() > 10, "most of it is taken: {}", events.len());
    for event in &events {
        let title = event["title"].as_str().expect("an event has a title");
        assert!(!title.contains(['\r', '\n', '<']), "{title:?}");
    }
    let browser = Browser::signed_in(&siege.olga).await;
    let guests = format!("/events/{}", siege.event["id"].as_str().expect("it has one"));
    for path in ["/events", guests.as_str()] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text().contains("<script>hostile"), "{path}");
    }
    for path in ["/calendar.ics", "/feed.atom"] {
        let file = get(&siege.victim, path, "*/*").await;
        assert_eq!(file.status, 200, "{path}");
        let text = file.text();
        assert!(!text.contains("<script>hostile"), "{path}: {text}");
        let is_line_of_its_own = text.lines().any(|line| line.starts_with("X-Hostile"));
        assert!(!is_line_of_its_own || path == "/feed.atom", "{path}: {text}");
    }
    siege.lift().await;
}

/// B15: whom an officer has paused is paused however it spells itself; another server is another server.
#[tokio::test]
async fn a_paused_server_is_paused_under_every_spelling_of_its_name() {
    let siege = Siege::lay(383).await;
    let group = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
    let pause = "/api/v1/peers/evil.example/pause";
    siege.olga.post(pause, json!({})).await.expect(200);
    let events = siege.olga.events().await;
    let spellings = [
        "https://evil.example",
        "https://EVIL.example",
        "https://evil.example.",
        "https://evil.example:443",
        "https://Evil.Example.:443",
    ];
    for (number, spelt) in spellings.into_iter().enumerate() {
        let id = Iri::parse(&format!("{spelt}/c/evil")).expect("an address");
        let posing = group.posing_as(id);
        let mut event = full_event(&posing, number);
        event["id"] = json!(format!("{spelt}/events/{number}"));
        let create = json!({ "id": format!("{spelt}/activities/{number}"), "type": "Create",
            "actor": posing.id.as_str(), "object": event });
        siege.a_minute();
        let reply = siege.evil.deliver(&siege.victim, &posing, &create).await;
        let fine = matches!(reply.status, 400 | 401 | 403 | 503);
        assert!(fine, "{spelt}: {} {}", reply.status, reply.text());
        siege.world.run_until_quiet().await;
        assert_eq!(siege.olga.events().await, events, "{spelt}");
    }
    let sub = Evil::new(&siege.world, "sub.evil", &siege.victim);
    let other = sub.mastodon("other");
    siege.a_minute();
    sub.follow(&siege.victim, &other, "first").await;
    siege.world.run_until_quiet().await;
    assert_eq!(sub.heard("Accept").len(), 1);
    siege.world.finish_with(|_| true);
}
