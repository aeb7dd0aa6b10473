//! Guests without a membership: who answered one public event, and the links by which she comes back to her answer (F12).
//!
//! Her links lie in her mails alone; here are their hashes, so that a copy of the store opens nobody's page.

use domain::{Answer, EventId, LanguageTag, MailAddress, PersonName, RsvpCounter, VisitorId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::mails;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};
use crate::transaction::unreadable;

const VISITORS: Table<VisitorId, Visitor> = Table::new(spaces::VISITORS, "guests without a membership");
/// Tables of one keyspace, told apart by the first byte of their keys.
const IDS: Table<[u8], ()> = Table::new(spaces::VISITORS_OF, "guests without a membership by event");
const MAILS: Table<[u8], VisitorId> = Table::new(spaces::VISITORS_OF, "addresses of guests by event");
const HEADS: Table<[u8], ()> = Table::new(spaces::VISITORS_OF, "events that such guests answered");
const LINKS: Table<[u8], VisitorId> = Table::new(spaces::VISITOR_LINKS, "links of guests");

const ID: u8 = b'e';
const MAIL: u8 = b'm';
const HEAD: u8 = b'h';

/// Most links of one guest that work; with one more the oldest ends. Each mail to her holds one.
pub const LINKS_MAX: usize = 30;

/// Somebody without a membership who answered one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// Her name here, which nobody is shown.
    pub id: VisitorId,
    /// What she answered.
    pub event: EventId,
    /// Where mails about that event go, and nothing else.
    pub mail: MailAddress,
    /// As she wishes to be called.
    pub name: PersonName,
    /// What her browser asked for when she answered; her mails are in it (F26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Her last answer.
    pub answer: Answer,
    /// Of that answer.
    pub counter: RsvpCounter,
    /// When she gave it.
    pub answered: Timestamp,
    /// When she is forgotten, should the event be gone by then.
    pub forget_at: Timestamp,
    /// SHA-256 of the secrets of her links, oldest first.
    links: Vec<[u8; 32]>,
    /// Of mails that were tried more than once, by the mail's name: the link of the latest try.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retried: Vec<([u8; 16], [u8; 32])>,
}

impl Visitor {
    /// Somebody who has just proved her address; her answer follows.
    pub fn new(
        id: &VisitorId,
        event: &EventId,
        mail: &MailAddress,
        name: &PersonName,
        now: Timestamp,
    ) -> Self {
        Self {
            id: id.clone(),
            event: event.clone(),
            mail: mail.clone(),
            name: name.clone(),
            language: None,
            answer: Answer::Withdrawn,
            counter: RsvpCounter::default(),
            answered: now,
            forget_at: now,
            links: Vec::new(),
            retried: Vec::new(),
        }
    }
}

/// One of them.
pub fn get(tx: &mut Transaction<'_>, id: &VisitorId) -> Result<Option<Visitor>, StoreError> {
    tx.get(&VISITORS, id)
}

