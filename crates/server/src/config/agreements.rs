//! With whom the node speaks, and how long an agreement binds once its end is announced: part of `[federation]`.

use domain::Notice;
use federation::FederationMode;

use super::{Config, ConfigRefused};

impl Config {
    /// Whether other nodes are spoken with.
    pub fn federation_mode(&self) -> Result<FederationMode, ConfigRefused> {
        match self.federation.mode.as_str() {
            "allowlist" => Ok(FederationMode::Allowlist),
            "off" => Ok(FederationMode::Off),
            _ => Err(ConfigRefused::value(
                "federation.mode",
                "write allowlist, or off to speak with no other node",
            )),
        }
    }

    /// Days of notice of the agreements we propose.
    pub(crate) fn notice_days(&self) -> Result<u16, ConfigRefused> {
        let days = self.federation.notice_days;
        if days > Notice::DAYS_MAX {
            let what = format!("an agreement has at most {} days of notice", Notice::DAYS_MAX);
            return Err(ConfigRefused::value("federation.notice_days", what));
        }
        Ok(days)
    }
}
