//! Runs the published and own test vectors, if `ROSARIUM_VECTORS` says where they are.
//!
//! The decisive ones stand in the unit tests as facts; here the whole folders are run, and a file that is missing
//! fails. Without the variable one line says so and nothing is checked.

#![expect(
    clippy::print_stdout,
    reason = "the count of vectors is what this runner reports"
)]

#[path = "vectors/reading.rs"]
mod reading;
#[path = "vectors/requests.rs"]
mod requests;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::Origin;
use jiff::Timestamp;
use serde_json::{Value, json};
use wire::http_signature::{ReceivedRequest, SignatureRefused, Window};
use wire::keys::{Ed25519Key, KeyRefused, PublicKey, is_published_test_key};
use wire::membership_proof::{self, Purpose};
use wire::{digest, fingerprint, jcs, multibase, multikey, proof, rfc9421, voucher};

use crate::reading::*;

/// Documents with a proof inside this one, itself included.
fn proved<'v>(document: &'v Value, found: &mut Vec<&'v Value>) {
    match document {
        Value::Array(items) => items.iter().for_each(|item| proved(item, found)),
        Value::Object(members) => {
            if members.contains_key("proof") {
                found.push(document);
            }
            members
                .iter()
                .filter(|(key, _)| *key != "proof")
                .for_each(|(_, item)| proved(item, found));
        }
        _ => {}
    }
}

