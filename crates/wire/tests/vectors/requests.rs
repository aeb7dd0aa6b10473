//! The recorded requests, judged, and made again by us.

use domain::Origin;
use jiff::Timestamp;
use serde_json::Value;
use wire::http_signature::{self, ReceivedRequest, SignatureRefused, Window, sign_cavage, sign_rfc9421};
use wire::keys::{PublicKey, SigningKey};

use crate::reading::*;

fn received(case: &Value) -> ReceivedRequest {
    ReceivedRequest {
        method: text(case, "method").into(),
        path_and_query: text(case, "target").into(),
        headers: headers(&case["headers"]),
        body: case["body"].as_str().unwrap_or_default().as_bytes().to_vec(),
    }
}

/// The status our procedure gives a case: signature, then actor (the key's owner is its id less the fragment).
fn status(case: &Value, origin: &Origin, key: &PublicKey) -> Result<u64, SignatureRefused> {
    let received = received(case);
    let window = if text(case, "window") == "peer" {
        Window::PEER
    } else {
        Window::STRANGER
    };
    let now = Timestamp::from_second(case["now"].as_i64().expect("seconds")).expect("a time");
    let verified = http_signature::parse(&received)?.verify(&received, origin, key, now, window)?;
    if received.body.is_empty() {
        return Ok(200);
    }
    let activity = wire::json::read_activity(&received.body).expect("an activity");
    let owner = verified.key_id().document();
    verified.for_actor(&iri(text(&activity, "actor")), &owner)?;
    Ok(202)
}

/// A4, A5, A6, A9, A10, A11
#[test]
fn every_recorded_request_gets_its_status() {
    let (Some(file), Some(rfc)) = (file("own/http/signatures.json"), file("rfc9421/appendix-b.json")) else {
        return;
    };
    let origin = Origin::parse(text(&file, "origin")).expect("an origin");
    for case in list(&file["cases"]) {
        let name = text(case, "name");
        let key = test_key(&rfc["keys"], text(case, "key"));
        let expected = case["expect"].as_u64().expect("a status");
        match status(case, &origin, &key) {
            Ok(status) => assert_eq!(status, expected, "{name}"),
            Err(refused) => assert!(
                expected == 401 && matches!(refused.status(), 400 | 401),
                "{name}: expected {expected}, refused because {refused}"
            ),
        }
    }
    checked("own/http", list(&file["cases"]).len(), 46);
}

#[test]
fn we_sign_as_the_recorded_requests_are_signed() {
    let (Some(file), Some(rfc)) = (file("own/http/signatures.json"), file("rfc9421/appendix-b.json")) else {
        return;
    };
    let (ed25519, rsa) = (ed25519_key(&rfc["keys"]), rsa_key(&rfc["keys"]));
    let extra = [("Rosarium-Seq", "1042;epoch=1793000000")];
    let mut count = 0;
    for (name, key, extra) in [
        ("cavage-post-default", None, &[][..]),
        ("cavage-get-node", None, &[]),
        ("rfc9421-post-ed25519", Some(SigningKey::Ed25519(&ed25519)), &[]),
        (
            "rfc9421-post-ed25519-peer-seq",
            Some(SigningKey::Ed25519(&ed25519)),
            &extra[..],
        ),
        ("rfc9421-get-node", Some(SigningKey::Ed25519(&ed25519)), &[]),
        ("rfc9421-post-rsa", Some(SigningKey::Rsa(&rsa)), &[]),
    ] {
        let case = list(&file["cases"])
            .iter()
            .find(|case| case["name"] == name)
            .expect("the case is there");
        let expected = headers(&case["headers"]);
        let url = iri(&format!("{}{}", text(&file, "origin"), text(case, "target")));
        let body = case["body"].as_str().map(str::as_bytes);
        let now = Timestamp::from_second(case["now"].as_i64().expect("seconds")).expect("a time");
        let key_id = http_signature::parse(&received(case))
            .expect("a good case")
            .key_id()
            .clone();
        let made = match key {
            None => sign_cavage(text(case, "method"), &url, body, &key_id, &rsa, now),
            Some(key) => sign_rfc9421(text(case, "method"), &url, body, &key_id, key, now, extra),
        };
        for header in made {
            assert!(expected.contains(&header), "{name}: {header:?}");
            count += 1;
        }
    }
    checked("own/http, headers we make", count, 19);
}
