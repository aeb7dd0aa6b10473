//! `/events/{id}/home`: somebody who is a member elsewhere names her community once, this browser remembers it, and the page
//! says where the event is answered there; `/events/elsewhere`: where she arrives (F28; threat E5).
//!
//! Only communities that this one shares events with are led to, so that nobody is sent where whoever made a link wants her.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_event::{Host, SeeRefused, Sight, see_event};
use domain::{EventId, Iri, Next, Origin, PeeringState, Scope};
use edge::is_of_another_site;
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use store::peerings::PeeringOutline;
use store::{StoreError, Transaction, events, peerings};

use crate::calendar_links::escaped;
use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::home_cookie::{home_cookie, remembered};
use crate::router::Site;
use crate::sign_in::{Refused, read};
use crate::state_words::EventStanding;
use crate::visit::Visit;

/// Longest address that is looked at, in bytes.
const TYPED_BYTES_MAX: usize = 300;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct HomeCommunityPage {
    /// The path of the event's page.
    pub(crate) event: String,
    /// Its title.
    pub(crate) title: String,
    /// Its name on the network.
    pub(crate) iri: Iri,
    /// Communities it can be answered from, by name.
    pub(crate) communities: Vec<Choice>,
    /// The one that this browser remembers, if it is among them.
    pub(crate) remembered: Option<Choice>,
    /// What was typed and is none of them; nothing before.
    pub(crate) wrong: Option<String>,
}

/// A community that shares events with this one.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) origin: Origin,
}

/// One to choose, as text.
struct Shown {
    name: String,
    host: String,
}

#[derive(Template)]
#[template(path = "home_community.html")]
struct HomeCommunityTemplate<'a> {
    around: Around<'a>,
    event: &'a str,
    title: &'a str,
    /// The name, the host, and where the link leads.
    onward: Option<(String, String, String)>,
    communities: Vec<Shown>,
    typed: &'a str,
    is_wrong: bool,
    is_remembered: bool,
    /// Longest address that can be typed.
    most: usize,
}

impl HomeCommunityPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Events,
            title: words.t("home-community-title"),
            description: words.t("home-community-intro"),
            address: Address::Nowhere,
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let shown = |choice: &Choice| Shown {
            name: choice.name.clone(),
            host: choice.origin.authority().to_owned(),
        };
        written(&HomeCommunityTemplate {
            around: Around::of(frame, head),
            event: &self.event,
            title: &self.title,
            onward: self.remembered.as_ref().map(|choice| {
                let Shown { name, host } = shown(choice);
                (name, host, there(&choice.origin, &self.iri))
            }),
            communities: self.communities.iter().map(shown).collect(),
            typed: self.wrong.as_deref().unwrap_or_default(),
            is_wrong: self.wrong.is_some(),
            is_remembered: self.remembered.is_some(),
            most: TYPED_BYTES_MAX,
        })
    }

    /// Of an event of ours that this reader may see and that can be answered; nothing of any other.
    fn read(visit: &Visit, id: &EventId, home: Option<&str>) -> Result<Option<Self>, SeeRefused> {
        let database = &visit.site.doors.node.database;
        database.read(|tx| {
            let seen = match see_event(tx, &visit.viewer, id)? {
                Sight::Event(seen) if seen.host == Host::Us => seen,
                Sight::Event(_) | Sight::Gone(_) => return Ok(None),
            };
            let standing = EventStanding::of(seen.event.state, seen.event.over_at(), visit.now);
            if !standing.can_be_answered() {
                return Ok(None);
            }
            let communities = communities(tx)?;
            let remembered = communities
                .iter()
                .find(|choice| home == Some(choice.origin.authority()));
            Ok(Some(Self {
                event: format!("/events/{id}"),
                title: seen.event.draft.title.to_string(),
                iri: seen.event.iri.clone(),
                remembered: remembered.cloned(),
                communities,
                wrong: None,
            }))
        })
    }
}

/// The page of an event at another community: that community's own copy of it, found by its name.
fn there(community: &Origin, event: &Iri) -> String {
    let event = escaped(event.as_str());
    format!("{}/events/elsewhere?event={event}", community.as_str())
}

