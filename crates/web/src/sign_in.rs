//! Signing in and out by pages: a one-time link, the browsers that are signed in, and what each form must bring.

mod login_page;
mod proofs;
mod sessions_page;

use axum::Router;
use axum::routing::{get, post};

use crate::router::Site;

pub(crate) use login_page::LoginPage;
pub(crate) use proofs::{Chief, Member, Refused, TokenForm, form};
pub(crate) use sessions_page::{Place, SessionLine, SessionsPage};

/// Where people sign in and out.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/login", get(login_page::show).post(login_page::sign_in_by_link))
        .route("/login/{link}", get(login_page::show_link))
        .route("/logout", post(sessions_page::log_out))
        .route("/settings/sessions", get(sessions_page::show))
        .route("/settings/sessions/end", post(sessions_page::end_one))
}
