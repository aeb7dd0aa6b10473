//! `/desk/tiers`: the levels of membership, how many hold each, and the buttons that offer one no more or again (F02).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::retire_tier::{RetireTierRefused, offer_tier, retire_tier};
use community::see_tiers::{TierHeld, Tiers, see_tiers};
use domain::{Currency, Kind, Slug, Tier};
use edge::{Tone, calendar_day};
use http::StatusCode;
use serde::Deserialize;

use super::told::{as_of, head, state};
use crate::card_page::price;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Button, Chief, Refused, form, kind_words};
use crate::state_words::StateWords;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct TiersPage {
    pub(crate) seen: Tiers,
    /// What was just done, or why it was not.
    pub(crate) said: Option<TierSaid>,
}

/// What came of her last step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum TierSaid {
    Saved,
    Retired,
    Offered,
    /// People join at it.
    StaysForEntry,
    /// People lapse to it.
    StaysForLapse,
}

struct TierRow {
    id: String,
    name: String,
    price: String,
    seats: String,
    kinds: String,
    benefits: Vec<String>,
    holders: String,
    /// That people join or go on here, or since when it is offered no more.
    state: Option<StateWords>,
    may_retire: bool,
    is_retired: bool,
}

#[derive(Template)]
#[template(path = "desk_tiers.html")]
struct TiersTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    rows: Vec<TierRow>,
    may_add: bool,
    as_of: String,
}

impl TiersPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let currency = self.seen.currency.as_ref();
        let rows = self.seen.tiers.iter().map(|held| row(words, held, currency));
        written(&TiersTemplate {
            around: Around::of(frame, head(words.t("tiers-title"), words.t("tiers-intro"))),
            said: self.said.map(|said| said_words(words, said)),
            rows: rows.collect(),
            may_add: self.seen.tiers.len() < Tier::TIERS_MAX,
            as_of: as_of(frame),
        })
    }
}

fn said_words(words: &Words, said: TierSaid) -> StateWords {
    match said {
        TierSaid::Saved => state(Tone::Good, &words.t("tiers-saved")),
        TierSaid::Retired => state(Tone::Good, &words.t("tiers-retired")),
        TierSaid::Offered => state(Tone::Good, &words.t("tiers-offered")),
        TierSaid::StaysForEntry => state(Tone::Act, &words.t("tiers-stays-entry")),
        TierSaid::StaysForLapse => state(Tone::Act, &words.t("tiers-stays-lapse")),
    }
}

fn row(words: &Words, held: &TierHeld, currency: Option<&Currency>) -> TierRow {
    let tier = &held.tier;
    let kinds = Kind::ALL.into_iter().filter(|kind| tier.kinds.contains(kind));
    let kinds: Vec<String> = kinds.map(|kind| kind_words(words, kind)).collect();
    let here = match (held.is_entry, held.is_lapsed_to) {
        (true, true) => Some(words.t("tiers-join-and-lapse")),
        (true, false) => Some(words.t("tiers-join")),
        (false, true) => Some(words.t("tiers-lapse")),
        (false, false) => None,
    };
    let retired = tier.retired.map(|day| {
        let since = [("day", calendar_day(words, day).into())];
        state(Tone::Soft, &words.with("tiers-retired-since", &since))
    });
    TierRow {
        id: tier.id.to_string(),
        name: tier.name.to_string(),
        price: price(words, tier, currency),
        seats: tier
            .seats
            .map_or_else(String::new, |seats| words.count("card-seats", u32::from(seats))),
        kinds: match kinds.len() == Kind::ALL.len() {
            true => words.t("tiers-for-all"),
            false => words.with("tiers-for", &[("kinds", kinds.join(", ").into())]),
        },
        benefits: tier.benefits.iter().map(ToString::to_string).collect(),
        holders: words.count("tiers-holders", held.holders),
        state: retired.or_else(|| here.map(|said| state(Tone::Info, &said))),
        may_retire: tier.is_offered() && !held.is_entry && !held.is_lapsed_to,
        is_retired: !tier.is_offered(),
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct TiersQuery {
    done: Option<TierSaid>,
}

/// `GET /desk/tiers`.
pub(super) async fn show(chief: Chief, query: Result<Query<TiersQuery>, QueryRejection>) -> Response {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    page(&chief, query.done)
}

fn page(chief: &Chief, said: Option<TierSaid>) -> Response {
    let visit = &chief.visit;
    let node = &visit.site.doors.node;
    match see_tiers(&node.database, &node.settings.dues) {
        Ok(seen) => visit.secret_page(TiersPage { seen, said }.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /desk/tiers/{tier}/retire`.
pub(super) async fn retire(
    chief: Chief,
    Path(tier): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let tier = button(&chief, &tier, sent)?;
    let node = &chief.visit.site.doors.node;
    let (by, now) = (chief.officer.member().handle.as_str(), chief.visit.now);
    let retired = node
        .database
        .transact(|tx| retire_tier(tx, by, &tier, &node.settings.dues, now))
        .await;
    came_of(&chief, retired, TierSaid::Retired)
}

/// `POST /desk/tiers/{tier}/offer`.
pub(super) async fn offer(
    chief: Chief,
    Path(tier): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let tier = button(&chief, &tier, sent)?;
    let node = &chief.visit.site.doors.node;
    let (by, now) = (chief.officer.member().handle.as_str(), chief.visit.now);
    let offered = node.database.transact(|tx| offer_tier(tx, by, &tier, now)).await;
    came_of(&chief, offered, TierSaid::Offered)
}

fn button(chief: &Chief, tier: &str, sent: Result<Form<Button>, FormRejection>) -> Result<Slug, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    Slug::parse(tier).map_err(|_| Refused::by(&chief.visit, &ErrorPage::NotFound))
}

fn came_of(
    chief: &Chief,
    outcome: Result<Tier, RetireTierRefused>,
    done: TierSaid,
) -> Result<Response, Refused> {
    let stays = match outcome {
        Ok(_) => return Ok(back(done)),
        Err(RetireTierRefused::PeopleJoinAt(_)) => TierSaid::StaysForEntry,
        Err(RetireTierRefused::PeopleLapseTo(_)) => TierSaid::StaysForLapse,
        Err(RetireTierRefused::NoSuchTier(_)) => {
            return Err(Refused::by(&chief.visit, &ErrorPage::NotFound));
        }
        Err(RetireTierRefused::Store(_)) => {
            return Err(Refused::by(&chief.visit, &ErrorPage::Unavailable));
        }
    };
    let mut response = page(chief, Some(stays));
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// To the levels, which say what was done.
pub(super) fn back(done: TierSaid) -> Response {
    let done = match done {
        TierSaid::Saved => "saved",
        TierSaid::Retired => "retired",
        TierSaid::Offered => "offered",
        TierSaid::StaysForEntry => "stays-for-entry",
        TierSaid::StaysForLapse => "stays-for-lapse",
    };
    Redirect::to(&format!("/desk/tiers?done={done}")).into_response()
}
