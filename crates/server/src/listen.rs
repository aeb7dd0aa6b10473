//! The listeners of a node: bounded in connections and in time (threat C2), and ended in order.

mod connection;
mod gate;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub use connection::serve;
pub(crate) use gate::Gate;

use crate::admin;
use crate::router::NodeRouter;
use crate::runtime::NodeRuntime;
use crate::workers::{self, Stop};

/// How long connections and workers may go on after the end was asked for.
const DRAIN_MAX: Duration = Duration::from_secs(10);
/// After an accept that failed, mostly for want of file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// A node at work: its doors, its admin socket and its workers.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: Stop,
    tasks: JoinSet<()>,
}

/// Lets a node listen and work; any number of them in one process.
pub async fn start(runtime: Arc<NodeRuntime>, on: SocketAddr) -> io::Result<Running> {
    let listener = TcpListener::bind(on).await?;
    let address = listener.local_addr()?;
    let stop = Stop::default();
    let router = NodeRouter::new(&runtime);
    let mut tasks = workers::start(&runtime, &stop);
    tasks.spawn(accept(listener, runtime.clone(), router.clone(), stop.clone()));
    match admin::socket::bind(&runtime.config.data_dir()) {
        Ok(socket) => {
            tasks.spawn(admin::socket::serve(socket, runtime.clone(), stop.clone()));
        }
        Err(error) => {
            tracing::warn!(kind = %error.kind(), "no admin socket: commands work only while the node is stopped")
        }
    }
    if let Some(on) = runtime.config.metrics_listen().ok().flatten() {
        match TcpListener::bind(on).await {
            Ok(listener) => {
                tasks.spawn(accept_metrics(listener, runtime, stop.clone()));
            }
            Err(error) => {
                tracing::warn!(%on, kind = %error.kind(), "no listener for figures: name another port in metrics.listen, or nothing there");
            }
        }
    }
    Ok(Running { address, stop, tasks })
}

impl Running {
    /// Ends it: nothing new is accepted, what is under way may finish.
    pub async fn end(mut self) {
        self.stop.stop();
        let drained = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(DRAIN_MAX + Duration::from_secs(1), drained)
            .await
            .is_err()
        {
            tracing::warn!("some work did not end in time and is cut off; nothing acknowledged is lost");
        }
    }
}

async fn accept(listener: TcpListener, runtime: Arc<NodeRuntime>, router: NodeRouter, stop: Stop) {
    let trusted = runtime.node().settings.trusted_proxies.clone();
    let gate = Arc::new(Gate::new(trusted));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.asked() => break,
            Some(_ended) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, address)) = accepted else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let Some(pass) = gate.pass(address) else { continue };
        // A small answer should not wait for a full packet; the connection works without.
        let _slower = stream.set_nodelay(true);
        let (router, stop) = (router.clone(), stop.clone());
        connections.spawn(async move {
            let _pass = pass;
            let answer = |mut request: Request<Body>| {
                request.extensions_mut().insert(ConnectInfo(address));
                let router = router.clone();
                async move { router.answer(request).await }
            };
            connection::serve(stream, answer, stop).await;
        });
    }
    drop(listener);
    let drained = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(DRAIN_MAX, drained).await.is_err() {
        connections.shutdown().await;
    }
}

async fn accept_metrics(listener: TcpListener, runtime: Arc<NodeRuntime>, stop: Stop) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.asked() => return,
            Some(_ended) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let (runtime, stop) = (runtime.clone(), stop.clone());
        connections.spawn(async move {
            let answer = |request: Request<Body>| {
                let runtime = runtime.clone();
                async move { crate::health::figures_alone(&runtime, &request) }
            };
            connection::serve(stream, answer, stop).await;
        });
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ambient::{Randomness, SystemClock};
    use edge::{Mode, Ribbon};

    use super::*;
    use crate::config::Config;
    use crate::runtime::{FirstStart, MayAsk, NodeClock, RoomsFrom, Surroundings};

    #[tokio::test]
    async fn two_nodes_work_in_one_process_and_each_answers_for_itself() {
        let folder = tempfile::tempdir().unwrap();
        let mut running = Vec::new();
        for name in ["seattle", "london"] {
            let mut config = Config::default();
            config.node.base_url = format!("http://{name}.localhost");
            config.node.data_dir = folder.path().join(name).to_string_lossy().into_owned();
            config.storage.engine = "memory".to_owned();
            config.metrics.listen = String::new();
            let surroundings = Surroundings {
                clock: NodeClock::System(SystemClock::start()),
                randomness: Randomness::seeded(7),
                transport: None,
                mailer: None,
                media: None,
                rooms: RoomsFrom::Configured(MayAsk::Nobody),
                mode: Mode::Development,
                ribbon: Ribbon::Demo,
                first_start: FirstStart::Initialise,
            };
            let runtime = NodeRuntime::open(config, surroundings).unwrap();
            let router = NodeRouter::new(&runtime);
            let asked = Request::get("/c/community")
                .header("host", format!("{name}.localhost"))
                .header("accept", "application/activity+json")
                .body(Body::empty())
                .unwrap();
            let answer = router.answer(asked).await;
            let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
            let actor: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert_eq!(actor["id"], format!("http://{name}.localhost/c/community"));
            running.push(start(runtime, "127.0.0.1:0".parse().unwrap()).await.unwrap());
        }
        assert_ne!(running[0].address, running[1].address);
        let ended = async {
            for node in running {
                node.end().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), ended).await.unwrap();
    }
}
