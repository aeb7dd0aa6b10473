//! One mail for each member and change, whatever comes twice and whoever dies.

use domain::{Answer, Register, RsvpDelivery};

use super::*;
use crate::samples::{at, commit, event};

fn member(number: u8) -> MemberId {
    MemberId::new(0, [number; 10])
}

fn answer(database: &Database, who: u8, answer: Answer, second: i64) {
    let register = Register {
        member: member(who),
        event: event(1, 0).id,
        answer,
        counter: RsvpCounter(1),
        delivery: RsvpDelivery::Sent,
        activity: None,
        answered: at(second),
    };
    commit(database, |tx| rsvps::put(tx, &register));
}

fn moved(revision: u64, second: i64) -> News {
    let now = Event {
        revision,
        ..event(1, 9_000)
    };
    News::new(NewsKind::Changed, &now, Some(&event(1, 8_000)), at(second))
}

fn tell(database: &Database, news: &News) {
    commit(database, |tx| tell_all(tx, news.clone()));
}

/// Does all that is due, and answers the mails that went.
fn work(database: &Database, now: i64) -> Vec<EventMail> {
    let mut sent = Vec::new();
    loop {
        let jobs = claim(database, at(now), at(now + 60), 50).unwrap();
        if jobs.is_empty() {
            return sent;
        }
        for (leased, job) in jobs {
            commit(database, |tx| match &job {
                Job::Spread(news) => spread(tx, &leased, news),
                Job::SpreadToVisitors(news) => spread_to_visitors(tx, &leased, news),
                Job::SpreadNote(note) => spread_note(tx, &leased, note),
                Job::SpreadCode(code) => spread_code(tx, &leased, code, domain::ResignOn::Major),
                Job::SpreadCall(_)
                | Job::Call(_)
                | Job::Introduction(_)
                | Job::Note(_)
                | Job::Mail(_)
                | Job::Visitor(_)
                | Job::Proof(_)
                | Job::Dues(_)
                | Job::Digest(_)
                | Job::Account(_)
                | Job::Officer(_) => {
                    settle(tx, &leased);
                    Ok(())
                }
            });
            if let Job::Mail(mail) = job {
                sent.push(*mail);
            }
        }
    }
}

fn whom(mails: &[EventMail]) -> Vec<MemberId> {
    mails.iter().map(|mail| mail.member.clone()).collect()
}

#[test]
fn news_reaches_everybody_who_had_answered_once_over_several_pages() {
    let database = Database::in_memory();
    let guests = MEMBERS_PER_TURN as u8 * 2;
    for who in 1..=guests {
        answer(&database, who, Answer::Going, 0);
    }
    answer(&database, 250, Answer::Declined, 0);
    answer(&database, 251, Answer::Going, 20);
    tell(&database, &moved(2, 10));
    let mails = work(&database, 30);
    assert_eq!(whom(&mails), (1..=guests).map(member).collect::<Vec<_>>());
    assert_eq!(mails[0].news, moved(2, 10));
    assert_eq!(database.read(|tx| waiting(tx, 9)), Ok(0));
}

#[test]
fn nothing_waits_for_an_event_that_nobody_answered() {
    let database = Database::in_memory();
    tell(&database, &moved(2, 0));
    assert_eq!(next_due(&database), Ok(None));
}

#[test]
fn one_version_is_told_once_and_a_newer_one_again() {
    let database = Database::in_memory();
    answer(&database, 1, Answer::Maybe, 0);
    let mut names = Vec::new();
    for (revision, expected) in [(2, 1), (2, 0), (1, 0), (3, 1)] {
        tell(&database, &moved(revision, 1));
        let mails = work(&database, 1);
        assert_eq!(mails.len(), expected, "revision {revision}");
        names.extend(mails.into_iter().map(|mail| mail.name));
    }
    assert_ne!(names[0], names[1], "each mail has a name of its own");
}

#[test]
fn a_decision_is_told_once_for_each_answer_and_does_not_hide_a_change() {
    let database = Database::in_memory();
    answer(&database, 1, Answer::Going, 0);
    let decided = |counter: u64, promoted: bool| {
        let counter = RsvpCounter(counter);
        let kind = match promoted {
            true => NewsKind::Promoted { counter },
            false => NewsKind::Waitlisted { counter, place: 1 },
        };
        News::new(kind, &event(1, 8_000), None, at(1))
    };
    for (news, expected) in [
        (decided(1, false), 1),
        (decided(1, false), 0),
        (decided(1, true), 1),
        (decided(2, true), 1),
    ] {
        commit(&database, |tx| tell_one(tx, &member(1), &news));
        assert_eq!(work(&database, 1).len(), expected, "{:?}", news.kind);
    }
    tell(&database, &moved(2, 1));
    assert_eq!(work(&database, 1).len(), 1);
}

