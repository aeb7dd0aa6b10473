//! A keyspace with typed keys that keep their order and JSON rows.

use std::marker::PhantomData;

use domain::{Iri, Origin};
use engine::{Key, Keyspace, Range};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// A keyspace whose keys are `K` and whose rows are `V`.
pub(crate) struct Table<K: ?Sized, V> {
    pub(crate) space: Keyspace,
    pub(crate) name: &'static str,
    kinds: PhantomData<fn(&K) -> V>,
}

impl<K: KeyForm + ?Sized, V: Serialize + DeserializeOwned> Table<K, V> {
    pub(crate) const fn new(space: Keyspace, name: &'static str) -> Self {
        Self {
            space,
            name,
            kinds: PhantomData,
        }
    }
}

/// Bytes that sort as the value does; at most [`engine::KEY_BYTES_MAX`].
pub(crate) trait KeyForm {
    fn key(&self) -> Key;
}

impl KeyForm for str {
    fn key(&self) -> Key {
        self.as_bytes().to_vec()
    }
}

impl KeyForm for [u8] {
    fn key(&self) -> Key {
        self.to_vec()
    }
}

impl KeyForm for Origin {
    fn key(&self) -> Key {
        self.as_str().as_bytes().to_vec()
    }
}

/// An id may be longer than a key, and nobody asks for a range of ids: its hash stands for it.
impl KeyForm for Iri {
    fn key(&self) -> Key {
        Sha256::digest(self.as_str()).to_vec()
    }
}

impl KeyForm for u64 {
    fn key(&self) -> Key {
        self.to_be_bytes().to_vec()
    }
}

impl KeyForm for Timestamp {
    fn key(&self) -> Key {
        millis(*self).to_be_bytes().to_vec()
    }
}

macro_rules! key_of_id {
    ($($id:ident),+) => { $(
        impl KeyForm for domain::$id {
            fn key(&self) -> Key {
                self.as_str().as_bytes().to_vec()
            }
        }
    )+ };
}

key_of_id!(
    AgreementId,
    AnswerId,
    CallId,
    ChallengeId,
    EventId,
    ImportId,
    IntroductionId,
    IssuerVisitId,
    LinkId,
    LinkedAccountId,
    MailProofId,
    MemberId,
    NoteId,
    OfferId,
    PasskeyId,
    RedemptionId,
    ReportId,
    SessionId,
    SourceId,
    StatementId,
    TokenId,
    VisitorId,
    Handle,
    Slug
);

/// The first part is of fixed length or ends in a nought, so that the pair sorts by it first.
impl<A: KeyForm, B: KeyForm> KeyForm for (A, B) {
    fn key(&self) -> Key {
        let mut key = self.0.key();
        key.extend(self.1.key());
        key
    }
}

impl<K: KeyForm + ?Sized> KeyForm for &K {
    fn key(&self) -> Key {
        (**self).key()
    }
}

impl KeyForm for domain::OwnActor {
    fn key(&self) -> Key {
        vec![*self as u8]
    }
}

/// A text of varying length as the first part of a pair.
pub(crate) struct Ended<'a>(pub(crate) &'a str);

impl KeyForm for Ended<'_> {
    fn key(&self) -> Key {
        let mut key = self.0.as_bytes().to_vec();
        key.push(0);
        key
    }
}

/// A whole keyspace, or what comes after a key of it.
pub(crate) fn behind(space: Keyspace, after: Option<Key>) -> Range {
    let mut range = Range::prefix(space, b"");
    if let Some(mut start) = after {
        start.push(0);
        range.start = start;
    }
    range
}

/// Milliseconds since 1970, noughts before.
pub(crate) fn millis(at: Timestamp) -> u64 {
    u64::try_from(at.as_millisecond()).unwrap_or(0)
}
