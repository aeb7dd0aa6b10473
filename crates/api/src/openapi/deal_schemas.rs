//! Schemas of agreements between communities.

use domain::{AgreementState, AgreementText, AppliesTo, BenefitKind, Note, Notice, Tier, Title};
use serde_json::{Value, json};

use super::atoms::{
    address, id, items, list, maybe, moment, named, object, one_of, origin, short_list, some_text, words,
    yes_or_no,
};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("BenefitAgreement", agreement()),
        ("BenefitAgreementList", items("BenefitAgreement")),
        ("BenefitAgreementText", text()),
        ("BenefitAgreementVersion", version()),
        ("BenefitAgreementInput", input()),
        ("Benefit", benefit()),
        (
            "AgreementAcceptInput",
            object(&["document"], json!({ "document": address() })),
        ),
        (
            "AgreementRejectInput",
            object(
                &["document"],
                json!({ "document": address(), "reason": reason() }),
            ),
        ),
        ("AgreementNoticeInput", object(&[], json!({ "reason": reason() }))),
    ]
}

fn reason() -> Value {
    maybe(some_text(Note::CHARS_MAX))
}

fn side() -> Value {
    one_of(&["us", "them"])
}

fn at_least_one() -> Value {
    json!({"type": "integer", "minimum": 1})
}

fn benefit() -> Value {
    let kinds = BenefitKind::ALL.map(BenefitKind::word);
    let mut value = maybe(words());
    value["description"] =
        json!("Hundredths of the price, or an amount; member prices and free months have none.");
    object(
        &["kind"],
        json!({ "kind": one_of(&kinds), "value": value, "currency": maybe(words()), "months": maybe(at_least_one()) }),
    )
}

/// What terms that are sent and terms that are answered have in common.
fn term(grantor: Value) -> Value {
    let applies = AppliesTo::ALL.map(AppliesTo::word);
    json!({
        "number": at_least_one(), "grantor": grantor, "tiers": short_list(address(), Tier::TIERS_MAX),
        "good_standing": yes_or_no(), "benefit": named("Benefit"), "applies_to": short_list(one_of(&applies), applies.len()),
        "cap_per_year": maybe(at_least_one()), "uses_per_member": maybe(at_least_one()), "same_region_excluded": yes_or_no(),
        "max_distance_km": maybe(at_least_one()), "restrictions": maybe(some_text(Title::CHARS_MAX)), "make_up": yes_or_no(),
    })
}

fn input() -> Value {
    let mut properties = term(side());
    properties["number"] = maybe(at_least_one());
    let term = object(&["grantor", "tiers", "benefit", "applies_to"], properties);
    let mut peer = maybe(origin());
    peer["description"] = json!("Whom with: said of a new agreement, left out of a later version.");
    object(
        &["name", "starts", "terms"],
        json!({ "peer": peer, "name": some_text(Title::CHARS_MAX), "note": reason(), "starts": moment(),
            "ends": maybe(moment()),
            "notice_days": maybe(json!({"type": "integer", "minimum": 0, "maximum": Notice::DAYS_MAX})),
            "terms": short_list(term, AgreementText::TERMS_MAX) }),
    )
}

fn text() -> Value {
    let term = object(
        &[
            "number",
            "grantor",
            "tiers",
            "good_standing",
            "benefit",
            "applies_to",
            "same_region_excluded",
            "make_up",
        ],
        term(address()),
    );
    object(
        &["name", "parties", "starts", "notice_days", "terms", "revision"],
        json!({ "name": words(), "note": maybe(words()), "parties": list(address()), "starts": moment(),
            "ends": maybe(moment()), "notice_days": {"type": "integer", "minimum": 0}, "terms": list(term),
            "revision": at_least_one(), "previous": maybe(words()) }),
    )
}

fn version() -> Value {
    let change = object(
        &["field"],
        json!({ "field": words(), "term": maybe(at_least_one()) }),
    );
    let states = ["open", "countered", "accepted", "rejected", "withdrawn", "void"];
    object(
        &[
            "document", "by", "state", "digest", "at", "expires", "text", "changes",
        ],
        json!({ "document": address(), "by": side(), "state": one_of(&states), "digest": words(), "at": moment(),
            "expires": moment(), "reason": words(), "text": named("BenefitAgreementText"), "changes": list(change) }),
    )
}

fn agreement() -> Value {
    let states = [
        AgreementState::Draft,
        AgreementState::Offered,
        AgreementState::Countered,
        AgreementState::Signed,
        AgreementState::Ended,
        AgreementState::Rejected,
        AgreementState::Withdrawn,
    ];
    let states = states.map(AgreementState::word);
    let signed = object(
        &["document", "by", "at"],
        json!({ "document": address(), "by": side(), "at": moment() }),
    );
    let ending = object(
        &["by", "said", "at"],
        json!({ "by": side(), "said": moment(), "at": moment(), "reason": words() }),
    );
    object(
        &[
            "id", "peer", "host", "group", "state", "versions", "signed", "since", "changed",
        ],
        json!({ "id": id(), "peer": address(), "host": words(), "group": address(), "state": one_of(&states),
            "waits_for": side(), "draft": named("BenefitAgreementText"), "versions": list(named("BenefitAgreementVersion")),
            "signed": list(signed), "ending": ending, "since": moment(), "changed": moment() }),
    )
}
