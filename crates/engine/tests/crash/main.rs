//! Engines with a folder: killed in the middle of their commits, or robbed by a power cut of what was not flushed,
//! and opened again. What was acknowledged is there, what is there is whole, and the order has no gap.
//!
//! `$ROSARIUM_CRASH_ROUNDS` is how often each engine is killed, else 5; `tests/run crash` kills 50 times. The same
//! for the engine in memory, at every commit and every flush, is tested beside it and in `store`.

#![cfg(test)]

mod engines;
mod work;

mod child;
mod killed;
mod power;
