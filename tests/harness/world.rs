//! A world of whole nodes: made from a seed, run until quiet, finished only when no work is left undone.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use domain::{Iri, Origin};
use egress::memory::{Answering, MemoryInternet, Recorded};
use egress::{Answer, Request};
use futures_util::future::{Either, join_all, select};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::ghost::Ghost;
use crate::invariants::Owners;
use crate::node_options::NodeOptions;
use crate::older::{Profile, is_unknown, not_found, without_have};
use crate::person::Person;
use crate::reply::Reply;
use crate::sockets::Sockets;
use crate::story_node::StoryNode;
use crate::tap::{Answers, Kept, Moments};
use crate::weather::Weather;

/// What is the time when a world begins.
pub const START: &str = "2026-11-21T12:00:00Z";
/// Turns of all nodes without quiet after which a world is stuck.
const TURNS_MAX: usize = 20_000;
/// How long quiet may take, in the nodes' time, when a story does not say: longer than peers are retried.
const QUIET_MAX: Duration = Duration::from_secs(9 * 86_400);
/// How often everybody else gets a turn before a held request goes on.
const YIELDS_WHILE_HELD: usize = 60;

/// What becomes of a node that has crashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallen {
    /// It stays down until the story starts it.
    StaysDown,
    /// It starts again at the next turn.
    Restarts,
}

/// When work ends that finds nothing more to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QuietEnds {
    AtOnce,
    WithTheSpan,
}

/// Several nodes, one network, one log of what was acknowledged.
pub struct World {
    /// Everything that was sent is written down here.
    pub internet: MemoryInternet,
    /// Faults of the network.
    pub weather: Arc<Weather>,
    /// Lines of bytes between nodes, where a story lays some.
    pub sockets: Sockets,
    /// What inboxes said.
    pub ghost: Ghost,
    /// What nodes answered to other servers, once somebody listens.
    pub(crate) answers: Answers,
    /// When things left, once somebody listens.
    pub(crate) moments: Moments,
    /// What is said in rooms alone.
    pub(crate) kept: Kept,
    seed: u64,
    nodes: Mutex<BTreeMap<String, Arc<StoryNode>>>,
    fallen: Cell<Fallen>,
    finished: Cell<bool>,
    /// Since the world began, by no clock that drifts.
    passed: Cell<Duration>,
    owners: RefCell<Owners>,
}

impl World {
    /// An empty world; one seed replays its chance.
    pub fn new(seed: u64) -> Self {
        let internet = MemoryInternet::new();
        let weather = Arc::new(Weather::new(seed));
        internet.govern(weather.clone());
        Self {
            internet,
            weather,
            sockets: Sockets::new(seed),
            ghost: Ghost::default(),
            answers: Answers::default(),
            moments: Moments::default(),
            kept: Kept::default(),
            seed,
            nodes: Mutex::default(),
            fallen: Cell::new(Fallen::StaysDown),
            finished: Cell::new(false),
            passed: Cell::new(Duration::ZERO),
            owners: RefCell::default(),
        }
    }

    /// A node of this name, set up at `https://NAME.example`.
    pub fn node(&self, name: &str) -> Arc<StoryNode> {
        self.node_with(name, NodeOptions::default())
    }

    /// A node whose operator has decided something else.
    pub fn node_with(&self, name: &str, options: NodeOptions) -> Arc<StoryNode> {
        let number = self.nodes().len() as u64;
        let seed = self.seed.wrapping_mul(100).wrapping_add(number + 1);
        let node = StoryNode::start(name, seed, self.now(), options, &self.internet, &self.ghost);
        let serving = (node.clone(), self.sockets.clone(), self.answers.clone());
        self.internet.route_async(node.origin.clone(), move |request| {
            let (node, sockets, answers) = serving.clone();
            let answering: Answering = Box::pin(async move {
                let asked = request.url.clone();
                let answer = serve(&node, request, &sockets).await;
                answers.note(node.clock_now(), asked, &answer);
                answer
            });
            answering
        });
        let mut nodes = self.nodes.lock().unwrap_or_else(PoisonError::into_inner);
        nodes.insert(name.to_owned(), node.clone());
        node
    }

    /// All nodes, by name.
    pub fn nodes(&self) -> Vec<Arc<StoryNode>> {
        let nodes = self.nodes.lock().unwrap_or_else(PoisonError::into_inner);
        nodes.values().cloned().collect()
    }

    /// Says who owns the events of a scripted server.
    pub fn owned_by(&self, group: &Iri) {
        self.owners.borrow_mut().insert(group.origin(), group.clone());
    }

    /// Who owns the events of each server.
    pub(crate) fn owners(&self) -> Owners {
        let mut owners = self.owners.borrow().clone();
        owners.extend(
            self.nodes()
                .iter()
                .map(|node| (node.origin.clone(), node.group())),
        );
        owners
    }

