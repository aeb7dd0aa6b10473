//! One member's claim at one host for one offer: carried by a browser and bound to her key, or printed (F16; protocol section
//! 8.9). It says that she qualifies, under a name that no other host and no other offer gets.

use domain::{Iri, IssuedVoucher, PersonName};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::keys::{Ed25519Key, PublicKey};
use crate::sd_jwt::{self, Claims, Fault, Profile, TOKEN_BYTES_MAX, TOKEN_SECONDS_MAX};

pub use crate::sd_jwt::{as_text, is_nonce};

/// Longest voucher taken, in bytes.
pub const VOUCHER_BYTES_MAX: usize = TOKEN_BYTES_MAX;
/// Longest a voucher may live that a browser carries, in seconds.
pub const VOUCHER_SECONDS_MAX: i64 = TOKEN_SECONDS_MAX;
/// Longest a printed voucher may live, in seconds.
pub const PAPER_SECONDS_MAX: i64 = IssuedVoucher::PAPER_SECONDS;
/// What a voucher is called, `vct`.
pub const VOUCHER_KIND: &str = "https://w3id.org/rosarium/v1#MembershipVoucher";
/// What a printed one is called, `vct`.
pub const PAPER_KIND: &str = "https://w3id.org/rosarium/v1#PaperVoucher";

const ONLINE: Profile = Profile {
    typ: "rosarium-voucher+sd-jwt",
    kind: VOUCHER_KIND,
    seconds_max: VOUCHER_SECONDS_MAX,
};
const PAPER: Profile = Profile {
    typ: "rosarium-paper+jwt",
    kind: PAPER_KIND,
    seconds_max: PAPER_SECONDS_MAX,
};

/// What a voucher says that a browser carries.
#[derive(Clone, Copy, Debug)]
pub struct VoucherFacts<'f> {
    /// The home.
    pub issuer: &'f Iri,
    /// The host.
    pub audience: &'f Iri,
    /// Its offer.
    pub offer: &'f Iri,
    /// Her level at home, by its address.
    pub tier: &'f Iri,
    /// A name for her that no other host and no other offer gets.
    pub subject: &'f str,
    /// A name for the voucher, never given twice.
    pub id: &'f str,
    /// What only the host and her browser know.
    pub nonce: &'f str,
    /// When.
    pub at: Timestamp,
}

/// What a printed voucher says.
#[derive(Clone, Copy, Debug)]
pub struct PaperFacts<'f> {
    /// The home.
    pub issuer: &'f Iri,
    /// The host.
    pub audience: &'f Iri,
    /// Its offer.
    pub offer: &'f Iri,
    /// Her level at home, by its address.
    pub tier: &'f Iri,
    /// A name for her that no other host and no other offer gets; the same as in vouchers that a browser carries.
    pub subject: &'f str,
    /// A name for the voucher, never given twice.
    pub id: &'f str,
    /// Her name, for a check at the desk.
    pub name: &'f PersonName,
    /// When.
    pub at: Timestamp,
    /// When it is over; at most [`PAPER_SECONDS_MAX`] later.
    pub expires: Timestamp,
}

/// A voucher whose signatures, audience and time are right; [`Voucher::answers`] says whether it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
    /// The home: who vouches.
    pub issuer: Iri,
    /// Our offer.
    pub offer: Iri,
    /// Her level at home, by its address there.
    pub tier: Iri,
    /// The home's name for her, for this offer of ours alone.
    pub subject: String,
    /// The voucher's own name.
    pub id: String,
    /// When it was made.
    pub issued: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
    nonce: String,
}

impl Voucher {
    /// Whether it was made in answer to this nonce.
    pub fn answers(&self, nonce: &str) -> bool {
        self.nonce == nonce
    }

    /// What it answers.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }
}

/// A printed voucher whose signature, audience and time are right. Whoever holds the paper may use it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperVoucher {
    /// The home: who vouches.
    pub issuer: Iri,
    /// Our offer.
    pub offer: Iri,
    /// Her level at home, by its address there.
    pub tier: Iri,
    /// The home's name for her, for this offer of ours alone.
    pub subject: String,
    /// The voucher's own name.
    pub id: String,
    /// Her name, for a check at the desk.
    pub name: PersonName,
    /// When it was made.
    pub issued: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
}

/// Why a voucher gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoucherRefused {
    /// Too long, or not signed texts of JSON joined as they should be.
    #[error("the voucher cannot be read")]
    Unreadable,
    /// Another type, kind or algorithm, or something critical that nobody here knows.
    #[error("this is no voucher")]
    Type,
    /// Not signed by a key of the community that is said to vouch.
    #[error("the voucher is not signed by the community that is said to vouch")]
    Issuer,
    /// Not bound to the key that it names, or to this very voucher.
    #[error("the voucher was taken apart")]
    Holder,
    /// Made for somebody else, or for an offer of somebody else.
    #[error("the voucher was made for another community")]
    Audience,
    /// Over, not begun, or longer than a voucher may live.
    #[error("the voucher is not of now; ask for a new one")]
    Time,
    /// Of a level of another community than the one that vouches.
    #[error("the voucher names a level of another community")]
    Level,
}

