//! What is left of a member whose data is deleted, and who has taken the word that she is gone.

use store::{Database, departures};

use super::*;
use crate::samples::{self, act, activity, at, refused};
use crate::see_erasure::{AllKnown, see_erasure, see_erasure_by_secret};
use crate::whole_member::{called, mark, whole};

fn erases(database: &Database, who: &Membership) -> Result<(), EraseRefused> {
    let activities: Vec<Iri> = (100..110).map(activity).collect();
    let erasing = Erasing {
        activities: &activities,
        secret: "secret",
    };
    database.transact_blocking(|tx| erase_own(tx, &Rules::default(), who, erasing, at(5)))
}

/// All pieces; how many.
fn goes_on(database: &Database, id: &MemberId) -> usize {
    let mut pieces = 1;
    while act(database, |tx| go_on_erasing(tx, id, at(6))) == Deleting::GoesOn {
        pieces += 1;
    }
    pieces
}

/// What a store holds of her after the word of the mail has gone: everything that a part of her file would show.
fn still_says(database: &Database, who: &Membership) -> Vec<&'static str> {
    let marked = mark(who.member().handle.as_str());
    let member = called(database, who.member().handle.as_str()).unwrap();
    let parts = crate::export_own::PARTS.iter().filter(|part| {
        let rows = database.read(|tx| part.read_of(tx, &member, at(7))).unwrap();
        format!("{rows:?}").contains(&marked)
    });
    parts.map(|part| part.name).collect()
}

/// F22-2: of a member of whom every table held something nothing names her but invoices and the log.
#[test]
fn of_a_whole_member_nothing_is_left_that_names_her_but_what_the_page_says() {
    let database = samples::node();
    let (klara, lena) = (whole(&database, "klara", 1), whole(&database, "lena", 2));
    assert!(still_says(&database, &klara).len() > 10);
    erases(&database, &klara).unwrap();
    let id = &klara.member().id;
    assert!(goes_on(&database, id) >= 2);
    assert_eq!(still_says(&database, &klara), ["invoices", "log"]);
    let gone = called(&database, "klara").unwrap();
    assert!(gone.is_erased());
    let by_mail = database.read(|tx| members::by_mail(tx, &klara.member().mail));
    assert_eq!(by_mail, Ok(None), "she may join again as somebody new");
    let seen = database.read(|tx| see_erasure(tx, id)).unwrap().unwrap();
    assert_eq!((seen.done, seen.all_known), (Some(at(6)), AllKnown::Yes));
    assert!(still_says(&database, &lena).len() > 10, "another's stays");
    assert!(matches!(
        erases(&database, &klara),
        Err(EraseRefused::NoSuchMember)
    ));
}

/// F22-2: who wrote to guests is named there no more; whoever else did is, also with the same name.
#[test]
fn nobody_reads_who_wrote_what_she_wrote() {
    let database = samples::node();
    let (klara, lena) = (samples::officer(&database), samples::member(&database, "lena"));
    let her_name = klara.member().name.clone();
    let event = |number: u8| samples::event_id(number);
    act(&database, |tx| {
        for (number, who) in [(1, klara.member()), (2, lena.member())] {
            let note = guest_notes::NoteText {
                by: her_name.clone(),
                writer: Some(who.id.clone()),
                text: domain::GuestText::parse("Bring one case.").unwrap(),
            };
            let about = (domain::Segment::Going, 1, "");
            guest_notes::add(tx, &event(number), about, &note, at(1))?;
        }
        Ok::<_, StoreError>(())
    });
    let who = database
        .read(|tx| members::membership(tx, &klara.member().id))
        .unwrap()
        .unwrap();
    erases(&database, &who).unwrap();
    goes_on(&database, &who.member().id);
    let by = |number: u8| {
        let note = database.read(|tx| guest_notes::text(tx, &event(number), 1));
        note.unwrap().unwrap().by
    };
    assert_eq!(by(1), Member::no_name());
    assert_eq!(by(2), her_name);
}

/// F22-2, protocol section 5: what she sent says whom her goodbye goes to, so it stays until her answers are gone through.
#[test]
fn her_documents_stay_until_it_is_known_whom_her_goodbye_goes_to() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let id = &klara.member().id;
    let sent = activities::Sent {
        id: activity(1),
        signer: Signer::Member(id.clone()),
        body: r#"{"type":"Join","organization":"Fathom"}"#.to_owned().into(),
        at: at(1),
        meant_for: activities::MeantFor::Party,
    };
    act(&database, |tx| activities::put(tx, &sent));
    let nothing = Erasing {
        activities: &[],
        secret: "secret",
    };
    let rules = Rules::default();
    act(&database, |tx| erase_own(tx, &rules, &klara, nothing, at(5)));
    goes_on(&database, id);
    let is_there = || {
        let kept = database.read(|tx| activities::get(tx, &activity(1)));
        kept.unwrap().is_some()
    };
    assert!(is_there(), "nobody was told yet");
    let fresh = [activity(2)];
    act(&database, |tx| {
        crate::say_goodbye::say_goodbye(tx, &rules, id, &fresh, at(6))
    });
    goes_on(&database, id);
    assert!(!is_there());
}

