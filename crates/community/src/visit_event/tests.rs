//! Guests without a membership: nothing before the proof, the same seats as for all, and forgotten in the end.

use ambient::Randomness;
use domain::{
    Audience, EventDraft, MailAddress, Next, Overflow, RsvpState, Segment, VISITOR_DAYS_AFTER, Visiting,
};
use store::mail_proofs::NewProof;
use store::mails::Job;
use store::{Database, guest_notes};
use wire::unsubscribe::EventStop;

use super::*;
use crate::ask_proof::ask_proof;
use crate::cancel_event::cancel_event;
use crate::change_event::change;
use crate::change_visit::{change_visit, end_visit, see_visit};
use crate::check_in::{Doorkeeper, check_in};
use crate::forget_guest::forget_old_guests;
use crate::mail_guests::{stop_notes, whom};
use crate::mail_proof::{MailSecrets, ToProve, mail_proof};
use crate::remove_event::remove_event;
use crate::rsvp::rsvp;
use crate::samples::{self, act, activity, at, draft, event_id, refused};

fn proof(number: u8) -> MailProofId {
    MailProofId::new(u64::from(number), [number; 10])
}

fn rules(overflow: Overflow) -> Rules {
    Rules {
        overflow,
        ..Rules::default()
    }
}

/// A node with one public event of so many seats.
fn stage(seats: Option<u32>) -> Database {
    let database = samples::node();
    let draft = EventDraft {
        capacity: seats,
        ..draft(100_000)
    };
    samples::publish(&database, 1, &draft, &Audience::Public);
    database
}

fn ask(database: &Database, number: u8, mail: &str) -> Option<(MailSecrets, ToProve)> {
    ask_as(database, number, mail, (&format!("Guest {number}"), None))
}

fn ask_as(
    database: &Database,
    number: u8,
    mail: &str,
    told: (&str, Option<&str>),
) -> Option<(MailSecrets, ToProve)> {
    let new = wish(number, mail, told);
    act(database, |tx| ask_proof(tx, &new, None, at(1)));
    let secrets = MailSecrets::fresh(&Randomness::seeded(u64::from(number)));
    let mailed = act(database, |tx| mail_proof(tx, &new.id, &secrets, at(1)));
    mailed.map(|mailed| (secrets, mailed.to_prove))
}

/// What somebody types into the form.
fn wish(number: u8, mail: &str, (name, organization): (&str, Option<&str>)) -> NewProof<'static> {
    let visiting = Visiting {
        event: event_id(1),
        name: PersonName::parse(name).unwrap(),
        organization: organization.map(|text| PersonName::parse(text).unwrap()),
    };
    NewProof {
        id: proof(number),
        browser: "browser",
        mail: MailAddress::parse(mail).unwrap(),
        purpose: Purpose::Visit(Box::new(visiting)),
        language: None,
        next: Next::Home,
    }
}

fn confirm(
    database: &Database,
    rules: &Rules,
    number: u8,
    by: TakenOut<'_>,
    now: i64,
) -> Result<Confirmed, RsvpRefused> {
    let (id, fresh) = (proof(number), VisitorId::new(0, [number; 10]));
    let link = format!("link {number} {now}");
    let confirming = Confirming {
        proof: &id,
        by,
        fresh: &fresh,
        link: &link,
    };
    database.transact_blocking(|tx| visit_event(tx, rules, &confirming, at(now)))
}

/// Somebody asks, reads her mail and presses the button at once; her link is then `link NUMBER 2`.
fn come(database: &Database, overflow: Overflow, number: u8) -> Result<Confirmed, RsvpRefused> {
    let (secrets, _) = ask(database, number, &format!("guest{number}@b.example")).unwrap();
    confirm(
        database,
        &rules(overflow),
        number,
        TakenOut::Link(&secrets.link),
        2,
    )
}

fn state(database: &Database, number: u8) -> Option<RsvpState> {
    let list = database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    list.state(&GuestKey::Visitor(VisitorId::new(0, [number; 10])))
}

