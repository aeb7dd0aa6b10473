//! Calls for hands on pages: the list, a new one, one call with what may be done to it, and the answer by a link out of a mail
//! (F10, needs 3.1 to 3.7).

mod answer_page;
mod call_page;
mod calls_page;
mod facts;
mod new_page;
pub(crate) mod sent;

use axum::routing::get;
use edge::Routes;

use crate::router::Site;

pub(crate) use answer_page::CallAnswerPage;
pub(crate) use call_page::CallPage;
pub(crate) use calls_page::CallsPage;
pub(crate) use new_page::{CallForm, NewCallPage};

/// Where the list is.
pub(crate) const PATH: &str = "/calls";

/// `/calls` and what lies below it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route(PATH, get(calls_page::show))
        .route("/calls/new", get(new_page::show).post(new_page::ask))
        .route("/calls/report.csv", get(calls_page::report))
        .route(
            "/calls/answer/{secret}",
            get(answer_page::show).post(answer_page::answer),
        )
        .route("/calls/{id}", get(call_page::show).post(call_page::act))
}
