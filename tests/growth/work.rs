//! What others can make a node do, of a size that is given: the program whose instructions are counted (threat C5).
//!
//! `growth-work NAME SIZE` does one of these and says nothing; `growth-work` alone names them.

use std::hint::black_box;
use std::sync::Arc;

use domain::Iri;
use engine::MemoryEngine;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::inbox::{self, InboxRow, Verdict};
use store::{Database, StoreError};
use wire::http_signature::{self, ReceivedRequest};
use wire::sync::Lines;

/// Its name, the smallest of the sizes it is counted at, and what it does.
type Work = (&'static str, usize, fn(usize));

const WORKS: [Work; 8] = [
    ("an activity of many parts", 200, activity),
    ("many activities in one", 8, nested),
    ("the canonical form of many parts", 200, canonical),
    ("a text of more marks than are read", wire::html::TAGS_MAX, markup),
    ("a signature with many parts", 200, signature),
    ("a page of many things", 100, page),
    ("lines to compare", 200, lines),
    ("an inbox in which many wait", 100, queue),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [] => WORKS.iter().for_each(|(name, size, _)| name_of(name, *size)),
        [name, size] => {
            let work = WORKS.iter().find(|(known, ..)| known == name);
            let (_, _, work) = work.expect("the name of a work");
            work(size.parse().expect("a size"));
        }
        _ => panic!("growth-work NAME SIZE"),
    }
}

#[expect(clippy::print_stdout, reason = "who counts asks for the names")]
fn name_of(name: &str, size: usize) {
    println!("{size} {name}");
}

fn document(parts: usize) -> Value {
    let all = |make: fn(usize) -> Value| (0..parts).map(make).collect::<Vec<_>>();
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": "https://b.example/activities/1",
        "type": "Create", "actor": "https://b.example/c/b",
        "to": all(|number| json!(format!("https://b.example/users/{number}"))),
        "object": { "id": "https://b.example/events/1", "type": "Event", "name": "Many",
            "tag": all(|number| json!({ "type": "Hashtag", "name": format!("#tag{number}") })),
            "attachment": all(|number| json!({ "type": "Document", "mediaType": "image/png",
                "url": format!("https://b.example/{number}.png") })) },
    })
}

fn activity(parts: usize) {
    let body = document(parts).to_string();
    let read = wire::json::read_activity(body.as_bytes());
    // Beyond its bounds it is refused, and that has to cost no more either.
    let read = read.map(|document| wire::activity::read(&document).is_ok());
    black_box(read.is_ok());
}

fn nested(depth: usize) {
    let open = "{\"type\":\"Undo\",\"actor\":\"https://b.example/c/b\",\"object\":";
    let body = format!(
        "{}\"https://b.example/1\"{}",
        open.repeat(depth),
        "}".repeat(depth)
    );
    let read = wire::json::read_activity(body.as_bytes());
    black_box(
        read.map(|document| wire::activity::read(&document).is_ok())
            .is_ok(),
    );
}

fn canonical(parts: usize) {
    let part =
        |number: usize| json!({ "z": number, "a": "\u{20ac}", "m": { "y": 1.5, "b": null, "x": true } });
    let whole: Vec<Value> = (0..parts).map(part).collect();
    black_box(wire::jcs::canonical(&json!({ "parts": whole })).is_ok());
}

fn markup(marks: usize) {
    for one in [
        "<b><p>",
        "<a href=\"https://b.example/\">",
        "</p>",
        "<ul><li>",
        "&amp;<",
    ] {
        black_box(wire::html::sanitise(&one.repeat(marks)));
    }
}

fn signature(parts: usize) {
    let names: Vec<String> = (0..parts).map(|number| format!("x-part-{number}")).collect();
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let key = "https://b.example/c/b#main-key";
    let cavage = format!(
        "keyId=\"{key}\",headers=\"{}\",signature=\"AAAA\"",
        names.join(" ")
    );
    let input = format!("sig1=({});created=1795253400;keyid=\"{key}\"", quoted.join(" "));
    let schemes = [
        vec![("signature", cavage)],
        vec![
            ("signature-input", input),
            ("signature", "sig1=:AAAA:".to_owned()),
        ],
    ];
    for headers in schemes {
        let named = headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let carried = names.iter().map(|name| (name.clone(), "a value".to_owned()));
        let received = ReceivedRequest {
            method: "POST".to_owned(),
            path_and_query: "/inbox".to_owned(),
            headers: named.chain(carried).collect(),
            body: b"{}".to_vec(),
        };
        black_box(http_signature::parse(&received).is_ok());
    }
}

fn page(things: usize) {
    let things: Vec<Value> = (0..things)
        .map(|number| json!({ "type": "Event", "id": format!("https://b.example/events/{number}") }))
        .collect();
    let document =
        json!({ "id": "https://b.example/page", "type": "OrderedCollectionPage", "orderedItems": things });
    let body = document.to_string();
    let read = wire::json::read(body.as_bytes()).expect("this is JSON");
    black_box(wire::collection::read(&read).is_ok());
}

fn lines(count: usize) {
    let mut lines = Lines::default();
    for number in 0..count {
        lines.insert(format!("https://b.example/events/{}", number * 7_919 % count), 1);
    }
    black_box((lines.summary(), lines.buckets()));
}

fn queue(waiting: usize) {
    let database = Database::open(Arc::new(MemoryEngine::new())).expect("an empty store opens");
    let at = |second: i64| Timestamp::from_second(1_795_000_000 + second).expect("a moment");
    let text = document(1).to_string();
    for number in 0..waiting {
        let row = InboxRow {
            id: Iri::parse(&format!("https://b.example/activities/{number}")).expect("an address"),
            actor: Iri::parse("https://b.example/c/b").expect("an address"),
            object: None,
            at: at(0),
            verdict: Verdict::Waiting,
            tries: 0,
        };
        let kept: Result<_, StoreError> = database.transact_blocking(|tx| inbox::append(tx, &row, &text));
        kept.expect("a store in memory can be written");
    }
    loop {
        let claimed = inbox::claim(&database, at(1), at(60), 16).expect("a queue can be read");
        if claimed.is_empty() {
            return;
        }
        let settled: Result<_, StoreError> = database.transact_blocking(|tx| {
            for (leased, id) in &claimed {
                if let Some(came) = inbox::get(tx, id)? {
                    inbox::settle(tx, leased, &came, Verdict::Applied)?;
                }
            }
            Ok(())
        });
        settled.expect("a store in memory can be written");
    }
}
