//! The button under what a merge does, of two memberships or of two names of an organisation.

use serde::Deserialize;

use crate::sign_in::TokenForm;

/// Which one stays, from the page that showed what moves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeForm {
    form_token: String,
    pub(super) into: String,
}

impl TokenForm for MergeForm {
    fn form_token(&self) -> &str {
        &self.form_token
    }
}
