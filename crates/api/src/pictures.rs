//! Pictures: officers give one to an event and to the community, a member one to her profile (F12, F01, F04). What is sent is
//! the file as it is; what is kept and answered is what this node made of it.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use community::give_event_picture::{GivePictureRefused, give_event_picture, take_event_picture};
use community::give_logo::{give_logo, take_logo};
use community::give_photo::{GivePhotoRefused, give_photo, take_photo};
use domain::{
    AltText, EventId, Iri, Origin, PICTURE_BYTES_MAX, PictureSize, ShelvedPicture, ShownPicture, Visibility,
};
use edge::{Doors, PictureProblem, Problem, Reason};
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::StoreError;
use wire::picture::PictureRefused;

use crate::access::{Chief, Writer};
use crate::etag;
use crate::event_input::invalid;
use crate::events::change_refused;
use crate::input::Asked;
use crate::named::named;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};

const ALT: Parameter = Parameter {
    name: "alt",
    what: "What the picture shows, for whoever does not see it; this, or `decoration=true`.",
    need: Need::Optional,
    schema: alt_text,
    example: "A long table by a window over the harbour",
};
const DECORATION: Parameter = Parameter {
    name: "decoration",
    what: "Whether it is only decoration, of which there is nothing to say.",
    need: Need::Optional,
    schema: atoms::yes_or_no,
    example: "",
};
const VISIBILITY: Parameter = Parameter {
    name: "visibility",
    what: "Who may see it; what the node's configuration says when left out.",
    need: Need::Optional,
    schema: visibility,
    example: "community",
};
const IF_MATCH: Parameter = Parameter {
    name: "If-Match",
    what: "The `ETag` the event had; another revision is not changed.",
    need: Need::Optional,
    schema: atoms::words,
    example: "*",
};
const NOT_NOW: (u16, &str) = (409, "The event is another community's, or it is off.");
const CHANGED: (u16, &str) = (412, "Somebody changed it meanwhile.");
const UNREAD: (u16, &str) = (400, "The body does not arrive whole.");
const TOO_LARGE: (u16, &str) = (413, "The picture has more than 8 MiB.");
const NO_PICTURE: (u16, &str) = (
    415,
    "The body is sent neither as `image/jpeg` nor as `image/png`.",
);
const GONE: Answer = Answer::done(204, "There is none any more.");

/// Of an event.
pub(crate) const GIVE_EVENT: Operation = Operation {
    id: "giveEventPicture",
    tag: "events",
    summary: "Give an event of this community a picture, in place of the one it has. It is made smaller, and all notes in its \
              file, such as where it was taken, are removed.",
    access: Access::Admin,
    query: &[ALT, DECORATION],
    headers: &[IF_MATCH],
    body: Some(Shape {
        schema: "PictureFile",
        example: file_example,
    }),
    answer: Answer::shown("The picture as it is kept.", "Picture", example),
    refusals: &[NOT_NOW, CHANGED, UNREAD, TOO_LARGE, NO_PICTURE],
};

/// No more.
pub(crate) const TAKE_EVENT: Operation = Operation {
    id: "takeEventPicture",
    tag: "events",
    summary: "Take the picture of an event away.",
    access: Access::Admin,
    headers: &[IF_MATCH],
    answer: GONE,
    refusals: &[NOT_NOW, CHANGED],
    ..Operation::PLAIN
};

/// Of a member.
pub(crate) const GIVE_PHOTO: Operation = Operation {
    id: "giveMyPhoto",
    tag: "me",
    summary: "Give the profile of the member whose token it is a photo, and say who may see it.",
    access: Access::Write,
    query: &[ALT, DECORATION, VISIBILITY],
    headers: &[],
    refusals: &[UNREAD, TOO_LARGE, NO_PICTURE],
    ..GIVE_EVENT
};

/// No more.
pub(crate) const TAKE_PHOTO: Operation = Operation {
    id: "takeMyPhoto",
    tag: "me",
    summary: "Take that photo away.",
    access: Access::Write,
    headers: &[],
    refusals: &[],
    ..TAKE_EVENT
};

