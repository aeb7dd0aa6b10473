//! One sample of every page on which a membership elsewhere makes something cheaper.

use community::claim_price::ClaimPrice;
use domain::{Amount, Currency, ErrandId, EventId, Iri, OfferId, RedeemedFor, Redemption, RedemptionId};
use serde_json::json;

use crate::frame::{Desk, Frame, Person};
use crate::sample_desk::as_officer;
use crate::sample_events::{at, origin};
use crate::sample_texts::by_hand;
use crate::samples;
use crate::vouchers::{
    ClaimAskPage, ClaimPage, Claimable, ConsentPage, ConsentTo, DealLine, ErrandKind, ErrandPage, JoinDeal,
    NoVoucherPage, NotRedeemedPage, RedeemPage, Reduced, TicketLine, TicketPage, TicketsPage, Wanted,
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
    let mut pages = at_the_host(frame, member);
    pages.extend(at_home(member));
    pages.extend(tickets(frame, officer));
    pages
}

/// She is a member of London, and joins Seattle.
fn at_the_host(frame: &Frame<'_>, member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let missing = ClaimPage {
        is_level_missing: true,
        ..claim_page(Claimable::Levels(levels()))
    };
    let unknown = RedeemPage {
        reduced: None,
        ..redeem_page()
    };
    let changed = RedeemPage {
        has_changed: true,
        ..redeem_page()
    };
    let refused = NotRedeemedPage {
        why: ("not-redeemed-used", 1),
        back: "/offers/01J0000000000000000000000B".to_owned(),
    };
    let page = claim_page;
    vec![
        ("claim", page(Claimable::Levels(levels())).render(member)),
        ("claim-wrong", missing.render(member)),
        (
            "claim-no-level",
            page(Claimable::Levels(Vec::new())).render(member),
        ),
        ("claim-stranger", page(Claimable::SignIn).render(frame)),
        ("claim-waits", page(Claimable::Waits).render(frame)),
        ("claim-event", page(Claimable::Ticket(ticket())).render(frame)),
        ("claim-at-events", page(Claimable::AtEvents).render(frame)),
        ("claim-closed", page(Claimable::Closed).render(frame)),
        ("claim-ask", claim_ask_page().render(member)),
        ("redeem-changed", changed.render(member)),
        ("claim-redeem", redeem_page().render(member)),
        ("claim-redeem-again", unknown.render(member)),
        ("claim-refused", refused.render(member)),
    ]
}

/// She is a member here, and London asks.
fn at_home(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let asked = ErrandPage {
        id: ErrandId::new([15; 16]),
        community: by_hand("Thames Partner Chapter"),
        kind: ErrandKind::VoucherAsked,
        form_token: None,
    };
    let none = |why, n| NoVoucherPage {
        host: by_hand("Thames Partner Chapter"),
        why: (why, n),
        desk_of: None,
    };
    vec![
        ("claim-asked", asked.render(member)),
        ("claim-consent", consent_page().render(member)),
        ("claim-none", none("no-voucher-conditions", 0).render(member)),
        ("claim-none-many", none("no-voucher-many", 20).render(member)),
    ]
}

fn tickets(frame: &Frame<'_>, officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let mut void = ticket_page();
    void.made.voided = Some(at("2026-05-12T14:30:00Z"));
    let none = TicketsPage {
        tickets: Vec::new(),
        ..tickets_page()
    };
    vec![
        ("ticket", ticket_page().render(frame)),
        ("ticket-void", void.render(frame)),
        ("event-tickets", tickets_page().render(officer)),
        ("event-tickets-none", none.render(officer)),
    ]
}

/// On the pages where somebody joins or chooses a level.
pub(crate) fn join_deals() -> Vec<JoinDeal> {
    vec![JoinDeal {
        community: by_hand("Thames Partner Chapter"),
        href: "/offers/01J0000000000000000000000B".to_owned(),
        restrictions: by_hand("First year only."),
    }]
}

/// On the page of an event.
pub(crate) fn event_deals() -> Vec<DealLine> {
    vec![DealLine {
        community: by_hand("Thames Partner Chapter"),
        href: "/offers/01J0000000000000000000000B?event=01HF7YAT0000000000000021R7".to_owned(),
        full: amount("40.00"),
        price: amount("36.00"),
        currency: dollars(),
        restrictions: by_hand("Not for dinners."),
    }]
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).expect("a sample is an amount")
}

fn dollars() -> Currency {
    Currency::parse("USD").expect("a sample is a currency")
}

