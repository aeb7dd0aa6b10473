//! Whoever handles what was said in a room tells nobody by the way (subrosa section 2): `map` takes a function that captures
//! nothing, and here is seen to it that nothing else is within its reach, no static and no input or output; and neither the
//! crates that hold rooms nor those below them write a log or a figure.

use std::collections::BTreeSet;
use std::fs;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use toml::{Table, Value};

use crate::tree::{SourceFile, root, rust_files};
use crate::{assert_none, lex};

/// What a function could tell somebody by.
const TELLING: [&str; 8] = ["io", "net", "sync", "fs", "thread", "process", "env", "os"];

/// Where labels are made: no file of it names what tells. Its planted bugs are in no build but one of tests.
const LABELS: &str = "crates/domain/src/";
const PLANTED: &str = "crates/domain/src/sabotage";

/// The one other crate in which a value bears the label of rooms: its files that handle labels name nothing that tells
/// either, and no file of it keeps a static.
const ROOMS: &str = "crates/subrosa/src/";

/// Libraries by which something is told, and the crates on the way from what is said to what is sealed.
const TELLERS: [&str; 4] = ["tracing", "metrics", "log", "tokio"];
const SILENT: [&str; 6] = ["domain", "engine", "ambient", "store", "community", "subrosa"];

/// Who may name the rooms by the list of refused libraries too.
const ROOMS_PACKAGE: &str = "rosarium-subrosa";
const WRAPPERS: [&str; 3] = ["rosarium-server", "rosarium-tests", "rosarium-web"];

/// R1: a change of what was said has nowhere to put what it sees.
#[test]
fn nothing_is_within_reach_of_who_handles_labels() {
    let files = rust_files();
    let faults: Vec<String> = files.iter().flat_map(faults_of).collect();
    assert_none(&faults);
    let handled = files
        .iter()
        .filter(|file| file.path.starts_with(ROOMS) && names_label(&file.text));
    assert!(handled.count() > 1, "rooms handle labels in files of {ROOMS}");
}

/// D15: no line of a log and no figure is written by what holds rooms.
#[test]
fn crates_that_hold_rooms_write_no_log() {
    let manifests = SILENT.map(|folder| {
        let path = root().join("crates").join(folder).join("Cargo.toml");
        (folder, fs::read_to_string(path).expect("a crate has a manifest"))
    });
    let faults = manifests
        .iter()
        .flat_map(|(folder, manifest)| told_by(folder, manifest));
    assert_none(&faults.collect::<Vec<_>>());
}

/// R2: the list of refused libraries says of the rooms what the table of arrows says.
#[test]
fn the_list_of_refused_libraries_names_who_may_name_the_rooms() {
    let list = fs::read_to_string(root().join(".deny.toml")).expect("the list is there");
    assert_eq!(fault_of_wrappers(&list), None);
}

fn faults_of(file: &SourceFile) -> Vec<String> {
    let of_labels = file.path.starts_with(LABELS) && !file.path.starts_with(PLANTED);
    let of_rooms = file.path.starts_with(ROOMS) && !is_test(&file.path);
    if !of_labels && !of_rooms {
        return Vec::new();
    }
    let mut told = BTreeSet::new();
    match lex::tokens(&file.text) {
        Ok(stream) => look(stream, &mut told),
        Err(error) => return vec![format!("{}: {error}", file.path)],
    }
    if of_rooms && !names_label(&file.text) {
        told.retain(|word| word == "static");
    }
    told.into_iter()
        .map(|word| format!("{}: {word} is within reach of what was said", file.path))
        .collect()
}

fn names_label(text: &str) -> bool {
    text.contains("Labeled")
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// Statics, and `std::io` and its like, also within the braces of a `use`; what stands after `#[cfg(test)]` is left out.
fn look(stream: TokenStream, told: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Punct(punct) if punct.as_char() == '#' && lex::is_of_tests(trees.get(at + 1)) => {
                at = lex::end_of_item(&trees, at + 2);
            }
            TokenTree::Group(group) => look(group.stream(), told),
            TokenTree::Ident(word) if word == "static" && !is_lifetime(&trees, at) => {
                told.insert("static".to_owned());
            }
            TokenTree::Ident(word) if word == "thread_local" => {
                told.insert("static".to_owned());
            }
            TokenTree::Ident(word) if (word == "std" || word == "core") && is_path(&trees, at + 1) => {
                told.extend(named_behind(trees.get(at + 3)));
            }
            _ => {}
        }
        at += 1;
    }
}

/// `'static` is a quote and a word.
fn is_lifetime(trees: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &trees[before]);
    matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '\'')
}

