//! A member's answer here and there, and what the host there says to it.

use domain::{Audience, EventDraft, Overflow};
use store::{Database, events};

use super::*;
use crate::give_up::give_up;
use crate::receive_decision::{Decision, DecisionRefused, receive_decision};
use crate::samples::{self, act, activity, at, draft, event_id, group, iri, person};

fn answer(database: &Database, member: &Membership, answer: Answer, number: u32, now: i64) -> Register {
    answer_by(database, &Rules::default(), member, answer, number, now).unwrap()
}

fn answer_by(
    database: &Database,
    rules: &Rules,
    member: &Membership,
    answer: Answer,
    number: u32,
    now: i64,
) -> Result<Register, RsvpRefused> {
    database.transact_blocking(|tx| {
        rsvp(
            tx,
            rules,
            member,
            &event_id(1),
            answer,
            &activity(number),
            at(now),
        )
    })
}

fn refusal(database: &Database, member: &Membership, given: Answer, now: i64) -> RsvpRefused {
    answer_by(database, &Rules::default(), member, given, 9, now).unwrap_err()
}

/// An event of ours.
fn here(change: impl FnOnce(&mut EventDraft)) -> (Database, Membership) {
    let database = samples::node();
    let mut draft = draft(1_000);
    change(&mut draft);
    samples::publish(&database, 1, &draft, &Audience::Members);
    let klara = samples::member(&database, "klara");
    (database, klara)
}

/// An event of another node.
fn there(host: &str) -> (Database, Membership) {
    let (database, klara) = here(|_| {});
    let mut event = database
        .read(|tx| events::get(tx, &event_id(1)))
        .unwrap()
        .unwrap();
    event.iri = iri(&format!("https://{host}/events/1"));
    event.owner = group(host);
    event.draft.organizers = vec![person(host, "olga")];
    act(&database, |tx| events::put(tx, &event));
    samples::peer(&database, "b.example", &[Scope::Events]);
    (database, klara)
}

#[test]
fn an_answer_here_is_decided_at_once_and_told_to_nobody() {
    let (database, klara) = here(|draft| draft.capacity = Some(1));
    let register = answer(&database, &klara, Answer::Going, 1, 5);
    assert_eq!(register.delivery, RsvpDelivery::Confirmed { at: at(5) });
    assert_eq!((register.counter, register.activity), (RsvpCounter(1), None));
    let bert = samples::member(&database, "bert");
    let waits = answer(&database, &bert, Answer::Going, 1, 6);
    assert_eq!(waits.delivery, RsvpDelivery::Waitlisted { place: 1, at: at(6) });
    assert_eq!(samples::told(&database), []);
}

#[test]
fn the_same_answer_again_is_the_same_answer() {
    let (database, klara) = here(|_| {});
    let first = answer(&database, &klara, Answer::Maybe, 1, 5);
    assert_eq!(answer(&database, &klara, Answer::Maybe, 2, 6), first);
}

#[test]
fn what_is_full_begun_cancelled_or_not_for_joining_here_is_refused() {
    let (database, klara) = here(|draft| draft.capacity = Some(1));
    answer(
        &database,
        &samples::member(&database, "bert"),
        Answer::Going,
        1,
        1,
    );
    let rules = Rules {
        overflow: Overflow::Refuse,
        ..Rules::default()
    };
    let full = answer_by(&database, &rules, &klara, Answer::Going, 1, 2).unwrap_err();
    assert!(matches!(full, RsvpRefused::Full));
    assert!(matches!(
        refusal(&database, &klara, Answer::Going, 1_000),
        RsvpRefused::AlreadyStarted
    ));
    assert!(matches!(
        refusal(&database, &klara, Answer::Withdrawn, 2),
        RsvpRefused::NothingToWithdraw
    ));
    let officer = samples::officer(&database);
    act(&database, |tx| {
        crate::cancel_event::cancel_event(tx, &officer, &event_id(1), at(3))
    });
    assert!(matches!(
        refusal(&database, &klara, Answer::Going, 4),
        RsvpRefused::Cancelled
    ));
    for (mode, is_expected) in [
        (
            JoinMode::Invite,
            (|r| matches!(r, RsvpRefused::InvitationOnly)) as fn(&RsvpRefused) -> bool,
        ),
        (JoinMode::External, |r| matches!(r, RsvpRefused::External)),
    ] {
        let (database, klara) = here(|draft| draft.join_mode = mode);
        assert!(is_expected(&refusal(&database, &klara, Answer::Going, 1)));
    }
    let nowhere = samples::node();
    let klara = samples::member(&nowhere, "klara");
    assert!(matches!(
        refusal(&nowhere, &klara, Answer::Going, 1),
        RsvpRefused::NotFound
    ));
}

#[test]
fn an_answer_there_is_sent_with_a_higher_counter_each_time() {
    let (database, klara) = there("b.example");
    for (number, given) in (1..).zip([Answer::Going, Answer::Maybe, Answer::Declined, Answer::Withdrawn]) {
        let register = answer(&database, &klara, given, number, 5);
        assert_eq!(register.delivery, RsvpDelivery::Sent);
        assert_eq!(register.activity, Some(activity(number)));
        let answered = Announcement::Answered {
            member: klara.member().id.clone(),
            event: event_id(1),
            counter: RsvpCounter(u64::from(number)),
        };
        assert_eq!(samples::told(&database), [answered]);
    }
}