/// Of the community.
pub(crate) const GIVE_LOGO: Operation = Operation {
    id: "giveCommunityPicture",
    tag: "about",
    summary: "Give the community a picture; everybody may see it, and peers are told.",
    headers: &[],
    refusals: &[UNREAD, TOO_LARGE, NO_PICTURE],
    ..GIVE_EVENT
};

/// No more.
pub(crate) const TAKE_LOGO: Operation = Operation {
    id: "takeCommunityPicture",
    tag: "about",
    summary: "Take the community's picture away.",
    headers: &[],
    refusals: &[],
    ..TAKE_EVENT
};

fn alt_text() -> Value {
    atoms::some_text(AltText::CHARS_MAX)
}

fn visibility() -> Value {
    atoms::one_of(&Visibility::ALL.map(Visibility::word))
}

fn file_example() -> Value {
    json!("the bytes of the file")
}

fn example() -> Value {
    let name = "5f".repeat(32);
    json!({
        "url": format!("https://seattle.example/media/{name}.jpg"),
        "small_url": format!("https://seattle.example/media/{name}-small.jpg"),
        "media_type": "image/jpeg", "width": 1200, "height": 800,
        "alt": "A long table by a window over the harbour",
    })
}

/// A picture as it is answered.
#[derive(Serialize)]
pub(crate) struct PictureView {
    url: Iri,
    small_url: Iri,
    media_type: &'static str,
    width: u32,
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<AltText>,
}

impl PictureView {
    /// One that this node keeps.
    pub(crate) fn of(origin: &Origin, shown: &ShownPicture) -> Self {
        let picture = &shown.picture;
        Self {
            url: Iri::local(origin, &picture.path(PictureSize::Large)),
            small_url: Iri::local(origin, &picture.path(PictureSize::Small)),
            media_type: picture.kind.media_type(),
            width: picture.width,
            height: picture.height,
            alt: shown.alt.clone(),
        }
    }
}

/// What is said of a picture.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureQuery {
    alt: Option<String>,
    decoration: Option<bool>,
}

/// What is said of a photo.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhotoQuery {
    alt: Option<String>,
    decoration: Option<bool>,
    visibility: Option<String>,
}

/// What it shows; nothing when it only decorates.
fn alt(said: Option<&str>, decoration: Option<bool>) -> Result<Option<AltText>, Problem> {
    match (said, decoration.unwrap_or_default()) {
        (None, true) => Ok(None),
        (Some(text), false) => {
            let alt = AltText::parse(text).map_err(|refused| invalid("alt", &refused.to_string()))?;
            Ok(Some(alt))
        }
        _ => Err(invalid(
            "alt",
            "say what the picture shows, or that it is only decoration by `decoration=true`, and not both",
        )),
    }
}

/// Gives an event one.
pub(crate) async fn give_event(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    Asked(query): Asked<PictureQuery>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let sent = read(request).await?;
    let alt = alt(query.alt.as_deref(), query.decoration)?;
    let shelved = made(&doors, sent).await?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| {
            let known = store::events::get(tx, &id)?;
            let expected = etag::expected(&headers, known.map_or(0, |known| known.revision));
            let picture = (&shelved, alt.as_ref());
            give_event_picture(tx, &chief.0, &id, picture, expected, now).map_err(|refused| match refused {
                GivePictureRefused::UsedTooOften => used_too_often(&refused.to_string()),
                GivePictureRefused::Event(refused) => change_refused(refused),
            })
        })
        .await?;
    Ok(shown(&doors, shelved, alt))
}

