//! What an operator sets and types is written down: every key of the configuration with its default and what it is
//! for, every command and every option with what it does.

use server::cli::{CommandTree, described};
use server::config::{Config, entries};
use toml::{Table, Value};

use crate::assert_none;
use crate::tree::root;

/// Fewest letters of an explanation that says something.
const LETTERS_MIN: usize = 8;

#[test]
fn the_annotated_file_has_every_key_with_its_default_and_a_comment() {
    let text = std::fs::read_to_string(root().join("config/rosarium.toml")).unwrap();
    let mut faults = differing(&text);
    let commented = entries()
        .into_iter()
        .map(|entry| (entry.key, entry.comment))
        .collect::<Vec<_>>();
    faults.extend(uncommented(&known_keys(), &commented));
    assert_none(&faults);
}

#[test]
fn every_command_and_every_option_says_what_it_is_for() {
    assert_none(&undescribed(described()));
}

/// Keys whose value in the file is not the default.
fn differing(text: &str) -> Vec<String> {
    let config = match Config::parse(text) {
        Ok(config) => config,
        Err(error) => return vec![format!("config/rosarium.toml: {error}")],
    };
    let (written, defaults) = (table(&config), table(&Config::default()));
    let mut faults = Vec::new();
    compare(&written, &defaults, "", &mut faults);
    faults
}

fn table(config: &Config) -> Table {
    Table::try_from(config).expect("a configuration is a table of TOML values")
}

fn compare(written: &Table, defaults: &Table, prefix: &str, faults: &mut Vec<String>) {
    for (key, default) in defaults {
        match (written.get(key), default) {
            (Some(Value::Table(written)), Value::Table(defaults)) => {
                compare(written, defaults, &format!("{prefix}{key}."), faults);
            }
            (Some(value), default) if value == default => {}
            (value, default) => faults.push(format!(
                "config/rosarium.toml: {prefix}{key} is {value:?} there and {default:?} by default"
            )),
        }
    }
}

fn known_keys() -> Vec<String> {
    let mut keys = Vec::new();
    list(&table(&Config::default()), "", &mut keys);
    keys
}

fn list(table: &Table, prefix: &str, keys: &mut Vec<String>) {
    for (key, value) in table {
        match value {
            Value::Table(inner) => list(inner, &format!("{prefix}{key}."), keys),
            _ => keys.push(format!("{prefix}{key}")),
        }
    }
}

/// Keys that the file leaves out, explains in too few letters, or names twice.
fn uncommented(known: &[String], commented: &[(String, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    for key in known {
        let found: Vec<&str> = commented
            .iter()
            .filter(|(name, _)| name == key)
            .map(|(_, comment)| comment.as_str())
            .collect();
        match found.as_slice() {
            [comment] if comment.len() >= LETTERS_MIN => {}
            [_] => faults.push(format!("config/rosarium.toml: {key} has no comment")),
            [] => faults.push(format!(
                "config/rosarium.toml: {key} is missing, or has no comment on its line"
            )),
            _ => faults.push(format!("config/rosarium.toml: {key} stands there twice")),
        }
    }
    faults
}

/// Commands and options that say nothing of themselves in `--help`.
fn undescribed(command: CommandTree) -> Vec<String> {
    let says = |text: Option<String>| text.is_some_and(|text| text.len() >= LETTERS_MIN);
    let mut faults = Vec::new();
    let mut rest = vec![("rosarium".to_owned(), command)];
    while let Some((path, command)) = rest.pop() {
        if !says(command.get_about().map(ToString::to_string)) {
            faults.push(format!("{path} has no description"));
        }
        for option in command.get_arguments() {
            if !says(option.get_help().map(ToString::to_string)) {
                faults.push(format!("{path}: {} has no description", option.get_id()));
            }
        }
        let inner = command.get_subcommands();
        rest.extend(inner.map(|inner| (format!("{path} {}", inner.get_name()), inner.clone())));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_value_a_missing_comment_and_a_missing_key_are_found() {
        let faults = differing("[events]\nwaitlist = false # whether a full event has a waiting list\n");
        assert!(
            faults.len() == 1 && faults[0].contains("events.waitlist"),
            "{faults:?}"
        );
        assert_eq!(differing("[events]\nwaitlst = true\n").len(), 1);
        let known = ["a.b", "a.c", "a.d", "a.e"].map(str::to_owned);
        let commented = [
            ("a.b", "what it is for"),
            ("a.c", "x"),
            ("a.e", "said here"),
            ("a.e", "and here"),
        ];
        let commented = commented.map(|(key, comment)| (key.to_owned(), comment.to_owned()));
        assert_eq!(uncommented(&known, &commented).len(), 3);
    }

    #[test]
    fn a_command_and_an_option_without_a_word_are_found() {
        let silent = described()
            .subcommand(CommandTree::new("silent"))
            .mut_arg("data", |option| option.help("x"));
        let faults = undescribed(silent);
        assert_eq!(
            faults,
            [
                "rosarium: data has no description",
                "rosarium silent has no description"
            ]
        );
    }
}
