//! A member gets a bearer token for the REST API; its secret is shown once.

use ambient::{Randomness, StreamName};
use domain::{Handle, Role, TokenId};
use jiff::Timestamp;
use store::tokens::{self, Token, TokenScope};
use store::{Officer, StoreError, Transaction, audit, members};

/// So that a secret that leaks is recognised by whoever finds it.
const SECRET_PREFIX: &str = "rosarium_";
/// Chance in a secret: 192 bits.
const SECRET_BYTES: usize = 24;

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum IssueTokenRefused {
    /// Nobody has that handle.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// `admin` is for officers.
    #[error("the scope admin is for officers and operators; give the member a role first")]
    NotAnOfficer,
    /// A token speaks for its member.
    #[error("a token speaks for its member; only an operator makes one for somebody else")]
    ForSomebodyElse,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A fresh secret of 192 random bits, to be shown once.
pub fn fresh_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    format!("{SECRET_PREFIX}{}", domain::hex(&chance))
}

/// Makes a token for any member, at the word of whoever has the shell; `secret` holds at least 128 random bits.
pub fn issue_token(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    scopes: &[TokenScope],
    id: TokenId,
    secret: &str,
    now: Timestamp,
) -> Result<Token, IssueTokenRefused> {
    issue(tx, "operator", handle, scopes, id, secret, now)
}

/// Makes a token at an officer's word: her own, and an operator anybody's.
pub fn issue_token_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    handle: &Handle,
    scopes: &[TokenScope],
    id: TokenId,
    secret: &str,
    now: Timestamp,
) -> Result<Token, IssueTokenRefused> {
    let officer = by.member();
    if *handle != officer.handle && !officer.roles.contains(&Role::Operator) {
        return Err(IssueTokenRefused::ForSomebodyElse);
    }
    issue(tx, officer.handle.as_str(), handle, scopes, id, secret, now)
}

fn issue(
    tx: &mut Transaction<'_>,
    by: &str,
    handle: &Handle,
    scopes: &[TokenScope],
    id: TokenId,
    secret: &str,
    now: Timestamp,
) -> Result<Token, IssueTokenRefused> {
    let member =
        members::by_handle(tx, handle)?.ok_or_else(|| IssueTokenRefused::NoSuchMember(handle.clone()))?;
    if members::is_none(tx, &member.id)? {
        return Err(IssueTokenRefused::NoSuchMember(handle.clone()));
    }
    if scopes.contains(&TokenScope::Admin) && !member.holds(Role::Officer) {
        return Err(IssueTokenRefused::NotAnOfficer);
    }
    audit::log(tx, by, &format!("issue token {id} to {handle}"), now)?;
    let scopes = scopes.to_vec();
    Ok(tokens::issue(tx, id, secret, member.id, scopes, "", now)?)
}

#[cfg(test)]
mod tests {
    use domain::{MailAddress, MemberId, PersonName};

    use super::*;
    use crate::add_member::{AddMemberRefused, Newcomer, add_member};
    use crate::samples::{self, at};

    #[test]
    fn a_token_acts_for_its_member_and_admin_is_for_officers() {
        let database = samples::node();
        samples::member(&database, "klara");
        samples::officer(&database);
        let attempt = |handle: &str, scope, number| {
            let handle = Handle::parse(handle).unwrap();
            let id = TokenId::new(0, [number; 10]);
            let secret = format!("secret {number}");
            database.transact_blocking(|tx| issue_token(tx, &handle, &[scope], id.clone(), &secret, at(1)))
        };
        let nobody = attempt("nobody", TokenScope::Read, 1);
        assert!(matches!(nobody, Err(IssueTokenRefused::NoSuchMember(_))));
        let too_much = attempt("klara", TokenScope::Admin, 2);
        assert!(matches!(too_much, Err(IssueTokenRefused::NotAnOfficer)));
        assert_eq!(
            database.read(|tx| tokens::by_secret(tx, "secret 2", at(2))),
            Ok(None)
        );
        for (handle, scope, number) in [("klara", TokenScope::Write, 3), ("olga", TokenScope::Admin, 4)] {
            let token = attempt(handle, scope, number).unwrap();
            let found = database.read(|tx| tokens::by_secret(tx, &format!("secret {number}"), at(2)));
            assert_eq!(found, Ok(Some(token)));
        }
    }

    #[test]
    fn an_officer_makes_her_own_token_and_an_operator_anybodys() {
        let database = samples::node();
        samples::member(&database, "klara");
        let officer = samples::officer(&database);
        let newcomer = Newcomer {
            id: MemberId::new(8, [8; 10]),
            handle: Handle::parse("otto").unwrap(),
            name: PersonName::parse("Otto").unwrap(),
            mail: MailAddress::parse("otto@a.example").unwrap(),
            organization: None,
            kind: domain::Kind::Partner,
            roles: vec![Role::Operator],
        };
        let operator = database
            .transact_blocking(|tx| {
                let member = add_member(tx, "operator", newcomer.clone(), at(0))?;
                Ok::<_, AddMemberRefused>(members::officer(tx, &member.id)?.unwrap())
            })
            .unwrap();
        let attempt = |by: &Officer, handle: &str, number| {
            let handle = Handle::parse(handle).unwrap();
            let id = TokenId::new(0, [number; 10]);
            let secret = format!("secret {number}");
            let scopes = [TokenScope::Read];
            database
                .transact_blocking(|tx| issue_token_for(tx, by, &handle, &scopes, id.clone(), &secret, at(1)))
        };
        let refused = attempt(&officer, "klara", 1);
        assert!(matches!(refused, Err(IssueTokenRefused::ForSomebodyElse)));
        attempt(&officer, "olga", 2).unwrap();
        attempt(&operator, "klara", 3).unwrap();
        let last = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(last.by, "otto");
        assert!(last.what.ends_with("to klara"), "{}", last.what);
    }

    #[test]
    fn a_secret_says_whose_it_is_and_never_comes_twice() {
        let randomness = Randomness::seeded(1);
        let (first, second) = (fresh_secret(&randomness), fresh_secret(&randomness));
        assert!(first.starts_with("rosarium_") && first.len() == 57);
        assert_ne!(first, second);
    }
}
