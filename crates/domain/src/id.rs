//! Ids of our own making: 128 bits as 26 letters of Crockford's base 32, ordered by time of making.

use serde::{Deserialize, Serialize};

use crate::text_form::{bare_debug, text_form};

/// Crockford's base 32, upper case; sorts like the number it stands for.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Whether a byte is one of them: ids are read with every row, so they are not looked for one by one.
const IS_LETTER: [bool; 256] = {
    let mut is_letter = [false; 256];
    let mut place = 0;
    while place < ALPHABET.len() {
        is_letter[ALPHABET[place] as usize] = true;
        place += 1;
    }
    is_letter
};

/// Why a text is no id of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id here has 26 letters and digits")]
pub struct IdRefused;

/// 48 bits of milliseconds since 1970, then 80 random bits.
fn letters(millis: u64, chance: [u8; 10]) -> String {
    let mut number = u128::from(millis & 0xffff_ffff_ffff) << 80;
    for (place, byte) in chance.iter().enumerate() {
        number |= u128::from(*byte) << (72 - 8 * place);
    }
    (0..26)
        .map(|place| {
            let shift = 125 - 5 * place;
            char::from(ALPHABET[((number >> shift) & 31) as usize])
        })
        .collect()
}

fn check(text: &str) -> Result<String, IdRefused> {
    let upper = text.to_ascii_uppercase();
    let fits = upper.len() == 26
        && upper.bytes().all(|byte| IS_LETTER[usize::from(byte)])
        && upper.as_bytes()[0] <= b'7';
    if fits { Ok(upper) } else { Err(IdRefused) }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// A new id; `millis` since 1970 and 80 bits from a random stream are arguments, so that a seed replays it.
            pub fn new(millis: u64, chance: [u8; 10]) -> Self {
                Self(letters(millis, chance))
            }

            /// Reads an id from an address or a form; case is forgiven.
            pub fn parse(text: &str) -> Result<Self, IdRefused> {
                check(text).map(Self)
            }

            /// The 26 letters.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        text_form!(IdRefused: $name);
        bare_debug!($name);
    };
}

id!(
    /// An event as this node knows it, its own or a peer's; the address of its page is `/events/{id}`.
    EventId
);
id!(
    /// A person with a membership here.
    MemberId
);
id!(
    /// A file of members that an officer handed in.
    ImportId
);
id!(
    /// A two-party document: a peering, or an agreement on benefits.
    AgreementId
);
id!(
    /// A joint statement as this node knows it, its own or a peer's; the address of its page is `/statements/{id}`.
    StatementId
);
id!(
    /// A calendar this node imports.
    SourceId
);
id!(
    /// An API token; the secret is another thing and is kept only as a hash.
    TokenId
);
id!(
    /// A signed-in browser; the secret in its cookie is another thing and is kept only as a hash.
    SessionId
);
id!(
    /// A wish to prove that one reads the mail of an address; the secrets that go with it are kept only as hashes.
    MailProofId
);
id!(
    /// Somebody without a membership who answered one event; the secrets of her links are kept only as hashes.
    VisitorId
);
id!(
    /// A passkey of a member in her list; the credential of her device has another id.
    PasskeyId
);
id!(
    /// A wish to make or to use a passkey; the secret of the browser that goes with it is kept only as a hash.
    ChallengeId
);
id!(
    /// A browser that was sent to an issuer to sign in there; the secret in its cookie is kept only as a hash.
    IssuerVisitId
);
id!(
    /// An account elsewhere with which a member signs in, in her list; what its issuer calls it is another thing.
    LinkedAccountId
);
id!(
    /// A note that was let out of a room; the chance in it is that of the release and tells nothing of the room.
    NoteId
);
id!(
    /// A report of something that is not as it should be (F20).
    ReportId
);
id!(
    /// What a signed agreement gives members of another community; the address of it is `/offers/{id}`.
    OfferId
);
id!(
    /// A call for hands as this node knows it, its own or a peer's; the address of its page is `/calls/{id}`.
    CallId
);
id!(
    /// An answer to a call for hands. Nothing is read by it that its call does not show.
    AnswerId
);
id!(
    /// A request to be introduced, as this node calls it; nothing of it but chance (protocol, section 2).
    IntroductionId
);
id!(
    /// One use of a voucher and the ticket that it gave: whoever knows it may look at the ticket, so all 128 bits of it are
    /// chance: `millis` too is 48 random bits.
    RedemptionId
);
id!(
    /// The last part of an activity's address: `/activities/{id}`.
    ActivityId
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_as_itself_and_sorts_by_time(a in 0u64..1 << 48, b in 0u64..1 << 48, chance: [u8; 10]) {
            let first = EventId::new(a, chance);
            prop_assert_eq!(EventId::parse(first.as_str()).unwrap(), first.clone());
            prop_assert_eq!(EventId::parse(&first.as_str().to_lowercase()).unwrap(), first.clone());
            let second = EventId::new(b, chance);
            prop_assert_eq!(first.cmp(&second), a.cmp(&b));
        }
    }

    /// E15
    #[test]
    fn a_path_or_a_nul_is_no_id() {
        for text in [
            "../../etc/passwd",
            "01JD7Z",
            "",
            "0123456789ABCDEFGHJKMNPQR\0",
            "81234567890123456789012345",
            "ILOU567890123456789012345X",
        ] {
            assert_eq!(EventId::parse(text), Err(IdRefused), "{text}");
        }
    }
}
