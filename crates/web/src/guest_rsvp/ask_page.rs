//! `/events/{id}/guest`: three fields for somebody without a membership. Whether an address is known here is told to
//! nobody: the next page and the time it takes are the same (threat E12).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::Viewer;
use community::rsvp::RsvpRefused;
use community::visit_event::open_to_guests;
use domain::{Event, EventId, MailAddress, Next, PersonName, TextRefused, Visiting};
use edge::Try;
use serde::Deserialize;
use store::events::{self, Outline};
use store::mail_proofs::Purpose;

use super::head;
use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Around, Frame, written};
use crate::rsvp_form::why;
use crate::sign_in::{Gate, Refused, ask_for, read as read_form};
use crate::visit::Visit;
use crate::words::Words;

/// The form.
#[derive(Clone, Debug)]
pub(crate) struct GuestAskPage {
    /// What is answered.
    pub(crate) card: EventCard,
    /// What she wrote.
    pub(crate) typed: GuestForm,
    /// What is wrong with it, in the order of the fields.
    pub(crate) faults: Vec<GuestFault>,
    /// The message that says why nobody without a membership can answer; there is no form then.
    pub(crate) closed: Option<&'static str>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GuestFault {
    /// The name.
    Name(TextRefused),
    /// The address.
    Mail(TextRefused),
    /// The organisation.
    Organization(TextRefused),
}

/// What is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuestForm {
    /// As whoever organises the event is to see her.
    pub(crate) name: String,
    /// To be proved.
    pub(crate) mail: String,
    /// May be empty.
    #[serde(default)]
    pub(crate) organization: String,
}

/// A fault as it is shown.
struct Fault {
    field: &'static str,
    label: String,
    sentence: String,
}

#[derive(Template)]
#[template(path = "guest_ask.html")]
struct AskTemplate<'a> {
    around: Around<'a>,
    rows: Vec<EventRow>,
    path: &'a str,
    closed: String,
    faults: Vec<Fault>,
    typed: &'a GuestForm,
}

impl AskTemplate<'_> {
    /// What is wrong with a field, or nothing.
    fn wrong(&self, field: &str) -> &str {
        let fault = self.faults.iter().find(|fault| fault.field == field);
        fault.map_or("", |fault| fault.sentence.as_str())
    }
}

impl GuestAskPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        written(&AskTemplate {
            around: Around::of(frame, head(words.t("guest-title"), words.t("guest-lead"))),
            rows: EventRow::all(frame, std::slice::from_ref(&self.card)),
            path: &self.card.path,
            closed: self.closed.map_or_else(String::new, |key| words.t(key)),
            faults: self.faults.iter().map(|fault| told(words, fault)).collect(),
            typed: &self.typed,
        })
    }

    /// The page of an event; the page that says why there is none where this reader sees no event.
    fn of(visit: &Visit, id: &EventId, typed: GuestForm, faults: Vec<GuestFault>) -> Result<Self, Refused> {
        let node = &visit.site.doors.node;
        let rules = &node.settings.rules;
        let read = node.database.read(|tx| {
            let (event, closed): (Event, _) = match open_to_guests(tx, rules, id, visit.now) {
                Ok(event) => (event, None),
                Err(refused @ (RsvpRefused::NotFound | RsvpRefused::Removed | RsvpRefused::Store(_))) => {
                    return Err(refused);
                }
                Err(refused) => match events::get(tx, id)? {
                    Some(event) if Viewer::Anyone.may_see(&event) => (event, Some(why(&refused))),
                    _ => return Err(refused),
                },
            };
            Ok((visit.card(tx, &Outline::of(&event))?, closed))
        });
        let (card, closed) = read.map_err(|refused| gone(visit, &refused))?;
        Ok(Self {
            card,
            typed,
            faults,
            closed,
        })
    }
}

/// The page instead, where an event cannot be shown.
pub(super) fn gone(visit: &Visit, refused: &RsvpRefused) -> Refused {
    let page = match refused {
        RsvpRefused::Removed => ErrorPage::Gone,
        RsvpRefused::Store(_) => ErrorPage::Unavailable,
        _ => ErrorPage::NotFound,
    };
    Refused::by(visit, &page)
}

