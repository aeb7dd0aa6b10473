//! How often one member, or one stranger, may look for people: often enough to choose somebody, not enough to copy the
//! directory (F05).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use domain::MemberId;
use domain::sabotage::{Bug, overheard, planted};

use crate::{Client, Node};

/// Members, and network addresses, remembered at once; beyond it whose minute is over is forgotten, and whoever is new goes
/// uncounted.
const REMEMBERED_MAX: usize = 10_000;
const WINDOW: Duration = Duration::from_secs(60);

/// What members and strangers asked in the minute that is passing for each.
#[derive(Default)]
pub struct PeopleAsked {
    by_member: Minutes<MemberId>,
    by_client: Minutes<Client>,
}

/// When the minute of each began, and how often she asked in it.
struct Minutes<K>(Mutex<BTreeMap<K, (Duration, u32)>>);

impl<K> Default for Minutes<K> {
    fn default() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }
}

impl<K: Ord + Clone> Minutes<K> {
    fn take(&self, who: &K, now: Duration, most: u32) -> Result<(), u32> {
        let most = match planted(Bug::S17Limit) {
            true => most.saturating_sub(u32::try_from(overheard().count).unwrap_or(u32::MAX)),
            false => most,
        };
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= REMEMBERED_MAX {
            asked.retain(|_, (begun, _)| now.saturating_sub(*begun) < WINDOW);
            if asked.len() >= REMEMBERED_MAX && !asked.contains_key(who) {
                return Ok(());
            }
        }
        let (begun, count) = asked.entry(who.clone()).or_insert((now, 0));
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
        self.people_asked
            .by_member
            .take(member, self.clock.elapsed(), most)
    }

    /// Counts a look of somebody who is not signed in at a profile that is for everybody, by her network address.
    pub fn look_for_people_from(&self, client: Client) -> Result<(), u32> {
        let most = self.settings.profiles.asked_per_minute;
        self.people_asked
            .by_client
            .take(&client, self.clock.elapsed(), most)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    #[test]
    fn each_member_has_her_own_minute() {
        let asked = PeopleAsked::default().by_member;
        let member = |number: u8| MemberId::new(u64::from(number), [number; 10]);
        let at = Duration::from_secs;
        assert_eq!(asked.take(&member(1), at(0), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(50), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(50), 2), Err(10));
        assert_eq!(asked.take(&member(2), at(50), 2), Ok(()));
        assert_eq!(asked.take(&member(1), at(60), 2), Ok(()));
    }

    /// F04, C8: many addresses fill no memory, and do not shut out who asks from one more.
    #[test]
    fn no_more_addresses_are_remembered_than_there_is_room_for() {
        let asked = PeopleAsked::default().by_client;
        let client = |number: u32| Client(IpAddr::V4(Ipv4Addr::from(number)));
        let now = Duration::from_secs(5);
        let all = u32::try_from(REMEMBERED_MAX).unwrap();
        for number in 0..all + 50 {
            assert_eq!(asked.take(&client(number), now, 1), Ok(()));
        }
        assert_eq!(asked.0.lock().unwrap().len(), REMEMBERED_MAX);
        assert_eq!(asked.take(&client(0), now, 1), Err(60));
        let later = now + WINDOW;
        assert_eq!(asked.take(&client(all + 1), later, 1), Ok(()));
        assert_eq!(asked.take(&client(all + 1), later, 1), Err(60));
    }
}
