//! `/communities/{host}`: one community that this one shares with: its labels, its next events, and the button by which
//! a member follows it or no longer (F15, need 2.5).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::follow_community::{FollowCommunityRefused, Sharing, follow_community, unfollow_community};
use domain::{CommunityDocument, Country, DocumentKind, MailAddress, Origin, PeerProfile, Region, Title};
use jiff::Timestamp;
use serde::Deserialize;
use store::peerings::{self, PeeringOutline};
use store::{StoreError, Transaction, follows};

use crate::communities_page::{PeerCard, Shown, listed, peer_shown};
use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// Events on the page itself; all of them are in the list.
const EVENTS_SHOWN: usize = 10;

/// One community.
#[derive(Clone, Debug)]
pub struct CommunityPage {
    /// What it is, and what was agreed with it.
    pub peer: PeerCard,
    /// What else it says of itself.
    pub said: SaidByPeer,
    /// Its next events.
    pub events: Vec<EventCard>,
}

/// What a peer says of itself beside its labels, as last asked (F01).
#[derive(Clone, Debug, Default)]
pub struct SaidByPeer {
    /// Its country.
    pub country: Option<Country>,
    /// The part of it.
    pub region: Option<Region>,
    /// Where everybody may write to it.
    pub contact: Option<MailAddress>,
    /// Its local parts.
    pub chapters: Vec<Title>,
    /// What it goes by.
    pub documents: Vec<CommunityDocument>,
}

impl From<PeerProfile> for SaidByPeer {
    fn from(said: PeerProfile) -> Self {
        Self {
            country: said.country,
            region: said.region,
            contact: said.contact,
            chapters: said.chapters,
            documents: said.documents,
        }
    }
}

/// Whether the reader follows a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// Nobody is signed in.
    Stranger,
    /// She does not.
    No,
    /// She does, since then.
    Since(Timestamp),
}

impl Following {
    /// As the store has it.
    pub(crate) fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        community: &Origin,
    ) -> Result<Self, StoreError> {
        let Some(signed_in) = &visit.signed_in else {
            return Ok(Self::Stranger);
        };
        let follow = follows::get(tx, &signed_in.session.member, community)?;
        Ok(follow.map_or(Self::No, |follow| Self::Since(follow.since)))
    }
}

/// The button and the words beside it; empty for a stranger.
#[derive(Default)]
pub(crate) struct FollowForm {
    /// Where it posts to; empty when there is none.
    pub(crate) action: String,
    pub(crate) button: String,
    pub(crate) state: Option<StateWords>,
}

impl FollowForm {
    pub(crate) fn of(frame: &Frame<'_>, peer: &PeerCard) -> Self {
        let words = frame.words;
        let here = path(peer.card.origin.authority());
        let Following::Since(since) = peer.following else {
            let action = match peer.following {
                Following::No => format!("{here}/follow"),
                Following::Stranger | Following::Since(_) => String::new(),
            };
            return Self {
                action,
                button: words.t("community-follow"),
                state: None,
            };
        };
        let day = times::day_long(
            words,
            frame.clock.at(since).date(),
            frame.clock.at(frame.now).date(),
        );
        let state = |tone, icon, key: &str, second| StateWords {
            tone,
            icon,
            words: words.t(key),
            second,
        };
        let state = match peer.sharing {
            Sharing::Now => {
                let second = words.with("community-followed-since", &[("day", day.into())]);
                state("good", Icon::Tick, "community-followed", second)
            }
            Sharing::Paused => {
                let second = words.t("community-paused-next");
                state("watch", Icon::Clock, "community-paused", second)
            }
            Sharing::Over => {
                let second = words.t("community-over-next");
                state("soft", Icon::Cross, "community-over", second)
            }
        };
        Self {
            action: format!("{here}/unfollow"),
            button: words.t("community-unfollow"),
            state: Some(state),
        }
    }
}

/// The address of a community's page here.
pub(crate) fn path(authority: &str) -> String {
    let host = authority.replace('[', "%5B").replace(']', "%5D");
    format!("/communities/{host}")
}

