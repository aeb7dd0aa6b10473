//! `/rooms/{slug}/{thread}/{post}/release`: an author asks that words of her own be read outside. A first form shows the exact
//! bytes and asks for nothing; a second one asks a steward (F24, need 0.10; R12).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::Response;
use domain::{ReleaseAsked, ReleaseReach, ReleaseRefused};
use http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use subrosa::{AskRefused, PostText, ReleaseAsk, ReleaseReason, RoomShown};

use super::members_page::{DoneQuery, done, refused};
use super::parts::{Moment, OnePost, PostView, Quoted, RoomSaid, text_fault};
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::{Refused, token_form};
use crate::state_words::StateWords;
use crate::words::Words;

/// The form, the exact words, or that the stewards were asked.
#[derive(Clone)]
pub(crate) struct ReleasePage {
    pub(crate) band: Band,
    pub(crate) action: String,
    pub(crate) post: PostView,
    pub(crate) form: ReleaseForm,
    /// The field, and what is wrong with it.
    pub(crate) faults: Vec<(&'static str, String)>,
    /// What would be read outside and until when it waits, once that is looked at.
    pub(crate) preview: Option<(String, Timestamp)>,
    /// Nobody runs the room but she, and nobody agrees to her own.
    pub(crate) is_alone: bool,
    pub(crate) said: Option<RoomSaid>,
}

/// What is sent, and what the form shows again.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ReleaseForm {
    pub(crate) form_token: String,
    pub(crate) excerpt: String,
    pub(crate) reach: String,
    pub(crate) reason: String,
    pub(crate) days: String,
    pub(crate) act: String,
}

token_form!(ReleaseForm);

impl ReleaseForm {
    /// With all of a post in it.
    pub(crate) fn of(text: &str) -> Self {
        Self {
            excerpt: text.to_owned(),
            reach: "members".to_owned(),
            days: ReleaseAsked::DAYS_MAX.to_string(),
            ..Self::default()
        }
    }

    fn reach(&self) -> Option<ReleaseReach> {
        match self.reach.as_str() {
            "members" => Some(ReleaseReach::Members),
            "public" => Some(ReleaseReach::Public),
            _ => None,
        }
    }

    fn days(&self) -> Option<u8> {
        let days: u8 = self.days.parse().ok()?;
        (1..=ReleaseAsked::DAYS_MAX).contains(&days).then_some(days)
    }
}

#[derive(Template)]
#[template(path = "room_release.html")]
struct ReleaseTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    action: &'a str,
    back: &'a str,
    post: Quoted,
    form: &'a ReleaseForm,
    faults: Vec<(&'static str, String, &'a str)>,
    days: Vec<(u8, String)>,
    preview: Option<(&'a str, Moment)>,
    is_public: bool,
    is_alone: bool,
    said: Option<StateWords>,
    chars_max: usize,
    reason_max: usize,
}

impl ReleaseTemplate<'_> {
    /// What is wrong with a field, or nothing.
    fn fault(&self, field: &str) -> &str {
        let found = self.faults.iter().find(|(of, ..)| *of == field);
        found.map_or("", |(_, _, fault)| fault)
    }
}

/// Fields in the order they stand, and their labels.
static FIELDS: [(&str, &str); 4] = [
    ("excerpt", "room-release-excerpt"),
    ("reach", "room-release-reach"),
    ("reason", "room-release-reason"),
    ("days", "room-release-days"),
];

impl ReleasePage {
    fn of(asker: &Asker, shown: &RoomShown, one: &OnePost, form: ReleaseForm) -> Self {
        let me = shown.access.member();
        Self {
            band: Band::below(asker, shown, &asker.visit.words().t("room-release-title")),
            action: asker.path(&one.below("release")),
            post: one.view.clone(),
            form,
            faults: Vec::new(),
            preview: None,
            is_alone: shown.stewards.iter().all(|steward| steward == me),
            said: None,
        }
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let labelled = FIELDS.iter().flat_map(|(field, label)| {
            let faults = self.faults.iter().filter(move |(of, _)| of == field);
            faults.map(move |(_, fault)| (*field, words.t(label), fault.as_str()))
        });
        let day = |days: u8| (days, words.count("room-release-in-days", days.into()));
        written(&ReleaseTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            action: &self.action,
            back: &self.post.path,
            post: Quoted::of(frame, &self.post),
            form: &self.form,
            faults: labelled.collect(),
            days: (1..=ReleaseAsked::DAYS_MAX).map(day).collect(),
            preview: self
                .preview
                .as_ref()
                .map(|(text, expires)| (text.as_str(), Moment::of(frame, *expires))),
            is_public: self.form.reach() == Some(ReleaseReach::Public),
            is_alone: self.is_alone,
            said: self.said.map(|said| said.shown(words)),
            chars_max: PostText::CHARS_MAX,
            reason_max: ReleaseReason::CHARS_MAX,
        })
    }
}

