//! Other nodes by command: looked up, asked, answered, paused, ended.

use std::time::Duration;

use community::followed_strangers::followed_strangers;
use domain::{Note, Notice, Origin, Peering, PeeringState, Scopes, Side};
use edge::{AddressRefused, PeerNews, PeerProblem, Peers, SyncNews, wall_clock};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::deliveries;
use store::{StoreError, peerings};

use super::officer::officer;
use super::table::{table, telling, zone};
use super::{Failure, Performed, Progress, Shown};
use crate::runtime::NodeRuntime;

/// How often a question that takes long says so.
const STILL_ASKING: Duration = Duration::from_secs(3);

/// What is asked about peers; `by` names the officer who acts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerAsk {
    /// Who a node says it is.
    LookUp {
        /// Its address.
        peer: String,
    },
    /// A peering is proposed.
    Propose {
        /// To whom.
        peer: String,
        /// The configuration's when absent.
        scopes: Option<Scopes>,
        /// Free text.
        note: Option<String>,
        /// By handle.
        by: Option<String>,
    },
    /// A proposal is accepted.
    Accept {
        /// Whose.
        peer: String,
        /// All that was offered when absent.
        scopes: Option<Scopes>,
        /// By handle.
        by: Option<String>,
    },
    /// A proposal is rejected.
    Reject {
        /// Whose.
        peer: String,
        /// By handle.
        by: Option<String>,
    },
    /// A peering is ended.
    End {
        /// With whom.
        peer: String,
        /// Free text that the other side gets.
        #[serde(default)]
        reason: Option<String>,
        /// After its notice, or at once.
        #[serde(default)]
        notice: Notice,
        /// By handle.
        by: Option<String>,
    },
    /// A peering is paused.
    Pause {
        /// With whom.
        peer: String,
        /// By handle.
        by: Option<String>,
    },
    /// A paused peering is resumed.
    Resume {
        /// With whom.
        peer: String,
        /// By handle.
        by: Option<String>,
    },
    /// How peerings stand.
    Status {
        /// With one node, or with all.
        peer: Option<String>,
    },
    /// Six words to compare by telephone.
    Words {
        /// Another node's; our own when absent.
        peer: Option<String>,
    },
    /// Fetches what a peer has ahead.
    Backfill {
        /// From whom.
        peer: String,
    },
    /// Asks for what is missing and compares what both hold.
    Reconcile {
        /// With whom.
        peer: String,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: PeerAsk, progress: &Progress<'_>) -> Performed {
    let peers: &dyn Peers = runtime.doors.peers.as_ref();
    let performed = match ask {
        PeerAsk::LookUp { peer } => look_up(runtime, &peer, progress).await,
        PeerAsk::Status { peer } => status(runtime, peer.as_deref()),
        PeerAsk::Words { peer: None } => {
            let words = peers.own_words().map_err(failure)?;
            Ok(Shown::new(json!({ "words": words }), words.join(" ")))
        }
        PeerAsk::Words { peer: Some(peer) } => look_up(runtime, &peer, progress).await,
        PeerAsk::Propose {
            peer,
            scopes,
            note,
            by,
        } => {
            let (peer, officer) = (origin_of(runtime, &peer)?, officer(runtime, by.as_deref())?);
            let scopes = scopes.map_or_else(|| runtime.config.scopes().map_err(Failure::failed), Ok)?;
            let note = note
                .map(|note| Note::parse(&note))
                .transpose()
                .map_err(|e| Failure::usage(format!("--note: {e}")))?;
            let proposing = peers.propose(&officer, &peer, &scopes, note, None);
            told(runtime, &peer, waiting(&peer, progress, proposing).await)
        }
        PeerAsk::Accept { peer, scopes, by } => {
            let (peer, officer) = (origin_of(runtime, &peer)?, officer(runtime, by.as_deref())?);
            let scopes = scopes.map_or_else(|| offered(runtime, &peer), Ok)?;
            told(
                runtime,
                &peer,
                waiting(&peer, progress, peers.accept(&officer, &peer, &scopes)).await,
            )
        }
        PeerAsk::Reject { peer, by } => {
            let (peer, officer) = (origin_of(runtime, &peer)?, officer(runtime, by.as_deref())?);
            told(
                runtime,
                &peer,
                waiting(&peer, progress, peers.reject(&officer, &peer)).await,
            )
        }
        PeerAsk::End {
            peer,
            reason,
            notice,
            by,
        } => {
            let (peer, officer) = (origin_of(runtime, &peer)?, officer(runtime, by.as_deref())?);
            let reason = reason
                .map(|reason| Note::parse(&reason))
                .transpose()
                .map_err(|e| Failure::usage(format!("--reason: {e}")))?;
            told(
                runtime,
                &peer,
                waiting(&peer, progress, peers.end(&officer, &peer, notice, reason)).await,
            )
        }
        PeerAsk::Pause { peer, by } => pause(runtime, &peer, by.as_deref()).await,
        PeerAsk::Resume { peer, by } => resume(runtime, &peer, by.as_deref()).await,
        PeerAsk::Backfill { peer } => backfill(runtime, &peer, progress).await,
        PeerAsk::Reconcile { peer } => reconcile(runtime, &peer, progress).await,
    };
    runtime.pin_peers();
    performed
}

