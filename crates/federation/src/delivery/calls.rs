//! Calls for hands of this community on their way to the communities chosen, and answers and the yes to them on theirs to one
//! (protocol section 8.7).

use std::collections::BTreeMap;

use community::answer_call::tells_organization;
use community::ask_for_hands::facts_of;
use domain::{
    Announcement, AnswerId, Answerer, Call, CallAnswer, CallId, Iri, Origin, OwnActor, PersonName, Scope,
    Title,
};
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::outbox::Told;
use store::{StoreError, Transaction, calls, members, peerings};
use wire::call::{AcceptFacts, AnswerFacts};

use super::{Outgoing, TellProblem};
use crate::Federation;

/// What is said of whoever answers, beside her organisation.
const HEADLINE: &str = "One of our members";

/// An answer as it leaves, with what is said of her.
struct Leaving {
    call: Call,
    answer: CallAnswer,
    organization: Option<PersonName>,
}

impl Federation {
    /// Everything that is said of calls.
    pub(super) async fn call_said(&self, activity: &Iri, told: &Told) -> Result<Vec<Outgoing>, TellProblem> {
        match &told.announcement {
            Announcement::CallTold { call, revision } => {
                self.call_told(activity, (call, *revision), told).await
            }
            Announcement::CallDisclosed { call, peer, .. } => {
                self.call_disclosed(activity, (call, peer), told).await
            }
            Announcement::CallAnswered { call, answer } => self.call_answered(call, answer, told).await,
            Announcement::CallAnswerWithdrawn { call, answer } => {
                self.call_answer_withdrawn(activity, (call, answer), told).await
            }
            Announcement::CallAnswerAccepted { call, answer } => {
                self.call_answer_accepted(activity, (call, answer), told).await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Create or Update to the communities chosen that take calls; nothing when a later version says more.
    async fn call_told(
        &self,
        activity: &Iri,
        (id, revision): (&CallId, u64),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| {
            let call = calls::get(tx, id)?.filter(|call| call.revision == revision);
            let mut groups = Vec::new();
            if let Some(own) = call.as_ref().and_then(|call| call.own.as_ref()) {
                for peer in &own.chosen {
                    groups.extend(group_of(tx, peer)?);
                }
            }
            Ok::<_, StoreError>((call, groups))
        })?;
        let (Some(call), groups) = found else {
            return Ok(Vec::new());
        };
        let mut inboxes = BTreeMap::new();
        for group in &groups {
            inboxes.extend(self.inbox_of(group).await?);
        }
        if inboxes.is_empty() {
            return Ok(Vec::new());
        }
        let to = self.node.group.below("/peers");
        let facts = facts_of(&call, &to, None);
        let (kind, document) = match call.revision {
            1 => ("Create", wire::call::create(activity, &facts)),
            _ => ("Update", wire::call::update(activity, &facts)),
        };
        let signer = Signer::Own(OwnActor::Community);
        let mut outgoing = self.finish(activity, kind, signer, document, inboxes, told.at)?;
        outgoing.meant_for = MeantFor::Peers(Scope::Calls);
        Ok(vec![outgoing])
    }

    /// Update to one community alone: with the customer, if somebody of it was accepted.
    async fn call_disclosed(
        &self,
        activity: &Iri,
        (id, peer): (&CallId, &Origin),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let (call, group) = self
            .node
            .database
            .read(|tx| Ok::<_, StoreError>((calls::get(tx, id)?, group_of(tx, peer)?)))?;
        let (Some(call), Some(group)) = (call, group) else {
            return Ok(Vec::new());
        };
        let document = wire::call::update(activity, &for_peer(&call, peer, &group));
        let inboxes = self.inbox_of(&group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Update", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Offer with an answer.
    async fn call_answered(
        &self,
        call: &CallId,
        answer: &AnswerId,
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| leaving(tx, call, answer))?;
        let Some(Leaving {
            call,
            answer,
            organization,
        }) = found
        else {
            return Ok(Vec::new());
        };
        let headline = Title::parse(HEADLINE).expect("it is a short line");
        let document = wire::call::answer(&AnswerFacts {
            activity: &answer.offer,
            introduction: &answer.introduction,
            group: &self.node.group,
            call: &call.iri,
            asker: &call.group,
            need: &call.need,
            words: &answer.words,
            hands: answer.hands,
            digest: answer.digest.as_deref(),
            organization: organization.as_ref(),
            headline: &headline,
            expires: call.through,
        });
        let inboxes = self.inbox_of(&call.group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(&answer.offer, "Offer", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Undo of it.
    async fn call_answer_withdrawn(
        &self,
        activity: &Iri,
        (call, answer): (&CallId, &AnswerId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| leaving(tx, call, answer))?;
        let Some(Leaving { call, answer, .. }) = found else {
            return Ok(Vec::new());
        };
        let what = (&answer.offer, &answer.introduction);
        let document = wire::call::withdraw(activity, what, (&self.node.group, &call.group));
        let inboxes = self.inbox_of(&call.group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Undo", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }

    /// Accept of an answer from elsewhere.
    async fn call_answer_accepted(
        &self,
        activity: &Iri,
        (call, answer): (&CallId, &AnswerId),
        told: &Told,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let answer = self.node.database.read(|tx| calls::answer(tx, call, answer))?;
        let Some((answer, accepted)) = answer.and_then(|answer| {
            let accepted = answer.accepted.clone();
            accepted.map(|accepted| (answer, accepted))
        }) else {
            return Ok(Vec::new());
        };
        let Answerer::Elsewhere { group, .. } = &answer.by else {
            return Ok(Vec::new());
        };
        let agrees = self
            .node
            .database
            .read(|tx| peerings::agreed(tx, &group.origin(), Scope::Calls))?;
        if !agrees {
            return Ok(Vec::new());
        }
        let document = wire::call::accept(&AcceptFacts {
            activity,
            group: &self.node.group,
            to: group,
            offer: &answer.offer,
            introduction: &answer.introduction,
            hands: accepted.hands,
            digest: accepted.digest.as_deref(),
            contact: &accepted.contact,
        });
        let inboxes = self.inbox_of(group).await?;
        let signer = Signer::Own(OwnActor::Community);
        let outgoing = self.finish(activity, "Accept", signer, document, inboxes, told.at)?;
        Ok(vec![outgoing])
    }
}

/// A call of ours as one community may read it.
pub(crate) fn for_peer<'f>(call: &'f Call, peer: &Origin, to: &'f Iri) -> wire::call::CallFacts<'f> {
    let own = call.own.as_ref().filter(|own| own.disclosed.contains_key(peer));
    let customer = own.and_then(|own| own.customer.as_ref());
    wire::call::CallFacts {
        revision: call.revision_for(peer),
        ..facts_of(call, to, customer)
    }
}

/// The community of a peer that calls are agreed on with.
fn group_of(tx: &mut Transaction<'_>, peer: &Origin) -> Result<Option<Iri>, StoreError> {
    if !peerings::agreed(tx, peer, Scope::Calls)? {
        return Ok(None);
    }
    Ok(peerings::get(tx, peer)?.map(|peering| peering.group))
}

/// An answer of ours to a call of a peer that calls are agreed on with.
fn leaving(
    tx: &mut Transaction<'_>,
    call: &CallId,
    answer: &AnswerId,
) -> Result<Option<Leaving>, StoreError> {
    let (Some(call), Some(answer)) = (calls::get(tx, call)?, calls::answer(tx, call, answer)?) else {
        return Ok(None);
    };
    let Answerer::Member(member) = &answer.by else {
        return Ok(None);
    };
    if !peerings::agreed(tx, &call.group.origin(), Scope::Calls)? {
        return Ok(None);
    }
    let organization = match members::get(tx, member)? {
        Some(member) if tells_organization(tx, &member)? => member.organization,
        _ => None,
    };
    Ok(Some(Leaving {
        call,
        answer,
        organization,
    }))
}
