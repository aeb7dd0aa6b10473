//! `/desk/reports`: what members and other communities reported, what waits first (F20, journey D).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use domain::{Report, ReportId, ReportState, ReportedBy};
use serde::Deserialize;
use store::{StoreError, Transaction, members, peerings, reports};

use super::told::{as_of, head};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::reports::category_words;
use crate::sign_in::Chief;
use crate::words::Words;

/// Reports on a page.
const LINES_MAX: u16 = 50;
/// Reports that wait, on top of the page.
const WAITING_MAX: u16 = 200;

/// The list.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReportsPage {
    /// What waits, the longest first.
    pub(crate) waiting: Vec<DeskReportLine>,
    /// What is over or with others, latest first.
    pub(crate) rest: Vec<DeskReportLine>,
    /// The last one shown, if there may be older ones.
    pub(crate) last: String,
}

/// One report in a list.
#[derive(Clone, Debug)]
pub(crate) struct DeskReportLine {
    pub(crate) id: String,
    pub(crate) about: String,
    /// Which community says so; empty where a member does.
    pub(crate) from: String,
    pub(crate) category: domain::ReportCategory,
    pub(crate) state: ReportState,
    /// When it came, and until when it should be decided; on her clock and for programs.
    pub(crate) day: (String, String),
    pub(crate) due: (String, String),
}

#[derive(Template)]
#[template(path = "desk_reports.html")]
struct ReportsTemplate<'a> {
    around: Around<'a>,
    waiting: Vec<(&'a DeskReportLine, String, String)>,
    rest: Vec<(&'a DeskReportLine, String, String)>,
    last: &'a str,
    as_of: String,
}

/// Behind which one the list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    before: String,
}

impl ReportsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("desk-reports-title"), words.t("desk-reports-intro"));
        let line = |line| lined(words, line);
        written(&ReportsTemplate {
            around: Around::of(frame, head),
            waiting: self.waiting.iter().map(line).collect(),
            rest: self.rest.iter().map(line).collect(),
            last: &self.last,
            as_of: as_of(frame),
        })
    }
}

fn lined<'a>(words: &Words, line: &'a DeskReportLine) -> (&'a DeskReportLine, String, String) {
    (
        line,
        category_words(words, line.category),
        words.t(state_key(line.state)),
    )
}

/// How it stands, for officers.
pub(super) fn state_key(state: ReportState) -> &'static str {
    match state {
        ReportState::Open => "desk-report-open",
        ReportState::Taken => "desk-report-taken",
        ReportState::PassedOn => "desk-report-passed-on",
        ReportState::Resolved => "desk-report-resolved",
        ReportState::Appealed => "desk-report-appealed",
        ReportState::Closed => "desk-report-closed",
    }
}

/// What it is about, and which community says so.
pub(super) fn named(tx: &mut Transaction<'_>, report: &Report) -> Result<(String, String), StoreError> {
    let member = match &report.about.member {
        Some(member) => members::get(tx, member)?,
        None => None,
    };
    let about = match (member, &report.about.called) {
        (Some(member), _) => member.name.to_string(),
        (None, Some(called)) => called.to_string(),
        (None, None) => report.about.address.to_string(),
    };
    let from = match &report.from {
        ReportedBy::Peer { peer, .. } => peerings::outline(tx, peer)?
            .map_or_else(|| peer.authority().to_owned(), |peering| peering.name.to_string()),
        ReportedBy::Member { .. } | ReportedBy::Nobody => String::new(),
    };
    Ok((about, from))
}

/// `GET /desk/reports`.
pub(super) async fn show(chief: Chief, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let visit = &chief.visit;
    let Query(asked) = asked.unwrap_or_default();
    let before = ReportId::parse(&asked.before).ok();
    let telling = visit.telling();
    let both = |at: jiff::Timestamp| (telling.time(at), at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let read = visit.site.doors.node.database.read(|tx| {
        let line = |tx: &mut Transaction<'_>, report: &Report| -> Result<DeskReportLine, StoreError> {
            let (about, from) = named(tx, report)?;
            Ok(DeskReportLine {
                id: report.id.to_string(),
                about,
                from,
                category: report.category,
                state: report.state(),
                day: both(report.at),
                due: both(report.due()),
            })
        };
        let (mut page, mut last) = (ReportsPage::default(), None);
        if before.is_none() {
            for report in reports::waiting(tx, WAITING_MAX)? {
                page.waiting.push(line(tx, &report)?);
            }
        }
        let all = reports::page(tx, before.as_ref(), LINES_MAX)?;
        if all.len() == usize::from(LINES_MAX) {
            last = all.last().map(|report| report.id.to_string());
        }
        for report in all.iter().filter(|report| !report.state().waits()) {
            page.rest.push(line(tx, report)?);
        }
        page.last = last.unwrap_or_default();
        Ok::<_, StoreError>(page)
    });
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
