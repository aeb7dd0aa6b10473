//! Who is mailed about what, and who is left in peace.

use domain::{
    Answer, Audience, EventDraft, Iri, MemberId, Moment, OwnActor, Place, RefusalReason, RsvpCounter, Scope,
    Title, WhyRefused, Zone,
};
use store::mails::{Job, MAILS_PER_DAY_MAX};
use store::{Database, Membership, events};
use wire::event::ReceivedEvent;

use super::*;
use crate::Rules;
use crate::cancel_event::cancel_event;
use crate::change_event::{Expected, change_event};
use crate::give_up::{give_up, turned_away};
use crate::receive_decision::{Decision, receive_decision};
use crate::receive_event::{hear_event, receive_event};
use crate::receive_removal::receive_removal;
use crate::remove_event::remove_event;
use crate::rsvp::rsvp;
use crate::samples::{self, act, activity, at, draft, event_id, group, iri, peer};

/// Does what a mail worker does, and answers what it would have sent.
fn mailed(database: &Database) -> Vec<(MemberId, NewsKind)> {
    let mut sent = Vec::new();
    loop {
        let jobs = mails::claim(database, at(1_000_000), at(1_000_060), 100).unwrap();
        if jobs.is_empty() {
            return sent;
        }
        for (leased, job) in jobs {
            act(database, |tx| match &job {
                Job::Spread(spread) => mails::spread(tx, &leased, spread),
                Job::SpreadToVisitors(spread) => mails::spread_to_visitors(tx, &leased, spread),
                Job::SpreadNote(note) => mails::spread_note(tx, &leased, note),
                Job::SpreadCode(code) => mails::spread_code(tx, &leased, code, domain::ResignOn::Major),
                Job::Note(_)
                | Job::Mail(_)
                | Job::Visitor(_)
                | Job::Proof(_)
                | Job::Dues(_)
                | Job::Digest(_)
                | Job::Account(_)
                | Job::SpreadCall(_)
                | Job::Call(_)
                | Job::Introduction(_)
                | Job::Officer(_) => {
                    mails::settle(tx, &leased);
                    Ok(())
                }
            });
            if let Job::Mail(mail) = job {
                sent.push((mail.member, mail.news.kind));
            }
        }
    }
}

fn kinds(database: &Database) -> Vec<NewsKind> {
    mailed(database).into_iter().map(|(_, kind)| kind).collect()
}

fn answer(database: &Database, who: &Membership, answer: Answer, number: u32) {
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
    });
}

fn id(who: &Membership) -> MemberId {
    who.member().id.clone()
}

fn change(database: &Database, draft: &EventDraft) {
    let officer = samples::officer(database);
    act(database, |tx| {
        change_event(
            tx,
            &officer,
            &event_id(1),
            draft.clone(),
            Audience::Members,
            Expected::Any,
            at(2),
        )
    });
}

/// An event of ours that one member attends, one may, one declined and one took back.
fn ours() -> (Database, [Membership; 4]) {
    let database = samples::node();
    samples::publish(&database, 1, &draft(5_000), &Audience::Members);
    let people = ["anke", "bert", "cleo", "dora"].map(|handle| samples::member(&database, handle));
    let answers = [Answer::Going, Answer::Maybe, Answer::Declined, Answer::Going];
    for (person, said) in people.iter().zip(answers) {
        answer(&database, person, said, 1);
    }
    answer(&database, &people[3], Answer::Withdrawn, 1);
    assert_eq!(kinds(&database), [], "what she sees on the page is not mailed");
    (database, people)
}

#[test]
fn whoever_comes_or_may_come_hears_that_an_event_moved_and_nobody_else() {
    let (database, people) = ours();
    change(&database, &draft(9_000));
    let expected = [&people[0], &people[1]].map(|person| (id(person), NewsKind::Changed));
    assert_eq!(mailed(&database), expected);
    change(&database, &draft(9_000));
    assert_eq!(kinds(&database), []);
}

