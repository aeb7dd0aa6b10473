//! Schemas of calls for hands; no field of them is a price (features, section 3.1).

use domain::{CallNeed, CallState, CallTerms, Note, PersonName, Title, Urgency};
use serde_json::{Value, json};

use super::atoms::{
    address, count, id, items, moment, object, one_of, short_list, some_text, text, words, yes_or_no,
};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Call", call()),
        ("CallList", items("Call")),
        ("NewCall", new_call()),
        ("CallAnswer", answer()),
        ("CallAnswerList", items("CallAnswer")),
        ("NewCallAnswer", new_answer()),
        ("CallClose", close()),
    ]
}

fn entries() -> Value {
    short_list(words(), CallNeed::ENTRIES_MAX)
}

fn urgency() -> Value {
    one_of(&Urgency::ALL.map(Urgency::word))
}

fn call() -> Value {
    let states = [
        CallState::AwaitingApproval,
        CallState::Open,
        CallState::Filled,
        CallState::Expired,
        CallState::Closed,
    ];
    let terms = object(
        &["lead", "certificates"],
        json!({ "lead": address(), "method": address(),
            "certificates": short_list(text(Title::CHARS_MAX), CallTerms::CERTIFICATES_MAX), "months": count(),
            "content": some_text(Note::CHARS_MAX) }),
    );
    object(
        &[
            "id",
            "url",
            "community",
            "name",
            "state",
            "urgency",
            "hands",
            "unit",
            "skills",
            "on_site",
            "regions",
            "verticals",
            "sizes",
            "from",
            "until",
            "open_until",
            "relation",
            "answered",
        ],
        json!({ "id": id(), "url": address(), "community": address(), "name": text(Title::CHARS_MAX),
            "details": some_text(Note::CHARS_MAX), "state": one_of(&states.map(CallState::word)), "urgency": urgency(),
            "hands": count(), "unit": one_of(&["one", "day"]), "skills": short_list(words(), CallNeed::SKILLS_MAX),
            "on_site": yes_or_no(), "regions": entries(), "verticals": entries(), "sizes": entries(),
            "from": moment(), "until": moment(), "open_until": moment(), "terms_digest": words(), "terms": terms,
            "customer": text(PersonName::CHARS_MAX), "relation": one_of(&["author", "approver", "reader"]),
            "answered": yes_or_no() }),
    )
}

fn new_call() -> Value {
    let terms = object(
        &[],
        json!({ "method": address(),
            "certificates": short_list(text(Title::CHARS_MAX), CallTerms::CERTIFICATES_MAX), "months": count(),
            "content": some_text(Note::CHARS_MAX) }),
    );
    object(
        &["name", "hands", "skills", "from", "until"],
        json!({ "name": text(Title::CHARS_MAX), "details": some_text(Note::CHARS_MAX), "hands": count(),
            "skills": short_list(words(), CallNeed::SKILLS_MAX), "on_site": yes_or_no(), "regions": entries(),
            "verticals": entries(), "sizes": entries(), "from": moment(), "until": moment(), "urgency": urgency(),
            "communities": short_list(words(), CallNeed::ENTRIES_MAX), "customer": text(PersonName::CHARS_MAX),
            "widen_after_minutes": count(), "hours": count(), "terms": terms }),
    )
}

fn answer() -> Value {
    object(
        &["id", "by", "words", "hands", "state", "at"],
        json!({ "id": id(), "by": words(), "words": some_text(Note::CHARS_MAX), "hands": count(),
            "state": one_of(&["waiting", "accepted", "withdrawn"]), "at": moment(), "accepted": moment() }),
    )
}

fn new_answer() -> Value {
    object(
        &["words"],
        json!({ "words": some_text(Note::CHARS_MAX), "hands": count(), "accepted": words() }),
    )
}

fn close() -> Value {
    object(
        &["received", "given", "sites"],
        json!({ "received": count(), "given": count(), "sites": count(), "value": text(Title::CHARS_MAX) }),
    )
}
