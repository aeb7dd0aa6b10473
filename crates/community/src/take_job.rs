//! A member takes an open job of an event, or gives hers back (need 0.8).

use domain::{Event, EventId, JobRefused};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, jobs, members};

use crate::Viewer;
use crate::cancel_event::{ChangeRefused, own_event};

/// Why she does not have it, or still has.
#[derive(Debug, thiserror::Error)]
pub enum TakeRefused {
    /// There is no such event of ours for her.
    #[error("there is no such event")]
    NotFound,
    /// It was called off.
    #[error("this event does not take place")]
    NotOn,
    /// It is over.
    #[error("this event is over")]
    Over,
    /// The list does not allow it.
    #[error(transparent)]
    Job(#[from] JobRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What she does with a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is hers now.
    Take,
    /// It is open again.
    GiveBack,
}

/// Why nobody takes a job of this event any more; nothing while it is on and ahead.
pub fn take_refused(event: &Event, now: Timestamp) -> Option<TakeRefused> {
    if !event.state.is_on() {
        return Some(TakeRefused::NotOn);
    }
    (event.over_at() < now).then_some(TakeRefused::Over)
}

/// Takes a job of an event of ours, or gives it back; twice is once.
pub fn take_job(
    tx: &mut Transaction<'_>,
    who: &Membership,
    event: &EventId,
    number: u32,
    turn: Turn,
    now: Timestamp,
) -> Result<(), TakeRefused> {
    // Whoever left since she was looked up takes nothing.
    let who = members::membership(tx, &who.member().id)?;
    let who = &who.ok_or(TakeRefused::NotFound)?;
    let event = own_event(tx, event).map_err(|refused| match refused {
        ChangeRefused::Store(error) => TakeRefused::Store(error),
        _ => TakeRefused::NotFound,
    })?;
    if !Viewer::Member(who.clone()).may_see(&event) {
        return Err(TakeRefused::NotFound);
    }
    let mut list = jobs::get(tx, &event.id)?;
    let member = &who.member().id;
    match turn {
        Turn::Take => match take_refused(&event, now) {
            Some(refused) => return Err(refused),
            None => list.take(number, member)?,
        },
        Turn::GiveBack => list.give_back(number, member)?,
    }
    jobs::put(tx, &event.id, &list)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Audience, JobKind};

    use super::*;
    use crate::samples::{self, at, draft, event_id};

    #[test]
    fn a_job_is_taken_while_the_event_is_on_and_ahead() {
        let database = samples::node();
        for number in [1, 2] {
            samples::publish(&database, number, &draft(1_000), &Audience::Members);
        }
        let (officer, anke) = (samples::officer(&database), samples::member(&database, "anke"));
        for number in [1, 2] {
            samples::act(&database, |tx| {
                let mut list = jobs::get(tx, &event_id(number))?;
                list.add(JobKind::Door)?;
                jobs::put(tx, &event_id(number), &list).map_err(TakeRefused::Store)
            });
        }
        samples::act(&database, |tx| {
            crate::cancel_event::cancel_event(tx, &officer, &event_id(2), at(0))
        });
        let take = |event: u8, now: i64| {
            let anke = anke.clone();
            database
                .transact_blocking(move |tx| take_job(tx, &anke, &event_id(event), 1, Turn::Take, at(now)))
        };
        assert!(matches!(take(2, 0), Err(TakeRefused::NotOn)));
        assert!(matches!(take(3, 0), Err(TakeRefused::NotFound)));
        assert!(matches!(take(1, 20_000), Err(TakeRefused::Over)));
        take(1, 0).unwrap();
        let list = database.read(|tx| jobs::get(tx, &event_id(1))).unwrap();
        assert!(list.iter().all(|job| job.holder.is_some()));
    }
}
