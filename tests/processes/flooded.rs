//! A node under 20,000 activities, 64 of them in flight: what it keeps of them in memory has a bound, and the same once
//! more adds next to nothing.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use domain::Iri;
use harness::evil::{ACTIVITY_JSON, Actor, Scheme, Signed};
use harness::nonsense::{Names, Nonsense};
use serde_json::json;
use wire::keys::ActorKeys;

use crate::client::connect;
use crate::node::Node;
use crate::patience::{Watch, say, wait_for};

/// In one flood.
const ACTIVITIES: u64 = 20_000;
/// Connections that each have one request on its way.
const IN_FLIGHT: u64 = 64;
/// One in so many has no signature, one in so many that of another body.
const SPOILT_ONE_IN: u64 = 16;

/// Pages of the database that the node may keep, in MiB: so few that the first flood fills them.
const CACHE_MIB: u64 = 16;
/// What it may hold at any moment beyond that and beyond what it had after its start, in MiB: the sum of what is on its way,
/// in `crates/server/README.md`, "What it keeps in memory".
const BESIDE_CACHE_MIB_MAX: u64 = 128;
/// How much two more floods may add to what was held under the two before, in hundredths.
const ANOTHER_ADDS_PERCENT_MAX: u64 = 10;
/// How long what a flood left in queues may take.
const DRAIN_MAX: Duration = Duration::from_secs(120);

/// A server of strangers: it shows its one actor to whoever asks, and takes nothing.
struct Stranger {
    actor: Actor,
    names: Names,
}

impl Stranger {
    fn open(node: &Node) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://nosy.localhost:{}", listener.local_addr().unwrap().port());
        let actor = Actor {
            id: Iri::parse(&format!("{origin}/users/nosy")).unwrap(),
            keys: Arc::new(ActorKeys::generate([0x77; 32]).unwrap()),
            scheme: Scheme::Rfc9421Ed25519,
        };
        let document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1",
                "https://w3id.org/security/multikey/v1", "https://www.w3.org/ns/did/v1"],
            "id": actor.id.as_str(), "type": "Person", "preferredUsername": "nosy", "name": "nosy",
            "inbox": format!("{}/inbox", actor.id), "outbox": format!("{}/outbox", actor.id),
            "assertionMethod": [{ "id": actor.ed25519_key().as_str(), "type": "Multikey",
                "controller": actor.id.as_str(),
                "publicKeyMultibase": actor.keys.ed25519.public().to_multikey() }],
        });
        // Ends with the test.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                let body = document.to_string();
                thread::spawn(move || answer(&stream, &body));
            }
        });
        let known = ["/actor", "/c/community", "/users/olga", "/events/1"];
        let names = Names {
            actor: actor.id.to_string(),
            server: origin,
            known: known.iter().map(|path| node.origin() + path).collect(),
            // Nobody listens there.
            silent: "http://silent.localhost:9".to_owned(),
        };
        Self { actor, names }
    }
}

/// Her document to whoever asks; 403 to deliveries, which pauses them.
fn answer(mut stream: &TcpStream, document: &str) -> Option<()> {
    let (mut reader, mut line) = (BufReader::new(stream.try_clone().ok()?), String::new());
    reader.read_line(&mut line).ok()?;
    let (status, body) = match line.starts_with("GET /users/nosy ") {
        true => ("200 OK", document),
        false => ("403 Forbidden", ""),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {ACTIVITY_JSON}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream
        .write_all(&[head.as_bytes(), body.as_bytes()].concat())
        .ok()
}

/// One connection of the flood, kept open while the node keeps it open.
struct Line {
    to: SocketAddr,
    stream: Option<TcpStream>,
}

impl Line {
    /// The status of the answer.
    fn exchange(&mut self, request: &[u8]) -> u16 {
        // A node may close a connection between two requests; once more on a new one, then it is a fault.
        self.try_exchange(request)
            .or_else(|| self.try_exchange(request))
            .expect("every request is answered")
    }

    fn try_exchange(&mut self, request: &[u8]) -> Option<u16> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => connect(self.to).ok()?,
        };
        stream.write_all(request).ok()?;
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let (mut head, mut length, mut stays) = (String::new(), 0, true);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok().filter(|count| *count > 0)?;
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(said) = line.strip_prefix("content-length:") {
                length = said.trim().parse().ok()?;
            }
            stays &= line != "connection: close";
            head += &(line + "\n");
        }
        reader.read_exact(&mut vec![0; length]).ok()?;
        self.stream = stays.then_some(stream);
        head.split(' ').nth(1)?.parse().ok()
    }
}