/// Whoever answered an event with this address; capitals do not matter.
pub fn by_mail(
    tx: &mut Transaction<'_>,
    event: &EventId,
    mail: &MailAddress,
) -> Result<Option<Visitor>, StoreError> {
    match tx.get(&MAILS, mail_key(event, mail).as_slice())? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Whose link this is; looking uses nothing up.
pub fn by_link(tx: &mut Transaction<'_>, secret: &str) -> Result<Option<Visitor>, StoreError> {
    match tx.get(&LINKS, hash(secret).as_slice())? {
        Some(id) => get(tx, &id),
        None => Ok(None),
    }
}

/// Writes her down, or what changed.
pub fn put(tx: &mut Transaction<'_>, visitor: &Visitor) -> Result<(), StoreError> {
    let head = event_key(HEAD, &visitor.event);
    if !tx.has(&HEADS, head.as_slice())? {
        tx.put(&HEADS, head.as_slice(), &())?;
    }
    let listed = id_key(&visitor.event, &visitor.id);
    if !tx.has(&IDS, listed.as_slice())? {
        tx.put(&IDS, listed.as_slice(), &())?;
        tx.put(
            &MAILS,
            mail_key(&visitor.event, &visitor.mail).as_slice(),
            &visitor.id,
        )?;
    }
    tx.put(&VISITORS, &visitor.id, visitor)
}

/// Gives her one more link, of a secret of at least 128 random bits; it works until she is forgotten, or until
/// [`LINKS_MAX`] newer ones were given.
pub fn give_link(tx: &mut Transaction<'_>, visitor: &mut Visitor, secret: &str) -> Result<(), StoreError> {
    let hash = hash(secret);
    if visitor.links.contains(&hash) {
        return Ok(());
    }
    visitor.links.push(hash);
    while visitor.links.len() > LINKS_MAX {
        let oldest = visitor.links.remove(0);
        tx.delete(&LINKS, oldest.as_slice());
    }
    tx.put(&LINKS, hash.as_slice(), &visitor.id)?;
    put(tx, visitor)
}

/// Gives her the link of a mail that is about to be handed on; `tries` is how often that failed before. Of one mail two links
/// work, that of the first try, which may have reached her after all, and that of the latest: a relay that takes nothing
/// for days does not end the links that she has.
pub fn give_mailed_link(
    tx: &mut Transaction<'_>,
    visitor: &mut Visitor,
    (mail, tries): (&[u8; 16], u32),
    secret: &str,
) -> Result<(), StoreError> {
    if tries > 0 {
        let hash = hash(secret);
        let before = visitor.retried.iter().position(|(tried, _)| tried == mail);
        if let Some(before) = before {
            let (_, old) = visitor.retried.remove(before);
            visitor.links.retain(|link| *link != old);
            tx.delete(&LINKS, old.as_slice());
        }
        visitor.retried.push((*mail, hash));
        if visitor.retried.len() > LINKS_MAX {
            visitor.retried.remove(0);
        }
    }
    give_link(tx, visitor, secret)
}

/// Whether anybody without a membership ever answered an event: one row, so that an answer of the same moment is not
/// overlooked.
pub fn anybody(tx: &mut Transaction<'_>, event: &EventId) -> Result<bool, StoreError> {
    tx.has(&HEADS, event_key(HEAD, event).as_slice())
}

/// Those who answered an event, in the order of their ids, after `after`.
pub fn of_event(
    tx: &mut Transaction<'_>,
    event: &EventId,
    after: Option<&VisitorId>,
    limit: u16,
) -> Result<Vec<Visitor>, StoreError> {
    let prefix = event_key(ID, event);
    let mut range = Range::prefix(spaces::VISITORS_OF, &prefix);
    if let Some(after) = after {
        range.start = id_key(event, after);
        range.start.push(0);
    }
    let mut found = Vec::new();
    for (key, ()) in tx.page(&IDS, range, Direction::Forward, limit)? {
        let id = key
            .get(prefix.len()..)
            .and_then(|id| std::str::from_utf8(id).ok())
            .and_then(|id| VisitorId::parse(id).ok())
            .ok_or_else(|| unreadable(IDS.name, &key))?;
        found.extend(get(tx, &id)?);
    }
    Ok(found)
}

/// All of them, in the order of their ids, after `after`.
pub fn every(
    tx: &mut Transaction<'_>,
    after: Option<&VisitorId>,
    limit: u16,
) -> Result<Vec<Visitor>, StoreError> {
    let range = behind(spaces::VISITORS, after.map(KeyForm::key));
    let rows = tx.page(&VISITORS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, visitor)| visitor).collect())
}

/// Forgets her: her name, her address, her links, and what she was told.
pub fn remove(tx: &mut Transaction<'_>, visitor: &Visitor) {
    for link in &visitor.links {
        tx.delete(&LINKS, link.as_slice());
    }
    tx.delete(&MAILS, mail_key(&visitor.event, &visitor.mail).as_slice());
    tx.delete(&IDS, id_key(&visitor.event, &visitor.id).as_slice());
    tx.delete(&VISITORS, &visitor.id);
    mails::forget_visitor(tx, &visitor.event, &visitor.id);
}

fn event_key(table: u8, event: &EventId) -> Key {
    let mut key = vec![table];
    key.extend(event.key());
    key
}

/// Ids are of one length, so the pair sorts by event first.
fn id_key(event: &EventId, id: &VisitorId) -> Key {
    let mut key = event_key(ID, event);
    key.extend(id.key());
    key
}

