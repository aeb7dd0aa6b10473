//! The code in a mail that somebody types into the browser in which she asked for it (F28).

use std::fmt;

/// Digits and capital letters without those that are taken for one another: 0 and O, 1, I and L, U and V.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has {max} letters and digits, as they stand in the mail", max = OneTimeCode::CHARS)]
pub struct CodeUnreadable;

/// Eight letters and digits, 39 bits of chance: enough for one that is tried five times and lives a quarter of an hour.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode([u8; OneTimeCode::CHARS]);

impl OneTimeCode {
    /// Letters and digits of a code.
    pub const CHARS: usize = 8;

    /// A code of 64 random bits; what the division leaves uneven is less than one in 10⁷.
    pub fn new(chance: u64) -> Self {
        let mut rest = chance;
        Self(std::array::from_fn(|_| {
            let letter = usize::try_from(rest % 30).unwrap_or(0);
            rest /= 30;
            ALPHABET[letter]
        }))
    }

    /// Reads what was typed or pasted: capitals or not, with hyphens and blanks or without.
    pub fn parse(text: &str) -> Result<Self, CodeUnreadable> {
        if text.len() > 4 * Self::CHARS {
            return Err(CodeUnreadable);
        }
        let letters: Vec<u8> = text
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'-')
            .map(|byte| byte.to_ascii_uppercase())
            .collect();
        let code: [u8; Self::CHARS] = letters.try_into().map_err(|_| CodeUnreadable)?;
        match code.iter().all(|letter| ALPHABET.contains(letter)) {
            true => Ok(Self(code)),
            false => Err(CodeUnreadable),
        }
    }

    /// The letters as they are hashed.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

/// In two groups of four, `ABCD-EFGH`.
impl fmt::Display for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.as_str().split_at(Self::CHARS / 2);
        write!(f, "{first}-{second}")
    }
}

/// Never shown in a log.
impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one-time code")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(chance: u64) {
            let code = OneTimeCode::new(chance);
            let typed = format!(" {} ", code.to_string().to_lowercase().replace('-', " "));
            prop_assert_eq!(OneTimeCode::parse(&typed), Ok(code.clone()));
            prop_assert_eq!(OneTimeCode::parse(code.as_str()), Ok(code.clone()));
            let logged = format!("{code:?}");
            prop_assert!(!logged.contains(code.as_str()));
        }
    }

    #[test]
    fn letters_that_are_taken_for_others_are_in_no_code() {
        for bad in [
            "",
            "ABCD-EFG0",
            "ABCDEFG",
            "ABCDEFGHJ",
            "ABCD-EFGI",
            "ABCD EFGÜ",
            &"-".repeat(99),
        ] {
            assert_eq!(OneTimeCode::parse(bad), Err(CodeUnreadable), "{bad}");
        }
        assert_eq!(OneTimeCode::new(0).to_string(), "2222-2222");
        assert_ne!(OneTimeCode::new(1), OneTimeCode::new(30));
    }
}
