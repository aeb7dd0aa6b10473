//! `/desk/agreements`: what two communities give each other's members, from the first draft to the end (F16, journey A-10).
//! Each page says what the other community sees at this moment.

mod acts;
mod form;
mod form_acts;
mod form_page;
mod list_page;
mod one_page;
mod parties;
mod print_page;
mod read;
mod say_page;
mod sheet;
mod stands;
mod term_form;
mod term_part;

use axum::routing::{get, post};
use edge::Routes;

use crate::router::Site;

pub(crate) use form::AgreementForm;
pub(crate) use form_page::AgreementFormPage;
pub(crate) use list_page::{AgreementLine, AgreementsPage};
pub(crate) use one_page::{AgreementPage, Example, QualifyLine};
pub(crate) use parties::{LevelKnown, Parties, Party};
pub(crate) use print_page::PrintPage;
pub(crate) use read::DealDone;
pub(crate) use say_page::{SayPage, Saying};
pub(crate) use stands::Stands;
pub(crate) use term_form::DealFault;

/// Where they are.
pub(crate) const PATH: &str = "/desk/agreements";

/// All pages of agreements.
pub(super) fn routes() -> Routes<Site> {
    Routes::default()
        .route(PATH, get(list_page::show))
        .route(
            "/desk/agreements/new",
            get(form_page::show_new).post(form_acts::draft_new),
        )
        .route("/desk/agreements/{id}", get(one_page::show))
        .route(
            "/desk/agreements/{id}/edit",
            get(form_acts::show).post(form_acts::draft),
        )
        .route("/desk/agreements/{id}/print", get(print_page::show))
        .route("/desk/agreements/{id}/send", post(acts::send))
        .route("/desk/agreements/{id}/discard", post(acts::discard))
        .route("/desk/agreements/{id}/accept", post(acts::accept))
        .route("/desk/agreements/{id}/withdraw", post(acts::withdraw))
        .route(
            "/desk/agreements/{id}/decline",
            get(say_page::ask_decline).post(say_page::decline),
        )
        .route(
            "/desk/agreements/{id}/end",
            get(say_page::ask_end).post(say_page::end),
        )
}
