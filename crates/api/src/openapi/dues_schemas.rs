//! Schemas of levels, memberships and invoices.

use domain::{Kind, Note, Slug, Tier, Title};
use serde_json::{Value, json};

use super::atoms::{address, count, id, items, list, named, object, one_of, short_list, text, words};
use super::member_schemas::STATES;

const INVOICE_STATES: [&str; 4] = ["open", "paid", "lapsed", "void"];

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Tier", tier()),
        ("TierInput", tier_input()),
        ("TierList", items("Tier")),
        ("Membership", membership()),
        ("MembershipList", items("Membership")),
        ("MembershipEnd", membership_end()),
        (
            "ChapterInput",
            object(&["chapter"], json!({ "chapter": text(Title::CHARS_MAX) })),
        ),
        (
            "LevelInput",
            object(&["tier"], json!({ "tier": text(Slug::CHARS_MAX) })),
        ),
        (
            "LevelChosen",
            object(
                &["membership"],
                json!({ "membership": named("Membership"), "invoice": count() }),
            ),
        ),
        ("DeclineInput", object(&["reason"], json!({ "reason": words() }))),
        ("Bundle", bundle()),
        (
            "BundleTaken",
            object(
                &["organization", "tier"],
                json!({ "organization": words(), "tier": words(), "invoice": count() }),
            ),
        ),
        ("Invoice", invoice()),
        ("InvoiceList", items("Invoice")),
    ]
}

fn tier() -> Value {
    let kinds = short_list(one_of(&Kind::ALL.map(Kind::word)), Kind::ALL.len());
    object(
        &["id", "name", "price", "kinds", "benefits"],
        json!({ "id": words(), "name": text(Title::CHARS_MAX), "price": words(), "currency": words(),
            "period_months": count(), "seats": count(), "kinds": kinds,
            "benefits": short_list(text(Title::CHARS_MAX), Tier::BENEFITS_MAX), "retired_on": day() }),
    )
}

fn tier_input() -> Value {
    let kinds = short_list(one_of(&Kind::ALL.map(Kind::word)), Kind::ALL.len());
    object(
        &["name", "price"],
        json!({ "name": text(Title::CHARS_MAX), "price": words(), "period_months": count(), "seats": count(),
            "kinds": kinds, "benefits": short_list(text(Title::CHARS_MAX), Tier::BENEFITS_MAX) }),
    )
}

fn membership() -> Value {
    object(
        &["member", "handle", "kind", "tier", "state", "since"],
        json!({ "member": id(), "handle": words(), "kind": one_of(&Kind::ALL.map(Kind::word)), "tier": words(),
            "state": one_of(&STATES), "since": day(), "paid_until": day(), "chapter": text(Title::CHARS_MAX), "seat_of": words() }),
    )
}

fn bundle() -> Value {
    let later = object(&["seats", "from"], json!({ "seats": count(), "from": day() }));
    object(
        &["organization", "tier", "seats", "state", "since", "holders"],
        json!({ "organization": words(), "tier": words(), "seats": count(), "state": one_of(&STATES), "since": day(),
            "paid_until": day(), "later": list(later), "holders": short_list(words(), usize::from(Tier::SEATS_MAX)) }),
    )
}

fn membership_end() -> Value {
    object(
        &["message"],
        json!({ "message": text(Note::CHARS_MAX), "note": text(Note::CHARS_MAX) }),
    )
}

fn invoice() -> Value {
    object(
        &[
            "number",
            "billed_to",
            "tier",
            "amount",
            "currency",
            "issued",
            "due",
            "state",
        ],
        json!({ "number": count(), "billed_to": words(), "tier": words(), "period_months": count(), "seats": count(),
            "amount": words(), "full_amount": words(), "currency": words(), "issued": day(), "due": day(),
            "state": one_of(&INVOICE_STATES),
            "paid_on": day(), "payment_url": address() }),
    )
}

fn day() -> Value {
    json!({"type": "string", "format": "date"})
}
