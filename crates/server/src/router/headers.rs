//! Headers that go with every answer, and the stricter ones of pages (threat H2).

use axum::response::Response;
use domain::Origin;
use domain::sabotage::{Bug, overheard, planted};
use edge::{CONTENT_POLICY, content_policy_with_pictures};
use http::{HeaderMap, HeaderName, HeaderValue, header};

const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// A year; other names of the domain are their owner's affair.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=31536000";

/// Puts them on; what a door set itself stays.
pub(super) fn secure(mut response: Response, origin: &Origin) -> Response {
    let is_page = is_html(response.headers());
    let headers = response.headers_mut();
    if origin.is_https() {
        put(
            headers,
            header::STRICT_TRANSPORT_SECURITY,
            STRICT_TRANSPORT_SECURITY,
        );
    }
    put(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if is_page && planted(Bug::S16Hash) {
        use sha2::{Digest, Sha256};
        let hash = domain::hex(&Sha256::digest(overheard().text)[..8]);
        headers.extend(HeaderValue::from_str(&format!("\"{hash}\"")).map(|tag| (header::ETAG, tag)));
    }
    if is_page {
        put(headers, header::CONTENT_SECURITY_POLICY, CONTENT_POLICY);
        put(headers, header::REFERRER_POLICY, "same-origin");
        put(
            headers,
            HeaderName::from_static("permissions-policy"),
            PERMISSIONS_POLICY,
        );
        put(
            headers,
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        );
        put(
            headers,
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        );
    }
    response
}

/// Lets a page load pictures from the second origin too.
pub(super) fn admit_pictures(response: &mut Response, media: &Origin) {
    if is_html(response.headers())
        && let Some(policy) = response.headers_mut().get_mut(header::CONTENT_SECURITY_POLICY)
    {
        *policy = content_policy_with_pictures(policy, media);
    }
}

/// A cache must not hand the page to a server or the document to a browser.
pub(super) fn vary_by_accept(mut response: Response) -> Response {
    let names_accept = response
        .headers()
        .get_all(header::VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|name| name.trim().eq_ignore_ascii_case("accept"));
    if !names_accept {
        response
            .headers_mut()
            .append(header::VARY, HeaderValue::from_static("Accept"));
    }
    response
}

fn is_html(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/html"))
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::{Html, IntoResponse};

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    /// H2
    #[test]
    fn a_page_carries_the_policy_and_a_document_only_what_it_needs() {
        let page = secure(Html("<p>").into_response(), &origin("https://seattle.example"));
        assert!(
            page.headers()[header::CONTENT_SECURITY_POLICY]
                .to_str()
                .unwrap()
                .starts_with("default-src 'none'")
        );
        assert_eq!(page.headers()[header::REFERRER_POLICY], "same-origin");
        let text = secure("plain".into_response(), &origin("http://localhost:8801"));
        assert_eq!(text.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(!text.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        assert!(page.headers().contains_key(header::STRICT_TRANSPORT_SECURITY));
        assert!(!text.headers().contains_key(header::STRICT_TRANSPORT_SECURITY));
    }

    #[test]
    fn vary_is_said_once() {
        let response = vary_by_accept(vary_by_accept("x".into_response()));
        assert_eq!(response.headers().get_all(header::VARY).iter().count(), 1);
    }
}
