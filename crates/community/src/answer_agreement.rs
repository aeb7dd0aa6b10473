//! An officer accepts or declines the text of another community that she looked at, and what is done here when the other side
//! answers a text of ours (F16; protocol section 8.5).

use domain::{
    AgreementId, AgreementSigned, AgreementVersion, Announcement, Iri, Note, ReciprocityAgreement, Side,
    VersionState,
};
use jiff::Timestamp;
use store::{Officer, Transaction, agreements, audit, outbox, peerings};

use crate::crossed::void_theirs;
use crate::draft_agreement::{AgreementRefused, SIGNED_BYTES_MAX, partner};
use crate::make_offers::make_offers;

/// What an officer signs when she answers.
#[derive(Clone, Debug)]
pub struct AgreementAnswer {
    /// Its address.
    pub activity: Iri,
    /// The Accept or Reject with its proof, verbatim.
    pub text: String,
}

/// The text of theirs that waits for us under this address; looked at before anything is signed.
pub fn theirs_open(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
    document: &Iri,
    now: Timestamp,
) -> Result<(ReciprocityAgreement, AgreementVersion), AgreementRefused> {
    let agreement = agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)?;
    partner(tx, &agreement.peer)?;
    let version = agreement
        .version(document)
        .cloned()
        .ok_or(AgreementRefused::NotOpen)?;
    match version.state {
        VersionState::Open if version.by == Side::Them && !version.is_open(now) => {
            Err(AgreementRefused::Expired(version.expires))
        }
        VersionState::Open if version.by == Side::Them => Ok((agreement, version)),
        _ => Err(AgreementRefused::NotOpen),
    }
}

/// Signs their text: from its start on it is in force on both sides.
pub fn accept_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    document: &Iri,
    answer: AgreementAnswer,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let (agreement, version) = theirs_open(tx, id, document, now)?;
    if let Some(ending) = &agreement.ending {
        return Err(AgreementRefused::EndsAlready(ending.at));
    }
    let act = format!("accept agreement {id} with {}", agreement.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    let told = Announcement::AgreementAnswered {
        agreement: id.clone(),
        offer: version.offer.clone(),
    };
    outbox::announce(tx, &told, now)?;
    let signed = AgreementSigned {
        document: version.document,
        accept: answer.activity,
        by: Side::Us,
        signed_accept: answer.text,
        at: now,
    };
    sign(tx, agreement, signed, now)
}

/// Says no to their text; a draft of ours stays.
pub fn reject_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    (document, reason): (&Iri, Option<&Note>),
    answer: AgreementAnswer,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let (mut agreement, version) = theirs_open(tx, id, document, now)?;
    let act = format!("decline agreement {id} with {}", agreement.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    settle(
        &mut agreement,
        &version.offer,
        (VersionState::Rejected, reason),
        now,
    );
    agreements::put(tx, &agreement)?;
    agreements::put_said(tx, &version.offer, &answer.text)?;
    let told = Announcement::AgreementAnswered {
        agreement: id.clone(),
        offer: version.offer,
    };
    outbox::announce(tx, &told, now)?;
    Ok(agreement)
}

/// The other side's Accept of a text of ours.
#[derive(Clone, Debug)]
pub struct AcceptHeard {
    /// Who says so.
    pub said_by: Iri,
    /// Our Offer.
    pub offer: Iri,
    /// The document it names.
    pub document: Iri,
    /// `digestMultibase` of it.
    pub digest: String,
    /// The Accept's address.
    pub accept: Iri,
    /// The Accept with its proof, verbatim.
    pub signed: String,
}

/// How long after the last day of a text an acceptance of it may be on its way, in seconds: so long is tried to deliver it, and
/// a day.
const LATE_SECONDS_MAX: i64 = 8 * 86_400;