/// The bytes of one delivery.
fn delivery(nonsense: &mut Nonsense, stranger: &Stranger, inbox: &Iri, clock: &SystemClock) -> Vec<u8> {
    let body = nonsense.activity(&stranger.names);
    let (actor, key) = (&stranger.actor, stranger.actor.ed25519_key());
    let mut signed = Signed::with_key(inbox, actor, &key, actor.scheme, body, clock.now());
    match nonsense.below(SPOILT_ONE_IN) {
        0 => signed = signed.without("signature").without("signature-input"),
        1 => signed.body.push(b' '),
        _ => {}
    }
    let mut request = format!(
        "POST {} HTTP/1.1\r\ncontent-length: {}\r\n",
        signed.path,
        signed.body.len()
    );
    for (name, value) in &signed.headers {
        request += &format!("{name}: {value}\r\n");
    }
    [request.as_bytes(), b"\r\n", &signed.body].concat()
}

/// How many were accepted, how many refused.
fn flood(node: &Node, stranger: &Stranger, seed: u64) -> [u64; 2] {
    let inbox = Iri::parse(&format!("{}/inbox", node.origin())).unwrap();
    let (accepted, refused) = (AtomicU64::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for number in 0..IN_FLIGHT {
            let (inbox, accepted, refused) = (&inbox, &accepted, &refused);
            scope.spawn(move || {
                let (mut nonsense, clock) = (Nonsense::new(seed + number), SystemClock::start());
                let mut line = Line {
                    to: node.address,
                    stream: None,
                };
                for _ in 0..ACTIVITIES / IN_FLIGHT {
                    let request = delivery(&mut nonsense, stranger, inbox, &clock);
                    let counted = match line.exchange(&request) {
                        202 => accepted,
                        400 | 401 | 403 | 413 | 415 | 429 | 503 => refused,
                        status => panic!("{status}"),
                    };
                    counted.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    [accepted, refused].map(AtomicU64::into_inner)
}

/// B13, C1, I10: counted where an operator would see it, in the memory of the whole process.
#[test]
fn a_flood_is_held_in_a_bounded_memory_and_another_one_in_no_more() {
    let mut node = Node::set_up("seattle");
    node.configure("inbox_per_client = 3000", "inbox_per_client = 4000000");
    node.configure("inbox_per_peer = 600", "inbox_per_peer = 4000000");
    node.configure("cache_mib = 128", &format!("cache_mib = {CACHE_MIB}"));
    node.start();
    let stranger = Stranger::open(&node);
    let started = node.memory_mib();
    let mut held = Vec::new();
    for seed in [1_000, 2_000, 3_000, 4_000] {
        let watch = Watch::start();
        let [accepted, refused] = flood(&node, &stranger, seed);
        let (took, under_it) = (watch.elapsed(), node.memory_mib());
        wait_for(DRAIN_MAX, || match node.ask("POST", "/dev/drain", &[], b"") {
            Ok(answer) if answer.status == 200 => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .unwrap();
        say(&format!(
            "flood: {accepted} accepted, {refused} refused in {:.1} s; resident {started:?} MiB at the start, {under_it:?} under it, {:?} after it",
            took.as_secs_f32(),
            node.memory_mib()
        ));
        assert!(accepted * 4 > ACTIVITIES, "most of it was refused: {accepted}");
        assert!(refused * 20 > ACTIVITIES, "nothing of it was garbage: {refused}");
        node.assert_well();
        held.extend(under_it);
    }
    let (Some(started), &[first, second, third, fourth]) = (started, &held[..]) else {
        return say("flood: this system does not tell how much memory a process has");
    };
    let most = first.max(second).max(third).max(fourth);
    assert!(
        most <= started + CACHE_MIB + BESIDE_CACHE_MIB_MAX,
        "{most} MiB after {started} MiB"
    );
    // What one flood happens to need at once differs by a tenth; what is never given back is in both of the later ones.
    let (before, after) = (first.max(second), third.min(fourth));
    assert!(
        after * 100 <= before * (100 + ANOTHER_ADDS_PERCENT_MAX),
        "{after} MiB after {before} MiB"
    );
}