#[derive(Template)]
#[template(path = "community.html")]
struct CommunityTemplate<'a> {
    around: Around<'a>,
    community: Shown,
    /// What it says of itself beside its labels: the name of each, what it is, and where that leads; empty when nowhere.
    facts: Vec<(String, String, String)>,
    rows: Vec<EventRow>,
    is_stranger: bool,
    is_followed: bool,
}

impl CommunityPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let community = peer_shown(frame, &self.peer);
        let head = Head {
            section: Section::Communities,
            title: community.name.clone(),
            description: community.labels.clone(),
            address: Address::Here(community.page.clone()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        written(&CommunityTemplate {
            around: Around::of(frame, head),
            rows: EventRow::all(frame, &self.events),
            is_stranger: self.peer.following == Following::Stranger,
            is_followed: matches!(self.peer.following, Following::Since(_)),
            facts: self.facts(frame.words),
            community,
        })
    }

    /// Where it is, its chapters, where anybody writes to it, and what it goes by with its length (F01).
    fn facts(&self, words: &Words) -> Vec<(String, String, String)> {
        let said = &self.said;
        let mut facts = Vec::new();
        let mut fact = |key: &str, what: String, link: String| facts.push((words.t(key), what, link));
        if let Some(country) = &said.country {
            fact("about-country", country.to_string(), String::new());
        }
        if let Some(region) = &said.region {
            fact("about-region", region.to_string(), String::new());
        }
        if !said.chapters.is_empty() {
            let chapters = said.chapters.iter().map(ToString::to_string).collect();
            fact("about-chapters", listed(words, chapters), String::new());
        }
        if let Some(contact) = &said.contact {
            fact("about-contact", contact.to_string(), format!("mailto:{contact}"));
        }
        for document in &said.documents {
            let name = match document.kind {
                DocumentKind::CodeOfEthics => words.t("ethics-title"),
                DocumentKind::Other => document.name.to_string(),
            };
            let long = words.count("community-document-words", document.words);
            facts.push((name, long, document.address.to_string()));
        }
        facts
    }

    fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        peering: PeeringOutline,
    ) -> Result<Option<Self>, StoreError> {
        let said = peerings::profile(tx, &peering.peer)?.map(SaidByPeer::from);
        let origin = peering.peer.clone();
        let ahead = visit.ahead(tx)?;
        let next = ahead.seen_by(&visit.viewer, visit.now);
        let is_its = ahead.by_host(|host| host == &origin);
        let next = next.filter(|event| is_its[event]);
        let mut next: Vec<_> = next.map(|event| ahead.outline(event)).collect();
        let peer = PeerCard::of(tx, visit, peering, ahead.count(next.len()))?;
        // One that shares no more is the business of those who follow it.
        if peer.sharing != Sharing::Now && !matches!(peer.following, Following::Since(_)) {
            return Ok(None);
        }
        next.truncate(EVENTS_SHOWN);
        let events = visit.cards(tx, &next)?;
        Ok(Some(Self {
            peer,
            said: said.unwrap_or_default(),
            events,
        }))
    }
}

type Host = Result<Path<String>, PathRejection>;

/// The node that a path names.
fn named(host: Host) -> Option<Origin> {
    let Path(host) = host.ok()?;
    let origin = Origin::parse(&format!("https://{host}")).ok()?;
    (origin.authority() == host).then_some(origin)
}

/// The agreement with it; a node in a test or on a bench speaks plain HTTP.
fn peering_of(tx: &mut Transaction<'_>, origin: &Origin) -> Result<Option<PeeringOutline>, StoreError> {
    if let Some(peering) = peerings::outline(tx, origin)? {
        return Ok(Some(peering));
    }
    let mut all = peerings::outlines(tx)?;
    all.retain(|peering| peering.peer.authority() == origin.authority());
    Ok(all.pop())
}

