//! A member's data is deleted, at her own word or an operator's (F22-2, threat H9). Her membership ends as if she left; what
//! names her goes with it in one transaction: name, mail address, company, profile, whom she hides from and follows, what
//! she was mailed, what was shared, why she left. Lists of guests and documents that were sent are gone through piece by
//! piece afterwards. What others need stays without her name: that somebody answered, signed and held a job. Invoices stay
//! as they were issued, for the books; the log keeps her handle, and so does her address, for nobody else may have it.

use domain::{EventId, GuestKey, Handle, Iri, Member, MemberId, Standing};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::{self, Signer};
use store::erasures::{self, Erasure, Looking};
use store::mails::{self, AccountNews};
use store::{
    Membership, StoreError, Transaction, activities, audit, codes, departures, enrolments, follows,
    guest_notes, guests, invitations, join_links, mail_proofs, mail_settings, members, notices, profiles,
    redemptions, reports, rsvps, sharing_log, standings, voucher_secrets, vouchers_issued, welcomes,
};

use crate::Rules;
use crate::end_calls::erase_calls;
use crate::end_introductions::erase_introductions;
use crate::leave::{LeaveRefused, Leaving, end};
use crate::say_goodbye::gone_since;
use crate::withdraw_cosignature::forget_signer;

/// Lists of guests and mails to guests gone through in one piece.
const LISTS_PER_PIECE: u16 = 100;
/// Documents gone through in one piece.
const DOCUMENTS_PER_PIECE: u16 = 500;
/// How long a server that has not confirmed is waited for before her keys are left as they are, in seconds: thirty days,
/// four times as long as it is told.
const KEYS_WAIT_SECONDS_MAX: i64 = 30 * 86_400;
/// Merges one after another that are followed to whoever somebody goes on as.
const MERGES_FOLLOWED_MAX: u8 = 8;
/// Wishes to prove an address that are looked at; a wish lives a quarter of an hour.
const PROOFS_MAX: u16 = 1_000;

/// Why nothing is deleted.
#[derive(Debug, thiserror::Error)]
pub enum EraseRefused {
    /// Nobody has that name, or there is nothing left to delete.
    #[error("there is no such member, or her data is deleted already")]
    NoSuchMember,
    /// She is no member yet.
    #[error("she asked to join and waits for an officer; decline that first")]
    WaitsToJoin,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LeaveRefused> for EraseRefused {
    fn from(refused: LeaveRefused) -> Self {
        match refused {
            LeaveRefused::Store(error) => Self::Store(error),
            LeaveRefused::NoSuchMember | LeaveRefused::IsOperator => Self::NoSuchMember,
        }
    }
}

/// What a deletion needs.
#[derive(Clone, Copy)]
pub struct Erasing<'e> {
    /// Fresh addresses of activities, as [`Leaving::activities`].
    pub activities: &'e [Iri],
    /// A fresh secret, by which she looks at how far it is afterwards; it goes to her and its hash stays.
    pub secret: &'e str,
}

/// Whether there is more to go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleting {
    /// There is.
    GoesOn,
    /// It waits: for her answers to be taken back, or, when nothing names her any more, for servers that have not confirmed.
    Waits,
    /// There is not.
    Done,
}

/// She deletes her own data, once.
pub fn erase_own(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    who: &Membership,
    erasing: Erasing<'_>,
    now: Timestamp,
) -> Result<(), EraseRefused> {
    let member = who.member();
    erase(tx, rules, &member.id, erasing, now)?;
    audit::log(tx, member.handle.as_str(), "delete own data", now)?;
    Ok(())
}

/// Whoever has the shell deletes the data of a member, or of somebody who left before; answers whose.
pub fn erase_by_operator(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    handle: &Handle,
    erasing: Erasing<'_>,
    now: Timestamp,
) -> Result<MemberId, EraseRefused> {
    let who = members::by_handle(tx, handle)?.ok_or(EraseRefused::NoSuchMember)?;
    erase(tx, rules, &who.id, erasing, now)?;
    audit::log(tx, "operator", &format!("delete the data of {handle}"), now)?;
    Ok(who.id)
}

