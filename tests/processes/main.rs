//! The release binary as real processes on real sockets: killed and started again, and knocked at by strangers.
//!
//! The program is `$ROSARIUM_BIN`, else `release/rosarium` in `$CARGO_TARGET_DIR` or `target`; `tests/run processes` builds it first.

#![cfg(test)]
mod client;
mod node;
mod patience;

mod changes;
mod digests;
mod letterboxes;
mod three_nodes;

mod contract;
mod flooded;
mod garbage;
mod killed;
mod outside;
mod recovery;
mod restored;
mod room_keys;
mod spent;
mod strangers;
