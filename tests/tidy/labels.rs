//! Who says what may leave is known by name: every call that puts a label on, or looks at what was said in a room, stands in
//! the list below, and those of rooms stand in the crate of the rooms alone.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::tree::{SourceFile, rust_files};
use crate::{assert_none, lex};

/// Functions that are counted.
const COUNTED: [&str; 5] = ["federable", "addressed", "sub_rosa", "open_in_room", DECLASSIFY];

/// Those that only the crate of the rooms calls; clippy refuses them as well, unless the call says why.
const OF_ROOMS: [&str; 3] = ["sub_rosa", "open_in_room", DECLASSIFY];
const ROOMS: &str = "crates/subrosa/src/";

/// What is called in one place at most.
const DECLASSIFY: &str = "declassify";

/// Files and how often each calls one of them; a new line says in its commit whose word it is that this may leave.
const CALLS: &[(&str, &str, usize)] = &[
    // A mail, by the one who wrote it for this member; and once more by those who hand it on to the same address.
    ("addressed", "crates/edge/src/mail.rs", 1),
    ("addressed", "crates/edge/src/mail/account_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/call_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/digest_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/dues_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/introduction_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/note_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/officer_letter.rs", 1),
    ("addressed", "crates/edge/src/mail/proof_letter.rs", 2),
    ("addressed", "crates/server/src/runtime/mail_tap.rs", 1),
    ("addressed", "crates/server/src/workers/mail.rs", 2),
    ("addressed", "crates/server/src/workers/mail/officer.rs", 1),
    // A member's own calendar, and the file of one event with what only she sees in it.
    ("addressed", "crates/api/src/feeds.rs", 2),
    // What whoever is nobody here sees of events, and figures without a word about any person.
    ("federable", "crates/api/src/feeds.rs", 2),
    ("federable", "crates/server/src/health/figures.rs", 1),
    // A request that a redirect, a document or a sign-in leads to, under the label of the first.
    ("federable", "crates/egress/src/document.rs", 1),
    ("federable", "crates/egress/src/fetch.rs", 1),
    ("federable", "crates/egress/src/issuer.rs", 1),
    // A delivery to the audience of its announcement, and questions to the one server that knows.
    ("federable", "crates/federation/src/actors/signed_get.rs", 1),
    ("federable", "crates/federation/src/delivery/send.rs", 1),
    ("federable", "crates/federation/src/own_clock.rs", 1),
    ("federable", "crates/federation/src/peer_profile.rs", 1),
    ("federable", "crates/federation/src/peers.rs", 1),
    ("federable", "crates/federation/src/poll.rs", 1),
    ("federable", "crates/federation/src/sync/repair.rs", 1),
    // Addresses that an operator or an officer wrote down to be asked.
    ("federable", "crates/server/src/doctor/public.rs", 1),
    ("federable", "crates/server/src/workers/ics_refresh.rs", 1),
    // What is said in a room: its forms and its decryption make it, its encryption and its members' pages look at it.
    ("sub_rosa", "crates/subrosa/src/text.rs", 1),
    ("open_in_room", "crates/subrosa/src/text.rs", 1),
    // What an author asks to be read outside, and its preview for her; and the one way out, by what a steward agreed to.
    ("sub_rosa", "crates/subrosa/src/release.rs", 1),
    ("open_in_room", "crates/subrosa/src/release.rs", 1),
    ("declassify", "crates/subrosa/src/released_due.rs", 1),
];

/// Files of tests whose names do not say so.
const TEST_FILES: [&str; 2] = ["crates/egress/src/against_evil.rs", "crates/egress/src/evil.rs"];

/// R1: what was said in a room is made and opened in one crate, and every other label where the list says.
#[test]
fn labels_are_put_on_where_the_list_says() {
    assert_none(&faults(CALLS, &rust_files()));
}

fn faults(listed: &[(&str, &str, usize)], files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for file in files.iter().filter(|file| !is_test(&file.path)) {
        match lex::tokens(&file.text) {
            Ok(stream) => count(stream, &file.path, &mut found),
            Err(error) => faults.push(format!("{}: {error}", file.path)),
        }
    }
    for (function, path) in found.keys() {
        if OF_ROOMS.contains(&function.as_str()) && !path.starts_with(ROOMS) {
            faults.push(format!("{path}: {function} belongs to {ROOMS}"));
        }
    }
    let releases = found.iter().filter(|((function, _), _)| function == DECLASSIFY);
    if releases.map(|(_, calls)| calls).sum::<usize>() > 1 {
        faults.push(format!("{DECLASSIFY} has more than one call site"));
    }
    for (function, path, calls) in listed {
        let key = ((*function).to_owned(), (*path).to_owned());
        let there = found.remove(&key).unwrap_or(0);
        if there != *calls {
            faults.push(format!(
                "{path}: {there} calls of {function}, {calls} in the list"
            ));
        }
    }
    let unlisted = found.iter();
    faults.extend(unlisted.map(|((function, path), calls)| {
        format!("{path}: {calls} calls of {function} that tests/tidy/labels.rs does not list")
    }));
    faults
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/")
        || path.contains("/tests/")
        || path.ends_with("tests.rs")
        || TEST_FILES.contains(&path)
}

