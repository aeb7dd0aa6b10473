//! Which calls for hands a member sees, and what of each: the answers are the asker's alone, the customer is shown to her and to
//! whoever she said yes to (F10, needs 2.23, 3.6 and 3.7).

use domain::{
    Answerer, Call, CallAnswer, CallAnswerState, CallClose, CallId, CallState, PersonName, Title, Urgency,
    median,
};
use jiff::Timestamp;
use store::{Membership, Officer, StoreError, Transaction, calls, members};

use crate::approve_call::waits_for;

/// Calls of one member on one page.
pub const LISTED_MAX: usize = 200;

/// A call as one member sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCall {
    /// What it says; without what only the asker knows, unless she looks.
    pub call: Call,
    /// Her answer, taken back ones not.
    pub mine: Option<CallAnswer>,
    /// All answers, to the asker alone.
    pub answers: Vec<SeenAnswer>,
    /// Who she is to it.
    pub relation: CallRelation,
    /// The customer, if she may know, and since when.
    pub customer: Option<(PersonName, Timestamp)>,
    /// Whom it waits for, by name.
    pub waits_for: Option<Waits>,
}

/// An answer with the name of a member who gave it, once the asker said yes or it was given here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAnswer {
    /// The answer.
    pub answer: CallAnswer,
    /// Who gave it, if it was a member here.
    pub name: Option<PersonName>,
}

/// Whom a call waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Who speaks for the organisation, by name.
    Owner(PersonName),
    /// An officer.
    Officer,
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallRelation {
    /// The asker.
    Author,
    /// Somebody it waits for.
    Approver,
    /// Somebody who may answer.
    Reader,
}

/// One call, for one member: what is open, her own, and those she answered or has to agree to.
pub fn see_call(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &CallId,
) -> Result<Option<SeenCall>, StoreError> {
    match calls::get(tx, id)? {
        Some(call) => seen(tx, who, call),
        None => Ok(None),
    }
}

/// All that she sees: those that wait for her, then open ones by how soon they end, then what is over and concerns her.
pub fn see_calls(tx: &mut Transaction<'_>, who: &Membership) -> Result<Vec<SeenCall>, StoreError> {
    let mut all = Vec::new();
    for call in calls::all(tx)? {
        all.extend(seen(tx, who, call)?);
    }
    all.sort_by_key(|seen| {
        let place = match (seen.relation, seen.call.state) {
            (CallRelation::Approver, _) => 0,
            (_, CallState::Open) => 1,
            (_, CallState::AwaitingApproval) => 2,
            _ => 3,
        };
        let urgency = std::cmp::Reverse(seen.call.need.urgency);
        (place, urgency, seen.call.through, seen.call.id.clone())
    });
    all.truncate(LISTED_MAX);
    Ok(all)
}

/// A call as somebody sees it who got a link to it by mail, and was not signed in.
pub fn see_call_by_link(
    tx: &mut Transaction<'_>,
    who: &Membership,
    call: Call,
) -> Result<Option<SeenCall>, StoreError> {
    seen(tx, who, call)
}

fn seen(tx: &mut Transaction<'_>, who: &Membership, call: Call) -> Result<Option<SeenCall>, StoreError> {
    let member = &who.member().id;
    let answers = calls::answers(tx, &call.id)?;
    let is_author = call.own.as_ref().is_some_and(|own| own.author == *member);
    let counts = |answer: &&CallAnswer| answer.is_of(member) && answer.state != CallAnswerState::Withdrawn;
    let mine = answers.iter().find(counts).cloned();
    let relation = match () {
        () if is_author => CallRelation::Author,
        () if waits_for(&call, who) => CallRelation::Approver,
        () => CallRelation::Reader,
    };
    if relation == CallRelation::Reader && mine.is_none() && call.state != CallState::Open {
        return Ok(None);
    }
    let waits_for = waits(tx, &call)?;
    let customer = customer_for(&call, relation, mine.as_ref());
    let mut call = call;
    if relation == CallRelation::Reader {
        call.own = None;
        call.customer = None;
    }
    let answers = match relation {
        CallRelation::Author => named(tx, answers)?,
        CallRelation::Approver | CallRelation::Reader => Vec::new(),
    };
    Ok(Some(SeenCall {
        call,
        mine,
        answers,
        relation,
        customer,
        waits_for,
    }))
}

