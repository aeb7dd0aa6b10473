//! A request exactly as it came, and what both schemes take from it.

use domain::Origin;

use super::{HEADER_BYTES_MAX, SignatureRefused};

/// A request exactly as it came: the raw path and query, headers in order, the raw body (empty if none).
#[derive(Debug, Clone)]
pub struct ReceivedRequest {
    /// `GET`, `POST`, …
    pub method: String,
    /// From the first `/` on, as sent, not decoded.
    pub path_and_query: String,
    /// Name and value, in order, repeated lines kept apart.
    pub headers: Vec<(String, String)>,
    /// The bytes, before any parsing.
    pub body: Vec<u8>,
}

impl ReceivedRequest {
    /// The one line of a header; two lines are refused, for two signatures are a choice the sender must not leave us.
    pub(super) fn only(&self, name: &str) -> Result<Option<&str>, SignatureRefused> {
        let mut lines = self.lines(name);
        match (lines.next(), lines.next()) {
            (_, Some(_)) => Err(SignatureRefused::Ambiguous),
            (Some(line), None) if line.len() > HEADER_BYTES_MAX => Err(SignatureRefused::Malformed),
            (line, None) => Ok(line),
        }
    }

    pub(crate) fn lines<'r>(&'r self, name: &str) -> impl Iterator<Item = &'r str> {
        self.headers
            .iter()
            .filter(move |(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim_matches([' ', '\t']))
    }

    /// A header as both schemes sign it: lines trimmed and joined. `host` is ours by configuration, and
    /// `content-length` is counted, because proxies and HTTP/2 change both.
    pub(crate) fn field(&self, name: &str, origin: &Origin) -> Result<String, SignatureRefused> {
        match name {
            "host" => return Ok(origin.authority().to_owned()),
            "content-length" => return Ok(self.body.len().to_string()),
            _ => {}
        }
        let lines: Vec<&str> = self.lines(name).collect();
        if lines.is_empty() {
            return Err(SignatureRefused::ListedButAbsent);
        }
        let value = lines.join(", ");
        if value.contains(['\r', '\n']) {
            return Err(SignatureRefused::Malformed);
        }
        Ok(value)
    }

    /// Whether a signature must cover a digest: every method that changes something, and any body at all.
    pub(super) fn binds_body(&self) -> bool {
        !matches!(self.method.as_str(), "GET" | "HEAD") || !self.body.is_empty()
    }
}
