//! A node as an outside suite drives it: seeded by command, one thing in several forms, acted for through outboxes
//! (testing, "A node for outside suites", items 1, 2, 4, 6, 7, 10 and 11).

use serde_json::{Value, json};

use crate::client::Answer;
use crate::node::Node;

const ACTIVITY_JSON: &str = "accept: application/activity+json";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

fn document(node: &Node, address: &str, bearer: &[&str]) -> Answer {
    let path = address.strip_prefix(&node.origin()).unwrap_or(address);
    node.get(path, &[&[ACTIVITY_JSON], bearer].concat())
}

fn submit(node: &Node, outbox: &str, bearer: &str, activity: &Value) -> Answer {
    let headers = ["content-type: application/activity+json", bearer];
    node.ask("POST", outbox, &headers, activity.to_string().as_bytes())
        .unwrap()
}

/// Item 4: two keys in files.
fn import_keys(node: &Node, handle: &str) -> String {
    let rsa = wire::keys::RsaKey::generate().unwrap();
    let file = node.file("rsa.der", rsa.pkcs8().unwrap());
    let seed = node.file("ed25519.key", [9; 32]);
    let words = ["key", "import", "--dev", "--member", handle];
    node.done(&[words.as_slice(), &["--rsa", &file, "--ed25519", &seed]].concat());
    rsa.public().to_pem()
}

/// Items 2, 4 and 7: also while it runs, and again after a reset.
#[test]
fn members_are_seeded_while_the_node_runs_and_sign_with_the_keys_they_were_given() {
    let mut node = Node::set_up("seattle");
    node.start();
    let file = node.file(
        "members.csv",
        "handle,name,mail\nlocal_actor,Local,l@example.org\n",
    );
    for round in 0..2 {
        node.done(&["members", "import", &file]);
        let first = document(&node, "/users/local_actor", &[]);
        assert_eq!(first.status, 200, "{round}: {}", first.body);
        let pem = import_keys(&node, "local_actor");
        let actor = document(&node, "/users/local_actor", &[]).json();
        assert_eq!(
            actor["publicKey"]["publicKeyPem"],
            pem.as_str(),
            "{round}: at once"
        );
        let bearer = node.token("local_actor", "read");
        let inbox = document(&node, "/users/local_actor/inbox", &[&bearer]);
        assert_eq!(
            (inbox.status, &inbox.json()["type"]),
            (200, &json!("OrderedCollection"))
        );
        assert_eq!(node.ask("POST", "/dev/reset", &[], b"").unwrap().status, 200);
        let gone = document(&node, "/users/local_actor", &[]);
        assert_eq!(gone.status, 404, "{round}: {}", gone.body);
    }
    node.assert_well();
}

/// Items 10 and 11.
#[test]
fn an_event_of_a_file_is_the_same_in_page_document_calendar_and_feed() {
    let mut node = Node::set_up("seattle");
    let event = json!({
        "title": "Same & everywhere", "start": "2027-01-14T18:00:00+00:00", "end": "2027-01-14T20:30:00+00:00",
        "timezone": "Europe/London", "modality": "in_person", "place": { "name": "Zennehof" }, "audience": "public",
    });
    let file = node.file("event.json", event.to_string());
    let id = node.done(&["events", "create", "--file", &file])["activitypub_id"].clone();
    node.start();
    let path = id.as_str().unwrap().strip_prefix(&node.origin()).unwrap();
    let page = node.get(path, &["accept: text/html"]).body;
    for kind in [
        "application/activity+json",
        "text/calendar",
        "application/atom+xml",
    ] {
        assert!(
            page.contains(&format!("<link rel=\"alternate\" type=\"{kind}\"")),
            "{kind}"
        );
    }
    let structured = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap();
    let structured: Value = serde_json::from_str(structured.split("</script>").next().unwrap()).unwrap();
    let document = document(&node, path, &[]).json();
    for (theirs, ours, value) in [
        ("@id", "id", id.as_str().unwrap()),
        ("name", "name", "Same & everywhere"),
        ("startDate", "startTime", "2027-01-14T18:00:00+00:00"),
        ("endDate", "endTime", "2027-01-14T20:30:00+00:00"),
    ] {
        assert_eq!(
            (&structured[theirs], &document[ours]),
            (&json!(value), &json!(value))
        );
    }
    assert_eq!(structured["location"]["name"], "Zennehof");
    assert_eq!(document["location"]["name"], "Zennehof");
    assert_eq!(document["@context"][0], "https://www.w3.org/ns/activitystreams");
    assert_eq!(
        (&document["to"][0], document["cc"].is_array()),
        (&json!(PUBLIC), true)
    );
    assert_feeds(&node, path, id.as_str().unwrap());
}

