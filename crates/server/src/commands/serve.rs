//! `rosarium serve`: the node at work until SIGTERM or SIGINT.

use std::net::SocketAddr;

use clap::Args;
use edge::Mode;
use tokio::signal::unix::{SignalKind, signal};

use crate::admin::Failure;
use crate::cli::{Exit, Place, print, say};
use crate::config::Config;
use crate::runtime::{FirstStart, MayAsk, NodeRuntime, RoomsFrom, Surroundings};
use crate::{listen, logs};

#[derive(Args)]
pub(crate) struct Serve {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Public address; sets an empty folder up with it
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
}

impl Serve {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let config = self.config(place)?;
        let address = config.listen().map_err(Failure::failed)?;
        logs::begin(&config.log().map_err(Failure::failed)?);
        if place.dev {
            admit_development(address)?;
        }
        let first_start = match config.origin().map_err(Failure::failed)? {
            Some(_) => FirstStart::Initialise,
            None => FirstStart::Refuse,
        };
        // Before the folder is opened, so that whoever stops the node right away is heard.
        let mut terminate = signal(SignalKind::terminate()).map_err(Failure::failed)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::failed)?;
        let mut surroundings = Surroundings::of_the_machine(place.mode(), first_start);
        surroundings.rooms = RoomsFrom::Configured(MayAsk::Terminal);
        let runtime = NodeRuntime::open(config, surroundings).map_err(Failure::failed)?;
        let origin = runtime.node().origin.clone();
        let running = listen::start(runtime, address)
            .await
            .map_err(|error| Failure::failed(format!("cannot listen on {address}: {}", error.kind())))?;
        print(&format!("listening http://{} origin {origin}", running.address));
        tokio::select! {
            biased;
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("ending: what is under way may finish");
        running.end().await;
        Ok(Exit::Done)
    }

    fn config(&self, place: &Place) -> Result<Config, Failure> {
        let mut config = place.read_config()?;
        if let Some(listen) = &self.listen {
            config.node.listen.clone_from(listen);
        }
        if let Some(origin) = &self.origin {
            origin.trim_end_matches('/').clone_into(&mut config.node.base_url);
        }
        config.check().map_err(Failure::failed)?;
        Ok(config)
    }
}

/// Loud, and never on an address that others reach (threat H6).
fn admit_development(address: SocketAddr) -> Result<Mode, Failure> {
    if !address.ip().is_loopback() {
        return Err(Failure::usage(format!(
            "--dev opens the node to whoever reaches it; listen on a loopback address, not on {address}"
        )));
    }
    say(
        "*** --dev: http and peers on this machine are admitted, and the probes under /dev answer. Never for people. ***",
    );
    Ok(Mode::Development)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// H6
    #[test]
    fn a_development_node_does_not_listen_where_others_reach_it() {
        for public in ["0.0.0.0:80", "[::]:80", "203.0.113.9:80"] {
            assert!(admit_development(public.parse().unwrap()).is_err());
        }
        assert!(admit_development("127.0.0.1:0".parse().unwrap()).is_ok());
        assert!(admit_development("[::1]:0".parse().unwrap()).is_ok());
    }
}
