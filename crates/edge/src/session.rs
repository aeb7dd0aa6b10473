//! Who reads a page: from the cookie of a signed-in browser to proofs, and what a form must bring (threats E3, E4, H3).

use domain::LanguageTag;
use http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use store::sessions::{self, Browser, Proof, Session};
use store::{Membership, Officer, StoreError, mail_settings, members};

use crate::Node;

/// Longest secret looked at, in bytes.
const SECRET_BYTES_MAX: usize = 128;
/// Uses of a session are written down this often, in seconds: an hour.
const TOUCH_SECONDS: i64 = 3_600;
/// How old a sign-in may be for an act that cannot be taken back or that changes who shares what (threat H3): an hour.
pub const FRESH_SECONDS_MAX: i64 = 3_600;

/// A member whose browser is signed in; her offices are as the store has them at this moment.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Proof that she is a member.
    pub membership: Membership,
    /// Proof of office, if she holds one.
    pub officer: Option<Officer>,
    /// The session.
    pub session: Session,
    /// The language she chose, in whichever browser (F26).
    pub language: Option<LanguageTag>,
    /// What each form of hers carries.
    form_token: String,
}

impl SignedIn {
    /// What each of her forms carries in its field `form_token`.
    pub fn form_token(&self) -> &str {
        &self.form_token
    }

    /// Whether a form was made for this session; takes as long for a wrong token as for the right one.
    pub fn is_from_her_form(&self, token: &str) -> bool {
        is_same(&self.form_token, token)
    }

    /// Whether she proved lately who she is: by a mail, a passkey or a link. That an issuer vouches for her is no such
    /// proof, for it does so for whoever sits before a browser that it signed in at any time (threat H3).
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        self.session.proof == Proof::Hers
            && now.as_second() - self.session.signed_in.as_second() <= FRESH_SECONDS_MAX
    }
}

/// Somebody whose browser is signed in as that of no member: her wish to join waits for an officer, or she was let in since
/// and this session is not renewed yet (F02; threat E4).
#[derive(Clone, Debug)]
pub struct WaitsToJoin {
    /// The session.
    pub session: Session,
    /// Whether she was let in.
    pub is_let_in: bool,
    /// What each form of hers carries.
    form_token: String,
}

impl WaitsToJoin {
    /// What each of her forms carries in its field `form_token`.
    pub fn form_token(&self) -> &str {
        &self.form_token
    }

    /// Whether a form was made for this session; takes as long for a wrong token as for the right one.
    pub fn is_from_her_form(&self, token: &str) -> bool {
        is_same(&self.form_token, token)
    }
}

pub(crate) fn is_same(own: &str, brought: &str) -> bool {
    let (own, brought) = (own.as_bytes(), brought.as_bytes());
    let differing = own.iter().zip(brought).fold(0, |all, (a, b)| all | (a ^ b));
    own.len() == brought.len() && differing == 0
}

/// Who is signed in where these headers come from; nobody by a session that has to be renewed (threat E4).
pub fn signed_in(node: &Node, headers: &HeaderMap) -> Result<Option<SignedIn>, StoreError> {
    let Some(secret) = secret_of(node, headers) else {
        return Ok(None);
    };
    node.database.read(|tx| {
        let session = sessions::by_secret(tx, secret, node.now())?;
        let Some(session) = session.filter(|session| !session.to_renew) else {
            return Ok(None);
        };
        let Some(membership) = members::membership(tx, &session.member)? else {
            return Ok(None);
        };
        Ok(Some(SignedIn {
            officer: members::officer(tx, &session.member)?,
            language: mail_settings::get(tx, &session.member)?.language,
            membership,
            session,
            form_token: sessions::form_token(secret),
        }))
    })
}

/// Who of those that are no members yet is signed in where these headers come from.
pub fn waits_to_join(node: &Node, headers: &HeaderMap) -> Result<Option<WaitsToJoin>, StoreError> {
    let Some(secret) = secret_of(node, headers) else {
        return Ok(None);
    };
    node.database.read(|tx| {
        let Some(session) = sessions::by_secret(tx, secret, node.now())? else {
            return Ok(None);
        };
        let is_let_in = session.to_renew;
        let is_there = match is_let_in {
            true => members::membership(tx, &session.member)?.is_some(),
            false => members::waits(tx, &session.member)?,
        };
        Ok(is_there.then(|| WaitsToJoin {
            session,
            is_let_in,
            form_token: sessions::form_token(secret),
        }))
    })
}

/// Whether an address, with or without its query, is of the rooms. What is asked there moves nothing that somebody outside
/// of them could see: no figure, and not when a session was used last (subrosa section 1).
pub fn is_of_rooms(address: &str) -> bool {
    let rest = address.strip_prefix("/rooms");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}

/// Notes that a session is used, at most once an hour; that it cannot be noted keeps nobody from a page. Nobody calls it
/// for a visit to a room ([`is_of_rooms`]): a session that is used for rooms alone ends like one that is not used.
pub async fn note_use(node: &Node, signed_in: &SignedIn) {
    let now = node.now();
    let session = &signed_in.session;
    if now.as_second() - session.last_seen.as_second() < TOUCH_SECONDS {
        return;
    }
    if let Err(error) = node
        .database
        .transact(|tx| sessions::touch(tx, session, now))
        .await
    {
        tracing::warn!(%error, "that a session is used could not be written down");
    }
}