fn told(words: &Words, fault: &GuestFault) -> Fault {
    let text = |refused: &TextRefused| match refused {
        TextRefused::Empty => words.t("form-wrong-empty"),
        TextRefused::TooLong(_) => {
            let most = u32::try_from(PersonName::CHARS_MAX).unwrap_or(u32::MAX);
            words.count("form-wrong-too-long", most)
        }
        TextRefused::Invisible | TextRefused::Form(_) => words.t("form-wrong-letters"),
    };
    let (field, label, sentence) = match fault {
        GuestFault::Name(refused) => ("name", "join-name", text(refused)),
        GuestFault::Mail(TextRefused::Empty) => ("mail", "join-mail", words.t("form-wrong-empty")),
        GuestFault::Mail(_) => ("mail", "join-mail", words.t("form-wrong-mail")),
        GuestFault::Organization(refused) => ("organization", "join-organization", text(refused)),
    };
    Fault {
        field,
        label: words.t(label),
        sentence,
    }
}

/// The event that an address names.
pub(super) fn named(visit: &Visit, id: Result<Path<String>, PathRejection>) -> Result<EventId, Refused> {
    let id = id.ok().and_then(|Path(id)| EventId::parse(&id).ok());
    id.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))
}

/// `GET /events/{id}/guest`; a member answers on the page of the event.
pub(crate) async fn show(id: Result<Path<String>, PathRejection>, visit: Visit) -> Result<Response, Refused> {
    let id = named(&visit, id)?;
    if visit.signed_in.is_some() {
        return Ok(Redirect::to(&format!("/events/{id}")).into_response());
    }
    let page = GuestAskPage::of(&visit, &id, GuestForm::default(), Vec::new())?;
    Ok(visit.page(page.render(&visit.frame())))
}

/// `POST /events/{id}/guest`: nothing is looked up about the address; a mail to it says how to go on, also when it is a
/// member's.
pub(crate) async fn ask(
    id: Result<Path<String>, PathRejection>,
    gate: Gate,
    sent: Result<Form<GuestForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::SignUp)?;
    let visit = &gate.visit;
    let form = read_form(visit, sent)?;
    let id = named(visit, id)?;
    let (mail, visiting) = match checked(&id, &form) {
        Ok(meant) => meant,
        Err(faults) => return shown(visit, &id, form, faults),
    };
    let node = &visit.site.doors.node;
    let rules = &node.settings.rules;
    let open = node
        .database
        .read(|tx| open_to_guests(tx, rules, &id, visit.now).map(drop));
    if open.is_err() {
        return shown(visit, &id, form, Vec::new());
    }
    let purpose = Purpose::Visit(Box::new(visiting));
    let typed_at = format!("/events/{id}/guest/code");
    ask_for(&gate, mail, purpose, Next::Home, &typed_at).await
}

fn shown(visit: &Visit, id: &EventId, form: GuestForm, faults: Vec<GuestFault>) -> Result<Response, Refused> {
    let page = GuestAskPage::of(visit, id, form, faults)?;
    let html = page.render(&visit.frame());
    Ok(match (page.closed, page.faults.is_empty()) {
        (Some(_), _) => visit.overtaken_page(html),
        (None, false) => visit.refused_page(html),
        (None, true) => visit.page(html),
    })
}

/// All faults at once, or what was meant.
fn checked(event: &EventId, form: &GuestForm) -> Result<(MailAddress, Visiting), Vec<GuestFault>> {
    let name = PersonName::parse(&form.name).map_err(GuestFault::Name);
    let mail = MailAddress::parse(&form.mail).map_err(GuestFault::Mail);
    let organization = match form.organization.trim() {
        "" => Ok(None),
        text => PersonName::parse(text)
            .map(Some)
            .map_err(GuestFault::Organization),
    };
    match (name, mail, organization) {
        (Ok(name), Ok(mail), Ok(organization)) => {
            let visiting = Visiting {
                event: event.clone(),
                name,
                organization,
            };
            Ok((mail, visiting))
        }
        (name, mail, organization) => {
            let faults = [name.err(), mail.err(), organization.err()];
            Err(faults.into_iter().flatten().collect())
        }
    }
}
