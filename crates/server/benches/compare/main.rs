//! Compares a whole node with the floor program: the same signed load, on loopback, in one run, as one table.
//!
//! `tests/run bench` builds all three programs and runs this one; its table is kept in the crate's `README.md`.

mod arguments;
mod drive;
mod inbound;
mod load;
mod members;
mod node;
mod outbound;
mod parts;
mod peer;
mod process;
mod stored;
mod table;

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use clap::Parser;
use domain::{Iri, Origin};

use crate::arguments::Arguments;
use crate::inbound::{Target, millis};
use crate::load::{Author, Proof};
use crate::node::Node;
use crate::peer::{PEER, Peer};
use crate::process::{Process, bytes_on_disk, free_address, stripped_bytes};
use crate::table::Table;

/// KiB of a MiB.
const MIB: f64 = 1_024.0;
/// Bytes of a MB.
const MB: f64 = 1e6;
/// How long a node that has nothing to do is left alone before its memory is looked at.
const REST: Duration = Duration::from_secs(3);

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir()?;
    let clock = SystemClock::start();
    let peer = Peer::open(clock.now()).await?;
    let origin = peer.origin(PEER)?;
    let mut table = Table::default();

    say(&format!(
        "{} events in the store of the node, as many activities in that of the floor",
        arguments.objects
    ));
    if let Some(bytes) = stripped_bytes(&arguments.node_program(), folder.path())? {
        table.node("the program without debug information, MB", bytes as f64 / MB);
    }
    note("setting both up");
    let (node, floor) = set_up(&arguments, folder.path(), &peer, &mut table)?;
    let (floor_process, node_process) = (floor.start()?, node.start()?);
    tokio::time::sleep(REST).await;
    table.both(
        "memory when idle, MiB",
        floor_process.memory_kib()? as f64 / MIB,
        node_process.memory_kib()? as f64 / MIB,
    );

    note("making them peers");
    let mut author = Author::new(&peer, origin.clone(), arguments.objects);
    node.make_peer(&node_process, &peer, &mut author, &origin, clock.now())
        .await?;
    let (seen, place) = ((&node, &node_process), (folder.path(), &origin));
    look_at_pages(&arguments, seen, place, &mut table).await?;
    let mut on_floor = Target {
        process: &floor_process,
        address: floor.address,
        inbox: floor.inbox()?,
        author: Author::new(&peer, origin.clone(), arguments.objects),
    };
    let mut on_node = Target {
        process: &node_process,
        address: node.address,
        inbox: node.inbox(),
        author,
    };
    take_in(
        &arguments,
        &mut on_floor,
        &mut on_node,
        &node,
        [&floor.data, &node.data],
        &mut table,
    )
    .await?;
    had_its_effect(&node, &on_node.author, &clock).await?;
    note("deliveries");
    node.make_followers(&node_process, &peer, &mut on_node.author, arguments.followers)
        .await?;
    outbound::deliveries(&node, &node_process, &peer, &arguments, &mut table).await?;
    table.node("memory at the end, MiB", node_process.memory_kib()? as f64 / MIB);

    note("starts after a kill, and parts");
    let mut author = on_node.author;
    tokio::time::sleep(REST).await;
    starts_after_a_kill((&floor, &node), [floor_process, node_process], &mut table).await?;
    let (bytes, mut parts) = parts::pure(&peer, &mut author, &node.inbox(), clock.now())?;
    let database = stored::open(&node.data)?;
    parts.extend(parts::stored(&database, &mut author, &origin, clock.now()).await?);
    say(&format!("{}\n{}", table.markdown(), table::parts(bytes, &parts)));
    Ok(())
}

/// What strangers see of this node, and what members see of others.
async fn look_at_pages(
    arguments: &Arguments,
    (node, process): (&Node, &Process),
    (folder, origin): (&Path, &Origin),
    table: &mut Table,
) -> Result<(), Failure> {
    note("pages");
    let event = load::event(origin, 0, 1, SystemClock::start().now())?.id;
    outbound::pages(node, process, event.as_str(), arguments.repeat, table).await?;
    note("pages of a member, among few and among many");
    members::pages(arguments, folder, table).await
}

/// The load for both inboxes, and what it leaves on the disk and in memory.
async fn take_in<'t, 'p>(
    arguments: &Arguments,
    floor: &mut Target<'t, 'p>,
    node: &mut Target<'t, 'p>,
    holding: &Node,
    folders: [&PathBuf; 2],
    table: &mut Table,
) -> Result<(), Failure> {
    note("the same activities to both");
    let in_all = (inbound::KINDS.len() * arguments.activities * arguments.repeat) as f64;
    let before = [bytes_on_disk(folders[0])?, bytes_on_disk(folders[1])?];
    inbound::compare(
        floor,
        node,
        holding,
        arguments.activities,
        arguments.repeat,
        table,
    )
    .await?;
    let after = [bytes_on_disk(folders[0])?, bytes_on_disk(folders[1])?];
    let each = |place: usize| after[place].saturating_sub(before[place]) as f64 / in_all;
    table.both("bytes on the disk per activity taken", each(0), each(1));
    table.both(
        "memory after the load, MiB",
        floor.process.memory_kib()? as f64 / MIB,
        node.process.memory_kib()? as f64 / MIB,
    );
    Ok(())
}

