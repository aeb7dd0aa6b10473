//! `/desk/documents`: officers write what the community goes by beside its code of ethics; everybody reads it, peers are sent
//! its name and length (F01).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::drawn_from::{Drawn, Version};
use community::write_document::{WriteDocumentRefused, remove_document, write_document};
use domain::{OwnDocument, OwnDocumentRefused, Slug, TextRefused, Title};
use serde::Deserialize;
use store::{StoreError, documents};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::router::Site;
use crate::sign_in::{Button, Chief, Refused, form, token_form};
use crate::visit::Visit;
use crate::words::Words;
use crate::write_event::{Fault, Field};

const PATH: &str = "/desk/documents";

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentsPage {
    pub(crate) documents: Vec<OwnDocument>,
    pub(crate) form: DocumentForm,
    pub(crate) faults: Vec<Fault>,
    /// Another document stands at the address of what she wrote, or this one was changed since she read it.
    pub(crate) is_stale: bool,
}

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct DocumentForm {
    pub(crate) form_token: String,
    /// Of the document that the form was drawn from; empty for a new one.
    pub(crate) drawn: String,
    pub(crate) name: String,
    pub(crate) text: String,
}

token_form!(DocumentForm);

struct Row {
    slug: String,
    name: String,
    path: String,
    length: String,
}

#[derive(Template)]
#[template(path = "desk_documents.html")]
struct DocumentsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    is_stale: bool,
    /// What stands where she wants to write: its path and its name.
    taken: Option<(String, &'a str)>,
    drawn: &'a str,
    fields: [Field; 2],
    /// The field and what is wrong with it, for the summary.
    faults: Vec<(&'static str, String)>,
}

impl DocumentsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Desk,
            words.t("documents-title"),
            words.t("documents-intro"),
        );
        let row = |document: &OwnDocument| Row {
            slug: document.slug.to_string(),
            name: document.name.to_string(),
            path: document.path(),
            length: words.count(
                "community-document-words",
                u32::try_from(document.words()).unwrap_or(u32::MAX),
            ),
        };
        let labelled = |fault: &Fault| {
            let label = match fault.field {
                "name" => "documents-name",
                _ => "documents-text",
            };
            (
                fault.field,
                format!("{}: {}", words.t(label), words.count(fault.key, fault.n)),
            )
        };
        written(&DocumentsTemplate {
            around: Around::of(frame, head),
            rows: self.documents.iter().map(row).collect(),
            is_stale: self.is_stale,
            taken: self
                .taken()
                .filter(|_| self.is_stale)
                .map(|known| (known.path(), known.name.as_str())),
            drawn: &self.form.drawn,
            fields: [
                self.field(words, "name", ("documents-name", "documents-name-hint"), "text"),
                self.field(words, "text", ("documents-text", "documents-text-hint"), "area"),
            ],
            faults: self.faults.iter().map(labelled).collect(),
        })
    }

    /// The document at the address of what she wrote.
    fn taken(&self) -> Option<&OwnDocument> {
        let wanted = OwnDocument::written(&self.form.name, &self.form.text).ok()?;
        self.documents.iter().find(|known| known.slug == wanted.slug)
    }

    /// What she typed, beside what stands there now; sent again, it takes that one's place.
    fn stale(documents: Vec<OwnDocument>, form: DocumentForm) -> Self {
        let mut page = Self {
            documents,
            form,
            faults: Vec::new(),
            is_stale: true,
        };
        let drawn = page.taken().map(|known| Version::of(known).to_string());
        page.form.drawn = drawn.unwrap_or_default();
        page
    }

    fn field(
        &self,
        words: &Words,
        name: &'static str,
        (label, hint): (&str, &str),
        kind: &'static str,
    ) -> Field {
        let fault = self.faults.iter().find(|fault| fault.field == name);
        Field {
            name,
            label: words.t(label),
            hint: words.t(hint),
            fault: fault.map_or_else(String::new, |fault| words.count(fault.key, fault.n)),
            value: match name {
                "name" => self.form.name.clone(),
                _ => self.form.text.clone(),
            },
            kind,
            options: Vec::new(),
            required: kind == "text",
        }
    }
}

/// Which one is to be changed.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    edit: Option<String>,
}