impl From<Fault> for VoucherRefused {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unreadable => Self::Unreadable,
            Fault::Type => Self::Type,
            Fault::Issuer => Self::Issuer,
            Fault::Holder => Self::Holder,
            Fault::Audience => Self::Audience,
            Fault::Time => Self::Time,
        }
    }
}

/// A voucher that lives [`VOUCHER_SECONDS_MAX`], signed by the community's key of this name and bound to a holder's key.
pub fn issue(facts: &VoucherFacts<'_>, issuer: (&Ed25519Key, &Iri), holder: &Ed25519Key) -> String {
    let at = facts.at.as_second();
    let claims = json!({
        "iss": facts.issuer,
        "aud": facts.audience,
        "vct": VOUCHER_KIND,
        "offer": facts.offer,
        "tier": facts.tier,
        "sub": facts.subject,
        "jti": facts.id,
        "iat": at,
        "nbf": at,
        "exp": at.saturating_add(VOUCHER_SECONDS_MAX),
    });
    ONLINE.bound(claims, issuer, (holder, facts.audience, facts.nonce), facts.at)
}

/// Checks a voucher that a browser brought to `own`, our community, now. `key_of` answers the key of that name of the
/// community that is said to vouch, if it is trusted; it is asked before anything that the voucher says is believed. Whether it
/// was asked for, was used before and keeps the limits of the offer is the caller's to check.
pub fn verify(
    token: &str,
    own: &Iri,
    key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
    now: Timestamp,
) -> Result<Voucher, VoucherRefused> {
    let (claims, nonce) = ONLINE.check_bound(token, own, key_of, now)?;
    let said = Said::read(&claims, own)?;
    Ok(Voucher {
        offer: said.offer,
        tier: said.tier,
        subject: said.subject,
        id: said.id,
        issued: claims.issued,
        expires: claims.expires,
        issuer: claims.issuer,
        nonce,
    })
}

/// What a voucher claims, its signatures unchecked, claim by claim as it stands there: for the page on which she agrees (threat
/// V18). None when it cannot be read.
pub fn claims(token: &str) -> Option<Map<String, Value>> {
    sd_jwt::claims(token)
}

/// A voucher for paper, signed by the community's key of this name. It is short enough for a QR code.
pub fn paper_issue(facts: &PaperFacts<'_>, issuer: (&Ed25519Key, &Iri)) -> String {
    let claims = json!({
        "iss": facts.issuer,
        "aud": facts.audience,
        "vct": PAPER_KIND,
        "offer": facts.offer,
        "tier": facts.tier,
        "sub": facts.subject,
        "jti": facts.id,
        "name": facts.name,
        "iat": facts.at.as_second(),
        "nbf": facts.at.as_second(),
        "exp": facts.expires.as_second(),
    });
    PAPER.signed(&claims, issuer)
}

/// Checks a printed voucher for `own`, our community, now; as [`verify`] does, but that paper is bound to nobody.
pub fn paper_verify(
    token: &str,
    own: &Iri,
    key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
    now: Timestamp,
) -> Result<PaperVoucher, VoucherRefused> {
    let claims = PAPER.check_signed(token, own, key_of, now)?;
    let said = Said::read(&claims, own)?;
    let name = claims.text("name").and_then(|name| PersonName::parse(name).ok());
    Ok(PaperVoucher {
        offer: said.offer,
        tier: said.tier,
        subject: said.subject,
        id: said.id,
        name: name.ok_or(VoucherRefused::Unreadable)?,
        issued: claims.issued,
        expires: claims.expires,
        issuer: claims.issuer,
    })
}

/// What both kinds say.
struct Said {
    offer: Iri,
    tier: Iri,
    subject: String,
    id: String,
}

impl Said {
    fn read(claims: &Claims, own: &Iri) -> Result<Self, VoucherRefused> {
        let iri = |claim| claims.iri(claim).ok_or(VoucherRefused::Unreadable);
        let text = |claim| {
            let text = claims.text(claim).map(str::to_owned);
            text.ok_or(VoucherRefused::Unreadable)
        };
        let said = Self {
            offer: iri("offer")?,
            tier: iri("tier")?,
            subject: text("sub")?,
            id: text("jti")?,
        };
        match () {
            () if said.offer.origin() != own.origin() => Err(VoucherRefused::Audience),
            () if said.tier.origin() != claims.issuer.origin() => Err(VoucherRefused::Level),
            () => Ok(said),
        }
    }
}

#[cfg(test)]
#[path = "voucher_tests.rs"]
mod tests;
