//! `/rooms/{slug}/steward/releases/{release}`: a steward looks at the very bytes that an author wants to be read outside, and
//! agrees or refuses (F24, R12).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;
use subrosa::{AgreeRefused, ReleaseId, ReleaseReach, ReleaseState, StewardingRefused};

use super::members_page::done;
use super::parts::{Moment, RoomSaid, Speaker};
use super::steward_page::{not_done, run_by_her};
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};

/// The page.
#[derive(Clone)]
pub(crate) struct AgreePage {
    pub(crate) band: Band,
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    /// As an address of the room has it.
    pub(crate) id: String,
    pub(crate) by: Speaker,
    /// The very bytes.
    pub(crate) text: String,
    pub(crate) reach: ReleaseReach,
    pub(crate) reason: String,
    pub(crate) expires: Timestamp,
    pub(crate) state: ReleaseState,
}

#[derive(Template)]
#[template(path = "room_agree.html")]
struct AgreeTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    id: &'a str,
    who: String,
    text: &'a str,
    reach: String,
    reason: &'a str,
    until: Moment,
    /// Why there are no buttons, or nothing.
    closed: String,
}

impl AgreePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        written(&AgreeTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            id: &self.id,
            who: self.by.name(words),
            text: &self.text,
            reach: match self.reach {
                ReleaseReach::Members => words.t("room-release-to-members"),
                ReleaseReach::Public => words.t("room-release-to-public"),
            },
            reason: &self.reason,
            until: Moment::of(frame, self.expires),
            closed: match (self.state, &self.by) {
                (ReleaseState::Agreed, _) => words.t("room-agree-agreed"),
                (ReleaseState::Waiting, Speaker::Herself) => words.t("room-agree-own"),
                (ReleaseState::Waiting, Speaker::Nameless(_)) => words.t("room-agree-nameless"),
                (ReleaseState::Waiting, Speaker::Another(_)) => String::new(),
            },
        })
    }
}

/// The release of the address.
fn release(asker: &Asker) -> Result<ReleaseId, Refused> {
    let release = asker.part("release").and_then(|part| ReleaseId::parse(part).ok());
    release.ok_or_else(|| asker.not_found())
}

/// `GET /rooms/{slug}/steward/releases/{release}`.
pub(super) async fn show(asker: Asker) -> Result<Response, Refused> {
    let shown = run_by_her(&asker).await?;
    let id = release(&asker)?;
    let read = asker.run(|at| at.rooms.releases(at.who, at.room, at.now)).await;
    let waiting = read.map_err(|why| match why {
        StewardingRefused::Rooms(error) => asker.refused(&error),
        _ => asker.not_found(),
    })?;
    let found = waiting.releases.iter().find(|release| release.id == id);
    let found = found.ok_or_else(|| asker.not_found())?;
    let page = AgreePage {
        band: Band::below(&asker, &shown, &asker.visit.words().t("room-agree-title")),
        path: asker.path(""),
        id: id.letters(),
        by: Speaker::of(&asker, &found.author, &waiting.access)?,
        text: found.text.reveal(&waiting.access).to_owned(),
        reach: found.reach,
        reason: found.reason.reveal(&waiting.access).to_owned(),
        expires: found.expires,
        state: found.state,
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreeForm {
    form_token: String,
    act: Act,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Agree,
    Refuse,
}

token_form!(AgreeForm);

/// `POST /rooms/{slug}/steward/releases/{release}`.
pub(super) async fn decide(
    asker: Asker,
    sent: Result<Form<AgreeForm>, FormRejection>,
) -> Result<Response, Refused> {
    run_by_her(&asker).await?;
    let AgreeForm { act, .. } = asker.form(sent)?;
    let id = release(&asker)?;
    let decided = asker
        .run(move |at| match act {
            Act::Agree => at.rooms.agree_release(at.who, at.room, id, at.now),
            Act::Refuse => at.rooms.refuse_release(at.who, at.room, id, at.now),
        })
        .await;
    match (decided, act) {
        (Ok(()), Act::Agree) => {
            asker.ring();
            Ok(done(&asker, "/steward", RoomSaid::ReleaseAgreed))
        }
        (Ok(()), Act::Refuse) => Ok(done(&asker, "/steward", RoomSaid::ReleaseRefused)),
        (Err(AgreeRefused::Stewarding(why)), _) => not_done(&asker, &why),
        (Err(AgreeRefused::NoRelease | AgreeRefused::Agreed | AgreeRefused::Release(_)), _) => {
            Ok(done(&asker, "/steward", RoomSaid::Overtaken))
        }
    }
}
