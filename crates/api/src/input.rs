//! What a request brings: a JSON body within its limit, a query without unknown names; each refusal names its field.

use std::error::Error;

use axum::body::{Bytes, HttpBody};
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Json, Query, Request};
use axum::response::{IntoResponse, Response};
use edge::{Doors, Problem, Reason};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::input_words::{Fault, fault};

/// Most bytes of a body: 256 KiB.
pub(crate) const BODY_BYTES_MAX: usize = 256 * 1024;

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
        match read(&bytes) {
            Ok(value) => Ok(Self { value, bytes }),
            Err(refused) => Err(refused.into_response().await),
        }
    }
}

/// A JSON body that may be left out, with its media type: then it says nothing.
pub(crate) struct PerhapsBody<T>(pub(crate) T);

impl<T: DeserializeOwned + Default + Send> FromRequest<Doors> for PerhapsBody<T> {
    type Rejection = Response;

    async fn from_request(request: Request, doors: &Doors) -> Result<Self, Response> {
        let says_nothing =
            request.body().is_end_stream() && !request.headers().contains_key(header::CONTENT_TYPE);
        if says_nothing {
            return Ok(Self(T::default()));
        }
        let Body { value, .. } = Body::from_request(request, doors).await?;
        Ok(Self(value))
    }
}

/// Why JSON is not taken.
pub(crate) enum JsonRefused {
    /// It is no JSON.
    NotJson,
    /// It is JSON of another shape.
    Shape(Fault),
}

impl JsonRefused {
    /// What is wrong and what is expected.
    pub(crate) fn detail(self) -> String {
        match self {
            Self::NotJson => "the body is not JSON".to_owned(),
            Self::Shape(fault) => fault.detail,
        }
    }

    async fn into_response(self) -> Response {
        match self {
            Self::NotJson => Problem::new(Reason::Malformed, self.detail()).into_response(),
            Self::Shape(Fault { field, detail }) => {
                at_field(Problem::new(Reason::Invalid, detail), &field).await
            }
        }
    }
}

/// Reads JSON into a type of its own.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, JsonRefused> {
    match Json::<T>::from_bytes(bytes) {
        Ok(Json(value)) => Ok(value),
        Err(JsonRejection::JsonDataError(shape)) => {
            let message = shape.source().map(ToString::to_string).unwrap_or_default();
            Err(JsonRefused::Shape(fault(&message)))
        }
        Err(_) => Err(JsonRefused::NotJson),
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
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _doors: &Doors) -> Result<Self, Response> {
        let message = match Query::<T>::try_from_uri(&parts.uri) {
            Ok(Query(value)) => return Ok(Self(value)),
            Err(rejection) => rejection.source().map(ToString::to_string).unwrap_or_default(),
        };
        Err(JsonRefused::Shape(fault(&message)).into_response().await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
