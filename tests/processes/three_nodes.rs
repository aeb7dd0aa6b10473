//! Three communities that have agreed with each other, as their operators do it: words compared, then accepted.

use std::collections::BTreeMap;

use ambient::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::changes::{Agenda, Expected, Officer};
use crate::client::Answer;
use crate::node::Node;

pub(crate) const NAMES: [&str; 3] = ["seattle", "london", "agora"];

/// Their nodes at work, and the officer of each.
pub(crate) struct ThreeNodes {
    pub(crate) nodes: [Node; 3],
    pub(crate) officers: [Officer; 3],
}

impl ThreeNodes {
    /// Sets them up and lets them agree: the first two pairs by commands, the last by REST.
    pub(crate) fn agreed() -> Self {
        Self::agreed_on("redb")
    }

    /// The same with another engine under each node.
    pub(crate) fn agreed_on(engine: &str) -> Self {
        let mut nodes = NAMES.map(|name| Node::set_up_on(name, engine));
        let bearers = nodes
            .each_ref()
            .map(|node| node.token("olga", "read,write,admin"));
        for node in &mut nodes {
            node.start();
        }
        let mut bearers = bearers.into_iter();
        let start = next_year();
        let officers = nodes.each_ref().map(|node| Officer {
            address: node.address,
            host: node.authority.clone(),
            bearer: bearers.next().unwrap(),
            start: start.clone(),
            audience: "peers",
        });
        let three = Self { nodes, officers };
        three.agree_by_command(0, 1);
        three.agree_by_command(0, 2);
        three.agree_by_rest(1, 2);
        three
    }

    fn agree_by_command(&self, ours: usize, theirs: usize) {
        let (node, peer) = (&self.nodes[ours], &self.nodes[theirs]);
        let seen = node.done(&["peer", "look-up", &peer.authority])["words"].clone();
        assert_eq!(seen, peer.done(&["peer", "words"])["words"]);
        node.done(&["peer", "propose", &peer.authority, "--scopes", "events"]);
        self.settle();
        let offered = peer.done(&["peer", "look-up", &node.authority])["words"].clone();
        assert_eq!(offered, node.done(&["peer", "words"])["words"]);
        let accepted = peer.done(&["peer", "accept", &node.authority]);
        assert_eq!(accepted["state"], "active");
        self.settle();
        assert_eq!(
            node.done(&["peer", "status", &peer.authority])[0]["state"],
            "active"
        );
    }

    fn agree_by_rest(&self, ours: usize, theirs: usize) {
        let (node, peer) = (&self.nodes[ours], &self.nodes[theirs]);
        let scopes = json!(["events"]);
        let look_up = format!("/api/v1/peers/lookup?address={}", peer.origin());
        let card = self.rest(ours, "GET", &look_up, &Value::Null).json();
        let words = peer.done(&["peer", "words"])["words"].clone();
        let words: Vec<&str> = words
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(card["words"], words.join(" "));
        let proposal = json!({ "peer": peer.origin(), "scopes": scopes });
        self.rest(ours, "POST", "/api/v1/peers", &proposal);
        self.settle();
        let accept = format!("/api/v1/peers/{}/accept", node.authority);
        let accepted = self.rest(theirs, "POST", &accept, &json!({ "scopes": scopes }));
        assert_eq!(accepted.json()["state"], "active");
        self.settle();
        let stands = self.rest(
            ours,
            "GET",
            &format!("/api/v1/peers/{}", peer.authority),
            &Value::Null,
        );
        assert_eq!(stands.json()["state"], "active");
    }

    /// Asks as the officer of a node; well answered.
    pub(crate) fn rest(&self, node: usize, method: &str, path: &str, body: &Value) -> Answer {
        let answer = self.officers[node].send(method, path, &[], body).unwrap();
        assert!(
            answer.status < 300,
            "{method} {path}: {} {}",
            answer.status,
            answer.body
        );
        answer
    }

    /// Lets all work until none has anything left for another.
    pub(crate) fn settle(&self) {
        for _ in 0..3 {
            for node in &self.nodes {
                node.drain();
            }
        }
    }

    /// What an officer sees at a node, page by page; an event that is listed twice is a complaint.
    pub(crate) fn agenda(&self, node: usize) -> Result<Agenda, String> {
        let mut agenda = Agenda::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/api/v1/events?limit=100{cursor}");
            let page = self.rest(node, "GET", &path, &Value::Null);
            for event in page.json()["items"].as_array().unwrap() {
                let iri = event["activitypub_id"].as_str().unwrap().to_owned();
                let seen = Expected {
                    title: event["title"].as_str().unwrap().to_owned(),
                    state: event["state"].as_str().unwrap().to_owned(),
                    revision: event["revision"].as_u64().unwrap(),
                };
                if agenda.insert(iri.clone(), seen).is_some() {
                    return Err(format!("{iri} is listed twice at {}", NAMES[node]));
                }
            }
            let next = page.header("link").and_then(|link| link.split("cursor=").nth(1));
            match next.and_then(|rest| rest.split(['>', '&']).next()) {
                Some(place) => cursor = format!("&cursor={place}"),
                None => return Ok(agenda),
            }
        }
    }

    /// The activities that a node has taken in, by id, with the verdict; one that is listed twice is a complaint. What was
    /// refused at the door, and comes again when its sender is back, was not taken in.
    pub(crate) fn received(&self, node: usize) -> Result<BTreeMap<String, String>, String> {
        let listed = self.nodes[node].get("/dev/received", &[]).json();
        let mut received = BTreeMap::new();
        let refused = |one: &&Value| !one["status"].is_null();
        for one in listed["received"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| !refused(one))
        {
            let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            let verdict = format!("{} {}", text("verdict"), text("reason"));
            if received
                .insert(text("id"), verdict.trim_end().to_owned())
                .is_some()
            {
                return Err(format!("{} was taken in twice at {}", text("id"), NAMES[node]));
            }
        }
        Ok(received)
    }
}

/// The same hour in a year.
pub(crate) fn next_year() -> String {
    let second = SystemClock::start().now().as_second() / 3_600 * 3_600 + 365 * 86_400;
    jiff::Timestamp::from_second(second).unwrap().to_string()
}
