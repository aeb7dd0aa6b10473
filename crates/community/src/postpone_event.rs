//! An officer postpones an event: it is off until she gives it a new date, and says so everywhere.

use domain::{Event, EventId, EventState};
use jiff::Timestamp;
use store::{Officer, Transaction, audit};

use crate::cancel_event::{ChangeRefused, let_stand, own_event};

/// Postpones an event of ours; a second time nothing happens. A new start, by a change, puts it on again.
pub fn postpone_event(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &EventId,
    now: Timestamp,
) -> Result<Event, ChangeRefused> {
    let event = own_event(tx, id)?;
    if event.state == EventState::Cancelled {
        return Err(ChangeRefused::Cancelled);
    }
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("postpone event {id}"), now)?;
    let_stand(tx, event, EventState::Postponed, now)
}

#[cfg(test)]
mod tests {
    use domain::{Announcement, Audience, EventChange};

    use super::*;
    use crate::cancel_event::cancel_event;
    use crate::change_event::{Expected, change_event};
    use crate::samples::{self, at, draft, event_id};

    #[test]
    fn a_postponed_event_is_told_once_and_is_on_again_with_a_new_start() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        samples::told(&database);
        let officer = samples::officer(&database);
        for _ in 0..2 {
            let event = samples::act(&database, |tx| postpone_event(tx, &officer, &event_id(1), at(1)));
            assert_eq!((event.state, event.revision), (EventState::Postponed, 2));
        }
        let (draft, any) = (draft(9_000), Expected::Any);
        let event = samples::act(&database, |tx| {
            change_event(
                tx,
                &officer,
                &event_id(1),
                draft.clone(),
                Audience::Public,
                any,
                at(2),
            )
        });
        assert_eq!((event.state, event.revision), (EventState::Rescheduled, 3));
        let changed = |revision, change| Announcement::EventChanged {
            event: event_id(1),
            revision,
            change,
        };
        assert_eq!(
            samples::told(&database),
            [
                changed(2, EventChange::Postponed),
                changed(3, EventChange::OnAgain)
            ]
        );
    }

    #[test]
    fn what_is_off_or_not_there_is_not_postponed() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let officer = samples::officer(&database);
        samples::act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(1)));
        assert!(matches!(
            samples::refused(&database, |tx| postpone_event(tx, &officer, &event_id(1), at(2))),
            ChangeRefused::Cancelled
        ));
        assert!(matches!(
            samples::refused(&database, |tx| postpone_event(tx, &officer, &event_id(9), at(2))),
            ChangeRefused::NoSuchEvent
        ));
    }
}
