//! `/agreements`: officers write what two communities give each other's members, sign it, answer the other side's versions, and
//! end it (F16).

mod documents;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use ::community::draft_agreement::{AgreementRefused, discard_draft, draft_agreement};
use ::community::see_agreements::{see_agreement, see_agreements};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::{
    AgreementChange, AgreementId, AgreementState, AgreementText, AgreementVersion, AppliesTo, Benefit,
    BenefitTerm, Iri, Note, Origin, ReciprocityAgreement, Side, Title, VersionState,
};
use edge::{Doors, IdempotencyKey, Problem, Reason, address_of};
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Transaction;

use crate::access::Chief;
use crate::event_input::invalid;
use crate::input::{Body, PerhapsBody};
use crate::named::named;
use crate::page::Items;

pub(crate) use documents::{ACCEPT, BEGIN, DISCARD, DRAFT, END, LIST, REJECT, SEND, SHOW, WITHDRAW};

/// What an officer would agree on; whom with is said once, when it is begun.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgreementInput {
    peer: Option<String>,
    name: Title,
    note: Option<Note>,
    starts: Timestamp,
    ends: Option<Timestamp>,
    notice_days: Option<u16>,
    terms: Vec<TermInput>,
}

/// What one of the two gives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermInput {
    number: Option<u8>,
    grantor: Side,
    tiers: BTreeSet<Iri>,
    #[serde(default = "yes")]
    good_standing: bool,
    benefit: Benefit,
    applies_to: BTreeSet<AppliesTo>,
    cap_per_year: Option<u32>,
    uses_per_member: Option<u32>,
    #[serde(default)]
    same_region_excluded: bool,
    max_distance_km: Option<u32>,
    restrictions: Option<Title>,
    #[serde(default)]
    make_up: bool,
}

fn yes() -> bool {
    true
}

/// Which version is signed: the one she read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptInput {
    document: Iri,
}

/// Which version is declined, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RejectInput {
    document: Iri,
    reason: Option<Note>,
}

/// Why it ends.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeInput {
    reason: Option<Note>,
}

/// An agreement as it is answered; what there is none of is left out.
#[derive(Serialize)]
struct AgreementView {
    id: AgreementId,
    peer: Origin,
    host: String,
    group: Iri,
    state: AgreementState,
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for: Option<Side>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<AgreementText>,
    versions: Vec<VersionView>,
    signed: Vec<SignedView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<EndingView>,
    since: Timestamp,
    changed: Timestamp,
}

#[derive(Serialize)]
struct VersionView {
    document: Iri,
    by: Side,
    state: VersionState,
    digest: String,
    at: Timestamp,
    expires: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
    text: AgreementText,
    /// What is otherwise than in the version it follows.
    changes: Vec<AgreementChange>,
}

#[derive(Serialize)]
struct SignedView {
    document: Iri,
    by: Side,
    at: Timestamp,
}

#[derive(Serialize)]
struct EndingView {
    by: Side,
    said: Timestamp,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
}

impl AgreementView {
    fn of(agreement: ReciprocityAgreement, now: Timestamp) -> Self {
        let before = |version: &AgreementVersion| {
            let previous = version.text.previous.as_ref()?;
            let mut versions = agreement.versions.iter();
            versions.find(|other| other.digest == *previous)
        };
        let version = |version: &AgreementVersion| VersionView {
            document: version.document.clone(),
            by: version.by,
            state: version.state,
            digest: version.digest.clone(),
            at: version.at,
            expires: version.expires,
            reason: version.reason.clone(),
            changes: before(version).map_or_else(Vec::new, |before| version.text.changes_from(&before.text)),
            text: version.text.clone(),
        };
        let signed = agreement.signed.iter().map(|signed| SignedView {
            document: signed.document.clone(),
            by: signed.by,
            at: signed.at,
        });
        Self {
            state: agreement.state(now),
            waits_for: agreement.waits_for(now),
            versions: agreement.versions.iter().map(version).collect(),
            signed: signed.collect(),
            ending: agreement.ending.as_ref().map(|ending| EndingView {
                by: ending.by,
                said: ending.said,
                at: ending.at,
                reason: ending.reason.clone(),
            }),
            host: agreement.peer.authority().to_owned(),
            draft: agreement.draft.clone(),
            since: agreement.since,
            changed: agreement.changed,
            id: agreement.id,
            peer: agreement.peer,
            group: agreement.group,
        }
    }
}

impl AgreementInput {
    /// The text between two communities; what it follows is for the rules to say.
    fn text(self, own: &Iri, theirs: &Iri) -> Result<AgreementText, Problem> {
        if self.terms.len() > AgreementText::TERMS_MAX {
            let most = AgreementText::TERMS_MAX;
            return Err(invalid("terms", &format!("at most {most} terms fit on a page")));
        }
        let terms = self.terms.into_iter().zip(1..);
        let terms = terms.map(|(term, place): (TermInput, u8)| BenefitTerm {
            number: term.number.unwrap_or(place),
            grantor: match term.grantor {
                Side::Us => own.clone(),
                Side::Them => theirs.clone(),
            },
            tiers: term.tiers,
            good_standing: term.good_standing,
            benefit: term.benefit,
            applies_to: term.applies_to,
            cap_per_year: term.cap_per_year,
            uses_per_member: term.uses_per_member,
            same_region_excluded: term.same_region_excluded,
            max_distance_km: term.max_distance_km,
            restrictions: term.restrictions,
            make_up: term.make_up,
        });
        Ok(AgreementText {
            name: self.name,
            note: self.note,
            parties: [own.clone(), theirs.clone()],
            starts: self.starts,
            ends: self.ends,
            notice_days: self.notice_days.unwrap_or(AgreementText::NOTICE_DAYS),
            terms: terms.collect(),
            revision: 1,
            previous: None,
        })
    }
}

