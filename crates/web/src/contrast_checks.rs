//! Whether every token can be read on every surface it is used on (look, section 2: WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

use crate::static_files;

/// Text, and the surfaces it stands on.
const TEXTS: [(&str, &[&str]); 18] = [
    (
        "ink",
        &[
            "ground",
            "sheet",
            "well",
            "leaf-wash",
            "info-wash",
            "watch-wash",
            "act-wash",
            "good-wash",
            "rose-ground",
            "rose-sheet",
            "rose-line",
        ],
    ),
    (
        "soft",
        &[
            "ground",
            "sheet",
            "well",
            "info-wash",
            "watch-wash",
            "act-wash",
            "good-wash",
        ],
    ),
    ("leaf", &["ground", "sheet", "leaf-wash"]),
    ("on-leaf", &["leaf", "leaf-strong"]),
    ("on-deep", &["deep"]),
    ("on-deep-soft", &["deep"]),
    ("deep", &["deep-button"]),
    (
        "good",
        &["ground", "sheet", "good-wash", "rose-ground", "rose-sheet"],
    ),
    (
        "watch",
        &["ground", "sheet", "watch-wash", "rose-ground", "rose-sheet"],
    ),
    (
        "act",
        &[
            "ground",
            "sheet",
            "act-wash",
            "rose-ground",
            "rose-sheet",
            "rose-paper",
        ],
    ),
    (
        "info",
        &["ground", "sheet", "info-wash", "rose-ground", "rose-sheet"],
    ),
    ("rose", &["sheet", "rose-ground", "rose-sheet", "rose-line"]),
    ("rose-sheet", &["rose"]),
    (
        "rose-soft",
        &[
            "rose-ground",
            "rose-sheet",
            "rose-line",
            "info-wash",
            "watch-wash",
            "act-wash",
            "good-wash",
        ],
    ),
    ("on-rose", &["rose-deep"]),
    ("on-rose-soft", &["rose-deep"]),
    ("rose-deep", &["on-rose"]),
    (
        "rose-ink",
        &["rose-paper", "rose-ground", "rose-sheet", "rose-line"],
    ),
];

/// Edges and marks, and the surfaces they stand on.
const MARKS: [(&str, &[&str]); 12] = [
    ("edge", &["ground", "sheet", "well"]),
    (
        "focus",
        &[
            "ground",
            "sheet",
            "well",
            "rose-ground",
            "rose-sheet",
            "rose-line",
        ],
    ),
    ("rose-edge", &["rose-ground", "rose-sheet", "rose-paper"]),
    ("on-rose-soft", &["rose-deep"]),
    ("sea", &["ground", "sheet"]),
    ("sky", &["ground", "sheet"]),
    ("gold", &["ground", "sheet"]),
    ("iris", &["ground", "sheet"]),
    ("moss", &["ground", "sheet"]),
    ("clay", &["ground", "sheet"]),
    ("slate", &["ground", "sheet"]),
    ("fern", &["ground", "sheet"]),
];

fn tokens(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let style = std::str::from_utf8(static_files()[0].bytes).unwrap();
    let rule = style.split(selector).nth(1).unwrap().split('}').next().unwrap();
    let parts = rule
        .split([';', '{'])
        .filter_map(|part| part.trim().strip_prefix("--")?.split_once(": "));
    parts.filter(|(_, value)| value.starts_with('#')).collect()
}

/// Relative luminance of `#abc` or `#aabbcc`.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let digits = if digits.len() == 3 {
        digits.chars().flat_map(|c| [c, c]).collect()
    } else {
        digits.to_owned()
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_and_every_mark_can_be_seen_in_light_and_in_dark() {
    assert!((contrast("#fff", "#000000") - 21.0).abs() < 0.001);
    for selector in [":root {", ":root[data-theme=\"dark\"] {"] {
        let tokens = tokens(selector);
        for (pairs, least) in [(TEXTS.as_slice(), 4.5), (MARKS.as_slice(), 3.0)] {
            for (front, backs) in pairs {
                for back in *backs {
                    let found = contrast(tokens[front], tokens[back]);
                    assert!(found >= least, "{selector} {front} on {back}: {found:.2}");
                }
            }
        }
    }
}
