//! The host of an event took a member's yes and says nothing to it, as Mobilizon does when its event is full: after a day
//! she is told, and a host that is no peer gets the same yes once more (protocol section 9.2). With a peer the comparison
//! of what both hold finds what was lost.

use domain::{Announcement, Answer, EventState, Iri, Register, RsvpDelivery, WhyRefused};
use jiff::{SignedDuration, Timestamp};
use store::unanswered::{self, Due, Unanswered};
use store::{StoreError, Transaction, events, outbox, rsvps};

use crate::rsvp::understands_all;
use crate::tell_members;

/// How long a host may think before the member is told that it is silent, in hours.
pub const SILENCE_HOURS: i64 = 24;

/// The host took the activity that carries a yes: from now on its answer is waited for. One that had been given up or turned
/// away, and was taken after all, is on its way again. A withdrawal is answered by peers alone: with everybody else it is done
/// when it was taken.
pub fn answer_arrived(tx: &mut Transaction<'_>, activity: &Iri, now: Timestamp) -> Result<(), StoreError> {
    let Some(mut register) = carried_by(tx, activity)? else {
        return Ok(());
    };
    let (is_sent, is_lost) = (
        register.delivery == RsvpDelivery::Sent,
        is_lost(&register.delivery),
    );
    if !is_sent && !is_lost {
        return Ok(());
    }
    match register.answer {
        Answer::Going => {}
        Answer::Withdrawn if is_told_a_stranger(tx, &register)? => {
            register.delivery = RsvpDelivery::Confirmed { at: now };
            return rsvps::put(tx, &register);
        }
        _ => return Ok(()),
    }
    let was_turned_away = matches!(register.delivery, RsvpDelivery::Refused { .. });
    if is_lost {
        register.delivery = RsvpDelivery::Sent;
        rsvps::put(tx, &register)?;
    }
    let patience = SignedDuration::from_hours(SILENCE_HOURS);
    let unanswered = Unanswered {
        due: now.checked_add(patience).unwrap_or(Timestamp::MAX),
        member: register.member,
        event: register.event,
        activity: activity.clone(),
        was_turned_away,
    };
    unanswered::put(tx, &unanswered)
}

/// Answers whose time is up by `now`, behind one of them, at most so many; most of them were decided long ago.
pub fn silent(
    tx: &mut Transaction<'_>,
    now: Timestamp,
    after: Option<&Due>,
    limit: u16,
) -> Result<Vec<Due>, StoreError> {
    unanswered::due(tx, now, after, limit)
}

/// The time is up: if nothing was heard of that very answer, it is not confirmed. Gives it then.
pub fn hear_nothing(
    tx: &mut Transaction<'_>,
    unanswered: &Unanswered,
    now: Timestamp,
) -> Result<Option<Register>, StoreError> {
    unanswered::remove(tx, unanswered);
    let waits = |register: &Register| register.delivery == RsvpDelivery::Sent;
    let Some(mut register) = carried_by(tx, &unanswered.activity)?.filter(waits) else {
        return Ok(None);
    };
    let Some(event) = events::get(tx, &register.event)? else {
        return Ok(None);
    };
    let before = std::mem::replace(&mut register.delivery, RsvpDelivery::NotConfirmed { at: now });
    rsvps::put(tx, &register)?;
    tell_members::of_decision(tx, &event, &before, &register, now)?;
    let can_be_joined = event.state != EventState::Cancelled && now < event.draft.start.at;
    if can_be_joined && !unanswered.was_turned_away && !understands_all(tx, &event)? {
        // The activity is kept under its id, so that the very same bytes go again.
        let again = Announcement::Answered {
            member: register.member.clone(),
            event: register.event.clone(),
            counter: register.counter,
        };
        outbox::announce(tx, &again, now)?;
    }
    Ok(Some(register))
}

/// Whether nobody decided: the activity itself did not arrive, or was not taken.
fn is_lost(delivery: &RsvpDelivery) -> bool {
    match delivery {
        RsvpDelivery::Failed { .. } => true,
        RsvpDelivery::Refused { why, .. } => *why == Some(WhyRefused::NotTaken),
        _ => false,
    }
}