/// Communities that events are shared with now, by name.
fn communities(tx: &mut Transaction<'_>) -> Result<Vec<Choice>, StoreError> {
    let mut found = Vec::new();
    for peering in peerings::outlines(tx)? {
        if !leads_home(tx, &peering)? {
            continue;
        }
        let name = edge::name_of(tx, &peering.peer)?;
        found.push(Choice {
            name,
            origin: peering.peer,
        });
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// Whether anybody could answer from elsewhere: of the agreements no more is read than that, for it stands on a page that
/// strangers open.
pub(crate) fn is_offered(tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
    for peering in peerings::outlines(tx)? {
        if leads_home(tx, &peering)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether events are shared with it now, and its node says that it takes members to their own page of one.
fn leads_home(tx: &mut Transaction<'_>, peering: &PeeringOutline) -> Result<bool, StoreError> {
    if peering.state != PeeringState::Active || !peering.active.contains(&Scope::Events) {
        return Ok(false);
    }
    let said = peerings::profile(tx, &peering.peer)?;
    Ok(said.is_some_and(|said| said.leads_home))
}

/// The host that somebody means who writes `seattle.example`, `https://seattle.example/events` or `@puget@seattle.example`.
fn host_meant(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > TYPED_BYTES_MAX {
        return None;
    }
    let bare = typed.strip_prefix("https://").unwrap_or(typed);
    let bare = bare.split('/').next().unwrap_or_default();
    let host = match bare.rsplit_once('@') {
        // An address of the Fediverse; in an address of the web it would hide the host.
        Some((_, host)) if bare == typed => host,
        Some(_) => return None,
        None => bare,
    };
    let origin = Origin::parse(&format!("https://{}", host.to_ascii_lowercase())).ok()?;
    Some(origin.authority().to_owned())
}

type Id = Result<Path<String>, PathRejection>;

fn event_named(id: Id) -> Option<EventId> {
    id.ok().and_then(|Path(id)| EventId::parse(&id).ok())
}

/// `GET /events/{id}/home`.
pub(crate) async fn show(id: Id, headers: HeaderMap, visit: Visit) -> Response {
    let Some(id) = event_named(id) else {
        return visit.error(&ErrorPage::NotFound);
    };
    match HomeCommunityPage::read(&visit, &id, remembered(&headers).as_deref()) {
        Ok(Some(page)) => visit.secret_page(page.render(&visit.frame())),
        Ok(None) | Err(SeeRefused::NotFound) => visit.error(&ErrorPage::NotFound),
        Err(SeeRefused::Store(_)) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    community: String,
}

/// `POST /events/{id}/home`: the browser remembers it, and the same page says where to go on.
pub(crate) async fn choose(
    State(site): State<Site>,
    id: Id,
    headers: HeaderMap,
    visit: Visit,
    sent: Result<Form<Chosen>, FormRejection>,
) -> Result<Response, Refused> {
    let node = &site.doors.node;
    if is_of_another_site(&headers, node.origin.as_str()) {
        return Err(Refused::by(&visit, &ErrorPage::Forbidden));
    }
    let missing = || Refused::by(&visit, &ErrorPage::NotFound);
    let id = event_named(id).ok_or_else(missing)?;
    let Chosen { community } = read(&visit, sent)?;
    let host = host_meant(&community);
    let page = match HomeCommunityPage::read(&visit, &id, host.as_deref()) {
        Ok(Some(page)) => page,
        Ok(None) | Err(SeeRefused::NotFound) => return Err(missing()),
        Err(SeeRefused::Store(_)) => return Err(Refused::by(&visit, &ErrorPage::Unavailable)),
    };
    let Some(chosen) = &page.remembered else {
        let page = HomeCommunityPage {
            wrong: Some(community),
            ..page
        };
        let mut response = visit.secret_page(page.render(&visit.frame()));
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    };
    let cookie = home_cookie(node, &chosen.origin);
    let mut response = Redirect::to(&format!("{}/home", page.event)).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// What is asked of the page where she arrives.
#[derive(Deserialize)]
pub(crate) struct Arriving {
    event: Option<String>,
}

/// `GET /events/elsewhere?event=…`: to the page here of an event that another community holds. Who is not signed in reads
/// the same whether there is no such event or none for her.
pub(crate) async fn arrive(visit: Visit, asked: Result<Query<Arriving>, QueryRejection>) -> Response {
    let asked = asked.ok().and_then(|Query(asked)| asked.event);
    let named = asked.and_then(|event| Iri::parse(&event).ok());
    let found = visit.site.doors.node.database.read(|tx| {
        let Some(iri) = &named else { return Ok(None) };
        let known = match events::by_iri(tx, iri)? {
            Some(event) => Some(event.id),
            None => events::tombstone(tx, iri)?.map(|stone| stone.event),
        };
        let Some(id) = known else { return Ok(None) };
        match see_event(tx, &visit.viewer, &id) {
            Ok(Sight::Event(_) | Sight::Gone(_)) => Ok(Some(id)),
            Err(SeeRefused::NotFound) => Ok(None),
            Err(SeeRefused::Store(error)) => Err(error),
        }
    });
    match found {
        Ok(Some(id)) => Redirect::to(&format!("/events/{id}")).into_response(),
        Ok(None) if visit.signed_in.is_none() => {
            let next = named.map_or(Next::Home, Next::Elsewhere);
            visit.error(&ErrorPage::SignInFor(next))
        }
        Ok(None) if named.is_some() => visit.error(&ErrorPage::NotHeardOf),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;
    use crate::samples::{self, Surroundings};

    /// E5, E7: whatever is typed, only a host comes out of it, and one that hides behind another does not.
    #[test]
    fn an_address_is_read_as_the_host_it_leads_to() {
        for typed in [
            "seattle.example",
            " https://Seattle.example/events?x ",
            "@puget@seattle.example",
            "maren@seattle.example",
        ] {
            assert_eq!(host_meant(typed).as_deref(), Some("seattle.example"), "{typed}");
        }
        for odd in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://seattle.example@evil.example/",
            "javascript:alert(1)",
            "seattle.example\r\nSet-Cookie: a=b",
            &"x".repeat(TYPED_BYTES_MAX + 1),
        ] {
            assert_eq!(host_meant(odd), None, "{odd}");
        }
    }

    /// F28: the page says by name and host where the link leads, before anybody follows it.
    #[test]
    fn the_page_names_the_host_it_leads_to_and_keeps_what_was_typed() {
        let words = Words::english();
        let html = |page: &HomeCommunityPage| page.render(&Surroundings::new().frame(&words));
        let page = samples::home_community_page();
        let known = html(&page);
        assert!(
            known.contains("href=\"https://london.example/events/elsewhere?event=https%3A%2F%2F"),
            "{known}"
        );
        assert!(known.contains("london.example</code>"), "{known}");
        let wrong = html(&HomeCommunityPage {
            wrong: Some("evil.example".to_owned()),
            remembered: None,
            ..page
        });
        for part in [
            "value=\"evil.example\"",
            "aria-invalid=\"true\"",
            "href=\"#community\"",
        ] {
            assert!(wrong.contains(part), "{part}: {wrong}");
        }
        assert!(!wrong.contains("/events/elsewhere"), "{wrong}");
    }
}
