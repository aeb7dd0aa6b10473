//! Calls for hands, ours and those of peers, the answers to them, the links by which they are answered from a mail, and who was
//! told of which (F10).

use domain::{AnswerId, Call, CallAnswer, CallId, Iri, MemberId, Origin};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const CALLS: Table<CallId, Call> = Table::new(spaces::CALLS, "calls");
const BY_IRI: Table<Iri, CallId> = Table::new(spaces::CALLS_BY_IRI, "calls by address");
const ANSWERS: Table<(CallId, AnswerId), CallAnswer> = Table::new(spaces::CALL_ANSWERS, "answers to calls");
const OFFERS: Table<Iri, (CallId, AnswerId)> = Table::new(spaces::CALL_ANSWER_OFFERS, "answers by offer");
const LINKS: Table<[u8], CallLink> = Table::new(spaces::CALL_LINKS, "links to answer calls");
const TOLD: Table<(CallId, MemberId), Timestamp> = Table::new(spaces::CALLS_TOLD, "told of calls");

/// Most calls read at once.
pub const CALLS_MAX: u16 = 2_000;
/// Most answers to one call.
pub const ANSWERS_MAX: u16 = 500;
/// Links looked at when those of one member are to go; each lives as long as its call.
const LINKS_MAX: u16 = 20_000;
/// Rows removed in one go with their call.
const FORGOTTEN_MAX: u16 = 1_000;

/// A link out of a mail, under the hash of its secret: by it one member answers one call, once, without signing in (need 3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLink {
    /// Which call.
    pub call: CallId,
    /// Who answers by it.
    pub member: MemberId,
    /// Until when.
    pub expires: Timestamp,
}

/// One call.
pub fn get(tx: &mut Transaction<'_>, id: &CallId) -> Result<Option<Call>, StoreError> {
    tx.get(&CALLS, id)
}

/// The same by its address.
pub fn by_iri(tx: &mut Transaction<'_>, iri: &Iri) -> Result<Option<Call>, StoreError> {
    match tx.get(&BY_IRI, iri)? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put(tx: &mut Transaction<'_>, call: &Call) -> Result<(), StoreError> {
    tx.put(&BY_IRI, &call.iri, &call.id)?;
    tx.put(&CALLS, &call.id, call)
}

/// Some calls from the latest back, before this one if any is named.
pub fn page(tx: &mut Transaction<'_>, before: Option<&CallId>, limit: u16) -> Result<Vec<Call>, StoreError> {
    let mut range = Range::prefix(spaces::CALLS, b"");
    if let Some(before) = before {
        range.end = Some(before.key());
    }
    let rows = tx.page(&CALLS, range, Direction::Backward, limit)?;
    Ok(rows.into_iter().map(|(_, call)| call).collect())
}

/// All, the latest first.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<Call>, StoreError> {
    page(tx, None, CALLS_MAX)
}

/// Those of one peer, by address.
pub fn of_host(tx: &mut Transaction<'_>, host: &Origin) -> Result<Vec<Call>, StoreError> {
    let mut calls = all(tx)?;
    calls.retain(|call| call.own.is_none() && &call.iri.origin() == host);
    calls.sort_by(|one, other| one.iri.as_str().cmp(other.iri.as_str()));
    Ok(calls)
}

/// Forgets one, with all that was said to it.
pub fn remove(tx: &mut Transaction<'_>, call: &Call) -> Result<(), StoreError> {
    for answer in answers(tx, &call.id)? {
        remove_answer(tx, &answer);
    }
    let told = Range::prefix(spaces::CALLS_TOLD, &call.id.key());
    for (key, _) in tx.page_bytes(told, Direction::Forward, FORGOTTEN_MAX)? {
        tx.delete_bytes(spaces::CALLS_TOLD, key);
    }
    tx.delete(&BY_IRI, &call.iri);
    tx.delete(&CALLS, &call.id);
    crate::held::forget(tx, &call.iri);
    Ok(())
}

/// Answers to one call, in the order they came.
pub fn answers(tx: &mut Transaction<'_>, call: &CallId) -> Result<Vec<CallAnswer>, StoreError> {
    let range = Range::prefix(spaces::CALL_ANSWERS, &call.key());
    let rows = tx.page(&ANSWERS, range, Direction::Forward, ANSWERS_MAX)?;
    let mut answers: Vec<CallAnswer> = rows.into_iter().map(|(_, answer)| answer).collect();
    answers.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    Ok(answers)
}

