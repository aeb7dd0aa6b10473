//! A member answers an event through her outbox, in any dialect (protocol section 9.1): the same verb as on its page.

use community::rsvp::rsvp;
use domain::{Answer, EventId, Iri};
use edge::{Problem, Reason};
use store::activities::{self, MeantFor, Sent};
use store::{Membership, events, rsvps};
use wire::rsvp::Undone;

use super::{Author, Posted, refusals};
use crate::Federation;

impl Federation {
    /// Join, Leave, or Accept, TentativeAccept, Reject of an event, or Undo of one of these: the activity that says so.
    pub(super) async fn answer_of_member(
        &self,
        author: &Author,
        membership: &Membership,
        posted: &Posted,
    ) -> Result<Iri, Problem> {
        let activity = &posted.submission.activity;
        let (meant, answer, undone) = match wire::rsvp::read_said(activity) {
            Some(said) => (said.event, said.answer, said.undoes),
            None => match wire::rsvp::undone(activity) {
                Some(undone) => (undone.clone(), Answer::Withdrawn, None),
                None => return Err(refusals::unsupported(author)),
            },
        };
        let (event, ours) = self.event_meant(membership, &meant)?;
        if let Some(undone) = &undone {
            self.check_stands(membership, &event, undone)?;
        }
        let member = &membership.member().id;
        self.keys_of_member(member).await.map_err(refusals::no_keys)?;
        // An answer to an event of ours leaves no trace elsewhere; its author finds it at its address.
        let receipt = match ours {
            true => Some(self.receipt(author, &event, answer, posted)?),
            false => None,
        };
        let rules = &self.node.settings.rules;
        let answered = posted.once(&self.node.database, author, |tx| {
            let register = rsvp(tx, rules, membership, &event, answer, &posted.fresh, posted.now)
                .map_err(Problem::from)?;
            if let Some(receipt) = &receipt {
                activities::put(tx, receipt)?;
            }
            let made = register.activity.filter(|_| receipt.is_none());
            let made = made.unwrap_or_else(|| posted.fresh.clone());
            Ok(made)
        });
        answered.await
    }

    /// The event that an address names: itself, or by her own answer to it. Tells whether it is ours.
    fn event_meant(&self, membership: &Membership, named: &Iri) -> Result<(EventId, bool), Problem> {
        let own = named
            .path_and_query()
            .strip_prefix("/events/")
            .filter(|_| self.is_ours(named))
            .and_then(|id| EventId::parse(id).ok());
        if let Some(id) = own {
            // A page of ours may show another node's event.
            let known = self.node.database.read(|tx| events::get(tx, &id))?;
            let ours = known.is_none_or(|event| event.is_at(&self.node.origin));
            return Ok((id, ours));
        }
        let found = self.node.database.read(|tx| {
            if let Some(event) = events::by_iri(tx, named)? {
                return Ok(Some(event.id));
            }
            let register = rsvps::by_activity(tx, named)?;
            Ok::<_, Problem>(
                register
                    .filter(|register| register.member == membership.member().id)
                    .map(|register| register.event),
            )
        })?;
        match found {
            Some(id) => Ok((id, false)),
            None => self.event_of_receipt(membership, named),
        }
    }

    fn event_of_receipt(&self, membership: &Membership, named: &Iri) -> Result<(EventId, bool), Problem> {
        let author = Author::Member(membership.clone());
        let document = self.activity_of(&author, named)?.ok_or_else(Problem::not_found)?;
        let activity = wire::activity::read(&document).map_err(|_| Problem::not_found())?;
        let event = activity.object.as_ref().and_then(|object| object.id()).cloned();
        let event = event
            .filter(|event| event != named)
            .ok_or_else(Problem::not_found)?;
        match event
            .path_and_query()
            .strip_prefix("/events/")
            .map(EventId::parse)
        {
            Some(Ok(id)) if self.is_ours(&event) => Ok((id, true)),
            _ => Err(Problem::not_found()),
        }
    }

    /// What is taken back counts while it stands, as it does when somebody elsewhere takes it back.
    fn check_stands(&self, membership: &Membership, event: &EventId, undone: &Undone) -> Result<(), Problem> {
        let member = &membership.member().id;
        let known = self.node.database.read(|tx| rsvps::get(tx, member, event))?;
        match known {
            Some(known) if known.answer == undone.answer => Ok(()),
            _ => Err(Problem::new(
                Reason::Conflict,
                "this answer does not stand any more",
            )),
        }
    }

    fn receipt(
        &self,
        author: &Author,
        event: &EventId,
        answer: Answer,
        posted: &Posted,
    ) -> Result<Sent, Problem> {
        let iri = Iri::local(&self.node.origin, &format!("/events/{event}"));
        let actor = self.actor_of(&author.signer()).map_err(refusals::no_keys)?;
        let organizers = [self.node.group.clone()];
        let facts = wire::rsvp::AnswerFacts {
            activity: &posted.fresh,
            member: &actor,
            event: &iri,
            organizers: &organizers,
            counter: None,
        };
        let document = match answer {
            Answer::Going => wire::rsvp::join(&facts, None),
            Answer::Maybe => wire::rsvp::maybe(&facts),
            Answer::Declined => wire::rsvp::declined(&facts),
            Answer::Withdrawn => wire::rsvp::leave(&facts),
        };
        let signer = author.signer();
        let body = self
            .prove(document, &signer, posted.now)
            .map_err(refusals::no_keys)?;
        Ok(Sent {
            id: posted.fresh.clone(),
            signer,
            body: body.to_string().into(),
            at: posted.now,
            meant_for: MeantFor::Party,
        })
    }
}
