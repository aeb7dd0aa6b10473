//! Reports (F20): the form in which a member says that something is not as it should be, and the page on which she whom a decision
//! is about reads it and says what she has to say. What officers do with them is at `desk/reports_page.rs`.

mod decided_page;
mod report_page;

use axum::routing::get;
use domain::{ReportCategory, ReportOutcome, TextRefused};
use edge::Routes;

use crate::router::Site;
use crate::words::Words;

pub(crate) use decided_page::DecidedPage;
pub(crate) use report_page::{ReportFault, ReportForm, ReportLine, ReportPage};

/// Both.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/report", get(report_page::show).post(report_page::send))
        .route(
            "/reports/{id}",
            get(decided_page::show).post(decided_page::appeal),
        )
}

/// What is wrong, in words.
pub(crate) fn category_words(words: &Words, category: ReportCategory) -> String {
    words.t(match category {
        ReportCategory::Selling => "report-selling",
        ReportCategory::Conduct => "report-conduct",
        ReportCategory::Untrue => "report-untrue",
        ReportCategory::Confidence => "report-confidence",
        ReportCategory::Competition => "report-competition",
        ReportCategory::Other => "report-other",
    })
}

/// What was decided, in words.
pub(crate) fn outcome_words(words: &Words, outcome: ReportOutcome) -> String {
    words.t(match outcome {
        ReportOutcome::Dismiss => "report-outcome-dismiss",
        ReportOutcome::Mediate => "report-outcome-mediate",
        ReportOutcome::Caution => "report-outcome-caution",
        ReportOutcome::Limit { .. } => "report-outcome-limit",
        ReportOutcome::Suspend => "report-outcome-suspend",
    })
}

/// Why what was written is not taken.
pub(crate) fn text_fault(words: &Words, refused: TextRefused) -> String {
    match refused {
        TextRefused::TooLong(chars_max) => words.with("desk-end-reason-long", &[("n", chars_max.into())]),
        TextRefused::Empty => words.t("report-words-missing"),
        TextRefused::Invisible | TextRefused::Form(_) => words.t("desk-end-reason-unshown"),
    }
}