/// As it stands in this transaction; a proof of before may be older than what is written.
fn erase(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    id: &MemberId,
    erasing: Erasing<'_>,
    now: Timestamp,
) -> Result<(), EraseRefused> {
    let who = members::get(tx, id)?.filter(|who| !who.is_erased());
    let who = who.ok_or(EraseRefused::NoSuchMember)?;
    if members::waits(tx, id)? {
        return Err(EraseRefused::WaitsToJoin);
    }
    let language = match members::has_left(tx, id)? {
        true => mail_settings::forget(tx, id)?,
        false => {
            let leaving = Leaving {
                because: None,
                told: None,
                activities: erasing.activities,
            };
            end(tx, rules, id, leaving, now)?.1
        }
    };
    forget(tx, &who)?;
    if let Some(nobody) = members::get(tx, id)? {
        forget_signer(tx, id, &nobody.name, now)?;
    }
    let begun = Erasure {
        asked: now,
        next: Looking::Lists { after: None },
        into: None,
    };
    erasures::put(tx, id, &begun)?;
    erasures::give_link(tx, id, erasing.secret)?;
    let told = AccountNews::Erased {
        to: who.mail,
        name: who.name,
        language,
        secret: erasing.secret.to_owned(),
    };
    Ok(mails::tell_account(tx, id, told, now)?)
}

/// What names her, at once.
pub(crate) fn forget(tx: &mut Transaction<'_>, who: &Member) -> Result<(), StoreError> {
    let id = &who.id;
    profiles::erase(tx, who)?;
    welcomes::forget(tx, id);
    notices::forget(tx, id)?;
    follows::forget(tx, id)?;
    sharing_log::forget(tx, id)?;
    standings::put(tx, id, Standing::Good)?;
    erase_calls(tx, id)?;
    erase_introductions(tx, id)?;
    invitations::accept(tx, id)?;
    mail_proofs::forget_of(tx, &who.mail, PROOFS_MAX)?;
    vouchers_issued::forget(tx, id)?;
    voucher_secrets::forget(tx, id);
    redemptions::forget_member(tx, id)?;
    reports::forget_member(tx, id)?;
    if let Some(mut enrolment) = enrolments::get(tx, id)? {
        enrolment.left_because = None;
        enrolment.chapter = None;
        enrolments::put(tx, id, &enrolment)?;
    }
    let nobody = members::erase(tx, who)?;
    codes::without_name(tx, id, &nobody.name)
}

/// Goes through the next piece of what was written down about her elsewhere.
pub fn go_on_erasing(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    now: Timestamp,
) -> Result<Deleting, StoreError> {
    let (Some(mut erasure), Some(nobody)) = (erasures::get(tx, id)?, members::get(tx, id)?) else {
        return Ok(Deleting::Done);
    };
    let signer = Signer::Member(id.clone());
    erasure.next = match erasure.next {
        Looking::Lists { after } => match leave_lists(tx, &nobody, after.as_ref())? {
            Some(last) => Looking::Lists { after: Some(last) },
            None => Looking::Notes { after: None },
        },
        Looking::Notes { after } => {
            let became = became(tx, erasure.into.as_ref())?;
            let by = became.as_ref().unwrap_or(&nobody);
            let whose = (id, &by.name, became.as_ref().map(|became| &became.id));
            match guest_notes::without_name(tx, whose, after, LISTS_PER_PIECE)? {
                Some(last) => Looking::Notes { after: Some(last) },
                None => Looking::Documents { after: None },
            }
        }
        // Her answers say whom her goodbye goes to; they stay until that is known.
        Looking::Documents { .. } if !said_goodbye(tx, id)? => return Ok(Deleting::Waits),
        Looking::Documents { after } => {
            match activities::forget_of(tx, &signer, after, DOCUMENTS_PER_PIECE, names_her)? {
                Some(last) => Looking::Documents { after: Some(last) },
                None => {
                    // What was on its way to these lists while her deletion was written.
                    notices::forget(tx, id)?;
                    sharing_log::forget(tx, id)?;
                    Looking::Keys { since: now }
                }
            }
        }
        Looking::Keys { since } => match keys(tx, id, since, now)? {
            Keys::Needed => return Ok(Deleting::Waits),
            Keys::Stay => Looking::Done { since },
            Keys::Go => {
                actor_keys::forget(tx, &signer)?;
                Looking::Done { since }
            }
        },
        Looking::Done { .. } => return Ok(Deleting::Done),
    };
    erasures::put(tx, id, &erasure)?;
    Ok(match erasure.next {
        Looking::Done { .. } => Deleting::Done,
        _ => Deleting::GoesOn,
    })
}

