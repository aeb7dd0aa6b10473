//! One sample of every page on which a desk asks another community whether somebody stands well.

use domain::{CheckId, ErrandId, Iri};
use serde_json::json;

use crate::desk::{CameOf, CheckLine, ChecksPage};
use crate::frame::{Desk, Frame, Person};
use crate::sample_desk::as_officer;
use crate::sample_events::{at, origin};
use crate::sample_texts::by_hand;
use crate::vouchers::{
    CheckPage, CheckStands, ClaimAskPage, ConsentPage, ConsentTo, ErrandKind, ErrandPage, NoVoucherPage,
    Wanted, check_path,
};

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let member = &Frame {
        person: officer.person.map(|person| Person {
            desk: Desk::OfOthers,
            ..person
        }),
        ..*officer
    };
    let mut pages = at_the_desk(frame, officer);
    pages.extend(at_home(member));
    pages
}

/// She is a member of London and stands at Seattle's desk.
fn at_the_desk(frame: &Frame<'_>, officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let check = |stands| {
        CheckPage {
            home: by_hand("Thames Partner Chapter"),
            stands,
        }
        .render(frame)
    };
    let wrong = ChecksPage {
        wrong: Some("checks-wrong-community"),
        ..checks_page()
    };
    vec![
        ("desk-checks", checks_page().render(officer)),
        ("desk-checks-none", ChecksPage::default().render(officer)),
        ("desk-checks-wrong", wrong.render(officer)),
        (
            "check",
            check(CheckStands::Open {
                id: check_id(),
                peer: origin("https://london.example"),
                until: at("2026-05-12T15:10:00Z"),
            }),
        ),
        (
            "check-yes",
            check(CheckStands::Yes {
                at: at("2026-05-12T15:04:00Z"),
            }),
        ),
        ("check-over", check(CheckStands::Over)),
        ("check-not", check(CheckStands::Not("check-not-asked"))),
        ("check-ask", ask_page().render(frame)),
        (
            "check-back",
            errand(ErrandKind::Checked, Some("5f".repeat(32))).render(frame),
        ),
    ]
}

/// She is a member here, and London's desk asks.
fn at_home(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let none = NoVoucherPage {
        host: by_hand("Thames Partner Chapter"),
        why: ("no-proof-standing", 0),
        desk_of: Some(origin("https://london.example")),
    };
    vec![
        ("check-asked", errand(ErrandKind::CheckAsked, None).render(member)),
        ("check-consent", consent_page().render(member)),
        ("check-none", none.render(member)),
    ]
}

fn check_id() -> CheckId {
    CheckId::new([15; 16])
}

fn errand(kind: ErrandKind, form_token: Option<String>) -> ErrandPage {
    ErrandPage {
        id: ErrandId::new([15; 16]),
        community: by_hand("Thames Partner Chapter"),
        kind,
        form_token,
    }
}

fn checks_page() -> ChecksPage {
    let line = |home: &str, made, came| CheckLine {
        home: by_hand(home),
        address: Iri::local(&origin("https://seattle.example"), &check_path(&check_id())),
        made: at(made),
        came,
    };
    let thames = "Thames Partner Chapter";
    ChecksPage {
        homes: vec![
            ("https://agora.example".to_owned(), by_hand("Agora")),
            ("https://london.example".to_owned(), by_hand(thames)),
        ],
        lines: vec![
            line(
                thames,
                "2026-05-12T15:00:00Z",
                CameOf::Waits(at("2026-05-12T15:10:00Z")),
            ),
            line(
                thames,
                "2026-05-12T14:50:00Z",
                CameOf::Yes(at("2026-05-12T14:53:00Z")),
            ),
            line(
                "Agora",
                "2026-05-12T14:40:00Z",
                CameOf::No(at("2026-05-12T14:50:00Z")),
            ),
        ],
        wrong: None,
    }
}

fn ask_page() -> ClaimAskPage {
    ClaimAskPage {
        home: by_hand("Thames Partner Chapter"),
        peer: origin("https://london.example"),
        audience: Iri::local(&origin("https://seattle.example"), "/c/puget"),
        wanted: Wanted::Check,
        nonce: "0f".repeat(22),
        back: check_path(&check_id()),
    }
}

fn consent_page() -> ConsentPage {
    let claims = [
        ("iss", json!("https://seattle.example/c/puget")),
        ("aud", json!("https://london.example/c/thames")),
        ("vct", json!("https://w3id.org/rosarium/v1#MembershipProof")),
        ("purpose", json!("check")),
        ("goodStanding", json!(true)),
        ("sub", json!("Dw8PDw8PDw8PDw8PDw8PDw")),
        ("jti", json!("Hh4eHh4eHh4eHh4eHh4eHg")),
        ("iat", json!(1_778_598_000)),
        ("nbf", json!(1_778_598_000)),
        ("exp", json!(1_778_598_600)),
        (
            "cnf",
            json!({ "jwk": { "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" } }),
        ),
    ];
    ConsentPage {
        host: by_hand("Thames Partner Chapter"),
        to: ConsentTo::Check,
        claims: claims.map(|(name, value)| (name.to_owned(), value)).into(),
        redeem: Iri::local(&origin("https://london.example"), "/vouchers/return"),
        token: "eyJ0eXAiOiJyb3Nhcml1bS1wcm9vZitzZC1qd3QifQ".to_owned(),
    }
}
