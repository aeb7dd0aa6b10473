//! What differs between two nodes in what each gives members of the other is made equal (protocol sections 6.2 and 8.5).

use std::collections::{BTreeMap, BTreeSet};

use community::decide_repair::Unknown;
use community::receive_offer::{OfferHeard, OfferRefused, receive_offer, receive_offer_end};
use community::repeat_offer::repeat_offer;
use domain::{Iri, OfferId};
use egress::FetchBudget;
use store::own_offers;
use wire::sync::{Bucket, Hand, OfferLine};

use super::compare::{Comparing, other};
use super::pull::RepairProblem;
use crate::Federation;
use crate::actors::ActorProblem;

/// Whether a difference is no more, or will not be once what was queued has come.
type IsRepaired = bool;

impl Federation {
    /// The lines of one bucket beside ours.
    pub(super) async fn compare_offers(
        &self,
        comparing: &mut Comparing<'_>,
        hand: Hand,
        bucket: Bucket,
        theirs: Vec<OfferLine>,
        budget: &mut FetchBudget,
    ) -> Result<(), RepairProblem> {
        let theirs: BTreeMap<Iri, u64> = theirs.into_iter().map(|line| (line.id, line.revision)).collect();
        let whose = other(hand);
        let mine = comparing.mine.offers.keys();
        let mine = mine.filter(|(mine, id)| *mine == whose && Bucket::of(id.as_str()) == bucket);
        let ids: BTreeSet<Iri> = mine.map(|(_, id)| id).chain(theirs.keys()).cloned().collect();
        for id in ids {
            let my_line = comparing.mine.offers.get(&(whose, id.clone())).copied();
            let their_line = theirs.get(&id).copied();
            if my_line == their_line {
                continue;
            }
            comparing.found.differing += 1;
            let repaired = match hand {
                Hand::Shared => {
                    self.repair_held_offer(comparing, &id, (my_line, their_line), budget)
                        .await?
                }
                Hand::Held => self.repair_own_offer(comparing, &id, their_line, budget).await?,
            };
            comparing.found.repaired += u32::from(repaired);
        }
        Ok(())
    }

    /// What the peer gives members of ours: its list, beside what we hold.
    async fn repair_held_offer(
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
            (_, Some(_)) => self.fetch_offer(comparing, id, budget).await,
            (Some(_), None) => self.confirm_offer_gone(comparing, id, budget).await,
            (None, None) => Ok(false),
        }
    }

    /// Newer than ours, or unknown to us: its address has it.
    async fn fetch_offer(
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
        let Ok(told) = wire::deal_offer::read(&document.value) else {
            return Ok(false);
        };
        if &told.id != id {
            return Ok(false);
        }
        let (group, now) = (comparing.peer.peering().group.clone(), self.node.now());
        let taken = self
            .node
            .database
            .transact(|tx| receive_offer(tx, &group, &told, now));
        outcome(id, taken.await)
    }

    /// The peer no longer lists what we hold: its address says whether it is gone.
    async fn confirm_offer_gone(
        &self,
        comparing: &Comparing<'_>,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        let unknown = self.unknown_to(comparing)?;
        match self.fetch_document(id, budget).await {
            Err(ActorProblem::NotFound) if unknown == Unknown::MayComeBack => return Ok(false),
            Err(ActorProblem::NotFound | ActorProblem::Gone) => {}
            Ok(document) if document.value["type"] == "Tombstone" => {}
            Ok(_) => return Ok(false),
            Err(problem) => return Err(problem.into()),
        }
        let (group, now) = (comparing.peer.peering().group.clone(), self.node.now());
        let removed = self
            .node
            .database
            .transact(|tx| receive_offer_end(tx, &group, (id, None), now));
        outcome(id, removed.await)
    }

    /// What we give members of the peer: what it holds of that, beside ours. An offer says what both signed, so nothing of it
    /// can be lost but how far it was counted.
    async fn repair_own_offer(
        &self,
        comparing: &mut Comparing<'_>,
        id: &Iri,
        theirs: Option<u64>,
        budget: &mut FetchBudget,
    ) -> Result<IsRepaired, RepairProblem> {
        let name = id.path_and_query().strip_prefix("/offers/");
        let name = name.and_then(|name| OfferId::parse(name).ok());
        let Some(offer) = name.filter(|_| id.origin() == self.node.origin) else {
            return Ok(false);
        };
        let (peer, now) = (comparing.origin().clone(), self.node.now());
        let known = self.node.database.read(|tx| own_offers::get(tx, &offer))?;
        let known = known.map_or(0, |offer| offer.revision);
        if theirs.is_some_and(|theirs| theirs > known) {
            let asked = Iri::local(&peer, &format!("/peer/held/offers?id={id}"));
            let signed = self.own_activity(&asked, budget).await?;
            let signed = signed.filter(|activity| activity["object"]["id"] == id.as_str());
            let proved = signed.and_then(|activity| activity["object"]["revision"].as_u64());
            comparing.we_lost_data |= proved.is_some_and(|proved| proved > known);
        }
        let told = self
            .node
            .database
            .transact(|tx| repeat_offer(tx, (&peer, &offer), theirs, now));
        Ok(told.await?)
    }
}

fn outcome(id: &Iri, heard: Result<OfferHeard, OfferRefused>) -> Result<IsRepaired, RepairProblem> {
    match heard {
        Ok(heard) => Ok(heard == OfferHeard::Done),
        Err(OfferRefused::Store(error)) => Err(error.into()),
        Err(why) => {
            tracing::warn!(offer = %id, %why, "an offer that a peer lists is not taken");
            Ok(false)
        }
    }
}
