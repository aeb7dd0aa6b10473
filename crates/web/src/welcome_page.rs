//! `/welcome`: the first page after joining, five steps, each with its way there; it can be hidden (need 4.19).

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::welcome::{Checklist, StepState, checklist, hide, tick};
use domain::FirstStep;
use edge::Routes;
use serde::Deserialize;
use store::{StoreError, passkeys};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Button, Member, Refused, form, has_passkeys, token_form};

/// The checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WelcomePage {
    /// How far she is.
    pub(crate) list: Checklist,
    /// Whether she is offered a passkey.
    pub(crate) passkey: PasskeyOffer,
}

/// Whether a newcomer is offered a passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PasskeyOffer {
    /// She has none, and may make one.
    Made,
    /// She has one, or this node has none.
    None,
}

/// Where the checklist is shown and changed.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/welcome", get(show))
        .route("/welcome/tick", post(tick_one))
        .route("/welcome/hide", post(hide_all))
}

struct Step {
    word: &'static str,
    title: String,
    why: String,
    href: &'static str,
    go: String,
    state: String,
    tickable: bool,
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct WelcomeTemplate<'a> {
    around: Around<'a>,
    progress: String,
    steps: Vec<Step>,
    hidden: bool,
    passkey: bool,
}

impl WelcomePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("welcome-title"),
            words.t("welcome-intro"),
        );
        let step = |(step, state): &(FirstStep, StepState)| {
            let ([title, why, go], href) = said(*step);
            Step {
                word: step.word(),
                title: words.t(title),
                why: words.t(why),
                go: words.t(go),
                href,
                state: match state {
                    StepState::Open => String::new(),
                    StepState::Seen | StepState::Ticked => words.t("welcome-done"),
                },
                tickable: *state == StepState::Open && *step != FirstStep::SignCode,
            }
        };
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let done = [
            ("n", count(self.list.done()).into()),
            ("all", count(self.list.steps.len()).into()),
        ];
        written(&WelcomeTemplate {
            around: Around::of(frame, head),
            progress: words.with("welcome-progress", &done),
            steps: self.list.steps.iter().map(step).collect(),
            hidden: self.list.hidden,
            passkey: self.passkey == PasskeyOffer::Made,
        })
    }
}

/// What a step is called, why it is worth while, what its button says, and where it is done.
pub(crate) fn said(step: FirstStep) -> ([&'static str; 3], &'static str) {
    match step {
        FirstStep::SignCode => (
            [
                "welcome-sign-code",
                "welcome-sign-code-why",
                "welcome-sign-code-go",
            ],
            "/ethics/sign",
        ),
        FirstStep::FillFive => (
            [
                "welcome-fill-five",
                "welcome-fill-five-why",
                "welcome-fill-five-go",
            ],
            "/settings/profile",
        ),
        FirstStep::Follow => (
            ["welcome-follow", "welcome-follow-why", "welcome-follow-go"],
            "/communities",
        ),
        FirstStep::Answer => (
            ["welcome-answer", "welcome-answer-why", "welcome-answer-go"],
            "/events",
        ),
        FirstStep::SayHello => (
            [
                "welcome-say-hello",
                "welcome-say-hello-why",
                "welcome-say-hello-go",
            ],
            "/about",
        ),
    }
}

/// `GET /welcome`.
async fn show(State(site): State<Site>, member: Member) -> Response {
    let Member { visit, signed_in } = &member;
    let node = &site.doors.node;
    let resign_on = node.settings.ethics.resign_on;
    let read = node.database.read(|tx| {
        let has_one = !passkeys::of_member(tx, &signed_in.session.member)?.is_empty();
        Ok::<_, StoreError>(WelcomePage {
            list: checklist(tx, &signed_in.membership, resign_on)?,
            passkey: match has_passkeys(visit) && !has_one {
                true => PasskeyOffer::Made,
                false => PasskeyOffer::None,
            },
        })
    });
    match read {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// Which step is ticked off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TickForm {
    form_token: String,
    step: String,
}

token_form!(TickForm);

/// `POST /welcome/tick`.
async fn tick_one(
    State(site): State<Site>,
    member: Member,
    sent: Result<Form<TickForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let Some(step) = FirstStep::from_word(&form.step) else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let database = &site.doors.node.database;
    let ticked = database
        .transact(|tx| tick(tx, &signed_in.membership, step))
        .await;
    match ticked {
        Ok(()) => Ok(Redirect::to("/welcome").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /welcome/hide`.
async fn hide_all(
    State(site): State<Site>,
    member: Member,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let database = &site.doors.node.database;
    let hidden = database
        .transact(|tx| hide(tx, &signed_in.membership, visit.now))
        .await;
    match hidden {
        Ok(()) => Ok(Redirect::to("/").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
