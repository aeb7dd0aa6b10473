//! Answers to events: of people elsewhere to ours, and of hosts elsewhere to our members.

use community::receive_answer::{Said, receive_answer};
use community::receive_decision::{Decision, DecisionRefused, receive_decision};
use domain::{Iri, PersonName};
use egress::FetchBudget;
use store::inbox::Verdict;
use wire::rsvp::{Held, RsvpHeard, RsvpSaid};

use super::{Job, Setback, ignored, refused};
use crate::Federation;
use crate::actors::Freshness;

impl Federation {
    /// Join, Leave, or dialect 2: somebody elsewhere answers one of our events.
    pub(super) async fn answered(&self, job: &Job, budget: &mut FetchBudget) -> Result<(), Setback> {
        let Some(said) = wire::rsvp::read_said(&job.activity) else {
            return self
                .settle_with(job, ignored("it answers nothing that we know"))
                .await;
        };
        if said.actor != job.actor {
            return self
                .settle_with(job, refused(&"everybody answers for herself"))
                .await;
        }
        if [&said.actor, &said.event]
            .iter()
            .any(|id| id.as_str().len() > GUEST_ID_BYTES_MAX)
            || job.id.as_str().len() > GUEST_ID_BYTES_MAX
        {
            return self
                .settle_with(job, refused(&"its ids are too long for a guest list"))
                .await;
        }
        if !self.is_ours(&said.event) {
            return self
                .settle_with(job, ignored("it answers an event of another node"))
                .await;
        }
        let actor = self.actor(&job.actor, Freshness::Cached, budget).await?;
        let said = self.said(job, said, actor.name.as_str());
        let (rules, now) = (self.node.settings.rules, self.node.now());
        self.node
            .database
            .transact(|tx| {
                receive_answer(tx, &rules, &said, now)?;
                Ok(job.settle(tx, Verdict::Applied)?)
            })
            .await
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
        let Some(join) = heard.join.clone().filter(|join| self.is_own_activity(join)) else {
            return Ok(false);
        };
        let decision = decision_of(&heard);
        let now = self.node.now();
        let speaks_for = heard.attributed_to.clone();
        self.node
            .database
            .transact(|tx| {
                let done =
                    receive_decision(tx, &job.actor, speaks_for.as_ref(), &join, decision.clone(), now);
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
        wire::rsvp::Decision::Rejected => Decision::Refused(heard.reason.clone().unwrap_or_default()),
        wire::rsvp::Decision::NotJoinable => {
            Decision::Refused("This host does not take answers from other servers.".to_owned())
        }
    }
}
