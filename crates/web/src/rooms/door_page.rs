//! `/rooms/door/{invitation}`: where somebody stands who was handed an invitation: what the room is like, what is missing and when it
//! opens, or the way in (F11, need 2.11). It says neither how the room is called nor who is in it.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;
use store::{StoreError, tiers};
use subrosa::{Door, DoorTold, EnterRefused, Invitation, Missing, RoomId, RoomsError, Wish};

use super::band::Band;
use super::gate::{sealed, waited_for};
use super::standing::stands_well;
use super::words::{head, retention, rule};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::rooms_open::{OpenRooms, RoomsOpen};
use crate::sign_in::{Button, Member, Refused, form};
use crate::times;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DoorPage {
    /// `/rooms/door/{invitation}`.
    pub(crate) path: String,
    pub(crate) door: DoorSeen,
    /// Whether the members of the room were just told that she waits.
    pub(crate) asked: Asked,
}

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DoorSeen {
    /// She may enter.
    Open(DoorTold),
    /// All of this is missing.
    NotYet(DoorTold, Vec<Lacking>),
    /// Nobody else finds a seat.
    Full,
    /// Too many wait for members to vouch.
    TooManyAsk,
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lacking {
    /// The code of ethics is to be signed.
    Code,
    /// From this moment on she is a member for long enough.
    Days(Timestamp),
    /// How many members of the room vouch for her, and how many have to.
    Vouches(u8, u8),
    /// She has none of these levels.
    Tier(Vec<String>),
}

/// Whether she has asked to be let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// With her last press.
    Now,
    /// Nothing is said of it.
    Unsaid,
}

struct MissingRow {
    text: String,
    /// Where she does something about it, and the words of the link.
    link: Option<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "room_door.html")]
struct DoorTemplate<'a> {
    around: Around<'a>,
    band: Band,
    path: &'a str,
    lead: String,
    /// Rule and retention; empty where the door says nothing of the room.
    told: Vec<(String, String)>,
    missing: Vec<MissingRow>,
    /// What the button says; empty if there is none.
    press: String,
    asked: bool,
}

impl Lacking {
    fn row(&self, frame: &Frame<'_>) -> MissingRow {
        let words = frame.words;
        match self {
            Self::Code => MissingRow {
                text: words.t("rooms-door-code"),
                link: Some(("/ethics/sign", words.t("rooms-door-code-sign"))),
            },
            Self::Days(opens) => {
                let day = |at: Timestamp| frame.clock.at(at).date();
                let day = times::day_long(words, day(*opens), day(frame.now));
                MissingRow {
                    text: words.with("rooms-door-days", &[("day", day.into())]),
                    link: None,
                }
            }
            Self::Vouches(given, required) => {
                let numbers = [
                    ("given", u32::from(*given).into()),
                    ("n", u32::from(*required).into()),
                ];
                MissingRow {
                    text: words.with("rooms-door-vouches", &numbers),
                    link: None,
                }
            }
            Self::Tier(levels) => MissingRow {
                text: words.with("rooms-door-levels", &[("levels", levels.join(", ").into())]),
                link: Some(("/card", words.t("rooms-door-level-mine"))),
            },
        }
    }
}

impl DoorPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (lead, told, missing): (_, _, &[Lacking]) = match &self.door {
            DoorSeen::Open(told) => (words.t("rooms-door-open"), Some(told), &[]),
            DoorSeen::NotYet(told, missing) => {
                (words.t("rooms-door-not-yet"), Some(told), missing.as_slice())
            }
            DoorSeen::Full => (words.t("rooms-door-full"), None, &[]),
            DoorSeen::TooManyAsk => (words.t("rooms-door-many-ask"), None, &[]),
        };
        let told = told.map_or_else(Vec::new, |told| {
            vec![
                (words.t("rooms-rule"), rule(words, told.rule)),
                (words.t("rooms-kept"), retention(words, told.retention)),
            ]
        });
        let waits_for_members = missing.iter().any(|one| matches!(one, Lacking::Vouches(..)));
        let press = match &self.door {
            DoorSeen::Open(_) => words.t("rooms-door-enter"),
            DoorSeen::NotYet(..) if waits_for_members && self.asked == Asked::Unsaid => {
                words.t("rooms-door-ask")
            }
            _ => String::new(),
        };
        written(&DoorTemplate {
            around: Around::of(frame, head(words)),
            band: Band::without_room(words, &words.t("rooms-door")),
            path: &self.path,
            lead,
            told,
            missing: missing.iter().map(|one| one.row(frame)).collect(),
            press,
            asked: self.asked == Asked::Now,
        })
    }
}

/// What an address says was done.
#[derive(Default, Deserialize)]
pub(crate) struct DoneQuery {
    done: Option<String>,
}

/// The word of it.
const ASKED: &str = "asked";

/// A signed-in member before a door, if there is one; a word that is no invitation is an address of nothing.
struct Before {
    rooms: OpenRooms,
    invitation: Invitation,
    wish: Wish,
}

