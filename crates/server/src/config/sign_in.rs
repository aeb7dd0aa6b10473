//! How often somebody may try to sign in.

use edge::TriesPerMinute;

use super::Config;

impl Config {
    /// As the section of rates says.
    pub fn sign_in_tries(&self) -> TriesPerMinute {
        let rates = &self.federation.tuning.rates_per_minute;
        TriesPerMinute {
            login: rates.login,
            code: rates.code,
            mail_per_recipient: rates.mail_per_recipient,
        }
    }
}
