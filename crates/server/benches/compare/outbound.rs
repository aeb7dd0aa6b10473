//! What a delivery and a page cost: the floor has neither.

use ambient::{Clock, SystemClock};

use crate::Failure;
use crate::drive::drive;
use crate::node::{Node, expect_all};
use crate::peer::Peer;
use crate::process::Process;
use crate::table::Table;

/// Events published, once for members alone and once for everybody.
const PUBLISHED: usize = 100;
/// Views of each page.
const VIEWS: usize = 300;
/// Requests in flight.
const AT_ONCE: usize = 16;

/// Publishes events that nobody else may see, then as many that go to every peer and follower.
pub(crate) async fn deliveries(
    node: &Node,
    process: &Process,
    peer: &Peer,
    table: &mut Table,
) -> Result<(), Failure> {
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
    table.node("CPU µs per delivery", (in_all - at_home).max(0.0) / sent);
    table.node("deliveries per second", sent / seconds);
    Ok(())
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
    Ok((cpu as f64, peer.heard() - heard, (idle - begun).as_secs_f64()))
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
    for (name, path) in [("/", "/"), ("/events", "/events"), ("/events/{id}", &one)] {
        let (mut cpu, mut speed) = (f64::MAX, 0.0_f64);
        for _ in 0..repeat {
            let load = vec![node.request("GET", path, "text/html", None); VIEWS];
            let before = process.cpu_micros()?;
            let driven = drive(node.address, load, AT_ONCE, 200).await?;
            expect_all(&driven.unwanted, path)?;
            cpu = cpu.min((process.cpu_micros()? - before) as f64 / VIEWS as f64);
            speed = speed.max(VIEWS as f64 / driven.wall.as_secs_f64());
        }
        table.node(format!("CPU µs per view of `{name}`"), cpu);
        table.node(format!("views of `{name}` per second"), speed);
    }
    Ok(())
}
