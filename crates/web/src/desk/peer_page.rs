//! `/desk/peers/{host}`: one community: what is shared, how both know each other, how far they agree, what waits.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::{Peering, PeeringState, Scope, Side};
use edge::{DeliveryNews, PeerNews, Tone, pinned_words};
use serde::Deserialize;
use store::{StoreError, Transaction, deliveries, peerings};

use super::peers_page::{PeerLine, exchange, path, peering_word, waiting};
use super::queue_page::{DeliveryLine, DeliveryRow, delivery_row};
use super::scopes::{scope_choices, scope_words};
use super::told::{Done, as_of, head, sentence, state};
use crate::bloom::Bloom;
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::host::Host;
use crate::icons::Icon;
use crate::sign_in::Chief;
use crate::state_words::StateWords;
use crate::visit::Visit;
use crate::words::Words;

/// Deliveries shown on the page itself; all of them are in the queue.
const SHOWN_MAX: u16 = 10;

/// One community of the desk.
#[derive(Clone, Debug)]
pub(crate) struct PeerPage {
    pub(crate) line: PeerLine,
    /// Its whole address.
    pub(crate) origin: String,
    /// Each kind of thing, and which way it goes.
    pub(crate) scopes: Vec<ScopeLine>,
    /// Six words of its key, when it has one.
    pub(crate) words: Option<String>,
    /// Those of our own, which its officers read to ours while a proposal waits; else empty.
    pub(crate) own_words: String,
    /// What it wrote with its proposal, or we with ours.
    pub(crate) note: Option<String>,
    pub(crate) pins: Vec<KeyPin>,
    /// Numbered for it, of those it has, and of its own those we have.
    pub(crate) counted: (u64, u64, u64),
    pub(crate) deliveries: Vec<DeliveryLine>,
    /// What failed in the last seven days, a clause.
    pub(crate) lately: String,
    pub(crate) acts: Acts,
    pub(crate) said: Option<Said>,
}

/// What can be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acts {
    /// Compared with, paused, ended.
    OfActive,
    /// Resumed, ended.
    OfPaused,
    /// Accepted or rejected.
    OfTheirProposal,
    /// Taken back.
    OfOurProposal,
    /// Nothing any more.
    None,
}

/// What came of the last act.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// It was done.
    Done(Done),
    /// It was not, for this reason.
    Problem(String),
    /// Nothing was ticked that may travel.
    NoScopes,
}

/// One kind of thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScopeLine {
    pub(crate) scope: Scope,
    pub(crate) is_offered: bool,
    pub(crate) is_shared: bool,
}

/// A key as both had it when they signed.
#[derive(Clone, Debug)]
pub(crate) struct KeyPin {
    pub(crate) id: String,
    /// As a Multikey.
    pub(crate) written: String,
}

struct ScopeRow {
    name: String,
    carries: String,
    state: StateWords,
}

#[derive(Template)]
#[template(path = "desk_peer.html")]
struct PeerTemplate<'a> {
    around: Around<'a>,
    bloom: Bloom,
    name: &'a str,
    origin: &'a str,
    authority: &'a str,
    path: String,
    peering: String,
    said: Option<StateWords>,
    state: StateWords,
    exchange: String,
    scopes: Vec<ScopeRow>,
    words: &'a str,
    own_words: &'a str,
    note: &'a str,
    /// What was offered, as ticks.
    offered: Vec<Choice>,
    nothing_ticked: bool,
    pins: &'a [KeyPin],
    sync: String,
    counted: String,
    waiting: String,
    deliveries: Vec<DeliveryRow>,
    lately: String,
    acts: Acts,
    /// Whether an agreement can be made with it now.
    may_agree: bool,
    as_of: String,
}

