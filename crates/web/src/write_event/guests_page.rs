//! `/events/{id}/guests`: who comes, for officers and for whoever acts for an organisation that holds the event too: names,
//! organisations and communities, never addresses (F12, need 0.7).

use askama::Template;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::Response;
use community::cancel_event::ChangeRefused;
use community::invite_guest::see_invited;
use community::organise_event::Organises;
use community::share_guests::{CoHostReader, guests_for_organiser, share_guests};
use domain::{Event, Guest, GuestKey, GuestSet, RsvpState};
use serde::Deserialize;
use store::{StoreError, Transaction};

use super::edit_event::own;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Member, Refused};
use crate::visit::Visit;

/// The guest list.
#[derive(Clone, Debug)]
pub(crate) struct GuestsPage {
    pub(crate) path: String,
    pub(crate) title: String,
    /// In the order of their answers.
    pub(crate) guests: Vec<GuestLine>,
    /// Members who were invited and have said nothing yet.
    pub(crate) invited: Vec<GuestLine>,
    /// Whom an officer just wished to invite, as typed, and the message that says why that was not done; empty else.
    pub(crate) inviting: (String, &'static str),
    /// The list that is asked for, by its word in the address.
    pub(crate) list: String,
    pub(crate) reader: Reader,
}

/// Who reads the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Who writes to the guests and prints the list, too: an officer, or whom one named to organise the event.
    Officer,
    /// Who acts for an organisation that holds the event too.
    CoHost,
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
    is_open: bool,
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
    /// The heading of the list that is open, and who is on it.
    heading: String,
    rows: Vec<Row>,
    has_places: bool,
    /// The handle of whom she wished to invite, and why that was not done.
    typed: &'a str,
    fault: String,
    /// Why she sees it, and that she may do no more; empty for officers.
    co_host: String,
}

/// The list of those who have not answered, of whom no state is known.
const INVITED: &str = "invited";

/// The lists, in the order in which they stand: the word in the address, the message of the heading, and who is on it.
const TABS: [(&str, &str, &[RsvpState]); 7] = [
    ("going", "guests-going", &[RsvpState::Going]),
    ("maybe", "guests-maybe", &[RsvpState::Maybe]),
    ("waiting", "guests-waiting", &[RsvpState::Waitlisted]),
    ("pending", "guests-pending", &[RsvpState::Pending]),
    (INVITED, "guests-invited", &[]),
    (
        "not-going",
        "guests-not-going",
        &[RsvpState::Declined, RsvpState::Withdrawn],
    ),
    ("checked-in", "guests-checked-in", &[RsvpState::CheckedIn]),
];

impl GuestsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = TABS.iter().position(|(id, ..)| *id == self.list);
        let open = named.unwrap_or(0);
        let tab = |(at, (id, heading, states)): (usize, &(&'static str, &'static str, &[RsvpState]))| Tab {
            id,
            heading: words.count(
                heading,
                u32::try_from(self.on(id, states).len()).unwrap_or(u32::MAX),
            ),
            is_open: at == open,
        };
        let tabs: Vec<Tab> = TABS.iter().enumerate().map(tab).collect();
        let rows = self
            .on(TABS[open].0, TABS[open].2)
            .into_iter()
            .map(Row::of)
            .collect();
        let head = Head::unlisted(
            Section::Events,
            words.with("guests-title", &[("title", self.title.as_str().into())]),
            words.t("guests-what"),
        );
        written(&GuestsTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            heading: tabs[open].heading.clone(),
            tabs: match self.guests.is_empty() && self.invited.is_empty() {
                true => Vec::new(),
                false => tabs,
            },
            rows,
            has_places: TABS[open].0 == "waiting",
            typed: &self.inviting.0,
            fault: match self.inviting.1 {
                "" => String::new(),
                key => words.t(key),
            },
            co_host: match self.reader {
                Reader::Officer => String::new(),
                Reader::CoHost => words.t("guests-what-co-host"),
            },
        })
    }

    /// Who is in one of these states; the waiting list by place.
    fn on(&self, list: &str, states: &[RsvpState]) -> Vec<&GuestLine> {
        if list == INVITED {
            return self.invited.iter().collect();
        }
        let mut on_it: Vec<&GuestLine> = self
            .guests
            .iter()
            .filter(|guest| states.contains(&guest.state))
            .collect();
        on_it.sort_by_key(|guest| guest.place);
        on_it
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

/// What the address asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    list: Option<String>,
}

