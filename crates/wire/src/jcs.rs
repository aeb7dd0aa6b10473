//! The one canonical text of a JSON value (RFC 8785), over which documents are hashed and signed.
//!
//! Strings, integers and literals are printed by `serde_json`, doubles by `serde_json_canonicalizer`; only the brackets
//! and the order of keys are ours. The latter library alone takes five times as long, on every activity with a proof; a
//! test holds the two against each other.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::{Number, Value};

/// Deepest value written; a document that was read has at most [`crate::json::DEPTH_MAX`] levels, the rest is for wrapping.
pub const DEPTH_MAX: usize = 64;

/// Room for the text of a usual activity, in bytes.
const TEXT_BYTES_USUAL: usize = 8 * 1024;

/// The first integer that a double, and so JCS, no longer tells from its neighbour.
const INTEGER_BOUND: u64 = 1 << 53;

/// Why a value has no canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JcsRefused {
    /// An integer of 2^53 or more (either sign): two of them could share one text.
    #[error("an integer is too large for a canonical text")]
    IntegerTooLarge,
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("the value is nested deeper than {DEPTH_MAX} levels")]
    TooDeep,
    /// Where a document is wanted, an object.
    #[error("the value is not a JSON object")]
    NotAnObject,
    /// The library refused, for another reason.
    #[error("the value has no canonical text")]
    Unwritable,
}

/// The canonical UTF-8 bytes of a value (RFC 8785).
pub fn canonical(value: &Value) -> Result<Vec<u8>, JcsRefused> {
    let mut text = Vec::with_capacity(TEXT_BYTES_USUAL);
    write(value, DEPTH_MAX, &mut text)?;
    Ok(text)
}

/// The canonical UTF-8 bytes of the object with these members, in any order, no key twice: for an object less some of
/// its members, without a copy of it.
pub fn canonical_object<'v>(
    members: impl Iterator<Item = (&'v String, &'v Value)>,
) -> Result<Vec<u8>, JcsRefused> {
    let mut text = Vec::with_capacity(TEXT_BYTES_USUAL);
    write_object(members, DEPTH_MAX - 1, &mut text)?;
    Ok(text)
}

fn write(value: &Value, depth_left: usize, text: &mut Vec<u8>) -> Result<(), JcsRefused> {
    let inside = || depth_left.checked_sub(1).ok_or(JcsRefused::TooDeep);
    match value {
        Value::Array(items) => write_array(items, inside()?, text),
        Value::Object(members) => write_object(members.iter(), inside()?, text),
        Value::Number(number) if !is_exact(number) => Err(JcsRefused::IntegerTooLarge),
        Value::Number(number) if number.is_f64() => {
            serde_json_canonicalizer::to_writer(number, text).map_err(|_| JcsRefused::Unwritable)
        }
        leaf => print(leaf, text),
    }
}

fn write_array(items: &[Value], depth_left: usize, text: &mut Vec<u8>) -> Result<(), JcsRefused> {
    text.push(b'[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        write(item, depth_left, text)?;
    }
    text.push(b']');
    Ok(())
}

fn write_object<'v>(
    members: impl Iterator<Item = (&'v String, &'v Value)>,
    depth_left: usize,
    text: &mut Vec<u8>,
) -> Result<(), JcsRefused> {
    let mut members: Vec<(&String, &Value)> = members.collect();
    members.sort_unstable_by(|(one, _), (other, _)| by_utf16(one, other));
    text.push(b'{');
    for (place, (key, value)) in members.into_iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        print(key, text)?;
        text.push(b':');
        write(value, depth_left, text)?;
    }
    text.push(b'}');
    Ok(())
}

/// A leaf that `serde_json` prints as the RFC wants it: the same escapes, and integers below 2^53 as their digits.
fn print<T: Serialize + ?Sized>(leaf: &T, text: &mut Vec<u8>) -> Result<(), JcsRefused> {
    serde_json::to_writer(text, leaf).map_err(|_| JcsRefused::Unwritable)
}

/// The order of keys (RFC 8785 section 3.2.3); among ASCII keys it is that of their bytes.
fn by_utf16(one: &str, other: &str) -> Ordering {
    if one.is_ascii() && other.is_ascii() {
        one.cmp(other)
    } else {
        one.encode_utf16().cmp(other.encode_utf16())
    }
}

