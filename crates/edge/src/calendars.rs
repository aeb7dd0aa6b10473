//! Calendars to import, as the doors ask for them; a worker of `server` fetches and reads.

use domain::{Audience, EventDraft, Iri, SourceId};
use store::sources::CalendarSource;

use crate::Later;

/// What becomes of the entries of a calendar that nobody looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewEntries {
    /// They are published.
    Publish,
    /// They wait until an officer has looked at them.
    Ask,
}

/// Where a calendar comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarFrom {
    /// An address, fetched.
    Url(Iri),
    /// The bytes of a file.
    File(Vec<u8>),
}

/// What a calendar has ahead, looked at and not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Its own name, when it has one.
    pub name: Option<String>,
    /// By their start; what it calls off is left out.
    pub ahead: Vec<EventDraft>,
    /// What was wrong, each with its line.
    pub faults: Vec<String>,
}

/// What officers do with calendars.
pub trait Calendars: Send + Sync {
    /// Adds a calendar by address and reads it for the first time.
    fn add_url<'a>(
        &'a self,
        name: String,
        url: Iri,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>>;

    /// Adds a calendar from the bytes of a file.
    fn add_file<'a>(
        &'a self,
        name: String,
        text: Vec<u8>,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>>;

    /// Reads a calendar again, now.
    fn refresh<'a>(&'a self, id: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>>;

    /// Reads a calendar that came from a file again, from the bytes of a newer one.
    fn refresh_file<'a>(
        &'a self,
        id: &'a SourceId,
        text: Vec<u8>,
    ) -> Later<'a, Result<Refreshed, CalendarProblem>>;

    /// Looks at a calendar without keeping or publishing anything of it.
    fn look<'a>(&'a self, from: CalendarFrom) -> Later<'a, Result<Looked, CalendarProblem>>;
}

/// What a reading brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Refreshed {
    /// Published.
    pub new: usize,
    /// Moved or otherwise changed.
    pub changed: usize,
    /// Called off, or gone from the calendar.
    pub cancelled: usize,
    /// As before.
    pub same: usize,
    /// Over, or called off before we had them.
    pub skipped: usize,
    /// Not published: left out by an officer, or not looked at yet.
    pub waiting: usize,
    /// What was wrong, each with its line.
    pub faults: Vec<String>,
}

/// Why a calendar cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CalendarProblem {
    /// It did not answer, or not with a calendar.
    #[error("the calendar could not be fetched: {0}")]
    Fetch(String),
    /// There is no such calendar.
    #[error("there is no such calendar")]
    Unknown,
    /// Too many.
    #[error("a node imports at most {} calendars", store::sources::SOURCES_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl From<CalendarProblem> for crate::Problem {
    fn from(problem: CalendarProblem) -> Self {
        use crate::Reason;
        match problem {
            CalendarProblem::Fetch(_) => Self::new(Reason::Upstream, problem.to_string()),
            CalendarProblem::Unknown => Self::new(Reason::NotFound, problem.to_string()),
            CalendarProblem::TooMany => Self::new(Reason::Conflict, problem.to_string()),
            CalendarProblem::Store(error) => error.into(),
        }
    }
}
