//! `GET /peer/log?epoch=E&after=N`: what the asker was sent, verbatim, from a number on (protocol section 6.1).

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use community::still_meant_for::is_still_meant_for;
use domain::{Iri, OwnActor, Sequence};
use edge::{Problem, Reason};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use store::actor_keys::Signer;
use store::sequences::{Logged, log_after};
use store::{StoreError, Transaction, activities};
use wire::sync::{Head, ITEMS_MAX, log_page, withheld};

use super::asker::PeerAsker;
use super::place::take_have;
use crate::Federation;
use crate::documents::{Cache, answer};

/// From where on the asker lacks something.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    epoch: i64,
    after: u64,
}

pub(super) async fn log(
    State(federation): State<Arc<Federation>>,
    asker: PeerAsker,
    wanted: Result<Query<Wanted>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Problem> {
    let Query(wanted) =
        wanted.map_err(|_| Problem::new(Reason::Malformed, "ask for ?epoch=…&after=…, two whole numbers"))?;
    let after = Sequence {
        epoch: wanted.epoch,
        seq: wanted.after.min(Sequence::NUMBER_MAX),
    };
    let lines = federation
        .node
        .database
        .read(|tx| log_after(tx, &asker.peer, after, ITEMS_MAX as u16))?;
    // Whoever asks for what it had acknowledged has lost it.
    let now = federation.node.now();
    federation
        .node
        .database
        .transact(|tx| take_have(tx, &asker.peer, after, now))
        .await?;
    let lines = lines.ok_or_else(|| {
        Problem::new(
            Reason::Gone,
            "the log does not reach back so far; compare digests instead",
        )
    })?;
    let items = federation
        .node
        .database
        .read(|tx| verbatim(tx, &asker, &lines, now))?;
    let fits = wire::collection::fitting(&items);
    let is_whole = fits == items.len() && lines.len() < ITEMS_MAX;
    let at = |after: u64| {
        let path = format!("/peer/log?epoch={}&after={after}", wanted.epoch);
        Iri::local(&federation.node.origin, &path)
    };
    let last = lines.get(fits.wrapping_sub(1)).map_or(after.seq, |(seq, _)| *seq);
    let next = (!is_whole).then(|| at(last));
    let id = at(after.seq);
    let head = Head {
        id: &id,
        application: &federation.node.application,
        asker: &asker.application,
    };
    let items = items.into_iter().take(fits).collect();
    let page = log_page(head, wanted.epoch, after.seq + 1, items, next.as_ref());
    federation.answer_peer(page, &asker)
}

fn verbatim(
    tx: &mut Transaction<'_>,
    asker: &PeerAsker,
    lines: &[(u64, Logged)],
    now: Timestamp,
) -> Result<Vec<Value>, StoreError> {
    let mut items = Vec::with_capacity(lines.len());
    for (_, line) in lines {
        let sent = activities::get(tx, &line.activity)?;
        let item = match sent {
            Some(sent) if is_still_meant_for(tx, &sent, &asker.peer, now)? => {
                serde_json::from_str(sent.body.as_str()).ok()
            }
            _ => None,
        };
        items.push(item.unwrap_or_else(|| withheld(&line.activity)));
    }
    Ok(items)
}

impl Federation {
    /// An answer for one peer alone: with the node's proof, never kept by anybody.
    pub(crate) fn answer_peer(&self, document: Value, asker: &PeerAsker) -> Result<Response, Problem> {
        let node = Signer::Own(OwnActor::Node);
        let pair = self
            .key_set(&node)
            .map(|keys| keys.pair(self.pair_for(&asker.peer, &node)));
        let proved = pair
            .and_then(|pair| self.prove_with(document, &node, &pair, self.node.now()))
            .map_err(|_| Problem::new(Reason::Busy, "this node cannot sign now; ask again"))?;
        Ok(self.with_have(answer(&proved, Cache::Never), &asker.peer))
    }
}
