//! Each form of each page, sent with one field more than it has: nothing changes, and who sent it is told (threat E10).

use std::collections::BTreeSet;

use harness::{Fingerprint, Reply};
use server::router::addresses;

use crate::who_may::Circle;

/// Whose pages are read: columns of `who_may.txt`.
const READERS: [usize; 3] = [0, 2, 3];
/// A form of one button to begin to sign in: it reads the event to come back to and nothing else, and begins whatever is
/// sent beside.
const BEGINS: [&str; 2] = ["/login/passkey", "/login/oidc/"];
/// What a browser keeps by itself: each reads one word and writes a cookie, whatever is sent beside.
const COOKIES: [&str; 2] = ["/settings/look", "/home"];
/// What ends the session that the others are sent from, or the membership of whoever sends it.
const ENDS: [&str; 4] = [
    "/logout",
    "/settings/sessions/end",
    "/settings/data/delete",
    "/card/leave",
];

/// A form as a browser would send it that fills in nothing and presses the first button.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    reader: usize,
    action: String,
    fields: Vec<(String, String)>,
    /// Whether a file goes with it, as its last part.
    has_file: bool,
}

/// Where the field stands that is none of the form's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    BeforeTheFile,
    BehindTheFile,
}

/// What is handed in: neither a picture nor a table of members nor a calendar.
const FILE: &[u8] = b"no file of any kind that is asked for";
/// Fewest forms with a file: an event's two pictures, her own, the community's, members and a calendar.
const FILES_MIN: usize = 6;

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn forms_of(reader: usize, html: &str) -> Vec<Form> {
    let forms = html.split("<form").skip(1).filter_map(|rest| {
        let (head, body) = rest.split("</form>").next()?.split_once('>')?;
        let action = attribute(head, "action")?;
        let is_ours = attribute(head, "method") == Some("post") && action.starts_with('/');
        is_ours.then(|| Form {
            reader,
            action: action.to_owned(),
            fields: fields_of(body),
            has_file: head.contains("multipart"),
        })
    });
    forms.collect()
}

fn fields_of(body: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for piece in body.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let kind = tag.split_whitespace().next().unwrap_or_default();
        let value = attribute(tag, "value").unwrap_or_default();
        if kind == "option" {
            if let Some((_, chosen)) = fields.last_mut()
                && (chosen.is_empty() || tag.contains(" selected"))
            {
                value.clone_into(chosen);
            }
            continue;
        }
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let is_there = fields.iter().any(|(known, _)| known == name);
        let is_sent = match (kind, attribute(tag, "type")) {
            ("input", Some("checkbox" | "file")) => false,
            ("input", Some("radio")) | ("button", _) => !is_there,
            ("input" | "select" | "textarea", _) => true,
            _ => false,
        };
        if is_sent {
            // The switches of the foot stand on every page, and differ by where they lead back to.
            let value = if name == "from" { "/" } else { value };
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    fields
}

/// All forms of all pages, each once.
async fn all_forms(circle: &Circle) -> BTreeSet<Form> {
    let mut forms = BTreeSet::new();
    for (door, path) in addresses() {
        if door != "web" {
            continue;
        }
        for (_, address) in circle.filled(path) {
            for reader in READERS {
                let page = circle.asking[reader].browser.get(&address).await;
                forms.extend(forms_of(reader, &page.text()));
            }
        }
    }
    forms.retain(|form| !BEGINS.iter().any(|begins| form.action.starts_with(begins)));
    forms
}

async fn send(circle: &Circle, form: &Form, more: &[(&str, &str)], place: Place) -> Reply {
    let fields = form.fields.iter();
    let fields: Vec<(&str, &str)> = fields
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let browser = &circle.asking[form.reader].browser;
    if !form.has_file {
        return browser.post(&form.action, &[&fields, more].concat()).await;
    }
    let mut parts: Vec<(&str, &[u8])> = Vec::new();
    parts.extend(fields.iter().map(|(name, value)| (*name, value.as_bytes())));
    let more = more.iter().map(|(name, value)| (*name, value.as_bytes()));
    match place {
        Place::BeforeTheFile => {
            parts.extend(more);
            parts.push(("file", FILE));
        }
        Place::BehindTheFile => {
            parts.push(("file", FILE));
            parts.extend(more);
        }
    }
    browser.post_parts(&form.action, &parts).await
}

/// E10: no form of a page takes a field that is none of its own.
#[tokio::test]
async fn a_form_with_a_field_that_is_none_of_its_own_changes_nothing() {
    let circle = Circle::new().await;
    let forms = all_forms(&circle).await;
    let before = Fingerprint::of(&circle.node);
    let mut unreadable = BTreeSet::new();
    let mut with_file = BTreeSet::new();
    for form in forms.iter().filter(|form| form.has_file) {
        for place in [Place::BeforeTheFile, Place::BehindTheFile] {
            let reply = send(&circle, form, &[("roles", "operator")], place).await;
            // The file alone would be refused as well, by another status.
            assert_eq!(reply.status, 400, "{place:?}: {form:?} is taken");
            assert_eq!(Fingerprint::of(&circle.node), before, "{form:?}");
        }
        with_file.insert(form.action.clone());
    }
    assert!(with_file.len() >= FILES_MIN, "only {with_file:?}");
    for form in forms.iter().filter(|form| !form.has_file) {
        let reply = send(&circle, form, &[("roles", "operator")], Place::BeforeTheFile).await;
        let keeps_a_cookie = COOKIES.iter().any(|end| form.action.ends_with(end));
        assert!(
            keeps_a_cookie || (400..500).contains(&reply.status),
            "{form:?} is taken: {}",
            reply.status
        );
        assert_eq!(Fingerprint::of(&circle.node), before, "{form:?}");
        if reply.status == 400 {
            unreadable.insert(form.action.clone());
        }
    }
    assert!(unreadable.len() > 20, "only {unreadable:?}");
    circle.world.finish();
}

/// What is refused above is refused for that one field: most of the same forms are read without it.
#[tokio::test]
async fn the_same_forms_are_read_without_that_field() {
    let circle = Circle::new().await;
    let mut forms = all_forms(&circle).await;
    forms.retain(|form| !ENDS.contains(&form.action.as_str()));
    let mut read = BTreeSet::new();
    for form in &forms {
        let status = send(&circle, form, &[], Place::BeforeTheFile).await.status;
        assert!(!form.has_file || status != 400, "{form:?} is not read");
        if status != 400 {
            read.insert(form.action.clone());
        }
    }
    assert!(read.len() > 20, "only {read:?} of {}", forms.len());
    // Officers called off, paused and ended here; what would still have to be told is not looked at.
    circle.world.abandon();
}