    /// The true time, which clocks that jump or drift do not tell.
    pub fn now(&self) -> Timestamp {
        let started: Timestamp = START.parse().expect("a moment");
        let passed = jiff::SignedDuration::try_from(self.passed.get()).unwrap_or_default();
        started.checked_add(passed).unwrap_or(started)
    }

    /// What becomes of nodes that crash from now on.
    pub fn when_fallen(&self, fallen: Fallen) {
        self.fallen.set(fallen);
    }

    /// Two nodes agree to peer: one officer proposes, the other accepts.
    pub async fn peer(&self, proposer: &Person, accepter: &Person, scopes: &[&str]) {
        let proposal = json!({ "peer": accepter.node.origin.as_str(), "scopes": scopes });
        proposer.post("/api/v1/peers", proposal).await.expect(201);
        self.run_until_quiet().await;
        let path = format!("/api/v1/peers/{}/accept", proposer.node.origin.authority());
        accepter
            .post(&path, json!({ "scopes": scopes }))
            .await
            .expect(200);
        self.run_until_quiet().await;
    }

    /// Lets time pass on all clocks, on each as it drifts.
    pub fn advance(&self, by: Duration) {
        self.moments.end(self.now(), self.internet.sent());
        self.passed.set(self.passed.get().saturating_add(by));
        for node in self.nodes() {
            node.pass(by);
        }
        self.weather.pass(by);
    }

    /// Works, and lets time pass where work waits for it, until nothing waits any more.
    #[track_caller]
    pub fn run_until_quiet(&self) -> impl Future<Output = ()> + '_ {
        let place = std::panic::Location::caller();
        async move {
            let left = self.work_for(QUIET_MAX).await;
            assert!(
                left.is_none(),
                "{place}: work is left after {QUIET_MAX:?}: {left:?}"
            );
        }
    }

    /// Works for a span of the nodes' time, all of which passes; what is due later stays.
    pub async fn run_for(&self, span: Duration) {
        self.work_for(span).await;
    }

    /// Works until nothing waits, at most for a span; says what is left where that is not enough.
    pub async fn settle(&self, span: Duration) -> Vec<String> {
        match self.try_work_for(span, QuietEnds::AtOnce).await {
            Ok(None) => Vec::new(),
            Ok(Some(_)) => self.undone(),
            Err(turns) => vec![turns],
        }
    }

    /// When the next work is due, if the span was too short.
    async fn work_for(&self, span: Duration) -> Option<Duration> {
        let quiet = match span == QUIET_MAX {
            true => QuietEnds::AtOnce,
            false => QuietEnds::WithTheSpan,
        };
        let worked = self.try_work_for(span, quiet).await;
        worked.unwrap_or_else(|turns| panic!("{turns}"))
    }

    async fn try_work_for(&self, span: Duration, quiet: QuietEnds) -> Result<Option<Duration>, String> {
        let mut passed = Duration::ZERO;
        for _ in 0..TURNS_MAX {
            if self.turn().await > 0 || self.has_to_restart() {
                continue;
            }
            let wait = self.wait();
            match wait {
                Some(wait) if passed + wait <= span => {
                    self.advance(wait);
                    passed += wait;
                }
                None if quiet == QuietEnds::AtOnce => return Ok(None),
                later => {
                    self.advance(span - passed);
                    return Ok(later);
                }
            }
        }
        Err(format!(
            "after {TURNS_MAX} turns the world is not quiet: {:?}",
            self.undone()
        ))
    }

    /// One turn of each node, side by side; what the weather holds back goes on when all the others have stopped.
    async fn turn(&self) -> usize {
        let nodes = self.nodes();
        if self.fallen.get() == Fallen::Restarts {
            for node in nodes.iter().filter(|node| !node.is_up()) {
                node.restart();
            }
        }
        let turns = join_all(nodes.iter().map(|node| node.turn()));
        match select(Box::pin(turns), Box::pin(self.let_through())).await {
            Either::Left((done, _)) => done.into_iter().sum(),
            Either::Right((never, _)) => never,
        }
    }

    /// Waits for something outside the nodes' turns, while what the weather holds back goes on.
    pub async fn during<T>(&self, doing: impl Future<Output = T>) -> T {
        match select(Box::pin(doing), Box::pin(self.let_through())).await {
            Either::Left((done, _)) => done,
            Either::Right(_) => unreachable!("the weather goes on for ever while there are nodes"),
        }
    }

    async fn let_through(&self) -> usize {
        loop {
            for _ in 0..YIELDS_WHILE_HELD {
                tokio::task::yield_now().await;
            }
            match self.weather.next_held() {
                Some((gate, wait)) => {
                    self.advance(wait);
                    gate.open();
                }
                None if self.nodes().is_empty() => return pending().await,
                None => {
                    if let Some(wait) = self.weather.next_late() {
                        self.advance(wait);
                    }
                }
            }
        }
    }

    fn has_to_restart(&self) -> bool {
        self.fallen.get() == Fallen::Restarts && self.nodes().iter().any(|node| !node.is_up())
    }

    fn wait(&self) -> Option<Duration> {
        use ambient::Clock;
        let wait = |node: &Arc<StoryNode>| {
            let due = node.next_due()?;
            let millis = due.as_millisecond() - node.clock.now().as_millisecond();
            let on_its_clock = Duration::from_millis(u64::try_from(millis).unwrap_or(0).max(1));
            Some(node.until_passed(on_its_clock))
        };
        self.nodes().iter().filter_map(wait).min()
    }

    /// Nothing sent by one reaches the other, in both directions.
    pub fn part(&self, one: &Origin, other: &Origin) {
        self.internet.cut(one.clone(), other.clone());
        self.internet.cut(other.clone(), one.clone());
    }

    /// Undoes [`World::part`].
    pub fn join(&self, one: &Origin, other: &Origin) {
        self.internet.mend(one, other);
        self.internet.mend(other, one);
    }

    /// Delivers something from the tap once more, long after it came.
    pub async fn repeat(&self, recorded: &Recorded) -> Option<u16> {
        let node = self.nodes().into_iter().find(|node| node.origin == recorded.to)?;
        let answer = serve(&node, recorded.request.clone(), &self.sockets).await;
        Some(answer.status)
    }

    /// Ends a world whose work may be left undone: a history that was found to break an invariant.
    pub fn abandon(self) {
        self.finished.set(true);
    }

    /// Ends the story: whatever is left undone, or was given up, fails it.
    #[track_caller]
    pub fn finish(self) {
        self.finish_with(|_| false);
    }

    /// Ends a story in which some deliveries must come to nothing: those that `explained` knows.
    #[track_caller]
    pub fn finish_with(self, explained: impl Fn(&str) -> bool) {
        let undone: Vec<String> = self
            .undone()
            .into_iter()
            .filter(|line| !explained(line))
            .collect();
        self.finished.set(true);
        assert!(undone.is_empty(), "work is left undone:\n{}", undone.join("\n"));
        let not_kept = self.not_kept();
        assert!(
            not_kept.is_empty(),
            "words of rooms have left them:\n{}",
            not_kept.join("\n")
        );
        let untold = self.untold();
        assert!(
            untold.is_empty(),
            "acts that no message of `edge::act_words` tells:\n{}",
            untold.join("\n")
        );
    }

    /// Acts in the logs that people would read as the log has them, in no language of theirs.
    fn untold(&self) -> Vec<String> {
        let words = edge::Words::english();
        let nodes = self.nodes();
        let acts = nodes.iter().filter(|node| node.is_up()).flat_map(|node| {
            let tail = node.database().read(|tx| store::audit::tail(tx, ACTS_READ_MAX));
            tail.expect("the log can be read")
        });
        let untold = acts.filter(|act| edge::act_words(&words, &act.what).is_none());
        untold.map(|act| act.what).collect()
    }

    /// What waits, was refused, was given up or could not be taken in, one line each.
    pub fn undone(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for node in self.nodes() {
            if !node.is_up() {
                lines.push(format!("{}: is down", node.name));
                continue;
            }
            lines.extend(crate::invariants::undone(&node));
        }
        lines
    }
}

