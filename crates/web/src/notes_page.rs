//! `/notes`: what was let out of rooms, latest first: for members all of it, for everybody else what is for everybody (F24, need
//! 0.10).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use axum::routing::get;
use community::see_notes::list_notes;
use domain::{NoteId, ReleaseReach, ReleasedNote};
use edge::Routes;
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::ethics_page::day;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::note_page;
use crate::people_page::Place;
use crate::router::Site;
use crate::visit::Visit;
use crate::words::Words;

/// Where the list is.
pub(crate) const PATH: &str = "/notes";
/// Notes on one page.
const PAGE: u16 = 20;

/// One page of the list.
#[derive(Clone, Debug)]
pub(crate) struct NotesPage {
    /// Latest first.
    pub(crate) notes: Vec<ReleasedNote>,
    /// Behind which note the next page begins, if there is one.
    pub(crate) older: Option<NoteId>,
    /// Whether it is the first.
    pub(crate) place: Place,
}

/// One note in the list.
struct Row {
    path: String,
    heading: String,
    facts: NoteFacts,
}

/// What is said beside the words of a note.
pub(crate) struct NoteFacts {
    pub(crate) day: String,
    pub(crate) day_exact: String,
    pub(crate) length: String,
    pub(crate) readers: String,
}

#[derive(Template)]
#[template(path = "notes.html")]
struct NotesTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    older: String,
    is_later: bool,
}

impl NoteFacts {
    pub(crate) fn of(frame: &Frame<'_>, note: &ReleasedNote) -> Self {
        let words = frame.words;
        let length = u32::try_from(note.words()).unwrap_or(u32::MAX);
        Self {
            day: day(frame, note.published),
            day_exact: note.published.to_string(),
            length: words.count("community-document-words", length),
            readers: readers(words, note.reach),
        }
    }
}

fn readers(words: &Words, reach: ReleaseReach) -> String {
    match reach {
        ReleaseReach::Members => words.t("note-for-members"),
        ReleaseReach::Public => words.t("note-for-everybody"),
    }
}

impl NotesPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Elsewhere,
            title: words.t("notes-title"),
            description: words.t("notes-intro"),
            address: match self.place {
                Place::First => Address::Here(PATH.to_owned()),
                Place::Later => Address::Nowhere,
            },
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let row = |note: &ReleasedNote| Row {
            path: note.path(),
            heading: note.heading(),
            facts: NoteFacts::of(frame, note),
        };
        let older = self.older.as_ref().map(|last| format!("{PATH}?before={last}"));
        written(&NotesTemplate {
            around: Around::of(frame, head),
            rows: self.notes.iter().map(row).collect(),
            older: older.unwrap_or_default(),
            is_later: self.place == Place::Later,
        })
    }
}

/// What the address may ask.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    /// The last note of the page before.
    before: Option<String>,
}

/// `/notes` and what lies below it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route(PATH, get(show))
        .route("/notes/{id}", get(note_page::show))
        .route(
            "/notes/{id}/withdraw",
            get(note_page::ask).post(note_page::withdraw),
        )
}

/// `GET /notes`; whatever the address says that is no note begins with the first page.
async fn show(asked: Result<Query<Asked>, QueryRejection>, visit: Visit) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let before = asked.before.and_then(|id| NoteId::parse(&id).ok());
    let database = &visit.site.doors.node.database;
    // One more, so that it shows whether there are more.
    let found = database.read(|tx| list_notes(tx, &visit.viewer, before.as_ref(), PAGE + 1));
    let Ok(mut notes) = found else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let is_last = notes.len() <= usize::from(PAGE);
    notes.truncate(usize::from(PAGE));
    let page = NotesPage {
        older: notes.last().filter(|_| !is_last).map(|last| last.id.clone()),
        place: match before {
            Some(_) => Place::Later,
            None => Place::First,
        },
        notes,
    };
    visit.page(page.render(&visit.frame()))
}
