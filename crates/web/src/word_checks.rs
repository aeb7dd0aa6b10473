//! What stands on a page is a message of `config/languages` or was told by somebody: no word of ours is written into a
//! template or a source, where no translation reaches it (F26; features, 3.3).

use std::fs;
use std::path::Path;

use crate::Words;
use crate::samples::{self, Surroundings};

/// The same in every language: products, languages in their own words, a clock by its name.
const NAMES: [&str; 8] = [
    "America/Los Angeles",
    "Google",
    "Outlook",
    "Deutsch",
    "English",
    "Español",
    "Français",
    "Svenska",
];
/// Elements whose text is for machines, or is the list of cities of the clocks.
const SKIPPED: [&str; 4] = ["script", "style", "code", "select id=\"zone\""];
/// Attributes that are read aloud or shown.
const READ: [&str; 6] = ["aria-label", "alt", "data-label", "label", "placeholder", "title"];

/// What the samples are made of: names, titles and texts of people who are not there.
fn told() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut told = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("sample") {
            let text = fs::read_to_string(&path).unwrap();
            // A text over several lines of a source is one text.
            let mut parts = text.split("\\\n");
            told.push_str(parts.next().unwrap_or_default());
            for part in parts {
                told.push_str(part.trim_start());
            }
        }
    }
    told.replace("\\\"", "\"").to_lowercase()
}

/// The texts of a page, and those of its attributes that are read.
fn texts(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut skipped: Option<&str> = None;
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        match skipped {
            Some(element) if tag.strip_prefix('/') == Some(element) => skipped = None,
            Some(_) => continue,
            None => {
                let begins = SKIPPED.iter().find(|element| tag.starts_with(**element));
                skipped = begins.map(|element| element.split(' ').next().unwrap_or(element));
            }
        }
        if skipped.is_some() {
            continue;
        }
        let description = tag.starts_with("meta name=\"description\"").then_some("content");
        for attribute in READ.into_iter().chain(description) {
            let value = tag.split(&format!(" {attribute}=\"")).nth(1);
            found.extend(value.and_then(|rest| rest.split('"').next()).map(plain));
        }
        found.push(plain(text));
    }
    found
}

fn plain(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
    ];
    let unescaped = pairs.iter().fold(text.to_owned(), |text, (written, meant)| {
        text.replace(written, meant)
    });
    unescaped.replace("&#38;", "&").replace("&amp;", "&")
}

/// Parts of a text that no message is in: `en-XA` leaves no small vowel as it is.
fn untranslated<'t>(text: &'t str, told: &str) -> Vec<&'t str> {
    let is_message = |part: &str| part.chars().any(|c| "áàéèíìóòúùÁÉÓ".contains(c));
    if is_message(text) {
        return Vec::new();
    }
    let parts = text
        .lines()
        .flat_map(|line| line.split(" · "))
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(". "))
        .map(|part| once(part.trim().trim_start_matches('#').trim_end_matches('.')));
    parts
        .filter(|part| part.chars().any(|c| "aeiou".contains(c)))
        .filter(|part| !NAMES.contains(part) && !told.contains(&part.to_lowercase()))
        .filter(|part| !part.contains('@') && !part.contains("://"))
        .collect()
}

/// A text that says the same again and again, once.
fn once(text: &str) -> &str {
    let mut ends = text.char_indices().map(|(at, _)| at).skip(1);
    let repeats =
        |end: &usize| text.len().is_multiple_of(*end) && text == text[..*end].repeat(text.len() / end);
    ends.find(repeats).map_or(text, |end| &text[..end])
}

/// F26
#[test]
fn every_word_of_ours_on_a_page_is_a_message() {
    let (words, told) = (Words::pseudo(), told());
    let mut found = Vec::new();
    for (page, html) in samples::all(&Surroundings::new().frame(&words)) {
        for text in texts(&html) {
            let parts = untranslated(&text, &told);
            found.extend(parts.into_iter().map(|part| format!("{page}: {part}")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_word_that_is_written_into_a_page_is_found() {
    let page = "<html><p title=\"A hint\">Sáàvéè</p><style>a{}</style><code>mail</code>\
                <select id=\"zone\"><option>Denver</option></select><p>Maren &amp; co. Written here</p>";
    let found: Vec<String> = texts(page)
        .iter()
        .flat_map(|text| untranslated(text, "maren & co"))
        .map(str::to_owned)
        .collect();
    assert_eq!(found, ["A hint", "Written here"]);
}

/// F26: what runs from right to left says so, and its letters and arrows follow by logical properties alone.
#[test]
fn a_page_of_a_language_from_right_to_left_runs_that_way() {
    let words = Words::mirrored();
    for (page, html) in samples::all(&Surroundings::new().frame(&words)) {
        assert!(html.contains("<html lang=\"ar-XB\" dir=\"rtl\""), "{page}");
    }
}