/// `GET /events/{id}/guests`: one list at a time; a list there is none of is the first.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
    member: Member,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let event = own(visit, id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let page = GuestsPage {
        list: asked.list.unwrap_or_default(),
        ..GuestsPage::of(&member, &event)?
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

impl GuestsPage {
    /// What its reader sees of an event.
    pub(super) fn of(member: &Member, event: &Event) -> Result<Self, Refused> {
        let visit = &member.visit;
        let (reader, guests, invited) = match member.organiser(&event.id)? {
            Some(organiser) => (
                Reader::Officer,
                read(visit, &organiser, event)?,
                invited(visit, &organiser, event)?,
            ),
            None => (Reader::CoHost, read_shared(member, event)?, Vec::new()),
        };
        Ok(Self {
            path: format!("/events/{}", event.id),
            title: event.draft.title.to_string(),
            guests,
            invited,
            inviting: (String::new(), ""),
            list: String::new(),
            reader,
        })
    }
}

/// Who was invited and has said nothing.
fn invited(visit: &Visit, by: &dyn Organises, event: &Event) -> Result<Vec<GuestLine>, Refused> {
    let node = &visit.site.doors.node;
    let read = node.database.read(|tx| {
        let invited = see_invited(tx, by, &event.id)?;
        Ok((invited, edge::name_of(tx, &node.origin)?))
    });
    let (invited, here) = read.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    let line = |member: domain::Member| GuestLine {
        name: member.name.to_string(),
        organization: member
            .organization
            .as_ref()
            .map_or(String::new(), ToString::to_string),
        community: here.clone(),
        state: RsvpState::Pending,
        place: None,
    };
    Ok(invited.into_iter().map(line).collect())
}

/// Who answered, in the order of answers; whoever was named organiser reads nobody who hides from her company (need 2.8).
pub(super) fn read(visit: &Visit, by: &dyn Organises, event: &Event) -> Result<Vec<GuestLine>, Refused> {
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let guests = guests_for_organiser(tx, by, &event.id)?;
        lines(tx, visit, &guests.list, |guest| guests.shows(guest))
    });
    read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))
}

/// The same for a co-host; to everybody else there is nothing.
fn read_shared(member: &Member, event: &Event) -> Result<Vec<GuestLine>, Refused> {
    let Member { visit, signed_in } = member;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let co_host = CoHostReader::of(tx, &signed_in.membership, &event.id, visit.now)?;
        let guests = share_guests(tx, &co_host)?;
        let shown = lines(tx, visit, &guests.list, |guest| guests.shows(guest))?;
        Ok::<_, ChangeRefused>(shown)
    });
    read.map_err(|refused| match refused {
        ChangeRefused::Store(_) => Refused::by(visit, &ErrorPage::Unavailable),
        _ => Refused::by(visit, &ErrorPage::NotFound),
    })
}

fn lines(
    tx: &mut Transaction<'_>,
    visit: &Visit,
    list: &GuestSet,
    shows: impl Fn(&Guest) -> bool,
) -> Result<Vec<GuestLine>, StoreError> {
    let here = &visit.site.doors.node.origin;
    let mut lines = Vec::new();
    for guest in list.iter().filter(|guest| shows(guest)) {
        lines.push(GuestLine {
            name: guest.name.to_string(),
            organization: guest
                .organization
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            community: match guest.key {
                GuestKey::Visitor(_) => visit.words().t("guests-guest"),
                _ => edge::name_of(tx, &guest.home(here))?,
            },
            state: match guest.checked_in {
                Some(_) => RsvpState::CheckedIn,
                None => list.state(&guest.key).unwrap_or(RsvpState::Pending),
            },
            place: list.place(&guest.key),
        });
    }
    Ok(lines)
}
