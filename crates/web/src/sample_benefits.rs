//! Samples of *Your benefits*: what is ready, what is not, and nothing at all (F16).

use std::collections::BTreeMap;

use community::see_benefits::{BenefitAwaited, BenefitShown, Benefits, PeerWithout, VoucherOver};
use community::who_qualifies::{Condition, Qualifies, Reason};
use domain::{
    Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency, HeldOffer, Iri, IssuedKind,
    IssuedVoucher, MemberId, OfferPrice, Scope, Title,
};

use crate::benefits_page::BenefitsPage;
use crate::frame::Frame;
use crate::sample_events::{agora, at, london, origin};
use crate::sample_paper;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let mut none = benefits_page();
    none.benefits.ready.clear();
    none.benefits.over.clear();
    none.benefits.in_good_standing = false;
    vec![
        ("benefits", benefits_page().render(frame)),
        ("benefits-none", none.render(frame)),
    ]
}

fn benefits_page() -> BenefitsPage {
    let (thames, north) = (origin("https://london.example"), origin("https://agora.example"));
    let ready = offer(1, percent(), AppliesTo::Joining);
    let mut not_yet = offer(2, percent(), AppliesTo::Events);
    not_yet.valid_through = Some(at("2026-12-31T23:59:59Z"));
    let reason = |condition: Condition, met| Reason { condition, met };
    let level = || Condition::Level {
        needs: vec![title("Chapter")],
        has: title("Chapter"),
    };
    let yes = vec![
        reason(level(), true),
        reason(Condition::Standing, true),
        reason(
            Condition::Distance {
                km: 300,
                known: false,
            },
            true,
        ),
    ];
    let no = vec![
        reason(Condition::Standing, true),
        reason(Condition::Region, false),
    ];
    let shown = |offer: HeldOffer, qualifies, paper: Option<&str>| BenefitShown {
        offer,
        name: london().name,
        qualifies,
        paper: paper.map(str::to_owned),
    };
    let ready = vec![
        shown(ready, Qualifies::Yes(yes.clone()), None),
        shown(
            offer(3, percent(), AppliesTo::Joining),
            Qualifies::Yes(yes),
            Some("sample"),
        ),
    ];
    BenefitsPage {
        benefits: Benefits {
            tier: title("Chapter"),
            in_good_standing: true,
            ready,
            not_yet: vec![shown(not_yet, Qualifies::No(no), None)],
            awaited: vec![BenefitAwaited {
                host: thames.clone(),
                name: london().name,
                term: term(4, member_price(), AppliesTo::Events),
            }],
            without: vec![PeerWithout {
                host: north.clone(),
                name: agora().name,
                shares: [Scope::Events, Scope::Introductions].into(),
            }],
            over: vec![over(), over_on_paper()],
        },
        hosts: BTreeMap::from([(thames, london()), (north, agora())]),
        holder: by_hand("Maren Ostbye-Hale"),
        papers: BTreeMap::from([("sample".to_owned(), sample_paper::print_page().printed)]),
    }
}

fn title(text: &str) -> Title {
    Title::parse(&by_hand(text)).unwrap_or_else(|_| Title::parse(text).expect("it is a short line"))
}

fn iri(path: &str) -> Iri {
    Iri::parse(&format!("https://london.example/{path}")).expect("it is an address")
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).expect("it is an amount")
}

fn pounds() -> Currency {
    Currency::parse("GBP").expect("it is a code")
}

fn percent() -> Benefit {
    Benefit {
        kind: BenefitKind::Percent,
        value: Some(amount("10")),
        currency: Some(pounds()),
        months: Some(12),
    }
}

fn member_price() -> Benefit {
    Benefit {
        kind: BenefitKind::MemberPrice,
        value: None,
        currency: None,
        months: None,
    }
}

fn term(number: u8, benefit: Benefit, applies_to: AppliesTo) -> BenefitTerm {
    BenefitTerm {
        number,
        grantor: iri("c/london"),
        tiers: [iri("c/seattle/tiers/chapter")].into(),
        good_standing: true,
        benefit,
        applies_to: [applies_to].into(),
        cap_per_year: Some(200),
        uses_per_member: Some(1),
        same_region_excluded: true,
        max_distance_km: Some(300),
        restrictions: Some(title("Not for dinners.")),
        make_up: false,
    }
}

fn offer(number: u8, benefit: Benefit, applies_to: AppliesTo) -> HeldOffer {
    HeldOffer {
        id: iri(&format!("offers/{number}")),
        host: origin("https://london.example"),
        host_group: iri("c/london"),
        document: iri("agreements/7"),
        term: term(number, benefit, applies_to),
        revision: 1,
        valid_from: at("2026-01-01T00:00:00Z"),
        valid_through: None,
        redeem: iri(&format!("offers/{number}/redeem")),
        example: Some(OfferPrice {
            full: amount("180.00"),
            after: amount("162.00"),
            currency: pounds(),
            level: title("Chapter"),
        }),
        updated: at("2026-01-01T00:00:00Z"),
        removed: false,
    }
}

/// One that nobody typed in, and that may have been scanned.
fn over_on_paper() -> VoucherOver {
    let mut over = over();
    over.voucher.kind = IssuedKind::Paper {
        code_key: String::new(),
    };
    over
}

fn over() -> VoucherOver {
    VoucherOver {
        voucher: IssuedVoucher {
            jti: "sample".to_owned(),
            member: MemberId::new(0, [1; 10]),
            offer: iri("offers/1"),
            host: origin("https://london.example"),
            at: at("2026-03-03T10:00:00Z"),
            expires: at("2026-04-02T10:00:00Z"),
            kind: IssuedKind::Online,
            shown: None,
            revoked: None,
        },
        name: london().name,
        benefit: Some(percent()),
    }
}
