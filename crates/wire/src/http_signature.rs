//! HTTP signatures of both schemes: a request as received becomes a [`VerifiedRequest`], or a refusal with its reason.
//!
//! Three steps, because the key must be fetched before the last: [`parse`] says whose key is claimed,
//! [`ClaimedSignature::check_without_key`] checks digest and time, [`CheckedSignature::verify`] the signature. Only this file makes [`VerifiedRequest`] and
//! [`VerifiedActivitySender`] (threat A5). The texts that are signed are made in `cavage.rs` and `rfc9421.rs`.

mod received_request;
#[cfg(test)]
mod threats;

use std::collections::BTreeMap;

use domain::{Iri, Origin};
use jiff::Timestamp;

use crate::cavage;
use crate::digest::{self, DigestRefused, sha256};
use crate::keys::PublicKey;
use crate::proof::ProofVerified;
use crate::rfc9421;
use crate::sequence::SEQ_HEADER;

pub use self::received_request::ReceivedRequest;
pub use crate::cavage::sign_cavage;
pub use crate::rfc9421::sign_rfc9421;

/// What a 401 says in `Accept-Signature`: RFC 9421 is understood here (protocol section 3.4).
pub const ACCEPT_SIGNATURE: &str = r#"sig1=("@method" "@target-uri" "content-digest");created"#;

/// Longest `Signature` or `Signature-Input` header read, in bytes.
pub const HEADER_BYTES_MAX: usize = 8192;
/// Most components one signature covers.
pub const COMPONENTS_MAX: usize = 32;
/// Longest life of a signature from `created` to `expires`, in seconds.
pub const EXPIRES_SECONDS_MAX: i64 = 12 * 3600;

/// Headers that signing makes, in either scheme: whoever signs a request again drops them first. Lower case.
const MADE_BY_SIGNING: [&str; 7] = [
    "host",
    "date",
    "digest",
    "content-digest",
    "signature-input",
    "signature",
    SEQ_HEADER,
];

/// Whether signing a request makes this header.
pub fn is_made_by_signing(name: &str) -> bool {
    MADE_BY_SIGNING.iter().any(|made| made.eq_ignore_ascii_case(name))
}

/// How far `created` may lie from `now`, in seconds, both ends included (protocol section 3.4, step 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How old it may be.
    pub back_seconds: i64,
    /// How far ahead the other clock may run.
    pub ahead_seconds: i64,
}

impl Window {
    /// For pinned peers: ten minutes back, 90 seconds ahead.
    pub const PEER: Self = Self {
        back_seconds: 600,
        ahead_seconds: 90,
    };
    /// For everybody else: an hour back, five minutes ahead.
    pub const STRANGER: Self = Self {
        back_seconds: 3600,
        ahead_seconds: 300,
    };
}

/// The two signature schemes spoken here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// draft-cavage-http-signatures-12.
    Cavage12,
    /// RFC 9421.
    Rfc9421,
}

/// A signature that was read and not yet checked: good for finding the key, and for nothing else.
#[derive(Debug, Clone)]
pub struct ClaimedSignature {
    pub(crate) scheme: Scheme,
    pub(crate) key_id: Iri,
    pub(crate) named_algorithm: NamedAlgorithm,
    /// Lower case, each once.
    pub(crate) covered: Vec<String>,
    pub(crate) created: Timestamp,
    pub(crate) expires: Option<Timestamp>,
    /// What the scheme needs besides to make its text again.
    pub(crate) rest: SchemeRest,
    pub(crate) signature: Vec<u8>,
}

/// A claimed signature on a request whose body, coverage and time are in order: only the key is wanting. It holds on to
/// that very request, so that nothing else is verified later.
#[derive(Debug, Clone)]
pub struct CheckedSignature<'r> {
    claimed: ClaimedSignature,
    received: &'r ReceivedRequest,
}

/// Parameters as received: RFC 9421 signs their text, draft-cavage the two numbers if they are covered.
#[derive(Debug, Clone)]
pub(crate) enum SchemeRest {
    Cavage12 {
        created: Option<i64>,
        expires: Option<i64>,
    },
    Rfc9421 {
        parameters: String,
    },
}

/// The kind of key a signature says it was made with. It never chooses the algorithm; it may only not contradict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedAlgorithm {
    Unsaid,
    Rsa,
    Ed25519,
}

