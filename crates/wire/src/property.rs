//! Reads properties of ActivityStreams documents as leniently as protocol section 7.1 says: scalar or array, `@value`,
//! wrong types as if absent. Everything is bounded, nothing panics.

use domain::{Html, Iri, LanguageTag, Moment, Note, PersonName, TextRefused, Title, Zone};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::Value;

use crate::html;

/// Most values of one property looked at.
pub(crate) const VALUES_MAX: usize = 200;
/// Longest text of one property kept, in bytes; a longer one counts as absent, HTML is cut instead.
pub(crate) const TEXT_BYTES_MAX: usize = 4_096;
/// The public audience, as written.
pub(crate) const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The values of a property, whether it is scalar or an array; `null` is none.
pub(crate) fn values<'v>(document: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    let values: &[Value] = match document.get(key) {
        Some(Value::Array(items)) => items,
        Some(Value::Null) | None => &[],
        Some(scalar) => std::slice::from_ref(scalar),
    };
    values.iter().take(VALUES_MAX)
}

/// The first value of a property.
pub(crate) fn first<'v>(document: &'v Value, key: &str) -> Option<&'v Value> {
    values(document, key).next()
}

/// A string, or the `@value` of one.
pub(crate) fn string(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(entries) => entries.get("@value").and_then(Value::as_str),
        _ => None,
    }
}

/// The first value of a property, if it is a text of at most [`TEXT_BYTES_MAX`].
pub(crate) fn text<'v>(document: &'v Value, key: &str) -> Option<&'v str> {
    first(document, key)
        .and_then(string)
        .filter(|text| text.len() <= TEXT_BYTES_MAX)
}

/// A text, else the first of its language map, also where an old document puts the map in place of the text; unbounded,
/// for HTML that is cut later.
pub(crate) fn prose<'v>(document: &'v Value, key: &str, map_key: &str) -> Option<&'v str> {
    let mapped = |map: &'v Value| map.as_object()?.values().find_map(string);
    let direct = first(document, key).and_then(|value| string(value).or_else(|| mapped(value)));
    direct.or_else(|| document.get(map_key).and_then(mapped))
}

/// The types of a document, with a prefix such as `as:` or a whole IRI before the word dropped.
pub(crate) fn types(document: &Value) -> impl Iterator<Item = &str> {
    values(document, "type").filter_map(Value::as_str).map(word)
}

/// What stands behind the last `#`, `/` or `:`.
pub(crate) fn word(text: &str) -> &str {
    text.rsplit(['#', '/', ':']).next().unwrap_or(text)
}

/// The id a value names: itself, its `id`, or the `href` of a link.
pub(crate) fn id_of(value: &Value) -> Option<Iri> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(entries) => entries
            .get("id")
            .or_else(|| entries.get("href"))
            .and_then(Value::as_str),
        _ => None,
    };
    text.and_then(|text| Iri::parse(text).ok())
}

/// The id that the first value of a property names.
pub(crate) fn iri(document: &Value, key: &str) -> Option<Iri> {
    first(document, key).and_then(id_of)
}

/// All ids that the values of a property name; others are dropped.
pub(crate) fn iris(document: &Value, key: &str) -> Vec<Iri> {
    values(document, key).filter_map(id_of).collect()
}

/// The address of a page among strings, links and arrays of them: `text/html` if there is one, else the first.
pub(crate) fn page(document: &Value, key: &str) -> Option<Iri> {
    let is_page = |value: &&Value| value.get("mediaType").and_then(Value::as_str) == Some("text/html");
    let preferred = values(document, key).filter(is_page).find_map(address);
    preferred.or_else(|| values(document, key).find_map(address))
}

/// Where a value lies: a string, or `href` or `url` of an object.
pub(crate) fn address(value: &Value) -> Option<Iri> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(entries) => ["href", "url"]
            .into_iter()
            .find_map(|key| entries.get(key))
            .and_then(|inner| match inner {
                Value::Array(items) => items
                    .first()
                    .and_then(|item| item.as_str().or_else(|| item["href"].as_str())),
                Value::Object(link) => link.get("href").and_then(Value::as_str),
                other => other.as_str(),
            }),
        _ => None,
    };
    text.and_then(|text| Iri::parse(text).ok())
}

/// Addressees as written: strings, or ids of objects.
pub(crate) fn addressees(document: &Value, key: &str) -> Vec<String> {
    let named = |value: &Value| {
        let text = value
            .as_str()
            .or_else(|| value.get("id").and_then(Value::as_str))?;
        (text.len() <= Iri::BYTES_MAX).then(|| text.to_owned())
    };
    values(document, key).filter_map(named).collect()
}

/// A whole number of nought or more, also when written `58.0` or `"58"`.
pub(crate) fn whole(document: &Value, key: &str) -> Option<u64> {
    const EXACT_MAX: f64 = 9_007_199_254_740_991.0;
    match first(document, key)? {
        Value::Number(number) => number.as_u64().or_else(|| {
            let float = number.as_f64()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be whole and in range"
            )]
            let whole = float as u64;
            (float.fract() == 0.0 && (0.0..=EXACT_MAX).contains(&float)).then_some(whole)
        }),
        Value::String(text) if text.len() <= 16 => text.parse().ok(),
        _ => None,
    }
}

