//! The officers' desk: what is shared with whom, what waits for whom and why, and what was done. Whoever is not signed
//! in is told to sign in, whatever the address; a member without an office learns that there is nothing.

mod act;
mod audit_page;
mod drop_page;
mod end_page;
mod peer_page;
mod peers_page;
mod queue_page;
mod renewals_page;
mod setup_page;
mod tier_form;
mod tiers_page;
mod told;

use axum::response::{Redirect, Response};
use axum::routing::{any, get, post};
use edge::Routes;

use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::Chief;

pub(crate) use audit_page::{AuditLine, AuditPage};
pub(crate) use drop_page::DropPage;
pub(crate) use end_page::EndPage;
pub(crate) use peer_page::{Acts, KeyPin, PeerPage, Said, ScopeLine};
pub(crate) use peers_page::{FollowedLine, PeerLine, PeersPage, path};
pub(crate) use queue_page::{DeliveryLine, HostQueue, QueuePage};
pub(crate) use renewals_page::{Marked, RenewalsPage};
pub(crate) use setup_page::{SetupForm, SetupPage};
pub(crate) use tier_form::{TierForm, TierFormPage};
pub(crate) use tiers_page::{TierSaid, TiersPage};
pub(crate) use told::{Done, sentence};

/// All of it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/desk", get(first))
        .route("/desk/peers", get(peers_page::show))
        .route("/desk/peers/{host}", get(peer_page::show))
        .route("/desk/peers/{host}/reconcile", post(act::reconcile))
        .route("/desk/peers/{host}/pause", post(act::pause))
        .route("/desk/peers/{host}/resume", post(act::resume))
        .route("/desk/peers/{host}/accept", post(act::accept))
        .route("/desk/peers/{host}/reject", post(act::reject))
        .route("/desk/peers/{host}/end", get(end_page::show).post(act::end))
        .route("/desk/queue", get(queue_page::show))
        .route("/desk/queue/retry", post(act::retry_one))
        .route("/desk/queue/retry-host", post(act::retry_all))
        .route(
            "/desk/queue/{place}/drop",
            get(drop_page::show).post(act::drop_one),
        )
        .route("/desk/renewals", get(renewals_page::show))
        .route("/desk/invoices/{number}/paid", post(renewals_page::mark))
        .route("/desk/tiers", get(tiers_page::show))
        .route("/desk/tiers/new", get(tier_form::show_new).post(tier_form::add))
        .route(
            "/desk/tiers/{tier}/edit",
            get(tier_form::show).post(tier_form::change),
        )
        .route("/desk/tiers/{tier}/retire", post(tiers_page::retire))
        .route("/desk/tiers/{tier}/offer", post(tiers_page::offer))
        .route("/desk/setup", get(setup_page::show).post(setup_page::describe))
        .route("/desk/audit", get(audit_page::show))
        .route("/desk/{*rest}", any(nothing))
}

async fn first(_chief: Chief) -> Redirect {
    Redirect::to("/desk/peers")
}

async fn nothing(chief: Chief) -> Response {
    chief.visit.error(&ErrorPage::NotFound)
}