/// What an officer changes in a draft, given a later moment and a place.
type Edit = fn(&mut EventDraft, Moment, Place);

#[test]
fn what_a_guest_must_know_is_mailed_and_a_better_text_is_not() {
    let base = draft(5_000);
    let there = |name: &str| Place {
        name: name.to_owned(),
        ..Place::default()
    };
    let moment = |second: i64, zone: &str| Moment::new(at(second), Zone::parse(zone).unwrap()).unwrap();
    let edits: [(Edit, bool); 7] = [
        (|draft, later, _| draft.start = later, true),
        (|draft, later, _| draft.end = Some(later), true),
        (|draft, _, place| draft.place = Some(place), true),
        (|draft, _, _| draft.modality = domain::Modality::Hybrid, true),
        (
            |draft, _, _| draft.online_page = Some(Iri::parse("https://meet.example/1").unwrap()),
            true,
        ),
        (
            |draft, _, _| draft.title = Title::parse("A better title").unwrap(),
            false,
        ),
        (|draft, _, _| draft.capacity = Some(7), false),
    ];
    for (number, (edit, expected)) in edits.into_iter().enumerate() {
        let (database, _) = ours();
        let mut draft = base.clone();
        edit(&mut draft, moment(6_000, "UTC"), there("Pier 57"));
        change(&database, &draft);
        assert_eq!(
            kinds(&database).len(),
            if expected { 2 } else { 0 },
            "edit {number}"
        );
    }
    let (database, _) = ours();
    let elsewhere = EventDraft {
        start: moment(5_000, "Europe/London"),
        ..base
    };
    change(&database, &elsewhere);
    assert_eq!(kinds(&database).len(), 2, "the same instant on another clock");
}

#[test]
fn an_event_called_off_is_told_once_and_its_removal_afterwards_is_no_more_news() {
    let (database, _) = ours();
    let officer = samples::officer(&database);
    for _ in 0..2 {
        act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(2)));
    }
    assert_eq!(kinds(&database), [NewsKind::Cancelled, NewsKind::Cancelled]);
    act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(3)));
    assert_eq!(kinds(&database), []);
}

#[test]
fn an_event_that_was_a_mistake_is_told_to_whoever_answered_and_one_that_is_over_to_nobody() {
    let (database, _) = ours();
    let officer = samples::officer(&database);
    act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(2)));
    assert_eq!(kinds(&database), [NewsKind::Removed, NewsKind::Removed]);
    let (database, _) = ours();
    act(&database, |tx| {
        remove_event(tx, &officer, &event_id(1), at(5_000 + 4 * 3_600))
    });
    assert_eq!(kinds(&database), []);
}

#[test]
fn whoever_waited_hears_that_she_has_a_seat() {
    let database = samples::node();
    let one_seat = EventDraft {
        capacity: Some(1),
        ..draft(5_000)
    };
    samples::publish(&database, 1, &one_seat, &Audience::Members);
    let people = ["anke", "bert"].map(|handle| samples::member(&database, handle));
    for person in &people {
        answer(&database, person, Answer::Going, 1);
    }
    assert_eq!(kinds(&database), []);
    answer(&database, &people[0], Answer::Withdrawn, 1);
    let counter = RsvpCounter(1);
    assert_eq!(
        mailed(&database),
        [(id(&people[1]), NewsKind::Promoted { counter })]
    );
}

fn told_by_b(revision: u64, start: i64) -> ReceivedEvent {
    ReceivedEvent {
        iri: iri("https://b.example/events/1"),
        owner: group("b.example"),
        revision: Some(revision),
        updated: Some(at(i64::try_from(revision).unwrap())),
        published: Some(at(0)),
        state: EventState::Published,
        draft: draft(start),
        public: true,
        taken: None,
        join_visibility: Vec::new(),
    }
}

