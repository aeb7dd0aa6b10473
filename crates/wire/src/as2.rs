//! Refuses documents that break ActivityStreams itself, for places that take any object (AS2 Core and Vocabulary).

use domain::Iri;
use serde_json::Value;

use crate::context::ACTIVITY_STREAMS;
use crate::property;

/// What of a document breaks ActivityStreams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum As2Refused {
    /// Not a JSON object.
    #[error("an ActivityStreams document is a JSON object")]
    NotAnObject,
    /// A context of another vocabulary, or of no kind a context has.
    #[error("the context does not name ActivityStreams")]
    Context,
    /// Neither text nor texts.
    #[error("a type is a text")]
    Type,
    /// Not a text.
    #[error("an id is a text")]
    Id,
    /// `name`, `content` or `summary` is no text.
    #[error("name, content and summary are texts")]
    Text,
    /// `nameMap`, `contentMap` or `summaryMap` is no map of languages to texts.
    #[error("a language map goes from language tags to texts")]
    LanguageMap,
    /// `actor`, `object`, `target`, `origin`, `result` or `instrument` names nothing.
    #[error("actor, object and the like are objects, links or addresses")]
    Reference,
    /// Not an absolute address, a link or an array of these.
    #[error("a url is absolute")]
    Url,
    /// Ordered items without an order, or the reverse; a first page that is no page.
    #[error("the parts of a collection fit its kind")]
    Collection,
}

/// All codes of two letters (ISO 639-1).
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no \
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti \
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Checks one document, not what is nested in it. It says nothing about who may send it.
pub fn refuse_malformed_as2(document: &Value) -> Result<(), As2Refused> {
    let Value::Object(entries) = document else {
        return Err(As2Refused::NotAnObject);
    };
    if !entries.get("@context").is_none_or(is_context) {
        return Err(As2Refused::Context);
    }
    if !entries.get("type").is_none_or(is_texts) {
        return Err(As2Refused::Type);
    }
    if !entries.get("id").is_none_or(|id| id.is_string() || id.is_null()) {
        return Err(As2Refused::Id);
    }
    for key in ["name", "content", "summary"] {
        if !entries.get(key).is_none_or(is_prose) {
            return Err(As2Refused::Text);
        }
        if !entries.get(&format!("{key}Map")).is_none_or(is_language_map) {
            return Err(As2Refused::LanguageMap);
        }
    }
    for key in ["actor", "object", "target", "origin", "result", "instrument"] {
        if !entries.get(key).is_none_or(is_reference) {
            return Err(As2Refused::Reference);
        }
    }
    if !entries.get("url").is_none_or(is_url) {
        return Err(As2Refused::Url);
    }
    check_collection(document)
}

fn is_context(context: &Value) -> bool {
    match context {
        Value::String(name) => is_activity_streams(name),
        Value::Array(parts) => parts
            .iter()
            .any(|part| part.as_str().is_some_and(is_activity_streams)),
        Value::Object(_) => true,
        _ => false,
    }
}

/// With or without `#`, and with http, as old documents have it.
fn is_activity_streams(name: &str) -> bool {
    let name = name.strip_suffix('#').unwrap_or(name);
    name == ACTIVITY_STREAMS || name.strip_prefix("http://") == ACTIVITY_STREAMS.strip_prefix("https://")
}

fn is_texts(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(Value::is_string),
        other => other.is_string(),
    }
}

/// Texts, or a language map in place of one: the older form, which the W3C's own good documents still have. Their broken
/// example of it differs only in a language that does not exist.
fn is_prose(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(|item| property::string(item).is_some()),
        Value::Null => true,
        other => property::string(other).is_some() || is_language_map(other),
    }
}

fn is_language_map(value: &Value) -> bool {
    value.as_object().is_some_and(|map| {
        map.iter()
            .all(|(tag, text)| is_language_tag(tag) && (is_texts(text) || property::string(text).is_some()))
    })
}

