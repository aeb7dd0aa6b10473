//! What browsers carry between two communities (protocol section 8.9; threats V): the proof by which a member links her
//! memberships.
//!
//! The page that asks and the page that answers post to a landing of the other node, which takes no cookie, parks what it
//! was given under a name that is used once, and leads to a page of its own with one button.

mod ask_page;
mod errand_page;
mod landing;
mod parked;
mod vouch_page;

use axum::response::Response;
use axum::routing::{get, post};
use domain::Origin;
use edge::{Routes, content_policy_leading_to};
use http::header;

use crate::router::Site;

pub(crate) use ask_page::LinkAskPage;
pub(crate) use errand_page::{ErrandKind, ErrandPage};
pub(crate) use parked::Parked;
pub(crate) use vouch_page::VouchPage;

/// Where the other node asks for a proof (protocol section 2).
const REQUEST_PATH: &str = "/vouchers/request";
/// Where it brings one.
const RETURN_PATH: &str = "/vouchers/return";

/// Where browsers are sent off, where they land, and where they go on.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/settings/communities/link", post(ask_page::ask))
        .route(REQUEST_PATH, post(landing::request))
        .route(RETURN_PATH, post(landing::come_back))
        .route(
            "/vouchers/continue/{id}",
            get(errand_page::show).post(errand_page::go_on),
        )
}

/// The answer that holds a page whose form leads to a peer.
fn leading_to(peer: &Origin, mut page: Response) -> Response {
    let policy = content_policy_leading_to(peer);
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    page
}
