//! What browsers carry between two communities (protocol section 8.9; threats V): the proof by which a member links her
//! memberships, the one by which she shows a desk that she stands well, and the voucher by which she pays less at another
//! community (F16).
//!
//! The page that asks and the page that answers post to a landing of the other node, which takes no cookie, parks what it
//! was given under a name that is used once, and leads to a page of its own with one button.

mod ask_page;
mod check_page;
mod claim_ask_page;
mod claim_page;
mod consent_page;
mod deal_lines;
mod errand_page;
mod landing;
mod parked;
mod redeem_page;
mod reduced;
mod ticket_page;
mod tickets_page;
mod vouch_page;

use axum::response::Response;
use axum::routing::{get, post};
use domain::Origin;
use edge::{Routes, content_policy_leading_to};
use http::header;

use crate::router::Site;

pub(crate) use ask_page::LinkAskPage;
pub(crate) use check_page::{CheckPage, CheckStands, path as check_path};
pub(crate) use claim_ask_page::{ClaimAskPage, Wanted};
pub(crate) use claim_page::{ClaimPage, Claimable};
pub(crate) use consent_page::{ConsentPage, ConsentTo, NoVoucherPage};
pub use deal_lines::DealLine;
pub(crate) use deal_lines::{JoinDeal, at_joining, deals_of, links};
pub(crate) use errand_page::{ErrandKind, ErrandPage};
pub(crate) use parked::Parked;
pub(crate) use redeem_page::{NotRedeemedPage, RedeemPage};
pub(crate) use reduced::Reduced;
pub(crate) use ticket_page::TicketPage;
pub(crate) use tickets_page::{TicketLine, TicketsPage};
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
        .route("/checks/{id}", get(check_page::show).post(check_page::set_out))
        .route("/offers/{id}", get(claim_page::show).post(claim_page::claim))
        .route("/offers/{id}/redeem", post(landing::redeem))
        .route("/tickets/{id}", get(ticket_page::show))
        .route(
            "/events/{id}/tickets",
            get(tickets_page::show).post(tickets_page::refund),
        )
}

/// The answer that holds a page whose form leads to a peer.
fn leading_to(peer: &Origin, mut page: Response) -> Response {
    let policy = content_policy_leading_to(peer);
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    page
}
