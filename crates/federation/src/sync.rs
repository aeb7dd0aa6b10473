//! What two peers do so that nothing is missing on either side: numbers, the log, digests, repair (protocol section 6).

mod asker;
mod calls;
mod compare;
mod digest;
mod figures;
mod log;
mod offers;
mod people;
mod place;
mod pull;
mod repair;
mod turn;

use std::sync::Arc;

use axum::routing::get;
use edge::Routes;

use crate::Federation;

pub(crate) use asker::PeerAsker;
pub(crate) use place::{claimed_place, note_place, take_have};
pub(crate) use pull::RepairProblem;
pub(crate) use turn::RecentShelves;

/// What only an active peer may read of us.
pub(crate) fn routes() -> Routes<Arc<Federation>> {
    Routes::default()
        .route("/peer/log", get(log::log))
        .route("/peer/digest", get(digest::digest))
        .route("/peer/figures", get(figures::figures))
        .route("/peer/people", get(people::people))
        .route("/peer/{hand}/{shelf}", get(digest::shelf))
}
