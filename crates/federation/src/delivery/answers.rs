//! Answers to events on their way: our members' to other hosts, and our decisions to guests elsewhere.

use std::collections::BTreeMap;

use community::see_join_link::address_of_guest;
use community::see_person::told_of;
use domain::{
    Answer, Audience, Distance, Event, EventId, GuestKey, Iri, Member, MemberId, Origin, OwnActor,
    RefusalReason, Register, RsvpCounter, RsvpState, Scope,
};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::Signer;
use store::deliveries::Schedule;
use store::{events, guests, join_addressees, rsvps};
use wire::activity::Verb;
use wire::rsvp::{AnswerFacts, AnswerRef, DecisionFacts, Held, PeerWords, Refusal};

use super::{Outgoing, TellProblem};
use crate::Federation;
use crate::actors::ActorProblem;

impl Federation {
    /// Join, Leave, TentativeAccept or Reject of another node's event, by one of our members.
    pub(super) async fn answered_by_us(
        &self,
        member: &MemberId,
        event: &EventId,
        counter: RsvpCounter,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| {
            let (register, event) = (rsvps::get(tx, member, event)?, events::get(tx, event)?);
            let organizers = event.as_ref().map(|event| join_addressees::of(tx, event));
            let event = event.zip(organizers.transpose()?);
            let person = told_of(tx, member, Distance::Peer)?;
            Ok::<_, TellProblem>((register, event, person))
        })?;
        let (Some(register), Some((event, organizers)), Some(person)) = found else {
            return Ok(Vec::new());
        };
        let Some(activity) = register.activity.clone().filter(|_| register.counter == counter) else {
            return Ok(Vec::new());
        };
        self.keys_of_member(member).await?;
        let signer = Signer::Member(member.clone());
        let inboxes = self.inboxes_of(&organizers, &event.owner).await?;
        let is_peer = self.shares_events(&event.iri.origin())?;
        if !is_peer && matches!(register.answer, Answer::Maybe | Answer::Declined) {
            // Only peers are told a maybe or a no; the agreement ended before this one was.
            let now = self.node.now();
            self.node
                .database
                .transact(|tx| community::give_up::give_up(tx, &activity, now))
                .await?;
            return Ok(Vec::new());
        }
        let told = is_peer.then_some(counter);
        let about = (&event, &organizers[..]);
        let (kind, document) = self.answer_document(&register, &activity, about, &person, told);
        Ok(vec![self.finish(
            &activity,
            kind,
            signer,
            document,
            inboxes,
            register.answered,
        )?])
    }

    /// Where an answer goes: to whom it is addressed. Who is not to be found there is left out while anybody else is.
    async fn inboxes_of(
        &self,
        organizers: &[Iri],
        owner: &Iri,
    ) -> Result<BTreeMap<Iri, Schedule>, TellProblem> {
        let mut inboxes = BTreeMap::new();
        for organizer in organizers.iter().filter(|organizer| *organizer != owner) {
            match self.inbox_of(organizer).await {
                Ok(found) => inboxes.extend(found),
                Err(TellProblem::Actor(
                    ActorProblem::NotFound | ActorProblem::Gone | ActorProblem::NotListed,
                )) => {}
                Err(problem) => return Err(problem),
            }
        }
        if inboxes.is_empty() || organizers.contains(owner) {
            inboxes.extend(self.inbox_of(owner).await?);
        }
        Ok(inboxes)
    }

    /// What a member's answer to an event looks like, unsigned, addressed to its organisers; a peer is told the counter, and
    /// with it more than a stranger.
    pub(crate) fn answer_document(
        &self,
        register: &Register,
        activity: &Iri,
        (event, organizers): (&Event, &[Iri]),
        person: &Member,
        counter: Option<RsvpCounter>,
    ) -> (&'static str, Value) {
        let actor = Iri::local(&self.node.origin, &format!("/users/{}", person.handle));
        let facts = AnswerFacts {
            activity,
            member: &actor,
            event: &event.iri,
            organizers,
            counter,
        };
        let words = PeerWords {
            message: None,
            organization: person.organization.as_ref(),
            member_of: Some(&self.node.group),
        };
        match register.answer {
            Answer::Going => ("Join", wire::rsvp::join(&facts, counter.map(|_| &words))),
            Answer::Maybe => ("TentativeAccept", wire::rsvp::maybe(&facts)),
            Answer::Declined => ("Reject", wire::rsvp::declined(&facts)),
            Answer::Withdrawn => ("Leave", wire::rsvp::leave(&facts)),
        }
    }

    /// Whether there is an agreement on events with that node, active or paused: then answers say more.
    pub(crate) fn shares_events(&self, node: &Origin) -> Result<bool, TellProblem> {
        Ok(self
            .node
            .database
            .read(|tx| store::peerings::agreed(tx, node, Scope::Events))?)
    }

    /// Accept, Reject or TentativeAccept of a guest's answer, to her alone.
    pub(super) async fn decided_by_us(
        &self,
        activity: &Iri,
        event: &EventId,
        key: &GuestKey,
        counter: RsvpCounter,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let GuestKey::Actor(actor) = key else {
            return Ok(Vec::new());
        };
        let now = self.node.now();
        let found = self.node.database.read(|tx| {
            let Some(event) = events::get(tx, event)? else {
                return Ok::<_, TellProblem>(None);
            };
            let joins_by = address_of_guest(tx, &event, key, now)?;
            Ok(Some((guests::get(tx, &event.id)?, event, joins_by)))
        })?;
        let Some((list, event, joins_by)) = found else {
            return Ok(Vec::new());
        };
        let Some(guest) = list.find(key).filter(|guest| guest.counter == counter) else {
            return Ok(Vec::new());
        };
        let (Some(about), Some(state)) = (guest.activity.clone(), list.state(key)) else {
            return Ok(Vec::new());
        };
        let inboxes = self.inbox_of(actor).await?;
        let is_peer = self.shares_events(&actor.origin())?;
        if !is_peer && guest.answer != Answer::Going {
            return Ok(Vec::new());
        }
        let about = AnswerRef {
            id: &about,
            verb: verb_of(guest.answer),
            actor,
            event: &event.iri,
        };
        let facts = DecisionFacts {
            activity,
            owner: &self.node.group,
            about: &about,
            counter: is_peer.then_some(counter),
        };
        // The address by which she joins is for her alone, and goes to peers only (protocol section 9.2).
        let joins_by = joins_by.as_ref().filter(|_| is_peer);
        let (kind, document) = match (state, is_peer) {
            (RsvpState::Waitlisted, true) => {
                let place = list.place(key).unwrap_or(1);
                tentative(&facts, Held::Waitlisted { place })
            }
            (RsvpState::Pending, true) => tentative(&facts, Held::Pending),
            (RsvpState::Waitlisted | RsvpState::Pending, false) => {
                ("Reject", reject(&facts, RefusalReason::Full, Some(&event)))
            }
            _ => ("Accept", wire::rsvp::accept_join(&facts, joins_by)),
        };
        Ok(vec![self.finish(
            activity,
            kind,
            Signer::Own(OwnActor::Community),
            document,
            inboxes,
            at,
        )?])
    }

    /// Reject of an answer that found no place.
    #[expect(clippy::too_many_arguments, reason = "the fields of one announcement")]
    pub(super) async fn refused_by_us(
        &self,
        activity: &Iri,
        join: &Iri,
        actor: &Iri,
        object: &Iri,
        reason: RefusalReason,
        counter: RsvpCounter,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let inboxes = self.inbox_of(actor).await?;
        let is_peer = self.shares_events(&actor.origin())?;
        let event = self.node.database.read(|tx| events::by_iri(tx, object))?;
        let about = AnswerRef {
            id: join,
            verb: Verb::Join,
            actor,
            event: object,
        };
        let facts = DecisionFacts {
            activity,
            owner: &self.node.group,
            about: &about,
            counter: is_peer.then_some(counter),
        };
        let document = reject(&facts, reason, event.as_ref());
        Ok(vec![self.finish(
            activity,
            "Reject",
            Signer::Own(OwnActor::Community),
            document,
            inboxes,
            at,
        )?])
    }
}

/// The sentence; beside it a peer, whose answer has a counter, gets the word for it, and a stranger the page of an event that
/// is for everybody, or where one signs up for it.
fn reject(facts: &DecisionFacts<'_>, reason: RefusalReason, event: Option<&Event>) -> Value {
    let is_peer = facts.counter.is_some();
    let seen = event.filter(|event| !is_peer && event.audience == Audience::Public);
    let page = seen.map(|event| event.draft.external_url.as_ref().unwrap_or(&event.iri));
    let refusal = Refusal {
        sentence: &reason.to_string(),
        why: is_peer.then_some(reason),
        page,
    };
    wire::rsvp::reject_join(facts, &refusal)
}

/// Neither a seat nor a refusal.
fn tentative(facts: &DecisionFacts<'_>, held: Held) -> (&'static str, Value) {
    ("TentativeAccept", wire::rsvp::tentative_join(facts, held))
}

/// The verb by which an answer was said; our own kind uses exactly these.
fn verb_of(answer: Answer) -> Verb {
    match answer {
        Answer::Going => Verb::Join,
        Answer::Maybe => Verb::TentativeAccept,
        Answer::Declined => Verb::Reject,
        Answer::Withdrawn => Verb::Leave,
    }
}