/// Why a request is not taken as signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureRefused {
    /// No `Signature` header.
    #[error("the request is not signed")]
    Missing,
    /// The headers of the signature, or the request line, cannot be read.
    #[error("the signature cannot be read")]
    Malformed,
    /// More than one signature, label, key id or other parameter of one name.
    #[error("the request carries more than one signature, or one parameter twice")]
    Ambiguous,
    /// The signature leaves out what it must cover.
    #[error("the signature does not cover {0}")]
    NotCovered(&'static str),
    /// A covered component that the request does not have, or that we do not derive.
    #[error("the signature covers something the request does not have")]
    ListedButAbsent,
    /// An algorithm that we do not speak or that is not that of the key.
    #[error("the signature names an algorithm that is not that of the key")]
    Algorithm,
    /// `created` or `Date` is missing, garbled, too old or too far ahead.
    #[error("the time of the signature is not near ours")]
    ClockSkew,
    /// Past `expires`, or `expires` lies more than [`EXPIRES_SECONDS_MAX`] after `created`.
    #[error("the signature has expired or lives too long")]
    Expired,
    /// The body is not the one that was signed.
    #[error(transparent)]
    Digest(#[from] DigestRefused),
    /// The signature is not that of the key.
    #[error("the signature is not that of the key")]
    WrongSignature,
    /// The key is not the actor's, or lives on another server than the actor.
    #[error("the key does not belong to the actor")]
    ActorMismatch,
}

impl SignatureRefused {
    /// The word for `type` of the problem document, after `e-` (protocol section 3.4).
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing => "signature-missing",
            Self::ClockSkew | Self::Expired => "clock-skew",
            Self::Digest(_) => "digest-mismatch",
            Self::ActorMismatch => "actor-mismatch",
            Self::Malformed
            | Self::Ambiguous
            | Self::NotCovered(_)
            | Self::ListedButAbsent
            | Self::Algorithm
            | Self::WrongSignature => "signature-invalid",
        }
    }

    /// 400 for what cannot be read, else 401 (with [`ACCEPT_SIGNATURE`]).
    pub fn status(&self) -> u16 {
        if *self == Self::Malformed { 400 } else { 401 }
    }
}

/// Reads the one signature of a request: RFC 9421 if there is a `Signature-Input`, else draft-cavage.
pub fn parse(received: &ReceivedRequest) -> Result<ClaimedSignature, SignatureRefused> {
    if !received.path_and_query.starts_with('/') || !received.path_and_query.bytes().all(|byte| byte > b' ') {
        return Err(SignatureRefused::Malformed);
    }
    let signature = received.only("signature")?.ok_or(SignatureRefused::Missing)?;
    let claimed = match received.only("signature-input")? {
        Some(input) => rfc9421::parse(input, signature)?,
        None => cavage::parse(signature, received)?,
    };
    claimed.check_coverage(received)?;
    Ok(claimed)
}

impl ClaimedSignature {
    /// Whose key is claimed, with its fragment.
    pub fn key_id(&self) -> &Iri {
        &self.key_id
    }

