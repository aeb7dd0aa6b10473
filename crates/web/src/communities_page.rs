//! `/communities`: this community's own card, and those it shares with, each with its labels and whether the reader
//! follows it (needs 2.2, 2.19).

use askama::Template;
use community::follow_community::Sharing;
use domain::{CommunityAudience, CommunityModality, Ecosystem, Html, LanguageTag, Origin, Scope, Scopes};
use jiff::Timestamp;

use crate::cards::peer_host;
use crate::visit::Visit;
use axum::response::Response;
use store::peerings::{self, PeeringOutline};
use store::{StoreError, Transaction};

use crate::bloom::Bloom;
use crate::calendar::Count;
use crate::community_page::{self, FollowForm, Following};
use crate::event_row::foreign;
use crate::frame::{Address, Alternate, Around, Frame, Head, Section, written};
use crate::host::{self, Host};
use crate::times;
use crate::words::Words;

/// This community and its peers.
#[derive(Clone, Debug)]
pub struct CommunitiesPage {
    /// Our own card.
    pub own: CommunityCard,
    /// Active peers, by name.
    pub peers: Vec<PeerCard>,
}

/// What everybody may know of a community.
#[derive(Clone, Debug)]
pub struct CommunityCard {
    /// Its name, mark and governance.
    pub host: Host,
    /// Its other labels; none when it has not said.
    pub labels: Option<Labels>,
    /// What it is for, sanitised.
    pub summary: Html,
    /// Languages of its events.
    pub languages: Vec<LanguageTag>,
    /// Events ahead that everybody may see.
    pub events_ahead: Count,
    /// The address of those events here, with its query.
    pub events_path: String,
    /// Where it lives on the net.
    pub origin: Origin,
}

/// The labels of F01 beside governance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Who may join.
    pub audience: CommunityAudience,
    /// Where it meets.
    pub modality: CommunityModality,
    /// Which taxonomy it uses.
    pub ecosystem: Ecosystem,
}

/// A peer and what was agreed with it.
#[derive(Clone, Debug)]
pub struct PeerCard {
    /// The community.
    pub card: CommunityCard,
    /// What travels, as both signed.
    pub scopes: Scopes,
    /// Since when; of one that shares no more, since when that is so.
    pub since: Timestamp,
    /// Whether it shares with us now.
    pub sharing: Sharing,
    /// Whether the reader follows it.
    pub following: Following,
}

pub(crate) struct Shown {
    pub(crate) bloom: Bloom,
    pub(crate) name: String,
    pub(crate) labels: String,
    pub(crate) summary: String,
    /// What it is written in when it is not the page's language, or empty.
    pub(crate) summary_language: String,
    pub(crate) languages: String,
    pub(crate) ahead: String,
    pub(crate) events_path: String,
    pub(crate) scopes: String,
    pub(crate) since: String,
    pub(crate) address: String,
    pub(crate) host: String,
    /// The page of it here.
    pub(crate) page: String,
    pub(crate) follow: FollowForm,
}

#[derive(Template)]
#[template(path = "communities.html")]
struct CommunitiesTemplate<'a> {
    around: Around<'a>,
    count: String,
    own: Shown,
    peers: Vec<Shown>,
}

impl CommunitiesPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Communities,
            title: words.t("communities-title"),
            description: words.t("communities-description"),
            address: Address::Here("/communities".to_owned()),
            alternates: Alternate::feeds(words),
            json_ld: String::new(),
        };
        let sharing = self.peers.iter().filter(|peer| peer.sharing == Sharing::Now);
        let peers = u32::try_from(sharing.count()).unwrap_or(u32::MAX);
        written(&CommunitiesTemplate {
            around: Around::of(frame, head),
            count: words.count("communities-count", peers),
            own: shown(words, &self.own),
            peers: self.peers.iter().map(|peer| peer_shown(frame, peer)).collect(),
        })
    }
}

