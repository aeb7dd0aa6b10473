//! A level of membership is chosen by a button of a form: by a member for herself, by an officer for one, by who acts for an
//! organisation (F02).

use serde::Deserialize;

use crate::sign_in::token_form;

/// Which level.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelForm {
    form_token: String,
    /// Its id, as it came.
    pub(crate) level: String,
}

token_form!(LevelForm);
