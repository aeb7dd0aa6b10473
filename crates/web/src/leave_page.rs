//! `/card/leave`, `/desk/members/{id}/end`: what ends with a membership, asked once more before it does; and `/left`, what
//! whoever left reads last (F02).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use community::leave::{ANSWERS_MAX, LeaveRefused, Leaving, WhatEnds, end_membership, leave, what_ends};
use domain::{Iri, MemberId, Note, TextRefused};
use edge::{Node, Routes, calendar_day};
use http::HeaderMap;
use serde::Deserialize;
use store::{Membership, members};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Chief, Member, Refused, form, signed_out, token_form};
use crate::visit::Visit;
use crate::words::Words;

/// The question before the end.
#[derive(Clone, Debug)]
pub(crate) struct LeavePage {
    /// Whose membership an officer ends: her name, and the last part of the address of her row; none for one's own.
    pub(crate) of: Option<(String, String)>,
    pub(crate) ends: WhatEnds,
    /// Why, for officers: what was written, and why it was not taken.
    pub(crate) reason: Written,
    /// What an officer writes to her.
    pub(crate) message: Written,
}

/// What was written in a box and, once that was not taken, why.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) refused: Option<TextRefused>,
}

/// What she reads last.
#[derive(Clone, Debug)]
pub(crate) struct LeftPage;

#[derive(Template)]
#[template(path = "leave.html")]
struct LeaveTemplate<'a> {
    around: Around<'a>,
    title: String,
    is_own: bool,
    action: String,
    back: String,
    ends: Vec<String>,
    stays: Vec<String>,
    boxes: Vec<TextBox<'a>>,
    has_faults: bool,
    chars_max: usize,
    button: String,
}

/// A box to write in.
struct TextBox<'a> {
    name: &'static str,
    label: String,
    hint: String,
    text: &'a str,
    /// What is wrong with it, or nothing.
    fault: String,
}

#[derive(Template)]
#[template(path = "left.html")]
struct LeftTemplate<'a> {
    around: Around<'a>,
    title: String,
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveForm {
    form_token: String,
    /// The word of the button: a form without it ends nothing.
    act: Act,
    #[serde(default)]
    reason: String,
    /// Only an officer sends one.
    #[serde(default)]
    message: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    End,
}

token_form!(LeaveForm);

/// Where one leaves, and what stands there afterwards.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/card/leave", get(show).post(go))
        .route("/left", get(left))
}

fn head(title: &str, description: String) -> Head {
    Head::unlisted(Section::Person, title.to_owned(), description)
}

impl Written {
    fn shown(&self, words: &Words, name: &'static str, label: &str, hint: &str) -> TextBox<'_> {
        TextBox {
            name,
            label: words.t(label),
            hint: words.t(hint),
            text: &self.text,
            fault: self
                .refused
                .map(|refused| fault(words, refused))
                .unwrap_or_default(),
        }
    }
}

impl LeavePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (title, action, back, button) = match &self.of {
            None => (
                words.with(
                    "leave-title",
                    &[("community", frame.community.name.as_str().into())],
                ),
                "/card/leave".to_owned(),
                "/card".to_owned(),
                words.t("leave-button"),
            ),
            Some((name, id)) => (
                words.with("leave-title-of", &[("name", name.as_str().into())]),
                format!("/desk/members/{id}/end"),
                format!("/desk/members/{id}"),
                words.t("leave-button-of"),
            ),
        };
        written(&LeaveTemplate {
            around: Around::of(frame, head(&title, words.t("leave-intro"))),
            title,
            is_own: self.of.is_none(),
            action,
            back,
            ends: ends(words, &self.ends),
            stays: vec![words.t("leave-stays"), words.t("leave-again")],
            boxes: self.boxes(words),
            has_faults: self.has_faults(),
            chars_max: Note::CHARS_MAX,
            button,
        })
    }

    fn has_faults(&self) -> bool {
        self.reason.refused.is_some() || self.message.refused.is_some()
    }

    /// What she writes for officers; an officer also what the mail to her says, and these are two boxes.
    fn boxes(&self, words: &Words) -> Vec<TextBox<'_>> {
        match self.of {
            None => vec![
                self.reason
                    .shown(words, "reason", "desk-end-reason", "leave-reason-hint"),
            ],
            Some(_) => vec![
                self.message
                    .shown(words, "message", "leave-message", "leave-message-hint"),
                self.reason
                    .shown(words, "reason", "leave-note", "leave-reason-hint"),
            ],
        }
    }

    fn answer(&self, visit: &Visit) -> Response {
        let html = self.render(&visit.frame());
        match self.has_faults() {
            true => visit.refused_page(html),
            false => visit.secret_page(html),
        }
    }
}

/// What ends with a membership, in words.
pub(crate) fn ends(words: &Words, what: &WhatEnds) -> Vec<String> {
    let WhatEnds { answers, owes, until } = what;
    let answers = u32::try_from(*answers).unwrap_or(u32::MAX);
    let mut told = vec![words.count("leave-answers", answers)];
    if let Some(owed) = owes {
        let number = owed.number.to_string();
        told.push(words.with("leave-owes", &[("number", number.into())]));
    }
    if let Some(until) = until {
        told.push(words.with("leave-paid", &[("day", calendar_day(words, *until).into())]));
    }
    told.extend(["leave-mails", "leave-seen", "leave-ways-in"].map(|key| words.t(key)));
    told
}

