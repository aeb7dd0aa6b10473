//! What a member looks for in one room, in what is decrypted for her: no index of words is kept over rooms (threat D3). What
//! `index.rs` keeps is ids and times.

use jiff::Timestamp;
use store::Membership;
use zeroize::Zeroizing;

use crate::id::RoomId;
use crate::read::{GoesOn, PostsShown, ids_of, said_in};
use crate::rooms::{Rooms, RoomsError};
use crate::tx::{Go, POSTS};

/// Posts that are found at a time.
pub const FOUND_MAX: usize = 50;
/// Fewest characters that are looked for.
pub const NEEDLE_CHARS_MIN: usize = 2;
/// Most characters that are looked for.
pub const NEEDLE_CHARS_MAX: usize = 100;

/// Why nothing was looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchRefused {
    /// Too short, or longer than what anybody looks for.
    #[error("look for {min} to {max} characters", min = NEEDLE_CHARS_MIN, max = NEEDLE_CHARS_MAX)]
    Needle,
    /// The rooms said no.
    #[error(transparent)]
    Rooms(#[from] RoomsError),
}

impl Rooms {
    /// Posts of one room that hold what she looks for, in any case; at most [`FOUND_MAX`], thread by thread.
    pub fn search(
        &self,
        who: &Membership,
        id: RoomId,
        needle: &str,
        now: Timestamp,
    ) -> Result<PostsShown, SearchRefused> {
        let needle = Zeroizing::new(needle.trim().to_lowercase());
        if !(NEEDLE_CHARS_MIN..=NEEDLE_CHARS_MAX).contains(&needle.chars().count()) {
            return Err(SearchRefused::Needle);
        }
        self.look(|tx| {
            let (room, access) = self.entered(tx, id, who)?;
            let mut found = Vec::new();
            tx.scan(POSTS, &id.bytes(), None, |key, row| {
                let (thread, post) = ids_of(key)?;
                if access.reaches(said_in(row)?) {
                    let text = self.text(id, thread, post, row)?;
                    if text.holds(&needle) {
                        found.push((thread, post, row.clone(), text));
                    }
                }
                Ok::<_, RoomsError>(match found.len() > FOUND_MAX {
                    true => Go::Enough,
                    false => Go::On,
                })
            })?;
            let goes_on = GoesOn::behind(&mut found, FOUND_MAX);
            Ok(self.shown(tx, (room, access), found, goes_on, now)?)
        })
    }
}
