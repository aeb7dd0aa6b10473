//! What differs between two nodes is made equal, line by line, as the repair table of protocol section 6.2 decides.

use community::count_past::count_past;
use community::decide_repair::{
    OurAnswer, OurEvent, PeersEvent, Unknown, may_count_past, of_our_event, of_peers_event,
    what_unknown_means,
};
use community::learn_removal::learn_removal;
use community::receive_event::{EventHeard, ReceiveRefused};
use community::remove_quietly::{FoundGone, Quietly, remove_quietly};
use community::repair_answer::take_hosts_word;
use community::repair_event::{adopt_event, adopt_removal, may_be_for_another, show_to_another};
use community::say_goodbye::gone_since;
use community::shelves::{EventOnShelf, RsvpOnShelf};
use domain::{Announcement, EventId, Iri, Labeled, Reach, RsvpCounter};
use egress::{FetchBudget, Request};
use serde_json::Value;
use store::actor_keys::Signer;
use store::{StoreError, outbox, repairs};
use wire::sync::{EventLine, RsvpLine};

use super::compare::Comparing;
use super::pull::RepairProblem;
use crate::Federation;
use crate::actors::ActorProblem;

/// A difference that is no more, or will not be once what was queued has come.
pub(super) struct Repaired;

impl Federation {
    /// A line of what the peer owns, beside what we hold of it.
    pub(super) async fn repair_held(
        &self,
        comparing: &mut Comparing<'_>,
        id: &Iri,
        mine: Option<EventOnShelf>,
        line: Option<&EventLine>,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        match of_peers_event(mine, line) {
            PeersEvent::Keep => {
                comparing.peer_lost_data = true;
                Ok(None)
            }
            PeersEvent::Fetch => self.fetch_shared(comparing, id, budget).await,
            PeersEvent::AskWhetherGone { revision: None } => {
                // Whether it is new that the peer lost data is seen elsewhere: else this would go on for ever.
                let unknown = self.unknown_to(comparing)?;
                self.confirm_gone(id, None, unknown, budget).await
            }
            PeersEvent::AskWhetherGone { revision } => {
                self.confirm_gone(id, revision, Unknown::IsGone, budget).await
            }
            PeersEvent::LearnRemoval { revision } => {
                let (owner, now) = (comparing.peer.peering().group.clone(), self.node.now());
                let event = ambient::ids::event_id(now, &self.node.randomness);
                self.node
                    .database
                    .transact(|tx| learn_removal(tx, &owner, id, event.clone(), revision, now))
                    .await?;
                Ok(Some(Repaired))
            }
            PeersEvent::Nothing => Ok(None),
        }
    }

    /// Newer than ours, or unknown to us: its address has it. Nobody is notified.
    async fn fetch_shared(
        &self,
        comparing: &Comparing<'_>,
        id: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        let document = match self.fetch_document(id, budget).await {
            Ok(document) => document,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => return Ok(None),
            Err(problem) => return Err(problem.into()),
        };
        let Ok(event) = self.read_event(&document.value) else {
            return Ok(None);
        };
        if &event.iri != id || event.owner != comparing.peer.peering().group {
            return Ok(None);
        }
        match self.keep_found(&event, self.node.now()).await {
            Ok(EventHeard::New(_) | EventHeard::Changed(_)) => Ok(Some(Repaired)),
            Ok(_) => Ok(None),
            Err(ReceiveRefused::Store(error)) => Err(error.into()),
            Err(_) => Ok(None),
        }
    }

    /// What it means that this peer does not know an event of its own.
    pub(super) fn unknown_to(&self, comparing: &Comparing<'_>) -> Result<Unknown, StoreError> {
        let repair = self
            .node
            .database
            .read(|tx| repairs::get(tx, comparing.origin()))?;
        Ok(what_unknown_means(repair.peer_restored, self.node.now()))
    }

    /// The owner no longer lists what we hold: its address says whether it is gone for us.
    async fn confirm_gone(
        &self,
        id: &Iri,
        revision: Option<u64>,
        unknown: Unknown,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        let found = match self.fetch_document(id, budget).await {
            Err(ActorProblem::NotFound) if unknown == Unknown::MayComeBack => return Ok(None),
            Err(ActorProblem::NotFound) if revision.is_none() => FoundGone::Unknown,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => FoundGone::Removed(revision),
            Ok(document) if document.value["type"] == "Tombstone" => FoundGone::Removed(revision),
            Ok(_) => return Ok(None),
            Err(problem) => return Err(problem.into()),
        };
        let now = self.node.now();
        let removed = self
            .node
            .database
            .transact(|tx| remove_quietly(tx, id, found, now))
            .await?;
        Ok((removed == Quietly::Gone).then_some(Repaired))
    }

