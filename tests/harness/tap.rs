//! The tap: everything that leaves the nodes of a world, in order and with its time, but for what members of a room are shown
//! in it and for what the rooms' own store holds (subrosa sections 1, 4 and 5).
//!
//! Requests to other servers with all headers, the names that are looked up for them, the answers to other servers, mails,
//! lines of the log, panics, figures, every row of the stores that are not the rooms', the files of pictures, and what each
//! [`Observer`] reads. Two worlds that differ in rooms alone have taps that are equal byte for byte.

mod addresses;
mod answers;
mod canary;
mod encodings;
mod kept;
mod moments;
mod observer;
mod spoken;
mod unpack;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ambient::Clock;
use axum::body::Body;
use edge::MediaShelf;
use egress::memory::Recorded;
use http::{HeaderMap, Request};
use http_body_util::BodyExt;
use jiff::Timestamp;

pub use addresses::{NOTHING, Things};
pub(crate) use answers::Answers;
pub use canary::{Canary, CanaryNet, Found};
pub(crate) use kept::Kept;
pub(crate) use moments::Moments;
pub use observer::{Eye, Observer};

use crate::reply::Reply;
use crate::rows::rows_of;
use crate::story_node::StoryNode;
use crate::world::World;

/// How much of two records is shown on each side of the first byte in which they differ.
const SHOWN_BYTES: usize = 90;

/// One thing that left.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// By the clock of the node that it left, or of the world.
    pub at: Timestamp,
    /// Which way it left, and whose it is: `mail of seattle`, `GET / as a stranger`.
    pub way: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// All that left the nodes of one world since it was opened.
pub struct Tap {
    records: Vec<Record>,
    /// How much of each list that only grows was taken in.
    sent: usize,
    spoken: usize,
    mails: BTreeMap<String, usize>,
}

impl Tap {
    /// Begins to listen to a world; call it before anything happens in it.
    pub fn open(world: &World) -> Self {
        world.answers.listen();
        world.moments.listen();
        Self {
            records: Vec::new(),
            sent: world.internet.tap().len(),
            spoken: spoken::listen(),
            mails: BTreeMap::new(),
        }
    }

    /// All records, in the order in which they were taken in.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Takes in something that a story got hold of in another way.
    pub fn note(&mut self, at: Timestamp, way: &str, bytes: &[u8]) {
        self.records.push(Record {
            at,
            way: way.to_owned(),
            bytes: bytes.to_vec(),
        });
    }

    /// Takes in what somebody was answered.
    pub fn see(&mut self, at: Timestamp, way: &str, reply: &Reply) {
        self.note(at, way, &whole(reply.status, &reply.headers, &reply.body));
    }

    /// Takes in what left since the last time, and what could be read and copied at this moment.
    pub async fn gather(&mut self, world: &World) {
        self.gather_sent(world);
        for answered in world.answers.take() {
            let answer = &answered.answer;
            let mut text = format!("{}\n", answer.status);
            for (name, value) in &answer.headers {
                let _ = writeln!(text, "{name}: {value}");
            }
            let bytes = [text.as_bytes(), b"\n", &answer.body].concat();
            self.note(
                answered.at,
                &format!("answer to a server: {}", answered.asked),
                &bytes,
            );
        }
        for line in spoken::since(self.spoken) {
            let at = world.moments.spoken(self.spoken);
            self.spoken += 1;
            self.note(at.unwrap_or_else(|| world.now()), "log", line.as_bytes());
        }
        for node in world.nodes().into_iter().filter(|node| node.is_up()) {
            self.gather_mails(&node);
            self.gather_figures(&node).await;
            self.gather_rows(&node);
            self.gather_media(&node);
        }
    }

    fn gather_sent(&mut self, world: &World) {
        let sent = world.internet.tap();
        let new = sent.iter().enumerate().skip(self.sent);
        for (place, recorded) in new {
            let Recorded {
                from, to, request, ..
            } = recorded;
            let at = world.moments.sent(place).unwrap_or_else(|| world.now());
            // The way out looks the name up and connects before it sends anything.
            let name = format!("name looked up and connected to by {from}");
            self.note(at, &name, to.authority().as_bytes());
            let mut text = format!("{} {}\n", request.method.as_str(), request.url);
            for (name, value) in &request.headers {
                let _ = writeln!(text, "{name}: {value}");
            }
            let body = request.body.as_deref().unwrap_or_default();
            let bytes = [text.as_bytes(), b"\n", body].concat();
            self.note(at, &format!("sent by {from}"), &bytes);
        }
        self.sent = sent.len();
    }

    fn gather_mails(&mut self, node: &StoryNode) {
        let mails = node.letterbox.mails();
        let taken = self.mails.insert(node.name.clone(), mails.len()).unwrap_or(0);
        for mail in &mails[taken.min(mails.len())..] {
            let text = serde_json::to_vec(mail).expect("a mail is words");
            self.note(mail.at, &format!("mail of {}", node.name), &text);
        }
    }

    async fn gather_figures(&mut self, node: &StoryNode) {
        let figures = node.figures().await;
        self.see(node.clock.now(), &format!("figures of {}", node.name), &figures);
    }

    /// The rooms have a store of their own, which is not looked into: what lies there is sealed.
    fn gather_rows(&mut self, node: &StoryNode) {
        for table in 0..u16::from(store::KEYSPACES) {
            for (key, row) in rows_of(node, table) {
                let way = format!("row of {}, table {table}", node.name);
                let bytes = [key.as_slice(), b"\n", &row[..]].concat();
                self.note(node.clock.now(), &way, &bytes);
            }
        }
    }