fn is_path(trees: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |at: usize| matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

/// The modules that tell behind `std::`: one, or those of a list in braces.
fn named_behind(tree: Option<&TokenTree>) -> Vec<String> {
    let words = match tree {
        Some(TokenTree::Ident(word)) => vec![word.to_string()],
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => first_words(group.stream()),
        _ => Vec::new(),
    };
    let telling = words.into_iter().filter(|word| TELLING.contains(&word.as_str()));
    telling.map(|word| format!("std::{word}")).collect()
}

/// With which word each entry of a list begins.
fn first_words(stream: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    let mut begins = true;
    for tree in stream {
        match tree {
            TokenTree::Ident(word) if begins => {
                words.push(word.to_string());
                begins = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => begins = true,
            _ => begins = false,
        }
    }
    words
}

/// Dependencies of a crate by which it could tell something, of every kind but those of its own tests.
fn told_by(folder: &str, manifest: &str) -> Vec<String> {
    let manifest: Table = match manifest.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("crates/{folder}/Cargo.toml: {error}")],
    };
    let mut faults = Vec::new();
    for section in ["dependencies", "build-dependencies"] {
        let named = manifest.get(section).and_then(Value::as_table);
        for (name, said) in named.into_iter().flatten() {
            // A rename hides nothing.
            let package = said.get("package").and_then(Value::as_str).unwrap_or(name);
            let is_told_by = TELLERS.iter().any(|teller| {
                let rest = package.strip_prefix(*teller);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            });
            if is_told_by {
                faults.push(format!(
                    "{folder} names {package}; it holds what is said in rooms"
                ));
            }
        }
    }
    faults
}

/// What is wrong with who may name the rooms.
fn fault_of_wrappers(list: &str) -> Option<String> {
    let list: Table = match list.parse() {
        Ok(list) => list,
        Err(error) => return Some(error.to_string()),
    };
    let refused = list.get("bans").and_then(|bans| bans.get("deny"));
    let refused = refused.and_then(Value::as_array).into_iter().flatten();
    let rooms = refused.filter(|one| one.get("crate").and_then(Value::as_str) == Some(ROOMS_PACKAGE));
    let mut wrappers = BTreeSet::new();
    for one in rooms {
        let named = one.get("wrappers").and_then(Value::as_array);
        let Some(named) = named else {
            continue;
        };
        wrappers.extend(named.iter().filter_map(Value::as_str));
    }
    let expected = BTreeSet::from(WRAPPERS);
    (wrappers != expected).then(|| format!(".deny.toml lets {wrappers:?} name the rooms, not {expected:?}"))
}

#[cfg(test)]
mod tests {
    use super::{fault_of_wrappers, faults_of, told_by};
    use crate::tree::SourceFile;

    fn faults_at(path: &str, text: &str) -> usize {
        let file = SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        faults_of(&file).len()
    }

    /// R1
    #[test]
    fn whatever_a_function_could_tell_by_is_refused_beside_a_label() {
        for text in [
            "use std::io;",
            "use std::io::Write;",
            "use std::{fmt, sync::Mutex};",
            "fn f() { std::net::TcpStream::connect(\"a\"); }",
            "fn f() { core::sync::atomic::fence(o); }",
            "static SEEN: u8 = 0;",
            "fn f() { static mut SEEN: u8 = 0; }",
            "thread_local! { pub X: u8 = 0; }",
        ] {
            assert_eq!(faults_at("crates/domain/src/a.rs", text), 1, "{text}");
            let beside = format!("use domain::Labeled; {text}");
            assert_eq!(faults_at("crates/subrosa/src/a.rs", &beside), 1, "{text}");
            assert_eq!(faults_at("crates/web/src/a.rs", &beside), 0, "{text}");
        }
        for text in [
            "use std::fmt;",
            "use std::collections::BTreeMap;",
            "const NAME: &'static str = \"static std::io\";",
            "fn f(io: u8, sync: u8) -> u8 { io + sync }",
            "#[cfg(test)] mod tests { use std::sync::Mutex; static A: u8 = 0; }",
        ] {
            assert_eq!(faults_at("crates/domain/src/a.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn rooms_lock_and_write_files_where_there_are_no_labels_and_keep_no_static_anywhere() {
        let path = "crates/subrosa/src/a.rs";
        assert_eq!(faults_at(path, "use std::sync::Mutex; use std::fs;"), 0);
        assert_eq!(faults_at(path, "static SEEN: u8 = 0;"), 1);
        assert_eq!(
            faults_at("crates/subrosa/src/tests/a.rs", "static SEEN: u8 = 0;"),
            0
        );
        assert_eq!(
            faults_at("crates/domain/src/sabotage/a.rs", "use std::sync::Mutex;"),
            0
        );
    }

    #[test]
    fn a_log_or_a_figure_within_reach_is_refused_under_any_name() {
        for line in [
            "tracing.workspace = true",
            "tracing-subscriber = \"1\"",
            "quiet = { package = \"metrics\", version = \"1\" }",
        ] {
            for section in ["dependencies", "build-dependencies"] {
                let manifest = format!("[{section}]\n{line}\n");
                assert_eq!(told_by("subrosa", &manifest).len(), 1, "{manifest}");
            }
        }
        let silent =
            "[dependencies]\nlogical = \"1\"\nserde.workspace = true\n[dev-dependencies]\ntracing = \"1\"\n";
        assert_eq!(told_by("subrosa", silent), Vec::<String>::new());
    }

    /// R2
    #[test]
    fn one_more_who_may_name_the_rooms_is_refused_and_so_is_no_list_at_all() {
        let list = |wrappers: &str| {
            format!("[bans]\ndeny = [{{ crate = \"rosarium-subrosa\", wrappers = [{wrappers}] }}]\n")
        };
        let right = "\"rosarium-web\", \"rosarium-server\", \"rosarium-tests\"";
        assert_eq!(fault_of_wrappers(&list(right)), None);
        assert!(fault_of_wrappers(&list(&format!("{right}, \"rosarium-api\""))).is_some());
        assert!(fault_of_wrappers(&list("\"rosarium-web\"")).is_some());
        assert!(fault_of_wrappers("[bans]\ndeny = []\n").is_some());
    }
}
