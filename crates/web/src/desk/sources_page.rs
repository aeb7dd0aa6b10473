//! `/desk/sources`: calendars kept elsewhere that bring events, how the last reading of each went, and the way to add one
//! by its address or as a file (feature F13). A calendar that is added here publishes nothing before somebody ticks it.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, Request};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Iri, SourceId};
use edge::{CalendarProblem, NewEntries, Refreshed, Tone};
use serde::Deserialize;
use store::StoreError;
use store::sources::{self, CalendarSource};
use wire::ics_read::BYTES_MAX;

use super::import_page::sent_file;
use super::source_audience;
use super::source_page::{SourceDone, path_of};
use super::source_words::{SourceFault, came_from, megabytes, read_words, standing};
use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::write_event::Field;

/// Most bytes of the form that brings a file.
pub(super) const FORM_BYTES_MAX: usize = BYTES_MAX + 64 * 1024;

/// The calendars.
#[derive(Clone, Debug, Default)]
pub(crate) struct SourcesPage {
    /// Each with how many of its entries are not published.
    pub(crate) sources: Vec<(CalendarSource, usize)>,
    /// The address that was typed and not taken.
    pub(crate) url: String,
    pub(crate) wrong: Option<SourceWrong>,
    pub(crate) is_removed: bool,
}

/// Why a calendar was not added, and at which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceWrong {
    /// `url` or `file`.
    pub(crate) field: &'static str,
    pub(crate) why: SourceFault,
}

struct Row {
    path: String,
    name: String,
    came_from: String,
    audience: String,
    state: StateWords,
    read: String,
    waiting: String,
}

#[derive(Template)]
#[template(path = "desk_sources.html")]
struct SourcesTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    rows: Vec<Row>,
    url: Field,
    file_hint: String,
    file_wrong: String,
    /// The field and what is wrong with it; nothing where all is well.
    faults: Vec<(&'static str, String)>,
    as_of: String,
}

impl SourcesPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let fault = |field: &str| {
            let wrong = self.wrong.as_ref().filter(|wrong| wrong.field == field);
            wrong.map_or_else(String::new, |wrong| wrong.why.words(words))
        };
        let faults = self.wrong.as_ref().map(|wrong| {
            let label = match wrong.field {
                "url" => words.t("source-url"),
                _ => words.t("source-file"),
            };
            (wrong.field, format!("{label}: {}", wrong.why.words(words)))
        });
        written(&SourcesTemplate {
            around: Around::of(frame, head(words.t("sources-title"), words.t("sources-intro"))),
            said: self
                .is_removed
                .then(|| state(Tone::Good, &words.t("sources-removed"))),
            rows: self.sources.iter().map(|source| row(frame, source)).collect(),
            url: Field {
                name: "url",
                label: words.t("source-url"),
                hint: words.t("source-url-hint"),
                fault: fault("url"),
                value: self.url.clone(),
                kind: "text",
                options: Vec::new(),
                required: true,
            },
            file_hint: words.count("source-file-hint", megabytes()),
            file_wrong: fault("file"),
            faults: faults.into_iter().collect(),
            as_of: as_of(frame),
        })
    }
}

