//! Calendars to import, as the doors ask for them; a worker of `server` fetches and reads.

use domain::{Audience, Iri, SourceId};
use store::sources::CalendarSource;

use crate::Later;

/// What officers do with calendars.
pub trait Calendars: Send + Sync {
    /// Adds a calendar by address and reads it for the first time.
    fn add_url<'a>(
        &'a self,
        name: String,
        url: Iri,
        audience: Audience,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>>;

    /// Adds a calendar from the bytes of a file.
    fn add_file<'a>(
        &'a self,
        name: String,
        text: Vec<u8>,
        audience: Audience,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>>;

    /// Reads a calendar again, now.
    fn refresh<'a>(&'a self, id: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>>;
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
