//! An officer writes what this community and another could give each other's members, or what she would rather have than
//! what the other wrote; nobody else sees it before it is offered (F16).

use domain::{
    AgreementId, AgreementText, AgreementVersion, DealRefused, Iri, Origin, ReciprocityAgreement, Scope, Side,
};
use jiff::Timestamp;
use store::{ActivePeer, Officer, StoreError, Transaction, agreements, audit, community, peerings};

/// Why an agreement cannot be written, offered, answered, taken back or ended.
#[derive(Debug, thiserror::Error)]
pub enum AgreementRefused {
    /// No peering with that community carries offers now.
    #[error("there is no active peering with {0} that carries offers; agree on that first")]
    NotAPeer(Origin),
    /// No such agreement.
    #[error("there is no such agreement")]
    Unknown,
    /// The text does not hold together.
    #[error(transparent)]
    Text(#[from] DealRefused),
    /// Nothing was written.
    #[error("there is no draft; write what you would offer first")]
    NothingDrafted,
    /// What was offered waits for the other side.
    #[error("an offer to {0} waits for its answer; take it back first, or wait")]
    WaitsForThem(Origin),
    /// What the other side offered waits for us, elsewhere.
    #[error("an offer of {0} waits for an answer; answer that one first")]
    WaitsForUs(Origin),
    /// There is no such offer of theirs any more: it was answered, taken back or never made.
    #[error("that text does not wait for an answer any more; look at the agreement again")]
    NotOpen,
    /// Nobody answered in time.
    #[error("the offer was open until {0}; offer it again")]
    Expired(Timestamp),
    /// Something else was written or came since she looked.
    #[error("the agreement has changed since you looked; look at it again")]
    Changed,
    /// Nothing of ours waits for an answer.
    #[error("no offer of ours waits for an answer")]
    NothingOffered,
    /// No text has two signatures.
    #[error("the agreement is not signed by both")]
    NotSigned,
    /// It is over.
    #[error("the agreement is over; begin a new one")]
    Over,
    /// Its end was announced.
    #[error("the agreement ends at {0} already")]
    EndsAlready(Timestamp),
    /// What came names another text than the one that was signed.
    #[error("the answer is about another text than the one that was offered")]
    OtherDocument,
    /// The revision and the digest in the text are not those that follow what it answers.
    #[error("the text does not follow the one that it answers or takes the place of")]
    Chain,
    /// Said by somebody who is no party.
    #[error("only the two communities of an agreement may say this")]
    NotAParty,
    /// A document of a size that no agreement has.
    #[error("a signed agreement has at most {} KiB", SIGNED_BYTES_MAX / 1024)]
    TooLong,
    /// Too many.
    #[error(
        "there are at most {} agreements with one community that count or wait for an answer",
        AGREEMENTS_OF_PEER_MAX
    )]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Most bytes of what carries a signature and is kept as it came: that of any activity (protocol section 5).
pub const SIGNED_BYTES_MAX: usize = 32 * 1024;
/// Most agreements with one community, whatever became of them; those that came to nothing make room.
pub const AGREEMENTS_OF_PEER_MAX: usize = 50;

/// Writes a draft: of a new agreement with a peer, or of a text in one there is. Who the parties are, and what the text answers
/// or takes the place of, is filled in; terms keep their numbers, so that a term is the same one in the next text.
pub fn draft_agreement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    id: Option<AgreementId>,
    text: AgreementText,
    now: Timestamp,
) -> Result<ReciprocityAgreement, AgreementRefused> {
    let proof = partner(tx, peer)?;
    let begun = match id {
        Some(id) => {
            let found = agreements::get(tx, &id)?.filter(|found| &found.peer == peer);
            found.ok_or(AgreementRefused::Unknown)?
        }
        None => {
            make_room(tx, peer, now)?;
            let id = agreements::fresh_id(tx, now)?;
            blank(&proof, id, now)
        }
    };
    let own = own_group(tx)?;
    let follows = may_write(&begun, now)?;
    let drafted = ReciprocityAgreement {
        draft: Some(completed(text, &begun, &own, follows.as_ref())?),
        changed: now,
        ..begun
    };
    agreements::put(tx, &drafted)?;
    let act = format!("draft agreement {} with {peer}", drafted.id);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    Ok(drafted)
}

