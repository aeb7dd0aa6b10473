//! What the desk wants to know of whoever stands at it: whether another community says that she is a member of it in good
//! standing (F16, proof; protocol section 8.9; threats V). A row names a community and a moment, and nobody.

use domain::{CheckId, Origin};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::claims::BrowserKey;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const CHECKS: Table<[u8], Check> = Table::new(spaces::CHECKS, "checks");

/// How long a check can be answered, in seconds.
pub const CHECK_SECONDS: i64 = 600;
/// How long the desk sees what came of it, in seconds.
pub const SEEN_SECONDS: i64 = 3_600;
/// Most checks that the desk sees; a new one waits until one of them goes.
pub const CHECKS_MAX: u16 = 100;

/// One question to one community about one person, whoever she is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name, which whoever stands at the desk opens.
    pub id: CheckId,
    /// The community that is asked.
    pub peer: Origin,
    /// When an officer made it.
    pub made: Timestamp,
    /// Until when it can be answered.
    pub expires: Timestamp,
    /// In which epoch of this store: none counts after a restore from a backup (threats F7, V14).
    pub epoch: i64,
    /// When that community said yes, if it did.
    pub yes: Option<Timestamp>,
    asked: Option<Asked>,
}

/// The browser that went to that community last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    browser: BrowserKey,
    /// SHA-256 of what only it brings back.
    nonce: [u8; 32],
}

impl Check {
    /// A new one.
    pub fn new(id: CheckId, peer: Origin, epoch: i64, now: Timestamp) -> Self {
        let expires = now.as_second().saturating_add(CHECK_SECONDS);
        Self {
            id,
            peer,
            made: now,
            expires: Timestamp::from_second(expires).unwrap_or(now),
            epoch,
            yes: None,
            asked: None,
        }
    }

    /// Whether it can be answered.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.yes.is_none() && now < self.expires
    }

    /// A browser sets out with a nonce, whose hash alone is kept; what another one brings back counts no more.
    pub fn ask(&mut self, browser: BrowserKey, nonce: &str) {
        let nonce = Sha256::digest(nonce).into();
        self.asked = Some(Asked { browser, nonce });
    }

    /// Whether what this browser brings answers it.
    pub fn is_answered(&self, browser: BrowserKey, nonce: &str) -> bool {
        let nonce: [u8; 32] = Sha256::digest(nonce).into();
        self.asked
            .as_ref()
            .is_some_and(|asked| asked.browser == browser && asked.nonce == nonce)
    }

    /// It was answered; nothing else that was asked for it counts any more.
    pub fn answer(&mut self, now: Timestamp) {
        self.yes = Some(now);
        self.asked = None;
    }

    fn is_seen(&self, now: Timestamp) -> bool {
        now.as_second().saturating_sub(self.made.as_second()) < SEEN_SECONDS
    }
}

/// One by its name, while the desk sees it.
pub fn get(tx: &mut Transaction<'_>, id: &CheckId, now: Timestamp) -> Result<Option<Check>, StoreError> {
    let known = tx.get(&CHECKS, id.as_str().as_bytes())?;
    Ok(known.filter(|check| check.is_seen(now)))
}

/// All that the desk sees, the newest first.
pub fn list(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Vec<Check>, StoreError> {
    let mut checks = every(tx)?;
    checks.retain(|check| check.is_seen(now));
    checks.sort_by(|one, other| (other.made, &other.id).cmp(&(one.made, &one.id)));
    Ok(checks)
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, check: &Check) -> Result<(), StoreError> {
    tx.put(&CHECKS, check.id.as_str().as_bytes(), check)
}

/// Those that the desk does not see any more go.
pub fn forget_over(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for check in every(tx)? {
        if !check.is_seen(now) {
            tx.delete(&CHECKS, check.id.as_str().as_bytes());
        }
    }
    Ok(())
}

fn every(tx: &mut Transaction<'_>) -> Result<Vec<Check>, StoreError> {
    let range = Range::prefix(spaces::CHECKS, b"");
    let rows = tx.page(&CHECKS, range, Direction::Forward, CHECKS_MAX)?;
    Ok(rows.into_iter().map(|(_, check)| check).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn check(number: u8, second: i64) -> Check {
        let peer = Origin::parse("https://b.example").unwrap();
        Check::new(CheckId::new([number; 16]), peer, 5, at(second))
    }

    /// V2: what one browser asked for is answered in no other, and once.
    #[test]
    fn a_check_is_answered_in_the_browser_that_asked_last_and_once() {
        let (one, other) = (BrowserKey::of_cookie("one"), BrowserKey::of_cookie("other"));
        let mut asked = check(1, 0);
        assert!(!asked.is_answered(one, "nonce"), "nobody asked");
        asked.ask(one, "nonce");
        assert!(asked.is_answered(one, "nonce"));
        assert!(!asked.is_answered(other, "nonce") && !asked.is_answered(one, "another"));
        asked.ask(other, "another");
        assert!(!asked.is_answered(one, "nonce") && asked.is_answered(other, "another"));
        assert!(asked.is_open(at(CHECK_SECONDS - 1)) && !asked.is_open(at(CHECK_SECONDS)));
        asked.answer(at(9));
        assert!(!asked.is_open(at(10)) && !asked.is_answered(other, "another"));
    }

    #[test]
    fn the_desk_sees_a_check_for_an_hour_and_the_newest_first() {
        let database = Database::in_memory();
        for (number, second) in [(3, 0), (1, 60), (2, 120)] {
            commit(&database, |tx| put(tx, &check(number, second)));
        }
        let seen = |second: i64| {
            let listed = database.read(|tx| list(tx, at(second))).unwrap();
            listed.iter().map(|check| check.made).collect::<Vec<_>>()
        };
        assert_eq!(seen(130), [at(120), at(60), at(0)]);
        assert_eq!(seen(SEEN_SECONDS + 60), [at(120)]);
        let first = CheckId::new([3; 16]);
        let known = |second| database.read(|tx| get(tx, &first, at(second))).unwrap();
        assert!(known(SEEN_SECONDS - 1).is_some() && known(SEEN_SECONDS).is_none());
        commit(&database, |tx| forget_over(tx, at(SEEN_SECONDS + 60)));
        assert_eq!(database.read(every).unwrap().len(), 1);
    }
}
