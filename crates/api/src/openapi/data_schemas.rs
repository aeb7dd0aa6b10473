//! Schemas of what a member reads about herself: the sharing log, and the file she takes along; and of notes, which say nothing
//! of anybody.

use domain::{ReleaseReach, ReleasedNote, SharedField, SharedFor};
use serde_json::{Value, json};

use crate::statements::{SIGNATURE_STATES, SIGNS_AS, STATES};

use super::atoms::{address, count, id, items, list, moment, object, one_of, some_text, words};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Shared", shared()),
        ("SharingLog", items("Shared")),
        ("OwnData", own_data()),
        ("OwnTable", words()),
        ("Statement", statement()),
        ("StatementList", items("Statement")),
        ("StatementSignature", statement_signature()),
        ("StatementSignatureList", items("StatementSignature")),
        ("StatementSignatureInput", signature_input()),
        ("ReleasedNote", released_note()),
        ("ReleasedNoteList", items("ReleasedNote")),
    ]
}

fn shared() -> Value {
    object(
        &["host", "name", "purpose", "fields", "times", "first", "last"],
        json!({ "host": address(), "name": words(),
            "purpose": one_of(&SharedFor::ALL.map(SharedFor::word)),
            "fields": list(one_of(&SharedField::ALL.map(SharedField::word))),
            "times": count(), "first": moment(), "last": moment() }),
    )
}

/// Parts are read by people and by whatever they move to: their rows are as the node keeps them.
fn own_data() -> Value {
    let rows = json!({ "type": "array", "items": { "type": "object", "additionalProperties": true } });
    object(
        &["kind", "version", "server", "made", "parts"],
        json!({ "kind": words(), "version": count(), "server": address(), "made": moment(),
            "parts": { "type": "object", "additionalProperties": rows } }),
    )
}

fn released_note() -> Value {
    object(
        &["id", "text", "reach", "published", "url"],
        json!({ "id": id(), "text": some_text(ReleasedNote::CHARS_MAX),
            "reach": one_of(&ReleaseReach::ALL.map(ReleaseReach::word)), "published": moment(),
            "licence": one_of(&[ReleasedNote::LICENCE]), "url": address() }),
    )
}

fn statement() -> Value {
    object(
        &[
            "id",
            "url",
            "community",
            "side",
            "name",
            "addressee",
            "content",
            "digest",
            "revision",
            "threshold",
            "count",
            "state",
        ],
        json!({ "id": id(), "url": address(), "community": words(), "side": one_of(&["us", "them"]),
            "name": words(), "addressee": words(), "content": words(), "digest": words(), "revision": count(),
            "threshold": count(), "count": count(), "state": one_of(&STATES), "closes": moment(),
            "handed_over": moment(), "handed_over_to": words(), "reply": words(), "outcome": words() }),
    )
}

fn statement_signature() -> Value {
    object(
        &["id", "name", "as", "community", "digest", "state", "at"],
        json!({ "id": address(), "name": words(), "as": one_of(&SIGNS_AS), "community": words(),
            "digest": words(), "state": one_of(&SIGNATURE_STATES), "at": moment() }),
    )
}

fn signature_input() -> Value {
    object(
        &["digest", "sign_for"],
        json!({ "digest": words(), "sign_for": one_of(&SIGNS_AS) }),
    )
}
