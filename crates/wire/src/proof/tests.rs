//! Proofs of the specifications, our own, and every way in which one is foreign or wrong.

use proptest::prelude::*;

use super::*;
use crate::example_keys;

const ALICE: &str = "https://server.example/users/alice";
/// The public key of FEP-8b32 and of W3C's vectors for `eddsa-jcs-2022`.
const KEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn now() -> Timestamp {
    "2026-11-21T09:30:00Z".parse().unwrap()
}

fn wrong<T>(why: WrongProof) -> Result<T, ProofRefused> {
    Err(ProofRefused::Wrong(why))
}

fn check(document: &Value) -> Result<ProofVerified, ProofRefused> {
    verify(
        document,
        &PublicKey::from_multikey(KEY).unwrap(),
        &iri(ALICE),
        now(),
        Window::STRANGER,
    )
}

/// FEP-8b32, the signed document of its feature file.
fn fep_8b32() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
        "id": "https://server.example/activities/1",
        "type": "Create",
        "actor": ALICE,
        "object": {
            "id": "https://server.example/objects/1",
            "type": "Note",
            "attributedTo": ALICE,
            "content": "Hello world",
            "location": {"type": "Place", "longitude": -71.184902, "latitude": 25.273962}
        },
        "proof": {
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "verificationMethod": "https://server.example/users/alice#ed25519-key",
            "proofPurpose": "assertionMethod",
            "proofValue": "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL",
            "created": "2023-02-24T23:36:38Z"
        }
    })
}

#[test]
fn the_document_of_fep_8b32_holds_and_names_its_key() {
    let verified = check(&fep_8b32()).unwrap();
    assert_eq!(
        verified.verification_method(),
        &iri("https://server.example/users/alice#ed25519-key")
    );
    assert_eq!(verified.created().to_string(), "2023-02-24T23:36:38Z");
    assert_eq!(
        verification_method(&fep_8b32()).as_ref(),
        Some(verified.verification_method())
    );
}

/// W3C vc-di-eddsa, test vectors of `eddsa-jcs-2022`: the hashes of configuration and document, and the signature.
#[test]
fn the_hashes_of_the_w3c_vectors_hold() {
    let context = json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2"
    ]);
    let document = json!({
        "@context": context,
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}
    });
    let method = format!("did:key:{KEY}#{KEY}");
    let proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "@context": context,
        "proofValue": "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
    });
    let hashed = hash_data(document.as_object().unwrap(), proof.as_object().unwrap()).unwrap();
    let hex: String = hashed.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hex,
        "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db\
         59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    );
    let signature = proof_value(proof.as_object().unwrap()).unwrap();
    assert_eq!(
        PublicKey::from_multikey(KEY).unwrap().verify(&hashed, &signature),
        Ok(())
    );
}

/// A12
#[test]
fn a_document_changed_anywhere_is_wrong() {
    for (pointer, value) in [
        ("/object/content", json!("Hello, world")),
        ("/object/location/latitude", json!(25.273963)),
        ("/actor", json!("https://server.example/users/mallory")),
        ("/proof/created", json!("2023-02-24T23:36:39Z")),
        (
            "/proof/verificationMethod",
            json!("https://server.example/users/alice#another-key"),
        ),
    ] {
        let mut document = fep_8b32();
        *document.pointer_mut(pointer).unwrap() = value;
        assert_eq!(check(&document), wrong(WrongProof::Signature), "{pointer}");
    }
    let mut more = fep_8b32();
    more["to"] = json!([]);
    assert_eq!(check(&more), wrong(WrongProof::Signature));
    let mut in_proof = fep_8b32();
    in_proof["proof"]["domain"] = json!("x");
    assert_eq!(check(&in_proof), wrong(WrongProof::Signature));
}

#[test]
fn a_context_added_after_signing_is_left_out_and_any_other_change_is_wrong() {
    let mut longer = fep_8b32();
    longer["@context"]
        .as_array_mut()
        .unwrap()
        .push(json!({"x": "https://x.example/#x"}));
    assert!(check(&longer).is_ok());
    let mut reordered = fep_8b32();
    reordered["@context"].as_array_mut().unwrap().reverse();
    assert_eq!(check(&reordered), wrong(WrongProof::Context));
    let mut missing = fep_8b32();
    missing.as_object_mut().unwrap().shift_remove("@context");
    assert_eq!(check(&missing), wrong(WrongProof::Context));
}

/// Fedify puts one beside the proof, after it; the proof still covers everything else.
#[test]
fn a_linked_data_signature_put_on_after_the_proof_is_not_covered_and_one_before_it_may_be() {
    let beside = json!({"type": "RsaSignature2017", "signatureValue": "AAAA"});
    let mut after = fep_8b32();
    after["signature"] = beside.clone();
    assert!(check(&after).is_ok());
    after["object"]["content"] = json!("Hello");
    assert_eq!(check(&after), wrong(WrongProof::Signature));

    let key = example_keys::ed25519();
    let method = iri("https://a.example/c/x#ed25519-key");
    let judge = |document: &Value| verify(document, &key.public(), &method.document(), now(), Window::PEER);
    let mut before = sign(json!({"id": "x", "signature": beside}), &key, &method, now()).unwrap();
    assert!(judge(&before).is_ok());
    before["signature"]["signatureValue"] = json!("BBBB");
    assert_eq!(judge(&before).map(|_| ()), wrong(WrongProof::Signature));
}

