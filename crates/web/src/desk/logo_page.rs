//! `/desk/logo`: an officer chooses the community's picture, or takes it away (F01).

use axum::Form;
use axum::extract::Request;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::give_logo::{give_logo, take_logo};
use domain::ShownPicture;
use http::Uri;
use store::{StoreError, pictures};

use super::act::Button;
use crate::error_page::ErrorPage;
use crate::picture_form::{PictureOf, PicturePage, SentPicture, Typed};
use crate::sign_in::{Chief, Refused, form};

fn unavailable(chief: &Chief) -> Refused {
    Refused::by(&chief.visit, &ErrorPage::Unavailable)
}

fn known(chief: &Chief) -> Result<Option<ShownPicture>, Refused> {
    let read: Result<_, StoreError> = chief.visit.site.doors.node.database.read(pictures::logo);
    read.map_err(|_| unavailable(chief))
}

/// `GET /desk/logo`.
pub(super) async fn show(chief: Chief, uri: Uri) -> Result<Response, Refused> {
    let shown = known(&chief)?;
    let page = PicturePage {
        of: PictureOf::Logo,
        typed: Typed::of(shown.as_ref()),
        shown,
        faults: Vec::new(),
        is_saved: uri.query() == Some("saved"),
    };
    Ok(page.answer(&chief.visit))
}

/// `POST /desk/logo`.
pub(super) async fn give(chief: Chief, request: Request) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = SentPicture::read(visit, &chief.signed_in, request).await?;
    let (remade, alt) = match sent.remade(visit).await {
        Ok(remade) => remade,
        Err((typed, faults)) => {
            let page = PicturePage {
                of: PictureOf::Logo,
                shown: known(&chief)?,
                typed,
                faults,
                is_saved: false,
            };
            return Ok(page.answer(visit));
        }
    };
    let given = visit
        .site
        .doors
        .node
        .database
        .transact(|tx| give_logo(tx, &chief.officer, (&remade, alt.as_ref()), visit.now))
        .await;
    given.map_err(|_: StoreError| unavailable(&chief))?;
    Ok(saved())
}

/// `POST /desk/logo/remove`.
pub(super) async fn take(
    chief: Chief,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    form(visit, &chief.signed_in, sent)?;
    let taken = visit
        .site
        .doors
        .node
        .database
        .transact(|tx| take_logo(tx, &chief.officer, visit.now))
        .await;
    taken.map_err(|_: StoreError| unavailable(&chief))?;
    Ok(saved())
}

fn saved() -> Response {
    Redirect::to("/desk/logo?saved").into_response()
}
