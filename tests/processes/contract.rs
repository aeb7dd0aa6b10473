//! What programs that know nothing of the node's code rely on, at the release binary (testing, "A node for outside
//! suites", items 1 to 4 and 7); what the server's own tests prove on the debug binary is not repeated.

use std::io::Write;
use std::net::TcpListener;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Answer, connect, read_out};
use crate::node::Node;
use crate::patience::{Watch, say};
use crate::three_nodes::next_year;

/// Longest start of a folder that is set up; "well under a second" is measured and printed, not judged.
const START_MAX: Duration = Duration::from_secs(20);

fn event(title: &str) -> Value {
    json!({
        "title": title, "start": next_year(), "modality": "in_person", "place": { "name": "Hall" },
        "audience": "public",
    })
}

/// Item 1.
#[test]
fn an_empty_folder_is_set_up_by_its_origin_and_starts_again_quickly() {
    let mut node = Node::unborn();
    let (listen, origin) = (node.address.to_string(), node.origin());
    let first = node.start_with(&["--dev", "--listen", &listen, "--origin", &origin]);
    let ended = node.terminate();
    assert_eq!((ended.code, ended.signal), (Some(0), None));
    let again = node.start_with(&["--dev", "--listen", &listen, "--origin", &origin]);
    node.assert_well();
    say(&format!(
        "start: {} ms with keys to make, {} ms of a folder that is set up; {:?} MiB resident",
        first.took.as_millis(),
        again.took.as_millis(),
        node.memory_mib()
    ));
    assert!(again.took < START_MAX);
}

