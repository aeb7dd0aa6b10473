//! Thousands of random activities at one node, signed by a peer, by a stranger it knows, wrongly, or not at all: a plain
//! answer to each, and afterwards the node is as well as before.
//!
//! A run counts 20,000 of them; `$ROSARIUM_STORM_ACTIVITIES` is another number (`tests/run storm`: 100,000). Half of them are
//! real ones spoilt: traffic of this very world, and the corpora where `$ROSARIUM_VECTORS` says where those lie.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{Iri, Origin};
use egress::memory::answer;
use harness::evil::{Actor, Evil, Scheme, Signed};
use harness::nonsense::{Names, Nonsense};
use harness::{StoryNode, rows};
use serde_json::{Value, json};
use store::inbox::{self, Verdict};

use crate::drafts::{evening, with};
use crate::malformed::full_event;
use crate::siege::Siege;

/// In all tests of this file together, when nothing else is said.
const ACTIVITIES: u64 = 20_000;
/// Tests among which they are divided.
const PARTS: u64 = 4;
/// After so many the node works until it is quiet; below what one host may send in a minute.
const AT_ONCE: u64 = 250;
/// One in so many names an event whose server never answers: it has to be set aside, and nothing else may be.
const DOOMED_ONE_IN: u64 = 100;
/// Lines that a flood may add to the audit in all: what an operator can read.
const AUDIT_LINES_MAX: usize = 100;

const SILENT: &str = "https://silent.example";

/// Tables that may have a row for each activity or event that was accepted (`crates/store/src/spaces.rs`).
mod table {
    pub(super) const FOLLOWERS: u16 = 16;
    pub(super) const INBOX: u16 = 18;
    pub(super) const AUDIT: u16 = 29;
    pub(super) const SET_ASIDE: u16 = 53;
    /// Queues of what is to be done: the inbox, the outbox, deliveries.
    pub(super) const QUEUES: [u16; 3] = [19, 20, 25];
}

struct Flood {
    siege: Siege,
    peer: Actor,
    stranger: Actor,
    /// The stranger's server.
    other: Evil,
    nonsense: Nonsense,
    real: Vec<Value>,
    names: [Names; 2],
    answers: BTreeMap<u16, u64>,
    doomed: BTreeSet<Iri>,
}

/// Under whose name an activity goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Peer = 0,
    Stranger = 1,
}

impl Flood {
    async fn gather(seed: u64) -> Self {
        let siege = Siege::lay(seed).await;
        live_a_little(&siege).await;
        let peer = siege.evil.join_as_peer(&siege.world, &siege.olga).await;
        let other = Evil::new(&siege.world, "nosy", &siege.victim);
        let stranger = other.mastodon("nosy");
        other.follow(&siege.victim, &stranger, "first").await;
        siege.world.run_until_quiet().await;
        let silent = Origin::parse(SILENT).unwrap();
        siege
            .world
            .internet
            .route(silent, |_| answer(503, "text/plain", ""));
        let known = known_ids(&siege).await;
        let names = [(&peer, &siege.evil), (&stranger, &other)].map(|(actor, server)| {
            let mut known = known.clone();
            known.extend([actor.id.to_string(), format!("{}/events/1", server.origin)]);
            Names {
                actor: actor.id.to_string(),
                server: server.origin.to_string(),
                known,
                silent: SILENT.to_owned(),
            }
        });
        Self {
            real: real_ones(&siege, &peer),
            nonsense: Nonsense::new(seed),
            answers: BTreeMap::new(),
            doomed: BTreeSet::new(),
            siege,
            peer,
            stranger,
            other,
            names,
        }
    }

    async fn pour(&mut self, count: u64) {
        for number in 1..=count {
            if number % DOOMED_ONE_IN == 0 {
                self.name_what_never_answers(number).await;
            } else {
                self.shoot().await;
            }
            if number % AT_ONCE == 0 {
                self.siege.a_minute();
                self.siege.world.run_until_quiet().await;
            }
        }
        self.siege.world.run_until_quiet().await;
    }

    async fn shoot(&mut self) {
        let voice = match self.nonsense.below(5) {
            0..=2 => Voice::Peer,
            _ => Voice::Stranger,
        };
        let body = self.body(voice);
        let (signed, shown) = (self.signed(voice, &body), String::from_utf8_lossy(&body));
        let reply = signed.send(&self.siege.victim).await;
        let has_to_wait = reply.status == 503 && reply.header("retry-after").is_some();
        let fine = matches!(reply.status, 202 | 400 | 401 | 403 | 413 | 415 | 429) || has_to_wait;
        assert!(
            fine,
            "{} {}: {:?}: {shown}",
            reply.status,
            reply.text(),
            signed.headers
        );
        *self.answers.entry(reply.status).or_default() += 1;
    }

