//! `/documents/{slug}`: a text by which the community goes, with its length, for everybody (F01, need 4.15).

use askama::Template;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use domain::{OwnDocument, Slug};
use store::documents;
use wire::markdown;

use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::visit::Visit;

/// One document.
#[derive(Clone, Debug)]
pub(crate) struct DocumentPage(pub(crate) OwnDocument);

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentTemplate<'a> {
    around: Around<'a>,
    name: &'a str,
    length: String,
    text: String,
}

impl DocumentPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let document = &self.0;
        let words = u32::try_from(document.words()).unwrap_or(u32::MAX);
        let length = frame.words.count("community-document-words", words);
        let head = Head {
            section: Section::About,
            title: document.name.to_string(),
            description: length.clone(),
            address: Address::Here(document.path()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let text = markdown::rendered(&document.text);
        written(&DocumentTemplate {
            around: Around::of(frame, head),
            name: document.name.as_str(),
            length,
            text: text.map_or_else(String::new, |html| html.as_str().to_owned()),
        })
    }
}

/// `GET /documents/{slug}`.
pub(crate) async fn show(visit: Visit, slug: Result<Path<String>, PathRejection>) -> Response {
    let slug = slug.ok().and_then(|Path(slug)| Slug::parse(&slug).ok());
    let Some(slug) = slug else {
        return visit.error(&ErrorPage::NotFound);
    };
    let database = &visit.site.doors.node.database;
    match database.read(|tx| documents::get(tx, &slug)) {
        Ok(Some(document)) => visit.page(DocumentPage(document).render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