/// `GET /desk/documents`; `?edit=…` fills the form with one of them.
pub(super) async fn show(
    chief: Chief,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let all = kept(visit)?;
    let wanted = asked.ok().and_then(|Query(asked)| asked.edit);
    let edited = wanted.and_then(|slug| all.iter().find(|known| known.slug.as_str() == slug));
    let form = edited.map(|document| DocumentForm {
        form_token: String::new(),
        drawn: Version::of(document).to_string(),
        name: document.name.to_string(),
        text: document.text.clone(),
    });
    let page = DocumentsPage {
        form: form.unwrap_or_default(),
        documents: all,
        ..DocumentsPage::default()
    };
    Ok(visit.page(page.render(&visit.frame())))
}

fn kept(visit: &Visit) -> Result<Vec<OwnDocument>, Refused> {
    let database = &visit.site.doors.node.database;
    let all: Result<_, StoreError> = database.read(documents::all);
    all.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))
}

/// `POST /desk/documents`: back to the list, or the form with what is wrong.
pub(super) async fn write(
    State(site): State<Site>,
    chief: Chief,
    sent: Result<Form<DocumentForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let faults = match OwnDocument::written(&sent.name, &sent.text) {
        Err(refused) => wrong(&refused, &sent),
        Ok(document) => {
            let database = &site.doors.node.database;
            let drawn = match sent.drawn.as_str() {
                "" => Drawn::FromNothing,
                version => Drawn::From(Version::read(version)),
            };
            let wrote = database
                .transact(|tx| write_document(tx, &chief.officer, &document, &drawn, visit.now))
                .await;
            match wrote {
                Ok(()) => return Ok(Redirect::to(PATH).into_response()),
                Err(WriteDocumentRefused::TooMany) => {
                    vec![fault(
                        "name",
                        "documents-too-many",
                        OwnDocument::PER_COMMUNITY_MAX,
                    )]
                }
                Err(WriteDocumentRefused::TooLong) => {
                    vec![fault("text", "form-wrong-too-long", OwnDocument::BYTES_MAX)]
                }
                Err(WriteDocumentRefused::Changed) => {
                    let page = DocumentsPage::stale(kept(visit)?, sent);
                    return Ok(visit.overtaken_page(page.render(&visit.frame())));
                }
                Err(WriteDocumentRefused::NoSuchDocument | WriteDocumentRefused::Store(_)) => {
                    return Err(Refused::by(visit, &ErrorPage::Unavailable));
                }
            }
        }
    };
    let page = DocumentsPage {
        documents: kept(visit)?,
        form: sent,
        faults,
        is_stale: false,
    };
    Ok(visit.refused_page(page.render(&visit.frame())))
}

fn fault(field: &'static str, key: &'static str, n: usize) -> Fault {
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    Fault { field, key, n }
}

/// What is wrong with the name, and with the text too when that is empty: all at once.
fn wrong(refused: &OwnDocumentRefused, sent: &DocumentForm) -> Vec<Fault> {
    let empty = || fault("text", "form-wrong-empty", 0);
    match refused {
        OwnDocumentRefused::Name(name) => {
            let name = match name {
                TextRefused::Empty => fault("name", "form-wrong-empty", 0),
                TextRefused::TooLong(_) => fault("name", "form-wrong-too-long", Title::CHARS_MAX),
                TextRefused::Invisible | TextRefused::Form(_) => fault("name", "form-wrong-letters", 0),
            };
            let text = sent.text.trim().is_empty().then(empty);
            std::iter::once(name).chain(text).collect()
        }
        OwnDocumentRefused::NoText => vec![empty()],
        OwnDocumentRefused::TooLong => vec![fault("text", "form-wrong-too-long", OwnDocument::BYTES_MAX)],
        OwnDocumentRefused::Unreadable => vec![fault("text", "form-wrong-letters", 0)],
    }
}

/// `POST /desk/documents/{slug}/remove`.
pub(super) async fn remove(
    State(site): State<Site>,
    chief: Chief,
    slug: Result<Path<String>, PathRejection>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    form(visit, &chief.signed_in, sent)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let slug = slug.ok().and_then(|Path(slug)| Slug::parse(&slug).ok());
    let slug = slug.ok_or_else(missing)?;
    let database = &site.doors.node.database;
    let removed = database
        .transact(|tx| remove_document(tx, &chief.officer, &slug, visit.now))
        .await;
    match removed {
        Ok(()) => Ok(Redirect::to(PATH).into_response()),
        Err(WriteDocumentRefused::NoSuchDocument) => Err(missing()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
