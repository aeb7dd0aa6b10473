//! Somebody who is a member already is given an office, or it is taken from her, by whoever has the shell (F19; threat
//! E4).

use std::collections::BTreeSet;

use domain::{Handle, Member, Role};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::tokens::{self, TokenScope};
use store::{StoreError, Transaction, audit, members, sessions};

/// Why her offices stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum ChangeOfficesRefused {
    /// Nobody of that handle is a member, or she has left, or waits to be let in.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// Neither yes nor no.
    #[error("{} is both given and taken; say one of the two", .0.word())]
    GivenAndTaken(Role),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives some offices and takes others, and mails her each of them; what she holds already, or does not, changes nothing. `by`
/// is the word of the log. What she may do changes with the commit. Every session of before ends with it, so that nobody who
/// had got hold of a member's comes to have an officer's (threat E4); tokens keep the scopes that they were made with, and those
/// for officers end with the office, so that none comes back with a later one.
pub fn change_offices(
    tx: &mut Transaction<'_>,
    by: &str,
    handle: &Handle,
    given: &BTreeSet<Role>,
    taken: &BTreeSet<Role>,
    now: Timestamp,
) -> Result<Member, ChangeOfficesRefused> {
    if let Some(both) = given.intersection(taken).next() {
        return Err(ChangeOfficesRefused::GivenAndTaken(*both));
    }
    let nobody = || ChangeOfficesRefused::NoSuchMember(handle.clone());
    let member = members::by_handle(tx, handle)?.ok_or_else(nobody)?;
    let membership = members::membership(tx, &member.id)?.ok_or_else(nobody)?;
    let mut member = membership.member().clone();
    let held: BTreeSet<Role> = member.roles.iter().copied().collect();
    for role in given.difference(&held) {
        let what = format!("give {handle} the office {}", role.word());
        audit::log(tx, by, &what, now)?;
        mails::tell_account(tx, &member.id, AccountNews::OfficeGiven { role: *role }, now)?;
    }
    for role in taken.intersection(&held) {
        let what = format!("take from {handle} the office {}", role.word());
        audit::log(tx, by, &what, now)?;
        mails::tell_account(tx, &member.id, AccountNews::OfficeTaken { role: *role }, now)?;
    }
    let holds: BTreeSet<Role> = held.union(given).copied().collect();
    if &holds - taken != held {
        member.roles = (&holds - taken).into_iter().collect();
        members::change(tx, &member)?;
        sessions::end_all(tx, &member.id)?;
        end_tokens_of_office(tx, &member)?;
    }
    Ok(member)
}

