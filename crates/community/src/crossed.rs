//! Texts of agreements that cross on their way: of two that do not answer one another one stands on both sides, and what was
//! void because of it waits again when it is taken back (F16; protocol section 8.5, "Crossing").
//!
//! Messages of one side come in the order in which they were said. So whatever both of them do at once, they end up with the
//! same signatures, and with the same text open but for three that cross one another, until one of those is answered.

use std::cmp::Ordering;

use domain::{AgreementId, AgreementVersion, Iri, Origin, ReciprocityAgreement, Side, VersionState};
use jiff::Timestamp;
use store::{StoreError, Transaction, agreements};

/// Every text that waits for an answer between us and a peer, whoever offered it.
pub(crate) fn open_of_peer(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    now: Timestamp,
) -> Result<Vec<(AgreementId, AgreementVersion)>, StoreError> {
    let mut open = Vec::new();
    for agreement in agreements::of_peer(tx, peer)? {
        let id = agreement.id;
        let versions = agreement.versions.into_iter();
        let waiting = versions.filter(|version| version.is_open(now));
        open.extend(waiting.map(|version| (id.clone(), version)));
    }
    Ok(open)
}

/// A text of theirs came that is not written down yet. Ours that waits and that it does not answer stands or is void beside it:
/// the Offer of the one that stands, if that is ours. Of their own the last one counts.
pub(crate) fn cross(
    tx: &mut Transaction<'_>,
    agreement: &mut ReciprocityAgreement,
    heard: &AgreementVersion,
    now: Timestamp,
) -> Result<Option<Iri>, StoreError> {
    let mut beside = open_of_peer(tx, &agreement.peer, now)?;
    beside.retain(|(_, open)| Some(&open.offer) != heard.answers.as_ref());
    let key = |version: &AgreementVersion| (version.text.revision, version.digest.clone());
    let (revision, digest) = key(heard);
    let stands = |(_, open): &&(AgreementId, AgreementVersion)| {
        let (of_ours, by_ours) = key(open);
        let order = ReciprocityAgreement::stands((of_ours, by_ours.as_str()), (revision, digest.as_str()));
        open.by == Side::Us && order == Ordering::Greater
    };
    if let Some((_, ours)) = beside.iter().find(stands) {
        return Ok(Some(ours.offer.clone()));
    }
    for (id, open) in &beside {
        if id == &agreement.id {
            set(agreement, &open.offer, VersionState::Void);
        } else {
            put(tx, id, &open.offer, VersionState::Void, now)?;
        }
        if open.by == Side::Us {
            agreements::put_lost_to(tx, &open.offer, &heard.offer)?;
        }
    }
    Ok(None)
}

/// They answered a text of ours, so what they had offered before that crossed it and is void on their side.
pub(crate) fn void_theirs(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    answered: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (id, open) in open_of_peer(tx, peer, now)? {
        if open.by == Side::Them {
            put(tx, &id, &open.offer, VersionState::Void, now)?;
            agreements::put_lost_to(tx, &open.offer, answered)?;
            revive(tx, peer, &open.offer, now)?;
        }
    }
    Ok(())
}

/// A text does not stand any more: the one that was void because of it waits again, if no other does.
pub(crate) fn revive(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    gone: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    if !open_of_peer(tx, peer, now)?.is_empty() {
        return Ok(());
    }
    for agreement in agreements::of_peer(tx, peer)? {
        for version in &agreement.versions {
            let may_wait = version.state == VersionState::Void && now < version.expires;
            if may_wait && agreements::lost_to(tx, &version.offer)?.as_ref() == Some(gone) {
                return put(tx, &agreement.id, &version.offer, VersionState::Open, now);
            }
        }
    }
    Ok(())
}

fn put(
    tx: &mut Transaction<'_>,
    id: &AgreementId,
    offer: &Iri,
    state: VersionState,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(mut agreement) = agreements::get(tx, id)? else {
        return Ok(());
    };
    set(&mut agreement, offer, state);
    agreement.changed = now;
    agreements::put(tx, &agreement)
}

fn set(agreement: &mut ReciprocityAgreement, offer: &Iri, state: VersionState) {
    let versions = agreement.versions.iter_mut();
    for version in versions.filter(|version| &version.offer == offer) {
        version.state = state;
    }
}

#[cfg(test)]
mod tests;
