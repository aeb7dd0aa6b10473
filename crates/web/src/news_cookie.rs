//! The cookie by which a browser remembers until when its member has read her news (F21): reading a page changes nothing on
//! the node (threat E3). It goes when she signs out (threat E15).

use domain::MemberId;
use edge::Node;
use http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use store::notices;

/// The cookie; it holds a moment, in milliseconds, and nothing about whoever has it.
const COOKIE: &str = "news";
/// As long as news are kept; after that none is older than what it remembers.
const COOKIE_SECONDS: i64 = notices::DAYS_MAX * 86_400;

/// For a browser that shows her news now; nothing for what is no text of a header.
pub(crate) fn news_cookie(node: &Node, now: Timestamp) -> Option<HeaderValue> {
    cookie(node, &now.as_millisecond().to_string(), COOKIE_SECONDS)
}

/// Takes the cookie away.
pub(crate) fn no_news_cookie(node: &Node) -> Option<HeaderValue> {
    cookie(node, "", 0)
}

fn cookie(node: &Node, value: &str, seconds: i64) -> Option<HeaderValue> {
    let secure = match node.origin.is_https() {
        true => "; Secure",
        false => "",
    };
    let text = format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

/// How many of her news she has not read in this browser; none while they cannot be counted.
pub(crate) fn unread(node: &Node, member: &MemberId, headers: &HeaderMap, now: Timestamp) -> u32 {
    let seen = seen(headers).unwrap_or(i64::MIN);
    let news = node.database.read(|tx| notices::of_member(tx, member, now));
    let is_new = |notice: &&notices::Notice| notice.at.as_millisecond() > seen;
    let count = news.unwrap_or_default().iter().filter(is_new).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The moment that the cookie holds; whatever else it holds is as if it were not there.
fn seen(headers: &HeaderMap) -> Option<i64> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == COOKIE)?;
    value.parse().ok()
}
