//! Has requests done: by the node that runs on the folder, else on its store directly.

use std::sync::Arc;

use edge::Mode;

use crate::admin::{Failure, Progress, Reply, Request, perform, socket};
use crate::cli::{Exit, Place, say};
use crate::config::Config;
use crate::runtime::{FirstStart, MayAsk, NodeRuntime, RoomsFrom, StartRefused, Surroundings};

pub(super) async fn ask(place: &Place, request: Request) -> Result<Exit, Failure> {
    show(place, Conversation::begin(place)?.ask(request).await?)
}

/// The same of what needs rooms open: of a node that is stopped, whoever sits at the terminal is asked for their passphrase
/// where they have one.
pub(super) async fn ask_for_rooms(place: &Place, request: Request) -> Result<Exit, Failure> {
    let mut node = Conversation::begin(place)?;
    node.may_ask = MayAsk::Terminal;
    show(place, node.ask(request).await?)
}

fn show(place: &Place, reply: Reply) -> Result<Exit, Failure> {
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

/// Several requests, one after the other: a node that is stopped is opened once for all of them.
pub(super) struct Conversation {
    config: Config,
    mode: Mode,
    may_ask: MayAsk,
    stopped: Option<Arc<NodeRuntime>>,
}

impl Conversation {
    /// With the node that is meant.
    pub(super) fn begin(place: &Place) -> Result<Self, Failure> {
        Ok(Self {
            config: place.read_config()?,
            mode: place.mode(),
            may_ask: MayAsk::Nobody,
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
            None => open_asking(&self.config, self.mode, self.may_ask)?,
        };
        let reply = perform(&runtime, request, &progress).await;
        self.stopped = Some(runtime);
        Ok(reply)
    }
}

/// A node of http is one for trying out, and stays that without `--dev` being said at each command.
pub(super) fn open_stopped(config: &Config, mode: Mode) -> Result<Arc<NodeRuntime>, Failure> {
    open_asking(config, mode, MayAsk::Nobody)
}

/// The node, stopped, with its rooms open as far as their key or passphrase is handed in.
pub(super) fn open_for_rooms(place: &Place) -> Result<Arc<NodeRuntime>, Failure> {
    open_asking(&place.read_config()?, place.mode(), MayAsk::Terminal)
}

fn open_asking(config: &Config, mode: Mode, may_ask: MayAsk) -> Result<Arc<NodeRuntime>, Failure> {
    match open(config, mode, may_ask) {
        Err(StartRefused::NotHttps(_)) => open(config, Mode::Development, may_ask).map_err(Failure::failed),
        opened => opened.map_err(Failure::failed),
    }
}

fn open(config: &Config, mode: Mode, may_ask: MayAsk) -> Result<Arc<NodeRuntime>, StartRefused> {
    let mut surroundings = Surroundings::of_the_machine(mode, FirstStart::Refuse);
    surroundings.rooms = RoomsFrom::Configured(may_ask);
    NodeRuntime::open(config.clone(), surroundings)
}
