//! A server on loopback whose every byte is scripted, and names that lead where a test wants.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use ambient::ToldClock;
use domain::{Iri, Labeled, Origin, Reach};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::{
    AddressBlock, AddressRule, Answer, HttpSettings, HttpTransport, Limits, Looking, Lookup, LookupRefused,
    PinnedOrigins, Refused, Request, Roots, Schemes, Transport, TransportRefused,
};

/// What the server does with a connection after the request's head was read.
pub(crate) type Play = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The server.
pub(crate) struct Evil {
    pub(crate) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Evil {
    /// Listens on loopback; every connection is played as `script` says, once per request.
    pub(crate) async fn listen(script: impl Fn(String, TcpStream) -> Play + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = heads.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    match stream.read_u8().await {
                        Ok(byte) => head.push(byte),
                        Err(_) => break,
                    }
                }
                let head = String::from_utf8_lossy(&head).into_owned();
                seen.lock().unwrap().push(head.clone());
                tokio::spawn(script(head, stream));
            }
        });
        Self { address, heads }
    }

    /// One that writes these bytes and closes.
    pub(crate) async fn saying(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::listen(move |_, mut stream| {
            let bytes = bytes.clone();
            Box::pin(async move {
                // The other side may have had enough.
                let _ = stream.write_all(&bytes).await;
                let _ = stream.shutdown().await;
            })
        })
        .await
    }

    /// The heads of all requests so far.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Its address under a name.
    pub(crate) fn url(&self, host: &str, path: &str) -> Iri {
        Iri::parse(&format!("http://{host}:{}{path}", self.address.port())).unwrap()
    }
}

/// Answers each lookup with the next of a list, the last one for ever, and counts.
#[derive(Clone)]
pub(crate) struct Scripted {
    answers: Arc<Mutex<Vec<Vec<IpAddr>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    pub(crate) fn new(answers: &[&[&str]]) -> Self {
        let answers = answers
            .iter()
            .map(|list| list.iter().map(|one| one.parse().unwrap()).collect())
            .collect();
        Self {
            answers: Arc::new(Mutex::new(answers)),
            asked: Arc::default(),
        }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Lookup for Scripted {
    fn lookup(&self, host: String) -> Looking {
        self.asked.lock().unwrap().push(host);
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 {
            Some(answers.remove(0))
        } else {
            answers.first().cloned()
        };
        Box::pin(async move { answer.ok_or(LookupRefused) })
    }
}

/// A transport that may go to loopback by http, with names as scripted.
pub(crate) fn transport(lookup: &Scripted) -> HttpTransport {
    under(loopback(), lookup)
}

/// The rule of a development set-up on one machine.
pub(crate) fn loopback() -> AddressRule {
    AddressRule::development(
        vec![AddressBlock::parse("127.0.0.0/8").unwrap()],
        Schemes::HttpToo,
    )
}

/// A transport under another rule.
pub(crate) fn under(rule: AddressRule, lookup: &Scripted) -> HttpTransport {
    trusting(Vec::new(), rule, lookup).unwrap()
}

/// A transport that trusts the authorities of these PEM files alone.
pub(crate) fn trusting(
    extra_ca: Vec<Vec<u8>>,
    rule: AddressRule,
    lookup: &Scripted,
) -> Result<HttpTransport, TransportRefused> {
    made(extra_ca, rule, 2, lookup)
}

/// A transport that speaks with one host in so many exchanges at once.
pub(crate) fn at_once(per_host: usize, lookup: &Scripted) -> HttpTransport {
    made(Vec::new(), loopback(), per_host, lookup).unwrap()
}

fn made(
    extra_ca: Vec<Vec<u8>>,
    rule: AddressRule,
    per_host: usize,
    lookup: &Scripted,
) -> Result<HttpTransport, TransportRefused> {
    let settings = HttpSettings {
        origin: Origin::parse("https://node.example").unwrap(),
        rule,
        pinned: PinnedOrigins::default(),
        roots: Roots::None,
        extra_ca,
        per_host,
    };
    let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
    HttpTransport::new(settings, Arc::new(clock), Arc::new(lookup.clone()))
}

/// One GET with the usual limits.
pub(crate) async fn get(transport: &HttpTransport, url: &Iri) -> Result<Answer, Refused> {
    let labeled = Labeled::federable(Request::get(url), Reach::Public);
    transport.exchange(labeled, Limits::DOCUMENT).await
}
