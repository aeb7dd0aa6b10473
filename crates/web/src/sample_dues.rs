//! One sample of every page about memberships and dues.

use std::collections::BTreeSet;

use community::check_card::CardChecked;
use community::leave::WhatEnds;
use community::merge_members::MergePreview;
use community::see_bundles::BundleRow;
use community::see_card::{Card, Level, LevelStands};
use community::see_memberships::SeenMembership;
use community::see_tiers::{TierHeld, Tiers};
use domain::{
    Amount, Bundle, Currency, Enrolment, EnrolmentState, Handle, Invoice, InvoiceNumber, InvoiceState, Kind,
    MailAddress, Member, MemberId, Note, Organization, Payer, PersonName, RedemptionId, ReducedBy, Slug,
    TextRefused, Tier, Title,
};
use jiff::civil::{Date, date};

use crate::card_check_page::CardCheckPage;
use crate::card_page::{CardPage, CardSaid, Holder};
use crate::desk::{
    Marked, MemberMergePage, MergeFault, RenewalsPage, TierForm, TierFormPage, TierSaid, TiersPage,
};
use crate::frame::{Desk, Frame, Person};
use crate::invoice_page::InvoicePage;
use crate::leave_page::{LeavePage, LeftPage, Written};
use crate::sample_claims;
use crate::sample_desk::as_officer;
use crate::sample_texts::by_hand;
use crate::write_event::Fault;

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
    let mut pages = cards(member);
    pages.extend(invoices(member, officer));
    pages.extend(tiers(officer));
    pages.extend(leaving(frame, member, officer));
    pages.extend(merging(officer));
    pages
}

fn cards(member: &Frame<'_>) -> Vec<(&'static str, String)> {
    let why = "What you have is paid for until 31 December 2026. It ends by itself; there is nothing you need to do.";
    let refused = CardPage {
        said: Some(CardSaid::Refused(by_hand(why))),
        ..card_page(EnrolmentState::Current, Some(date(2026, 12, 31)))
    };
    let free = CardPage {
        said: Some(CardSaid::Changed),
        ..card_page(EnrolmentState::Current, None)
    };
    let grace = card_page(EnrolmentState::Grace, Some(date(2026, 4, 30)));
    let lapsed = card_page(EnrolmentState::Lapsed, Some(date(2026, 1, 31)));
    let mut seat = card_page(EnrolmentState::Current, Some(date(2026, 12, 31)));
    seat.card.seat_of = PersonName::parse(&by_hand("Ledgerline Works")).ok();
    vec![
        ("card", free.render(member)),
        ("card-seat", seat.render(member)),
        ("card-grace", grace.render(member)),
        (
            "card-pending",
            card_page(EnrolmentState::Pending, None).render(member),
        ),
        ("card-lapsed", lapsed.render(member)),
        ("card-left", card_page(EnrolmentState::Left, None).render(member)),
        ("card-refused", refused.render(member)),
        (
            "card-check",
            CardCheckPage(CardChecked::Yes {
                name: PersonName::parse("Maren Ostbye-Hale").expect("a sample is a name"),
                tier: title("Chapter"),
            })
            .render(member),
        ),
        ("card-check-no", CardCheckPage(CardChecked::No).render(member)),
        (
            "card-check-unknown",
            CardCheckPage(CardChecked::Unknown).render(member),
        ),
    ]
}

