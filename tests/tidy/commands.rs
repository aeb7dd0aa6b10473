//! Commands that documents name are there: in README.md whole, as somebody copies them; elsewhere with or without what
//! follows them.

use server::cli::described;

use crate::assert_none;
use crate::deploy::words;
use crate::tree::{SourceFile, read, root};

/// Whose commands are copied.
const COPIED: [&str; 1] = ["README.md"];
/// Whose commands are named.
const NAMING: [&str; 4] = [
    "FEDERATION.md",
    "CHANGELOG.md",
    "deploy/README.md",
    "config/rosarium.toml",
];
/// Words in backticks that begin with the name of the program and are no command of it.
const NO_COMMANDS: [&str; 1] = ["rosarium door"];

#[test]
fn every_command_that_a_document_names_is_there() {
    let root = root();
    let file = |name: &&str| read(&root, &root.join(name)).expect("each document of the list is there");
    let copied = COPIED.iter().map(file).flat_map(|file| faults(&file, unparsed));
    let named = NAMING.iter().map(file).flat_map(|file| faults(&file, unknown));
    assert_none(&copied.chain(named).collect::<Vec<_>>());
}

/// What is wrong with commands in backticks, by their lines.
fn faults(file: &SourceFile, wrong: fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let spans = line.split('`').skip(1).step_by(2);
        for command in spans.filter(|span| span.starts_with("rosarium ") && !NO_COMMANDS.contains(span)) {
            if let Some(why) = wrong(command) {
                faults.push(format!("{}:{}: {command}: {why}", file.path, number + 1));
            }
        }
    }
    faults
}

/// Why the program would not take this, if it would not; a word in capitals stands for others.
fn unparsed(command: &str) -> Option<String> {
    let words = words(command);
    if words.iter().any(|word| is_placeholder(word)) {
        return None;
    }
    let refused = described().try_get_matches_from(words).err()?;
    refused.use_stderr().then(|| refused.kind().to_string())
}

/// The first word that is no command under those before it, if there is one.
fn unknown(command: &str) -> Option<String> {
    let mut at = described();
    for word in command.split_whitespace().skip(1) {
        if !at.has_subcommands() || word.starts_with('-') || is_placeholder(word) {
            return None;
        }
        let inner = at.find_subcommand(word).cloned();
        match inner {
            Some(inner) => at = inner,
            None => return Some(format!("there is no {word} under {}", at.get_name())),
        }
    }
    None
}

fn is_placeholder(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[test]
fn a_flag_a_command_and_a_value_that_are_not_there_are_found() {
    let file = SourceFile {
        path: "README.md".to_owned(),
        text: "`rosarium doctor`, `rosarium token create --membr olga`, `rosarium admin create`\n`rosarium fly`, `rosarium COMMAND`"
            .to_owned(),
    };
    assert_eq!(faults(&file, unparsed).len(), 3);
    assert_eq!(faults(&file, unknown).len(), 1);
}
