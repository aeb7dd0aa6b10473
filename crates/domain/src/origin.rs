//! The one canonical form of "which server": scheme, host in A-label form, port when not the default.
//!
//! Nothing else is ever compared (threat B15): `EVIL.example.`, `evil.example:443` and `evil.example`
//! are one origin here.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// Scheme, host and port of a server, lower case, without a trailing dot or a default port.
///
/// Printed as `https://host` or `http://host:port`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin {
    text: String,
    host_start: usize,
    host_end: usize,
}

/// Why a text is no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginRefused {
    /// It is not a URL.
    #[error("an origin is written as https://host, and this is not a URL")]
    NotAUrl,
    /// It is a URL of another scheme.
    #[error("an origin begins with https:// (or http:// in a development set-up)")]
    Scheme,
    /// It has a user, a path, a query or a fragment.
    #[error("an origin has a scheme, a host and perhaps a port, and nothing else")]
    TooMuch,
}

impl Origin {
    /// Longest origin taken, in bytes: a DNS name of 253, the scheme and a port.
    pub const BYTES_MAX: usize = 270;

    /// Reads an origin as an operator would write it; a single closing `/` is forgiven.
    pub fn parse(text: &str) -> Result<Self, OriginRefused> {
        let text = text.trim();
        if let Some(origin) = Self::written_first(text)
            && matches!(&text[origin.text.len()..], "" | "/")
        {
            return Ok(origin);
        }
        let url = Url::parse(text).map_err(|_| OriginRefused::NotAUrl)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(OriginRefused::TooMuch);
        }
        Self::of_url(&url)
    }

    /// The origin of a URL that was already parsed.
    pub fn of_url(url: &Url) -> Result<Self, OriginRefused> {
        let scheme = url.scheme();
        if scheme != "https" && scheme != "http" {
            return Err(OriginRefused::Scheme);
        }
        let host = match url.host().ok_or(OriginRefused::NotAUrl)? {
            Host::Domain(name) => name.trim_end_matches('.').to_ascii_lowercase(),
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => format!("[{address}]"),
        };
        if host.is_empty() || host.len() > 253 {
            return Err(OriginRefused::NotAUrl);
        }
        let host_start = scheme.len() + 3;
        let host_end = host_start + host.len();
        let text = match url.port() {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        Ok(Self {
            text,
            host_start,
            host_end,
        })
    }

    /// The origin with which an address begins, if it stands there in its one form already, as nearly every address of
    /// another server does: then nothing needs to be parsed as a URL. Nothing for any other.
    pub(crate) fn written_first(address: &str) -> Option<Self> {
        let (host_start, own_port) = match address.split_once("://")? {
            ("https", _) => (8, "443"),
            ("http", _) => (7, "80"),
            _ => return None,
        };
        let rest = &address[host_start..];
        let is_of_host = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
        let host = &rest[..rest.bytes().take_while(|byte| is_of_host(byte)).count()];
        // A last label that begins with a digit may be a number, and then the host an address; `xn--` must be checked.
        let last = host.rsplit('.').next()?;
        let is_name = last.starts_with(|first: char| first.is_ascii_lowercase());
        if !is_name
            || host.len() > 253
            || host.starts_with('.')
            || host.contains("..")
            || host.contains("xn--")
        {
            return None;
        }
        let mut rest = &rest[host.len()..];
        let mut end = host_start + host.len();
        if let Some(behind) = rest.strip_prefix(':') {
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let port = &behind[..digits];
            if port.starts_with('0') || port == own_port || port.parse::<u16>().is_err() {
                return None;
            }
            end += 1 + digits;
            rest = &behind[digits..];
        }
        (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then(|| Self {
            text: address[..end].to_owned(),
            host_start,
            host_end: host_start + host.len(),
        })
    }

    /// `https://host[:port]`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host without its port; IPv6 literals keep their brackets.
    pub fn host(&self) -> &str {
        &self.text[self.host_start..self.host_end]
    }

    /// Host and, when not the default, port: what stands in `Host:` and after the `@` of an `acct:`.
    pub fn authority(&self) -> &str {
        &self.text[self.host_start..]
    }

    /// Whether connections to it are encrypted.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }
}

impl TryFrom<String> for Origin {
    type Error = OriginRefused;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.text
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// B15
    #[test]
    fn spellings_of_one_host_are_one_origin() {
        let plain = Origin::parse("https://evil.example").unwrap();
        for other in [
            "https://EVIL.example",
            "https://evil.example.",
            "https://evil.example:443",
            "https://evil.example/",
            "HTTPS://Evil.Example.:443/",
        ] {
            assert_eq!(Origin::parse(other).unwrap(), plain, "{other}");
        }
        assert_ne!(Origin::parse("https://sub.evil.example").unwrap(), plain);
        assert_ne!(Origin::parse("https://evil.example:8443").unwrap(), plain);
        assert_ne!(Origin::parse("http://evil.example").unwrap(), plain);
    }

    /// B15
    #[test]
    fn an_international_name_is_kept_as_its_a_label() {
        let origin = Origin::parse("https://Bücher.example").unwrap();
        assert_eq!(origin.as_str(), "https://xn--bcher-kva.example");
        assert_eq!(Origin::parse("https://xn--bcher-kva.example").unwrap(), origin);
    }

    /// B15
    #[test]
    fn what_is_read_without_a_url_is_what_a_url_would_say() {
        let hosts = [
            "a.example",
            "a",
            "a-b.c-d.example",
            "-a.example",
            "a.example.",
            ".a.example",
            "a..example",
            "A.example",
            "1.2.3.4",
            "1.2",
            "a.1",
            "a.0x1",
            "0x7f.1",
            "xn--bcher-kva.example",
            "a.xn--9",
            "bücher.example",
            "a_b.example",
            "[::1]",
            "a%41.example",
            "u@a.example",
            "u:p@a.example",
            "",
            "a b.example",
            "ab--cd.example",
            "4a.example",
        ];
        let ports = [
            "", ":", ":80", ":443", ":8443", ":0", ":08", ":65535", ":65536", ":123456", ":8a", ":-1",
        ];
        let ends = [
            "",
            "/",
            "/a?b#c",
            "?b",
            "#c",
            "\\a",
            "/../@b.example",
            "@b.example",
            ";x",
            " ",
        ];
        let mut read = 0;
        for scheme in ["https://", "http://", "HTTP://", "ftp://", "https:/", "//"] {
            for host in hosts {
                for (port, end) in ports.iter().flat_map(|port| ends.map(|end| (port, end))) {
                    let text = format!("{scheme}{host}{port}{end}");
                    if let Some(origin) = Origin::written_first(&text) {
                        let url = Url::parse(&text).unwrap();
                        assert_eq!(Origin::of_url(&url), Ok(origin), "{text}");
                        assert!(url.username().is_empty() && url.password().is_none(), "{text}");
                        read += 1;
                    }
                }
            }
        }
        assert!(read > 250, "{read}");
        let longest = format!("https://{}example", "a.".repeat(123));
        assert!(Origin::written_first(&longest).is_some());
        assert!(Origin::written_first(&longest.replace("example", "examples")).is_none());
    }

    #[test]
    fn host_and_authority_are_told_apart() {
        let origin = Origin::parse("http://seattle.localhost:8101").unwrap();
        assert_eq!(origin.host(), "seattle.localhost");
        assert_eq!(origin.authority(), "seattle.localhost:8101");
        assert!(!origin.is_https());
    }

    #[test]
    fn more_than_an_origin_is_refused() {
        for (text, why) in [
            ("https://a.example/path", OriginRefused::TooMuch),
            ("https://user@a.example", OriginRefused::TooMuch),
            ("https://a.example/?q", OriginRefused::TooMuch),
            ("ftp://a.example", OriginRefused::Scheme),
            ("a.example", OriginRefused::NotAUrl),
        ] {
            assert_eq!(Origin::parse(text), Err(why), "{text}");
        }
    }
}
