//! What leaves has the form that the protocol gives it, whoever it goes to and whatever it says (protocol sections 3.1, 4.2,
//! 5, 7.1 and 7.2; testing, item 11): servers of other kinds read it byte by byte.

use std::collections::BTreeSet;

use domain::{Iri, Origin};
use egress::{Method, Request};
use serde_json::Value;

use crate::World;

const ACTIVITY_JSON: &str = "application/activity+json";
const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v1";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
/// Longest activity that every server takes, in bytes.
const BYTES_MAX: usize = 32 * 1024;

/// Each activity that a node of this world delivered, and each document that it asked for, judged by bytes and headers alone.
pub fn well_written(world: &World) -> Vec<String> {
    let own: BTreeSet<Origin> = world.nodes().iter().map(|node| node.origin.clone()).collect();
    let mut broken = BTreeSet::new();
    for sent in world.internet.tap() {
        if own.contains(&sent.from)
            && let Some(why) = fault(&sent.from, &sent.request)
        {
            broken.insert(format!("form: {} to {}: {why}", sent.from, sent.request.url));
        }
    }
    broken.into_iter().collect()
}

/// What is wrong with a delivery, or with asking for a document; nothing with any other request.
fn fault(from: &Origin, request: &Request) -> Option<String> {
    let is_delivery = request.method == Method::Post && request.url.path_and_query().ends_with("inbox");
    if is_delivery {
        return fault_of_delivery(from, request);
    }
    let asks = request.method == Method::Get && lines(request, "accept") == [ACTIVITY_JSON];
    let is_signed = || is_signed_by(request, &format!("{from}/actor"));
    (asks && !is_signed()).then(|| {
        format!(
            "it is asked for without the node's signature: {:?}",
            request.headers
        )
    })
}

fn fault_of_delivery(from: &Origin, request: &Request) -> Option<String> {
    let body = request.body.as_deref().unwrap_or_default();
    let activity: Value = serde_json::from_slice(body).unwrap_or_default();
    let actor = activity["actor"].as_str().unwrap_or_default();
    let context = &activity["@context"];
    let rules = [
        (body.len() < BYTES_MAX, "it has 32 KiB or more"),
        (
            lines(request, "content-type") == [ACTIVITY_JSON],
            "it is not of the one type that every server takes",
        ),
        (
            is_signed_by(request, actor),
            "it is not signed once, by a key of its actor, over one digest",
        ),
        (
            context[0] == ACTIVITY_STREAMS,
            "its context does not begin with ActivityStreams",
        ),
        (
            context
                .as_array()
                .is_some_and(|all| all.iter().any(|one| one == DATA_INTEGRITY)),
            "its context does not know its proof",
        ),
        (
            ["id", "actor"].iter().all(|key| is_at(&activity[*key], from)),
            "its id or its actor is not of the server that sends it",
        ),
        (activity["type"].is_string(), "its type is not a single word"),
        (
            ["to", "cc"].iter().all(|key| activity[*key].is_array()),
            "to or cc is no array",
        ),
        (
            is_addressed(&activity) && is_addressed(&activity["object"]),
            "to, cc, tag or attachment is no array, or Public is written short or stands in cc",
        ),
        (
            is_proved_by(&activity["proof"], actor),
            "it has not the one proof of its actor",
        ),
    ];
    let why = rules.iter().find(|(holds, _)| !holds)?.1;
    let shown = String::from_utf8_lossy(body);
    Some(format!("{why}: {:?} {shown}", request.headers))
}

fn lines<'r>(request: &'r Request, name: &str) -> Vec<&'r str> {
    let of_name = request
        .headers
        .iter()
        .filter(|(known, _)| known.eq_ignore_ascii_case(name));
    of_name.map(|(_, value)| value.as_str()).collect()
}

/// Never both families, for a server that reads one of them refuses what it cannot make of the other; a digest goes with a
/// body alone.
fn is_signed_by(request: &Request, actor: &str) -> bool {
    let (signatures, inputs) = (lines(request, "signature"), lines(request, "signature-input"));
    let digests = (
        lines(request, "digest").len(),
        lines(request, "content-digest").len(),
    );
    let bodies = usize::from(request.body.is_some());
    match (&signatures[..], &inputs[..]) {
        ([signature], []) => digests == (bodies, 0) && signature.contains(&format!("keyId=\"{actor}#")),
        ([_], [input]) => {
            let named = format!("keyid=\"{actor}#");
            digests == (0, bodies) && input.contains(&named) && !input.contains(";alg=")
        }
        _ => false,
    }
}

fn is_at(id: &Value, origin: &Origin) -> bool {
    let id = id.as_str().and_then(|id| Iri::parse(id).ok());
    id.is_some_and(|id| id.origin() == *origin)
}

fn is_addressed(document: &Value) -> bool {
    let named = |key: &str| document[key].as_array().into_iter().flatten();
    ["to", "cc", "tag", "attachment"]
        .iter()
        .all(|key| document.get(*key).is_none_or(Value::is_array))
        && named("to")
            .chain(named("cc"))
            .all(|one| one != "as:Public" && one != "Public")
        && named("cc").all(|one| one != PUBLIC)
}

