//! Somebody without a membership answers a public event of ours: by a mail that proves her address, under the same rule of
//! seats as everybody (F12: guest RSVP). Until she has proved it, nothing is on the list.

use domain::{
    Answer, Event, EventId, Guest, GuestKey, MailProofId, OneTimeCode, PersonName, Registered, VisitorId,
};
use jiff::Timestamp;
use store::mail_proofs::{self, Outcome, Purpose, Shown};
use store::mails::{self, News, NewsKind};
use store::visitors::{self, Visitor};
use store::{Transaction, guests};

use crate::forget_guest::forget_at;
use crate::mail_proof::member_of;
use crate::receive_answer::tell_promoted;
use crate::rsvp::{RsvpRefused, check_open};
use crate::rules::GuestRsvp;
use crate::see_event::{Host, SeeRefused, Sight, see_event};
use crate::{Rules, Viewer};

/// The event, if somebody without a membership may say yes to it now: it is ours, for everybody, ahead, and the operator
/// has not switched such answers off (`events.guest_rsvp`).
pub fn open_to_guests(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    event: &EventId,
    now: Timestamp,
) -> Result<Event, RsvpRefused> {
    let seen = match see_event(tx, &Viewer::Anyone, event) {
        Ok(Sight::Event(seen)) => seen,
        Ok(Sight::Gone(_)) => return Err(RsvpRefused::Removed),
        Err(SeeRefused::NotFound) => return Err(RsvpRefused::NotFound),
        Err(SeeRefused::Store(error)) => return Err(error.into()),
    };
    if seen.host == Host::Them || rules.guests == GuestRsvp::Refused {
        return Err(RsvpRefused::MembersOnly);
    }
    check_open(&seen.event, Answer::Going, now)?;
    Ok(seen.event)
}

/// What somebody took out of her mail.
#[derive(Clone, Copy, Debug)]
pub enum TakenOut<'s> {
    /// The link, in whatever browser: it signs nobody in.
    Link(&'s str),
    /// The code, in the browser that asked.
    Code {
        /// What only that browser knows.
        browser: &'s str,
        /// As typed.
        code: &'s OneTimeCode,
    },
}

/// A wish about to be confirmed.
#[derive(Clone, Copy, Debug)]
pub struct Confirming<'s> {
    /// What was asked for.
    pub proof: &'s MailProofId,
    /// What proves that she reads the mail.
    pub by: TakenOut<'s>,
    /// A fresh id, should she not be known at this event.
    pub fresh: &'s VisitorId,
    /// A fresh secret for the link to her answer.
    pub link: &'s str,
}

/// What came of it. A wrong word is no error of the transaction, for it has to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Her answer stands.
    Answered(Box<Visitor>),
    /// Not these letters; so many tries are left.
    Wrong {
        /// Before she has to ask for another mail.
        left: u8,
    },
    /// Nothing was asked for, or it is over, or her address is a member's by now; which of them is told to nobody.
    Gone,
}

/// Uses a mailed link or code up and puts her on the list. Somebody who answered this event before with the same address
/// is the same guest.
pub fn visit_event(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    confirming: &Confirming<'_>,
    now: Timestamp,
) -> Result<Confirmed, RsvpRefused> {
    let id = confirming.proof;
    let proof = match confirming.by {
        TakenOut::Link(link) => match mail_proofs::visit_of_link(tx, id, link, now)? {
            Some(proof) => {
                mail_proofs::forget(tx, id);
                Box::new(proof)
            }
            None => return Ok(Confirmed::Gone),
        },
        TakenOut::Code { browser, code } => {
            let asked = mail_proofs::of_browser(tx, id, browser, now)?;
            // A wish to sign in is not used up here.
            if !asked.is_some_and(|asked| matches!(asked.purpose, Purpose::Visit(_))) {
                return Ok(Confirmed::Gone);
            }
            match mail_proofs::show(tx, id, browser, Shown::Code(code), now)? {
                Outcome::Right(proof) => proof,
                Outcome::Wrong { left } => return Ok(Confirmed::Wrong { left }),
                Outcome::Gone => return Ok(Confirmed::Gone),
            }
        }
    };
    let Purpose::Visit(visiting) = &proof.purpose else {
        return Ok(Confirmed::Gone);
    };
    if member_of(tx, &proof.mail)?.is_some() {
        return Ok(Confirmed::Gone);
    }
    let event = open_to_guests(tx, rules, &visiting.event, now)?;
    let known = visitors::by_mail(tx, &event.id, &proof.mail)?;
    let mut visitor =
        known.unwrap_or_else(|| Visitor::new(confirming.fresh, &event.id, &proof.mail, &visiting.name, now));
    visitor.name = visiting.name.clone();
    visitor.language = proof.language.clone().or(visitor.language);
    let organization = visiting.organization.clone();
    settle(tx, rules, &event, &mut visitor, organization, Answer::Going, now)?;
    visitors::give_link(tx, &mut visitor, confirming.link)?;
    Ok(Confirmed::Answered(Box::new(visitor)))
}

/// Writes her answer down as the host decides it, and tells her and those who moved up.
pub(crate) fn settle(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    event: &Event,
    visitor: &mut Visitor,
    organization: Option<PersonName>,
    answer: Answer,
    now: Timestamp,
) -> Result<(), RsvpRefused> {
    let key = GuestKey::Visitor(visitor.id.clone());
    let counter = visitor.counter.next();
    let guest = Guest {
        organization,
        ..Guest::answering(key.clone(), visitor.name.clone(), answer, counter, now)
    };
    let mut list = guests::get(tx, &event.id)?;
    let registered = list
        .register(guest, event.seats(), rules.overflow)
        .map_err(|_| RsvpRefused::Full)?;
    guests::put(tx, &event.id, &list)?;
    visitor.answer = answer;
    visitor.counter = counter;
    visitor.answered = now;
    visitor.forget_at = forget_at(event);
    visitors::put(tx, visitor)?;
    if let Registered::Changed(changed) = registered {
        tell_promoted(tx, &event.id, &list, &changed[1..], now)?;
    }
    if answer == Answer::Going {
        let kind = match list.place(&key) {
            Some(place) => NewsKind::Waitlisted { counter, place },
            None => NewsKind::Confirmed { counter },
        };
        mails::tell_visitor(tx, visitor, &News::new(kind, event, None, now))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
