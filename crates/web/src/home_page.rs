//! `/` for whoever is not signed in: what is on, online first, and with whom this community shares it (need 4.8).

use std::collections::BTreeMap;

use askama::Template;
use domain::{Governance, Html};

use crate::cards::is_online;
use crate::visit::Visit;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use serde::Deserialize;
use store::{StoreError, Transaction, peerings};

use crate::bloom::Bloom;
use crate::calendar::Count;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Address, Alternate, Around, ClockOf, Frame, Head, Section, written};
use crate::host::{self, Host};
use crate::times;
use crate::words::Words;

/// The landing page.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// What the community is for.
    pub summary: Html,
    /// The path of its actor, for `link rel=alternate`.
    pub actor_path: String,
    /// Which events come first; `?first=near` turns it round.
    pub order: HomeOrder,
    /// The next ones that can be joined from anywhere.
    pub online: Vec<EventCard>,
    /// The next ones with an address.
    pub near: Vec<EventCard>,
    /// How many the calendar holds in all.
    pub events_ahead: Count,
    /// This community first, then those it shares events with.
    pub communities: Vec<CommunityLine>,
}

/// Which events come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeOrder {
    /// As for everybody.
    OnlineFirst,
    /// As asked with `?first=near`.
    NearFirst,
}

/// A community at the side of the landing page.
#[derive(Clone, Debug)]
pub struct CommunityLine {
    /// Its name and mark.
    pub host: Host,
    /// Ours or a peer.
    pub relation: Relation,
    /// Events it has ahead that everybody may see.
    pub events_ahead: Count,
}

/// What a community is to this node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The one this node is home to.
    Own,
    /// One it shares events with.
    Peer,
}

struct Group {
    heading: String,
    rows: Vec<EventRow>,
}

struct Line {
    bloom: Bloom,
    name: String,
    says: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomeTemplate<'a> {
    around: Around<'a>,
    summary: &'a str,
    today: String,
    groups: Vec<Group>,
    other_order: (&'static str, String),
    all_events: String,
    lines: Vec<Line>,
}

impl HomePage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let mut groups = vec![
            Group {
                heading: words.t("home-group-online"),
                rows: EventRow::all(frame, &self.online),
            },
            Group {
                heading: words.t("home-group-near"),
                rows: EventRow::all(frame, &self.near),
            },
        ];
        let other_order = match self.order {
            HomeOrder::OnlineFirst => ("/?first=near", words.t("home-near-first")),
            HomeOrder::NearFirst => {
                groups.reverse();
                ("/", words.t("home-online-first"))
            }
        };
        groups.retain(|group| !group.rows.is_empty());
        written(&HomeTemplate {
            around: Around::of(frame, self.head(frame)),
            summary: self.summary.as_str(),
            today: today(frame),
            groups,
            other_order,
            all_events: self.events_ahead.told(words, "home-all-events", ""),
            lines: self.communities.iter().map(|line| said(words, line)).collect(),
        })
    }

    fn head(&self, frame: &Frame<'_>) -> Head {
        let words = frame.words;
        let mut alternates = Alternate::feeds(words);
        alternates.push(Alternate {
            media_type: Alternate::ACTIVITY,
            href: self.actor_path.clone(),
            title: frame.community.name.clone(),
        });
        Head {
            section: Section::Home,
            title: String::new(),
            description: words.with(
                "home-description",
                &[("community", frame.community.name.as_str().into())],
            ),
            address: Address::Here("/".to_owned()),
            alternates,
            json_ld: String::new(),
        }
    }
}

fn today(frame: &Frame<'_>) -> String {
    let today = frame.clock.at(frame.now).date();
    let key = match frame.clock_of {
        ClockOf::Reader => "home-today-yours",
        ClockOf::Community => "home-today",
    };
    let day = times::day_long(frame.words, today, today);
    frame.words.with(
        key,
        &[("day", day.into()), ("place", frame.clock.place.as_str().into())],
    )
}

