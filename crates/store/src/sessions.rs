//! Signed-in browsers: the secret lies in a cookie and is kept here only as a hash (threat E4).

use domain::{LanguageTag, MemberId, SessionId};
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::counted::{self, Changes};
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const SESSIONS: Table<(MemberId, SessionId), Session> = Table::new(spaces::SESSIONS, "sessions");
const HASHES: Table<[u8], (MemberId, SessionId)> = Table::new(spaces::SESSION_HASHES, "session hashes");
const CHANGES: Changes = Table::new(spaces::SESSION_CHANGES, "session changes");

/// A session that nobody used for so long has ended, in seconds: seven days.
pub const IDLE_SECONDS_MAX: i64 = 7 * 86_400;
/// Most sessions of one member; one more ends the oldest.
pub const PER_MEMBER_MAX: u16 = 20;

/// A browser in which a member is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its name in lists.
    pub id: SessionId,
    /// Who.
    pub member: MemberId,
    /// Which kind of browser, as it called itself.
    pub browser: Browser,
    /// When she proved who she is; it is never moved, a new proof makes a new session.
    pub signed_in: Timestamp,
    /// When it was last used, to the hour.
    pub last_seen: Timestamp,
    /// When it ends whatever happens.
    pub expires: Timestamp,
    /// By what she proved who she is.
    #[serde(default)]
    pub proof: Proof,
    /// She was given more rights since it began: it has none of them, and none at all, until another is put in its place.
    #[serde(default)]
    pub to_renew: bool,
    /// SHA-256 of the secret.
    hash: [u8; 32],
}

/// By what somebody proved who she is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// By a mail, a passkey or a link made for her: she did something herself, at that moment.
    #[default]
    Hers,
    /// An issuer vouched for her; it may have done so for a browser that it had signed in days before (threat H3).
    Vouched,
}

impl Session {
    /// Whether it has ended by itself: its time is up, or nobody used it for long.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.expires || now.as_second() - self.last_seen.as_second() > IDLE_SECONDS_MAX
    }
}

/// A kind of browser, coarse enough to say nothing else about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Browser {
    /// Firefox.
    Firefox,
    /// Edge.
    Edge,
    /// Chrome or Chromium.
    Chrome,
    /// Safari.
    Safari,
    /// Any other.
    Other,
}

/// A session about to be made.
#[derive(Clone, Debug)]
pub struct NewSession<'s> {
    /// Its name in lists.
    pub id: SessionId,
    /// At least 256 random bits, as text; it is not kept.
    pub secret: &'s str,
    /// Which kind of browser.
    pub browser: Browser,
    /// When it ends.
    pub expires: Timestamp,
    /// What the browser asks for of the languages that there are (F26); it is no part of the session.
    pub asks_for: Option<LanguageTag>,
}