/// Whoever she goes on as, also by one merge after another; nobody once the data of that one is deleted too.
fn became(tx: &mut Transaction<'_>, into: Option<&MemberId>) -> Result<Option<Member>, StoreError> {
    let mut next = into.cloned();
    for _ in 0..MERGES_FOLLOWED_MAX {
        let Some(id) = next.take() else { break };
        match members::get(tx, &id)? {
            Some(became) if !became.is_erased() => return Ok(Some(became)),
            _ => next = erasures::get(tx, &id)?.and_then(|erasure| erasure.into),
        }
    }
    Ok(None)
}

/// Whether everybody who is to hear that she is gone is known.
fn said_goodbye(tx: &mut Transaction<'_>, id: &MemberId) -> Result<bool, StoreError> {
    let departure = departures::get(tx, id)?;
    Ok(departure.is_none_or(|departure| departure.said.is_some()))
}

/// What becomes of her keys.
enum Keys {
    /// Her goodbye is still to be signed, or may still be checked against her document.
    Needed,
    /// Nobody signs or checks anything by them any more.
    Go,
    /// Nobody was told of her, or not everybody could be: with them, her address says what it can.
    Stay,
}

fn keys(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Keys, StoreError> {
    let Some(departure) = departures::get(tx, id)? else {
        return Ok(Keys::Stay);
    };
    let is_late = now.as_second() - since.as_second() > KEYS_WAIT_SECONDS_MAX;
    let all_confirmed = departure.told.values().all(Option::is_some);
    let is_gone = gone_since(tx, id, now)?.is_some();
    Ok(match (departure.told.is_empty(), all_confirmed && is_gone) {
        (true, _) if departure.said.is_some() => Keys::Stay,
        (false, true) => Keys::Go,
        _ if is_late => Keys::Stay,
        _ => Keys::Needed,
    })
}

/// Takes her name off the next lists of guests; the last event while there may be more.
fn leave_lists(
    tx: &mut Transaction<'_>,
    nobody: &Member,
    after: Option<&EventId>,
) -> Result<Option<EventId>, StoreError> {
    let page = rsvps::of_member_after(tx, &nobody.id, after, LISTS_PER_PIECE)?;
    let key = GuestKey::Member(nobody.id.clone());
    for register in &page {
        let mut list = guests::get(tx, &register.event)?;
        if list.without_name(&key, &nobody.name) {
            guests::put(tx, &register.event, &list)?;
        }
        let mut notes = guest_notes::get(tx, &register.event)?;
        if notes.unwilling.remove(&key) {
            guest_notes::put(tx, &register.event, &notes)?;
        }
        // An address that a host made for her alone.
        join_links::hear(tx, &nobody.id, &register.event, None)?;
    }
    let is_last = page.len() < usize::from(LISTS_PER_PIECE);
    let last = page.into_iter().next_back().filter(|_| !is_last);
    Ok(last.map(|register| register.event))
}

/// Whether a document that she signed says more of her than her address: an answer with her company or a message, or her
/// own document with her name. What takes back an answer and says that she is gone stays until everybody has it.
fn names_her(body: &str) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(body) else {
        return true;
    };
    let says = |word: &str| document.get(word).is_some_and(|value| !value.is_null());
    says("organization") || says("participationMessage") || document["type"] == "Update"
}

#[cfg(test)]
mod tests;
