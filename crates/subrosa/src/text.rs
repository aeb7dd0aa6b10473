//! What people write in a room: texts without `Clone`, `Display`, `Serialize` or `Deref`, whose `Debug` says no more than
//! that they are of a room (R1).
//!
//! They are made by the forms of a room and by decryption, and read by whoever holds the proof that she may (`reveal`).

use std::fmt;

use domain::{Labeled, Note, SubRosa};
use zeroize::Zeroizing;

use crate::access::RoomAccess;
use crate::break_glass::GlassProof;

/// Why a text was refused; the door puts the name of the field before it. It holds nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoomTextRefused {
    /// Nothing but blanks.
    #[error("may not be empty")]
    Empty,
    /// More characters than the limit given.
    #[error("may have at most {0} characters")]
    TooLong(usize),
    /// A control, bidi or invisible character (threat E8).
    #[error("holds a character that cannot be shown")]
    Invisible,
}

/// Words under their label: wiped when they are dropped, and without a way out (`subrosa` section 2).
struct Words(Labeled<Zeroizing<String>, SubRosa>);

impl Words {
    #[expect(
        clippy::disallowed_methods,
        reason = "the forms of a room and its decryption make what is said in one"
    )]
    fn of(text: Zeroizing<String>) -> Self {
        Self(Labeled::sub_rosa(text))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "looked at to be encrypted, to be searched, and by whoever proves that she may read"
    )]
    fn look(&self) -> &str {
        self.0.open_in_room()
    }
}

macro_rules! room_text {
    ($(#[$doc:meta])* $name:ident, $chars_max:expr, $prepare:expr) => {
        $(#[$doc])*
        pub struct $name(Words);

        impl $name {
            /// Most characters taken.
            pub const CHARS_MAX: usize = $chars_max;

            /// Checks a text from a form of a room.
            pub fn parse(text: &str) -> Result<Self, RoomTextRefused> {
                let prepare: fn(&str) -> String = $prepare;
                check(prepare(text), Self::CHARS_MAX).map(Words::of).map(Self)
            }

            /// The text, for a page of the room, by whoever may read it.
            pub fn reveal(&self, _access: &RoomAccess) -> &str {
                self.0.look()
            }

            /// The text, for an operator, once every member of the room was told.
            pub fn reveal_through(&self, _glass: &GlassProof) -> &str {
                self.0.look()
            }

            /// What is about to be encrypted.
            pub(crate) fn to_seal(&self) -> &str {
                self.0.look()
            }

            /// What was just decrypted, as it was checked when it was written.
            pub(crate) fn unsealed(text: Zeroizing<String>) -> Self {
                Self(Words::of(text))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.0.fmt(f)
            }
        }
    };
}

room_text!(
    /// What a room is called: one line. It stands in no address and no title of a page (threat D17).
    RoomName, 80, one_line
);
room_text!(
    /// What a thread is about: one line.
    ThreadTitle, 150, one_line
);
room_text!(
    /// What somebody says in a room: plain text of several lines. No address in it is ever asked for (threats D9, D10).
    PostText, 10_000, lines
);

room_text!(
    /// Why a post is reported; stewards of the room read it.
    ReportReason, 500, lines
);
room_text!(
    /// Why an author wants words of hers to be read outside; stewards of the room read it.
    ReleaseReason, Note::CHARS_MAX, lines
);
room_text!(
    /// Why an operator reads a room; every member of it is told.
    GlassReason, 500, lines
);

impl PostText {
    /// The text under its label, to be compared with what is to leave.
    pub(crate) fn labelled(&self) -> &Labeled<Zeroizing<String>, SubRosa> {
        &self.0.0
    }

    /// Whether it holds what somebody looks for, in any case.
    pub(crate) fn holds(&self, needle: &str) -> bool {
        let text = Zeroizing::new(self.0.look().to_lowercase());
        text.contains(needle)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> String {
    let lines = Zeroizing::new(text.replace("\r\n", "\n"));
    lines.trim().to_owned()
}

fn check(text: String, chars_max: usize) -> Result<Zeroizing<String>, RoomTextRefused> {
    let text = Zeroizing::new(text);
    match () {
        () if text.is_empty() => Err(RoomTextRefused::Empty),
        () if text.chars().any(is_invisible) => Err(RoomTextRefused::Invisible),
        () if text.chars().count() > chars_max => Err(RoomTextRefused::TooLong(chars_max)),
        () => Ok(text),
    }
}

/// Signs that change how a line reads, or that nobody sees (threat E8).
fn is_invisible(sign: char) -> bool {
    let control = sign.is_control() && sign != '\n' && sign != '\t';
    let unseen = matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}');
    control || unseen || matches!(sign, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R1, D15
    #[test]
    fn what_is_said_in_a_room_prints_no_letter_of_itself() {
        let said = PostText::parse("the margin is 31 percent").unwrap();
        assert_eq!(format!("{said:?} {:?}", Some(&said)), "[SubRosa] Some([SubRosa])");
        let refused = format!("{:?}", PostText::parse("a\u{202E}b"));
        assert_eq!(refused, "Err(Invisible)");
    }

    #[test]
    fn a_text_is_taken_up_to_its_limit_and_no_further() {
        let longest = "é".repeat(PostText::CHARS_MAX);
        assert!(PostText::parse(&longest).is_ok());
        let longer = PostText::parse(&format!("{longest}é"));
        assert_eq!(longer.unwrap_err(), RoomTextRefused::TooLong(PostText::CHARS_MAX));
        assert_eq!(RoomName::parse(" \n ").unwrap_err(), RoomTextRefused::Empty);
        assert_eq!(ThreadTitle::parse("a \n b").unwrap().to_seal(), "a b");
        assert_eq!(PostText::parse(" a\r\n b ").unwrap().to_seal(), "a\n b");
    }

    /// E8: what is said in a room may hold what other texts may, and no more; else a reason that a room took would be no
    /// remark when the release is made of it.
    #[test]
    fn a_text_of_a_room_is_refused_for_the_characters_for_which_others_are() {
        for sign in ('\0'..='\u{2FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
            let text = format!("a{sign}b");
            let others = Note::parse(&text).is_ok();
            assert_eq!(ReleaseReason::parse(&text).is_ok(), others, "{sign:?}");
        }
    }

    #[test]
    fn what_is_looked_for_is_found_in_any_case() {
        let said = PostText::parse("Die MARGE ist hoch").unwrap();
        assert!(said.holds("marge"));
        assert!(!said.holds("margen"));
    }
}