    fn body(&mut self, voice: Voice) -> Vec<u8> {
        let names = &self.names[voice as usize];
        if self.nonsense.below(2) == 0 {
            return self.nonsense.activity(names);
        }
        let place = self.nonsense.below(self.real.len() as u64);
        let real = &self.real[usize::try_from(place).unwrap()];
        let real = match voice {
            Voice::Peer => real.clone(),
            Voice::Stranger => renamed(
                real,
                &[
                    (self.peer.id.as_str(), self.stranger.id.as_str()),
                    (self.siege.evil.origin.as_str(), self.other.origin.as_str()),
                ],
            ),
        };
        let spoilt = self.nonsense.spoilt(&real, names);
        // What a peer says counts for more with its proof.
        match serde_json::from_slice::<Value>(&spoilt) {
            Ok(whole) if voice == Voice::Peer && whole.is_object() && self.nonsense.below(3) == 0 => {
                let (key, now) = (self.peer.ed25519_key(), self.siege.evil.now());
                let proved = wire::proof::sign(whole, &self.peer.keys.ed25519, &key, now);
                // What has no canonical form has no proof.
                proved.map_or(spoilt, |proved| proved.to_string().into_bytes())
            }
            _ => spoilt,
        }
    }

    /// Mostly as it should be; else by the wrong one, with an unknown key, spoilt, or not at all.
    fn signed(&mut self, voice: Voice, body: &[u8]) -> Signed {
        let (victim, now) = (self.siege.victim.clone(), self.siege.evil.now());
        let by = match voice {
            Voice::Peer => &self.peer,
            Voice::Stranger => &self.stranger,
        };
        let whole = |by: &Actor| Signed::new(&victim, by, by.scheme, body.to_vec(), now);
        match self.nonsense.below(24) {
            0 => whole(match voice {
                Voice::Peer => &self.stranger,
                Voice::Stranger => &self.peer,
            }),
            1 => {
                let inbox = Iri::local(&victim.origin, "/inbox");
                let key = format!(
                    "{}/nobody/{}#main-key",
                    self.other.origin,
                    self.nonsense.below(1_000)
                );
                let key = Iri::parse(&key).unwrap();
                Signed::with_key(&inbox, by, &key, Scheme::Cavage, body.to_vec(), now)
            }
            2 => whole(by).without("signature").without("signature-input"),
            3 => {
                let header = ["signature", "signature-input", "digest", "content-digest", "date"];
                let header = header[usize::try_from(self.nonsense.below(5)).unwrap()];
                let signed = whole(by);
                let kept = signed.header(header).len() / 2;
                let half = signed.header(header).get(..kept).unwrap_or_default().to_owned();
                signed.with(header, &half)
            }
            _ => whole(by),
        }
    }

    async fn name_what_never_answers(&mut self, number: u64) {
        let id = format!("{}/doomed/{number}", self.siege.evil.origin);
        let announce = json!({ "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Announce",
            "actor": self.peer.id.as_str(), "object": format!("{SILENT}/doomed/{number}") });
        let reply = self
            .siege
            .evil
            .deliver(&self.siege.victim, &self.peer, &announce)
            .await;
        assert_eq!(reply.status, 202, "{}", reply.text());
        self.doomed.insert(Iri::parse(&id).unwrap());
    }

    /// What was set aside was set aside for what nobody could fetch, and all of that was.
    fn check_quarantine(&self) {
        let quarantined: BTreeMap<Iri, String> = all_received(&self.siege.victim)
            .into_iter()
            .filter_map(|row| match row.verdict {
                Verdict::Quarantined { reason } => Some((row.id, reason)),
                Verdict::Waiting => panic!("{} still waits", row.id),
                _ => {
                    let bytes = self
                        .siege
                        .victim
                        .database()
                        .read(|tx| store::inbox::quarantined(tx, &row.id));
                    assert_eq!(bytes, Ok(None), "{}: what is settled keeps no bytes", row.id);
                    None
                }
            })
            .collect();
        for id in &self.doomed {
            assert!(quarantined.contains_key(id), "{id} is not set aside");
        }
        for (id, reason) in &quarantined {
            assert!(reason.starts_with(CANNOT_FETCH), "{id}: {reason}");
        }
    }

