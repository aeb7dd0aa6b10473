//! Vouchers spoilt at random, and vouchers of a community that means ill.

use domain::{Iri, PersonName};
use jiff::SignedDuration;
use serde_json::Value;
use wire::keys::Ed25519Key;
use wire::voucher::{self, PaperFacts, VoucherFacts, as_text};

use crate::{Chance, OF_JSON, iri, now, seeds};

const OF_TOKENS: &[&str] = &[
    "~",
    "~~",
    ".",
    "..",
    "=",
    "+",
    "e30",
    "eyJhbGciOiJub25lIn0",
    "WyJzIiwibiIsInYiXQ~",
    "AAAA",
    "\u{0}",
    "\u{e9}",
];

/// V8: of spoilt vouchers none counts, and whatever a community signs that means ill, its voucher is for us, of it and short.
#[test]
fn of_spoilt_vouchers_none_counts_but_the_one_that_was_made() {
    let (home, host) = (iri("https://b.example/c/b"), iri("https://a.example/c/a"));
    let (offer, tier) = (
        iri("https://a.example/offers/1"),
        iri("https://b.example/c/b/tiers/full"),
    );
    let (key, holder) = (Ed25519Key::from_seed([7; 32]), Ed25519Key::from_seed([8; 32]));
    let name = home.with_fragment("ed25519-key");
    let facts = VoucherFacts {
        issuer: &home,
        audience: &host,
        offer: &offer,
        tier: &tier,
        subject: "subject",
        id: "id",
        nonce: &as_text(&[9; 32]),
        at: now(),
    };
    let good = voucher::issue(&facts, (&key, &name), &holder);
    let paper_facts = PaperFacts {
        issuer: &home,
        audience: &host,
        offer: &offer,
        tier: &tier,
        subject: "subject",
        id: "id",
        name: &PersonName::parse("Klara").expect("a name"),
        at: now(),
        expires: now() + SignedDuration::from_secs(voucher::PAPER_SECONDS_MAX),
    };
    let paper = voucher::paper_issue(&paper_facts, (&key, &name));
    let key_of = |_: &Iri, asked: &Iri| (*asked == name).then(|| key.public());
    assert!(voucher::verify(&good, &host, key_of, now()).is_ok());
    let header = paper.split('.').next().expect("a header");
    let said = Value::Object(voucher::claims(&paper).expect("claims")).to_string();
    let mut taken = 0;
    for seed in seeds() {
        let mut chance = Chance::of(seed);
        let text = chance.spoil_text(&good, OF_TOKENS);
        let counts = voucher::verify(&text, &host, key_of, now()).is_ok();
        assert!(!counts || text == good, "SEED={seed} {text}");
        drop(voucher::claims(&text));
        let text = chance.spoil_text(&paper, OF_TOKENS);
        let counts = voucher::paper_verify(&text, &host, key_of, now()).is_ok();
        assert!(!counts || text == paper, "SEED={seed} {text}");
        let covered = format!("{header}.{}", as_text(&chance.spoil(said.as_bytes(), OF_JSON)));
        let signed = format!("{covered}.{}", as_text(&key.sign(covered.as_bytes())));
        if let Ok(read) = voucher::paper_verify(&signed, &host, key_of, now()) {
            let seconds = read.expires.as_second() - read.issued.as_second();
            assert!(
                seconds <= voucher::PAPER_SECONDS_MAX && read.expires > now(),
                "SEED={seed} {read:?}"
            );
            assert!(
                read.issuer == home && read.offer.origin() == host.origin(),
                "SEED={seed} {read:?}"
            );
            taken += 1;
        }
    }
    assert!(taken > 0, "none was read");
}