/// The floor in its folder.
struct Floor {
    program: PathBuf,
    data: PathBuf,
    address: SocketAddr,
    key: String,
}

impl Floor {
    fn start(&self) -> Result<Process, Failure> {
        let mut command = Command::new(&self.program);
        command.arg("--listen").arg(self.address.to_string());
        command.arg("--data").arg(&self.data).arg("--key").arg(&self.key);
        Process::start(&mut command)
    }

    fn inbox(&self) -> Result<Iri, Failure> {
        Ok(Iri::parse(&format!("http://{}/inbox", self.address))?)
    }
}

/// Both with their stores filled, and what that and a start costs.
fn set_up(
    arguments: &Arguments,
    folder: &Path,
    peer: &Peer,
    table: &mut Table,
) -> Result<(Node, Floor), Failure> {
    let (now, origin) = (SystemClock::start().now(), peer.origin(PEER)?);
    let node = Node::set_up(arguments.node_program(), &folder.join("node"))?;
    let floor = Floor {
        program: arguments.floor_program()?,
        data: folder.join("floor"),
        address: free_address()?,
        key: peer.multikey(),
    };
    let body = Author::new(peer, origin.clone(), 1)
        .activity(Proof::With, now)?
        .to_string();
    let empty = bytes_on_disk(&node.data)?;
    stored::fill_node(&node.data, &origin, arguments.objects, now)?;
    stored::fill_floor(&floor.data, body.as_bytes(), arguments.objects)?;
    let each = |bytes: u64| bytes as f64 / arguments.objects.max(1) as f64;
    table.both(
        "bytes on the disk per stored object (activity, event)",
        each(bytes_on_disk(&floor.data)?),
        each(bytes_on_disk(&node.data)?.saturating_sub(empty)),
    );
    starts(&floor, &node, arguments.repeat, table)?;
    Ok((node, floor))
}

/// How long each takes to listen: the node on nothing, and both on their stores.
fn starts(floor: &Floor, node: &Node, repeat: usize, table: &mut Table) -> Result<(), Failure> {
    let (mut first, mut again) = (f64::MAX, [f64::MAX; 2]);
    for _ in 0..repeat {
        let (process, folder) = node.start_anew()?;
        first = first.min(millis(process.started_in));
        process.end()?;
        drop(folder);
        for (place, process) in [floor.start()?, node.start()?].into_iter().enumerate() {
            again[place] = again[place].min(millis(process.started_in));
            process.end()?;
        }
    }
    table.node("first start, on an empty folder, ms", first);
    table.both("start until it listens, ms", again[0], again[1]);
    Ok(())
}

/// How long each takes to listen after a kill, with what it has taken in by now: at rest, and the node also at work.
async fn starts_after_a_kill(
    (floor, node): (&Floor, &Node),
    processes: [Process; 2],
    table: &mut Table,
) -> Result<(), Failure> {
    for process in processes {
        process.kill()?;
    }
    let (floor, started) = (floor.start()?, node.start()?);
    table.both(
        "start after a kill at rest, ms",
        millis(floor.started_in),
        millis(started.started_in),
    );
    floor.end()?;
    let load = vec![node.publish(1, "members", SystemClock::start().now())?];
    let unwanted = drive::drive(node.address, load, 1, 201).await?.unwanted;
    started.kill()?;
    node::expect_all(&unwanted, "publishing an event")?;
    let started = node.start()?;
    table.node("start after a kill at work, ms", millis(started.started_in));
    started.end()
}

/// The last change told stands on the page of its event.
async fn had_its_effect(node: &Node, author: &Author<'_>, clock: &SystemClock) -> Result<(), Failure> {
    let event = author.changed(clock.now())?;
    let page = node.get(&format!("/events/{}", event.id), "text/html").await?;
    let title = event.draft.title.as_str();
    match String::from_utf8_lossy(&page).contains(title) {
        true => Ok(()),
        false => Err(format!("the node does not show {title:?}, so it did not take it in").into()),
    }
}

/// What is being done, for whoever waits; the table alone goes to stdout.
fn note(text: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{text}");
}

fn say(text: &str) {
    // A reader that has gone away is no failure.
    let _closed = writeln!(std::io::stdout().lock(), "{text}");
}
