//! `/tags/{tag}`: the events ahead that have a hashtag. Each `Hashtag` we publish leads here (protocol section 9.3).

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::Tag;

use crate::error_page::ErrorPage;
use crate::events_asked::{Asked, List};
use crate::events_page;
use crate::visit::Visit;

/// `GET /tags/{tag}`: the list of events, of this tag alone; 404 for what is no tag.
pub(crate) async fn show(
    tag: Result<Path<String>, PathRejection>,
    visit: Visit,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    match tag.ok().and_then(|Path(text)| Tag::parse(&text).ok()) {
        Some(tag) => events_page::answer(&visit, List::Tagged(tag), asked),
        None => visit.error(&ErrorPage::NotFound),
    }
}
