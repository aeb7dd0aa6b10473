//! How often one member may look for people: often enough to choose somebody, not enough to copy the directory (F05).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use domain::MemberId;

use crate::Node;

/// Members remembered at once; beyond it whose minute is over is forgotten.
const REMEMBERED_MAX: usize = 10_000;
const WINDOW: Duration = Duration::from_secs(60);

/// What members asked in the minute that is passing for each.
#[derive(Default)]
pub struct PeopleAsked {
    by_member: Mutex<BTreeMap<MemberId, (Duration, u32)>>,
}

impl PeopleAsked {
    fn take(&self, member: &MemberId, now: Duration, most: u32) -> Result<(), u32> {
        let mut asked = self.by_member.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= REMEMBERED_MAX {
            asked.retain(|_, (begun, _)| now.saturating_sub(*begun) < WINDOW);
        }
        let (begun, count) = asked.entry(member.clone()).or_insert((now, 0));
        if now.saturating_sub(*begun) >= WINDOW {
            (*begun, *count) = (now, 0);
        }
        if *count >= most {
            let rest = WINDOW.saturating_sub(now.saturating_sub(*begun));
            return Err(u32::try_from(rest.as_secs().max(1)).unwrap_or(60));
        }
        *count += 1;
        Ok(())
    }
}

impl Node {
    /// Counts a look into the directory, by whatever door; who looked too often is told after how many seconds to come back.
    pub fn look_for_people(&self, member: &MemberId) -> Result<(), u32> {
        let most = self.settings.profiles.asked_per_minute;
        self.people_asked.take(member, self.clock.elapsed(), most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_member_has_her_own_minute() {
        let asked = PeopleAsked::default();
        let member = |number: u8| MemberId::new(u64::from(number), [number; 10]);
        let at = Duration::from_secs;
        assert_eq!(asked.take(&member(1), at(0), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(50), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(50), 2), Err(10));
        assert_eq!(asked.take(&member(2), at(50), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(60), 2), Ok(()));
    }
}