/// Counts a name after `::`, called or handed on as it is, and one of rooms wherever it is called. What stands after
/// `#[cfg(test)]` is left out.
fn count(stream: TokenStream, path: &str, found: &mut BTreeMap<(String, String), usize>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Punct(punct) if punct.as_char() == '#' && lex::is_of_tests(trees.get(at + 1)) => {
                at = lex::end_of_item(&trees, at + 2);
            }
            TokenTree::Group(group) => count(group.stream(), path, found),
            TokenTree::Ident(word) => {
                let function = COUNTED.into_iter().find(|function| word == function);
                if let Some(function) = function.filter(|function| is_use(function, &trees, at)) {
                    *found.entry((function.to_owned(), path.to_owned())).or_insert(0) += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// A method of another thing may have the name of a label; what is of rooms is called as no other thing is.
fn is_use(function: &str, trees: &[TokenTree], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|index| trees.get(index));
    let is_colon =
        |tree: Option<&TokenTree>| matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    if is_colon(before(1)) && is_colon(before(2)) {
        return true;
    }
    let is_defined = matches!(before(1), Some(TokenTree::Ident(word)) if word == "fn");
    let is_called = match trees.get(at + 1) {
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
        _ => false,
    };
    OF_ROOMS.contains(&function) && is_called && !is_defined
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::tree::SourceFile;

    const LIST: &[(&str, &str, usize)] = &[("federable", "crates/x/src/a.rs", 1)];

    fn faults_of(path: &str, text: &str) -> Vec<String> {
        let listed = SourceFile {
            path: "crates/x/src/a.rs".to_owned(),
            text: "fn f() { send(Labeled::federable(1, Public)) }".to_owned(),
        };
        let other = SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        faults(LIST, &[listed, other])
    }

    #[test]
    fn a_call_that_is_not_listed_is_refused_also_where_it_is_not_called_at_once() {
        for text in [
            "fn f() { domain::Labeled::federable(1, Public); }",
            "fn f() { g(Labeled::addressed) }",
            "fn f() { vec![Labeled::<u8, _>::federable(1, Public)] }",
        ] {
            assert_eq!(faults_of("crates/x/src/b.rs", text).len(), 1, "{text}");
        }
        for text in [
            "",
            "fn f() { g(heard.addressed) }",
            "fn f() { S { a: addressed(1) } }",
        ] {
            assert_eq!(faults_of("crates/x/src/b.rs", text), Vec::<String>::new());
        }
    }

    #[test]
    fn a_call_that_went_away_is_refused_and_one_more_is_too() {
        for text in [
            "",
            "fn f() { Labeled::federable(1, 2); Labeled::federable(1, 2); }",
        ] {
            let file = SourceFile {
                path: "crates/x/src/a.rs".to_owned(),
                text: text.to_owned(),
            };
            assert_eq!(faults(LIST, &[file]).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_of_rooms_is_refused_elsewhere_even_where_it_is_listed() {
        for (function, text) in [
            ("open_in_room", "fn f(t: &T) { t.open_in_room(); }"),
            ("sub_rosa", "fn f() { g(Labeled::sub_rosa) }"),
            (
                "declassify",
                "use domain::{declassify, Grant}; fn f() { declassify(1, 2) }",
            ),
        ] {
            let refused = |path: &'static str| {
                let file = SourceFile {
                    path: path.to_owned(),
                    text: text.to_owned(),
                };
                faults(&[(function, path, 1)], &[file]).len()
            };
            assert_eq!(refused("crates/subrosa/src/page.rs"), 0, "{function}");
            assert_eq!(refused("crates/web/src/page.rs"), 1, "{function}");
        }
    }

    /// R12
    #[test]
    fn a_second_way_out_of_a_room_is_refused_even_where_it_is_listed() {
        let rooms = |calls: usize| {
            let file = SourceFile {
                path: "crates/subrosa/src/release.rs".to_owned(),
                text: format!(
                    "fn f() {{ {} }}",
                    "domain::declassify(said, grant, now);".repeat(calls)
                ),
            };
            faults(&[("declassify", "crates/subrosa/src/release.rs", calls)], &[file]).len()
        };
        assert_eq!((rooms(1), rooms(2)), (0, 1));
    }

    #[test]
    fn tests_are_left_out_and_what_follows_them_is_not() {
        let text = "#[cfg(test)] mod tests { fn f() { Labeled::federable(1, 2); } }\n#[cfg(test)] use a::b;\nfn g() {}";
        assert_eq!(faults_of("crates/x/src/b.rs", text), Vec::<String>::new());
        let after = format!("{text}\nfn h() {{ Labeled::federable(1, 2); }}");
        assert_eq!(faults_of("crates/x/src/b.rs", &after).len(), 1);
        assert_eq!(
            faults_of("crates/x/src/b/tests.rs", "fn f() { Labeled::addressed(1, 2) }"),
            Vec::<String>::new()
        );
    }
}
