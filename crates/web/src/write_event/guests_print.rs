//! `/events/{id}/guests/print`: the door list, one for each entrance, or name badges, made for paper (F12, F14).

use askama::Template;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::RsvpState;
use serde::Deserialize;

use super::edit_event::own;
use super::guests_page::{GuestLine, read};
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::sign_in::{Organising, Refused};

/// Most entrances of one event.
const ENTRANCES_MAX: usize = 6;

/// What is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Paper {
    /// Who is expected, by name.
    #[default]
    Door,
    /// A badge for each.
    Badges,
}

/// The sheets.
#[derive(Clone, Debug)]
pub(crate) struct PrintPage {
    pub(crate) path: String,
    pub(crate) title: String,
    /// Who has a seat.
    pub(crate) guests: Vec<GuestLine>,
    pub(crate) paper: Paper,
    /// Over how many entrances the list is spread.
    pub(crate) entrances: usize,
}

struct Sheet<'a> {
    heading: String,
    guests: &'a [GuestLine],
}

#[derive(Template)]
#[template(path = "event_print.html")]
struct PrintTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: &'a str,
    is_badges: bool,
    sheets: Vec<Sheet<'a>>,
    entrances: Vec<Choice>,
}

impl PrintPage {
    /// Guests with a seat, by name.
    pub(crate) fn of(path: String, title: String, mut guests: Vec<GuestLine>, asked: &Asked) -> Self {
        guests.retain(|guest| matches!(guest.state, RsvpState::Going | RsvpState::CheckedIn));
        guests.sort_by_key(|guest| (guest.name.to_lowercase(), guest.organization.to_lowercase()));
        Self {
            path,
            title,
            guests,
            paper: asked.paper,
            entrances: asked.entrances.clamp(1, ENTRANCES_MAX),
        }
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (title, what) = match self.paper {
            Paper::Door => ("print-door-title", "print-door"),
            Paper::Badges => ("print-badges-title", "print-badges"),
        };
        let head = Head::unlisted(
            Section::Events,
            words.with(title, &[("title", self.title.as_str().into())]),
            words.t(what),
        );
        let entrance = |n: usize| Choice {
            value: n.to_string(),
            label: words.count("print-entrances-n", u32::try_from(n).unwrap_or(1)),
            language: String::new(),
            chosen: n == self.entrances,
        };
        written(&PrintTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            is_badges: self.paper == Paper::Badges,
            sheets: self.sheets(frame),
            entrances: (1..=ENTRANCES_MAX).map(entrance).collect(),
        })
    }

    /// As many guests at one entrance as at another, in the order of names; each sheet says from whom to whom.
    fn sheets(&self, frame: &Frame<'_>) -> Vec<Sheet<'_>> {
        if self.guests.is_empty() {
            return Vec::new();
        }
        let sheets = match self.paper {
            Paper::Door => self.entrances,
            Paper::Badges => 1,
        };
        let each = self.guests.len().div_ceil(sheets);
        let parts = self.guests.chunks(each).enumerate();
        parts
            .map(|(at, guests)| {
                let name =
                    |guest: Option<&GuestLine>| guest.map_or(String::new(), |guest| guest.name.clone());
                let said = [
                    ("n", (at + 1).into()),
                    ("first", name(guests.first()).into()),
                    ("last", name(guests.last()).into()),
                ];
                Sheet {
                    heading: frame.words.with("print-entrance", &said),
                    guests,
                }
            })
            .collect()
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) paper: Paper,
    #[serde(default)]
    pub(crate) entrances: usize,
}

/// `GET /events/{id}/guests/print`; what cannot be read is the door list for one entrance.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let event = own(visit, id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let guests = read(visit, &by.organiser, &event)?;
    let (path, title) = (format!("/events/{}", event.id), event.draft.title.to_string());
    let page = PrintPage::of(path, title, guests, &asked);
    Ok(visit.secret_page(page.render(&visit.frame())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(name: &str, state: RsvpState) -> GuestLine {
        GuestLine {
            name: name.to_owned(),
            organization: String::new(),
            community: String::new(),
            state,
            place: None,
        }
    }

    #[test]
    fn each_guest_with_a_seat_stands_on_the_list_of_one_entrance() {
        let words = crate::Words::english();
        let around = crate::samples::Surroundings::new();
        let names = ["bert", "Anke", "dora", "Cleo", "emil"];
        let mut guests: Vec<GuestLine> = names.map(|name| guest(name, RsvpState::Going)).into();
        guests.push(guest("Waits", RsvpState::Waitlisted));
        let asked = Asked {
            paper: Paper::Door,
            entrances: 2,
        };
        let page = PrintPage::of("/events/1".to_owned(), "Dinner".to_owned(), guests, &asked);
        let sheets = page.sheets(&around.frame(&words));
        let names: Vec<Vec<&str>> = sheets
            .iter()
            .map(|sheet| sheet.guests.iter().map(|guest| guest.name.as_str()).collect())
            .collect();
        assert_eq!(names, [vec!["Anke", "bert", "Cleo"], vec!["dora", "emil"]]);
    }
}