/// Item 1: who is being answered is answered.
#[test]
fn sigterm_lets_a_request_that_is_under_way_finish() {
    let mut node = Node::set_up("seattle");
    node.start();
    let bearer = node.token("olga", "read,write,admin");
    let body = event("The last one").to_string();
    let mut stream = connect(node.address).unwrap();
    let head = format!(
        "POST /api/v1/events HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n{bearer}\r\n\
         expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        node.authority,
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The node says that it is reading: the request is under way.
    let mut said = [0; 25];
    std::io::Read::read_exact(&mut stream, &mut said).unwrap();
    assert!(said.starts_with(b"HTTP/1.1 100"));
    node.ask_to_end();
    stream.write_all(body.as_bytes()).unwrap();
    let answer = Answer::parse(&read_out(&mut stream).unwrap()).unwrap();
    assert_eq!(answer.status, 201, "{answer:?}");
    let ended = node.terminate_asked();
    assert_eq!((ended.code, ended.signal), (Some(0), None));
    assert_eq!(node.done(&["events", "list"])[0]["title"], "The last one");
}

/// Item 1: nothing that was acknowledged waits in memory.
#[test]
fn what_was_acknowledged_before_a_kill_is_there_after_it() {
    let mut node = Node::set_up("seattle");
    node.start();
    let bearer = node.token("olga", "read,write,admin");
    for number in 0..5 {
        let title = format!("Number {number}");
        let made = node
            .put_in("POST", "/api/v1/events", &bearer, &event(&title))
            .unwrap();
        assert_eq!(made.status, 201, "{}", made.body);
        node.kill();
        node.start();
        let listed = node.get("/api/v1/events", &[]).json();
        let titles: Vec<&str> = listed["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|e| e["title"].as_str())
            .collect();
        assert_eq!(
            (titles.len(), titles.contains(&title.as_str())),
            (number + 1, true),
            "{titles:?}"
        );
    }
    node.assert_well();
}

/// Items 2 and 4.
#[test]
fn people_are_found_at_the_public_origin_whatever_the_proxy_headers_of_a_stranger_say() {
    let mut node = Node::set_up("seattle");
    node.start();
    let file = node.file(
        "members.csv",
        "handle,name,mail,organization\nalice,Alice,a@example.org,\nlocal_actor_2,Bob,b@example.org,\n",
    );
    node.done(&["members", "import", &file]);
    let rsa = wire::keys::RsaKey::generate().unwrap().pkcs8().unwrap();
    let (rsa, ed25519) = (node.file("rsa.der", rsa), node.file("ed25519.key", [7; 32]));
    for handle in ["alice", "local_actor_2"] {
        let resource = format!("/.well-known/webfinger?resource=acct:{handle}@{}", node.authority);
        assert_eq!(
            node.get(&resource, &[]).status,
            200,
            "{handle} is an actor from her seeding on"
        );
        let key = [
            "key",
            "import",
            "--dev",
            "--member",
            handle,
            "--rsa",
            &rsa,
            "--ed25519",
            &ed25519,
        ];
        node.done(&key);
        let lies = [
            "x-forwarded-host: evil.example",
            "x-forwarded-proto: https",
            "forwarded: host=evil.example",
        ];
        let found = node.get(&resource, &lies);
        assert_eq!(found.status, 200, "{found:?}");
        let actor = format!("{}/users/{handle}", node.origin());
        let found = found.json();
        let links = found["links"].as_array().unwrap();
        assert!(links.iter().any(|link| link["href"] == actor.as_str()), "{found}");
        let document = node.get(
            &format!("/users/{handle}"),
            &["accept: application/activity+json"],
        );
        assert_eq!(document.json()["id"], actor.as_str());
    }
    let bearer = node.token("alice", "read");
    assert_eq!(node.get("/api/v1/me", &[&bearer]).json()["handle"], "alice");
}

/// Item 3: without `--dev` this machine is no target, not even of an operator's command.
#[test]
fn a_node_in_service_fetches_nothing_from_this_machine() {
    let mut node = Node::set_up_in_public("seattle");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let inside = format!("http://{}/town.ics", listener.local_addr().unwrap());
    let listen = node.address.to_string();
    node.start_with(&["--listen", &listen]);
    for words in [
        ["source", "add", inside.as_str()],
        ["peer", "look-up", inside.trim_end_matches("/town.ics")],
    ] {
        let ran = node.run(&words);
        assert!(
            [Some(1), Some(2)].contains(&ran.code),
            "{words:?}: {:?} {}",
            ran.code,
            ran.err
        );
    }
    let called = listener.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(called, Err(std::io::ErrorKind::WouldBlock), "somebody called");
}

/// Item 7.
#[test]
fn what_left_is_listed_with_its_body_its_hash_and_to_whom_it_might_go() {
    let (mut seattle, mut london) = (Node::set_up("seattle"), Node::set_up("london"));
    seattle.start();
    london.start();
    seattle.done(&["peer", "propose", &london.authority, "--scopes", "events"]);
    seattle.drain();
    let sent = seattle.get("/dev/sent", &[]).json();
    let post = sent["sent"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["method"] == "POST");
    let post = post.unwrap_or_else(|| panic!("{sent}"));
    assert!(
        post["url"].as_str().unwrap().starts_with(&london.origin()),
        "{post}"
    );
    assert_eq!(post["outcome"], "202");
    let names: Vec<&str> = post["headers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|pair| pair[0].as_str())
        .collect();
    assert!(
        names.iter().any(|name| name.eq_ignore_ascii_case("signature")),
        "{names:?}"
    );
    let activity: Value = serde_json::from_str(post["body"].as_str().unwrap()).unwrap();
    assert!(post["body_hash"].as_str().unwrap().starts_with("SHA-256="));
    assert!(
        post["label"].as_str().unwrap().contains(&london.authority),
        "{post}"
    );
    london.drain();
    let received = london.get("/dev/received", &[]).json();
    let heard = received["received"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == activity["id"]);
    assert_eq!(
        heard.unwrap_or_else(|| panic!("{received}"))["verdict"],
        "applied"
    );
    let watch = Watch::start();
    let moved = london
        .ask("POST", "/dev/clock", &[], br#"{"advance_seconds":3600}"#)
        .unwrap();
    assert_eq!(moved.status, 200, "{}", moved.body);
    let later = london.get("/dev/received?since=2200-01-01T00:00:00Z", &[]).json();
    assert_eq!(later["received"], json!([]));
    assert!(watch.elapsed() < Duration::from_secs(10));
}
