//! Mails about somebody's ways in, about the code of ethics that she signs, about her offices, about a membership that others
//! ended, about two that became one, and about who says that she worked with her.

use domain::{
    CodeVersion, Handle, LanguageTag, MailAddress, MemberId, Note, PasskeyName, PersonName, ProviderName,
    ReportId, Role, Ruling, Standing, StatementId, Title,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Job, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// One mail to somebody about her account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountMail {
    /// To whom.
    pub member: MemberId,
    /// What she is told.
    pub news: AccountNews,
    /// The same for the same member, news and moment: what was sent already is known by it.
    pub name: [u8; 16],
    /// When it happened.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened, as facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum AccountNews {
    /// A passkey signs her in from now on (F28).
    PasskeyMade {
        /// What it is called.
        called: PasskeyName,
    },
    /// A passkey signs her in no more.
    PasskeyRemoved {
        /// What it was called.
        called: PasskeyName,
    },
    /// Whoever runs the node signed her out everywhere and took her passkeys away.
    PasskeysTaken {
        /// How many there were.
        passkeys: u32,
    },
    /// An account elsewhere signs her in from now on (F28).
    AccountLinked {
        /// What people call its provider.
        at: ProviderName,
    },
    /// An account elsewhere signs her in no more.
    AccountUnlinked {
        /// What people call its provider.
        at: ProviderName,
    },
    /// Whoever runs the node signed her out everywhere and took her accounts elsewhere away.
    AccountsTaken {
        /// How many there were.
        accounts: u32,
    },
    /// She signed the code of ethics: her receipt (F03).
    CodeSigned {
        /// Which version.
        version: CodeVersion,
        /// Under which name.
        signed_as: PersonName,
        /// Of the text she saw.
        fingerprint: String,
    },
    /// The code of ethics says something new since she signed it, and asks her again (F03).
    CodeChanged {
        /// The version in force.
        version: CodeVersion,
    },
    /// Another member says that the two worked together (need 0.9).
    WorkedTogether {
        /// Who, as shown.
        called: PersonName,
        /// The last part of her address.
        by: Handle,
    },
    /// Of a joint statement that she may sign, signed or wrote (F17, F21).
    Statement {
        /// Which.
        statement: StatementId,
        /// What it is called.
        called: Title,
        /// What happened to it.
        step: StatementStep,
    },
    /// She holds an office from now on (F19).
    OfficeGiven {
        /// Which.
        role: Role,
    },
    /// She holds an office no longer (F19).
    OfficeTaken {
        /// Which.
        role: Role,
    },
    /// Officers said how she stands from now on (F20).
    StandingChanged {
        /// As it is now.
        standing: Standing,
    },
    /// Officers decided something about her upon a report (F20).
    ReportDecided {
        /// Which report; she may say something against it there.
        report: ReportId,
        /// In the words that the officer chose for her.
        words: Note,
    },
    /// What she reported is over; what was decided is for whom it is about (F20).
    ReportOver {
        /// Which.
        report: ReportId,
    },
    /// Another officer looked at what she said against a decision (F20).
    AppealDecided {
        /// Of which report.
        report: ReportId,
        /// What came of it.
        ruling: Ruling,
    },
    /// An officer ended her membership (F02).
    PutOut {
        /// In the words that the officer chose for her; what officers keep for themselves is not among them.
        words: Option<Note>,
        /// The language she read, which is kept nowhere else any more (F26).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<LanguageTag>,
    },
    /// Her data was deleted (F22); all that this mail needs is in it, and goes with it.
    Erased {
        /// Where she reads it.
        to: MailAddress,
        /// As she wished to be called.
        name: PersonName,
        /// The language she read.
        language: Option<LanguageTag>,
        /// The secret of the page that says how far it is.
        secret: String,
    },
    /// Another membership became one with hers: whoever reads that address signs in as her from now on (F22).
    Merged {
        /// The address of the one that is gone.
        mail: MailAddress,
    },
    /// Her membership became one with another and is gone (F22); all that this mail needs is in it, and goes with it.
    MergedAway {
        /// Where she reads it.
        to: MailAddress,
        /// As she wished to be called.
        name: PersonName,
        /// The language she read.
        language: Option<LanguageTag>,
    },
}

/// What happened to a joint statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementStep {
    /// She may sign it for her organisation.
    Invited,
    /// Its text is another one, and what she signed is void: she is asked again.
    Changed,
    /// What she signed elsewhere was not taken.
    NotTaken,
    /// As many signed as were asked for.
    Ready,
    /// It was handed over.
    Delivered,
    /// Whoever it was for replied.
    Answered,
}

impl StatementStep {
    /// The word in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Changed => "changed",
            Self::NotTaken => "not-taken",
            Self::Ready => "ready",
            Self::Delivered => "delivered",
            Self::Answered => "answered",
        }
    }
}

/// Queues a mail to somebody, in the same transaction as what it tells.
pub fn tell_account(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    news: AccountNews,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = Sha256::digest(format!("account {member} {now} {news:?}"));
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    let mail = AccountMail {
        member: member.clone(),
        news,
        name,
        at: now,
        tries: 0,
    };
    enqueue(tx, now, &Job::Account(mail))
}