fn row(frame: &Frame<'_>, (source, waiting): &(CalendarSource, usize)) -> Row {
    let words = frame.words;
    Row {
        path: path_of(&source.id),
        name: source.name.clone(),
        came_from: came_from(words, source),
        audience: source_audience::said(words, &source.audience),
        state: standing(words, source),
        read: read_words(frame, source),
        waiting: match waiting {
            0 => String::new(),
            waiting => words.count("source-waiting", u32::try_from(*waiting).unwrap_or(u32::MAX)),
        },
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct SourcesQuery {
    removed: Option<String>,
}

/// `GET /desk/sources`.
pub(super) async fn show(chief: Chief, query: Result<Query<SourcesQuery>, QueryRejection>) -> Response {
    let is_removed = query.is_ok_and(|Query(query)| query.removed.is_some());
    page(
        &chief,
        SourcesPage {
            is_removed,
            ..SourcesPage::default()
        },
    )
}

fn page(chief: &Chief, said: SourcesPage) -> Response {
    let visit = &chief.visit;
    let read = visit.site.doors.node.database.read(|tx| {
        let listed = sources::list(tx)?.into_iter().map(|source| {
            let waiting = sources::waiting_count(tx, &source.id)?;
            Ok((source, waiting))
        });
        listed.collect::<Result<Vec<_>, StoreError>>()
    });
    let Ok(sources) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let page = SourcesPage { sources, ..said };
    let html = page.render(&visit.frame());
    match page.wrong {
        None => visit.secret_page(html),
        Some(_) => visit.refused_page(html),
    }
}

/// An address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UrlForm {
    form_token: String,
    url: String,
}

token_form!(UrlForm);

/// `POST /desk/sources`: fetches the calendar, keeps it, and leads to what it has ahead.
pub(super) async fn add(
    chief: Chief,
    sent: Result<Form<UrlForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let again = |why| {
        let wrong = Some(SourceWrong { field: "url", why });
        let url = sent.url.clone();
        let said = SourcesPage {
            url,
            wrong,
            ..SourcesPage::default()
        };
        Ok(page(&chief, said))
    };
    let Some(url) = address_of(&sent.url) else {
        return again(SourceFault::Address);
    };
    let doors = &chief.visit.site.doors;
    let audience = doors.node.settings.default_audience.clone();
    let added = doors
        .calendars
        .add_url(String::new(), url, audience, NewEntries::Ask)
        .await;
    match added {
        Ok((source, _)) => added_words(&chief, &source.id).await,
        Err(problem) => match SourceFault::of(&problem) {
            Some(why) => again(why),
            None => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        },
    }
}

/// Many sites write `webcal://`, which is HTTPS that calendar programs open.
fn address_of(typed: &str) -> Option<Iri> {
    let typed = typed.trim();
    match typed.strip_prefix("webcal://") {
        Some(rest) => Iri::parse(&format!("https://{rest}")).ok(),
        None => Iri::parse(typed).ok(),
    }
}

/// `POST /desk/sources/file`: the same with a file.
pub(super) async fn add_file(chief: Chief, request: Request) -> Result<Response, Refused> {
    let again = |why| {
        let wrong = Some(SourceWrong { field: "file", why });
        let said = SourcesPage {
            wrong,
            ..SourcesPage::default()
        };
        Ok(page(&chief, said))
    };
    let text = match sent_file(&chief, request, BYTES_MAX).await? {
        None => return again(SourceFault::TooLarge),
        Some(text) if text.is_empty() => return again(SourceFault::Empty),
        Some(text) => text,
    };
    let doors = &chief.visit.site.doors;
    let audience = doors.node.settings.default_audience.clone();
    // Two files are two calendars: a newer one is handed in on the page of the one it belongs to.
    let added: Result<(CalendarSource, Refreshed), CalendarProblem> = doors
        .calendars
        .add_file(String::new(), text, audience, NewEntries::Ask)
        .await;
    match added {
        Ok((source, _)) => added_words(&chief, &source.id).await,
        Err(problem) => match SourceFault::of(&problem) {
            Some(why) => again(why),
            None => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
        },
    }
}

/// Says in the log who added it, and leads there.
async fn added_words(chief: &Chief, id: &SourceId) -> Result<Response, Refused> {
    super::source_acts::note(chief, &format!("add calendar {id}")).await?;
    Ok(Redirect::to(&format!("{}?done={}", path_of(id), SourceDone::Added.word())).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_calendar_programs_is_one_of_the_web() {
        let read = |typed: &str| address_of(typed).map(|url| url.to_string());
        let same = Some("https://a.example/c.ics".to_owned());
        assert_eq!(read(" webcal://a.example/c.ics "), same);
        assert_eq!(read("https://a.example/c.ics"), same);
        assert_eq!(read("a.example"), None);
    }
}
