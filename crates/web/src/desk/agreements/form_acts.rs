//! What the form of an agreement does: it is drawn from the text that matters, rearranged, and kept as a draft that nobody but
//! officers here sees. What another officer wrote meanwhile is never written over unseen.

use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use community::draft_agreement::{AgreementRefused, draft_agreement};
use community::drawn_from::{Drawn, Version};
use domain::{AgreementText, Origin, ReciprocityAgreement, Side};
use store::StoreError;

use super::form::AgreementForm;
use super::form_page::{AgreementFormPage, sharing};
use super::parties::Parties;
use super::read::{DealDone, known, path, to};
use super::stands::signed_version;
use crate::error_page::ErrorPage;
use crate::sign_in::{Chief, Refused, read};

type Sent = Result<Form<Vec<(String, String)>>, FormRejection>;

/// Why a draft was not kept.
enum NotDrafted {
    /// Another officer wrote one since the form was drawn.
    Stale,
    /// The rules forbid it.
    Refused(AgreementRefused),
}

impl From<StoreError> for NotDrafted {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// `GET /desk/agreements/{id}/edit`: from our draft, else from the version that waits for us, counts or was last.
pub(super) async fn show(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    let agreement = known(&chief, &id)?;
    let parties = parties(&chief, &agreement)?;
    let open = agreement.open().filter(|open| open.is_open(chief.visit.now));
    let version = open
        .or_else(|| signed_version(&agreement, chief.visit.now))
        .or_else(|| agreement.versions.last());
    let text = agreement.draft.as_ref().or(version.map(|version| &version.text));
    let text = text.ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::NotFound))?;
    let form = AgreementForm {
        version: version_of(agreement.draft.as_ref()),
        ..AgreementForm::of(text, &parties)
    };
    Ok(page(&chief, &agreement, parties, form).answer(&chief))
}

/// `POST /desk/agreements/new`.
pub(super) async fn draft_new(chief: Chief, sent: Sent) -> Result<Response, Refused> {
    let mut form = sent_form(&chief, sent)?;
    let found = chief.visit.site.doors.node.database.read(|tx| {
        let peers = sharing(tx)?;
        let found = peers.into_iter().find(|peer| peer.peer.authority() == form.peer);
        let read = found.map(|peer| {
            let parties = Parties::read(tx, &chief.visit, &peer.peer, &peer.group)?;
            Ok::<_, StoreError>((peer.peer, parties))
        });
        read.transpose()
    });
    let found = found.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    let (peer, parties) = found.ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::NotFound))?;
    if form.rearranged() {
        return Ok(AgreementFormPage::of(form, Some(parties), Vec::new()).answer(&chief));
    }
    let again = AgreementFormPage::of(form.clone(), Some(parties.clone()), Vec::new());
    save(&chief, &peer, None, &form, &parties, again).await
}

/// `POST /desk/agreements/{id}/edit`.
pub(super) async fn draft(chief: Chief, Path(id): Path<String>, sent: Sent) -> Result<Response, Refused> {
    let mut form = sent_form(&chief, sent)?;
    let agreement = known(&chief, &id)?;
    let parties = parties(&chief, &agreement)?;
    if form.rearranged() {
        return Ok(page(&chief, &agreement, parties, form).answer(&chief));
    }
    let again = page(&chief, &agreement, parties.clone(), form.clone());
    let peer = agreement.peer.clone();
    save(&chief, &peer, Some(&agreement), &form, &parties, again).await
}

async fn save(
    chief: &Chief,
    peer: &Origin,
    agreement: Option<&ReciprocityAgreement>,
    form: &AgreementForm,
    parties: &Parties,
    mut again: AgreementFormPage,
) -> Result<Response, Refused> {
    let text = match form.text(parties) {
        Ok(text) => text,
        Err(faults) => {
            again.faults = faults;
            return Ok(again.answer(chief));
        }
    };
    let drawn = match form.version.as_str() {
        "" => Drawn::FromNothing,
        version => Drawn::From(Version::read(version)),
    };
    let (officer, now) = (&chief.officer, chief.visit.now);
    let id = agreement.map(|agreement| agreement.id.clone());
    let database = &chief.visit.site.doors.node.database;
    let drafted = database.transact(|tx| {
        let known = match &id {
            Some(id) => store::agreements::get(tx, id)?,
            None => None,
        };
        let draft = known.and_then(|known| known.draft);
        if !drawn.still_stands(draft.as_ref()) {
            return Err(NotDrafted::Stale);
        }
        draft_agreement(tx, officer, peer, id.clone(), text.clone(), now).map_err(NotDrafted::Refused)
    });
    match drafted.await {
        Ok(agreement) => Ok(to(&agreement.id, DealDone::Drafted)),
        Err(NotDrafted::Refused(AgreementRefused::Store(_))) => {
            Err(Refused::by(&chief.visit, &ErrorPage::Unavailable))
        }
        Err(NotDrafted::Refused(refused)) => {
            again.refused = refused.to_string();
            Ok(again.answer(chief))
        }
        Err(NotDrafted::Stale) => {
            let now = id.and_then(|id| known(chief, id.as_str()).ok());
            again.form.version = version_of(now.and_then(|now| now.draft).as_ref());
            again.is_stale = true;
            Ok(again.answer(chief))
        }
    }
}

/// The form, if it can be read, has no field too many and was made for this session.
fn sent_form(chief: &Chief, sent: Sent) -> Result<AgreementForm, Refused> {
    let form = AgreementForm::sent(read(&chief.visit, sent)?);
    let form = form.filter(|form| !form.form_token.is_empty());
    let form = form.ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::Unreadable))?;
    match chief.signed_in.is_from_her_form(&form.form_token) {
        true => Ok(form),
        false => Err(Refused::by(&chief.visit, &ErrorPage::OldForm)),
    }
}

fn parties(chief: &Chief, agreement: &ReciprocityAgreement) -> Result<Parties, Refused> {
    let database = &chief.visit.site.doors.node.database;
    let read = database.read(|tx| Parties::read(tx, &chief.visit, &agreement.peer, &agreement.group));
    read.map_err(|_: StoreError| Refused::by(&chief.visit, &ErrorPage::Unavailable))
}

fn page(
    chief: &Chief,
    agreement: &ReciprocityAgreement,
    parties: Parties,
    form: AgreementForm,
) -> AgreementFormPage {
    let open = agreement.open().filter(|open| open.is_open(chief.visit.now));
    AgreementFormPage {
        back: path(&agreement.id),
        is_answer: open.is_some_and(|open| open.by == Side::Them),
        ..AgreementFormPage::of(form, Some(parties), Vec::new())
    }
}

/// Of the draft that a form is drawn from; empty where there is none.
fn version_of(draft: Option<&AgreementText>) -> String {
    draft.map_or_else(String::new, |draft| Version::of(draft).to_string())
}
