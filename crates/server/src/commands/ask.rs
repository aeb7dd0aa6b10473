//! Has a request done: by the node that runs on the folder, else on its store directly.

use std::sync::Arc;

use ambient::{Randomness, SystemClock};
use edge::{Mode, Ribbon};

use crate::admin::{Failure, Progress, Reply, Request, perform, socket};
use crate::cli::{Exit, Place, say};
use crate::config::Config;
use crate::runtime::{FirstStart, NodeClock, NodeRuntime, StartRefused, Surroundings};

pub(super) async fn ask(place: &Place, request: Request) -> Result<Exit, Failure> {
    let config = place.read_config()?;
    let progress = Progress::new(say);
    let reply = match socket::call(&config.data_dir(), &request, &progress).await {
        Some(reply) => reply,
        None => {
            let runtime = open_stopped(&config, place.mode())?;
            perform(&runtime, request, &progress).await
        }
    };
    match reply {
        Reply::Done(shown) => {
            place.show(&shown.value, &shown.text);
            Ok(Exit::Done)
        }
        Reply::WouldChange(shown) => {
            place.show(&shown.value, &shown.text);
            Ok(Exit::WouldChange)
        }
        Reply::Refused(failure) => Err(failure),
    }
}

/// A node of http is one for trying out, and stays that without `--dev` being said at each command.
pub(super) fn open_stopped(config: &Config, mode: Mode) -> Result<Arc<NodeRuntime>, Failure> {
    match open(config, mode) {
        Err(StartRefused::NotHttps(_)) => open(config, Mode::Development).map_err(Failure::failed),
        opened => opened.map_err(Failure::failed),
    }
}

fn open(config: &Config, mode: Mode) -> Result<Arc<NodeRuntime>, StartRefused> {
    let surroundings = Surroundings {
        clock: NodeClock::System(SystemClock::start()),
        randomness: Randomness::of_the_system(),
        transport: None,
        mailer: None,
        mode,
        ribbon: Ribbon::None,
        first_start: FirstStart::Refuse,
    };
    NodeRuntime::open(config.clone(), surroundings)
}
