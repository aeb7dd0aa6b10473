//! Memberships elsewhere that a member linked with the one here, what she has asked for, and which community is home to her
//! (F02; protocol section 8.9). She alone reads it; the other community knows the link by its name.

use domain::{LinkId, MemberId, Origin, SessionId};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::peerings::PEERINGS_MAX;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const LINKS: Table<(MemberId, Origin), Link> = Table::new(spaces::MEMBER_LINKS, "member links");
const BY_ID: Table<LinkId, (MemberId, Origin)> = Table::new(spaces::MEMBER_LINKS_BY_ID, "member links by id");
const ASKS: Table<MemberId, LinkAsk> = Table::new(spaces::LINK_ASKS, "link asks");
const HOMES: Table<MemberId, Origin> = Table::new(spaces::HOMES, "homes");

/// How long she may take to come back with a proof, in seconds (threats, V).
pub const ASK_SECONDS: i64 = 600;

/// A membership elsewhere that is, or is about to be, linked with the one here; one for each community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its name, the same on both sides.
    pub id: LinkId,
    /// The other community's node.
    pub peer: Origin,
    /// How far it is.
    pub state: LinkState,
    /// Since when.
    pub since: Timestamp,
    /// The name under which we vouched for her there; nothing where they vouched to us.
    pub subject: Option<String>,
}

/// How far a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// We vouched for her, and the other community has not said that the link stands.
    Waiting,
    /// It stands on both sides.
    Linked,
}

/// That a browser of hers went to another community for a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkAsk {
    /// Which browser.
    pub session: SessionId,
    /// Where it went.
    pub peer: Origin,
    /// Until when it may come back.
    pub expires: Timestamp,
    /// SHA-256 of what only it brings back.
    nonce: [u8; 32],
}

impl LinkAsk {
    /// Whether what a browser brings answers it.
    pub fn is_answered(&self, session: &SessionId, peer: &Origin, nonce: &str, now: Timestamp) -> bool {
        let nonce: [u8; 32] = Sha256::digest(nonce).into();
        self.session == *session && self.peer == *peer && self.nonce == nonce && now < self.expires
    }
}

/// Hers with one community.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId, peer: &Origin) -> Result<Option<Link>, StoreError> {
    tx.get(&LINKS, &(member.clone(), peer.clone()))
}

/// Whose link that is, and what it is.
pub fn by_id(tx: &mut Transaction<'_>, id: &LinkId) -> Result<Option<(MemberId, Link)>, StoreError> {
    let Some((member, peer)) = tx.get(&BY_ID, id)? else {
        return Ok(None);
    };
    Ok(get(tx, &member, &peer)?.map(|link| (member, link)))
}

/// Writes it, in the place of the one with that community if there is one.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, link: &Link) -> Result<(), StoreError> {
    let key = (member.clone(), link.peer.clone());
    if let Some(before) = tx.get(&LINKS, &key)?
        && before.id != link.id
    {
        tx.delete(&BY_ID, &before.id);
    }
    tx.put(&BY_ID, &link.id, &key)?;
    tx.put(&LINKS, &key, link)
}

/// Forgets it; where that community was home to her, this one is again.
pub fn remove(tx: &mut Transaction<'_>, member: &MemberId, link: &Link) -> Result<(), StoreError> {
    tx.delete(&BY_ID, &link.id);
    tx.delete(&LINKS, &(member.clone(), link.peer.clone()));
    if home(tx, member)?.as_ref() == Some(&link.peer) {
        tx.delete(&HOMES, member);
    }
    Ok(())
}

/// All of hers, by address: one read. There is at most one for each peering there ever was.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Link>, StoreError> {
    let range = Range::prefix(spaces::MEMBER_LINKS, &member.key());
    let rows = tx.page(&LINKS, range, Direction::Forward, PEERINGS_MAX)?;
    Ok(rows.into_iter().map(|(_, link)| link).collect())
}

/// Those of all members by name, so many behind one: for whoever looks through them all.
pub fn every(
    tx: &mut Transaction<'_>,
    after: Option<&LinkId>,
    limit: u16,
) -> Result<Vec<(MemberId, Link)>, StoreError> {
    let range = behind(spaces::MEMBER_LINKS_BY_ID, after.map(KeyForm::key));
    let mut found = Vec::new();
    for (_, (member, peer)) in tx.page(&BY_ID, range, Direction::Forward, limit)? {
        let link = get(tx, &member, &peer)?;
        found.extend(link.map(|link| (member, link)));
    }
    Ok(found)
}

