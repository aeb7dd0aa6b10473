//! The addresses that other servers use, and what answers at each.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::routing::{get, post};
use edge::Routes;
use http::Request;

use crate::{Federation, discovery, documents, inbox, outbox, paper, sync};

/// The routes that other servers use. Addresses shared with pages are negotiated before they come here.
pub fn router(federation: Arc<Federation>) -> Router {
    routes().into_router().with_state(federation)
}

/// The addresses it answers.
pub fn paths() -> Vec<&'static str> {
    routes().into_paths()
}

fn routes() -> Routes<Arc<Federation>> {
    let inbox = post(
        |State(federation): State<Arc<Federation>>, request: Request<Body>| {
            inbox::accept(federation, request)
        },
    );
    Routes::default()
        .merge(discovery::routes())
        .merge(documents::collections::routes())
        .merge(sync::routes())
        .merge(paper::routes())
        .route("/inbox", inbox.clone())
        .route("/actor", get(documents::actors::application))
        .route("/actor/inbox", inbox.clone().get(documents::inboxes::of_node))
        .route(
            "/actor/outbox",
            get(documents::collections::outbox_of_node).post(outbox::of_node),
        )
        .route("/c/{slug}", get(documents::actors::group))
        .route("/c/{slug}/inbox", inbox.clone().get(documents::inboxes::of_group))
        .route(
            "/c/{slug}/outbox",
            get(documents::collections::outbox_of_group).post(outbox::of_group),
        )
        .route("/users/{handle}", get(documents::actors::person))
        .route("/users/{handle}/inbox", inbox.get(documents::inboxes::of_person))
        .route(
            "/users/{handle}/outbox",
            get(documents::collections::outbox_of_person).post(outbox::of_person),
        )
        .route("/events/{id}", get(documents::event))
        .route(
            "/events/{id}/activities/{*rest}",
            get(documents::activity_of_event),
        )
        .route("/events/{id}/notes/{revision}", get(documents::note_of_event))
        .route("/calls/{id}", get(documents::calls::call))
        .route("/offers/{id}", get(documents::offers::offer))
        .route("/statements/{id}", get(documents::statements::statement))
        .route("/cosignatures/{id}", get(documents::statements::cosignature))
        .route("/activities/{id}", get(documents::activity))
        .route("/agreements/{id}", get(documents::agreements::agreement))
        .route("/actor/activities/{*rest}", get(documents::activity_of_node))
}
