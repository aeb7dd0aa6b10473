//! Which keys of the other side a peering trusts, and since when no longer (protocol section 4.1, threat A15).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Iri, Peering};

/// A pinned key was followed by another, which it announced itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRotation {
    /// Whose key.
    pub actor: Iri,
    /// Its id and Multikey.
    pub key: (Iri, String),
    /// When we learned of it, by our clock.
    pub at: Timestamp,
    /// The one before it is withdrawn: nothing that it signed counts, whenever it says that was.
    #[serde(default)]
    pub withdraws: bool,
}

impl KeyRotation {
    /// Most rotations of one peering; at one a week they last for years.
    pub const MAX: usize = 200;
    /// What an old key signed so long after its rotation still counts: it was on its way.
    pub const GRACE: SignedDuration = SignedDuration::from_mins(10);

    /// Until when what the key before it signed counts; never, where it is withdrawn.
    fn end_of_former(&self) -> Timestamp {
        match self.withdraws {
            true => Timestamp::MIN,
            false => self.at.saturating_add(Self::GRACE).unwrap_or(self.at),
        }
    }
}

/// A key that a peering trusts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin<'p> {
    /// Its name.
    pub id: &'p Iri,
    /// The key.
    pub multikey: &'p str,
    /// What it signed later than this does not count; nothing while it is the actor's key.
    pub until: Option<Timestamp>,
}

impl Peering {
    /// The keys of one actor of the other side, oldest first: the one at signing and those that took its place.
    pub fn pins_of<'p>(&'p self, actor: &Iri) -> Vec<Pin<'p>> {
        let own = actor.document();
        let signed = self.key_pins.iter().filter(|(id, _)| id.document() == own);
        let later = self.rotations.iter().filter(|rotation| rotation.actor == own);
        let firsts = signed.map(|(id, multikey)| (id, multikey, None));
        let mut pins: Vec<Pin<'p>> = Vec::new();
        let later = later.map(|rotation| (&rotation.key.0, &rotation.key.1, Some(rotation.end_of_former())));
        for (id, multikey, end_of_former) in firsts.chain(later) {
            if let Some(until) = end_of_former {
                for pin in pins.iter_mut().filter(|pin| pin.until.is_none()) {
                    pin.until = Some(until);
                }
            }
            pins.push(Pin {
                id,
                multikey,
                until: None,
            });
        }
        pins
    }

    /// The key that an actor of the other side signs with now.
    pub fn current_pin<'p>(&'p self, actor: &Iri) -> Option<Pin<'p>> {
        self.pins_of(actor).pop()
    }
}
