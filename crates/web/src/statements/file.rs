//! A letter with its roll as a file that proves itself: `/statements/{id}/letter.html` and `.md` (F17). It is for whoever may
//! read the page.

use axum::response::{IntoResponse, Response};
use domain::{Side, Statement, StatementSignature};
use edge::statement_labels;
use http::header;
use wire::statement_file::{Labels, as_html, as_markdown};

use super::read::{Named, named, seen};
use crate::error_page::ErrorPage;
use crate::visit::Visit;

/// `GET /statements/{id}/letter.html`.
pub(super) async fn html(id: Named, visit: Visit) -> Response {
    file(id, &visit, ("text/html; charset=utf-8", "html"), as_html)
}

/// `GET /statements/{id}/letter.md`.
pub(super) async fn markdown(id: Named, visit: Visit) -> Response {
    file(id, &visit, ("text/markdown; charset=utf-8", "md"), as_markdown)
}

fn file(
    id: Named,
    visit: &Visit,
    (kind, ending): (&'static str, &str),
    write: fn(&Statement, &[StatementSignature], &Labels) -> String,
) -> Response {
    let found = named(id).and_then(|id| seen(visit, &id));
    // The roll of another community's letter is whole at its owner's alone.
    let ours = found.and_then(|seen| match seen.statement.side {
        Side::Us => Ok(seen),
        Side::Them => Err(ErrorPage::NotFound),
    });
    let seen = match ours {
        Ok(seen) => seen,
        Err(page) => return visit.error(&page),
    };
    let labels = statement_labels(visit.words(), &seen.statement, seen.roll.len());
    let text = write(&seen.statement, &seen.roll, &labels);
    // Taken along, never shown in place of a page of ours: nothing in it runs here.
    let name = format!(
        "attachment; filename=\"statement-{}.{ending}\"",
        seen.statement.id
    );
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, text).into_response()
}