fn mail_key(event: &EventId, mail: &MailAddress) -> Key {
    let mut key = event_key(MAIL, event);
    key.extend(hash(&mail.as_str().to_ascii_lowercase()));
    key
}

/// The secrets are long, so a plain hash hides them.
fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit, event};

    fn visitor(number: u8, what: u8) -> Visitor {
        let mail = MailAddress::parse(&format!("guest{number}@b.example")).unwrap();
        let name = PersonName::parse("Nora").unwrap();
        Visitor::new(
            &VisitorId::new(0, [number; 10]),
            &event(what, 0).id,
            &mail,
            &name,
            at(0),
        )
    }

    #[test]
    fn she_is_found_by_her_address_at_one_event_and_by_her_links_until_she_is_forgotten() {
        let database = Database::in_memory();
        let mut nora = visitor(1, 1);
        assert!(!database.read(|tx| anybody(tx, &nora.event)).unwrap());
        commit(&database, |tx| put(tx, &visitor(1, 1)));
        for secret in ["first", "second"] {
            nora = commit(&database, |tx| {
                let mut known = get(tx, &nora.id)?.unwrap();
                give_link(tx, &mut known, secret)?;
                Ok::<_, StoreError>(known)
            });
        }
        let shout = MailAddress::parse("GUEST1@B.example").unwrap();
        let found = |what| {
            database
                .read(|tx| by_mail(tx, &event(what, 0).id, &shout))
                .unwrap()
        };
        assert_eq!((found(1), found(2)), (Some(nora.clone()), None));
        let by = |secret: &str| database.read(|tx| by_link(tx, secret)).unwrap().is_some();
        assert!(by("first") && by("second") && !by("guessed"));
        commit(&database, |tx| {
            remove(tx, &nora);
            Ok::<_, StoreError>(())
        });
        assert!(!by("first") && !by("second") && found(1).is_none());
        assert_eq!(database.read(|tx| every(tx, None, 9)), Ok(Vec::new()));
    }

    #[test]
    fn one_link_too_many_ends_the_oldest() {
        let database = Database::in_memory();
        let mut nora = visitor(1, 1);
        for number in 0..=LINKS_MAX {
            nora = commit(&database, |tx| {
                let mut known = nora.clone();
                give_link(tx, &mut known, &number.to_string())?;
                Ok::<_, StoreError>(known)
            });
        }
        let by = |secret: &str| database.read(|tx| by_link(tx, secret)).unwrap().is_some();
        assert!(!by("0") && by("1") && by(&LINKS_MAX.to_string()));
    }

    #[test]
    fn a_mail_that_is_tried_again_and_again_ends_no_link_but_its_own() {
        let database = Database::in_memory();
        let mut nora = visitor(1, 1);
        let mut give = |mail: u8, tries: u32, secret: &str| {
            nora = commit(&database, |tx| {
                let mut known = nora.clone();
                give_mailed_link(tx, &mut known, (&[mail; 16], tries), secret)?;
                Ok::<_, StoreError>(known)
            });
        };
        give(1, 0, "confirmed");
        for tries in 0..40 {
            give(2, tries, &format!("changed {tries}"));
            give(3, tries, &format!("note {tries}"));
        }
        let by = |secret: &str| database.read(|tx| by_link(tx, secret)).unwrap().is_some();
        for works in ["confirmed", "changed 0", "changed 39", "note 0", "note 39"] {
            assert!(by(works), "{works}");
        }
        for over in ["changed 1", "changed 38", "note 38"] {
            assert!(!by(over), "{over}");
        }
    }

    #[test]
    fn guests_of_an_event_are_read_page_by_page_without_gap_or_repeat_or_anothers() {
        let database = Database::in_memory();
        for number in 1..=25 {
            commit(&database, |tx| put(tx, &visitor(number, 1)));
        }
        commit(&database, |tx| put(tx, &visitor(99, 2)));
        let mut seen: Vec<VisitorId> = Vec::new();
        loop {
            let page = database
                .read(|tx| of_event(tx, &event(1, 0).id, seen.last(), 10))
                .unwrap();
            if page.is_empty() {
                break;
            }
            seen.extend(page.into_iter().map(|visitor| visitor.id));
        }
        let all: Vec<VisitorId> = (1..=25).map(|number| visitor(number, 1).id).collect();
        assert_eq!(seen, all);
    }
}
