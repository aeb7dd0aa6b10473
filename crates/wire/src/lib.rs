//! What servers say to each other, as pure functions: signatures and canonical forms, documents, calendars.
//!
//! Nothing here opens a socket, reads a clock or draws chance: bytes, keys and `now` come in as arguments, bytes and
//! decisions go out. The one exception is [`keys::RsaKey::generate`], whose library offers no seed.

// Bytes: strict JSON, its canonical form, digests, texts for bytes.
pub mod digest;
pub mod introduction;
pub mod jcs;
pub mod json;
pub mod multibase;

// Keys: what is taken, how it is written, what people compare.
#[cfg(test)]
mod example_keys;
pub mod fingerprint;
pub mod keys;
pub mod multikey;
mod pem;
mod published_keys;

// Signatures: on requests in both schemes, and on documents.
pub mod cavage;
pub mod http_signature;
pub mod proof;
pub mod rfc9421;

// Documents: what is read leniently and written exactly.
pub mod activity;
pub mod actor;
pub mod as2;
mod benefit_term;
pub mod call;
pub mod collection;
pub mod context;
pub mod deal_offer;
pub mod discovery;
pub mod door_code;
pub mod event;
pub mod figures;
pub mod flag;
pub mod follow;
pub mod html;
pub mod join_code;
pub mod markdown;
pub mod media_type;
pub mod membership_link;
pub mod membership_proof;
pub mod pairwise;
pub mod paper_code;
pub mod party_ref;
pub mod peer_profile;
pub mod peering;
pub mod people;
mod property;
pub mod reciprocity;
pub mod rsvp;
pub mod schema_org;
pub mod sd_jwt;
pub mod sequence;
pub mod statement;
pub mod statement_file;
pub mod submission;
pub mod sync;
pub mod terms;
pub mod voucher;

// Mails: by which address they are stopped.
pub mod card_code;
pub mod unsubscribe;

// Pictures: made anew.
pub mod picture;

// Tables of spreadsheets.
pub mod csv;

// Calendars: what others publish, and what we publish.
pub mod atom;
mod ics_event;
mod ics_lines;
mod ics_property;
pub mod ics_read;
mod ics_series;
mod ics_timezone;
pub mod ics_write;
mod ics_zones;
pub mod recurrence;
mod windows_zones;
