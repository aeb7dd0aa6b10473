//! The one way into a room: from a visit and the letters in an address to a member who has a seat there at this moment.
//!
//! Everybody else finds nothing, in the bytes of an address that never was a room (threats D2, D6, D7): a stranger, a
//! member without a seat, one who had a seat, an operator, one who is invited. The seat is looked up for each answer.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::response::{IntoResponse, Redirect, Response};
use edge::{SignedIn, is_of_another_site, tells_no_origin};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use jiff::Timestamp;
use store::Membership;
use subrosa::{PostId, RoomId, Rooms, RoomsError, ThreadId};

use super::composer::Spoken;
use super::level::level;
use super::standing::stands_well;
use crate::error_page::{ErrorPage, Typed};
use crate::rooms_open::{OpenRooms, RoomsOpen};
use crate::router::Site;
use crate::sign_in::{Refused, TokenForm, form};
use crate::visit::Visit;

/// Whoever asks for an address below `/rooms/{slug}`; whether she has a seat there is not known yet.
pub(crate) struct Knock {
    pub(crate) visit: Visit,
    parts: BTreeMap<String, String>,
    sent: Sent,
}

/// A member with a seat in the room of the address, as of this answer.
pub(crate) struct Asker {
    pub(crate) visit: Visit,
    pub(crate) signed_in: SignedIn,
    pub(crate) room: RoomId,
    rooms: OpenRooms,
    parts: BTreeMap<String, String>,
}

/// Whoever is not let in.
pub(crate) struct Outside {
    pub(crate) visit: Box<Visit>,
    instead: ErrorPage,
}

/// What a verb of a room is called with, on a thread that may wait.
pub(crate) struct At<'a> {
    pub(crate) rooms: &'a Rooms,
    pub(crate) who: &'a Membership,
    pub(crate) room: RoomId,
    pub(crate) now: Timestamp,
}

/// Where a form was sent from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// A page of ours, or nothing was sent.
    Here,
    /// A page of another site (threat E3).
    Elsewhere,
}

impl Sent {
    /// A page that tells nobody its address has its forms come from `null`; a browser that says no more than this brings no
    /// cookie to what another site sends, and a form of hers brings its token.
    fn of(parts: &Parts, own: &str) -> Self {
        let says_nothing = tells_no_origin(&parts.headers);
        let changes = !matches!(parts.method, Method::GET | Method::HEAD);
        match changes && !says_nothing && is_of_another_site(&parts.headers, own) {
            true => Self::Elsewhere,
            false => Self::Here,
        }
    }
}

impl FromRequestParts<Site> for Knock {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let Ok(visit) = Visit::from_request_parts(parts, site).await;
        let sent = Sent::of(parts, site.doors.node.origin.as_str());
        // What is no text is no id of anything.
        let raw = RawPathParams::from_request_parts(parts, site).await.ok();
        let named = raw.iter().flatten();
        Ok(Self {
            visit,
            parts: named
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            sent,
        })
    }
}

impl Knock {
    /// In, if she has a seat in this room and the level it asks for; a form of another site comes no further.
    pub(crate) async fn enter(self) -> Result<Asker, Outside> {
        let seat = seat(&self.visit, self.parts.get("slug")).await;
        match (seat, self.sent) {
            (Ok((signed_in, rooms, room)), Sent::Here) => Ok(Asker {
                visit: self.visit,
                signed_in,
                room,
                rooms,
                parts: self.parts,
            }),
            (Ok(_), Sent::Elsewhere) => Err(Outside::of(self.visit, ErrorPage::Forbidden)),
            (Err(instead), _) => Err(Outside::of(self.visit, instead)),
        }
    }

    /// Whether what was sent came from a page of ours.
    pub(crate) fn is_from_here(&self) -> bool {
        self.sent == Sent::Here
    }
}