#[test]
fn a_host_that_changes_its_mind_without_end_fills_no_mailbox_and_the_next_day_counts_anew() {
    let database = Database::in_memory();
    answer(&database, 1, Answer::Going, 0);
    let mut mails = 0;
    for revision in 2..40 {
        tell(&database, &moved(revision, 1));
        mails += work(&database, 1).len();
    }
    assert_eq!(mails, MAILS_PER_DAY_MAX as usize);
    tell(&database, &moved(90, 86_401));
    assert_eq!(work(&database, 86_401).len(), 1);
}

#[test]
fn the_facts_hold_no_long_texts() {
    let mut wordy = event(1, 0);
    wordy.draft.description = Html::from_sanitised("x".repeat(10_000));
    let news = News::new(NewsKind::Changed, &wordy, Some(&wordy), at(0));
    assert!(serde_json::to_vec(&news).unwrap().len() < 3_000);
}

#[test]
fn what_a_dead_worker_took_is_given_back_and_its_late_word_does_not_count() {
    let database = Database::in_memory();
    answer(&database, 1, Answer::Going, 0);
    tell(&database, &moved(2, 1));
    let (dead, job) = claim(&database, at(2), at(182), 9).unwrap().remove(0);
    crate::give_back_leases(&database, at(3)).unwrap();
    assert_eq!(work(&database, 3).len(), 1);
    let Job::Spread(news) = job else {
        panic!("an event that changed is spread first");
    };
    let late: Result<(), StoreError> = database.transact_blocking(|tx| spread(tx, &dead, &news));
    assert_eq!(late, Err(StoreError::LeaseLost));
    assert_eq!(work(&database, 3), []);
}

#[test]
fn what_waits_for_another_try_is_not_due_and_takes_nobody_s_room() {
    let database = Database::in_memory();
    for who in 1..=3 {
        commit(&database, |tx| {
            queue_digest(tx, &member(who), at(0), at(1), at(1))
        });
    }
    assert_eq!(database.read(|tx| due(tx, at(0), 9)), Ok(0));
    assert_eq!(database.read(|tx| due(tx, at(1), 9)), Ok(3));
    assert_eq!(database.read(|tx| due(tx, at(1), 2)), Ok(2));
    for (leased, job) in claim(&database, at(1), at(181), 2).unwrap() {
        commit(&database, |tx| postpone(tx, &leased, &job, at(600)));
    }
    assert_eq!(database.read(|tx| due(tx, at(599), 9)), Ok(1));
    assert_eq!(database.read(|tx| due(tx, at(600), 9)), Ok(3));
    assert_eq!(database.read(|tx| waiting(tx, 9)), Ok(3));
}

#[test]
fn invitations_stand_in_line_also_after_a_restart_and_another_mail_goes_between_them() {
    let database = Database::in_memory();
    let on = jiff::civil::date(2027, 1, 12);
    for who in 1..=3 {
        commit(&database, |tx| tell_invited(tx, &member(who), on, at(0)));
    }
    commit(&database, |tx| queue_digest(tx, &member(9), at(0), at(1), at(1)));
    let claimed = |now: i64| {
        let jobs = claim(&database, at(now), at(now + 180), 9).unwrap();
        jobs.into_iter()
            .map(|(leased, job)| {
                commit(&database, |tx| {
                    settle(tx, &leased);
                    Ok(())
                });
                match job {
                    Job::Dues(mail) => mail.member,
                    Job::Digest(mail) => mail.member,
                    other => panic!("nobody queued {other:?}"),
                }
            })
            .collect::<Vec<_>>()
    };
    crate::give_back_leases(&database, at(1)).unwrap();
    assert_eq!(claimed(1), [member(1), member(9)]);
    assert_eq!(claimed(3), [member(2)]);
    assert_eq!(claimed(4), [member(3)]);
    commit(&database, |tx| tell_invited(tx, &member(4), on, at(100)));
    assert_eq!(claimed(100), [member(4)], "nobody stood before her");
}

#[test]
fn a_mail_that_could_not_be_handed_on_waits_and_counts_its_tries() {
    let database = Database::in_memory();
    answer(&database, 1, Answer::Going, 0);
    let news = News::new(
        NewsKind::Confirmed {
            counter: RsvpCounter(1),
        },
        &event(1, 0),
        None,
        at(1),
    );
    commit(&database, |tx| tell_one(tx, &member(1), &news));
    for tries in 0..3 {
        let now = 1 + 60 * i64::from(tries);
        let (leased, job) = claim(&database, at(now), at(now + 10), 9).unwrap().remove(0);
        let Job::Mail(mail) = &job else {
            panic!("a decision is for one member");
        };
        assert_eq!(mail.tries, tries);
        commit(&database, |tx| postpone(tx, &leased, &job, at(now + 60)));
        assert_eq!(next_due(&database), Ok(Some(at(now + 60))));
    }
}
