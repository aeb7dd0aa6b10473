//! What stands on a page is a message of `config/languages` or was told by somebody: no word of ours is written into a
//! template or a source, where no translation reaches it (F26; features, 3.3).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Words;
use crate::samples::{self, Surroundings};

/// The same in every language: products, languages in their own words, a clock by its name, a kind of event as its host
/// wrote it, the letters of a plant by which somebody in a room is known.
const NAMES: [&str; 11] = [
    "America/Los Angeles",
    "Firefox",
    "Networking",
    "Ju",
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
fn told() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut told = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("sample") {
            told.extend(told_in(&fs::read_to_string(&path).unwrap()));
        }
    }
    told
}

/// What the texts of a source tell: each run of words, and of a longer one each part of two words or more, for a page may
/// show a part. One word out of a sentence tells nothing: it may be any of ours.
fn told_in(source: &str) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for text in literals(source) {
        for (at, run) in runs(&untagged(&text)).into_iter().enumerate() {
            let words: Vec<&str> = run.split(' ').collect();
            for begin in 0..words.len() {
                for end in begin + 2..=words.len() {
                    told.insert(words[begin..end].join(" "));
                }
            }
            // A page begins a sentence with a capital.
            let mut letters = run.chars();
            if let Some(first) = letters.next().filter(|_| at == 0 && text.contains(' ')) {
                told.insert(first.to_uppercase().collect::<String>() + letters.as_str());
            }
            told.insert(run);
        }
    }
    told
}

/// What stands in quotes in a source.
fn literals(source: &str) -> Vec<String> {
    // A text over several lines of a source is one text.
    let mut parts = source.split("\\\n");
    let mut joined = parts.next().unwrap_or_default().to_owned();
    joined.extend(parts.map(str::trim_start));
    let (mut found, mut text, mut inside) = (Vec::new(), String::new(), false);
    for line in joined.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut letters = line.chars();
        while let Some(c) = letters.next() {
            match c {
                '"' => {
                    found.extend(inside.then(|| std::mem::take(&mut text)));
                    inside = !inside;
                }
                '\\' if inside => text.push(letters.next().filter(|c| *c != 'n').unwrap_or('\n')),
                c if inside => text.push(c),
                _ => {}
            }
        }
        if inside {
            text.push('\n');
        }
    }
    found
}

/// A text without the tags in it, each part on a line of its own.
fn untagged(text: &str) -> String {
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| {
        shown + "\n" + part.split_once('>').map_or(part, |(_, rest)| rest)
    })
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

/// The words of a text that are none of a message, those together between which nothing else stands: `en-XA` leaves no small
/// vowel as it is, and a word without one may be a message's.
fn runs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut run: Vec<&str> = Vec::new();
        for written in line.split_whitespace() {
            let begun = written.trim_start_matches(is_mark);
            let word = begun.trim_end_matches(is_mark);
            let is_plain = is_plain(word);
            if !is_plain || begun.len() < written.len() {
                found.push(std::mem::take(&mut run));
            }
            if is_plain {
                run.push(word);
            }
            if word.len() < begun.len() {
                found.push(std::mem::take(&mut run));
            }
        }
        found.push(run);
    }
    let runs = found.iter().filter(|run| !run.is_empty());
    runs.map(|run| run.join(" ")).collect()
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && c != '_'
}

/// Whether a word has small vowels and none that `en-XA` wrote; addresses are words of nobody.
fn is_plain(word: &str) -> bool {
    let has = |some: &str| word.chars().any(|c| some.contains(c));
    has("aeiou") && !has("áàéèíìóòúùÁÉÓ") && !word.contains('@') && !word.contains("://")
}

/// Parts of a text that neither a message says nor anybody told.
fn untranslated(text: &str, told: &BTreeSet<String>) -> Vec<String> {
    let parts = runs(text).into_iter().map(|run| once(&run).to_owned());
    parts
        .filter(|part| !NAMES.contains(&part.as_str()) && !told.contains(part))
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
    let page = "<html><p title=\"Your hint\">Sáàvéè</p><style>a{}</style><code>mail</code>\
                <select id=\"zone\"><option>Denver</option></select><p>Maren &amp; co. Written here</p>\
                <p>Nothing came back: Sáàvéèd of Seattle</p><p>Open</p><b>late</b><i>Events</i>";
    let told = told_in(
        "// \"Written here\"\nlet open = of(Open, &[late], \"Maren & co.\");\n\
         let events = [\"nothing came back\", \"Partners of Events in <b>Seattle</b>\"];",
    );
    let found: Vec<String> = texts(page)
        .iter()
        .flat_map(|text| untranslated(text, &told))
        .collect();
    assert_eq!(
        found,
        [
            "Your hint",
            "Written here",
            "of Seattle",
            "Open",
            "late",
            "Events"
        ]
    );
}

/// F26: what runs from right to left says so, and its letters and arrows follow by logical properties alone.
#[test]
fn a_page_of_a_language_from_right_to_left_runs_that_way() {
    let words = Words::mirrored();
    for (page, html) in samples::all(&Surroundings::new().frame(&words)) {
        assert!(html.contains("<html lang=\"ar-XB\" dir=\"rtl\""), "{page}");
    }
}