impl Before {
    fn of(member: &Member, path: Result<Path<String>, PathRejection>) -> Result<Self, Refused> {
        let RoomsOpen::Open(rooms) = &member.visit.site.rooms else {
            return Err(instead(member, &ErrorPage::NotFound));
        };
        let who = &member.signed_in.session.member;
        stands_well(&member.visit, who).map_err(|page| instead(member, &page))?;
        let invitation = path.ok().and_then(|Path(word)| Invitation::parse(&word).ok());
        let invitation = invitation.ok_or_else(|| instead(member, &ErrorPage::NotFound))?;
        let node = &member.visit.site.doors.node;
        let resign_on = node.settings.ethics.resign_on;
        let who = &member.signed_in.membership;
        let wish = node.database.read(|tx| rooms.wish(tx, who, resign_on));
        Ok(Self {
            rooms: rooms.clone(),
            invitation,
            wish: wish.map_err(|_| instead(member, &ErrorPage::Unavailable))?,
        })
    }

    fn path(&self) -> String {
        format!("/rooms/door/{}", self.invitation.letters())
    }
}

/// `GET /rooms/door/{invitation}`.
pub(crate) async fn show(
    member: Member,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let before = Before::of(&member, path)?;
    let (who, now) = (member.signed_in.membership.clone(), member.visit.now);
    let (invitation, wish) = (before.invitation, before.wish.clone());
    let looked = waited_for(&before.rooms, move |rooms| {
        rooms.at_door(&who, invitation, &wish, now)
    });
    let door = match looked.await.map_err(|error| refused(&member, &error))? {
        Door::IsIn(id) => return Ok(into(id)),
        Door::Open(told) => DoorSeen::Open(told),
        Door::NotYet(told, missing) => DoorSeen::NotYet(told, lacking(&member, missing)?),
        Door::Full => DoorSeen::Full,
    };
    let done = query.ok().and_then(|Query(query)| query.done);
    let page = DoorPage {
        path: before.path(),
        door,
        asked: match done.as_deref() {
            Some(ASKED) => Asked::Now,
            _ => Asked::Unsaid,
        },
    };
    let html = page.render(&member.visit.frame());
    Ok(sealed(member.visit.secret_page(html)))
}

/// `POST /rooms/door/{invitation}`: enters, or asks members to vouch.
pub(crate) async fn enter(
    member: Member,
    path: Result<Path<String>, PathRejection>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let before = Before::of(&member, path)?;
    form(&member.visit, &member.signed_in, sent)?;
    let (who, now) = (member.signed_in.membership.clone(), member.visit.now);
    let (invitation, wish) = (before.invitation, before.wish.clone());
    let entered = waited_for(&before.rooms, move |rooms| {
        rooms.enter_by(&who, invitation, &wish, now)
    });
    let path = before.path();
    let waits = |missing: &[Missing]| missing.iter().any(|one| matches!(one, Missing::Vouches { .. }));
    let door = match entered.await {
        Ok(id) => return Ok(into(id)),
        // The door leads her on, or says what is missing.
        Err(EnterRefused::IsIn) => return Ok(sealed(Redirect::to(&path).into_response())),
        Err(EnterRefused::NotYet(missing)) if waits(&missing) => {
            let told = format!("{path}?done={ASKED}");
            return Ok(sealed(Redirect::to(&told).into_response()));
        }
        Err(EnterRefused::NotYet(_)) => return Ok(sealed(Redirect::to(&path).into_response())),
        Err(EnterRefused::Full) => DoorSeen::Full,
        Err(EnterRefused::TooManyAsk) => DoorSeen::TooManyAsk,
        Err(EnterRefused::Rooms(error)) => return Err(refused(&member, &error)),
    };
    let page = DoorPage {
        path,
        door,
        asked: Asked::Unsaid,
    };
    let html = page.render(&member.visit.frame());
    Ok(sealed(member.visit.overtaken_page(html)))
}

/// What is missing, in names of levels that she knows.
fn lacking(member: &Member, missing: Vec<Missing>) -> Result<Vec<Lacking>, Refused> {
    let database = &member.visit.site.doors.node.database;
    let read: Result<Vec<Lacking>, StoreError> = database.read(|tx| {
        let mut lacking = Vec::with_capacity(missing.len());
        for one in missing {
            lacking.push(match one {
                Missing::Code => Lacking::Code,
                Missing::Days { opens } => Lacking::Days(opens),
                Missing::Vouches { given, required } => Lacking::Vouches(given, required),
                Missing::Tier { admitted } => {
                    let mut names = Vec::with_capacity(admitted.len());
                    for level in admitted {
                        let known = tiers::known(tx, &level)?;
                        names.push(known.map_or_else(|| level.to_string(), |tier| tier.name.to_string()));
                    }
                    Lacking::Tier(names)
                }
            });
        }
        Ok(lacking)
    });
    read.map_err(|_| instead(member, &ErrorPage::Unavailable))
}

fn into(id: RoomId) -> Response {
    sealed(Redirect::to(&format!("/rooms/{}", id.letters())).into_response())
}

fn refused(member: &Member, error: &RoomsError) -> Refused {
    match error {
        RoomsError::NoSuchRoom | RoomsError::Archived => instead(member, &ErrorPage::NotFound),
        _ => instead(member, &ErrorPage::Unavailable),
    }
}

fn instead(member: &Member, page: &ErrorPage) -> Refused {
    sealed(member.visit.error(page)).into()
}
