//! Puts the right `@context` at the head of a document (protocol section 7.2).

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::terms::{Order, TERMS, Term};

/// The vocabulary every document begins with.
pub const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v1";
const ACTOR_VOCABULARIES: [&str; 5] = [
    ACTIVITY_STREAMS,
    "https://w3id.org/security/v1",
    DATA_INTEGRITY,
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
];

/// Which vocabularies a document names before its own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextKind {
    /// A document that will carry a proof.
    Proved,
    /// A document without one.
    Plain,
    /// An actor, or an activity that holds one.
    Actor,
}

/// Puts `@context` first; one that is there already is replaced. Anything but an object is returned as it is.
pub fn with_context(document: Value, kind: ContextKind) -> Value {
    let Value::Object(entries) = document else {
        return document;
    };
    let mut words = BTreeSet::new();
    collect_entries(&entries, &mut words);
    let vocabularies: &[&str] = match kind {
        ContextKind::Proved => &[ACTIVITY_STREAMS, DATA_INTEGRITY],
        ContextKind::Plain => &[ACTIVITY_STREAMS],
        ContextKind::Actor => &ACTOR_VOCABULARIES,
    };
    let mut context: Vec<Value> = vocabularies.iter().map(|vocabulary| json!(vocabulary)).collect();
    let terms: Map<String, Value> = TERMS
        .iter()
        .filter(|term| words.contains(term.name))
        .map(|term| (term.name.to_owned(), definition(term)))
        .collect();
    if !terms.is_empty() {
        context.push(Value::Object(terms));
    }
    let mut whole = Map::new();
    whole.insert("@context".to_owned(), Value::Array(context));
    whole.extend(entries.into_iter().filter(|(key, _)| key != "@context"));
    Value::Object(whole)
}

/// A term as a context defines it.
pub fn definition(term: &Term) -> Value {
    if term.value_type.is_none() && term.order == Order::Free {
        return json!(term.iri);
    }
    let mut entry = Map::new();
    entry.insert("@id".to_owned(), json!(term.iri));
    if let Some(value_type) = term.value_type {
        entry.insert("@type".to_owned(), json!(value_type));
    }
    if term.order == Order::Kept {
        entry.insert("@container".to_owned(), json!("@list"));
    }
    Value::Object(entry)
}

/// Keys, types and states of one document. A nested document with its own context counts for itself.
fn collect_entries<'v>(entries: &'v Map<String, Value>, words: &mut BTreeSet<&'v str>) {
    for (key, value) in entries
        .iter()
        .filter(|(key, _)| *key != "@context" && *key != "proof")
    {
        words.insert(key);
        if key == "type" || key == "eventStatus" {
            collect_words(value, words);
        }
        collect_nested(value, words);
    }
}

fn collect_words<'v>(value: &'v Value, words: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(word) => {
            words.insert(word);
        }
        Value::Array(items) => words.extend(items.iter().filter_map(Value::as_str)),
        _ => {}
    }
}

fn collect_nested<'v>(value: &'v Value, words: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(entries) if !entries.contains_key("@context") => collect_entries(entries, words),
        Value::Array(items) => items.iter().for_each(|item| collect_nested(item, words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_used_stand_in_table_order_and_an_empty_list_is_left_out() {
        let document = json!({"waitlistPlace": 3, "type": "Offer", "rsvpCounter": 1});
        let context = with_context(document, ContextKind::Proved)["@context"].clone();
        assert_eq!(
            context.to_string(),
            r#"["https://www.w3.org/ns/activitystreams","https://w3id.org/security/data-integrity/v1",{"rsvpCounter":"https://w3id.org/rosarium/v1#rsvpCounter","waitlistPlace":"https://w3id.org/rosarium/v1#waitlistPlace"}]"#
        );
        let bare = with_context(json!({"type": "Follow"}), ContextKind::Plain);
        assert_eq!(bare, json!({"@context": [ACTIVITY_STREAMS], "type": "Follow"}));
    }

    #[test]
    fn a_nested_document_with_its_own_context_counts_for_itself() {
        let document =
            json!({"type": "Offer", "object": {"@context": [], "type": "PeeringAgreement", "scopes": []}});
        assert_eq!(
            with_context(document, ContextKind::Plain)["@context"],
            json!([ACTIVITY_STREAMS])
        );
        let document =
            json!({"type": "Accept", "result": {"type": "PeeringAgreement", "proof": {"revision": 1}}});
        let context = with_context(document, ContextKind::Plain)["@context"].clone();
        assert_eq!(
            context[1],
            json!({"PeeringAgreement": "https://w3id.org/rosarium/v1#PeeringAgreement"})
        );
    }

    #[test]
    fn a_state_is_a_term_but_any_other_value_is_not() {
        let document =
            json!({"eventStatus": "EventMovedOnline", "name": "revision", "type": ["Event", "Hashtag"]});
        let context = with_context(document, ContextKind::Plain)["@context"][1].clone();
        let names: Vec<&String> = context.as_object().unwrap().keys().collect();
        assert_eq!(names, ["Hashtag", "eventStatus", "EventMovedOnline"]);
    }

    #[test]
    fn no_term_is_defined_twice() {
        let names: BTreeSet<&str> = TERMS.iter().map(|term| term.name).collect();
        assert_eq!(names.len(), TERMS.len());
    }
}
