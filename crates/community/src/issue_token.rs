//! A member gets a bearer token for the REST API; its secret is shown once.

use domain::{Handle, Role, TokenId};
use jiff::Timestamp;
use store::tokens::{self, Token, TokenScope};
use store::{StoreError, Transaction, audit, members};

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum IssueTokenRefused {
    /// Nobody has that handle.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// `admin` is for officers.
    #[error("the scope admin is for officers and operators; give the member a role first")]
    NotAnOfficer,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a token for a member; `secret` holds at least 128 random bits.
pub fn issue_token(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    scopes: &[TokenScope],
    id: TokenId,
    secret: &str,
    now: Timestamp,
) -> Result<Token, IssueTokenRefused> {
    let member =
        members::by_handle(tx, handle)?.ok_or_else(|| IssueTokenRefused::NoSuchMember(handle.clone()))?;
    if scopes.contains(&TokenScope::Admin) && !member.holds(Role::Officer) {
        return Err(IssueTokenRefused::NotAnOfficer);
    }
    audit::log(tx, member.handle.as_str(), &format!("issue token {id}"), now)?;
    Ok(tokens::issue(
        tx,
        id,
        secret,
        member.id,
        scopes.to_vec(),
        "",
        now,
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