fn invoices(member: &Frame<'_>, officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let nobody = RenewalsPage {
        open: Vec::new(),
        ending: Vec::new(),
        seats: Vec::new(),
        said: Some(Marked::Now("7".to_owned())),
    };
    let already = RenewalsPage {
        said: Some(Marked::Already("7".to_owned())),
        ..renewals_page()
    };
    let open = invoice_page(InvoiceState::Open, None);
    let linked = invoice_page(InvoiceState::Open, Some("https://pay.example/?ref=7"));
    let on = date(2026, 5, 11);
    let paid = invoice_page(InvoiceState::Paid { on }, None);
    let void = invoice_page(InvoiceState::Void, None);
    let lapsed = invoice_page(InvoiceState::Lapsed, None);
    let mut reduced = invoice_page(InvoiceState::Open, None);
    reduced.invoice.reduced = Some(ReducedBy {
        redemption: RedemptionId::new(0, [1; 10]),
        full: Amount::parse("266.67").expect("a sample is an amount"),
    });
    vec![
        ("invoice", linked.render(member)),
        ("invoice-reduced", reduced.render(member)),
        ("invoice-ask", open.render(member)),
        ("invoice-officer", open.render(officer)),
        ("invoice-paid", paid.render(officer)),
        ("invoice-void", void.render(member)),
        ("invoice-lapsed", lapsed.render(officer)),
        ("desk-renewals", renewals_page().render(officer)),
        ("desk-renewals-empty", nobody.render(officer)),
        ("desk-renewals-already", already.render(officer)),
    ]
}

fn merging(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let until = date(2026, 12, 31);
    let [gone, stays] =
        ["Maren Ostbye", "Maren Ostbye-Hale"].map(|name| ending(name, EnrolmentState::Current, until).member);
    let slug = |text: &str| Slug::parse(text).ok();
    let preview = MergePreview {
        gone: gone.clone(),
        stays,
        answers: 12,
        asked_anew: 1,
        both_answered: 2,
        invoices: 2,
        signatures: 1,
        follows: 3,
        links: 0,
        tags: 2,
        jobs: 1,
        level: slug("chapter"),
        seat: None,
        seat_lost: slug("ledgerline"),
        speaks_for: slug("ledgerline"),
    };
    let asked = MemberMergePage {
        gone,
        typed: String::new(),
        fault: None,
        preview: None,
    };
    let nobody = MemberMergePage {
        typed: "marren@ledgerline.example".to_owned(),
        fault: Some(MergeFault::Nobody),
        ..asked.clone()
    };
    let shown = MemberMergePage {
        typed: "maren".to_owned(),
        preview: Some(preview),
        ..asked.clone()
    };
    vec![
        ("desk-member-merge", asked.render(officer)),
        ("desk-member-merge-nobody", nobody.render(officer)),
        ("desk-member-merge-shown", shown.render(officer)),
    ]
}

fn leaving(frame: &Frame<'_>, member: &Frame<'_>, officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let own = LeavePage {
        of: None,
        ends: WhatEnds {
            answers: 3,
            owes: Some(invoice(InvoiceState::Open)),
            until: Some(date(2026, 12, 31)),
        },
        reason: Written::default(),
        message: Written::default(),
    };
    let too_long = LeavePage {
        reason: Written {
            text: "I move. ".repeat(200),
            refused: Some(TextRefused::TooLong(Note::CHARS_MAX)),
        },
        ..own.clone()
    };
    let hers = LeavePage {
        of: Some((
            by_hand("Maren Ostbye-Hale"),
            "01J0000000000000000000000A".to_owned(),
        )),
        ends: WhatEnds {
            answers: 0,
            owes: None,
            until: None,
        },
        reason: Written::default(),
        message: Written::default(),
    };
    vec![
        ("leave", own.render(member)),
        ("leave-too-long", too_long.render(member)),
        ("left", LeftPage.render(frame)),
        ("desk-member-end", hers.render(officer)),
    ]
}

fn tiers(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let stays = TiersPage {
        said: Some(TierSaid::StaysForEntry),
        ..tiers_page()
    };
    let chapter = tier("chapter", "Chapter", "240", None);
    let change = TierFormPage {
        form: TierForm::of(&chapter),
        known: Some(chapter.clone()),
        ..TierFormPage::default()
    };
    let dearer = Tier {
        price: Amount::parse("260").expect("a sample is an amount"),
        kinds: BTreeSet::from([Kind::Partner]),
        ..chapter
    };
    let stale = TierFormPage {
        meanwhile: Some(TierForm::of(&dearer)),
        ..change.clone()
    };
    let fault = |field, key, n| Fault { field, key, n };
    let wrong = TierFormPage {
        form: TierForm {
            price: "much".to_owned(),
            ..TierForm::default()
        },
        faults: vec![
            fault("name", "form-wrong-empty", 0),
            fault("price", "tiers-wrong-price", 0),
            fault("kinds", "tiers-wrong-kinds", 0),
        ],
        ..TierFormPage::default()
    };
    let new = TierFormPage {
        form: TierForm::empty(),
        ..TierFormPage::default()
    };
    vec![
        ("desk-tiers", tiers_page().render(officer)),
        ("desk-tiers-stays", stays.render(officer)),
        ("desk-tier-new", new.render(officer)),
        ("desk-tier-wrong", wrong.render(officer)),
        ("desk-tier-change", change.render(officer)),
        ("desk-tier-stale", stale.render(officer)),
    ]
}