/// One answer.
pub fn answer(
    tx: &mut Transaction<'_>,
    call: &CallId,
    id: &AnswerId,
) -> Result<Option<CallAnswer>, StoreError> {
    tx.get(&ANSWERS, &(call.clone(), id.clone()))
}

/// The answer that travels by this Offer.
pub fn by_offer(tx: &mut Transaction<'_>, offer: &Iri) -> Result<Option<CallAnswer>, StoreError> {
    match tx.get(&OFFERS, offer)? {
        Some(place) => tx.get(&ANSWERS, &place),
        None => Ok(None),
    }
}

/// Writes one, new or changed.
pub fn put_answer(tx: &mut Transaction<'_>, answer: &CallAnswer) -> Result<(), StoreError> {
    let place = (answer.call.clone(), answer.id.clone());
    tx.put(&OFFERS, &answer.offer, &place)?;
    tx.put(&ANSWERS, &place, answer)
}

/// Forgets one.
pub fn remove_answer(tx: &mut Transaction<'_>, answer: &CallAnswer) {
    tx.delete(&OFFERS, &answer.offer);
    tx.delete(&ANSWERS, &(answer.call.clone(), answer.id.clone()));
}

/// Remembers a link of a secret of at least 128 random bits; some that are too old are forgotten by the way.
pub fn put_link(
    tx: &mut Transaction<'_>,
    secret: &str,
    link: &CallLink,
    now: Timestamp,
) -> Result<(), StoreError> {
    let old = tx.page(&LINKS, behind(spaces::CALL_LINKS, None), Direction::Forward, 100)?;
    for (key, _) in old.iter().filter(|(_, link)| now >= link.expires) {
        tx.delete(&LINKS, key.as_slice());
    }
    tx.put(&LINKS, Sha256::digest(secret).as_slice(), link)
}

/// What a link leads to, while it does; looking at it uses nothing up, for programs look at mails too.
pub fn link(tx: &mut Transaction<'_>, secret: &str, now: Timestamp) -> Result<Option<CallLink>, StoreError> {
    let link = tx.get(&LINKS, Sha256::digest(secret).as_slice())?;
    Ok(link.filter(|link| now < link.expires))
}

/// Uses a link up.
pub fn use_link(tx: &mut Transaction<'_>, secret: &str) {
    tx.delete(&LINKS, Sha256::digest(secret).as_slice());
}

/// Remembers that a member is told of a call; whether she was not told before.
pub fn tell_once(
    tx: &mut Transaction<'_>,
    call: &CallId,
    member: &MemberId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let place = (call.clone(), member.clone());
    if tx.has(&TOLD, &place)? {
        return Ok(false);
    }
    tx.put(&TOLD, &place, &now)?;
    Ok(true)
}

/// Whether a member was told of a call.
pub fn was_told(tx: &mut Transaction<'_>, call: &CallId, member: &MemberId) -> Result<bool, StoreError> {
    tx.has(&TOLD, &(call.clone(), member.clone()))
}

/// Forgets the links that one member has.
pub fn forget_links(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    let all = behind(spaces::CALL_LINKS, None);
    for (key, link) in tx.page(&LINKS, all, Direction::Forward, LINKS_MAX)? {
        if link.member == *member {
            tx.delete(&LINKS, key.as_slice());
        }
    }
    Ok(())
}

/// Forgets that a member was told of a call.
pub fn forget_told(tx: &mut Transaction<'_>, call: &CallId, member: &MemberId) {
    tx.delete(&TOLD, &(call.clone(), member.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// 3.2: looked at as often as a mail program likes, used once, and not after its time.
    #[test]
    fn a_link_is_looked_at_often_and_used_once() {
        let database = Database::in_memory();
        let link = CallLink {
            call: CallId::new(1, [1; 10]),
            member: MemberId::new(1, [2; 10]),
            expires: at(100),
        };
        commit(&database, |tx| put_link(tx, "secret", &link, at(0)));
        let seen = |second| database.read(|tx| super::link(tx, "secret", at(second))).unwrap();
        assert_eq!(
            (seen(1), seen(99), seen(100)),
            (Some(link.clone()), Some(link.clone()), None)
        );
        commit(&database, |tx| {
            use_link(tx, "secret");
            Ok::<_, StoreError>(())
        });
        assert_eq!(seen(2), None);
    }

    /// F21
    #[test]
    fn a_member_is_told_of_a_call_once() {
        let database = Database::in_memory();
        let (call, klara) = (CallId::new(1, [1; 10]), MemberId::new(1, [2; 10]));
        let told = || commit(&database, |tx| tell_once(tx, &call, &klara, at(0)));
        assert_eq!([told(), told()], [true, false]);
    }
}