fn hear(database: &Database, event: &ReceivedEvent) {
    act(database, |tx| {
        hear_event(tx, &group("b.example"), event, event_id(1), at(3))
    });
}

fn find(database: &Database, event: &ReceivedEvent) {
    act(database, |tx| {
        receive_event(tx, &group("b.example"), event, event_id(1), at(3))
    });
}

/// An event of a peer to which a member has said yes; the host has not answered yet.
fn theirs() -> (Database, Membership) {
    let database = samples::node();
    peer(&database, "b.example", &[Scope::Events]);
    hear(&database, &told_by_b(1, 5_000));
    let anke = samples::member(&database, "anke");
    answer(&database, &anke, Answer::Going, 1);
    (database, anke)
}

/// F13-1
#[test]
fn a_peers_update_is_mailed_once_however_often_it_comes_and_in_whatever_order() {
    let (database, anke) = theirs();
    for event in [
        told_by_b(2, 9_000),
        told_by_b(2, 9_000),
        told_by_b(3, 9_500),
        told_by_b(2, 9_000),
    ] {
        hear(&database, &event);
    }
    let told = (id(&anke), NewsKind::Changed);
    assert_eq!(mailed(&database), [told.clone(), told]);
}

#[test]
fn what_was_found_by_looking_is_mailed_to_nobody_until_its_host_says_so_and_then_as_one_change() {
    let (database, _) = theirs();
    find(&database, &told_by_b(2, 7_000));
    find(&database, &told_by_b(3, 9_000));
    assert_eq!(kinds(&database), []);
    hear(&database, &told_by_b(2, 7_000));
    let jobs = mails::claim(&database, at(4), at(5), 9).unwrap();
    let Job::Spread(spread) = &jobs[0].1 else {
        panic!("an event that changed is spread first");
    };
    let before = spread.news.before.as_ref().unwrap();
    assert_eq!(before.draft.start.at, at(5_000), "as she last heard of it");
    assert_eq!(spread.news.event.draft.start.at, at(9_000));
    assert_eq!(kinds(&database), [NewsKind::Changed]);
    hear(&database, &told_by_b(3, 9_000));
    assert_eq!(kinds(&database), []);
}

#[test]
fn a_peers_cancellation_its_return_and_its_removal_are_mailed() {
    let (database, _) = theirs();
    let off = ReceivedEvent {
        state: EventState::Cancelled,
        ..told_by_b(2, 5_000)
    };
    hear(&database, &off);
    assert_eq!(kinds(&database), [NewsKind::Cancelled]);
    hear(&database, &told_by_b(3, 5_000));
    assert_eq!(kinds(&database), [NewsKind::OnAgain]);
    for _ in 0..2 {
        let object = told_by_b(3, 5_000).iri;
        act(&database, |tx| {
            receive_removal(tx, &group("b.example"), &object, None, at(4))
        });
    }
    assert_eq!(kinds(&database), [NewsKind::Removed]);
    hear(&database, &told_by_b(9, 5_000));
    assert_eq!(
        kinds(&database),
        [NewsKind::OnAgain],
        "it is back under its old name"
    );
}

#[test]
fn a_postponed_event_is_news() {
    let (database, _) = theirs();
    let later = ReceivedEvent {
        state: EventState::Postponed,
        ..told_by_b(2, 5_000)
    };
    hear(&database, &later);
    assert_eq!(kinds(&database), [NewsKind::Changed]);
}

