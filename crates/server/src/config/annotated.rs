//! The annotated configuration that is written at `init`, and the list of keys that is read from it.

use toml::Value;

/// Every key with its default and a comment; `tests/tidy/settings.rs` holds it to [`super::Config::default`].
const TEXT: &str = include_str!("../../../../config/rosarium.toml");

/// One key of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// As `section.key`.
    pub key: String,
    /// As it is written.
    pub default: String,
    /// What it is for.
    pub comment: String,
}

/// All keys, in the order of the file.
pub fn entries() -> Vec<Entry> {
    let mut section = String::new();
    let mut entries = Vec::new();
    for line in TEXT.lines() {
        if let Some(name) = section_of(line) {
            section = name.to_owned();
        } else if let Some((key, default, comment)) = key_of(line) {
            entries.push(Entry {
                key: format!("{section}.{key}"),
                default: default.to_owned(),
                comment: comment.to_owned(),
            });
        }
    }
    entries
}

/// The file with other values for some keys, given as `section.key`.
pub fn annotated(values: &[(&str, Value)]) -> String {
    let mut section = String::new();
    let mut text = String::new();
    for line in TEXT.lines() {
        if let Some(name) = section_of(line) {
            section = name.to_owned();
        }
        let other = key_of(line).and_then(|(key, _, comment)| {
            let path = format!("{section}.{key}");
            let (_, value) = values.iter().find(|(name, _)| *name == path)?;
            Some(format!("{key} = {value} # {comment}"))
        });
        text.push_str(other.as_deref().unwrap_or(line));
        text.push('\n');
    }
    text
}

fn section_of(line: &str) -> Option<&str> {
    let line = line.split('#').next()?.trim();
    line.strip_prefix('[')?.strip_suffix(']')
}

/// Key, value and comment of a line; no value of ours holds a `#`.
fn key_of(line: &str) -> Option<(&str, &str, &str)> {
    let (code, comment) = line.split_once('#')?;
    let (key, value) = code.split_once('=')?;
    Some((key.trim(), value.trim(), comment.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    #[test]
    fn other_values_take_the_place_of_the_defaults_and_comments_stay() {
        let name = "A \"quoted\" name # with a hash";
        let text = annotated(&[
            ("community.name", Value::from(name)),
            ("events.waitlist", Value::from(false)),
        ]);
        let config = Config::parse(&text).unwrap();
        assert_eq!(
            (config.community.name.as_str(), config.events.waitlist),
            (name, false)
        );
        assert_eq!(text.lines().count(), TEXT.lines().count());
    }
}
