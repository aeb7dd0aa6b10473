//! An officer ends an agreement after its notice, or the other side does; what was given out before is honoured (F16; protocol
//! section 8.5).

use domain::{
    AgreementEnding, AgreementId, AgreementVersion, Announcement, Iri, Note, ReciprocityAgreement, Side,
};
use jiff::Timestamp;
use store::{Officer, Transaction, agreements, audit, outbox};

use crate::answer_agreement::is_party;
use crate::draft_agreement::{AgreementRefused, SIGNED_BYTES_MAX};
use crate::make_offers::end_offers;
use crate::receive_offer::end_held_offers;

/// How old the word that an agreement ends may be when it comes, in seconds: so long is tried to deliver it.
const SAID_SECONDS_MAX: i64 = 8 * 86_400;
/// Longest time to an end that is announced, in seconds beyond the notice; a later one is read as this.
const BEYOND_NOTICE_SECONDS_MAX: i64 = 400 * 86_400;

/// An agreement that may be ended, and what of ours is taken back by that.
#[derive(Clone, Debug)]
pub struct ToEnd {
    /// Which.
    pub agreement: ReciprocityAgreement,
    /// The latest text that both signed.
    pub version: AgreementVersion,
    /// Our Accept of it; none when it is our own text, and its Offer is taken back.
    pub accept: Option<Iri>,
    /// When it will be over: now, and the notice.
    pub at: Timestamp,
}

/// Looked at before anything is signed.
pub fn to_end(tx: &mut Transaction<'_>, id: &AgreementId, now: Timestamp) -> Result<ToEnd, AgreementRefused> {
    let agreement = agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)?;
    let version = agreement
        .last_signed()
        .cloned()
        .ok_or(AgreementRefused::NotSigned)?;
    if version.text.ends.is_some_and(|ends| ends <= now) {
        return Err(AgreementRefused::Over);
    }
    let at = after_notice(&version, now);
    match &agreement.ending {
        Some(ending) if ending.at <= now => return Err(AgreementRefused::Over),
        Some(ending) if ending.at <= at => return Err(AgreementRefused::EndsAlready(ending.at)),
        _ => {}
    }
    let accept = agreement
        .signed
        .iter()
        .find(|signed| signed.document == version.document && signed.by == Side::Us)
        .map(|signed| signed.accept.clone());
    Ok(ToEnd {
        agreement,
        version,
        accept,
        at,
    })
}

/// Announces the end, in these words and with this signature.
pub fn end_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    (reason, undo): (Option<Note>, String),
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let ToEnd { agreement, at, .. } = to_end(tx, id, now)?;
    let act = format!("announce the end of agreement {id} with {}", agreement.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    outbox::announce(
        tx,
        &Announcement::AgreementEnded {
            agreement: id.clone(),
        },
        now,
    )?;
    let ending = AgreementEnding {
        by: Side::Us,
        said: now,
        at,
        reason,
        signed_undo: undo,
    };
    put_ending(tx, agreement, ending, now)
}

/// The other side's Undo of an Offer or Accept of a text that both signed.
#[derive(Clone, Debug)]
pub struct EndHeard {
    /// Who says so.
    pub said_by: Iri,
    /// Their Offer or Accept.
    pub undone: Iri,
    /// When it is to be over.
    pub effective: Timestamp,
    /// When that was signed.
    pub signed_at: Timestamp,
    /// Why, in their words.
    pub reason: Option<Note>,
    /// The Undo with its proof, verbatim.
    pub signed: String,
}

/// The other side ends the agreement. It is over when they say, but not before the notice that both signed: that counts from
/// their signature, as far back as a message may have been on its way. Of two ends the sooner one counts.
pub fn receive_agreement_end(
    tx: &mut Transaction<'_>,
    heard: EndHeard,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let agreement = agreements::by_document(tx, &heard.undone)?.ok_or(AgreementRefused::Unknown)?;
    is_party(tx, &agreement, &heard.said_by)?;
    let version = bound_by(&agreement, &heard.undone).ok_or(AgreementRefused::NotSigned)?;
    if heard.signed.len() > SIGNED_BYTES_MAX {
        return Err(AgreementRefused::TooLong);
    }
    let said = heard.signed_at.clamp(later(now, -SAID_SECONDS_MAX), now);
    let soonest = after_notice(version, said);
    let at = heard
        .effective
        .clamp(soonest, later(soonest, BEYOND_NOTICE_SECONDS_MAX));
    if agreement.ending.as_ref().is_some_and(|known| known.at <= at) {
        return Ok(agreement);
    }
    let act = format!("{} ends agreement {}", agreement.peer, agreement.id);
    audit::log(tx, "node", &act, now)?;
    let ending = AgreementEnding {
        by: Side::Them,
        said,
        at,
        reason: heard.reason,
        signed_undo: heard.signed,
    };
    put_ending(tx, agreement, ending, now)
}

/// Whether the other side is bound by this Offer or Accept of theirs, so that its Undo is the end of what both signed.
pub fn is_bound_by(agreement: &ReciprocityAgreement, undone: &Iri) -> bool {
    bound_by(agreement, undone).is_some()
}

/// The text by which the other side is bound with this Offer or Accept of theirs.
fn bound_by<'a>(agreement: &'a ReciprocityAgreement, undone: &Iri) -> Option<&'a AgreementVersion> {
    agreement.signed.iter().find_map(|signed| {
        let version = agreement.version(&signed.document)?;
        let theirs = match version.by {
            Side::Them => &version.offer,
            Side::Us => &signed.accept,
        };
        (theirs == undone).then_some(version)
    })
}

fn put_ending(
    tx: &mut Transaction<'_>,
    agreement: ReciprocityAgreement,
    ending: AgreementEnding,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let at = ending.at;
    let ended = ReciprocityAgreement {
        ending: Some(ending),
        changed: now,
        ..agreement
    };
    agreements::put(tx, &ended)?;
    end_offers(tx, &ended, at)?;
    end_held_offers(tx, &ended, at)?;
    Ok(ended)
}

fn after_notice(version: &AgreementVersion, from: Timestamp) -> Timestamp {
    later(from, i64::from(version.text.notice_days) * 86_400)
}

fn later(from: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(from.as_second().saturating_add(seconds)).unwrap_or(from)
}