/// Begins a session of a member; beyond [`PER_MEMBER_MAX`] her oldest one ends.
pub fn begin(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<Session, StoreError> {
    begin_by(tx, member, (new, Proof::Hers), now)
}

/// Begins a session of a member for whom an issuer vouched; it is never fresh (threat H3).
pub fn begin_vouched(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<Session, StoreError> {
    begin_by(tx, member, (new, Proof::Vouched), now)
}

fn begin_by(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    (new, proof): (&NewSession<'_>, Proof),
    now: Timestamp,
) -> Result<Session, StoreError> {
    let hash: [u8; 32] = Sha256::digest(new.secret).into();
    let session = Session {
        id: new.id.clone(),
        member: member.clone(),
        browser: new.browser,
        signed_in: now,
        last_seen: now,
        expires: new.expires,
        proof,
        to_renew: false,
        hash,
    };
    let known = of_member(tx, member)?;
    let surplus = (known.len() + 1).saturating_sub(usize::from(PER_MEMBER_MAX));
    known.iter().take(surplus).for_each(|oldest| end(tx, oldest));
    let key = (member.clone(), session.id.clone());
    tx.put(&HASHES, session.hash.as_slice(), &key)?;
    tx.put(&SESSIONS, &key, &session)?;
    counted::changed(tx, &CHANGES, member)?;
    Ok(session)
}

/// Notes that every session of a member is worth nothing until it is renewed, also one that begins at the same time.
pub fn must_renew(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for session in of_member(tx, member)? {
        let key = (member.clone(), session.id.clone());
        let session = Session {
            to_renew: true,
            ..session
        };
        tx.put(&SESSIONS, &key, &session)?;
    }
    counted::changed(tx, &CHANGES, member)
}

/// Puts another in the place of a session, with an id and a secret that nobody knew: it is as old, ends when the first would
/// have ended, and rests on the same proof, for nobody proved anything anew (threats E4, H3).
pub fn renew(
    tx: &mut Transaction<'_>,
    before: Session,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<Session, StoreError> {
    end(tx, &before);
    let session = Session {
        id: new.id.clone(),
        browser: new.browser,
        last_seen: now,
        to_renew: false,
        hash: Sha256::digest(new.secret).into(),
        ..before
    };
    let key = (session.member.clone(), session.id.clone());
    tx.put(&HASHES, session.hash.as_slice(), &key)?;
    tx.put(&SESSIONS, &key, &session)?;
    counted::changed(tx, &CHANGES, &session.member)?;
    Ok(session)
}

/// The session of a secret, unless it has ended.
pub fn by_secret(
    tx: &mut Transaction<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    let Some(key) = tx.get(&HASHES, hash.as_slice())? else {
        return Ok(None);
    };
    Ok(tx.get(&SESSIONS, &key)?.filter(|session| !session.is_over(now)))
}

/// Notes that a session is used; one that has been ended meanwhile stays so.
pub fn touch(tx: &mut Transaction<'_>, session: &Session, now: Timestamp) -> Result<(), StoreError> {
    let key = (session.member.clone(), session.id.clone());
    let Some(mut known) = tx.get(&SESSIONS, &key)? else {
        return Ok(());
    };
    known.last_seen = now.max(known.last_seen);
    tx.put(&SESSIONS, &key, &known)
}

/// One session of a member.
pub fn get(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &SessionId,
) -> Result<Option<Session>, StoreError> {
    tx.get(&SESSIONS, &(member.clone(), id.clone()))
}

/// Whether a session of a member has not ended: not by itself, and by nobody.
pub fn lives(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &SessionId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(get(tx, member, id)?.is_some_and(|session| !session.is_over(now)))
}

/// All sessions of a member, oldest first; those that have ended by themselves among them until they are forgotten.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Session>, StoreError> {
    counted::rows_of(tx, &SESSIONS, &CHANGES, member)
}

/// Ends a session at once.
pub fn end(tx: &mut Transaction<'_>, session: &Session) {
    tx.delete(&HASHES, session.hash.as_slice());
    tx.delete(&SESSIONS, &(session.member.clone(), session.id.clone()));
}

/// Ends every session of a member, also one that begins at the same time; how many there were.
pub fn end_all(tx: &mut Transaction<'_>, member: &MemberId) -> Result<usize, StoreError> {
    let known = of_member(tx, member)?;
    known.iter().for_each(|session| end(tx, session));
    counted::changed(tx, &CHANGES, member)?;
    Ok(known.len())
}

/// Forgets sessions that have ended by themselves, among `limit` rows after a key; gives the key to go on from.
pub fn forget_over(
    tx: &mut Transaction<'_>,
    after: Option<Vec<u8>>,
    now: Timestamp,
    limit: u16,
) -> Result<Option<Vec<u8>>, StoreError> {
    let rows = tx.page(
        &SESSIONS,
        behind(spaces::SESSIONS, after),
        Direction::Forward,
        limit,
    )?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (_, session) in rows.iter().filter(|(_, session)| session.is_over(now)) {
        end(tx, session);
    }
    Ok(last.flatten())
}

/// What forms of a session carry, so that no other site can have one sent in its name (threat E3): only who has the
/// secret of the cookie can work it out, and it does not tell the secret.
pub fn form_token(secret: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"rosarium form\n");
    hasher.update(secret);
    domain::hex(&hasher.finalize())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn new(number: u8, secret: &str) -> NewSession<'_> {
        NewSession {
            id: SessionId::new(u64::from(number), [number; 10]),
            secret,
            browser: Browser::Firefox,
            expires: at(30 * 86_400),
            asks_for: None,
        }
    }

    fn klara() -> MemberId {
        MemberId::new(0, [7; 10])
    }

    /// E4
    #[test]
    fn a_secret_finds_its_session_until_that_ends_and_is_nowhere_in_the_store() {
        let database = Database::in_memory();
        let secret = "0123456789abcdef".repeat(4);
        let session = commit(&database, |tx| begin(tx, &klara(), &new(1, &secret), at(0)));
        let kept = serde_json::to_string(&session).unwrap();
        assert!(!kept.contains(&secret) && !kept.contains(&form_token(&secret)));
        let found = |secret: &str, now| database.read(|tx| by_secret(tx, secret, at(now))).unwrap();
        assert_eq!(found(&secret, 5), Some(session.clone()));
        assert_eq!(found("another", 5), None);
        commit(&database, |tx| {
            end(tx, &session);
            Ok(())
        });
        assert_eq!(found(&secret, 5), None);
        commit(&database, |tx| touch(tx, &session, at(6)));
        assert_eq!(commit(&database, |tx| of_member(tx, &klara())), []);
    }

    /// H3: a row of before there were issuers is of somebody who did something herself.
    #[test]
    fn a_session_says_by_what_it_began() {
        let database = Database::in_memory();
        let hers = commit(&database, |tx| begin(tx, &klara(), &new(1, "one"), at(0)));
        let vouched = commit(&database, |tx| begin_vouched(tx, &klara(), &new(2, "two"), at(0)));
        assert_eq!((hers.proof, vouched.proof), (Proof::Hers, Proof::Vouched));
        let mut row = serde_json::to_value(&hers).unwrap();
        row.as_object_mut().unwrap().remove("proof");
        assert_eq!(serde_json::from_value::<Session>(row).unwrap(), hers);
    }

    /// E4
    #[test]
    fn a_session_ends_when_nobody_uses_it_and_at_its_end_whoever_uses_it() {
        let database = Database::in_memory();
        let session = commit(&database, |tx| begin(tx, &klara(), &new(1, "s"), at(0)));
        let is_good = |now| database.read(|tx| by_secret(tx, "s", at(now))).unwrap().is_some();
        assert!(is_good(IDLE_SECONDS_MAX) && !is_good(IDLE_SECONDS_MAX + 1));
        for day in (0..30).step_by(5) {
            commit(&database, |tx| touch(tx, &session, at(day * 86_400)));
        }
        assert!(is_good(30 * 86_400 - 1) && !is_good(30 * 86_400));
        let left = commit(&database, |tx| forget_over(tx, None, at(29 * 86_400), 9));
        assert_eq!(
            (left, commit(&database, |tx| of_member(tx, &klara())).len()),
            (None, 1)
        );
        commit(&database, |tx| forget_over(tx, None, at(30 * 86_400), 9));
        assert_eq!(commit(&database, |tx| of_member(tx, &klara())), []);
    }

    #[test]
    fn one_session_too_many_ends_the_oldest() {
        let database = Database::in_memory();
        for number in 0..=u8::try_from(PER_MEMBER_MAX).unwrap() {
            let secret = format!("secret {number}");
            commit(&database, |tx| begin(tx, &klara(), &new(number, &secret), at(0)));
        }
        let is_good = |secret: &str| {
            database
                .read(|tx| by_secret(tx, secret, at(1)))
                .unwrap()
                .is_some()
        };
        assert!(!is_good("secret 0") && is_good("secret 1") && is_good("secret 20"));
        assert_eq!(
            commit(&database, |tx| of_member(tx, &klara())).len(),
            usize::from(PER_MEMBER_MAX)
        );
    }

    /// E4: a sign-in of the same moment is no session that nobody can end.
    #[test]
    fn two_that_begin_at_once_end_two_and_whoever_ends_all_ends_also_the_one_that_begins_meanwhile() {
        let database = Database::in_memory();
        let most = u8::try_from(PER_MEMBER_MAX).unwrap();
        for number in 0..most {
            let secret = format!("secret {number}");
            commit(&database, |tx| begin(tx, &klara(), &new(number, &secret), at(0)));
        }
        let meanwhile = |number: u8, secret: &str| {
            commit(&database, |tx| begin(tx, &klara(), &new(number, secret), at(1)));
        };
        let tries = Cell::new(0);
        commit(&database, |tx| {
            let session = begin(tx, &klara(), &new(most + 1, "second"), at(1))?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                meanwhile(most, "first");
            }
            Ok(session)
        });
        assert_eq!(tries.get(), 2);
        let listed = commit(&database, |tx| of_member(tx, &klara()));
        assert_eq!(listed.len(), usize::from(PER_MEMBER_MAX));
        let is_good = |secret: &str| {
            let found = database.read(|tx| by_secret(tx, secret, at(2)));
            found.unwrap().is_some()
        };
        assert!(is_good("first") && is_good("second") && !is_good("secret 1"));

        tries.set(0);
        let ended = commit(&database, |tx| {
            let ended = end_all(tx, &klara())?;
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                meanwhile(most + 2, "third");
            }
            Ok(ended)
        });
        assert_eq!((ended, tries.get()), (usize::from(PER_MEMBER_MAX), 2));
        assert!(!is_good("third") && !is_good("second"));
    }
}
