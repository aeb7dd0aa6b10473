//! Introductions on pages: the list, a new request, one of them from either side, and whom she does not want to be asked by (F07).

mod list_page;
mod new_page;
mod one_page;
mod said;
mod settings_page;

use axum::routing::get;
use edge::Routes;

use crate::router::Site;

pub(crate) use list_page::IntroductionsPage;
pub(crate) use new_page::{Asked, NewIntroductionPage, address_of_card};
pub(crate) use one_page::IntroductionPage;
pub(crate) use settings_page::IntroductionSettingsPage;

/// Where the list is.
pub(crate) const PATH: &str = "/introductions";

/// `/introductions` and what lies below it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route(PATH, get(list_page::show))
        .route("/introductions/new", get(new_page::show).post(new_page::ask))
        .route(
            "/introductions/settings",
            get(settings_page::show).post(settings_page::choose),
        )
        .route("/introductions/{id}", get(one_page::show).post(one_page::act))
}