fn is_proved_by(proof: &Value, actor: &str) -> bool {
    let says = |key: &str| proof[key].as_str().unwrap_or_default();
    says("type") == "DataIntegrityProof"
        && says("cryptosuite") == "eddsa-jcs-2022"
        && says("proofPurpose") == "assertionMethod"
        && says("verificationMethod").starts_with(&format!("{actor}#"))
        && says("proofValue").starts_with('z')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ACTOR: &str = "https://a.example/c/a";

    fn delivery(headers: &[(&str, String)], body: &Value) -> Request {
        let inbox = Iri::parse("https://b.example/inbox").unwrap();
        let mut request = Request::post(&inbox, body.to_string().into());
        let pairs = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()));
        request.headers.extend(pairs);
        request
    }

    fn headers() -> Vec<(&'static str, String)> {
        vec![
            ("content-type", ACTIVITY_JSON.to_owned()),
            ("Digest", "SHA-256=x".to_owned()),
            (
                "Signature",
                format!("keyId=\"{ACTOR}#main-key\",algorithm=\"rsa-sha256\""),
            ),
        ]
    }

    fn activity() -> Value {
        json!({
            "@context": [ACTIVITY_STREAMS, DATA_INTEGRITY], "id": "https://a.example/activities/1", "type": "Create",
            "actor": ACTOR, "to": [PUBLIC], "cc": [],
            "object": {"type": "Event", "to": [PUBLIC], "cc": [], "tag": [], "attachment": []},
            "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod",
                "verificationMethod": format!("{ACTOR}#ed25519-key"), "proofValue": "z3x"},
        })
    }

    fn is_faulty(headers: &[(&str, String)], body: &Value) -> bool {
        let from = Origin::parse("https://a.example").unwrap();
        fault(&from, &delivery(headers, body)).is_some()
    }

    #[test]
    fn what_is_written_as_it_should_be_has_no_fault() {
        assert!(!is_faulty(&headers(), &activity()));
        let newer = [
            ("content-type", ACTIVITY_JSON.to_owned()),
            ("Content-Digest", "sha-256=:x:".to_owned()),
            (
                "Signature-Input",
                format!("sig1=();keyid=\"{ACTOR}#ed25519-key\""),
            ),
            ("Signature", "sig1=:x:".to_owned()),
        ];
        assert!(!is_faulty(&newer, &activity()));
    }

    #[test]
    fn every_deviation_of_an_activity_is_found() {
        for (place, value) in [
            ("/@context", json!(ACTIVITY_STREAMS)),
            ("/@context", json!([DATA_INTEGRITY, ACTIVITY_STREAMS])),
            ("/@context", json!([ACTIVITY_STREAMS])),
            ("/id", json!("https://b.example/activities/1")),
            ("/type", json!(["Create"])),
            ("/actor", json!({"id": ACTOR})),
            ("/to", json!(PUBLIC)),
            ("/to", json!(["as:Public"])),
            ("/cc", json!([PUBLIC])),
            ("/object/cc", json!([PUBLIC])),
            ("/object/tag", json!({"type": "Hashtag"})),
            ("/object/attachment", json!(null)),
            ("/proof", json!([{}])),
            ("/proof/verificationMethod", json!("https://a.example/c/b#k")),
            ("/object/name", json!("x".repeat(BYTES_MAX))),
        ] {
            let mut spoilt = activity();
            match spoilt.pointer_mut(place) {
                Some(found) => *found = value.clone(),
                None => spoilt["object"]["name"] = value.clone(),
            }
            assert!(is_faulty(&headers(), &spoilt), "{place}: {value}");
        }
    }

    #[test]
    fn a_document_is_asked_for_by_the_nodes_own_key() {
        let document = Iri::parse("https://b.example/events/1").unwrap();
        for (key, is_faulty) in [
            ("https://a.example/actor#main-key", false),
            ("https://a.example/c/a#main-key", true),
        ] {
            let mut request = Request::get(&document).with_header("accept", ACTIVITY_JSON);
            let signature = ("Signature".to_owned(), format!("keyId=\"{key}\""));
            request.headers.push(signature);
            let from = Origin::parse("https://a.example").unwrap();
            assert_eq!(fault(&from, &request).is_some(), is_faulty, "{key}");
        }
    }

    #[test]
    fn every_deviation_of_a_signature_is_found() {
        let other = ("Content-Digest", "sha-256=:x:".to_owned());
        let again = headers()[2].clone();
        for more in [other, again, ("Content-Type", "application/ld+json".to_owned())] {
            let mut spoilt = headers();
            spoilt.push(more.clone());
            assert!(is_faulty(&spoilt, &activity()), "{more:?}");
        }
        for missing in 0..headers().len() {
            let mut spoilt = headers();
            spoilt.remove(missing);
            assert!(is_faulty(&spoilt, &activity()), "{missing}");
        }
        let mut another = headers();
        another[2].1 = "keyId=\"https://a.example/c/b#main-key\"".to_owned();
        assert!(is_faulty(&another, &activity()));
    }
}
