//! The panel in which a member answers an event, and `POST /events/{id}/rsvp`; the host decides about the seat (F12).

use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::check_in::code_of_register;
use community::rsvp::{self, RsvpRefused, offered_to, rsvp};
use community::see_event::{SeeRefused, Seen};
use community::see_join_link::address_of_register;
use community::see_rsvp::see_rsvp;
use community::visit_event::open_to_guests;
use domain::{Answer, DoorCode, EventId, Iri};
use edge::AnswerNews;
use http::StatusCode;
use serde::Deserialize;
use store::{StoreError, Transaction};

use crate::error_page::ErrorPage;
use crate::event_page::{EventPage, Owned};
use crate::qr_picture::QrPicture;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::visit::Visit;
use crate::words::Words;

/// Who may answer on the page of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answering {
    /// Nobody is signed in.
    Stranger,
    /// Nobody is signed in, and whoever has no membership may answer all the same (F12).
    Guest,
    /// A member, and how her answer stands.
    Member(Box<MyAnswer>),
}

/// A member's answer to one event, and what she may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyAnswer {
    /// The path of the event's page.
    pub event: String,
    /// What each form of hers carries.
    pub form_token: String,
    /// Her last answer; nothing when she gave none, or took it back and the host knows.
    pub given: Option<Answer>,
    /// How it stands.
    pub news: Option<AnswerNews>,
    /// What she shows at the door, once she has a seat.
    pub door: Option<DoorShown>,
    /// By which address she joins online, once she has a seat; hers alone.
    pub joins_by: Option<Iri>,
    /// What she may answer.
    pub offered: Offered,
    /// The message that says why what she just sent was not taken.
    pub wrong: Option<&'static str>,
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Going, maybe, not going.
    All,
    /// A yes, or to take it back: the host understands no more (protocol section 9.2).
    OnlyYes,
    /// Nothing; the message says why.
    Nothing(&'static str),
}

impl Answering {
    /// For whoever reads the page of an event.
    pub(crate) fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        seen: &Seen,
        wrong: Option<&'static str>,
    ) -> Result<Self, StoreError> {
        let Some(signed_in) = &visit.signed_in else {
            let rules = &visit.site.doors.node.settings.rules;
            return match open_to_guests(tx, rules, &seen.event.id, visit.now) {
                Ok(_) => Ok(Self::Guest),
                Err(RsvpRefused::Store(error)) => Err(error),
                Err(_) => Ok(Self::Stranger),
            };
        };
        let event = &seen.event;
        let register = see_rsvp(tx, &signed_in.membership, &event.id)?;
        let news = match &register {
            Some(register) => visit.news_of(tx, register)?,
            None => None,
        };
        let offered = match offered_to(tx, &signed_in.membership.member().id, event, visit.now)? {
            rsvp::Offered::All => Offered::All,
            rsvp::Offered::OnlyYes => Offered::OnlyYes,
            rsvp::Offered::Nothing(refused) => Offered::Nothing(why(&refused)),
        };
        let code = match &register {
            Some(register) => code_of_register(tx, event, register)?,
            None => None,
        };
        let joins_by = match &register {
            Some(register) => address_of_register(tx, event, register, visit.now)?,
            None => None,
        };
        Ok(Self::Member(Box::new(MyAnswer {
            door: code.map(|code| DoorShown {
                link: code.link(&event.iri),
                code,
            }),
            joins_by,
            event: format!("/events/{}", event.id),
            form_token: signed_in.form_token().to_owned(),
            given: register
                .filter(|_| news.is_some())
                .map(|register| register.answer),
            news,
            offered,
            wrong,
        })))
    }
}

/// The code of a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorShown {
    /// To say or type.
    pub code: DoorCode,
    /// The same for the camera of whoever stands at the door.
    pub link: String,
}

/// The same as text and picture.
pub(crate) struct Door {
    pub(crate) code: String,
    pub(crate) picture: Option<QrPicture>,
}

/// The panel as text.
pub(crate) struct RsvpForm {
    pub(crate) action: String,
    pub(crate) form_token: String,
    pub(crate) state: Option<StateWords>,
    pub(crate) wrong: Option<String>,
    /// What she shows at the door, once she has a seat.
    pub(crate) door: Option<Door>,
    /// By which address she joins online, and what is to be known of it.
    pub(crate) joins_by: Option<(String, String)>,
    pub(crate) buttons: Vec<AnswerButton>,
    pub(crate) sentence: String,
}

/// One of the joined buttons.
pub(crate) struct AnswerButton {
    pub(crate) value: &'static str,
    pub(crate) label: String,
    pub(crate) is_given: bool,
}

