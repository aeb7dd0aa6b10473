//! What differs between two nodes in calls for hands is made equal, and mails nobody (protocol sections 6.2 and 8.7).

use std::collections::{BTreeMap, BTreeSet};

use community::decide_repair::Unknown;
use community::receive_call::{CallHeard, Hearing, ReceiveCallRefused, forget_call, receive_call};
use community::repeat_call::repeat_call;
use domain::{CallId, Iri};
use egress::FetchBudget;
use store::calls;
use wire::sync::{Bucket, Hand, OfferLine};

use super::compare::{Comparing, other};
use super::pull::RepairProblem;
use crate::Federation;
use crate::actors::ActorProblem;

/// Whether a difference is no more, or will not be once what was queued has come.
type IsRepaired = bool;

impl Federation {
    /// The lines of one bucket beside ours.
    pub(super) async fn compare_calls(
        &self,
        comparing: &mut Comparing<'_>,
        hand: Hand,
        bucket: Bucket,
        theirs: Vec<OfferLine>,
        budget: &mut FetchBudget,
    ) -> Result<(), RepairProblem> {
        let theirs: BTreeMap<Iri, u64> = theirs.into_iter().map(|line| (line.id, line.revision)).collect();
        let whose = other(hand);
        let mine = comparing.mine.calls.keys();
        let mine = mine.filter(|(mine, id)| *mine == whose && Bucket::of(id.as_str()) == bucket);
        let ids: BTreeSet<Iri> = mine.map(|(_, id)| id).chain(theirs.keys()).cloned().collect();
        for id in ids {
            let my_line = comparing.mine.calls.get(&(whose, id.clone())).copied();
            let their_line = theirs.get(&id).copied();
            if my_line == their_line {
                continue;
            }
            comparing.found.differing += 1;
            let repaired = match hand {
                Hand::Shared => {
                    self.repair_held_call(comparing, &id, (my_line, their_line), budget)
                        .await?
                }
                Hand::Held => self.repair_own_call(comparing, &id, their_line, budget).await?,
            };
            comparing.found.repaired += u32::from(repaired);
        }
        Ok(())
    }

    async fn repair_held_call(
        &self,
        comparing: &mut Comparing<'_>,
        id: &Iri,
        lines: (Option<u64>, Option<u64>),
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        match lines {
            (Some(mine), Some(theirs)) if mine > theirs => {
                // It lost what it told: it counts past that when it compares.
                comparing.peer_lost_data = true;
                Ok(false)
            }
            (_, Some(_)) => self.fetch_call(comparing, id, budget).await,
            (Some(_), None) => self.confirm_call_gone(comparing, id, budget).await,
            (None, None) => Ok(false),
        }
    }

    async fn fetch_call(
        &self,
        comparing: &Comparing<'_>,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        let document = match self.fetch_document(id, budget).await {
            Ok(document) => document,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => return Ok(false),
            Err(problem) => return Err(problem.into()),
        };
        let Some(told) = wire::call::read(&document.value)
            .ok()
            .filter(|told| &told.id == id)
        else {
            return Ok(false);
        };
        let (group, now) = (comparing.peer.peering().group.clone(), self.node.now());
        let fresh = ambient::ids::call_id(now, &self.node.randomness);
        let taken = self
            .node
            .database
            .transact(|tx| receive_call(tx, &group, &told, (&fresh, Hearing::Repaired), now));
        match taken.await {
            Ok(heard) => Ok(heard == CallHeard::Done),
            Err(ReceiveCallRefused::Store(error)) => Err(error.into()),
            Err(why) => {
                tracing::warn!(call = %id, %why, "a call that a peer lists is not taken");
                Ok(false)
            }
        }
    }

    async fn confirm_call_gone(
        &self,
        comparing: &Comparing<'_>,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        let unknown = self.unknown_to(comparing)?;
        match self.fetch_document(id, budget).await {
            Err(ActorProblem::NotFound) if unknown == Unknown::MayComeBack => return Ok(false),
            Err(ActorProblem::NotFound | ActorProblem::Gone) => {}
            Ok(_) => return Ok(false),
            Err(problem) => return Err(problem.into()),
        }
        let removed = self.node.database.transact(|tx| forget_call(tx, id)).await?;
        Ok(removed == CallHeard::Done)
    }

    /// What the peer holds of ours, beside ours.
    async fn repair_own_call(
        &self,
        comparing: &mut Comparing<'_>,
        id: &Iri,
        theirs: Option<u64>,
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        let name = id.path_and_query().strip_prefix("/calls/");
        let name = name.and_then(|name| CallId::parse(name).ok());
        let Some(call) = name.filter(|_| id.origin() == self.node.origin) else {
            return Ok(false);
        };
        let (peer, now) = (comparing.origin().clone(), self.node.now());
        let known = self.node.database.read(|tx| calls::get(tx, &call))?;
        let known = known.map_or(0, |call| call.revision_for(&peer));
        if theirs.is_some_and(|theirs| theirs > known) {
            let asked = Iri::local(&peer, &format!("/peer/held/calls?id={id}"));
            let signed = self.own_activity(&asked, budget).await?;
            let signed = signed.filter(|activity| activity["object"]["id"] == id.as_str());
            let proved = signed.and_then(|activity| activity["object"]["revision"].as_u64());
            comparing.we_lost_data |= proved.is_some_and(|proved| proved > known);
        }
        let told = self
            .node
            .database
            .transact(|tx| repeat_call(tx, (&peer, &call), theirs, now));
        Ok(told.await?)
    }
}
