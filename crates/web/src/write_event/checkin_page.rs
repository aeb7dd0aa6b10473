//! `/events/{id}/checkin`: whoever stands at the door types a code or finds a name, and is told in, already in, or not on
//! this list (F14). Forms alone: it works without scripts.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use community::cancel_event::ChangeRefused;
use community::check_in::{Doorkeeper, check_in, code_of_guest};
use community::share_guests::guests_at_door;
use domain::{AtTheDoor, DoorCode, Event, EventId, Guest, Seat};
use jiff::Timestamp;
use serde::Deserialize;
use store::{StoreError, Transaction};

use crate::error_page::ErrorPage;
use crate::event_page::GroundRules;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::times::hour;
use crate::visit::Visit;
use crate::words::Words;

/// The door.
#[derive(Clone, Debug)]
pub(crate) struct CheckinPage {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) said: Said,
    /// What whoever comes in is told.
    pub(crate) ground_rules: GroundRules,
    /// Whether the way to the whole list stands on it.
    pub(crate) sees_guests: SeesGuests,
    /// A code that a camera read and nobody has sent yet.
    pub(crate) typed: Option<DoorCode>,
    /// How many are in.
    pub(crate) present: u32,
    /// Who has a seat and is not in yet, by name.
    pub(crate) expected: Vec<Expected>,
}

/// Whether the reader may see who answered what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SeesGuests {
    /// An organiser does.
    Yes,
    /// Who keeps the door sees whom to expect.
    No,
}

/// What was said of the last code.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// None was typed yet.
    Nothing,
    /// She is in.
    In { who: String },
    /// She was in before, since this hour.
    AlreadyIn { who: String, since: String },
    /// Nobody with a seat has this code.
    NotOnThisList,
}

/// Somebody who may still come.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) name: String,
    /// Empty when she named none.
    pub(crate) organization: String,
    pub(crate) code: String,
}

struct Notice {
    tone: &'static str,
    icon: Icon,
    heading: String,
    who: String,
    sentence: String,
}

#[derive(Template)]
#[template(path = "event_checkin.html")]
struct CheckinTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: &'a str,
    said: Option<Notice>,
    ground_rules: Option<String>,
    typed: String,
    sees_guests: bool,
    present: String,
    expected: &'a [Expected],
    expected_heading: String,
}

impl CheckinPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Events,
            words.with("checkin-title", &[("title", self.title.as_str().into())]),
            words.t("checkin-what"),
        );
        let expected = u32::try_from(self.expected.len()).unwrap_or(u32::MAX);
        written(&CheckinTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            said: self.said.notice(words),
            ground_rules: self.ground_rules.text(words),
            typed: self.typed.as_ref().map_or(String::new(), ToString::to_string),
            sees_guests: self.sees_guests == SeesGuests::Yes,
            present: words.count("checkin-present", self.present),
            expected: &self.expected,
            expected_heading: words.count("checkin-expected", expected),
        })
    }

    /// All who are in are counted; whoever hides from the company of her who keeps the door is not named to her (need 2.8).
    fn read(member: &Member, door: &Doorkeeper, said: Said) -> Result<Self, Refused> {
        let (visit, event) = (&member.visit, door.event());
        let database = &visit.site.doors.node.database;
        let guests = database
            .read(|tx| guests_at_door(tx, door))
            .map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
        let seated = guests.list.iter().filter(|guest| guest.seat == Seat::Taken);
        let (present, away): (Vec<&Guest>, Vec<&Guest>) =
            seated.partition(|guest| guest.checked_in.is_some());
        let away = away.into_iter().filter(|guest| guests.shows(guest));
        let mut expected: Vec<Expected> = away.map(|guest| Expected::of(event, guest)).collect();
        expected.sort_by_key(|guest| guest.name.to_lowercase());
        Ok(Self {
            path: format!("/events/{}", event.id),
            title: event.draft.title.to_string(),
            said,
            ground_rules: GroundRules::of(visit),
            sees_guests: match member.organiser(&event.id)? {
                Some(_) => SeesGuests::Yes,
                None => SeesGuests::No,
            },
            typed: None,
            present: u32::try_from(present.len()).unwrap_or(u32::MAX),
            expected,
        })
    }
}

impl Expected {
    fn of(event: &Event, guest: &Guest) -> Self {
        Self {
            name: guest.name.to_string(),
            organization: organization_of(guest),
            code: code_of_guest(event, guest).to_string(),
        }
    }
}

