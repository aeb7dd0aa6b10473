//! `/events/{id}/home`: somebody who is a member elsewhere names her community once, this browser remembers it, and the page
//! says where the event is answered there; `/events/elsewhere`: where she arrives; `/login/home`: the same without an event,
//! for who came to sign in or to join (F28; threat E5).
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
use http::{HeaderMap, header};
use serde::Deserialize;
use store::peerings::PeeringOutline;
use store::{StoreError, Transaction, events, peerings};

use crate::calendar_links::escaped;
use crate::error_page::ErrorPage;
use crate::event_page::HomeCommunity;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::home_cookie::{home_cookie, remembered};
use crate::router::Site;
use crate::sign_in::{Refused, read};
use crate::state_words::EventStanding;
use crate::visit::Visit;

/// Where somebody names her community who came to sign in or to join.
pub(crate) const SIGN_IN_PATH: &str = "/login/home";
/// Longest address that is looked at, in bytes.
const TYPED_BYTES_MAX: usize = 300;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct HomeCommunityPage {
    /// What she does there.
    pub(crate) errand: HomeErrand,
    /// Communities it can be done at, by name.
    pub(crate) communities: Vec<Choice>,
    /// The one that this browser remembers, if it is among them.
    pub(crate) remembered: Option<Choice>,
    /// What was typed and is none of them; nothing before.
    pub(crate) wrong: Option<String>,
}

/// What somebody does at her home community.
#[derive(Clone, Debug)]
pub(crate) enum HomeErrand {
    /// She answers an event.
    Answer {
        /// The path of the event's page.
        event: String,
        /// Its title.
        title: String,
        /// Its name on the network.
        iri: Iri,
    },
    /// She signs in.
    SignIn,
}

impl HomeErrand {
    /// The page she comes from, and what that is called.
    fn back(&self, frame: &Frame<'_>) -> (String, String) {
        match self {
            Self::Answer { event, title, .. } => (event.clone(), title.clone()),
            Self::SignIn => ("/login".to_owned(), frame.words.t("login-title")),
        }
    }

    /// The address of this page.
    fn path(&self) -> String {
        match self {
            Self::Answer { event, .. } => format!("{event}/home"),
            Self::SignIn => SIGN_IN_PATH.to_owned(),
        }
    }

    /// The page at a community, and the words of the link to it: of an event that community's own copy, found by its name.
    fn there(&self, community: &Origin) -> (String, &'static str) {
        let community = community.as_str();
        match self {
            Self::Answer { iri, .. } => (
                format!("{community}/events/elsewhere?event={}", escaped(iri.as_str())),
                "home-community-go",
            ),
            Self::SignIn => (format!("{community}/login"), "home-community-sign-in"),
        }
    }
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

/// The link to the community that this browser remembers.
struct Onward {
    name: String,
    host: String,
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "home_community.html")]
struct HomeCommunityTemplate<'a> {
    around: Around<'a>,
    title: String,
    lead: String,
    /// Where she comes from, and what that is called.
    back: (String, String),
    /// Where the forms post to.
    action: String,
    onward: Option<Onward>,
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
        let (section, title, lead) = match self.errand {
            HomeErrand::Answer { .. } => (Section::Events, "home-community-title", "home-community-intro"),
            HomeErrand::SignIn => (
                Section::Person,
                "home-community-use-mine",
                "home-community-sign-in-intro",
            ),
        };
        let head = Head::unlisted(section, words.t(title), words.t(lead));
        let shown = |choice: &Choice| Shown {
            name: choice.name.clone(),
            host: choice.origin.authority().to_owned(),
        };
        written(&HomeCommunityTemplate {
            around: Around::of(frame, head),
            title: words.t(title),
            lead: words.t(lead),
            back: self.errand.back(frame),
            action: self.errand.path(),
            onward: self.remembered.as_ref().map(|choice| {
                let Shown { name, host } = shown(choice);
                let (href, label) = self.errand.there(&choice.origin);
                Onward {
                    name,
                    host,
                    href,
                    label: words.t(label),
                }
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
            let errand = HomeErrand::Answer {
                event: format!("/events/{id}"),
                title: seen.event.draft.title.to_string(),
                iri: seen.event.iri.clone(),
            };
            Ok(Some(Self::of(tx, errand, home)?))
        })
    }

    fn of(tx: &mut Transaction<'_>, errand: HomeErrand, home: Option<&str>) -> Result<Self, StoreError> {
        let communities = communities(tx)?;
        let remembered = communities
            .iter()
            .find(|choice| home == Some(choice.origin.authority()));
        Ok(Self {
            errand,
            remembered: remembered.cloned(),
            communities,
            wrong: None,
        })
    }
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

/// What pages offer on which somebody signs in or joins; while the store cannot be read, nothing.
pub(crate) fn offered(visit: &Visit) -> HomeCommunity {
    match visit.site.doors.node.database.read(is_offered) {
        Ok(true) => HomeCommunity::Offered,
        Ok(false) | Err(_) => HomeCommunity::NotOffered,
    }
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
    match HomeCommunityPage::read(&visit, &id, host.as_deref()) {
        Ok(Some(page)) => Ok(chosen(&visit, page, community)),
        Ok(None) | Err(SeeRefused::NotFound) => Err(missing()),
        Err(SeeRefused::Store(_)) => Err(Refused::by(&visit, &ErrorPage::Unavailable)),
    }
}

/// Back to the same page, with a browser that remembers; or the page with what was typed, when that is none of them.
fn chosen(visit: &Visit, page: HomeCommunityPage, typed: String) -> Response {
    let Some(home) = &page.remembered else {
        let page = HomeCommunityPage {
            wrong: Some(typed),
            ..page
        };
        return visit.refused_page(page.render(&visit.frame()));
    };
    let cookie = home_cookie(&visit.site.doors.node, &home.origin);
    let mut response = Redirect::to(&page.errand.path()).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn to_sign_in(visit: &Visit, home: Option<&str>) -> Result<HomeCommunityPage, StoreError> {
    let database = &visit.site.doors.node.database;
    database.read(|tx| HomeCommunityPage::of(tx, HomeErrand::SignIn, home))
}

/// `GET /login/home`.
pub(crate) async fn show_sign_in(headers: HeaderMap, visit: Visit) -> Response {
    match to_sign_in(&visit, remembered(&headers).as_deref()) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// `POST /login/home`: the browser remembers it, and the same page says where she signs in.
pub(crate) async fn choose_sign_in(
    headers: HeaderMap,
    visit: Visit,
    sent: Result<Form<Chosen>, FormRejection>,
) -> Result<Response, Refused> {
    if is_of_another_site(&headers, visit.site.doors.node.origin.as_str()) {
        return Err(Refused::by(&visit, &ErrorPage::Forbidden));
    }
    let Chosen { community } = read(&visit, sent)?;
    match to_sign_in(&visit, host_meant(&community).as_deref()) {
        Ok(page) => Ok(chosen(&visit, page, community)),
        Err(_) => Err(Refused::by(&visit, &ErrorPage::Unavailable)),
    }
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