/// Throws a draft away; an agreement in which nothing was ever said goes with it.
pub fn discard_draft(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &AgreementId,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    let found = agreements::get(tx, id)?.ok_or(AgreementRefused::Unknown)?;
    if found.draft.is_none() {
        return Err(AgreementRefused::NothingDrafted);
    }
    let act = format!("discard the draft of agreement {id} with {}", found.peer);
    audit::log(tx, officer.member().handle.as_str(), &act, now)?;
    if found.versions.is_empty() {
        return Ok(agreements::remove(tx, &found)?);
    }
    let left = ReciprocityAgreement {
        draft: None,
        changed: now,
        ..found
    };
    Ok(agreements::put(tx, &left)?)
}

/// What a text of ours follows.
#[derive(Clone, Debug)]
pub(crate) struct Follows {
    /// Revision and digest of the text that it answers or takes the place of.
    pub(crate) before: (u64, String),
    /// The Offer that it answers; none when it takes the place of what both signed.
    pub(crate) answers: Option<Iri>,
}

/// Proof that agreements may be made with a node now.
pub(crate) fn partner(tx: &mut Transaction<'_>, peer: &Origin) -> Result<ActivePeer, AgreementRefused> {
    let found = peerings::active(tx, peer, Scope::Offers)?;
    found.ok_or_else(|| AgreementRefused::NotAPeer(peer.clone()))
}

/// An agreement in which nothing was said.
pub(crate) fn blank(partner: &ActivePeer, id: AgreementId, now: Timestamp) -> ReciprocityAgreement {
    ReciprocityAgreement {
        id,
        peer: partner.peering().peer.clone(),
        group: partner.peering().group.clone(),
        draft: None,
        versions: Vec::new(),
        signed: Vec::new(),
        ending: None,
        since: now,
        changed: now,
    }
}

/// Whether we may write in it now, and what our text would follow.
pub(crate) fn may_write(
    agreement: &ReciprocityAgreement,
    now: Timestamp,
) -> Result<Option<Follows>, AgreementRefused> {
    let signed = agreement.last_signed();
    if signed.is_some_and(|last| last.text.ends.is_some_and(|ends| ends <= now)) {
        return Err(AgreementRefused::Over);
    }
    match agreement.ending.as_ref() {
        Some(ending) if ending.at <= now => return Err(AgreementRefused::Over),
        Some(ending) => return Err(AgreementRefused::EndsAlready(ending.at)),
        None => {}
    }
    let of = |version: &AgreementVersion, answers: Option<Iri>| Follows {
        before: (version.text.revision, version.digest.clone()),
        answers,
    };
    match agreement.open().filter(|open| open.is_open(now)) {
        Some(open) if open.by == Side::Us => Err(AgreementRefused::WaitsForThem(agreement.peer.clone())),
        Some(open) => Ok(Some(of(open, Some(open.offer.clone())))),
        None => Ok(signed.map(|signed| of(signed, None))),
    }
}

/// The text with what is not for anybody to choose.
pub(crate) fn completed(
    mut text: AgreementText,
    agreement: &ReciprocityAgreement,
    own: &Iri,
    follows: Option<&Follows>,
) -> Result<AgreementText, AgreementRefused> {
    let first = agreement.versions.first().map(|first| first.text.parties.clone());
    text.parties = first.unwrap_or_else(|| [own.clone(), agreement.group.clone()]);
    (text.revision, text.previous) = match follows {
        Some(Follows { before, .. }) => (before.0.saturating_add(1), Some(before.1.clone())),
        None => (1, None),
    };
    // Documents have whole seconds, and what is signed is what is kept.
    text.starts = whole_second(text.starts);
    text.ends = text.ends.map(whole_second);
    text.check()?;
    Ok(text)
}

fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// Our community.
pub(crate) fn own_group(tx: &mut Transaction<'_>) -> Result<Iri, AgreementRefused> {
    let identity = community::identity(tx)?.ok_or(AgreementRefused::Unknown)?;
    Ok(identity.group())
}

/// One agreement more with a peer: where there are too many, the oldest that came to nothing goes.
pub(crate) fn make_room(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    now: Timestamp,
) -> Result<(), AgreementRefused> {
    let with_peer = agreements::of_peer(tx, peer)?;
    let is_full = agreements::count(tx)? >= usize::from(agreements::AGREEMENTS_MAX);
    if with_peer.len() < AGREEMENTS_OF_PEER_MAX && !is_full {
        return Ok(());
    }
    let came_to_nothing = |known: &&ReciprocityAgreement| {
        let waits = known.versions.iter().any(|version| version.is_open(now));
        known.signed.is_empty() && known.draft.is_none() && !waits
    };
    match with_peer.iter().find(came_to_nothing) {
        Some(oldest) => Ok(agreements::remove(tx, oldest)?),
        None => Err(AgreementRefused::TooMany),
    }
}

#[cfg(test)]
mod tests;
