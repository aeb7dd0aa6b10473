//! Events between servers: the mapping of protocol section 9.3, both ways, and the activities that carry them.

mod activities;
mod passed_on;
mod place;
mod read;
mod submitted;
mod write;

pub use activities::{
    Departed, NoteFacts, announce, change_note, create, delete, note_told_by, tombstone, update,
};
pub use passed_on::{PassedOn, passed_on};
pub use read::{EventHints, EventRefused, ReceivedEvent, read};
pub use submitted::{Amended, SubmittedRefused, amended, submitted};
pub use write::{
    BannerShape, EventFacts, LocationForm, agenda_lines, document, document_within, tag_path, when_where,
};
