//! What comes of introductions from elsewhere, and what does not.

use domain::{AskerCard, Line, MailAddress, MemberProfile, PartyRef, PersonName, Shown, Visibility};
use store::{Database, Membership};

use super::*;
use crate::answer_introduction::{Saying, SayingYes, answer_introduction};
use crate::end_introductions::{end_introductions, erase_introductions};
use crate::pass_introduction_time::pass_introduction_time;
use crate::sample_introductions::{asked, words};
use crate::samples::{self, act, at, group, iri};

const DAY: i64 = 86_400;
const KEY: [u8; 32] = [7; 32];

/// A node that shares people with b.example, and a member of it whom that community finds.
fn node() -> (Database, Membership) {
    let database = samples::node();
    samples::peer(&database, "b.example", &[Scope::Introductions]);
    samples::peer(&database, "c.example", &[Scope::Introductions]);
    let klara = samples::member(&database, "klara");
    let mut profile = MemberProfile::empty(Visibility::Community);
    profile.best_fit = Shown::new(Line::parse("Small shops").unwrap(), Visibility::Peers);
    act(&database, |tx| profiles::put(tx, klara.member(), &profile));
    act(&database, |tx| introductions::key_or(tx, KEY));
    (database, klara)
}

fn id(number: u16) -> IntroductionId {
    let [one, two] = number.to_be_bytes();
    IntroductionId::new(u64::from(number), [one, two, 9, 9, 9, 9, 9, 9, 9, 9])
}

/// A request of somebody at b.example whom that community knows by this number.
fn told(number: u16, klara: &Membership, second: i64) -> ReadOffer {
    let named = (&klara.member().id, &group("b.example"), None);
    ReadOffer {
        offer: iri(&format!("https://b.example/activities/{number}")),
        document: iri(&format!("https://b.example/intros/{number}")),
        party: wire::party_ref::seal(&KEY, [3; 12], named, at(0)),
        words: words("clinics"),
        card: AskerCard {
            party: PartyRef::parse(&format!("urn:uuid:{number}")).unwrap(),
            name: None,
            organization: None,
            kind: None,
        },
        until: at(second + 14 * DAY),
    }
}

fn come(database: &Database, by: &str, told: &ReadOffer, fresh: u16, second: i64) {
    let rules = IntroductionRules::default();
    act(database, |tx| {
        receive_introduction(tx, &group(by), told.clone(), &id(fresh), (&rules, at(second)))
    });
}

fn heard(database: &Database) -> Vec<IntroductionHeard> {
    database.read(introductions::all_heard).unwrap()
}

fn contact() -> IntroductionContact {
    IntroductionContact {
        name: PersonName::parse("Beatrix").unwrap(),
        organization: None,
        mail: MailAddress::parse("beatrix@b.example").unwrap(),
    }
}

/// N8, N12: a thousand who ask through one community bring no more than fifty in a week, the same Offer comes once, and no other
/// community can use what was named to this one.
#[test]
fn a_community_brings_fifty_requests_in_a_week_however_many_ask() {
    let (database, klara) = node();
    let first = told(1, &klara, 10);
    for _ in 0..2 {
        come(&database, "b.example", &first, 1, 10);
    }
    let elsewhere = ReadOffer {
        offer: iri("https://c.example/activities/1"),
        document: iri("https://c.example/intros/1"),
        ..told(2, &klara, 10)
    };
    come(&database, "c.example", &elsewhere, 2, 10);
    come(&database, "c.example", &told(3, &klara, 10), 3, 10);
    assert_eq!(heard(&database).len(), 1);
    for number in 10..1_010 {
        come(&database, "b.example", &told(number, &klara, 20), number, 20);
    }
    assert_eq!(heard(&database).len(), IntroductionHeard::PER_COMMUNITY_AND_WEEK);
    let shown = heard(&database)
        .into_iter()
        .filter(|one| one.shown <= at(20))
        .count();
    assert_eq!(shown, IntroductionHeard::PER_WEEK, "and she is shown three");
}

/// F07, step 6: the same asker waits ninety days, and after a no for ever; another one does not.
#[test]
fn an_asker_comes_again_after_ninety_days_and_never_after_a_no() {
    let (database, klara) = node();
    let rules = IntroductionRules::default();
    let ask = |number: u16, asker: u16, second: i64| {
        let card = told(asker, &klara, second).card;
        let again = ReadOffer {
            card,
            party: wire::party_ref::seal(
                &KEY,
                [4; 12],
                (&klara.member().id, &group("b.example"), None),
                at(second),
            ),
            ..told(number, &klara, second)
        };
        come(&database, "b.example", &again, number, second);
        heard(&database).len()
    };
    assert_eq!(ask(1, 1, 10), 1);
    assert_eq!(ask(2, 1, 89 * DAY), 1);
    assert_eq!(ask(3, 2, 89 * DAY), 2);
    assert_eq!(ask(4, 1, 91 * DAY), 3);
    act(&database, |tx| {
        answer_introduction(tx, &klara, &id(4), Saying::NoThanks, (&rules, at(91 * DAY + 1)))
    });
    assert_eq!(ask(5, 1, 400 * DAY), 3);
}

