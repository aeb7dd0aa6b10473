//! Another community offers what each could give the other's members, answers a text of ours with one of its own, or offers
//! a text that is to take the place of what both signed (F16; protocol section 8.5).

use domain::{
    AgreementId, AgreementText, AgreementVersion, Iri, Origin, ReciprocityAgreement, Side, VersionState,
};
use jiff::Timestamp;
use store::{Transaction, agreements};

use crate::answer_agreement::settle;
use crate::crossed::cross;
use crate::draft_agreement::{AgreementRefused, SIGNED_BYTES_MAX, blank, make_room, own_group, partner};
use crate::offer_agreement::{SignedText, add_version, version};

/// What came of an offer of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementHeard {
    /// It waits for an officer here.
    Waiting,
    /// It crossed a text that stands on both sides, and is void on both.
    Void,
    /// It had come before.
    Repeated,
}

/// Longest time that an offer of theirs waits here, in days; one that is said to wait longer is read as this.
pub const OPEN_DAYS_MAX: i64 = 90;

/// Keeps a text of another community for an officer to look at. The caller has verified both proofs. `fresh` is the name of the
/// agreement if the text begins one.
pub fn receive_agreement(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    heard: SignedText,
    fresh: AgreementId,
    now: Timestamp,
) -> Result<AgreementHeard, AgreementRefused> {
    let peer = said_by.origin();
    let proof = partner(tx, &peer)?;
    if proof.peering().group != *said_by {
        return Err(AgreementRefused::NotAParty);
    }
    if let Some(verdict) = known(tx, &heard)? {
        return Ok(verdict);
    }
    check(tx, said_by, &heard, now)?;
    let mut agreement = match place(tx, &peer, &heard)? {
        Some(agreement) => agreement,
        None => {
            make_room(tx, &peer, now)?;
            blank(&proof, fresh, now)
        }
    };
    let latest = Timestamp::from_second(now.as_second().saturating_add(OPEN_DAYS_MAX * 86_400));
    let mut text = version(heard, Side::Them, VersionState::Open, now);
    text.expires = text.expires.min(latest.unwrap_or(now));
    add_version(&mut agreement, text.clone())?;
    // Nothing is written before all that could be refused was looked at.
    let verdict = match cross(tx, &mut agreement, &text, now)? {
        None => AgreementHeard::Waiting,
        Some(stands) => {
            settle(&mut agreement, &text.offer, (VersionState::Void, None), now);
            agreements::put_lost_to(tx, &text.offer, &stands)?;
            AgreementHeard::Void
        }
    };
    agreement.changed = now;
    agreements::put(tx, &agreement)?;
    Ok(verdict)
}

/// What came already, and what another document has the name of.
fn known(tx: &mut Transaction<'_>, heard: &SignedText) -> Result<Option<AgreementHeard>, AgreementRefused> {
    for name in [&heard.offer, &heard.document] {
        let Some(found) = agreements::by_document(tx, name)? else {
            continue;
        };
        let is_it = |version: &AgreementVersion| {
            version.offer == heard.offer
                && version.document == heard.document
                && version.digest == heard.digest
        };
        return match found.versions.iter().any(is_it) {
            true => Ok(Some(AgreementHeard::Repeated)),
            false => Err(AgreementRefused::OtherDocument),
        };
    }
    Ok(None)
}

fn check(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    heard: &SignedText,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    heard.text.check()?;
    let own = own_group(tx)?;
    let parties = &heard.text.parties;
    if !parties.contains(&own) || !parties.contains(said_by) {
        return Err(AgreementRefused::NotAParty);
    }
    if heard.expires <= now {
        return Err(AgreementRefused::Expired(heard.expires));
    }
    match heard.signed.len() > SIGNED_BYTES_MAX {
        true => Err(AgreementRefused::TooLong),
        false => Ok(()),
    }
}

/// The agreement in which a text was said, if it begins none: that of the text it answers, or that of which it is to take the
/// place. It has to follow that text.
fn place(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    heard: &SignedText,
) -> Result<Option<ReciprocityAgreement>, AgreementRefused> {
    if let Some(answered) = &heard.answers {
        // A text of ours that we do not know any more, since a restore, is one that the officer here has to read anew.
        let Some(found) = agreements::by_document(tx, answered)?.filter(|found| &found.peer == peer) else {
            return Ok(None);
        };
        let ours = found
            .versions
            .iter()
            .find(|version| &version.offer == answered && version.by == Side::Us);
        let ours = ours.ok_or(AgreementRefused::OtherDocument)?;
        if ours.state == VersionState::Accepted {
            return Err(AgreementRefused::NotOpen);
        }
        follows(&heard.text, ours)?;
        return Ok(Some(found));
    }
    let Some(previous) = &heard.text.previous else {
        return Ok(None);
    };
    let of_peer = agreements::of_peer(tx, peer)?;
    let is_signed = |known: &&ReciprocityAgreement| {
        known
            .last_signed()
            .is_some_and(|signed| &signed.digest == previous)
    };
    let found = of_peer.iter().find(is_signed).ok_or(AgreementRefused::Chain)?;
    if let Some(signed) = found.last_signed() {
        follows(&heard.text, signed)?;
    }
    Ok(Some(found.clone()))
}

fn follows(text: &AgreementText, before: &AgreementVersion) -> Result<(), AgreementRefused> {
    let is_next = text.revision == before.text.revision.saturating_add(1);
    match is_next && text.previous.as_ref() == Some(&before.digest) {
        true => Ok(()),
        false => Err(AgreementRefused::Chain),
    }
}
