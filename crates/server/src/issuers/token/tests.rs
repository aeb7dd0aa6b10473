//! What a token proves and what does not, and how a node says who it is when it redeems a code.

use std::collections::BTreeMap;

use base64::prelude::BASE64_STANDARD;
use domain::Slug;
use openidconnect::core::CoreEdDsaPrivateSigningKey;
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::json;
use wire::keys::{PublicKey, RsaKey};

use super::*;
use crate::config::Config;
use crate::issuers::sample;

const HOST: &str = "https://login.microsoftonline.com";
const A: &str = "aaaaaaaa-0000-4000-8000-000000000001";
const B: &str = "bbbbbbbb-0000-4000-8000-000000000002";
const NOW: i64 = 1_800_000_000;

fn issuer(directory: &str) -> String {
    format!("{HOST}/{directory}/v2.0")
}

/// One of many; the DER around its seed is that of RFC 8410, section 7.
fn key(number: u8, name: Option<&str>) -> CoreEdDsaPrivateSigningKey {
    let mut der = vec![
        0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20,
    ];
    der.extend([number; 32]);
    let text = BASE64_STANDARD.encode(der);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
    let name = name.map(|name| JsonWebKeyId::new(name.to_owned()));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, name).unwrap()
}

fn listed(key: &CoreEdDsaPrivateSigningKey, whose: Option<&str>) -> Value {
    let mut listed = serde_json::to_value(key.as_verification_key()).unwrap();
    listed["issuer"] = whose.into();
    listed
}

fn signed(key: &CoreEdDsaPrivateSigningKey, name: Option<&str>, claims: &Value) -> CoreIdToken {
    let mut header = json!({ "alg": "EdDSA" });
    if let Some(name) = name {
        header["kid"] = name.into();
    }
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&header), part(claims));
    let signature = key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes());
    let signature = BASE64_URL_SAFE_NO_PAD.encode(signature.unwrap());
    format!("{text}.{signature}").parse().unwrap()
}

fn claims(directory: &str) -> Value {
    json!({
        "iss": issuer(directory), "tid": directory, "aud": "us", "sub": "s", "nonce": "n",
        "iat": NOW, "exp": NOW + 3_600,
    })
}

/// With the directories of work accounts.
fn client() -> Client {
    let text = "[[auth.oidc]]\nprofile = \"entra\"\ntenant = \"organizations\"\nclient_id = \"us\"";
    Client {
        setting: Config::parse(text).unwrap().providers().unwrap().remove(0),
        secret: None,
    }
}

fn listing(client: &Client, keys: &[Value]) -> Documents {
    sample(
        &client.setting.issuer,
        &issuer("{tenantid}"),
        &json!({ "keys": keys }),
    )
}

/// E9: a directory vouches for its own people alone, whatever a token says of where it is from, and for us alone.
#[test]
fn a_token_is_of_the_directory_that_it_names_and_for_us() {
    let (all, of_b) = (key(1, Some("all")), key(2, Some("b")));
    let client = client();
    let keys = [
        listed(&all, Some(&issuer("{tenantid}"))),
        listed(&of_b, Some(&issuer(B))),
    ];
    let documents = listing(&client, &keys);
    let checked = |token: &CoreIdToken| check(&client, &documents, token, "n", NOW);
    let vouched = checked(&signed(&all, Some("all"), &claims(A))).unwrap();
    assert_eq!(
        (vouched.issuer.as_str(), vouched.subject.as_str()),
        (issuer(A).as_str(), "s")
    );
    assert!(checked(&signed(&of_b, Some("b"), &claims(B))).is_ok());
    let of_another = checked(&signed(&of_b, Some("b"), &claims(A)));
    assert_eq!(of_another, Err(Faulty::UnknownKey), "a key of B signs for A");
    for (name, value) in [
        ("iss", json!(issuer(B))),
        ("iss", json!(issuer("{tenantid}"))),
        ("tid", json!(B)),
        ("tid", json!("organizations")),
        ("tid", json!(format!("{A}/../{B}"))),
        ("tid", Value::Null),
        ("aud", json!("another")),
        ("aud", json!(["us", "another"])),
        ("azp", json!("another")),
        ("nonce", json!("another")),
        ("exp", json!(NOW - SKEW_SECONDS_MAX)),
        ("iat", json!(NOW + SKEW_SECONDS_MAX + 1)),
    ] {
        let mut wrong = claims(A);
        wrong[name] = value.clone();
        let refused = checked(&signed(&all, Some("all"), &wrong));
        assert!(
            matches!(refused, Err(Faulty::Otherwise(_))),
            "{name} {value} {refused:?}"
        );
    }
    let mut nobodys = claims("organizations");
    nobodys["tid"] = "organizations".into();
    assert!(
        checked(&signed(&all, Some("all"), &nobodys)).is_err(),
        "no directory is called so"
    );
    let mut right = claims(A);
    (right["aud"], right["azp"]) = (json!(["us"]), json!("us"));
    assert!(checked(&signed(&all, Some("all"), &right)).is_ok());
}

/// F28: an issuer that gives its keys no names has two of them while it changes them; a key that is not listed yet may be
/// listed by now.
#[test]
fn a_token_that_names_no_key_is_signed_by_one_of_those_listed() {
    let (old, new, none) = (key(1, None), key(2, None), key(3, None));
    let client = client();
    let documents = listing(&client, &[listed(&old, None), listed(&new, None)]);
    let checked = |key: &CoreEdDsaPrivateSigningKey| {
        check(&client, &documents, &signed(key, None, &claims(A)), "n", NOW)
    };
    assert!(checked(&old).is_ok() && checked(&new).is_ok());
    assert_eq!(checked(&none), Err(Faulty::UnknownKey));
    let one = listing(&client, &[listed(&old, None)]);
    let changed = check(&client, &one, &signed(&new, None, &claims(A)), "n", NOW);
    assert_eq!(changed, Err(Faulty::UnknownKey));
}

