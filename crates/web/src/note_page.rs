//! `/notes/{id}`: one note, as a letter: the words that were let out of a room, and nothing of who said them or where (F24, need
//! 0.10). An officer withdraws it here.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_notes::see_note;
use community::withdraw_note::{WithdrawNoteRefused, withdraw_note};
use domain::{Iri, NoteId, ReleaseReach, ReleasedNote};

use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Desk, Frame, Head, Section, written};
use crate::notes_page::{self, NoteFacts};
use crate::router::Site;
use crate::sign_in::{Button, Chief, Refused, form};
use crate::visit::Visit;

/// How an address begins that may be followed.
const SCHEME: &str = "https://";
/// Signs behind an address that belong to the sentence around it.
const CLOSING: [char; 14] = [
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '"', '»', '”', '’',
];

/// One note.
#[derive(Clone, Debug)]
pub(crate) struct NotePage(pub(crate) ReleasedNote);

/// Whether it is to be withdrawn.
#[derive(Clone, Debug)]
pub(crate) struct WithdrawPage(pub(crate) ReleasedNote);

/// A piece of a paragraph: words, or an address that may be followed.
struct Piece<'a> {
    text: &'a str,
    is_link: bool,
}

#[derive(Template)]
#[template(path = "note.html")]
struct NoteTemplate<'a> {
    around: Around<'a>,
    heading: String,
    facts: NoteFacts,
    paragraphs: Vec<Vec<Piece<'a>>>,
    /// Whose it is.
    said_by: String,
    /// On what terms it may be passed on, and where they stand; else empty.
    terms: (String, &'static str),
    /// Where an officer withdraws it; empty for everybody else.
    withdraw: String,
}

#[derive(Template)]
#[template(path = "note_withdraw.html")]
struct WithdrawTemplate<'a> {
    around: Around<'a>,
    path: String,
    heading: String,
}

impl NotePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (words, note) = (frame.words, &self.0);
        let named = [("community", frame.community.name.as_str().into())];
        let said_by = words.with("note-said-by", &named);
        let head = Head {
            section: Section::Elsewhere,
            title: note.heading(),
            description: said_by.clone(),
            address: match note.reach {
                ReleaseReach::Public => Address::Here(note.path()),
                ReleaseReach::Members => Address::Nowhere,
            },
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let is_officer = frame.person.is_some_and(|person| person.desk == Desk::Hers);
        written(&NoteTemplate {
            around: Around::of(frame, head),
            heading: note.heading(),
            facts: NoteFacts::of(frame, note),
            paragraphs: note.paragraphs().into_iter().map(pieces).collect(),
            said_by,
            terms: match note.licence() {
                Some(_) => (words.with("note-terms", &named), ReleasedNote::LICENCE_URL),
                None => (words.with("note-terms-members", &named), ""),
            },
            withdraw: match is_officer {
                true => format!("{}/withdraw", note.path()),
                false => String::new(),
            },
        })
    }
}

impl WithdrawPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Elsewhere,
            words.t("note-withdraw-title"),
            words.t("note-withdraw-what"),
        );
        written(&WithdrawTemplate {
            around: Around::of(frame, head),
            path: self.0.path(),
            heading: self.0.heading(),
        })
    }
}

/// An address of the web that begins a word may be followed, in the clear words that it is written in; all else stays text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut told, mut from) = (0, 0);
    while let Some(found) = text[from..].find(SCHEME) {
        let start = from + found;
        let rest = &text[start..];
        let end = rest.find(ends_address).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(CLOSING);
        from = start + address.len();
        let begins_word = !text[..start].ends_with(char::is_alphanumeric);
        if begins_word && Iri::parse(address).is_ok() {
            pieces.push(Piece {
                text: &text[told..start],
                is_link: false,
            });
            pieces.push(Piece {
                text: address,
                is_link: true,
            });
            told = from;
        }
    }
    pieces.push(Piece {
        text: &text[told..],
        is_link: false,
    });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn ends_address(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '<' | '>' | '"')
}

/// `GET /notes/{id}`: one that is not for her and one that is not there are one page (threat D6).
pub(crate) async fn show(id: Result<Path<String>, PathRejection>, visit: Visit) -> Response {
    match read(&visit, id) {
        Ok(note) => visit.page(NotePage(note).render(&visit.frame())),
        Err(page) => visit.error(&page),
    }
}

/// `GET /notes/{id}/withdraw`.
pub(crate) async fn ask(chief: Chief, id: Result<Path<String>, PathRejection>) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let note = read(visit, id).map_err(|page| Refused::by(visit, &page))?;
    Ok(visit.page(WithdrawPage(note).render(&visit.frame())))
}

/// `POST /notes/{id}/withdraw`.
pub(crate) async fn withdraw(
    State(site): State<Site>,
    chief: Chief,
    id: Result<Path<String>, PathRejection>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    form(visit, &chief.signed_in, sent)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let id = named(id).ok_or_else(missing)?;
    let database = &site.doors.node.database;
    let withdrawn = database
        .transact(|tx| withdraw_note(tx, &chief.officer, &id, visit.now))
        .await;
    match withdrawn {
        Ok(()) => Ok(Redirect::to(notes_page::PATH).into_response()),
        Err(WithdrawNoteRefused::NoSuchNote) => Err(missing()),
        Err(WithdrawNoteRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn named(id: Result<Path<String>, PathRejection>) -> Option<NoteId> {
    id.ok().and_then(|Path(id)| NoteId::parse(&id).ok())
}

fn read(visit: &Visit, id: Result<Path<String>, PathRejection>) -> Result<ReleasedNote, ErrorPage> {
    let id = named(id).ok_or(ErrorPage::NotFound)?;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_note(tx, &visit.viewer, &id)) {
        Ok(Some(note)) => Ok(note),
        Ok(None) => Err(ErrorPage::NotFound),
        Err(_) => Err(ErrorPage::Unavailable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, bool)> {
        let pieces = pieces(text).into_iter();
        pieces.map(|piece| (piece.text, piece.is_link)).collect()
    }

    /// E1, F24
    #[test]
    fn addresses_of_the_web_can_be_followed_and_no_others() {
        assert_eq!(
            told("See https://a.example/x?y=1 (or https://b.example)."),
            [
                ("See ", false),
                ("https://a.example/x?y=1", true),
                (" (or ", false),
                ("https://b.example", true),
                (").", false)
            ]
        );
        for text in [
            "http://a.example/",
            "javascript:alert(1)",
            "https://",
            "https://good.example@evil.example/",
            "xhttps://a.example/",
            "HTTPS://a.example/",
            "data:text/html,x",
            "plain words",
        ] {
            assert_eq!(told(text), [(text, false)], "{text}");
        }
        assert_eq!(
            told("https://a.example/\"><b>"),
            [("https://a.example/", true), ("\"><b>", false)]
        );
        assert_eq!(told(""), []);
    }
}
