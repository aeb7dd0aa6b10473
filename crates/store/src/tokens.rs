//! API tokens: the secret is shown once and kept only as a hash (threat E13).

use domain::{MemberId, TokenId};
use engine::{Direction, Key, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const TOKENS: Table<TokenId, Token> = Table::new(spaces::TOKENS, "tokens");
const HASHES: Table<[u8], TokenId> = Table::new(spaces::TOKEN_HASHES, "token hashes");
/// Tokens read at once.
const TOKENS_PER_READ: u16 = 500;

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

/// Those of one member, oldest first, however many others there are: every token there is is looked through.
pub fn of_member(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Vec<Token>, StoreError> {
    let (mut hers, mut after): (Vec<Token>, Option<Key>) = (Vec::new(), None);
    loop {
        let range = behind(spaces::TOKENS, after.take());
        let rows = tx.page(&TOKENS, range, Direction::Forward, TOKENS_PER_READ)?;
        let Some((last, _)) = rows.last() else {
            return Ok(hers);
        };
        after = Some(last.clone());
        let tokens = rows.into_iter().map(|(_, token)| token);
        hers.extend(tokens.filter(|token| token.member == *member));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    /// F02: nothing of hers is left over behind the many of others.
    #[test]
    fn all_tokens_of_a_member_are_found_however_many_others_there_are() {
        let database = Database::in_memory();
        let (hers, others) = (MemberId::new(0, [2; 10]), MemberId::new(0, [3; 10]));
        let last = u64::from(TOKENS_PER_READ) * 2 + 1;
        commit(&database, |tx| {
            for number in 0..=last {
                let id = TokenId::new(number, [1; 10]);
                let member = if [0, last].contains(&number) {
                    &hers
                } else {
                    &others
                };
                let secret = format!("secret {number}");
                issue(tx, id, &secret, member.clone(), Vec::new(), "", at(0))?;
            }
            Ok(())
        });
        let found = database.read(|tx| of_member(tx, &hers)).unwrap();
        let ids: Vec<TokenId> = found.into_iter().map(|token| token.id).collect();
        assert_eq!(ids, [0, last].map(|number| TokenId::new(number, [1; 10])));
        let all = database.read(|tx| of_member(tx, &others)).unwrap();
        assert_eq!(all.len() as u64, last - 1);
    }

    /// E13
    #[test]
    fn a_secret_finds_its_token_until_that_is_revoked_and_is_not_kept() {
        let database = Database::in_memory();
        let (id, member) = (TokenId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        let secret = "rosarium-0123456789abcdef";
        let issued = commit(&database, |tx| {
            let scopes = vec![TokenScope::Read];
            issue(
                tx,
                id.clone(),
                secret,
                member.clone(),
                scopes,
                &"n".repeat(200),
                at(0),
            )
        });
        assert_eq!(issued.note.len(), 100);
        let found = database.read(|tx| by_secret(tx, secret, at(1))).unwrap();
        assert_eq!(found, Some(issued.clone()));
        assert_eq!(database.read(|tx| by_secret(tx, "another", at(1))), Ok(None));
        let kept = serde_json::to_string(&issued).unwrap();
        assert!(!kept.contains(secret));
        assert_eq!(database.read(|tx| list(tx, 9)), Ok(vec![issued.clone()]));
        commit(&database, |tx| {
            revoke(tx, &issued);
            Ok(())
        });
        assert_eq!(database.read(|tx| by_secret(tx, secret, at(1))), Ok(None));
        assert_eq!(database.read(|tx| get(tx, &id)), Ok(None));
    }

    #[test]
    fn a_token_that_has_ended_finds_nobody() {
        let database = Database::in_memory();
        let (id, member) = (TokenId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
        commit(&database, |tx| {
            let mut token = issue(tx, id.clone(), "secret", member.clone(), Vec::new(), "", at(0))?;
            token.expires = Some(at(10));
            tx.put(&TOKENS, &id, &token)
        });
        assert!(
            database
                .read(|tx| by_secret(tx, "secret", at(9)))
                .unwrap()
                .is_some()
        );
        assert_eq!(database.read(|tx| by_secret(tx, "secret", at(10))), Ok(None));
    }
}