pub(crate) fn tiers_page() -> TiersPage {
    let held = |tier: Tier, holders| TierHeld {
        is_entry: tier.id.as_str() == "network",
        is_lapsed_to: tier.id.as_str() == "network",
        tier,
        holders,
    };
    let supplier = Tier {
        kinds: BTreeSet::from([Kind::Vendor, Kind::Microsoft]),
        retired: Some(date(2026, 5, 1)),
        ..tier("supplier", "Supplier", "500", None)
    };
    TiersPage {
        seen: Tiers {
            tiers: vec![
                held(tier("chapter", "Chapter", "240", None), 20),
                held(tier("company", "Company", "900", Some(5)), 6),
                held(tier("network", "Network", "0", None), 34),
                held(supplier, 1),
            ],
            currency: Currency::parse("USD").ok(),
        },
        said: Some(TierSaid::Saved),
    }
}

fn title(text: &str) -> Title {
    Title::parse(&by_hand(text)).expect("a sample is a title")
}

fn tier(id: &str, name: &str, price: &str, seats: Option<u16>) -> Tier {
    let amount = Amount::parse(price).expect("a sample is an amount");
    Tier {
        name: title(name),
        period_months: (!amount.is_zero()).then_some(12),
        price: amount,
        benefits: vec![title("Rooms of the chapter"), title("Member prices at events")],
        seats,
        ..Tier::free(Slug::parse(id).expect("a sample is a slug"))
    }
}

fn holder() -> Holder {
    Holder {
        name: "Maren Ostbye-Hale".to_owned(),
        organization: "Ledgerline Works".to_owned(),
        path: Some(format!(
            "/card/check/01J0000000000000000000000A.{}",
            "5f".repeat(16)
        )),
    }
}

fn card_page(state: EnrolmentState, until: Option<Date>) -> CardPage {
    let hers = until.map_or("network", |_| "chapter");
    let supplier = Tier {
        kinds: BTreeSet::from([Kind::Vendor, Kind::Microsoft]),
        ..tier("supplier", "Supplier", "500", None)
    };
    let levels = [
        (tier("network", "Network", "0", None), LevelStands::Hers),
        (tier("chapter", "Chapter", "240", None), LevelStands::ToRenew),
        (tier("pro", "Pro", "96", None), LevelStands::Open),
        (
            tier("company", "Company", "900", Some(5)),
            LevelStands::ForOrganizations,
        ),
        (supplier, LevelStands::ForOthers),
    ];
    let level = |(tier, stands): (Tier, LevelStands)| Level {
        stands: match (tier.id.as_str() == hers, stands) {
            (false, LevelStands::Hers | LevelStands::ToRenew) => LevelStands::Open,
            (_, stands) => stands,
        },
        tier,
    };
    let paid = Invoice {
        state: InvoiceState::Paid {
            on: date(2025, 4, 30),
        },
        number: InvoiceNumber::FIRST,
        ..invoice(InvoiceState::Open)
    };
    CardPage {
        deals: sample_claims::join_deals(),
        holder: holder(),
        card: Card {
            tier: title(if hers == "network" { "Network" } else { "Chapter" }),
            enrolment: Enrolment {
                kind: Kind::Partner,
                tier: Slug::parse(hers).expect("a sample is a slug"),
                state,
                since: date(2025, 5, 1),
                until,
                chapter: until.map(|_| title("Eastside")),
                left_because: None,
                seat: None,
            },
            invoices: match until {
                Some(_) => vec![invoice(InvoiceState::Open), paid],
                None => Vec::new(),
            },
            levels: levels.map(level).to_vec(),
            currency: Currency::parse("USD").ok(),
            today: date(2026, 5, 12),
            seat_of: None,
            acts_for: None,
            standing: match state {
                EnrolmentState::Grace => domain::Standing::Cautioned,
                _ => domain::Standing::Good,
            },
            limited_through: None,
        },
        grace_days: 30,
        said: None,
    }
}

