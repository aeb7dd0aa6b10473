//! A member calls for hands: what is needed is written down, waits for whoever has to agree, and goes to her own circle first
//! (F10, needs 3.1, 3.3 and 3.4).

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Approval, ApprovalBy, Call, CallId, CallNeed, CallRefused, CallState, CallTerms, Iri, Member, MemberId,
    Note, Organization, Origin, OwnCall, PersonName, Scope, Slug, Title, Urgency,
};
use jiff::Timestamp;
use store::mails::{CallNews, CallSpread, queue_call, tell_call};
use store::{Membership, StoreError, Transaction, calls, community, organizations, peerings, standings};
use wire::call::CallFacts;

use crate::rules::{CallRules, OwnerApproval};
use crate::spread_call::tell_peers_of_call;
use crate::tell_officers::officers;

/// In so many days an organisation's emergencies are counted (need 3.3).
pub const EMERGENCY_DAYS: i64 = 30;
/// Most calls of one member that are open or wait at once.
pub const OPEN_MAX: usize = 20;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// A fresh id.
    pub id: CallId,
    /// What is needed.
    pub need: CallNeed,
    /// The sheet, as she wrote it; who leads follows from who asks.
    pub terms: Option<AskedTerms>,
    /// Who the customer is.
    pub customer: Option<PersonName>,
    /// Communities beside this one.
    pub chosen: BTreeSet<Origin>,
    /// Minutes after which those get it; absent as the operator decided.
    pub widen_after: Option<u32>,
    /// Hours for which it is open; absent as the operator decided.
    pub hours: Option<u16>,
}

/// The part of the sheet that is written by hand.
#[derive(Clone, Debug, Default)]
pub struct AskedTerms {
    /// The method or run book.
    pub method: Option<Iri>,
    /// Certificates that are asked for.
    pub certificates: Vec<Title>,
    /// For how many months the customer is not to be approached.
    pub months: Option<u8>,
    /// What else.
    pub content: Option<Note>,
}

