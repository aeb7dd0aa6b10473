//! Mails to officers about what they have to know: how a peering or an agreement goes, and what keeps the node from its work.

use domain::{AgreementId, MemberId, Origin, ReportCategory, ReportId, Title};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// One mail to one officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerMail {
    /// To whom.
    pub member: MemberId,
    /// What she is told.
    pub news: OfficerNews,
    /// The same for the same member, news and moment: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it was noticed.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened, as facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum OfficerNews {
    /// A peering stands otherwise, or its peer does not answer.
    Peering {
        /// With whom.
        peer: Origin,
        /// Its name.
        name: Title,
        /// What is new.
        step: PeeringStep,
    },
    /// Something was said of an agreement on what communities give each other's members.
    Agreement {
        /// Which.
        agreement: AgreementId,
        /// The other community's name.
        name: Title,
        /// What is new.
        step: AgreementStep,
    },
    /// A report waits for officers (F20).
    Report {
        /// Which.
        report: ReportId,
        /// The community that says so; nothing where a member of ours does, who is named to nobody by mail.
        name: Option<Title>,
        /// What is wrong.
        category: ReportCategory,
    },
    /// Something that only somebody at the node can set right.
    Alert {
        /// What.
        alert: Alert,
    },
}

/// What is new of a peering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PeeringStep {
    /// It proposed one, and waits for an answer.
    Proposed,
    /// It is in force from now on.
    Accepted,
    /// What was proposed is not to be: it was rejected or taken back.
    Rejected,
    /// An officer here paused it.
    Paused,
    /// It is over.
    Ended,
    /// The peer has not answered for a day.
    Silent {
        /// Since when.
        since: Timestamp,
    },
}

/// What is new of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AgreementStep {
    /// The other community wrote a text, and waits for an answer.
    Offered,
    /// It answered a text of ours with one of its own, and waits for an answer.
    Countered,
    /// Both signed.
    Signed,
    /// What was offered is not to be: it was declined or taken back.
    Declined,
    /// It will be over.
    Ending {
        /// When.
        at: Timestamp,
    },
}

/// What keeps a node from its work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "alert", rename_all = "snake_case")]
pub enum Alert {
    /// Messages were given up and wait for somebody.
    Parked {
        /// How many; 1,000 may be more.
        messages: u32,
    },
    /// Mails cannot be handed on.
    Mail {
        /// Since when.
        since: Timestamp,
    },
    /// The disk is nearly full.
    Disk {
        /// What is left, in MiB.
        left_mib: u64,
    },
    /// The clock of the machine is wrong, and nothing is sent.
    Clock {
        /// Beside whose it is.
        beside: Origin,
    },
    /// A peer lists a key that nobody announced.
    Key {
        /// Which peer.
        peer: Origin,
        /// Its name.
        name: Title,
    },
}

impl Alert {
    /// Its kind, in one word: of each kind officers get one mail a day at most.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Parked { .. } => "parked",
            Self::Mail { .. } => "mail",
            Self::Disk { .. } => "disk",
            Self::Clock { .. } => "clock",
            Self::Key { .. } => "key",
        }
    }
}

/// Queues a mail to an officer, in the same transaction as what is remembered of it.
pub fn tell_officer(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    news: &OfficerNews,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("officer {member} {now} {news:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = OfficerMail {
        member: member.clone(),
        news: news.clone(),
        name,
        at: now,
        tries: 0,
    };
    enqueue(tx, now, &Job::Officer(mail))
}
