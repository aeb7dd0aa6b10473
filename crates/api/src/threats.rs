//! What every route withstands: strangers, narrow tokens, other sites' forms, extra fields, too much of anything.

mod document;
mod fields;
mod strangers;
