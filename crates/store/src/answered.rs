//! Who of ours answered an event: found by the event, so that they hear when it moves.

use domain::{Answer, Event, EventId, MemberId, Register, RsvpDelivery};
use engine::{Direction, Key, Range};
use serde::{Deserialize, Serialize};

use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::unreadable;
use crate::{Transaction, mails};

/// Tables of one keyspace, told apart by the first byte of their keys.
const MEMBERS: Table<[u8], ()> = Table::new(spaces::ANSWERED, "members by event");
const HEADS: Table<[u8], Head> = Table::new(spaces::ANSWERED, "answered events");

const MEMBER: u8 = b'm';
const HEAD: u8 = b'h';

/// One row for each event that a member ever answered: what changes an event reads it, so that an answer given at the
/// same moment is not overlooked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    /// As members last heard of it, once it has changed without their being told.
    unheard: Option<Event>,
}

/// Whether she is to hear of changes: she comes, may come, waits, or waits to be told; not who said no or was refused.
pub(crate) fn is_to_hear(register: &Register) -> bool {
    let comes = matches!(register.answer, Answer::Going | Answer::Maybe);
    let is_out = matches!(
        register.delivery,
        RsvpDelivery::Refused { .. } | RsvpDelivery::Failed { .. }
    );
    comes && !is_out
}