/// All agreements, the one that changed last first.
pub(crate) async fn list(State(doors): State<Doors>, chief: Chief) -> Result<Response, Problem> {
    let now = doors.node.now();
    let all = doors.node.database.read(|tx| see_agreements(tx, &chief.0))?;
    let views = all.into_iter().map(|one| AgreementView::of(one, now));
    Ok(Items::whole(views.collect()))
}

/// One of them.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let agreement = known(&doors, &id)?;
    Ok(answer(&doors, agreement))
}

/// Begins one: a draft that nobody else sees.
pub(crate) async fn begin(
    State(doors): State<Doors>,
    chief: Chief,
    key: IdempotencyKey,
    Body { value: input, bytes }: Body<AgreementInput>,
) -> Result<Response, Problem> {
    let (node, now) = (&doors.node, doors.node.now());
    let typed = input.peer.as_deref();
    let typed = typed.ok_or_else(|| invalid("peer", "say whom with, london.example"))?;
    let peer = address_of(node, typed).map_err(|refused| refused.at("peer"))?;
    let theirs = node.database.read(|tx| group_of(tx, &peer))?;
    let text = input.text(&node.group, &theirs)?;
    let id = node
        .database
        .transact(|tx| {
            if let Some(earlier) = key.earlier(tx, chief.id(), &bytes, now)? {
                return named(&earlier, AgreementId::parse);
            }
            let drafted = draft_agreement(tx, &chief.0, &peer, None, text.clone(), now);
            let drafted = drafted.map_err(refused)?;
            key.keep(tx, chief.id(), &bytes, drafted.id.as_str(), now)?;
            Ok::<_, Problem>(drafted.id)
        })
        .await?;
    let location = [(header::LOCATION, format!("/api/v1/agreements/{id}"))];
    let agreement = known(&doors, id.as_str())?;
    let view = AgreementView::of(agreement, now);
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

/// Writes the draft of one that there is: another text than the last one.
pub(crate) async fn draft(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<AgreementInput>,
) -> Result<Response, Problem> {
    let (node, now) = (&doors.node, doors.node.now());
    if input.peer.is_some() {
        return Err(invalid(
            "peer",
            "leave it out: whom an agreement is with does not change",
        ));
    }
    let agreement = known(&doors, &id)?;
    let text = input.text(&node.group, &agreement.group)?;
    let drafted = node
        .database
        .transact(|tx| {
            let id = Some(agreement.id.clone());
            draft_agreement(tx, &chief.0, &agreement.peer, id, text.clone(), now)
        })
        .await
        .map_err(refused)?;
    Ok(answer(&doors, drafted))
}

/// Throws the draft away, and an agreement in which nothing else was said with it.
pub(crate) async fn discard(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id = named(&id, AgreementId::parse)?;
    let now = doors.node.now();
    let database = &doors.node.database;
    let discarded = database.transact(|tx| discard_draft(tx, &chief.0, &id, now));
    discarded.await.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs the draft and sends it.
pub(crate) async fn send(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = known(&doors, &id)?.id;
    let sent = doors.agreements.offer(&chief.0, &id).await?;
    Ok(answer(&doors, sent))
}

/// Signs the version of theirs that she read.
pub(crate) async fn accept(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<AcceptInput>,
) -> Result<Response, Problem> {
    let id = known(&doors, &id)?.id;
    let accepted = doors.agreements.accept(&chief.0, &id, &input.document).await?;
    Ok(answer(&doors, accepted))
}

/// Says no to it.
pub(crate) async fn reject(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<RejectInput>,
) -> Result<Response, Problem> {
    let id = known(&doors, &id)?.id;
    let agreements = &doors.agreements;
    let rejected = agreements.reject(&chief.0, &id, &input.document, input.reason);
    Ok(answer(&doors, rejected.await?))
}

/// Takes back the version of ours that waits.
pub(crate) async fn withdraw(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = known(&doors, &id)?.id;
    let withdrawn = doors.agreements.withdraw(&chief.0, &id).await?;
    Ok(answer(&doors, withdrawn))
}

/// Gives notice.
pub(crate) async fn end(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    PerhapsBody(input): PerhapsBody<NoticeInput>,
) -> Result<Response, Problem> {
    let id = known(&doors, &id)?.id;
    let ended = doors.agreements.end(&chief.0, &id, input.reason).await?;
    Ok(answer(&doors, ended))
}

fn group_of(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Iri, Problem> {
    let peering = store::peerings::get(tx, peer)?;
    let peering = peering.ok_or_else(|| refused(AgreementRefused::NotAPeer(peer.clone())))?;
    Ok(peering.group)
}

fn known(doors: &Doors, id: &str) -> Result<ReciprocityAgreement, Problem> {
    let id = named(id, AgreementId::parse)?;
    let found = doors.node.database.read(|tx| see_agreement(tx, &id));
    found.map_err(refused)
}

fn answer(doors: &Doors, agreement: ReciprocityAgreement) -> Response {
    Json(AgreementView::of(agreement, doors.node.now())).into_response()
}

fn refused(refused: AgreementRefused) -> Problem {
    match refused {
        AgreementRefused::Store(error) => error.into(),
        AgreementRefused::Unknown => Problem::new(Reason::NotFound, refused.to_string()),
        AgreementRefused::Text(wrong) => invalid("terms", &wrong.to_string()),
        _ => Problem::new(Reason::Conflict, refused.to_string()),
    }
}
