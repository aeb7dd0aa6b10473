//! Integrity proofs on documents: FEP-8b32 with the cryptosuite `eddsa-jcs-2022`, signed and verified.
//!
//! No JSON-LD is processed: what is hashed is the canonical form of the very members received (threat A12).

use domain::Iri;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::digest::sha256;
use crate::http_signature::Window;
use crate::jcs::{self, JcsRefused};
use crate::keys::{Ed25519Key, PublicKey};
use crate::multibase;

/// The one `type` of proof spoken here.
const PROOF_TYPE: &str = "DataIntegrityProof";
/// The one cryptosuite spoken here.
const CRYPTOSUITE: &str = "eddsa-jcs-2022";
/// The one purpose of a proof spoken here.
const PURPOSE: &str = "assertionMethod";
/// Where senders such as Fedify put a Linked Data Signature once the proof is made; nothing here reads it.
const LINKED_DATA_SIGNATURE: &str = "signature";

/// A proof that was checked: who vouched for the document, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofVerified {
    verification_method: Iri,
    controller: Iri,
    created: Timestamp,
}

/// Why a document does not count as proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofRefused {
    /// There is no `proof`.
    #[error("the document has no proof")]
    Missing,
    /// Another suite, a list of proofs, or somebody else's key: not for us to judge, so it is as if it were not there.
    #[error("the proof is of another kind or by somebody else")]
    Foreign,
    /// The owner's proof, and it does not hold: 401.
    #[error("the proof is wrong: {0}")]
    Wrong(WrongProof),
}

/// What is wrong about a proof of a kind we speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongProof {
    /// A member is missing or cannot be read.
    #[error("a member is missing or cannot be read")]
    Malformed,
    /// `proofPurpose` is not `assertionMethod`.
    #[error("it has another purpose")]
    Purpose,
    /// The proof's `@context` is not how the document's begins.
    #[error("it was made for another context")]
    Context,
    /// `created` lies in the future.
    #[error("it was made in the future")]
    Future,
    /// `expires` has passed.
    #[error("it has expired")]
    Expired,
    /// The document has no canonical form.
    #[error("the document has no canonical form")]
    NotCanonical,
    /// The key is not an Ed25519 key.
    #[error("the key is of another kind")]
    KeyKind,
    /// The signature is not that of the key over this document.
    #[error("the signature does not hold")]
    Signature,
}

impl ProofVerified {
    /// The key that signed, with its fragment.
    pub fn verification_method(&self) -> &Iri {
        &self.verification_method
    }

    /// The actor who vouched, byte for byte as the caller read it from the document.
    pub fn controller(&self) -> &Iri {
        &self.controller
    }

    /// When it was signed, by the signer's clock; a retired key counts only up to its rotation (threat A15).
    pub fn created(&self) -> Timestamp {
        self.created
    }
}

/// Adds a `proof` to an object, in place of one it has; the document's whole `@context` is copied into it.
pub fn sign(
    document: Value,
    key: &Ed25519Key,
    verification_method: &Iri,
    created: Timestamp,
) -> Result<Value, JcsRefused> {
    let Value::Object(mut document) = document else {
        return Err(JcsRefused::NotAnObject);
    };
    document.shift_remove("proof");
    let mut proof = Map::new();
    if let Some(context) = document.get("@context") {
        proof.insert("@context".to_owned(), context.clone());
    }
    let whole_second = Timestamp::from_second(created.as_second()).unwrap_or(created);
    for (name, value) in [
        ("type", json!(PROOF_TYPE)),
        ("cryptosuite", json!(CRYPTOSUITE)),
        ("verificationMethod", json!(verification_method.as_str())),
        ("proofPurpose", json!(PURPOSE)),
        ("created", json!(whole_second.to_string())),
    ] {
        proof.insert(name.to_owned(), value);
    }
    let hashed = hash_data(&document, &proof)?;
    proof.insert(
        "proofValue".to_owned(),
        json!(multibase::base58btc(&key.sign(&hashed))),
    );
    document.insert("proof".to_owned(), Value::Object(proof));
    Ok(Value::Object(document))
}