/// `Association, partners only, online and in person, Microsoft`.
pub(crate) fn labels(words: &Words, card: &CommunityCard) -> String {
    let mut said: Vec<String> = card
        .host
        .governance
        .iter()
        .map(|governance| host::governance(words, *governance))
        .collect();
    if let Some(labels) = card.labels {
        said.extend([
            audience(words, labels.audience),
            meets(words, labels.modality),
            ecosystem(words, labels.ecosystem),
        ]);
    }
    said.join(" · ")
}

pub(crate) fn audience(words: &Words, audience: CommunityAudience) -> String {
    words.t(match audience {
        CommunityAudience::PartnersOnly => "label-partners-only",
        CommunityAudience::Mixed => "label-mixed",
    })
}

pub(crate) fn meets(words: &Words, modality: CommunityModality) -> String {
    words.t(match modality {
        CommunityModality::Online => "label-meets-online",
        CommunityModality::InPerson => "label-meets-in-person",
        CommunityModality::Hybrid => "label-meets-hybrid",
    })
}

pub(crate) fn ecosystem(words: &Words, ecosystem: Ecosystem) -> String {
    words.t(match ecosystem {
        Ecosystem::Microsoft => "label-microsoft",
        Ecosystem::MultiVendor => "label-multi-vendor",
    })
}

/// What a scope lets travel, as a member would say it.
pub(crate) fn scope(words: &Words, scope: Scope) -> String {
    words.t(match scope {
        Scope::Events => "scope-events",
        Scope::Offers => "scope-offers",
        Scope::Introductions => "scope-introductions",
        Scope::Calls => "scope-calls",
        Scope::Statements => "scope-statements",
        Scope::Reports => "scope-reports",
    })
}

/// `a, b and c`.
pub(crate) fn listed(words: &Words, mut items: Vec<String>) -> String {
    let Some(last) = items.pop() else {
        return String::new();
    };
    if items.is_empty() {
        return last;
    }
    words.with(
        "list-and",
        &[("first", items.join(", ").into()), ("last", last.into())],
    )
}

fn languages(words: &Words, card: &CommunityCard) -> String {
    let names = listed(
        words,
        card.languages.iter().map(|tag| words.language(tag)).collect(),
    );
    if names.is_empty() {
        return names;
    }
    words.with("communities-languages", &[("languages", names.into())])
}

fn shown(words: &Words, card: &CommunityCard) -> Shown {
    Shown {
        bloom: Bloom::of(&card.host.key),
        name: card.host.name.clone(),
        labels: labels(words, card),
        summary: card.summary.as_str().to_owned(),
        summary_language: foreign(words, card.languages.first()),
        languages: languages(words, card),
        ahead: card.events_ahead.told(words, "communities-ahead", ""),
        events_path: card.events_path.clone(),
        scopes: String::new(),
        since: String::new(),
        address: card.origin.as_str().to_owned(),
        host: card.origin.authority().to_owned(),
        page: community_page::path(card.origin.authority()),
        follow: FollowForm::default(),
    }
}

pub(crate) fn peer_shown(frame: &Frame<'_>, peer: &PeerCard) -> Shown {
    let words = frame.words;
    let scopes = match peer.sharing {
        Sharing::Now => peer.scopes.iter().map(|part| scope(words, *part)).collect(),
        Sharing::Paused | Sharing::Over => Vec::new(),
    };
    let scopes = listed(words, scopes);
    let since = times::day_long(
        words,
        frame.clock.at(peer.since).date(),
        frame.clock.at(frame.now).date(),
    );
    Shown {
        scopes: if scopes.is_empty() {
            words.t("communities-shares-nothing")
        } else {
            words.with("communities-shares", &[("scopes", scopes.into())])
        },
        since: words.with("communities-since", &[("day", since.into())]),
        follow: FollowForm::of(frame, peer),
        ..shown(words, &peer.card)
    }
}

/// `GET /communities`.
pub(crate) async fn show(visit: Visit) -> Response {
    match visit
        .site
        .doors
        .node
        .database
        .read(|tx| CommunitiesPage::of(tx, &visit))
    {
        Ok(Some(page)) => visit.page(page.render(&visit.frame())),
        Ok(None) | Err(_) => visit.error(&crate::error_page::ErrorPage::Unavailable),
    }
}

