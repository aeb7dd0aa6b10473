//! What proofs of a membership and vouchers have in common: an SD-JWT without disclosures, with or without key binding (RFC
//! 9901; protocol section 8.9). Ed25519 alone and no choice of algorithms; what is not exactly as written is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Iri;
use domain::sabotage::{Bug, planted};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::digest::sha256;
use crate::keys::{Ed25519Key, PublicKey};

/// Longest token taken, in bytes.
pub const TOKEN_BYTES_MAX: usize = 8 * 1024;
/// Longest a token may live that a browser carries, in seconds.
pub const TOKEN_SECONDS_MAX: i64 = 600;

/// The clocks of two peers differ by so much at most, in seconds (protocol section 3.4, step 7).
const SKEW_SECONDS: i64 = 90;
/// Longest claim of text, in bytes.
const CLAIM_BYTES_MAX: usize = 200;
const KEY_BINDING: &str = "kb+jwt";
/// The one algorithm.
const EDDSA: &str = "EdDSA";
/// The one hash of disclosures, of which there are none.
const HASH: &str = "sha-256";
/// 32 bytes as base64url.
const NONCE_CHARS: usize = 43;

/// What is wrong with a token of whatever kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Too long, or not signed texts of JSON joined as they should be.
    Unreadable,
    /// Another type, kind or algorithm, or something critical that nobody here knows.
    Type,
    /// Not signed by a key of the community that is said to have made it.
    Issuer,
    /// Not bound to the key that it names, or to this very token.
    Holder,
    /// Made for somebody else.
    Audience,
    /// Over, not begun, or longer than it may live.
    Time,
}

/// What a kind of token is called, and how long one may live.
#[derive(Clone, Copy)]
pub(crate) struct Profile {
    /// `typ` of the header.
    pub(crate) typ: &'static str,
    /// `vct` of the claims.
    pub(crate) kind: &'static str,
    /// From `iat` to `exp`, in seconds.
    pub(crate) seconds_max: i64,
}

/// Random bytes as the text of a nonce, a subject or an id.
pub fn as_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a text can be a nonce: 32 bytes.
pub fn is_nonce(text: &str) -> bool {
    text.len() == NONCE_CHARS && URL_SAFE_NO_PAD.decode(text).is_ok()
}

impl Profile {
    /// The claims as the community's key of this name signs them.
    pub(crate) fn signed(&self, claims: &Value, (key, name): (&Ed25519Key, &Iri)) -> String {
        sign(
            &json!({ "alg": EDDSA, "typ": self.typ, "kid": name }),
            claims,
            key,
        )
    }

    /// The claims with the holder's key in them, signed, and bound by that key to a nonce and an audience.
    pub(crate) fn bound(
        &self,
        mut claims: Value,
        issuer: (&Ed25519Key, &Iri),
        (holder, audience, nonce): (&Ed25519Key, &Iri, &str),
        at: Timestamp,
    ) -> String {
        let x = match holder.public() {
            PublicKey::Ed25519(key) => as_text(&key.bytes()),
            // No such key is private here.
            PublicKey::Rsa(_) => String::new(),
        };
        claims["cnf"] = json!({ "jwk": { "kty": "OKP", "crv": "Ed25519", "x": x } });
        let signed = format!("{}~", self.signed(&claims, issuer));
        let binding = json!({
            "aud": audience,
            "nonce": nonce,
            "iat": at.as_second(),
            "sd_hash": as_text(&sha256(signed.as_bytes())),
        });
        let bound = sign(&json!({ "alg": EDDSA, "typ": KEY_BINDING }), &binding, holder);
        format!("{signed}{bound}")
    }

    /// Checks a token of this kind that was made for `audience` and is bound to its holder's key, now; what it claims, and
    /// its nonce.
    pub(crate) fn check_bound(
        &self,
        token: &str,
        audience: &Iri,
        key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
        now: Timestamp,
    ) -> Result<(Claims, String), Fault> {
        if token.len() > TOKEN_BYTES_MAX {
            return Err(Fault::Unreadable);
        }
        let parts = token.split_once('~').ok_or(Fault::Unreadable)?;
        let claims = self.check_signed(parts.0, audience, key_of, now)?;
        let nonce = bound_nonce(&claims, parts, audience, now)?;
        Ok((claims, nonce))
    }

    /// Checks what the community signed, now. `key_of` answers the key of that name of the community that is said to have
    /// made it, if it is trusted; it is asked before anything that the token says is believed.
    pub(crate) fn check_signed(
        &self,
        text: &str,
        audience: &Iri,
        key_of: impl FnOnce(&Iri, &Iri) -> Option<PublicKey>,
        now: Timestamp,
    ) -> Result<Claims, Fault> {
        if text.len() > TOKEN_BYTES_MAX {
            return Err(Fault::Unreadable);
        }
        let signed = Signed::read(text).ok_or(Fault::Unreadable)?;
        if !signed.is(self.typ) || signed.claims["vct"] != self.kind || signed.hides_something() {
            return Err(Fault::Type);
        }
        let issuer = iri(&signed.claims, "iss").ok_or(Fault::Issuer)?;
        let name = iri(&signed.header, "kid");
        // A key of another actor on the same host is not the community's.
        let name = name
            .filter(|name| name.document() == issuer)
            .ok_or(Fault::Issuer)?;
        let key = key_of(&issuer, &name).ok_or(Fault::Issuer)?;
        if !signed.holds(&key) {
            return Err(Fault::Issuer);
        }
        if iri(&signed.claims, "aud").as_ref() != Some(audience) {
            return Err(Fault::Audience);
        }
        let (issued, expires) = self.lives(&signed.claims, now).ok_or(Fault::Time)?;
        Ok(Claims {
            issuer,
            issued,
            expires,
            said: signed.claims,
        })
    }

