//! The proof of a membership that a browser carries from one community to another: an SD-JWT without disclosures and with
//! key binding (RFC 9901; protocol section 8.9). Ed25519 alone; what is not exactly as written is refused.

use domain::{Iri, LinkId};
use jiff::Timestamp;
use serde_json::json;

use crate::keys::{Ed25519Key, PublicKey};
use crate::sd_jwt::{Fault, Profile, TOKEN_BYTES_MAX, TOKEN_SECONDS_MAX};

pub use crate::sd_jwt::{as_text, is_nonce};

/// Longest proof taken, in bytes.
pub const PROOF_BYTES_MAX: usize = TOKEN_BYTES_MAX;
/// Longest a proof may live, in seconds.
pub const PROOF_SECONDS_MAX: i64 = TOKEN_SECONDS_MAX;
/// What a proof is called, `vct`.
pub const PROOF_KIND: &str = "https://w3id.org/rosarium/v1#MembershipProof";

const PROFILE: Profile = Profile {
    typ: "rosarium-proof+sd-jwt",
    kind: PROOF_KIND,
    seconds_max: PROOF_SECONDS_MAX,
};

/// What it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Is she a member in good standing?
    Check,
    /// To come as a guest of another community.
    SignIn,
    /// To link her two memberships.
    Link,
}

impl Purpose {
    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::SignIn => "signin",
            Self::Link => "link",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Check, Self::SignIn, Self::Link];
        all.into_iter().find(|purpose| purpose.word() == word)
    }
}

/// What is proved to a community that asked for it, of a member in good standing.
#[derive(Clone, Copy, Debug)]
pub struct ProofFacts<'f> {
    /// The community she belongs to.
    pub issuer: &'f Iri,
    /// The community that asked.
    pub audience: &'f Iri,
    /// What for.
    pub purpose: Purpose,
    /// A name for her that no other community gets.
    pub subject: &'f str,
    /// A name for the proof, never given twice.
    pub id: &'f str,
    /// The link, when it is for one.
    pub link: Option<&'f LinkId>,
    /// What only the asking community and her browser know.
    pub nonce: &'f str,
    /// When.
    pub at: Timestamp,
}

/// A proof whose signatures, audience and time are right; [`MembershipProof::answers`] says whether it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipProof {
    /// The community that vouches.
    pub issuer: Iri,
    /// What for.
    pub purpose: Purpose,
    /// Its name for her, for us alone.
    pub subject: String,
    /// The proof's own name.
    pub id: String,
    /// When it was made, by that community's clock.
    pub issued: Timestamp,
    /// The link, which a proof for one has.
    pub link: Option<LinkId>,
    nonce: String,
}

impl MembershipProof {
    /// Whether it was made for this purpose and in answer to this nonce.
    pub fn answers(&self, purpose: Purpose, nonce: &str) -> bool {
        self.purpose == purpose && self.nonce == nonce
    }

    /// What it answers.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofRefused {
    /// Too long, or not two signed texts of JSON joined by `~`.
    #[error("the proof cannot be read")]
    Unreadable,
    /// Another type, kind, algorithm or purpose, or something critical that nobody here knows.
    #[error("this is no proof of a membership")]
    Type,
    /// Not signed by a key of the community that is said to vouch.
    #[error("the proof is not signed by the community that is said to vouch")]
    Issuer,
    /// Not bound to the key that it names, or to this very proof.
    #[error("the proof was taken apart")]
    Holder,
    /// Made for somebody else.
    #[error("the proof was made for another community")]
    Audience,
    /// Over, not begun, or longer than a proof may live.
    #[error("the proof is not of now; ask for a new one")]
    Time,
    /// The community does not say that she is in good standing.
    #[error("the community does not vouch for her good standing")]
    Standing,
    /// For a link, and it names none.
    #[error("the proof names no link")]
    Link,
}

impl From<Fault> for ProofRefused {
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

/// A proof that lives [`PROOF_SECONDS_MAX`], signed by the community's key of this name and bound to a holder's key.
pub fn issue(facts: &ProofFacts<'_>, issuer: (&Ed25519Key, &Iri), holder: &Ed25519Key) -> String {
    let at = facts.at.as_second();
    let mut claims = json!({
        "iss": facts.issuer,
        "aud": facts.audience,
        "vct": PROOF_KIND,
        "purpose": facts.purpose.word(),
        "goodStanding": true,
        "sub": facts.subject,
        "jti": facts.id,
        "iat": at,
        "nbf": at,
        "exp": at.saturating_add(PROOF_SECONDS_MAX),
    });
    if let Some(link) = facts.link {
        claims["lnk"] = json!(link);
    }
    PROFILE.bound(claims, issuer, (holder, facts.audience, facts.nonce), facts.at)
}

/// Checks a proof that was made for `audience`, now. `key_of` answers the key of that name of the community that is said to
/// vouch, if it is trusted; it is asked before anything that the proof says is believed.
pub fn verify(
    proof: &str,
    audience: &Iri,
    key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
    now: Timestamp,
) -> Result<MembershipProof, ProofRefused> {
    let (claims, nonce) = PROFILE.check_bound(proof, audience, key_of, now)?;
    let purpose = claims
        .text("purpose")
        .and_then(Purpose::from_word)
        .ok_or(ProofRefused::Type)?;
    if !claims.affirms("goodStanding") {
        return Err(ProofRefused::Standing);
    }
    let link = claims.text("lnk").and_then(|link| LinkId::parse(link).ok());
    if purpose == Purpose::Link && link.is_none() {
        return Err(ProofRefused::Link);
    }
    let text = |claim| {
        claims
            .text(claim)
            .map(str::to_owned)
            .ok_or(ProofRefused::Unreadable)
    };
    Ok(MembershipProof {
        purpose,
        subject: text("sub")?,
        id: text("jti")?,
        issued: claims.issued,
        link,
        nonce,
        issuer: claims.issuer,
    })
}

#[cfg(test)]
#[path = "membership_proof_tests.rs"]
mod tests;
