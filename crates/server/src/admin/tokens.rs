//! Bearer tokens by command: the secret is printed once, at the making.

use ambient::ids;
use community::issue_token::{IssueTokenRefused, fresh_secret, issue_token};
use domain::{Handle, TokenId};
use edge::wall_clock;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::tokens::{self, Token, TokenScope};
use store::{StoreError, audit, members};

use super::table::{table, zone};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Most tokens listed.
const LISTED_MAX: u16 = 10_000;

/// What is asked about tokens.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenAsk {
    /// A new one.
    Create {
        /// Whose.
        member: String,
        /// What for.
        scopes: Vec<TokenScope>,
    },
    /// All, without secrets.
    List,
    /// Ends one.
    Revoke {
        /// Its id.
        id: String,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: TokenAsk) -> Performed {
    match ask {
        TokenAsk::Create { member, scopes } => create(runtime, &member, scopes).await,
        TokenAsk::List => list(runtime),
        TokenAsk::Revoke { id } => revoke(runtime, &id).await,
    }
}

async fn create(runtime: &NodeRuntime, member: &str, scopes: Vec<TokenScope>) -> Performed {
    let node = runtime.node();
    let handle = Handle::parse(member).map_err(|error| Failure::usage(format!("--member: {error}")))?;
    let now = node.now();
    let id = ids::token_id(now, &node.randomness);
    let secret = fresh_secret(&node.randomness);
    let issued = node
        .database
        .transact(|tx| issue_token(tx, &handle, &scopes, id.clone(), &secret, now))
        .await;
    let token = issued.map_err(|refused| match refused {
        IssueTokenRefused::NoSuchMember(_) => Failure::not_found(refused),
        refused => Failure::failed(refused),
    })?;
    super::actors::give(runtime, std::slice::from_ref(&token.member)).await?;
    let value = json!({ "token": secret, "id": token.id, "member": handle, "scopes": token.scopes });
    Ok(Shown::new(value, secret))
}

fn list(runtime: &NodeRuntime) -> Performed {
    let listed = runtime.node().database.read(|tx| {
        let mut listed = Vec::new();
        for token in tokens::list(tx, LISTED_MAX)? {
            let member = members::get(tx, &token.member)?;
            listed.push((
                token,
                member.map(|member| member.handle.to_string()).unwrap_or_default(),
            ));
        }
        Ok::<_, StoreError>(listed)
    })?;
    let values: Vec<_> = listed
        .iter()
        .map(|(token, member)| {
            json!({
                "id": token.id, "member": member, "scopes": token.scopes, "created": token.created,
                "expires": token.expires,
            })
        })
        .collect();
    let zone = zone(runtime)?;
    let rows: Vec<[String; 4]> = listed
        .iter()
        .map(|(token, member)| {
            [
                token.id.to_string(),
                member.clone(),
                words(token),
                wall_clock(token.created, &zone),
            ]
        })
        .collect();
    Ok(Shown::new(
        values,
        table(["ID", "MEMBER", "SCOPES", "CREATED"], &rows, "no tokens yet"),
    ))
}

fn words(token: &Token) -> String {
    let words: Vec<&str> = token
        .scopes
        .iter()
        .map(|scope| match scope {
            TokenScope::Read => "read",
            TokenScope::Write => "write",
            TokenScope::Admin => "admin",
        })
        .collect();
    words.join(", ")
}

async fn revoke(runtime: &NodeRuntime, id: &str) -> Performed {
    let missing = || Failure::not_found("there is no such token; `rosarium token list` shows their ids");
    let id = TokenId::parse(id).map_err(|_| missing())?;
    let now = runtime.node().now();
    let revoked = runtime.node().database.transact(|tx| {
        let Some(token) = tokens::get(tx, &id)? else {
            return Ok(None);
        };
        tokens::revoke(tx, &token);
        audit::log(tx, "operator", &format!("revoke token {id}"), now)?;
        Ok::<_, StoreError>(Some(()))
    });
    revoked.await?.ok_or_else(missing)?;
    Ok(Shown::new(
        json!({ "revoked": id }),
        format!("token {id} no longer works"),
    ))
}
