//! Offices as pages name them (F19).

use domain::Role;

use crate::words::Words;

/// One.
pub(crate) fn office_words(words: &Words, role: Role) -> String {
    words.t(match role {
        Role::Officer => "members-role-officer",
        Role::Moderator => "members-role-moderator",
        Role::Operator => "members-role-operator",
    })
}

/// Several, each to stand by itself.
pub(crate) fn offices(words: &Words, roles: &[Role]) -> Vec<String> {
    roles.iter().map(|role| office_words(words, *role)).collect()
}
