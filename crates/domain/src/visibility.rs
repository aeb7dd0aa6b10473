//! Who may see a field of a profile, decided in one place (F04, threat D2).

use serde::{Deserialize, Serialize};

/// Who may see a field; each word includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// The person alone.
    Me,
    /// Members of this community.
    Community,
    /// Members of communities with a peering that carries introductions.
    Peers,
    /// Everybody.
    Public,
}

impl Visibility {
    /// All of them, narrowest first.
    pub const ALL: [Self; 4] = [Self::Me, Self::Community, Self::Peers, Self::Public];

    /// The word in forms, in the API and in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Community => "community",
            Self::Peers => "peers",
            Self::Public => "public",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// How far the one who looks stands from the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Distance {
    /// It is her own profile.
    Herself,
    /// A member of the same community.
    Member,
    /// A member of a peer.
    Peer,
    /// Anybody else.
    Stranger,
}

impl Distance {
    /// What may be seen from there.
    fn least(self) -> Visibility {
        match self {
            Self::Herself => Visibility::Me,
            Self::Member => Visibility::Community,
            Self::Peer => Visibility::Peers,
            Self::Stranger => Visibility::Public,
        }
    }

    /// Whether a field may be seen from there.
    pub fn sees(self, visibility: Visibility) -> bool {
        visibility >= self.least()
    }
}

/// A field with who may see it. The value is reached through [`Shown::to`] alone, but for the person's own form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown<T> {
    value: T,
    visibility: Visibility,
}

impl<T> Shown<T> {
    /// A field that those may see.
    pub fn new(value: T, visibility: Visibility) -> Self {
        Self { value, visibility }
    }

    /// The value, if it may be seen from there.
    pub fn to(&self, distance: Distance) -> Option<&T> {
        distance.sees(self.visibility).then_some(&self.value)
    }

    /// Who may see it.
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_nearer_sees_no_less() {
        let table = [
            (Distance::Herself, [true, true, true, true]),
            (Distance::Member, [false, true, true, true]),
            (Distance::Peer, [false, false, true, true]),
            (Distance::Stranger, [false, false, false, true]),
        ];
        for (distance, row) in table {
            for (visibility, sees) in Visibility::ALL.into_iter().zip(row) {
                let field = Shown::new("secret", visibility);
                assert_eq!(field.to(distance).is_some(), sees, "{distance:?} {visibility:?}");
            }
        }
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::from_word(visibility.word()), Some(visibility));
        }
        assert_eq!(Visibility::from_word("everyone"), None);
    }
}
