//! A network inside the process: servers are closures, faults are scripted, everything sent is written down.
//!
//! For stories and simulation. There is no socket, no clock and no chance here; a policy ([`Network`]) decides what becomes of
//! each request, and draws its chance, if any, from a stream of its own.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use domain::{Federable, Iri, Labeled, Origin, Reach};
use tokio::sync::watch;

use crate::{Answer, Exchange, Limits, Refused, Request, Transport};

/// An answer on its way; [`Answer::url`] is set by the network.
pub type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;
type Server = Arc<dyn Fn(Request) -> Answering + Send + Sync>;

/// What becomes of a request.
#[derive(Clone)]
pub enum Fate {
    /// It arrives once.
    Arrives,
    /// It never arrives; the sender hears nothing.
    Lost,
    /// It arrives twice, one after the other; the sender hears the second answer.
    Duplicated,
    /// It arrives, but the sender never hears the answer.
    ReplyLost,
    /// It waits at the gate, then arrives.
    Held(Gate),
}

/// Decides what becomes of each request. `number` counts all requests from 0.
pub trait Network: Send + Sync {
    /// Called once for each request, in the order of sending.
    fn fate(&self, from: &Origin, to: &Origin, request: &Request, number: u64) -> Fate;
}

/// Holds requests until it is opened. Clones are one gate.
#[derive(Clone)]
pub struct Gate {
    open: watch::Sender<bool>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            open: watch::Sender::new(false),
        }
    }
}

impl Gate {
    /// Lets through what waits and what comes later.
    pub fn open(&self) {
        self.open.send_replace(true);
    }

    async fn pass(&self) {
        // Cannot fail: this gate holds a sender itself.
        let _ = self.open.subscribe().wait_for(|open| *open).await;
    }
}

/// One request as it was sent, whatever became of it.
#[derive(Clone)]
pub struct Recorded {
    /// Who sent it.
    pub from: Origin,
    /// The server of its URL.
    pub to: Origin,
    /// All of it: what a canary is looked for in.
    pub request: Request,
    /// Its label.
    pub reach: Reach,
}

/// The servers, the policy and the tap. Clones are one network.
#[derive(Clone, Default)]
pub struct MemoryInternet {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    servers: BTreeMap<Origin, Server>,
    cuts: Vec<(Origin, Origin)>,
    policy: Option<Arc<dyn Network>>,
    tap: Vec<Recorded>,
}

impl MemoryInternet {
    /// Nobody is there yet, everything arrives.
    pub fn new() -> Self {
        Self::default()
    }

    /// A server that answers at once; takes the place of one that was there.
    pub fn route(&self, origin: Origin, serve: impl Fn(Request) -> Answer + Send + Sync + 'static) {
        self.route_async(origin, move |request| {
            let answer = serve(request);
            Box::pin(async move { answer })
        });
    }

    /// A server that may take its time, for example a whole node.
    pub fn route_async(&self, origin: Origin, serve: impl Fn(Request) -> Answering + Send + Sync + 'static) {
        self.shared().servers.insert(origin, Arc::new(serve));
    }

    /// The server is gone: connections to it are refused.
    pub fn unroute(&self, origin: &Origin) {
        self.shared().servers.remove(origin);
    }

    /// From now on this policy decides.
    pub fn govern(&self, policy: Arc<dyn Network>) {
        self.shared().policy = Some(policy);
    }

    /// Nothing sent by `from` reaches `to`; the other direction is another cut.
    pub fn cut(&self, from: Origin, to: Origin) {
        self.shared().cuts.push((from, to));
    }

    /// Undoes [`MemoryInternet::cut`].
    pub fn mend(&self, from: &Origin, to: &Origin) {
        self.shared()
            .cuts
            .retain(|(cut_from, cut_to)| (cut_from, cut_to) != (from, to));
    }

    /// The way out of the node `from`.
    pub fn transport(&self, from: Origin) -> MemoryTransport {
        MemoryTransport {
            internet: self.clone(),
            from,
        }
    }

    /// All that was sent so far, in order, lost requests included.
    pub fn tap(&self) -> Vec<Recorded> {
        self.shared().tap.clone()
    }

