//! Where members of a room see who is in it and what happened there, where its stewards run it, and where everybody reads how
//! it is kept.

mod agree_page;
mod audit_page;
mod close_page;
mod first_rooms;
mod how_page;
mod leave_page;
mod members_page;
mod parts;
mod release_page;
mod remove_page;
mod report_page;
mod settings_form;
mod steward_acts;
mod steward_page;

use axum::routing::{get, post};
use edge::Routes;

use crate::router::Site;

pub(crate) use agree_page::AgreePage;
pub(crate) use audit_page::{RoomAuditLine, RoomAuditPage};
pub(crate) use close_page::CloseRoomPage;
pub(crate) use first_rooms::{HersAlready, OfferLine, OffersSeen};
pub(crate) use how_page::{HOW_PATH, HowPage};
pub(crate) use leave_page::{LeaveRoomPage, MayLeave};
pub(crate) use members_page::{InvitationPage, RoomMembersPage};
pub(crate) use parts::{PersonLine, PostView, RoomSaid, Speaker};
pub(crate) use release_page::{ReleaseForm, ReleasePage};
pub(crate) use remove_page::RemovePage;
pub(crate) use report_page::{ReasonFault, ReportPage};
pub(crate) use settings_form::SettingsForm;
pub(crate) use steward_page::{ReleaseLine, ReportLine, StewardPage};

/// All of it.
pub(crate) fn desk_routes() -> Routes<Site> {
    Routes::default()
        .route(HOW_PATH, get(how_page::show))
        .route("/rooms/{slug}/members", get(members_page::show))
        .route("/rooms/{slug}/invitations", post(members_page::invite))
        .route("/rooms/{slug}/vouch", post(members_page::vouch))
        .route("/rooms/{slug}/leave", get(leave_page::show).post(leave_page::go))
        .route("/rooms/{slug}/history", post(steward_acts::agree))
        .route("/rooms/{slug}/audit", get(audit_page::show))
        .route(
            "/rooms/{slug}/{thread}/{post}/report",
            get(report_page::show).post(report_page::report),
        )
        .route(
            "/rooms/{slug}/{thread}/{post}/remove",
            get(remove_page::show).post(remove_page::remove),
        )
        .route(
            "/rooms/{slug}/{thread}/{post}/release",
            get(release_page::show).post(release_page::ask),
        )
        .merge(stewards())
}

/// For those who run a room; nobody else finds them.
fn stewards() -> Routes<Site> {
    Routes::default()
        .route("/rooms/{slug}/steward", get(steward_page::show))
        .route("/rooms/{slug}/steward/settings", post(steward_acts::change))
        .route("/rooms/{slug}/steward/put-out", post(steward_acts::put_out))
        .route("/rooms/{slug}/steward/name", post(steward_acts::name))
        .route("/rooms/{slug}/steward/history", post(steward_acts::propose))
        .route(
            "/rooms/{slug}/steward/close",
            get(close_page::show).post(close_page::close),
        )
        .route(
            "/rooms/{slug}/steward/reports/{report}",
            post(steward_acts::settle),
        )
        .route(
            "/rooms/{slug}/steward/releases/{release}",
            get(agree_page::show).post(agree_page::decide),
        )
}
