//! One question and its answer, and the trait that carries it out of the process.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use domain::{Federable, Iri, Labeled, Origin, Reach};
use url::Position;

use crate::Refused;

/// Carries one exchange: no redirects, no retries, no second thoughts.
///
/// Takes only what is labelled federable (threat A17, R1):
///
/// ```
/// fn send(transport: &dyn egress::Transport, request: egress::Request, limits: egress::Limits) {
///     let labeled = domain::Labeled::federable(request, domain::Reach::Public);
///     drop(transport.exchange(labeled, limits));
/// }
/// ```
///
/// What was said in a room does not compile, nor does what carries no label:
///
/// ```compile_fail,E0308
/// fn send(transport: &dyn egress::Transport, request: egress::Request, limits: egress::Limits) {
///     let labeled = domain::Labeled::sub_rosa(request);
///     drop(transport.exchange(labeled, limits));
/// }
/// ```
///
/// ```compile_fail,E0308
/// fn send(transport: &dyn egress::Transport, request: egress::Request, limits: egress::Limits) {
///     let labeled = request;
///     drop(transport.exchange(labeled, limits));
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends the request to the one server of its URL and reads the answer within the limits, whatever its status.
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a>;
}

/// An exchange under way.
pub type Exchange<'a> = Pin<Box<dyn Future<Output = Result<Answer, Refused>> + Send + 'a>>;

/// The two methods servers use with each other here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Asks.
    Get,
    /// Delivers.
    Post,
}

impl Method {
    /// As in a request line, upper case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What is about to be sent. `url` is in the form in which it is sent, so that a signature over it holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Asks or delivers.
    pub method: Method,
    /// See [`Request::as_sent`].
    pub url: Iri,
    /// Names in lower case; `host`, if present, must be the one of `url`.
    pub headers: Vec<(String, String)>,
    /// Sent byte for byte.
    pub body: Option<Bytes>,
}

impl Request {
    /// Asks for what `url` names.
    pub fn get(url: &Iri) -> Self {
        Self {
            method: Method::Get,
            url: Self::as_sent(url),
            headers: Vec::new(),
            body: None,
        }
    }

    /// Delivers `body` to `url`.
    pub fn post(url: &Iri, body: Bytes) -> Self {
        Self {
            method: Method::Post,
            url: Self::as_sent(url),
            headers: Vec::new(),
            body: Some(body),
        }
    }

    /// The same request with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// The form in which a client sends an address: canonical origin, path without dot segments, no fragment.
    pub fn as_sent(url: &Iri) -> Iri {
        if is_as_sent(url) {
            return url.clone();
        }
        let rest = url.to_url();
        let sent = format!(
            "{}{}",
            url.origin(),
            &rest[Position::BeforePath..Position::AfterQuery]
        );
        // Escaping may make a path longer than an id may be; such a one stays as it was written.
        Iri::parse(&sent).unwrap_or_else(|_| url.document())
    }

    /// Whether the label lets this request go to the server it names; checked by every transport.
    pub(crate) fn may_go_to(&self, reach: &Reach) -> Result<(), Refused> {
        match reach {
            Reach::Host(origin) if *origin != self.url.origin() => Err(Refused::Audience),
            Reach::Host(_) | Reach::Public | Reach::PeersOf(_) => Ok(()),
        }
    }
}

/// Whether an address is in that form already, as inboxes are: one that no client would write in another way.
fn is_as_sent(url: &Iri) -> bool {
    let path = url.as_str().strip_prefix(url.origin().as_str());
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'~' | b'@');
    path.is_some_and(|path| path.starts_with('/') && path.bytes().all(is_plain))
}

/// Reads an address another server wrote. Its host must be one a server can have, or no server could be named for it.
pub(crate) fn foreign_iri(text: &str) -> Option<Iri> {
    let iri = Iri::parse(text).ok()?;
    Origin::of_url(&iri.to_url()).ok()?;
    Some(iri)
}

/// What came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// 100 to 599; a redirect is an answer like any other.
    pub status: u16,
    /// Names in lower case, in the order received; values that are not visible ASCII are left out.
    pub headers: Vec<(String, String)>,
    /// At most [`Limits::body_bytes_max`].
    pub body: Bytes,
    /// The URL that was asked in this exchange; after [`crate::fetch()`], the last one, which answered.
    pub url: Iri,
}

impl Answer {
    /// The value of a header that came exactly once; two values are one too many to believe either.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }

