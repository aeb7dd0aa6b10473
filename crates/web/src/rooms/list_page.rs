//! `/rooms`: the rooms in which a member has a seat, and how one comes into others. Nobody is told of a room she is not in (F11).

use askama::Template;
use axum::response::Response;
use store::{StoreError, enrolments};
use subrosa::{News, RoomsError, Rule};

use super::band::Band;
use super::gate::{sealed, waited_for};
use super::standing::stands_well;
use super::words;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::rooms_open::{OpenRooms, RoomsOpen};
use crate::sign_in::{Member, Refused};

/// The page.
#[derive(Clone)]
pub(crate) struct RoomsPage {
    pub(crate) rooms: RoomsSeen,
    /// Whether she may make one.
    pub(crate) makes: Makes,
}

/// What there is for her.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum RoomsSeen {
    /// Her rooms.
    Hers(Vec<RoomLine>),
    /// Nobody handed in the key: said to everybody alike.
    Locked,
}

/// Whether somebody makes rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Makes {
    /// She is an officer.
    Yes,
    /// Officers make them.
    No,
}

/// One of her rooms.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RoomLine {
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) rule: Rule,
    pub(crate) members: u32,
    pub(crate) news: News,
}

struct Row<'a> {
    path: &'a str,
    name: &'a str,
    rule: String,
    members: String,
    is_new: bool,
}

#[derive(Template)]
#[template(path = "rooms.html")]
struct RoomsTemplate<'a> {
    around: Around<'a>,
    band: Band,
    is_locked: bool,
    makes: bool,
    rows: Vec<Row<'a>>,
}

impl RoomsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let rooms = match &self.rooms {
            RoomsSeen::Hers(rooms) => rooms.as_slice(),
            RoomsSeen::Locked => &[],
        };
        let rows = rooms.iter().map(|room| Row {
            path: &room.path,
            name: &room.name,
            rule: words::rule_short(words, room.rule),
            members: words.count("rooms-readers", room.members),
            is_new: room.news == News::Some,
        });
        let head = Head::unlisted(Section::Rooms, words.t("nav-rooms"), words.t("rooms-page-what"));
        written(&RoomsTemplate {
            around: Around::of(frame, head),
            band: Band::of_list(words),
            is_locked: self.rooms == RoomsSeen::Locked,
            makes: self.makes == Makes::Yes && self.rooms != RoomsSeen::Locked,
            rows: rows.collect(),
        })
    }
}

/// `GET /rooms`.
pub(crate) async fn show(member: Member) -> Result<Response, Refused> {
    if let Err(instead) = stands_well(&member.visit, &member.signed_in.session.member) {
        return Err(sealed(member.visit.error(&instead)).into());
    }
    let rooms = match &member.visit.site.rooms {
        RoomsOpen::Open(rooms) => RoomsSeen::Hers(hers(&member, rooms).await?),
        RoomsOpen::Locked => RoomsSeen::Locked,
    };
    let makes = match member.signed_in.officer {
        Some(_) => Makes::Yes,
        None => Makes::No,
    };
    let page = RoomsPage { rooms, makes };
    let html = page.render(&member.visit.frame());
    Ok(sealed(member.visit.secret_page(html)))
}

async fn hers(member: &Member, rooms: &OpenRooms) -> Result<Vec<RoomLine>, Refused> {
    let unavailable = || Refused::by(&member.visit, &ErrorPage::Unavailable);
    let id = &member.signed_in.session.member;
    let database = &member.visit.site.doors.node.database;
    let enrolled: Result<_, StoreError> = database.read(|tx| enrolments::get(tx, id));
    let tier = enrolled
        .map_err(|_| unavailable())?
        .map(|enrolment| enrolment.tier);
    let who = member.signed_in.membership.clone();
    let look = waited_for(rooms, move |rooms| {
        let mut lines = Vec::new();
        for shown in rooms.rooms_of(&who)? {
            let id = shown.access.room();
            // One whose level she has no more, or that was closed while this page is made.
            if rooms.admits(&who, id, tier.as_ref()).is_err() {
                continue;
            }
            lines.push(RoomLine {
                path: format!("/rooms/{}", id.letters()),
                name: shown.name.reveal(&shown.access).to_owned(),
                rule: shown.rule,
                members: u32::try_from(shown.members.len()).unwrap_or(u32::MAX),
                news: rooms.news_in(&who, id),
            });
        }
        lines.sort_by_cached_key(|line| (line.name.to_lowercase(), line.path.clone()));
        Ok::<_, RoomsError>(lines)
    });
    look.await.map_err(|_| unavailable())
}
