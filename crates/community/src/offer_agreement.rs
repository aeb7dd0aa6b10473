//! An officer signs what she wrote and offers it to the other community, as a first text, as the answer to a text of theirs or
//! to take the place of what both signed (F16; protocol section 8.5).

use domain::{
    AgreementId, AgreementText, AgreementVersion, Announcement, Iri, ReciprocityAgreement, Side, VersionState,
};
use jiff::Timestamp;
use store::{Officer, Transaction, agreements, audit, outbox};

use crate::crossed::open_of_peer;
use crate::draft_agreement::{
    AgreementRefused, Follows, SIGNED_BYTES_MAX, completed, may_write, own_group, partner,
};

/// A draft as it is to be signed.
#[derive(Clone, Debug)]
pub struct ToOffer {
    /// The agreement it is of.
    pub agreement: ReciprocityAgreement,
    /// The whole text.
    pub text: AgreementText,
    /// The Offer of theirs that it answers.
    pub answers: Option<Iri>,
}

/// A text with our signature, before it is sent.
#[derive(Clone, Debug)]
pub struct SignedText {
    /// The document's address, new with each text.
    pub document: Iri,
    /// The Offer's address.
    pub offer: Iri,
    /// The Offer of theirs that it answers.
    pub answers: Option<Iri>,
    /// What was signed.
    pub text: AgreementText,
    /// `digestMultibase` of the document.
    pub digest: String,
    /// Until when an answer is awaited.
    pub expires: Timestamp,
    /// The Offer with both proofs, verbatim.
    pub signed: String,
}

/// The draft of an agreement as it would be signed now; looked at before anything is signed.
pub fn to_offer(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
    now: Timestamp,
) -> Result<ToOffer, AgreementRefused> {
    let agreement = agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)?;
    partner(tx, &agreement.peer)?;
    let draft = agreement.draft.clone().ok_or(AgreementRefused::NothingDrafted)?;
    let follows = may_write(&agreement, now)?;
    may_begin(tx, &agreement, now)?;
    let text = completed(draft, &agreement, &own_group(tx)?, follows.as_ref())?;
    Ok(ToOffer {
        answers: follows.and_then(|Follows { answers, .. }| answers),
        text,
        agreement,
    })
}

/// Of two communities one open Offer at a time is answered, or a text of ours and one of theirs would cross for nothing.
fn may_begin(
    tx: &mut Transaction<'_>,
    agreement: &ReciprocityAgreement,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    let elsewhere = open_of_peer(tx, &agreement.peer, now)?;
    let other = elsewhere.iter().find(|(id, _)| id != &agreement.id);
    match other.map(|(_, open)| open.by) {
        Some(Side::Us) => Err(AgreementRefused::WaitsForThem(agreement.peer.clone())),
        Some(Side::Them) => Err(AgreementRefused::WaitsForUs(agreement.peer.clone())),
        None => Ok(()),
    }
}

/// Offers the draft that was signed; a text of theirs that it answers is answered by it.
pub fn offer_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    signed: SignedText,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let ToOffer {
        mut agreement,
        text,
        answers,
    } = to_offer(tx, id, now)?;
    // Another draft, or a text of theirs, may have come between the look and the signature.
    if text != signed.text || answers != signed.answers {
        return Err(AgreementRefused::Changed);
    }
    if signed.signed.len() > SIGNED_BYTES_MAX {
        return Err(AgreementRefused::TooLong);
    }
    let document = signed.document.clone();
    add_version(&mut agreement, version(signed, Side::Us, VersionState::Open, now))?;
    agreement.draft = None;
    agreement.changed = now;
    agreements::put(tx, &agreement)?;
    let act = format!("offer agreement {id} to {}", agreement.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    let told = Announcement::AgreementOffered {
        agreement: id.clone(),
        document,
    };
    outbox::announce(tx, &told, now)?;
    Ok(agreement)
}

/// A text as it is remembered.
pub(crate) fn version(signed: SignedText, by: Side, state: VersionState, now: Timestamp) -> AgreementVersion {
    AgreementVersion {
        document: signed.document,
        offer: signed.offer,
        answers: signed.answers,
        by,
        text: signed.text,
        digest: signed.digest,
        at: now,
        expires: signed.expires,
        signed_offer: signed.signed,
        state,
        reason: None,
    }
}

/// Most bytes that an agreement has when a text comes to it. A row of the store has at most a mebibyte, and what may still be
/// said of it finds room in that: an Accept, a draft, and the word that it ends.
pub(crate) const AGREEMENT_BYTES_MAX: usize = 384 * 1024;

/// Puts a text behind the others; the one that it answers is answered. Where there are too many or they are too long together,
/// the oldest that nobody signed and nobody waits for make room.
pub(crate) fn add_version(
    agreement: &mut ReciprocityAgreement,
    new: AgreementVersion,
) -> Result<(), AgreementRefused> {
    let answered = agreement
        .versions
        .iter_mut()
        .find(|version| Some(&version.offer) == new.answers.as_ref());
    if let Some(answered) = answered {
        answered.state = VersionState::Countered;
    }
    let counts = |version: &AgreementVersion| {
        version.is_open(new.at)
            || version.state == VersionState::Accepted
            || Some(&version.offer) == new.answers.as_ref()
    };
    let mut bytes = stored_bytes(&*agreement).saturating_add(stored_bytes(&new));
    while agreement.versions.len() >= ReciprocityAgreement::VERSIONS_MAX || bytes > AGREEMENT_BYTES_MAX {
        let oldest = agreement.versions.iter().position(|version| !counts(version));
        let gone = agreement
            .versions
            .remove(oldest.ok_or(AgreementRefused::TooMany)?);
        bytes = bytes.saturating_sub(stored_bytes(&gone));
    }
    agreement.versions.push(new);
    Ok(())
}

/// How long it is as the store has it.
fn stored_bytes(what: &impl serde::Serialize) -> usize {
    serde_json::to_vec(what).map_or(usize::MAX, |bytes| bytes.len())
}
