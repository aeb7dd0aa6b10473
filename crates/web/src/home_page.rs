//! `/`: what is on, online first, and with whom this community shares it; for a member one thing to do next and the
//! communities she follows (needs 4.7, 4.8). Whoever signed an earlier code of ethics that no longer does is asked first, also
//! when she hid her checklist (need 2.15).

use std::collections::BTreeSet;

use askama::Template;
use community::sign_code::{CodeStanding, code_standing};
use community::welcome::{StepState, checklist};
use domain::{CodeVersion, FirstStep, Governance, Html, Origin};
use edge::{Figure, WaitsToJoin};

use crate::visit::Visit;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use serde::Deserialize;
use store::{StoreError, Transaction, codes, follows, peerings};

use crate::bloom::Bloom;
use crate::calendar::Count;
use crate::error_page::ErrorPage;
use crate::event_row::{EventCard, EventRow};
use crate::frame::{Address, Alternate, Around, ClockOf, Frame, Head, Section, written};
use crate::host::{self, Host};
use crate::introduction::Introduction;
use crate::times;
use crate::welcome_page;
use crate::words::Words;

/// The landing page.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// What the community is for.
    pub summary: Html,
    /// The path of its actor, for `link rel=alternate`.
    pub actor_path: String,
    /// Which events come first; the switch turns it round and is remembered, `?first=near` does for one view.
    pub order: HomeOrder,
    /// The next ones that can be joined from anywhere.
    pub online: Vec<EventCard>,
    /// The next ones with an address.
    pub near: Vec<EventCard>,
    /// How many the calendar holds in all.
    pub events_ahead: Count,
    /// This community first, then those it shares events with, or of them those the reader follows.
    pub communities: Vec<CommunityLine>,
    /// Whether these are the ones she follows.
    pub shown: CommunitiesShown,
    /// Who the members are and what holds among them; for visitors.
    pub introduction: Option<Introduction>,
    /// What is told until the reader hides it (need 1.9).
    pub figure: Option<Figure>,
    /// What a member does next, while her checklist is neither done nor hidden.
    pub next_step: Option<NextStep>,
    /// That the code of ethics in force asks for what she once need not have done any more: goes before any step.
    pub sign_again: Option<AskedToSign>,
    /// What the forms of somebody carry who asked to join and waits for an officer.
    pub waits: Option<String>,
    /// What the forms of somebody carry who was let in since this browser signed in.
    pub let_in: Option<String>,
}

/// Which events come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HomeOrder {
    /// As for everybody.
    OnlineFirst,
    /// As asked by the switch or with `?first=near`.
    NearFirst,
}

impl HomeOrder {
    /// The word in forms, addresses and the cookie.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::OnlineFirst => "online",
            Self::NearFirst => "near",
        }
    }

    /// Reads that word; anything else is as for everybody.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "near" => Self::NearFirst,
            _ => Self::OnlineFirst,
        }
    }
}

/// Why a member is asked for her signature though she was done with the code of ethics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedToSign {
    /// She signed this version, and the one in force asks again.
    Again(CodeVersion),
    /// She joined when nobody was asked to sign.
    ForTheFirstTime,
}

/// Which communities stand at the side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommunitiesShown {
    /// All this one shares with.
    All,
    /// Those the reader follows.
    Followed,
}

/// A step of a member's checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Which.
    pub step: FirstStep,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
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

struct Mark {
    done: bool,
}

struct StepShown {
    progress: String,
    /// A mark for each step, those that are done first.
    marks: Vec<Mark>,
    title: String,
    why: String,
    go: String,
    href: &'static str,
    /// Where else she may go, and what it is called.
    beside: (&'static str, String),
}

impl StepShown {
    /// The code in force says something new since she signed an earlier version, or joined under one.
    fn sign_again(words: &Words, asked: AskedToSign) -> Self {
        let ([title, _, go], href) = welcome_page::said(FirstStep::SignCode);
        Self {
            progress: words.t("ethics-title"),
            marks: Vec::new(),
            title: words.t(title),
            why: match asked {
                AskedToSign::Again(signed) => {
                    words.with("ethics-sign-again", &[("version", signed.to_string().into())])
                }
                AskedToSign::ForTheFirstTime => words.t("ethics-not-signed"),
            },
            go: words.t(go),
            href,
            beside: ("/ethics", words.t("ethics-whole")),
        }
    }