    fn gather_media(&mut self, node: &StoryNode) {
        for name in node.media.names() {
            let picture = domain::PictureName::parse(&name);
            let file = picture.and_then(|name| node.media.read(&name).ok()?);
            let bytes = [name.as_bytes(), b"\n", &file.unwrap_or_default()].concat();
            self.note(node.clock.now(), &format!("file of {}", node.name), &bytes);
        }
    }

    /// Where canaries stand in what left, a line for each way and each canary: the way, the canary, and how it is written.
    pub fn canaries(&self, net: &CanaryNet) -> Vec<String> {
        let mut lines = BTreeSet::new();
        let mut searched = BTreeSet::new();
        for record in &self.records {
            if !searched.insert((&record.way, &record.bytes)) {
                continue;
            }
            let whole = [record.way.as_bytes(), b"\n", &record.bytes].concat();
            for Found { canary, how } in net.search(&whole) {
                lines.insert(format!("{}: {} ({how})", record.way, canary.word()));
            }
        }
        lines.into_iter().collect()
    }

    /// The first thing in which two taps differ, for people; nothing if they are equal byte for byte.
    pub fn first_difference(&self, other: &Self) -> Option<String> {
        let mut pairs = self.records.iter().zip(&other.records);
        let place = pairs.position(|(one, two)| one != two);
        let Some(place) = place else {
            let (one, two) = (self.records.len(), other.records.len());
            let longer = if one > two { &self.records } else { &other.records };
            let next = longer.get(one.min(two))?;
            return Some(format!("{one} records and {two}; the next is `{}`", next.way));
        };
        let (one, two) = (&self.records[place], &other.records[place]);
        let mut said = format!("record {place} of {}:\n", self.records.len());
        if one.way != two.way {
            let _ = writeln!(said, "  `{}`\n  `{}`", one.way, two.way);
        } else {
            let _ = writeln!(said, "  `{}`", one.way);
        }
        if one.at != two.at {
            let _ = writeln!(said, "  at {} and at {}", one.at, two.at);
        }
        let byte = one.bytes.iter().zip(&two.bytes).position(|(one, two)| one != two);
        let byte = byte.unwrap_or(one.bytes.len().min(two.bytes.len()));
        let _ = write!(
            said,
            "  {} bytes and {}, which differ at byte {byte}:\n  {}\n  {}",
            one.bytes.len(),
            two.bytes.len(),
            around(&one.bytes, byte),
            around(&two.bytes, byte)
        );
        Some(said)
    }
}

impl StoryNode {
    /// What its listener of figures answers.
    pub(crate) async fn figures(&self) -> Reply {
        let up = self.up().expect("a node is asked while it runs");
        let request = Request::get("/metrics").body(Body::empty());
        let request = request.expect("a story asks for addresses that exist");
        let (parts, body) = server::health::figures_alone(&up.runtime, &request).into_parts();
        let body = body.collect().await.map(|whole| whole.to_bytes());
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.unwrap_or_default(),
        }
    }
}

/// Status, headers in their order, and the body.
fn whole(status: u16, headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{status}\n").into_bytes();
    for (name, value) in headers {
        bytes.extend(name.as_str().as_bytes());
        bytes.extend(b": ");
        bytes.extend(value.as_bytes());
        bytes.push(b'\n');
    }
    bytes.push(b'\n');
    bytes.extend(body);
    bytes
}

fn around(bytes: &[u8], byte: usize) -> String {
    let part = &bytes[byte.saturating_sub(SHOWN_BYTES)..bytes.len().min(byte + SHOWN_BYTES)];
    format!("…{}…", part.escape_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tap(records: &[(&str, &str)]) -> Tap {
        let mut tap = Tap {
            records: Vec::new(),
            sent: 0,
            spoken: 0,
            mails: BTreeMap::new(),
        };
        for (way, bytes) in records {
            tap.note(Timestamp::UNIX_EPOCH, way, bytes.as_bytes());
        }
        tap
    }

    #[test]
    fn equal_taps_do_not_differ_and_the_first_difference_says_where() {
        let one = tap(&[
            ("log", "begins"),
            ("figures of seattle", "rooms 3"),
            ("log", "ends"),
        ]);
        assert_eq!(one.first_difference(&one), None);
        let other = tap(&[
            ("log", "begins"),
            ("figures of seattle", "rooms 30"),
            ("log", "end"),
        ]);
        let said = one.first_difference(&other).unwrap();
        assert!(
            said.contains("figures of seattle") && said.contains("differ at byte 7"),
            "{said}"
        );
        let shorter = tap(&[("log", "begins")]);
        let said = shorter.first_difference(&one).unwrap();
        assert!(
            said.contains("1 records and 3") && said.contains("figures of seattle"),
            "{said}"
        );
    }

    #[test]
    fn what_was_said_at_another_time_differs() {
        let one = tap(&[("log", "begins")]);
        let mut later = tap(&[]);
        later.note(Timestamp::from_second(1).unwrap(), "log", b"begins");
        assert!(
            one.first_difference(&later)
                .unwrap()
                .contains("at 1970-01-01T00:00:01Z")
        );
    }

    #[test]
    fn a_canary_in_any_record_is_told_with_the_way_it_left() {
        let canary = Canary::of("rose", "name", 7);
        let net = CanaryNet::of(std::slice::from_ref(&canary));
        let line = format!("a room called {}", canary.word());
        let lines = tap(&[("log", "nothing"), ("mail of seattle", &line)]).canaries(&net);
        assert_eq!(lines, [format!("mail of seattle: {} (as it is)", canary.word())]);
    }
}
