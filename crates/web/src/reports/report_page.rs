//! `/report`: what is wrong, in one of six words and some of her own, and what happens next (F20).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::report_it::{ReportRefused, ToReport, called_here, report_it};
use domain::{Iri, Note, Report, ReportCategory, ReportState, ReportedBy, TextRefused, Title};
use serde::Deserialize;
use store::reports;

use super::{category_words, text_fault};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused, form, token_form};
use crate::words::Words;

/// Her reports shown below the form.
const SHOWN_MAX: usize = 10;

/// The form, and what became of what she reported before.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReportPage {
    pub(crate) form: ReportForm,
    pub(crate) fault: Option<ReportFault>,
    /// She has just sent one.
    pub(crate) is_sent: bool,
    /// Latest first.
    pub(crate) hers: Vec<ReportLine>,
}

/// What she typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReportForm {
    pub(crate) about: String,
    pub(crate) called: String,
    pub(crate) category: String,
    pub(crate) words: String,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportFault {
    About,
    Own,
    Category,
    Words(TextRefused),
    Many,
}

/// One of hers.
#[derive(Clone, Debug)]
pub(crate) struct ReportLine {
    pub(crate) about: String,
    pub(crate) day: String,
    pub(crate) day_exact: String,
    pub(crate) state: &'static str,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportTemplate<'a> {
    around: Around<'a>,
    form: &'a ReportForm,
    categories: Vec<Choice>,
    /// Field and words of what is wrong.
    fault: Option<(&'static str, String)>,
    is_sent: bool,
    hers: Vec<(&'a ReportLine, String)>,
    chars_max: usize,
}

/// What a link to the form says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    about: String,
    called: String,
    sent: String,
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    form_token: String,
    about: String,
    #[serde(default)]
    called: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    words: String,
}

token_form!(Sent);

impl ReportPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Person, words.t("report-title"), words.t("report-intro"));
        let option = |category: ReportCategory| Choice {
            value: category.word().to_owned(),
            label: category_words(words, category),
            language: String::new(),
            chosen: category.word() == self.form.category,
        };
        written(&ReportTemplate {
            around: Around::of(frame, head),
            form: &self.form,
            categories: ReportCategory::ALL.into_iter().map(option).collect(),
            fault: self.fault.map(|fault| fault.told(words)),
            is_sent: self.is_sent,
            hers: self.hers.iter().map(|line| (line, words.t(line.state))).collect(),
            chars_max: Note::CHARS_MAX,
        })
    }
}

impl ReportFault {
    fn told(self, words: &Words) -> (&'static str, String) {
        match self {
            Self::About => ("about", words.t("report-about-wrong")),
            Self::Own => ("about", words.t("report-own")),
            Self::Many => ("about", words.t("report-many")),
            Self::Category => ("category", words.t("report-category-missing")),
            Self::Words(refused) => ("words", text_fault(words, refused)),
        }
    }
}

/// The state of a report as its writer reads it: whether anything was done, and never what.
fn state_key(report: &Report) -> &'static str {
    match report.state() {
        ReportState::Open | ReportState::Taken => "report-state-waits",
        ReportState::PassedOn => "report-state-passed-on",
        ReportState::Resolved | ReportState::Appealed | ReportState::Closed => "report-state-over",
    }
}

fn hers(member: &Member) -> Vec<ReportLine> {
    let (visit, me) = (&member.visit, &member.signed_in.membership.member().id);
    let telling = visit.telling();
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| reports::of_member(tx, me));
    let is_hers = |report: &Report| matches!(&report.from, ReportedBy::Member { member } if member == me);
    let line = |report: Report| ReportLine {
        about: match &report.about.called {
            Some(called) => called.to_string(),
            None => report.about.address.to_string(),
        },
        day: telling.time(report.at),
        day_exact: report.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        state: state_key(&report),
    };
    let all = read.unwrap_or_default().into_iter().rev().filter(is_hers);
    all.take(SHOWN_MAX).map(line).collect()
}

/// `GET /report`.
pub(super) async fn show(member: Member, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let Query(asked) = asked.unwrap_or_default();
    let node = &member.visit.site.doors.node;
    let named = Iri::parse(&asked.about).ok().and_then(|address| {
        let read = node.database.read(|tx| called_here(tx, &node.origin, &address));
        read.ok().flatten()
    });
    let page = ReportPage {
        form: ReportForm {
            about: asked.about,
            called: named.map_or(asked.called, |name| name.to_string()),
            ..ReportForm::default()
        },
        fault: None,
        is_sent: asked.sent == "1",
        hers: hers(&member),
    };
    member.visit.secret_page(page.render(&member.visit.frame()))
}

/// What a form means, or what is wrong with it.
fn meant(sent: &Sent) -> Result<ToReport, ReportFault> {
    let address = Iri::parse(sent.about.trim()).map_err(|_| ReportFault::About)?;
    let category = ReportCategory::from_word(&sent.category).ok_or(ReportFault::Category)?;
    let words = match sent.words.trim() {
        "" => None,
        words => Some(Note::parse(words).map_err(ReportFault::Words)?),
    };
    Ok(ToReport {
        address,
        called: Title::parse(&sent.called).ok(),
        category,
        words,
    })
}

/// `POST /report`.
pub(super) async fn send(
    member: Member,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let (visit, signed_in) = (&member.visit, &member.signed_in);
    let sent = form(visit, signed_in, sent)?;
    let again = |fault| {
        let page = ReportPage {
            form: ReportForm {
                about: sent.about.clone(),
                called: sent.called.clone(),
                category: sent.category.clone(),
                words: sent.words.clone(),
            },
            fault: Some(fault),
            is_sent: false,
            hers: hers(&member),
        };
        Ok(visit.refused_page(page.render(&visit.frame())))
    };
    let what = match meant(&sent) {
        Ok(what) => what,
        Err(fault) => return again(fault),
    };
    let node = &visit.site.doors.node;
    let id = ambient::ids::report_id(visit.now, &node.randomness);
    let taken = node
        .database
        .transact(|tx| report_it(tx, &signed_in.membership, (&node.origin, &id), &what, visit.now))
        .await;
    match taken {
        Ok(_) => Ok(Redirect::to("/report?sent=1").into_response()),
        Err(ReportRefused::Nowhere) => again(ReportFault::About),
        Err(ReportRefused::Own) => again(ReportFault::Own),
        Err(ReportRefused::Many) => again(ReportFault::Many),
        Err(ReportRefused::Words) => again(ReportFault::Words(TextRefused::Empty)),
        Err(ReportRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
