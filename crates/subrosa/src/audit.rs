//! What happened in a room, as a chain that its members can check: each entry is joined to all before it by SHA-256, and
//! the last link stands apart, in the record of the room and on its page (R11).
//!
//! Entries are sealed under a key of their own use, which lives as long as the room. Whoever holds the key-encryption key
//! could write the whole chain anew; then the last link is not the one that members saw and wrote down.

use std::fmt;

use domain::{MemberId, hex};
use engine::{Bytes, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Membership;
use zeroize::Zeroizing;

use crate::access::RoomAccess;
use crate::epoch::Epoch;
use crate::id::RoomId;
use crate::keyring::KeyName;
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message, together};
use crate::tx::{AUDIT, Go, Tx};
use crate::wipe::json;

/// Most entries that are shown at a time, the latest; all of them are checked.
pub const AUDIT_SHOWN_MAX: usize = 500;

/// Digits of the last link that members are shown: 64 bits of it.
const DIGITS: usize = 16;

/// How often the chain is read again because it grew meanwhile.
const READS_MAX: u32 = 16;

/// What happened. It names no post and no author of one, as it is kept for longer than they are (R13).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audited {
    /// The room was made.
    RoomMade,
    /// Somebody was named as one more steward.
    StewardNamed(MemberId),
    /// Somebody became steward because the last one went, or none may enter: she has been in for longest of those who may.
    StewardFollowed(MemberId),
    /// Somebody was put out.
    PutOut(MemberId),
    /// A steward removed a post of somebody else.
    PostRemoved,
    /// A post was reported to the stewards; by whom is not written down.
    Reported,
    /// A report was looked at, and the post stays.
    ReportKept,
    /// A report was looked at, and the post is removed.
    ReportRemoved,
    /// An author asked that words of hers be read outside.
    ReleaseAsked,
    /// A steward agreed to it.
    ReleaseAgreed,
    /// A steward did not.
    ReleaseRefused,
    /// The copy is outside.
    ReleaseDone,
    /// Its time was over before it was outside, or the words or their author were no longer there.
    ReleaseLapsed,
    /// A steward proposed that all read what was said before they came.
    HistoryProposed,
    /// Two thirds agreed to it.
    HistoryOpened,
    /// They did not, in time.
    HistoryLapsed,
    /// Somebody was put out meanwhile, so that the vote is over without an outcome.
    HistoryVoided,
    /// A steward changed what the room is.
    SettingsChanged,
    /// Nobody writes any more.
    Archived,
    /// An operator asked to read the room, and every member was told.
    GlassBroken,
    /// She read it.
    GlassRead,
}

/// Who did it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// A member of the room, or somebody who was one.
    Member(MemberId),
    /// A member who is not named.
    SomeMember,
    /// Who runs the machine.
    Operator,
    /// Nobody: its time had come.
    Node,
}

/// A log or a panic may not say what happened in a room, nor who did it.
impl fmt::Debug for Audited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

impl fmt::Debug for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

/// The last link of a chain, as it stands on the page of the room.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditHead {
    /// How many entries there are; the first is that the room was made.
    pub number: u64,
    /// 16 hexadecimal digits that are others if any entry, or the number of them, is another.
    pub digits: String,
}

impl fmt::Debug for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}

/// What happened in a room.
pub struct AuditShown {
    /// That she may read it.
    pub access: RoomAccess,
    /// The latest first: at most [`AUDIT_SHOWN_MAX`], those since she reads the room and those of the operator.
    pub entries: Vec<AuditEntry>,
    /// How many others there are.
    pub not_shown: u64,
    /// The last link, as the record of the room has it.
    pub head: AuditHead,
    /// Whether all of them lead to it.
    pub whole: Whole,
}

/// An entry of the chain.
pub struct AuditEntry {
    /// Counted from 1.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// What.
    pub what: Audited,
}

/// Whether a chain is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Every entry is there and leads to the last link.
    Yes,
    /// Something was changed or removed.
    Broken {
        /// The first entry that is missing or is not what it was.
        at: u64,
    },
}

/// The last link, in the record of a room.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptHead {
    number: u64,
    hash: String,
}

impl KeptHead {
    pub(crate) fn shown(&self) -> AuditHead {
        AuditHead {
            number: self.number,
            digits: self.hash.chars().take(DIGITS).collect(),
        }
    }
}

/// An entry as it is sealed, behind its link.
#[derive(Serialize, Deserialize)]
struct KeptEntry {
    at: Timestamp,
    by: By,
    what: Audited,
    /// The epoch in which it happened: who reads from a later one on is not shown it.
    epoch: Epoch,
}