/// `GET /communities/{host}`.
pub(crate) async fn show(visit: Visit, host: Host) -> Response {
    let Some(origin) = named(host) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let node = &visit.site.doors.node;
    if origin.authority() == node.origin.authority() {
        return Redirect::to("/about").into_response();
    }
    let read = node.database.read(|tx| match peering_of(tx, &origin)? {
        Some(peering) => CommunityPage::of(tx, &visit, peering),
        None => Ok(None),
    });
    match read {
        Ok(Some(page)) => visit.page(page.render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FollowButton {
    form_token: String,
    #[serde(default)]
    back: Back,
}

/// Which page to come back to.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Back {
    /// The community's own.
    #[default]
    Community,
    /// The list of all.
    List,
}

token_form!(FollowButton);

type Sent = Result<Form<FollowButton>, FormRejection>;

/// `POST /communities/{host}/follow`.
pub(crate) async fn follow(
    State(site): State<Site>,
    host: Host,
    member: Member,
    sent: Sent,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let origin = named(host).ok_or_else(missing)?;
    let followed = site
        .doors
        .node
        .database
        .transact(|tx| {
            let peer = peering_of(tx, &origin)?.map_or(origin.clone(), |peering| peering.peer);
            follow_community(tx, &signed_in.membership, &peer, visit.now)
        })
        .await;
    match followed {
        Ok(_) | Err(FollowCommunityRefused::HerOwn) => Ok(back(sent.back, &origin)),
        Err(FollowCommunityRefused::NotShared) => Err(missing()),
        Err(FollowCommunityRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /communities/{host}/unfollow`.
pub(crate) async fn unfollow(
    State(site): State<Site>,
    host: Host,
    member: Member,
    sent: Sent,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let origin = named(host).ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
    let database = &site.doors.node.database;
    let unfollowed = database
        .transact(|tx| {
            let peering = peering_of(tx, &origin)?;
            // The page of one that shares no more is gone with the follow.
            let shares = peering
                .as_ref()
                .is_some_and(|peering| Sharing::from(peering.state) == Sharing::Now);
            let peer = peering.map_or(origin.clone(), |peering| peering.peer);
            unfollow_community(tx, &signed_in.membership, &peer)?;
            Ok::<_, StoreError>(shares)
        })
        .await;
    match unfollowed {
        Ok(true) => Ok(back(sent.back, &origin)),
        Ok(false) => Ok(back(Back::List, &origin)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn back(to: Back, origin: &Origin) -> Response {
    let page = match to {
        Back::Community => path(origin.authority()),
        Back::List => "/communities".to_owned(),
    };
    Redirect::to(&page).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn html(sharing: Sharing, following: Following) -> String {
        let words = Words::english();
        let mut page = samples::community_page();
        page.peer.sharing = sharing;
        page.peer.following = following;
        page.render(&Surroundings::new().frame(&words))
    }

    /// F15, 2.5
    #[test]
    fn the_button_does_what_is_left_to_do_and_the_words_say_how_it_stands() {
        let since = Following::Since("2026-03-03T10:00:00Z".parse().unwrap());
        for (sharing, following, says, posts_to) in [
            (Sharing::Now, Following::No, ">Follow<", "/follow\""),
            (Sharing::Now, since, "You follow it", "/unfollow\""),
            (Sharing::Paused, since, "paused", "/unfollow\""),
            (Sharing::Over, since, "no longer", "/unfollow\""),
            (Sharing::Now, Following::Stranger, "Sign in", "href=\"/login\""),
        ] {
            let html = html(sharing, following);
            assert!(html.contains(says) && html.contains(posts_to), "{says}: {html}");
        }
        assert!(!html(Sharing::Now, Following::Stranger).contains("/follow\""));
    }

    /// F01, 4.15: what a peer says of itself stands on its page, and how long what it goes by is.
    #[test]
    fn the_page_says_where_a_community_is_and_how_long_its_code_is() {
        let page = html(Sharing::Now, Following::No);
        for part in [
            "GB-ENG",
            "mailto:board@london.example",
            "Thames and Kent",
            "612 words",
            "href=\"https://london.example/ethics\"",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let words = Words::english();
        let mut silent = samples::community_page();
        silent.said = SaidByPeer::default();
        let page = silent.render(&Surroundings::new().frame(&words));
        assert!(!page.contains("class=\"facts\""), "{page}");
    }
}
