//! The rows of protocol section 9.2, for peers and for strangers.

use domain::{Audience, EventDraft, Overflow, Seat};
use store::Database;

use super::*;
use crate::rsvp::rsvp;
use crate::samples::{self, act, at, draft, event_id, iri, person};

/// A node that peers with `b.example`; `s.example` is a stranger.
fn node() -> Database {
    let database = samples::node();
    samples::peer(&database, "b.example", &[Scope::Events]);
    database
}

fn with_event(change: impl FnOnce(&mut EventDraft)) -> Database {
    let database = node();
    let mut draft = draft(1_000);
    change(&mut draft);
    samples::publish(&database, 1, &draft, &Audience::Public);
    samples::told(&database);
    database
}

fn said(host: &str, name: &str, answer: Answer, counter: u64) -> Said {
    Said {
        actor: person(host, name),
        event: iri(&format!("https://a.example/events/{}", event_id(1))),
        answer,
        counter: Some(RsvpCounter(counter)),
        activity: iri(&format!("https://{host}/activities/{name}-{counter}")),
        by: match answer {
            Answer::Going => SaidBy::Join,
            _ => SaidBy::Other,
        },
        name: PersonName::parse(name).unwrap(),
        organization: None,
        member_of: None,
    }
}

fn hear(database: &Database, rules: &Rules, said: &Said, now: Timestamp) -> Heard {
    act(database, |tx| receive_answer(tx, rules, said, now))
}

fn hear_now(database: &Database, said: &Said) -> Heard {
    hear(database, &Rules::default(), said, at(1))
}

fn decided(said: &Said) -> Announcement {
    Announcement::Decided {
        event: event_id(1),
        guest: GuestKey::Actor(said.actor.clone()),
        counter: said.counter.unwrap_or(RsvpCounter(1)),
    }
}

fn refusal(said: &Said, reason: RefusalReason) -> Announcement {
    Announcement::Refused {
        join: said.activity.clone(),
        actor: said.actor.clone(),
        object: said.event.clone(),
        reason,
        counter: said.counter.unwrap_or(RsvpCounter(1)),
    }
}

fn seat(database: &Database, said: &Said) -> Option<Seat> {
    let list = database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    list.find(&GuestKey::Actor(said.actor.clone()))
        .map(|guest| guest.seat)
}

/// Hears an answer, and checks that it is refused, said so, and left no trace.
fn is_refused(database: &Database, rules: &Rules, said: &Said, now: Timestamp, reason: RefusalReason) {
    let before = seat(database, said);
    assert_eq!(hear(database, rules, said, now), Heard::Refused(reason));
    assert_eq!(samples::told(database), [refusal(said, reason)]);
    assert_eq!(seat(database, said), before);
}

#[test]
fn while_there_are_seats_a_peer_and_a_stranger_get_one_and_are_told() {
    let database = with_event(|draft| draft.capacity = Some(2));
    for host in ["b.example", "s.example"] {
        let said = said(host, "klara", Answer::Going, 1);
        assert_eq!(hear_now(&database, &said), Heard::Registered);
        assert_eq!(seat(&database, &said), Some(Seat::Taken));
        assert_eq!(samples::told(&database), [decided(&said)]);
    }
}

#[test]
fn at_a_full_event_a_peer_waits_and_a_stranger_is_refused() {
    let database = with_event(|draft| draft.capacity = Some(1));
    hear_now(&database, &said("b.example", "first", Answer::Going, 1));
    samples::told(&database);
    let peer = said("b.example", "klara", Answer::Going, 1);
    assert_eq!(hear_now(&database, &peer), Heard::Registered);
    assert_eq!(seat(&database, &peer), Some(Seat::Waiting));
    assert_eq!(samples::told(&database), [decided(&peer)]);
    let stranger = said("s.example", "klara", Answer::Going, 1);
    is_refused(
        &database,
        &Rules::default(),
        &stranger,
        at(1),
        RefusalReason::Full,
    );
}

#[test]
fn at_a_full_event_without_a_waiting_list_everybody_is_refused() {
    let database = with_event(|draft| draft.capacity = Some(1));
    hear_now(&database, &said("b.example", "first", Answer::Going, 1));
    samples::told(&database);
    let rules = Rules {
        overflow: Overflow::Refuse,
        ..Rules::default()
    };
    for host in ["b.example", "s.example"] {
        let late = said(host, "klara", Answer::Going, 1);
        is_refused(&database, &rules, &late, at(1), RefusalReason::Full);
    }
}

