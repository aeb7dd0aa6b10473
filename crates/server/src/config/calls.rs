//! What the operator decides about calls for hands: `[calls]` (F10).

use community::{CallRules, OwnerApproval};
use domain::Call;

use super::{Config, ConfigRefused};

impl Config {
    /// How long a call is open, when peers get it, and who has to agree.
    pub fn call_rules(&self) -> Result<CallRules, ConfigRefused> {
        let calls = &self.calls;
        if !(1..=Call::HOURS_MAX).contains(&calls.default_hours) {
            let what = format!("a call is open for 1 to {} hours", Call::HOURS_MAX);
            return Err(ConfigRefused::value("calls.default_hours", what));
        }
        if calls.widen_after_minutes > Call::WIDEN_MINUTES_MAX {
            let what = format!("write 0 to {} minutes", Call::WIDEN_MINUTES_MAX);
            return Err(ConfigRefused::value("calls.widen_after_minutes", what));
        }
        let owner_approval = match calls.owner_approval.as_str() {
            "per_org" => OwnerApproval::PerOrganization,
            "always" => OwnerApproval::Always,
            "never" => OwnerApproval::Never,
            _ => {
                let what = "write per_org, always or never";
                return Err(ConfigRefused::value("calls.owner_approval", what));
            }
        };
        Ok(CallRules {
            default_hours: calls.default_hours,
            widen_after_minutes: calls.widen_after_minutes,
            emergency_per_30_days: calls.emergency_per_30_days,
            owner_approval,
        })
    }
}
