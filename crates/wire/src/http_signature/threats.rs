//! The attacks on signed requests: the requests that each is made of, and what holds for every good one.

mod binding;
mod coverage;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::*;
use crate::digest::{content_digest_header, digest_header};
use crate::example_keys;
use crate::keys::SigningKey;

const BODY: &[u8] = br#"{"type":"Join","actor":"https://dach.example/users/klara"}"#;
const TARGET: &str = "/c/benelux/inbox";
const CREATED: i64 = 1_795_253_400;
const DATE: &str = "Sat, 21 Nov 2026 09:30:00 GMT";
const RSA_ID: &str = "https://dach.example/users/klara#main-key";
const ED25519_ID: &str = "https://dach.example/users/klara#ed25519-key";

type Headers = Vec<(String, String)>;

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn origin() -> Origin {
    Origin::parse("https://benelux.example").unwrap()
}

fn inbox() -> Iri {
    iri("https://benelux.example/c/benelux/inbox")
}

fn now() -> Timestamp {
    Timestamp::from_second(CREATED).unwrap()
}

fn post(headers: Headers) -> ReceivedRequest {
    ReceivedRequest {
        method: "POST".into(),
        path_and_query: TARGET.into(),
        headers,
        body: BODY.to_vec(),
    }
}

fn cavage_post() -> ReceivedRequest {
    post(sign_cavage(
        "POST",
        &inbox(),
        Some(BODY),
        &iri(RSA_ID),
        &example_keys::rsa(),
        now(),
    ))
}

fn rfc9421_post() -> ReceivedRequest {
    let key = example_keys::ed25519();
    let key = SigningKey::Ed25519(&key);
    post(sign_rfc9421(
        "POST",
        &inbox(),
        Some(BODY),
        &iri(ED25519_ID),
        key,
        now(),
        &[],
    ))
}

/// Judges with the key that the key id names, as a stranger's.
fn judge(received: &ReceivedRequest) -> Result<VerifiedRequest, SignatureRefused> {
    let claimed = parse(received)?;
    let key = match claimed.key_id().as_str() {
        RSA_ID => example_keys::rsa().public(),
        _ => example_keys::ed25519().public(),
    };
    claimed.verify(received, &origin(), &key, now(), Window::STRANGER)
}

fn refused(received: &ReceivedRequest) -> SignatureRefused {
    judge(received).expect_err("an attack is refused")
}

fn set(received: &mut ReceivedRequest, name: &str, value: &str) {
    let header = received
        .headers
        .iter_mut()
        .find(|(header, _)| header == name)
        .expect("the header is there");
    header.1 = value.to_owned();
}

fn get(received: &ReceivedRequest, name: &str) -> String {
    received
        .lines(name)
        .next()
        .expect("the header is there")
        .to_owned()
}