fn customer_for(
    call: &Call,
    relation: CallRelation,
    mine: Option<&CallAnswer>,
) -> Option<(PersonName, Timestamp)> {
    if let (CallRelation::Author | CallRelation::Approver, Some(own)) = (relation, &call.own) {
        return own.customer.clone().map(|customer| (customer, call.published));
    }
    let accepted = mine.and_then(|answer| answer.accepted.as_ref())?;
    match &call.own {
        Some(own) => own.customer.clone().map(|customer| (customer, accepted.at)),
        None => call.customer.clone().zip(call.revealed),
    }
}

fn waits(tx: &mut Transaction<'_>, call: &Call) -> Result<Option<Waits>, StoreError> {
    Ok(match call.waits_for() {
        _ if call.state != CallState::AwaitingApproval => None,
        Some(domain::ApprovalBy::Owner(owner)) => {
            members::get(tx, owner)?.map(|owner| Waits::Owner(owner.name))
        }
        Some(domain::ApprovalBy::Officer) => Some(Waits::Officer),
        None => None,
    })
}

fn named(tx: &mut Transaction<'_>, answers: Vec<CallAnswer>) -> Result<Vec<SeenAnswer>, StoreError> {
    let mut all = Vec::new();
    for answer in answers {
        let name = match &answer.by {
            Answerer::Member(member) => members::get(tx, member)?.map(|member| member.name),
            Answerer::Elsewhere { .. } => None,
        };
        all.push(SeenAnswer { answer, name });
    }
    Ok(all)
}

/// What came of a call, one line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallReport {
    /// Which.
    pub id: CallId,
    /// In one line.
    pub name: Title,
    /// How soon it was needed.
    pub urgency: Urgency,
    /// How it stands.
    pub state: CallState,
    /// When it was opened.
    pub opened: Option<Timestamp>,
    /// How many hands it asked for.
    pub asked: u16,
    /// Minutes to the first answer.
    pub minutes: Option<i64>,
    /// What she wrote when she closed it.
    pub close: Option<CallClose>,
}

/// Her own calls, the latest first: for her alone (need 3.7).
pub fn report_calls(tx: &mut Transaction<'_>, who: &Membership) -> Result<Vec<CallReport>, StoreError> {
    let mut report = Vec::new();
    for call in calls::all(tx)? {
        if let Some(own) = call.own.as_ref().filter(|own| own.author == who.member().id) {
            report.push(CallReport {
                minutes: call.minutes_to_first_answer(),
                opened: own.opened,
                close: own.close.clone(),
                id: call.id,
                name: call.need.name,
                urgency: call.need.urgency,
                state: call.state,
                asked: call.need.hands.number,
            });
        }
    }
    Ok(report)
}

/// Calls of this community as officers look after them, the latest first: no answers, and nothing of what anything was worth.
pub fn calls_of_community(tx: &mut Transaction<'_>, _: &Officer) -> Result<Vec<Call>, StoreError> {
    let mut all = calls::all(tx)?;
    all.retain(|call| call.own.is_some());
    Ok(all)
}

/// The median of minutes from opening to the first answer, of calls of this community (need 3.2; F18).
pub fn median_first_answer(tx: &mut Transaction<'_>) -> Result<Option<i64>, StoreError> {
    let minutes = calls::all(tx)?;
    Ok(median(
        minutes.iter().filter_map(Call::minutes_to_first_answer).collect(),
    ))
}