#[test]
fn every_proof_in_our_documents_holds() {
    let Some(rfc) = file("rfc9421/appendix-b.json") else {
        return;
    };
    let key = test_key(&rfc["keys"], "test-key-ed25519");
    let mut count = 0;
    for name in names("own/documents") {
        let Some(bytes) = bytes(&format!("own/documents/{name}")) else {
            return;
        };
        let document = wire::json::read_activity(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut found = Vec::new();
        proved(&document, &mut found);
        for document in found {
            let controller = document["actor"]
                .as_str()
                .or(document["attributedTo"].as_str())
                .expect("an owner");
            let now: Timestamp = text(&document["proof"], "created").parse().expect("a time");
            let verified = proof::verify(document, &key, &iri(controller), now, Window::PEER)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(
                Some(verified.verification_method()),
                proof::verification_method(document).as_ref()
            );
            let mut changed = document.clone();
            changed["changed"] = json!(true);
            assert!(
                proof::verify(&changed, &key, &iri(controller), now, Window::PEER).is_err(),
                "{name}"
            );
            let again = proof::sign(
                document.clone(),
                &ed25519_key(&rfc["keys"]),
                verified.verification_method(),
                now,
            );
            assert_eq!(again.as_ref(), Ok(document), "{name}");
            count += 1;
        }
    }
    checked("own/documents, proofs", count, 75);
}

#[test]
fn every_digest_of_a_two_party_document_is_ours() {
    let mut count = 0;
    let document = |name: &str| file(&format!("own/documents/{name}.json"));
    for (answer, offer) in [
        ("peering-accept", "peering-offer"),
        ("reciprocity-accept", "reciprocity-counter"),
        ("referral-accept", "referral-offer"),
        ("roe-accept", "roe-offer"),
    ] {
        let (Some(answer), Some(offer)) = (document(answer), document(offer)) else {
            return;
        };
        assert_eq!(answer["result"]["id"], offer["object"]["id"]);
        let digest = multibase::digest_multibase(&offer["object"]).expect("a canonical form");
        assert_eq!(text(&answer["result"], "digestMultibase"), digest);
        count += 1;
    }
    let Some(statement) = document("statement-create").map(|create| create["object"].clone()) else {
        return;
    };
    let signed = json!({"name": statement["name"], "content": statement["content"], "addressee": statement["addressee"]});
    let Some(cosign) = document("cosign-offer") else {
        return;
    };
    let digest = multibase::digest_multibase(&signed).expect("a canonical form");
    assert_eq!(text(&cosign["object"], "digestMultibase"), digest);

    let (Some(code), Some(accept)) = (document("ethics-code"), document("ethics-accept")) else {
        return;
    };
    let digest = multibase::digest_multibase_of_bytes(text(&code, "content").as_bytes());
    assert_eq!(
        (text(&code, "digestMultibase"), text(&accept, "acceptedDigest")),
        (digest.as_str(), digest.as_str())
    );

    let (Some(call), Some(answer)) = (document("call-create"), document("call-answer")) else {
        return;
    };
    let mut terms = call["object"]["terms"].clone();
    terms["@context"] = call["@context"].clone();
    let digest = multibase::digest_multibase(&terms).expect("a canonical form");
    assert_eq!(text(&answer, "acceptedDigest"), digest);
    checked("own/documents, digests", count + 3, 7);
}

/// V2, V3, V6: each proof of a membership is taken, or refused, as its case says; what was used before is for the store.
#[test]
fn every_membership_proof_is_judged_as_published() {
    let Some(all) = file("own/voucher/membership-proof.json") else {
        return;
    };
    let key = PublicKey::from_multikey(text(&all["issuerKey"], "publicKeyMultibase")).expect("a key");
    let name = iri(text(&all["issuerKey"], "kid"));
    let now = Timestamp::from_second(all["now"].as_i64().expect("a time")).expect("a time");
    let audience = iri(text(&all, "audience"));
    let (mut used, mut count) = (Vec::new(), 0);
    for case in list(&all["cases"]) {
        let key_of = |_: &domain::Iri, asked: &domain::Iri| (*asked == name).then(|| key.clone());
        let checked = membership_proof::verify(text(case, "token"), &audience, key_of, now);
        let purpose = Purpose::from_word(text(case, "purpose")).expect("a purpose");
        let taken = checked
            .ok()
            .filter(|proof| proof.answers(purpose, text(&all, "nonce")));
        let taken = taken.filter(|proof| !used.contains(&proof.id));
        let expected = text(case, "expect") == "accept";
        assert_eq!(taken.is_some(), expected, "{}", text(case, "name"));
        used.extend(taken.map(|proof| proof.id));
        count += 1;
    }
    checked("own/voucher, membership proofs", count, 11);
}

/// V2, V3, V6, V7: each voucher is taken, or refused, as its case says; what was used before is for the store.
#[test]
fn every_voucher_is_judged_as_published() {
    let Some(all) = file("own/voucher/sd-jwt.json") else {
        return;
    };
    let key = PublicKey::from_multikey(text(&all["issuerKey"], "publicKeyMultibase")).expect("a key");
    let name = iri(text(&all["issuerKey"], "kid"));
    let now = Timestamp::from_second(all["now"].as_i64().expect("a time")).expect("a time");
    let audience = iri(text(&all, "audience"));
    let (mut used, mut count) = (Vec::new(), 0);
    for case in list(&all["cases"]) {
        let key_of = |_: &domain::Iri, asked: &domain::Iri| (*asked == name).then(|| key.clone());
        let token = text(case, "token");
        let taken = voucher::verify(token, &audience, key_of, now).ok();
        let taken =
            taken.filter(|voucher| voucher.answers(text(&all, "nonce")) && !used.contains(&voucher.id));
        let expected = text(case, "expect") == "accept";
        assert_eq!(taken.is_some(), expected, "{}", text(case, "name"));
        if let Some(voucher) = taken {
            assert_eq!(voucher::claims(token).as_ref(), Some(object(&all["payload"])));
            assert_eq!(voucher.offer, iri(text(&all, "offer")));
            assert_eq!(voucher.tier, iri(text(&all["payload"], "tier")));
            assert_eq!(voucher.subject, text(&all["payload"], "sub"));
            used.push(voucher.id);
        }
        count += 1;
    }
    checked("own/voucher, vouchers", count, 20);
}

#[test]
fn every_canonical_form_is_ours() {
    let mut count = 0;
    for name in names("jcs/input") {
        let stem = name.trim_end_matches(".json");
        let Some(input) = bytes(&format!("jcs/input/{name}")) else {
            return;
        };
        let Some(output) = bytes(&format!("jcs/output/{name}")) else {
            return;
        };
        let Some(outhex) = bytes(&format!("jcs/outhex/{stem}.txt")) else {
            return;
        };
        let value = wire::json::read(&input).unwrap_or_else(|error| panic!("{name}: {error}"));
        let canonical = jcs::canonical(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(canonical, output.trim_ascii_end(), "{name}");
        assert_eq!(canonical, hex(&String::from_utf8_lossy(&outhex)), "{name}");
        count += 1;
    }
    let Some(numbers) = file("jcs/rfc8785-appendix-b-numbers.json") else {
        return;
    };
    for row in list(&numbers) {
        let bits = u64::from_str_radix(text(row, "ieee754Hex"), 16).expect("hexadecimal");
        let Some(expected) = row["json"].as_str() else {
            continue;
        };
        let canonical = jcs::canonical(&json!(f64::from_bits(bits))).expect("a finite number");
        assert_eq!(String::from_utf8_lossy(&canonical), expected);
        count += 1;
    }
    checked("jcs", count, 30);
}

#[test]
fn the_rfc_9421_examples_hold() {
    let Some(file) = file("rfc9421/appendix-b.json") else {
        return;
    };
    let key = test_key(&file["keys"], "test-key-ed25519");
    let mut count = 0;
    for case in list(&file["signatures"])
        .iter()
        .filter(|case| case["message"] == "request")
    {
        let (Some(line), Some(signature)) =
            (case["Signature-Input"].as_str(), case["signatureBase64"].as_str())
        else {
            panic!("a case without headers");
        };
        count += 1;
        if line.contains("@query-param") {
            assert_eq!(
                rfc9421::read_input(line),
                Err(SignatureRefused::Malformed),
                "{line}"
            );
            continue;
        }
        let base = base_of(&file["test-request"], line, "https://example.com").expect("a base");
        assert_eq!(base, text(case, "signatureBase"));
        if text(case, "alg") == "ed25519" {
            assert_eq!(
                key.verify(base.as_bytes(), &STANDARD.decode(signature).expect("base64")),
                Ok(())
            );
        }
    }
    for case in list(&file["transformations_B4"]["cases"]) {
        let lines = headers(&case["message"]["headers"]);
        let header = |name: &str| {
            &lines
                .iter()
                .find(|(header, _)| header == name)
                .expect("a header")
                .1
        };
        let signature = header("Signature")
            .trim_start_matches("transform=:")
            .trim_end_matches(':');
        let base =
            base_of(&case["message"], header("Signature-Input"), "https://example.org").expect("a base");
        let holds = key
            .verify(base.as_bytes(), &STANDARD.decode(signature).expect("base64"))
            .is_ok();
        assert_eq!(Some(holds), case["valid"].as_bool(), "{base}");
        count += 1;
    }
    checked("rfc9421", count, 11);
}

fn base_of(message: &Value, input: &str, origin: &str) -> Result<String, SignatureRefused> {
    let mut words = text(message, "startLine").split(' ');
    let received = ReceivedRequest {
        method: words.next().expect("a method").into(),
        path_and_query: words.next().expect("a target").into(),
        headers: headers(&message["headers"]),
        body: message["body"].as_str().unwrap_or_default().as_bytes().to_vec(),
    };
    let input = rfc9421::read_input(input)?;
    let origin = Origin::parse(origin).expect("an origin");
    rfc9421::signature_base(&received, &origin, &input.components, &input.parameters)
}

#[test]
fn the_proofs_of_fep_and_w3c_hold() {
    let (Some(fep), Some(identity)) = (file("fep/fep-8b32.json"), file("fep/fep-c390.json")) else {
        return;
    };
    let method = iri(text(&fep, "verificationMethod"));
    let secret = multibase::read(text(&fep, "secretKeyMultibase")).expect("a secret Multikey");
    let key = Ed25519Key::from_seed(secret[2..].try_into().expect("32 bytes"));
    let created: Timestamp = text(&fep, "created").parse().expect("a time");
    let signed = proof::sign(fep["unsigned"].clone(), &key, &method, created).expect("a canonical form");
    assert_eq!(signed, fep["signed"]);
    assert!(proof::verify(&signed, &key.public(), &method.document(), created, Window::PEER).is_ok());

    // Its key is a did:key and its proof has no context: only hash and signature are for us.
    let key =
        PublicKey::from_multikey(text(&identity["statement"], "subject").trim_start_matches("did:key:"));
    assert_holds(&identity["signed"], &key.expect("an Ed25519 key"));
    assert_eq!(proof::verification_method(&identity["signed"]), None);

    let Some(w3c) = file("eddsa-jcs-2022/signedJCS.json") else {
        return;
    };
    let Some(pair) = file("eddsa-jcs-2022/keyPair.json") else {
        return;
    };
    assert_holds(
        &w3c,
        &PublicKey::from_multikey(text(&pair, "publicKeyMultibase")).expect("an Ed25519 key"),
    );
    let Some(combined) = bytes("eddsa-jcs-2022/combinedHashJCS.txt") else {
        return;
    };
    let hashed = proof::hash_data(object(&w3c), object(&w3c["proof"])).expect("a canonical form");
    assert_eq!(hashed.to_vec(), hex(&String::from_utf8_lossy(&combined)));
    checked("fep and eddsa-jcs-2022, proofs", 3, 3);
}

fn assert_holds(document: &Value, key: &PublicKey) {
    let hashed = proof::hash_data(object(document), object(&document["proof"])).expect("a canonical form");
    let signature = multibase::read(text(&document["proof"], "proofValue")).expect("multibase");
    assert_eq!(key.verify(&hashed, &signature), Ok(()));
}

#[test]
fn every_multikey_is_read_and_written() {
    let mut count = 0;
    let Some(seeds) = file("did-key/ed25519-x25519.json") else {
        return;
    };
    for (did, case) in object(&seeds) {
        let key = Ed25519Key::from_seed(hex(text(case, "seed")).try_into().expect("32 bytes")).public();
        assert_eq!(format!("did:key:{}", key.to_multikey()), *did);
        count += 1;
    }
    let Some(rsa) = file("did-key/rsa.json") else {
        return;
    };
    for (did, case) in object(&rsa) {
        let key = PublicKey::from_multikey(did.trim_start_matches("did:key:")).expect("an RSA key");
        let modulus = URL_SAFE_NO_PAD
            .decode(text(&case["publicKeyJwk"], "n"))
            .expect("base64url");
        assert!(
            multikey::bytes(&key)
                .windows(modulus.len())
                .any(|window| window == modulus),
            "{did}"
        );
        assert_eq!(PublicKey::from_pem(&key.to_pem()).as_ref(), Ok(&key));
        assert_eq!(format!("did:key:{}", key.to_multikey()), *did);
        count += 1;
    }
    let Some(fep) = file("fep/fep-521a.json") else {
        return;
    };
    for case in list(&fep) {
        let key = PublicKey::from_multikey(text(&case["multikey"], "publicKeyMultibase")).expect("a key");
        let expected = hex(&format!(
            "{}{}",
            text(case, "multicodecPrefixHex"),
            text(case, "publicKeyHex")
        ));
        assert_eq!(multikey::bytes(&key), expected);
        count += 1;
    }
    let Some(own) = file("own/multikey.json") else {
        return;
    };
    let rsa = PublicKey::from_pem(text(&own["rsa"], "publicKeyPemSpki")).expect("an RSA key");
    assert_eq!(rsa.to_multikey(), text(&own["rsa"], "publicKeyMultibase"));
    let ed25519 =
        PublicKey::from_ed25519(&hex(text(&own["ed25519"], "publicKeyHex"))).expect("an Ed25519 key");
    assert_eq!(ed25519.to_multikey(), text(&own["ed25519"], "publicKeyMultibase"));
    let Some(base58) = file("own/base58btc.json") else {
        return;
    };
    for case in list(&base58) {
        assert_eq!(
            multibase::base58btc(&hex(text(case, "hex"))),
            format!("z{}", text(case, "base58btc"))
        );
        count += 1;
    }
    let Some(words) = file("own/fingerprint.json") else {
        return;
    };
    let multikey_bytes = hex(text(&words, "multikeyBytesHex"));
    assert_eq!(
        digest::sha256(&multikey_bytes).to_vec(),
        hex(text(&words, "sha256"))
    );
    assert_eq!(json!(fingerprint::indexes(&multikey_bytes)), words["indexes"]);
    checked("multikeys, base58 and fingerprint", count + 3, 14);
}

#[test]
fn every_signature_of_wycheproof_is_judged_right() {
    let mut count = 0;
    for name in ["ed25519_test.json", "rsa_signature_2048_sha256_test.json"] {
        let Some(file) = file(&format!("wycheproof/{name}")) else {
            return;
        };
        for group in list(&file["testGroups"]) {
            let key = PublicKey::from_pem(text(group, "publicKeyPem"));
            for case in list(&group["tests"]) {
                let held = match &key {
                    Ok(key) => key
                        .verify(&hex(text(case, "msg")), &hex(text(case, "sig")))
                        .is_ok(),
                    Err(why) => {
                        // Two groups are about exponents that we never take.
                        assert_eq!(
                            (*why, &group["publicKey"]["publicExponent"] == "010001"),
                            (KeyRefused::RsaExponent, false)
                        );
                        continue;
                    }
                };
                match text(case, "result") {
                    "valid" => assert!(held, "{name} {}", case["tcId"]),
                    // Old padding without NULL: we may refuse it.
                    "acceptable" => {}
                    _ => assert!(!held, "{name} {}", case["tcId"]),
                }
                count += 1;
            }
        }
    }
    checked("wycheproof", count, 400);
}

/// Every text anywhere in a vector file.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|item| texts(item, found)),
        _ => {}
    }
}

/// A15
#[test]
fn every_key_that_occurs_in_the_vectors_is_known_as_published() {
    let mut count = 0;
    let mut paths: Vec<String> = names("own/documents")
        .iter()
        .map(|name| format!("own/documents/{name}"))
        .collect();
    for folder in ["did-key", "eddsa-jcs-2022", "fep", "rfc9421", "wycheproof"] {
        let files = names(folder).into_iter().filter(|name| name.ends_with(".json"));
        paths.extend(files.map(|name| format!("{folder}/{name}")));
    }
    for path in paths {
        let Some(file) = file(&path) else { return };
        let mut found = Vec::new();
        texts(&file, &mut found);
        for text in found {
            let text = text.trim_start_matches("did:key:");
            if let Ok(key) = PublicKey::from_pem(text).or_else(|_| PublicKey::from_multikey(text)) {
                assert!(is_published_test_key(&key), "{path}: {text}");
                count += 1;
            }
        }
    }
    if folder().is_some() {
        checked("published keys, occurrences", count, 66);
    }
}
