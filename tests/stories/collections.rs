//! All that a node holds out to other servers: from its actors through every collection, each page by `first`, `next` and
//! `last`, as nobody in particular reads it, a server of the Fediverse, and a peer (threats D1, D13).

use std::collections::{BTreeSet, VecDeque};

use harness::evil::{ACTIVITY_JSON, Actor, Evil, Signed};
use harness::{StoryNode, World, get};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

/// One more than a page of an outbox holds, and a few.
const EVENTS: usize = 53;
/// More addresses than all that is held out; a crawl that finds as many has gone astray.
const ADDRESSES_MAX: usize = 2_000;

/// Every document of the node that can be reached from its actors, as one text, and how many pages of collections are among
/// them; `by` signs who asks.
async fn crawled(node: &StoryNode, evil: &Evil, by: Option<&Actor>) -> (String, usize) {
    let actors = ["/actor", "/c/seattle", "/users/olga", "/users/maren"];
    let mut open: VecDeque<String> = actors.map(str::to_owned).into();
    let mut known: BTreeSet<String> = open.iter().cloned().collect();
    let (mut read, mut pages) = (String::new(), 0);
    while let Some(path) = open.pop_front() {
        let reply = match by {
            Some(by) => Signed::ask(node, by, &path, evil.now()).await,
            None => get(node, &path, ACTIVITY_JSON).await,
        };
        let text = reply.text();
        // Pages for people are not what other servers read.
        let Ok(document) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        read.push_str(&format!("{path} {}\n{text}\n", reply.status));
        let kind = document["type"].as_str().unwrap_or_default();
        pages += usize::from(kind.ends_with("CollectionPage"));
        let mut found = Vec::new();
        paths_in(&document, node.origin.as_str(), &mut found);
        for path in found {
            if known.insert(path.clone()) {
                open.push_back(path);
            }
        }
        assert!(known.len() < ADDRESSES_MAX, "{known:?}");
    }
    (read, pages)
}

/// Where the addresses of this node in a document lead.
fn paths_in(value: &Value, origin: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"/.?=&%:@-_~#".contains(&byte);
            let path = text.strip_prefix(origin).filter(|path| path.starts_with('/'));
            // Neither a template nor a sentence that begins with an address.
            let path = path.filter(|path| path.bytes().all(is_sign));
            found.extend(path.map(|path| path.split('#').next().unwrap_or(path).to_owned()));
        }
        Value::Array(items) => items.iter().for_each(|item| paths_in(item, origin, found)),
        Value::Object(fields) => fields.values().for_each(|field| paths_in(field, origin, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// D1, D13: what is for members, for one peer, for all peers or not published yet, and who answered it, changes not a byte
/// of what a stranger and a server of the Fediverse are told; a peer is told what is for all peers, and nothing of the
/// rest.
#[tokio::test]
async fn what_is_private_changes_nothing_of_what_is_held_out_to_others() {
    let world = World::new(1_051);
    let (olga, ravi) = two_peers(&world).await;
    let seattle = &olga.node;
    let (maren, noor) = (seattle.member("maren"), ravi.node.member("noor"));
    let evil = Evil::new(&world, "evil", seattle);
    let mallory = evil.mastodon("mallory");
    // Another server: an agreement is one of servers, whoever asks from there.
    let other = Evil::new(&world, "other", seattle);
    let (peer, _) = other.join_as_node(&world, &olga).await;
    for number in 0..EVENTS {
        olga.publish(evening(&format!("Canaryopen {number}."))).await;
    }
    world.run_until_quiet().await;
    let strangers = [None, Some(&mallory)];
    let mut before = Vec::new();
    for by in strangers {
        before.push(crawled(seattle, &evil, by).await);
    }
    let (open, pages) = &before[0];
    assert!(*pages > 2, "{pages} pages of collections");
    for number in [0, EVENTS - 1] {
        assert!(
            open.contains(&format!("Canaryopen {number}.")),
            "{number} is on no page"
        );
    }

    let london = json!({ "peers": ["https://london.example"] });
    for (title, audience) in [
        ("Canarymembers", json!("members")),
        ("Canarylondon", london),
        ("Canarypeers", json!("peers")),
    ] {
        olga.publish(with(evening(title), "audience", audience)).await;
    }
    let draft = olga.post("/api/v1/event-drafts", evening("Canarydraft")).await;
    assert_eq!(draft.status, 201, "{}", draft.text());
    world.run_until_quiet().await;
    for (who, title) in [(&maren, "Canarymembers"), (&noor, "Canarylondon")] {
        let there = who.id_of(title).await;
        who.answer(&there, "going").await.expect(200);
    }
    world.run_until_quiet().await;
    for (by, before) in strangers.into_iter().zip(&before) {
        let now = crawled(seattle, &evil, by).await;
        let other = now
            .0
            .lines()
            .zip(before.0.lines())
            .find(|(now, before)| now != before);
        assert!(now == *before, "{}: {other:?}", by.is_some());
    }
    let (told, _) = crawled(seattle, &other, Some(&peer)).await;
    assert!(
        told.contains("Canarypeers"),
        "a peer is told what is for all peers"
    );
    for title in ["Canarymembers", "Canarylondon", "Canarydraft"] {
        assert!(!told.contains(title), "a peer is told of {title}");
    }
    world.finish();
}
