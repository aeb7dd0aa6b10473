//! Schemas of introductions: the other one's contact is in none but what both said yes to (F07).

use domain::{Blurb, IntroductionHeard, Kind, MailAddress, PartyRef, PersonName, Title};
use serde_json::{Value, json};

use super::atoms::{id, items, moment, object, one_of, short_list, some_text, text, words, yes_or_no};
use crate::introductions::STATES;

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Introduction", introduction()),
        ("IntroductionList", items("Introduction")),
        ("NewIntroduction", new_introduction()),
        ("NewIntroductionAnswer", new_answer()),
        ("IntroductionMet", object(&["met"], json!({ "met": yes_or_no() }))),
    ]
}

fn slots() -> Value {
    short_list(moment(), IntroductionHeard::SLOTS)
}

fn introduction() -> Value {
    let contact = object(
        &["name", "mail", "slots", "since"],
        json!({ "name": text(PersonName::CHARS_MAX), "organization": text(PersonName::CHARS_MAX),
            "mail": text(MailAddress::CHARS_MAX), "slots": slots(), "since": moment(), "met": yes_or_no() }),
    );
    object(
        &[
            "id",
            "side",
            "state",
            "topic",
            "why",
            "gain",
            "community",
            "until",
        ],
        json!({ "id": id(), "side": one_of(&["asked", "heard"]), "state": one_of(&STATES),
            "topic": text(Title::CHARS_MAX), "why": some_text(Blurb::CHARS_MAX), "gain": some_text(Blurb::CHARS_MAX),
            "community": words(), "name": text(PersonName::CHARS_MAX), "organization": text(PersonName::CHARS_MAX),
            "kind": one_of(&Kind::ALL.map(Kind::word)), "until": moment(), "contact": contact }),
    )
}

fn new_introduction() -> Value {
    object(
        &["topic", "why", "gain", "mail"],
        json!({ "to": words(), "community": words(), "party_ref": text(PartyRef::CHARS_MAX),
            "topic": text(Title::CHARS_MAX), "why": some_text(Blurb::CHARS_MAX), "gain": some_text(Blurb::CHARS_MAX),
            "blind": yes_or_no(), "mail": text(MailAddress::CHARS_MAX) }),
    )
}

fn new_answer() -> Value {
    object(
        &["answer"],
        json!({ "answer": one_of(&["yes", "not_now", "no_thanks"]), "mail": text(MailAddress::CHARS_MAX),
            "slots": slots() }),
    )
}
