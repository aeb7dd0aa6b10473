//! `/guest/{link}`: the answer of somebody without a membership, which whoever has a link out of her mails reads, changes,
//! or has forgotten (F12). Nothing else of her is on it.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::change_visit::{self, change_visit, end_visit, see_visit};
use community::rsvp::RsvpRefused;
use domain::{Answer, Iri, RsvpState};
use edge::Try;
use http::StatusCode;
use serde::Deserialize;
use store::StoreError;
use store::events::Outline;

use super::{aside, head, is_link};
use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Around, Frame, written};
use crate::icons::Icon;
use crate::qr_picture::QrPicture;
use crate::rsvp_form::{AnswerButton, Door, DoorShown, joins_by, why};
use crate::sign_in::{Gate, Refused, read as read_form};
use crate::state_words::StateWords;
use crate::visit::Visit;
use crate::words::Words;

/// Her answer.
#[derive(Clone, Debug)]
pub(crate) struct GuestAnswerPage {
    /// The last part of the address.
    pub(crate) link: String,
    /// As she wishes to be called.
    pub(crate) name: String,
    /// What she answered; nothing once it was taken away.
    pub(crate) card: Option<EventCard>,
    /// How her answer stands.
    pub(crate) state: Option<RsvpState>,
    /// On the waiting list: 1 is next.
    pub(crate) place: Option<u32>,
    /// What she shows at the door, once she has a seat.
    pub(crate) door: Option<DoorShown>,
    /// By which address she joins online, once she has a seat; hers alone.
    pub(crate) joins_by: Option<Iri>,
    /// The message that says why she cannot say yes or maybe, if she cannot.
    pub(crate) closed: Option<&'static str>,
    /// The message that says why what she just sent was not taken.
    pub(crate) wrong: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "guest_answer.html")]
struct AnswerTemplate<'a> {
    around: Around<'a>,
    who: String,
    rows: Vec<EventRow>,
    state: Option<StateWords>,
    door: Option<Door>,
    joins_by: Option<(String, String)>,
    ics: Option<String>,
    wrong: String,
    closed: String,
    buttons: Vec<AnswerButton>,
    link: &'a str,
}

