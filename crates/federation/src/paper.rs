//! Vouchers on paper between two nodes: a host asks the home for what a typed code stands for, and is answered live
//! (`GET /peer/paper?key=…`; F16; threats F1, V20). What a camera reads needs none of it.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use community::give_paper::{GivePaperRefused, give_paper};
use domain::{Iri, Origin, PaperCode, Scope};
use edge::{Later, Missed, PaperAsk, PeerProblem, Problem, Reason, Routes};
use serde::Deserialize;
use serde_json::json;
use store::{StoreError, audit, peerings};
use wire::paper_code::{asked_key, is_asked_key};

use crate::Federation;
use crate::actors::ActorProblem;
use crate::sync::{PeerAsker, RepairProblem};

/// Where the home is asked (protocol section 8.9).
const PAPER_PATH: &str = "/peer/paper";
/// Longest voucher that is taken from a home, in bytes.
const VOUCHER_BYTES_MAX: usize = 8 * 1024;

/// What only an active peer may ask.
pub(crate) fn routes() -> Routes<Arc<Federation>> {
    Routes::default().route(PAPER_PATH, get(show))
}

/// Which voucher: a hash of its code and of who asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    key: String,
}

/// `GET /peer/paper`: one signed voucher on paper, for the host it was made for; 404 for every other key.
async fn show(
    State(federation): State<Arc<Federation>>,
    asker: PeerAsker,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    let key = wanted.ok().map(|Query(wanted)| wanted.key);
    let key = key
        .filter(|key| is_asked_key(key))
        .ok_or_else(|| Problem::new(Reason::Malformed, "ask for ?key=…, 32 bytes as base64url"))?;
    let node = &federation.node;
    let peer = &asker.peer;
    node.database
        .read(|tx| peerings::active(tx, peer, Scope::Offers))?
        .ok_or_else(|| {
            Problem::new(
                Reason::Scope,
                "the agreement of our two nodes does not carry offers",
            )
        })?;
    node.asked_for_paper(peer).map_err(|often| {
        let mut problem = Problem::new(Reason::Limit, "too many codes were asked for; come back later");
        problem.retry_after_seconds = Some(often.seconds);
        problem
    })?;
    let now = node.now();
    let given = node
        .database
        .transact(|tx| give_paper(tx, &node.group, peer, &key, now))
        .await;
    let token = match given {
        Ok(token) => token,
        Err(GivePaperRefused::NoSuchCode) => {
            federation.note_missed(peer).await?;
            return Err(Problem::not_found());
        }
        Err(GivePaperRefused::NoKeys) => {
            return Err(Problem::new(Reason::Busy, "this node cannot sign now; ask again"));
        }
        Err(GivePaperRefused::Store(error)) => return Err(error.into()),
    };
    let id = paper_id(&node.origin, &key);
    let document = json!({
        "id": id,
        "type": "Voucher",
        "attributedTo": node.application,
        "audience": asker.application,
        "voucher": token,
    });
    federation.answer_peer(document, &asker)
}

fn paper_id(home: &Origin, key: &str) -> Iri {
    Iri::local(home, &format!("{PAPER_PATH}?key={key}"))
}

impl Federation {
    /// A code that nobody gave out was asked for; the last one of a day is written down for whoever runs the community.
    async fn note_missed(&self, peer: &Origin) -> Result<(), StoreError> {
        if self.node.missed_paper_of(peer) == Missed::OneOfSome {
            return Ok(());
        }
        tracing::warn!(%peer, "a peer asked for too many codes that nobody gave out; it waits until tomorrow");
        let now = self.node.now();
        let what = format!("take no more codes of {}", peer.authority());
        self.node
            .database
            .transact(|tx| audit::log(tx, "node", &what, now))
            .await
    }

    async fn resolve_now(&self, home: &Origin, code: &PaperCode) -> Result<Option<String>, PeerProblem> {
        self.ask_only_while_active(home)?;
        self.node
            .database
            .read(|tx| peerings::active(tx, home, Scope::Offers))?
            .ok_or_else(|| PeerProblem::Unknown(home.clone()))?;
        let asked = paper_id(home, &asked_key(&self.node.group, code));
        let mut budget = self.budget();
        match self.ask_peer(home, &asked, &mut budget).await {
            Ok(document) => {
                let token = document.get("voucher").and_then(|voucher| voucher.as_str());
                let token = token.filter(|token| is_token(token));
                token
                    .map(|token| Some(token.to_owned()))
                    .ok_or_else(|| unreachable(home, "its answer is not what was asked for".to_owned()))
            }
            Err(RepairProblem::Fetch(ActorProblem::NotFound | ActorProblem::Gone)) => Ok(None),
            Err(RepairProblem::Store(error)) => Err(error.into()),
            Err(problem) => Err(unreachable(home, problem.to_string())),
        }
    }
}

/// What can be a signed text, and nothing else: a page leads to it.
fn is_token(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !text.is_empty() && text.len() <= VOUCHER_BYTES_MAX && text.bytes().all(is_part)
}

fn unreachable(peer: &Origin, why: String) -> PeerProblem {
    PeerProblem::Unreachable {
        peer: peer.clone(),
        why,
    }
}

impl PaperAsk for Federation {
    fn resolve<'a>(
        &'a self,
        home: &'a Origin,
        code: &'a PaperCode,
    ) -> Later<'a, Result<Option<String>, PeerProblem>> {
        Box::pin(self.resolve_now(home, code))
    }
}
