//! `/orgs/{slug}`: an organisation, its offices, the events ahead that it holds with the community, and its people who show
//! where they work (F04, needs 0.2, 0.7).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::Spokesperson;
use community::follow_organization::{
    FollowOrganizationRefused, follow_organization, follows_organization, unfollow_organization,
};
use community::hide_from::hide_from;
use community::see_organization::{SeeOrganizationRefused, see_organization};
use community::see_person::SeenPerson;
use domain::{Dimension, Iri, MemberId, Organization, Slug, Taxonomy};
use serde::Deserialize;
use store::events::Outline;
use store::{Membership, StoreError, Transaction, profiles};

use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Around, Frame, Head, Section, written};
use crate::people_page::PersonRow;
use crate::person_page::Unhidden;
use crate::router::Site;
use crate::seats_page;
use crate::sign_in::{Button, Member, Refused, form};

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
    /// Events ahead that it holds with the community, by start; at most [`EVENTS_MAX`].
    pub(crate) events: Vec<EventCard>,
    /// Whether the reader follows it.
    pub(crate) follows: Follows,
    /// Whether the reader hides from its people.
    pub(crate) hides: Hides,
}

/// Whether the reader hides from the people of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hides {
    /// She does.
    Now,
    /// She does not.
    Not,
    /// It is her own, from which nobody hides by a button.
    Own,
}

/// Whether the reader follows an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// She does.
    Now,
    /// She does not.
    Not,
    /// She does not, and her list is full.
    NotAndFull,
}

/// Most events on the page.
const EVENTS_MAX: usize = 10;

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
    events: Vec<EventRow>,
    slug: &'a str,
    follows: bool,
    is_full: bool,
    /// The button that hides her; empty where there is nothing to press.
    hide: String,
    /// That she is hidden; else empty.
    hidden: String,
}

impl OrganizationPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let name = self.organization.name.to_string();
        let named = |key: &str| {
            let organization = [("organization", name.as_str().into())];
            frame.words.with(key, &organization)
        };
        let (hide, hidden) = match self.hides {
            Hides::Not => (named("person-hide"), String::new()),
            Hides::Now => (String::new(), named("person-hidden")),
            Hides::Own => (String::new(), String::new()),
        };
        let head = Head::unlisted(Section::People, name.clone(), frame.words.t("people-title"));
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
            name: name.clone(),
            offices: self.organization.offices.iter().map(office).collect(),
            rows: self.people.iter().map(row).collect(),
            next: self.next.as_deref(),
            seats: self.seats.as_deref(),
            events: EventRow::all(frame, &self.events),
            slug: self.organization.slug.as_str(),
            follows: self.follows == Follows::Now,
            is_full: self.follows == Follows::NotAndFull,
            hide,
            hidden,
        })
    }
}

/// The query as it comes.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    after: Option<String>,
    /// What came of the last press: `full`.
    follow: Option<String>,
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
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let after = asked.after.and_then(|id| MemberId::parse(&id).ok());
    let is_full = asked.follow.as_deref() == Some("full");
    let read = node.database.read(|tx| {
        let (organization, found) = see_organization(tx, &visit.viewer, &slug, after.as_ref())?;
        let signed_in = &member.signed_in;
        let by = Spokesperson::of(&signed_in.membership, signed_in.officer.as_ref());
        let acts_for_it = by.organization(tx, &slug)?.is_some();
        let ahead = visit.ahead(tx)?;
        let address = Iri::local(&node.origin, &format!("/orgs/{slug}"));
        let rows = ahead.seen_by(&visit.viewer, visit.now);
        let held: Vec<&Outline> = rows
            .map(|row| ahead.outline(row))
            .filter(|event| event.co_hosts.iter().any(|host| host.iri == address))
            .take(EVENTS_MAX)
            .collect();
        // An id and no name: it may be somebody whom the reader may not find (2.8).
        let next = found.next.map(|id| format!("/orgs/{slug}?after={id}"));
        let follows = match follows_organization(tx, &signed_in.membership, &slug)? {
            true => Follows::Now,
            false if is_full => Follows::NotAndFull,
            false => Follows::Not,
        };
        Ok::<_, SeeOrganizationRefused>(OrganizationPage {
            taxonomy: &node.settings.taxonomy,
            organization,
            people: found.people,
            next,
            seats: acts_for_it.then(|| seats_page::path(&slug)),
            events: visit.cards(tx, &held)?,
            follows,
            hides: hides(tx, &signed_in.membership, &slug)?,
        })
    });
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(SeeOrganizationRefused::NoSuchOrganization) => visit.error(&ErrorPage::NotFound),
        Err(SeeOrganizationRefused::Store(_)) => visit.error(&ErrorPage::Unavailable),
    }
}

