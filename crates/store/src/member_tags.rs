//! What officers call members by, and who is called by a word (F22). Nothing else is kept with it, so that no page of
//! other members ever reads it by chance.

use domain::{MemberId, MemberTag, MemberTags};
use engine::{Direction, Key, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::transaction::unreadable;

const TAGS: Table<MemberId, MemberTags> = Table::new(spaces::MEMBER_TAGS, "tags of members");
/// Tag in small letters, member: the tag as it is written.
const TAGGED: Table<[u8], MemberTag> = Table::new(spaces::MEMBERS_TAGGED, "members by tag");

/// Hers.
pub fn of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<MemberTags, StoreError> {
    Ok(tx.get(&TAGS, member)?.unwrap_or_default())
}

/// Writes all of hers; what was there before is gone.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, tags: &MemberTags) -> Result<(), StoreError> {
    for tag in of(tx, member)?.iter() {
        tx.delete(&TAGGED, key(tag, member).as_slice());
    }
    for tag in tags.iter() {
        tx.put(&TAGGED, key(tag, member).as_slice(), tag)?;
    }
    match tags.is_empty() {
        true => tx.delete(&TAGS, member),
        false => tx.put(&TAGS, member, tags)?,
    }
    Ok(())
}

/// Those who have a tag, in the order they were made, after one of them.
pub fn page(
    tx: &mut Transaction<'_>,
    tag: &MemberTag,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let prefix = Ended(&tag.folded()).key();
    let mut range = Range::prefix(spaces::MEMBERS_TAGGED, &prefix);
    if let Some(after) = after {
        range.start = [key(tag, after), vec![0]].concat();
    }
    let rows = tx.page(&TAGGED, range, Direction::Forward, limit)?;
    let id = |(key, _): (Key, MemberTag)| {
        let text = String::from_utf8_lossy(key.get(prefix.len()..).unwrap_or_default());
        MemberId::parse(&text).map_err(|_| unreadable(TAGGED.name, &key))
    };
    rows.into_iter().map(id).collect()
}

/// The tags that anybody has, in their order, at most `limit`; each is read once, however many have it.
pub fn in_use(tx: &mut Transaction<'_>, limit: usize) -> Result<Vec<MemberTag>, StoreError> {
    let mut range = Range::prefix(spaces::MEMBERS_TAGGED, b"");
    let mut found = Vec::new();
    while found.len() < limit {
        let Some((_, tag)) = tx
            .page(&TAGGED, range.clone(), Direction::Forward, 1)?
            .into_iter()
            .next()
        else {
            break;
        };
        // Behind all who have it: what ends a tag is a nought, and nothing is written with a one there.
        range.start = tag.folded().into_bytes();
        range.start.push(1);
        found.push(tag);
    }
    Ok(found)
}

fn key(tag: &MemberTag, member: &MemberId) -> Key {
    [Ended(&tag.folded()).key(), member.key()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    fn person(number: u8) -> MemberId {
        MemberId::new(u64::from(number), [number; 10])
    }

    fn tags(cell: &str) -> MemberTags {
        MemberTags::read(cell).unwrap()
    }

    /// F22
    #[test]
    fn members_are_found_by_their_tags_until_these_are_taken_away() {
        let database = Database::in_memory();
        for (number, cell) in [(1, "Board | speaker"), (2, "board"), (3, "board 2026")] {
            commit(&database, |tx| put(tx, &person(number), &tags(cell)));
        }
        let found = |tag: &str, after: Option<&MemberId>| {
            let tag = MemberTag::parse(tag).unwrap();
            database.read(|tx| page(tx, &tag, after, 9)).unwrap()
        };
        assert_eq!(found("BOARD", None), [person(1), person(2)]);
        assert_eq!(found("board", Some(&person(1))), [person(2)]);
        let all = database.read(|tx| in_use(tx, 9)).unwrap();
        let all: Vec<&str> = all.iter().map(MemberTag::as_str).collect();
        assert_eq!(all, ["Board", "board 2026", "speaker"]);
        assert_eq!(database.read(|tx| in_use(tx, 2)).unwrap().len(), 2);
        commit(&database, |tx| put(tx, &person(1), &tags("speaker")));
        assert_eq!(found("board", None), [person(2)]);
        assert_eq!(database.read(|tx| of(tx, &person(1))).unwrap(), tags("speaker"));
        commit(&database, |tx| put(tx, &person(1), &MemberTags::default()));
        assert!(found("speaker", None).is_empty());
        assert!(database.read(|tx| of(tx, &person(1))).unwrap().is_empty());
    }
}