#[test]
fn an_event_that_has_begun_takes_no_answer_from_anybody() {
    let database = with_event(|_| {});
    for host in ["b.example", "s.example"] {
        let late = said(host, "klara", Answer::Going, 1);
        is_refused(
            &database,
            &Rules::default(),
            &late,
            at(1_000),
            RefusalReason::AlreadyStarted,
        );
    }
}

#[test]
fn a_cancelled_event_takes_no_yes_and_still_takes_a_withdrawal() {
    let database = with_event(|_| {});
    let early = said("b.example", "early", Answer::Going, 1);
    hear_now(&database, &early);
    let officer = samples::officer(&database);
    act(&database, |tx| {
        crate::cancel_event::cancel_event(tx, &officer, &event_id(1), at(2))
    });
    samples::told(&database);
    let late = said("s.example", "klara", Answer::Going, 1);
    is_refused(
        &database,
        &Rules::default(),
        &late,
        at(3),
        RefusalReason::Cancelled,
    );
    let gone = said("b.example", "early", Answer::Withdrawn, 2);
    assert_eq!(hear_now(&database, &gone), Heard::Registered);
    assert_eq!(seat(&database, &gone), Some(Seat::None));
}

#[test]
fn an_event_by_invitation_or_with_sign_up_elsewhere_takes_no_yes() {
    for (mode, reason) in [
        (JoinMode::Invite, RefusalReason::InvitationOnly),
        (JoinMode::External, RefusalReason::External),
    ] {
        let database = with_event(|draft| draft.join_mode = mode);
        for host in ["b.example", "s.example"] {
            let said = said(host, "klara", Answer::Going, 1);
            is_refused(&database, &Rules::default(), &said, at(1), reason);
        }
    }
}

#[test]
fn a_node_without_guest_answers_refuses_strangers_and_takes_peers() {
    let database = with_event(|_| {});
    let rules = Rules {
        guests: GuestRsvp::Refused,
        ..Rules::default()
    };
    let stranger = said("s.example", "klara", Answer::Going, 1);
    is_refused(&database, &rules, &stranger, at(1), RefusalReason::PeersOnly);
    let peer = said("b.example", "klara", Answer::Going, 1);
    assert_eq!(hear(&database, &rules, &peer, at(1)), Heard::Registered);
}

#[test]
fn the_same_join_again_repeats_the_last_answer_also_after_the_start() {
    let database = with_event(|draft| draft.capacity = Some(1));
    let (seated, waiting) = (
        said("b.example", "anke", Answer::Going, 1),
        said("b.example", "bert", Answer::Going, 1),
    );
    hear_now(&database, &seated);
    hear_now(&database, &waiting);
    samples::told(&database);
    let list = || database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    let before = list();
    for again in [&seated, &waiting] {
        assert_eq!(
            hear(&database, &Rules::default(), again, at(2_000)),
            Heard::Repeated
        );
        assert_eq!(samples::told(&database), [decided(again)]);
    }
    assert_eq!(list(), before);
}

#[test]
fn a_lower_counter_is_stale_and_is_answered_by_nothing() {
    let database = with_event(|_| {});
    hear_now(&database, &said("b.example", "klara", Answer::Withdrawn, 5));
    samples::told(&database);
    let old = said("b.example", "klara", Answer::Going, 4);
    assert_eq!(hear_now(&database, &old), Heard::Stale);
    assert_eq!(samples::told(&database), []);
    assert_eq!(seat(&database, &old), Some(Seat::None));
}

#[test]
fn software_that_does_not_count_is_understood_by_its_activities() {
    let database = with_event(|_| {});
    let uncounted = |answer, number| Said {
        counter: None,
        ..said("s.example", "klara", answer, number)
    };
    let join = uncounted(Answer::Going, 1);
    assert_eq!(hear_now(&database, &join), Heard::Registered);
    assert_eq!(hear_now(&database, &join), Heard::Repeated);
    assert_eq!(
        hear_now(&database, &uncounted(Answer::Withdrawn, 2)),
        Heard::Registered
    );
    assert_eq!(seat(&database, &join), Some(Seat::None));
    assert_eq!(
        hear_now(&database, &uncounted(Answer::Going, 3)),
        Heard::Registered
    );
    assert_eq!(seat(&database, &join), Some(Seat::Taken));
}

