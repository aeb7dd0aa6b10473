//! `/desk/reports/{id}`: one report, what she whom it is about was told before, and the decision (F20, journey D, steps 2 to 6).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use community::decide_report::is_near;
use domain::{FlagOutcome, Note, Report, ReportId, ReportOutcome, ReportState, ReportedBy, Zone};
use store::{StoreError, Transaction, reports};

use super::reports_page::{named, state_key};
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::reports::{category_words, outcome_words};
use crate::sign_in::{Chief, Refused};
use crate::words::Words;

/// Reports of the same person that are told beside this one.
const BEFORE_MAX: usize = 10;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct DeskReportPage {
    pub(crate) report: Report,
    pub(crate) about: String,
    /// Which community says so; empty where a member does.
    pub(crate) from: String,
    /// Whether it is about something of another community, to which it can be passed on.
    pub(crate) is_elsewhere: bool,
    /// Whether this officer is too near to one of the two.
    pub(crate) is_near: bool,
    /// How she stands whom it is about, in words; empty where nobody of ours is.
    pub(crate) standing: String,
    /// Reports of her before: what was wrong, and how it stands.
    pub(crate) before: Vec<(domain::ReportCategory, ReportState)>,
    /// When it came, until when it should be decided, when it was: on her clock and for programs.
    pub(crate) day: (String, String),
    pub(crate) due: (String, String),
    pub(crate) decided: (String, String),
    /// What was typed, and what is wrong with it.
    pub(crate) typed: DecisionTyped,
    pub(crate) fault: Option<(&'static str, String)>,
}

/// The form as it was sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct DecisionTyped {
    pub(crate) outcome: String,
    pub(crate) until: String,
    pub(crate) reason: String,
    pub(crate) message: String,
}

#[derive(Template)]
#[template(path = "desk_report.html")]
struct ReportTemplate<'a> {
    around: Around<'a>,
    page: &'a DeskReportPage,
    path: String,
    category: String,
    state: String,
    from: String,
    said: Vec<&'a str>,
    before: Vec<(String, String)>,
    taken_by: &'a str,
    outcome: String,
    reason: Vec<&'a str>,
    message: Vec<&'a str>,
    appeal: Vec<&'a str>,
    is_appealed: bool,
    ruling: String,
    may_decide: bool,
    outcomes: Vec<Choice>,
    chars_max: usize,
}

impl DeskReportPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (words, report) = (frame.words, &self.report);
        let title = words.with("desk-report-title", &[("about", self.about.as_str().into())]);
        let ending = report.ending.as_ref();
        let appeal = report.appeal.as_ref();
        written(&ReportTemplate {
            around: Around::of(frame, head(title, words.t("desk-reports-intro"))),
            page: self,
            path: format!("/desk/reports/{}", report.id),
            category: category_words(words, report.category),
            state: words.t(state_key(report.state())),
            from: self.said_by(words),
            said: lines(report.words.as_ref()),
            before: self.told_before(words),
            taken_by: report.taken_by.as_ref().map_or("", |handle| handle.as_str()),
            outcome: self.outcome(words),
            reason: lines(ending.and_then(|ending| ending.reason.as_ref())),
            message: lines(ending.and_then(|ending| ending.message.as_ref())),
            appeal: lines(appeal.and_then(|appeal| appeal.words.as_ref())),
            is_appealed: report.state() == ReportState::Appealed,
            ruling: match appeal.and_then(|appeal| appeal.decided.as_ref()) {
                Some(decided) => {
                    words.with("desk-report-ruling", &[("ruling", decided.ruling.word().into())])
                }
                None => String::new(),
            },
            may_decide: matches!(report.state(), ReportState::Open | ReportState::Taken) && !self.is_near,
            outcomes: self.outcomes(words),
            chars_max: Note::CHARS_MAX,
        })
    }

    fn said_by(&self, words: &Words) -> String {
        match (&self.report.from, self.from.is_empty()) {
            (ReportedBy::Peer { .. }, _) | (_, false) => {
                words.with("desk-report-by-peer", &[("community", self.from.as_str().into())])
            }
            (ReportedBy::Member { .. }, true) => words.t("desk-report-by-member"),
            (ReportedBy::Nobody, true) => words.t("desk-report-by-nobody"),
        }
    }

    fn told_before(&self, words: &Words) -> Vec<(String, String)> {
        let told = |(category, state): &(domain::ReportCategory, ReportState)| {
            (category_words(words, *category), words.t(state_key(*state)))
        };
        self.before.iter().map(told).collect()
    }

    /// What came of it, here or at the community that it was passed on to.
    fn outcome(&self, words: &Words) -> String {
        let answer = self
            .report
            .passed_on
            .as_ref()
            .and_then(|passed_on| passed_on.answer);
        match (&self.report.ending, answer) {
            (Some(ending), _) => outcome_words(words, ending.outcome),
            (None, Some(FlagOutcome::Action)) => words.t("desk-report-answer-action"),
            (None, Some(FlagOutcome::None)) => words.t("desk-report-answer-none"),
            (None, None) => String::new(),
        }
    }

    /// What can be decided: of whoever is no member here, nothing can be held against her.
    fn outcomes(&self, words: &Words) -> Vec<Choice> {
        let until = self.report.at;
        let all = [
            ReportOutcome::Dismiss,
            ReportOutcome::Mediate,
            ReportOutcome::Caution,
            ReportOutcome::Limit { until },
            ReportOutcome::Suspend,
        ];
        let is_open =
            |outcome: &ReportOutcome| self.report.about.member.is_some() || !outcome.goes_against_her();
        let option = |outcome: ReportOutcome| Choice {
            value: outcome.word().to_owned(),
            label: outcome_words(words, outcome),
            language: String::new(),
            chosen: outcome.word() == self.typed.outcome,
        };
        all.into_iter().filter(is_open).map(option).collect()
    }
}