#[test]
fn a_host_that_is_no_peer_gets_only_a_yes_or_a_withdrawal() {
    let (database, klara) = there("s.example");
    for given in [Answer::Maybe, Answer::Declined] {
        assert!(matches!(
            refusal(&database, &klara, given, 1),
            RsvpRefused::OnlyYesOrNo
        ));
    }
    answer(&database, &klara, Answer::Going, 1, 1);
    answer(&database, &klara, Answer::Withdrawn, 2, 2);
    assert_eq!(samples::told(&database).len(), 2);
}

fn decide(
    database: &Database,
    said_by: &Iri,
    speaks_for: Option<&Iri>,
    number: u32,
    decision: &Decision,
) -> Result<Register, DecisionRefused> {
    database.transact_blocking(|tx| {
        receive_decision(
            tx,
            said_by,
            speaks_for,
            &activity(number),
            decision.clone(),
            None,
            at(50),
        )
    })
}

#[test]
fn the_hosts_decision_is_what_the_member_is_told() {
    let (database, klara) = there("b.example");
    answer(&database, &klara, Answer::Going, 1, 5);
    for (decision, delivery) in [
        (
            Decision::Waitlisted(3),
            RsvpDelivery::Waitlisted { place: 3, at: at(50) },
        ),
        (Decision::Pending, RsvpDelivery::Pending { at: at(50) }),
        (Decision::Accepted, RsvpDelivery::Confirmed { at: at(50) }),
        (
            Decision::Refused {
                reason: "x".repeat(1_000),
                why: None,
            },
            RsvpDelivery::Refused {
                reason: "x".repeat(200),
                why: None,
                at: at(50),
            },
        ),
    ] {
        for _ in 0..2 {
            let register = decide(&database, &group("b.example"), None, 1, &decision).unwrap();
            assert_eq!(register.delivery, delivery);
        }
    }
    // Refused is not for ever: she may ask again.
    let again = answer(&database, &klara, Answer::Going, 2, 60);
    assert_eq!(
        (again.delivery, again.counter),
        (RsvpDelivery::Sent, RsvpCounter(2))
    );
}

/// A8
#[test]
fn only_the_owner_an_organiser_or_a_moderator_of_the_host_decides() {
    let (database, klara) = there("b.example");
    answer(&database, &klara, Answer::Going, 1, 5);
    let (owner, other) = (group("b.example"), group("s.example"));
    let moderator = person("b.example", "max");
    for (who, speaks_for) in [
        (&moderator, None),
        (&moderator, Some(&other)),
        (&other, Some(&owner)),
        (&person("s.example", "max"), None),
    ] {
        let refused = decide(&database, who, speaks_for, 1, &Decision::Accepted);
        assert!(
            matches!(refused, Err(DecisionRefused::NotTheHost)),
            "{who} for {speaks_for:?}"
        );
    }
    for (who, speaks_for) in [(&moderator, Some(&owner)), (&person("b.example", "olga"), None)] {
        assert!(decide(&database, who, speaks_for, 1, &Decision::Accepted).is_ok());
    }
    let unasked = decide(&database, &owner, None, 77, &Decision::Accepted);
    assert!(matches!(unasked, Err(DecisionRefused::NotAsked)));
}

#[test]
fn a_decision_on_an_older_answer_changes_nothing() {
    let (database, klara) = there("b.example");
    answer(&database, &klara, Answer::Going, 1, 5);
    let left = answer(&database, &klara, Answer::Withdrawn, 2, 6);
    let late = decide(&database, &group("b.example"), None, 1, &Decision::Accepted).unwrap();
    assert_eq!(late, left);
}

#[test]
fn an_answer_that_could_not_be_delivered_has_failed_until_the_host_is_heard_or_she_answers_again() {
    let (database, klara) = there("b.example");
    answer(&database, &klara, Answer::Going, 1, 5);
    let delivery = || {
        let register = database
            .read(|tx| rsvps::get(tx, &klara.member().id, &event_id(1)))
            .unwrap();
        register.unwrap().delivery
    };
    let fail = |number, now| act(&database, |tx| give_up(tx, &activity(number), at(now)));
    fail(1, 40);
    assert_eq!(delivery(), RsvpDelivery::Failed { at: at(40) });
    decide(&database, &group("b.example"), None, 1, &Decision::Accepted).unwrap();
    fail(1, 60);
    assert_eq!(
        delivery(),
        RsvpDelivery::Confirmed { at: at(50) },
        "it did arrive"
    );
    answer(&database, &klara, Answer::Withdrawn, 2, 70);
    fail(1, 80);
    assert_eq!(delivery(), RsvpDelivery::Sent, "that was an older answer");
    fail(2, 90);
    let again = answer(&database, &klara, Answer::Withdrawn, 3, 95);
    assert_eq!(
        (again.delivery, again.counter),
        (RsvpDelivery::Sent, RsvpCounter(3))
    );
    fail(77, 99);
}
