//! A number is missing: the log of the peer is read until nothing is (protocol section 6.1).

use domain::{Iri, Origin, Sequence};
use egress::FetchBudget;
use serde_json::Value;
use store::inbox::{self, InboxRow, Verdict};
use store::{StoreError, sequences};
use wire::sync::{LogRead, read_log};

use super::note_place;
use crate::Federation;
use crate::actors::{ActorProblem, Freshness};

/// Why something could not be asked of a peer or understood.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RepairProblem {
    /// It cannot be fetched, now or ever.
    #[error("{}", in_plain_words(.0))]
    Fetch(#[from] ActorProblem),
    /// It is not what was asked for, or not proved by the peer's node.
    #[error("the peer's answer is not what was asked for, or not proved by its node")]
    NotAsAsked,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Operators read it beside the peer's name.
fn in_plain_words(problem: &ActorProblem) -> String {
    match problem {
        ActorProblem::NotFound | ActorProblem::Gone => "it does not answer such questions".to_owned(),
        ActorProblem::Unavailable => "it does not answer".to_owned(),
        ActorProblem::Limit | ActorProblem::FetchedLately => "it was asked a great deal already".to_owned(),
        other => other.to_string(),
    }
}

/// What reading a peer's log came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pulled {
    /// Nothing is missing any more, as far as the log goes.
    Whole,
    /// The log no longer reaches back: the comparison has to find it.
    TooOld,
}

impl Federation {
    /// Reads the log from our gap on; each page is durable before the next is asked for.
    pub(super) async fn pull_log(
        &self,
        peer: &Origin,
        budget: &mut FetchBudget,
    ) -> Result<Pulled, RepairProblem> {
        loop {
            let have = self
                .node
                .database
                .read(|tx| sequences::heard_from(tx, peer))?
                .have;
            if budget.count_page().is_err() {
                return Err(ActorProblem::Limit.into());
            }
            let path = format!("/peer/log?epoch={}&after={}", have.epoch, have.seq);
            let asked = Iri::local(peer, &path);
            let document = match self.ask_peer(peer, &asked, budget).await {
                Ok(document) => document,
                Err(RepairProblem::Fetch(ActorProblem::Gone)) => return Ok(Pulled::TooOld),
                Err(problem) => return Err(problem),
            };
            let page = read_log(&document).map_err(|_| RepairProblem::NotAsAsked)?;
            if page.epoch != have.epoch || page.start != have.seq + 1 {
                return Err(RepairProblem::NotAsAsked);
            }
            let count = page.items.len();
            self.take_page(peer, &page, budget).await?;
            if count == 0 || page.next.is_none() {
                return Ok(Pulled::Whole);
            }
        }
    }

    /// Appends what holds and notes every number of the page, all or nothing.
    async fn take_page(
        &self,
        peer: &Origin,
        page: &LogRead,
        budget: &mut FetchBudget,
    ) -> Result<(), RepairProblem> {
        let now = self.node.now();
        let mut rows = Vec::with_capacity(page.items.len());
        for item in &page.items {
            rows.push(self.proved_row(peer, item, budget).await?);
        }
        self.node
            .database
            .transact(|tx| {
                for (row, seq) in rows.iter().zip(page.start..) {
                    let place = Sequence {
                        epoch: page.epoch,
                        seq,
                    };
                    if let Some((row, text)) = row {
                        inbox::append(tx, row, text)?;
                    }
                    note_place(tx, peer, place, false, now)?;
                }
                Ok::<_, StoreError>(())
            })
            .await?;
        Ok(())
    }

    /// An item of a log as a row of the inbox, if its actor proves it; nothing for what is withheld or does not hold.
    async fn proved_row(
        &self,
        peer: &Origin,
        item: &Value,
        budget: &mut FetchBudget,
    ) -> Result<Option<(InboxRow, String)>, RepairProblem> {
        let Ok(activity) = wire::activity::read(item) else {
            return Ok(None);
        };
        let known = activity.id.clone();
        let (Some(id), Some(method)) = (known, wire::proof::verification_method(item)) else {
            return Ok(None);
        };
        if &id.origin() != peer || &activity.actor.origin() != peer || &method.origin() != peer {
            return Ok(None);
        }
        let holder = match self.key(&method, Freshness::Cached, budget).await {
            Ok(holder) => holder,
            Err(ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed) => return Ok(None),
            Err(problem) => return Err(problem.into()),
        };
        let now = self.node.now();
        let proved = holder.proves(item, &activity.actor, now);
        if holder.actor.id != activity.actor || proved.is_err() {
            return Ok(None);
        }
        match self.hear_rotation(&activity, &holder, budget).await {
            // By now another key took the place of the one that was announced.
            Ok(()) | Err(ActorProblem::NotListed) => {}
            Err(problem) => return Err(problem.into()),
        }
        let row = InboxRow {
            object: activity.object.as_ref().and_then(|object| object.id()).cloned(),
            id,
            actor: activity.actor,
            at: now,
            verdict: Verdict::Waiting,
            tries: 0,
        };
        Ok(Some((row, item.to_string())))
    }

    /// Asks a peer for something that only peers read, and believes it if its node proves it for us.
    pub(crate) async fn ask_peer(
        &self,
        peer: &Origin,
        asked: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<Value, RepairProblem> {
        let document = self.fetch_document(asked, budget).await?.value;
        let said = |name: &str| document.get(name).and_then(Value::as_str);
        let ours = said("audience") == Some(self.node.application.as_str());
        let method = wire::proof::verification_method(&document).ok_or(RepairProblem::NotAsAsked)?;
        let holder = self.key(&method, Freshness::Cached, budget).await?;
        let peering = self
            .node
            .database
            .read(|tx| store::peerings::get(tx, peer))?
            .ok_or(RepairProblem::NotAsAsked)?;
        let theirs = holder.actor.id == peering.application
            && said("attributedTo") == Some(peering.application.as_str())
            && said("id") == Some(asked.as_str());
        let proved = holder.proves(&document, &peering.application, self.node.now());
        if !ours || !theirs || proved.is_err() {
            return Err(RepairProblem::NotAsAsked);
        }
        Ok(document)
    }
}
