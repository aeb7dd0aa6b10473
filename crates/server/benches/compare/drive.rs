//! Sends prepared requests, so many in flight at once, and tells how long each took.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ambient::{Clock, SystemClock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Failure;

/// A request as bytes.
pub(crate) type Prepared = Vec<u8>;

/// What came back for a load.
pub(crate) struct Driven {
    /// From the first request to the last answer.
    pub(crate) wall: Duration,
    /// Each answer's wait, shortest first.
    waits: Vec<Duration>,
    /// Statuses of the answers that were not as wanted.
    pub(crate) unwanted: Vec<u16>,
}

impl Driven {
    /// The wait that this share of the answers did not exceed.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let last = self.waits.len().saturating_sub(1);
        let place = (last as f64 * share).round() as usize;
        self.waits.get(place).copied().unwrap_or_default()
    }
}

/// Bytes of one request; `headers` are whole lines.
pub(crate) fn prepare(method: &str, path: &str, headers: &[(String, String)], body: &[u8]) -> Prepared {
    let mut head = format!("{method} {path} HTTP/1.1\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// Sends all of a load over `at_once` connections that are kept open.
pub(crate) async fn drive(
    to: SocketAddr,
    load: Vec<Prepared>,
    at_once: usize,
    wanted: u16,
) -> Result<Driven, Failure> {
    let waiting = Arc::new(Mutex::new(VecDeque::from(load)));
    let clock = SystemClock::start();
    let mut lines = Vec::new();
    for _ in 0..at_once {
        let connection = Connection::open(to).await?;
        lines.push((connection, waiting.clone(), clock.clone()));
    }
    let begun = clock.elapsed();
    let tasks: Vec<_> = lines
        .into_iter()
        .map(|(connection, waiting, clock)| tokio::spawn(line(connection, waiting, clock)))
        .collect();
    let (mut waits, mut unwanted) = (Vec::new(), Vec::new());
    for task in tasks {
        for (wait, status) in task.await?? {
            waits.push(wait);
            if status != wanted {
                unwanted.push(status);
            }
        }
    }
    let wall = clock.elapsed() - begun;
    waits.sort();
    Ok(Driven {
        wall,
        waits,
        unwanted,
    })
}

async fn line(
    mut connection: Connection,
    waiting: Arc<Mutex<VecDeque<Prepared>>>,
    clock: SystemClock,
) -> Result<Vec<(Duration, u16)>, Failure> {
    let mut answers = Vec::new();
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some(request) = next else { return Ok(answers) };
        let begun = clock.elapsed();
        let (status, _) = connection.exchange(&request).await?;
        answers.push((clock.elapsed() - begun, status));
    }
}

/// One connection, kept open from request to request.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    #[expect(
        clippy::disallowed_methods,
        reason = "plays other servers and browsers, on loopback alone"
    )]
    pub(crate) async fn open(to: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::new(),
        })
    }

    /// Sends one request; the status and body of its answer.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>), Failure> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status = status.ok_or("an answer without a status")?;
        let value = |name: &str| {
            head.lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
        };
        if value("transfer-encoding") == Some("chunked") {
            while !self.buffer.ends_with(b"\r\n0\r\n\r\n") {
                self.read().await?;
            }
        } else {
            let length: usize = value("content-length").map_or(Ok(0), str::parse)?;
            while self.buffer.len() < end + length {
                self.read().await?;
            }
        }
        Ok((status, self.buffer.split_off(end)))
    }

    async fn read(&mut self) -> Result<(), Failure> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}
