//! The smallest schemas: ids, moments, addresses, and how larger ones are put together.

use serde_json::{Value, json};

/// An id in examples.
pub(crate) const ID: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";

/// 26 letters of Crockford's alphabet.
pub(crate) fn id() -> Value {
    json!({"type": "string", "pattern": "^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$"})
}

/// RFC 3339 with an offset.
pub(crate) fn moment() -> Value {
    json!({"type": "string", "format": "date-time"})
}

/// An absolute address.
pub(crate) fn address() -> Value {
    json!({"type": "string", "format": "uri", "maxLength": domain::Iri::BYTES_MAX})
}

/// Host and perhaps a port of a server, with or without its scheme.
pub(crate) fn origin() -> Value {
    json!({"type": "string", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://)?[^/?#@]+/?$",
        "description": "Name or address of a node: london.example or https://london.example.",
        "minLength": 1, "maxLength": edge::ADDRESS_CHARS_MAX})
}

/// The last part of a member's address.
pub(crate) fn handle() -> Value {
    json!({"type": "string", "pattern": "^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$",
        "maxLength": domain::Handle::CHARS_MAX})
}

/// Text of at most so many characters.
pub(crate) fn text(chars_max: usize) -> Value {
    json!({"type": "string", "maxLength": chars_max})
}

/// Text that is not empty.
pub(crate) fn some_text(chars_max: usize) -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": chars_max})
}

/// Any text of ours.
pub(crate) fn words() -> Value {
    json!({"type": "string"})
}

/// One of these words.
pub(crate) fn one_of(words: &[&str]) -> Value {
    json!({"type": "string", "enum": words})
}

/// A whole number of nought or more.
pub(crate) fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

/// Yes or no.
pub(crate) fn yes_or_no() -> Value {
    json!({"type": "boolean"})
}

/// Several of a kind.
pub(crate) fn list(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// As many as so many of a kind.
pub(crate) fn short_list(items: Value, most: usize) -> Value {
    json!({"type": "array", "items": items, "maxItems": most})
}

/// Left out or null when there is none.
pub(crate) fn maybe(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

/// Another schema by its name.
pub(crate) fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An object with these fields and no others.
pub(crate) fn object(required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties, "additionalProperties": false})
}

/// `{"items": […]}`.
pub(crate) fn items(name: &str) -> Value {
    object(&["items"], json!({ "items": list(named(name)) }))
}
