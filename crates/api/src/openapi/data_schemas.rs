//! Schemas of what a member reads about herself: the sharing log.

use domain::{SharedField, SharedFor};
use serde_json::{Value, json};

use super::atoms::{address, count, items, list, moment, object, one_of, words};

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![("Shared", shared()), ("SharingLog", items("Shared"))]
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
