//! Vouchers of another library, and ours that it takes: `tests/interop/sd_jwt.mjs` holds the other end of both.

use domain::Iri;
use jiff::Timestamp;
use serde_json::Value;
use wire::keys::{Ed25519Key, PublicKey};
use wire::voucher::{VoucherFacts, VoucherRefused, as_text, issue, verify};

/// `ours` and `theirs`, made of the same claims with the same keys.
const BOTH: &str = include_str!("vouchers_of_others.json");
/// When both were made.
const AT: i64 = 1_795_253_400;
const HOST: &str = "https://benelux.example/c/benelux";
const KEY_NAME: &str = "https://dach.example/c/dach#ed25519-key";

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("an id")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

fn token(whose: &str) -> String {
    let both: Value = serde_json::from_str(BOTH).expect("JSON");
    both[whose].as_str().expect("a voucher").to_owned()
}

fn key_of(_: &Iri, name: &Iri) -> Option<PublicKey> {
    (name.as_str() == KEY_NAME).then(|| Ed25519Key::from_seed([1; 32]).public())
}

/// 2.21: what the library takes is what we make, byte for byte.
#[test]
fn our_voucher_is_the_one_that_others_take() {
    let facts = VoucherFacts {
        issuer: &iri("https://dach.example/c/dach"),
        audience: &iri(HOST),
        offer: &iri("https://benelux.example/offers/42"),
        tier: &iri("https://dach.example/c/dach/tiers/full"),
        subject: "subject",
        id: "id",
        nonce: &as_text(&[9; 32]),
        at: at(AT),
    };
    let (key, holder) = (Ed25519Key::from_seed([1; 32]), Ed25519Key::from_seed([2; 32]));
    let made = issue(&facts, (&key, &iri(KEY_NAME)), &holder);
    assert_eq!(made, token("ours"));
}

/// 2.21: a voucher of the library counts here as ours do, whatever the order of its members.
#[test]
fn a_voucher_that_others_make_is_taken() {
    let (ours, theirs) = (token("ours"), token("theirs"));
    assert_ne!(ours, theirs);
    let read = |text: &str| verify(text, &iri(HOST), key_of, at(AT + 5));
    let taken = read(&theirs).expect("a voucher");
    assert!(taken.answers(&as_text(&[9; 32])));
    assert_eq!(read(&ours), Ok(taken));
    // Neither is bound with the other's key binding.
    let (first, _) = theirs.split_once('~').expect("two parts");
    let (_, bound) = ours.split_once('~').expect("two parts");
    assert_eq!(read(&format!("{first}~{bound}")), Err(VoucherRefused::Holder));
}
