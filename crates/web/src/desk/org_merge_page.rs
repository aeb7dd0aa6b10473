//! `/desk/orgs/{slug}/merge`: what making two names of a company one does, before it is done, and the button that does it
//! (F04).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::merge_organizations::{MergeRefused, Progress, merge_piece};
use community::preview_merge::{MergePreview, count_piece, preview_merge};
use domain::{Dimension, Organization, PersonName, Slug, Taxonomy};
use serde::Deserialize;

use super::merge_form::MergeForm;
use super::org_page::{self, OrgSaid};
use super::orgs_page::path_of;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused, form};
use crate::visit::Visit;
use crate::words::Words;

/// The question before it.
#[derive(Clone, Debug)]
pub(crate) struct OrgMergePage<'t> {
    /// The lists that name places.
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) gone: Organization,
    pub(crate) stays: Organization,
    pub(crate) preview: MergePreview,
}

/// No more than the two.
const NOTHING: (&str, &str) = ("name", "");

#[derive(Template)]
#[template(path = "desk_org_merge.html")]
struct OrgMergeTemplate<'a> {
    around: Around<'a>,
    title: String,
    path: String,
    into: &'a str,
    lines: Vec<String>,
    button: String,
}

impl OrgMergePage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = self.with(words, "orgs-merge-title", NOTHING);
        written(&OrgMergeTemplate {
            around: Around::of(frame, head(title.clone(), words.t("orgs-intro"))),
            title,
            path: path_of(&self.gone.slug),
            into: self.stays.slug.as_str(),
            lines: self.lines(words),
            button: words.t("orgs-merge-button"),
        })
    }

    /// A sentence about both, and about something more.
    fn with(&self, words: &Words, key: &str, (name, value): (&'static str, &str)) -> String {
        let named = [
            ("from", self.gone.name.as_str().into()),
            ("into", self.stays.name.as_str().into()),
            (name, value.into()),
        ];
        words.with(key, &named)
    }

    fn lines(&self, words: &Words) -> Vec<String> {
        let preview = &self.preview;
        let number = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let mut lines = vec![
            words.count("orgs-merge-people", number(preview.people)),
            words.count("orgs-merge-hiding", number(preview.hiding)),
        ];
        let offices: Vec<String> = preview
            .offices
            .iter()
            .map(|office| {
                let place = self.taxonomy.name(Dimension::Regions, office.region.as_str());
                format!("{} ({place})", office.town)
            })
            .collect();
        if !offices.is_empty() {
            lines.push(self.with(words, "orgs-merge-offices", ("offices", &offices.join(", "))));
        }
        if preview.offices_lost > 0 {
            lines.push(words.count("orgs-merge-offices-lost", number(preview.offices_lost)));
        }
        if let Some(approver) = &preview.approver {
            lines.push(self.with(words, "orgs-merge-approver", ("name", approver.name.as_str())));
        }
        if preview.takes_seats {
            lines.push(words.t("orgs-merge-takes-seats"));
        }
        if preview.voids_invoice {
            lines.push(words.t("orgs-merge-voids"));
        }
        lines.push(self.with(words, "orgs-merge-former", NOTHING));
        lines
    }
}

/// Into which.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    into: Option<String>,
}

/// `GET /desk/orgs/{slug}/merge`.
pub(super) async fn show(
    chief: Chief,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let visit = &chief.visit;
    let Ok(from) = Slug::parse(&slug) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let Some(text) = asked.into else {
        return Redirect::to(&path_of(&from)).into_response();
    };
    let Some(into) = meant(&text) else {
        return org_page::page(visit, &slug, OrgSaid::NoOther(text));
    };
    match previewed(visit, &from, &into) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(refused) => unmerged(visit, &slug, text, &refused),
    }
}

/// The address part that was meant by a name or by the address part itself.
fn meant(text: &str) -> Option<Slug> {
    let text = text.trim();
    let named = PersonName::parse(text)
        .ok()
        .map(|name| Organization::slug_of(&name));
    Slug::parse(text).ok().or(named)
}

fn previewed<'v>(visit: &'v Visit, from: &Slug, into: &Slug) -> Result<OrgMergePage<'v>, MergeRefused> {
    let node = &visit.site.doors.node;
    let (gone, stays, mut preview) = node.database.read(|tx| preview_merge(tx, (from, into)))?;
    let mut after = None;
    while let Some(id) = node
        .database
        .read(|tx| count_piece(tx, from, after.as_ref(), &mut preview))?
    {
        after = Some(id);
    }
    Ok(OrgMergePage {
        taxonomy: &node.settings.taxonomy,
        gone,
        stays,
        preview,
    })
}

/// The page of the one that would go, with what is wrong; of one that is not there nothing.
fn unmerged(visit: &Visit, slug: &str, text: String, refused: &MergeRefused) -> Response {
    match refused {
        MergeRefused::NoSuchOrganization(_) | MergeRefused::Same => {
            org_page::page(visit, slug, OrgSaid::NoOther(text))
        }
        MergeRefused::BothHaveSeats(_) => org_page::page(visit, slug, OrgSaid::BothHaveSeats(text)),
        MergeRefused::Store(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /desk/orgs/{slug}/merge`: it cannot be taken back, so it wants a fresh sign-in (threat H3).
pub(super) async fn merge(
    chief: Chief,
    Path(slug): Path<String>,
    sent: Result<Form<MergeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let Ok(from) = Slug::parse(&slug) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let Some(into) = meant(&sent.into) else {
        return Ok(org_page::page(visit, &slug, OrgSaid::NoOther(sent.into)));
    };
    let by = chief.officer.member().handle.as_str();
    let database = &visit.site.doors.node.database;
    let mut after = None;
    loop {
        let merged = database
            .transact(|tx| merge_piece(tx, by, (&from, &into), after.as_ref(), visit.now))
            .await;
        match merged {
            Ok(Progress::UpTo(id)) => after = Some(id),
            Ok(Progress::Done) => return Ok(Redirect::to("/desk/orgs?done=merged").into_response()),
            Err(refused) => return Ok(unmerged(visit, &slug, sent.into, &refused)),
        }
    }
}