fn failure(problem: PeerProblem) -> Failure {
    match problem {
        PeerProblem::Unknown(_) => Failure::not_found(problem),
        problem => Failure::failed(problem),
    }
}

/// Waits for another node, saying now and then that it does.
async fn waiting<T>(peer: &Origin, progress: &Progress<'_>, asked: impl Future<Output = T>) -> T {
    progress.say(&format!("asking {peer} …"));
    let mut asked = std::pin::pin!(asked);
    let mut seconds = 0;
    loop {
        tokio::select! {
            biased;
            answer = asked.as_mut() => return answer,
            () = tokio::time::sleep(STILL_ASKING) => {
                seconds += STILL_ASKING.as_secs();
                progress.say(&format!("still asking {peer}, {seconds} s …"));
            }
        }
    }
}

/// Which node is meant, as the REST API reads it.
pub(super) fn origin_of(runtime: &NodeRuntime, typed: &str) -> Result<Origin, Failure> {
    edge::address_of(runtime.node(), typed).map_err(|refused| match refused {
        AddressRefused::Store(error) => error.into(),
        refused => Failure::usage(format!("{typed}: {refused}")),
    })
}

fn offered(runtime: &NodeRuntime, peer: &Origin) -> Result<Scopes, Failure> {
    let peering = runtime.node().database.read(|tx| peerings::get(tx, peer))?;
    let peering = peering.ok_or_else(|| failure(PeerProblem::Unknown(peer.clone())))?;
    Ok(peering.offered)
}

async fn look_up(runtime: &NodeRuntime, peer: &str, progress: &Progress<'_>) -> Performed {
    let peer = origin_of(runtime, peer)?;
    let card = waiting(&peer, progress, runtime.doors.peers.look_up(&peer))
        .await
        .map_err(failure)?;
    let value = json!({
        "peer": card.origin, "name": card.name, "words": card.words, "rosarium": card.is_profile_host,
    });
    let text = format!("{}\n{}\nwords: {}", card.origin, card.name, card.words.join(" "));
    Ok(Shown::new(value, text))
}

fn told(runtime: &NodeRuntime, peer: &Origin, outcome: Result<Peering, PeerProblem>) -> Performed {
    let peering = outcome.map_err(failure)?;
    let (value, row) = line(runtime, &peering)?;
    let text = format!(
        "{peer}: {}, scopes {}",
        row[1],
        if row[2].is_empty() { "none" } else { &row[2] }
    );
    Ok(Shown::new(value, text))
}

fn status(runtime: &NodeRuntime, peer: Option<&str>) -> Performed {
    let peer = peer.map(|peer| origin_of(runtime, peer)).transpose()?;
    let mut listed = runtime.node().database.read(peerings::list)?;
    if let Some(peer) = &peer {
        listed.retain(|peering| peering.peer == *peer);
        if listed.is_empty() {
            return Err(failure(PeerProblem::Unknown(peer.clone())));
        }
    }
    let (mut values, mut rows) = (Vec::new(), Vec::new());
    for peering in &listed {
        let (value, row) = line(runtime, peering)?;
        values.push(value);
        rows.push(row);
    }
    let headings = [
        "PEER",
        "STATE",
        "SCOPES",
        "QUEUE",
        "LAST OUT",
        "HOW IT STANDS",
        "BOTH HOLD",
    ];
    let listed = table(
        headings,
        &rows,
        "no peers yet; `rosarium peer propose london.example` asks one",
    );
    let listed = listed + &followed(runtime)?;
    let text = match runtime.federation.wrong_clock() {
        Some(wrong) => format!("{wrong}\n\n{listed}"),
        None => listed,
    };
    Ok(Shown::new(values, text))
}

