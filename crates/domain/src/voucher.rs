//! One member's signed claim at one host, used once: what the home gave out and what the host counted (F16, needs 2.21, 2.22).

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, EventId, InvoiceNumber, Iri, MemberId, OfferId, Origin, RedemptionId, Slug};

/// What a voucher was used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RedeemedFor {
    /// The dues of a level here.
    Joining {
        /// Who.
        member: MemberId,
        /// What is left to pay; absent when nothing is.
        invoice: Option<InvoiceNumber>,
        /// Which level.
        tier: Slug,
    },
    /// The price of an event here.
    Event {
        /// Which.
        event: EventId,
    },
    /// Something that the desk of the host saw to.
    Desk,
}

/// One use of a voucher, at the host. It knows the member by a name that no other host gets, and no other offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redemption {
    /// Its own name, and that of the ticket.
    pub id: RedemptionId,
    /// For which offer of ours.
    pub offer: OfferId,
    /// The community that vouched.
    pub issuer: Iri,
    /// The voucher's own name: never used twice, not even after a refund.
    pub jti: String,
    /// Its name for the member.
    pub sub: String,
    /// When.
    pub at: Timestamp,
    /// What for.
    pub what: RedeemedFor,
    /// What it costs without the benefit.
    pub full: Amount,
    /// What is left to pay.
    pub price: Amount,
    /// In what.
    pub currency: Currency,
    /// When it was undone; the use no longer counts then.
    pub voided: Option<Timestamp>,
}

/// How a voucher went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum IssuedKind {
    /// Carried by a browser.
    Online,
    /// On paper.
    Paper {
        /// What its typed code is found by: an HMAC of it, base64url. The code itself is not kept.
        code_key: String,
    },
}

/// A voucher that we, the home, gave a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedVoucher {
    /// Its own name.
    pub jti: String,
    /// Whose.
    pub member: MemberId,
    /// For which offer.
    pub offer: Iri,
    /// At which host.
    pub host: Origin,
    /// When it was given out.
    pub at: Timestamp,
    /// When it is over.
    pub expires: Timestamp,
    /// How it went out.
    pub kind: IssuedKind,
    /// When the host asked for it by its typed code; of one that a browser carried we never hear.
    pub shown: Option<Timestamp>,
    /// When it was taken back.
    pub revoked: Option<Timestamp>,
}

impl IssuedVoucher {
    /// How long one lives that a browser carries, in seconds.
    pub const ONLINE_SECONDS: i64 = 600;
    /// How long one lives that is printed, in seconds: 30 days.
    pub const PAPER_SECONDS: i64 = 30 * 86_400;

    /// Whether it is printed.
    pub fn is_paper(&self) -> bool {
        matches!(self.kind, IssuedKind::Paper { .. })
    }

    /// Whether it can still be used, as far as the home knows.
    pub fn is_living(&self, now: Timestamp) -> bool {
        self.revoked.is_none() && now < self.expires
    }
}

/// Crockford's base 32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is no typed code of a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has {max} letters and digits, as they stand on the voucher", max = PaperCode::CHARS)]
pub struct PaperCodeUnreadable;

/// The typed code of a printed voucher: ten letters and digits, 50 bits of chance (threat F1).
#[derive(Clone, PartialEq, Eq)]
pub struct PaperCode(String);

impl PaperCode {
    /// Letters and digits of a code.
    pub const CHARS: usize = 10;

    /// A code of the lower 50 of 64 random bits.
    pub fn new(chance: u64) -> Self {
        let letter = |place: usize| {
            let bits = chance >> (5 * (Self::CHARS - 1 - place));
            char::from(ALPHABET[usize::try_from(bits & 31).unwrap_or(0)])
        };
        Self((0..Self::CHARS).map(letter).collect())
    }

    /// Reads what was typed: capitals or not, with dashes and blanks or without; O is taken for 0, I and L for 1.
    pub fn parse(text: &str) -> Result<Self, PaperCodeUnreadable> {
        if text.len() > 4 * Self::CHARS {
            return Err(PaperCodeUnreadable);
        }
        let read = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let code: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(read)
            .collect();
        let fits = code.len() == Self::CHARS && code.bytes().all(|byte| ALPHABET.contains(&byte));
        if fits {
            Ok(Self(code))
        } else {
            Err(PaperCodeUnreadable)
        }
    }

    /// The ten letters as they are hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In two groups of five, `XXXXX-XXXXX`.
impl fmt::Display for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(Self::CHARS / 2);
        write!(f, "{first}-{second}")
    }
}

/// Never shown in a log: who knows it may use the voucher.
impl fmt::Debug for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("code of a printed voucher")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(chance: u64) {
            let code = PaperCode::new(chance);
            prop_assert_eq!(code.to_string().len(), PaperCode::CHARS + 1);
            let typed = format!(" {} ", code.to_string().to_lowercase().replace('-', " "));
            prop_assert_eq!(PaperCode::parse(&typed), Ok(code.clone()));
            let mistaken = code.to_string().replace('0', "o").replace('1', "l");
            prop_assert_eq!(PaperCode::parse(&mistaken), Ok(code.clone()));
            let logged = format!("{code:?}");
            prop_assert!(!logged.contains(code.as_str()));
            let bits = chance & ((1 << 50) - 1);
            prop_assert_eq!(PaperCode::new(bits), code.clone());
            prop_assert_ne!(PaperCode::new(bits ^ (1 << (chance % 50))), code);
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        assert_eq!(PaperCode::new(0).to_string(), "00000-00000");
        assert_eq!(PaperCode::new(u64::MAX).to_string(), "ZZZZZ-ZZZZZ");
        for bad in [
            "",
            "ABCDE-ABCD",
            "ABCDE-ABCDEF",
            "ABCDE-ABCDU",
            "ABCDE-ABCDÜ",
            "ABCDE_ABCDE",
            &"-".repeat(99),
        ] {
            assert_eq!(PaperCode::parse(bad), Err(PaperCodeUnreadable), "{bad}");
        }
    }

    #[test]
    fn a_voucher_lives_until_it_is_over_or_taken_back() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let paper = IssuedVoucher {
            jti: "j".to_owned(),
            member: MemberId::new(1, [1; 10]),
            offer: Iri::parse("https://a.example/offers/1").unwrap(),
            host: Origin::parse("https://a.example").unwrap(),
            at: at(0),
            expires: at(IssuedVoucher::PAPER_SECONDS),
            kind: IssuedKind::Paper {
                code_key: "k".to_owned(),
            },
            shown: None,
            revoked: None,
        };
        assert!(paper.is_paper() && paper.is_living(at(IssuedVoucher::PAPER_SECONDS - 1)));
        assert!(!paper.is_living(at(IssuedVoucher::PAPER_SECONDS)));
        let stored = serde_json::to_string(&paper).unwrap();
        assert_eq!(serde_json::from_str::<IssuedVoucher>(&stored).unwrap(), paper);
        let taken_back = IssuedVoucher {
            revoked: Some(at(5)),
            kind: IssuedKind::Online,
            ..paper
        };
        assert!(!taken_back.is_paper() && !taken_back.is_living(at(5)));
    }
}