/// What mails tell guests of, oldest first.
fn told(database: &Database) -> Vec<(VisitorId, NewsKind)> {
    let jobs = mails::claim(database, at(1_000_000), at(1_000_060), 100).unwrap();
    let mut told = Vec::new();
    for (leased, job) in jobs {
        act(database, |tx| {
            mails::settle(tx, &leased);
            Ok::<_, store::StoreError>(())
        });
        if let Job::Visitor(mail) = job {
            told.push((mail.visitor, mail.news.kind));
        }
    }
    told
}

#[test]
fn a_wish_holds_no_seat_before_the_mail_has_proved_the_address_and_ends_by_itself() {
    let database = stage(Some(1));
    let (secrets, _) = ask(&database, 1, "guest1@b.example").unwrap();
    assert_eq!(state(&database, 1), None);
    let wrong = confirm(&database, &Rules::default(), 1, TakenOut::Link("guessed"), 2).unwrap();
    assert_eq!(wrong, Confirmed::Gone);
    let late = mail_proofs::PROOF_SECONDS + 1;
    let right = TakenOut::Link(&secrets.link);
    assert_eq!(
        confirm(&database, &Rules::default(), 1, right, late).unwrap(),
        Confirmed::Gone
    );
    assert_eq!((state(&database, 1), told(&database).len()), (None, 0));
}

#[test]
fn a_code_counts_in_the_browser_that_asked_alone_and_is_not_guessed() {
    let database = stage(None);
    let (secrets, _) = ask(&database, 1, "guest1@b.example").unwrap();
    let code = |browser, code| TakenOut::Code { browser, code };
    let rules = Rules::default();
    let elsewhere = confirm(&database, &rules, 1, code("other", &secrets.code), 2).unwrap();
    assert_eq!(elsewhere, Confirmed::Gone);
    let guess = OneTimeCode::new(7);
    let wrong = confirm(&database, &rules, 1, code("browser", &guess), 2).unwrap();
    assert_eq!(wrong, Confirmed::Wrong { left: 4 });
    let right = confirm(&database, &rules, 1, code("browser", &secrets.code), 2).unwrap();
    assert!(matches!(right, Confirmed::Answered(_)));
    assert_eq!(state(&database, 1), Some(RsvpState::Going));
}

/// Full means full; first in, first out; each hears by mail.
#[test]
fn guests_get_seats_by_the_same_rule_as_members_and_hear_when_they_move_up() {
    let database = stage(Some(1));
    let full = come(&database, Overflow::WaitingList, 1).unwrap();
    assert!(matches!(full, Confirmed::Answered(_)));
    assert!(matches!(
        come(&database, Overflow::Refuse, 9),
        Err(RsvpRefused::Full)
    ));
    come(&database, Overflow::WaitingList, 2).unwrap();
    assert_eq!(
        (state(&database, 1), state(&database, 2)),
        (Some(RsvpState::Going), Some(RsvpState::Waitlisted))
    );
    let kinds: Vec<NewsKind> = told(&database).into_iter().map(|(_, kind)| kind).collect();
    assert!(
        matches!(
            kinds.as_slice(),
            [NewsKind::Confirmed { .. }, NewsKind::Waitlisted { place: 1, .. }]
        ),
        "{kinds:?}"
    );
    let klara = samples::member(&database, "klara");
    let register = act(&database, |tx| {
        rsvp(
            tx,
            &Rules::default(),
            &klara,
            &event_id(1),
            Answer::Going,
            &activity(1),
            at(3),
        )
    });
    assert!(matches!(
        register.delivery,
        domain::RsvpDelivery::Waitlisted { place: 2, .. }
    ));
    let declined = act(&database, |tx| {
        change_visit(tx, &Rules::default(), "link 1 2", Answer::Declined, at(4))
    });
    assert_eq!(declined.unwrap().answer, Answer::Declined);
    assert_eq!(state(&database, 2), Some(RsvpState::Going));
    let moved_up = told(&database);
    assert!(
        matches!(moved_up.as_slice(), [(who, NewsKind::Promoted { .. })] if *who == VisitorId::new(0, [2; 10])),
        "{moved_up:?}"
    );
}