fn end_tokens_of_office(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    if member.holds(Role::Officer) {
        return Ok(());
    }
    let hers = tokens::of_member(tx, &member.id)?;
    for token in hers
        .iter()
        .filter(|token| token.scopes.contains(&TokenScope::Admin))
    {
        tokens::revoke(tx, token);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{SessionId, TokenId};
    use store::Membership;
    use store::sessions::{Browser, NewSession, Session};

    use super::*;
    use crate::issue_token::issue_token;
    use crate::samples::{self, act, at, refused};

    fn roles(roles: &[Role]) -> BTreeSet<Role> {
        roles.iter().copied().collect()
    }

    /// F19: an office is given to a member who is there and taken from her, each is in the log once, and the proof of office
    /// comes and goes with it.
    #[test]
    fn an_office_is_given_and_taken_and_the_log_says_so_once() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let handle = maren.member().handle.clone();
        let change = |given: &[Role], taken: &[Role], second| {
            let (given, taken) = (roles(given), roles(taken));
            act(&database, |tx| {
                change_offices(tx, "operator", &handle, &given, &taken, at(second))
            })
            .roles
        };
        let is_officer = || {
            let proof = database.read(|tx| members::officer(tx, &maren.member().id));
            proof.unwrap().is_some()
        };
        assert!(!is_officer());
        assert_eq!(change(&[Role::Officer], &[], 1), [Role::Officer]);
        assert!(is_officer());
        assert_eq!(
            change(&[Role::Officer, Role::Moderator], &[], 2),
            [Role::Officer, Role::Moderator]
        );
        assert_eq!(
            change(&[], &[Role::Officer, Role::Operator], 3),
            [Role::Moderator]
        );
        assert!(!is_officer());
        assert_eq!(change(&[], &[Role::Moderator], 4), []);
        let log = database.read(|tx| audit::tail(tx, 4)).unwrap();
        let told: Vec<_> = log.iter().map(|act| act.what.as_str()).collect();
        assert_eq!(
            told,
            [
                "take from maren the office moderator",
                "take from maren the office officer",
                "give maren the office moderator",
                "give maren the office officer",
            ]
        );
    }

    /// E4: a session has the rights it was begun with or none: hers end when her offices change, nobody else's do, and what
    /// changes nothing ends nothing.
    #[test]
    fn every_session_of_before_ends_when_her_offices_change() {
        let database = samples::node();
        let [maren, noor] = ["maren", "noor"].map(|handle| samples::member(&database, handle));
        let sign_in = |who: &Membership, number: u8| {
            let secret = format!("secret {number}");
            let new = NewSession {
                id: SessionId::new(0, [number; 10]),
                secret: &secret,
                browser: Browser::Firefox,
                expires: at(30 * 86_400),
                asks_for: None,
            };
            act(&database, |tx| sessions::begin(tx, &who.member().id, &new, at(1)))
        };
        let lives = |session: &Session| {
            let read = database.read(|tx| sessions::lives(tx, &session.member, &session.id, at(3)));
            read.unwrap()
        };
        let change = |given: &[Role], taken: &[Role]| {
            let (given, taken) = (roles(given), roles(taken));
            let handle = &maren.member().handle;
            act(&database, |tx| {
                change_offices(tx, "operator", handle, &given, &taken, at(2))
            })
        };
        let (other, before) = (sign_in(&noor, 1), sign_in(&maren, 2));
        change(&[], &[Role::Officer]);
        assert!(lives(&before), "she held none");
        change(&[Role::Officer], &[]);
        assert!(!lives(&before) && lives(&other));
        let officers = sign_in(&maren, 3);
        change(&[Role::Officer], &[]);
        assert!(lives(&officers), "she held it already");
        change(&[], &[Role::Officer]);
        assert!(!lives(&officers) && lives(&other));
    }

    /// E4: a token for officers that was made in one office is none in the next; others stay.
    #[test]
    fn tokens_for_officers_end_with_the_office() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let handle = &maren.member().handle;
        let change = |given: &[Role], taken: &[Role]| {
            let (given, taken) = (roles(given), roles(taken));
            act(&database, |tx| {
                change_offices(tx, "operator", handle, &given, &taken, at(2))
            })
        };
        let left = || -> Vec<TokenScope> {
            let hers = database.read(|tx| tokens::of_member(tx, &maren.member().id));
            hers.unwrap().into_iter().flat_map(|token| token.scopes).collect()
        };
        change(&[Role::Officer], &[]);
        for (number, scope) in [(1, TokenScope::Write), (2, TokenScope::Admin)] {
            let (id, secret) = (TokenId::new(0, [number; 10]), format!("secret {number}"));
            act(&database, |tx| {
                issue_token(tx, handle, &[scope], id.clone(), &secret, at(1))
            });
        }
        change(&[Role::Moderator], &[]);
        assert_eq!(
            left(),
            [TokenScope::Write, TokenScope::Admin],
            "she is an officer still"
        );
        change(&[], &[Role::Officer]);
        assert_eq!(left(), [TokenScope::Write]);
        change(&[Role::Officer], &[]);
        assert_eq!(left(), [TokenScope::Write]);
    }

    #[test]
    fn nobody_and_both_ways_at_once_are_refused() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        let change = |handle: &str, taken: &[Role]| {
            let handle = Handle::parse(handle).unwrap();
            let (given, taken) = (roles(&[Role::Officer]), roles(taken));
            refused(&database, |tx| {
                change_offices(tx, "operator", &handle, &given, &taken, at(1))
            })
        };
        assert!(matches!(
            change("maren", &[Role::Officer]),
            ChangeOfficesRefused::GivenAndTaken(Role::Officer)
        ));
        assert!(matches!(
            change("nobody", &[]),
            ChangeOfficesRefused::NoSuchMember(_)
        ));
        let known = database.read(|tx| members::get(tx, &maren.member().id)).unwrap();
        assert_eq!(known.unwrap().roles, []);
    }
}
