//! The real transport: HTTP over TLS, to vetted addresses only, a few exchanges at a time with each server.

mod hosts;

use std::error::Error;
use std::io;
use std::sync::Arc;

use ambient::Clock;
use domain::{Federable, Iri, Labeled, Origin, Reach};
use reqwest::header::{ACCEPT_ENCODING, HOST, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Response};

use crate::address::literal;
use crate::lookup::{Lookup, VettingResolver};
use crate::reading::read_body;
use crate::{AddressRule, Answer, Exchange, Limits, Method, PinnedOrigins, Refused, Request, Transport};

pub(crate) use hosts::HostTable;

/// Connections kept open and unused longer than this are closed; shorter than what [`HostTable`] remembers.
const IDLE: std::time::Duration = std::time::Duration::from_secs(60);

/// How this node goes out.
pub struct HttpSettings {
    /// Of this node; named in `user-agent`, so that an operator elsewhere knows whom to ask.
    pub origin: Origin,
    /// Where it may go.
    pub rule: AddressRule,
    /// Which servers may be on a port of their own.
    pub pinned: PinnedOrigins,
    /// Whose certificates count.
    pub roots: Roots,
    /// PEM files of further authorities (`extra_ca`), their contents.
    pub extra_ca: Vec<Vec<u8>>,
    /// Exchanges at once with one server (`per_host_concurrency`).
    pub per_host: usize,
}

/// Which certificate authorities are trusted besides [`HttpSettings::extra_ca`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roots {
    /// Those of the machine.
    System,
    /// None.
    None,
}

/// Why there is no way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransportRefused {
    /// The n-th file of [`HttpSettings::extra_ca`], from 0.
    #[error("the certificate file number {0} holds no certificate in PEM form")]
    ExtraCa(usize),
    /// The machine has no certificate authorities, or one of the further ones is unusable.
    #[error("no certificate authorities could be loaded")]
    Roots,
}

/// Exchanges over the network.
pub struct HttpTransport {
    client: Client,
    rule: AddressRule,
    pinned: PinnedOrigins,
    hosts: Arc<HostTable>,
}

impl HttpTransport {
    /// One for the whole node. The clock only ages what is remembered about servers.
    pub fn new(
        settings: HttpSettings,
        clock: Arc<dyn Clock>,
        lookup: Arc<dyn Lookup>,
    ) -> Result<Self, TransportRefused> {
        let hosts = Arc::new(HostTable::new(settings.per_host, clock));
        let resolver = VettingResolver {
            lookup,
            rule: settings.rule.clone(),
            hosts: hosts.clone(),
        };
        let client = client(&settings, resolver)?;
        Ok(Self {
            client,
            rule: settings.rule,
            pinned: settings.pinned,
            hosts,
        })
    }

    async fn send(&self, request: Request, limits: Limits) -> Result<Answer, Refused> {
        let host = self.hosts.host(&request.url.origin()).ok_or(Refused::Crowded)?;
        let _turn = host.turns.acquire().await.map_err(|_| Refused::Crowded)?;
        let url = request.url.clone();
        let request = outgoing(request)?;
        let response = match tokio::time::timeout(limits.read, self.client.execute(request)).await {
            Ok(response) => response.map_err(|error| why(&error))?,
            Err(_) => return Err(Refused::Timeout),
        };
        self.check_remote(&url, &host, &response)?;
        let answer = Answer {
            status: response.status().as_u16(),
            headers: received(response.headers()),
            body: bytes::Bytes::new(),
            url,
        };
        answer.check_encoding()?;
        match response.content_length() {
            // What a delivery is mostly answered with.
            Some(0) => Ok(answer),
            Some(declared) if declared > limits.body_bytes_max as u64 => Err(Refused::TooLarge),
            _ => {
                let body = read_body(response.bytes_stream(), limits).await?;
                Ok(Answer { body, ..answer })
            }
        }
    }

    /// The address that answered must be the literal asked for, or one vetted for this name.
    fn check_remote(&self, url: &Iri, host: &hosts::Host, response: &Response) -> Result<(), Refused> {
        let remote = response.remote_addr().ok_or(Refused::Rebound)?.ip();
        let expected = match literal(&url.origin()) {
            Some(address) => remote == address,
            None => host.is_vetted(remote),
        };
        if expected && self.rule.admits(remote) {
            Ok(())
        } else {
            Err(Refused::Rebound)
        }
    }
}

impl Transport for HttpTransport {
    fn exchange<'a>(&'a self, request: Labeled<Request, Federable<Reach>>, limits: Limits) -> Exchange<'a> {
        Box::pin(async move {
            let (mut request, reach) = request.into_parts();
            request.url = Request::as_sent(&request.url);
            request.may_go_to(&reach)?;
            self.rule.check(&request.url, &self.pinned)?;
            let sending = self.send(request, limits);
            tokio::time::timeout(limits.total, sending)
                .await
                .unwrap_or(Err(Refused::Timeout))
        })
    }
}

