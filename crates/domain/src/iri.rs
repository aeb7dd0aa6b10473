//! The id of a thing on the network: an absolute http(s) IRI, kept byte for byte as received.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::Origin;
use crate::text_form::{bare_debug, text_form};

/// An absolute http(s) IRI, compared byte for byte (protocol section 7.1, rule 6).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iri(String);

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IriRefused {
    /// Longer than [`Iri::BYTES_MAX`].
    #[error("an id has at most {} bytes", Iri::BYTES_MAX)]
    TooLong,
    /// Not an absolute URL of http or https.
    #[error("an id is an absolute http or https address")]
    NotHttp,
    /// It names a user or a password before the host.
    #[error("an id does not carry a user name or password")]
    UserInfo,
    /// It holds a blank, a control character or a character outside ASCII.
    #[error("an id holds only visible ASCII characters")]
    Characters,
}

impl Iri {
    /// Longest id taken, in bytes.
    pub const BYTES_MAX: usize = 2048;

    /// Checks a text from outside; what is kept is the text itself, not a normal form of it.
    pub fn parse(text: &str) -> Result<Self, IriRefused> {
        if text.len() > Self::BYTES_MAX {
            return Err(IriRefused::TooLong);
        }
        if !text.bytes().all(|byte| (0x21..=0x7e).contains(&byte)) {
            return Err(IriRefused::Characters);
        }
        if Origin::written_first(text).is_some() {
            // No user, and behind the origin a URL takes whatever is visible.
            return Ok(Self(text.to_owned()));
        }
        let url = Url::parse(text).map_err(|_| IriRefused::NotHttp)?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(IriRefused::NotHttp);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(IriRefused::UserInfo);
        }
        Origin::of_url(&url).map_err(|_| IriRefused::NotHttp)?;
        Ok(Self(text.to_owned()))
    }

    /// An address on one of our own origins; `path` begins with `/` and is made by us.
    pub fn local(origin: &Origin, path: &str) -> Self {
        debug_assert!(path.starts_with('/'), "a path begins with a slash");
        Self(format!("{origin}{path}"))
    }

    /// An address below this one, without query and fragment; `path` begins with `/` and is made by us.
    pub fn below(&self, path: &str) -> Self {
        debug_assert!(path.starts_with('/'), "a path begins with a slash");
        Self(format!("{}{path}", self.without_fragment()))
    }

    /// This id with a fragment of ours put behind it, for example a key's name.
    pub fn with_fragment(&self, fragment: &str) -> Self {
        Self(format!("{}#{fragment}", self.without_fragment()))
    }

    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id less its fragment: the document that holds it.
    pub fn without_fragment(&self) -> &str {
        self.0.split('#').next().unwrap_or(&self.0)
    }

    /// The document that holds this id, as an id.
    pub fn document(&self) -> Self {
        Self(self.without_fragment().to_owned())
    }

    /// The server that alone may speak for this id (FEP-fe34).
    pub fn origin(&self) -> Origin {
        if let Some(origin) = Origin::written_first(&self.0) {
            return origin;
        }
        Origin::of_url(&self.to_url()).expect("checked by parse: http(s) with a host")
    }

    /// Path and query as written, `/` when there is none: what a request line carries.
    pub fn path_and_query(&self) -> &str {
        let after_scheme = self.0.find("://").map_or(0, |at| at + 3);
        let text = self.without_fragment();
        match text[after_scheme..].find(['/', '?']) {
            Some(at) => &text[after_scheme + at..],
            None => "/",
        }
    }

    /// As a URL, for a client to connect to.
    pub fn to_url(&self) -> Url {
        Url::parse(&self.0).expect("checked by parse: a URL")
    }
}

text_form!(IriRefused: Iri);
bare_debug!(Iri);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_kept_as_received() {
        let iri = Iri::parse("https://a.example/events/1?b=%2f#part").unwrap();
        assert_eq!(iri.as_str(), "https://a.example/events/1?b=%2f#part");
        assert_eq!(iri.path_and_query(), "/events/1?b=%2f");
        assert_eq!(iri.document().as_str(), "https://a.example/events/1?b=%2f");
        assert_eq!(Iri::parse("https://a.example").unwrap().path_and_query(), "/");
        assert_eq!(Iri::parse("https://a.example?x").unwrap().path_and_query(), "?x");
    }

    /// B1, B14
    #[test]
    fn what_could_smuggle_is_refused() {
        for (text, why) in [
            ("https://good.example@evil.example/", IriRefused::UserInfo),
            ("https://a.example/\r\nX: y", IriRefused::Characters),
            ("https://a.example/a b", IriRefused::Characters),
            ("javascript:alert(1)", IriRefused::NotHttp),
            ("/events/1", IriRefused::NotHttp),
            ("ap://did:key:z6Mk/1", IriRefused::NotHttp),
            ("https://./", IriRefused::NotHttp),
        ] {
            assert_eq!(Iri::parse(text), Err(why), "{text}");
        }
        let long_host = format!("https://{}.example/", ["a"; 130].join("."));
        assert_eq!(Iri::parse(&long_host), Err(IriRefused::NotHttp));
        let long = format!("https://a.example/{}", "x".repeat(Iri::BYTES_MAX));
        assert_eq!(Iri::parse(&long), Err(IriRefused::TooLong));
    }

    /// A1
    #[test]
    fn the_origin_of_an_id_ignores_spelling() {
        let iri = Iri::parse("https://GOOD.example.:443/u/alice").unwrap();
        assert_eq!(iri.origin(), Origin::parse("https://good.example").unwrap());
    }
}