    /// When it was made and when it is over, if it is of now.
    fn lives(&self, claims: &Value, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        let now = now.as_second();
        let (issued, begins, ends) = (
            second(claims, "iat")?,
            second(claims, "nbf")?,
            second(claims, "exp")?,
        );
        let has_begun = issued.max(begins) <= now.saturating_add(SKEW_SECONDS);
        let is_over = now >= ends;
        let is_short = (1..=self.seconds_max).contains(&ends.checked_sub(issued)?);
        if !has_begun || is_over || !is_short {
            return None;
        }
        let at = |second| Timestamp::from_second(second).ok();
        Some((at(issued)?, at(ends)?))
    }
}

/// What a token claims whose signature, audience and time are right.
pub(crate) struct Claims {
    /// The community that made it.
    pub(crate) issuer: Iri,
    /// When.
    pub(crate) issued: Timestamp,
    /// When it is over.
    pub(crate) expires: Timestamp,
    said: Value,
}

impl Claims {
    /// A short text that is not empty.
    pub(crate) fn text(&self, claim: &str) -> Option<&str> {
        text(&self.said, claim)
    }

    /// An id.
    pub(crate) fn iri(&self, claim: &str) -> Option<Iri> {
        iri(&self.said, claim)
    }

    /// Whether it says yes to something.
    pub(crate) fn affirms(&self, claim: &str) -> bool {
        self.said[claim] == true
    }
}

/// What a token claims, its signatures unchecked: to be shown to her whose it is. None when it cannot be read.
pub(crate) fn claims(token: &str) -> Option<Map<String, Value>> {
    let signed = token.split_once('~').map_or(token, |(signed, _)| signed);
    match Signed::read(signed)?.claims {
        Value::Object(claims) => Some(claims),
        _ => None,
    }
}

fn text<'v>(claims: &'v Value, claim: &str) -> Option<&'v str> {
    let text = claims[claim].as_str()?;
    (!text.is_empty() && text.len() <= CLAIM_BYTES_MAX).then_some(text)
}

fn iri(claims: &Value, claim: &str) -> Option<Iri> {
    Iri::parse(claims[claim].as_str()?).ok()
}

fn second(claims: &Value, claim: &str) -> Option<i64> {
    claims[claim].as_i64()
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

    fn is(&self, typ: &str) -> bool {
        self.header["alg"] == EDDSA && self.header["typ"] == typ && self.header.get("crit").is_none()
    }

    /// Whether claims stand behind hashes that no disclosure opens, or behind another hash than ours.
    fn hides_something(&self) -> bool {
        let other_hash = self.claims.get("_sd_alg").is_some_and(|hash| *hash != HASH);
        other_hash || self.claims.get("_sd").is_some()
    }

    fn holds(&self, key: &PublicKey) -> bool {
        matches!(key, PublicKey::Ed25519(_)) && key.verify(self.covered.as_bytes(), &self.signature).is_ok()
    }
}

/// The nonce that the holder's key is bound with, if it is bound to this very token for us.
fn bound_nonce(
    claims: &Claims,
    (first, bound): (&str, &str),
    audience: &Iri,
    now: Timestamp,
) -> Result<String, Fault> {
    let jwk = &claims.said["cnf"]["jwk"];
    let is_ours = jwk["kty"] == "OKP" && jwk["crv"] == "Ed25519";
    let x = jwk["x"]
        .as_str()
        .filter(|_| is_ours)
        .and_then(|x| URL_SAFE_NO_PAD.decode(x).ok());
    let holder = x
        .and_then(|x| PublicKey::from_ed25519(&x).ok())
        .ok_or(Fault::Holder)?;
    let binding = Signed::read(bound).ok_or(Fault::Holder)?;
    let covers = as_text(&sha256(format!("{first}~").as_bytes()));
    let is_of_it = binding.holds(&holder) && binding.claims["sd_hash"] == covers.as_str();
    let is_bound = is_of_it || planted(Bug::S13);
    if !binding.is(KEY_BINDING) || !is_bound {
        return Err(Fault::Holder);
    }
    if iri(&binding.claims, "aud").as_ref() != Some(audience) {
        return Err(Fault::Audience);
    }
    let at = second(&binding.claims, "iat").ok_or(Fault::Time)?;
    let skew = |second: i64| second.saturating_add(SKEW_SECONDS);
    if at > skew(now.as_second()) || skew(at) < claims.issued.as_second() {
        return Err(Fault::Time);
    }
    text(&binding.claims, "nonce")
        .map(str::to_owned)
        .ok_or(Fault::Holder)
}

#[cfg(test)]
#[path = "sd_jwt_tests.rs"]
mod tests;