/// The proof of her session, the rooms, and in which of them she sits.
async fn seat(visit: &Visit, slug: Option<&String>) -> Result<(SignedIn, OpenRooms, RoomId), ErrorPage> {
    let RoomsOpen::Open(rooms) = &visit.site.rooms else {
        return Err(ErrorPage::NotFound);
    };
    let signed_in = visit.signed_in.clone().ok_or(ErrorPage::NotFound)?;
    stands_well(visit, &signed_in.session.member)?;
    let room = slug.and_then(|letters| RoomId::parse(letters).ok());
    let room = room.ok_or(ErrorPage::NotFound)?;
    let tier = level(visit, &signed_in.session.member).map_err(|_| ErrorPage::Unavailable)?;
    let who = signed_in.membership.clone();
    let admitted = waited_for(rooms, move |rooms| rooms.admits(&who, room, tier.as_ref()));
    match admitted.await {
        Ok(()) => Ok((signed_in, rooms.clone(), room)),
        // The store says this of an id that is no room as well; anything else would tell that there is one.
        Err(RoomsError::Engine(_)) => Err(ErrorPage::Unavailable),
        Err(_) => Err(ErrorPage::NotFound),
    }
}

impl Outside {
    fn of(visit: Visit, instead: ErrorPage) -> Self {
        Self {
            visit: Box::new(visit),
            instead,
        }
    }

    /// The same page, and below it what was typed, for whoever was signed in when she began to write: she has it before her
    /// again, whatever the address is, and it is kept nowhere.
    pub(crate) fn keeping(self, sent: Result<Form<Spoken>, FormRejection>, from_here: bool) -> Response {
        let is_over = from_here && self.visit.signed_in.is_none();
        let typed = sent
            .ok()
            .filter(|Form(spoken)| is_over && !spoken.text.is_empty());
        let Some(Form(spoken)) = typed else {
            return Refused::from(self).into_response();
        };
        let typed = Typed {
            title: spoken.title,
            text: spoken.text,
        };
        let html = self.instead.render_with(&self.visit.frame(), Some(&typed));
        let mut response = sealed(self.visit.secret_page(html));
        *response.status_mut() = StatusCode::NOT_FOUND;
        response
    }
}

impl From<Outside> for Refused {
    fn from(outside: Outside) -> Self {
        sealed(outside.visit.error(&outside.instead)).into()
    }
}

impl FromRequestParts<Site> for Asker {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Ok(knock) = Knock::from_request_parts(parts, site).await;
        knock.enter().await.map_err(Refused::from)
    }
}