    fn of(words: &Words, next: NextStep) -> Self {
        let ([title, why, go], href) = welcome_page::said(next.step);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let done = [("n", count(next.done).into()), ("all", count(next.all).into())];
        Self {
            progress: words.with("welcome-progress", &done),
            marks: (0..next.all)
                .map(|mark| Mark {
                    done: mark < next.done,
                })
                .collect(),
            title: words.t(title),
            why: words.t(why),
            go: words.t(go),
            href,
            beside: ("/welcome", words.t("home-all-steps")),
        }
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomeTemplate<'a> {
    around: Around<'a>,
    summary: &'a str,
    today: String,
    groups: Vec<Group>,
    other_order: (&'static str, String),
    step: Option<StepShown>,
    waits: &'a str,
    let_in: &'a str,
    follows: bool,
    all_events: String,
    lines: Vec<Line>,
    figure: Option<&'a Figure>,
    introduced: bool,
    figures: Vec<(String, u32)>,
    code: &'a str,
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
            HomeOrder::OnlineFirst => (HomeOrder::NearFirst.word(), words.t("home-near-first")),
            HomeOrder::NearFirst => {
                groups.reverse();
                (HomeOrder::OnlineFirst.word(), words.t("home-online-first"))
            }
        };
        groups.retain(|group| !group.rows.is_empty());
        let introduction = self.introduction.as_ref();
        let code = introduction.and_then(|introduction| introduction.code.as_deref());
        written(&HomeTemplate {
            around: Around::of(frame, self.head(frame)),
            summary: self.summary.as_str(),
            today: today(frame),
            groups,
            other_order,
            step: match self.sign_again {
                Some(asked) => Some(StepShown::sign_again(words, asked)),
                None => self.next_step.map(|next| StepShown::of(words, next)),
            },
            waits: self.waits.as_deref().unwrap_or_default(),
            let_in: self.let_in.as_deref().unwrap_or_default(),
            follows: self.shown == CommunitiesShown::Followed,
            all_events: self.events_ahead.told(words, "home-all-events", ""),
            lines: self.communities.iter().map(|line| said(words, line)).collect(),
            figure: self.figure.as_ref(),
            introduced: introduction.is_some(),
            figures: introduction
                .map(|introduction| introduction.figures(words))
                .unwrap_or_default(),
            code: code.unwrap_or_default(),
        })
    }

