//! The rooms of a node as its pages reach them: open, or locked because nobody handed in their key (F11).

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::ResignOn;
use store::{Membership, StoreError, Transaction};
use subrosa::{CodeStands, PseudonymDays, Retention, Rooms, Rule, Wish};
use tokio::sync::Notify;

/// Whether there are rooms behind the pages of this node; cheap to clone. It stays as it is from a start to the next.
#[derive(Clone, Debug)]
pub enum RoomsOpen {
    /// Somebody handed in their key.
    Open(OpenRooms),
    /// Nobody did, or it opens nothing: everything below `/rooms` is as if there were none.
    Locked,
}

/// All rooms of a node, what a new one has that says nothing else, and the bell of their worker; cheap to clone. What the
/// verbs of [`Rooms`] do parks the thread: pages call them on the blocking pool, with a clone of this.
#[derive(Clone)]
pub struct OpenRooms {
    rooms: Arc<Rooms>,
    defaults: RoomDefaults,
    bell: RoomsBell,
}

/// What the form of a new room begins with (`features` section 9, `[rooms]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomDefaults {
    /// What may be done outside with what is said.
    pub rule: Rule,
    /// Days for which names are known where the rule is Chatham House, also while `rule` is another.
    pub pseudonym_days: PseudonymDays,
    /// Days of membership it asks for, at most [`subrosa::EntryRule::DAYS_MAX`].
    pub min_membership_days: u16,
    /// Members who vouch, at most [`subrosa::EntryRule::VOUCHES_MAX`].
    pub vouches_required: u8,
    /// How long it keeps what is said.
    pub retention: Retention,
    /// What every room of this node asks of the code of ethics.
    pub code: CodeAsked,
}

/// Whether who enters a room has to have signed the code of ethics in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeAsked {
    /// As the community asks it of who posts.
    #[default]
    Signed,
    /// Rooms do not ask.
    NotAsked,
}

/// Tells the worker of the rooms that somebody left the community, so that she loses her seats at once, or that a steward
/// agreed to a release. Nobody else hears it, and it says nothing of who or whether she had a seat: it is rung for every
/// member who goes. Clones are one bell.
#[derive(Clone, Debug, Default)]
pub struct RoomsBell(Arc<Bell>);

#[derive(Debug, Default)]
struct Bell {
    heard: Notify,
    is_rung: AtomicBool,
}

impl Default for RoomDefaults {
    fn default() -> Self {
        Self {
            rule: Rule::Closed,
            pseudonym_days: PseudonymDays::DEFAULT,
            min_membership_days: 0,
            vouches_required: 0,
            retention: Retention::Days90,
            code: CodeAsked::Signed,
        }
    }
}

impl RoomsBell {
    /// Somebody left or deleted her data, or a release was agreed to. It may be rung at any time and from anywhere; it never
    /// waits.
    pub fn ring(&self) {
        self.0.is_rung.store(true, Ordering::Release);
        self.0.heard.notify_one();
    }

    /// Resolves once it was rung since this resolved last.
    pub async fn rung(&self) {
        self.0.heard.notified().await;
    }

    /// Whether it was rung since this was asked last.
    pub fn was_rung(&self) -> bool {
        self.0.is_rung.swap(false, Ordering::AcqRel)
    }
}

impl OpenRooms {
    /// Of rooms that are open.
    pub fn new(rooms: Arc<Rooms>, defaults: RoomDefaults, bell: RoomsBell) -> Self {
        Self {
            rooms,
            defaults,
            bell,
        }
    }

    /// The rooms, for whoever keeps them for longer than an answer.
    pub fn rooms(&self) -> &Arc<Rooms> {
        &self.rooms
    }

    /// What the form of a new room begins with.
    pub fn defaults(&self) -> RoomDefaults {
        self.defaults
    }

    /// The bell of their worker.
    pub fn bell(&self) -> &RoomsBell {
        &self.bell
    }

    /// What the community knows of whoever stands at a door, as this node's rooms ask it.
    pub fn wish(
        &self,
        tx: &mut Transaction<'_>,
        who: &Membership,
        resign_on: ResignOn,
    ) -> Result<Wish, StoreError> {
        let wish = Wish::of(tx, who, resign_on)?;
        Ok(match self.defaults.code {
            CodeAsked::Signed => wish,
            CodeAsked::NotAsked => Wish {
                code: CodeStands::Signed,
                ..wish
            },
        })
    }
}

impl RoomsOpen {
    /// The rooms, if they are open.
    pub fn get(&self) -> Option<&OpenRooms> {
        match self {
            Self::Open(rooms) => Some(rooms),
            Self::Locked => None,
        }
    }

    /// Tells the worker that somebody left the community or deleted her data; nothing where rooms are locked, as their
    /// worker looks for all who are gone when they open again.
    pub fn members_changed(&self) {
        if let Self::Open(rooms) = self {
            rooms.bell.ring();
        }
    }
}

/// So that a verb of the rooms is called on it as on [`Rooms`].
impl Deref for OpenRooms {
    type Target = Rooms;

    fn deref(&self) -> &Rooms {
        &self.rooms
    }
}

/// A log or a panic may not say what is in it.
impl fmt::Debug for OpenRooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[SubRosa]")
    }
}
