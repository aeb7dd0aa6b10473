//! Another community tells of an offer to members of this one, of a change of it, or that it is no more (F16; protocol
//! section 8.5). Only what both signed is believed: an offer that says another word than its term is refused.

use domain::{AgreementVersion, HeldOffer, Iri, Origin, ReciprocityAgreement, Scope};
use jiff::Timestamp;
use store::{StoreError, Transaction, agreements, held_offers, peerings};
use wire::deal_offer::ReadProposal;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferHeard {
    /// It is so here too.
    Done,
    /// Nothing in it is newer.
    Known,
}

/// Why an offer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum OfferRefused {
    /// The agreement of the two nodes does not carry offers, or somebody else than its community tells.
    #[error("offers are told by the community of a peer with which offers are agreed on")]
    NotAPeer,
    /// It, or what it is claimed at, lies elsewhere.
    #[error("an offer and the address where it is claimed lie on the server of whoever makes it")]
    Elsewhere,
    /// No document both signed is named, or none of that name.
    #[error("it names no term of an agreement that both signed")]
    NoAgreement,
    /// It says another thing than the term.
    #[error("it differs from the term that both signed: {0}")]
    Differs(&'static str),
    /// The term has an offer of another address.
    #[error("a term makes one offer, and this one has another already; take that back first")]
    Another,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes in a Create or Update.
pub fn receive_offer(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadProposal,
    now: Timestamp,
) -> Result<OfferHeard, OfferRefused> {
    let host = check_teller(tx, by)?;
    if told.id.origin() != host || told.redeem.origin() != host || &told.grantor != by {
        return Err(OfferRefused::Elsewhere);
    }
    let found = agreements::by_document(tx, &told.document)?;
    let agreement = found
        .filter(|agreement| agreement.peer == host)
        .ok_or(OfferRefused::NoAgreement)?;
    check(&agreement, told)?;
    let known = held_offers::get(tx, &told.id)?;
    if known.is_some_and(|known| known.revision >= told.revision) {
        return Ok(OfferHeard::Known);
    }
    make_way(tx, &host, told)?;
    let ending = agreement.ending.as_ref().map(|ending| ending.at);
    let held = HeldOffer {
        id: told.id.clone(),
        host,
        host_group: by.clone(),
        document: told.document.clone(),
        term: told.term.clone(),
        revision: told.revision,
        valid_from: told.valid_from,
        valid_through: [told.valid_through, ending].into_iter().flatten().min(),
        redeem: told.redeem.clone(),
        example: told.example.clone(),
        updated: now,
        removed: false,
    };
    held_offers::put(tx, &held)?;
    Ok(OfferHeard::Done)
}

/// A term makes one offer, so that no host fills the store with a thousand that all say the same: of another one for that term,
/// it has to be taken back before.
fn make_way(tx: &mut Transaction<'_>, host: &Origin, told: &ReadProposal) -> Result<(), OfferRefused> {
    for held in held_offers::of_host(tx, host)? {
        let same_term = held.document == told.document && held.term.number == told.term.number;
        match same_term && held.id != told.id {
            true if held.removed => held_offers::remove(tx, &held.id),
            true => return Err(OfferRefused::Another),
            false => {}
        }
    }
    Ok(())
}

/// The agreement ends: what the other community offers by it is good until then and no longer, whenever it says so itself.
pub(crate) fn end_held_offers(
    tx: &mut Transaction<'_>,
    agreement: &ReciprocityAgreement,
    at: Timestamp,
) -> Result<(), StoreError> {
    for offer in held_offers::of_host(tx, &agreement.peer)? {
        let ends = offer.valid_through.map_or(at, |known| known.min(at));
        if agreement.version(&offer.document).is_none() || offer.valid_through == Some(ends) {
            continue;
        }
        let ending = HeldOffer {
            valid_through: Some(ends),
            ..offer
        };
        held_offers::put(tx, &ending)?;
    }
    Ok(())
}

/// Takes in a Delete: what members took of it before is theirs until it runs out. A revision, if one is told, keeps a late
/// Update from bringing it back. Where none is, it was only missing where it should be: it comes back as it was when it is told
/// again.
pub fn receive_offer_end(
    tx: &mut Transaction<'_>,
    by: &Iri,
    (id, revision): (&Iri, Option<u64>),
    now: Timestamp,
) -> Result<OfferHeard, OfferRefused> {
    let Some(known) = held_offers::get(tx, id)? else {
        return Ok(OfferHeard::Known);
    };
    if &known.host_group != by {
        return Err(OfferRefused::NotAPeer);
    }
    let older = revision.is_some_and(|revision| revision < known.revision);
    if known.removed || older {
        return Ok(OfferHeard::Known);
    }
    let removed = HeldOffer {
        removed: true,
        revision: revision.unwrap_or_else(|| known.revision.saturating_sub(1)),
        updated: now,
        ..known
    };
    held_offers::put(tx, &removed)?;
    Ok(OfferHeard::Done)
}

fn check_teller(tx: &mut Transaction<'_>, by: &Iri) -> Result<Origin, OfferRefused> {
    let host = by.origin();
    let peer = peerings::active(tx, &host, Scope::Offers)?;
    match peer {
        Some(peer) if &peer.peering().group == by => Ok(host),
        _ => Err(OfferRefused::NotAPeer),
    }
}

/// Word for word: who gives what to whom, within which limits, and not for longer than the text says.
fn check(agreement: &ReciprocityAgreement, told: &ReadProposal) -> Result<(), OfferRefused> {
    let version = signed_version(agreement, &told.document).ok_or(OfferRefused::NoAgreement)?;
    let term = version.text.term(told.term.number);
    let term = term.ok_or(OfferRefused::NoAgreement)?;
    let said = &told.term;
    let ends = version.text.ends;
    let lasts = |ends: Timestamp| told.valid_through.is_none_or(|through| through > ends);
    let differs = match () {
        () if term.grantor != said.grantor || term.grantor != told.grantor => Some("grantor"),
        () if term.tiers != said.tiers || term.good_standing != said.good_standing => Some("eligibility"),
        () if term.benefit != said.benefit => Some("benefit"),
        () if term.applies_to != said.applies_to => Some("appliesTo"),
        () if term != said => Some("limits"),
        () if told.valid_from < version.text.starts => Some("validFrom"),
        () if ends.is_some_and(lasts) => Some("validThrough"),
        () => None,
    };
    differs.map_or(Ok(()), |what| Err(OfferRefused::Differs(what)))
}

fn signed_version<'a>(agreement: &'a ReciprocityAgreement, document: &Iri) -> Option<&'a AgreementVersion> {
    let signed = agreement.signed.iter();
    let mut signed = signed.filter(|signed| &signed.document == document);
    signed
        .next()
        .and_then(|signed| agreement.version(&signed.document))
}

#[cfg(test)]
mod tests;