impl GuestAnswerPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let frame = aside(frame);
        let words = frame.words;
        let said = |key: Option<&'static str>| key.map_or_else(String::new, |key| words.t(key));
        let has_seat = self.state == Some(RsvpState::Going);
        let title = words.t("guest-answer-title");
        written(&AnswerTemplate {
            around: Around::of(&frame, head(title, words.t("guest-answer-what"))),
            who: words.with("guest-answer-who", &[("name", self.name.as_str().into())]),
            rows: EventRow::all(&frame, self.card.as_slice()),
            state: self.stands(words),
            door: self.door.as_ref().map(|door| Door {
                code: door.code.to_string(),
                picture: QrPicture::of(&door.link, words.t("checkin-picture")),
            }),
            joins_by: self.joins_by.as_ref().map(|address| joins_by(words, address)),
            ics: self
                .card
                .as_ref()
                .filter(|_| has_seat)
                .map(|card| format!("{}.ics", card.path)),
            wrong: said(self.wrong),
            closed: said(self.closed),
            buttons: self.buttons(words),
            link: &self.link,
        })
    }

    fn stands(&self, words: &Words) -> Option<StateWords> {
        let (tone, icon, first) = match (self.state?, self.place) {
            (RsvpState::Waitlisted, place) => (
                "info",
                Icon::List,
                words.count("answer-waiting", place.unwrap_or(1)),
            ),
            (RsvpState::Going | RsvpState::CheckedIn, _) => {
                ("good", Icon::Tick, words.t("answer-said-going"))
            }
            (RsvpState::Pending, _) => ("info", Icon::Clock, words.t("guest-answer-pending")),
            (RsvpState::Maybe, _) => ("soft", Icon::Clock, words.t("answer-said-maybe")),
            (RsvpState::Declined | RsvpState::Withdrawn, _) => {
                ("soft", Icon::Cross, words.t("answer-said-declined"))
            }
        };
        Some(StateWords {
            tone,
            icon,
            words: first,
            second: match self.state {
                Some(RsvpState::Waitlisted) => words.t("guest-answer-waiting"),
                _ => String::new(),
            },
        })
    }

    /// What she may say now; whoever comes may always say that she does not, until it begins.
    fn buttons(&self, words: &Words) -> Vec<AnswerButton> {
        let given = |states: &[RsvpState]| self.state.is_some_and(|state| states.contains(&state));
        let button = |value, label, is_given| AnswerButton {
            value,
            label: words.t(label),
            is_given,
        };
        let goes = given(&[RsvpState::Going, RsvpState::Waitlisted, RsvpState::Pending]);
        let may = given(&[RsvpState::Maybe]);
        let not = given(&[RsvpState::Declined, RsvpState::Withdrawn]);
        let declined = button("declined", "answer-declined", not);
        match self.closed {
            None => vec![
                button("going", "answer-going", goes),
                button("maybe", "answer-maybe", may),
                declined,
            ],
            Some("answer-wrong-started") => Vec::new(),
            Some(_) if self.card.is_none() => Vec::new(),
            Some(_) => vec![declined],
        }
    }

    /// The page behind a link; nothing for one that nobody has.
    fn of(visit: &Visit, link: &str, wrong: Option<&'static str>) -> Result<Self, Refused> {
        let old = || Refused::by(visit, &ErrorPage::OldLink);
        if !is_link(link) {
            return Err(old());
        }
        let node = &visit.site.doors.node;
        let rules = &node.settings.rules;
        let read = node.database.read(|tx| {
            let Some(seen) = see_visit(tx, rules, link, visit.now)? else {
                return Ok(None);
            };
            let card = match &seen.event {
                Some(event) => Some(visit.card(tx, &Outline::of(event))?),
                None => None,
            };
            Ok::<_, StoreError>(Some(Self::seen(link, seen, card, wrong)))
        });
        read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?
            .ok_or_else(old)
    }

    fn seen(
        link: &str,
        seen: change_visit::Visit,
        card: Option<EventCard>,
        wrong: Option<&'static str>,
    ) -> Self {
        let closed = seen.closed.as_ref().map(|refused| match refused {
            RsvpRefused::Removed => "guest-answer-removed",
            refused => why(refused),
        });
        let door = seen.code.zip(seen.event).map(|(code, event)| DoorShown {
            link: code.link(&event.iri),
            code,
        });
        Self {
            link: link.to_owned(),
            name: seen.visitor.name.to_string(),
            card,
            state: seen.state,
            place: seen.place,
            door,
            joins_by: seen.joins_by,
            closed,
            wrong,
        }
    }
}

/// `GET /guest/{link}`.
pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Result<Response, Refused> {
    let page = GuestAnswerPage::of(&visit, &link, None)?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// What she says now.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Going,
    Maybe,
    Declined,
    /// She is to be forgotten.
    Forget,
}

/// What is sent; the secret in the address stands for a form token, since no other site knows it (threat E3).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerForm {
    answer: Said,
}

/// `POST /guest/{link}`: back to the page, which says how her answer stands; or away from it, when she is forgotten.
pub(crate) async fn change(
    gate: Gate,
    Path(link): Path<String>,
    sent: Result<Form<AnswerForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let visit = &gate.visit;
    let form = read_form(visit, sent)?;
    if !is_link(&link) {
        return Err(Refused::by(visit, &ErrorPage::OldLink));
    }
    let node = &visit.site.doors.node;
    let rules = &node.settings.rules;
    let answer = match form.answer {
        Said::Going => Answer::Going,
        Said::Maybe => Answer::Maybe,
        Said::Declined => Answer::Declined,
        Said::Forget => {
            let ended = node.database.transact(|tx| end_visit(tx, &link, visit.now)).await;
            return match ended {
                Ok(true) => Ok(Redirect::to("/events").into_response()),
                Ok(false) => Err(Refused::by(visit, &ErrorPage::OldLink)),
                Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
            };
        }
    };
    let changed = node
        .database
        .transact(|tx| change_visit(tx, rules, &link, answer, visit.now))
        .await;
    match changed {
        Ok(Some(_)) => Ok(Redirect::to(&format!("/guest/{link}")).into_response()),
        Ok(None) => Err(Refused::by(visit, &ErrorPage::OldLink)),
        Err(RsvpRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(refused) => {
            let page = GuestAnswerPage::of(visit, &link, Some(why(&refused)))?;
            let html = page.render(&visit.frame());
            Ok((StatusCode::CONFLICT, visit.secret_page(html)).into_response())
        }
    }
}
