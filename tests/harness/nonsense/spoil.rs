//! What chance does to a real activity: to its parts, and to its text where no tree of values can say it.

use serde_json::{Value, json};

use super::{Names, Nonsense, Once, grammar, values};

/// Pieces of text that are no JSON, or JSON that two readers understand differently.
const SNIPPETS: &[&str] = &[
    "\"id\":\"https://other.example/1\",",
    "\"type\":\"Delete\",",
    "\"actor\":[],",
    "\"@graph\":[{}],",
    "\"@included\":{},",
    "\"@reverse\":{\"object\":1},",
    "\"@id\":\"x\",",
    "\"@type\":\"Event\",",
    "\"a\":1e999,",
    "\"a\":-0,",
    "\"a\":01,",
    "\"a\":NaN,",
    "\"a\":\"\\ud800\",",
    "\"a\":\"\\u0000\",",
    "\"\\u0069d\":1,",
    ",",
    "{",
    "[",
    "/**/",
];

/// One part at a place of chance: gone, another, twice as much, moved, or of another kind.
pub(super) fn a_part(nonsense: &mut Nonsense, whole: &mut Value, names: &Names) {
    let mut place = whole;
    // The whole is no part of itself; what is deep is reached less often.
    for depth in 0.. {
        let stop = depth > 0 && nonsense.below(4) == 0;
        let step: Option<String> = match (&*place, stop) {
            (Value::Object(fields), false) if !fields.is_empty() => {
                let keys: Vec<&String> = fields.keys().collect();
                match nonsense.once_in(2) {
                    // What an activity is about is what handlers read.
                    Once::Now if fields.contains_key("object") => Some("object".to_owned()),
                    _ => Some((*nonsense.one_of(&keys)).clone()),
                }
            }
            (Value::Array(items), false) if !items.is_empty() => {
                Some(nonsense.below(items.len() as u64).to_string())
            }
            _ => None,
        };
        let Some(step) = step else { break };
        place = match place {
            Value::Array(items) => {
                let number: usize = step.parse().expect("a place in a list");
                &mut items[number]
            }
            other => &mut other[step.as_str()],
        };
    }
    *place = match nonsense.below(8) {
        0 => Value::Null,
        1 => json!([place.take()]),
        2 => json!([place.clone(), place.take()]),
        3 => json!({ "id": place.take() }),
        4 => values::id(nonsense, names),
        5 => grammar::object(nonsense, names, 2),
        6 => json!(place.to_string()),
        _ => values::odd(nonsense, names),
    };
}

/// The bytes that go out in place of a text.
pub(super) fn the_text(nonsense: &mut Nonsense, text: String) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    let length = bytes.len() as u64;
    let place = |drawn: u64| usize::try_from(drawn).expect("a place in a text");
    match nonsense.below(9) {
        0 => bytes.truncate(place(nonsense.below(length))),
        1 => bytes[place(nonsense.below(length))] = nonsense.below(256) as u8,
        2 => bytes[place(nonsense.below(length))] ^= 1 << nonsense.below(8),
        3 => drop(bytes.remove(place(nonsense.below(length)))),
        4 => bytes.extend_from_slice(b" {}"),
        5 => {
            let from = place(nonsense.below(length));
            let piece: Vec<u8> = bytes[from..].iter().take(40).copied().collect();
            bytes.splice(from..from, piece);
        }
        6 => drop(bytes.splice(0..0, *b"\xef\xbb\xbf")),
        7 => {
            let depth = place(1 + nonsense.below(2_000));
            let deep = format!("\"deep\":{}1{},", "[".repeat(depth), "]".repeat(depth));
            bytes.splice(1..1, deep.into_bytes());
        }
        _ => drop(bytes.splice(1..1, nonsense.one_of(SNIPPETS).bytes())),
    }
    bytes
}
