//! The code a guest shows at the door of one event (F14).

use std::fmt;

use crate::iri::Iri;
use crate::one_time_code::{CodeUnreadable, OneTimeCode};

/// Eight letters and digits that name one guest of one event. It is good for nothing but to be let in, and nothing is worth
/// guessing it for: whoever stands at the door sees the name.
#[derive(Clone, PartialEq, Eq)]
pub struct DoorCode(OneTimeCode);

impl DoorCode {
    /// Of 64 bits that only the guest's node and the host can work out.
    pub fn new(secret: u64) -> Self {
        Self(OneTimeCode::new(secret))
    }

    /// What a QR code of it holds: the door of an event at its host, where the code is filled in. To read it changes nothing.
    pub fn link(&self, event: &Iri) -> String {
        format!("{event}/checkin?code={self}")
    }

    /// Reads what was typed: capitals or not, with hyphens and blanks or without.
    pub fn parse(text: &str) -> Result<Self, CodeUnreadable> {
        OneTimeCode::parse(text).map(Self)
    }
}

/// `ABCD-EFGH`.
impl fmt::Display for DoorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As it stands.
impl fmt::Debug for DoorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DoorCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = DoorCode::new(0x1234_5678_9ABC_DEF0);
        let text = code.to_string();
        assert_eq!(text.len(), 9);
        assert_eq!(DoorCode::parse(&text.to_lowercase().replace('-', " ")), Ok(code));
        assert!(DoorCode::parse("OOOO-OOOO").is_err() && DoorCode::parse("").is_err());
    }
}