/// F12, F10: an event that is off gives no seats, however one leaves its list; once it is on again they go to who waits.
#[test]
fn nobody_moves_up_on_the_list_of_an_event_that_is_off_until_it_is_on_again() {
    for forget in [true, false] {
        let database = stage(Some(1));
        come(&database, Overflow::WaitingList, 1).unwrap();
        come(&database, Overflow::WaitingList, 2).unwrap();
        let officer = samples::officer(&database);
        let event = act(&database, |tx| cancel_event(tx, &officer, &event_id(1), at(3)));
        told(&database);
        let rules = Rules::default();
        match forget {
            true => assert!(act(&database, |tx| end_visit(tx, "link 1 2", at(4)))),
            false => {
                act(&database, |tx| {
                    change_visit(tx, &rules, "link 1 2", Answer::Declined, at(4))
                });
            }
        }
        assert_eq!(state(&database, 2), Some(RsvpState::Waitlisted));
        assert!(told(&database).is_empty());
        act(&database, |tx| {
            change(tx, event.clone(), event.draft.clone(), Audience::Public, at(5))
        });
        assert_eq!(state(&database, 2), Some(RsvpState::Going));
    }
}

/// E12: a member is told by mail alone, and the wish signs nobody in and puts nobody on the list.
#[test]
fn the_address_of_a_member_gets_no_link_that_counts() {
    let database = stage(None);
    samples::member(&database, "klara");
    let (secrets, to_prove) = ask(&database, 1, "KLARA@a.example").unwrap();
    assert!(matches!(to_prove, ToProve::VisitAsMember { .. }), "{to_prove:?}");
    let outcome = confirm(&database, &Rules::default(), 1, TakenOut::Link(&secrets.link), 2);
    assert_eq!(outcome.unwrap(), Confirmed::Gone);
    assert_eq!(state(&database, 1), None);
}

#[test]
fn a_node_that_has_no_guests_and_an_event_that_is_not_for_all_take_none() {
    let database = stage(None);
    samples::publish(&database, 2, &draft(100_000), &Audience::AllPeers);
    let open = |rules: &Rules, number| {
        refused(&database, |tx| {
            open_to_guests(tx, rules, &event_id(number), at(1))
        })
    };
    let closed = Rules {
        guests: GuestRsvp::Refused,
        ..Rules::default()
    };
    assert!(matches!(open(&closed, 1), RsvpRefused::MembersOnly));
    assert!(matches!(open(&Rules::default(), 2), RsvpRefused::NotFound));
    assert!(matches!(open(&Rules::default(), 3), RsvpRefused::NotFound));
}

#[test]
fn the_same_address_is_one_guest_and_a_member_who_was_one_keeps_her_seat() {
    let database = stage(Some(1));
    come(&database, Overflow::WaitingList, 1).unwrap();
    let (secrets, _) = ask(&database, 2, "Guest1@B.example").unwrap();
    let again = confirm(&database, &Rules::default(), 2, TakenOut::Link(&secrets.link), 5);
    assert!(matches!(again, Ok(Confirmed::Answered(_))));
    let list = || database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    assert_eq!((list().iter().count(), state(&database, 2)), (1, None));

    let klara = samples::member(&database, "klara");
    let visitor = Visitor::new(
        &VisitorId::new(0, [3; 10]),
        &event_id(1),
        &klara.member().mail,
        &klara.member().name,
        at(1),
    );
    let rules = Rules::default();
    let event = act(&database, |tx| open_to_guests(tx, &rules, &event_id(1), at(1)));
    act(&database, |tx| {
        let mut visitor = visitor.clone();
        settle(tx, &rules, &event, &mut visitor, None, Answer::Going, at(6))
    });
    assert_eq!(state(&database, 3), Some(RsvpState::Waitlisted));
    let register = act(&database, |tx| {
        rsvp(
            tx,
            &Rules::default(),
            &klara,
            &event_id(1),
            Answer::Going,
            &activity(1),
            at(7),
        )
    });
    assert!(matches!(
        register.delivery,
        domain::RsvpDelivery::Waitlisted { place: 1, .. }
    ));
    assert_eq!((list().iter().count(), state(&database, 3)), (2, None));
    let forgotten = database.read(|tx| visitors::by_mail(tx, &event_id(1), &klara.member().mail));
    assert_eq!(forgotten, Ok(None));
}

