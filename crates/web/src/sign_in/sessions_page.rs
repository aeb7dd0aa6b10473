//! `/settings/sessions`: the browsers in which a member is signed in; she ends one, or signs out of this one.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::decide_joining::{DecideRefused, withdraw_wish};
use community::renew_session::renew_session;
use community::sign_in::{SignOutRefused, sign_out};
use domain::{MemberId, SessionId};
use http::HeaderMap;
use jiff::Timestamp;
use serde::Deserialize;
use store::sessions::{self, Browser};

use super::begun::{Begin, newcomers_page, signed_out};
use super::proofs::{Button, Here, Member, Refused, form, token_form};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// The browsers of a member.
#[derive(Clone, Debug)]
pub(crate) struct SessionsPage {
    /// Each, latest sign-in first.
    pub(crate) sessions: Vec<SessionLine>,
}

/// One browser.
#[derive(Clone, Debug)]
pub(crate) struct SessionLine {
    /// Its id, for the form.
    pub(crate) id: String,
    /// Its kind.
    pub(crate) browser: Browser,
    /// When she signed in.
    pub(crate) signed_in: Timestamp,
    /// When it was last used, to the hour.
    pub(crate) last_seen: Timestamp,
    /// Whether it is the one she reads this in.
    pub(crate) place: Place,
}

/// Where a session is, seen from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In this very browser.
    Here,
    /// In another one.
    Elsewhere,
}

struct Row {
    id: String,
    browser: String,
    since: String,
    used: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "sessions.html")]
struct SessionsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
}

impl SessionsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("sessions-title"),
            words.t("sessions-intro"),
        );
        let row = |line: &SessionLine| Row {
            id: line.id.clone(),
            browser: browser(words, line.browser),
            since: times::ago(words, line.signed_in, frame.now),
            used: times::ago(words, line.last_seen, frame.now),
            here: line.place == Place::Here,
        };
        written(&SessionsTemplate {
            around: Around::of(frame, head),
            rows: self.sessions.iter().map(row).collect(),
        })
    }
}

fn browser(words: &Words, browser: Browser) -> String {
    match browser {
        Browser::Firefox => "Firefox".to_owned(),
        Browser::Edge => "Edge".to_owned(),
        Browser::Chrome => "Chrome".to_owned(),
        Browser::Safari => "Safari".to_owned(),
        Browser::Other => words.t("sessions-other-browser"),
    }
}

/// `GET /settings/sessions`.
pub(crate) async fn show(member: Member) -> Response {
    let Member { visit, signed_in } = &member;
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| sessions::of_member(tx, &signed_in.session.member));
    let Ok(mut known) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    known.retain(|session| !session.is_over(visit.now));
    let line = |session: &sessions::Session| SessionLine {
        id: session.id.to_string(),
        browser: session.browser,
        signed_in: session.signed_in,
        last_seen: session.last_seen,
        place: match session.id == signed_in.session.id {
            true => Place::Here,
            false => Place::Elsewhere,
        },
    };
    let page = SessionsPage {
        sessions: known.iter().rev().map(line).collect(),
    };
    visit.page(page.render(&visit.frame()))
}

/// Which browser is signed out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndForm {
    form_token: String,
    session: String,
}

token_form!(EndForm);

/// `POST /settings/sessions/end`.
pub(crate) async fn end_one(
    State(site): State<Site>,
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<EndForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let id = SessionId::parse(&form.session).map_err(|_| missing())?;
    end(&site, visit, &signed_in.session.member, &id).await?;
    if id == signed_in.session.id {
        return Ok(signed_out(visit, &headers, "/").await);
    }
    Ok(Redirect::to("/settings/sessions").into_response())
}

/// `POST /logout`: also of somebody whose wish to join waits, as on a computer that she shares.
pub(crate) async fn log_out(
    State(site): State<Site>,
    headers: HeaderMap,
    here: Here,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    here.form(sent)?;
    end(&site, &here.visit, &here.session.member, &here.session.id).await?;
    Ok(signed_out(&here.visit, &headers, "/").await)
}

/// `POST /join/withdraw`: she does not wish to join any more, and is signed out everywhere; whoever was let in meanwhile is
/// led to her card, where she may leave.
pub(crate) async fn withdraw(
    State(site): State<Site>,
    headers: HeaderMap,
    here: Here,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    here.form(sent)?;
    let (visit, who) = (&here.visit, &here.session.member);
    let database = &site.doors.node.database;
    match database.transact(|tx| withdraw_wish(tx, who, visit.now)).await {
        Ok(()) => Ok(signed_out(visit, &headers, "/").await),
        Err(DecideRefused::NotWaiting) => Ok(Redirect::to("/card").into_response()),
        Err(DecideRefused::NoSuchMember) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /join/enter`: whoever was let in goes on with a session that this browser never had before (threat E4); whoever need
/// not is led to where she is.
pub(crate) async fn enter(
    State(site): State<Site>,
    headers: HeaderMap,
    here: Here,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    here.form(sent)?;
    let (visit, before) = (&here.visit, &here.session);
    let begin = Begin::in_browser(visit, &headers);
    let node = &site.doors.node;
    let renewed = node
        .database
        .transact(|tx| renew_session(tx, before, &begin.session(), visit.now));
    match renewed.await {
        Ok(Some(_)) => Ok(newcomers_page(visit, &headers, &begin)),
        Ok(None) => Ok(Redirect::to("/").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

async fn end(site: &Site, visit: &Visit, owner: &MemberId, id: &SessionId) -> Result<(), Refused> {
    let database = &site.doors.node.database;
    match database.transact(|tx| sign_out(tx, owner, id)).await {
        Ok(()) => Ok(()),
        Err(SignOutRefused::NoSuchSession | SignOutRefused::NoSuchMember(_)) => {
            Err(Refused::by(visit, &ErrorPage::NotFound))
        }
        Err(SignOutRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
