//! The public origin is configured; a request that names another host is sent there or refused (threat A11).

use axum::body::Body;
use axum::response::Response;
use domain::Origin;
use http::{HeaderValue, Method, Request, StatusCode, header};
use serde_json::json;

/// Nothing when the request names our origin; else a redirect to it for who reads, 421 for who writes.
pub(super) fn refuse_or_redirect(origin: &Origin, request: &Request<Body>) -> Option<Response> {
    if names(request).is_some_and(|named| is_authority_of(origin, named)) {
        return None;
    }
    let mut response = Response::new(Body::empty());
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        // A path holds only visible ASCII here, and so does an origin.
        let place = HeaderValue::from_str(&format!("{origin}{path}"));
        *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
        response
            .headers_mut()
            .insert(header::LOCATION, place.unwrap_or(HeaderValue::from_static("/")));
        return Some(response);
    }
    let body = json!({
        "type": "https://w3id.org/rosarium/v1#e-misdirected",
        "title": "Misdirected Request",
        "status": 421,
        "detail": format!("this node answers as {origin}; send the request there"),
    });
    *response.body_mut() = Body::from(body.to_string());
    *response.status_mut() = StatusCode::MISDIRECTED_REQUEST;
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Some(response)
}

/// What the request calls us: the one Host header, else the authority of an absolute target.
fn names(request: &Request<Body>) -> Option<&str> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        (None, _) => request.uri().authority().map(|authority| authority.as_str()),
        (Some(_), Some(_)) => None,
    }
}

fn is_authority_of(origin: &Origin, named: &str) -> bool {
    let scheme = if origin.is_https() { "https" } else { "http" };
    let plain = !named.contains(['/', '?', '#', '@', '\\']);
    plain && Origin::parse(&format!("{scheme}://{named}")).is_ok_and(|named| named == *origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node() -> Origin {
        Origin::parse("https://seattle.example").unwrap()
    }

    fn get(host: &str) -> Request<Body> {
        Request::get("/events?x=1")
            .header("host", host)
            .body(Body::empty())
            .unwrap()
    }

    /// A11
    #[test]
    fn our_own_name_in_any_spelling_is_ours() {
        for host in [
            "seattle.example",
            "SEATTLE.example",
            "seattle.example.",
            "seattle.example:443",
        ] {
            assert!(refuse_or_redirect(&node(), &get(host)).is_none(), "{host}");
        }
    }

    /// A11
    #[test]
    fn a_reader_who_names_another_host_is_sent_to_ours() {
        for host in [
            "127.0.0.1:8080",
            "evil.example",
            "seattle.example:444",
            "seattle.example@evil.example",
        ] {
            let response = refuse_or_redirect(&node(), &get(host)).unwrap();
            assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
            assert_eq!(
                response.headers()[header::LOCATION],
                "https://seattle.example/events?x=1"
            );
        }
    }

    /// A11
    #[test]
    fn a_writer_who_names_another_host_or_two_is_refused() {
        let post = Request::post("/inbox")
            .header("host", "evil.example")
            .body(Body::empty())
            .unwrap();
        assert_eq!(
            refuse_or_redirect(&node(), &post).unwrap().status(),
            StatusCode::MISDIRECTED_REQUEST
        );
        let mut two = Request::post("/inbox")
            .header("host", "seattle.example")
            .body(Body::empty())
            .unwrap();
        two.headers_mut()
            .append("host", HeaderValue::from_static("evil.example"));
        assert_eq!(
            refuse_or_redirect(&node(), &two).unwrap().status(),
            StatusCode::MISDIRECTED_REQUEST
        );
    }
}
