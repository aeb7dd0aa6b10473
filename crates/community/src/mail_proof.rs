//! The node writes the mail by which somebody proves an address: link and code are drawn now, and only if somebody is
//! there to use them (F28; threats E9, E12).

use ambient::{Randomness, StreamName};
use domain::{LanguageTag, MailAddress, MailProofId, Member, OneTimeCode, PersonName, Title};
use jiff::Timestamp;
use store::mail_proofs::{self, Purpose};
use store::{StoreError, Transaction, events, mail_settings, members};

use crate::see_event::public_event;

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
    /// She is none, and answers an event (F12).
    Visit {
        /// As she wishes to be called.
        name: PersonName,
        /// What the event is called.
        title: Title,
        /// What she asked for: her link holds it, for it works in every browser.
        proof: MailProofId,
    },
    /// She is a member, and answered an event as if she were none: she is to sign in.
    VisitAsMember {
        /// Who she is.
        member: Box<Member>,
        /// What the event is called.
        title: Title,
        /// Which it is.
        event: domain::EventId,
    },
}

/// One mail that is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofToMail {
    /// To whom.
    pub mail: MailAddress,
    /// What it says.
    pub to_prove: ToProve,
    /// In which language: the one she chose, else what hers asked for before, else what the browser asked for in which the
    /// mail was asked for, which may be anybody's; nothing where none of them said one (F26).
    pub language: Option<LanguageTag>,
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
) -> Result<Option<ProofToMail>, StoreError> {
    let Some(proof) = mail_proofs::mailed(tx, id, &secrets.link, &secrets.code, now)? else {
        return Ok(None);
    };
    let member = member_of(tx, &proof.mail)?;
    let (to_prove, language) = match (&proof.purpose, member) {
        (purpose, Some(member)) => {
            let hers = mail_settings::get(tx, &member.id)?;
            let language = hers.language.or(hers.asked_in).or(proof.language);
            let member = Box::new(member);
            let to_prove = match purpose {
                Purpose::Visit(visiting) => {
                    let Some(event) = events::get(tx, &visiting.event)? else {
                        return Ok(None);
                    };
                    ToProve::VisitAsMember {
                        member,
                        title: event.draft.title,
                        event: event.id,
                    }
                }
                Purpose::SignIn | Purpose::Join(_) => ToProve::SignIn(member),
            };
            (to_prove, language)
        }
        (Purpose::SignIn, None) => return Ok(None),
        (Purpose::Join(joining), None) => (ToProve::Join(joining.name.clone()), proof.language),
        (Purpose::Visit(visiting), None) => {
            let Some(event) = public_event(tx, &visiting.event)? else {
                return Ok(None);
            };
            let to_prove = ToProve::Visit {
                name: visiting.name.clone(),
                title: event.draft.title,
                proof: id.clone(),
            };
            (to_prove, proof.language)
        }
    };
    Ok(Some(ProofToMail {
        mail: proof.mail,
        to_prove,
        language,
    }))
}
