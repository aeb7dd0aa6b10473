//! What an officer has to do before she takes a file of everybody or everything home (threats D13, H3).

use axum::Form;
use axum::extract::rejection::FormRejection;
use store::{Database, audit};

use crate::error_page::ErrorPage;
use crate::sign_in::{Button, Chief, Refused, form};

/// She pressed the button of her own page and signed in lately; that she does `what` stands in the log before she has it.
pub(super) async fn may_take<'a>(
    chief: &'a Chief,
    sent: Result<Form<Button>, FormRejection>,
    what: &str,
) -> Result<&'a Database, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    let by = chief.officer.member().handle.as_str();
    let logged = database.transact(|tx| audit::log(tx, by, what, visit.now)).await;
    match logged {
        Ok(()) => Ok(database),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
