//! `/desk/logo`: an officer chooses the community's picture, or takes it away (F01).

use axum::Form;
use axum::extract::Request;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::give_logo::{describe_logo, give_logo, take_logo};
use domain::ShownPicture;
use http::Uri;
use store::{StoreError, pictures};

use crate::error_page::ErrorPage;
use crate::picture_form::{PictureFor, PictureOf, PicturePage, SentPicture, Typed};
use crate::sign_in::{Button, Chief, Refused, form};

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

/// `POST /desk/logo`: without a file what is said of the one there is is said anew.
pub(super) async fn give(chief: Chief, request: Request) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = SentPicture::read(visit, &chief.signed_in, PictureFor::Logo, request).await?;
    let (database, officer, now) = (&visit.site.doors.node.database, &chief.officer, visit.now);
    let shown = known(&chief)?;
    let again = |typed, faults| PicturePage {
        of: PictureOf::Logo,
        shown: shown.clone(),
        typed,
        faults,
        is_saved: false,
    };
    let given = if sent.is_without_file() && shown.is_some() {
        let alt = match sent.typed.alt() {
            Ok(alt) => alt,
            Err(fault) => return Ok(again(sent.typed, vec![fault]).answer(visit)),
        };
        database
            .transact(|tx| describe_logo(tx, officer, alt.as_ref(), now))
            .await
    } else {
        let (shelved, alt) = match sent.remade(visit).await {
            Ok(made) => made,
            Err((typed, faults)) => return Ok(again(typed, faults).answer(visit)),
        };
        let picture = (&shelved, alt.as_ref());
        database.transact(|tx| give_logo(tx, officer, picture, now)).await
    };
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
