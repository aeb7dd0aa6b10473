//! Which door answers a request, as long as a story enters by no other.

use std::sync::Arc;

use api::{feeds_router, router};
use axum::Router;
use domain::{Audience, Iri, SourceId};
use edge::{CalendarProblem, Calendars, Doors, Later, Refreshed};
use federation::Federation;
use store::sources::CalendarSource;

/// Everything a node answers.
pub(crate) fn front_door(doors: &Doors, federation: &Arc<Federation>) -> Router {
    federation::router(federation.clone())
        .merge(router(doors.clone()))
        .merge(feeds_router(doors.clone()))
}

/// A node without a reader of calendars.
pub(crate) struct NoCalendars;

impl Calendars for NoCalendars {
    fn add_url<'a>(
        &'a self,
        _: String,
        _: Iri,
        _: Audience,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(async { Err(CalendarProblem::Unknown) })
    }

    fn add_file<'a>(
        &'a self,
        _: String,
        _: Vec<u8>,
        _: Audience,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(async { Err(CalendarProblem::Unknown) })
    }

    fn refresh<'a>(&'a self, _: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(async { Err(CalendarProblem::Unknown) })
    }
}
