//! What must not compile fails for the reason it says: each `compile_fail` example stands after a twin that compiles and
//! differs in one line. The compiler that builds a release does not look at the number of the error; the twin is what tells
//! a leak that is refused from a name that is misspelt.

use crate::tree::{SourceFile, rust_files};
use crate::{assert_none, lex};

/// Files whose leaks are tried, and how many of them (subrosa section 9, R1): fewer is a leak that nobody tries any more.
const LEAKS: &[(&str, usize)] = &[
    ("crates/domain/src/label.rs", 12),
    ("crates/domain/src/label/release.rs", 3),
    ("crates/egress/src/exchange.rs", 2),
    ("crates/egress/src/mail.rs", 2),
];

/// R1: every leak is refused beside a twin without it that compiles.
#[test]
fn every_leak_stands_after_a_twin_that_compiles() {
    assert_none(&faults(LEAKS, &rust_files()));
}

fn faults(listed: &[(&str, usize)], files: &[SourceFile]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, leaks) in listed {
        let Some(file) = files.iter().find(|file| file.path == *path) else {
            faults.push(format!("{path}: is not there"));
            continue;
        };
        let mut found = 0;
        for item in lex::items(&file.text).unwrap_or_default() {
            found += leaks_of(&item.docs, path, &mut faults);
        }
        if found != *leaks {
            faults.push(format!("{path}: {found} leaks are tried, {leaks} in the list"));
        }
    }
    faults
}

/// How many leaks these lines of doc try; each is compared with the last example before it that compiles.
fn leaks_of(docs: &[String], path: &str, faults: &mut Vec<String>) -> usize {
    let (mut leaks, mut twin): (usize, Option<Vec<&str>>) = (0, None);
    let mut lines = docs.iter().map(String::as_str);
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else {
            continue;
        };
        let example: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if kind.is_empty() {
            twin = Some(example);
        } else if kind.starts_with("compile_fail") {
            leaks += 1;
            let is_twin = twin.as_ref().is_some_and(|twin| differ_in_one(twin, &example));
            if !is_twin {
                faults.push(format!(
                    "{path}: no example that compiles and differs in one line stands before `{}`",
                    example.join(" ")
                ));
            }
        }
    }
    leaks
}

fn differ_in_one(twin: &[&str], leak: &[&str]) -> bool {
    twin.len() == leak.len() && twin.iter().zip(leak).filter(|(one, other)| one != other).count() == 1
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::tree::SourceFile;

    const TWIN: &str = "/// ```\n/// let a = 1;\n/// f(a);\n/// ```\n";
    const LEAK: &str = "/// ```compile_fail,E0308\n/// let a = 1;\n/// g(a);\n/// ```\n";

    fn faults_of(docs: &str, leaks: usize) -> usize {
        let file = SourceFile {
            path: "crates/x/src/a.rs".to_owned(),
            text: format!("{docs}pub struct S;"),
        };
        faults(&[("crates/x/src/a.rs", leaks)], &[file]).len()
    }

    #[test]
    fn a_leak_without_its_twin_is_refused() {
        assert_eq!(faults_of(&format!("{TWIN}{LEAK}{LEAK}"), 2), 0);
        assert_eq!(faults_of(LEAK, 1), 1);
        assert_eq!(faults_of(&format!("{LEAK}{TWIN}"), 1), 1);
        assert_eq!(
            faults_of(&format!("{TWIN}{}", LEAK.replace("g(a)", "f(a)")), 1),
            1
        );
        assert_eq!(
            faults_of(&format!("{TWIN}{}", LEAK.replace("let a = 1", "let b = 1")), 1),
            1
        );
    }

    #[test]
    fn a_leak_that_nobody_tries_any_more_is_missed() {
        assert_eq!(faults_of(TWIN, 1), 1);
        assert_eq!(faults_of(&format!("{TWIN}{LEAK}"), 0), 1);
    }
}
