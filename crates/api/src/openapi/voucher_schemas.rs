//! Schemas of vouchers, online and on paper.

use serde_json::{Value, json};

use super::atoms::{address, items, moment, object, one_of, origin, words, yes_or_no};

const STATES: [&str; 5] = ["good", "used", "taken_back", "used_up", "year_full"];

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Voucher", voucher()),
        ("VoucherList", items("Voucher")),
        ("PaperVoucher", paper()),
        (
            "PaperVoucherInput",
            object(&["offer"], json!({ "offer": address() })),
        ),
        (
            "VerifyInput",
            object(
                &[],
                json!({ "voucher": words(), "code": words(), "community": origin() }),
            ),
        ),
        ("VoucherSeen", seen()),
        (
            "VoucherCounted",
            object(
                &["ticket", "at", "offer"],
                json!({ "ticket": words(), "at": moment(), "offer": words() }),
            ),
        ),
    ]
}

fn voucher() -> Value {
    object(
        &["id", "offer", "community", "paper", "at", "expires"],
        json!({ "id": words(), "offer": address(), "community": origin(), "paper": yes_or_no(), "at": moment(),
            "expires": moment(), "shown": moment(), "taken_back": moment() }),
    )
}

fn paper() -> Value {
    object(
        &["id", "offer", "community", "name", "expires", "code", "address"],
        json!({ "id": words(), "offer": address(), "community": origin(), "name": words(), "expires": moment(),
            "code": words(), "address": address() }),
    )
}

fn seen() -> Value {
    object(
        &["counts", "state", "name", "community", "offer", "expires"],
        json!({ "counts": yes_or_no(), "state": one_of(&STATES), "name": words(), "community": address(),
            "offer": words(), "expires": moment(), "used": moment() }),
    )
}