/// The parts of a token that RSA signs; the algorithm is what its head says.
fn signed_by_rsa(key: &RsaKey, algorithm: &str, claims: &Value) -> CoreIdToken {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let header = json!({ "alg": algorithm, "kid": "rsa" });
    let text = format!("{}.{}", part(&header), part(claims));
    let signature = BASE64_URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes()));
    format!("{text}.{signature}").parse().unwrap()
}

/// As Microsoft lists it: without an algorithm.
fn rsa_listed(key: &RsaKey) -> Value {
    let PublicKey::Rsa(public) = key.public() else {
        panic!("an RSA key has an RSA public key");
    };
    // `RSAPublicKey` of 2048 bits (RFC 8017, A.1.1): 9 bytes of head, the modulus, 5 bytes of the exponent 65537.
    let (der, modulus) = (public.pkcs1(), 256);
    assert_eq!(der.len(), 9 + modulus + 5);
    let modulus = BASE64_URL_SAFE_NO_PAD.encode(&der[9..9 + modulus]);
    json!({ "kty": "RSA", "use": "sig", "kid": "rsa", "n": modulus, "e": "AQAB" })
}

/// F28, E9: what Microsoft and most others sign with; neither the signature of another key, nor that of other claims, nor a
/// head that names another algorithm proves anything.
#[test]
fn a_token_signed_by_rsa_is_of_the_key_that_is_listed() {
    let (listed, another) = (RsaKey::generate().unwrap(), RsaKey::generate().unwrap());
    let client = client();
    let documents = listing(&client, &[rsa_listed(&listed)]);
    let checked = |token: &CoreIdToken| check(&client, &documents, token, "n", NOW);
    let token = signed_by_rsa(&listed, "RS256", &claims(A));
    let vouched = checked(&token).unwrap();
    assert_eq!(vouched.issuer.as_str(), issuer(A));
    let of_another = signed_by_rsa(&another, "RS256", &claims(A));
    assert_eq!(checked(&of_another), Err(Faulty::UnknownKey));
    let renamed = signed_by_rsa(&listed, "RS512", &claims(A));
    assert_eq!(checked(&renamed), Err(Faulty::UnknownKey));
    let shared = checked(&signed_by_rsa(&listed, "HS256", &claims(A)));
    assert!(matches!(shared, Err(Faulty::Otherwise(_))), "{shared:?}");
    let mut other = claims(A);
    other["sub"] = "somebody else".into();
    let (token, other) = (
        token.to_string(),
        signed_by_rsa(&another, "RS256", &other).to_string(),
    );
    let part = |token: &str, place: usize| token.split('.').nth(place).unwrap().to_owned();
    let mixed = format!("{}.{}.{}", part(&token, 0), part(&other, 1), part(&token, 2));
    assert_eq!(checked(&mixed.parse().unwrap()), Err(Faulty::UnknownKey));
    let mut nobodys = claims(A);
    nobodys["aud"] = "another".into();
    let refused = checked(&signed_by_rsa(&listed, "RS256", &nobodys));
    assert!(matches!(refused, Err(Faulty::Otherwise(_))), "{refused:?}");
}

/// What a node sends to redeem a code: who it says it is in a header, if it does there, and its form.
fn redeeming(client: &Client, goes: SecretGoes) -> (Option<String>, BTreeMap<String, String>) {
    let mut documents = listing(client, &[listed(&key(1, None), None)]);
    documents.secret_goes = goes;
    let (provider, asked) = (Slug::parse("entra").unwrap(), AtIssuer::of("browser"));
    let redeem = Redeem {
        provider: &provider,
        code: "a code & more",
        issuer: None,
        asked: &asked,
    };
    let back = "https://a.example/login/oidc/entra";
    let request = written(&protocol(client, &documents, back).unwrap(), redeem).unwrap();
    let header = request.headers().get(http::header::AUTHORIZATION);
    let header = header.map(|value| value.to_str().unwrap().to_owned());
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(request.body()).into_owned().collect();
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", "a code & more"),
        ("code_verifier", asked.verifier.as_str()),
        ("redirect_uri", back),
    ] {
        assert_eq!(form.get(name).map(String::as_str), Some(value), "{name}");
    }
    (header, form)
}

/// F28: the secret stands in the one place where the issuer reads it, and nowhere else (RFC 6749, section 2.3.1).
#[test]
fn a_secret_goes_in_the_header_or_in_the_form() {
    let client = Client {
        secret: Some("swordfish: & more".to_owned()),
        ..client()
    };
    let (header, form) = redeeming(&client, SecretGoes::Header);
    let who = BASE64_STANDARD.encode("us:swordfish%3A+%26+more");
    assert_eq!(header, Some(format!("Basic {who}")));
    assert!(!form.contains_key("client_secret"), "{form:?}");

    let (header, form) = redeeming(&client, SecretGoes::Form);
    assert_eq!(header, None);
    let field = |name: &str| form.get(name).map(String::as_str);
    assert_eq!(
        (field("client_id"), field("client_secret")),
        (Some("us"), Some("swordfish: & more"))
    );
}

/// F28: a client without a secret says who it is in the form, and proves by its verifier alone that it asked (RFC 7636).
#[test]
fn a_public_client_names_itself_and_has_no_secret() {
    for goes in [SecretGoes::Header, SecretGoes::Form] {
        let (header, form) = redeeming(&client(), goes);
        assert_eq!(header, None, "{goes:?}");
        assert_eq!(form.get("client_id").map(String::as_str), Some("us"));
        assert!(!form.contains_key("client_secret"), "{form:?}");
    }
}
