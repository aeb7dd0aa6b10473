//! Bearer tokens: from a header to a proof of who calls and what the token may do.

use http::{HeaderMap, header};
use store::tokens::{self, TokenScope};
use store::{Membership, Officer, members};

use crate::{Node, Problem, Reason};

/// A member who calls by token.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Proof that she is a member.
    pub membership: Membership,
    /// Proof of office, if she holds one and the token has the scope `admin`.
    pub officer: Option<Officer>,
    scopes: Vec<TokenScope>,
}

/// Longest token looked at, in bytes.
const TOKEN_BYTES_MAX: usize = 200;

/// Who calls; nobody when there is no `Authorization` header, a refusal when there is a bad one.
pub fn caller(node: &Node, headers: &HeaderMap) -> Result<Option<Caller>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let secret = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(kind, secret)| kind.eq_ignore_ascii_case("bearer") && secret.len() <= TOKEN_BYTES_MAX)
        .map(|(_, secret)| secret.trim())
        .ok_or_else(bad_token)?;
    let found = node.database.read(|tx| {
        let Some(token) = tokens::by_secret(tx, secret, node.now())? else {
            return Ok(None);
        };
        let Some(membership) = members::membership(tx, &token.member)? else {
            return Ok(None);
        };
        let officer = match token.scopes.contains(&TokenScope::Admin) {
            true => members::officer(tx, &token.member)?,
            false => None,
        };
        Ok::<_, Problem>(Some(Caller {
            membership,
            officer,
            scopes: token.scopes,
        }))
    })?;
    found.map(Some).ok_or_else(bad_token)
}

/// A caller who may read what its member may see.
pub fn reader(node: &Node, headers: &HeaderMap) -> Result<Caller, Problem> {
    with_scope(node, headers, TokenScope::Read)
}

/// A caller who may act for its member.
pub fn writer(node: &Node, headers: &HeaderMap) -> Result<Caller, Problem> {
    with_scope(node, headers, TokenScope::Write)
}

/// A caller who may run the node.
pub fn officer(node: &Node, headers: &HeaderMap) -> Result<Officer, Problem> {
    let caller = caller(node, headers)?.ok_or_else(no_token)?;
    caller.officer.ok_or_else(|| {
        Problem::new(
            Reason::NotAllowed,
            "this needs a token with the scope admin, of an officer or operator",
        )
    })
}

/// `write` includes `read`, `admin` includes both.
fn with_scope(node: &Node, headers: &HeaderMap, scope: TokenScope) -> Result<Caller, Problem> {
    let caller = caller(node, headers)?.ok_or_else(no_token)?;
    if caller.scopes.iter().any(|held| *held >= scope) {
        return Ok(caller);
    }
    Err(Problem::new(
        Reason::NotAllowed,
        "this token may not do that; make one with a wider scope",
    ))
}

fn no_token() -> Problem {
    Problem::new(
        Reason::Token,
        "bring a bearer token; `rosarium token create` makes one",
    )
}

fn bad_token() -> Problem {
    Problem::new(
        Reason::Token,
        "this token is not valid here, or no longer; `rosarium token create` makes one",
    )
}