impl Said {
    fn of(visit: &Visit, found: AtTheDoor) -> Self {
        let who = |guest: &Guest| match organization_of(guest) {
            company if company.is_empty() => guest.name.to_string(),
            company => format!("{}, {company}", guest.name),
        };
        let since = |at: Timestamp| hour(&visit.clock().at(at));
        match found {
            AtTheDoor::In(guest) => Self::In { who: who(&guest) },
            AtTheDoor::AlreadyIn(guest, at) => Self::AlreadyIn {
                who: who(&guest),
                since: since(at),
            },
            AtTheDoor::NotOnThisList => Self::NotOnThisList,
        }
    }

    fn notice(&self, words: &Words) -> Option<Notice> {
        let (tone, icon, heading, who, sentence) = match self {
            Self::Nothing => return None,
            Self::In { who } => (
                "good",
                Icon::Tick,
                "checkin-in",
                who.clone(),
                words.t("checkin-in-next"),
            ),
            Self::AlreadyIn { who, since } => {
                let sentence = words.with("checkin-already-since", &[("time", since.as_str().into())]);
                ("watch", Icon::Clock, "checkin-already", who.clone(), sentence)
            }
            Self::NotOnThisList => {
                let sentence = words.t("checkin-not-next");
                ("act", Icon::Cross, "checkin-not", String::new(), sentence)
            }
        };
        Some(Notice {
            tone,
            icon,
            heading: words.t(heading),
            who,
            sentence,
        })
    }
}

fn organization_of(guest: &Guest) -> String {
    let company = guest.organization.as_ref();
    company.map_or(String::new(), ToString::to_string)
}

impl Member {
    /// The door of an event, if it is hers to keep.
    pub(crate) fn door(
        &self,
        tx: &mut Transaction<'_>,
        event: &EventId,
    ) -> Result<Doorkeeper, ChangeRefused> {
        match &self.signed_in.officer {
            Some(officer) => Doorkeeper::by_office(tx, officer, event),
            None => Doorkeeper::by_name(tx, &self.signed_in.membership, event, self.visit.now),
        }
    }
}

fn named(visit: &Visit, id: Result<Path<String>, PathRejection>) -> Result<EventId, Refused> {
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    id.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))
}

fn no_door(visit: &Visit, refused: &ChangeRefused) -> Refused {
    let page = match refused {
        ChangeRefused::Store(_) => ErrorPage::Unavailable,
        _ => ErrorPage::NotFound,
    };
    Refused::by(visit, &page)
}

/// What the QR code of a guest adds.
#[derive(Default, Deserialize)]
pub(crate) struct Scanned {
    code: Option<String>,
}

/// `GET /events/{id}/checkin`, with the code that a camera read or without; what is no code is left out.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    scanned: Result<Query<Scanned>, QueryRejection>,
    member: Member,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let id = named(visit, id)?;
    let read = visit.site.doors.node.database.read(|tx| member.door(tx, &id));
    let door = read.map_err(|refused| no_door(visit, &refused))?;
    let scanned = scanned.map(|Query(scanned)| scanned).unwrap_or_default();
    let page = CheckinPage {
        typed: scanned.code.and_then(|code| DoorCode::parse(&code).ok()),
        ..CheckinPage::read(&member, &door, Said::Nothing)?
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// What was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckinForm {
    form_token: String,
    code: String,
}

token_form!(CheckinForm);

/// `POST /events/{id}/checkin`: the same page, with what is said of the code.
pub(crate) async fn mark(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    member: Member,
    sent: Result<Form<CheckinForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let id = named(visit, id)?;
    let read = site.doors.node.database.read(|tx| member.door(tx, &id));
    let door = read.map_err(|refused| no_door(visit, &refused))?;
    let sent = form(visit, &member.signed_in, sent)?;
    let found = match DoorCode::parse(&sent.code) {
        // What is no code is nobody's.
        Err(_) => AtTheDoor::NotOnThisList,
        Ok(code) => {
            let marked = site.doors.node.database.transact(|tx| {
                let door = member.door(tx, &id)?;
                Ok::<_, ChangeRefused>(check_in(tx, &door, &code, visit.now)?)
            });
            marked.await.map_err(|refused| no_door(visit, &refused))?
        }
    };
    let page = CheckinPage::read(&member, &door, Said::of(visit, found))?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}
