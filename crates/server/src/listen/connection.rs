//! One connection: HTTP/1.1 with a time for the head, a life of its own, and an end in order.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::workers::Stop;

/// From the first byte, or from the last answer, to the end of a request's head.
const HEAD_MAX: Duration = Duration::from_secs(15);
/// Longest head, in bytes.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// A connection is closed after this, between two requests.
const LIFE_MAX: Duration = Duration::from_secs(600);
/// What is under way then may take this much longer.
const LAST_WORDS_MAX: Duration = Duration::from_secs(190);

/// Answers requests of a connection until it ends, goes silent, or the node stops.
pub async fn serve<IO, F>(io: IO, answer: impl Fn(Request<Body>) -> F, stop: Stop)
where
    IO: AsyncRead + AsyncWrite + Unpin,
    F: Future<Output = Response>,
{
    let service = service_fn(|request: Request<Incoming>| {
        let answered = answer(request.map(Body::new));
        async move { Ok::<_, Infallible>(answered.await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_MAX)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(io), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        biased;
        // How it ended is of no interest: the other side went away, was late, or sent what is not HTTP.
        _ended = connection.as_mut() => return,
        () = stop.asked() => {}
        () = tokio::time::sleep(LIFE_MAX) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _cut_off = tokio::time::timeout(LAST_WORDS_MAX, connection).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::task::JoinSet;

    /// What passes between a deadline and its effect.
    const A_MOMENT: Duration = Duration::from_secs(1);
    /// More than both sides of a connection hold back together.
    const LONG_BYTES: usize = 1024 * 1024;

    async fn hello(_: Request<Body>) -> Response {
        "hello".into_response()
    }

    /// C2
    #[tokio::test(start_paused = true)]
    async fn two_thousand_half_open_connections_are_closed_and_a_normal_one_is_answered() {
        let mut served = JoinSet::new();
        let mut half_open = Vec::new();
        for number in 0..2_000 {
            let (mut ours, theirs) = duplex(1_024);
            served.spawn(serve(theirs, hello, Stop::default()));
            if number % 2 == 0 {
                ours.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nx-slow: ")
                    .await
                    .unwrap();
            }
            half_open.push(ours);
        }
        let (mut ours, theirs) = duplex(1_024);
        let normal = tokio::spawn(serve(theirs, hello, Stop::default()));
        ours.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
            .await
            .unwrap();
        let mut answer = String::new();
        ours.read_to_string(&mut answer).await.unwrap();
        assert!(
            answer.starts_with("HTTP/1.1 200") && answer.ends_with("hello"),
            "{answer}"
        );
        normal.await.unwrap();
        let all = async { while served.join_next().await.is_some() {} };
        tokio::time::timeout(HEAD_MAX + A_MOMENT, all).await.unwrap();
        for mut ours in half_open {
            let mut rest = Vec::new();
            ours.read_to_end(&mut rest).await.unwrap();
            assert!(!rest.starts_with(b"HTTP/1.1 200"));
        }
    }

    /// C2
    #[tokio::test(start_paused = true)]
    async fn whoever_is_silent_after_an_answer_is_let_go() {
        let (mut ours, theirs) = duplex(1_024);
        let served = tokio::spawn(serve(theirs, hello, Stop::default()));
        ours.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
            .await
            .unwrap();
        let mut first = [0; 12];
        ours.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        tokio::time::timeout(HEAD_MAX + A_MOMENT, served)
            .await
            .unwrap()
            .unwrap();
    }

    /// C2
    #[tokio::test(start_paused = true)]
    async fn whoever_never_reads_its_answer_is_let_go() {
        async fn long(_: Request<Body>) -> Response {
            vec![b'x'; LONG_BYTES].into_response()
        }
        let (mut ours, theirs) = duplex(1_024);
        let served = tokio::spawn(serve(theirs, long, Stop::default()));
        ours.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
            .await
            .unwrap();
        tokio::time::timeout(LIFE_MAX + LAST_WORDS_MAX + A_MOMENT, served)
            .await
            .unwrap()
            .unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn an_idle_connection_ends_when_the_node_stops() {
        let (mut ours, theirs) = duplex(1_024);
        let stop = Stop::default();
        let served = tokio::spawn(serve(theirs, hello, stop.clone()));
        ours.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
            .await
            .unwrap();
        let mut first = [0; 12];
        ours.read_exact(&mut first).await.unwrap();
        stop.stop();
        served.await.unwrap();
    }
}