/// D6: missing, private, for another peer, another node's: the answer differs in nothing but what she said herself.
#[test]
fn an_event_she_may_not_see_and_one_that_is_not_there_are_answered_alike() {
    let database = node();
    samples::peer(&database, "c.example", &[Scope::Events]);
    for (number, audience) in [
        (1, Audience::Members),
        (2, samples::peers(&["c.example"])),
        (3, Audience::Public),
    ] {
        samples::publish(&database, number, &draft(1_000), &audience);
    }
    let officer = samples::officer(&database);
    act(&database, |tx| {
        crate::remove_event::remove_event(tx, &officer, &event_id(3), at(1))
    });
    samples::told(&database);
    for host in ["b.example", "s.example"] {
        for number in [1, 2, 3, 99] {
            let said = Said {
                event: iri(&format!("https://a.example/events/{}", event_id(number))),
                ..said(host, "klara", Answer::Going, 1)
            };
            is_refused(&database, &Rules::default(), &said, at(1), RefusalReason::Unknown);
        }
    }
    let elsewhere = Said {
        event: iri("https://c.example/events/1"),
        ..said("b.example", "klara", Answer::Going, 1)
    };
    is_refused(
        &database,
        &Rules::default(),
        &elsewhere,
        at(1),
        RefusalReason::Unknown,
    );
}

/// Need 2.20.
#[test]
fn a_member_of_the_peer_that_was_named_may_answer_and_one_of_another_may_not() {
    let database = node();
    samples::peer(&database, "c.example", &[Scope::Events]);
    samples::publish(&database, 1, &draft(1_000), &samples::peers(&["b.example"]));
    let named = said("b.example", "klara", Answer::Going, 1);
    assert_eq!(hear_now(&database, &named), Heard::Registered);
    let other = said("c.example", "klara", Answer::Going, 1);
    assert_eq!(
        hear_now(&database, &other),
        Heard::Refused(RefusalReason::Unknown)
    );
}

#[test]
fn what_only_peers_understand_is_put_on_the_list_and_answered_to_peers_alone() {
    let database = with_event(|_| {});
    for answer in [Answer::Maybe, Answer::Declined, Answer::Withdrawn] {
        let counter = answer as u64 + 1;
        let peer = said("b.example", "klara", answer, counter);
        assert_eq!(hear_now(&database, &peer), Heard::Registered);
        assert_eq!(samples::told(&database), [decided(&peer)]);
        let stranger = said("s.example", "klara", answer, counter);
        assert_eq!(hear_now(&database, &stranger), Heard::Registered);
        assert_eq!(seat(&database, &stranger), Some(Seat::None));
        assert_eq!(samples::told(&database), []);
    }
}

#[test]
fn a_seat_that_falls_free_goes_to_whoever_waited_longest_here_or_elsewhere() {
    let database = with_event(|draft| draft.capacity = Some(1));
    let going = |name| said("b.example", name, Answer::Going, 1);
    hear_now(&database, &going("first"));
    let ours = samples::member(&database, "olaf");
    let answer = |answer| {
        let (rules, activity) = (Rules::default(), samples::activity(1));
        act(&database, |tx| {
            rsvp(tx, &rules, &ours, &event_id(1), answer, &activity, at(2))
        })
    };
    assert_eq!(
        answer(Answer::Going).delivery,
        RsvpDelivery::Waitlisted { place: 1, at: at(2) }
    );
    hear_now(&database, &going("third"));
    samples::told(&database);
    let left = said("b.example", "first", Answer::Withdrawn, 2);
    hear(&database, &Rules::default(), &left, at(3));
    assert_eq!(samples::told(&database), [decided(&left)]);
    let register = database
        .read(|tx| rsvps::get(tx, &ours.member().id, &event_id(1)))
        .unwrap();
    assert_eq!(register.unwrap().delivery, RsvpDelivery::Confirmed { at: at(3) });
    answer(Answer::Withdrawn);
    assert_eq!(samples::told(&database), [decided(&going("third"))]);
    assert_eq!(seat(&database, &going("third")), Some(Seat::Taken));
}

#[test]
fn a_stranger_who_answers_the_event_itself_is_put_on_the_list_and_hears_nothing() {
    let database = with_event(|draft| draft.capacity = Some(1));
    for (name, expected) in [
        ("klara", Heard::Registered),
        ("late", Heard::Refused(RefusalReason::Full)),
    ] {
        let said = Said {
            by: SaidBy::Other,
            ..said("s.example", name, Answer::Going, 1)
        };
        assert_eq!(hear_now(&database, &said), expected);
        assert_eq!(samples::told(&database), [], "{name}");
    }
}
