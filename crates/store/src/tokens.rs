//! API tokens: the secret is shown once and kept only as a hash (threat E13).

use domain::{MemberId, TokenId};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const TOKENS: Table<TokenId, Token> = Table::new(spaces::TOKENS, "tokens");
const HASHES: Table<[u8], TokenId> = Table::new(spaces::TOKEN_HASHES, "token hashes");

/// A bearer token as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its name in lists.
    pub id: TokenId,
    /// On whose behalf it acts.
    pub member: MemberId,
    /// What it may do.
    pub scopes: Vec<TokenScope>,
    /// What it is for, in the owner's words.
    pub note: String,
    /// Since when.
    pub created: Timestamp,
    /// Until when, if it ends by itself.
    pub expires: Option<Timestamp>,
    /// SHA-256 of the secret.
    hash: [u8; 32],
}

/// What a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenScope {
    /// See what the member may see.
    Read,
    /// Answer events, change what the member may change.
    Write,
    /// Run the node: peers, queues, tokens; counts only for an officer.
    Admin,
}

/// Makes a token of a secret of at least 128 random bits.
pub fn issue(
    tx: &mut Transaction<'_>,
    id: TokenId,
    secret: &str,
    member: MemberId,
    scopes: Vec<TokenScope>,
    note: &str,
    now: Timestamp,
) -> Result<Token, StoreError> {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    let note = note.chars().take(100).collect();
    let token = Token {
        id,
        member,
        scopes,
        note,
        created: now,
        expires: None,
        hash,
    };
    tx.put(&HASHES, token.hash.as_slice(), &token.id)?;
    tx.put(&TOKENS, &token.id, &token)?;
    Ok(token)
}

/// The token of a secret, if it is still good.
pub fn by_secret(
    tx: &mut Transaction<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Token>, StoreError> {
    let hash: [u8; 32] = Sha256::digest(secret).into();
    let Some(id) = tx.get(&HASHES, hash.as_slice())? else {
        return Ok(None);
    };
    let token = tx.get(&TOKENS, &id)?;
    Ok(token.filter(|token| token.expires.is_none_or(|end| now < end)))
}

/// One token.
pub fn get(tx: &mut Transaction<'_>, id: &TokenId) -> Result<Option<Token>, StoreError> {
    tx.get(&TOKENS, id)
}

/// Ends a token at once.
pub fn revoke(tx: &mut Transaction<'_>, token: &Token) {
    tx.delete(&HASHES, token.hash.as_slice());
    tx.delete(&TOKENS, &token.id);
}

/// All tokens, oldest first.
pub fn list(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<Token>, StoreError> {
    let rows = tx.page(
        &TOKENS,
        Range::prefix(spaces::TOKENS, b""),
        Direction::Forward,
        limit,
    )?;
    Ok(rows.into_iter().map(|(_, token)| token).collect())
}
