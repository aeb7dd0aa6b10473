//! Rooms: what members say under the rose (F11). One file per page; `gate` is the one way in.
//!
//! Whoever has no seat in a room finds nothing below its address, in the very bytes of an address that never was one.

mod band;
mod gate;
mod plants;
mod said;
mod words;

pub(crate) use band::Band;
pub(crate) use gate::{Asker, At, Knock, Outside, sealed};