impl PeerPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let line = &self.line;
        let head = head(line.host.name.clone(), words.t("desk-peers-intro"));
        let (sent, acknowledged, have) = self.counted;
        let counted = [
            ("sent", sent.to_string().into()),
            ("acknowledged", acknowledged.to_string().into()),
            ("have", have.to_string().into()),
        ];
        let offered = self.scopes.iter().filter(|line| line.is_offered);
        let offered: Vec<Scope> = offered.map(|line| line.scope).collect();
        written(&PeerTemplate {
            around: Around::of(frame, head),
            bloom: Bloom::of(&line.host.key),
            name: &line.host.name,
            origin: &self.origin,
            authority: &line.authority,
            path: path(&line.authority),
            peering: peering_word(words, line.state),
            said: self.said.as_ref().map(|said| match said {
                Said::Done(done) => done.said(words),
                Said::Problem(problem) => state(Tone::Act, problem),
                Said::NoScopes => state(Tone::Act, &words.t("desk-scopes-none")),
            }),
            state: state(line.tone, &line.news),
            exchange: exchange(frame, line.last_out, line.last_in),
            scopes: self.scopes.iter().map(|scope| scope_row(words, scope)).collect(),
            words: self.words.as_deref().unwrap_or_default(),
            own_words: &self.own_words,
            note: self.note.as_deref().unwrap_or_default(),
            offered: scope_choices(words, &offered, &offered.iter().copied().collect()),
            nothing_ticked: matches!(self.said, Some(Said::NoScopes)),
            pins: &self.pins,
            sync: sentence(&line.sync),
            counted: words.with("desk-counted", &counted),
            waiting: waiting(frame, line.waiting, line.oldest),
            deliveries: self
                .deliveries
                .iter()
                .map(|line| delivery_row(frame, line))
                .collect(),
            lately: sentence(&self.lately),
            acts: self.acts,
            may_agree: self.acts == Acts::OfActive && shares_offers(&self.scopes),
            as_of: as_of(frame),
        })
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit, peering: &Peering) -> Result<Self, StoreError> {
        let telling = visit.telling();
        let news = PeerNews::read(tx, peering, &telling)?;
        let host = deliveries::host(tx, &peering.peer)?;
        let name = peering.name.as_str().to_owned();
        let mut rows = deliveries::undelivered(tx, Some(&peering.peer), SHOWN_MAX)?;
        rows.extend(deliveries::waiting(tx, Some(&peering.peer), SHOWN_MAX)?);
        rows.truncate(usize::from(SHOWN_MAX));
        let mut deliveries = Vec::new();
        for (place, delivery) in &rows {
            let told = DeliveryNews::read(tx, &telling, delivery, (&host, &name))?;
            deliveries.push(DeliveryLine::of(place, delivery, told));
        }
        let scope = |scope| ScopeLine {
            scope,
            is_offered: peering.offered.contains(&scope),
            is_shared: peering.active.contains(&scope),
        };
        let pin = |(id, written): &(domain::Iri, String)| KeyPin {
            id: id.to_string(),
            written: written.clone(),
        };
        Ok(Self {
            origin: peering.peer.to_string(),
            scopes: Scope::ALL.into_iter().map(scope).collect(),
            words: pinned_words(peering),
            own_words: match peering.state {
                PeeringState::Proposed => own_words(visit),
                _ => String::new(),
            },
            note: peering.note.as_ref().map(ToString::to_string),
            pins: peering.key_pins.iter().map(pin).collect(),
            counted: (news.sync.sent, news.sync.acknowledged, news.sync.have),
            deliveries,
            lately: news.lately,
            acts: acts(peering),
            said: None,
            line: PeerLine {
                host: Host {
                    name,
                    ..peer_host(tx, &peering.peer, peering.group.as_str())?
                },
                authority: peering.peer.authority().to_owned(),
                state: peering.state,
                sync: news.sync.words,
                news: news.words,
                tone: news.tone,
                waiting: news.waiting,
                oldest: news.oldest,
                last_out: news.last_out,
                last_in: news.last_in,
            },
        })
    }
}

fn shares_offers(scopes: &[ScopeLine]) -> bool {
    scopes
        .iter()
        .any(|line| line.scope == Scope::Offers && line.is_shared)
}

fn acts(peering: &Peering) -> Acts {
    match (peering.state, peering.proposed) {
        (PeeringState::Active, _) => Acts::OfActive,
        (PeeringState::Paused, _) => Acts::OfPaused,
        (PeeringState::Proposed, Side::Them) => Acts::OfTheirProposal,
        (PeeringState::Proposed, Side::Us) => Acts::OfOurProposal,
        (PeeringState::Rejected | PeeringState::Ended, _) => Acts::None,
    }
}

fn own_words(visit: &Visit) -> String {
    let words = visit.site.doors.peers.own_words();
    words.map(|words| words.join(" ")).unwrap_or_default()
}

fn scope_row(words: &Words, line: &ScopeLine) -> ScopeRow {
    let (name, carries) = scope_words(words, line.scope);
    let state = match (line.is_shared, line.is_offered) {
        (true, _) => state(Tone::Good, &words.t("desk-scope-shared")),
        (false, is_offered) => {
            let key = match is_offered {
                true => "desk-scope-offered",
                false => "desk-scope-not-shared",
            };
            StateWords {
                icon: Icon::Cross,
                ..state(Tone::Soft, &words.t(key))
            }
        }
    };
    ScopeRow {
        name: sentence(&name),
        carries,
        state,
    }
}

/// What was just done, in the address.
#[derive(Deserialize)]
pub(super) struct DoneQuery {
    pub(super) done: Option<Done>,
}

/// `GET /desk/peers/{host}`.
pub(super) async fn show(
    chief: Chief,
    Path(host): Path<String>,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Response {
    let done = query.ok().and_then(|Query(query)| query.done);
    page(&chief.visit, &host, done.map(Said::Done))
}

/// The page of whoever has this host and port, with what came of the last act.
pub(super) fn page(visit: &Visit, host: &str, said: Option<Said>) -> Response {
    let read = visit.site.doors.node.database.read(|tx| {
        let known = found(tx, host)?;
        known.map(|peering| PeerPage::of(tx, visit, &peering)).transpose()
    });
    match read {
        Ok(Some(mut page)) => {
            page.said = said;
            visit.secret_page(page.render(&visit.frame()))
        }
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// The peering with whoever has this host and port, among those we know.
pub(super) fn found(tx: &mut Transaction<'_>, host: &str) -> Result<Option<Peering>, StoreError> {
    let mut known = peerings::list(tx)?.into_iter();
    Ok(known.find(|peering| peering.peer.authority().eq_ignore_ascii_case(host)))
}
