//! RFC 9901 and its traps: one algorithm, one type, one hash, one spelling of each signature.

use super::*;

const NOW: i64 = 1_795_253_406;
const PROFILE: Profile = Profile {
    typ: "example+sd-jwt",
    kind: "https://w3id.org/rosarium/v1#Example",
    seconds_max: 600,
};
/// The order of the group of Ed25519, its lowest byte first (RFC 8032 section 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

fn id(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn issuer() -> (Ed25519Key, Iri) {
    (
        Ed25519Key::from_seed([1; 32]),
        id("https://dach.example/c/dach#ed25519-key"),
    )
}

fn holder() -> Ed25519Key {
    Ed25519Key::from_seed([2; 32])
}

fn host() -> Iri {
    id("https://benelux.example/c/benelux")
}

fn said() -> Value {
    json!({
        "iss": "https://dach.example/c/dach", "aud": host(), "vct": PROFILE.kind, "sub": "s",
        "iat": NOW, "nbf": NOW, "exp": NOW + 600,
    })
}

fn token_of(claims: Value) -> String {
    let (key, name) = issuer();
    PROFILE.bound(claims, (&key, &name), (&holder(), &host(), "nonce"), at(NOW))
}

fn check_at(token: &str, now: i64) -> Result<String, Fault> {
    let key_of = |_: &Iri, name: &Iri| {
        let (key, own_name) = issuer();
        (*name == own_name).then(|| key.public())
    };
    let checked = PROFILE.check_bound(token, &host(), key_of, at(now));
    checked.map(|(_, nonce)| nonce)
}

fn check(token: &str) -> Result<String, Fault> {
    check_at(token, NOW)
}

/// The token with another header before what its issuer signs, signed again by the issuer's key.
fn with_header(header: &Value) -> String {
    let token = token_of(said());
    let (first, _) = token.split_once('~').unwrap();
    let signed = sign(header, &claims(first).map(Value::Object).unwrap(), &issuer().0);
    rebound(&format!("{signed}~"))
}

/// Bound anew by the holder's key.
fn rebound(signed: &str) -> String {
    rebound_with(signed, &json!({ "alg": EDDSA, "typ": KEY_BINDING }), &|_| {})
}

fn rebound_with(signed: &str, header: &Value, change: &dyn Fn(&mut Value)) -> String {
    let mut binding = json!({
        "aud": host(), "nonce": "nonce", "iat": NOW, "sd_hash": as_text(&sha256(signed.as_bytes())),
    });
    change(&mut binding);
    format!("{signed}{}", sign(header, &binding, &holder()))
}

/// V5
#[test]
fn a_token_lives_from_its_first_moment_to_its_last_give_or_take_the_clocks() {
    let token = token_of(said());
    for (second, good) in [(-91, false), (-90, true), (599, true), (600, false)] {
        assert_eq!(check_at(&token, NOW + second).is_ok(), good, "{second}");
    }
    let with = |claim: &str, value: Value| {
        let mut claims = said();
        claims[claim] = value;
        check(&token_of(claims))
    };
    for (claim, value) in [
        ("exp", json!(NOW + 601)),
        ("exp", json!(NOW)),
        ("exp", json!(i64::MIN)),
        ("exp", json!(null)),
        ("exp", json!("tomorrow")),
        ("exp", json!(NOW as f64 + 599.5)),
        ("nbf", json!(NOW + 91)),
        ("nbf", json!(null)),
        ("iat", json!(NOW + 91)),
        ("iat", json!(null)),
        ("iat", json!(i64::MIN)),
    ] {
        assert_eq!(with(claim, value.clone()), Err(Fault::Time), "{claim} {value}");
    }
    assert_eq!(with("nbf", json!(NOW + 90)), Ok("nonce".to_owned()));
}

/// V6: one algorithm, one type, nothing critical, one key of one community.
#[test]
fn a_token_has_one_type_one_algorithm_and_one_issuer() {
    let name = issuer().1;
    let good = json!({ "alg": EDDSA, "typ": PROFILE.typ, "kid": name });
    assert_eq!(check(&with_header(&good)), Ok("nonce".to_owned()));
    for header in [
        json!({ "alg": "none", "typ": PROFILE.typ, "kid": name }),
        json!({ "alg": "HS256", "typ": PROFILE.typ, "kid": name }),
        json!({ "alg": "ES256", "typ": PROFILE.typ, "kid": name }),
        json!({ "alg": "Ed25519", "typ": PROFILE.typ, "kid": name }),
        json!({ "alg": "eddsa", "typ": PROFILE.typ, "kid": name }),
        json!({ "typ": PROFILE.typ, "kid": name }),
        json!({ "alg": EDDSA, "kid": name }),
        json!({ "alg": EDDSA, "typ": "EXAMPLE+SD-JWT", "kid": name }),
        json!({ "alg": EDDSA, "typ": "application/example+sd-jwt", "kid": name }),
        json!({ "alg": EDDSA, "typ": PROFILE.typ, "kid": name, "crit": [] }),
    ] {
        assert_eq!(check(&with_header(&header)), Err(Fault::Type), "{header}");
    }
    for kid in [
        json!(null),
        json!("https://dach.example/c/dach#ed25519-key-2"),
        json!("https://dach.example/users/klara#ed25519-key"),
        json!("https://benelux.example/c/benelux#ed25519-key"),
    ] {
        let header = json!({ "alg": EDDSA, "typ": PROFILE.typ, "kid": kid });
        assert_eq!(check(&with_header(&header)), Err(Fault::Issuer), "{header}");
    }
    for (claim, value, why) in [
        ("iss", json!("https://benelux.example/c/benelux"), Fault::Issuer),
        ("aud", json!([host()]), Fault::Audience),
        ("aud", json!("https://nordic.example/c/nordic"), Fault::Audience),
        ("vct", json!("https://w3id.org/rosarium/v1#Other"), Fault::Type),
        ("_sd", json!([]), Fault::Type),
        ("_sd_alg", json!("sha-512"), Fault::Type),
    ] {
        let mut claims = said();
        claims[claim] = value.clone();
        assert_eq!(check(&token_of(claims)), Err(why), "{claim} {value}");
    }
    let mut says_hash = said();
    says_hash["_sd_alg"] = json!(HASH);
    assert_eq!(check(&token_of(says_hash)), Ok("nonce".to_owned()));
}

/// V7: RFC 9901 section 7.3: the binding is of this token, for us, of now, and by the key that the token names.
#[test]
fn a_token_is_bound_to_its_holder_and_the_binding_to_it() {
    let token = token_of(said());
    let signed = format!("{}~", token.split_once('~').unwrap().0);
    let good = json!({ "alg": EDDSA, "typ": KEY_BINDING });
    let with = |change: &dyn Fn(&mut Value)| check(&rebound_with(&signed, &good, change));
    assert_eq!(with(&|_| {}), Ok("nonce".to_owned()));
    assert_eq!(check(&signed), Err(Fault::Holder));
    assert_eq!(
        with(&|binding| binding["sd_hash"] = json!("x")),
        Err(Fault::Holder)
    );
    assert_eq!(with(&|binding| binding["nonce"] = json!("")), Err(Fault::Holder));
    assert_eq!(with(&|binding| binding["nonce"] = json!(7)), Err(Fault::Holder));
    assert_eq!(
        with(&|binding| binding["aud"] = json!("https://nordic.example/c/nordic")),
        Err(Fault::Audience)
    );
    for iat in [json!(NOW + 91), json!(NOW - 91), json!(null)] {
        assert_eq!(with(&|binding| binding["iat"] = iat.clone()), Err(Fault::Time));
    }
    for header in [
        json!({ "alg": "none", "typ": KEY_BINDING }),
        json!({ "alg": EDDSA }),
        json!({ "alg": EDDSA, "typ": "JWT" }),
        json!({ "alg": EDDSA, "typ": KEY_BINDING, "crit": ["x"] }),
    ] {
        let bound = rebound_with(&signed, &header, &|_| {});
        assert_eq!(check(&bound), Err(Fault::Holder), "{header}");
    }
    let by_another = sign(&good, &json!({}), &Ed25519Key::from_seed([3; 32]));
    assert_eq!(check(&format!("{signed}{by_another}")), Err(Fault::Holder));
}

/// Puts another signature behind a signed text.
fn signed_otherwise(signed: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let (covered, signature) = signed.rsplit_once('.').unwrap();
    let mut signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    change(&mut signature);
    format!("{covered}.{}", as_text(&signature))
}

/// The second number of a signature with the group's order added: the same to whoever does not look closely.
fn add_order(signature: &mut [u8]) {
    let mut carry = 0_u16;
    for (byte, more) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
}

/// V9: a signature is written in one way, and no key of small order vouches for anything.
#[test]
fn a_signature_has_one_spelling_and_no_key_is_weak() {
    let token = token_of(said());
    let (first, bound) = token.split_once('~').unwrap();
    let twice = signed_otherwise(first, |signature| add_order(signature));
    assert_eq!(check(&rebound(&format!("{twice}~"))), Err(Fault::Issuer));
    let twice = signed_otherwise(bound, |signature| add_order(signature));
    assert_eq!(check(&format!("{first}~{twice}")), Err(Fault::Holder));
    let cut = signed_otherwise(first, |signature| signature.truncate(63));
    assert_eq!(check(&rebound(&format!("{cut}~"))), Err(Fault::Issuer));
    // The identity as a key, with which R = [s]B fits any text: neither as a holder's key nor as a community's.
    let mut weak = [0; 32];
    weak[0] = 1;
    let mut claims = said();
    claims["cnf"] = json!({ "jwk": { "kty": "OKP", "crv": "Ed25519", "x": as_text(&weak) } });
    let (key, name) = issuer();
    let signed = format!("{}~", PROFILE.signed(&claims, (&key, &name)));
    let forged = signed_otherwise(&rebound(&signed)[signed.len()..], |signature| {
        signature.fill(0);
        signature[0] = 1;
    });
    assert_eq!(check(&format!("{signed}{forged}")), Err(Fault::Holder));
    assert!(PublicKey::from_ed25519(&weak).is_err());
    // Padding, another alphabet, bits behind the end: one spelling of the text too.
    for spoilt in [format!("{token}="), token.replace('~', "=~"), format!("{token}A")] {
        assert!(check(&spoilt).is_err(), "{spoilt}");
    }
}

/// V8: whatever single bit is turned, nothing is proved.
#[test]
fn no_bit_of_a_token_can_be_turned() {
    let token = token_of(said());
    for place in 0..token.len() {
        for bit in 0..8 {
            let mut bytes = token.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            if let Ok(turned) = String::from_utf8(bytes) {
                assert!(check(&turned).is_err(), "{place} {bit}");
            }
        }
    }
}
