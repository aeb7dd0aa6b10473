//! Time passes over introductions: at the deadline the asker hears that nobody replied, whatever the reason; both are asked whether
//! they met; what came to nothing is forgotten (F07, steps 6 and 7; threats, section N).

use domain::{AskedState, HeardState, IntroductionAsked, IntroductionHeard, IntroductionId, MemberId, Met};
use jiff::Timestamp;
use store::mails::{IntroductionNews, tell_introduction};
use store::{StoreError, Transaction, introductions};

use crate::IntroductionRules;
use crate::ask_introduction::later;
use crate::receive_introduction::follow_up;

/// Does what is due; how many introductions were looked at.
pub fn pass_introduction_time(
    tx: &mut Transaction<'_>,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let due = introductions::take_due(tx, now)?;
    let count = due.len();
    for (member, id) in due {
        if let Some(asked) = introductions::asked(tx, &member, &id)? {
            pass_asked(tx, asked, rules, now)?;
        }
        if let Some(heard) = introductions::heard(tx, &member, &id)? {
            pass_heard(tx, heard, rules, now)?;
        }
    }
    Ok(count)
}

fn pass_asked(
    tx: &mut Transaction<'_>,
    mut asked: IntroductionAsked,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (member, id) = (asked.asker.clone(), asked.id.clone());
    let forgotten = later(asked.until, IntroductionAsked::KEPT_SECONDS);
    match &mut asked.state {
        AskedState::Waiting if asked.until <= now => {
            tell_introduction(tx, (&member, &id), IntroductionNews::NoReply, asked.until)?;
            introductions::remind(tx, forgotten, (&member, &id))?;
            let state = AskedState::NoReply;
            introductions::put_asked(tx, &IntroductionAsked { state, ..asked })
        }
        AskedState::NoReply | AskedState::Withdrawn if forgotten <= now => {
            introductions::remove_asked(tx, &asked)
        }
        AskedState::Connected(connection)
            if connection.met == Met::Unsaid && follow_up(rules, connection.at) <= now =>
        {
            connection.met = Met::Asked;
            ask_whether(tx, (&member, &id), now)?;
            introductions::put_asked(tx, &asked)
        }
        _ => Ok(()),
    }
}

fn pass_heard(
    tx: &mut Transaction<'_>,
    mut heard: IntroductionHeard,
    rules: &IntroductionRules,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (member, id) = (heard.member.clone(), heard.id.clone());
    let forgotten = later(heard.until, IntroductionAsked::KEPT_SECONDS);
    match &mut heard.state {
        HeardState::Connected(connection) => {
            if connection.met == Met::Unsaid && follow_up(rules, connection.at) <= now {
                connection.met = Met::Asked;
                ask_whether(tx, (&member, &id), now)?;
                introductions::put_heard(tx, &heard)?;
            }
            Ok(())
        }
        _ if forgotten <= now => introductions::remove_heard(tx, &heard),
        _ => Ok(()),
    }
}

fn ask_whether(
    tx: &mut Transaction<'_>,
    place: (&MemberId, &IntroductionId),
    now: Timestamp,
) -> Result<(), StoreError> {
    tell_introduction(tx, place, IntroductionNews::DidYouMeet, now)
}
