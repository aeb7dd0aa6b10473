//! The list of threats stays true: what it calls proved is named by a test, what a test names is called proved, and what
//! is proved but for a part says which part is open.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::tree::{SourceFile, root, rust_files};
use crate::{assert_none, lex};

#[test]
fn the_list_of_threats_says_what_the_tests_prove() {
    let list = fs::read_to_string(root().join("tests/tidy/threats.txt")).unwrap();
    assert_none(&faults(&list, &rust_files()));
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum State {
    Proved,
    /// But for what the line says.
    Partly,
    Open,
}

fn faults(list: &str, files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    let listed = read_list(list, &mut faults);
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        for (id, place) in named_by(file) {
            named.entry(id).or_insert(place);
        }
    }
    for (id, state) in &listed {
        match (state, named.get(id)) {
            (State::Proved | State::Partly, None) => {
                faults.push(format!("{id} is called proved, but no test names it"))
            }
            (State::Open, Some(place)) => {
                faults.push(format!("{id} is called open, but a test names it: {place}"))
            }
            _ => {}
        }
    }
    faults
}

/// Fewer words do not say what is open.
const WORDS_MIN: usize = 4;

/// Reads `A4 proved` lines; groups must count from 1 without a gap, for ids are never renumbered or dropped.
fn read_list(list: &str, faults: &mut Vec<String>) -> BTreeMap<String, State> {
    let mut listed = BTreeMap::new();
    let mut last: BTreeMap<char, usize> = BTreeMap::new();
    for line in list
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (id, state) = match words.as_slice() {
            [id, "proved"] => (*id, State::Proved),
            [id, "open"] => (*id, State::Open),
            [id, "partly:", open @ ..] if open.len() >= WORDS_MIN => (*id, State::Partly),
            _ => {
                faults.push(format!(
                    "`{line}` is not an id with `proved`, `open` or `partly:` and what of it is open"
                ));
                continue;
            }
        };
        let Some((group, number)) = read_id(id) else {
            faults.push(format!("`{id}` is not the id of a threat"));
            continue;
        };
        let before = last.insert(group, number).unwrap_or(0);
        if number != before + 1 {
            faults.push(format!(
                "{id} follows {group}{before}; the ids of a group count up by one"
            ));
        }
        listed.insert(id.to_owned(), state);
    }
    listed
}

/// Ids that the tests of a file name, with the place. A test is a function marked as one, or a `compile_fail`
/// example, which is how a thing that must not compile is tested.
fn named_by(file: &SourceFile) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for item in lex::items(&file.text).unwrap_or_default() {
        let refuses_to_compile = item
            .docs
            .iter()
            .any(|line| line.starts_with("```") && line.contains("compile_fail"));
        if item.is_test() || refuses_to_compile {
            let ids: BTreeSet<String> = item.docs.iter().flat_map(|line| ids_of(line)).collect();
            named.extend(
                ids.into_iter()
                    .map(|id| (id, format!("{}:{}", file.path, item.line))),
            );
        }
    }
    named
}

/// The ids a line of doc begins with (`A4`, `A4, A9: the digest…`), or that follow the word "threat".
fn ids_of(line: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut naming = true;
    for word in line.split_whitespace() {
        let bare = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
        if naming && read_id(bare).is_some() {
            ids.push(bare.to_owned());
            naming = !word.ends_with([':', '.', ')']);
        } else {
            let says_threat = matches!(bare.to_ascii_lowercase().as_str(), "threat" | "threats");
            naming = says_threat || (naming && matches!(bare, "and" | "" | "Proves"));
        }
    }
    ids
}

/// `B10` is group B, number 10; `F05` (a need, not a threat) and `B.2` are no ids.
fn read_id(word: &str) -> Option<(char, usize)> {
    let mut signs = word.chars();
    let group = signs.next().filter(char::is_ascii_uppercase)?;
    let number = signs.as_str();
    let digits = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || number.starts_with('0') {
        return None;
    }
    Some((group, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{faults, ids_of};
    use crate::tree::SourceFile;

    fn faults_of(list: &str, text: &str) -> Vec<String> {
        faults(
            list,
            &[SourceFile {
                path: "crates/x/src/lib.rs".to_owned(),
                text: text.to_owned(),
            }],
        )
    }

    const TEST_OF_A1: &str = "/// A1: the digest\n#[test]\nfn t() {}";

    #[test]
    fn a_proved_threat_that_no_test_names_is_refused() {
        assert_eq!(faults_of("A1 proved", TEST_OF_A1), Vec::<String>::new());
        assert_eq!(faults_of("A1 proved", "/// A1\nfn no_test() {}").len(), 1);
        assert_eq!(
            faults_of("A1 proved", "const S: &str = \"/// A1\\n#[test]\\nfn t() {}\";").len(),
            1
        );
    }

    #[test]
    fn what_is_proved_in_part_is_named_by_a_test_and_says_what_is_open() {
        let list = "A1 partly: no message revokes a key";
        assert_eq!(faults_of(list, TEST_OF_A1), Vec::<String>::new());
        assert_eq!(faults_of(list, "").len(), 1);
        for list in [
            "A1 partly:",
            "A1 partly: some",
            "A1 partly no message revokes a key",
        ] {
            assert_eq!(faults_of(list, TEST_OF_A1).len(), 1, "{list}");
        }
    }

    #[test]
    fn an_open_threat_that_a_test_names_is_refused() {
        assert_eq!(faults_of("A1 open", "").len(), 0);
        assert_eq!(faults_of("A1 open", TEST_OF_A1).len(), 1);
        assert_eq!(
            faults_of("A1 open", "proptest! {\n/// A1\n#[test]\nfn t(x in 0..2) {}\n}").len(),
            1
        );
        assert_eq!(
            faults_of(
                "A1 open",
                "/// A1\n/// ```compile_fail\n/// x\n/// ```\nstruct S;"
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_gap_an_odd_word_and_a_lost_group_start_are_refused() {
        assert_eq!(faults_of("# note\n\nA1 open\nA2 open", "").len(), 0);
        assert_eq!(faults_of("A1 open\nA3 open", "").len(), 1);
        assert_eq!(faults_of("A1 done", "").len(), 1);
        assert_eq!(faults_of("A1 open\nA1 open", "").len(), 1);
        assert_eq!(faults_of("F05 open", "").len(), 1);
    }

    #[test]
    fn only_ids_that_lead_a_line_or_follow_the_word_threat_count() {
        assert_eq!(ids_of("A4, A9: reads B2"), ["A4", "A9"]);
        assert_eq!(ids_of("A5 and B10."), ["A5", "B10"]);
        assert_eq!(ids_of("one lookup (threat B3)"), ["B3"]);
        assert_eq!(ids_of("RFC 9421 B.2.6, need F05, draft C1"), Vec::<String>::new());
    }
}
