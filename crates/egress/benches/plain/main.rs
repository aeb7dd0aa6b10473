//! The least that telling many servers costs: signing and posting with the HTTP client alone, to be compared with a node.
//!
//! Nothing is remembered, tried again, vetted or labelled. `compare` in the crate `server` runs it beside a node, against
//! the same servers: `plain PORT HOSTS ROUNDS` posts to `http://follower0.localhost:PORT/inbox` and on, and prints one
//! line: CPU µs a post, posts a second, and milliseconds until the last of a round was taken.

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use ambient::{Clock, SystemClock};
use domain::Iri;
use futures_util::{StreamExt, stream};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use wire::http_signature::sign_rfc9421;
use wire::keys::{ActorKeys, SigningKey};

type Failure = Box<dyn Error + Send + Sync>;

/// Posts under way at once: as many as a node has (4 senders with 32 hosts each).
const AT_ONCE: usize = 128;
/// Bytes of a body: those of an event.
const BODY_BYTES: usize = 6_000;

/// Every name is this machine.
struct Loopback;

impl Resolve for Loopback {
    fn resolve(&self, _: Name) -> Resolving {
        let here: Addrs = Box::new(std::iter::once(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))));
        Box::pin(std::future::ready(Ok(here)))
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let [port, hosts, rounds] = asked[..] else {
        return Err("usage: plain PORT HOSTS ROUNDS".into());
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "what a node costs is compared with this client alone"
    )]
    let client = reqwest::Client::builder()
        .dns_resolver(Arc::new(Loopback))
        .build()?;
    let inboxes =
        (0..hosts).map(|number| Iri::parse(&format!("http://follower{number}.localhost:{port}/inbox")));
    let inboxes: Arc<Vec<Iri>> = Arc::new(inboxes.collect::<Result<_, _>>()?);
    let keys = Arc::new(ActorKeys::generate([0x51; 32])?);
    let body = bytes::Bytes::from(format!("{{\"content\":\"{}\"}}", "x".repeat(BODY_BYTES)));
    let clock = SystemClock::start();
    // The first round opens the connections.
    round(&client, &inboxes, &keys, &body, &clock).await?;
    let (cpu, begun, mut slowest) = (cpu_micros()?, clock.elapsed(), 0.0_f64);
    for _ in 0..rounds {
        let from = clock.elapsed();
        round(&client, &inboxes, &keys, &body, &clock).await?;
        slowest = slowest.max((clock.elapsed() - from).as_secs_f64() * 1e3);
    }
    let posts = (hosts * rounds.max(1)) as f64;
    let line = format!(
        "{} {} {slowest}\n",
        (cpu_micros()? - cpu) as f64 / posts,
        posts / (clock.elapsed() - begun).as_secs_f64()
    );
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    Ok(())
}

/// One post to each.
async fn round(
    client: &reqwest::Client,
    inboxes: &Arc<Vec<Iri>>,
    keys: &Arc<ActorKeys>,
    body: &bytes::Bytes,
    clock: &SystemClock,
) -> Result<(), Failure> {
    let key_id = Iri::parse("http://plain.localhost/actor#ed25519-key")?;
    let mut under_way = stream::iter(0..inboxes.len())
        .map(|place| {
            let (client, inboxes, keys) = (client.clone(), inboxes.clone(), keys.clone());
            let (body, key_id, now) = (body.clone(), key_id.clone(), clock.now());
            // A task of its own each, so that both cores sign.
            tokio::spawn(async move {
                let inbox = &inboxes[place];
                let key = SigningKey::Ed25519(&keys.ed25519);
                let mut request = client.post(inbox.as_str()).body(body.clone());
                for (name, value) in sign_rfc9421("POST", inbox, Some(&body), &key_id, key, now, &[]) {
                    request = request.header(name, value);
                }
                let answer = request.send().await?.error_for_status()?;
                answer.bytes().await.map(drop)
            })
        })
        .buffer_unordered(AT_ONCE);
    while let Some(posted) = under_way.next().await {
        posted??;
    }
    Ok(())
}

/// Processor time of this program so far: ticks of 10 ms, as Linux reports them.
fn cpu_micros() -> Result<u64, Failure> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat
        .rsplit_once(')')
        .ok_or("a line of /proc that cannot be read")?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Ok(ticks.sum::<Result<u64, _>>()? * 10_000)
}