/// A number written with a fraction or an exponent is a double already, so only integers can lose digits.
fn is_exact(number: &Number) -> bool {
    match (number.as_i64(), number.as_u64()) {
        (Some(integer), _) => integer.unsigned_abs() < INTEGER_BOUND,
        (None, Some(integer)) => integer < INTEGER_BOUND,
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::json;

    fn canonical_text(text: &str) -> Result<String, JcsRefused> {
        let value = json::read(text.as_bytes()).unwrap();
        canonical(&value).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    /// RFC 8785 section 3.2.2 to 3.2.4: the example document and its canonical form.
    #[test]
    fn the_example_of_the_rfc_has_its_canonical_form() {
        let document = r#"{
            "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]
        }"#;
        let expected = concat!(
            r#"{"literals":[null,true,false],"#,
            r#""numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
            r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
        assert_eq!(canonical_text(document).unwrap(), expected);
    }

    /// RFC 8785 Appendix B, the rows where printers go wrong.
    #[test]
    fn numbers_are_printed_as_the_rfc_lists_them() {
        for (bits, text) in [
            (0x0000_0000_0000_0000_u64, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
        ] {
            let printed = canonical(&json!(f64::from_bits(bits))).unwrap();
            assert_eq!(String::from_utf8(printed).unwrap(), text);
        }
    }

    /// A12
    #[test]
    fn integers_that_a_double_cannot_tell_apart_are_refused() {
        for text in [
            "[9007199254740992]",
            "[-9007199254740992]",
            "[18446744073709551615]",
            r#"{"a":9007199254740993}"#,
        ] {
            assert_eq!(canonical_text(text), Err(JcsRefused::IntegerTooLarge), "{text}");
        }
        assert_eq!(
            canonical_text("[9007199254740991,-9007199254740991]").unwrap(),
            "[9007199254740991,-9007199254740991]"
        );
    }

    #[test]
    fn keys_are_sorted_by_their_utf16_units() {
        let text = r#"{"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"1":4,"\r":5}"#;
        assert_eq!(
            canonical_text(text).unwrap(),
            "{\"\\r\":5,\"1\":4,\"€\":3,\"😀\":2,\"\u{fb33}\":1}"
        );
    }

    #[test]
    fn coordinates_lose_their_empty_fraction_only_here() {
        assert_eq!(
            canonical_text(r#"{"latitude":50.0}"#).unwrap(),
            r#"{"latitude":50}"#
        );
    }

    #[test]
    fn a_value_nested_too_deeply_is_refused() {
        let mut value = json!(1);
        for _ in 0..=DEPTH_MAX {
            value = json!([value]);
        }
        assert_eq!(canonical(&value), Err(JcsRefused::TooDeep));
    }

    /// Keys and texts over the whole of Unicode, with the places where orders and escapes differ drawn often.
    fn text() -> impl Strategy<Value = String> {
        "(\\PC|[a-c]|[\u{0}-\u{1f}\"\\\\/\u{7f}-\u{9f}\u{2028}\u{d7ff}\u{e000}-\u{ffff}\u{10000}-\u{10ffff}]){0,8}"
    }

    fn documents() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(|number| json!(number)),
            (-1000..1000_i32, -9..9_i32)
                .prop_map(|(digits, shift)| json!(f64::from(digits) * 10_f64.powi(shift))),
            (-(1_i64 << 53) + 1..(1_i64 << 53)).prop_map(Value::from),
            (0..1_u64 << 53).prop_map(Value::from),
            text().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((text(), inner), 0..6)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn the_text_is_the_one_that_the_library_alone_makes(document in documents()) {
            let whole = canonical(&document).unwrap();
            prop_assert_eq!(&whole, &serde_json_canonicalizer::to_vec(&document).unwrap());
            if let Some(members) = document.as_object() {
                prop_assert_eq!(canonical_object(members.iter()).unwrap(), whole);
            }
        }

        #[test]
        fn a_canonical_text_read_again_is_its_own_canonical_text(document in documents()) {
            let once = canonical(&document).unwrap();
            // Doubles above 2^53 print as integers, so reading back must not go through the integer check.
            let again: Value = serde_json::from_slice(&once).unwrap();
            prop_assert_eq!(serde_json_canonicalizer::to_vec(&again).unwrap(), once);
        }
    }
}