fn offer_id() -> OfferId {
    OfferId::parse("01J0000000000000000000000B").expect("a sample is an id")
}

fn event_id() -> EventId {
    EventId::parse("01HF7YAT0000000000000021R7").expect("a sample is an id")
}

fn price(full: &str, price: &str) -> ClaimPrice {
    ClaimPrice {
        full: amount(full),
        price: amount(price),
        currency: dollars(),
    }
}

fn levels() -> Vec<Reduced> {
    let level = |value: &str, name: &str, price| Reduced {
        value: value.to_owned(),
        name: by_hand(name),
        price,
        months: Some(12),
    };
    vec![
        level("chapter", "Chapter member", price("180", "162.00")),
        level("patron", "Patron of the chapter", price("400", "360.00")),
    ]
}

fn ticket() -> Reduced {
    Reduced {
        value: event_id().to_string(),
        name: by_hand("Two harbours, one table"),
        price: price("40", "36.00"),
        months: None,
    }
}

fn claim_page(claim: Claimable) -> ClaimPage {
    ClaimPage {
        id: offer_id(),
        home: by_hand("Thames Partner Chapter"),
        peer: origin("https://london.example"),
        claim,
        restrictions: by_hand("Not for dinners."),
        uses: Some(1),
        until: Some(at("2027-05-01T00:00:00Z")),
        is_level_missing: false,
    }
}

fn claim_ask_page() -> ClaimAskPage {
    ClaimAskPage {
        home: by_hand("Thames Partner Chapter"),
        peer: origin("https://london.example"),
        audience: Iri::local(&origin("https://seattle.example"), "/c/puget"),
        wanted: Wanted::Voucher(Iri::local(
            &origin("https://seattle.example"),
            "/offers/01J0000000000000000000000B",
        )),
        nonce: "0f".repeat(22),
        back: "/offers/01J0000000000000000000000B".to_owned(),
    }
}

fn redeem_page() -> RedeemPage {
    let mut levels = levels();
    RedeemPage {
        id: ErrandId::new([15; 16]),
        home: by_hand("Thames Partner Chapter"),
        reduced: Some(levels.swap_remove(0)),
        form_token: "5f".repeat(32),
        back: "/offers/01J0000000000000000000000B".to_owned(),
        has_changed: false,
    }
}

fn consent_page() -> ConsentPage {
    let offer = "https://london.example/offers/01J0000000000000000000000B";
    let claims = [
        ("iss", json!("https://seattle.example/c/puget")),
        ("aud", json!("https://london.example/c/thames")),
        ("vct", json!("https://w3id.org/rosarium/v1#MembershipVoucher")),
        ("offer", json!(offer)),
        ("tier", json!("https://seattle.example/c/puget/tiers/chapter")),
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
        to: ConsentTo::Voucher,
        claims: claims.map(|(name, value)| (name.to_owned(), value)).into(),
        redeem: Iri::parse(&format!("{offer}/redeem")).expect("a sample is an address"),
        token: "eyJ0eXAiOiJyb3Nhcml1bS12b3VjaGVyK3NkLWp3dCJ9".to_owned(),
    }
}

fn redemption() -> Redemption {
    Redemption {
        id: RedemptionId::new(0x1234_5678_9abc, [0xb7; 10]),
        offer: offer_id(),
        issuer: Iri::local(&origin("https://london.example"), "/c/thames"),
        jti: "Hh4eHh4eHh4eHh4eHh4eHg".to_owned(),
        sub: "Dw8PDw8PDw8PDw8PDw8PDw".to_owned(),
        at: at("2026-05-12T14:00:00Z"),
        what: RedeemedFor::Event { event: event_id() },
        full: amount("40"),
        price: amount("36.00"),
        currency: dollars(),
        voided: None,
    }
}

fn ticket_page() -> TicketPage {
    TicketPage {
        made: redemption(),
        home: by_hand("Thames Partner Chapter"),
        event: Some(samples::own_event_page().card),
    }
}

fn tickets_page() -> TicketsPage {
    let line = |chance: u8, is_void| TicketLine {
        id: RedemptionId::new(0x1234_5678_9abc, [chance; 10]),
        home: by_hand("Thames Partner Chapter"),
        at: at("2026-05-12T14:00:00Z"),
        full: amount("40"),
        price: amount("36.00"),
        currency: dollars(),
        is_void,
    };
    TicketsPage {
        event: "/events/01HF7YAT0000000000000021R7".to_owned(),
        title: by_hand("Two harbours, one table"),
        tickets: vec![line(0xb7, false), line(0x3c, true)],
    }
}