/// D6: no mail that a stranger asked for tells of an event that is for members by now.
#[test]
fn a_mail_that_has_not_gone_yet_tells_nothing_of_an_event_that_is_no_longer_for_everybody() {
    let database = stage(None);
    let new = wish(1, "guest1@b.example", ("Guest 1", None));
    act(&database, |tx| ask_proof(tx, &new, None, at(1)));
    act(&database, |tx| {
        let event = open_to_guests(tx, &Rules::default(), &event_id(1), at(1)).unwrap();
        change(tx, event.clone(), event.draft, Audience::Members, at(1))
    });
    let secrets = MailSecrets::fresh(&Randomness::seeded(1));
    let mailed = act(&database, |tx| mail_proof(tx, &new.id, &secrets, at(1)));
    assert_eq!(mailed, None);
}

/// How somebody stands on the list.
fn listed(database: &Database, key: &GuestKey) -> (String, Option<String>) {
    let list = database.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    let guest = list.find(key).unwrap();
    let organization = guest.organization.as_ref().map(|name| name.as_str().to_owned());
    (guest.name.as_str().to_owned(), organization)
}

/// F12: the list, the door and her own page call her the same.
#[test]
fn whoever_answers_again_under_a_corrected_name_stands_on_the_list_under_it() {
    let database = stage(Some(1));
    let rules = Rules::default();
    for (number, told) in [
        (1, ("Nora Webber", None)),
        (2, ("Nora Weber", Some("Weber & Co"))),
    ] {
        let (secrets, _) = ask_as(&database, number, "nora@b.example", told).unwrap();
        let by = TakenOut::Link(&secrets.link);
        let answered = confirm(&database, &rules, number, by, 2);
        assert!(matches!(answered, Ok(Confirmed::Answered(_))));
    }
    let key = GuestKey::Visitor(VisitorId::new(0, [1; 10]));
    let corrected = ("Nora Weber".to_owned(), Some("Weber & Co".to_owned()));
    assert_eq!(listed(&database, &key), corrected);
}

/// F12, F21: she is one person, whatever she called herself before.
#[test]
fn a_guest_who_became_a_member_is_listed_as_one_and_still_wants_no_mails_of_organisers() {
    let database = stage(Some(1));
    let rules = Rules::default();
    let told = ("Mickey Mouse", Some("Disney"));
    let (secrets, _) = ask_as(&database, 1, "klara@a.example", told).unwrap();
    let answered = confirm(&database, &rules, 1, TakenOut::Link(&secrets.link), 2);
    assert!(matches!(answered, Ok(Confirmed::Answered(_))));
    let event = event_id(1);
    let guest = GuestKey::Visitor(VisitorId::new(0, [1; 10]));
    let stop = EventStop {
        event: event.clone(),
        guest,
    };
    act(&database, |tx| stop_notes(tx, &stop));
    let klara = samples::member(&database, "klara");
    let member = klara.member();
    assert_eq!(member.mail.as_str(), "klara@a.example");
    act(&database, |tx| {
        rsvp(tx, &rules, &klara, &event, Answer::Going, &activity(1), at(3))
    });
    let jobs = mails::claim(&database, at(1_000_000), at(1_000_060), 100).unwrap();
    let to_member = jobs.iter().find_map(|(_, job)| match job {
        Job::Mail(mail) if mail.member == member.id => Some(&mail.news.kind),
        _ => None,
    });
    assert!(
        matches!(to_member, Some(NewsKind::Confirmed { .. })),
        "her code for the door is another one: {to_member:?}"
    );
    let key = GuestKey::Member(member.id.clone());
    assert_eq!(listed(&database, &key).0, member.name.as_str());
    assert_ne!(listed(&database, &key).1.as_deref(), Some("Disney"));
    let officer = samples::officer(&database);
    let reach = act(&database, |tx| whom(tx, &officer, &event, Segment::Going));
    assert_eq!((reach.mailed.len(), reach.unwilling), (0, 1));
}