/// F12
#[test]
fn an_answer_that_did_not_arrive_or_was_not_taken_is_mailed_once_whatever_it_was() {
    let (database, anke) = theirs();
    let counter = RsvpCounter(1);
    for _ in 0..2 {
        act(&database, |tx| give_up(tx, &activity(1), at(3)));
    }
    assert_eq!(mailed(&database), [(id(&anke), NewsKind::Failed { counter })]);
    for (number, said) in [(2, Answer::Declined), (3, Answer::Maybe), (4, Answer::Withdrawn)] {
        answer(&database, &anke, said, number);
        act(&database, |tx| turned_away(tx, &activity(number), at(3)));
        let counter = RsvpCounter(u64::from(number));
        assert_eq!(kinds(&database), [NewsKind::Failed { counter }], "{said:?}");
    }
    answer(&database, &anke, Answer::Going, 5);
    act(&database, |tx| turned_away(tx, &activity(5), at(3)));
    assert!(matches!(
        &kinds(&database)[..],
        [NewsKind::Refused { counter: RsvpCounter(5), reason, why: Some(WhyRefused::NotTaken) }] if reason.contains("does not take")
    ));
}

#[test]
fn the_hosts_decision_about_a_yes_is_mailed_once_and_about_a_no_never() {
    let (database, anke) = theirs();
    let decide = |number: u32, decision: Decision| {
        act(&database, |tx| {
            receive_decision(
                tx,
                &group("b.example"),
                None,
                &activity(number),
                decision.clone(),
                None,
                at(3),
            )
        });
    };
    let counter = RsvpCounter(1);
    for (decision, expected) in [
        (
            Decision::Waitlisted(2),
            Some(NewsKind::Waitlisted { counter, place: 2 }),
        ),
        (Decision::Waitlisted(1), None),
        (Decision::Accepted, Some(NewsKind::Promoted { counter })),
        (Decision::Accepted, None),
        (
            Decision::Refused {
                reason: "Full.".to_owned(),
                why: Some(RefusalReason::Full),
            },
            Some(NewsKind::Refused {
                counter,
                reason: "Full.".to_owned(),
                why: Some(WhyRefused::Host(RefusalReason::Full)),
            }),
        ),
    ] {
        decide(1, decision);
        assert_eq!(kinds(&database), expected.into_iter().collect::<Vec<_>>());
    }
    answer(&database, &anke, Answer::Withdrawn, 2);
    decide(2, Decision::Accepted);
    assert_eq!(kinds(&database), []);
    answer(&database, &anke, Answer::Going, 3);
    decide(3, Decision::Accepted);
    let counter = RsvpCounter(3);
    assert_eq!(kinds(&database), [NewsKind::Confirmed { counter }]);
}

#[test]
fn a_host_that_moves_its_event_all_day_is_heard_a_few_times() {
    let (database, _) = theirs();
    for revision in 2..60 {
        hear(
            &database,
            &told_by_b(revision, 5_000 + i64::try_from(revision).unwrap()),
        );
    }
    assert_eq!(kinds(&database).len(), MAILS_PER_DAY_MAX as usize);
}

#[test]
fn one_whom_we_follow_is_heard_like_a_peer_and_a_stranger_not_at_all() {
    let (database, _) = theirs();
    let known = database
        .read(|tx| events::get(tx, &event_id(1)))
        .unwrap()
        .unwrap();
    let stranger = ReceivedEvent {
        owner: group("evil.example"),
        iri: iri("https://evil.example/events/1"),
        ..told_by_b(2, 9_000)
    };
    samples::refused(&database, |tx| {
        hear_event(tx, &group("evil.example"), &stranger, event_id(2), at(3))
    });
    samples::refused(&database, |tx| {
        hear_event(
            tx,
            &group("evil.example"),
            &told_by_b(2, 9_000),
            event_id(2),
            at(3),
        )
    });
    assert_eq!(kinds(&database), []);
    act(&database, |tx| {
        crate::follow::follow(
            tx,
            OwnActor::Community,
            &group("evil.example"),
            &activity(9),
            at(0),
        )
    });
    samples::refused(&database, |tx| {
        hear_event(
            tx,
            &group("evil.example"),
            &told_by_b(2, 9_000),
            event_id(2),
            at(3),
        )
    });
    assert_eq!(kinds(&database), []);
    assert_eq!(
        database.read(|tx| events::get(tx, &event_id(1))).unwrap(),
        Some(known)
    );
}
