//! What is not there, and what cannot be asked that way, is said by the same rule at every door: as a page to
//! whoever reads pages, in a line to programs.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use edge::{Problem, Reason};
use http::{HeaderMap, Request, StatusCode, header};
use web::{ErrorPage, ErrorPages};

/// Who asked, as far as it matters after a door has taken the request.
pub(super) enum Asked {
    /// Somebody before a browser.
    ByPeople {
        /// With its query.
        path: String,
        /// Her choices are in its cookie.
        headers: HeaderMap,
    },
    /// A program; the programs' interface answers nobody else.
    ByProgram,
}

impl Asked {
    /// Of a request, before it goes to its door.
    pub(super) fn of(request: &Request<Body>) -> Self {
        let path = request.uri().path();
        let accepts = request.headers().get_all(header::ACCEPT);
        let mut accepts = accepts.iter().filter_map(|value| value.to_str().ok());
        if path == "/api" || path.starts_with("/api/") || !accepts.any(|value| value.contains("text/html")) {
            return Self::ByProgram;
        }
        let path = request.uri().path_and_query().map_or(path, |path| path.as_str());
        Self::ByPeople {
            path: path.to_owned(),
            headers: request.headers().clone(),
        }
    }

    /// The answer as it is, but for a 404 or 405 that is empty or meant for another kind of reader, and for what a router
    /// refuses before a door has read it.
    pub(super) fn say(&self, pages: &ErrorPages, response: Response) -> Response {
        let (page, reason, detail) = match response.status() {
            StatusCode::NOT_FOUND => (
                ErrorPage::NotFound,
                Reason::NotFound,
                "there is nothing at this address",
            ),
            StatusCode::METHOD_NOT_ALLOWED => (
                ErrorPage::WrongMethod,
                Reason::Method,
                "this address does not take this method; the header Allow names those it takes",
            ),
            status => {
                return match (self, unread(status)) {
                    (Self::ByProgram, Some(problem)) if is_plain(&response) => problem.into_response(),
                    _ => response,
                };
            }
        };
        let kind = response.headers().get(header::CONTENT_TYPE);
        let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let mut said = match self {
            Self::ByPeople { .. } if is_page => return response,
            Self::ByPeople { path, headers } => pages.answer(path, headers, &page),
            Self::ByProgram if kind.is_some() && !is_page => return response,
            Self::ByProgram => Problem::new(reason, detail).into_response(),
        };
        for name in [header::ALLOW, header::VARY] {
            if let Some(value) = response.headers().get(&name) {
                said.headers_mut().insert(name, value.clone());
            }
        }
        said
    }
}

/// What a router says in plain words of its own, as the problem that programs expect (protocol section 3.4).
fn unread(status: StatusCode) -> Option<Problem> {
    let (reason, detail) = match status {
        StatusCode::BAD_REQUEST => (
            Reason::Malformed,
            "this address cannot be read: what is percent-encoded in it is UTF-8, and each name of its query stands there once",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => (Reason::TooLarge, "the body is larger than this address takes"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (
            Reason::MediaType,
            "this address takes a body of another Content-Type",
        ),
        StatusCode::UNPROCESSABLE_ENTITY => (
            Reason::Invalid,
            "the body has not the fields that this address takes",
        ),
        _ => return None,
    };
    Some(Problem::new(reason, detail))
}

fn is_plain(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
}
