//! `/desk/audit`: what officers, operators and the node itself did last.

use askama::Template;
use axum::response::Response;
use store::audit;

use super::told::{as_of, head};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::Chief;

/// Acts shown.
const LINES_MAX: u16 = 100;

/// The log of acts.
#[derive(Clone, Debug)]
pub(crate) struct AuditPage {
    /// Latest first.
    pub(crate) lines: Vec<AuditLine>,
}

/// One act.
#[derive(Clone, Debug)]
pub(crate) struct AuditLine {
    /// On her clock.
    pub(crate) at: String,
    /// For programs.
    pub(crate) at_exact: String,
    pub(crate) by: String,
    pub(crate) what: String,
}

#[derive(Template)]
#[template(path = "desk_audit.html")]
struct AuditTemplate<'a> {
    around: Around<'a>,
    lines: &'a [AuditLine],
    as_of: String,
}

impl AuditPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("desk-audit-title"), words.t("desk-audit-intro"));
        written(&AuditTemplate {
            around: Around::of(frame, head),
            lines: &self.lines,
            as_of: as_of(frame),
        })
    }
}

/// `GET /desk/audit`.
pub(super) async fn show(chief: Chief) -> Response {
    let visit = &chief.visit;
    let telling = visit.telling();
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| audit::tail(tx, LINES_MAX));
    let Ok(entries) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let told = |what: String| edge::act_words(visit.words(), &what).unwrap_or(what);
    let line = |entry: audit::Entry| AuditLine {
        at: telling.time(entry.at),
        at_exact: entry.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        by: entry.by,
        what: told(entry.what),
    };
    let page = AuditPage {
        lines: entries.into_iter().map(line).collect(),
    };
    visit.secret_page(page.render(&visit.frame()))
}
