//! Has requests done: by the node that runs on the folder, else on its store directly.

use std::sync::Arc;

use edge::Mode;

use crate::admin::{Failure, Progress, Reply, Request, perform, socket};
use crate::cli::{Exit, Place, say};
use crate::config::Config;
use crate::runtime::{FirstStart, NodeRuntime, StartRefused, Surroundings};

pub(super) async fn ask(place: &Place, request: Request) -> Result<Exit, Failure> {
    match Conversation::begin(place)?.ask(request).await? {
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

/// Several requests, one after the other: a node that is stopped is opened once for all of them.
pub(super) struct Conversation {
    config: Config,
    mode: Mode,
    stopped: Option<Arc<NodeRuntime>>,
}

impl Conversation {
    /// With the node that is meant.
    pub(super) fn begin(place: &Place) -> Result<Self, Failure> {
        Ok(Self {
            config: place.read_config()?,
            mode: place.mode(),
            stopped: None,
        })
    }

    /// One request, done.
    pub(super) async fn ask(&mut self, request: Request) -> Result<Reply, Failure> {
        let progress = Progress::new(say);
        if self.stopped.is_none()
            && let Some(reply) = socket::call(&self.config.data_dir(), &request, &progress).await
        {
            return Ok(reply);
        }
        let runtime = match self.stopped.take() {
            Some(runtime) => runtime,
            None => open_stopped(&self.config, self.mode)?,
        };
        let reply = perform(&runtime, request, &progress).await;
        self.stopped = Some(runtime);
        Ok(reply)
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
    let surroundings = Surroundings::of_the_machine(mode, FirstStart::Refuse);
    NodeRuntime::open(config.clone(), surroundings)
}
