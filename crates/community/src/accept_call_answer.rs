//! The asker says yes to an answer: both accepted the terms by then, whoever answered learns whom to write to and who the customer
//! is, and nobody else does (F10, needs 3.5 and 3.6). Who is not chosen hears nothing (protocol section 8.7).

use std::collections::BTreeSet;

use domain::{
    Announcement, AnswerAccepted, AnswerId, Answerer, Call, CallAnswer, CallAnswerState, CallContact, CallId,
    CallState, Iri, Member, SharedField, SharedFor,
};
use jiff::Timestamp;
use store::mails::{CallNews, tell_call};
use store::sharing_log::{self, Leaving};
use store::{Membership, StoreError, Transaction, audit, calls, outbox};

use crate::spread_call::announce;

/// Why no yes was said.
#[derive(Debug, thiserror::Error)]
pub enum AcceptCallRefused {
    /// None of that name, or none of hers.
    #[error("you have no such call")]
    NoSuchCall,
    /// None of that name, or taken back.
    #[error("there is no such answer any more")]
    NoSuchAnswer,
    /// It is closed.
    #[error("this call is closed")]
    Closed,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Says yes; again changes nothing.
pub fn accept_call_answer(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (id, answer): (&CallId, &AnswerId),
    now: Timestamp,
) -> Result<CallAnswer, AcceptCallRefused> {
    let mut call = own_call(tx, who, id)?.ok_or(AcceptCallRefused::NoSuchCall)?;
    let known = calls::answer(tx, id, answer)?.filter(|answer| answer.state != CallAnswerState::Withdrawn);
    let known = known.ok_or(AcceptCallRefused::NoSuchAnswer)?;
    if known.state == CallAnswerState::Accepted {
        return Ok(known);
    }
    if matches!(call.state, CallState::Closed | CallState::AwaitingApproval) {
        return Err(AcceptCallRefused::Closed);
    }
    let author = who.member();
    let accepted = CallAnswer {
        state: CallAnswerState::Accepted,
        accepted: Some(AnswerAccepted {
            at: now,
            hands: known.hands,
            digest: known.digest.clone(),
            contact: contact_of(author),
        }),
        ..known
    };
    calls::put_answer(tx, &accepted)?;
    tell(tx, author, &mut call, &accepted, now)?;
    if call.own.as_ref().is_some_and(|own| own.customer.is_some()) {
        audit::log(
            tx,
            author.handle.as_str(),
            &format!("tell the customer of call {id}"),
            now,
        )?;
    }
    if call.state == CallState::Open && is_filled(tx, &call)? {
        end(&mut call, CallState::Filled, now);
        announce(tx, &call, now)?;
    }
    calls::put(tx, &call)?;
    Ok(accepted)
}

/// A call of hers.
pub(crate) fn own_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
) -> Result<Option<Call>, StoreError> {
    let call = calls::get(tx, id)?;
    Ok(call.filter(|call| {
        let own = call.own.as_ref();
        own.is_some_and(|own| own.author == who.member().id)
    }))
}

/// It is over from now on; whoever has it is told by its `validThrough`.
pub(crate) fn end(call: &mut Call, state: CallState, now: Timestamp) {
    call.revision = call.highest_revision() + 1;
    (call.state, call.updated, call.through) = (state, now, now);
}

fn contact_of(author: &Member) -> CallContact {
    CallContact {
        name: author.name.clone(),
        organization: author.organization.clone(),
        mail: author.mail.clone(),
    }
}

/// Whoever answered hears it: by mail here, by an Accept elsewhere, with the customer to her community alone.
fn tell(
    tx: &mut Transaction<'_>,
    author: &Member,
    call: &mut Call,
    answer: &CallAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let group = match &answer.by {
        Answerer::Member(member) => {
            let news = CallNews::Accepted {
                answer: answer.id.clone(),
            };
            return tell_call(tx, member, (&call.id, call.need.urgency), news, now);
        }
        Answerer::Elsewhere { group, .. } => group.clone(),
    };
    let told = Announcement::CallAnswerAccepted {
        call: call.id.clone(),
        answer: answer.id.clone(),
    };
    outbox::announce(tx, &told, now)?;
    note_shared(tx, author, &group, answer, now)?;
    disclose(tx, call, &group, now)
}

fn note_shared(
    tx: &mut Transaction<'_>,
    author: &Member,
    group: &Iri,
    answer: &CallAnswer,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut fields = BTreeSet::from([SharedField::Name, SharedField::Mail]);
    if author.organization.is_some() {
        fields.insert(SharedField::Organization);
    }
    let leaving = Leaving {
        host: &group.origin(),
        purpose: SharedFor::Call,
        fields: &fields,
        activity: &answer.offer,
    };
    sharing_log::note(tx, &author.id, leaving, now)
}

fn disclose(
    tx: &mut Transaction<'_>,
    call: &mut Call,
    group: &Iri,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (peer, revision) = (group.origin(), call.highest_revision() + 1);
    let Some(own) = &mut call.own else {
        return Ok(());
    };
    if own.customer.is_none() || own.disclosed.contains_key(&peer) {
        return Ok(());
    }
    own.disclosed.insert(peer.clone(), revision);
    let told = Announcement::CallDisclosed {
        call: call.id.clone(),
        peer,
        revision,
    };
    outbox::announce(tx, &told, now)
}

fn is_filled(tx: &mut Transaction<'_>, call: &Call) -> Result<bool, StoreError> {
    let answers = calls::answers(tx, &call.id)?;
    let accepted = answers.iter().filter_map(|answer| answer.accepted.as_ref());
    let hands: u32 = accepted.map(|accepted| u32::from(accepted.hands.number)).sum();
    Ok(hands >= u32::from(call.need.hands.number))
}
