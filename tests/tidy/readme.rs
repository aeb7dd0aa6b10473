//! Documents name only files that exist: a path in backticks, in a block of code or in a link.

use std::path::Path;

use crate::assert_none;
use crate::tree::{SourceFile, crate_folders, read, root};

/// Documents at the root, of an operator and of the tests; each crate may have its own `README.md`. One that is not written yet is not looked at.
const DOCUMENTS: [&str; 6] = [
    "README.md",
    "CHANGELOG.md",
    "FEDERATION.md",
    "SECURITY.md",
    "deploy/README.md",
    "tests/README.md",
];

/// Folders of the root: a word that begins with one of them and a slash is a path.
const ROOT_FOLDERS: [&str; 7] = [
    "crates/", "tests/", "config/", "deploy/", ".ci/", ".config/", "./",
];

/// Folders of a crate, as its own document names them.
const CRATE_FOLDERS: [&str; 4] = ["src/", "templates/", "benches/", "examples/"];

/// Signs of a pattern or a placeholder: `crates/*/README.md`, `tests/{name}`.
const PLACEHOLDERS: [char; 8] = ['*', '{', '}', '<', '>', '…', '$', '?'];

#[test]
fn every_path_that_a_document_names_exists() {
    let root = root();
    let documents = DOCUMENTS.iter().map(|name| root.join(name));
    let of_crates = crate_folders()
        .into_iter()
        .map(|name| root.join("crates").join(name).join("README.md"));
    let files: Vec<SourceFile> = documents
        .chain(of_crates)
        .filter_map(|path| read(&root, &path))
        .collect();
    assert_none(
        &files
            .iter()
            .flat_map(|file| faults(&root, file))
            .collect::<Vec<_>>(),
    );
}

fn faults(root: &Path, file: &SourceFile) -> Vec<String> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut faults = Vec::new();
    for (line, word) in code_words(&file.text) {
        if let Some(candidates) = candidates(root, folder, &word)
            && !candidates.iter().any(|path| root.join(path).exists())
        {
            faults.push(format!("{}:{line}: `{word}` does not exist", file.path));
        }
    }
    for (line, target) in link_targets(&file.text) {
        let path = target.split('#').next().unwrap_or_default();
        let elsewhere = path.is_empty() || path.contains(':');
        if !elsewhere && !root.join(folder).join(path).exists() {
            faults.push(format!(
                "{}:{line}: the link to `{target}` leads nowhere",
                file.path
            ));
        }
    }
    faults
}

/// Where the file of a word may be, or `None` if the word is no path of ours.
fn candidates(root: &Path, folder: &str, word: &str) -> Option<Vec<String>> {
    let word = word
        .trim_start_matches(['(', '"', '\''])
        .trim_end_matches([',', '.', ';', ':', ')', '"', '\'']);
    if word.contains(PLACEHOLDERS) || word.contains("://") {
        return None;
    }
    let path = word.split('#').next().unwrap_or_default();
    let beside = if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    };
    if ROOT_FOLDERS.iter().any(|start| path.starts_with(start)) {
        return Some(vec![path.to_owned(), beside]);
    }
    if !folder.is_empty() && CRATE_FOLDERS.iter().any(|start| path.starts_with(start)) {
        return Some(vec![beside]);
    }
    let is_document = path.ends_with(".md") && path.starts_with(|sign: char| sign.is_ascii_uppercase());
    let is_dotfile = path.ends_with(".toml") && path.starts_with('.');
    if (is_document || is_dotfile) && !path.contains('/') {
        return Some(vec![path.to_owned(), beside]);
    }
    // The short way to name a file of a crate: `community/rsvp.rs` is `crates/community/src/rsvp.rs`.
    let (name, rest) = path.split_once('/')?;
    let is_file = [".rs", ".html", ".ftl", ".md", ".toml"]
        .iter()
        .any(|ending| rest.ends_with(ending));
    let is_crate = root.join("crates").join(name).join("Cargo.toml").is_file();
    (is_file && is_crate).then(|| {
        vec![
            format!("crates/{name}/src/{rest}"),
            format!("crates/{name}/{rest}"),
        ]
    })
}

/// Words in backticks and in fenced blocks, with their line.
fn code_words(text: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    let mut fenced = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let spans: Vec<&str> = if fenced {
            vec![line]
        } else {
            line.split('`').skip(1).step_by(2).collect()
        };
        words.extend(
            spans
                .iter()
                .flat_map(|span| span.split_whitespace())
                .map(|word| (index + 1, word.to_owned())),
        );
    }
    words
}

/// Targets of `[text](target)`, with their line.
fn link_targets(text: &str) -> Vec<(usize, String)> {
    let mut targets = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for part in line.split("](").skip(1) {
            if let Some(end) = part.find([')', ' ']) {
                targets.push((index + 1, part[..end].to_owned()));
            }
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::tree::{SourceFile, root};

    fn faults_of(path: &str, text: &str) -> Vec<String> {
        faults(
            &root(),
            &SourceFile {
                path: path.to_owned(),
                text: text.to_owned(),
            },
        )
    }

    #[test]
    fn files_that_exist_are_accepted_however_they_are_named() {
        let text = "`tests/tidy/main.rs`, `cargo run` `/events/{id}` `crates/*/README.md` [the licence](LICENSE-MIT#top)\n\
                    `domain/lib.rs` [elsewhere](https://example.org/none)\n```\ntests/run tidy\n```\n`Cargo.toml`, `.deny.toml`";
        assert_eq!(faults_of("README.md", text), Vec::<String>::new());
        assert_eq!(
            faults_of(
                "crates/domain/README.md",
                "`src/lib.rs` `crates/domain/src/lib.rs`"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_file_that_is_not_there_is_refused_in_backticks_blocks_and_links() {
        for text in [
            "see `tests/tidy/none.rs`.",
            "```\ntests/none all\n```",
            "[x](none.md)",
            "`domain/none.rs`",
            "`NONE.md`",
            "`.none.toml`",
        ] {
            assert_eq!(faults_of("README.md", text).len(), 1, "{text}");
        }
        assert_eq!(faults_of("crates/domain/README.md", "`src/none.rs`").len(), 1);
    }
}
