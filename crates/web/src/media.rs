//! `/media/{hash}.jpg` and `.png`: pictures as this node made them, on a path of their own, as pictures and as nothing else
//! (threats A3, E2). Whoever may not see what one belongs to is told what she is told of one that is not there.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_picture::{PictureReader, see_picture};
use domain::{Origin, PictureName};
use edge::OnMediaOrigin;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use store::StoreError;

use crate::error_page::ErrorPage;
use crate::visit::Visit;

/// A document that opens such an address by itself runs nothing and loads nothing.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; sandbox";
/// The bytes behind an address never change; but who may see them may, so that caches of others ask again after a day.
const FOR_EVERYBODY: &str = "public, max-age=86400, immutable";
/// Her browser asks each time, also after she has signed out: what she may see no more it shows no more.
const FOR_HER: &str = "private, no-cache";

/// `GET /media/{name}`: what is for everybody lies on the second origin, where there is one.
pub(crate) async fn show(
    name: Result<Path<String>, PathRejection>,
    visit: Visit,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let is_there = request.extensions().get::<OnMediaOrigin>().is_some();
    drop(request);
    let Some(name) = name.ok().and_then(|Path(name)| PictureName::parse(&name)) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let database = &visit.site.doors.node.database;
    let read: Result<_, StoreError> = database.read(|tx| see_picture(tx, &visit.viewer, &name));
    let reader = match read {
        Ok(Some(reader)) => reader,
        Ok(None) => return visit.error(&ErrorPage::NotFound),
        Err(_) => return visit.error(&ErrorPage::Unavailable),
    };
    let elsewhere = visit.site.doors.node.settings.media_origin.as_ref();
    if let Some(media) = elsewhere.filter(|_| reader == PictureReader::Everybody && !is_there) {
        return on_second_origin(media, &name);
    }
    // A file that the disk lost is as if it had never been there.
    match visit.site.doors.node.pictures.read(name.clone()).await {
        Some(bytes) => answer(&name, reader, bytes, &headers),
        None => visit.error(&ErrorPage::NotFound),
    }
}

/// Asked for each time: who may see it changes.
fn on_second_origin(media: &Origin, name: &PictureName) -> Response {
    let place = Redirect::temporary(&format!("{media}/media/{name}"));
    ([(header::CACHE_CONTROL, FOR_HER)], place).into_response()
}

fn answer(name: &PictureName, reader: PictureReader, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let tag = format!("\"{name}\"");
    let cache = match reader {
        PictureReader::Everybody => FOR_EVERYBODY,
        PictureReader::SheAlone => FOR_HER,
    };
    let fixed = [
        (header::CONTENT_TYPE, name.kind.media_type()),
        (header::CACHE_CONTROL, cache),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    ];
    let mut headers = HeaderMap::new();
    for (header, value) in fixed {
        headers.insert(header, HeaderValue::from_static(value));
    }
    if reader == PictureReader::SheAlone {
        let name = HeaderName::from_static("cross-origin-resource-policy");
        headers.insert(name, HeaderValue::from_static("same-origin"));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie"));
    }
    let kept_as = format!("inline; filename=\"picture.{}\"", name.kind.extension());
    for (header, value) in [
        (header::CONTENT_DISPOSITION, kept_as),
        (header::ETAG, tag.clone()),
    ] {
        // Both are made of digits and of words of ours.
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(header, value);
        }
    }
    let known = asked.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, bytes).into_response()
}