/// What is wrong with a form; nothing if it is not the form.
fn fault(words: &Words, why: &AskRefused) -> Option<(&'static str, String)> {
    match why {
        AskRefused::Excerpt(refused) => Some(("excerpt", text_fault(words, *refused))),
        AskRefused::Reason(refused) => Some(("reason", text_fault(words, *refused))),
        AskRefused::Release(ReleaseRefused::NotSaid) => Some(("excerpt", words.t("room-release-not-said"))),
        AskRefused::Release(ReleaseRefused::TooLong) => Some(("days", words.t("room-wrong-choice"))),
        AskRefused::TooMany => Some(("excerpt", words.t("room-release-too-many"))),
        AskRefused::Release(_) | AskRefused::Nameless | AskRefused::Rooms(_) => None,
    }
}

/// A post of her own, of a room in which she asks; anybody else's is none to her.
async fn own(asker: &Asker) -> Result<OnePost, Refused> {
    let one = OnePost::of(asker).await?;
    match one.is_own() {
        true => Ok(one),
        false => Err(asker.not_found()),
    }
}

/// `GET /rooms/{slug}/{thread}/{post}/release`.
pub(super) async fn show(
    asker: Asker,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let one = own(&asker).await?;
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let form = ReleaseForm::of(&one.view.text);
    let page = ReleasePage {
        said: DoneQuery::said(query),
        ..ReleasePage::of(&asker, &shown, &one, form)
    };
    Ok(asker.page(page.render(&asker.visit.frame())))
}

/// `POST /rooms/{slug}/{thread}/{post}/release`: the exact words, the form again with what is wrong, or on to the page that says
/// that a steward was asked.
pub(super) async fn ask(
    asker: Asker,
    sent: Result<Form<ReleaseForm>, FormRejection>,
) -> Result<Response, Refused> {
    let form = asker.form(sent)?;
    let one = own(&asker).await?;
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    let words = asker.visit.words();
    let mut page = ReleasePage::of(&asker, &shown, &one, form);
    if page.form.act == "change" {
        return Ok(asker.page(page.render(&asker.visit.frame())));
    }
    let (reach, days) = (page.form.reach(), page.form.days());
    for (field, is_read) in [("reach", reach.is_some()), ("days", days.is_some())] {
        if !is_read {
            page.faults.push((field, words.t("room-wrong-choice")));
        }
    }
    let (Some(reach), Some(days)) = (reach, days) else {
        return Ok(asker.refused_page(page.render(&asker.visit.frame())));
    };
    let (thread, post, wish) = (one.thread, one.post, page.form.clone());
    let asks = wish.act == "ask";
    let answer = asker
        .run(move |at| -> Result<Option<(String, Timestamp)>, AskRefused> {
            let ask = ReleaseAsk {
                thread,
                post,
                excerpt: &wish.excerpt,
                reach,
                reason: &wish.reason,
                days,
            };
            if asks {
                at.rooms.ask_release(at.who, at.room, &ask, at.now)?;
                return Ok(None);
            }
            let preview = at.rooms.preview_release(at.who, at.room, &ask, at.now)?;
            let text = preview.text.reveal(&preview.access).to_owned();
            Ok(Some((text, preview.expires)))
        })
        .await;
    match answer {
        Ok(None) => Ok(done(&asker, &one.below("release"), RoomSaid::Asked)),
        Ok(preview) => {
            page.preview = preview;
            Ok(asker.page(page.render(&asker.visit.frame())))
        }
        Err(why) => not_asked(&asker, page, &why),
    }
}

fn not_asked(asker: &Asker, mut page: ReleasePage, why: &AskRefused) -> Result<Response, Refused> {
    match (fault(asker.visit.words(), why), why) {
        (Some(fault), _) => {
            page.faults.push(fault);
            let mut response = asker.refused_page(page.render(&asker.visit.frame()));
            if *why == AskRefused::TooMany {
                *response.status_mut() = StatusCode::CONFLICT;
            }
            Ok(response)
        }
        (None, AskRefused::Rooms(error)) => refused(asker, error),
        (None, _) => Err(asker.not_found()),
    }
}