/// A client that does nothing of its own accord.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one HTTP client of the process (threat B5)"
)]
fn client(settings: &HttpSettings, resolver: VettingResolver) -> Result<Client, TransportRefused> {
    let mut authorities = Vec::new();
    for (number, pem) in settings.extra_ca.iter().enumerate() {
        match Certificate::from_pem_bundle(pem) {
            Ok(found) if !found.is_empty() => authorities.extend(found),
            _ => return Err(TransportRefused::ExtraCa(number)),
        }
    }
    let builder = Client::builder()
        .user_agent(user_agent(&settings.origin))
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(settings.per_host)
        .dns_resolver(resolver);
    let builder = match settings.roots {
        Roots::System => builder.tls_certs_merge(authorities),
        Roots::None => builder.tls_certs_only(authorities),
    };
    builder.build().map_err(|_| TransportRefused::Roots)
}

fn user_agent(origin: &Origin) -> String {
    let (major, minor) = (env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
    format!("Rosarium/{major}.{minor} (+{origin})")
}

/// The request as the client takes it; a header that HTTP cannot carry is refused, not mended (threat B14).
fn outgoing(request: Request) -> Result<reqwest::Request, Refused> {
    let method = match request.method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
    };
    let authority = request.url.origin().authority().to_owned();
    let mut outgoing = reqwest::Request::new(method, request.url.to_url());
    let headers = outgoing.headers_mut();
    for (name, value) in &request.headers {
        let name: HeaderName = name.parse().map_err(|_| Refused::Header)?;
        let value = HeaderValue::from_str(value).map_err(|_| Refused::Header)?;
        if name == HOST && value != authority.as_str() {
            return Err(Refused::Header);
        }
        headers.append(name, value);
    }
    // The client names the host itself, from the URL.
    headers.remove(HOST);
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    *outgoing.body_mut() = request.body.map(Into::into);
    Ok(outgoing)
}

fn received(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
        .collect()
}

/// Finds our own reason, or the nearest to it, in the chain of the client's.
fn why(error: &reqwest::Error) -> Refused {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return *refused;
        }
        if error.is::<rustls::Error>() {
            return Refused::Tls;
        }
        // What an I/O error wraps is not its source, but stands in its place.
        cause = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    if error.is_timeout() {
        Refused::Timeout
    } else if error.is_connect() {
        Refused::Connect
    } else {
        Refused::Broken
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use crate::evil::{Evil, Scripted, get, transport};

    use super::*;

    /// B3: a connection that was kept open is asked where it leads, too.
    #[tokio::test]
    async fn an_answer_from_an_address_that_is_no_longer_vetted_is_refused() {
        const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
        let evil = Evil::listen(|_, mut stream| {
            Box::pin(async move {
                let mut buffer = [0; 4096];
                for _ in 0..3 {
                    stream.write_all(OK).await.unwrap();
                    if stream.read(&mut buffer).await.unwrap_or(0) == 0 {
                        return;
                    }
                }
            })
        })
        .await;
        let lookup = Scripted::new(&[&["127.0.0.1"]]);
        let transport = transport(&lookup);
        let url = evil.url("evil.example", "/");
        assert_eq!(get(&transport, &url).await.map(|answer| answer.status), Ok(200));
        assert_eq!(get(&transport, &url).await.map(|answer| answer.status), Ok(200));
        let others: Vec<IpAddr> = (0..64).map(|last| IpAddr::from([1, 1, 1, last])).collect();
        transport.hosts.note_vetted("evil.example", &others);
        assert_eq!(get(&transport, &url).await, Err(Refused::Rebound));
        assert_eq!(
            (lookup.asked().len(), evil.heads().len()),
            (1, 1),
            "all over one connection"
        );
    }

    fn sent(headers: &[(&str, &str)]) -> Result<HeaderMap, Refused> {
        let mut request = Request::get(&Iri::parse("https://good.example:8443/").unwrap());
        for (name, value) in headers {
            request = request.with_header(name, value);
        }
        outgoing(request).map(|request| request.headers().clone())
    }

    /// B14
    #[test]
    fn a_header_that_would_smuggle_another_is_refused() {
        for (name, value) in [
            ("x", "a\r\nhost: evil"),
            ("x", "a\nb"),
            ("x", "a\0b"),
            ("a b", "c"),
            ("x\r\n", "c"),
            ("", "c"),
        ] {
            assert_eq!(
                sent(&[(name, value)]),
                Err(Refused::Header),
                "{name:?}: {value:?}"
            );
        }
        assert_eq!(sent(&[("host", "evil.example")]), Err(Refused::Header));
        assert_eq!(
            sent(&[("host", "good.example")]),
            Err(Refused::Header),
            "another port is another server"
        );
        assert!(sent(&[("host", "good.example:8443")]).is_ok());
    }

    /// B8
    #[test]
    fn nothing_compressed_is_asked_for_whatever_the_caller_wants() {
        let headers = sent(&[("accept-encoding", "gzip, br")]).unwrap();
        let asked: Vec<_> = headers.get_all(ACCEPT_ENCODING).iter().collect();
        assert_eq!(asked, ["identity"]);
    }

    #[test]
    fn the_user_agent_names_the_product_and_the_node() {
        let origin = Origin::parse("https://rosarium.example").unwrap();
        assert_eq!(user_agent(&origin), "Rosarium/0.1 (+https://rosarium.example)");
    }
}
