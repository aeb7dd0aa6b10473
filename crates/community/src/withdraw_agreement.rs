//! An officer takes back a text that nobody has answered, or the other side takes back one of theirs (F16; protocol section
//! 8.5). Where that crosses an Accept, the Accept counts.

use domain::{AgreementId, AgreementVersion, Announcement, Iri, ReciprocityAgreement, Side, VersionState};
use jiff::Timestamp;
use store::{Officer, Transaction, agreements, audit, outbox};

use crate::answer_agreement::{is_party, settle};
use crate::crossed::revive;
use crate::draft_agreement::AgreementRefused;

/// The text of ours that waits for the other side; looked at before anything is signed. One that nobody answered in time may
/// be taken back too.
pub fn ours_open(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
) -> Result<(ReciprocityAgreement, AgreementVersion), AgreementRefused> {
    let agreement = agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)?;
    let ours = agreement.open().filter(|open| open.by == Side::Us).cloned();
    let ours = ours.ok_or(AgreementRefused::NothingOffered)?;
    Ok((agreement, ours))
}

/// Takes it back; a text of theirs that was void because of it waits for us again.
pub fn withdraw_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    (offer, undo): (&Iri, &str),
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let (mut agreement, ours) = ours_open(tx, id)?;
    if &ours.offer != offer {
        return Err(AgreementRefused::Changed);
    }
    settle(&mut agreement, offer, (VersionState::Withdrawn, None), now);
    agreements::put(tx, &agreement)?;
    agreements::put_said(tx, offer, undo)?;
    let act = format!("withdraw agreement {id} with {}", agreement.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    let told = Announcement::AgreementWithdrawn {
        agreement: id.clone(),
        offer: offer.clone(),
    };
    outbox::announce(tx, &told, now)?;
    revive(tx, &agreement.peer, offer, now)?;
    agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)
}

/// The other side takes a text of theirs back: also one that is void, so that both know the same of it. What was answered
/// stays answered.
pub fn receive_withdrawal(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    let mut agreement = agreements::by_document(tx, offer)?.ok_or(AgreementRefused::Unknown)?;
    is_party(tx, &agreement, said_by)?;
    let theirs = agreement
        .versions
        .iter()
        .find(|version| version.by == Side::Them && &version.offer == offer);
    match theirs.map(|version| version.state) {
        None => Err(AgreementRefused::Unknown),
        Some(VersionState::Open | VersionState::Void) => {
            settle(&mut agreement, offer, (VersionState::Withdrawn, None), now);
            agreements::put(tx, &agreement)?;
            Ok(revive(tx, &agreement.peer, offer, now)?)
        }
        Some(
            VersionState::Accepted
            | VersionState::Countered
            | VersionState::Rejected
            | VersionState::Withdrawn,
        ) => Ok(()),
    }
}
