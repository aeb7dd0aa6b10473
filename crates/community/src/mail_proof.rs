//! The node writes the mail by which somebody proves an address: link and code are drawn now, and only if somebody is
//! there to use them (F28; threats E9, E12).

use ambient::{Randomness, StreamName};
use domain::{MailAddress, MailProofId, Member, OneTimeCode, PersonName};
use jiff::Timestamp;
use store::mail_proofs::{self, Purpose};
use store::{StoreError, Transaction, members};

/// Chance in the secret of a link: 192 bits.
const SECRET_BYTES: usize = 24;
/// Letters of a link's secret: two for each byte.
pub const LINK_LETTERS: usize = 2 * SECRET_BYTES;

/// What stands in one mail and nowhere else.
pub struct MailSecrets {
    /// The last part of the link's address.
    pub link: String,
    /// To be typed instead.
    pub code: OneTimeCode,
    /// What the mail itself is known by.
    pub name: [u8; 16],
}

impl MailSecrets {
    /// New ones, for one mail.
    pub fn fresh(randomness: &Randomness) -> Self {
        let mut stream = randomness.stream(StreamName::Nonces);
        let link: [u8; SECRET_BYTES] = stream.bytes();
        Self {
            link: wire::digest::hex(&link),
            code: OneTimeCode::new(u64::from_be_bytes(stream.bytes())),
            name: stream.bytes(),
        }
    }
}

/// What the mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToProve {
    /// She is a member and may sign in.
    SignIn(Box<Member>),
    /// She is none yet, and joins.
    Join(PersonName),
}

/// The member of an address; whoever left is none, and may join again.
pub(crate) fn member_of(tx: &mut Transaction<'_>, mail: &MailAddress) -> Result<Option<Member>, StoreError> {
    match members::by_mail(tx, mail)? {
        Some(known) if members::has_left(tx, &known.id)? => Ok(None),
        known => Ok(known),
    }
}

/// Readies link and code of a mail; nothing where no mail is to go: it is too late, or nobody here has the address.
pub fn mail_proof(
    tx: &mut Transaction<'_>,
    id: &MailProofId,
    secrets: &MailSecrets,
    now: Timestamp,
) -> Result<Option<(MailAddress, ToProve)>, StoreError> {
    let Some(proof) = mail_proofs::mailed(tx, id, &secrets.link, &secrets.code, now)? else {
        return Ok(None);
    };
    let member = member_of(tx, &proof.mail)?;
    let to_prove = match (&proof.purpose, member) {
        (_, Some(member)) => Some(ToProve::SignIn(Box::new(member))),
        (Purpose::SignIn, None) => None,
        (Purpose::Join(joining), None) => Some(ToProve::Join(joining.name.clone())),
    };
    Ok(to_prove.map(|to_prove| (proof.mail.clone(), to_prove)))
}
