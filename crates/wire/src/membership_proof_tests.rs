//! What a proof of membership proves, and what is no proof.

use super::*;

const PROOF: &str = PROFILE.typ;
const EDDSA: &str = "EdDSA";
const NOW: i64 = 1_795_253_406;

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn keys() -> (Ed25519Key, Ed25519Key) {
    (Ed25519Key::from_seed([1; 32]), Ed25519Key::from_seed([2; 32]))
}

/// A proof by `dach.example` for `benelux.example`.
fn proof_with(key: &Ed25519Key, link: Option<&LinkId>) -> String {
    let facts = ProofFacts {
        issuer: &iri("https://dach.example/c/dach"),
        audience: &iri("https://benelux.example/c/benelux"),
        purpose: Purpose::Link,
        subject: "subject",
        id: "id",
        link,
        nonce: &as_text(&[9; 32]),
        at: at(NOW),
    };
    issue(
        &facts,
        (key, &iri("https://dach.example/c/dach#ed25519-key")),
        &keys().1,
    )
}

fn check_at(proof: &str, second: i64) -> Result<MembershipProof, ProofRefused> {
    let key_of = |issuer: &Iri, name: &Iri| {
        assert_eq!(&name.document(), issuer);
        Some(keys().0.public())
    };
    verify(
        proof,
        &iri("https://benelux.example/c/benelux"),
        key_of,
        at(second),
    )
}

/// V2, F4: what is issued is read back, and answers what was asked and nothing else.
#[test]
fn a_proof_answers_what_was_asked() {
    let link = LinkId::new([3; 16]);
    let proof = check_at(&proof_with(&keys().0, Some(&link)), NOW + 5).unwrap();
    assert_eq!(proof.issuer, iri("https://dach.example/c/dach"));
    assert_eq!(
        (proof.link.as_ref(), proof.subject.as_str()),
        (Some(&link), "subject")
    );
    assert!(proof.answers(Purpose::Link, &as_text(&[9; 32])) && is_nonce(proof.nonce()));
    assert!(!proof.answers(Purpose::SignIn, &as_text(&[9; 32])));
    assert!(!proof.answers(Purpose::Link, &as_text(&[8; 32])));
    assert_eq!(
        check_at(&proof_with(&keys().0, None), NOW),
        Err(ProofRefused::Link)
    );
    assert_eq!(
        check_at(&proof_with(&keys().1, Some(&link)), NOW),
        Err(ProofRefused::Issuer)
    );
}

/// V3, V5: for nobody else, and not before nor after its time.
#[test]
fn a_proof_is_for_one_community_and_for_ten_minutes() {
    let proof = proof_with(&keys().0, Some(&LinkId::new([3; 16])));
    let elsewhere = verify(
        &proof,
        &iri("https://nordic.example/c/nordic"),
        |_, _| Some(keys().0.public()),
        at(NOW),
    );
    assert_eq!(elsewhere, Err(ProofRefused::Audience));
    for (second, good) in [(-91, false), (-90, true), (0, true), (599, true), (600, false)] {
        let checked = check_at(&proof, NOW + second);
        let expected = if good { None } else { Some(ProofRefused::Time) };
        assert_eq!(checked.err(), expected, "{second}");
    }
    let unknown = verify(
        &proof,
        &iri("https://benelux.example/c/benelux"),
        |_, _| None,
        at(NOW),
    );
    assert_eq!(unknown, Err(ProofRefused::Issuer));
}

/// V8, V7: whatever byte is changed, and whatever part is missing or another proof's, nothing is proved.
#[test]
fn a_proof_that_was_touched_proves_nothing() {
    let proof = proof_with(&keys().0, Some(&LinkId::new([3; 16])));
    for place in 0..proof.len() {
        let mut bytes = proof.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let touched = String::from_utf8(bytes).unwrap();
        assert!(check_at(&touched, NOW).is_err(), "{place}");
    }
    let (first, bound) = proof.split_once('~').unwrap();
    let other = proof_with(&keys().0, Some(&LinkId::new([4; 16])));
    let (_, bound_to_other) = other.split_once('~').unwrap();
    for spoilt in [
        String::new(),
        "~".to_owned(),
        first.to_owned(),
        format!("{first}~"),
        format!("{first}~{bound_to_other}"),
        format!("{first}~WyJzIiwibiIsInYiXQ~{bound}"),
        format!("{bound}~{first}"),
        "x".repeat(PROOF_BYTES_MAX + 1),
    ] {
        assert!(check_at(&spoilt, NOW).is_err(), "{spoilt}");
    }
}

/// V6: another algorithm, another type or something critical is refused before any key is asked for.
#[test]
fn a_proof_has_one_type_and_one_algorithm() {
    let proof = proof_with(&keys().0, Some(&LinkId::new([3; 16])));
    let (first, bound) = proof.split_once('~').unwrap();
    let rest = first.split_once('.').unwrap().1;
    let name = "https://dach.example/c/dach#ed25519-key";
    for header in [
        json!({ "alg": "none", "typ": PROOF, "kid": name }),
        json!({ "alg": "HS256", "typ": PROOF, "kid": name }),
        json!({ "alg": EDDSA, "typ": "rosarium-voucher+sd-jwt", "kid": name }),
        json!({ "alg": EDDSA, "typ": PROOF, "kid": name, "crit": ["x"] }),
    ] {
        let spoilt = format!("{}.{rest}~{bound}", as_text(header.to_string().as_bytes()));
        assert_eq!(check_at(&spoilt, NOW), Err(ProofRefused::Type), "{header}");
    }
    for name in [
        "https://benelux.example/c/x#k",
        "https://dach.example/users/klara#ed25519-key",
        "x",
    ] {
        let header = json!({ "alg": EDDSA, "typ": PROOF, "kid": name });
        let spoilt = format!("{}.{rest}~{bound}", as_text(header.to_string().as_bytes()));
        assert_eq!(check_at(&spoilt, NOW), Err(ProofRefused::Issuer), "{name}");
    }
}
