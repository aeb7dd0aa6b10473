//! What a form about calls sends: names and values, some names more than once.

use serde::Deserialize;

use crate::sign_in::TokenForm;

/// As the browser sent it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Sent(Vec<(String, String)>);

impl TokenForm for Sent {
    fn form_token(&self) -> &str {
        self.one("form_token")
    }
}

impl Sent {
    /// The first value of a name, trimmed; empty where there is none.
    pub(crate) fn one(&self, name: &str) -> &str {
        let mut named = self.0.iter().filter(|(key, _)| key == name);
        named.next().map_or("", |(_, value)| value.trim())
    }

    /// Whether every field is one of these: a form with another is none of ours (threat E10).
    pub(crate) fn has_only(&self, names: &[&str]) -> bool {
        self.0.iter().all(|(key, _)| names.contains(&key.as_str()))
    }

    /// All values of a name that are not empty.
    pub(crate) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let named = self.0.iter().filter(move |(key, _)| key == name);
        named
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }
}
