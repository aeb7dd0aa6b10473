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
                tracing::warn!(%on, kind = %error.kind(), "no listener for figures: /metrics of the node itself has them");
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