/// Acts of each node that are looked at when a story ends.
const ACTS_READ_MAX: u16 = 1_000;

impl Drop for World {
    #[expect(
        clippy::print_stderr,
        reason = "a story that fails is found again by its seed and commit"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", crate::found_again(self.seed));
        }
        if !self.finished.get() && !std::thread::panicking() {
            panic!("a story ends with `world.finish()`");
        }
    }
}

/// Brings a request from the network to a node's front door.
async fn serve(node: &StoryNode, request: Request, sockets: &Sockets) -> Answer {
    use ambient::Clock;
    let target = request.url.path_and_query().to_owned();
    let is_older = node.profile() == Profile::Older;
    if is_older && is_unknown(&target) {
        return not_found();
    }
    let mut asked = http::Request::builder()
        .method(request.method.as_str())
        .uri(target);
    let has_host = request
        .headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("host"));
    if !has_host {
        asked = asked.header("host", request.url.origin().authority());
    }
    for (name, value) in &request.headers {
        asked = asked.header(name, value);
    }
    let body = request.body.map_or_else(Body::empty, Body::from);
    match asked.body(body) {
        Ok(asked) => {
            let mut answer = as_heard(sockets.carry(node, asked).await, request.url);
            // As the server in front of the real one does.
            let date = rfc2822::to_string(&node.clock.now().to_zoned(TimeZone::UTC));
            answer
                .headers
                .extend(date.ok().map(|date| ("date".to_owned(), date)));
            if is_older { without_have(answer) } else { answer }
        }
        Err(_) => Answer {
            status: 400,
            headers: Vec::new(),
            body: bytes::Bytes::new(),
            url: request.url,
        },
    }
}

fn as_heard(reply: Reply, url: Iri) -> Answer {
    let headers = reply.headers.iter();
    Answer {
        status: reply.status,
        headers: headers
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect(),
        body: reply.body,
        url,
    }
}
