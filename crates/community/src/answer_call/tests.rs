//! Answers, the yes to them, and what each side sees.

use domain::{Announcement, CallState, Urgency};
use store::{Database, audit};

use super::*;
use crate::accept_call_answer::{AcceptCallRefused, accept_call_answer};
use crate::ask_for_hands::ask_for_hands;
use crate::close_call::close_call;
use crate::rules::CallRules;
use crate::sample_calls::{self, asking};
use crate::samples::{self, act, activity, at, refused};
use crate::see_calls::{median_first_answer, report_calls, see_call};

fn node() -> Database {
    let database = samples::node();
    samples::peer(&database, "b.example", &[domain::Scope::Calls]);
    database
}

fn ask(database: &Database, who: &Membership) -> Call {
    let asking = asking(1, Urgency::Normal);
    act(database, |tx| {
        ask_for_hands(tx, &CallRules::default(), who, asking.clone(), at(60))
    })
}

fn answering(number: u8, accepted: Option<&String>) -> Answering {
    Answering {
        id: AnswerId::new(u64::from(number), [number; 10]),
        activity: activity(u32::from(number)),
        words: Note::parse("I have time.").unwrap(),
        hands: 1,
        accepted: accepted.cloned(),
    }
}

/// 3.2, 3.5, 3.6
#[test]
fn an_answer_counts_once_accepts_the_terms_and_learns_the_customer_with_the_yes() {
    let database = node();
    let [author, klara, lena] = ["author", "klara", "lena"].map(|handle| samples::member(&database, handle));
    let call = ask(&database, &author);
    let terms = call.digest.as_ref();
    assert!(terms.is_some());
    let answer = |who: &Membership, given: Answering, second: i64| {
        database.transact_blocking(|tx| answer_call(tx, who, &call.id, given.clone(), at(second)))
    };
    assert!(matches!(
        answer(&klara, answering(1, None), 100),
        Err(AnswerCallRefused::Terms)
    ));
    assert!(matches!(
        answer(&author, answering(1, terms), 100),
        Err(AnswerCallRefused::Own)
    ));
    let hers = answer(&klara, answering(1, terms), 360).unwrap();
    assert!(matches!(
        answer(&klara, answering(2, terms), 361),
        Err(AnswerCallRefused::Answered)
    ));
    assert_eq!(
        database.read(median_first_answer),
        Ok(Some(5)),
        "3.2: the median moves"
    );

    let sees = |who: &Membership| database.read(|tx| see_call(tx, who, &call.id)).unwrap().unwrap();
    assert_eq!(sees(&klara).customer, None);
    assert!(
        sees(&klara).call.own.is_none(),
        "what the asker alone knows is not shown"
    );
    assert_eq!(
        sees(&lena).answers.len() + sees(&klara).answers.len(),
        0,
        "answers are the asker's"
    );
    assert_eq!(sees(&author).answers.len(), 1);

    let which = (&call.id, &hers.id);
    let no = refused(&database, |tx| accept_call_answer(tx, &klara, which, at(400)));
    assert!(
        matches!(no, AcceptCallRefused::NoSuchCall),
        "the asker alone says yes"
    );
    let yes = act(&database, |tx| accept_call_answer(tx, &author, which, at(400)));
    let accepted = yes.accepted.unwrap();
    assert_eq!((yes.digest.as_ref(), accepted.digest.as_ref()), (terms, terms));
    assert_eq!(
        (yes.at, accepted.at),
        (at(360), at(400)),
        "3.5: both acceptances with their time"
    );
    let (customer, since) = sees(&klara).customer.unwrap();
    assert_eq!((customer.as_str(), since), ("Harbour Hospital", at(400)));
    assert_eq!(sees(&lena).customer, None);
    let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
    let told = format!("tell the customer of call {}", call.id);
    assert!(
        log.iter().any(|entry| entry.what == told && entry.at == at(400)),
        "3.6: the log shows when"
    );
}

/// 3.2
#[test]
fn a_link_answers_once_and_without_a_session() {
    let database = node();
    let [author, klara] = ["author", "klara"].map(|handle| samples::member(&database, handle));
    let call = ask(&database, &author);
    let link = CallLink {
        call: call.id.clone(),
        member: klara.member().id.clone(),
        expires: call.through,
    };
    act(&database, |tx| calls::put_link(tx, "secret", &link, at(61)));
    let given = answering(1, call.digest.as_ref());
    let by_link = || database.transact_blocking(|tx| answer_by_link(tx, "secret", given.clone(), at(70)));
    for _ in 0..2 {
        assert!(
            database.read(|tx| see_link(tx, "secret", at(69))).is_ok(),
            "looking uses nothing up"
        );
    }
    assert!(by_link().unwrap().is_of(&klara.member().id));
    assert!(matches!(by_link(), Err(AnswerCallRefused::LinkOver)));
    assert_eq!(database.read(|tx| calls::answers(tx, &call.id)).unwrap().len(), 1);
}

/// F10
#[test]
fn an_answer_to_a_peers_call_travels_and_can_be_taken_back() {
    let database = node();
    let klara = samples::member(&database, "klara");
    let held = sample_calls::held(7);
    act(&database, |tx| calls::put(tx, &held));
    let hers = act(&database, |tx| {
        answer_call(tx, &klara, &held.id, answering(1, None), at(70))
    });
    act(&database, |tx| withdraw_call_answer(tx, &klara, &held.id, at(80)));
    let (call, answer) = (held.id.clone(), hers.id);
    assert_eq!(
        samples::told(&database),
        [
            Announcement::CallAnswered {
                call: call.clone(),
                answer: answer.clone()
            },
            Announcement::CallAnswerWithdrawn { call, answer }
        ]
    );
    let again = database.transact_blocking(|tx| withdraw_call_answer(tx, &klara, &held.id, at(81)));
    assert!(matches!(again, Err(AnswerCallRefused::NoSuchCall)));
}

/// 3.7
#[test]
fn a_closed_call_stands_in_its_askers_report_and_in_nobody_elses() {
    let database = node();
    let [author, lena] = ["author", "lena"].map(|handle| samples::member(&database, handle));
    let call = ask(&database, &author);
    let close = domain::CallClose {
        received: 2,
        given: 1,
        sites: 3,
        value: domain::Title::parse("The best month yet").ok(),
    };
    let closed = act(&database, |tx| {
        close_call(tx, &author, &call.id, close.clone(), at(500))
    });
    assert_eq!((closed.state, closed.through), (CallState::Closed, at(500)));
    let report = database.read(|tx| report_calls(tx, &author)).unwrap();
    assert_eq!(report[0].close, Some(close));
    assert!(database.read(|tx| report_calls(tx, &lena)).unwrap().is_empty());
    assert_eq!(database.read(|tx| see_call(tx, &lena, &call.id)), Ok(None));
}