/// A number of any kind, also when written as text.
pub(crate) fn float(document: &Value, key: &str) -> Option<f64> {
    let number = match first(document, key)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if text.len() <= 32 => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// A yes or no, also when written as text.
pub(crate) fn truth(document: &Value, key: &str) -> Option<bool> {
    match first(document, key)? {
        Value::Bool(truth) => Some(*truth),
        Value::String(word) if word == "true" => Some(true),
        Value::String(word) if word == "false" => Some(false),
        _ => None,
    }
}

/// An instant of RFC 3339 between 1970 and 2200.
pub(crate) fn instant(document: &Value, key: &str) -> Option<Timestamp> {
    text(document, key)
        .and_then(|text| Moment::parse(text, Zone::utc()).ok())
        .map(|moment| moment.at)
}

/// A wall clock without an offset: `-00:00` (Hubzilla), or none at all.
pub(crate) fn wall_clock(text: &str) -> Option<DateTime> {
    let bare = text
        .strip_suffix("-00:00")
        .or_else(|| text.strip_suffix('Z'))
        .unwrap_or(text);
    bare.parse().ok()
}

/// Plain text on one line: markup dropped, invisible characters dropped, cut to what fits.
pub(crate) fn one_line(markup: &str, chars_max: usize) -> String {
    let plain = html::plain(markup);
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = folded
        .chars()
        .filter(|character| is_shown(*character))
        .take(chars_max)
        .collect();
    shown.trim().to_owned()
}

/// A title, made to fit; `None` when nothing is left.
pub(crate) fn title(markup: &str) -> Option<Title> {
    Title::parse(&one_line(markup, Title::CHARS_MAX)).ok()
}

/// A person's or a company's name, made to fit; `None` when nothing is left.
pub(crate) fn person_name(markup: &str) -> Option<PersonName> {
    PersonName::parse(&one_line(markup, PersonName::CHARS_MAX)).ok()
}

/// A remark of several lines, made to fit; `None` when nothing is left.
pub(crate) fn note(markup: &str) -> Option<Note> {
    let plain = html::plain(markup);
    let shown = |character: &char| *character == '\n' || *character == '\t' || is_shown(*character);
    let fitting: String = plain.chars().filter(shown).take(Note::CHARS_MAX).collect();
    Note::parse(&fitting).ok()
}

/// Prose as it may be shown: HTML, or plain text when the document says so.
pub(crate) fn description(document: &Value) -> Html {
    let prose = prose(document, "content", "contentMap").unwrap_or("");
    let is_plain = document.get("mediaType").and_then(Value::as_str) == Some("text/plain");
    if is_plain {
        html::from_plain(prose)
    } else {
        html::sanitise(prose)
    }
}

/// The language a document says it is in, or that of its first language map entry.
pub(crate) fn language(document: &Value) -> Option<LanguageTag> {
    let said = text(document, "inLanguage").or_else(|| {
        let map = document
            .get("contentMap")
            .or_else(|| document.get("nameMap"))?
            .as_object()?;
        map.keys().next().map(String::as_str)
    });
    said.and_then(|tag| LanguageTag::parse(tag).ok())
}

/// An instant as every document writes it: UTC, whole seconds.
pub(crate) fn utc(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The list of invisible characters stands in `domain`; a title with one of them is refused for it.
fn is_shown(character: char) -> bool {
    // Most are; a text is asked for the rest alone.
    if matches!(character, ' '..='~') {
        return true;
    }
    !matches!(
        Title::parse(&format!("x{character}x")),
        Err(TextRefused::Invisible)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_scalar_an_array_and_a_value_object_read_alike() {
        for document in [
            json!({"a": "x"}),
            json!({"a": ["x", "y"]}),
            json!({"a": {"@value": "x", "@language": "en"}}),
        ] {
            assert_eq!(text(&document, "a"), Some("x"), "{document}");
        }
        for document in [
            json!({"a": null}),
            json!({}),
            json!({"a": []}),
            json!({"a": 1}),
            json!([]),
            json!(null),
        ] {
            assert_eq!(text(&document, "a"), None, "{document}");
        }
        for document in [
            json!({"m": {"en": {"@value": "x"}}}),
            json!({"a": {"en": "x"}, "m": {"en": "y"}}),
            json!({"a": 1, "m": {"en": "x"}}),
        ] {
            assert_eq!(prose(&document, "a", "m"), Some("x"), "{document}");
        }
    }

    #[test]
    fn a_page_is_preferred_among_links() {
        let page_url = Iri::parse("https://a.example/page").unwrap();
        for url in [
            json!("https://a.example/page"),
            json!({"type": "Link", "href": "https://a.example/page"}),
            json!(["https://a.example/page"]),
            json!([{"href": "https://a.example/x", "mediaType": "application/json"}, {"href": "https://a.example/page", "mediaType": "text/html"}]),
        ] {
            assert_eq!(page(&json!({"url": url}), "url"), Some(page_url.clone()), "{url}");
        }
    }

    #[test]
    fn whole_numbers_are_read_in_every_spelling_and_others_are_not() {
        for (value, read) in [
            (json!(58), Some(58)),
            (json!(58.0), Some(58)),
            (json!("58"), Some(58)),
            (json!(-1), None),
            (json!(0.5), None),
            (json!(1e300), None),
            (json!(true), None),
            (json!({}), None),
        ] {
            assert_eq!(whole(&json!({"n": value}), "n"), read, "{value}");
        }
    }

    /// B14, E8
    #[test]
    fn a_name_from_outside_becomes_one_visible_line() {
        assert_eq!(title("<b>Quiz</b>\r\nnight").unwrap().as_str(), "Quiz night");
        assert_eq!(title("a\u{202e}b\u{200d}c").unwrap().as_str(), "abc");
        assert_eq!(
            title(&"ä".repeat(500)).unwrap().as_str().chars().count(),
            Title::CHARS_MAX
        );
        assert_eq!(title(" \u{200b} "), None);
        assert_eq!(title("' ; -- <> \r\n").unwrap().as_str(), "' ; -- <>");
        assert_eq!(note("a\u{202e}\nb").unwrap().as_str(), "a\nb");
    }
}