    fn check_bounds(&self, before: &BTreeMap<u16, usize>) {
        let (victim, after) = (&self.siege.victim, rows(&self.siege.victim));
        for table in victim.held() {
            assert!(table.entries <= table.entries_max, "I10: {table:?}");
        }
        let of = |rows: &BTreeMap<u16, usize>, table| rows.get(&table).copied().unwrap_or(0);
        let grown = |table| of(&after, table).saturating_sub(of(before, table));
        let accepted = usize::try_from(self.answers.get(&202).copied().unwrap_or(0)).unwrap();
        let shown: Vec<_> = after.keys().map(|table| (*table, grown(*table))).collect();
        for (table, rows) in &shown {
            assert!(
                *rows <= accepted + self.doomed.len() + AUDIT_LINES_MAX,
                "table {table} grew by {rows}"
            );
        }
        assert!(grown(table::INBOX) <= accepted + self.doomed.len(), "{shown:?}");
        assert!(
            grown(table::AUDIT) <= AUDIT_LINES_MAX,
            "the audit grew by {}",
            grown(table::AUDIT)
        );
        assert_eq!(grown(table::SET_ASIDE), 0, "no row of a queue became unreadable");
        assert!(grown(table::FOLLOWERS) <= 4, "{shown:?}");
        for queue in table::QUEUES {
            assert_eq!(of(&after, queue), 0, "queue {queue} keeps something");
        }
    }

    async fn dry_up(self) -> BTreeMap<u16, u64> {
        self.siege
            .evil
            .sentinel(&self.siege.world, &self.siege.victim)
            .await;
        let listed = self.siege.olga.get("/api/v1/events?limit=100").await;
        assert_eq!(
            listed.status,
            200,
            "what was taken can be shown: {}",
            listed.text()
        );
        self.siege.world.finish_with(|line| line.contains(CANNOT_FETCH));
        self.answers
    }
}

const CANNOT_FETCH: &str = "what it refers to cannot be fetched now";

fn all_received(node: &Arc<StoryNode>) -> Vec<inbox::InboxRow> {
    let listed = node
        .database()
        .read(|tx| inbox::standing(tx, jiff::Timestamp::MIN, usize::MAX));
    listed.expect("the inbox can be read")
}

/// So that there is real traffic to spoil: events that come, move and go, answers that are given and taken back.
async fn live_a_little(siege: &Siege) {
    let (olga, ravi, world) = (&siege.olga, &siege.ravi, &siege.world);
    let path = |event: &Value| format!("/api/v1/events/{}", event["id"].as_str().unwrap());
    let (moved, called_off, gone) = (
        ravi.publish(evening("Moved")).await,
        ravi.publish(evening("Called off")).await,
        ravi.publish(evening("Gone")).await,
    );
    world.run_until_quiet().await;
    ravi.put(&path(&moved), with(evening("Moved"), "capacity", json!(7)))
        .await
        .expect(200);
    ravi.post(&format!("{}/cancel", path(&called_off)), json!({}))
        .await
        .expect(200);
    ravi.delete(&path(&gone)).await.expect(204);
    let nina = ravi.node.member("nina");
    let ours = ravi.id_of(siege.event["title"].as_str().unwrap()).await;
    for answer in ["going", "maybe", "withdrawn", "going"] {
        nina.answer(&ours, answer).await.expect(200);
        world.run_until_quiet().await;
    }
    let maren = olga.node.member("maren");
    maren
        .answer(&olga.id_of("Moved").await, "going")
        .await
        .expect(200);
    world.run_until_quiet().await;
}

async fn known_ids(siege: &Siege) -> Vec<String> {
    let mut known = vec![
        siege.victim.group().to_string(),
        siege.victim.application().to_string(),
        siege.ravi.node.group().to_string(),
        siege.ravi.node.application().to_string(),
        siege.mallory.id.to_string(),
        format!("{}/users/olga", siege.victim.origin),
    ];
    for event in siege.olga.events().await {
        known.push(event["activitypub_id"].as_str().unwrap().to_owned());
    }
    known
}