impl Asker {
    /// Runs a verb on a thread that may wait for the disk.
    pub(crate) async fn run<T, E>(
        &self,
        verb: impl FnOnce(At<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<RoomsError> + Send + 'static,
    {
        let (who, room, now) = (self.signed_in.membership.clone(), self.room, self.visit.now);
        let run = waited_for(&self.rooms, move |rooms| {
            verb(At {
                rooms,
                who: &who,
                room,
                now,
            })
        });
        run.await
    }

    /// Runs a verb that refuses nothing but what the rooms refuse; a page says what went wrong.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        verb: impl FnOnce(At<'_>) -> Result<T, RoomsError> + Send + 'static,
    ) -> Result<T, Refused> {
        self.run(verb).await.map_err(|error| self.refused(&error))
    }

    /// Has the worker of the rooms look now at what is due, instead of within a minute.
    pub(crate) fn ring(&self) {
        self.rooms.bell().ring();
    }

    /// The thread of the address.
    pub(crate) async fn thread(&self) -> Result<ThreadId, Refused> {
        let thread = self.thread_if_there().await?;
        thread.ok_or_else(|| self.not_found())
    }

    /// The same; nothing if there is none of these letters, or none any more.
    pub(crate) async fn thread_if_there(&self) -> Result<Option<ThreadId>, Refused> {
        let called = self.part("thread").and_then(|part| ThreadId::parse(part).ok());
        let called = called.ok_or_else(|| self.not_found())?;
        self.look(move |at| at.rooms.thread_called(at.who, at.room, called))
            .await
    }

    /// The address of a thread, below that of the room.
    pub(crate) fn below(thread: ThreadId) -> String {
        format!("/{}", thread.without_time().letters())
    }

    /// The post of the address.
    pub(crate) async fn post(&self, thread: ThreadId) -> Result<PostId, Refused> {
        let called = self.part("post").unwrap_or_default().to_owned();
        let post = self.post_called(thread, &called).await?;
        post.ok_or_else(|| self.not_found())
    }

    /// The post of a thread that a page calls so; nothing if there is none that she may read.
    pub(crate) async fn post_called(
        &self,
        thread: ThreadId,
        letters: &str,
    ) -> Result<Option<PostId>, Refused> {
        let Ok(called) = PostId::parse(letters) else {
            return Ok(None);
        };
        self.look(move |at| at.rooms.post_called(at.who, at.room, thread, called))
            .await
    }

    /// Where a post stands in its thread: on the page that holds it, and there at the post itself.
    pub(crate) fn place(&self, thread: ThreadId, post: PostId) -> String {
        let called = thread.without_time().letters();
        self.path(&place(&called, &post.without_time().letters()))
    }

    /// A part of the address, by its name in the route.
    pub(crate) fn part(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    /// An address of this room; `below` is empty or begins with a stroke.
    pub(crate) fn path(&self, below: &str) -> String {
        format!("/rooms/{}{below}", self.room.letters())
    }

    /// The form, if it can be read and was made for this session.
    pub(crate) fn form<T: TokenForm>(&self, sent: Result<Form<T>, FormRejection>) -> Result<T, Refused> {
        form(&self.visit, &self.signed_in, sent).map_err(|refused| sealed(refused.into_response()).into())
    }

    /// Goes on only when she proved lately who she is.
    pub(crate) fn fresh(&self) -> Result<(), Refused> {
        match self.signed_in.is_fresh(self.visit.now) {
            true => Ok(()),
            false => Err(self.instead(&ErrorPage::SignInAgain)),
        }
    }

    /// What stands where the rooms said no.
    pub(crate) fn refused(&self, error: &RoomsError) -> Refused {
        match error {
            RoomsError::NoSuchRoom => self.not_found(),
            // The page of the room says that nobody writes in it any more.
            RoomsError::Archived => self.go("").into(),
            _ => self.instead(&ErrorPage::Unavailable),
        }
    }

    /// Nothing is here for her.
    pub(crate) fn not_found(&self) -> Refused {
        self.instead(&ErrorPage::NotFound)
    }

    /// A page of an error.
    pub(crate) fn instead(&self, page: &ErrorPage) -> Refused {
        sealed(self.visit.error(page)).into()
    }

    /// A page of the room.
    pub(crate) fn page(&self, html: String) -> Response {
        sealed(self.visit.secret_page(html))
    }

    /// A form that was not taken: the page again, with what was typed and what is wrong beside it.
    pub(crate) fn refused_page(&self, html: String) -> Response {
        sealed(self.visit.refused_page(html))
    }

    /// On to another page of this room, after a form was taken.
    pub(crate) fn go(&self, below: &str) -> Response {
        sealed(Redirect::to(&self.path(below)).into_response())
    }
}

/// Where a post stands, below the address of its room: by the letters of its thread and those by which pages call it.
pub(crate) fn place(thread: &str, post: &str) -> String {
    format!("/{thread}?at={post}#p{post}")
}

/// An answer that no cache keeps and that no other page is told the address of.
pub(crate) fn sealed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Runs on the pool of threads that may wait; one that ended without an answer is a room that cannot be read.
pub(crate) async fn waited_for<T, E>(
    rooms: &OpenRooms,
    verb: impl FnOnce(&Rooms) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<RoomsError> + Send + 'static,
{
    let rooms = Arc::clone(rooms.rooms());
    let run = tokio::task::spawn_blocking(move || verb(&rooms));
    match run.await {
        Ok(answer) => answer,
        Err(_) => Err(RoomsError::Unreadable.into()),
    }
}