/// Strangers whom we follow, and how they were last looked at; nothing when there are none.
fn followed(runtime: &NodeRuntime) -> Result<String, StoreError> {
    let zone = zone(runtime)?;
    let found = runtime.node().database.read(followed_strangers)?;
    if found.is_empty() {
        return Ok(String::new());
    }
    let rows: Vec<[String; 3]> = found
        .into_iter()
        .map(|(actor, poll)| {
            let failure = poll
                .failure
                .map(|failure| format!("{} {}", wall_clock(failure.at, &zone), failure.what));
            [
                actor.to_string(),
                poll.success.map(|at| wall_clock(at, &zone)).unwrap_or_default(),
                failure.unwrap_or_default(),
            ]
        })
        .collect();
    let headings = ["FOLLOWED, NO PEER", "LAST READ", "LAST FAILURE"];
    Ok(format!("\n\n{}", table(headings, &rows, "")))
}

fn line(runtime: &NodeRuntime, peering: &Peering) -> Result<(Value, [String; 7]), StoreError> {
    let zone = zone(runtime)?;
    let (host, news) = runtime.node().database.read(|tx| {
        let host = deliveries::host(tx, &peering.peer)?;
        Ok::<_, StoreError>((host, PeerNews::read(tx, peering, &telling(runtime, &zone))?))
    })?;
    let words = |scopes: &Scopes| scopes.iter().map(|scope| scope.word()).collect::<Vec<_>>();
    let scopes = match peering.state {
        PeeringState::Active | PeeringState::Paused => &peering.active,
        PeeringState::Proposed | PeeringState::Rejected | PeeringState::Ended => &peering.offered,
    };
    let value = json!({
        "peer": peering.peer, "name": peering.name, "state": peering.state, "proposed_by": peering.proposed,
        "offered": words(&peering.offered), "active": words(&peering.active), "since": peering.since,
        "changed": peering.changed, "news": news.words, "lately": news.lately, "queue": news.waiting, "waiting_since": news.oldest,
        "set_aside": news.set_aside, "next_try": news.next_try, "delivered": host.delivered,
        "clock_ahead_seconds": host.clock_offset.map(|offset| offset.ahead_seconds),
        "last_heard": news.last_in, "last_success": host.last_success, "last_failure": host.last_failure,
        "sync": news.sync,
        "federation_waits": runtime.federation.wrong_clock().map(|wrong| wrong.to_string()),
    });
    let row = [
        peering.peer.to_string(),
        state(peering).to_owned(),
        words(scopes).join(","),
        news.waiting.to_string(),
        host.last_success
            .map(|at| wall_clock(at, &zone))
            .unwrap_or_default(),
        news.words,
        match peering.state {
            PeeringState::Active => news.sync.words,
            _ => String::new(),
        },
    ];
    Ok((value, row))
}

fn state(peering: &Peering) -> &'static str {
    match (peering.state, peering.proposed) {
        (PeeringState::Proposed, Side::Us) => "proposed, waiting for them",
        (PeeringState::Proposed, Side::Them) => "proposed, waiting for you",
        (PeeringState::Active, _) => "active",
        (PeeringState::Paused, _) => "paused",
        (PeeringState::Rejected, _) => "rejected",
        (PeeringState::Ended, _) => "ended",
    }
}

async fn pause(runtime: &NodeRuntime, peer: &str, by: Option<&str>) -> Performed {
    let (peer, officer) = (origin_of(runtime, peer)?, officer(runtime, by)?);
    let paused = runtime.doors.peers.pause(&officer, &peer).await;
    told(runtime, &peer, paused)
}

async fn resume(runtime: &NodeRuntime, peer: &str, by: Option<&str>) -> Performed {
    let (peer, officer) = (origin_of(runtime, peer)?, officer(runtime, by)?);
    let resumed = runtime.doors.peers.resume(&officer, &peer).await;
    told(runtime, &peer, resumed)
}

async fn backfill(runtime: &NodeRuntime, peer: &str, progress: &Progress<'_>) -> Performed {
    let peer = origin_of(runtime, peer)?;
    let brought = waiting(&peer, progress, runtime.doors.peers.backfill(&peer))
        .await
        .map_err(failure)?;
    let value = json!({
        "peer": peer, "new": brought.new, "changed": brought.changed, "known": brought.known,
        "refused": brought.refused,
    });
    let text = format!(
        "{peer}: {} new, {} changed, {} known, {} refused",
        brought.new, brought.changed, brought.known, brought.refused
    );
    Ok(Shown::new(value, text))
}

async fn reconcile(runtime: &NodeRuntime, peer: &str, progress: &Progress<'_>) -> Performed {
    let peer = origin_of(runtime, peer)?;
    waiting(&peer, progress, runtime.doors.peers.reconcile(&peer))
        .await
        .map_err(failure)?;
    let zone = zone(runtime)?;
    let sync = runtime
        .node()
        .database
        .read(|tx| SyncNews::read(tx, &peer, &telling(runtime, &zone)))?;
    let text = format!("{peer}: {}", sync.words);
    Ok(Shown::new(json!({ "peer": peer, "sync": sync }), text))
}
