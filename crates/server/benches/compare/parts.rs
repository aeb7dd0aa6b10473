//! The parts of taking in one activity, each alone and inside this program: where the time of a node goes.

use std::hint::black_box;

use ambient::{Clock, SystemClock};
use domain::{EventId, Iri, Origin, Zone};
use futures_util::future::join_all;
use jiff::Timestamp;
use serde_json::Value;
use store::inbox::{self, InboxRow, Verdict};
use store::{Database, StoreError, deliveries, peerings};
use wire::event::EventHints;
use wire::http_signature::{self, ReceivedRequest, Window, sign_rfc9421};
use wire::keys::SigningKey;

use crate::Failure;
use crate::load::{Author, Proof};
use crate::peer::{Peer, group};
use crate::process::CpuTime;

/// How often a part that is only computed is repeated.
const TIMES: u32 = 2_000;
/// How many activities go through the store.
const ROWS: usize = 4_096;
/// How many commits wait together.
const AT_ONCE: usize = 256;
/// Activities that a node leases at once.
const CLAIM: u16 = 128;
/// Activities of one server whose effects share a transaction.
const TOGETHER: usize = 32;

type Part = (String, f64);

/// The functions that need no store, and the length in bytes of the activity they work on.
pub(crate) fn pure(
    peer: &Peer,
    author: &mut Author<'_>,
    inbox: &Iri,
    now: Timestamp,
) -> Result<(usize, Vec<Part>), Failure> {
    let activity = author.activity(Proof::With, now)?;
    let actor = group(&Iri::parse(activity["actor"].as_str().unwrap_or_default())?.origin());
    let body = activity.to_string();
    let key_id = actor.with_fragment("ed25519-key");
    let signing = SigningKey::Ed25519(&peer.keys.ed25519);
    let received = ReceivedRequest {
        method: "POST".to_owned(),
        path_and_query: inbox.path_and_query().to_owned(),
        headers: sign_rfc9421("POST", inbox, Some(body.as_bytes()), &key_id, signing, now, &[]),
        body: body.clone().into_bytes(),
    };
    let (origin, key, window) = (inbox.origin(), peer.keys.ed25519.public(), Window::PEER);
    let message = [7; 64];
    let signature = peer.keys.ed25519.sign(&message);
    let object = &activity["object"];
    let zone = Zone::utc();
    let hints = || EventHints {
        zone: &zone,
        own: &origin,
    };
    let checked = || -> Result<_, http_signature::SignatureRefused> {
        let claimed = http_signature::parse(&received)?;
        let checked = claimed.check_without_key(&received, now, Window::STRANGER)?;
        checked.verify(&origin, &key, now, window)
    };
    checked()?;
    wire::proof::verify(&activity, &key, &actor, now, window)?;
    wire::event::read(object, hints())?;
    let parts = vec![
        part("signature of the request: read, digest, verify", checked),
        part("· one Ed25519 verification", || key.verify(&message, &signature)),
        part("· one digest of the body", || {
            wire::digest::check(&received.headers, &received.body)
        }),
        part("bytes to JSON, `wire::json`", || {
            wire::json::read_activity(body.as_bytes())
        }),
        part("bytes to JSON, `serde_json` alone", || {
            serde_json::from_slice::<Value>(body.as_bytes())
        }),
        part("JSON to activity", || wire::activity::read(&activity)),
        part("JSON to event", || wire::event::read(object, hints())),
        part("proof: canonical form, hash, verify", || {
            wire::proof::verify(&activity, &key, &actor, now, window)
        }),
        part("· canonical form (JCS)", || wire::jcs::canonical(&activity)),
    ];
    Ok((body.len(), parts))
}

