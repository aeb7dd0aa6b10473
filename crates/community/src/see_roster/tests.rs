//! What officers find among members, and how far they look.

use store::Database;

use super::*;
use crate::add_member::{Newcomer, add_member};
use crate::samples::{self, act, at};

fn add(database: &Database, number: u16, handle: &str, kind: Kind) {
    let [high, low] = number.to_be_bytes();
    let newcomer = Newcomer {
        id: MemberId::new(u64::from(number), [high, low, 0, 0, 0, 0, 0, 0, 0, 1]),
        handle: Handle::parse(handle).unwrap(),
        name: PersonName::parse(&format!("Ada {handle}")).unwrap(),
        mail: MailAddress::parse(&format!("{handle}@work.example")).unwrap(),
        organization: None,
        kind,
        roles: Vec::new(),
    };
    act(database, |tx| add_member(tx, "operator", newcomer.clone(), at(0)));
}

fn handles(page: &RosterPage) -> Vec<String> {
    page.rows
        .iter()
        .map(|row| row.member.handle.to_string())
        .collect()
}

fn asked(database: &Database, officer: &Officer, filter: &RosterFilter) -> Vec<String> {
    let page = database.read(|tx| see_roster(tx, officer, filter, None, at(1)));
    handles(&page.unwrap())
}

/// F22: a member is found by her address, her handle or her name, and by what her membership is.
#[test]
fn somebody_is_found_by_words_and_by_what_her_membership_is() {
    let database = samples::node();
    let officer = samples::officer(&database);
    add(&database, 1, "maren", Kind::Partner);
    add(&database, 2, "idris", Kind::Vendor);
    act(&database, |tx| {
        let idris = members::by_handle(tx, &Handle::parse("idris").unwrap())?;
        let idris = idris.expect("he was added").id;
        member_tags::put(tx, &idris, &MemberTags::read("Speaker | board").unwrap())?;
        invitations::put(tx, &Invitation::of(idris))
    });
    let text = |text: &str| RosterFilter {
        text: Some(Title::parse(text).unwrap()),
        ..RosterFilter::default()
    };
    let filter = RosterFilter::default;
    for (filter, found) in [
        (text("maren@WORK.example"), vec!["maren"]),
        (text("@idris"), vec!["idris"]),
        (text("ada ma"), vec!["maren"]),
        (text("nobody"), vec![]),
        (
            RosterFilter {
                kind: Some(Kind::Vendor),
                ..filter()
            },
            vec!["idris"],
        ),
        (
            RosterFilter {
                signed_in: SignedInYet::No,
                ..filter()
            },
            vec!["idris"],
        ),
        (
            RosterFilter {
                state: Some(EnrolmentState::Grace),
                ..filter()
            },
            vec![],
        ),
        (
            RosterFilter {
                tag: MemberTag::parse("speaker").ok(),
                ..filter()
            },
            vec!["idris"],
        ),
        (
            RosterFilter {
                tag: MemberTag::parse("speaker").ok(),
                ..text("ada ma")
            },
            vec![],
        ),
        (
            RosterFilter {
                level: Slug::parse("network").ok(),
                text: text("ada").text,
                ..filter()
            },
            vec!["maren", "idris"],
        ),
    ] {
        assert_eq!(asked(&database, &officer, &filter), found, "{filter:?}");
    }
    let waiting = database.read(|tx| count_waiting(tx, &officer, 9)).unwrap();
    assert_eq!(waiting, (1, 1));
}

#[test]
fn pages_follow_each_other_and_one_that_finds_nobody_ends_all_the_same() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let many = u16::try_from(LOOKED_AT_MAX + 10).unwrap();
    for number in 1..=many {
        let kind = if number == many {
            Kind::Vendor
        } else {
            Kind::Partner
        };
        add(&database, number, &format!("p{number}"), kind);
    }
    let page = |filter: &RosterFilter, after: Option<&MemberId>| {
        let page = database.read(|tx| see_roster(tx, &officer, filter, after, at(1)));
        page.unwrap()
    };
    let everybody = RosterFilter::default();
    let first = page(&everybody, None);
    assert_eq!(first.rows.len(), PAGE_MAX);
    let second = page(&everybody, first.next.as_ref());
    let last_of_first = &first.rows[PAGE_MAX - 1].member.id;
    assert!(second.rows[0].member.id > *last_of_first);
    let vendors = RosterFilter {
        kind: Some(Kind::Vendor),
        ..RosterFilter::default()
    };
    let early = page(&vendors, None);
    assert!(early.rows.is_empty() && early.next.is_some(), "bounded work");
    let rest = page(&vendors, early.next.as_ref());
    assert_eq!((handles(&rest), rest.next), (vec![format!("p{many}")], None));
}

fn searched(text: &str, state: Option<EnrolmentState>) -> RosterFilter {
    RosterFilter {
        text: Title::parse(text).ok(),
        state,
        ..RosterFilter::default()
    }
}

/// F02: somebody is found by two words of which each begins the words of thousands.
#[test]
fn common_beginnings_hide_nobody_who_has_both() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let many = u16::try_from(LOOKED_AT_MAX).unwrap() + 4;
    for number in 1..=many {
        let name = match (number == many, number % 2) {
            (true, _) => "Anz Lindz".to_owned(),
            (_, 0) => format!("Ana{number} Holt"),
            (_, _) => format!("Bea{number} Lind"),
        };
        act(&database, |tx| {
            let id = MemberId::new(u64::from(number), [3; 10]);
            let member = Member {
                id: id.clone(),
                name: PersonName::parse(&name).unwrap(),
                handle: Handle::parse(&format!("p{number}")).unwrap(),
                ..officer.member().clone()
            };
            members::insert(tx, &member)?;
            profiles::begin(tx, &member)
        });
    }
    let page = |text: &str, after: Option<&MemberId>| {
        let filter = searched(text, None);
        database
            .read(|tx| see_roster(tx, &officer, &filter, after, at(1)))
            .unwrap()
    };
    let first = page("an lind", None);
    assert!(first.rows.is_empty() && first.next.is_some(), "bounded work");
    let rest = page("an lind", first.next.as_ref());
    assert_eq!(handles(&rest), [format!("p{many}")]);
    let rare = page("lind anz", None);
    assert_eq!((handles(&rare), rare.next), (vec![format!("p{many}")], None));
}

/// F02: whoever has left is found by her name among those who have left.
#[test]
fn who_has_left_is_found_by_words_among_those_who_left() {
    let database = samples::node();
    let officer = samples::officer(&database);
    add(&database, 1, "maren", Kind::Partner);
    add(&database, 2, "idris", Kind::Partner);
    for handle in ["maren", "idris"] {
        act(&database, |tx| {
            let member = members::by_handle(tx, &Handle::parse(handle).unwrap())?;
            let member = member.expect("she was added");
            let mut enrolment = store::enrolments::get(tx, &member.id)?.expect("she has one");
            enrolment.leave(None);
            store::enrolments::put(tx, &member.id, &enrolment)?;
            profiles::end(tx, &member)
        });
    }
    let left = |text: &str| asked(&database, &officer, &searched(text, Some(EnrolmentState::Left)));
    assert_eq!(left("ada mar"), ["maren"]);
    assert_eq!(left("ada"), ["maren", "idris"]);
    assert!(left("olga").is_empty(), "she has not left");
    assert!(asked(&database, &officer, &searched("ada mar", None)).is_empty());
}
