//! Whoever was let in goes on in the browser in which she waited: by a session that this browser never had before (F02; threat
//! E4). The one it had is worth nothing, whoever knows it.

use jiff::Timestamp;
use store::sessions::{self, NewSession, Session};
use store::{StoreError, Transaction, members};

/// Renews a session that has to be; nothing where it need not be, has ended, or is of nobody who is a member.
pub fn renew_session(
    tx: &mut Transaction<'_>,
    before: &Session,
    new: &NewSession<'_>,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let known = sessions::get(tx, &before.member, &before.id)?;
    let Some(known) = known.filter(|known| known.to_renew && !known.is_over(now)) else {
        return Ok(None);
    };
    match members::membership(tx, &known.member)? {
        Some(_) => Ok(Some(sessions::renew(tx, known, new, now)?)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Joining, Kind, MailAddress, MemberId, PersonName, SessionId};
    use store::Database;
    use store::sessions::Browser;

    use super::*;
    use crate::SignUp;
    use crate::decide_joining::confirm_member;
    use crate::join::join;
    use crate::samples::{self, act, at};

    fn new(number: u8, secret: &str) -> NewSession<'_> {
        NewSession {
            id: SessionId::new(u64::from(number), [number; 10]),
            secret,
            browser: Browser::Firefox,
            expires: at(30 * 86_400),
            asks_for: None,
        }
    }

    fn asks(database: &Database) -> MemberId {
        let joining = Joining {
            name: PersonName::parse("Ada").unwrap(),
            organization: None,
            kind: Kind::Partner,
            place: None,
        };
        let mail = MailAddress::parse("ada@a.example").unwrap();
        let id = MemberId::new(1, [1; 10]);
        act(database, |tx| {
            join(tx, &joining, (&mail, SignUp::Approval), &id, at(1))
        })
        .id
    }

    /// F02, E4: each browser in which she waited renews once, with what was proved and until when; neither secret of before is
    /// worth anything, and a session that was given no more rights stays as it is.
    #[test]
    fn a_session_of_before_she_was_let_in_is_renewed_once() {
        let database = samples::node();
        let ada = asks(&database);
        let first = act(&database, |tx| sessions::begin(tx, &ada, &new(1, "one"), at(2)));
        let renewed = |before: &Session, number: u8, secret: &str, now: i64| {
            act(&database, |tx| {
                renew_session(tx, before, &new(number, secret), at(now))
            })
        };
        assert_eq!(renewed(&first, 2, "early", 3), None, "she waits");
        act(&database, |tx| confirm_member(tx, "olga", &ada, at(4)));
        let found = |secret: &str| {
            let read = database.read(|tx| sessions::by_secret(tx, secret, at(6)));
            read.unwrap()
        };
        assert!(found("one").is_some_and(|session| session.to_renew));
        let second = renewed(&first, 3, "two", 5).expect("she was let in");
        assert_eq!(
            (second.signed_in, second.expires, second.proof, second.to_renew),
            (first.signed_in, first.expires, first.proof, false)
        );
        assert_eq!((found("one"), found("two")), (None, Some(second.clone())));
        assert_eq!(renewed(&first, 4, "three", 6), None, "once");
        assert_eq!(renewed(&second, 5, "four", 6), None, "it need not be");
        assert_eq!(found("two"), Some(second));
    }
}
