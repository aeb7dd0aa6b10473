//! `/statements` and what lies below it: letters that organisations and persons sign together (F17).

mod acts;
mod file;
mod form;
mod form_page;
mod list_page;
mod one_page;
mod print_page;
mod read;

use axum::routing::{get, post};
use edge::Routes;

use crate::router::Site;

pub(crate) use form::StatementForm;
pub(crate) use form_page::StatementFormPage;
pub(crate) use list_page::StatementsPage;
pub(crate) use one_page::StatementPage;
pub(crate) use print_page::StatementPrintPage;

/// Where the list is.
pub(crate) const PATH: &str = "/statements";

/// All of them.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route(PATH, get(list_page::show))
        .route("/statements/new", get(form_page::show_new).post(form_page::begin))
        .route("/statements/{id}", get(one_page::show))
        .route(
            "/statements/{id}/edit",
            get(form_page::show).post(form_page::change),
        )
        .route("/statements/{id}/print", get(print_page::show))
        .route("/statements/{id}/letter.html", get(file::html))
        .route("/statements/{id}/letter.md", get(file::markdown))
        .route("/statements/{id}/open", post(acts::open))
        .route("/statements/{id}/sign", post(acts::sign))
        .route("/statements/{id}/withdraw", post(acts::withdraw))
        .route("/statements/{id}/hand-over", post(acts::hand_over))
        .route("/statements/{id}/answer", post(acts::answer))
        .route("/statements/{id}/close", post(acts::close))
}
