//! Somebody sets out from here to the community she is a member of, for a voucher of an offer of ours (F16; protocol section
//! 8.9; threats V, step 1). What she brings back counts in this browser alone, for ten minutes, for what she claims now.

use domain::{MemberId, OfferId, OwnOffer, SessionId};
use jiff::{SignedDuration, Timestamp};
use store::claims::{self, CLAIM_SECONDS, Claim};
use store::{Membership, StoreError, Transaction, community, own_offers, sessions};
use wire::membership_proof::is_nonce;

pub use store::claims::{BrowserKey, ClaimFor};

use crate::claim_price::{NothingToClaim, look_up};

/// The browser in which something is claimed. It holds a secret, so it is never printed.
#[derive(Clone, Copy)]
pub enum ClaimSession<'a> {
    /// She is signed in here.
    Member {
        /// Who.
        who: &'a Membership,
        /// By which session.
        session: &'a SessionId,
    },
    /// Nobody is signed in; the browser has a cookie of its own, of 256 random bits as text.
    Browser(&'a str),
}

impl ClaimSession<'_> {
    /// What is kept of it.
    pub fn key(&self) -> BrowserKey {
        match self {
            Self::Member { session, .. } => BrowserKey::of_session(session),
            Self::Browser(secret) => BrowserKey::of_cookie(secret),
        }
    }

    fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Member { who, .. } => Some(&who.member().id),
            Self::Browser(_) => None,
        }
    }

    /// Whether whoever was signed in is so still, in this transaction.
    pub(crate) fn lives(&self, tx: &mut Transaction<'_>, now: Timestamp) -> Result<bool, StoreError> {
        match self {
            Self::Member { who, session } => sessions::lives(tx, &who.member().id, session, now),
            Self::Browser(_) => Ok(true),
        }
    }
}

/// Why she is not sent.
#[derive(Debug, thiserror::Error)]
pub enum ClaimRefused {
    /// There is none of that name, it has not begun, or it is over.
    #[error("there is no such offer now")]
    NoSuchOffer,
    /// Dues are claimed by whoever is signed in, for herself.
    #[error("sign in first; then choose your level")]
    NotSignedIn,
    /// It was not drawn from 256 bits of chance.
    #[error("that cannot be brought back")]
    Nonce,
    /// Nothing can be had by it.
    #[error(transparent)]
    Nothing(#[from] NothingToClaim),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The offer, while members of the partner may claim it.
pub fn claimable(
    tx: &mut Transaction<'_>,
    offer: &OfferId,
    now: Timestamp,
) -> Result<OwnOffer, ClaimRefused> {
    let offer = own_offers::get(tx, offer)?.filter(|offer| offer.in_force(now));
    offer.ok_or(ClaimRefused::NoSuchOffer)
}

/// Notes that this browser goes there with a nonce of 256 random bits, of which the hash alone is kept.
pub fn begin_claim(
    tx: &mut Transaction<'_>,
    session: ClaimSession<'_>,
    offer: &OfferId,
    what: ClaimFor,
    nonce: &str,
    now: Timestamp,
) -> Result<(), ClaimRefused> {
    if !is_nonce(nonce) {
        return Err(ClaimRefused::Nonce);
    }
    if !session.lives(tx, now)? {
        return Err(ClaimRefused::NotSignedIn);
    }
    if let ClaimFor::Joining { member, .. } = &what
        && session.member() != Some(member)
    {
        return Err(ClaimRefused::NotSignedIn);
    }
    let known = claimable(tx, offer, now)?;
    look_up(tx, &known, &what, now)?;
    let epoch = community::identity(tx)?.map_or(0, |identity| identity.epoch);
    let expires = now.checked_add(SignedDuration::from_secs(CLAIM_SECONDS));
    let claim = Claim {
        browser: session.key(),
        offer: known.id,
        what,
        epoch,
        expires: expires.unwrap_or(now),
    };
    Ok(claims::begin(tx, nonce, &claim, now)?)
}
