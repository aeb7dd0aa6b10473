//! `/events/{id}/jobs`: an organiser says what there is to do at an event and who does it (need 0.8).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::Viewer;
use community::plan_jobs::{Plan, PlanRefused, plan_jobs};
use community::see_event::{Host, Seen};
use community::see_jobs::{SeenJob, see_jobs};
use domain::{Event, Given, Handle, JobKind, JobName, JobRefused, Jobs};
use serde::Deserialize;
use store::Membership;

use super::edit_event::own;
use super::form_page::Writer;
use crate::error_page::ErrorPage;
use crate::event_jobs::{doer_words, job_words};
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Organising, Refused, form, token_form};
use crate::visit::Visit;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct JobsPage {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) jobs: Vec<SeenJob>,
    /// The message that says why the last change was not made; empty when it was.
    pub(crate) refused: &'static str,
    /// What was typed then.
    pub(crate) typed: Typed,
    /// Who plans: officers alone say who organises the event.
    pub(crate) writer: Writer,
}

/// What the form keeps of what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) job: u32,
    pub(crate) words: String,
    pub(crate) handle: String,
}

struct Row {
    number: u32,
    what: String,
    /// Whether nobody does it.
    is_open: bool,
    /// Her page and her name, if the reader is told.
    doer: Option<(String, String)>,
    /// By whose word.
    given: String,
    handle: String,
    fault: String,
    /// Whether the reader decides who does it.
    decides: bool,
}

#[derive(Template)]
#[template(path = "event_jobs.html")]
struct JobsTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: &'a str,
    rows: Vec<Row>,
    kinds: Vec<(&'static str, String)>,
    words: &'a str,
    fault: String,
    chars_max: usize,
    may_add: bool,
    /// Whether what an organiser may do is told, beside the choice of one.
    names_organisers: bool,
}

impl JobsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Events,
            words.with("jobs-title", &[("title", self.title.as_str().into())]),
            words.t("jobs-what"),
        );
        let kind = |value, kind| (value, job_words(words, &kind));
        let mut kinds = vec![
            kind("door", JobKind::Door),
            kind("minutes", JobKind::Minutes),
            kind("speaker_care", JobKind::SpeakerCare),
            ("other", words.t("job-other")),
        ];
        if self.writer == Writer::Officer {
            kinds.insert(3, kind("organiser", JobKind::Organiser));
        }
        written(&JobsTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            rows: self.jobs.iter().map(|job| self.row(words, job)).collect(),
            kinds,
            names_organisers: self.writer == Writer::Officer,
            words: &self.typed.words,
            fault: match (self.refused, self.typed.job) {
                ("", _) | (_, 1..) => String::new(),
                (key, _) => words.count(key, JobName::CHARS_MAX as u32),
            },
            chars_max: JobName::CHARS_MAX,
            may_add: self.jobs.len() < Jobs::MAX,
        })
    }

    fn row(&self, words: &Words, job: &SeenJob) -> Row {
        let is_wrong = self.typed.job == job.number && !self.refused.is_empty();
        Row {
            number: job.number,
            decides: self.writer == Writer::Officer || job.kind != JobKind::Organiser,
            what: job_words(words, &job.kind),
            is_open: job.is_open,
            doer: job.doer.as_ref().map(doer_words),
            given: match job.doer.as_ref().map(|doer| doer.given) {
                Some(Given::Taken) => words.t("job-given-taken"),
                Some(Given::Named) => words.t("job-given-named"),
                None => String::new(),
            },
            handle: match (&job.doer, is_wrong) {
                (_, true) => self.typed.handle.clone(),
                (Some(doer), false) => doer.handle.to_string(),
                (None, false) => String::new(),
            },
            fault: match is_wrong {
                true => words.t(self.refused),
                false => String::new(),
            },
        }
    }

    fn read(visit: &Visit, membership: &Membership, event: Event) -> Result<Self, Refused> {
        let seen = Seen {
            event,
            host: Host::Us,
            taken: None,
            waiting: 0,
        };
        let database = &visit.site.doors.node.database;
        let jobs = database
            .read(|tx| see_jobs(tx, &Viewer::Member(membership.clone()), &seen))
            .map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
        Ok(Self {
            path: format!("/events/{}", seen.event.id),
            title: seen.event.draft.title.to_string(),
            jobs: jobs.unwrap_or_default().jobs,
            refused: "",
            typed: Typed::default(),
            writer: Writer::of(visit),
        })
    }
}

/// `GET /events/{id}/jobs`.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let page = JobsPage::read(visit, &by.signed_in.membership, event)?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobsForm {
    form_token: String,
    act: Act,
    #[serde(default)]
    job: u32,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    handle: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Add,
    Remove,
    Name,
    Open,
}

token_form!(JobsForm);

impl JobsForm {
    /// What it asks for, or the message that says what is wrong with it.
    fn plan(&self) -> Result<Plan, &'static str> {
        Ok(match self.act {
            Act::Remove => Plan::Remove(self.job),
            Act::Open => Plan::Open(self.job),
            Act::Name => {
                let handle = Handle::parse(self.handle.trim().trim_start_matches('@'));
                Plan::Name(self.job, handle.map_err(|_| "job-wrong-handle")?)
            }
            Act::Add => Plan::Add(match self.kind.as_str() {
                "organiser" => JobKind::Organiser,
                "door" => JobKind::Door,
                "minutes" => JobKind::Minutes,
                "speaker_care" => JobKind::SpeakerCare,
                _ => JobKind::Other(JobName::parse(&self.words).map_err(|_| "job-wrong-words")?),
            }),
        })
    }
}

/// `POST /events/{id}/jobs`: back to the list, or the list with what is wrong.
pub(crate) async fn change(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<JobsForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let sent = form(visit, &by.signed_in, sent)?;
    let event = own(visit, id)?;
    let why = match sent.plan() {
        Err(why) => why,
        Ok(plan) => {
            let database = &site.doors.node.database;
            let planned = database
                .transact(|tx| plan_jobs(tx, &by.organiser, &event.id, &plan, visit.now))
                .await;
            match planned {
                Ok(()) => return Ok(Redirect::to(&format!("/events/{}/jobs", event.id)).into_response()),
                Err(PlanRefused::NoSuchMember(_)) => "job-wrong-handle",
                Err(PlanRefused::Job(JobRefused::TooMany)) => "job-wrong-many",
                Err(PlanRefused::Job(_)) => "job-wrong-gone",
                Err(PlanRefused::OfficersAlone) => "job-wrong-organiser",
                Err(PlanRefused::Event(refused)) => {
                    return Err(Refused::by(visit, &ErrorPage::instead_of(&refused)));
                }
                Err(PlanRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
            }
        }
    };
    let mut page = JobsPage::read(visit, &by.signed_in.membership, event)?;
    page.refused = why;
    page.typed = Typed {
        job: if sent.act == Act::Add { 0 } else { sent.job },
        words: sent.words,
        handle: sent.handle,
    };
    if page.jobs.iter().all(|job| job.number != page.typed.job) {
        page.typed.job = 0;
    }
    Ok(visit.refused_page(page.render(&visit.frame())))
}
