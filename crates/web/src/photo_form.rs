//! `/settings/photo`: a member chooses her photo and who may see it, or takes it away (F04).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Request};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::give_photo::{GivePhotoRefused, give_photo, show_photo_to, take_photo};
use domain::{Distance, Shown, ShownPicture, Visibility};
use edge::Routes;
use http::Uri;
use store::{StoreError, pictures};

use crate::error_page::ErrorPage;
use crate::picture_form::{
    FORM_BYTES_MAX, PHOTO_PATH, PictureFault, PictureFor, PictureOf, PicturePage, SentPicture, Typed,
};
use crate::router::Site;
use crate::sign_in::{Button, Member, Refused, form};

/// Where it is chosen.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route(
            PHOTO_PATH,
            get(show).post(give).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/settings/photo/remove", post(take))
}

fn known(member: &Member) -> Result<Option<Shown<ShownPicture>>, Refused> {
    let database = &member.visit.site.doors.node.database;
    let read: Result<_, StoreError> =
        database.read(|tx| pictures::photo(tx, &member.signed_in.membership.member().id));
    read.map_err(|_| Refused::by(&member.visit, &ErrorPage::Unavailable))
}

fn own(known: Option<&Shown<ShownPicture>>) -> Option<&ShownPicture> {
    known.and_then(|photo| photo.to(Distance::Herself))
}

fn page(member: &Member, typed: Option<Typed>, faults: Vec<PictureFault>) -> Result<PicturePage, Refused> {
    let known = known(member)?;
    let shown = own(known.as_ref());
    let profiles = member.visit.site.doors.node.settings.profiles;
    let visibility = known
        .as_ref()
        .map_or(profiles.default_visibility, Shown::visibility);
    let as_it_is = || Typed {
        visibility: visibility.word().to_owned(),
        ..Typed::of(shown)
    };
    Ok(PicturePage {
        of: PictureOf::Photo,
        typed: typed.unwrap_or_else(as_it_is),
        shown: shown.cloned(),
        faults,
        is_saved: false,
    })
}

/// `GET /settings/photo`.
async fn show(member: Member, uri: Uri) -> Result<Response, Refused> {
    let mut page = page(&member, None, Vec::new())?;
    page.is_saved = uri.query() == Some("saved");
    Ok(page.answer(&member.visit))
}

/// `POST /settings/photo`: without a file what is said of the one she has is said anew.
async fn give(member: Member, request: Request) -> Result<Response, Refused> {
    let visit = &member.visit;
    let sent = SentPicture::read(visit, &member.signed_in, PictureFor::Photo, request).await?;
    let Some(visibility) = Visibility::from_word(&sent.typed.visibility) else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let typed = sent.typed.clone();
    let stays = sent.is_without_file() && known(&member)?.is_some();
    let who = &member.signed_in.membership;
    let database = &visit.site.doors.node.database;
    let given = if stays {
        let alt = match typed.alt() {
            Ok(alt) => alt,
            Err(fault) => return Ok(page(&member, Some(typed), vec![fault])?.answer(visit)),
        };
        database
            .transact(|tx| show_photo_to(tx, who, alt.as_ref(), visibility))
            .await
    } else {
        let (shelved, alt) = match sent.remade(visit).await {
            Ok(made) => made,
            Err((typed, faults)) => return Ok(page(&member, Some(typed), faults)?.answer(visit)),
        };
        database
            .transact(|tx| give_photo(tx, who, (&shelved, alt.as_ref()), visibility))
            .await
    };
    match given {
        Ok(()) => Ok(saved()),
        Err(GivePhotoRefused::UsedTooOften) => {
            let faults = vec![PictureFault::UsedTooOften];
            Ok(page(&member, Some(typed), faults)?.answer(visit))
        }
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn saved() -> Response {
    Redirect::to("/settings/photo?saved").into_response()
}

/// `POST /settings/photo/remove`.
async fn take(member: Member, sent: Result<Form<Button>, FormRejection>) -> Result<Response, Refused> {
    let visit = &member.visit;
    form(visit, &member.signed_in, sent)?;
    let database = &visit.site.doors.node.database;
    let taken = database
        .transact(|tx| take_photo(tx, &member.signed_in.membership))
        .await;
    taken.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(saved())
}
