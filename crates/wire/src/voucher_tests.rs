//! What a voucher gives, and what gives nothing.

use super::*;

const NOW: i64 = 1_795_253_406;
const HOME: &str = "https://dach.example/c/dach";
const HOST: &str = "https://benelux.example/c/benelux";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn issuer_key() -> Ed25519Key {
    Ed25519Key::from_seed([1; 32])
}

fn key_name() -> Iri {
    iri("https://dach.example/c/dach#ed25519-key")
}

/// A voucher by DACH for an offer of Benelux, with other words in some places.
fn voucher_of(offer: &str, tier: &str) -> String {
    let facts = VoucherFacts {
        issuer: &iri(HOME),
        audience: &iri(HOST),
        offer: &iri(offer),
        tier: &iri(tier),
        subject: "subject",
        id: "id",
        nonce: &as_text(&[9; 32]),
        at: at(NOW),
    };
    let holder = Ed25519Key::from_seed([2; 32]);
    issue(&facts, (&issuer_key(), &key_name()), &holder)
}

fn voucher() -> String {
    voucher_of(
        "https://benelux.example/offers/42",
        "https://dach.example/c/dach/tiers/full",
    )
}

fn key_of(_: &Iri, name: &Iri) -> Option<PublicKey> {
    (*name == key_name()).then(|| issuer_key().public())
}

fn check_at(token: &str, second: i64) -> Result<Voucher, VoucherRefused> {
    verify(token, &iri(HOST), key_of, at(second))
}

fn paper() -> String {
    let facts = PaperFacts {
        issuer: &iri(HOME),
        audience: &iri(HOST),
        offer: &iri("https://benelux.example/offers/42"),
        tier: &iri("https://dach.example/c/dach/tiers/full"),
        subject: "subject",
        id: "id",
        name: &PersonName::parse("Klara Vögtli").unwrap(),
        at: at(NOW),
        expires: at(NOW + PAPER_SECONDS_MAX),
    };
    paper_issue(&facts, (&issuer_key(), &key_name()))
}

fn check_paper(token: &str, second: i64) -> Result<PaperVoucher, VoucherRefused> {
    paper_verify(token, &iri(HOST), key_of, at(second))
}

/// V2, V18: what is issued is read back, says what the page shows, and answers what was asked and nothing else.
#[test]
fn a_voucher_answers_what_was_asked_and_says_what_is_shown() {
    let voucher = check_at(&voucher(), NOW + 5).unwrap();
    assert_eq!(voucher.issuer, iri(HOME));
    assert_eq!(voucher.offer, iri("https://benelux.example/offers/42"));
    assert_eq!(voucher.tier, iri("https://dach.example/c/dach/tiers/full"));
    assert_eq!((voucher.subject.as_str(), voucher.id.as_str()), ("subject", "id"));
    assert_eq!((voucher.issued, voucher.expires), (at(NOW), at(NOW + 600)));
    assert!(voucher.answers(&as_text(&[9; 32])) && is_nonce(voucher.nonce()));
    assert!(!voucher.answers(&as_text(&[8; 32])));

    let shown = claims(&self::voucher()).unwrap();
    let names: Vec<&str> = shown.keys().map(String::as_str).collect();
    let expected = [
        "iss", "aud", "vct", "offer", "tier", "sub", "jti", "iat", "nbf", "exp", "cnf",
    ];
    assert_eq!(names, expected);
    assert_eq!(shown["sub"], "subject");
    assert_eq!(claims("~"), None);
}

/// V3, V5: for nobody else, not before nor after its time, and by no key that is not trusted any more.
#[test]
fn a_voucher_is_for_one_host_and_for_ten_minutes() {
    let voucher = voucher();
    let elsewhere = verify(&voucher, &iri("https://nordic.example/c/nordic"), key_of, at(NOW));
    assert_eq!(elsewhere, Err(VoucherRefused::Audience));
    for (second, good) in [(-91, false), (-90, true), (0, true), (599, true), (600, false)] {
        let expected = if good { None } else { Some(VoucherRefused::Time) };
        assert_eq!(check_at(&voucher, NOW + second).err(), expected, "{second}");
    }
    let revoked = verify(&voucher, &iri(HOST), |_, _| None, at(NOW));
    assert_eq!(revoked, Err(VoucherRefused::Issuer));
    let of_another = verify(
        &voucher,
        &iri(HOST),
        |_, _| Some(Ed25519Key::from_seed([3; 32]).public()),
        at(NOW),
    );
    assert_eq!(of_another, Err(VoucherRefused::Issuer));
}

