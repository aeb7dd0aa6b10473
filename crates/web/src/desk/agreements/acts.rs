//! The buttons of an agreement. What signs or takes back wants a fresh sign-in (threat H3), and acts on the very text that stood
//! on the page.

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::draft_agreement::{AgreementRefused, discard_draft};
use community::drawn_from::{Drawn, Version};
use domain::Iri;
use serde::Deserialize;

use super::read::{DealDone, agreements, came_of, known, not_done, to, to_all};
use crate::error_page::ErrorPage;
use crate::sign_in::{Button, Chief, Refused, form, token_form};

/// The button that signs a draft: that one and no other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftButton {
    form_token: String,
    version: String,
}

/// The button that signs a version of theirs: that one and no other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentButton {
    form_token: String,
    document: String,
}

token_form!(DraftButton, DocumentButton);

type Sent<T> = Result<Form<T>, FormRejection>;

/// `POST /desk/agreements/{id}/send`: signs the draft and sends it.
pub(super) async fn send(
    chief: Chief,
    Path(id): Path<String>,
    sent: Sent<DraftButton>,
) -> Result<Response, Refused> {
    let button = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let drawn = Drawn::From(Version::read(&button.version));
    if !drawn.still_stands(agreement.draft.as_ref()) {
        let why = AgreementRefused::Changed.to_string();
        return Ok(not_done(&chief, &agreement.id, &why));
    }
    let offered = agreements(&chief).offer(&chief.officer, &agreement.id).await;
    Ok(came_of(&chief, &agreement.id, offered, DealDone::Sent))
}

/// `POST /desk/agreements/{id}/accept`: signs the version of theirs that stood on the page.
pub(super) async fn accept(
    chief: Chief,
    Path(id): Path<String>,
    sent: Sent<DocumentButton>,
) -> Result<Response, Refused> {
    let button = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let document = document(&chief, &button.document)?;
    let accepted = agreements(&chief)
        .accept(&chief.officer, &agreement.id, &document)
        .await;
    Ok(came_of(&chief, &agreement.id, accepted, DealDone::Accepted))
}

/// `POST /desk/agreements/{id}/withdraw`: takes back what we offered.
pub(super) async fn withdraw(
    chief: Chief,
    Path(id): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let agreement = known(&chief, &id)?;
    let withdrawn = agreements(&chief).withdraw(&chief.officer, &agreement.id).await;
    Ok(came_of(&chief, &agreement.id, withdrawn, DealDone::Withdrawn))
}

/// `POST /desk/agreements/{id}/discard`: throws our draft away; where nothing else was ever said, the agreement is gone with it.
pub(super) async fn discard(
    chief: Chief,
    Path(id): Path<String>,
    sent: Sent<Button>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let agreement = known(&chief, &id)?;
    let (officer, now) = (&chief.officer, chief.visit.now);
    let database = &chief.visit.site.doors.node.database;
    let discarded = database
        .transact(|tx| discard_draft(tx, officer, &agreement.id, now))
        .await;
    match discarded {
        Ok(()) if agreement.versions.is_empty() => Ok(to_all(DealDone::Discarded)),
        Ok(()) => Ok(to(&agreement.id, DealDone::Discarded)),
        Err(AgreementRefused::Store(_)) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        Err(AgreementRefused::Unknown) => Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(refused) => Ok(not_done(&chief, &agreement.id, &refused.to_string())),
    }
}

/// The document that a form names.
pub(super) fn document(chief: &Chief, text: &str) -> Result<Iri, Refused> {
    Iri::parse(text).map_err(|_| Refused::by(&chief.visit, &ErrorPage::NotFound))
}
