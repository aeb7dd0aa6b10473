//! Files that somebody takes home: hers alone, kept by no cache, and never taken for a page.

use axum::response::{IntoResponse, Response};
use http::header;

/// The media type of a table.
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// The answer by which a browser keeps `file` as `name`, which is plain ASCII without quotes.
pub(crate) fn download(kind: &'static str, name: &'static str, file: String) -> Response {
    let kept_as = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, kept_as.as_str()),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, file).into_response()
}
