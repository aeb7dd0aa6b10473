//! `/desk/peers`: every community we share with, and what there is to know of each at a glance.

use askama::Template;
use axum::response::Response;
use domain::PeeringState;
use edge::{FollowedNews, PeerNews, Tone};
use jiff::Timestamp;
use store::{StoreError, Transaction, peerings};

use super::told::{as_of, head, sentence, state};
use crate::bloom::Bloom;
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::host::Host;
use crate::sign_in::Chief;
use crate::state_words::StateWords;
use crate::times;
use crate::visit::Visit;
use crate::words::Words;

/// The communities of the desk.
#[derive(Clone, Debug)]
pub(crate) struct PeersPage {
    /// What needs somebody first, then by name.
    pub(crate) peers: Vec<PeerLine>,
    /// Whom we follow without an agreement, and how the last look at each went.
    pub(crate) followed: Vec<FollowedLine>,
}

/// Somebody whom we follow without an agreement.
#[derive(Clone, Debug)]
pub(crate) struct FollowedLine {
    /// Its actor's address.
    pub(crate) actor: String,
    /// A clause.
    pub(crate) news: String,
    pub(crate) tone: Tone,
}

struct FollowedRow {
    actor: String,
    state: StateWords,
}

/// One community.
#[derive(Clone, Debug)]
pub(crate) struct PeerLine {
    /// Its name and mark.
    pub(crate) host: Host,
    /// Its host and port, the last part of its page's address.
    pub(crate) authority: String,
    /// How the peering stands.
    pub(crate) state: PeeringState,
    /// What matters most, a clause.
    pub(crate) news: String,
    pub(crate) tone: Tone,
    /// How far both agree, a clause; empty for one that is not active.
    pub(crate) sync: String,
    pub(crate) waiting: usize,
    pub(crate) oldest: Option<Timestamp>,
    pub(crate) last_out: Option<Timestamp>,
    pub(crate) last_in: Option<Timestamp>,
}

struct Row {
    bloom: Bloom,
    name: String,
    path: String,
    authority: String,
    peering: String,
    state: StateWords,
    sync: String,
    waiting: String,
    exchange: String,
}

#[derive(Template)]
#[template(path = "desk_peers.html")]
struct PeersTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    followed: Vec<FollowedRow>,
    as_of: String,
}

impl PeersPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("desk-peers-title"), words.t("desk-peers-intro"));
        written(&PeersTemplate {
            around: Around::of(frame, head),
            rows: self.peers.iter().map(|line| row(frame, line)).collect(),
            followed: self
                .followed
                .iter()
                .map(|line| FollowedRow {
                    actor: line.actor.clone(),
                    state: state(line.tone, &line.news),
                })
                .collect(),
            as_of: as_of(frame),
        })
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit) -> Result<Self, StoreError> {
        let mut peers = Vec::new();
        for peering in peerings::list(tx)? {
            let news = PeerNews::read(tx, &peering, &visit.telling())?;
            peers.push(PeerLine {
                host: Host {
                    name: peering.name.as_str().to_owned(),
                    ..peer_host(tx, &peering.peer, peering.group.as_str())?
                },
                authority: peering.peer.authority().to_owned(),
                state: peering.state,
                sync: match peering.state {
                    PeeringState::Active => news.sync.words,
                    _ => String::new(),
                },
                news: news.words,
                tone: news.tone,
                waiting: news.waiting,
                oldest: news.oldest,
                last_out: news.last_out,
                last_in: news.last_in,
            });
        }
        peers.sort_by_key(|line| (urgency(line.tone), line.host.name.clone()));
        let followed = FollowedNews::list(tx, &visit.telling())?;
        let line = |news: FollowedNews| FollowedLine {
            actor: news.actor.to_string(),
            news: news.words,
            tone: news.tone,
        };
        Ok(Self {
            peers,
            followed: followed.into_iter().map(line).collect(),
        })
    }
}

fn urgency(tone: Tone) -> u8 {
    match tone {
        Tone::Act => 0,
        Tone::Watch => 1,
        Tone::Info => 2,
        Tone::Good => 3,
        Tone::Soft => 4,
    }
}

fn row(frame: &Frame<'_>, line: &PeerLine) -> Row {
    let words = frame.words;
    Row {
        bloom: Bloom::of(&line.host.key),
        name: line.host.name.clone(),
        path: path(&line.authority),
        authority: line.authority.clone(),
        peering: peering_word(words, line.state),
        state: state(line.tone, &line.news),
        sync: sentence(&line.sync),
        waiting: waiting(frame, line.waiting, line.oldest),
        exchange: exchange(frame, line.last_out, line.last_in),
    }
}

/// The address of a community's page on the desk.
pub(crate) fn path(authority: &str) -> String {
    format!(
        "/desk/peers/{}",
        authority.replace('[', "%5B").replace(']', "%5D")
    )
}

/// `active`, as a label beside the name.
pub(super) fn peering_word(words: &Words, state: PeeringState) -> String {
    match state {
        PeeringState::Proposed => words.t("desk-state-proposed"),
        PeeringState::Active => words.t("desk-state-active"),
        PeeringState::Paused => words.t("desk-state-paused"),
        PeeringState::Rejected => words.t("desk-state-rejected"),
        PeeringState::Ended => words.t("desk-state-ended"),
    }
}

/// `3 messages wait, the oldest for 2 hours`; `nothing waits`.
pub(super) fn waiting(frame: &Frame<'_>, waiting: usize, oldest: Option<Timestamp>) -> String {
    let words = frame.words;
    let count = u32::try_from(waiting).unwrap_or(u32::MAX);
    match oldest {
        Some(oldest) if waiting > 0 => words.with(
            "desk-waiting-since",
            &[
                ("n", count.into()),
                ("ago", times::ago(words, oldest, frame.now).into()),
            ],
        ),
        _ => words.t("desk-waiting-none"),
    }
}

/// When it last took something, and when something last came from it.
pub(super) fn exchange(frame: &Frame<'_>, last_out: Option<Timestamp>, last_in: Option<Timestamp>) -> String {
    let words = frame.words;
    let ago = |at: Option<Timestamp>| {
        at.map_or_else(|| words.t("status-never"), |at| times::ago(words, at, frame.now))
    };
    let both = [("out", ago(last_out).into()), ("in", ago(last_in).into())];
    words.with("desk-exchange", &both)
}

/// `GET /desk/peers`.
pub(super) async fn show(chief: Chief) -> Response {
    let visit = &chief.visit;
    match visit.site.doors.node.database.read(|tx| PeersPage::of(tx, visit)) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
