//! Calls of peers as they arrive, and answers and yeses between two nodes.

use domain::{AnswerId, CallAnswerState, CallContact, Hands, MailAddress, Note, PersonName, Urgency};
use store::Database;
use wire::call::{ReadAccept, ReadAnswer};

use super::*;
use crate::ask_for_hands::ask_for_hands;
use crate::pass_call_time::pass_call_time;
use crate::receive_call_answer::{
    ReceiveAnswerRefused, receive_call_accept, receive_call_answer, receive_call_answer_end,
};
use crate::rules::CallRules;
use crate::sample_calls::{answer, asking, need};
use crate::samples::{self, act, at, group, iri};

fn node() -> Database {
    let database = samples::node();
    samples::peer(&database, "b.example", &[Scope::Calls]);
    samples::peer(&database, "c.example", &[Scope::Events]);
    database
}

fn told(revision: u64, through: i64) -> ReadCall {
    ReadCall {
        id: iri("https://b.example/calls/1"),
        group: group("b.example"),
        need: need(Urgency::Normal),
        terms: None,
        digest: None,
        customer: None,
        revision,
        published: None,
        through: at(through),
    }
}

fn heard(
    database: &Database,
    by: &str,
    told: &ReadCall,
    second: i64,
) -> Result<CallHeard, ReceiveCallRefused> {
    let fresh = CallId::new(u64::try_from(second).unwrap(), [1; 10]);
    let by = group(by);
    database.transact_blocking(|tx| receive_call(tx, &by, told, (&fresh, Hearing::Told), at(second)))
}

fn held(database: &Database) -> Call {
    let iri = iri("https://b.example/calls/1");
    database.read(|tx| calls::by_iri(tx, &iri)).unwrap().unwrap()
}

/// F10
#[test]
fn a_call_of_a_peer_is_kept_once_and_only_newer_ones_change_it() {
    let database = node();
    assert!(matches!(
        heard(&database, "b.example", &told(1, 500), 10),
        Ok(CallHeard::Done)
    ));
    assert!(matches!(
        heard(&database, "b.example", &told(1, 900), 11),
        Ok(CallHeard::Known)
    ));
    let first = held(&database);
    assert!(first.is_open(at(12)) && first.through == at(500));
    assert!(matches!(
        heard(&database, "b.example", &told(3, 20), 20),
        Ok(CallHeard::Done)
    ));
    assert!(matches!(
        heard(&database, "b.example", &told(2, 500), 21),
        Ok(CallHeard::Known)
    ));
    assert_eq!(
        (held(&database).state, held(&database).id),
        (CallState::Filled, first.id)
    );
}

/// D6: who is no peer in calls, or speaks for another, is not heard.
#[test]
fn only_the_community_of_a_peer_with_calls_calls() {
    let database = node();
    let no = heard(&database, "c.example", &told(1, 500), 10);
    assert!(matches!(no, Err(ReceiveCallRefused::NotAPeer)));
    let elsewhere = ReadCall {
        id: iri("https://c.example/calls/1"),
        ..told(1, 500)
    };
    let no = heard(&database, "b.example", &elsewhere, 10);
    assert!(matches!(no, Err(ReceiveCallRefused::Elsewhere)));
    heard(&database, "b.example", &told(1, 500), 10).unwrap();
    let other = ReadCall {
        digest: Some("zQmOther".to_owned()),
        ..told(2, 500)
    };
    let no = heard(&database, "b.example", &other, 11);
    assert!(matches!(no, Err(ReceiveCallRefused::OtherTerms)));
}

/// 3.6: the customer, once told, is not forgotten by an update for everybody.
#[test]
fn the_customer_is_learnt_once() {
    let database = node();
    heard(&database, "b.example", &told(1, 500), 10).unwrap();
    let disclosed = ReadCall {
        customer: PersonName::parse("Harbour Hospital").ok(),
        ..told(2, 500)
    };
    heard(&database, "b.example", &disclosed, 30).unwrap();
    heard(&database, "b.example", &told(3, 40), 40).unwrap();
    let call = held(&database);
    assert_eq!(
        call.customer.as_ref().map(PersonName::as_str),
        Some("Harbour Hospital")
    );
    assert_eq!((call.revealed, call.state), (Some(at(30)), CallState::Filled));
}

/// 3.2, 3.5: an answer of a peer's member comes once, for a call that its community got, under its terms.
#[test]
fn an_answer_from_elsewhere_is_taken_once_and_under_the_terms() {
    let database = node();
    let author = samples::member(&database, "author");
    let asked = asking(1, Urgency::Normal);
    let call = act(&database, |tx| {
        ask_for_hands(tx, &CallRules::default(), &author, asked.clone(), at(60))
    });
    let said = ReadAnswer {
        offer: iri("https://b.example/activities/1"),
        introduction: iri("https://b.example/intros/1"),
        call: call.iri.clone(),
        words: Note::parse("Two of us.").unwrap(),
        hands: Hands::people(2).unwrap(),
        digest: call.digest.clone(),
        organization: None,
        headline: None,
    };
    let fresh = AnswerId::new(1, [9; 10]);
    let come = |said: &ReadAnswer, second| {
        let by = group("b.example");
        database.transact_blocking(|tx| receive_call_answer(tx, &by, said, &fresh, at(second)))
    };
    assert!(
        matches!(come(&said, 70), Err(ReceiveAnswerRefused::NoSuchCall)),
        "they have not got it yet"
    );
    act(&database, |tx| pass_call_time(tx, at(60 + 7_200)));
    let others = ReadAnswer {
        digest: None,
        ..said.clone()
    };
    assert!(matches!(come(&others, 8_000), Err(ReceiveAnswerRefused::Terms)));
    assert!(matches!(come(&said, 8_000), Ok(CallHeard::Done)));
    assert!(matches!(come(&said, 8_001), Ok(CallHeard::Known)));
    let by = group("b.example");
    act(&database, |tx| {
        receive_call_answer_end(tx, &by, &said.offer, at(8_002))
    });
    let answers = database.read(|tx| calls::answers(tx, &call.id)).unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].state, CallAnswerState::Withdrawn);
}

/// 3.5: the yes has effect once, and only from the community that asked.
#[test]
fn a_yes_is_believed_of_the_asker_alone() {
    let database = node();
    let klara = samples::member(&database, "klara");
    heard(&database, "b.example", &told(1, 500), 10).unwrap();
    let call = held(&database);
    let hers = answer(&call, 1, &klara.member().id, "I have time.");
    act(&database, |tx| calls::put_answer(tx, &hers));
    let yes = ReadAccept {
        offer: hers.offer.clone(),
        hands: hers.hands,
        digest: None,
        contact: CallContact {
            name: PersonName::parse("Anke").unwrap(),
            organization: None,
            mail: MailAddress::parse("anke@b.example").unwrap(),
        },
    };
    let say = |by: &str, second| {
        let by = group(by);
        database.transact_blocking(|tx| receive_call_accept(tx, &by, &yes, at(second)))
    };
    assert!(say("c.example", 20).is_err());
    assert!(matches!(say("b.example", 21), Ok(CallHeard::Done)));
    assert!(matches!(say("b.example", 22), Ok(CallHeard::Known)));
    let known = database
        .read(|tx| calls::by_offer(tx, &hers.offer))
        .unwrap()
        .unwrap();
    assert_eq!(known.accepted.map(|accepted| accepted.at), Some(at(21)));
}
