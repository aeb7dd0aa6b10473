//! Whoever is asked to be introduced says yes, not now, or no thanks; only a yes is told to anybody (F07, steps 4 to 6). Both say
//! later whether they met (step 7).

use domain::{
    Accepted, Again, Announcement, AskedState, HeardState, IntroductionContact, IntroductionFrom,
    IntroductionHeard, IntroductionId, MailAddress, Met,
};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, introductions, outbox};

use crate::IntroductionRules;
use crate::ask_introduction::{contact_of, later, note_shared};
use crate::receive_introduction::{complete, connect, fields_of, pause_name};

/// Half-hours lie at most so many seconds ahead: sixty days.
const AHEAD_SECONDS_MAX: i64 = 60 * 86_400;

/// Why an answer was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AnswerIntroductionRefused {
    /// None of that name to her.
    #[error("there is no such request to you")]
    NoSuchRequest,
    /// It was answered, taken back, or its time is over.
    #[error("this request cannot be answered any more")]
    NotOpen,
    /// Not three, or not ahead.
    #[error("choose three different half-hours within the next 60 days")]
    Slots,
    /// They are not connected.
    #[error("you say whether you met once both of you said yes")]
    NotConnected,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What goes with a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayingYes {
    /// Where the other writes to.
    pub mail: MailAddress,
    /// Beginnings of three half-hours.
    pub slots: Vec<Timestamp>,
}

/// What she says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// Yes.
    Yes(SayingYes),
    /// Not now.
    NotNow,
    /// No thanks.
    NoThanks,
}

/// Takes her answer.
pub fn answer_introduction(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &IntroductionId,
    saying: Saying,
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), AnswerIntroductionRefused> {
    let heard = introductions::heard(tx, &who.member().id, id)?;
    let heard = heard.filter(|heard| heard.shown <= now);
    let heard = heard.ok_or(AnswerIntroductionRefused::NoSuchRequest)?;
    if !heard.is_open(now) {
        return Err(AnswerIntroductionRefused::NotOpen);
    }
    match saying {
        Saying::Yes(SayingYes { mail, slots }) => {
            let slots = three(slots, now).ok_or(AnswerIntroductionRefused::Slots)?;
            let contact = contact_of(who.member(), mail);
            say_yes(tx, heard, (contact, slots), (rules, now))
        }
        Saying::NotNow => {
            let state = HeardState::NotNow;
            introductions::put_heard(tx, &IntroductionHeard { state, ..heard })?;
            Ok(())
        }
        Saying::NoThanks => {
            introductions::pause(tx, &heard.member, &pause_name(&heard), Again::Never)?;
            let state = HeardState::NoThanks;
            introductions::put_heard(tx, &IntroductionHeard { state, ..heard })?;
            Ok(())
        }
    }
}

fn three(mut slots: Vec<Timestamp>, now: Timestamp) -> Option<Vec<Timestamp>> {
    slots.sort_unstable();
    slots.dedup();
    let end = later(now, AHEAD_SECONDS_MAX);
    let fit = slots.len() == IntroductionHeard::SLOTS && slots.iter().all(|slot| *slot > now && *slot < end);
    fit.then_some(slots)
}

fn say_yes(
    tx: &mut Transaction<'_>,
    heard: IntroductionHeard,
    (contact, slots): (IntroductionContact, Vec<Timestamp>),
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), AnswerIntroductionRefused> {
    match &heard.from {
        IntroductionFrom::There(group) => {
            let told = Announcement::IntroductionAccepted {
                member: heard.member.clone(),
                introduction: heard.id.clone(),
            };
            outbox::announce(tx, &told, now)?;
            let fields = fields_of(&contact);
            note_shared(tx, &heard.member, (group, &heard.offer), &fields, now)?;
            let state = HeardState::Accepted(Accepted {
                contact,
                slots,
                at: now,
            });
            introductions::put_heard(tx, &IntroductionHeard { state, ..heard })?;
        }
        IntroductionFrom::Here(_) => {
            let asked = introductions::asked_by_offer(tx, &heard.offer)?;
            let asked = asked.filter(|asked| asked.is_open(now));
            let asked = asked.ok_or(AnswerIntroductionRefused::NotOpen)?;
            let hers = asked.contact.clone();
            connect(tx, asked, (&contact, &slots), (rules, now))?;
            complete(tx, heard, (&hers, &slots), (rules, now))?;
        }
    }
    Ok(())
}

/// She says whether they met; it stays at her node.
pub fn say_met(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &IntroductionId,
    met: Met,
) -> Result<(), AnswerIntroductionRefused> {
    let member = &who.member().id;
    if let Some(mut asked) = introductions::asked(tx, member, id)?
        && let AskedState::Connected(connection) = &mut asked.state
    {
        connection.met = met;
        introductions::put_asked(tx, &asked)?;
        return Ok(());
    }
    if let Some(mut heard) = introductions::heard(tx, member, id)?
        && let HeardState::Connected(connection) = &mut heard.state
    {
        connection.met = met;
        introductions::put_heard(tx, &heard)?;
        return Ok(());
    }
    Err(AnswerIntroductionRefused::NotConnected)
}
