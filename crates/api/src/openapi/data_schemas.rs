//! Schemas of what a member reads about herself: the sharing log, and the file she takes along.

use domain::{SharedField, SharedFor};
use serde_json::{Value, json};

use super::atoms::{address, count, items, list, moment, object, one_of, words};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Shared", shared()),
        ("SharingLog", items("Shared")),
        ("OwnData", own_data()),
        ("OwnTable", words()),
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