/// Remembers that a browser of hers asks another community; what she asked before, in whichever browser, is over.
pub fn ask(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    (session, peer): (&SessionId, &Origin),
    nonce: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let asked = LinkAsk {
        session: session.clone(),
        peer: peer.clone(),
        expires: Timestamp::from_second(now.as_second().saturating_add(ASK_SECONDS)).unwrap_or(now),
        nonce: Sha256::digest(nonce).into(),
    };
    tx.put(&ASKS, member, &asked)
}

/// What she asked last.
pub fn asked(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<LinkAsk>, StoreError> {
    tx.get(&ASKS, member)
}

/// It is answered, or she has left.
pub fn end_ask(tx: &mut Transaction<'_>, member: &MemberId) {
    tx.delete(&ASKS, member);
}

/// The community that is home to her, when that is another one.
pub fn home(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<Origin>, StoreError> {
    tx.get(&HOMES, member)
}

/// Another community is home to her, or this one.
pub fn put_home(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    home: Option<&Origin>,
) -> Result<(), StoreError> {
    match home {
        Some(home) => tx.put(&HOMES, member, home),
        None => {
            tx.delete(&HOMES, member);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn origin(host: &str) -> Origin {
        Origin::parse(&format!("https://{host}")).unwrap()
    }

    fn link(number: u8, host: &str) -> Link {
        Link {
            id: LinkId::new([number; 16]),
            peer: origin(host),
            state: LinkState::Waiting,
            since: at(0),
            subject: None,
        }
    }

    #[test]
    fn a_member_has_one_link_with_a_community_and_it_is_found_by_its_name() {
        let database = Database::in_memory();
        commit(&database, |tx| put(tx, &member(1), &link(1, "b.example")));
        commit(&database, |tx| put(tx, &member(1), &link(2, "b.example")));
        commit(&database, |tx| put(tx, &member(2), &link(3, "b.example")));
        let found = |number: u8| database.read(|tx| by_id(tx, &LinkId::new([number; 16]))).unwrap();
        assert_eq!(found(1), None, "the second took its place");
        assert_eq!(found(2), Some((member(1), link(2, "b.example"))));
        let all = database.read(|tx| every(tx, None, 9)).unwrap();
        let behind_first = database.read(|tx| every(tx, Some(&all[0].1.id), 9)).unwrap();
        assert_eq!((all.len(), &all[1..]), (2, &behind_first[..]));
        commit(&database, |tx| {
            put_home(tx, &member(1), Some(&origin("b.example")))
        });
        commit(&database, |tx| remove(tx, &member(1), &link(2, "b.example")));
        assert_eq!(found(2), None);
        assert_eq!(database.read(|tx| home(tx, &member(1))).unwrap(), None);
        let of = |number| database.read(|tx| of_member(tx, &member(number))).unwrap();
        assert_eq!((of(1), of(2)), (vec![], vec![link(3, "b.example")]));
    }

    /// V2: what was asked in one browser is answered in no other, elsewhere or later.
    #[test]
    fn what_she_asked_is_answered_in_her_browser_alone() {
        let database = Database::in_memory();
        let session = |number: u8| SessionId::new(0, [number; 10]);
        let there = origin("b.example");
        commit(&database, |tx| {
            ask(tx, &member(1), (&session(1), &there), "nonce", at(0))
        });
        let asked = database.read(|tx| asked(tx, &member(1))).unwrap().unwrap();
        assert!(asked.is_answered(&session(1), &there, "nonce", at(ASK_SECONDS - 1)));
        assert!(!asked.is_answered(&session(1), &there, "nonce", at(ASK_SECONDS)));
        assert!(!asked.is_answered(&session(2), &there, "nonce", at(1)));
        assert!(!asked.is_answered(&session(1), &origin("c.example"), "nonce", at(1)));
        assert!(!asked.is_answered(&session(1), &there, "other", at(1)));
        assert!(
            !serde_json::to_string(&asked)
                .unwrap()
                .contains("\"nonce\":\"nonce\"")
        );
    }
}