    /// Which scheme the sender used; worth remembering for the answer (protocol section 3.2).
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Checks what needs no key: coverage, the body's digest, and the time within the widest window given.
    ///
    /// Garbage is refused by this before anybody is asked for a key (threat C1). Coverage is looked at once more: nothing says
    /// that `received` is the request that [`parse`] read.
    pub fn check_without_key(
        self,
        received: &ReceivedRequest,
        now: Timestamp,
        widest: Window,
    ) -> Result<CheckedSignature<'_>, SignatureRefused> {
        self.check_coverage(received)?;
        self.check_digest(received)?;
        self.check_time(now, widest)?;
        Ok(CheckedSignature {
            claimed: self,
            received,
        })
    }

    /// Both steps at once, for whoever has the key already; see [`CheckedSignature::verify`].
    pub fn verify(
        self,
        received: &ReceivedRequest,
        origin: &Origin,
        key: &PublicKey,
        now: Timestamp,
        window: Window,
    ) -> Result<VerifiedRequest, SignatureRefused> {
        self.check_without_key(received, now, window)?
            .verify(origin, key, now, window)
    }

    fn check_coverage(&self, received: &ReceivedRequest) -> Result<(), SignatureRefused> {
        let covers = |name: &str| self.covered.iter().any(|covered| covered == name);
        let require = |name: &'static str| {
            covers(name)
                .then_some(())
                .ok_or(SignatureRefused::NotCovered(name))
        };
        match self.scheme {
            Scheme::Cavage12 => {
                require("(request-target)")?;
                require("host")?;
                if !covers("(created)") {
                    require("date")?;
                }
            }
            Scheme::Rfc9421 => {
                require("@method")?;
                require("@target-uri")?;
            }
        }
        if received.binds_body() {
            require(self.digest_header())
        } else {
            Ok(())
        }
    }

    /// Compares the body with its digest; where a body must be bound, the digest compared is the covered one.
    fn check_digest(&self, received: &ReceivedRequest) -> Result<(), SignatureRefused> {
        match digest::check(&received.headers, &received.body) {
            Ok(seen) if !received.binds_body() || seen.covers(self.digest_header()) => Ok(()),
            Ok(_) => Err(DigestRefused::NoSha256.into()),
            Err(DigestRefused::Missing | DigestRefused::NoSha256) if !received.binds_body() => Ok(()),
            Err(refused) => Err(refused.into()),
        }
    }

    fn check_time(&self, now: Timestamp, window: Window) -> Result<(), SignatureRefused> {
        let created = self.created.as_second();
        let age = now.as_second().saturating_sub(created);
        if age > window.back_seconds || age < window.ahead_seconds.saturating_neg() {
            return Err(SignatureRefused::ClockSkew);
        }
        match self.expires.map(Timestamp::as_second) {
            Some(expires) if expires < now.as_second() => Err(SignatureRefused::Expired),
            Some(expires) if expires.saturating_sub(created) > EXPIRES_SECONDS_MAX => {
                Err(SignatureRefused::Expired)
            }
            _ => Ok(()),
        }
    }

    fn digest_header(&self) -> &'static str {
        match self.scheme {
            Scheme::Cavage12 => "digest",
            Scheme::Rfc9421 => "content-digest",
        }
    }
}

impl CheckedSignature<'_> {
    /// Whose key is claimed, with its fragment.
    pub fn key_id(&self) -> &Iri {
        &self.claimed.key_id
    }

    /// Checks the signature against our own configured origin, the key and the time; the digest holds already.
    ///
    /// `origin` also stands in for whatever `Host` said (threat A11). The caller has made sure that `key` is listed
    /// under this key id.
    pub fn verify(
        &self,
        origin: &Origin,
        key: &PublicKey,
        now: Timestamp,
        window: Window,
    ) -> Result<VerifiedRequest, SignatureRefused> {
        let (claimed, received) = (&self.claimed, self.received);
        claimed.check_time(now, window)?;
        if !claimed.named_algorithm.fits(key) {
            return Err(SignatureRefused::Algorithm);
        }
        let covered = &claimed.covered;
        let texts = match &claimed.rest {
            SchemeRest::Cavage12 { created, expires } => {
                cavage::signing_strings(received, origin, covered, *created, *expires)?
            }
            SchemeRest::Rfc9421 { parameters } => {
                vec![rfc9421::signature_base(received, origin, covered, parameters)?]
            }
        };
        if !texts
            .iter()
            .any(|text| key.verify(text.as_bytes(), &claimed.signature).is_ok())
        {
            return Err(SignatureRefused::WrongSignature);
        }
        let mut covered_headers = BTreeMap::new();
        for name in covered.iter().filter(|name| !name.starts_with(['@', '('])) {
            covered_headers.insert(name.clone(), received.field(name, origin)?);
        }
        Ok(VerifiedRequest {
            key_id: claimed.key_id.clone(),
            scheme: claimed.scheme,
            created: claimed.created,
            signature_hash: sha256(&claimed.signature),
            covered_headers,
        })
    }
}

impl NamedAlgorithm {
    fn fits(self, key: &PublicKey) -> bool {
        matches!(
            (self, key),
            (Self::Unsaid, _) | (Self::Rsa, PublicKey::Rsa(_)) | (Self::Ed25519, PublicKey::Ed25519(_))
        )
    }
}

