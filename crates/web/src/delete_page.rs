//! `/settings/data/delete`: what is deleted and what stays, asked once more before it is; and `/erased/{secret}`, what whoever
//! deleted her data reads afterwards, without being anybody here: which servers are told, and which have taken it (F22-2).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use axum::routing::get;
use community::erase_member::{EraseRefused, Erasing, erase_own};
use community::leave::{ANSWERS_MAX, WhatEnds, what_ends};
use community::make_sign_in_link::fresh_link_secret;
use community::see_erasure::{AllKnown, SeenErasure, ToldServer, see_erasure_by_secret};
use domain::Iri;
use edge::{Routes, erasure_page_of};
use http::HeaderMap;
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::leave_page::ends;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, signed_out, token_form};
use crate::state_words::StateWords;
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// The question before it.
#[derive(Clone, Debug)]
pub(crate) struct DeletePage {
    /// What ends with her membership.
    pub(crate) ends: WhatEnds,
}

/// What she reads afterwards.
#[derive(Clone, Debug)]
pub(crate) struct ErasedPage {
    /// How far it is.
    pub(crate) seen: SeenErasure,
}

#[derive(Template)]
#[template(path = "data_delete.html")]
struct DeleteTemplate<'a> {
    around: Around<'a>,
    ends: Vec<String>,
    goes: Vec<String>,
    stays: Vec<String>,
}

#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedTemplate<'a> {
    around: Around<'a>,
    how_far: String,
    servers: Vec<Row<'a>>,
    open: String,
    more: bool,
}

struct Row<'a> {
    name: &'a str,
    host: &'a str,
    state: StateWords,
}

/// Where she deletes it, and where she looks afterwards.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/settings/data/delete", get(ask).post(delete))
        .route("/erased/{secret}", get(show))
}

impl DeletePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        written(&DeleteTemplate {
            around: Around::of(
                frame,
                Head::unlisted(
                    Section::Person,
                    words.t("data-delete-title"),
                    words.t("leave-intro"),
                ),
            ),
            ends: ends(words, &self.ends),
            goes: ["data-goes-name", "data-goes-said", "data-goes-lists"]
                .map(|key| words.t(key))
                .into(),
            stays: [
                "data-stays-without-name",
                "data-stays-invoices",
                "data-stays-address",
                "data-stays-elsewhere",
                "data-stays-backups",
            ]
            .map(|key| words.t(key))
            .into(),
        })
    }
}

impl ErasedPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (words, seen) = (frame.words, &self.seen);
        let how_far = match seen.done {
            Some(_) => words.t("erased-done"),
            None => words.t("erased-goes-on"),
        };
        let open = u32::try_from(seen.open()).unwrap_or(u32::MAX);
        written(&ErasedTemplate {
            around: Around::of(
                frame,
                Head::unlisted(Section::Elsewhere, words.t("erased-title"), how_far.clone()),
            ),
            how_far,
            open: words.count("erased-open", open),
            servers: seen
                .servers
                .iter()
                .map(|server| row(words, frame, server))
                .collect(),
            more: seen.all_known == AllKnown::NotYet,
        })
    }
}

fn row<'a>(words: &Words, frame: &Frame<'_>, server: &'a ToldServer) -> Row<'a> {
    let (icon, tone, said, second) = match server.confirmed {
        Some(at) => (
            Icon::Tick,
            "good",
            "erased-confirmed",
            times::ago(words, at, frame.now),
        ),
        None => (Icon::BrokenLine, "watch", "erased-unconfirmed", String::new()),
    };
    Row {
        name: &server.name,
        host: server.host.authority(),
        state: StateWords {
            icon,
            tone,
            words: words.t(said),
            second,
        },
    }
}

/// `GET /settings/data/delete`.
async fn ask(member: Member) -> Result<Response, Refused> {
    member.fresh()?;
    let Member { visit, signed_in } = &member;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| what_ends(tx, &signed_in.membership, visit.now)) {
        Ok(ends) => Ok(visit.secret_page(DeletePage { ends }.render(&visit.frame()))),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeleteForm {
    form_token: String,
    /// The word of the button: a form without it deletes nothing.
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Delete,
}

token_form!(DeleteForm);

/// `POST /settings/data/delete`: it cannot be taken back, so it wants a fresh sign-in; she is signed out by it everywhere.
async fn delete(
    headers: HeaderMap,
    member: Member,
    sent: Result<Form<DeleteForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let DeleteForm { act: Act::Delete, .. } = form(visit, signed_in, sent)?;
    member.fresh()?;
    let node = &visit.site.doors.node;
    let activities: Vec<Iri> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
    let secret = fresh_link_secret(&node.randomness);
    let erasing = Erasing {
        activities: &activities,
        secret: &secret,
    };
    let rules = &node.settings.rules;
    let done = node
        .database
        .transact(|tx| erase_own(tx, rules, &signed_in.membership, erasing, visit.now))
        .await;
    visit.site.rooms.members_changed();
    match done {
        Ok(()) => Ok(signed_out(visit, &headers, &erasure_page_of(&secret)).await),
        // Another form of hers was first; the mail of that one leads to the page.
        Err(EraseRefused::NoSuchMember | EraseRefused::WaitsToJoin) => {
            Ok(signed_out(visit, &headers, "/left").await)
        }
        Err(EraseRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `GET /erased/{secret}`: nobody's page but of whoever has the secret.
async fn show(visit: Visit, Path(secret): Path<String>) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_erasure_by_secret(tx, &secret)) {
        Ok(Some(seen)) => visit.secret_page(ErasedPage { seen }.render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
