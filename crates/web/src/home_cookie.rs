//! The cookie by which a browser remembers the community that whoever uses it belongs to (F28); it goes when she signs out here
//! (threat E15).

use domain::Origin;
use edge::Node;
use http::{HeaderMap, HeaderValue, header};

/// The cookie; it holds the host of the community and nothing about whoever has it.
const COOKIE: &str = "home";
/// Half a year.
const COOKIE_SECONDS: u32 = 180 * 86_400;

/// For a browser that names its community; nothing for a host that is no text of a header.
pub(crate) fn home_cookie(node: &Node, home: &Origin) -> Option<HeaderValue> {
    cookie(node, home.authority(), COOKIE_SECONDS)
}

/// Takes the cookie away.
pub(crate) fn no_home_cookie(node: &Node) -> Option<HeaderValue> {
    cookie(node, "", 0)
}

fn cookie(node: &Node, value: &str, seconds: u32) -> Option<HeaderValue> {
    let secure = match node.origin.is_https() {
        true => "; Secure",
        false => "",
    };
    let text = format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

/// What the browser remembers; whatever it is, it counts only among the communities that there are.
pub(crate) fn remembered(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, home) = pairs.find(|(name, _)| *name == COOKIE)?;
    Some(home.to_owned())
}