/// A draft-cavage request whose signature holds for the lines given, listed as `list` says: the attacker has a key.
fn cavage_listing(list: &str, lines: &[&str], more: &str) -> ReceivedRequest {
    let signature = STANDARD.encode(example_keys::rsa().sign(lines.join("\n").as_bytes()));
    post(vec![
        ("Host".into(), "benelux.example".into()),
        ("Date".into(), DATE.into()),
        ("Digest".into(), digest_header(BODY)),
        (
            "Signature".into(),
            format!(r#"keyId="{RSA_ID}",{more}headers="{list}",signature="{signature}""#),
        ),
    ])
}

/// An RFC 9421 request whose signature holds for the lines given, under the parameters given.
fn rfc9421_listing(lines: &[String], parameters: &str) -> ReceivedRequest {
    let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    text.push_str(&format!("\"@signature-params\": {parameters}"));
    let signature = STANDARD.encode(example_keys::ed25519().sign(text.as_bytes()));
    post(vec![
        ("Content-Digest".into(), content_digest_header(BODY)),
        ("Signature-Input".into(), format!("sig1={parameters}")),
        ("Signature".into(), format!("sig1=:{signature}:")),
    ])
}

fn cavage_lines() -> [(&'static str, String); 4] {
    [
        ("(request-target)", format!("(request-target): post {TARGET}")),
        ("host", "host: benelux.example".into()),
        ("date", format!("date: {DATE}")),
        ("digest", format!("digest: {}", digest_header(BODY))),
    ]
}

fn rfc9421_lines() -> [(&'static str, String); 3] {
    [
        ("@method", "\"@method\": POST".into()),
        (
            "@target-uri",
            format!("\"@target-uri\": https://benelux.example{TARGET}"),
        ),
        (
            "content-digest",
            format!("\"content-digest\": {}", content_digest_header(BODY)),
        ),
    ]
}

fn rfc9421_parameters(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("({});created={CREATED};keyid=\"{ED25519_ID}\"", names.join(" "))
}

#[test]
fn both_schemes_are_taken_as_we_send_them() {
    for (received, scheme, key_id) in [
        (cavage_post(), Scheme::Cavage12, RSA_ID),
        (rfc9421_post(), Scheme::Rfc9421, ED25519_ID),
    ] {
        let verified = judge(&received).unwrap();
        assert_eq!((verified.scheme(), verified.key_id().as_str()), (scheme, key_id));
        assert_eq!(verified.created(), now());
    }
}

#[test]
fn a_signed_get_is_taken_with_and_without_its_query_in_draft_cavage_alone() {
    let url = iri("https://benelux.example/c/benelux/outbox?page=true");
    let bare = iri("https://benelux.example/c/benelux/outbox");
    let ask = |headers: Headers| ReceivedRequest {
        method: "GET".into(),
        path_and_query: "/c/benelux/outbox?page=true".into(),
        headers,
        body: vec![],
    };
    let (rsa, ed25519) = (example_keys::rsa(), example_keys::ed25519());
    for signed_url in [&url, &bare] {
        assert!(
            judge(&ask(sign_cavage(
                "GET",
                signed_url,
                None,
                &iri(RSA_ID),
                &rsa,
                now()
            )))
            .is_ok()
        );
    }
    let sign = |url: &Iri| {
        sign_rfc9421(
            "GET",
            url,
            None,
            &iri(ED25519_ID),
            SigningKey::Ed25519(&ed25519),
            now(),
            &[],
        )
    };
    assert!(judge(&ask(sign(&url))).is_ok());
    assert_eq!(refused(&ask(sign(&bare))), SignatureRefused::WrongSignature);
    // A body slipped under a GET must be bound like any other.
    let mut with_body = ask(sign(&url));
    with_body.body = BODY.to_vec();
    assert_eq!(
        refused(&with_body),
        SignatureRefused::NotCovered("content-digest")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_signed_is_verified_in_both_schemes(
        path in "(/[a-z0-9._~-]{1,8}){1,4}", query in proptest::option::of("[a-z]{1,5}=[a-z0-9]{0,5}"), body: Vec<u8>,
    ) {
        let target = match query { Some(query) => format!("{path}?{query}"), None => path };
        let url = iri(&format!("https://benelux.example{target}"));
        let target = crate::rfc9421::request_target(&url);
        let (rsa, ed25519) = (example_keys::rsa(), example_keys::ed25519());
        for headers in [
            sign_cavage("POST", &url, Some(&body), &iri(RSA_ID), &rsa, now()),
            sign_rfc9421("POST", &url, Some(&body), &iri(RSA_ID), SigningKey::Rsa(&rsa), now(), &[]),
            sign_rfc9421("POST", &url, Some(&body), &iri(ED25519_ID), SigningKey::Ed25519(&ed25519), now(), &[]),
        ] {
            let received = ReceivedRequest { method: "POST".into(), path_and_query: target.clone(), headers, body: body.clone() };
            prop_assert!(judge(&received).is_ok(), "{received:?}");
        }
    }

    /// A9
    #[test]
    fn any_headers_are_read_or_refused_without_a_panic(
        signature in ".{0,120}", input in proptest::option::of(".{0,120}"), inner in "[ -~]{0,60}",
    ) {
        let mut headers = vec![("Signature".to_owned(), signature)];
        headers.extend(input.map(|input| ("Signature-Input".to_owned(), input)));
        let _ = judge(&post(headers));
        let _ = judge(&post(vec![("Signature".into(), format!("keyId=\"{inner}\",headers=\"{inner}\",signature=\"{inner}\""))]));
        let line = format!("sig1=({inner});created=1;keyid=\"{inner}\"");
        let _ = judge(&post(vec![("Signature".into(), "sig1=:AA==:".into()), ("Signature-Input".into(), line)]));
    }
}
