//! Rooms: what members say under the rose (F11). One file per page; `gate` is the one way in.
//!
//! Whoever has no seat in a room finds nothing below its address, in the very bytes of an address that never was one.

mod back;
mod band;
mod composer;
mod desk;
mod door_page;
mod gate;
mod level;
mod list_page;
mod new_room;
mod new_thread;
mod people;
mod plants;
mod posts;
mod room_page;
mod said;
mod search_page;
mod shown;
mod standing;
mod thread_page;
mod words;

use axum::routing::{get, post};
use edge::Routes;

use crate::router::Site;

pub(crate) use back::back;
pub(crate) use band::Band;
pub(crate) use composer::{DRAFT, NOTE, SayFault, Spoken};
pub(crate) use desk::{
    AgreePage, CloseRoomPage, HOW_PATH, HersAlready, HowPage, InvitationPage, LeaveRoomPage, MayLeave,
    OfferLine, OffersSeen, PersonLine, PostView, ReasonFault, ReleaseForm, ReleaseLine, ReleasePage,
    RemovePage, ReportLine, ReportPage, RoomAuditLine, RoomAuditPage, RoomMembersPage, RoomSaid,
    SettingsForm, Speaker, StewardPage, desk_routes,
};
pub(crate) use door_page::{Asked, DoorPage, DoorSeen, Lacking};
pub(crate) use list_page::{Makes, RoomLine, RoomsPage, RoomsSeen};
pub(crate) use new_room::{NewRoomForm, NewRoomPage};
pub(crate) use new_thread::NewThreadPage;
pub(crate) use people::Known;
pub(crate) use posts::{By, PostSeen};
pub(crate) use room_page::{RoomPage, ThreadLine};
pub(crate) use said::said;
pub(crate) use search_page::{Found, SearchPage};
pub(crate) use shown::{GlassView, RoomView, Votes};
pub(crate) use thread_page::ThreadPage;

/// Where members read and write in rooms, and how they come in.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/rooms", get(list_page::show).post(new_room::make))
        .route("/rooms/new", get(new_room::show))
        .route(
            "/rooms/door/{invitation}",
            get(door_page::show).post(door_page::enter),
        )
        .route("/rooms/{slug}", get(room_page::show).post(new_thread::begin))
        .route("/rooms/{slug}/new", get(new_thread::show))
        .route("/rooms/{slug}/search", post(search_page::search))
        .route(
            "/rooms/{slug}/{thread}",
            get(thread_page::show).post(thread_page::say),
        )
}
