//! Who spoke in a room on a day, and under which pseudonym: one record a day, under a key of its own, which is destroyed
//! when the names are to be forgotten (`subrosa` section 7, R13).

use std::collections::BTreeMap;

use domain::MemberId;
use engine::Key;
use serde::{Deserialize, Serialize};

use crate::epoch::Day;
use crate::id::RoomId;
use crate::keyring::KeyName;
use crate::room::Pseudonym;
use crate::rooms::{Rooms, RoomsError, key_of};
use crate::seal::{Header, Message};
use crate::tx::{NAMES, Tx};
use crate::wipe::json;

/// Who spoke on a day.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Names(BTreeMap<MemberId, Speaker>);

/// Somebody on a day.
#[derive(Serialize, Deserialize)]
pub(crate) struct Speaker {
    pub(crate) pseudonym: Pseudonym,
    /// What she wrote on this day, for the limit of it; what was swept since counts too.
    pub(crate) posts: u16,
}

impl Names {
    /// Somebody, who gets a pseudonym with her first word of the day.
    pub(crate) fn speaker(
        &mut self,
        member: &MemberId,
        chance: impl FnOnce() -> [u8; Pseudonym::BYTES],
    ) -> &mut Speaker {
        self.0.entry(member.clone()).or_insert_with(|| Speaker {
            pseudonym: Pseudonym::new(chance()),
            posts: 0,
        })
    }

    /// Whose a pseudonym is.
    pub(crate) fn of(&self, pseudonym: Pseudonym) -> Option<&MemberId> {
        let mut found = self.0.iter().filter(|(_, one)| one.pseudonym == pseudonym);
        found.next().map(|(member, _)| member)
    }

    /// As whom somebody spoke, if she did.
    pub(crate) fn pseudonym(&self, member: &MemberId) -> Option<Pseudonym> {
        self.0.get(member).map(|speaker| speaker.pseudonym)
    }

    /// All who spoke, and as whom.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&MemberId, Pseudonym)> {
        self.0.iter().map(|(member, speaker)| (member, speaker.pseudonym))
    }

    /// Forgets everybody who is not to be known; says whether anybody still is.
    pub(crate) fn keep(&mut self, is_known: impl Fn(&MemberId) -> bool) -> bool {
        self.0.retain(|member, _| is_known(member));
        !self.0.is_empty()
    }
}

impl Rooms {
    /// The names of a day; nothing if nobody spoke, or they are forgotten.
    pub(crate) fn names(&self, tx: &mut Tx<'_>, room: RoomId, day: Day) -> Result<Option<Names>, RoomsError> {
        let name = KeyName::names(room, day);
        let Some(row) = tx.get(NAMES, &names_key(room, day))? else {
            return Ok(None);
        };
        if self.keys().get(name).is_none() {
            return Ok(None);
        }
        let plain = self.unseal(name, Message::Names, &row)?;
        let names = serde_json::from_slice(&plain).map_err(|_| RoomsError::Unreadable)?;
        Ok(Some(names))
    }

    pub(crate) fn put_names(
        &self,
        tx: &mut Tx<'_>,
        room: RoomId,
        day: Day,
        names: &Names,
    ) -> Result<(), RoomsError> {
        let plain = json(names).ok_or(RoomsError::Unreadable)?;
        let header = Header::plain(day.number());
        let row = self.seal(KeyName::names(room, day), Message::Names, header, &plain)?;
        tx.put(NAMES, names_key(room, day), row);
        Ok(())
    }
}

/// The day of the key of its names.
pub(crate) fn day_of(key: &[u8]) -> Result<Day, RoomsError> {
    let number = key.get(16..).and_then(|number| number.try_into().ok());
    let number = number.map(u32::from_be_bytes);
    number.map(Day::of_number).ok_or(RoomsError::Unreadable)
}

pub(crate) fn names_key(room: RoomId, day: Day) -> Key {
    key_of(room, &[&day.number().to_be_bytes()])
}