/// Why no call is made.
#[derive(Debug, thiserror::Error)]
pub enum AskRefused {
    /// It does not hold together.
    #[error(transparent)]
    Call(#[from] CallRefused),
    /// Officers said that she does not stand well.
    #[error("you cannot call for hands now")]
    NotInGoodStanding,
    /// A community that takes no calls from us.
    #[error("{0} takes no calls for hands from this community")]
    NotAPeer(Origin),
    /// Longer than a call may be open.
    #[error("a call is open for 1 to {max} hours", max = Call::HOURS_MAX)]
    Hours,
    /// Longer than peers may wait.
    #[error("other communities get a call after at most {max} minutes", max = Call::WIDEN_MINUTES_MAX)]
    Widen,
    /// Too many at once.
    #[error("you have {max} open calls; close one first", max = OPEN_MAX)]
    TooMany,
    /// The node is not set up.
    #[error("this node has no community yet")]
    NoCommunity,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AskedTerms {
    fn led_by(self, lead: Iri) -> CallTerms {
        CallTerms {
            lead,
            method: self.method,
            certificates: self.certificates,
            months: self.months,
            content: self.content,
        }
    }
}

/// Makes a call: open at once, or waiting for those who have to agree, whom it is then mailed to.
pub fn ask_for_hands(
    tx: &mut Transaction<'_>,
    rules: &CallRules,
    who: &Membership,
    asking: Asking,
    now: Timestamp,
) -> Result<Call, AskRefused> {
    let member = who.member();
    check(tx, member, &asking, now)?;
    let hours = asking.hours.unwrap_or(rules.default_hours);
    let widen_after = asking.widen_after.unwrap_or(rules.widen_after_minutes);
    if !(1..=Call::HOURS_MAX).contains(&hours) {
        return Err(AskRefused::Hours);
    }
    if widen_after > Call::WIDEN_MINUTES_MAX {
        return Err(AskRefused::Widen);
    }
    let identity = community::identity(tx)?.ok_or(AskRefused::NoCommunity)?;
    let (origin, group) = (identity.origin.clone(), identity.group());
    let organization = organization_of(tx, member)?;
    let slug = organization.as_ref().map(|known| known.slug.clone());
    let lead = match &slug {
        Some(slug) => Iri::local(&origin, &format!("/orgs/{slug}")),
        None => group.clone(),
    };
    let terms = asking.terms.map(|asked| asked.led_by(lead));
    terms.as_ref().map_or(Ok(()), CallTerms::check)?;
    let approvals = approvals(
        tx,
        rules,
        (member, organization.as_ref()),
        asking.need.urgency,
        now,
    )?;
    let mut call = Call {
        iri: Iri::local(&origin, &format!("/calls/{}", asking.id)),
        id: asking.id,
        group,
        need: asking.need,
        terms,
        digest: None,
        customer: None,
        revealed: None,
        revision: 1,
        published: now,
        updated: now,
        // Counted from when it opens; until then it says for how long that will be.
        through: after(now, i64::from(hours) * 3_600),
        state: CallState::AwaitingApproval,
        own: Some(OwnCall {
            author: member.id.clone(),
            organization: slug,
            customer: asking.customer,
            chosen: asking.chosen,
            widen_after,
            widened: None,
            approvals,
            opened: None,
            first_answer: None,
            disclosed: BTreeMap::new(),
            close: None,
        }),
    };
    call.digest = terms_digest(&call);
    go_on(tx, &mut call, now)?;
    Ok(call)
}

fn check(
    tx: &mut Transaction<'_>,
    member: &Member,
    asking: &Asking,
    now: Timestamp,
) -> Result<(), AskRefused> {
    asking.need.check()?;
    if asking.need.until < now {
        return Err(CallRefused::Times.into());
    }
    if !standings::is_good(tx, &member.id, now)? {
        return Err(AskRefused::NotInGoodStanding);
    }
    for peer in &asking.chosen {
        if peerings::active(tx, peer, Scope::Calls)?.is_none() {
            return Err(AskRefused::NotAPeer(peer.clone()));
        }
    }
    let open = calls::all(tx)?.into_iter().filter(|call| {
        let is_hers = call.own.as_ref().is_some_and(|own| own.author == member.id);
        is_hers && matches!(call.state, CallState::Open | CallState::AwaitingApproval)
    });
    match open.count() < OPEN_MAX {
        true => Ok(()),
        false => Err(AskRefused::TooMany),
    }
}

/// The organisation she works for, as it is written down here, after merges.
fn organization_of(tx: &mut Transaction<'_>, member: &Member) -> Result<Option<Organization>, StoreError> {
    let Some(name) = &member.organization else {
        return Ok(None);
    };
    let slug = Organization::slug_of(name);
    let known = organizations::known_as(tx, &slug)?;
    Ok(known.or_else(|| {
        Some(Organization {
            slug,
            name: name.clone(),
            offices: Vec::new(),
            approver: None,
        })
    }))
}

/// Who has to agree before it goes out.
fn approvals(
    tx: &mut Transaction<'_>,
    rules: &CallRules,
    (member, organization): (&Member, Option<&Organization>),
    urgency: Urgency,
    now: Timestamp,
) -> Result<Vec<Approval>, StoreError> {
    let owner: Option<&MemberId> = organization.and_then(|known| known.approver.as_ref());
    let by = match (rules.owner_approval, owner) {
        (OwnerApproval::Never, _) | (OwnerApproval::PerOrganization, None) => None,
        (_, Some(owner)) if *owner == member.id => None,
        (_, Some(owner)) => Some(ApprovalBy::Owner(owner.clone())),
        (OwnerApproval::Always, None) => Some(ApprovalBy::Officer),
    };
    let mut asked: Vec<ApprovalBy> = by.into_iter().collect();
    let slug = organization.map(|known| &known.slug);
    let is_again = urgency == Urgency::Emergency
        && emergencies(tx, (&member.id, slug), now)? >= usize::from(rules.emergency_per_30_days);
    if is_again && !asked.contains(&ApprovalBy::Officer) {
        asked.push(ApprovalBy::Officer);
    }
    Ok(asked.into_iter().map(|by| Approval { by, given: None }).collect())
}

/// Emergencies of an organisation, or of a member who has none, in the last thirty days.
fn emergencies(
    tx: &mut Transaction<'_>,
    (member, organization): (&MemberId, Option<&Slug>),
    now: Timestamp,
) -> Result<usize, StoreError> {
    let since = after(now, -EMERGENCY_DAYS * 86_400);
    let is_one = |call: &Call| {
        let Some(own) = &call.own else { return false };
        let is_hers = match organization {
            Some(slug) => own.organization.as_ref() == Some(slug),
            None => own.organization.is_none() && &own.author == member,
        };
        is_hers && call.need.urgency == Urgency::Emergency && call.published > since
    };
    Ok(calls::all(tx)?.iter().filter(|call| is_one(call)).count())
}

/// Opens a call that waits for nobody any more, or tells the next one whom it waits for.
pub(crate) fn go_on(tx: &mut Transaction<'_>, call: &mut Call, now: Timestamp) -> Result<(), StoreError> {
    let told = (&call.id.clone(), call.need.urgency);
    match call.waits_for().cloned() {
        Some(ApprovalBy::Owner(owner)) => tell_call(tx, &owner, told, CallNews::Approval, now)?,
        Some(ApprovalBy::Officer) => {
            for officer in officers(tx)? {
                tell_call(tx, &officer, told, CallNews::Approval, now)?;
            }
        }
        None => open(call, now),
    }
    if call.state == CallState::Open {
        let spread = CallSpread {
            call: call.id.clone(),
            urgency: call.need.urgency,
            skill: 0,
            after: None,
            at: now,
        };
        queue_call(tx, &spread)?;
        if call.own.as_ref().is_some_and(|own| own.widen_after == 0) {
            tell_peers_of_call(tx, call, now)?;
        }
    }
    calls::put(tx, call)
}

fn open(call: &mut Call, now: Timestamp) {
    let lasts = call.through.as_second() - call.published.as_second();
    call.state = CallState::Open;
    call.published = now;
    call.updated = now;
    call.through = after(now, lasts);
    if let Some(own) = &mut call.own {
        own.opened = Some(now);
    }
}

/// The digest that whoever answers accepts (need 3.5).
fn terms_digest(call: &Call) -> Option<String> {
    let written = wire::call::proposal_within(&facts_of(call, &call.group, None));
    wire::call::terms_digest(&written).ok().flatten()
}

/// A call of ours as it is told: to all it is for, or with the customer to one.
pub fn facts_of<'f>(call: &'f Call, to: &'f Iri, customer: Option<&'f PersonName>) -> CallFacts<'f> {
    CallFacts {
        id: &call.iri,
        group: &call.group,
        to,
        need: &call.need,
        terms: call.terms.as_ref(),
        customer,
        revision: call.revision,
        published: call.published,
        updated: call.updated,
        through: call.through,
    }
}

pub(crate) fn after(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(now)
}

#[cfg(test)]
mod tests;