/// Keeps the list of an event as a member's answer leaves it.
pub(crate) fn note(tx: &mut Transaction<'_>, register: &Register) -> Result<(), StoreError> {
    let key = member_key(&register.event, &register.member);
    let is_listed = tx.has(&MEMBERS, key.as_slice())?;
    match (is_to_hear(register), is_listed) {
        (true, false) => {
            if !anybody(tx, &register.event)? {
                tx.put(&HEADS, head_key(&register.event).as_slice(), &Head::default())?;
            }
            tx.put(&MEMBERS, key.as_slice(), &())
        }
        (false, true) => {
            tx.delete(&MEMBERS, key.as_slice());
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Whether a member ever answered an event.
pub fn anybody(tx: &mut Transaction<'_>, event: &EventId) -> Result<bool, StoreError> {
    tx.has(&HEADS, head_key(event).as_slice())
}

/// Members who answered an event and are to hear of it, in the order of their ids, after `after`.
pub fn members(
    tx: &mut Transaction<'_>,
    event: &EventId,
    after: Option<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let prefix = event_key(MEMBER, event);
    let mut range = Range::prefix(spaces::ANSWERED, &prefix);
    if let Some(after) = after {
        range.start = member_key(event, after);
        range.start.push(0);
    }
    let rows = tx.page(&MEMBERS, range, Direction::Forward, limit)?;
    let member = |(key, ()): (Key, ())| {
        let id = key
            .get(prefix.len()..)
            .and_then(|id| std::str::from_utf8(id).ok());
        id.and_then(|id| MemberId::parse(id).ok())
            .ok_or_else(|| unreadable(MEMBERS.name, &key))
    };
    rows.into_iter().map(member).collect()
}

/// Remembers how members last heard of an event that now changes without their being told; what was remembered
/// before stays. Nothing is kept where nobody answered.
pub fn keep_unheard(tx: &mut Transaction<'_>, before: &Event) -> Result<(), StoreError> {
    let key = head_key(&before.id);
    if let Some(mut head) = tx.get(&HEADS, key.as_slice())?
        && head.unheard.is_none()
    {
        head.unheard = Some(mails::without_texts(before));
        tx.put(&HEADS, key.as_slice(), &head)?;
    }
    Ok(())
}

/// How members last heard of an event, if it has changed since without their being told; they are told now.
pub fn take_unheard(tx: &mut Transaction<'_>, event: &EventId) -> Result<Option<Event>, StoreError> {
    let key = head_key(event);
    let Some(mut head) = tx.get(&HEADS, key.as_slice())? else {
        return Ok(None);
    };
    let unheard = head.unheard.take();
    if unheard.is_some() {
        tx.put(&HEADS, key.as_slice(), &head)?;
    }
    Ok(unheard)
}

fn event_key(table: u8, event: &EventId) -> Key {
    let mut key = vec![table];
    key.extend(event.key());
    key
}

fn head_key(event: &EventId) -> Key {
    event_key(HEAD, event)
}

/// Ids are of one length, so the pair sorts by event first.
fn member_key(event: &EventId, member: &MemberId) -> Key {
    let mut key = event_key(MEMBER, event);
    key.extend(member.key());
    key
}

#[cfg(test)]
mod tests {
    use domain::RsvpCounter;

    use super::*;
    use crate::Database;
    use crate::rsvps;
    use crate::samples::{at, commit, event};

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn answer(database: &Database, who: u8, what: u8, answer: Answer, delivery: RsvpDelivery) {
        let register = Register {
            member: member(who),
            event: event(what, 0).id,
            answer,
            counter: RsvpCounter(1),
            delivery,
            activity: None,
            answered: at(0),
        };
        commit(database, |tx| rsvps::put(tx, &register));
    }

    fn listed(database: &Database, what: u8) -> Vec<MemberId> {
        database
            .read(|tx| members(tx, &event(what, 0).id, None, 100))
            .unwrap()
    }

    #[test]
    fn whoever_comes_may_come_waits_or_is_not_yet_confirmed_is_listed_and_nobody_else() {
        let database = Database::in_memory();
        let at = at(0);
        let refused = RsvpDelivery::Refused {
            reason: "Full.".to_owned(),
            why: None,
            at,
        };
        for (who, said, delivery, expected) in [
            (1, Answer::Going, RsvpDelivery::Confirmed { at }, true),
            (2, Answer::Maybe, RsvpDelivery::Confirmed { at }, true),
            (3, Answer::Going, RsvpDelivery::Waitlisted { place: 1, at }, true),
            (4, Answer::Going, RsvpDelivery::Sent, true),
            (5, Answer::Going, RsvpDelivery::Pending { at }, true),
            (6, Answer::Declined, RsvpDelivery::Confirmed { at }, false),
            (7, Answer::Withdrawn, RsvpDelivery::Sent, false),
            (8, Answer::Going, refused, false),
            (9, Answer::Going, RsvpDelivery::Failed { at }, false),
        ] {
            answer(&database, who, 1, said, delivery);
            assert_eq!(listed(&database, 1).contains(&member(who)), expected, "{who}");
        }
        assert_eq!(listed(&database, 2), []);
        assert!(!database.read(|tx| anybody(tx, &event(2, 0).id)).unwrap());
    }

    #[test]
    fn whoever_says_no_after_all_is_listed_no_more_and_comes_back_with_a_new_yes() {
        let database = Database::in_memory();
        let sent = || RsvpDelivery::Sent;
        answer(&database, 1, 1, Answer::Going, sent());
        answer(&database, 1, 1, Answer::Withdrawn, sent());
        assert_eq!(listed(&database, 1), []);
        assert!(database.read(|tx| anybody(tx, &event(1, 0).id)).unwrap());
        answer(&database, 1, 1, Answer::Maybe, sent());
        assert_eq!(listed(&database, 1), [member(1)]);
    }

    #[test]
    fn a_long_list_is_read_page_by_page_without_gap_or_repeat_or_another_events_guests() {
        let database = Database::in_memory();
        for who in 1..=25 {
            answer(&database, who, 1, Answer::Going, RsvpDelivery::Sent);
            answer(&database, who, 2, Answer::Going, RsvpDelivery::Sent);
        }
        let mut seen: Vec<MemberId> = Vec::new();
        loop {
            let page = database
                .read(|tx| members(tx, &event(1, 0).id, seen.last(), 10))
                .unwrap();
            if page.is_empty() {
                break;
            }
            seen.extend(page);
        }
        assert_eq!(seen, (1..=25).map(member).collect::<Vec<_>>());
    }

    #[test]
    fn what_members_last_heard_is_kept_once_taken_once_and_only_where_somebody_answered() {
        let database = Database::in_memory();
        let (first, second) = (event(1, 100), event(1, 200));
        let take = || commit(&database, |tx| take_unheard(tx, &first.id));
        commit(&database, |tx| keep_unheard(tx, &first));
        assert_eq!(take(), None);
        answer(&database, 1, 1, Answer::Going, RsvpDelivery::Sent);
        for version in [&first, &second] {
            commit(&database, |tx| keep_unheard(tx, version));
        }
        assert_eq!(take(), Some(first.clone()));
        assert_eq!(take(), None);
    }
}
