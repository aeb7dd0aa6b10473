//! What surrounds a node: the time and chance, asked of the system here and nowhere else.
//!
//! Everything above takes a [`Clock`] or a [`Stream`] as an argument, so that one seed and one told clock replay a whole
//! federation (reliability section 2).

mod clock;
pub mod ids;
mod randomness;

pub use clock::{Clock, SystemClock, ToldClock};
pub use randomness::{Randomness, Stream, StreamName};