/// Takes it away.
pub(crate) async fn take_event(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, EventId::parse)?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| {
            let known = store::events::get(tx, &id)?;
            let expected = etag::expected(&headers, known.map_or(0, |known| known.revision));
            take_event_picture(tx, &chief.0, &id, expected, now).map_err(change_refused)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Gives the member one.
pub(crate) async fn give_member(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Asked(query): Asked<PhotoQuery>,
    request: Request,
) -> Result<Response, Problem> {
    let sent = read(request).await?;
    let alt = alt(query.alt.as_deref(), query.decoration)?;
    let visibility = match query.visibility.as_deref() {
        None => doors.node.settings.profiles.default_visibility,
        Some(word) => Visibility::from_word(word)
            .ok_or_else(|| invalid("visibility", "is me, community, peers or public"))?,
    };
    let shelved = made(&doors, sent).await?;
    doors
        .node
        .database
        .transact(|tx| {
            let photo = (&shelved, alt.as_ref());
            give_photo(tx, &caller.membership, photo, visibility).map_err(photo_refused)
        })
        .await?;
    Ok(shown(&doors, shelved, alt))
}

/// Takes it away.
pub(crate) async fn take_member(
    State(doors): State<Doors>,
    Writer(caller): Writer,
) -> Result<Response, Problem> {
    let database = &doors.node.database;
    let taken: Result<(), StoreError> = database.transact(|tx| take_photo(tx, &caller.membership)).await;
    taken?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Gives the community one.
pub(crate) async fn give_community(
    State(doors): State<Doors>,
    chief: Chief,
    Asked(query): Asked<PictureQuery>,
    request: Request,
) -> Result<Response, Problem> {
    let sent = read(request).await?;
    let alt = alt(query.alt.as_deref(), query.decoration)?;
    let shelved = made(&doors, sent).await?;
    let (database, now) = (&doors.node.database, doors.node.now());
    let given: Result<(), StoreError> = database
        .transact(|tx| give_logo(tx, &chief.0, (&shelved, alt.as_ref()), now))
        .await;
    given?;
    Ok(shown(&doors, shelved, alt))
}

/// Takes it away.
pub(crate) async fn take_community(State(doors): State<Doors>, chief: Chief) -> Result<Response, Problem> {
    let (database, now) = (&doors.node.database, doors.node.now());
    let taken: Result<(), StoreError> = database.transact(|tx| take_logo(tx, &chief.0, now)).await;
    taken?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn photo_refused(refused: GivePhotoRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        GivePhotoRefused::UsedTooOften => used_too_often(&sentence),
        GivePhotoRefused::NoMember | GivePhotoRefused::NoPhoto => Problem::new(Reason::NotAllowed, sentence),
        GivePhotoRefused::Store(error) => error.into(),
    }
}

fn used_too_often(sentence: &str) -> Problem {
    invalid("body", sentence)
}

fn shown(doors: &Doors, shelved: ShelvedPicture, alt: Option<AltText>) -> Response {
    let shown = ShownPicture {
        picture: shelved.picture,
        alt,
    };
    Json(PictureView::of(&doors.node.origin, &shown)).into_response()
}

async fn made(doors: &Doors, sent: Vec<u8>) -> Result<ShelvedPicture, Problem> {
    let made = doors.node.pictures.remake(sent, doors.node.now()).await;
    made.map_err(|problem| match problem {
        PictureProblem::Busy | PictureProblem::NotKept(_) => {
            Problem::new(problem.reason(), problem.to_string())
        }
        PictureProblem::Refused(PictureRefused::TooManyBytes) => too_large(),
        PictureProblem::Refused(refused) => invalid("body", &refused.to_string()),
    })
}

fn too_large() -> Problem {
    Problem::new(Reason::TooLarge, PictureRefused::TooManyBytes.to_string())
}

/// The file, within its bound; what it is said to be is asked for, and not believed.
async fn read(request: Request) -> Result<Vec<u8>, Problem> {
    let headers = request.headers();
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()?.split(';').next());
    let is_one =
        |kind: &str| ["image/jpeg", "image/png"].contains(&kind.trim().to_ascii_lowercase().as_str());
    if !kind.is_some_and(is_one) {
        let detail = "send the picture as `Content-Type: image/jpeg` or `image/png`";
        return Err(Problem::new(Reason::MediaType, detail));
    }
    let says = headers.get(header::CONTENT_LENGTH);
    let says = says.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if says.is_some_and(|bytes| bytes > PICTURE_BYTES_MAX) {
        return Err(too_large());
    }
    let bytes = to_bytes(request.into_body(), PICTURE_BYTES_MAX).await;
    // Without its length, a body that is too long cannot be told from one that breaks off.
    let bytes = bytes.map_err(|_| match says {
        None => too_large(),
        Some(_) => Problem::new(
            Reason::Malformed,
            "the picture did not arrive whole; send it again",
        ),
    })?;
    Ok(bytes.into())
}

#[cfg(test)]
mod tests;