    fn head(&self, frame: &Frame<'_>) -> Head {
        let words = frame.words;
        let alternates = Alternate::of_community(frame, &self.actor_path);
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
/// Hours of her day at which an online event suits a reader: it begins at the first of them or later, before the last.
const SUITABLE_HOURS: std::ops::Range<i8> = 7..22;

/// `GET /`.
pub(crate) async fn show(visit: Visit, order: Result<Query<Order>, QueryRejection>) -> Response {
    let order = order.map(|Query(order)| order).unwrap_or_default();
    let order = match order.first.as_deref() {
        Some(word) => HomeOrder::from_word(word),
        None => visit.order,
    };
    let database = &visit.site.doors.node.database;
    let read = || {
        Ok::<_, StoreError>(HomePage {
            introduction: Introduction::of(&visit)?,
            ..database.read(|tx| HomePage::of(tx, &visit, order))?
        })
    };
    match read() {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

impl HomePage {
    fn of(tx: &mut Transaction<'_>, visit: &Visit, order: HomeOrder) -> Result<Self, StoreError> {
        let ahead = visit.ahead(tx)?;
        let (mut online, mut near, mut odd) = (Vec::new(), Vec::new(), Vec::new());
        let (mut all, mut of_hosts) = (0, ahead.by_host(|_| 0));
        for event in ahead.seen_by(&visit.viewer, visit.now) {
            all += 1;
            of_hosts[event] += 1;
            let group = if event.is_online() { &mut online } else { &mut near };
            if group.len() == EVENTS_SHOWN {
                continue;
            }
            // A clock is asked only while there is room, for that costs more than all else of an event.
            let suits = !event.is_online() || SUITABLE_HOURS.contains(&visit.clock().at(event.start).hour());
            let group = if suits { group } else { &mut odd };
            if group.len() < EVENTS_SHOWN {
                group.push(ahead.outline(event));
            }
        }
        // What is on at night comes only where the day leaves room (need 4.7).
        odd.truncate(EVENTS_SHOWN - online.len());
        online.extend(odd);
        online.sort_by_key(|event| event.place());
        let count = |origin: &domain::Origin| ahead.count(of_hosts.get(origin).copied().unwrap_or(0));
        let mut communities = vec![CommunityLine {
            host: visit.community.clone(),
            relation: Relation::Own,
            events_ahead: count(&visit.site.doors.node.origin),
        }];
        let followed = followed(tx, visit)?;
        for peering in peerings::outlines(tx)? {
            let is_shown = followed.is_empty() || followed.contains(&peering.peer);
            if is_shown && peering.state == domain::PeeringState::Active {
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
            shown: match followed.is_empty() {
                true => CommunitiesShown::All,
                false => CommunitiesShown::Followed,
            },
            introduction: None,
            figure: match visit.hides_figure {
                true => None,
                false => visit.site.doors.node.settings.pages.figure.clone(),
            },
            next_step: next_step(tx, visit)?,
            sign_again: sign_again(tx, visit)?,
            waits: token_where(visit, |waits| !waits.is_let_in),
            let_in: token_where(visit, |waits| waits.is_let_in),
        })
    }
}

/// What the forms of somebody carry whose browser is signed in as that of no member, if she is meant.
fn token_where(visit: &Visit, is_meant: impl FnOnce(&WaitsToJoin) -> bool) -> Option<String> {
    let waits = visit.waits.as_ref().filter(|waits| is_meant(waits))?;
    Some(waits.form_token().to_owned())
}

/// Communities the reader follows; none for a stranger.
fn followed(tx: &mut Transaction<'_>, visit: &Visit) -> Result<BTreeSet<Origin>, StoreError> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(BTreeSet::new());
    };
    let follows = follows::of_member(tx, &signed_in.session.member)?;
    Ok(follows.into_iter().map(|follow| follow.community).collect())
}

/// The first step of her checklist that is to be done.
fn next_step(tx: &mut Transaction<'_>, visit: &Visit) -> Result<Option<NextStep>, StoreError> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(None);
    };
    let resign_on = visit.site.doors.node.settings.ethics.resign_on;
    let list = checklist(tx, &signed_in.membership, resign_on)?;
    let open = list.steps.iter().find(|(_, state)| *state == StepState::Open);
    let next = open.map(|(step, _)| NextStep {
        step: *step,
        done: list.done(),
        all: list.steps.len(),
    });
    Ok(next.filter(|_| !list.hidden))
}

/// Whether the version in force asks her again, or somebody who joined when none asked.
fn sign_again(tx: &mut Transaction<'_>, visit: &Visit) -> Result<Option<AskedToSign>, StoreError> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(None);
    };
    let resign_on = visit.site.doors.node.settings.ethics.resign_on;
    let member = &signed_in.session.member;
    Ok(match code_standing(tx, member, resign_on)? {
        CodeStanding::ToBeSigned {
            signed_before: Some(before),
            ..
        } => Some(AskedToSign::Again(before)),
        // Who never did anything about a code has it on her list, which she may hide.
        CodeStanding::ToBeSigned { .. } => {
            codes::latest_signature(tx, member)?.map(|_| AskedToSign::ForTheFirstTime)
        }
        CodeStanding::NoCode | CodeStanding::AcknowledgedByJoining(_) | CodeStanding::Signed(_) => None,
    })
}

#[cfg(test)]
mod tests;