/// The other side signed our text too. It counts also when it crossed our taking it back, and when the text is void here: they
/// can have signed it only while nothing of theirs stood beside it, so both sides hold two signatures (protocol section 8.5).
/// It does not count when the time in which we awaited an answer is over for longer than a message is on its way: nobody keeps
/// a text of ours to sign it when it suits.
pub fn receive_acceptance(
    tx: &mut Transaction<'_>,
    heard: AcceptHeard,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let (agreement, ours) = ours_answered(tx, &heard.said_by, &heard.offer)?;
    if ours.document != heard.document || ours.digest != heard.digest {
        return Err(AgreementRefused::OtherDocument);
    }
    if heard.signed.len() > SIGNED_BYTES_MAX {
        return Err(AgreementRefused::TooLong);
    }
    match ours.state {
        // Told again: what was signed stands.
        VersionState::Accepted => return Ok(agreement),
        VersionState::Open | VersionState::Withdrawn | VersionState::Void => {}
        VersionState::Countered | VersionState::Rejected => return Err(AgreementRefused::NotOpen),
    }
    if now.as_second() - ours.expires.as_second() > LATE_SECONDS_MAX {
        return Err(AgreementRefused::Expired(ours.expires));
    }
    let act = format!("agreement {} with {} is signed", agreement.id, agreement.peer);
    audit::log(tx, "node", &act, now)?;
    void_theirs(tx, &agreement.peer, &heard.offer, now)?;
    let (agreement, _) = ours_answered(tx, &heard.said_by, &heard.offer)?;
    let signed = AgreementSigned {
        document: ours.document,
        accept: heard.accept,
        by: Side::Them,
        signed_accept: heard.signed,
        at: now,
    };
    sign(tx, agreement, signed, now)
}

/// The other side said no to a text of ours.
pub fn receive_rejection(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
    reason: Option<&Note>,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    let (mut agreement, ours) = ours_answered(tx, said_by, offer)?;
    match ours.state {
        VersionState::Rejected => return Ok(()),
        VersionState::Accepted | VersionState::Countered => return Err(AgreementRefused::NotOpen),
        VersionState::Open | VersionState::Withdrawn | VersionState::Void => {}
    }
    settle(&mut agreement, offer, (VersionState::Rejected, reason), now);
    agreements::put(tx, &agreement)?;
    Ok(void_theirs(tx, &agreement.peer, offer, now)?)
}

/// The text of ours that an answer is about, when whoever answers is the other party.
fn ours_answered(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    offer: &Iri,
) -> Result<(ReciprocityAgreement, AgreementVersion), AgreementRefused> {
    let agreement = agreements::by_document(tx, offer)?.ok_or(AgreementRefused::Unknown)?;
    is_party(tx, &agreement, said_by)?;
    let ours = agreement
        .versions
        .iter()
        .find(|version| version.by == Side::Us && &version.offer == offer);
    let ours = ours.cloned().ok_or(AgreementRefused::Unknown)?;
    Ok((agreement, ours))
}

/// Whoever says something of an agreement is the other community of it, and still a peer.
pub(crate) fn is_party(
    tx: &mut Transaction<'_>,
    agreement: &ReciprocityAgreement,
    said_by: &Iri,
) -> Result<(), AgreementRefused> {
    let peering = peerings::get(tx, &agreement.peer)?;
    let is_peer = peering.is_some_and(|peering| peering.is_in_force() && &peering.group == said_by);
    match is_peer && &agreement.group == said_by {
        true => Ok(()),
        false => Err(AgreementRefused::NotAParty),
    }
}

/// What became of a text, and why.
pub(crate) fn settle(
    agreement: &mut ReciprocityAgreement,
    offer: &Iri,
    (state, reason): (VersionState, Option<&Note>),
    now: Timestamp,
) {
    for version in agreement
        .versions
        .iter_mut()
        .filter(|version| &version.offer == offer)
    {
        version.state = state;
        version.reason = reason.cloned();
    }
    agreement.changed = now;
}

/// The text has two signatures, and offers come of it.
fn sign(
    tx: &mut Transaction<'_>,
    mut agreement: ReciprocityAgreement,
    signed: AgreementSigned,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let offer = agreement
        .version(&signed.document)
        .map(|version| version.offer.clone());
    let offer = offer.ok_or(AgreementRefused::OtherDocument)?;
    settle(&mut agreement, &offer, (VersionState::Accepted, None), now);
    agreement.signed.push(signed);
    agreement.draft = None;
    agreements::put(tx, &agreement)?;
    make_offers(tx, &agreement, now)?;
    Ok(agreement)
}
