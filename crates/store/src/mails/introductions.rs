//! Mails about introductions: to whoever is asked, to both when both said yes, to the asker when the deadline passed, and the
//! question whether they met (F07; features, section 6).

use domain::{IntroductionId, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// One mail about an introduction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionMail {
    /// To whom.
    pub member: MemberId,
    /// About which.
    pub introduction: IntroductionId,
    /// What she is told.
    pub news: IntroductionNews,
    /// The same for the same member, introduction and news: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it is to go.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionNews {
    /// Somebody would like to meet her.
    Asked,
    /// Both said yes, and it was she who asked.
    Answered,
    /// Both said yes, and it was she who was asked.
    Connected,
    /// The deadline passed: the same for every reason there may be.
    NoReply,
    /// Did you meet?
    DidYouMeet,
}

/// Queues one, in the transaction of what it tells; one that is shown later goes then.
pub fn tell_introduction(
    tx: &mut Transaction<'_>,
    (member, introduction): (&MemberId, &IntroductionId),
    news: IntroductionNews,
    at: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("introduction {member} {introduction} {news:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = IntroductionMail {
        member: member.clone(),
        introduction: introduction.clone(),
        news,
        name,
        at,
        tries: 0,
    };
    enqueue(tx, at, &Job::Introduction(mail))
}