/// RFC 5646: a language, then at most one script and one region, then variants and extensions.
fn is_language_tag(tag: &str) -> bool {
    if tag == "und" || tag.starts_with("x-") || tag.starts_with("i-") || tag.starts_with('@') {
        return true;
    }
    let mut parts = tag.split('-');
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let language = parts.next().unwrap_or("");
    if !(2..=8).contains(&language.len()) || !letters(language) {
        return false;
    }
    if language.len() == 2
        && !LANGUAGES
            .split(' ')
            .any(|known| known.eq_ignore_ascii_case(language))
    {
        return false;
    }
    let mut regions = 0;
    for part in parts {
        match part.len() {
            1 => return true,
            2 if letters(part) => regions += 1,
            3 if digits(part) => regions += 1,
            3 | 4 if letters(part) => {}
            4..=8 if part.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {}
            _ => return false,
        }
    }
    regions <= 1
}

fn is_reference(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(|item| item.is_string() || item.is_object()),
        other => other.is_string() || other.is_object() || other.is_null(),
    }
}

fn is_url(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() <= Iri::BYTES_MAX && url::Url::parse(text).is_ok(),
        Value::Array(items) => items.iter().all(is_url),
        other => other.is_object() || other.is_null(),
    }
}

fn check_collection(document: &Value) -> Result<(), As2Refused> {
    let kinds: Vec<&str> = property::types(document).collect();
    let is = |kind: &str| kinds.contains(&kind) || kinds.contains(&format!("{kind}Page").as_str());
    let stray = |key: &str| document.get(key).is_some_and(|items| !items.is_null());
    if is("OrderedCollection") && stray("items") || is("Collection") && stray("orderedItems") {
        return Err(As2Refused::Collection);
    }
    let is_page = |kind: &str| {
        matches!(
            kind,
            "CollectionPage" | "OrderedCollectionPage" | "Link" | "Mention"
        )
    };
    let mut pages = ["first", "last", "next", "prev"]
        .into_iter()
        .filter_map(|key| document.get(key));
    let collection = is("OrderedCollection") || is("Collection");
    if collection && pages.any(|page| page.is_object() && !property::types(page).any(is_page)) {
        return Err(As2Refused::Collection);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_breach_has_its_name() {
        for (document, why) in [
            (json!([]), As2Refused::NotAnObject),
            (json!({"@context": "http://schema.org"}), As2Refused::Context),
            (json!({"@context": 3}), As2Refused::Context),
            (json!({"type": 16}), As2Refused::Type),
            (json!({"id": 4}), As2Refused::Id),
            (json!({"name": {"en": "x", "sp": "y"}}), As2Refused::Text),
            (json!({"name": {"en": 1}}), As2Refused::Text),
            (json!({"nameMap": "x"}), As2Refused::LanguageMap),
            (json!({"contentMap": {"de-419-DE": "x"}}), As2Refused::LanguageMap),
            (json!({"object": 23}), As2Refused::Reference),
            (json!({"url": "images/sally.jpg"}), As2Refused::Url),
            (
                json!({"type": "OrderedCollection", "items": []}),
                As2Refused::Collection,
            ),
            (
                json!({"type": "Collection", "orderedItems": []}),
                As2Refused::Collection,
            ),
            (
                json!({"type": "Collection", "first": {"type": "Create"}}),
                As2Refused::Collection,
            ),
        ] {
            assert_eq!(refuse_malformed_as2(&document), Err(why), "{document}");
        }
    }

    #[test]
    fn odd_but_lawful_documents_pass() {
        for document in [
            json!({}),
            json!({"@context": [{"x": "y"}, "http://www.w3.org/ns/activitystreams#"], "name": {"@value": "x"}}),
            json!({"nameMap": {"zh-Hant-TW": "x", "sr-Latn": "y", "de-CH-1996": "z", "en-x-own": "w"}}),
            json!({"type": "OrderedCollection", "orderedItems": [], "first": "https://a.example/1"}),
        ] {
            assert_eq!(refuse_malformed_as2(&document), Ok(()), "{document}");
        }
    }
}
