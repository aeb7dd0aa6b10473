//! `/events/{id}/guests`: who comes, for officers: names, organisations and communities, never addresses (F12).

use askama::Template;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use community::see_rsvp::see_guests;
use domain::RsvpState;
use store::StoreError;

use super::edit_event::own;
use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::sign_in::{Chief, Refused};

/// The guest list.
#[derive(Clone, Debug)]
pub(crate) struct GuestsPage {
    pub(crate) path: String,
    pub(crate) title: String,
    /// In the order of their answers.
    pub(crate) guests: Vec<GuestLine>,
}

/// One guest.
#[derive(Clone, Debug)]
pub(crate) struct GuestLine {
    pub(crate) name: String,
    /// Empty when she named none.
    pub(crate) organization: String,
    pub(crate) community: String,
    pub(crate) state: RsvpState,
    /// On the waiting list: 1 is next.
    pub(crate) place: Option<u32>,
}

struct Tab {
    id: &'static str,
    heading: String,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    organization: String,
    community: String,
    place: String,
}

#[derive(Template)]
#[template(path = "event_guests.html")]
struct GuestsTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: &'a str,
    tabs: Vec<Tab>,
}

/// The lists, in the order in which they stand: the anchor, the message of the heading, and who is on it.
const TABS: [(&str, &str, &[RsvpState]); 6] = [
    ("checked-in", "guests-checked-in", &[RsvpState::CheckedIn]),
    ("going", "guests-going", &[RsvpState::Going]),
    ("maybe", "guests-maybe", &[RsvpState::Maybe]),
    ("waiting", "guests-waiting", &[RsvpState::Waitlisted]),
    ("pending", "guests-pending", &[RsvpState::Pending]),
    (
        "not-going",
        "guests-not-going",
        &[RsvpState::Declined, RsvpState::Withdrawn],
    ),
];

impl GuestsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let tabs = TABS.iter().filter_map(|(id, heading, states)| {
            let mut on_it: Vec<&GuestLine> = self
                .guests
                .iter()
                .filter(|guest| states.contains(&guest.state))
                .collect();
            on_it.sort_by_key(|guest| guest.place);
            let count = u32::try_from(on_it.len()).unwrap_or(u32::MAX);
            let rows: Vec<Row> = on_it.into_iter().map(Row::of).collect();
            (!rows.is_empty()).then(|| Tab {
                id,
                heading: words.count(heading, count),
                rows,
            })
        });
        let tabs = tabs.collect();
        let head = Head {
            section: Section::Events,
            title: words.with("guests-title", &[("title", self.title.as_str().into())]),
            description: words.t("guests-what"),
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        written(&GuestsTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            tabs,
        })
    }
}

impl Row {
    fn of(guest: &GuestLine) -> Self {
        Self {
            name: guest.name.clone(),
            organization: guest.organization.clone(),
            community: guest.community.clone(),
            place: guest.place.map_or(String::new(), |place| place.to_string()),
        }
    }
}

/// `GET /events/{id}/guests`.
pub(crate) async fn show(id: Result<Path<String>, PathRejection>, chief: Chief) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let event = own(visit, id)?;
    let node = &visit.site.doors.node;
    let read = node.database.read(|tx| {
        let list = see_guests(tx, &chief.officer, &event.id)?;
        let mut lines = Vec::new();
        for guest in list.iter() {
            lines.push(GuestLine {
                name: guest.name.to_string(),
                organization: guest
                    .organization
                    .as_ref()
                    .map_or(String::new(), ToString::to_string),
                community: edge::name_of(tx, &guest.home(&node.origin))?,
                state: match guest.checked_in {
                    Some(_) => RsvpState::CheckedIn,
                    None => list.state(&guest.key).unwrap_or(RsvpState::Pending),
                },
                place: list.place(&guest.key),
            });
        }
        Ok::<_, StoreError>(lines)
    });
    let page = GuestsPage {
        path: format!("/events/{}", event.id),
        title: event.draft.title.to_string(),
        guests: read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?,
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}
