//! `/status`: whether this node works and reaches its peers, in words and a table (F15-1).

use askama::Template;
use jiff::Timestamp;

use crate::visit::Visit;
use axum::response::Response;
use store::{StoreError, Transaction, deliveries, peerings};

use crate::bloom::Bloom;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::host::Host;
use crate::icons::Icon;
use crate::state_words::StateWords;
use crate::times;
use crate::words::Words;

/// How the node stands; figures about machines alone, none about people.
#[derive(Clone, Debug)]
pub struct StatusPage {
    /// The program's version.
    pub version: String,
    /// Deliveries that wait for a peer.
    pub waiting: u32,
    /// Deliveries given up, waiting for the operator.
    pub parked: u32,
    /// Each active or paused peer, by name.
    pub peers: Vec<PeerStatus>,
}

/// One peer.
#[derive(Clone, Debug)]
pub struct PeerStatus {
    /// Its name and mark.
    pub host: Host,
    /// How it is reached.
    pub reach: Reach,
    /// The last time something got through in either direction.
    pub last_success: Option<Timestamp>,
    /// Deliveries that wait for it.
    pub waiting: u32,
}

/// How a peer is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As it should be.
    Good,
    /// Deliveries are being tried again.
    Retrying,
    /// Given up until the operator looks.
    Parked,
    /// Paused by one of the two.
    Paused,
}

struct PeerRow {
    bloom: Bloom,
    name: String,
    state: StateWords,
    last: String,
    last_exact: String,
    waiting: u32,
}

#[derive(Template)]
#[template(path = "status.html")]
struct StatusTemplate<'a> {
    around: Around<'a>,
    state: StateWords,
    version: String,
    peers: Vec<PeerRow>,
    asked: String,
}

impl StatusPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Elsewhere,
            title: words.t("status-title"),
            description: words.t("status-description"),
            address: Address::Here("/status".to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let now = frame.clock.at(frame.now);
        let asked = [
            ("time", times::hour(&now).into()),
            ("place", frame.clock.place.as_str().into()),
        ];
        written(&StatusTemplate {
            around: Around::of(frame, head),
            state: self.state(words),
            version: words.with("status-version", &[("version", self.version.as_str().into())]),
            peers: self.peers.iter().map(|peer| row(frame, peer)).collect(),
            asked: words.with("status-asked", &asked),
        })
    }

    fn state(&self, words: &Words) -> StateWords {
        let said = |tone, icon, first: String, second: String| StateWords {
            tone,
            icon,
            words: first,
            second,
        };
        if self.parked > 0 {
            let (first, second) = (
                words.count("status-parked", self.parked),
                words.t("status-parked-next"),
            );
            return said("act", Icon::Warning, first, second);
        }
        if self.waiting > 0 {
            let (first, second) = (
                words.count("status-waiting", self.waiting),
                words.t("status-waiting-next"),
            );
            return said("watch", Icon::BrokenLine, first, second);
        }
        said(
            "good",
            Icon::Tick,
            words.t("status-good"),
            words.t("status-good-next"),
        )
    }
}

fn row(frame: &Frame<'_>, peer: &PeerStatus) -> PeerRow {
    let words = frame.words;
    let (tone, icon, said) = match peer.reach {
        Reach::Good => ("good", Icon::Tick, words.t("reach-good")),
        Reach::Retrying => ("watch", Icon::BrokenLine, words.t("reach-retrying")),
        Reach::Parked => ("act", Icon::Warning, words.t("reach-parked")),
        Reach::Paused => ("soft", Icon::Clock, words.t("reach-paused")),
    };
    PeerRow {
        bloom: Bloom::of(&peer.host.key),
        name: peer.host.name.clone(),
        state: StateWords {
            tone,
            icon,
            words: said,
            second: String::new(),
        },
        last: peer
            .last_success
            .map_or_else(|| words.t("status-never"), |at| times::ago(words, at, frame.now)),
        last_exact: peer
            .last_success
            .map_or_else(String::new, |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        waiting: peer.waiting,
    }
}

/// Most deliveries counted.
const COUNTED_MAX: u16 = 10_000;

/// `GET /status`.
pub(crate) async fn show(visit: Visit) -> Response {
    match visit
        .site
        .doors
        .node
        .database
        .read(|tx| StatusPage::of(tx, &visit))
    {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&crate::error_page::ErrorPage::Unavailable),
    }
}

impl StatusPage {
    fn of(tx: &mut Transaction<'_>, _: &Visit) -> Result<Self, StoreError> {
        let mut peers = Vec::new();
        for peering in peerings::outlines(tx)? {
            let paused = peering.state == domain::PeeringState::Paused;
            if !paused && peering.state != domain::PeeringState::Active {
                continue;
            }
            let known = deliveries::host(tx, &peering.peer)?;
            let waiting = deliveries::waiting(tx, Some(&peering.peer), COUNTED_MAX)?.len() as u32;
            let set_aside = deliveries::undelivered(tx, Some(&peering.peer), COUNTED_MAX)?;
            let parked = set_aside
                .iter()
                .any(|(_, one)| matches!(one.state, deliveries::DeliveryState::Parked { .. }));
            let reach = match (paused, parked, known.failures) {
                (true, _, _) => Reach::Paused,
                (false, true, _) => Reach::Parked,
                (false, false, 0) => Reach::Good,
                (false, false, _) => Reach::Retrying,
            };
            peers.push(PeerStatus {
                host: crate::cards::peer_host(tx, &peering.peer, peering.group.as_str())?,
                reach,
                last_success: known.last_success,
                waiting,
            });
        }
        let set_aside = deliveries::undelivered(tx, None, COUNTED_MAX)?;
        let parked = set_aside
            .iter()
            .filter(|(_, one)| matches!(one.state, deliveries::DeliveryState::Parked { .. }))
            .count();
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            waiting: deliveries::waiting(tx, None, COUNTED_MAX)?.len() as u32,
            parked: parked as u32,
            peers,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn html(page: &StatusPage) -> String {
        let words = Words::english();
        page.render(&Surroundings::new().frame(&words))
    }

    #[test]
    fn the_worst_state_is_said_first_and_in_words() {
        let calm = StatusPage {
            waiting: 0,
            parked: 0,
            ..samples::status_page()
        };
        assert!(html(&calm).contains("Everything gets through"));
        assert!(
            html(&StatusPage {
                waiting: 2,
                ..calm.clone()
            })
            .contains("2 messages are waiting")
        );
        assert!(
            html(&StatusPage {
                waiting: 2,
                parked: 1,
                ..calm
            })
            .contains("1 message needs the operator")
        );
    }

    #[test]
    fn a_peer_that_never_answered_says_never() {
        let mut page = samples::status_page();
        page.peers[0].last_success = None;
        assert!(html(&page).contains("never"));
    }
}
