//! Reads JSON from outside, strictly: what two readers could understand differently is refused.
//!
//! A duplicate key or a lone surrogate lets a signer and a verifier see two documents in one text, so both are errors
//! here (threats A12, B10; protocol section 3.4, step 2).

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

/// Deepest nesting of arrays and objects taken.
pub const DEPTH_MAX: usize = 32;
/// Most values of all kinds in one document, keys of objects not counted.
pub const NODES_MAX: usize = 20_000;
/// Longest document taken, in bytes; an inbox counts to less while reading (protocol section 3.4).
pub const BYTES_MAX: usize = 1024 * 1024;

/// Keys that would move content between nodes of a JSON-LD graph (threat A12).
const GRAPH_KEYWORDS: [&str; 5] = ["@graph", "@included", "@reverse", "@id", "@type"];

/// Why a text is no document for us; each is a 400, [`JsonRefused::TooLong`] a 413.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonRefused {
    /// Longer than [`BYTES_MAX`].
    #[error("the document has more than {BYTES_MAX} bytes")]
    TooLong,
    /// Some byte is not part of a UTF-8 character.
    #[error("the document is not UTF-8")]
    NotUtf8,
    /// No JSON at all, a number out of range, a lone surrogate, or text after the end.
    #[error("the document is not JSON")]
    NotJson,
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("the document is nested deeper than {DEPTH_MAX} levels")]
    TooDeep,
    /// More values than [`NODES_MAX`].
    #[error("the document has more than {NODES_MAX} values")]
    TooMany,
    /// One object names a key twice.
    #[error("the document names a key twice")]
    DuplicateKey,
    /// A string or a key holds U+0000.
    #[error("the document holds the character U+0000")]
    NulCharacter,
    /// `@graph`, `@included`, `@reverse`, `@id` or `@type` outside a `@context`.
    #[error("the document uses a JSON-LD graph keyword")]
    GraphKeyword,
    /// The whole is not an object.
    #[error("the document is not a JSON object")]
    NotAnObject,
}

/// Reads an activity or object of ActivityStreams: an object, strict JSON, compact form only. Graph keywords are refused
/// at any depth, except inside the value of a `@context`, where they only define terms.
pub fn read_activity(bytes: &[u8]) -> Result<Value, JsonRefused> {
    let value = read_with(bytes, GraphKeywords::Refused)?;
    if value.is_object() {
        Ok(value)
    } else {
        Err(JsonRefused::NotAnObject)
    }
}

/// Reads any JSON strictly; the order of keys is kept.
pub fn read(bytes: &[u8]) -> Result<Value, JsonRefused> {
    read_with(bytes, GraphKeywords::Taken)
}

/// One pass: whatever is refused is refused where it stands, before what comes behind it is kept.
fn read_with(bytes: &[u8], graph_keywords: GraphKeywords) -> Result<Value, JsonRefused> {
    if bytes.len() > BYTES_MAX {
        return Err(JsonRefused::TooLong);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| JsonRefused::NotUtf8)?;
    let mut tally = Tally {
        nodes_left: NODES_MAX,
        refused: None,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node {
        tally: &mut tally,
        depth_left: DEPTH_MAX,
        graph_keywords,
    }
    .deserialize(&mut deserializer)
    .and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|_| tally.refused.unwrap_or(JsonRefused::NotJson))
}

/// Whether keys may be keywords of a JSON-LD graph: in a `@context`, and in JSON of other kinds.
#[derive(Clone, Copy, PartialEq)]
enum GraphKeywords {
    Refused,
    Taken,
}

/// What the whole reading shares: how much may still come, and our own reason to stop (serde keeps only a text).
struct Tally {
    nodes_left: usize,
    refused: Option<JsonRefused>,
}

impl Tally {
    fn refuse<E: serde::de::Error>(&mut self, why: JsonRefused) -> E {
        self.refused = Some(why);
        E::custom(why)
    }

    fn check_text<E: serde::de::Error>(&mut self, text: &str) -> Result<(), E> {
        if text.contains('\0') {
            Err(self.refuse(JsonRefused::NulCharacter))
        } else {
            Ok(())
        }
    }
}

/// One value still to be read, how many levels may open inside it, and what its keys may be.
struct Node<'t> {
    tally: &'t mut Tally,
    depth_left: usize,
    graph_keywords: GraphKeywords,
}

