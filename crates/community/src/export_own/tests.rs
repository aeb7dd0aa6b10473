//! All that is kept of a member, part by part, and nothing of anybody else.

use std::collections::BTreeSet;

use store::Database;

use super::*;
use crate::samples::{self, at};
use crate::whole_member::{mark, whole};

/// The whole file of one member, part by part.
fn exported(database: &Database, who: &Membership) -> Vec<(&'static str, Vec<Value>)> {
    let read = |part: &Part| {
        let rows = database.read(|tx| part.read(tx, who, at(2))).unwrap();
        (part.name, rows)
    };
    PARTS.iter().map(read).collect()
}

/// F22, D13, D16: of a member of whom every table holds something every part says something, and each part of another's
/// holds nothing of hers: neither what names her nor her id.
#[test]
fn each_part_has_something_of_a_whole_member_and_nothing_of_another() {
    let database = samples::node();
    let (klara, lena) = (whole(&database, "klara", 1), whole(&database, "lena", 2));
    let olga = samples::officer(&database);
    let olga = database
        .read(|tx| store::members::membership(tx, &olga.member().id))
        .unwrap()
        .unwrap();
    for (who, others) in [(&klara, [&lena, &olga]), (&lena, [&klara, &olga])] {
        let handle = who.member().handle.as_str();
        let hers = exported(&database, who);
        for (part, rows) in &hers {
            assert!(!rows.is_empty(), "{part} says nothing of {handle}");
            assert!(
                rows.iter().all(Value::is_object),
                "{part} has a row without names"
            );
        }
        let all = format!("{hers:?}");
        assert!(all.contains(&mark(handle)));
        for other in others {
            let theirs = format!("{:?}", exported(&database, other));
            for hers in [mark(handle).as_str(), who.member().id.as_str()] {
                assert!(!theirs.contains(hers), "another's file holds {hers}");
            }
        }
    }
}

/// E4, E13: neither a secret nor the hash of one leaves by the file.
#[test]
fn no_secret_and_no_hash_of_one_is_in_the_file() {
    let database = samples::node();
    let klara = whole(&database, "klara", 1);
    for (part, rows) in exported(&database, &klara) {
        let text = serde_json::to_string(&rows).unwrap();
        for secret in [
            "secret of mark",
            "feed of mark",
            "the public half",
            "\"credential\"",
        ] {
            assert!(!text.contains(secret), "{part}: {secret}");
        }
        // The hash of a code of ethics is that of a text everybody reads; that of a photo is its address.
        assert!(
            ["signatures", "photo"].contains(&part) || !text.contains("\"hash\""),
            "{part}"
        );
    }
}

/// F22, F28: who began the community, leads it or looks after its node reads that of herself and of nobody else.
#[test]
fn what_she_is_to_the_beginning_of_the_community_is_in_her_file() {
    let database = samples::node();
    let [maren, ravi, idris, klara] =
        ["maren", "ravi", "idris", "klara"].map(|handle| samples::member(&database, handle));
    let id = |who: &Membership| who.member().id.clone();
    let founding = domain::Founding {
        founders: vec![id(&maren), id(&ravi)],
        president: id(&maren),
        administrator: id(&idris),
    };
    samples::act(&database, |tx| store::community::put_founding(tx, &founding));
    let part = PARTS.iter().find(|part| part.name == "founding").unwrap();
    let of = |who: &Membership| database.read(|tx| part.read(tx, who, at(2))).unwrap();
    let began_as = |offices: &[&str]| vec![serde_json::json!({ "began_as": offices })];
    assert_eq!(of(&maren), began_as(&["founder", "president"]));
    assert_eq!(of(&ravi), began_as(&["founder"]));
    assert_eq!(of(&idris), began_as(&["administrator"]));
    assert_eq!(of(&klara), Vec::<Value>::new());
}

/// D13: who has the handle of the machine since before nobody could take it reads nothing of what the machine did.
#[test]
fn a_member_called_as_the_machine_takes_along_nothing_of_its_log() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let log = PARTS.iter().find(|part| part.name == "log").unwrap();
    let of = |who: &Member| database.read(|tx| log.read_of(tx, who, at(2))).unwrap();
    for machine in store::audit::NO_MEMBERS {
        let deed = "end the membership of lena";
        samples::act(&database, |tx| store::audit::log(tx, machine, deed, at(1)));
        let before = Member {
            handle: domain::Handle::parse(machine).unwrap(),
            ..klara.member().clone()
        };
        assert_eq!(of(&before), Vec::<Value>::new(), "{machine}");
    }
    samples::act(&database, |tx| store::audit::log(tx, "klara", "say", at(1)));
    assert_eq!(of(klara.member()).len(), 1, "the control: what she did");
}

#[test]
fn each_part_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = PARTS.iter().map(|part| part.name).collect();
    assert_eq!(names.len(), PARTS.len());
}
