//! `Idempotency-Key`: a request that is sent again makes nothing twice, and gets the same answer.

use axum::extract::FromRequestParts;
use domain::MemberId;
use http::request::Parts;
use http::{HeaderMap, Method};
use jiff::Timestamp;
use store::Transaction;
use store::idempotency::{self, Kept};

use crate::{Problem, Reason};

/// Longest key taken, in bytes.
pub const KEY_BYTES_MAX: usize = 200;

/// The key of a request, if it brought one.
pub struct IdempotencyKey(Option<String>);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Self::of(&parts.method, parts.uri.path(), &parts.headers)
    }
}

impl IdempotencyKey {
    /// Of a request to an address; a key that is none is malformed.
    pub fn of(method: &Method, path: &str, headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(value) = headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        let fits = |key: &&str| {
            (1..=KEY_BYTES_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let key = value.to_str().ok().filter(fits);
        let key = key.ok_or_else(|| {
            let detail = format!("an Idempotency-Key has 1 to {KEY_BYTES_MAX} visible ASCII characters");
            Problem::new(Reason::Malformed, detail)
        })?;
        Ok(Self(Some(format!("{method} {path}\n{key}"))))
    }

    /// The last part of the `Location` of what the same request made before; another body is a mistake.
    pub fn earlier(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberId,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Option<String>, Problem> {
        let Some(request) = &self.0 else { return Ok(None) };
        match idempotency::get(tx, member, request, now)? {
            Some(kept) if kept.is_for(body) => Ok(Some(kept.location)),
            Some(_) => Err(Problem::new(
                Reason::Invalid,
                "this Idempotency-Key came with another body before; take a fresh key for another request",
            )),
            None => Ok(None),
        }
    }

    /// Remembers what the request made, best in the same transaction.
    pub fn keep(
        &self,
        tx: &mut Transaction<'_>,
        member: &MemberId,
        body: &[u8],
        location: &str,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let Some(request) = &self.0 else { return Ok(()) };
        let kept = Kept::new(body, 201, location.to_owned(), now);
        Ok(idempotency::put(tx, member, request, &kept)?)
    }
}
