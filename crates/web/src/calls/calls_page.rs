//! `/calls`: calls for hands that she may answer, her own, and those that wait for her; and her report as a table (needs 2.23
//! and 3.7).

use askama::Template;
use axum::response::Response;
use community::see_calls::{CallRelation, SeenCall, median_first_answer, report_calls, see_calls};
use domain::CallClose;
use wire::csv::{BYTE_ORDER_MARK, write_record};

use super::facts;
use crate::download::{CSV, download};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused};

/// The list.
#[derive(Clone, Debug)]
pub(crate) struct CallsPage {
    pub(crate) calls: Vec<SeenCall>,
    /// Minutes to the first answer, in the middle of all calls.
    pub(crate) median: Option<i64>,
}

struct Row {
    path: String,
    name: String,
    urgency: String,
    state: String,
    hands: String,
    /// Who she is to it, in words; empty for a reader who said nothing.
    relation: String,
}

#[derive(Template)]
#[template(path = "calls.html")]
struct CallsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    median: String,
    has_own: bool,
}

impl CallsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Elsewhere, words.t("calls-title"), words.t("calls-intro"));
        let row = |seen: &SeenCall| Row {
            path: seen.call.path(),
            name: seen.call.need.name.to_string(),
            urgency: facts::urgency(words, seen.call.need.urgency),
            state: facts::state(frame, seen),
            hands: facts::hands(words, &seen.call),
            relation: match (seen.relation, &seen.mine) {
                (CallRelation::Author, _) => words.t("calls-yours"),
                (CallRelation::Approver, _) => words.t("calls-waits-for-you"),
                (CallRelation::Reader, Some(_)) => words.t("calls-you-answered"),
                (CallRelation::Reader, None) => String::new(),
            },
        };
        let median = self.median.map(|minutes| {
            let minutes = u32::try_from(minutes).unwrap_or(0);
            words.count("calls-median", minutes)
        });
        written(&CallsTemplate {
            around: Around::of(frame, head),
            rows: self.calls.iter().map(row).collect(),
            median: median.unwrap_or_default(),
            has_own: self
                .calls
                .iter()
                .any(|seen| seen.relation == CallRelation::Author),
        })
    }
}

/// `GET /calls`.
pub(super) async fn show(member: Member) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let database = &visit.site.doors.node.database;
    let found = database.read(|tx| {
        let calls = see_calls(tx, &signed_in.membership)?;
        Ok::<_, store::StoreError>((calls, median_first_answer(tx)?))
    });
    let Ok((calls, median)) = found else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    Ok(visit.page(CallsPage { calls, median }.render(&visit.frame())))
}

/// `GET /calls/report.csv`: her own calls, for herself.
pub(super) async fn report(member: Member) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let database = &visit.site.doors.node.database;
    let found = database.read(|tx| report_calls(tx, &signed_in.membership));
    let report = found.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let mut csv = String::from(BYTE_ORDER_MARK);
    let heading = [
        "call",
        "state",
        "urgency",
        "opened",
        "hands_asked",
        "minutes_to_first_answer",
        "hands_received",
        "hands_given",
        "sites_done",
        "own_value",
    ];
    write_record(&mut csv, &heading);
    for line in &report {
        let number = |of: fn(&CallClose) -> u16| {
            line.close
                .as_ref()
                .map_or(String::new(), |close| of(close).to_string())
        };
        let (received, given) = (number(|close| close.received), number(|close| close.given));
        let sites = number(|close| close.sites);
        let opened = line.opened.map_or(String::new(), |at| at.to_string());
        let minutes = line.minutes.map_or(String::new(), |minutes| minutes.to_string());
        let value = line.close.as_ref().and_then(|close| close.value.as_ref());
        let cells = [
            line.name.as_str(),
            line.state.word(),
            line.urgency.word(),
            &opened,
            &line.asked.to_string(),
            &minutes,
            &received,
            &given,
            &sites,
            value.map_or("", |value| value.as_str()),
        ];
        write_record(&mut csv, &cells);
    }
    Ok(download(CSV, "calls.csv", csv))
}
