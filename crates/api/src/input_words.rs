//! What is wrong with a field, in our own words: the reader of JSON speaks to whoever wrote it.

/// Most characters of a refusal that repeats what was sent.
const CHARS_MAX: usize = 400;
/// Most characters of the name of a field that only the request knows.
const FIELD_CHARS_MAX: usize = 100;

/// One fault of what was sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// As `place.name` or `scopes[1]`; empty when it is the whole.
    pub(crate) field: String,
    /// What is expected, in a sentence that begins with the field.
    pub(crate) detail: String,
}

/// Takes `place.name: invalid type: integer `3`, expected a string at line 1 column 9` apart; an unknown or missing
/// field is named by the message, not by the path.
pub(crate) fn fault(message: &str) -> Fault {
    let starts = ["invalid ", "unknown ", "missing ", "duplicate "];
    let (path, what) = match message.split_once(": ") {
        Some((path, what)) if !starts.iter().any(|start| message.starts_with(start)) => (path, what),
        _ => ("", message),
    };
    let path = path.trim_matches('.');
    let what = without_position(what);
    let named = ["unknown field `", "missing field `", "duplicate field `"]
        .iter()
        .find_map(|start| what.strip_prefix(start)?.split('`').next())
        .filter(|name| path.rsplit('.').next() != Some(name));
    let field: String = match (path, named) {
        ("", Some(name)) => name.to_owned(),
        (path, Some(name)) => format!("{path}.{name}"),
        (path, None) => path.to_owned(),
    };
    let field: String = field.chars().take(FIELD_CHARS_MAX).collect();
    let sentence = match field.as_str() {
        "" => expectation(what),
        field => format!("`{field}`: {}", expectation(what)),
    };
    Fault {
        field,
        detail: sentence.chars().take(CHARS_MAX).collect(),
    }
}

/// Where in the bytes it stood says nothing to somebody who never saw them.
fn without_position(what: &str) -> &str {
    what.rsplit_once(" at line ").map_or(what, |(what, _)| what)
}

fn expectation(what: &str) -> String {
    let among = |rest: &str| match rest.split_once("expected ") {
        Some((_, list)) => list
            .trim_start_matches("one of ")
            .replace('`', "")
            .replace(" or ", ", "),
        None => String::new(),
    };
    if what.starts_with("missing field") {
        return "is missing, and has to be sent".to_owned();
    }
    if what.starts_with("duplicate field") {
        return "is sent twice".to_owned();
    }
    if let Some(rest) = what.strip_prefix("unknown field ") {
        return match among(rest) {
            list if list.is_empty() => "is not known here; nothing may be sent".to_owned(),
            list => format!("is not known here; what may be sent: {list}"),
        };
    }
    if let Some(rest) = what.strip_prefix("unknown variant ") {
        return format!("has to be one of: {}", among(rest));
    }
    let (sent, expected) = what.split_once(", expected ").unwrap_or((what, ""));
    let sent = sent.split_once(": ").map_or("", |(_, sent)| sent);
    format!("has to be {}; {} was sent", kind(expected), value(sent))
}

/// What the reader wanted, as a person would say it.
fn kind(expected: &str) -> &'static str {
    match expected {
        "a string" | "a borrowed string" => "a text in quotation marks",
        "a boolean" => "true or false",
        "u32" => "a whole number from 0 to 4294967295",
        "f32" | "f64" => "a number",
        "a sequence" => "a list in square brackets",
        "string or map" | "variant identifier" => "one word in quotation marks",
        expected if expected.starts_with("struct ") => "an object in braces",
        expected if expected.starts_with("enum ") => "one word in quotation marks",
        _ => "something else",
    }
}

/// What was sent instead, without repeating more of it than its kind.
fn value(sent: &str) -> &'static str {
    match sent.split(' ').next().unwrap_or("") {
        "integer" | "floating" => "a number",
        "string" | "character" => "a text",
        "boolean" => "true or false",
        "null" | "unit" | "Option" => "null",
        "sequence" => "a list",
        "map" => "an object",
        _ => "another kind of value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_field_however_deep_it_lies_and_says_what_is_expected() {
        for (message, field, detail) in [
            (
                "place.name: invalid type: integer `3`, expected a string at line 1 column 9",
                "place.name",
                "`place.name`: has to be a text in quotation marks; a number was sent",
            ),
            (
                ".: missing field `title` at line 1 column 2",
                "title",
                "`title`: is missing, and has to be sent",
            ),
            (
                "missing field `title` at line 1 column 2",
                "title",
                "`title`: is missing, and has to be sent",
            ),
            (
                "revision: unknown field `revision`, expected `title` or `start`",
                "revision",
                "`revision`: is not known here; what may be sent: title, start",
            ),
            (
                ".: unknown field `revision`, expected one of `title`, `start`",
                "revision",
                "`revision`: is not known here; what may be sent: title, start",
            ),
            (
                "place: unknown field `id`, expected one of `name`, `street`",
                "place.id",
                "`place.id`: is not known here; what may be sent: name, street",
            ),
            (
                "scopes[1]: unknown variant `rooms`, expected one of `events`, `offers`",
                "scopes[1]",
                "`scopes[1]`: has to be one of: events, offers",
            ),
            (
                "limit: duplicate field `limit`",
                "limit",
                "`limit`: is sent twice",
            ),
            (
                "invalid type: sequence, expected struct EventInput at line 1 column 0",
                "",
                "has to be an object in braces; a list was sent",
            ),
            (
                "capacity: invalid value: integer `-1`, expected u32 at line 1 column 14",
                "capacity",
                "`capacity`: has to be a whole number from 0 to 4294967295; a number was sent",
            ),
        ] {
            let fault = fault(message);
            assert_eq!((fault.field.as_str(), fault.detail.as_str()), (field, detail));
        }
    }

    #[test]
    fn what_was_sent_is_repeated_within_a_limit() {
        let long = "x".repeat(5_000);
        let fault = fault(&format!("unknown field `{long}`, expected `title`"));
        assert_eq!(fault.field.chars().count(), FIELD_CHARS_MAX);
        assert!(fault.detail.chars().count() <= CHARS_MAX);
    }
}
