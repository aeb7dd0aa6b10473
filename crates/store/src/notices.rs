//! What a member was mailed in the last weeks, one line each, so that she finds it without her mail (F21).

use domain::{LanguageTag, MemberId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const NOTICES: Table<[u8], Notice> = Table::new(spaces::NOTICES, "notices");

/// How long one is kept, in days.
pub const DAYS_MAX: i64 = 30;
/// Most that one member has; the oldest go first.
pub const NOTICES_MAX: u16 = 200;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// When it was mailed.
    pub at: Timestamp,
    /// The subject of the mail.
    pub subject: String,
    /// The page it is about, on this node.
    pub path: String,
    /// The language its words are in; nothing of mails from before there was more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// Notes a mail that went, under the name it is known by: one that goes again is one line.
pub fn put(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    name: &[u8; 16],
    notice: &Notice,
) -> Result<(), StoreError> {
    let mut rows = rows_of(tx, member)?;
    rows.sort_by_key(|(_, known)| known.at);
    let surplus = (rows.len() + 1).saturating_sub(usize::from(NOTICES_MAX));
    for (key, _) in rows.iter().take(surplus) {
        tx.delete(&NOTICES, key.as_slice());
    }
    let mut key = member.key();
    key.extend(name);
    tx.put(&NOTICES, key.as_slice(), notice)
}

/// Hers of the last [`DAYS_MAX`] days, latest first.
pub fn of_member(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<Vec<Notice>, StoreError> {
    let since = kept_since(now);
    let rows = rows_of(tx, member)?;
    let mut notices: Vec<Notice> = rows.into_iter().map(|(_, notice)| notice).collect();
    notices.retain(|notice| notice.at > since);
    notices.sort_by(|one, other| {
        other
            .at
            .cmp(&one.at)
            .then_with(|| one.subject.cmp(&other.subject))
    });
    Ok(notices)
}

/// What one was mailed another finds from now on, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    for (key, notice) in rows_of(tx, from)? {
        let name = key.get(from.key().len()..).unwrap_or_default();
        if let Ok(name) = <[u8; 16]>::try_from(name) {
            put(tx, into, &name, &notice)?;
        }
        tx.delete(&NOTICES, key.as_slice());
    }
    Ok(())
}

/// Forgets all of hers.
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for (key, _) in rows_of(tx, member)? {
        tx.delete(&NOTICES, key.as_slice());
    }
    Ok(())
}

/// Forgets those that are older, looking at up to `limit` rows after `after`; where to go on, until all were looked at.
pub fn forget_old(
    tx: &mut Transaction<'_>,
    after: Option<Key>,
    now: Timestamp,
    limit: u16,
) -> Result<Option<Key>, StoreError> {
    let since = kept_since(now);
    let rows = tx.page(
        &NOTICES,
        behind(spaces::NOTICES, after),
        Direction::Forward,
        limit,
    )?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (key, _) in rows.iter().filter(|(_, notice)| notice.at <= since) {
        tx.delete(&NOTICES, key.as_slice());
    }
    Ok(last.flatten())
}

fn rows_of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<(Key, Notice)>, StoreError> {
    let range = Range::prefix(spaces::NOTICES, &member.key());
    tx.page(&NOTICES, range, Direction::Forward, NOTICES_MAX)
}

fn kept_since(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_sub(DAYS_MAX * 86_400)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn notice(second: i64) -> Notice {
        Notice {
            at: at(second),
            subject: format!("Changed {second}"),
            path: "/events/1".to_owned(),
            language: None,
        }
    }

    fn name(number: i64) -> [u8; 16] {
        let mut name = [0; 16];
        name[..8].copy_from_slice(&number.to_be_bytes());
        name
    }

    fn subjects(database: &Database, member: &MemberId, now: i64) -> Vec<String> {
        let notices = database.read(|tx| of_member(tx, member, at(now))).unwrap();
        notices.into_iter().map(|notice| notice.subject).collect()
    }

    #[test]
    fn she_sees_her_own_latest_first_and_one_that_went_twice_once() {
        let database = Database::in_memory();
        let (klara, lena) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        for (who, second) in [(&klara, 1), (&klara, 5), (&klara, 5), (&lena, 3)] {
            commit(&database, |tx| put(tx, who, &name(second), &notice(second)));
        }
        assert_eq!(subjects(&database, &klara, 10), ["Changed 5", "Changed 1"]);
        assert_eq!(subjects(&database, &lena, 10), ["Changed 3"]);
    }

    #[test]
    fn a_month_later_it_is_forgotten_and_nobody_has_too_many() {
        let database = Database::in_memory();
        let klara = MemberId::new(0, [1; 10]);
        for second in 1..=i64::from(NOTICES_MAX) + 5 {
            commit(&database, |tx| put(tx, &klara, &name(second), &notice(second)));
        }
        let kept = subjects(&database, &klara, 300);
        assert_eq!(kept.len(), usize::from(NOTICES_MAX));
        assert_eq!(kept.last().map(String::as_str), Some("Changed 6"));
        let month = DAYS_MAX * 86_400;
        assert_eq!(subjects(&database, &klara, month + 200).len(), 5);
        let mut after = None;
        loop {
            after = commit(&database, |tx| forget_old(tx, after.clone(), at(month + 200), 7));
            if after.is_none() {
                break;
            }
        }
        assert_eq!(database.read(|tx| rows_of(tx, &klara)).unwrap().len(), 5);
    }
}
