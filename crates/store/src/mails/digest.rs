//! The weekly digest of one member, queued: what stands in it is read when it goes.

use domain::MemberId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// One digest for one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestMail {
    /// To whom.
    pub member: MemberId,
    /// It tells what became known after this.
    pub since: Timestamp,
    /// And up to this.
    pub until: Timestamp,
    /// The same for the same member and week: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it was queued.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// Queues the digest of a member.
pub fn queue_digest(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    since: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("digest {member} {until}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = DigestMail {
        member: member.clone(),
        since,
        until,
        name,
        at: now,
        tries: 0,
    };
    enqueue(tx, now, &Job::Digest(mail))
}
