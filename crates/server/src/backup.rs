//! Backups and copies of the store and of the files of pictures that its rows speak of: a backup is a set of files of one
//! moment, sealed to a key that is not on this machine; a copy is another engine's folder with the same content. What is
//! said in private rooms is in the set as the ciphertext it is on disk; the keys to it are a set of their own.
//!
//! Whatever is made is made under another name, `….unfinished`, and gets its own when it is whole.

mod create;
mod label;
mod media;
mod newest;
mod pour;
mod prune;
mod restore;
mod room_keys;
mod rooms;
mod sealed;
mod split;
mod work;

pub(crate) use create::{CreateAsked, Sources, create};
pub(crate) use media::check as check_media;
pub(crate) use newest::{Newest, newest};
pub(crate) use pour::copy;
pub(crate) use prune::{ROOM_KEYS_DAYS, prune};
pub(crate) use restore::{SetAsked, Trial, restore, verify, would_restore};
pub(crate) use rooms::{IN_NO_BACKUP, RoomsSource, check_rooms};
pub(crate) use sealed::{is_recipient, parse_recipient};
pub(crate) use work::Work;

#[cfg(test)]
mod tests;
