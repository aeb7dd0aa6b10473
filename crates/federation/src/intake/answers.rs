//! Answers to events: of people elsewhere to ours, and of hosts elsewhere to our members.

use community::answer_meant::{Named, answer_meant};
use community::receive_answer::{Said, SaidBy, receive_answer};
use community::receive_decision::{Decision, DecisionRefused, receive_decision};
use community::undone_answer::{still_stands, undone_answer};
use domain::sabotage::{Bug, planted, saw_room};
use domain::{Answer, Iri, PersonName};
use egress::FetchBudget;
use store::StoreError;
use store::inbox::Verdict;
use wire::activity::Verb;
use wire::rsvp::{Held, RsvpHeard, RsvpSaid};

use super::{Effect, Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// Join, Leave, or dialect 2: somebody elsewhere answers one of our events.
    pub(super) async fn answered(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let said = match self.read_answer(job) {
            Ok(said) => said,
            Err(verdict) => return self.settle_with(job, verdict).await,
        };
        if let Some(reason) = self.is_void(&said)? {
            return self.settle_with(job, ignored(reason)).await;
        }
        let actor = self.actor(&job.actor, Freshness::Cached, budget).await?;
        let effect = self.hearing(self.said(job, said, actor.name.as_str()));
        self.settle_by(job, &effect).await
    }

    /// Why an answer that can be read is none: of a bare id it cannot be seen that it names an event, and only what stands
    /// can be taken back. A Join is always answered.
    fn is_void(&self, said: &RsvpSaid) -> Result<Option<&'static str>, Setback> {
        if said.verb == Verb::Join {
            return Ok(None);
        }
        if !said.event.path_and_query().starts_with("/events/") {
            return Ok(Some("it answers nothing that can be answered"));
        }
        let Some(undone) = &said.undoes else {
            return Ok(None);
        };
        let stands = self.node.database.read(|tx| {
            still_stands(
                tx,
                &said.actor,
                &said.event,
                undone.activity.as_ref(),
                undone.answer,
            )
        })?;
        Ok((!stands).then_some("what it takes back does not stand"))
    }

    /// What [`Self::answered`] brings about where nothing is fetched: we know who answers.
    pub(super) fn effect_of_answering(&self, job: &Job) -> Result<Option<Effect>, Setback> {
        let Ok(said) = self.read_answer(job) else {
            return Ok(None);
        };
        let known = self.known_actor(&job.actor)?;
        Ok(known.map(|actor| self.hearing(self.said(job, said, actor.name.as_str()))))
    }

    /// Undo of an answer that is named by its id, whatever else is told of it.
    pub(super) async fn answer_undone(&self, job: &Job) -> Result<bool, Setback> {
        let Some(undone) = wire::rsvp::undone(&job.activity) else {
            return Ok(false);
        };
        let event = self
            .node
            .database
            .read(|tx| undone_answer(tx, &job.actor, undone))?;
        let Some(event) = event else { return Ok(false) };
        let known = self.known_actor(&job.actor)?;
        let said = RsvpSaid {
            event,
            actor: job.actor.clone(),
            answer: Answer::Withdrawn,
            counter: None,
            activity: None,
            verb: Verb::Undo,
            undoes: None,
            message: None,
            organization: None,
            member_of: None,
        };
        let name = known.as_ref().map_or("", |actor| actor.name.as_str());
        let effect = self.hearing(self.said(job, said, name));
        self.settle_by(job, &effect).await?;
        Ok(true)
    }

    fn hearing(&self, said: Said) -> Effect {
        let (rules, now) = (self.node.settings.rules, self.node.now());
        let room = planted(Bug::S11) && self.has_room(&said);
        Box::new(move |tx| {
            saw_room(room);
            receive_answer(tx, &rules, &said, now)?;
            Ok(Verdict::Applied)
        })
    }

    /// The planted bug S11 looks here, before the transaction, and believes it in the transaction.
    fn has_room(&self, said: &Said) -> bool {
        let free = self.node.database.read(|tx| {
            let Some(event) = store::events::by_iri(tx, &said.event)? else {
                return Ok(false);
            };
            let taken = store::guests::get(tx, &event.id)?.taken();
            Ok::<_, StoreError>(event.draft.capacity.is_some_and(|seats| taken < seats as usize))
        });
        free.unwrap_or(false)
    }

    /// What an activity answers of ours, or why that is nothing.
    fn read_answer(&self, job: &Job) -> Result<RsvpSaid, Verdict> {
        let Some(said) = wire::rsvp::read_said(&job.activity) else {
            return Err(ignored("it answers nothing that we know"));
        };
        if said.actor != job.actor {
            return Err(refused(&"everybody answers for herself"));
        }
        let ids = [&said.actor, &said.event, &job.id];
        if ids.iter().any(|id| id.as_str().len() > GUEST_ID_BYTES_MAX) {
            return Err(refused(&"its ids are too long for a guest list"));
        }
        if !self.is_ours(&said.event) {
            return Err(ignored("it answers an event of another node"));
        }
        Ok(said)
    }

    fn said(&self, job: &Job, said: RsvpSaid, name: &str) -> Said {
        let handle = job
            .actor
            .as_str()
            .rsplit('/')
            .next()
            .unwrap_or("guest")
            .to_owned();
        let name = PersonName::parse(name).or_else(|_| PersonName::parse(&handle));
        Said {
            actor: said.actor,
            event: said.event,
            answer: said.answer,
            counter: said.counter,
            activity: said.activity.unwrap_or_else(|| job.id.clone()),
            by: match said.verb {
                Verb::Join => SaidBy::Join,
                _ => SaidBy::Other,
            },
            name: name.unwrap_or_else(|_| nobody()),
            organization: said.organization,
            member_of: said.member_of,
        }
    }

    /// A host decided about one of our members.
    pub(super) async fn decision_heard(&self, job: &Job) -> Result<bool, Setback> {
        let Some(heard) = wire::rsvp::read_heard(&job.activity) else {
            return Ok(false);
        };
        let named = Named {
            id: heard.join.as_ref(),
            member: heard.member.as_ref(),
            event: heard.event.as_ref(),
        };
        let meant = self
            .node
            .database
            .read(|tx| answer_meant(tx, &job.actor, named))?;
        // What names an activity of ours that is none is refused below.
        let own = || heard.join.clone().filter(|join| self.is_own_activity(join));
        let Some(join) = meant.or_else(own) else {
            return Ok(false);
        };
        let decision = decision_of(&heard);
        let now = self.node.now();
        let speaks_for = heard.attributed_to.clone();
        self.node
            .database
            .transact(|tx| {
                let (by, link) = (speaks_for.as_ref(), heard.link.as_ref());
                let done = receive_decision(tx, &job.actor, by, &join, decision.clone(), link, now);
                let verdict = match done {
                    Ok(_) => Verdict::Applied,
                    Err(DecisionRefused::Store(error)) => return Err(Setback::from(error)),
                    Err(reason) => refused(&reason),
                };
                Ok(job.settle(tx, verdict)?)
            })
            .await?;
        Ok(true)
    }
}

impl Federation {
    /// What our members said lies apart from the events they said it to: `Reject` of an event is an answer to it,
    /// `Reject` of an activity of ours is a decision about that.
    fn is_own_activity(&self, id: &Iri) -> bool {
        self.is_ours(id) && id.path_and_query().starts_with("/activities/")
    }
}

/// Longest id kept on a guest list, in bytes: a list is one record, and strangers write on it.
const GUEST_ID_BYTES_MAX: usize = 400;

/// The name of a guest whose server tells none.
fn nobody() -> PersonName {
    PersonName::parse("Guest").expect("a plain word is a name")
}

fn decision_of(heard: &RsvpHeard) -> Decision {
    match heard.decision {
        wire::rsvp::Decision::Accepted => Decision::Accepted,
        wire::rsvp::Decision::Held(Held::Waitlisted { place }) => Decision::Waitlisted(place),
        wire::rsvp::Decision::Held(Held::Pending) => Decision::Pending,
        wire::rsvp::Decision::Rejected => Decision::Refused {
            reason: heard.reason.clone().unwrap_or_default(),
            why: heard.why,
        },
        wire::rsvp::Decision::NotJoinable => Decision::NotJoinable,
    }
}
