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
    /// Whoever withdraws a key withdraws with it the old ones that she still keeps. She keeps none for longer than 30 days; the
    /// day more is for clocks.
    pub const KEPT_MAX: SignedDuration = SignedDuration::from_hours(31 * 24);

    /// Until when what the key before it signed counts; never, where it is withdrawn.
    fn end_of_former(&self) -> Timestamp {
        match self.withdraws {
            true => Timestamp::MIN,
            false => self.at.saturating_add(Self::GRACE).unwrap_or(self.at),
        }
    }

    /// Whether it ends a key, which counts until a moment or is in use: the one before it, and where that is withdrawn also
    /// those before that its owner may still have kept.
    fn ends(&self, until: Option<Timestamp>) -> bool {
        match until {
            None => true,
            Some(until) => {
                self.withdraws
                    && until
                        .saturating_add(Self::KEPT_MAX)
                        .is_ok_and(|kept| kept >= self.at)
            }
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
        let pin = |(id, multikey): &'p (Iri, String)| Pin {
            id,
            multikey,
            until: None,
        };
        let mut pins: Vec<Pin<'p>> = signed.map(pin).collect();
        for rotation in later {
            for former in pins.iter_mut().filter(|former| rotation.ends(former.until)) {
                former.until = Some(rotation.end_of_former());
            }
            pins.push(pin(&rotation.key));
        }
        pins
    }

    /// The key that an actor of the other side signs with now.
    pub fn current_pin<'p>(&'p self, actor: &Iri) -> Option<Pin<'p>> {
        self.pins_of(actor).pop()
    }
}