impl CommunitiesPage {
    fn of(tx: &mut Transaction<'_>, visit: &Visit) -> Result<Option<Self>, StoreError> {
        let Some(profile) = &visit.profile else {
            return Ok(None);
        };
        let origin = &visit.site.doors.node.origin;
        let ahead = visit.ahead(tx)?;
        let mut of_hosts = ahead.by_host(|_| 0);
        for event in ahead.seen_by(&visit.viewer, visit.now) {
            of_hosts[event] += 1;
        }
        let count = |origin: &Origin| ahead.count(of_hosts.get(origin).copied().unwrap_or(0));
        let own = CommunityCard {
            host: visit.community.clone(),
            labels: Some(Labels {
                audience: profile.audience,
                modality: profile.modality,
                ecosystem: profile.ecosystem,
            }),
            summary: profile.summary.clone(),
            languages: profile.languages.clone(),
            events_ahead: count(origin),
            events_path: events_of(origin),
            origin: origin.clone(),
        };
        let mut peers = Vec::new();
        for peering in peerings::outlines(tx)? {
            let events_ahead = count(&peering.peer);
            let peer = PeerCard::of(tx, visit, peering, events_ahead)?;
            // One that shares no more is the business of those who follow it.
            let is_followed = matches!(peer.following, Following::Since(_));
            if peer.sharing == Sharing::Now || is_followed {
                peers.push(peer);
            }
        }
        peers.sort_by(|a, b| a.card.host.name.cmp(&b.card.host.name));
        Ok(Some(Self { own, peers }))
    }
}

impl PeerCard {
    /// A community as its agreement and its own words describe it to whoever reads.
    pub(crate) fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        peering: PeeringOutline,
        events_ahead: Count,
    ) -> Result<Self, StoreError> {
        let said = peerings::profile(tx, &peering.peer)?;
        let labels = said.as_ref().and_then(|said| {
            Some(Labels {
                audience: said.audience?,
                modality: said.modality?,
                ecosystem: said.ecosystem?,
            })
        });
        Ok(Self {
            card: CommunityCard {
                host: peer_host(tx, &peering.peer, peering.group.as_str())?,
                labels,
                summary: said.as_ref().map(|said| said.summary.clone()).unwrap_or_default(),
                languages: said.map(|said| said.languages).unwrap_or_default(),
                events_ahead,
                events_path: events_of(&peering.peer),
                origin: peering.peer.clone(),
            },
            sharing: peering.state.into(),
            following: Following::of(tx, visit, &peering.peer)?,
            scopes: peering.active,
            since: peering.changed,
        })
    }
}

/// The list of one host's events; the host's authority is the value of the filter.
fn events_of(origin: &Origin) -> String {
    format!("/events?host={}", origin.authority())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn html(page: &CommunitiesPage) -> String {
        let words = Words::english();
        page.render(&Surroundings::new().frame(&words))
    }

    /// Need 2.2: the labels are the same words on every page.
    #[test]
    fn each_community_shows_its_labels_and_what_travels_in_words() {
        let html = html(&samples::communities_page());
        assert!(html.contains("Commercial · Partners and others · Meets online · Several vendors"));
        assert!(html.contains("Shares events, introductions, calls for hands, joint statements and reports"));
    }

    #[test]
    fn a_node_without_peers_says_what_peers_would_bring() {
        let page = CommunitiesPage {
            peers: Vec::new(),
            ..samples::communities_page()
        };
        assert!(html(&page).contains("class=\"empty\""));
    }

    #[test]
    fn a_list_is_written_as_a_sentence() {
        let words = Words::english();
        let said = |items: &[&str]| listed(&words, items.iter().map(|item| (*item).to_owned()).collect());
        assert_eq!(said(&[]), "");
        assert_eq!(said(&["a"]), "a");
        assert_eq!(said(&["a", "b", "c"]), "a, b and c");
    }
}
