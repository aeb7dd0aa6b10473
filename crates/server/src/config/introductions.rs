//! What the operator decides about introductions: `[introductions]` (F07).

use std::ops::RangeInclusive;

use community::IntroductionRules;

use super::{Config, ConfigRefused};

const REQUESTS: RangeInclusive<u16> = 1..=50;
const REPLY_DAYS: RangeInclusive<u16> = 1..=30;
const COOL_OFF_DAYS: RangeInclusive<u16> = 30..=365;
const FOLLOW_UP_DAYS: RangeInclusive<u16> = 1..=90;

impl Config {
    /// How many, and how long each may take.
    pub fn introduction_rules(&self) -> Result<IntroductionRules, ConfigRefused> {
        let section = &self.introductions;
        let keys = [
            ("introductions.per_30_days", section.per_30_days, REQUESTS),
            ("introductions.reply_days", section.reply_days, REPLY_DAYS),
            (
                "introductions.cool_off_days",
                section.cool_off_days,
                COOL_OFF_DAYS,
            ),
            (
                "introductions.follow_up_days",
                section.follow_up_days,
                FOLLOW_UP_DAYS,
            ),
        ];
        for (key, value, range) in keys {
            if !range.contains(&value) {
                let what = format!("write {} to {}", range.start(), range.end());
                return Err(ConfigRefused::value(key, what));
            }
        }
        Ok(IntroductionRules {
            per_30_days: section.per_30_days,
            reply_days: section.reply_days,
            cool_off_days: section.cool_off_days,
            follow_up_days: section.follow_up_days,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_its_bounds_is_refused_by_its_key() {
        for key in ["per_30_days", "reply_days", "cool_off_days", "follow_up_days"] {
            for value in [0, 366] {
                let config = Config::parse(&format!("[introductions]\n{key} = {value}\n"));
                let refused = config.unwrap_err().to_string();
                assert!(refused.contains(&format!("introductions.{key}")), "{refused}");
            }
        }
    }
}
