//! Private rooms: what is said here stays here.
//!
//! A room is sub rosa from its creation and is never turned into anything else: it has no ActivityPub form, no visibility
//! switch, no address outside the node, and nothing in this crate serialises, prints or clones what was said in one. Only
//! `web` and `server` may name this crate (`tests/tidy/arrows.rs`, R2). Nothing here asks for the time or the environment.

mod access;
mod backup;
mod drafts;
mod enter;
mod entry;
mod epoch;
mod history;
mod id;
mod kek;
mod kek_file;
mod keyring;
mod leave;
mod make_room;
mod names;
mod read;
mod restored;
mod room;
mod rooms;
mod seal;
mod speak;
mod sweep;
#[cfg(test)]
mod tests;
mod text;
mod tx;
mod whole_file;

pub use access::{RoomAccess, Stewarding};
pub use backup::{KeyNames, put_key_file, read_key_file};
pub use enter::{EnterRefused, VouchRefused, Wish};
pub use entry::{Candidate, CodeStands, EntryRule, EntryRuleRefused, Missing, may_enter};
pub use epoch::{Day, Epoch};
pub use history::{epoch_is_old, is_due, may_read, pseudonym_is_over, shows_name};
pub use id::{Allocator, PostId, RoomId, RoomIdRefused, ThreadId};
pub use kek::{Kek, KekRefused, Passphrase, Unlock};
pub use keyring::KeysRefused;
pub use leave::StewardingRefused;
pub use make_room::{MakeRoomRefused, NewRoom};
pub use read::{
    Author, FOUND_MAX, GoesOn, NEEDLE_CHARS_MAX, NEEDLE_CHARS_MIN, POSTS_PER_PAGE, PostShown, PostsShown,
    RoomShown, SearchRefused, ThreadShown,
};
pub use restored::{Dropped, is_restored, note_restored};
pub use room::{
    ASKING_VOUCHES_MAX, POSTS_PER_DAY_MAX, Pseudonym, PseudonymDays, ROOM_ASKING_MAX, ROOM_MEMBERS_MAX,
    ROOM_THREADS_MAX, ROOMS_MAX, Retention, Rule, RuleRefused, Stewards, StewardsRefused,
};
pub use rooms::{Rooms, RoomsError};
pub use speak::SpeakRefused;
pub use text::{PostText, RoomName, RoomTextRefused, ThreadTitle};