#[test]
fn her_page_shows_how_she_stands_and_her_code_opens_the_door() {
    let database = stage(None);
    come(&database, Overflow::WaitingList, 1).unwrap();
    let see = || {
        database
            .read(|tx| see_visit(tx, &Rules::default(), "link 1 2", at(3)))
            .unwrap()
    };
    let visit = see().unwrap();
    assert_eq!(visit.state, Some(RsvpState::Going));
    let code = visit.code.unwrap();
    let officer = samples::officer(&database);
    let door = act(&database, |tx| Doorkeeper::by_office(tx, &officer, &event_id(1)));
    let seen = act(&database, |tx| check_in(tx, &door, &code, at(4)));
    assert!(matches!(seen, domain::AtTheDoor::In(guest) if guest.name.as_str() == "Guest 1"));
    assert!(act(&database, |tx| end_visit(tx, "link 1 2", at(5))));
    assert!(see().is_none() && state(&database, 1).is_none());
}

#[test]
fn some_weeks_after_the_event_nothing_of_her_is_left_and_not_before() {
    let database = stage(None);
    come(&database, Overflow::WaitingList, 1).unwrap();
    let over = 100_000 + 3 * 3_600 + VISITOR_DAYS_AFTER * 86_400;
    let run = |now| act(&database, |tx| forget_old_guests(tx, None, at(now), 10));
    assert_eq!(run(over - 1), None);
    assert_eq!(state(&database, 1), Some(RsvpState::Going));
    run(over);
    assert_eq!(state(&database, 1), None);
    assert_eq!(database.read(|tx| visitors::every(tx, None, 9)), Ok(Vec::new()));
}

/// F12: what she was told counts from the end of the event, or from the day it was taken away, whichever is sooner.
#[test]
fn guests_of_an_event_that_was_taken_away_are_forgotten_some_weeks_after_that() {
    let database = stage(None);
    come(&database, Overflow::WaitingList, 1).unwrap();
    let officer = samples::officer(&database);
    act(&database, |tx| remove_event(tx, &officer, &event_id(1), at(5)));
    let left = |now| {
        act(&database, |tx| forget_old_guests(tx, None, at(now), 10));
        database.read(|tx| visitors::every(tx, None, 9)).unwrap().len()
    };
    let over = 5 + VISITOR_DAYS_AFTER * 86_400;
    assert_eq!((left(over - 1), left(over)), (1, 0));
}

/// F12, F21: not even that she wanted no mails is left of her.
#[test]
fn whoever_is_forgotten_is_on_no_list_of_those_who_want_no_mails() {
    let database = stage(None);
    come(&database, Overflow::WaitingList, 1).unwrap();
    let stop = EventStop {
        event: event_id(1),
        guest: GuestKey::Visitor(VisitorId::new(0, [1; 10])),
    };
    act(&database, |tx| stop_notes(tx, &stop));
    let unwilling = || {
        database
            .read(|tx| guest_notes::get(tx, &event_id(1)))
            .unwrap()
            .unwilling
            .len()
    };
    assert_eq!(unwilling(), 1);
    assert!(act(&database, |tx| end_visit(tx, "link 1 2", at(5))));
    assert_eq!(unwilling(), 0);
}
