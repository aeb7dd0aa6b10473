//! `/orgs/{slug}`: an organisation, its offices, and its people who show where they work (F04, need 0.2).

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use community::Spokesperson;
use community::see_organization::{SeeOrganizationRefused, see_organization};
use community::see_person::SeenPerson;
use domain::{Dimension, MemberId, Organization, Slug, Taxonomy};
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::people_page::PersonRow;
use crate::seats_page;
use crate::sign_in::Member;

/// One organisation.
#[derive(Clone, Debug)]
pub(crate) struct OrganizationPage<'t> {
    /// The lists that name places and work.
    pub(crate) taxonomy: &'t Taxonomy,
    /// Which.
    pub(crate) organization: Organization,
    /// Its people on this page.
    pub(crate) people: Vec<SeenPerson>,
    /// Where the next page is.
    pub(crate) next: Option<String>,
    /// Where its seats are, for whoever acts for it.
    pub(crate) seats: Option<String>,
}

struct OfficeRow {
    town: String,
    region: String,
}

#[derive(Template)]
#[template(path = "organization.html")]
struct OrganizationTemplate<'a> {
    around: Around<'a>,
    name: String,
    offices: Vec<OfficeRow>,
    rows: Vec<PersonRow>,
    next: Option<&'a str>,
    seats: Option<&'a str>,
}

impl OrganizationPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let name = self.organization.name.to_string();
        let head = Head {
            section: Section::People,
            title: name.clone(),
            description: frame.words.t("people-title"),
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let office = |office: &domain::Office| OfficeRow {
            town: office.town.to_string(),
            region: self
                .taxonomy
                .name(Dimension::Regions, office.region.as_str())
                .to_owned(),
        };
        let row = |person: &SeenPerson| PersonRow {
            organization: String::new(),
            ..PersonRow::of(frame.words, self.taxonomy, person)
        };
        written(&OrganizationTemplate {
            around: Around::of(frame, head),
            name,
            offices: self.organization.offices.iter().map(office).collect(),
            rows: self.people.iter().map(row).collect(),
            next: self.next.as_deref(),
            seats: self.seats.as_deref(),
        })
    }
}

/// The query as it comes.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    after: Option<String>,
}

/// `GET /orgs/{slug}`.
pub(crate) async fn show(
    member: Member,
    Path(slug): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let visit = &member.visit;
    let node = &visit.site.doors.node;
    if let Some(too_often) = member.looks_too_often() {
        return too_often;
    }
    let Ok(slug) = Slug::parse(&slug) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let after = asked
        .ok()
        .and_then(|Query(asked)| MemberId::parse(&asked.after?).ok());
    let read = node.database.read(|tx| {
        let (organization, found) = see_organization(tx, &visit.viewer, &slug, after.as_ref())?;
        let signed_in = &member.signed_in;
        let by = Spokesperson::of(&signed_in.membership, signed_in.officer.as_ref());
        let acts_for_it = by.organization(tx, &slug)?.is_some();
        // An id and no name: it may be somebody whom the reader may not find (2.8).
        let next = found.next.map(|id| format!("/orgs/{slug}?after={id}"));
        Ok::<_, SeeOrganizationRefused>(OrganizationPage {
            taxonomy: &node.settings.taxonomy,
            organization,
            people: found.people,
            next,
            seats: acts_for_it.then(|| seats_page::path(&slug)),
        })
    });
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(SeeOrganizationRefused::NoSuchOrganization) => visit.error(&ErrorPage::NotFound),
        Err(SeeOrganizationRefused::Store(_)) => visit.error(&ErrorPage::Unavailable),
    }
}
