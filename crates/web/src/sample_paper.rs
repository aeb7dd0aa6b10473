//! One sample of every page about vouchers on paper.

use std::collections::BTreeSet;

use community::check_paper::{PaperSeen, PaperState};
use community::print_voucher::Printed;
use domain::{
    AgreementId, Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency, HeldOffer, Iri, OfferId,
    OfferPrice, OwnOffer, PaperCode, PersonName, Title,
};

use crate::frame::{Desk, Frame, Person};
use crate::paper::{AtDesk, NoVoucher, PaperPage, PrintPage, VerifyFault, VerifyPage, VerifySaid};
use crate::sample_desk::as_officer;
use crate::sample_events::{at, origin};
use crate::sample_texts::by_hand;

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
    let mut pages = printed(member);
    pages.extend(desk(officer));
    pages.push(("verify-stranger", VerifyPage::Stranger.render(frame)));
    pages
}

fn printed(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let mut plain = print_page();
    plain.printed.shown = Some(at("2026-05-11T09:00:00Z"));
    plain.printed.offer.example = None;
    plain.printed.offer.term.restrictions = None;
    let page = |page: PrintPage| PaperPage::Print(Box::new(page)).render(member);
    vec![
        ("paper", page(print_page())),
        ("paper-shown", page(plain)),
        ("paper-over", PaperPage::Over.render(member)),
        (
            "paper-outdated",
            PaperPage::Outdated { offer: offer_iri() }.render(member),
        ),
        ("paper-not-now", PaperPage::NotNow.render(member)),
    ]
}

fn desk(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let render = |desk: AtDesk| VerifyPage::Desk(Box::new(desk)).render(officer);
    let said = |said: VerifySaid| {
        render(AtDesk {
            said,
            ..at_desk(None)
        })
    };
    let seen = |state: PaperState| {
        said(VerifySaid::Seen {
            seen: Box::new(paper_seen(state)),
            home: by_hand("London Partner Circle"),
            token: "eyJ0.eyJ1.c2ln".to_owned(),
        })
    };
    let used = at("2026-05-12T09:30:00Z");
    let london = || by_hand("London Partner Circle");
    vec![
        ("verify", said(VerifySaid::Nothing)),
        ("verify-nobody", render(AtDesk::default())),
        ("verify-good", seen(PaperState::Good)),
        ("verify-used", seen(PaperState::Used { at: used })),
        ("verify-taken-back", seen(PaperState::TakenBack { at: used })),
        ("verify-used-up", seen(PaperState::UsedUp { limit: 2 })),
        ("verify-year-full", seen(PaperState::YearFull { cap: 100 })),
        ("verify-counted", said(VerifySaid::Counted { at: used })),
        ("verify-no", said(VerifySaid::No(NoVoucher::NotSigned))),
        ("verify-anew", said(VerifySaid::No(NoVoucher::Anew))),
        ("verify-not-offered", said(VerifySaid::No(NoVoucher::NotOffered))),
        (
            "verify-unreadable",
            render(at_desk(Some(VerifyFault::Unreadable))),
        ),
        ("verify-choose", render(at_desk(Some(VerifyFault::Community)))),
        (
            "verify-no-such-code",
            render(at_desk(Some(VerifyFault::NoSuchCode(london())))),
        ),
        (
            "verify-silent",
            render(at_desk(Some(VerifyFault::Silent(london())))),
        ),
        ("verify-too-often", render(at_desk(Some(VerifyFault::TooOften)))),
    ]
}

fn at_desk(fault: Option<VerifyFault>) -> AtDesk {
    AtDesk {
        said: VerifySaid::Nothing,
        homes: vec![
            ("https://agora.example".to_owned(), by_hand("Agora")),
            (
                "https://london.example".to_owned(),
                by_hand("London Partner Circle"),
            ),
        ],
        typed: match &fault {
            Some(_) => "7k3q9-zz".to_owned(),
            None => String::new(),
        },
        chosen: "https://london.example".to_owned(),
        fault,
        may_undo: true,
    }
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("a sample is an address")
}

fn offer_iri() -> Iri {
    iri("https://london.example/offers/01KR0000000000000000000042")
}

fn term(grantor: &str) -> BenefitTerm {
    BenefitTerm {
        number: 1,
        grantor: iri(grantor),
        tiers: BTreeSet::from([iri("https://seattle.example/c/seattle/tiers/chapter")]),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Amount::parse("10").ok(),
            currency: Currency::parse("GBP").ok(),
            months: Some(12),
        },
        applies_to: BTreeSet::from([AppliesTo::Joining]),
        cap_per_year: Some(100),
        uses_per_member: Some(1),
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: Title::parse(&by_hand("Not for dinners.")).ok(),
        make_up: true,
    }
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).expect("a sample is an amount")
}

/// One that was printed.
pub(crate) fn print_page() -> PrintPage {
    let host_group = iri("https://london.example/c/london");
    let offer = HeldOffer {
        id: offer_iri(),
        host: origin("https://london.example"),
        document: iri("https://london.example/agreements/01KR0000000000000000000007"),
        term: term(host_group.as_str()),
        host_group,
        revision: 1,
        valid_from: at("2026-05-01T00:00:00Z"),
        valid_through: None,
        redeem: iri("https://london.example/offers/01KR0000000000000000000042/redeem"),
        example: Some(OfferPrice {
            full: amount("180.00"),
            after: amount("162.00"),
            currency: Currency::parse("GBP").expect("a sample is a currency"),
            level: Title::parse("Chapter").expect("a sample is a title"),
        }),
        updated: at("2026-05-01T00:00:00Z"),
        removed: false,
    };
    PrintPage {
        printed: Printed {
            id: "c2FtcGxlLXZvdWNoZXItMQ".to_owned(),
            name: person_name(),
            expires: at("2026-06-11T15:00:00Z"),
            code: PaperCode::new(0x1234_5678_9ABC_DEF0),
            // As long as one is.
            token: format!("{}.{}.{}", "e".repeat(150), "e".repeat(540), "s".repeat(86)),
            shown: None,
            offer,
        },
        host: by_hand("London Partner Circle"),
    }
}

fn person_name() -> PersonName {
    let plain = || PersonName::parse("Maren Ostbye-Hale").expect("a sample is a name");
    PersonName::parse(&by_hand("Maren Ostbye-Hale")).unwrap_or_else(|_| plain())
}

fn paper_seen(state: PaperState) -> PaperSeen {
    let partner_group = iri("https://london.example/c/london");
    PaperSeen {
        home: partner_group.clone(),
        name: person_name(),
        offer: OwnOffer {
            id: OfferId::new(42, [4; 10]),
            partner: origin("https://london.example"),
            partner_group,
            agreement: AgreementId::new(42, [5; 10]),
            document: iri("https://seattle.example/agreements/01KR0000000000000000000007"),
            term: term("https://seattle.example/c/seattle"),
            revision: 1,
            valid_from: at("2026-05-01T00:00:00Z"),
            valid_through: None,
            withdrawn: None,
            updated: at("2026-05-01T00:00:00Z"),
        },
        expires: at("2026-06-11T15:00:00Z"),
        state,
    }
}
