//! `/statements/{id}/print`: a letter with its roll on paper; the browser makes a PDF of it (F17).

use askama::Template;
use axum::response::Response;
use community::see_statements::SeenStatement;
use domain::Html;

use super::one_page::{Signed, rows};
use super::read::{Named, named, seen};
use crate::frame::{Around, Frame, Head, Section, written};
use crate::visit::Visit;

/// What is printed.
#[derive(Clone, Debug)]
pub(crate) struct StatementPrintPage(pub(crate) SeenStatement);

#[derive(Template)]
#[template(path = "statement_print.html")]
struct PrintTemplate<'a> {
    around: Around<'a>,
    path: String,
    name: &'a str,
    to: String,
    content: &'a Html,
    digest: &'a str,
    rows: Vec<Signed>,
}

impl StatementPrintPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let statement = &self.0.statement;
        let to = words.with(
            "statement-to",
            &[("addressee", statement.text.addressee.as_str().into())],
        );
        let head = Head::unlisted(Section::Elsewhere, statement.text.name.to_string(), to.clone());
        written(&PrintTemplate {
            around: Around::of(frame, head),
            path: statement.path(),
            name: statement.text.name.as_str(),
            to,
            content: &statement.text.content,
            digest: &statement.digest,
            rows: rows(frame, &self.0.roll),
        })
    }
}

/// `GET /statements/{id}/print`.
pub(super) async fn show(id: Named, visit: Visit) -> Response {
    match named(id).and_then(|id| seen(&visit, &id)) {
        Ok(seen) => visit.page(StatementPrintPage(seen).render(&visit.frame())),
        Err(page) => visit.error(&page),
    }
}
