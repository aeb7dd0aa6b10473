//! Who may join, and how often somebody may try to join or sign in.

use edge::TriesPerMinute;

use super::{Config, ConfigRefused};

impl Config {
    /// Whether the word for who may join by herself is one there is.
    pub(super) fn signup(&self) -> Result<(), ConfigRefused> {
        match self.membership.signup.as_str() {
            "open" | "approval" | "invite" => Ok(()),
            _ => Err(ConfigRefused::value(
                "membership.signup",
                "write open, approval or invite",
            )),
        }
    }

    /// As the section of rates says.
    pub fn sign_in_tries(&self) -> TriesPerMinute {
        let rates = &self.federation.tuning.rates_per_minute;
        TriesPerMinute {
            login: rates.login,
            signup: rates.signup,
            code: rates.code,
            mail_per_recipient: rates.mail_per_recipient,
        }
    }
}