/// Each form names it the same, and is not sent again to who has it.
fn assert_feeds(node: &Node, path: &str, id: &str) {
    let feeds = [
        (
            format!("{path}.ics"),
            [
                "SUMMARY:Same & everywhere",
                "DTSTART;TZID=Europe/London:20270114T180000",
            ],
        ),
        (
            "/calendar.ics".to_owned(),
            ["DTEND;TZID=Europe/London:20270114T203000", "LOCATION:Zennehof"],
        ),
        (
            "/feed.atom".to_owned(),
            [
                "<title>Same &amp; everywhere</title>",
                "18:00–20:30 Europe/London, Zennehof",
            ],
        ),
    ];
    for (feed, parts) in feeds {
        let first = node.get(&feed, &[]);
        let unfolded = first.body.replace("\r\n ", "");
        for part in parts.into_iter().chain([id]) {
            assert!(unfolded.contains(part), "{feed} lacks {part}: {unfolded}");
        }
        let known = format!("if-none-match: {}", first.header("etag").unwrap());
        assert_eq!(node.get(&feed, &[&known]).status, 304, "{feed}");
    }
}

/// Items 1, 2 and 6.
#[test]
fn a_client_publishes_and_answers_through_outboxes_at_the_public_origin_alone() {
    let mut node = Node::set_up("seattle");
    let file = node.file("members.csv", "handle,name,mail\nalice,Alice,a@example.org\n");
    node.done(&["members", "import", &file]);
    let (officer, alice) = (
        node.token("olga", "read,write,admin"),
        node.token("alice", "read,write"),
    );
    node.start();
    let event = json!({
        "type": "Event", "name": "By a client", "startTime": "2027-01-14T18:00:00Z", "to": PUBLIC,
    });
    let made = submit(&node, "/c/community/outbox", &officer, &event);
    assert_eq!(made.status, 201, "{}", made.body);
    let place = made.header("location").unwrap().to_owned();
    let create = made.json();
    assert_eq!(
        (&create["type"], &create["id"]),
        (&json!("Create"), &json!(place))
    );
    assert_eq!(document(&node, &place, &[&officer]).json(), create);
    let join = json!({"type": "Join", "object": create["object"]["id"]});
    let joined = submit(&node, "/users/alice/outbox", &alice, &join);
    assert_eq!(joined.status, 201, "{}", joined.body);
    let place = joined.header("location").unwrap();
    assert_eq!(document(&node, place, &[&alice]).json(), joined.json());
    assert_eq!(document(&node, place, &[&officer]).status, 404);
    let note = submit(&node, "/users/alice/outbox", &alice, &json!({"type": "Note"}));
    assert_eq!(note.status, 501);
    assert!(note.body.contains("Join"), "{}", note.body);

    // The socket's own name is nobody's: who reads is sent on, who writes is told where.
    let host = format!("host: {}", node.address);
    let elsewhere = |method: &str| {
        crate::client::send(node.address, method, "/c/community/outbox", &[&host], b"{}").unwrap()
    };
    let origin = format!("{}/c/community/outbox", node.origin());
    assert_eq!(
        (elsewhere("GET").status, elsewhere("GET").header("location")),
        (308, Some(origin.as_str()))
    );
    assert_eq!(elsewhere("POST").status, 421);
    node.drain();
    let ended = node.terminate();
    assert_eq!((ended.code, ended.signal), (Some(0), None));
    assert_eq!(node.done(&["events", "list"])[0]["taken"], 1);
}
