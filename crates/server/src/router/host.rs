//! The public origin is configured; a request that names another host is sent there or refused (threat A11).

use std::net::IpAddr;

use axum::body::Body;
use axum::response::Response;
use domain::Origin;
use http::uri::Authority;
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

/// Whether the request names our origin, or this machine by what no page of elsewhere can be named: a name of somebody
/// else that leads to this machine is that of a page which wants to read along. Only programs name nothing.
pub(super) fn names_this_machine(origin: &Origin, request: &Request<Body>) -> bool {
    match names(request) {
        Some(named) => is_authority_of(origin, named) || is_loopback(named),
        None => !request.headers().contains_key(header::HOST),
    }
}

/// Whether the request names this origin.
pub(super) fn names_origin(origin: &Origin, request: &Request<Body>) -> bool {
    names(request).is_some_and(|named| is_authority_of(origin, named))
}

fn is_loopback(named: &str) -> bool {
    let Ok(authority) = named.parse::<Authority>() else {
        return false;
    };
    let host = authority.host().to_ascii_lowercase();
    let number = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    match number {
        Ok(number) => number.to_canonical().is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
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

    /// A11: what is for whoever is at the machine is not for a page whose name leads there.
    #[test]
    fn a_name_of_elsewhere_that_leads_to_this_machine_does_not_name_it() {
        for host in [
            "seattle.example",
            "127.0.0.1:8101",
            "[::1]:8101",
            "localhost",
            "London.localhost:8102",
        ] {
            assert!(names_this_machine(&node(), &get(host)), "{host}");
        }
        for host in [
            "evil.example:8101",
            "evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "192.0.2.7:8101",
            "",
        ] {
            assert!(!names_this_machine(&node(), &get(host)), "{host}");
        }
        let mut two = get("localhost");
        two.headers_mut()
            .append("host", HeaderValue::from_static("evil.example"));
        assert!(!names_this_machine(&node(), &two));
        let none = Request::get("/dev/mail").body(Body::empty()).unwrap();
        assert!(names_this_machine(&node(), &none));
    }
}
