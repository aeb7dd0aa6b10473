//! What a request brings: a JSON body within its limit, a query without unknown names; each refusal names its field.

use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Json, Query, Request};
use axum::response::{IntoResponse, Response};
use edge::{Doors, Problem, Reason};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::error::Error;

/// Most bytes of a body: 256 KiB.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;
/// Most characters of a refusal that repeats what was sent.
const DETAIL_CHARS_MAX: usize = 400;

/// A JSON body, read into a type of its own that refuses unknown fields (threat E10), and the bytes it was read from.
pub(crate) struct Body<T> {
    pub(crate) value: T,
    pub(crate) bytes: Bytes,
}

impl<T: DeserializeOwned + Send> FromRequest<Doors> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, Response> {
        if !is_json(request.headers()) {
            let detail = "send the body as `Content-Type: application/json`";
            return Err(Problem::new(Reason::MediaType, detail).into_response());
        }
        let bytes = Bytes::from_request(request, doors).await.map_err(|rejection| {
            let reason = match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Reason::TooLarge,
                _ => Reason::Malformed,
            };
            let detail = format!("a body has at most {BODY_BYTES_MAX} bytes and arrives whole");
            Problem::new(reason, detail).into_response()
        })?;
        match Json::<T>::from_bytes(&bytes) {
            Ok(Json(value)) => Ok(Self { value, bytes }),
            Err(rejection) => Err(refusal(&rejection).await),
        }
    }
}

/// `application/json`, or a type built on it; parameters do not matter.
fn is_json(headers: &HeaderMap) -> bool {
    let essence = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.split(';').next())
        .map(|essence| essence.trim().to_ascii_lowercase());
    essence.is_some_and(|essence| {
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    })
}

/// Not JSON at all is malformed; JSON of another shape is a field that is wrong.
async fn refusal(rejection: &JsonRejection) -> Response {
    let JsonRejection::JsonDataError(shape) = rejection else {
        return Problem::new(Reason::Malformed, "the body is not JSON").into_response();
    };
    let (field, what) = place_of(&shape.source().map(ToString::to_string).unwrap_or_default());
    let detail: String = what.chars().take(DETAIL_CHARS_MAX).collect();
    at_field(Problem::new(Reason::Invalid, detail), &field).await
}

/// Takes `place.name: invalid type: …` apart; an unknown or missing field is named by the message, not by the path.
fn place_of(message: &str) -> (String, String) {
    let (path, what) = message.split_once(": ").unwrap_or(("", message));
    let path = if path == "." { "" } else { path };
    let named = ["unknown field `", "missing field `"]
        .iter()
        .find_map(|start| what.strip_prefix(start)?.split('`').next())
        .filter(|name| path.rsplit('.').next() != Some(name));
    let field = match (path, named) {
        ("", Some(name)) => name.to_owned(),
        (path, Some(name)) => format!("{path}.{name}"),
        (path, None) => path.to_owned(),
    };
    (field.chars().take(100).collect(), what.to_owned())
}

/// A problem whose field has a name that only the request knows.
async fn at_field(problem: Problem, field: &str) -> Response {
    let (parts, body) = problem.into_response().into_parts();
    let bytes = axum::body::to_bytes(body, BODY_BYTES_MAX)
        .await
        .unwrap_or_default();
    let mut document: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if let Some(entries) = document.as_object_mut().filter(|_| !field.is_empty()) {
        entries.insert("field".to_owned(), Value::from(field));
    }
    (parts, document.to_string()).into_response()
}

/// The query of a request, read into a type of its own that refuses unknown names.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Doors> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _doors: &Doors) -> Result<Self, Problem> {
        match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => {
                let detail: String = rejection.body_text().chars().take(DETAIL_CHARS_MAX).collect();
                Err(Problem::new(Reason::Invalid, detail))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_field_however_deep_it_lies() {
        for (message, field) in [
            (
                "place.name: invalid type: integer `3`, expected a string at line 1 column 9",
                "place.name",
            ),
            (".: missing field `title` at line 1 column 2", "title"),
            ("missing field `title` at line 1 column 2", "title"),
            (
                "revision: unknown field `revision`, expected one of `title`",
                "revision",
            ),
            (".: unknown field `revision`, expected one of `title`", "revision"),
            ("place: unknown field `id`, expected one of `name`", "place.id"),
            (
                "scopes[1]: unknown variant `rooms`, expected one of `events`",
                "scopes[1]",
            ),
        ] {
            assert_eq!(place_of(message).0, field, "{message}");
        }
    }

    #[test]
    fn only_json_is_read_as_json() {
        for (value, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/merge-patch+json", true),
            ("text/plain", false),
            ("application/x-www-form-urlencoded", false),
            ("text/html+json", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, value.parse().unwrap())]);
            assert_eq!(is_json(&headers), expected, "{value}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
