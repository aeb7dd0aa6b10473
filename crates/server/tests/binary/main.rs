//! The binary as operators and outside suites drive it: commands, exit codes, first line, probes, end.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod client;
mod folder;

mod backups;
mod belonging;
mod calendars;
mod command_line;
mod exports;
mod keys;
mod peering;
mod probes;
mod serving;
