//! The way between two nodes as bytes (L2): a small client at one end of a line, the listener of the node itself at the
//! other, and between them somebody who may cut it in the middle of a message.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ambient::{Randomness, Stream, StreamName};
use axum::body::Body;
use futures_util::future::{Either, join, select};
use http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use server::listen::serve;
use server::workers::Stop;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, copy, duplex, split};

use crate::reply::Reply;
use crate::story_node::StoryNode;

/// What a line holds back in one direction, in bytes: less than most messages.
const HELD_BACK: usize = 512;
/// A line that breaks does so after fewer bytes than this in one direction.
const BREAKS_BEFORE: u64 = 2_000;

/// The lines of a world. None are laid at first: requests are handed over whole. Clones are the same lines.
#[derive(Clone)]
pub struct Sockets {
    laid: Arc<Mutex<Laid>>,
}

struct Laid {
    chance: Stream,
    /// How many lines in a thousand break; nothing while none are laid.
    per_mille: Option<u64>,
    broken: usize,
}

/// After how many bytes a line breaks, from the client and to it.
#[derive(Clone, Copy)]
struct Line {
    up: u64,
    down: u64,
}

/// How one direction of a line ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Whole,
    Broken,
}

impl Sockets {
    pub(crate) fn new(seed: u64) -> Self {
        let laid = Laid {
            chance: Randomness::seeded(seed).stream(StreamName::Jitter),
            per_mille: None,
            broken: 0,
        };
        Self {
            laid: Arc::new(Mutex::new(laid)),
        }
    }

    /// From now on every exchange has a line of its own, and so many in a thousand break.
    pub fn lay(&self, breaking_per_mille: u64) {
        self.laid().per_mille = Some(breaking_per_mille);
    }

    /// Lines that broke so far.
    pub fn broken(&self) -> usize {
        self.laid().broken
    }

    /// The line of the next exchange, if there are lines.
    fn next_line(&self) -> Option<Line> {
        let mut laid = self.laid();
        let per_mille = laid.per_mille?;
        let mut line = Line {
            up: u64::MAX,
            down: u64::MAX,
        };
        if laid.chance.below(1_000) < per_mille {
            let after = 1 + laid.chance.below(BREAKS_BEFORE);
            match laid.chance.below(2) {
                0 => line.up = after,
                _ => line.down = after,
            }
        }
        Some(line)
    }

    /// Brings a request to a node, whole or over a line. Whoever hears no whole answer hears none.
    pub(crate) async fn carry(&self, node: &StoryNode, asked: Request<Body>) -> Reply {
        let Some(line) = self.next_line() else {
            return node.answer(asked).await;
        };
        let (ours, one_end) = duplex(HELD_BACK);
        let (other_end, theirs) = duplex(HELD_BACK);
        let answer = |request: Request<Body>| async move { response(node.answer(request).await) };
        let asking = ask(ours, asked);
        let others = join(
            serve(theirs, answer, Stop::default()),
            relay(one_end, other_end, line),
        );
        let heard = match select(Box::pin(asking), Box::pin(others)).await {
            Either::Left((heard, _)) => heard,
            Either::Right((_, asking)) => asking.await,
        };
        heard.unwrap_or_else(|| {
            self.laid().broken += 1;
            Reply::nothing()
        })
    }

    fn laid(&self) -> MutexGuard<'_, Laid> {
        self.laid.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn response(reply: Reply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY);
    *response.headers_mut() = reply.headers;
    response
}

/// One request and its whole answer.
async fn ask(line: DuplexStream, asked: Request<Body>) -> Option<Reply> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(line)).await.ok()?;
    let talk = async move {
        let answered = sender.send_request(asked).await.ok()?;
        let (mut parts, body) = answered.into_parts();
        // The listener tells the time of this machine; the world adds the node's own.
        parts.headers.remove(header::DATE);
        Some(Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.collect().await.ok()?.to_bytes(),
        })
    };
    match select(Box::pin(talk), Box::pin(connection)).await {
        Either::Left((reply, _)) => reply,
        Either::Right((_, talk)) => talk.await,
    }
}

/// Passes on what either side says; a line that breaks is gone in both directions.
async fn relay(client: DuplexStream, server: DuplexStream, line: Line) {
    let (from_client, to_client) = split(client);
    let (from_server, to_server) = split(server);
    let up = Box::pin(pass(from_client, to_server, line.up));
    let down = Box::pin(pass(from_server, to_client, line.down));
    if let Either::Left((Ended::Whole, down)) = select(up, down).await {
        down.await;
    }
}

async fn pass(from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, most: u64) -> Ended {
    let mut from = from.take(most);
    let copied = copy(&mut from, &mut to).await;
    if copied.is_err() || from.limit() == 0 {
        return Ended::Broken;
    }
    match to.shutdown().await {
        Ok(()) => Ended::Whole,
        Err(_) => Ended::Broken,
    }
}