/// A text line by line, as it was written.
fn lines(note: Option<&Note>) -> Vec<&str> {
    note.map_or_else(Vec::new, |note| note.as_str().lines().collect())
}

/// The page as it is now, with what was typed.
pub(super) fn page(
    chief: &Chief,
    id: &str,
    (typed, fault): (DecisionTyped, Option<(&'static str, String)>),
) -> Result<DeskReportPage, Refused> {
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = ReportId::parse(id).map_err(|_| not_found())?;
    let telling = visit.telling();
    let both = |at: jiff::Timestamp| (telling.time(at), at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let own = &visit.site.doors.node.origin;
    let read = visit.site.doors.node.database.read(|tx| {
        let Some(report) = reports::get(tx, &id)? else {
            return Ok(None);
        };
        let (about, from) = named(tx, &report)?;
        let ended = report.ending.as_ref().map(|ending| ending.at);
        Ok::<_, StoreError>(Some(DeskReportPage {
            about,
            from,
            is_elsewhere: report.about.address.origin() != *own
                && !matches!(report.from, ReportedBy::Peer { .. }),
            is_near: is_near(tx, &chief.officer, &report)?,
            standing: standing_of(tx, visit.words(), &report, visit.now)?,
            before: before(tx, &report)?,
            day: both(report.at),
            due: both(report.due()),
            decided: ended.map(both).unwrap_or_default(),
            report,
            typed,
            fault,
        }))
    });
    read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?
        .ok_or_else(not_found)
}

fn standing_of(
    tx: &mut Transaction<'_>,
    words: &Words,
    report: &Report,
    now: jiff::Timestamp,
) -> Result<String, StoreError> {
    let Some(member) = &report.about.member else {
        return Ok(String::new());
    };
    let standing = store::standings::of(tx, member)?;
    let zone = store::community::profile(tx)?.map_or_else(Zone::utc, |profile| profile.zone);
    Ok(super::standing_words(
        words,
        standing,
        standing.last_day(&zone, now),
    ))
}

/// Earlier reports of the same person; those that she wrote are none of these.
fn before(
    tx: &mut Transaction<'_>,
    report: &Report,
) -> Result<Vec<(domain::ReportCategory, ReportState)>, StoreError> {
    let Some(member) = &report.about.member else {
        return Ok(Vec::new());
    };
    let all = reports::of_member(tx, member)?;
    let is_before = |one: &&Report| one.id != report.id && one.about.member.as_ref() == Some(member);
    let told = all.iter().rev().filter(is_before).take(BEFORE_MAX);
    Ok(told.map(|one| (one.category, one.state())).collect())
}

/// `GET /desk/reports/{id}`.
pub(super) async fn show(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    let page = page(&chief, &id, (DecisionTyped::default(), None))?;
    Ok(chief.visit.secret_page(page.render(&chief.visit.frame())))
}
