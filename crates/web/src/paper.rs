//! Vouchers on paper: printed by the member at home, looked at and counted at the desk of the community that gives the benefit
//! (F16; threats V, F1).

mod print_page;
mod verify;
mod verify_page;

use axum::routing::{get, post};
use edge::Routes;

use crate::router::Site;

pub(crate) use print_page::{PaperPage, PrintPage};
pub(crate) use verify_page::{AtDesk, NoVoucher, VerifyFault, VerifyPage, VerifySaid};

/// Where a camera leads, and where codes are typed.
const VERIFY_PATH: &str = "/verify";

/// Where they are printed, looked at and counted.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/vouchers", post(print_page::print))
        .route("/vouchers/{id}/print", get(print_page::show))
        .route("/vouchers/{id}/take-back", post(print_page::take_back))
        .route(VERIFY_PATH, get(verify::show).post(verify::look))
        .route("/verify/use", post(verify::count))
        .route("/verify/undo", post(verify::undo))
}