    /// 200 to 299.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// We ask for no encoding and read none (threat B8); chunks are transfer, not encoding.
    pub(crate) fn check_encoding(&self) -> Result<(), Refused> {
        let plain = self.headers.iter().all(|(name, value)| {
            let value = value.trim();
            match name.as_str() {
                "content-encoding" => value.is_empty() || value.eq_ignore_ascii_case("identity"),
                "transfer-encoding" => value.eq_ignore_ascii_case("chunked"),
                _ => true,
            }
        });
        if plain { Ok(()) } else { Err(Refused::Encoding) }
    }
}

/// The bounds of one exchange (protocol section 3.4, "Fetching").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Most bytes of an answer's body.
    pub body_bytes_max: usize,
    /// Longest wait for the head of the answer, and the span over which the slowest allowed pace is measured.
    pub read: Duration,
    /// Longest time in all, waiting for a turn included.
    pub total: Duration,
}

impl Limits {
    /// For a document we ask for: 1 MiB, 10 s, 30 s.
    pub const DOCUMENT: Self = Self {
        body_bytes_max: 1024 * 1024,
        read: Duration::from_secs(10),
        total: Duration::from_secs(30),
    };

    /// For a document or a token of an issuer of OpenID Connect, for which somebody waits: 256 KiB, 5 s, 10 s.
    pub const ISSUER: Self = Self {
        body_bytes_max: 256 * 1024,
        read: Duration::from_secs(5),
        total: Duration::from_secs(10),
    };

    /// For what a server says to a delivery, of which we keep little: 64 KiB, 10 s, 30 s.
    pub const DELIVERY: Self = Self {
        body_bytes_max: 64 * 1024,
        ..Self::DOCUMENT
    };
}

/// Signs a request in the name of somebody here; called anew for every hop, since a signature names the URL.
pub trait Signer: Send + Sync {
    /// Adds the headers of the signature.
    fn sign(&self, request: &mut Request);
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    #[test]
    fn a_request_names_its_address_as_it_is_sent() {
        for (written, sent) in [
            (
                "https://GOOD.example.:443/a/../b?c=%2f#part",
                "https://good.example/b?c=%2f",
            ),
            ("https://good.example", "https://good.example/"),
            ("https://good.example?x=<1>", "https://good.example/?x=%3C1%3E"),
            ("https://good.example:8443/u/a", "https://good.example:8443/u/a"),
            ("https://[2606:4700:0::1]/", "https://[2606:4700::1]/"),
            (
                "https://good.example/@a/b_c/~d//e",
                "https://good.example/@a/b_c/~d//e",
            ),
            ("https://good.example/a%2F/./b", "https://good.example/a%2F/b"),
        ] {
            let request = Request::get(&iri(written));
            assert_eq!(request.url, iri(sent));
            assert_eq!(Request::as_sent(&request.url), request.url, "{written}");
        }
    }

    #[test]
    fn what_is_meant_for_one_server_goes_to_no_other() {
        let request = Request::get(&iri("https://good.example/u/alice"));
        let host = |text| Reach::Host(Origin::parse(text).unwrap());
        assert_eq!(request.may_go_to(&host("https://good.example")), Ok(()));
        assert_eq!(
            request.may_go_to(&host("https://evil.example")),
            Err(Refused::Audience)
        );
        assert_eq!(
            request.may_go_to(&host("https://good.example:8443")),
            Err(Refused::Audience)
        );
        assert_eq!(request.may_go_to(&Reach::Public), Ok(()));
        assert_eq!(request.may_go_to(&Reach::PeersOf(Scope::Events)), Ok(()));
    }

    /// B1
    #[test]
    fn a_host_no_server_can_have_is_no_address() {
        let long = format!("https://{}.example/", "a".repeat(300));
        for text in ["https://./", "https://../", &long, "https:///", "https://a b/"] {
            assert_eq!(foreign_iri(text), None, "{text}");
        }
        assert!(foreign_iri("https://good.example./").is_some());
    }

    #[test]
    fn a_header_that_came_twice_is_not_believed() {
        let mut answer = Answer {
            status: 200,
            headers: vec![("content-type".to_owned(), "application/activity+json".to_owned())],
            body: Bytes::new(),
            url: iri("https://good.example/"),
        };
        assert_eq!(answer.header("Content-Type"), Some("application/activity+json"));
        answer
            .headers
            .push(("content-type".to_owned(), "text/html".to_owned()));
        assert_eq!(answer.header("content-type"), None);
        assert_eq!(answer.header("location"), None);
    }
}
