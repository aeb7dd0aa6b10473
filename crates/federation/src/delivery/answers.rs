//! Answers to events on their way: our members' to other hosts, and our decisions to guests elsewhere.

use community::see_join_link::address_of_guest;
use community::see_person::told_of;
use domain::{
    Answer, Distance, Event, EventId, GuestKey, Iri, Member, MemberId, Origin, OwnActor, RefusalReason,
    Register, RsvpCounter, RsvpState, Scope,
};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::Signer;
use store::{events, guests, rsvps};
use wire::activity::Verb;
use wire::rsvp::{AnswerFacts, AnswerRef, DecisionFacts, Held, PeerWords};

use super::{Outgoing, TellProblem};
use crate::Federation;

impl Federation {
    /// Join, Leave, TentativeAccept or Reject of another node's event, by one of our members.
    pub(super) async fn answered_by_us(
        &self,
        member: &MemberId,
        event: &EventId,
        counter: RsvpCounter,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| {
            let register = rsvps::get(tx, member, event)?;
            let person = told_of(tx, member, Distance::Peer)?;
            Ok::<_, TellProblem>((register, events::get(tx, event)?, person))
        })?;
        let (Some(register), Some(event), Some(person)) = found else {
            return Ok(Vec::new());
        };
        let Some(activity) = register.activity.clone().filter(|_| register.counter == counter) else {
            return Ok(Vec::new());
        };
        self.keys_of_member(member).await?;
        let signer = Signer::Member(member.clone());
        let inboxes = self.inbox_of(&event.owner).await?;
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
        let (kind, document) = self.answer_document(&register, &activity, &event, &person, told);
        Ok(vec![self.finish(
            &activity,
            kind,
            signer,
            document,
            inboxes,
            register.answered,
        )?])
    }

    /// What a member's answer looks like, unsigned; a peer is told the counter, and with it more than a stranger.
    pub(crate) fn answer_document(
        &self,
        register: &Register,
        activity: &Iri,
        event: &Event,
        person: &Member,
        counter: Option<RsvpCounter>,
    ) -> (&'static str, Value) {
        let actor = Iri::local(&self.node.origin, &format!("/users/{}", person.handle));
        let organizers = [event.owner.clone()];
        let facts = AnswerFacts {
            activity,
            member: &actor,
            event: &event.iri,
            organizers: &organizers,
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
            (RsvpState::Waitlisted | RsvpState::Pending, false) => (
                "Reject",
                wire::rsvp::reject_join(&facts, &RefusalReason::Full.to_string()),
            ),
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
        let document = wire::rsvp::reject_join(&facts, &reason.to_string());
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
