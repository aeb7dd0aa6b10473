//! What a delivery and a page cost: the floor has neither.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use ambient::{Clock, SystemClock};

use crate::Failure;
use crate::arguments::Arguments;
use crate::drive::drive;
use crate::node::{Node, expect_all};
use crate::peer::Peer;
use crate::process::Process;
use crate::table::Table;

/// Events published, once for members alone and once for everybody.
const PUBLISHED: usize = 20;
/// Posts to each server by the program that does nothing else.
const ROUNDS: usize = 10;
/// Longest wait for the last of many servers to hear of one event.
const HEARD_WITHIN: Duration = Duration::from_secs(60);
/// Views of each page.
const VIEWS: usize = 1_000;
/// Looks at each document that costs next to nothing.
const LOOKS: usize = 5_000;
/// Requests in flight.
const AT_ONCE: usize = 16;

/// Publishes events that nobody else may see, then as many that go to every peer and follower.
pub(crate) async fn deliveries(
    node: &Node,
    process: &Process,
    peer: &Peer,
    arguments: &Arguments,
    table: &mut Table,
) -> Result<(), Failure> {
    let followers = arguments.followers;
    let alone = only_posting(&arguments.plain_program()?, peer, followers)?;
    let (at_home, _, _) = publish(node, process, peer, "members").await?;
    let (in_all, heard, seconds) = publish(node, process, peer, "public").await?;
    if heard == 0 {
        return Err("nothing was delivered".into());
    }
    let sent = heard as f64;
    table.node(
        "CPU µs per event published to members",
        at_home / PUBLISHED as f64,
    );
    table.node("deliveries per public event", sent / PUBLISHED as f64);
    let each = (in_all - at_home).max(0.0) / sent;
    table.both(
        "CPU µs per delivery (floor: signing and posting alone)",
        alone.cpu_micros,
        each,
    );
    table.both("deliveries per second", alone.per_second, sent / seconds);
    let mut last = f64::MAX;
    for number in 0..3 {
        last = last.min(until_the_last_hears(node, process, peer, PUBLISHED + number, followers).await?);
    }
    table.both("ms from publishing to the last of them", alone.last_millis, last);
    Ok(())
}

/// What signing and posting costs without a node.
struct Alone {
    cpu_micros: f64,
    per_second: f64,
    last_millis: f64,
}

fn only_posting(plain: &Path, peer: &Peer, followers: usize) -> Result<Alone, Failure> {
    let words = [usize::from(peer.port()), followers, ROUNDS].map(|number| number.to_string());
    let said = Command::new(plain).args(words).output()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let figures: Vec<f64> = said
        .split_whitespace()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    match figures[..] {
        [cpu_micros, per_second, last_millis] => Ok(Alone {
            cpu_micros,
            per_second,
            last_millis,
        }),
        _ => Err(format!("{} says {said:?}", plain.display()).into()),
    }
}

/// Publishes one event to everybody; milliseconds until every follower has it.
async fn until_the_last_hears(
    node: &Node,
    process: &Process,
    peer: &Peer,
    number: usize,
    followers: usize,
) -> Result<f64, Failure> {
    let clock = SystemClock::start();
    let load = vec![node.publish(number, "public", clock.now())?];
    let (heard, begun) = (peer.heard(), clock.elapsed());
    expect_all(
        &drive(node.address, load, 1, 201).await?.unwanted,
        "publishing an event",
    )?;
    while peer.heard() - heard < followers as u64 {
        if clock.elapsed() - begun > HEARD_WITHIN {
            return Err("the last follower does not hear of an event".into());
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let millis = (clock.elapsed() - begun).as_secs_f64() * 1e3;
    process.idle(&clock).await?;
    Ok(millis)
}

/// Processor time in µs, deliveries heard, and seconds until all was done.
async fn publish(
    node: &Node,
    process: &Process,
    peer: &Peer,
    audience: &str,
) -> Result<(f64, u64, f64), Failure> {
    let clock = SystemClock::start();
    let now = clock.now();
    let load = (0..PUBLISHED).map(|number| node.publish(number, audience, now));
    let load = load.collect::<Result<Vec<_>, _>>()?;
    let (before, heard, begun) = (process.cpu_micros()?, peer.heard(), clock.elapsed());
    let driven = drive(node.address, load, 4, 201).await?;
    expect_all(&driven.unwanted, "publishing an event")?;
    let idle = process.idle(&clock).await?;
    let cpu = process.cpu_micros()? - before;
    Ok((cpu, peer.heard() - heard, (idle - begun).as_secs_f64()))
}

/// Looks at pages as somebody without a membership does.
pub(crate) async fn pages(
    node: &Node,
    process: &Process,
    event: &str,
    repeat: usize,
    table: &mut Table,
) -> Result<(), Failure> {
    let one = format!("/events/{event}");
    let (page, document) = ("text/html", "application/activity+json");
    let about = format!(
        "/.well-known/webfinger?resource={}c/community",
        node.origin_with_slash()
    );
    for (name, path, accept, views) in [
        ("/", "/", page, VIEWS),
        ("/events", "/events", page, VIEWS),
        ("/events/{id}", &one, page, VIEWS),
        ("/c/{slug}, the actor", "/c/community", document, LOOKS),
        ("/.well-known/webfinger", &about, "application/jrd+json", LOOKS),
        ("/nodeinfo/2.1", "/nodeinfo/2.1", "application/json", LOOKS),
    ] {
        let (mut cpu, mut speed) = (f64::MAX, 0.0_f64);
        for _ in 0..repeat {
            let load = vec![node.request("GET", path, accept, None); views];
            let before = process.cpu_micros()?;
            let driven = drive(node.address, load, AT_ONCE, 200).await?;
            expect_all(&driven.unwanted, path)?;
            cpu = cpu.min((process.cpu_micros()? - before) / views as f64);
            speed = speed.max(views as f64 / driven.wall.as_secs_f64());
        }
        table.node(format!("CPU µs per view of `{name}`"), cpu);
        table.node(format!("views of `{name}` per second"), speed);
    }
    Ok(())
}
