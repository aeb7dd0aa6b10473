//! `/desk/orgs`: every organisation whose people are members, and the file of them (F04).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::Response;
use community::see_organizations::{OrganizationRow, see_organizations};
use domain::{Office, Slug};
use serde::Deserialize;
use store::{Database, StoreError};
use wire::csv::{BYTE_ORDER_MARK, write_record};

use super::export::may_take;
use super::told::{as_of, head, state};
use crate::download::{CSV, download};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Button, Chief, Refused};
use crate::state_words::StateWords;
use edge::Tone;

/// A page of the list.
#[derive(Clone, Debug)]
pub(crate) struct OrgsPage {
    pub(crate) rows: Vec<OrganizationRow>,
    /// Where the next page is.
    pub(crate) next: Option<String>,
    /// Two were just merged.
    pub(crate) merged: Merged,
}

/// Whether two were just merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// They were.
    Now,
    /// Nothing was done.
    Not,
}

struct Row {
    path: String,
    name: String,
    slug: String,
    people: String,
    offices: String,
    approver: String,
}

#[derive(Template)]
#[template(path = "desk_orgs.html")]
struct OrgsTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    rows: Vec<Row>,
    next: Option<&'a str>,
    as_of: String,
}

/// The page of one.
pub(super) fn path_of(slug: &Slug) -> String {
    format!("/desk/orgs/{slug}")
}

impl OrgsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let number = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let row = |row: &OrganizationRow| Row {
            path: path_of(&row.organization.slug),
            name: row.organization.name.to_string(),
            slug: row.organization.slug.to_string(),
            people: number(row.shown_by).to_string(),
            offices: number(row.organization.offices.len()).to_string(),
            approver: row
                .approver
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
        };
        written(&OrgsTemplate {
            around: Around::of(frame, head(words.t("orgs-title"), words.t("orgs-intro"))),
            said: match self.merged {
                Merged::Now => Some(state(Tone::Good, &words.t("orgs-merged"))),
                Merged::Not => None,
            },
            rows: self.rows.iter().map(row).collect(),
            next: self.next.as_deref(),
            as_of: as_of(frame),
        })
    }
}

/// The query as it comes.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    after: Option<String>,
    done: Option<String>,
}

/// `GET /desk/orgs`.
pub(super) async fn show(chief: Chief, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let visit = &chief.visit;
    let after = asked.after.and_then(|slug| Slug::parse(&slug).ok());
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| see_organizations(tx, after.as_ref()));
    let Ok((rows, has_more)) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| format!("/desk/orgs?after={}", last.organization.slug));
    let merged = match asked.done.as_deref() {
        Some("merged") => Merged::Now,
        _ => Merged::Not,
    };
    let page = OrgsPage { rows, next, merged };
    visit.secret_page(page.render(&visit.frame()))
}

/// `POST /desk/orgs`: all of them as a file, which wants a fresh sign-in as that of the members does (D13, H3).
pub(super) async fn export(
    chief: Chief,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let database = may_take(&chief, sent, "export organisations").await?;
    match all_written(database).await {
        Ok(csv) => Ok(download(CSV, "organisations.csv", csv)),
        Err(_) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

async fn all_written(database: &Database) -> Result<String, StoreError> {
    let mut csv = String::from(BYTE_ORDER_MARK);
    write_record(&mut csv, &["slug", "name", "offices", "shown_by", "approver"]);
    let mut after: Option<Slug> = None;
    loop {
        let (rows, has_more) = database.read(|tx| see_organizations(tx, after.as_ref()))?;
        for row in &rows {
            let offices: Vec<String> = row.organization.offices.iter().map(written_office).collect();
            let (offices, shown_by) = (offices.join(" | "), row.shown_by.to_string());
            let approver = row.approver.as_ref().map_or("", |handle| handle.as_str());
            let organization = &row.organization;
            let cells = [
                organization.slug.as_str(),
                organization.name.as_str(),
                &offices,
                &shown_by,
                approver,
            ];
            write_record(&mut csv, &cells);
        }
        match rows.into_iter().next_back() {
            Some(last) if has_more => after = Some(last.organization.slug),
            _ => return Ok(csv),
        }
        // Reading waits for nothing: others have their turn.
        tokio::task::yield_now().await;
    }
}

/// `London, GB`.
fn written_office(office: &Office) -> String {
    format!("{}, {}", office.town, office.region)
}