/// What the store does for one activity, in the folder of a node that does not run.
pub(crate) async fn stored(
    database: &Database,
    author: &mut Author<'_>,
    peer: &Origin,
    now: Timestamp,
) -> Result<Vec<Part>, Failure> {
    let owner = group(peer);
    let mut parts = vec![
        part("look-up of a peering by host", || {
            database.read(|tx| peerings::get(tx, peer))
        }),
        part("look-up of a peering by actor", || {
            database.read(|tx| peerings::by_actor(tx, &owner))
        }),
        part("look-up of a host's lane", || {
            database.read(|tx| deliveries::host(tx, peer))
        }),
    ];
    let (mut rows, mut texts) = (Vec::new(), Vec::new());
    let mut events = Vec::new();
    for number in 0..ROWS {
        let activity = author.activity(Proof::Without, now)?;
        rows.push(InboxRow {
            id: Iri::local(peer, &format!("/parts/{number}")),
            actor: owner.clone(),
            object: None,
            at: now,
            verdict: Verdict::Waiting,
            tries: 0,
        });
        texts.push(activity.to_string());
        let zone = Zone::utc();
        let own = Origin::parse("http://own.localhost")?;
        let hints = EventHints {
            zone: &zone,
            own: &own,
        };
        events.push(wire::event::read(&activity["object"], hints)?);
    }
    let append = |(row, text): &(InboxRow, String)| {
        let (row, text) = (row.clone(), text.clone());
        async move { database.transact(|tx| inbox::append(tx, &row, &text)).await }
    };
    let rows: Vec<_> = rows.into_iter().zip(texts).collect();
    let (together, alone) = rows.split_at(ROWS / 2);
    let meter = Meter::start()?;
    for group in together.chunks(AT_ONCE) {
        join_all(group.iter().map(append))
            .await
            .into_iter()
            .collect::<Result<Vec<_>, StoreError>>()?;
    }
    meter.stop("append to the inbox, 256 at once", ROWS / 2, &mut parts)?;
    let meter = Meter::start()?;
    for row in alone {
        append(row).await?;
    }
    meter.stop("append to the inbox, one at a time", ROWS / 2, &mut parts)?;
    take_in(database, &events, &owner, now, &mut parts).await?;
    Ok(parts)
}

/// As a node's worker does: lease some, then read each, and settle many with their effects in one transaction.
async fn take_in(
    database: &Database,
    events: &[wire::event::ReceivedEvent],
    owner: &Iri,
    now: Timestamp,
    parts: &mut Vec<Part>,
) -> Result<(), Failure> {
    let until = Timestamp::from_second(now.as_second() + 600)?;
    let meter = Meter::start()?;
    let mut leased = Vec::new();
    while leased.len() < ROWS {
        let more = inbox::claim(database, now, until, CLAIM)?;
        if more.is_empty() {
            return Err("fewer activities wait than were appended".into());
        }
        leased.extend(more);
    }
    meter.stop("lease, 128 at once", ROWS, parts)?;
    let fresh = EventId::new(1, [1; 10]);
    let meter = Meter::start()?;
    let told: Vec<_> = leased.iter().zip(events).collect();
    for told in told.chunks(TOGETHER) {
        let mut batch = Vec::new();
        for ((leased, id), event) in told {
            let came = database.read(|tx| inbox::get(tx, id))?;
            batch.push((leased, came.ok_or("an activity that was leased is gone")?, event));
        }
        let kept = database.transact(|tx| {
            for (leased, came, event) in &batch {
                community::receive_event::receive_event(tx, owner, event, fresh.clone(), now)?;
                inbox::settle(tx, leased, came, Verdict::Applied)?;
            }
            Ok::<_, community::receive_event::ReceiveRefused>(())
        });
        kept.await?;
    }
    meter.stop(
        "keep the event and settle, 32 at once",
        ROWS.min(events.len()),
        parts,
    )
}

fn part<T>(name: &str, mut work: impl FnMut() -> T) -> Part {
    let clock = SystemClock::start();
    for _ in 0..TIMES / 10 {
        black_box(work());
    }
    let begun = clock.elapsed();
    for _ in 0..TIMES {
        black_box(work());
    }
    let micros = (clock.elapsed() - begun).as_secs_f64() * 1e6;
    (name.to_owned(), micros / f64::from(TIMES))
}

/// Processor time and passed time of work that also waits.
struct Meter {
    clock: SystemClock,
    cpu: CpuTime,
    before: f64,
}

impl Meter {
    fn start() -> Result<Self, Failure> {
        let cpu = CpuTime::of("self");
        Ok(Self {
            before: cpu.micros()?,
            cpu,
            clock: SystemClock::start(),
        })
    }

    fn stop(self, name: &str, count: usize, parts: &mut Vec<Part>) -> Result<(), Failure> {
        let (wall, cpu) = (self.clock.elapsed(), self.cpu.micros()? - self.before);
        parts.push((format!("{name}: CPU"), cpu / count as f64));
        parts.push((format!("{name}: passed"), wall.as_secs_f64() * 1e6 / count as f64));
        Ok(())
    }
}