    /// A line of what the peer holds of ours, beside what we share.
    pub(super) async fn repair_shared(
        &self,
        comparing: &mut Comparing<'_>,
        id: &Iri,
        mine: Option<EventOnShelf>,
        line: Option<&EventLine>,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        if let Some(line) = line {
            let we_lost_it = match of_our_event(mine, Some(line)) {
                OurEvent::TakeBack => true,
                OurEvent::TakeBackIfUnknown => !self.knows_own(id)?,
                OurEvent::TellAgain => false,
            };
            if we_lost_it {
                let taken = self.take_back(comparing, line, budget).await?;
                return match (taken, mine) {
                    (None, Some(_)) => self.count_past(comparing, line).await,
                    (taken, _) => Ok(taken),
                };
            }
            if mine.is_none()
                && let Some(repaired) = self.show_to_another(comparing, line, budget).await?
            {
                return Ok(Some(repaired));
            }
        }
        let name = id.path_and_query().strip_prefix("/events/");
        let Some(event) = name.and_then(|name| EventId::parse(name).ok()) else {
            return Ok(None);
        };
        let (peer, now) = (comparing.origin().clone(), self.node.now());
        let announcement = Announcement::EventRepeated { event, peer };
        self.node
            .database
            .transact(|tx| outbox::announce(tx, &announcement, now))
            .await?;
        Ok(Some(Repaired))
    }

    /// Whether there is or was such an event of ours, whoever may see it.
    fn knows_own(&self, id: &Iri) -> Result<bool, StoreError> {
        self.node.database.read(|tx| {
            Ok(store::events::by_iri(tx, id)?.is_some() || store::events::tombstone(tx, id)?.is_some())
        })
    }

    /// The peer holds a later version of ours than we do: our own signature on it is believed, nothing else.
    async fn take_back(
        &self,
        comparing: &mut Comparing<'_>,
        line: &EventLine,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        let peer = comparing.origin().clone();
        let asked = Iri::local(&peer, &format!("/peer/held/events?id={}", line.id));
        let Some(activity) = self.own_activity(&asked, budget).await? else {
            return Ok(None);
        };
        let now = self.node.now();
        let object = &activity["object"];
        // Read as the peer would read it: it is the one that may not speak for itself here.
        let event = self
            .read_event_at(object, &peer)
            .ok()
            .filter(|event| event.iri == line.id);
        let adopted = match (event, object["type"].as_str(), object["id"].as_str()) {
            (Some(event), _, _) => {
                let adopt = |tx: &mut store::Transaction<'_>| adopt_event(tx, &peer, &event, now);
                self.node.database.transact(adopt).await?
            }
            (None, Some("Tombstone"), Some(id)) if id == line.id.as_str() => {
                let revision = object["revision"].as_u64().unwrap_or(line.revision);
                let adopt = |tx: &mut store::Transaction<'_>| adopt_removal(tx, &line.id, revision, now);
                self.node.database.transact(adopt).await?
            }
            _ => false,
        };
        // An earlier version than ours, that the peer may have under its signature, shows nothing of the kind.
        comparing.we_lost_data |= adopted;
        Ok(adopted.then_some(Repaired))
    }

    /// The peer has a later version by our address alone: no signature gives it back. When no other peer has given it
    /// back in its time either, what we have counts more.
    async fn count_past(
        &self,
        comparing: &mut Comparing<'_>,
        line: &EventLine,
    ) -> Result<Option<Repaired>, RepairProblem> {
        comparing.unproved = true;
        let (peer, now) = (comparing.origin().clone(), self.node.now());
        let counted = self.node.database.transact(|tx| {
            let unproved = repairs::get(tx, &peer)?.unproved;
            match may_count_past(unproved, now) {
                true => count_past(tx, &line.id, line.revision, now),
                false => Ok::<_, StoreError>(false),
            }
        });
        Ok(counted.await?.then_some(Repaired))
    }

