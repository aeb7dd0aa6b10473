//! Mails about calls for hands: to those who can do what is asked for, to whoever may let a call go, to the asker when somebody
//! answers, and to whoever answered when it is decided (F10; features, section 6).

use domain::{AnswerId, CallId, MemberId, Urgency};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, ahead_of_news, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// A call on its way to members who can do what it asks for, skill by skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallSpread {
    /// Which.
    pub call: CallId,
    /// How soon it is needed.
    pub urgency: Urgency,
    /// Which of its skills, in their order, from nought.
    pub skill: usize,
    /// The last member it has reached by that skill.
    pub after: Option<MemberId>,
    /// When it was opened, or came.
    pub at: Timestamp,
}

impl CallSpread {
    /// When it is to go on.
    pub(super) fn due(&self) -> Timestamp {
        due(self.urgency, self.at)
    }
}

/// One mail about a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallMail {
    /// To whom.
    pub member: MemberId,
    /// About which call.
    pub call: CallId,
    /// What she is told.
    pub news: CallNews,
    /// The same for the same member, call and news: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it happened.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum CallNews {
    /// Somebody needs what she can do.
    Needed,
    /// A call waits for her yes.
    Approval,
    /// Somebody answered hers.
    Answered {
        /// Which answer.
        answer: AnswerId,
    },
    /// The asker said yes to her answer.
    Accepted {
        /// Which answer.
        answer: AnswerId,
    },
    /// Who answered took that back.
    TakenBack {
        /// Which answer.
        answer: AnswerId,
    },
    /// It is over, and nothing is expected of her any more.
    Over,
}

/// Queues a call for all who can do what it asks for, in the transaction that opens it or takes it in.
pub fn queue_call(tx: &mut Transaction<'_>, spread: &CallSpread) -> Result<(), StoreError> {
    enqueue(tx, spread.due(), &Job::SpreadCall(spread.clone()))
}

/// Queues one mail, in the transaction of what it tells.
pub fn tell_call(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    (call, urgency): (&CallId, Urgency),
    news: CallNews,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("call {member} {call} {news:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = CallMail {
        member: member.clone(),
        call: call.clone(),
        news,
        name,
        at: now,
        tries: 0,
    };
    enqueue(tx, due(urgency, now), &Job::Call(mail))
}

/// An emergency goes before whatever waits (need 3.3).
fn due(urgency: Urgency, at: Timestamp) -> Timestamp {
    match urgency {
        Urgency::Emergency => ahead_of_news(at),
        Urgency::Urgent | Urgency::Normal => at,
    }
}