fn said(words: &Words, line: &CommunityLine) -> Line {
    let label = host::governance(words, line.host.governance.unwrap_or(Governance::Association));
    let key = match (line.relation, line.host.governance) {
        (Relation::Own, _) => "home-community-own",
        (Relation::Peer, Some(_)) => "home-community-peer",
        (Relation::Peer, None) => "home-community-unlabelled",
    };
    let says = line.events_ahead.told(words, key, &label);
    Line {
        bloom: Bloom::of(&line.host.key),
        name: line.host.name.clone(),
        says,
    }
}

/// `?first=near` turns the order round.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Order {
    first: Option<String>,
}

/// Events in each group of the landing page.
const EVENTS_SHOWN: usize = 5;

/// `GET /`.
pub(crate) async fn show(visit: Visit, order: Result<Query<Order>, QueryRejection>) -> Response {
    let order = order.map(|Query(order)| order).unwrap_or_default();
    let order = match order.first.as_deref() {
        Some("near") => HomeOrder::NearFirst,
        _ => HomeOrder::OnlineFirst,
    };
    match visit
        .site
        .doors
        .node
        .database
        .read(|tx| HomePage::of(tx, &visit, order))
    {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&crate::error_page::ErrorPage::Unavailable),
    }
}

impl HomePage {
    fn of(tx: &mut Transaction<'_>, visit: &Visit, order: HomeOrder) -> Result<Self, StoreError> {
        let ahead = visit.ahead(tx)?;
        let (mut online, mut near) = (Vec::new(), Vec::new());
        let (mut all, mut of_hosts) = (0, BTreeMap::new());
        for event in ahead.seen_by(&visit.viewer, visit.now) {
            all += 1;
            *of_hosts.entry(&event.host).or_insert(0) += 1;
            let group = if is_online(event) { &mut online } else { &mut near };
            if group.len() < EVENTS_SHOWN {
                group.push(event);
            }
        }
        let count = |origin: &domain::Origin| ahead.count(of_hosts.get(origin).copied().unwrap_or(0));
        let mut communities = vec![CommunityLine {
            host: visit.community.clone(),
            relation: Relation::Own,
            events_ahead: count(&visit.site.doors.node.origin),
        }];
        for peering in peerings::list(tx)? {
            if peering.state == domain::PeeringState::Active {
                communities.push(CommunityLine {
                    host: crate::cards::peer_host(tx, &peering.peer, peering.group.as_str())?,
                    relation: Relation::Peer,
                    events_ahead: count(&peering.peer),
                });
            }
        }
        Ok(Self {
            summary: visit
                .profile
                .as_ref()
                .map(|profile| profile.summary.clone())
                .unwrap_or_default(),
            actor_path: visit.actor_path(),
            order,
            online: visit.cards(tx, &online)?,
            near: visit.cards(tx, &near)?,
            events_ahead: ahead.count(all),
            communities,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn shown(page: &HomePage) -> String {
        let words = Words::english();
        page.render(&Surroundings::new().frame(&words))
    }

    /// Need 4.8: online first for everybody, and a switch turns it round.
    #[test]
    fn online_events_come_first_until_the_reader_turns_it_round() {
        let mut page = samples::home_page();
        let at = |html: &str, text: &str| html.find(text).unwrap();
        let html = shown(&page);
        assert!(at(&html, "Business Applications round table") < at(&html, "Partner breakfast"));
        page.order = HomeOrder::NearFirst;
        let html = shown(&page);
        assert!(at(&html, "Business Applications round table") > at(&html, "Partner breakfast"));
    }

    #[test]
    fn a_commercial_host_is_labelled_wherever_its_events_appear() {
        let html = shown(&samples::home_page());
        let rows = html
            .split("</li>")
            .filter(|row| row.contains("class=\"row\"") && row.contains("Agora North"));
        let rows: Vec<&str> = rows.collect();
        assert!(rows.len() >= 2);
        assert!(rows.iter().all(|row| row.contains("class=\"label\">Commercial")));
    }

    #[test]
    fn a_community_without_events_says_so_instead_of_showing_nothing() {
        let page = HomePage {
            online: Vec::new(),
            near: Vec::new(),
            events_ahead: Count::exactly(0),
            ..samples::home_page()
        };
        assert!(shown(&page).contains("class=\"empty\""));
    }
}