fn fault(words: &Words, refused: TextRefused) -> String {
    match refused {
        TextRefused::TooLong(chars_max) => words.with("desk-end-reason-long", &[("n", chars_max.into())]),
        TextRefused::Empty | TextRefused::Invisible | TextRefused::Form(_) => {
            words.t("desk-end-reason-unshown")
        }
    }
}

impl LeftPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with(
            "left-title",
            &[("community", frame.community.name.as_str().into())],
        );
        written(&LeftTemplate {
            around: Around::of(frame, head(&title, words.t("left-what"))),
            title,
        })
    }
}

/// `GET /left`.
async fn left(visit: Visit) -> Response {
    visit.page(LeftPage.render(&visit.frame()))
}

/// The question about somebody.
fn question(
    visit: &Visit,
    membership: &Membership,
    of: Option<(String, String)>,
    reason: Written,
    message: Written,
) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| what_ends(tx, membership, visit.now)) {
        Ok(ends) => LeavePage {
            of,
            ends,
            reason,
            message,
        }
        .answer(visit),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `GET /card/leave`.
async fn show(member: Member) -> Result<Response, Refused> {
    member.fresh()?;
    let (visit, hers) = (&member.visit, &member.signed_in.membership);
    Ok(question(
        visit,
        hers,
        None,
        Written::default(),
        Written::default(),
    ))
}

/// What was written, or nothing; what cannot be kept is asked for again.
fn note(text: &str) -> (Option<Note>, Written) {
    let text = text.trim();
    let read = match text {
        "" => Ok(None),
        text => Note::parse(text).map(Some),
    };
    let written = |refused| Written {
        text: text.to_owned(),
        refused,
    };
    match read {
        Ok(note) => (note, written(None)),
        Err(refused) => (None, written(Some(refused))),
    }
}

fn activities(node: &Node) -> Vec<Iri> {
    (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect()
}

/// `POST /card/leave`: she is signed out by it everywhere. It cannot be taken back, so it wants a fresh sign-in.
async fn go(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<LeaveForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let LeaveForm {
        act: Act::End,
        reason: text,
        ..
    } = form(visit, signed_in, sent)?;
    member.fresh()?;
    let (because, reason) = note(&text);
    if reason.refused.is_some() {
        let hers = &signed_in.membership;
        return Ok(question(visit, hers, None, reason, Written::default()));
    }
    let node = &visit.site.doors.node;
    let activities = activities(node);
    let leaving = Leaving {
        because: because.as_ref(),
        told: None,
        activities: &activities,
    };
    let rules = &node.settings.rules;
    let done = node
        .database
        .transact(|tx| leave(tx, rules, &signed_in.membership, leaving, visit.now))
        .await;
    visit.site.rooms.members_changed();
    match done {
        // Another form of hers was first: she has left.
        Ok(()) | Err(LeaveRefused::NoSuchMember) => Ok(signed_out(visit, &headers, "/left").await),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `GET /desk/members/{id}/end`.
pub(crate) async fn ask_officer(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    chief.fresh()?;
    let membership = membership(&chief, &id)?;
    let of = Some(row(&membership));
    let nothing = Written::default;
    Ok(question(&chief.visit, &membership, of, nothing(), nothing()))
}

/// `POST /desk/members/{id}/end`: what an officer does to somebody wants a fresh sign-in.
pub(crate) async fn end_by_officer(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<LeaveForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let LeaveForm {
        act: Act::End,
        reason: text,
        message: words,
        ..
    } = form(visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let membership = membership(&chief, &id)?;
    let ((because, reason), (told, message)) = (note(&text), note(&words));
    if reason.refused.is_some() || message.refused.is_some() {
        let of = Some(row(&membership));
        return Ok(question(visit, &membership, of, reason, message));
    }
    let node = &visit.site.doors.node;
    let activities = activities(node);
    let leaving = Leaving {
        because: because.as_ref(),
        told: told.as_ref(),
        activities: &activities,
    };
    let (rules, member) = (&node.settings.rules, &membership.member().id);
    let ended = node
        .database
        .transact(|tx| end_membership(tx, rules, &chief.officer, member, leaving, visit.now))
        .await;
    visit.site.rooms.members_changed();
    match ended {
        Ok(_) => Ok(Redirect::to(&format!("/desk/members/{member}")).into_response()),
        Err(LeaveRefused::NoSuchMember) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(LeaveRefused::IsOperator) => Err(Refused::by(visit, &ErrorPage::Forbidden)),
        Err(LeaveRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn row(membership: &Membership) -> (String, String) {
    let member = membership.member();
    (member.name.to_string(), member.id.to_string())
}

fn membership(chief: &Chief, id: &str) -> Result<Membership, Refused> {
    let not_found = || Refused::by(&chief.visit, &ErrorPage::NotFound);
    let id = MemberId::parse(id).map_err(|_| not_found())?;
    let read = chief
        .visit
        .site
        .doors
        .node
        .database
        .read(|tx| members::membership(tx, &id));
    let found = read.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    found.ok_or_else(not_found)
}
