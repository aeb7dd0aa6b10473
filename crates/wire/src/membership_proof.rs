//! The proof of a membership that a browser carries from one community to another: an SD-JWT without disclosures and with
//! key binding (RFC 9901; protocol section 8.9). Ed25519 alone; what is not exactly as written is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Iri, LinkId};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::digest::sha256;
use crate::keys::{Ed25519Key, PublicKey};

/// Longest proof taken, in bytes.
pub const PROOF_BYTES_MAX: usize = 8 * 1024;
/// Longest a proof may live, in seconds.
pub const PROOF_SECONDS_MAX: i64 = 600;
/// What a proof is called, `vct`.
pub const PROOF_KIND: &str = "https://w3id.org/rosarium/v1#MembershipProof";

/// The clocks of two peers differ by so much at most, in seconds (protocol section 3.4, step 7).
const SKEW_SECONDS: i64 = 90;
/// Longest claim of text, in bytes.
const CLAIM_BYTES_MAX: usize = 200;
const PROOF: &str = "rosarium-proof+sd-jwt";
const KEY_BINDING: &str = "kb+jwt";
/// The one algorithm.
const EDDSA: &str = "EdDSA";
/// 32 bytes as base64url.
const NONCE_CHARS: usize = 43;

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

/// Random bytes as the text of a nonce, a subject or an id.
pub fn as_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a text can be a nonce: 32 bytes.
pub fn is_nonce(text: &str) -> bool {
    text.len() == NONCE_CHARS && URL_SAFE_NO_PAD.decode(text).is_ok()
}

/// A proof that lives [`PROOF_SECONDS_MAX`], signed by the community's key of this name and bound to a holder's key.
pub fn issue(facts: &ProofFacts<'_>, (key, name): (&Ed25519Key, &Iri), holder: &Ed25519Key) -> String {
    let at = facts.at.as_second();
    let holders = match holder.public() {
        PublicKey::Ed25519(key) => as_text(&key.bytes()),
        // No such key is private here.
        PublicKey::Rsa(_) => String::new(),
    };
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
        "cnf": { "jwk": { "kty": "OKP", "crv": "Ed25519", "x": holders } },
    });
    if let Some(link) = facts.link {
        claims["lnk"] = json!(link);
    }
    let signed = sign(&json!({ "alg": EDDSA, "typ": PROOF, "kid": name }), &claims, key);
    let signed = format!("{signed}~");
    let binding = json!({
        "aud": facts.audience,
        "nonce": facts.nonce,
        "iat": at,
        "sd_hash": as_text(&sha256(signed.as_bytes())),
    });
    let bound = sign(&json!({ "alg": EDDSA, "typ": KEY_BINDING }), &binding, holder);
    format!("{signed}{bound}")
}

fn sign(header: &Value, claims: &Value, key: &Ed25519Key) -> String {
    let part = |value: &Value| as_text(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature = as_text(&key.sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// One signed text, taken apart; its signature is checked by [`Signed::holds`].
struct Signed<'t> {
    header: Value,
    claims: Value,
    covered: &'t str,
    signature: Vec<u8>,
}

impl<'t> Signed<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (covered, signature) = text.rsplit_once('.')?;
        let (header, claims) = covered.split_once('.')?;
        let json = |part: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
            crate::json::read(&bytes).ok().filter(Value::is_object)
        };
        Some(Self {
            header: json(header)?,
            claims: json(claims)?,
            covered,
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        })
    }

    fn is(&self, kind: &str) -> bool {
        self.header["alg"] == EDDSA && self.header["typ"] == kind && self.header.get("crit").is_none()
    }

    fn holds(&self, key: &PublicKey) -> bool {
        matches!(key, PublicKey::Ed25519(_)) && key.verify(self.covered.as_bytes(), &self.signature).is_ok()
    }

    fn text(&self, claim: &str) -> Option<&str> {
        let text = self.claims[claim].as_str()?;
        (!text.is_empty() && text.len() <= CLAIM_BYTES_MAX).then_some(text)
    }

    fn iri(&self, claim: &str) -> Option<Iri> {
        Iri::parse(self.claims[claim].as_str()?).ok()
    }

    fn second(&self, claim: &str) -> Option<i64> {
        self.claims[claim].as_i64()
    }
}