/// Checks the `proof` of a document against a key that `controller` lists in its `assertionMethod`.
///
/// `controller` is the `actor` of an activity or the `attributedTo` of an object, as the caller read it from the same
/// document. A proof does not grow old; of `window` only the part ahead counts. It may cover the document with or
/// without a Linked Data Signature that stands beside it.
pub fn verify(
    document: &Value,
    key: &PublicKey,
    controller: &Iri,
    now: Timestamp,
    window: Window,
) -> Result<ProofVerified, ProofRefused> {
    let (members, proof) = spoken_proof(document)?;
    let method = method_of(proof).ok_or(ProofRefused::Foreign)?;
    if method.document() != controller.document() {
        return Err(ProofRefused::Foreign);
    }
    if proof.get("proofPurpose").and_then(Value::as_str) != Some(PURPOSE) {
        return Err(ProofRefused::Wrong(WrongProof::Purpose));
    }
    let created = moment(proof, "created")?.ok_or(ProofRefused::Wrong(WrongProof::Malformed))?;
    if created.as_second().saturating_sub(now.as_second()) > window.ahead_seconds {
        return Err(ProofRefused::Wrong(WrongProof::Future));
    }
    if moment(proof, "expires")?.is_some_and(|expires| expires < now) {
        return Err(ProofRefused::Wrong(WrongProof::Expired));
    }
    let PublicKey::Ed25519(_) = key else {
        return Err(ProofRefused::Wrong(WrongProof::KeyKind));
    };
    let signature = proof_value(proof).ok_or(ProofRefused::Wrong(WrongProof::Malformed))?;
    let context = signed_context(members, proof)?;
    let configuration = hash_of(less(proof, &["proofValue"])).map_err(not_canonical)?;
    let holds_less = |left_out: &'static [&'static str]| {
        let seen = less(members, left_out).map(|(key, value)| match context {
            Some(context) if key == "@context" => (key, context),
            _ => (key, value),
        });
        let hashed = joined(configuration, hash_of(seen).map_err(not_canonical)?);
        Ok(key.verify(&hashed, &signature).is_ok())
    };
    let mut holds = holds_less(&["proof"])?;
    if !holds && members.contains_key(LINKED_DATA_SIGNATURE) {
        holds = holds_less(&["proof", LINKED_DATA_SIGNATURE])?;
    }
    if !holds {
        return Err(ProofRefused::Wrong(WrongProof::Signature));
    }
    Ok(ProofVerified {
        verification_method: method,
        controller: controller.clone(),
        created,
    })
}

/// The key a document's proof names, if it has a proof of the kind spoken here; good for finding the key.
pub fn verification_method(document: &Value) -> Option<Iri> {
    method_of(spoken_proof(document).ok()?.1)
}

/// The 64 bytes that are signed: SHA-256 of the canonical proof less its `proofValue`, then SHA-256 of the canonical
/// document less its `proof`.
pub fn hash_data(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<[u8; 64], JcsRefused> {
    Ok(joined(
        hash_of(less(proof, &["proofValue"]))?,
        hash_of(less(document, &["proof"]))?,
    ))
}

type Members = Map<String, Value>;

/// All members but those left out, as they stand in the document: nothing is copied.
fn less<'d>(
    members: &'d Members,
    left_out: &'static [&'static str],
) -> impl Iterator<Item = (&'d String, &'d Value)> {
    members
        .iter()
        .filter(|(key, _)| !left_out.contains(&key.as_str()))
}

fn hash_of<'d>(members: impl Iterator<Item = (&'d String, &'d Value)>) -> Result<[u8; 32], JcsRefused> {
    jcs::canonical_object(members).map(|text| sha256(&text))
}

fn joined(configuration: [u8; 32], document: [u8; 32]) -> [u8; 64] {
    let mut hashes = [0; 64];
    hashes[..32].copy_from_slice(&configuration);
    hashes[32..].copy_from_slice(&document);
    hashes
}

fn not_canonical(_: JcsRefused) -> ProofRefused {
    ProofRefused::Wrong(WrongProof::NotCanonical)
}

fn spoken_proof(document: &Value) -> Result<(&Members, &Members), ProofRefused> {
    let members = document.as_object().ok_or(ProofRefused::Missing)?;
    let proof = members
        .get("proof")
        .ok_or(ProofRefused::Missing)?
        .as_object()
        .ok_or(ProofRefused::Foreign)?;
    let is = |name: &str, value: &str| proof.get(name).and_then(Value::as_str) == Some(value);
    if is("type", PROOF_TYPE) && is("cryptosuite", CRYPTOSUITE) {
        Ok((members, proof))
    } else {
        Err(ProofRefused::Foreign)
    }
}

fn method_of(proof: &Members) -> Option<Iri> {
    Iri::parse(proof.get("verificationMethod")?.as_str()?).ok()
}

fn proof_value(proof: &Members) -> Option<Vec<u8>> {
    let text = proof.get("proofValue")?.as_str()?;
    if text.starts_with('z') {
        multibase::read(text).ok()
    } else {
        None
    }
}

fn moment(proof: &Members, name: &str) -> Result<Option<Timestamp>, ProofRefused> {
    match proof.get(name) {
        None => Ok(None),
        Some(value) => value
            .as_str()
            .and_then(|text| text.parse().ok())
            .map(Some)
            .ok_or(ProofRefused::Wrong(WrongProof::Malformed)),
    }
}

/// A signer may have known fewer contexts than the document carries now: those it signed replace the document's, if
/// the document begins with them.
fn signed_context<'p>(members: &Members, proof: &'p Members) -> Result<Option<&'p Value>, ProofRefused> {
    let Some(signed) = proof.get("@context") else {
        return Ok(None);
    };
    let carried = members
        .get("@context")
        .ok_or(ProofRefused::Wrong(WrongProof::Context))?;
    if !as_list(carried).starts_with(as_list(signed)) {
        return Err(ProofRefused::Wrong(WrongProof::Context));
    }
    Ok(Some(signed))
}

fn as_list(context: &Value) -> &[Value] {
    match context {
        Value::Array(contexts) => contexts,
        one => std::slice::from_ref(one),
    }
}

#[cfg(test)]
mod tests;
