//! One file a command; what a node does for one is in `admin`.

pub(crate) mod config;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod init;
pub(crate) mod openapi;
pub(crate) mod serve;
pub(crate) mod upgrade;
pub(crate) mod version;

pub(crate) mod admin;
pub(crate) mod agreement;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod call;
pub(crate) mod db;
pub(crate) mod digest;
pub(crate) mod dues;
pub(crate) mod ethics;
pub(crate) mod events;
pub(crate) mod export;
pub(crate) mod intro;
pub(crate) mod key;
pub(crate) mod mail;
pub(crate) mod members;
pub(crate) mod orgs;
pub(crate) mod peer;
pub(crate) mod queue;
pub(crate) mod renewals;
pub(crate) mod room;
pub(crate) mod source;
pub(crate) mod statement;
pub(crate) mod taxonomy;
pub(crate) mod tiers;
pub(crate) mod token;
pub(crate) mod voucher;

mod ask;
mod export_members;
mod file;
mod import_members;
mod long;

use ask::ask;
