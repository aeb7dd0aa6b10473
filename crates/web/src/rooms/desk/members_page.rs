//! `/rooms/{slug}/members`: who can read this room, who waits to, and how somebody is invited; each member vouches, invites and
//! votes on history here (F11).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::Response;
use domain::MemberId;
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use subrosa::{INVITATION_DAYS, InviteRefused, RoomShown, RoomsError, Stewarding, VoteShown, VouchRefused};

use super::parts::{Moment, PersonLine, RoomSaid, VoteWords, count};
use crate::frame::{Around, Frame, written};
use crate::qr_picture::QrPicture;
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::{Button, Refused, token_form};
use crate::state_words::StateWords;

/// The page.
#[derive(Clone)]
pub(crate) struct RoomMembersPage {
    pub(crate) band: Band,
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    pub(crate) members: Vec<PersonLine>,
    /// Who waits, and how many members vouch for her.
    pub(crate) asking: Vec<(PersonLine, usize)>,
    pub(crate) vouches_required: u8,
    pub(crate) vote: Option<VoteShown>,
    pub(crate) stewarding: Stewarding,
    /// Nobody writes or enters any more.
    pub(crate) is_archived: bool,
    pub(crate) said: Option<RoomSaid>,
}

/// The link of an invitation, which is shown once.
#[derive(Clone)]
pub(crate) struct InvitationPage {
    pub(crate) band: Band,
    pub(crate) path: String,
    /// What is passed on by hand.
    pub(crate) link: String,
    pub(crate) until: Timestamp,
}

struct AskingRow<'a> {
    who: &'a PersonLine,
    name: String,
    stands: String,
}

#[derive(Template)]
#[template(path = "room_members.html")]
struct MembersTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    members: Vec<(&'a PersonLine, String)>,
    asking: Vec<AskingRow<'a>>,
    vote: Option<VoteWords>,
    runs: bool,
    is_archived: bool,
    invite_days: String,
    said: Option<StateWords>,
}

#[derive(Template)]
#[template(path = "room_invitation.html")]
struct InvitationTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    link: &'a str,
    qr: Option<QrPicture>,
    until: Moment,
}

impl RoomMembersPage {
    fn of(asker: &Asker, shown: &RoomShown, said: Option<RoomSaid>) -> Result<Self, Refused> {
        Ok(Self {
            band: Band::below(asker, shown, &asker.visit.words().t("room-members-title")),
            path: asker.path(""),
            members: PersonLine::members(asker, shown)?,
            asking: PersonLine::asking(asker, shown)?,
            vouches_required: shown.entry.vouches_required(),
            vote: shown.vote.clone(),
            stewarding: shown.access.stewarding(),
            is_archived: shown.archived.is_some(),
            said,
        })
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let asking = self.asking.iter().map(|(who, vouches)| {
            let numbers = [
                ("given", count(*vouches).into()),
                ("n", u32::from(self.vouches_required).into()),
            ];
            AskingRow {
                who,
                name: who.known.name(words),
                stands: words.with("room-vouched", &numbers),
            }
        });
        let members = self.members.iter();
        written(&MembersTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            members: members.map(|who| (who, who.known.name(words))).collect(),
            asking: asking.collect(),
            vote: self.vote.as_ref().and_then(|vote| VoteWords::of(frame, vote)),
            runs: self.stewarding == Stewarding::Runs,
            is_archived: self.is_archived,
            invite_days: words.count("room-invite-days", INVITATION_DAYS.into()),
            said: self.said.map(|said| said.shown(words)),
        })
    }
}

impl InvitationPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        written(&InvitationTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            link: &self.link,
            qr: QrPicture::of(&self.link, words.t("room-invitation-qr")),
            until: Moment::of(frame, self.until),
        })
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct DoneQuery {
    done: Option<String>,
}

impl DoneQuery {
    /// Reads an address; what is no word of ours says nothing.
    pub(super) fn said(query: Result<Query<Self>, QueryRejection>) -> Option<RoomSaid> {
        let query = query.map(|Query(query)| query).unwrap_or_default();
        RoomSaid::of(query.done.as_deref())
    }
}

/// `GET /rooms/{slug}/members`.
pub(super) async fn show(
    asker: Asker,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    page(&asker, DoneQuery::said(query)).await
}

async fn page(asker: &Asker, said: Option<RoomSaid>) -> Result<Response, Refused> {
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let page = RoomMembersPage::of(asker, &shown, said)?;
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// On to a page of the room that says what was done.
pub(super) fn done(asker: &Asker, below: &str, said: RoomSaid) -> Response {
    asker.go(&format!("{below}?done={}", said.word()))
}

/// What stands where the rooms said no to a change.
pub(super) fn refused(asker: &Asker, error: &RoomsError) -> Result<Response, Refused> {
    Err(asker.refused(error))
}

/// `POST /rooms/{slug}/invitations`: the page that shows the link, once.
pub(super) async fn invite(
    asker: Asker,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    asker.form(sent)?;
    let invited = asker.run(|at| at.rooms.invite(at.who, at.room, at.now)).await;
    let invitation = match invited {
        Ok(invitation) => invitation,
        Err(InviteRefused::TooMany) => return enough(&asker, RoomSaid::TooManyInvitations).await,
        Err(InviteRefused::TooManyOfHers) => return enough(&asker, RoomSaid::EnoughOfHers).await,
        Err(InviteRefused::Rooms(error)) => return refused(&asker, &error),
    };
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let origin = asker.visit.site.doors.node.origin.as_str();
    let days = SignedDuration::from_hours(24 * i64::from(INVITATION_DAYS));
    let page = InvitationPage {
        band: Band::below(&asker, &shown, &asker.visit.words().t("room-invitation-title")),
        path: asker.path(""),
        link: format!("{origin}/rooms/door/{}", invitation.letters()),
        until: asker.visit.now.checked_add(days).unwrap_or(Timestamp::MAX),
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// The page again: no more invitations are made now.
async fn enough(asker: &Asker, said: RoomSaid) -> Result<Response, Refused> {
    let mut response = page(asker, Some(said)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Of whom a form speaks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberForm {
    form_token: String,
    member: String,
}

token_form!(MemberForm);

impl MemberForm {
    /// Whose id it is; nobody is here by what is none.
    pub(super) fn member(&self, asker: &Asker) -> Result<MemberId, Refused> {
        MemberId::parse(&self.member).map_err(|_| asker.not_found())
    }
}

/// `POST /rooms/{slug}/vouch`.
pub(super) async fn vouch(
    asker: Asker,
    sent: Result<Form<MemberForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let member = form.member(&asker)?;
    let vouched = asker
        .run(move |at| at.rooms.vouch(at.who, at.room, &member))
        .await;
    match vouched {
        Ok(()) => Ok(done(&asker, "/members", RoomSaid::Vouched)),
        Err(VouchRefused::NotAsking) => Ok(done(&asker, "/members", RoomSaid::NotAsking)),
        Err(VouchRefused::Rooms(error)) => refused(&asker, &error),
    }
}