fn hides(tx: &mut Transaction<'_>, who: &Membership, slug: &Slug) -> Result<Hides, StoreError> {
    if works_there(who, slug) {
        return Ok(Hides::Own);
    }
    let profile = profiles::get(tx, &who.member().id)?;
    let is_hidden = profile.is_some_and(|profile| profile.hide_from.contains(slug));
    Ok(if is_hidden { Hides::Now } else { Hides::Not })
}

fn works_there(who: &Membership, slug: &Slug) -> bool {
    let own = who.member().organization.as_ref();
    own.is_some_and(|name| Organization::slug_of(name) == *slug)
}

/// What a press of a button on the page brings.
type Sent = Result<Form<Button>, FormRejection>;

/// `POST /orgs/{slug}/follow`.
pub(crate) async fn follow(
    member: Member,
    State(site): State<Site>,
    Path(slug): Path<String>,
    sent: Sent,
) -> Result<Response, Refused> {
    let slug = pressed(&member, &slug, sent)?;
    let visit = &member.visit;
    let who = &member.signed_in.membership;
    let database = &site.doors.node.database;
    let followed = database.transact(|tx| follow_organization(tx, who, &slug, visit.now));
    match followed.await {
        Ok(_) => Ok(to_page(&slug, "")),
        Err(FollowOrganizationRefused::TooMany) => Ok(to_page(&slug, "?follow=full")),
        Err(FollowOrganizationRefused::NoSuchOrganization) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(FollowOrganizationRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /orgs/{slug}/unfollow`.
pub(crate) async fn unfollow(
    member: Member,
    State(site): State<Site>,
    Path(slug): Path<String>,
    sent: Sent,
) -> Result<Response, Refused> {
    let slug = pressed(&member, &slug, sent)?;
    let who = &member.signed_in.membership;
    let database = &site.doors.node.database;
    let unfollowed = database.transact(|tx| unfollow_organization(tx, who, &slug));
    match unfollowed.await {
        Ok(()) => Ok(to_page(&slug, "")),
        Err(_) => Err(Refused::by(&member.visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /orgs/{slug}/hide`: from everybody who works there (need 2.8).
pub(crate) async fn hide(
    member: Member,
    State(site): State<Site>,
    Path(slug): Path<String>,
    sent: Sent,
) -> Result<Response, Refused> {
    let slug = pressed(&member, &slug, sent)?;
    let visit = &member.visit;
    let who = &member.signed_in.membership;
    let node = &site.doors.node;
    let hidden = node.database.transact(|tx| {
        // Nobody hides from her own company by a button, and nobody learns by one which others there are.
        see_organization(tx, &visit.viewer, &slug, None)?;
        match works_there(who, &slug) {
            true => Err(Unhidden::Nowhere),
            false => Ok(hide_from(
                tx,
                who,
                &slug,
                node.settings.profiles.default_visibility,
            )?),
        }
    });
    match hidden.await {
        Ok(()) => Ok(Redirect::to(&format!("/orgs/{slug}")).into_response()),
        Err(Unhidden::Nowhere) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(Unhidden::Full) => Ok(Redirect::to("/settings/profile#hide_from").into_response()),
        Err(Unhidden::Unreadable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn pressed(member: &Member, slug: &str, sent: Sent) -> Result<Slug, Refused> {
    form(&member.visit, &member.signed_in, sent)?;
    Slug::parse(slug).map_err(|_| Refused::by(&member.visit, &ErrorPage::NotFound))
}

fn to_page(slug: &Slug, query: &str) -> Response {
    Redirect::to(&format!("/orgs/{slug}{query}#follow")).into_response()
}
