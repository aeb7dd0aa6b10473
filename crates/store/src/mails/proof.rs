//! Mails by which somebody proves that she reads an address.

use domain::MailProofId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Job, ahead_of_news, enqueue};
use crate::Transaction;
use crate::database::StoreError;

/// One mail with a one-time link and code; both are made when it goes, and kept nowhere but in the mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofMail {
    /// What it proves, and to which address it goes.
    pub proof: MailProofId,
    /// When it was asked for.
    pub at: Timestamp,
    /// How often handing it on has failed.
    pub tries: u32,
}

/// Queues a mail that somebody waits for: it goes before the news of events, however many of those are due.
pub(crate) fn ask_proof(
    tx: &mut Transaction<'_>,
    proof: &MailProofId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mail = ProofMail {
        proof: proof.clone(),
        at: now,
        tries: 0,
    };
    enqueue(tx, ahead_of_news(now), &Job::Proof(mail))
}