fn ending(name: &str, state: EnrolmentState, until: Date) -> SeenMembership {
    let page = card_page(state, Some(until));
    SeenMembership {
        member: Member {
            id: MemberId::new(0, [2; 10]),
            handle: Handle::parse("maren").expect("a sample is a handle"),
            name: PersonName::parse(&by_hand(name)).expect("a sample is a name"),
            mail: MailAddress::parse("maren@ledgerline.example").expect("a sample is an address"),
            organization: None,
            roles: Vec::new(),
            joined: jiff::Timestamp::UNIX_EPOCH,
        },
        tier: page.card.tier,
        enrolment: page.card.enrolment,
    }
}

fn invoice(state: InvoiceState) -> Invoice {
    Invoice {
        number: InvoiceNumber::parse("7").expect("a sample is a number"),
        payer: Payer::Member(MemberId::new(0, [1; 10])),
        asked_by: MemberId::new(0, [1; 10]),
        billed_to: PersonName::parse(&by_hand("Maren Ostbye-Hale")).expect("a sample is a name"),
        tier: Slug::parse("chapter").expect("a sample is a slug"),
        tier_name: title("Chapter"),
        period_months: Some(12),
        seats: None,
        amount: Amount::parse("240").expect("a sample is an amount"),
        currency: Currency::parse("USD").expect("a sample is a currency"),
        issued: date(2026, 5, 1),
        due: date(2026, 5, 31),
        state,
        reduced: None,
    }
}

/// One that is owed.
pub(crate) fn open_invoice() -> Invoice {
    invoice(InvoiceState::Open)
}

fn invoice_page(state: InvoiceState, payment: Option<&str>) -> InvoicePage {
    InvoicePage {
        invoice: invoice(state),
        from: by_hand("Puget Sound Partner Chapter"),
        payment: payment.map(ToOwned::to_owned),
    }
}

/// An organisation whose renewal is due, as officers see it.
fn seats() -> BundleRow {
    let name = PersonName::parse(&by_hand("Ledgerline Works")).expect("a sample is a name");
    let slug = Organization::slug_of(&name);
    let holder = |number: u8| MemberId::new(u64::from(number), [number; 10]);
    BundleRow {
        bundle: Bundle {
            organization: slug.clone(),
            tier: Slug::parse("company").expect("a sample is a slug"),
            seats: 3,
            state: EnrolmentState::Grace,
            since: date(2025, 5, 1),
            until: Some(date(2026, 4, 30)),
            holders: BTreeSet::from([holder(1), holder(2)]),
            reminded: Some(7),
            later: Vec::new(),
        },
        organization: Organization {
            slug,
            name,
            offices: Vec::new(),
            approver: Some(holder(1)),
        },
        tier: title("Company"),
    }
}

fn renewals_page() -> RenewalsPage {
    let company = Invoice {
        billed_to: PersonName::parse(&by_hand("Ledgerline Works")).expect("a sample is a name"),
        amount: Amount::parse("900").expect("a sample is an amount"),
        number: InvoiceNumber::FIRST.next(),
        tier_name: title("Company"),
        ..invoice(InvoiceState::Open)
    };
    RenewalsPage {
        open: vec![invoice(InvoiceState::Open), company],
        ending: vec![
            ending("Idris Calloway-Penn", EnrolmentState::Grace, date(2026, 4, 30)),
            ending("Maren Ostbye-Hale", EnrolmentState::Current, date(2026, 5, 31)),
        ],
        seats: vec![seats()],
        said: Some(Marked::Refused(
            "invoice 7 is void; another one stands for it, or nobody wants it any more".to_owned(),
        )),
    }
}