/// The cookie of a new session: this host's alone, for no script, sent along by no form of another site.
pub fn session_cookie(node: &Node, secret: &str) -> HeaderValue {
    let seconds = i64::from(node.settings.session_days) * 86_400;
    cookie(node, NAME, secret, seconds)
}

/// Takes the cookie away.
pub fn no_session_cookie(node: &Node) -> HeaderValue {
    cookie(node, NAME, "", 0)
}

/// Of the session's cookie, without its prefix.
const NAME: &str = "sid";

pub(crate) fn cookie(node: &Node, name: &str, value: &str, seconds: i64) -> HeaderValue {
    let (prefix, secure) = match node.origin.is_https() {
        true => (HOST_PREFIX, "; Secure"),
        false => ("", ""),
    };
    let text = format!("{prefix}{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).expect("a name, letters, digits and attributes are visible ASCII")
}

/// Makes browsers refuse a cookie from anywhere but this host over TLS; a node of http is one for trying out and has
/// none.
const HOST_PREFIX: &str = "__Host-";

/// The one secret; two cookies of the name are nobody's, for one of them was slipped in.
fn secret_of<'h>(node: &Node, headers: &'h HeaderMap) -> Option<&'h str> {
    one_cookie(node, headers, NAME)
}

/// The value of the one cookie of a name.
pub(crate) fn one_cookie<'h>(node: &Node, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let prefix = if node.origin.is_https() { HOST_PREFIX } else { "" };
    let cookies = headers.get_all(header::COOKIE);
    let mut found = cookies
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| key.strip_prefix(prefix) == Some(name))
        .map(|(_, value)| value);
    let value = found.next()?;
    let is_one = found.next().is_none();
    (is_one && !value.is_empty() && value.len() <= SECRET_BYTES_MAX).then_some(value)
}

/// Whether a form of another site was sent here (threat E3); a program that says nothing of itself brings no cookie by
/// accident, and a form of a session needs its token besides.
pub fn is_of_another_site(headers: &HeaderMap, own: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin" | "none"), _) => false,
        (Some(_), _) => true,
        (None, Some(origin)) => origin != own,
        (None, None) => false,
    }
}

/// Whether nothing is said of where a form comes from but that its page tells nobody its address, as older browsers do of a
/// page with `Referrer-Policy: no-referrer`. It may be ours or another site's: what takes it has to ask for the token of her
/// session (threat E3).
pub fn tells_no_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    text("sec-fetch-site").is_none() && text("origin") == Some(b"null".as_slice())
}

/// Which kind of browser asks, by what it calls itself; each of them also calls itself by the names of those below it.
pub fn browser_of(headers: &HeaderMap) -> Browser {
    let value = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok());
    let names = [
        ("Edg/", Browser::Edge),
        ("Firefox/", Browser::Firefox),
        ("Chrome/", Browser::Chrome),
        ("Safari/", Browser::Safari),
    ];
    let calls_itself = |name: &str| value.is_some_and(|value| value.contains(name));
    let known = names.into_iter().find(|(name, _)| calls_itself(name));
    known.map_or(Browser::Other, |(_, browser)| browser)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E3
    #[test]
    fn a_form_of_another_site_is_told_apart() {
        let mut headers = HeaderMap::new();
        assert!(!is_of_another_site(&headers, "https://a.example"));
        headers.insert("origin", HeaderValue::from_static("https://evil.example"));
        assert!(is_of_another_site(&headers, "https://a.example"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-site"));
        assert!(is_of_another_site(&headers, "https://a.example"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        assert!(!is_of_another_site(&headers, "https://a.example"));
    }

    /// E3
    #[test]
    fn a_page_without_an_address_is_told_from_one_that_says_whose_it_is() {
        let mut headers = HeaderMap::new();
        assert!(!tells_no_origin(&headers));
        headers.insert("origin", HeaderValue::from_static("null"));
        assert!(tells_no_origin(&headers) && is_of_another_site(&headers, "https://a.example"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
        assert!(!tells_no_origin(&headers));
        headers.remove("sec-fetch-site");
        headers.insert("origin", HeaderValue::from_static("https://evil.example"));
        assert!(!tells_no_origin(&headers));
    }

    /// I7
    #[test]
    fn addresses_of_rooms_are_told_from_those_that_only_begin_like_them() {
        for address in [
            "/rooms",
            "/rooms/",
            "/rooms/how",
            "/rooms?after=1",
            "/rooms/0/1/2/report",
        ] {
            assert!(is_of_rooms(address), "{address}");
        }
        for address in ["/", "/roomsize", "/people/rooms", "/events?rooms"] {
            assert!(!is_of_rooms(address), "{address}");
        }
    }

    #[test]
    fn a_browser_is_known_by_the_name_that_only_it_has() {
        let chrome = "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
        for (text, browser) in [
            (chrome.to_owned(), Browser::Chrome),
            (format!("{chrome} Edg/140.0"), Browser::Edge),
            (
                "Mozilla/5.0 (X11) Gecko/20100101 Firefox/141.0".to_owned(),
                Browser::Firefox,
            ),
            ("curl/8".to_owned(), Browser::Other),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, HeaderValue::from_str(&text).unwrap());
            assert_eq!(browser_of(&headers), browser, "{text}");
        }
    }
}