/// A6
#[test]
fn a_proof_of_another_kind_or_of_somebody_else_is_foreign() {
    for (pointer, value) in [
        ("/proof/type", json!("Ed25519Signature2020")),
        ("/proof/cryptosuite", json!("eddsa-rdfc-2022")),
        (
            "/proof/verificationMethod",
            json!("https://server.example/users/mallory#ed25519-key"),
        ),
        (
            "/proof/verificationMethod",
            json!("https://evil.example/users/alice#ed25519-key"),
        ),
        ("/proof/verificationMethod", json!("did:key:z6Mk")),
        ("/proof", json!([])),
    ] {
        let mut document = fep_8b32();
        *document.pointer_mut(pointer).unwrap() = value;
        assert_eq!(check(&document), Err(ProofRefused::Foreign), "{pointer}");
    }
    assert_eq!(check(&json!({"id": "x"})), Err(ProofRefused::Missing));
    assert_eq!(check(&json!([])), Err(ProofRefused::Missing));
}

#[test]
fn a_proof_we_sign_is_one_we_verify_whole_context_and_all() {
    let key = example_keys::ed25519();
    let method = iri("https://a.example/c/x#ed25519-key");
    let document =
        json!({"@context": ["https://www.w3.org/ns/activitystreams", {"x": "y"}], "actor": "z", "proof": 1});
    let at: Timestamp = "2026-11-21T09:30:00.75Z".parse().unwrap();
    let signed = sign(document, &key, &method, at).unwrap();
    assert_eq!(signed["proof"]["created"], json!("2026-11-21T09:30:00Z"));
    assert_eq!(signed["proof"]["@context"], signed["@context"]);
    let verified = verify(&signed, &key.public(), &method.document(), now(), Window::PEER).unwrap();
    assert_eq!(verified.verification_method(), &method);
    let rsa = example_keys::rsa().public();
    let with_rsa = verify(&signed, &rsa, &method.document(), now(), Window::PEER);
    assert_eq!(with_rsa, wrong(WrongProof::KeyKind));
    assert_eq!(
        sign(json!("text"), &key, &method, at),
        Err(JcsRefused::NotAnObject)
    );
    assert_eq!(
        sign(json!({"a": u64::MAX}), &key, &method, at),
        Err(JcsRefused::IntegerTooLarge)
    );
}

/// A10
#[test]
fn a_proof_from_the_future_or_past_its_end_is_wrong() {
    let key = example_keys::ed25519();
    let method = iri("https://a.example/c/x#ed25519-key");
    let judge = |proof_time: &str, expires: Option<&str>| {
        let mut document = sign(json!({"id": "x"}), &key, &method, proof_time.parse().unwrap()).unwrap();
        if let Some(expires) = expires {
            document["proof"]["expires"] = json!(expires);
            let proof = document["proof"].as_object().unwrap().clone();
            let hashed = hash_data(document.as_object().unwrap(), &proof).unwrap();
            document["proof"]["proofValue"] = json!(multibase::base58btc(&key.sign(&hashed)));
        }
        verify(&document, &key.public(), &method.document(), now(), Window::PEER).map(|_| ())
    };
    assert_eq!(judge("2026-11-21T09:31:30Z", None), Ok(()));
    assert_eq!(judge("2026-11-21T09:31:31Z", None), wrong(WrongProof::Future));
    assert_eq!(judge("2020-01-01T00:00:00Z", None), Ok(()));
    assert_eq!(
        judge("2020-01-01T00:00:00Z", Some("2026-11-21T09:30:00Z")),
        Ok(())
    );
    assert_eq!(
        judge("2020-01-01T00:00:00Z", Some("2026-11-21T09:29:59Z")),
        wrong(WrongProof::Expired)
    );
    assert_eq!(
        judge("2020-01-01T00:00:00Z", Some("soon")),
        wrong(WrongProof::Malformed)
    );
}

#[test]
fn a_proof_with_a_member_missing_or_garbled_is_wrong() {
    for (name, value, why) in [
        ("proofPurpose", json!("authentication"), WrongProof::Purpose),
        ("created", json!("yesterday"), WrongProof::Malformed),
        ("created", Value::Null, WrongProof::Malformed),
        ("proofValue", json!("uAAAA"), WrongProof::Malformed),
        ("proofValue", json!("z"), WrongProof::Signature),
        ("proofValue", json!(7), WrongProof::Malformed),
    ] {
        let mut document = fep_8b32();
        document["proof"][name] = value;
        assert_eq!(check(&document), wrong(why), "{name}");
    }
    let mut large = fep_8b32();
    large["n"] = json!(u64::MAX);
    assert_eq!(check(&large), wrong(WrongProof::NotCanonical));
}

proptest! {
    #[test]
    fn what_is_signed_is_verified(name in "[^\u{0}]{0,20}", number in any::<f64>(), seed: [u8; 32]) {
        let key = Ed25519Key::from_seed(seed);
        let method = iri("https://a.example/c/x#ed25519-key");
        let signed = sign(json!({"@context": "c", "name": name, "n": number}), &key, &method, now()).unwrap();
        prop_assert!(verify(&signed, &key.public(), &method.document(), now(), Window::PEER).is_ok());
    }
}
