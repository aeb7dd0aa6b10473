//! `/reports/{id}`: she whom a decision is about reads it, and says once what she has to say against it (F20, journey D, step 5).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::appeal_report::{AppealRefused, appeal_report, appealable};
use domain::{Note, Report, ReportId, Ruling, TextRefused};
use serde::Deserialize;
use store::reports;

use super::{category_words, outcome_words, text_fault};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused, form, token_form};

/// What was decided about her.
#[derive(Clone, Debug)]
pub(crate) struct DecidedPage {
    pub(crate) report: Report,
    /// Whether she may say something against it.
    pub(crate) may_appeal: bool,
    /// When it was decided, on her clock and for programs.
    pub(crate) day: (String, String),
    /// What she typed, and why it was not taken.
    pub(crate) typed: Option<(String, TextRefused)>,
}

#[derive(Template)]
#[template(path = "report_decided.html")]
struct DecidedTemplate<'a> {
    around: Around<'a>,
    path: String,
    category: String,
    outcome: String,
    message: Vec<String>,
    day: &'a (String, String),
    may_appeal: bool,
    /// What became of what she said, if she did.
    appeal: String,
    typed: &'a str,
    fault: String,
    chars_max: usize,
}

/// What she sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppealForm {
    form_token: String,
    words: String,
}

token_form!(AppealForm);

impl DecidedPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let ending = self.report.ending.as_ref();
        let ruling = self.report.appeal.as_ref().map(|appeal| appeal.decided.as_ref());
        let appeal = match ruling {
            None => String::new(),
            Some(None) => words.t("report-appeal-waits"),
            Some(Some(decided)) if decided.ruling == Ruling::Lifted => words.t("report-appeal-lifted"),
            Some(Some(_)) => words.t("report-appeal-stays"),
        };
        let message = ending.and_then(|ending| ending.message.as_ref());
        let head = Head::unlisted(
            Section::Person,
            words.t("report-decided-title"),
            words.t("report-decided-intro"),
        );
        written(&DecidedTemplate {
            around: Around::of(frame, head),
            path: format!("/reports/{}", self.report.id),
            category: category_words(words, self.report.category),
            outcome: ending.map_or_else(String::new, |ending| outcome_words(words, ending.outcome)),
            message: message.map_or_else(Vec::new, |note| {
                note.as_str().lines().map(str::to_owned).collect()
            }),
            day: &self.day,
            may_appeal: self.may_appeal,
            appeal,
            typed: self.typed.as_ref().map_or("", |(text, _)| text),
            fault: self
                .typed
                .as_ref()
                .map_or_else(String::new, |(_, refused)| text_fault(words, *refused)),
            chars_max: Note::CHARS_MAX,
        })
    }
}

/// The page of what was decided about her; of anything else there is none.
fn page(member: &Member, id: &str, typed: Option<(String, TextRefused)>) -> Result<DecidedPage, Refused> {
    let visit = &member.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = ReportId::parse(id).map_err(|_| not_found())?;
    let (hers, now) = (&member.signed_in.membership, visit.now);
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| match appealable(tx, hers, &id, now) {
        Ok(report) => Ok(Some((report, true))),
        Err(AppealRefused::Over) => Ok(reports::get(tx, &id)?.map(|report| (report, false))),
        Err(AppealRefused::NoSuchReport) => Ok(None),
        Err(AppealRefused::Store(error)) => Err(error),
    });
    let found = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let (report, may_appeal) = found.ok_or_else(not_found)?;
    let at = report.ending.as_ref().map_or(report.at, |ending| ending.at);
    let exact = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Ok(DecidedPage {
        day: (visit.telling().time(at), exact),
        report,
        may_appeal,
        typed,
    })
}

/// `GET /reports/{id}`.
pub(super) async fn show(member: Member, Path(id): Path<String>) -> Result<Response, Refused> {
    let page = page(&member, &id, None)?;
    Ok(member.visit.secret_page(page.render(&member.visit.frame())))
}

/// `POST /reports/{id}`.
pub(super) async fn appeal(
    member: Member,
    Path(id): Path<String>,
    sent: Result<Form<AppealForm>, FormRejection>,
) -> Result<Response, Refused> {
    let (visit, signed_in) = (&member.visit, &member.signed_in);
    let sent = form(visit, signed_in, sent)?;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let known = ReportId::parse(&id).map_err(|_| not_found())?;
    let words = match Note::parse(&sent.words) {
        Ok(words) => words,
        Err(refused) => {
            let page = page(&member, &id, Some((sent.words, refused)))?;
            return Ok(visit.refused_page(page.render(&visit.frame())));
        }
    };
    let database = &visit.site.doors.node.database;
    let said = database
        .transact(|tx| appeal_report(tx, &signed_in.membership, &known, &words, visit.now))
        .await;
    match said {
        // Said already, or too late: the page tells which.
        Ok(_) | Err(AppealRefused::Over) => Ok(Redirect::to(&format!("/reports/{known}")).into_response()),
        Err(AppealRefused::NoSuchReport) => Err(not_found()),
        Err(AppealRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