/// Checks a proof that was made for `audience`, now. `key_of` answers the key of that name of the community that is said to
/// vouch, if it is trusted; it is asked before anything that the proof says is believed.
pub fn verify(
    proof: &str,
    audience: &Iri,
    key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
    now: Timestamp,
) -> Result<MembershipProof, ProofRefused> {
    if proof.len() > PROOF_BYTES_MAX {
        return Err(ProofRefused::Unreadable);
    }
    let (first, bound) = proof.split_once('~').ok_or(ProofRefused::Unreadable)?;
    let signed = Signed::read(first).ok_or(ProofRefused::Unreadable)?;
    if !signed.is(PROOF) || signed.claims["vct"] != PROOF_KIND {
        return Err(ProofRefused::Type);
    }
    let issuer = signed.iri("iss").ok_or(ProofRefused::Issuer)?;
    let name = signed.header["kid"]
        .as_str()
        .and_then(|name| Iri::parse(name).ok());
    // A key of another actor on the same host is not the community's.
    let name = name
        .filter(|name| name.document() == issuer)
        .ok_or(ProofRefused::Issuer)?;
    let key = key_of(&issuer, &name).ok_or(ProofRefused::Issuer)?;
    if !signed.holds(&key) {
        return Err(ProofRefused::Issuer);
    }
    if signed.iri("aud").as_ref() != Some(audience) {
        return Err(ProofRefused::Audience);
    }
    let issued = lives(&signed, now).ok_or(ProofRefused::Time)?;
    let nonce = bound_nonce(&signed, (first, bound), audience, (issued, now))?;
    let purpose = signed
        .text("purpose")
        .and_then(Purpose::from_word)
        .ok_or(ProofRefused::Type)?;
    if signed.claims["goodStanding"] != true {
        return Err(ProofRefused::Standing);
    }
    let link = signed.text("lnk").and_then(|link| LinkId::parse(link).ok());
    if purpose == Purpose::Link && link.is_none() {
        return Err(ProofRefused::Link);
    }
    let text = |claim| {
        signed
            .text(claim)
            .map(str::to_owned)
            .ok_or(ProofRefused::Unreadable)
    };
    Ok(MembershipProof {
        purpose,
        subject: text("sub")?,
        id: text("jti")?,
        link,
        nonce,
        issuer,
    })
}

/// When it was made, if it is of now.
fn lives(signed: &Signed<'_>, now: Timestamp) -> Option<i64> {
    let now = now.as_second();
    let (issued, begins, ends) = (
        signed.second("iat")?,
        signed.second("nbf")?,
        signed.second("exp")?,
    );
    let has_begun = issued.max(begins) <= now.saturating_add(SKEW_SECONDS);
    let is_over = now >= ends;
    let seconds = ends.checked_sub(issued)?;
    let is_short = (1..=PROOF_SECONDS_MAX).contains(&seconds);
    (has_begun && !is_over && is_short).then_some(issued)
}

/// The nonce that the holder's key is bound with, if it is bound to this very proof for us.
fn bound_nonce(
    signed: &Signed<'_>,
    (first, bound): (&str, &str),
    audience: &Iri,
    (issued, now): (i64, Timestamp),
) -> Result<String, ProofRefused> {
    let jwk = &signed.claims["cnf"]["jwk"];
    let is_ours = jwk["kty"] == "OKP" && jwk["crv"] == "Ed25519";
    let x = jwk["x"]
        .as_str()
        .filter(|_| is_ours)
        .and_then(|x| URL_SAFE_NO_PAD.decode(x).ok());
    let holder = x
        .and_then(|x| PublicKey::from_ed25519(&x).ok())
        .ok_or(ProofRefused::Holder)?;
    let binding = Signed::read(bound).ok_or(ProofRefused::Holder)?;
    let covers = as_text(&sha256(format!("{first}~").as_bytes()));
    if !binding.is(KEY_BINDING) || !binding.holds(&holder) || binding.claims["sd_hash"] != covers.as_str() {
        return Err(ProofRefused::Holder);
    }
    if binding.iri("aud").as_ref() != Some(audience) {
        return Err(ProofRefused::Audience);
    }
    let at = binding.second("iat").ok_or(ProofRefused::Time)?;
    let skew = |second: i64| second.saturating_add(SKEW_SECONDS);
    if at > skew(now.as_second()) || skew(at) < issued {
        return Err(ProofRefused::Time);
    }
    binding
        .text("nonce")
        .map(str::to_owned)
        .ok_or(ProofRefused::Holder)
}

#[cfg(test)]
#[path = "membership_proof_tests.rs"]
mod tests;
