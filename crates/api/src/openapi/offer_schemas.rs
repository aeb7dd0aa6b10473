//! Schemas of offers of other communities.

use domain::{AppliesTo, BenefitKind, Title};
use serde_json::{Value, json};

use super::atoms::{
    address, count, items, list, moment, object, one_of, origin, short_list, text, words, yes_or_no,
};
use crate::offers::CONDITIONS;

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![("Offer", offer()), ("OfferList", items("Offer"))]
}

fn offer() -> Value {
    let condition = object(
        &["condition", "met"],
        json!({ "condition": one_of(&CONDITIONS), "met": yes_or_no() }),
    );
    let price = object(
        &["level", "full", "after", "currency"],
        json!({ "level": text(Title::CHARS_MAX), "full": words(), "after": words(), "currency": words() }),
    );
    let benefit = object(
        &["kind"],
        json!({ "kind": one_of(&BenefitKind::ALL.map(BenefitKind::word)), "value": words(), "currency": words(),
            "months": count() }),
    );
    let applies_to = one_of(&AppliesTo::ALL.map(AppliesTo::word));
    object(
        &[
            "id",
            "community",
            "name",
            "agreement",
            "term",
            "benefit",
            "applies_to",
            "valid_from",
            "qualifies",
            "conditions",
        ],
        json!({ "id": address(), "community": origin(), "name": words(), "agreement": address(), "term": count(),
            "benefit": benefit, "applies_to": short_list(applies_to, AppliesTo::ALL.len()),
            "restrictions": text(Title::CHARS_MAX), "uses_per_member": count(), "valid_from": moment(),
            "valid_through": moment(), "price": price, "qualifies": yes_or_no(), "conditions": list(condition) }),
    )
}
