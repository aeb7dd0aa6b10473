//! Somebody asks for a mail by which she proves an address; whether anybody here has it, she is not told (threat E12).

use ambient::{Randomness, StreamName};
use domain::MailProofId;
use jiff::Timestamp;
use store::mail_proofs::{self, MailProof, NewProof};
use store::{StoreError, Transaction};

/// Chance in what the cookie of the asking browser holds: 256 bits.
const SECRET_BYTES: usize = 32;

/// For the cookie of the browser that asks, and nowhere else.
pub fn fresh_browser_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    wire::digest::hex(&chance)
}

/// Writes the wish down; the mail goes a little later. What the same browser asked for `before` is worth nothing then.
pub fn ask_proof(
    tx: &mut Transaction<'_>,
    new: &NewProof<'_>,
    before: Option<&MailProofId>,
    now: Timestamp,
) -> Result<MailProof, StoreError> {
    if let Some(before) = before {
        mail_proofs::forget(tx, before);
    }
    mail_proofs::ask(tx, new, now)
}