/// What London told Seattle so far, as if the peer had said it, and an event with every field there is.
fn real_ones(siege: &Siege, peer: &Actor) -> Vec<Value> {
    let london = &siege.ravi.node;
    let (group, nina) = (london.group(), format!("{}/users/nina", london.origin));
    let tap = siege.world.internet.tap();
    let said = tap
        .into_iter()
        .filter(|sent| sent.from == london.origin && sent.to == siege.victim.origin);
    let bodies = said.filter_map(|sent| sent.request.body);
    let mut real: Vec<Value> = bodies
        .filter_map(|body| serde_json::from_slice(&body).ok())
        .map(|mut told: Value| {
            if let Some(said) = told.as_object_mut() {
                said.remove("proof");
            }
            let names = [
                (group.as_str(), peer.id.as_str()),
                (nina.as_str(), peer.id.as_str()),
                (london.origin.as_str(), siege.evil.origin.as_str()),
            ];
            renamed(&told, &names)
        })
        .collect();
    assert!(real.len() > 8, "there is traffic to spoil: {}", real.len());
    real.push(
        json!({ "@context": "https://www.w3.org/ns/activitystreams", "type": "Create",
        "actor": peer.id.as_str(), "object": full_event(peer, 1) }),
    );
    real.extend(vectors(siege, peer));
    real
}

/// What servers of every kind say, from the corpora beside the repository, as if the peer said it of us: activities as they
/// are, and whatever else there is as what a Create brings. Nothing where `$ROSARIUM_VECTORS` does not say where they lie.
#[expect(
    clippy::disallowed_methods,
    reason = "where the corpora lie is said from outside"
)]
fn vectors(siege: &Siege, peer: &Actor) -> Vec<Value> {
    let Ok(root) = std::env::var("ROSARIUM_VECTORS") else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for folder in ["own/inbound", "activitystreams/pass", "activitystreams/fail"] {
        let listed = std::fs::read_dir(format!("{root}/{folder}")).expect("the corpora are there");
        files.extend(listed.map(|entry| entry.expect("a file of the corpora").path()));
    }
    files.sort();
    let names = [("https://benelux.example", siege.victim.origin.as_str())];
    let said: Vec<Value> = files
        .iter()
        .filter_map(|file| serde_json::from_slice(&std::fs::read(file).ok()?).ok())
        .map(|whole: Value| whole.get("document").cloned().unwrap_or(whole))
        .filter(Value::is_object)
        .map(|document| said_by(peer, renamed(&document, &names)))
        .collect();
    assert!(said.len() > 150, "the corpora are larger: {}", said.len());
    said
}

fn said_by(peer: &Actor, mut document: Value) -> Value {
    if document.get("actor").is_none() {
        document = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Create", "object": document,
        });
    }
    document["actor"] = json!(peer.id.as_str());
    document
}

fn renamed(document: &Value, names: &[(&str, &str)]) -> Value {
    let text = names
        .iter()
        .fold(document.to_string(), |text, (old, new)| text.replace(old, new));
    serde_json::from_str(&text).expect("names are plain text")
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long the storm lasts is said from outside"
)]
fn activities() -> u64 {
    let said = std::env::var("ROSARIUM_STORM_ACTIVITIES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(ACTIVITIES)
}

#[expect(
    clippy::print_stdout,
    reason = "a flood that fails is found again by its seed"
)]
async fn flood(seed: u64) {
    let count = activities() / PARTS;
    println!("SEED={seed} of {count} activities");
    let mut flood = Flood::gather(seed).await;
    let before = rows(&flood.siege.victim);
    flood.pour(count).await;
    flood.check_quarantine();
    flood.check_bounds(&before);
    let answers = flood.dry_up().await;
    println!("SEED={seed} answers {answers:?}");
    for common in [202, 400, 401] {
        let share = answers.get(&common).copied().unwrap_or(0);
        assert!(
            share * 50 > count,
            "too few {common} to mean anything: {answers:?}"
        );
    }
}

/// B10, B13, C4
#[tokio::test]
async fn a_node_outlives_a_first_flood_of_random_activities() {
    flood(2_001).await;
}

/// B10, B13, C4
#[tokio::test]
async fn a_node_outlives_a_second_flood_of_random_activities() {
    flood(2_002).await;
}

/// B10, B13, C4
#[tokio::test]
async fn a_node_outlives_a_third_flood_of_random_activities() {
    flood(2_003).await;
}

/// B10, B13, C4
#[tokio::test]
async fn a_node_outlives_a_fourth_flood_of_random_activities() {
    flood(2_004).await;
}
