//! Configuration, command line and wiring: everything of a node hangs on one [`runtime::NodeRuntime`], and there is
//! no global state, so that one process can run several nodes.
//!
//! `cli` reads what was typed and `commands` has a file for each command; what a node does for one is in `admin`. `runtime` joins
//! the parts of a node, `listen` and `router` open its doors, `workers` is what it does by itself. `demo` is three nodes with
//! invented people, `dev` what a node answers to programs that try it out.

pub mod cli;
mod commands;

mod backup;
pub mod demo;
mod doctor;
mod issuers;
mod media;

pub mod admin;
pub mod config;
pub mod runtime;
pub mod taxonomies;

pub mod health;
pub mod listen;
pub mod logs;
pub mod router;
pub mod workers;

mod dev;

pub use dev::Refusals;
