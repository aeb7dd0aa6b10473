//! What the pages of agreements have in common: finding one, and saying what was just done.

use axum::response::{IntoResponse, Redirect, Response};
use domain::{AgreementId, ReciprocityAgreement};
use edge::{Agreements, PeerProblem, Tone};
use http::StatusCode;
use serde::Deserialize;

use super::super::told::state;
use super::PATH;
use super::one_page;
use crate::error_page::ErrorPage;
use crate::sign_in::{Chief, Refused};
use crate::state_words::StateWords;
use crate::words::Words;

/// What she has just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DealDone {
    Drafted,
    Discarded,
    Sent,
    Accepted,
    Declined,
    Withdrawn,
    Ending,
}

impl DealDone {
    fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Discarded => "discarded",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Ending => "ending",
        }
    }

    pub(super) fn said(self, words: &Words) -> StateWords {
        let said = match self {
            Self::Drafted => words.t("deal-done-drafted"),
            Self::Discarded => words.t("deal-done-discarded"),
            Self::Sent => words.t("deal-done-sent"),
            Self::Accepted => words.t("deal-done-accepted"),
            Self::Declined => words.t("deal-done-declined"),
            Self::Withdrawn => words.t("deal-done-withdrawn"),
            Self::Ending => words.t("deal-done-ending"),
        };
        state(Tone::Good, &said)
    }
}

/// What was just done, in the address.
#[derive(Default, Deserialize)]
pub(super) struct DoneQuery {
    pub(super) done: Option<DealDone>,
}

/// The address of the page of one.
pub(super) fn path(id: &AgreementId) -> String {
    format!("{PATH}/{id}")
}

/// To the page of one, which says what was done.
pub(super) fn to(id: &AgreementId, done: DealDone) -> Response {
    Redirect::to(&format!("{}?done={}", path(id), done.word())).into_response()
}

/// To all of them, which say so.
pub(super) fn to_all(done: DealDone) -> Response {
    Redirect::to(&format!("{PATH}?done={}", done.word())).into_response()
}

/// The agreement of an address.
pub(super) fn known(chief: &Chief, id: &str) -> Result<ReciprocityAgreement, Refused> {
    let refuse = |page| Refused::by(&chief.visit, &page);
    let id = AgreementId::parse(id).map_err(|_| refuse(ErrorPage::NotFound))?;
    let database = &chief.visit.site.doors.node.database;
    let read = database.read(|tx| store::agreements::get(tx, &id));
    let found = read.map_err(|_| refuse(ErrorPage::Unavailable))?;
    found.ok_or_else(|| refuse(ErrorPage::NotFound))
}

/// Who signs and sends.
pub(super) fn agreements(chief: &Chief) -> &dyn Agreements {
    chief.visit.site.doors.agreements.as_ref()
}

/// Back to the page of one, which says what was done; or that page with why it was not.
pub(super) fn came_of<T>(
    chief: &Chief,
    id: &AgreementId,
    outcome: Result<T, PeerProblem>,
    done: DealDone,
) -> Response {
    match outcome {
        Ok(_) => to(id, done),
        Err(PeerProblem::Store(_)) => chief.visit.error(&ErrorPage::Unavailable),
        Err(problem) => not_done(chief, id, &problem.to_string()),
    }
}

/// The page of one with why something was not done.
pub(super) fn not_done(chief: &Chief, id: &AgreementId, why: &str) -> Response {
    let mut response = one_page::page(chief, id.as_str(), Some(state(Tone::Act, why)));
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    response
}
