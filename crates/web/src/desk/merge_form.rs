//! The button under what a merge does, of two memberships or of two names of an organisation.

use serde::Deserialize;

use crate::sign_in::token_form;

/// Which one stays, from the page that showed what moves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeForm {
    form_token: String,
    pub(super) into: String,
}

token_form!(MergeForm);
