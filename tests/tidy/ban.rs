//! What no file of the repository may hold: silenced lints, unfinished code, paths of a machine, ignored files.

use proc_macro2::{TokenStream, TokenTree};

use crate::tree::{SourceFile, read, root, rust_files, tracked_paths, tracked_though_ignored};
use crate::{assert_none, lex};

/// Macros of unfinished or debugged code; clippy looks for them as well, but not in every target.
const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];

/// Folders of a machine on which somebody built. In two halves, so that this file passes.
const MACHINE_PATHS: [&str; 3] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tmp/ba", "sh_jobs"),
];

#[test]
fn no_rust_file_silences_a_lint_or_is_unfinished() {
    assert_none(&rust_files().iter().flat_map(faults_of_code).collect::<Vec<_>>());
}

#[test]
fn every_rust_file_begins_by_saying_what_it_is_for() {
    assert_none(
        &rust_files()
            .iter()
            .filter_map(fault_of_beginning)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_committed_file_holds_a_path_of_a_machine() {
    let root = root();
    let files = tracked_paths(&root)
        .into_iter()
        .filter_map(|path| read(&root, &root.join(path)));
    assert_none(&files.flat_map(|file| faults_of_paths(&file)).collect::<Vec<_>>());
}

#[test]
fn no_ignored_file_is_committed() {
    assert_none(&tracked_though_ignored(&root()));
}

fn faults_of_code(file: &SourceFile) -> Vec<String> {
    let mut faults = Vec::new();
    match lex::tokens(&file.text) {
        Ok(stream) => look(stream, file, &mut faults),
        Err(error) => faults.push(format!("{}: {error}", file.path)),
    }
    faults
}

fn look(stream: TokenStream, file: &SourceFile, faults: &mut Vec<String>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Ident(word)
                if MACROS.iter().any(|name| word == name) && is_bang(trees.get(index + 1)) =>
            {
                faults.push(format!("{}:{line}: {word}!", file.path));
            }
            TokenTree::Group(group) => {
                let attribute = index > 0 && (is_hash(&trees[index - 1]) || is_bang(trees.get(index - 1)));
                let first = group.stream().into_iter().next();
                if attribute && matches!(first, Some(TokenTree::Ident(word)) if word == "allow") {
                    faults.push(format!(
                        "{}:{line}: allow; say #[expect(lint, reason = \"…\")]",
                        file.path
                    ));
                }
                look(group.stream(), file, faults);
            }
            _ => {}
        }
    }
}

fn is_bang(tree: Option<&TokenTree>) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == '!')
}

fn is_hash(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '#')
}

fn fault_of_beginning(file: &SourceFile) -> Option<String> {
    let first = file.text.lines().next().unwrap_or_default();
    let says = first
        .strip_prefix("//! ")
        .is_some_and(|sentence| !sentence.trim().is_empty());
    (!says).then(|| format!("{}: begins without a `//!` sentence", file.path))
}

/// A path counts where it begins: `https://example.org/work/…` is an address, not a folder of a machine.
fn faults_of_paths(file: &SourceFile) -> Vec<String> {
    let begins = |line: &str, path: &str| {
        line.match_indices(path).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|sign| sign.is_alphanumeric() || "./-_~}*".contains(sign))
        })
    };
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| MACHINE_PATHS.iter().any(|path| begins(line, path)))
        .map(|(index, _)| format!("{}:{}: a path of a machine", file.path, index + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::{MACHINE_PATHS, fault_of_beginning, faults_of_code, faults_of_paths};
    use crate::tree::{SourceFile, tracked_paths, tracked_though_ignored};

    fn file(text: &str) -> SourceFile {
        SourceFile {
            path: "crates/x/src/lib.rs".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_silenced_lint_is_refused_and_an_expected_one_is_not() {
        assert_eq!(faults_of_code(&file("#[allow(dead_code)]\nfn f() {}")).len(), 1);
        assert_eq!(faults_of_code(&file("#![allow(dead_code)]")).len(), 1);
        assert_eq!(
            faults_of_code(&file("fn f() { #[allow(unused)] let x = 1; }")).len(),
            1
        );
        assert_eq!(
            faults_of_code(&file(
                "#[expect(dead_code, reason = \"x\")]\nfn allow() { allow(); }"
            )),
            Vec::<String>::new()
        );
    }

    #[test]
    fn unfinished_code_is_refused_but_not_a_word_about_it() {
        assert_eq!(faults_of_code(&file("fn f() { todo!() }")).len(), 1);
        assert_eq!(faults_of_code(&file("fn f() { g(dbg!(1)) }")).len(), 1);
        assert_eq!(
            faults_of_code(&file("// todo!()\nfn todo() {}\nconst S: &str = \"todo!()\";")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_file_without_its_sentence_is_refused() {
        assert!(fault_of_beginning(&file("//! The answer to an invitation.\n")).is_none());
        assert!(fault_of_beginning(&file("use std::fs;\n")).is_some());
        assert!(fault_of_beginning(&file("//! \n")).is_some());
        assert!(fault_of_beginning(&file("")).is_some());
    }

    #[test]
    fn a_path_of_a_machine_is_refused_and_an_address_is_not() {
        for path in MACHINE_PATHS {
            assert_eq!(
                faults_of_paths(&file(&format!("let x = \"{path}main\";"))).len(),
                1,
                "{path}"
            );
            assert_eq!(
                faults_of_paths(&file(&format!("https://example.org{path}main"))),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn an_ignored_file_that_is_committed_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "/data/\n").unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/secret"), "x").unwrap();
        for arguments in [&["init", "-q"][..], &["add", "-f", ".gitignore", "data/secret"]] {
            assert!(
                Command::new("git")
                    .arg("-C")
                    .arg(folder.path())
                    .args(arguments)
                    .status()
                    .unwrap()
                    .success()
            );
        }
        assert_eq!(tracked_paths(folder.path()), [".gitignore", "data/secret"]);
        assert_eq!(tracked_though_ignored(folder.path()), ["data/secret"]);
    }
}