    /// The event came back from another peer after a restore: this one shows that it was for it too.
    async fn show_to_another(
        &self,
        comparing: &Comparing<'_>,
        line: &EventLine,
        budget: &mut FetchBudget,
    ) -> Result<Option<Repaired>, RepairProblem> {
        let (peer, now) = (comparing.origin().clone(), self.node.now());
        let may_be = self
            .node
            .database
            .read(|tx| may_be_for_another(tx, &peer, &line.id, line.revision, now))?;
        if !may_be {
            return Ok(None);
        }
        let asked = Iri::local(&peer, &format!("/peer/held/events?id={}", line.id));
        let Some(activity) = self.own_activity(&asked, budget).await? else {
            return Ok(None);
        };
        let event = self.read_event_at(&activity["object"], &peer).ok();
        let Some(event) = event.filter(|event| event.iri == line.id) else {
            return Ok(None);
        };
        let shown = self
            .node
            .database
            .transact(|tx| show_to_another(tx, &peer, &event, now))
            .await?;
        Ok(shown.then_some(Repaired))
    }

    /// What the address answers, if it is an activity of our community by our own proof.
    pub(super) async fn own_activity(
        &self,
        asked: &Iri,
        budget: &mut FetchBudget,
    ) -> Result<Option<Value>, RepairProblem> {
        let document = match self.fetch_verbatim(asked, budget).await {
            Ok(document) => document,
            Err(ActorProblem::NotFound | ActorProblem::Gone) => return Ok(None),
            Err(problem) => return Err(problem.into()),
        };
        let community = Signer::Own(domain::OwnActor::Community);
        let window = self.tuning.stranger_window;
        let ours = document["actor"] == self.node.group.as_str()
            && self.is_signed_by_us(&document, &community, &self.node.group, window);
        Ok(ours.then_some(document))
    }

    /// A document that is not the answering host's own: what it is worth its proof alone says.
    async fn fetch_verbatim(&self, asked: &Iri, budget: &mut FetchBudget) -> Result<Value, ActorProblem> {
        let permit = budget.permit().map_err(|_| ActorProblem::Limit)?;
        let host = asked.origin();
        let node = Signer::Own(domain::OwnActor::Node);
        let signer = self.signer(&node, &host).map_err(|_| ActorProblem::Unavailable)?;
        let request = Request::get(asked).with_header("accept", wire::media_type::ACTIVITY_JSON);
        let request = Labeled::federable(request, Reach::Host(host));
        let transport = self.transport.as_ref();
        let answer = egress::fetch(transport, permit, request, Some(&signer), &self.tuning.fetch)
            .await
            .map_err(|_| ActorProblem::Unavailable)?;
        match answer.status {
            200..=299 => wire::json::read_activity(&answer.body).map_err(|_| ActorProblem::NotFound),
            404 => Err(ActorProblem::NotFound),
            410 => Err(ActorProblem::Gone),
            _ => Err(ActorProblem::Unavailable),
        }
    }

    /// An answer of our member, beside what its host has.
    pub(super) async fn repair_answer(
        &self,
        mine: &RsvpOnShelf,
        line: Option<&RsvpLine>,
        decided: OurAnswer,
    ) -> Result<Option<Repaired>, RepairProblem> {
        let (Some((member, event)), now) = (&mine.ours, self.node.now()) else {
            return Ok(None);
        };
        match (decided, line) {
            (OurAnswer::Nothing, _) => Ok(None),
            (OurAnswer::TakeHostsWord, Some(line)) => self.take_hosts_word(line).await,
            (OurAnswer::TakeHostsWord, None) | (OurAnswer::TellAgain, _) => {
                let announcement = Announcement::Answered {
                    member: member.clone(),
                    event: event.clone(),
                    counter: RsvpCounter(mine.counter),
                };
                let told = self.node.database.transact(|tx| {
                    // Her key is gone: the host could not take it, and nothing that waits behind it either.
                    let is_gone = gone_since(tx, member, now)?.is_some();
                    if !is_gone {
                        outbox::announce(tx, &announcement, now)?;
                    }
                    Ok::<_, StoreError>((!is_gone).then_some(Repaired))
                });
                Ok(told.await?)
            }
        }
    }

    /// The host decides how an answer stands; one that we do not know is one that we lost.
    pub(super) async fn take_hosts_word(&self, line: &RsvpLine) -> Result<Option<Repaired>, RepairProblem> {
        let Some(state) = domain::RsvpState::from_word(&line.state) else {
            return Ok(None);
        };
        let (counter, now) = (RsvpCounter(line.counter), self.node.now());
        let fresh = self.node.fresh_activity();
        let taken = self
            .node
            .database
            .transact(|tx| take_hosts_word(tx, &line.event, &line.member, counter, state, &fresh, now))
            .await?;
        Ok(taken.then_some(Repaired))
    }
}
