//! Who does what at an event of ours: a part of its page for members, who take an open job or give theirs back (need 0.8).

use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_event::Seen;
use community::see_jobs::{Doer, SeenJob, SeenJobs, see_jobs};
use community::take_job::{TakeRefused, Turn, take_job, take_refused};
use domain::{EventId, JobKind, JobRefused, MemberId};
use http::StatusCode;
use serde::Deserialize;
use store::{StoreError, Transaction};

use crate::error_page::ErrorPage;
use crate::event_page::EventPage;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::visit::Visit;
use crate::words::Words;

/// One job as a member reads it.
#[derive(Clone, Debug)]
pub struct JobLine {
    /// Its name within the event.
    pub number: u32,
    /// What there is to do.
    pub kind: JobKind,
    /// Whether nobody does it.
    pub is_open: bool,
    /// Who does it, if the reader is told.
    pub doer: Option<Doer>,
    /// Whether the reader does it, or may.
    pub turn: Option<Turn>,
}

impl Visit {
    /// The jobs of an event as the reader sees them.
    pub(crate) fn jobs(&self, tx: &mut Transaction<'_>, seen: &Seen) -> Result<Vec<JobLine>, StoreError> {
        let Some(signed_in) = &self.signed_in else {
            return Ok(Vec::new());
        };
        let jobs = see_jobs(tx, &self.viewer, seen)?.unwrap_or_default();
        let offer = take_refused(&seen.event, self.now).is_none();
        Ok(lines(
            jobs,
            &signed_in.membership.member().id,
            offer.then_some(Turn::Take),
        ))
    }
}

/// Its row on the page.
pub(crate) struct JobRow {
    pub(crate) number: u32,
    pub(crate) what: String,
    /// Whether nobody does it.
    pub(crate) is_open: bool,
    /// Her page and her name, if the reader is told.
    pub(crate) doer: Option<(String, String)>,
    /// The value and the label of the button.
    pub(crate) button: Option<(&'static str, String)>,
    /// Whether the reader keeps the door by an organiser's word.
    pub(crate) keeps_the_door: bool,
}

/// The jobs as `reader` sees them; what is open is `offered` to her, if anything is.
fn lines(seen: SeenJobs, reader: &MemberId, offered: Option<Turn>) -> Vec<JobLine> {
    let line = |job: SeenJob| JobLine {
        number: job.number,
        turn: match &job.doer {
            None if job.is_open => offered.filter(|_| job.kind.is_for_anybody()),
            Some(doer) if &doer.member == reader => Some(Turn::GiveBack),
            None | Some(_) => None,
        },
        kind: job.kind,
        is_open: job.is_open,
        doer: job.doer,
    };
    seen.jobs.into_iter().map(line).collect()
}

impl JobRow {
    pub(crate) fn of(words: &Words, line: &JobLine) -> Self {
        Self {
            number: line.number,
            keeps_the_door: line.turn == Some(Turn::GiveBack)
                && line
                    .doer
                    .as_ref()
                    .is_some_and(|doer| line.kind.opens_the_list(doer.given)),
            what: job_words(words, &line.kind),
            is_open: line.is_open,
            doer: line.doer.as_ref().map(doer_words),
            button: line.turn.map(|turn| match turn {
                Turn::Take => ("take", words.t("job-take")),
                Turn::GiveBack => ("give_back", words.t("job-give-back")),
            }),
        }
    }
}

/// Her page here and her name.
pub(crate) fn doer_words(doer: &Doer) -> (String, String) {
    (format!("/people/{}", doer.handle), doer.name.to_string())
}

/// What a job is called.
pub(crate) fn job_words(words: &Words, kind: &JobKind) -> String {
    match kind {
        JobKind::Organiser => words.t("job-organiser"),
        JobKind::Door => words.t("job-door"),
        JobKind::Minutes => words.t("job-minutes"),
        JobKind::SpeakerCare => words.t("job-speaker-care"),
        JobKind::Other(name) => name.to_string(),
    }
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentTurn {
    form_token: String,
    job: u32,
    turn: SentWord,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SentWord {
    Take,
    GiveBack,
}

token_form!(SentTurn);

/// `POST /events/{id}/jobs/mine`: back to the event, or the event once more with why she has it not.
pub(crate) async fn turn(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    member: Member,
    sent: Result<Form<SentTurn>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    let id = id.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
    let turn = match sent.turn {
        SentWord::Take => Turn::Take,
        SentWord::GiveBack => Turn::GiveBack,
    };
    let database = &site.doors.node.database;
    let turned = database
        .transact(|tx| take_job(tx, &signed_in.membership, &id, sent.job, turn, visit.now))
        .await;
    let why = match turned {
        Ok(()) => return Ok(Redirect::to(&format!("/events/{id}#jobs")).into_response()),
        Err(TakeRefused::NotFound) => return Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(TakeRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(TakeRefused::NotOn) => "job-wrong-cancelled",
        Err(TakeRefused::Over) => "job-wrong-over",
        Err(TakeRefused::Job(JobRefused::Taken)) => "job-wrong-taken",
        Err(TakeRefused::Job(JobRefused::NamedAlone)) => "job-wrong-organiser",
        Err(TakeRefused::Job(_)) => "job-wrong-gone",
    };
    let read = EventPage::read(visit, &id, None).map(|page| {
        page.map(|page| EventPage {
            job_not_taken: Some(why),
            ..page
        })
    });
    let mut response = EventPage::shown(read, visit);
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}