/// N5, N7, N12: only the community that was asked says yes, in time and once; what the asker gives leaves in the transaction that
/// keeps what she gets.
#[test]
fn a_yes_counts_once_in_time_and_by_whom_it_was_asked() {
    let (database, klara) = node();
    let rules = IntroductionRules::default();
    let row = asked(1, &klara.member().id, "clinics");
    act(&database, |tx| introductions::put_asked(tx, &row));
    let yes = ReadAccept {
        offer: row.offer.clone(),
        contact: contact(),
        slots: vec![at(20 * DAY)],
    };
    let say = |by: &str, yes: &ReadAccept, second: i64| {
        act(&database, |tx| {
            receive_introduction_accept(tx, &group(by), yes, (&rules, at(second)))
        })
    };
    let other = ReadAccept {
        offer: iri("https://a.example/activities/intro-2"),
        ..yes.clone()
    };
    assert_eq!(say("c.example", &yes, 5), IntroductionSaid::Nothing);
    assert_eq!(say("b.example", &other, 5), IntroductionSaid::Nothing);
    assert_eq!(say("b.example", &yes, 14 * DAY), IntroductionSaid::Nothing);
    assert_eq!(samples::told(&database), []);
    assert_eq!(say("b.example", &yes, 5), IntroductionSaid::Done);
    assert_eq!(say("b.example", &yes, 6), IntroductionSaid::Nothing);
    let completed = Announcement::IntroductionCompleted {
        member: klara.member().id.clone(),
        introduction: row.id.clone(),
    };
    assert_eq!(samples::told(&database), [completed]);
    let known = database
        .read(|tx| introductions::asked(tx, &klara.member().id, &row.id))
        .unwrap()
        .unwrap();
    assert_eq!(known.connection().map(|both| &both.contact), Some(&contact()));
}

/// N5: what completes a request is taken of one that she said yes to, from whoever asked.
#[test]
fn nothing_is_completed_that_she_did_not_say_yes_to() {
    let (database, klara) = node();
    let rules = IntroductionRules::default();
    let first = told(1, &klara, 10);
    come(&database, "b.example", &first, 1, 10);
    let done = ReadComplete {
        document: first.document.clone(),
        asker: contact(),
    };
    let complete = |by: &str| {
        act(&database, |tx| {
            receive_introduction_complete(tx, &group(by), &done, (&rules, at(30)))
        })
    };
    assert_eq!(complete("b.example"), IntroductionSaid::Nothing);
    let yes = Saying::Yes(SayingYes {
        mail: MailAddress::parse("klara@work.example").unwrap(),
        slots: [2, 3, 4].map(|day| at(day * DAY)).to_vec(),
    });
    act(&database, |tx| {
        answer_introduction(tx, &klara, &id(1), yes.clone(), (&rules, at(20)))
    });
    assert_eq!(complete("c.example"), IntroductionSaid::Nothing);
    assert_eq!(complete("b.example"), IntroductionSaid::Done);
    assert_eq!(complete("b.example"), IntroductionSaid::Nothing);
    assert!(heard(&database)[0].connection().is_some());
}

/// N11: whoever is deleted while her request waits takes it back, without a word of hers, and what was taken back is forgotten.
#[test]
fn a_request_of_somebody_who_is_deleted_is_taken_back_and_forgotten() {
    let (database, klara) = node();
    let rules = IntroductionRules::default();
    let who = klara.member().id.clone();
    let row = asked(1, &who, "clinics");
    act(&database, |tx| introductions::put_asked(tx, &row));
    act(&database, |tx| end_introductions(tx, &who, at(5)));
    act(&database, |tx| erase_introductions(tx, &who));
    let withdrawn = Announcement::IntroductionWithdrawn {
        member: who.clone(),
        introduction: row.id,
    };
    assert_eq!(samples::told(&database), [withdrawn]);
    assert_eq!(database.tables_with("clinics"), std::collections::BTreeSet::new());
    let pass = |second| act(&database, |tx| pass_introduction_time(tx, &rules, at(second)));
    pass(44 * DAY);
    assert_eq!(database.read(introductions::all_asked).unwrap(), []);

    let theirs = told(9, &klara, 45 * DAY);
    let fresh = ReadOffer {
        party: wire::party_ref::seal(&KEY, [5; 12], (&who, &group("b.example"), None), at(45 * DAY)),
        ..theirs
    };
    come(&database, "b.example", &fresh, 9, 45 * DAY);
    let end = |by: &str| {
        act(&database, |tx| {
            receive_introduction_end(tx, &group(by), &fresh.offer)
        })
    };
    assert_eq!(end("c.example"), IntroductionSaid::Nothing);
    assert_eq!(end("b.example"), IntroductionSaid::Done);
    pass(45 * DAY + 44 * DAY);
    assert_eq!(heard(&database), []);
}