impl Node<'_> {
    /// How many levels may open inside the children of this array or object.
    fn descend<E: serde::de::Error>(&mut self) -> Result<usize, E> {
        self.depth_left
            .checked_sub(1)
            .ok_or_else(|| self.tally.refuse(JsonRefused::TooDeep))
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.tally.nodes_left.checked_sub(1) {
            Some(left) => self.tally.nodes_left = left,
            None => return Err(self.tally.refuse(JsonRefused::TooMany)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number)
            .map(Value::Number)
            .ok_or_else(|| self.tally.refuse(JsonRefused::NotJson))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        self.tally.check_text(text)?;
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<Value, A::Error> {
        let depth_left = self.descend()?;
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(Node {
            tally: self.tally,
            depth_left,
            graph_keywords: self.graph_keywords,
        })? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Value, A::Error> {
        let depth_left = self.descend()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.tally.check_text::<A::Error>(&key)?;
            let mut inside = self.graph_keywords;
            if inside == GraphKeywords::Refused && key.starts_with('@') {
                if GRAPH_KEYWORDS.contains(&key.as_str()) {
                    return Err(self.tally.refuse(JsonRefused::GraphKeyword));
                }
                if key == "@context" {
                    inside = GraphKeywords::Taken;
                }
            }
            let Entry::Vacant(place) = object.entry(key) else {
                return Err(self.tally.refuse(JsonRefused::DuplicateKey));
            };
            place.insert(entries.next_value_seed(Node {
                tally: self.tally,
                depth_left,
                graph_keywords: inside,
            })?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn nested(levels: usize) -> String {
        format!("{}1{}", "[".repeat(levels), "]".repeat(levels))
    }

    /// B10
    #[test]
    fn a_text_that_two_readers_understand_differently_is_refused() {
        for (text, why) in [
            (r#"{"id":"a","id":"b"}"#, JsonRefused::DuplicateKey),
            (r#"{"a":[{"b":{"x":1,"\u0078":2}}]}"#, JsonRefused::DuplicateKey),
            (r#"{"@context":{"a":"1","a":"2"}}"#, JsonRefused::DuplicateKey),
            (r#"["\ud800"]"#, JsonRefused::NotJson),
            (r#"["\udc00\ud800"]"#, JsonRefused::NotJson),
            (r#"{"\u0000":1}"#, JsonRefused::NulCharacter),
            (r#"["a\u0000b"]"#, JsonRefused::NulCharacter),
            ("[1e999]", JsonRefused::NotJson),
            ("[-1e999]", JsonRefused::NotJson),
            ("[NaN]", JsonRefused::NotJson),
            ("[1] [2]", JsonRefused::NotJson),
            ("[1,]", JsonRefused::NotJson),
            ("[01]", JsonRefused::NotJson),
            ("", JsonRefused::NotJson),
            ("\u{feff}{}", JsonRefused::NotJson),
        ] {
            assert_eq!(read(text.as_bytes()), Err(why), "{text}");
        }
        assert_eq!(read(b"[\"\xff\"]"), Err(JsonRefused::NotUtf8));
    }

    /// B10
    #[test]
    fn nesting_ends_at_its_limit_and_not_in_the_stack() {
        assert!(read(nested(DEPTH_MAX).as_bytes()).is_ok());
        for levels in [DEPTH_MAX + 1, 20_000, 100_000] {
            assert_eq!(
                read(nested(levels).as_bytes()),
                Err(JsonRefused::TooDeep),
                "{levels}"
            );
        }
        assert_eq!(read("[".repeat(100_000).as_bytes()), Err(JsonRefused::TooDeep));
        assert_eq!(
            read(r#"{"a":"#.repeat(20_000).as_bytes()),
            Err(JsonRefused::TooDeep)
        );
    }

    /// B10
    #[test]
    fn a_bomb_of_small_values_and_a_huge_string_are_refused() {
        let many = format!("[{}[]]", "[],".repeat(300_000));
        assert_eq!(read(many.as_bytes()), Err(JsonRefused::TooMany));
        let just = format!("[{}0]", "0,".repeat(NODES_MAX - 2));
        assert!(read(just.as_bytes()).is_ok());
        let one_more = format!("[{}0]", "0,".repeat(NODES_MAX - 1));
        assert_eq!(read(one_more.as_bytes()), Err(JsonRefused::TooMany));
        let long = format!("\"{}\"", "x".repeat(10_000_000));
        assert_eq!(read(long.as_bytes()), Err(JsonRefused::TooLong));
    }

    /// A12
    #[test]
    fn graph_keywords_are_refused_at_any_depth_outside_a_context() {
        for keyword in GRAPH_KEYWORDS {
            for text in [
                format!(r#"{{"{keyword}":[]}}"#),
                format!(r#"{{"object":{{"tag":[{{"{keyword}":1}}]}}}}"#),
                format!(r#"{{"object":{{"\u0040{}":1}}}}"#, &keyword[1..]),
            ] {
                assert_eq!(
                    read_activity(text.as_bytes()),
                    Err(JsonRefused::GraphKeyword),
                    "{text}"
                );
            }
            let defined =
                format!(r#"{{"@context":[{{"memberOf":{{"{keyword}":"x"}}}}],"content":{{"@value":"y"}}}}"#);
            assert!(read_activity(defined.as_bytes()).is_ok(), "{defined}");
        }
        assert_eq!(read_activity(b"[]"), Err(JsonRefused::NotAnObject));
    }

    #[test]
    fn the_order_of_keys_is_kept() {
        let value = read(br#"{"b":1,"a":{"z":-2,"y":2.5}}"#).unwrap();
        assert_eq!(value.to_string(), r#"{"b":1,"a":{"z":-2,"y":2.5}}"#);
        assert_eq!(value, json!({"b": 1, "a": {"z": -2, "y": 2.5}}));
    }

    proptest! {
        /// B10
        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_activity(&bytes);
        }

        #[test]
        fn what_the_library_prints_is_read_back(keys in prop::collection::btree_map("[^\u{0}]{0,8}", any::<f64>(), 0..8)) {
            let printed = serde_json::to_vec(&keys).unwrap();
            let known: Value = serde_json::from_slice(&printed).unwrap();
            prop_assert_eq!(read(&printed), Ok(known));
        }
    }
}