impl MyAnswer {
    /// The panel for an event that `host` holds.
    pub(crate) fn form(&self, words: &Words, owned: Owned, host: &str) -> RsvpForm {
        let button = |answer, value, label| AnswerButton {
            value,
            label: words.t(label),
            is_given: self.given == Some(answer),
        };
        let going = || button(Answer::Going, "going", "answer-going");
        let (buttons, sentence) = match self.offered {
            Offered::All => {
                let maybe = button(Answer::Maybe, "maybe", "answer-maybe");
                let declined = button(Answer::Declined, "declined", "answer-declined");
                (vec![going(), maybe, declined], seen_by(words, owned, host))
            }
            Offered::OnlyYes => {
                let back = button(Answer::Withdrawn, "withdrawn", "answer-withdraw");
                let buttons = match self.given {
                    None => vec![going()],
                    Some(_) => vec![going(), back],
                };
                let sentence = format!("{} {}", words.t("answer-only-yes"), seen_by(words, owned, host));
                (buttons, sentence)
            }
            Offered::Nothing(why) => (Vec::new(), words.t(why)),
        };
        RsvpForm {
            action: format!("{}/rsvp", self.event),
            form_token: self.form_token.clone(),
            state: self.news.as_ref().map(StateWords::of_answer),
            wrong: self.wrong.map(|why| words.t(why)),
            door: self.door.as_ref().map(|door| Door {
                code: door.code.to_string(),
                picture: QrPicture::of(&door.link, words.t("checkin-picture")),
            }),
            joins_by: self.joins_by.as_ref().map(|address| joins_by(words, address)),
            buttons,
            sentence,
        }
    }
}

/// An address to join by, and the sentence that names the server it leads to (threat E7).
pub(crate) fn joins_by(words: &Words, address: &Iri) -> (String, String) {
    let host = [("host", address.origin().host().to_owned().into())];
    (address.to_string(), words.with("join-online-alone", &host))
}

fn seen_by(words: &Words, owned: Owned, host: &str) -> String {
    match owned {
        Owned::Here => words.t("answer-what-we-see"),
        Owned::Elsewhere => words.with("answer-what-host-sees", &[("host", host.into())]),
    }
}

/// What was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentAnswer {
    form_token: String,
    answer: Answer,
}

token_form!(SentAnswer);

/// `POST /events/{id}/rsvp`: back to the event, which says how the answer stands.
pub(crate) async fn answer(
    State(site): State<Site>,
    id: Result<Path<String>, PathRejection>,
    member: Member,
    sent: Result<Form<SentAnswer>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let Some(id) = id.ok().and_then(|Path(id)| EventId::parse(&id).ok()) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let node = &site.doors.node;
    let (rules, activity) = (&node.settings.rules, node.fresh_activity());
    let answered = node
        .database
        .transact(|tx| {
            let membership = &signed_in.membership;
            rsvp(tx, rules, membership, &id, sent.answer, &activity, visit.now)
        })
        .await;
    match answered {
        Ok(_) => Ok(Redirect::to(&format!("/events/{id}")).into_response()),
        Err(refused) => Ok(again(visit, &id, &refused)),
    }
}

/// The event once more, with why the answer was not taken.
fn again(visit: &Visit, id: &EventId, refused: &RsvpRefused) -> Response {
    match refused {
        RsvpRefused::NotFound => return visit.error(&ErrorPage::NotFound),
        RsvpRefused::Removed => return visit.error(&ErrorPage::Gone),
        RsvpRefused::Store(_) => return visit.error(&ErrorPage::Unavailable),
        _ => {}
    }
    let page: Result<Option<EventPage>, SeeRefused> = EventPage::read(visit, id, Some(why(refused)));
    let mut response = EventPage::shown(page, visit);
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    response
}

/// The message that says why an answer is not taken.
pub(crate) fn why(refused: &RsvpRefused) -> &'static str {
    match refused {
        RsvpRefused::AlreadyStarted => "answer-wrong-started",
        RsvpRefused::Cancelled => "answer-wrong-cancelled",
        RsvpRefused::Full => "answer-wrong-full",
        RsvpRefused::InvitationOnly => "answer-wrong-invitation",
        RsvpRefused::MembersOnly => "answer-wrong-members",
        RsvpRefused::External => "answer-wrong-external",
        RsvpRefused::OnlyYesOrNo => "answer-only-yes",
        RsvpRefused::NothingToWithdraw => "answer-wrong-nothing",
        // These have pages of their own.
        RsvpRefused::NotFound | RsvpRefused::Removed | RsvpRefused::Store(_) => "answer-not-taken",
    }
}