    /// How many requests were sent so far.
    pub fn sent(&self) -> usize {
        self.shared().tap.len()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the request down and finds out what becomes of it.
    fn send(&self, recorded: Recorded) -> Result<(Server, Fate), Refused> {
        let mut shared = self.shared();
        let number = shared.tap.len() as u64;
        shared.tap.push(recorded.clone());
        let Recorded {
            from, to, request, ..
        } = recorded;
        if shared.cuts.iter().any(|cut| (&cut.0, &cut.1) == (&from, &to)) {
            return Err(Refused::Timeout);
        }
        let server = shared.servers.get(&to).cloned().ok_or(Refused::Connect)?;
        let policy = shared.policy.clone();
        drop(shared);
        let fate = policy.map_or(Fate::Arrives, |policy| policy.fate(&from, &to, &request, number));
        Ok((server, fate))
    }
}

/// What one node sends through the network.
#[derive(Clone)]
pub struct MemoryTransport {
    internet: MemoryInternet,
    from: Origin,
}

impl Transport for MemoryTransport {
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a> {
        Box::pin(async move {
            let (request, reach) = request.into_parts();
            request.may_go_to(&reach)?;
            let to = request.url.origin();
            let recorded = Recorded {
                from: self.from.clone(),
                to,
                request: request.clone(),
                reach,
            };
            let (server, fate) = self.internet.send(recorded)?;
            let url = request.url.clone();
            match fate {
                Fate::Arrives => read(server(request).await, url, limits),
                Fate::Lost => Err(Refused::Timeout),
                Fate::Duplicated => {
                    server(request.clone()).await;
                    read(server(request).await, url, limits)
                }
                Fate::ReplyLost => {
                    server(request).await;
                    Err(Refused::Timeout)
                }
                Fate::Held(gate) => {
                    gate.pass().await;
                    read(server(request).await, url, limits)
                }
            }
        })
    }
}

/// The checks a real transport makes of an answer.
fn read(answer: Answer, url: Iri, limits: Limits) -> Result<Answer, Refused> {
    answer.check_encoding()?;
    if answer.body.len() > limits.body_bytes_max {
        return Err(Refused::TooLarge);
    }
    Ok(Answer { url, ..answer })
}

/// An answer of a server in a closure.
pub fn answer(status: u16, content_type: &str, body: impl Into<Bytes>) -> Answer {
    let headers = vec![("content-type".to_owned(), content_type.to_owned())];
    Answer {
        status,
        headers,
        body: body.into(),
        url: nowhere(),
    }
}

/// A redirect of a server in a closure.
pub fn redirect(status: u16, location: &str) -> Answer {
    let headers = vec![("location".to_owned(), location.to_owned())];
    Answer {
        status,
        headers,
        body: Bytes::new(),
        url: nowhere(),
    }
}

fn nowhere() -> Iri {
    Iri::parse("https://invalid/").expect("an address")
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Script(Vec<Fate>);

    impl Network for Script {
        fn fate(&self, _: &Origin, _: &Origin, _: &Request, number: u64) -> Fate {
            self.0
                .get(usize::try_from(number).unwrap())
                .cloned()
                .unwrap_or(Fate::Arrives)
        }
    }

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    /// A server at `b.example` that counts what arrives, and the way there from `a.example`.
    fn counting() -> (MemoryInternet, MemoryTransport, Arc<Mutex<usize>>) {
        let internet = MemoryInternet::new();
        let arrived = Arc::new(Mutex::new(0));
        let count = arrived.clone();
        internet.route(origin("https://b.example"), move |_| {
            *count.lock().unwrap() += 1;
            answer(202, "text/plain", "")
        });
        let transport = internet.transport(origin("https://a.example"));
        (internet, transport, arrived)
    }

    async fn send(transport: &MemoryTransport) -> Result<u16, Refused> {
        let request = Request::get(&Iri::parse("https://b.example/").unwrap());
        let labeled = Labeled::federable(request, Reach::Public);
        transport
            .exchange(labeled, Limits::DOCUMENT)
            .await
            .map(|answer| answer.status)
    }

    #[tokio::test]
    async fn each_fate_is_as_it_says() {
        let (internet, transport, arrived) = counting();
        internet.govern(Arc::new(Script(vec![
            Fate::Lost,
            Fate::Duplicated,
            Fate::ReplyLost,
        ])));
        let mut seen = Vec::new();
        for _ in 0..4 {
            let heard = send(&transport).await;
            seen.push((heard, *arrived.lock().unwrap()));
        }
        assert_eq!(
            seen,
            [
                (Err(Refused::Timeout), 0),
                (Ok(202), 2),
                (Err(Refused::Timeout), 3),
                (Ok(202), 4)
            ]
        );
        assert_eq!(
            internet.tap().len(),
            4,
            "a request is written down whatever becomes of it"
        );
    }

    #[tokio::test]
    async fn what_is_held_arrives_when_the_gate_opens() {
        let (internet, transport, arrived) = counting();
        let gate = Gate::default();
        internet.govern(Arc::new(Script(vec![Fate::Held(gate.clone())])));
        let held = tokio::spawn({
            let transport = transport.clone();
            async move { send(&transport).await }
        });
        while internet.tap().is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(send(&transport).await, Ok(202));
        assert_eq!(*arrived.lock().unwrap(), 1, "the second overtook the first");
        gate.open();
        assert_eq!(held.await.unwrap(), Ok(202));
        assert_eq!(*arrived.lock().unwrap(), 2);
    }

    #[tokio::test]
    async fn a_cut_is_one_way_and_can_be_mended() {
        let (internet, transport, arrived) = counting();
        let (a, b) = (origin("https://a.example"), origin("https://b.example"));
        internet.cut(b.clone(), a.clone());
        assert_eq!(send(&transport).await, Ok(202));
        internet.cut(a.clone(), b.clone());
        assert_eq!(send(&transport).await, Err(Refused::Timeout));
        internet.mend(&a, &b);
        assert_eq!(send(&transport).await, Ok(202));
        assert_eq!(*arrived.lock().unwrap(), 2);
        internet.unroute(&b);
        assert_eq!(send(&transport).await, Err(Refused::Connect));
    }

    #[tokio::test]
    async fn a_labelled_request_reaches_only_the_server_of_its_label() {
        let (internet, transport, _) = counting();
        let request = Request::get(&Iri::parse("https://b.example/").unwrap());
        let labeled = Labeled::federable(request, Reach::Host(origin("https://c.example")));
        let heard = transport.exchange(labeled, Limits::DOCUMENT).await;
        assert_eq!(heard, Err(Refused::Audience));
        assert!(internet.tap().is_empty());
    }
}