/// A request whose digest, time and signature are good: proof that the holder of the key sent these bytes here.
///
/// It does not say yet that the key's owner is the activity's actor: that is [`VerifiedRequest::for_actor`].
///
/// ```compile_fail
/// // A5: nobody else can make one.
/// use wire::http_signature::VerifiedRequest;
/// let forged = VerifiedRequest { key_id: todo!(), scheme: todo!(), created: todo!(), signature_hash: [0; 32],
///     covered_headers: Default::default() };
/// ```
#[derive(Debug, Clone)]
pub struct VerifiedRequest {
    key_id: Iri,
    scheme: Scheme,
    created: Timestamp,
    signature_hash: [u8; 32],
    covered_headers: BTreeMap<String, String>,
}

impl VerifiedRequest {
    /// The key that signed, with its fragment.
    pub fn key_id(&self) -> &Iri {
        &self.key_id
    }

    /// The scheme it was signed in.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// When it was signed, by the sender's clock; a retired key counts only up to its rotation (threat A15).
    pub fn created(&self) -> Timestamp {
        self.created
    }

    /// SHA-256 of the raw signature: what is remembered for the whole window, against replay (threat A10).
    pub fn signature_hash(&self) -> &[u8; 32] {
        &self.signature_hash
    }

    /// The value of a header if, and only if, the signature covers it; the name in lower case (`rosarium-seq`).
    pub fn covered_header(&self, name: &str) -> Option<&str> {
        self.covered_headers.get(name).map(String::as_str)
    }

    /// Binds the request to the activity in its body: the key's owner is the actor, on the server of the key (threats
    /// A5, A6). `key_owner` is the `owner` or `controller` of the key, as its document says and the actor confirms.
    pub fn for_actor(
        self,
        activity_actor: &Iri,
        key_owner: &Iri,
    ) -> Result<VerifiedActivitySender, SignatureRefused> {
        if key_owner != activity_actor || self.key_id.origin() != activity_actor.origin() {
            return Err(SignatureRefused::ActorMismatch);
        }
        Ok(VerifiedActivitySender {
            actor: activity_actor.clone(),
            request: self,
        })
    }

    /// Binds a request by a relay to the actor whose proof stands on the activity it carried (protocol section 3.4,
    /// step 10). The caller takes this way only from peers and followed Groups.
    pub fn for_proved_actor(
        self,
        activity_actor: &Iri,
        proof: &ProofVerified,
    ) -> Result<VerifiedActivitySender, SignatureRefused> {
        if proof.controller() != activity_actor {
            return Err(SignatureRefused::ActorMismatch);
        }
        Ok(VerifiedActivitySender {
            actor: activity_actor.clone(),
            request: self,
        })
    }

    /// Binds a request by a relay to the actor whose own server tells the activity: `told_at` is the address that answered
    /// with it (protocol section 3.4, step 10; FEP-fe34). The caller takes this way only from peers and followed Groups, and
    /// goes on with what was told there, never with what was brought.
    pub fn for_refetched_actor(
        self,
        activity_actor: &Iri,
        told_at: &Iri,
    ) -> Result<VerifiedActivitySender, SignatureRefused> {
        if told_at.origin() != activity_actor.origin() {
            return Err(SignatureRefused::ActorMismatch);
        }
        Ok(VerifiedActivitySender {
            actor: activity_actor.clone(),
            request: self,
        })
    }
}

/// The actor of an activity, who signed the request that brought it or proved the activity, or whose own server tells it. The
/// only thing intake takes (threat A5).
///
/// ```compile_fail
/// // A5: an actor alone is no sender.
/// use wire::http_signature::VerifiedActivitySender;
/// fn intake(_: VerifiedActivitySender) {}
/// intake(domain::Iri::parse("https://good.example/users/alice").unwrap());
/// ```
///
/// ```compile_fail
/// // A5: nor can the proof be written down.
/// use wire::http_signature::VerifiedActivitySender;
/// let forged = VerifiedActivitySender { actor: todo!(), request: todo!() };
/// ```
#[derive(Debug, Clone)]
pub struct VerifiedActivitySender {
    actor: Iri,
    request: VerifiedRequest,
}

impl VerifiedActivitySender {
    /// The activity's `actor`, byte for byte.
    pub fn actor(&self) -> &Iri {
        &self.actor
    }

    /// The request it came in.
    pub fn request(&self) -> &VerifiedRequest {
        &self.request
    }
}
