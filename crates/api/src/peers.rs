//! `/peers`: officers look nodes up, propose, accept, reject, pause, resume and end peerings, and fetch what a peer has ahead.

mod documents;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::{Note, Notice, Origin, Peering, Scope, Scopes};
use edge::{Doors, IdempotencyKey, Problem, address_of};
use http::header;
use serde::{Deserialize, Serialize};

use crate::access::Chief;
use crate::event_input::{invalid, wrong};
use crate::input::{Asked, Body, PerhapsBody};
use crate::page::Items;
use crate::peer_view::{PeerView, resolve};

pub(crate) use documents::{
    ACCEPT, BACKFILL, END, LIST, LOOK_UP, PAUSE, PROPOSE, RECONCILE, REJECT, RESUME, SHOW,
};

/// A proposal; without scopes it offers what the configuration says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeerInput {
    peer: String,
    scopes: Option<Vec<Scope>>,
    note: Option<String>,
}

/// What is accepted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScopesInput {
    scopes: Vec<Scope>,
}

/// Why a peering ends, in words for the other side, and when.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndInput {
    reason: Option<String>,
    #[serde(default)]
    notice: Notice,
}

/// Whom to look up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookUpQuery {
    address: Option<String>,
}

#[derive(Serialize)]
struct CardView {
    peer: Origin,
    host: String,
    name: String,
    words: String,
    is_profile_host: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_words: Option<String>,
}

#[derive(Serialize)]
struct BackfilledView {
    new: usize,
    changed: usize,
    known: usize,
    refused: usize,
}

/// All peerings.
pub(crate) async fn list(State(doors): State<Doors>, _chief: Chief) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let all = store::peerings::list(tx)?;
        let views: Result<Vec<_>, Problem> = all
            .into_iter()
            .map(|peering| PeerView::read(tx, &doors, peering))
            .collect();
        Ok(Items::whole(views?))
    })
}

/// One peering.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peering = known(&doors, &host)?;
    answer(&doors, StatusCode::OK, peering)
}

/// Asks a node who it is; nothing is kept.
pub(crate) async fn look_up(
    State(doors): State<Doors>,
    _chief: Chief,
    Asked(query): Asked<LookUpQuery>,
) -> Result<Response, Problem> {
    let address = query
        .address
        .ok_or_else(|| invalid("address", "say whom to look up, london.example"))?;
    let peer = address_of(&doors.node, &address).map_err(|refused| refused.at("address"))?;
    let card = doors.peers.look_up(&peer).await?;
    let own_words = doors.peers.own_words().ok().map(|words| words.join(" "));
    let view = CardView {
        host: card.origin.authority().to_owned(),
        peer: card.origin,
        name: card.name,
        words: card.words.join(" "),
        is_profile_host: card.is_profile_host,
        own_words,
    };
    Ok(Json(view).into_response())
}

/// Proposes a peering. The question goes over the network first, so the key is remembered after it, not with it.
pub(crate) async fn propose(
    State(doors): State<Doors>,
    chief: Chief,
    key: IdempotencyKey,
    Body { value: input, bytes }: Body<PeerInput>,
) -> Result<Response, Problem> {
    let peer = address_of(&doors.node, &input.peer).map_err(|refused| refused.at("peer"))?;
    let note = input
        .note
        .as_deref()
        .map(Note::parse)
        .transpose()
        .map_err(wrong("note"))?;
    let node = &doors.node;
    let scopes = match &input.scopes {
        Some(words) => scopes(words)?,
        None => node.settings.default_scopes.clone(),
    };
    let now = node.now();
    if let Some(host) = node
        .database
        .read(|tx| key.earlier(tx, chief.id(), &bytes, now))?
    {
        return answer(&doors, StatusCode::CREATED, known(&doors, &host)?);
    }
    let peering = doors.peers.propose(&chief.0, &peer, &scopes, note, None).await?;
    let host = peering.peer.authority().to_owned();
    node.database
        .transact(|tx| key.keep(tx, chief.id(), &bytes, &host, now))
        .await?;
    answer(&doors, StatusCode::CREATED, peering)
}

/// Accepts a proposal, perhaps with fewer scopes.
pub(crate) async fn accept(
    State(doors): State<Doors>,
    chief: Chief,
    Path(host): Path<String>,
    Body { value: input, .. }: Body<ScopesInput>,
) -> Result<Response, Problem> {
    let scopes = scopes(&input.scopes)?;
    let peer = known(&doors, &host)?.peer;
    let peering = doors.peers.accept(&chief.0, &peer, &scopes).await?;
    answer(&doors, StatusCode::OK, peering)
}

/// Says no to a proposal.
pub(crate) async fn reject(
    State(doors): State<Doors>,
    chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peer = known(&doors, &host)?.peer;
    let peering = doors.peers.reject(&chief.0, &peer).await?;
    answer(&doors, StatusCode::OK, peering)
}

/// Ends a peering, after its notice; the other side hears why, when a reason is given.
pub(crate) async fn end(
    State(doors): State<Doors>,
    chief: Chief,
    Path(host): Path<String>,
    PerhapsBody(input): PerhapsBody<EndInput>,
) -> Result<Response, Problem> {
    let peer = known(&doors, &host)?.peer;
    let reason = input.reason.as_deref().map(Note::parse).transpose();
    let reason = reason.map_err(wrong("reason"))?;
    let peering = doors.peers.end(&chief.0, &peer, input.notice, reason).await?;
    answer(&doors, StatusCode::OK, peering)
}

/// Pauses a peering: nothing is sent and nothing is taken.
pub(crate) async fn pause(
    State(doors): State<Doors>,
    chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peer = known(&doors, &host)?.peer;
    let peering = doors.peers.pause(&chief.0, &peer).await?;
    answer(&doors, StatusCode::OK, peering)
}

/// Resumes a paused peering.
pub(crate) async fn resume(
    State(doors): State<Doors>,
    chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peer = known(&doors, &host)?.peer;
    let peering = doors.peers.resume(&chief.0, &peer).await?;
    answer(&doors, StatusCode::OK, peering)
}

/// Fetches what a peer has ahead.
pub(crate) async fn backfill(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peer = known(&doors, &host)?.peer;
    let edge::Backfilled {
        new,
        changed,
        known,
        refused,
    } = doors.peers.backfill(&peer).await?;
    Ok(Json(BackfilledView {
        new,
        changed,
        known,
        refused,
    })
    .into_response())
}

/// Asks a peer for what is missing and compares what both hold; the peering says what came of it.
pub(crate) async fn reconcile(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    let peering = known(&doors, &host)?;
    doors.peers.reconcile(&peering.peer).await?;
    answer(&doors, StatusCode::OK, peering)
}

fn scopes(words: &[Scope]) -> Result<Scopes, Problem> {
    let scopes: Scopes = words.iter().copied().collect();
    if scopes.is_empty() || words.len() > Scope::ALL.len() {
        return Err(invalid(
            "scopes",
            "name one or more of events, offers, introductions, calls, statements, reports",
        ));
    }
    Ok(scopes)
}

fn known(doors: &Doors, host: &str) -> Result<Peering, Problem> {
    doors.node.database.read(|tx| resolve(tx, host))
}

fn answer(doors: &Doors, status: StatusCode, peering: Peering) -> Result<Response, Problem> {
    let view = doors
        .node
        .database
        .read(|tx| PeerView::read(tx, doors, peering))?;
    if status == StatusCode::CREATED {
        let location = [(header::LOCATION, view.location())];
        return Ok((status, location, Json(view)).into_response());
    }
    Ok((status, Json(view)).into_response())
}

#[cfg(test)]
mod tests;
