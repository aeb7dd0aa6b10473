//! The doors as a stranger meets them: what is malformed, too deep, too large, of the wrong kind or too slow gets a
//! clear refusal in bounded time, and the node goes on.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use crate::client::{Answer, connect, exchange, exchange_and_close, read_out};
use crate::node::Node;
use crate::patience::Watch;

/// As deep as a stranger nests.
const DEPTH: usize = 20_000;
/// As much as a stranger sends.
const LARGE_BYTES: usize = 3 * 1024 * 1024;
/// A refusal takes at most this; a slow body may hold on until its deadline.
const PROMPT: Duration = Duration::from_secs(10);
const INBOXES: [&str; 3] = ["/inbox", "/actor/inbox", "/c/community/inbox"];

fn at_work() -> (Node, String) {
    let mut node = Node::set_up("seattle");
    node.start();
    let bearer = node.token("olga", "read,write,admin");
    (node, bearer)
}

/// Documents that no reader should fall over, each with the name it goes by in a failure.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let nested = |open: &str, close: &str| [open.repeat(DEPTH), close.repeat(DEPTH)].concat().into_bytes();
    let follow = |object: &str| {
        format!(r#"{{"@context":"https://www.w3.org/ns/activitystreams","id":"https://x.example/1","type":"Follow","actor":"https://x.example/a","object":{object}}}"#)
            .into_bytes()
    };
    vec![
        ("nothing", Vec::new()),
        ("half an object", br#"{"id": "https://x.example/1", "type": "#.to_vec()),
        ("two documents", b"{} {}".to_vec()),
        ("a byte order mark", b"\xef\xbb\xbf{}".to_vec()),
        ("no UTF-8", b"{\"id\": \"\xff\xfe\"}".to_vec()),
        ("half a surrogate", br#"{"id": "\ud800", "type": "Follow"}"#.to_vec()),
        ("NUL bytes", vec![0; 1_000]),
        ("deep arrays", nested("[", "]")),
        ("deep objects", nested(r#"{"object":"#, "}")),
        ("deep and never closed", "[".repeat(DEPTH).into_bytes()),
        ("a deep object of a follow", follow(&[r#"{"object":"#.repeat(DEPTH), "1".to_owned(), "}".repeat(DEPTH)].concat())),
        ("an array", b"[1, 2, 3]".to_vec()),
        ("a number", b"1e999999".to_vec()),
        ("null", b"null".to_vec()),
        ("wrong types", br#"{"id": 7, "type": {"a": 1}, "actor": [[]], "object": false, "title": 3, "peer": null}"#.to_vec()),
        ("the same key twice", br#"{"type": "Follow", "type": "Delete", "id": "a", "id": "b"}"#.to_vec()),
        ("an unknown context", br#"{"@context": ["https://x.example/ns", {"Follow": "as:Undo"}, 7], "id": "https://x.example/1", "type": "Follow", "actor": "https://x.example/a", "object": "https://x.example/b"}"#.to_vec()),
        ("ids that are none", br#"{"id": "javascript:alert(1)", "type": "Create", "actor": "file:///etc/passwd", "object": "//x"}"#.to_vec()),
        ("many keys", format!("{{{}}}", (0..4_000).map(|n| format!("\"k{n}\":{n}")).collect::<Vec<_>>().join(",")).into_bytes()),
    ]
}

fn assert_refused(answer: &Answer, what: &str) {
    let clear = (400..500).contains(&answer.status) || (answer.status == 503 && answer.is_civil());
    assert!(clear, "{what}: {answer:?}");
    assert_ne!(answer.status, 408, "{what}: {answer:?}");
}

#[test]
fn documents_that_are_none_are_refused_at_every_inbox() {
    let (mut node, _) = at_work();
    for (name, document) in documents() {
        for inbox in INBOXES {
            for kind in [
                "application/activity+json",
                "application/ld+json",
                "application/json",
            ] {
                let kind = format!("content-type: {kind}");
                let watch = Watch::start();
                let answer = node.ask("POST", inbox, &[&kind], &document).unwrap();
                assert_refused(&answer, &format!("{name} at {inbox} as {kind}"));
                assert!(
                    watch.elapsed() < PROMPT,
                    "{name} at {inbox}: {:?}",
                    watch.elapsed()
                );
            }
        }
    }
    node.assert_well();
}

#[test]
fn documents_that_are_none_are_refused_by_the_api_even_of_an_officer() {
    let (mut node, bearer) = at_work();
    let routes = [
        ("POST", "/api/v1/events"),
        ("PUT", "/api/v1/events/01HZZZZZZZZZZZZZZZZZZZZZZZ"),
        ("PUT", "/api/v1/events/01HZZZZZZZZZZZZZZZZZZZZZZZ/rsvp"),
        ("POST", "/api/v1/members"),
        ("POST", "/api/v1/peers"),
        ("POST", "/api/v1/peers/x.example/accept"),
        ("POST", "/api/v1/tokens"),
        ("POST", "/api/v1/sources"),
        ("POST", "/dev/clock"),
    ];
    for (name, document) in documents() {
        for (method, path) in routes {
            let headers = ["content-type: application/json", bearer.as_str()];
            let answer = node.ask(method, path, &headers, &document).unwrap();
            assert_refused(&answer, &format!("{name}: {method} {path}"));
        }
    }
    let events = node.get("/api/v1/events", &[&bearer]).json();
    assert_eq!(events["items"], serde_json::json!([]));
    node.assert_well();
}

#[test]
fn a_body_that_is_too_large_is_refused_as_such_at_every_door() {
    let (mut node, bearer) = at_work();
    let large = [b"{\"id\":\"".to_vec(), vec![b'a'; LARGE_BYTES], b"\"}".to_vec()].concat();
    let activity = "application/activity+json";
    let doors: [(&str, &str, &[u16]); 7] = [
        ("/inbox", activity, &[413]),
        ("/actor/inbox", activity, &[413]),
        ("/c/community/inbox", activity, &[413]),
        // Whether she has an inbox is nobody's business before she has acted.
        ("/users/olga/inbox", activity, &[404, 413]),
        ("/api/v1/events", "application/json", &[413]),
        ("/api/v1/members", "application/json", &[413]),
        ("/settings/look", "application/x-www-form-urlencoded", &[400, 413]),
    ];
    for (path, kind, refusals) in doors {
        let kind = format!("content-type: {kind}");
        let whole = node.ask("POST", path, &[&kind, &bearer], &large);
        let whole = whole.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(refusals.contains(&whole.status), "{path}: {whole:?}");
        let request = chunked(&node, path, &kind, &bearer, &large);
        let parts = Answer::parse(&exchange(node.address, &request).unwrap());
        let parts = parts.unwrap_or_else(|| panic!("{path}: nothing came back"));
        assert!(refusals.contains(&parts.status), "{path} in chunks: {parts:?}");
    }
    node.assert_well();
}

/// The same body without its length said before.
fn chunked(node: &Node, path: &str, kind: &str, bearer: &str, body: &[u8]) -> Vec<u8> {
    let mut request = format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{kind}\r\n{bearer}\r\ntransfer-encoding: chunked\r\n\r\n",
        node.authority
    )
    .into_bytes();
    for chunk in body.chunks(64 * 1024) {
        request.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        request.extend(chunk);
        request.extend(b"\r\n");
    }
    request.extend(b"0\r\n\r\n");
    request
}

/// 400 is for who sends what cannot be read, 413 for who sends too much (testing, item 8): in service as with probes.
#[test]
fn a_body_whose_chunks_are_none_is_malformed_and_not_too_large() {
    let (mut probed, _) = at_work();
    let mut in_service = Node::set_up_in_public("london");
    let listen = in_service.address.to_string();
    in_service.start_with(&["--listen", &listen]);
    for node in [&mut probed, &mut in_service] {
        for path in INBOXES {
            let request = format!(
                "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/activity+json\r\n\
                 transfer-encoding: chunked\r\n\r\nzz\r\n\r\n",
                node.authority
            );
            let answer = Answer::parse(&exchange(node.address, request.as_bytes()).unwrap());
            let answer = answer.unwrap_or_else(|| panic!("{path}: nothing came back"));
            assert_eq!(answer.status, 400, "{path}: {answer:?}");
            assert!(answer.body.contains("e-malformed"), "{path}: {answer:?}");
        }
        node.assert_well();
    }
}

#[test]
fn slow_bodies_hold_nobody_else_up_and_are_ended() {
    let (mut node, _) = at_work();
    let mut slow: Vec<TcpStream> = (0..60)
        .map(|number| {
            let (path, kind) = match number % 3 {
                0 => ("/inbox", "application/activity+json"),
                1 => ("/settings/look", "application/x-www-form-urlencoded"),
                _ => ("/api/v1/events", "application/json"),
            };
            let mut stream = connect(node.address).unwrap();
            let head = format!(
                "POST {path} HTTP/1.1\r\nhost: {}\r\ncontent-type: {kind}\r\ncontent-length: 1000\r\n\r\n{{\"",
                node.authority
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    let watch = Watch::start();
    for path in ["/events", "/about", "/api/v1/events"] {
        assert_eq!(node.get(path, &[]).status, 200, "{path}");
    }
    assert!(watch.elapsed() < PROMPT, "others waited {:?}", watch.elapsed());
    for stream in &mut slow {
        // A silence beyond the deadline of a request is an error here.
        let answer = Answer::parse(&read_out(stream).unwrap());
        if let Some(answer) = answer {
            assert_refused(&answer, "a slow body");
        }
    }
    node.assert_well();
}

#[test]
fn what_is_no_http_ends_in_a_refusal_or_a_closed_connection() {
    let (mut node, _) = at_work();
    let host = format!("host: {}", node.authority);
    let wrong: Vec<Vec<u8>> = vec![
        b"\r\n\r\n".to_vec(),
        vec![0; 10_000],
        b"GET\r\n\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        format!("GET / HTTP/1.1\r\n{host}\r\n{host}\r\nconnection: close\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}\r\nx: {}\r\n\r\n", "a".repeat(300_000)).into_bytes(),
        format!("GET /{} HTTP/1.1\r\n{host}\r\n\r\n", "a".repeat(300_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}\r\n{}\r\n", "a: b\r\n".repeat(5_000)).into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ncontent-length: -1\r\n\r\n").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ncontent-length: 99999999999999999999\r\n\r\n").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n\r\n").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n").into_bytes(),
        format!("GET http://evil.example/ HTTP/1.1\r\n{host}\r\nconnection: close\r\n\r\n").into_bytes(),
        format!("CONNECT evil.example:443 HTTP/1.1\r\n{host}\r\nconnection: close\r\n\r\n").into_bytes(),
        format!("OPTIONS * HTTP/1.1\r\n{host}\r\nconnection: close\r\n\r\n").into_bytes(),
        format!("POST /inbox HTTP/1.1\r\n{host}\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n").into_bytes(),
    ];
    for bytes in wrong {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(120)]).into_owned();
        let answer =
            exchange_and_close(node.address, &bytes).unwrap_or_else(|error| panic!("{shown}: {error}"));
        if let Some(answer) = Answer::parse(&answer) {
            assert!(answer.is_civil(), "{shown}: {answer:?}");
        }
    }
    node.assert_well();
}

/// Calendars out of a stranger's hand, by the command that operators use beside a running node.
#[test]
fn a_calendar_that_is_none_is_a_failed_command_and_never_a_dead_node() {
    let (mut node, _) = at_work();
    for (name, calendar) in calendars() {
        let file = node.file("calendar.ics", calendar);
        let watch = Watch::start();
        let ran = node.run(&["source", "add", &file, "--name", name]);
        let said = format!("{name}: {:?} {}{}", ran.code, ran.out, ran.err);
        assert!([Some(0), Some(1), Some(2)].contains(&ran.code), "{said}");
        assert!(
            !ran.err.contains("panicked") && !(ran.out + &ran.err).trim().is_empty(),
            "{said}"
        );
        assert!(watch.elapsed() < PROMPT * 6, "{name}: {:?}", watch.elapsed());
        node.assert_well();
    }
}

/// Calendars that no reader should fall over.
fn calendars() -> Vec<(&'static str, Vec<u8>)> {
    let entry = |lines: &str| {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:A\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n")
            .into_bytes()
    };
    vec![
        ("nothing", Vec::new()),
        (
            "bytes",
            (0..100_000_u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect(),
        ),
        (
            "half a calendar",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2027".to_vec(),
        ),
        (
            "calendars in calendars",
            "BEGIN:VCALENDAR\r\n".repeat(DEPTH).into_bytes(),
        ),
        (
            "events in events",
            ["BEGIN:VCALENDAR\r\n", &"BEGIN:VEVENT\r\n".repeat(DEPTH)]
                .concat()
                .into_bytes(),
        ),
        (
            "ends without beginnings",
            "END:VEVENT\r\n".repeat(DEPTH).into_bytes(),
        ),
        (
            "each second for ever",
            entry("DTSTART:20270101T000000Z\r\nRRULE:FREQ=SECONDLY\r\n"),
        ),
        (
            "a thousand million",
            entry("DTSTART:20270101T000000Z\r\nRRULE:FREQ=MINUTELY;COUNT=1000000000\r\n"),
        ),
        (
            "a rule that never comes",
            entry("DTSTART:20270101T000000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n"),
        ),
        (
            "a rule of nonsense",
            entry("DTSTART:20270101T000000Z\r\nRRULE:FREQ=;INTERVAL=0;BYDAY=99XX\r\n"),
        ),
        (
            "a year too far",
            entry("DTSTART:99991231T235959Z\r\nDURATION:P99999999W\r\n"),
        ),
        ("no such day", entry("DTSTART:20271399T996161Z\r\n")),
        (
            "no such zone",
            entry("DTSTART;TZID=Mars/Olympus:20270101T000000\r\n"),
        ),
        (
            "one long line",
            entry(&format!(
                "DTSTART:20270101T000000Z\r\nDESCRIPTION:{}\r\n",
                "x".repeat(LARGE_BYTES)
            )),
        ),
        ("too large", vec![b'B'; 7 * 1024 * 1024]),
    ]
}