/// F3: an offer of somebody else and a level of somebody else are nothing a community vouches for.
#[test]
fn a_voucher_names_an_offer_of_the_host_and_a_level_of_the_home() {
    let (offer, tier) = (
        "https://benelux.example/offers/42",
        "https://dach.example/c/dach/tiers/full",
    );
    let foreign = voucher_of("https://nordic.example/offers/42", tier);
    assert_eq!(check_at(&foreign, NOW), Err(VoucherRefused::Audience));
    let foreign = voucher_of(offer, "https://benelux.example/c/benelux/tiers/full");
    assert_eq!(check_at(&foreign, NOW), Err(VoucherRefused::Level));
}

/// V8, V7: whatever byte is changed, and whatever part is missing or another voucher's, it gives nothing.
#[test]
fn a_voucher_that_was_touched_gives_nothing() {
    let voucher = voucher();
    for place in 0..voucher.len() {
        let mut bytes = voucher.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let touched = String::from_utf8(bytes).unwrap();
        assert!(check_at(&touched, NOW).is_err(), "{place}");
    }
    let (first, bound) = voucher.split_once('~').unwrap();
    let other = voucher_of(
        "https://benelux.example/offers/43",
        "https://dach.example/c/dach/tiers/full",
    );
    let (_, bound_to_other) = other.split_once('~').unwrap();
    for spoilt in [
        String::new(),
        "~".to_owned(),
        first.to_owned(),
        format!("{first}~"),
        format!("{first}~{bound_to_other}"),
        format!("{first}~WyJzIiwibiIsInYiXQ~{bound}"),
        format!("{bound}~{first}"),
        "x".repeat(VOUCHER_BYTES_MAX + 1),
    ] {
        assert!(check_at(&spoilt, NOW).is_err(), "{spoilt}");
    }
}

/// V6: paper is no voucher of a browser, and a voucher of a browser stripped of its key binding is no paper.
#[test]
fn paper_and_browser_are_never_taken_for_one_another() {
    let (paper, voucher) = (paper(), voucher());
    assert_eq!(check_at(&paper, NOW), Err(VoucherRefused::Unreadable));
    let bound = voucher.split_once('~').unwrap().1;
    assert_eq!(
        check_at(&format!("{paper}~{bound}"), NOW),
        Err(VoucherRefused::Type)
    );
    let stripped = voucher.split_once('~').unwrap().0;
    assert_eq!(check_paper(stripped, NOW), Err(VoucherRefused::Type));
    assert!(check_paper(&voucher, NOW).is_err());
    assert!(check_paper(&format!("{paper}~"), NOW).is_err());
}

/// V3, V5, V8: paper is checked with the home's key alone, at the host that it is for, for thirty days.
#[test]
fn paper_is_for_one_host_and_for_thirty_days() {
    let paper = paper();
    let read = check_paper(&paper, NOW).unwrap();
    assert_eq!((read.issuer, read.name.as_str()), (iri(HOME), "Klara Vögtli"));
    assert_eq!((read.subject.as_str(), read.id.as_str()), ("subject", "id"));
    assert_eq!(read.expires, at(NOW + PAPER_SECONDS_MAX));
    for (second, good) in [
        (-91, false),
        (-90, true),
        (PAPER_SECONDS_MAX - 1, true),
        (PAPER_SECONDS_MAX, false),
    ] {
        let expected = if good { None } else { Some(VoucherRefused::Time) };
        assert_eq!(check_paper(&paper, NOW + second).err(), expected, "{second}");
    }
    let elsewhere = paper_verify(&paper, &iri("https://nordic.example/c/nordic"), key_of, at(NOW));
    assert_eq!(elsewhere, Err(VoucherRefused::Audience));
    for place in 0..paper.len() {
        let mut bytes = paper.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let touched = String::from_utf8(bytes).unwrap();
        assert!(check_paper(&touched, NOW).is_err(), "{place}");
    }
    // With an address before it, a phone's camera still reads it: a QR code holds 2,953 bytes at most.
    assert!(paper.len() < 1_000, "{}", paper.len());
}