impl Rooms {
    /// Notes what happens in a room, in the commit in which it does. Whoever writes the record of the room may do so before
    /// or after: the new last link is in it either way. The room is there already.
    pub(crate) fn note_audit(
        &self,
        tx: &mut Tx<'_>,
        id: RoomId,
        what: Audited,
        by: By,
        now: Timestamp,
    ) -> Result<(), RoomsError> {
        let room = self.room(tx, id)?;
        let before = tx.head(id).unwrap_or(&room.audit);
        let number = before.number + 1;
        let kept = KeptEntry {
            at: now,
            by,
            what,
            epoch: room.epoch,
        };
        let entry = json(&kept).ok_or(RoomsError::Unreadable)?;
        let hash = self.link(id, number, &before.hash, &entry);
        let plain = Zeroizing::new([hash.as_bytes(), &entry].concat());
        let row = self.seal(
            KeyName::audit(id),
            Message::Audit(number),
            Header::plain(0),
            &plain,
        )?;
        tx.put(AUDIT, key_of(id, &[&number.to_be_bytes()]), row);
        tx.move_head(id, KeptHead { number, hash });
        self.put_room(tx, id, &room)
    }

    /// What happened in a room, and whether anything of it was changed or removed since.
    pub fn audit(&self, who: &Membership, id: RoomId) -> Result<AuditShown, RoomsError> {
        for _ in 0..READS_MAX {
            let (head, access, rows) = self.look(|tx| {
                let (room, access) = self.entered(tx, id, who)?;
                let mut rows = Vec::new();
                tx.scan(AUDIT, &id.bytes(), None, |key, row| {
                    rows.push((key.clone(), row.clone()));
                    Ok::<_, RoomsError>(Go::On)
                })?;
                Ok::<_, RoomsError>((room.audit, access, rows))
            })?;
            let still = self.look(|tx| self.room(tx, id))?.audit;
            if still == head {
                return self.checked(access, &head, &rows);
            }
        }
        Err(RoomsError::Contended)
    }

    fn checked(
        &self,
        access: RoomAccess,
        head: &KeptHead,
        rows: &[(Key, Bytes)],
    ) -> Result<AuditShown, RoomsError> {
        let id = access.room();
        let mut walk = Walk::default();
        let mut entries = Vec::new();
        for (key, row) in rows {
            let number = number_of(key).ok_or(RoomsError::Unreadable)?;
            walk.expect(number);
            let Some((hash, entry, kept)) = self.opened_link(id, number, row) else {
                walk.misses(number);
                continue;
            };
            if self.link(id, number, &walk.hash, &entry) != hash {
                walk.misses(number);
            }
            walk.hash = hash;
            if access.reaches(kept.epoch) || kept.by == By::Operator {
                entries.push(AuditEntry {
                    number,
                    at: kept.at,
                    by: kept.by,
                    what: kept.what,
                });
            }
        }
        walk.ends_at(head);
        entries.reverse();
        entries.truncate(AUDIT_SHOWN_MAX);
        Ok(AuditShown {
            access,
            not_shown: (rows.len() - entries.len()) as u64,
            entries,
            head: head.shown(),
            whole: walk.broken.map_or(Whole::Yes, |at| Whole::Broken { at }),
        })
    }

    /// An entry and its link; nothing if no key opens it here, or it is none.
    fn opened_link(
        &self,
        id: RoomId,
        number: u64,
        row: &[u8],
    ) -> Option<(String, Zeroizing<Vec<u8>>, KeptEntry)> {
        let plain = self
            .unseal(KeyName::audit(id), Message::Audit(number), row)
            .ok()?;
        let (hash, entry) = plain.split_at_checked(HASH_DIGITS)?;
        let kept = serde_json::from_slice(entry).ok()?;
        let hash = std::str::from_utf8(hash).ok()?.to_owned();
        Some((hash, Zeroizing::new(entry.to_vec()), kept))
    }

    /// What joins an entry to all before it.
    pub(crate) fn link(&self, id: RoomId, number: u64, before: &str, entry: &[u8]) -> String {
        let bytes = Zeroizing::new(together(&[
            b"audit of a room",
            self.node().as_str().as_bytes(),
            &id.bytes(),
            &number.to_be_bytes(),
            before.as_bytes(),
            entry,
        ]));
        hex(&Sha256::digest(&*bytes))
    }
}

/// Digits of a link as it is kept.
const HASH_DIGITS: usize = 64;

/// Along a chain from its first entry, remembering the first that is wrong.
#[derive(Default)]
struct Walk {
    last: u64,
    hash: String,
    broken: Option<u64>,
}

impl Walk {
    fn expect(&mut self, number: u64) {
        if number != self.last + 1 {
            self.misses(self.last + 1);
        }
        self.last = number;
    }

    fn misses(&mut self, number: u64) {
        self.broken = self.broken.or(Some(number));
    }

    fn ends_at(&mut self, head: &KeptHead) {
        if self.last == 0 || self.last < head.number {
            self.misses(self.last + 1);
        } else if self.last > head.number {
            self.misses(head.number + 1);
        } else if self.hash != head.hash {
            self.misses(self.last);
        }
    }
}

fn number_of(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.get(16..)?.try_into().ok()?))
}