/// F22-2: what was on its way while she deleted her data, a line of what was shared, goes with the rest.
#[test]
fn what_is_written_down_while_she_deletes_goes_too() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let id = &klara.member().id;
    erases(&database, &klara).unwrap();
    let (host, told) = (samples::origin("b.example"), activity(7));
    let leaving = sharing_log::Leaving {
        host: &host,
        purpose: domain::SharedFor::Answer,
        fields: &[domain::SharedField::Address].into(),
        activity: &told,
    };
    act(&database, |tx| sharing_log::note(tx, id, leaving, at(5)));
    let left = || database.read(|tx| sharing_log::of_member(tx, id)).unwrap().len();
    assert_eq!(left(), 1, "the control");
    goes_on(&database, id);
    assert_eq!(left(), 0);
}

/// F22-2: who left before is deleted by the shell, and who asked for it twice has done so once.
#[test]
fn an_operator_deletes_the_data_of_somebody_who_left() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    let rules = Rules::default();
    act(&database, |tx| {
        crate::leave::leave(tx, &rules, &klara, leaving, at(1))
    });
    let handle = &klara.member().handle;
    let erasing = Erasing {
        activities: &[],
        secret: "secret",
    };
    act(&database, |tx| {
        erase_by_operator(tx, &rules, handle, erasing, at(2))
    });
    assert!(called(&database, "klara").unwrap().is_erased());
    let again = refused(&database, |tx| {
        erase_by_operator(tx, &rules, handle, erasing, at(3))
    });
    assert!(matches!(again, EraseRefused::NoSuchMember));
    let nobody = Handle::parse("nobody").unwrap();
    let none = refused(&database, |tx| {
        erase_by_operator(tx, &rules, &nobody, erasing, at(3))
    });
    assert!(matches!(none, EraseRefused::NoSuchMember));
}

/// F22-2: servers are open until each has taken the word, and only the secret leads to the list.
#[test]
fn a_server_is_open_until_it_has_taken_the_word() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    erases(&database, &klara).unwrap();
    let id = &klara.member().id;
    let (b, c) = (samples::origin("b.example"), samples::origin("c.example"));
    act(&database, |tx| {
        let mut departure = departures::get(tx, id)?.expect("she left by it");
        departure.told = [(b.clone(), None), (c.clone(), None)].into();
        departures::put(tx, id, &departure)
    });
    let open = || {
        let seen = database.read(|tx| see_erasure_by_secret(tx, "secret"));
        seen.unwrap().unwrap().open()
    };
    assert_eq!(open(), 2);
    for host in [&b, &b, &samples::origin("d.example")] {
        act(&database, |tx| departures::confirm(tx, id, host, at(9)));
    }
    assert_eq!(open(), 1);
    let stranger = database.read(|tx| see_erasure_by_secret(tx, "another"));
    assert_eq!(stranger, Ok(None));
}

/// H9: her keys stay while a server has not taken the word, or may still check it, and are gone afterwards; her address says
/// that she is gone all the same.
#[test]
fn her_keys_go_when_everybody_has_taken_the_word_and_had_time_to_check_it() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let id = &klara.member().id;
    let signer = Signer::Member(id.clone());
    let made = store::actor_keys::KeyRow {
        rsa_pkcs8: vec![1],
        ed25519_seed: [1; 32],
        created: at(0),
        number: 1,
    };
    act(&database, |tx| actor_keys::put(tx, &signer, &made));
    erases(&database, &klara).unwrap();
    let b = samples::origin("b.example");
    act(&database, |tx| {
        let mut departure = departures::get(tx, id)?.expect("she left by it");
        departure.told = [(b.clone(), None)].into();
        departures::put(tx, id, &departure)
    });
    goes_on(&database, id);
    let four_days = at(4 * 86_400);
    let piece = |now| act(&database, |tx| go_on_erasing(tx, id, now));
    let has_keys = || {
        database
            .read(|tx| actor_keys::get(tx, &signer))
            .unwrap()
            .is_some()
    };
    assert_eq!((piece(four_days), has_keys()), (Deleting::Waits, true));
    act(&database, |tx| departures::confirm(tx, id, &b, at(9)));
    assert_eq!(
        (piece(at(60)), has_keys()),
        (Deleting::Waits, true),
        "it may look"
    );
    assert_eq!((piece(four_days), has_keys()), (Deleting::Done, false));
    let is_known = database.read(|tx| crate::say_goodbye::was_told_of(tx, id));
    assert_eq!(is_known, Ok(true));
    assert_eq!(piece(four_days), Deleting::Done, "once");
}

#[test]
fn a_document_names_her_by_company_message_or_her_own_name() {
    for (body, names) in [
        (r#"{"type":"Join","organization":"Fathom"}"#, true),
        (r#"{"type":"Join","participationMessage":"late"}"#, true),
        (r#"{"type":"Update","object":{"name":"Klara"}}"#, true),
        (r#"{"type":"Join","memberOf":"https://a.example/c/a"}"#, false),
        (r#"{"type":"Leave"}"#, false),
        (r#"{"type":"Delete"}"#, false),
        ("not JSON", true),
    ] {
        assert_eq!(names_her(body), names, "{body}");
    }
}
