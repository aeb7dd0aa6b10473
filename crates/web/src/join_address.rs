//! `/events/{id}/go/{code}`: the address by which one guest joins an event online; it leads on to the meeting while she has a
//! seat (F12). Whoever has it may follow it, as the meeting's own link; without it nobody learns whether there is a meeting.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Response};
use community::see_join_link::follow_address;
use domain::EventId;
use http::{HeaderValue, StatusCode, header};

use crate::error_page::ErrorPage;
use crate::visit::Visit;

/// `GET /events/{id}/go/{code}`: on to the meeting, which is not told from where.
pub(crate) async fn follow(path: Result<Path<(String, String)>, PathRejection>, visit: Visit) -> Response {
    let nowhere = || visit.error(&ErrorPage::LeadsNowhere);
    let Ok(Path((id, code))) = path else {
        return nowhere();
    };
    let Ok(id) = EventId::parse(&id) else {
        return nowhere();
    };
    let database = &visit.site.doors.node.database;
    let link = match database.read(|tx| follow_address(tx, &id, &code, visit.now)) {
        Ok(link) => link,
        Err(_) => return visit.error(&ErrorPage::Unavailable),
    };
    let Some(location) = link.and_then(|link| HeaderValue::try_from(link.as_str()).ok()) else {
        return nowhere();
    };
    let headers = [
        (header::LOCATION, location),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}
