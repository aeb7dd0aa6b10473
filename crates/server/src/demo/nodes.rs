//! The three nodes: each with its own folder, clock and chance, started and stopped one by one.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ambient::{Randomness, SystemClock};
use edge::{Mode, Ribbon};

use super::communities::Community;
use crate::admin::Failure;
use crate::listen::{self, Running};
use crate::runtime::{
    FirstStart, MayAsk, NodeClock, NodeRuntime, RoomsFrom, StartRefused, Surroundings, private_folder,
};

/// Tries to open a folder or a port that the same process has just given back.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// More nodes are never opened in one run.
const OPENED_PER_START: u64 = 1_000;

pub(super) struct Nodes {
    pub(super) dir: PathBuf,
    pub(super) ports: [u16; 3],
    seed: u64,
    opened: u64,
    running: BTreeMap<Community, Running>,
}

impl Nodes {
    /// None runs yet. `starts` keeps chance from repeating itself when a demonstration goes on.
    pub(super) fn new(dir: PathBuf, ports: [u16; 3], seed: u64, starts: u64) -> Self {
        Self {
            dir,
            ports,
            seed,
            opened: starts.wrapping_mul(OPENED_PER_START),
            running: BTreeMap::new(),
        }
    }

    pub(super) fn port(&self, community: Community) -> u16 {
        self.ports[community as usize]
    }

    pub(super) fn origin(&self, community: Community) -> String {
        community.origin(self.port(community))
    }

    /// Writes the configuration of each, as `init` does.
    pub(super) fn configure(&self) -> Result<(), Failure> {
        for community in Community::ALL {
            let folder = community.folder(&self.dir);
            let text = community.configuration(&self.dir, self.port(community));
            let written = private_folder(&folder)
                .and_then(|()| std::fs::write(community.configuration_file(&self.dir), text));
            written.map_err(|error| Failure::failed(format!("{}: {}", folder.display(), error.kind())))?;
        }
        Ok(())
    }

    /// Opens a node with a clock of its own; nothing listens or works yet.
    pub(super) async fn open(
        &mut self,
        community: Community,
        clock: NodeClock,
    ) -> Result<Arc<NodeRuntime>, Failure> {
        self.opened += 1;
        let chance = self
            .seed
            .wrapping_mul(1_000_003)
            .wrapping_add(self.opened * 8 + community as u64);
        for _ in 1..TRIES {
            match self.try_open(community, clock.clone(), chance).await? {
                Err(StartRefused::Open(_)) => tokio::time::sleep(BETWEEN_TRIES).await,
                opened => return opened.map_err(Failure::failed),
            }
        }
        self.try_open(community, clock, chance)
            .await?
            .map_err(Failure::failed)
    }

    async fn try_open(
        &self,
        community: Community,
        clock: NodeClock,
        chance: u64,
    ) -> Result<Result<Arc<NodeRuntime>, StartRefused>, Failure> {
        let config = community
            .config(&self.dir, self.port(community))
            .map_err(Failure::failed)?;
        let surroundings = Surroundings {
            clock,
            randomness: Randomness::seeded(chance),
            transport: None,
            mailer: None,
            media: None,
            rooms: RoomsFrom::Configured(MayAsk::Nobody),
            mode: Mode::Development,
            ribbon: Ribbon::Demo,
            first_start: FirstStart::Initialise,
        };
        // Making keys takes the machine a moment, and the other nodes need not wait for it.
        let opening = tokio::task::spawn_blocking(move || NodeRuntime::open(config, surroundings));
        opening.await.map_err(Failure::failed)
    }

    /// Starts a node; it listens and works until it is stopped.
    pub(super) async fn start(&mut self, community: Community) -> Result<(), Failure> {
        let runtime = self
            .open(community, NodeClock::System(SystemClock::start()))
            .await?;
        let on = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port(community)));
        let mut tries = 1;
        let running = loop {
            match listen::start(runtime.clone(), on).await {
                Ok(running) => break running,
                Err(_) if tries < TRIES && self.opened > OPENED_PER_START => {
                    tries += 1;
                    tokio::time::sleep(BETWEEN_TRIES).await;
                }
                Err(error) => {
                    let advice = "another program has this port; choose others with --port";
                    return Err(Failure::failed(format!(
                        "cannot listen on {on} ({}): {advice}",
                        error.kind()
                    )));
                }
            }
        };
        self.running.insert(community, running);
        Ok(())
    }

    pub(super) async fn start_all(&mut self) -> Result<(), Failure> {
        for community in Community::ALL {
            self.start(community).await?;
        }
        Ok(())
    }

    /// Stops a node; what it was doing may finish.
    pub(super) async fn stop(&mut self, community: Community) {
        if let Some(running) = self.running.remove(&community) {
            running.end().await;
        }
    }

    pub(super) async fn stop_all(&mut self) {
        let all = std::mem::take(&mut self.running);
        futures_util::future::join_all(all.into_values().map(Running::end)).await;
    }
}