/// Whether the host of the event is no peer; of an event that is no more nobody knows.
fn is_told_a_stranger(tx: &mut Transaction<'_>, register: &Register) -> Result<bool, StoreError> {
    match events::get(tx, &register.event)? {
        Some(event) => Ok(!understands_all(tx, &event)?),
        None => Ok(false),
    }
}

/// The answer whose last word this activity carried.
fn carried_by(tx: &mut Transaction<'_>, activity: &Iri) -> Result<Option<Register>, StoreError> {
    let register = rsvps::by_activity(tx, activity)?;
    Ok(register.filter(|register| register.activity.as_ref() == Some(activity)))
}

#[cfg(test)]
mod tests {
    use domain::{Audience, Scope};
    use store::{Database, Membership};

    use super::*;
    use crate::Rules;
    use crate::give_up::{give_up, turned_away};
    use crate::receive_decision::{Decision, receive_decision};
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id, group, iri};

    const DAY: i64 = 86_400;

    /// An event of another node that begins after two days, and a member who has said yes to it.
    fn said_yes(host: &str) -> (Database, Membership) {
        let database = samples::node();
        samples::publish(&database, 1, &draft(2 * DAY), &Audience::Members);
        let klara = samples::member(&database, "klara");
        let read = database.read(|tx| events::get(tx, &event_id(1)));
        let mut event = read.unwrap().unwrap();
        event.iri = iri(&format!("https://{host}/events/1"));
        event.owner = group(host);
        act(&database, |tx| events::put(tx, &event));
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::told(&database);
        say_yes(&database, &klara, 1);
        samples::told(&database);
        (database, klara)
    }

    fn say_yes(database: &Database, who: &Membership, number: u32) -> Register {
        say(database, who, Answer::Going, number)
    }

    fn say(database: &Database, who: &Membership, answer: Answer, number: u32) -> Register {
        act(database, |tx| {
            rsvp(
                tx,
                &Rules::default(),
                who,
                &event_id(1),
                answer,
                &activity(number),
                at(1),
            )
        })
    }

    fn arrives(database: &Database, number: u32, now: i64) {
        act(database, |tx| answer_arrived(tx, &activity(number), at(now)));
    }

    /// What the worker does at a moment; how many answers are not confirmed.
    fn look(database: &Database, now: i64) -> usize {
        let due = database.read(|tx| silent(tx, at(now), None, 9)).unwrap();
        let tell = |row: Due| {
            let unanswered = row.unanswered.unwrap();
            act(database, |tx| hear_nothing(tx, &unanswered, at(now)))
        };
        due.into_iter().filter_map(tell).count()
    }

    fn delivery(database: &Database, who: &Membership) -> RsvpDelivery {
        let read = database.read(|tx| rsvps::get(tx, &who.member().id, &event_id(1)));
        read.unwrap().unwrap().delivery
    }

    /// F12
    #[test]
    fn a_host_that_is_silent_for_a_day_is_told_of_once_and_a_stranger_is_asked_once_more() {
        for (host, again) in [("s.example", 1), ("b.example", 0)] {
            let (database, klara) = said_yes(host);
            assert_eq!(look(&database, DAY), 0, "nothing has arrived there yet");
            arrives(&database, 1, 10);
            assert_eq!(look(&database, 10 + DAY - 1), 0);
            assert_eq!(look(&database, 10 + DAY), 1);
            let at = at(10 + DAY);
            assert_eq!(delivery(&database, &klara), RsvpDelivery::NotConfirmed { at });
            let told = samples::told(&database);
            assert_eq!(told.len(), again, "{host}");
            assert!(
                told.iter()
                    .all(|told| matches!(told, Announcement::Answered { .. }))
            );
            // The second one arrives too, and is waited for no more.
            arrives(&database, 1, 20 + DAY);
            assert_eq!(look(&database, 30 * DAY), 0);
            assert_eq!(samples::told(&database), []);
        }
    }

    #[test]
    fn what_the_host_decided_and_what_she_answered_anew_is_left_as_it_is() {
        let (database, klara) = said_yes("b.example");
        arrives(&database, 1, 10);
        act(&database, |tx| {
            let said = Decision::Waitlisted(2);
            receive_decision(tx, &group("b.example"), None, &activity(1), said, None, at(20))
        });
        assert_eq!(look(&database, 2 * DAY), 0);
        let waits = RsvpDelivery::Waitlisted { place: 2, at: at(20) };
        assert_eq!(delivery(&database, &klara), waits);

        let (database, klara) = said_yes("s.example");
        arrives(&database, 1, 10);
        act(&database, |tx| give_up(tx, &activity(1), at(20)));
        say_yes(&database, &klara, 2);
        assert_eq!(look(&database, 2 * DAY), 0, "that was an older answer");
        assert_eq!(delivery(&database, &klara), RsvpDelivery::Sent);
    }

    #[test]
    fn she_may_answer_again_once_it_is_not_confirmed_and_a_late_word_of_the_host_counts() {
        let (database, klara) = said_yes("s.example");
        arrives(&database, 1, 10);
        look(&database, 10 + DAY);
        act(&database, |tx| {
            receive_decision(
                tx,
                &group("s.example"),
                None,
                &activity(1),
                Decision::Accepted,
                None,
                at(50),
            )
        });
        assert_eq!(
            delivery(&database, &klara),
            RsvpDelivery::Confirmed { at: at(50) }
        );

        let (database, klara) = said_yes("s.example");
        assert_eq!(
            say_yes(&database, &klara, 2).activity,
            Some(activity(1)),
            "it is on its way"
        );
        arrives(&database, 1, 10);
        look(&database, 10 + DAY);
        let again = say_yes(&database, &klara, 3);
        assert_eq!(
            (again.activity, again.delivery),
            (Some(activity(3)), RsvpDelivery::Sent)
        );
    }

    /// An officer has it tried again, or another of those to whom it is addressed takes it.
    #[test]
    fn what_was_given_up_or_turned_away_and_is_taken_after_all_is_on_its_way_again() {
        type Loses = fn(&mut Transaction<'_>, &Iri, Timestamp) -> Result<(), StoreError>;
        let both: [(Loses, usize); 2] = [(give_up, 1), (turned_away, 0)];
        for (loses, again) in both {
            let (database, klara) = said_yes("s.example");
            act(&database, |tx| loses(tx, &activity(1), at(20)));
            assert_ne!(delivery(&database, &klara), RsvpDelivery::Sent);
            arrives(&database, 1, 30);
            assert_eq!(delivery(&database, &klara), RsvpDelivery::Sent);
            assert_eq!(look(&database, 30 + DAY), 1);
            assert_eq!(samples::told(&database).len(), again, "sent once more at most");
        }
    }

    /// What the host itself decided is no loss.
    #[test]
    fn a_refusal_of_the_host_stands_when_its_server_takes_the_answer_once_more() {
        let (database, klara) = said_yes("b.example");
        act(&database, |tx| {
            let said = Decision::Refused {
                reason: "The event is full.".to_owned(),
                why: None,
            };
            receive_decision(tx, &group("b.example"), None, &activity(1), said, None, at(20))
        });
        let refused = delivery(&database, &klara);
        arrives(&database, 1, 30);
        assert_eq!(delivery(&database, &klara), refused);
    }

    #[test]
    fn a_withdrawal_is_done_when_a_stranger_took_it_and_a_peer_answers_it() {
        let noted = RsvpDelivery::Confirmed { at: at(30) };
        for (host, expected) in [("s.example", noted), ("b.example", RsvpDelivery::Sent)] {
            let (database, klara) = said_yes(host);
            arrives(&database, 1, 10);
            say(&database, &klara, Answer::Withdrawn, 2);
            arrives(&database, 1, 20);
            assert_eq!(delivery(&database, &klara), RsvpDelivery::Sent, "an older one");
            arrives(&database, 2, 30);
            assert_eq!(delivery(&database, &klara), expected, "{host}");
            assert_eq!(look(&database, 30 * DAY), 0, "nothing is waited for");
        }
    }

    /// An event that has begun is joined by nobody any more.
    #[test]
    fn nobody_asks_again_after_the_start() {
        let (database, _) = said_yes("s.example");
        arrives(&database, 1, 2 * DAY - 10);
        assert_eq!(look(&database, 3 * DAY), 1);
        assert_eq!(samples::told(&database), []);
    }
}
