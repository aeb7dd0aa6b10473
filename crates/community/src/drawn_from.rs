//! Whether what somebody changes is still what she read: of two officers at once the second is told, and nobody's change
//! is lost unseen (F01, F02).

use std::fmt;

use serde::Serialize;

/// What something was when it was read: a name of its content, equal exactly when nothing in it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(String);

impl Version {
    /// Bytes of the hash that are kept; 16 are beyond meeting by chance.
    const BYTES: usize = 16;
    /// Hexadecimal digits of one.
    pub const CHARS: usize = 2 * Self::BYTES;

    /// That of a thing as the store has it.
    pub fn of<T: Serialize>(thing: &T) -> Self {
        let written = serde_json::to_vec(thing).expect("what the store keeps can be written");
        let hash = wire::digest::sha256(&written);
        Self(wire::digest::hex(&hash[..Self::BYTES]))
    }

    /// Reads what a form or a header brings back; text that was never a version is one that nothing has.
    pub fn read(text: &str) -> Self {
        Self(text.chars().take(Self::CHARS).collect())
    }

    /// As a form carries it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a change was written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Whatever stands there, if anything does.
    FromAny,
    /// Whatever stands there, and something does.
    FromSomething,
    /// Nothing: a new thing.
    FromNothing,
    /// This, and nothing later.
    From(Version),
    /// Any of these.
    FromOneOf(Vec<Version>),
}

impl Drawn {
    /// Whether the change is still over what was read; `known` is what stands there now.
    pub fn still_stands<T: Serialize>(&self, known: Option<&T>) -> bool {
        match (self, known) {
            (Self::FromAny, _) | (Self::FromSomething, Some(_)) | (Self::FromNothing, None) => true,
            (Self::From(version), Some(known)) => *version == Version::of(known),
            (Self::FromOneOf(versions), Some(known)) => versions.contains(&Version::of(known)),
            (Self::FromNothing, Some(_))
            | (Self::FromSomething | Self::From(_) | Self::FromOneOf(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_of_the_content_and_a_change_stands_on_no_other() {
        let (one, other) = (Version::of(&"as it was"), Version::of(&"as it is"));
        assert_ne!(one, other);
        assert_eq!(one.as_str().len(), Version::CHARS);
        assert_eq!(Version::read(one.as_str()), one);
        assert!(Drawn::From(one.clone()).still_stands(Some(&"as it was")));
        assert!(!Drawn::From(one.clone()).still_stands(Some(&"as it is")));
        assert!(!Drawn::From(one.clone()).still_stands(None::<&&str>));
        let either = Drawn::FromOneOf(vec![other, one]);
        assert!(either.still_stands(Some(&"as it was")) && either.still_stands(Some(&"as it is")));
        assert!(!either.still_stands(Some(&"as it will be")) && !either.still_stands(None::<&&str>));
        assert!(!Drawn::FromOneOf(Vec::new()).still_stands(Some(&"as it is")));
        assert!(Drawn::FromSomething.still_stands(Some(&"as it is")));
        assert!(!Drawn::FromSomething.still_stands(None::<&&str>));
        assert!(!Drawn::From(Version::read("")).still_stands(Some(&"as it is")));
        assert!(Drawn::FromNothing.still_stands(None::<&&str>));
        assert!(!Drawn::FromNothing.still_stands(Some(&"as it is")));
        assert!(Drawn::FromAny.still_stands(Some(&"as it is")));
        assert!(Drawn::FromAny.still_stands(None::<&&str>));
    }
}
