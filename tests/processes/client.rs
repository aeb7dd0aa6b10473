//! The smallest HTTP client: one request over one socket, read to its end, tolerant of a server that hangs up.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// Longest silence; above the deadline that the node gives a request (60 s).
const SILENCE_MAX: Duration = Duration::from_secs(80);

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    /// Reads the bytes of a whole answer.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        Some(Self {
            status: head.split(' ').nth(1)?.parse().ok()?,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }

    /// A header by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .next()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {} {}", self.head, self.body))
    }

    /// Whether a stranger may get it: no fault of the node's own, unless it says when to come back.
    pub(crate) fn is_civil(&self) -> bool {
        self.status < 500 || (self.status == 503 && self.header("retry-after").is_some())
    }
}

/// Sends a request; `headers` are whole lines.
pub(crate) fn send(
    to: SocketAddr,
    method: &str,
    path: &str,
    headers: &[&str],
    body: &[u8],
) -> io::Result<Answer> {
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n",
        body.len()
    );
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    let answer = exchange(to, &[request.as_bytes(), body].concat())?;
    Answer::parse(&answer).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no whole answer"))
}

/// Writes bytes and reads until the other side ends; a connection that was cut gives what came before.
pub(crate) fn exchange(to: SocketAddr, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = connect(to)?;
    // Who refuses a body may close before it has read all of it.
    let _refused_early = stream.write_all(bytes);
    read_out(&mut stream)
}

/// Writes bytes, says that no more will come, and reads until the other side ends.
pub(crate) fn exchange_and_close(to: SocketAddr, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = connect(to)?;
    let _refused_early = stream.write_all(bytes);
    let _gone = stream.shutdown(Shutdown::Write);
    read_out(&mut stream)
}

/// What there is to read, until the other side ends or is silent for too long (an error).
pub(crate) fn read_out(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        match stream.read(&mut chunk) {
            Ok(0) => return Ok(answer),
            Ok(length) => answer.extend_from_slice(&chunk[..length]),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return Ok(answer),
            Err(error) => return Err(error),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test asks the node as a stranger would"
)]
pub(crate) fn connect(to: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(to)?;
    stream.set_read_timeout(Some(SILENCE_MAX))?;
    stream.set_write_timeout(Some(SILENCE_MAX))?;
    Ok(stream)
}
