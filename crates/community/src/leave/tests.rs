//! Leaving: what ends, what stays, and who is told.

use domain::{Answer, Audience, EnrolmentState, InvoiceState, JobKind, Joining, Kind, Role};
use store::mail_settings::MailSettings;
use store::mails::Job;

use super::*;
use crate::Viewer;
use crate::choose_language::choose_language;
use crate::choose_tier::{Chosen, choose_tier};
use crate::join::join;
use crate::mail_to::{MailAbout, mail_to};
use crate::plan_jobs::{Plan, PlanRefused, plan_jobs};
use crate::rsvp::{RsvpRefused, rsvp};
use crate::rules::Dues;
use crate::samples::{self, act, at, draft, event_id, publish, refused};
use crate::see_event::{Sight, see_event};
use crate::see_jobs::see_jobs;
use crate::see_person::see_person;
use crate::take_job::{TakeRefused, Turn, take_job};

fn activities() -> Vec<Iri> {
    let one = |number| Iri::local(&samples::origin("a.example"), &format!("/activities/{number}"));
    (0..3).map(one).collect()
}

fn leaves(database: &store::Database, who: &Membership, because: Option<&Note>) {
    let activities = activities();
    let leaving = Leaving {
        because,
        told: None,
        activities: &activities,
    };
    act(database, |tx| leave(tx, &Rules::default(), who, leaving, at(5)));
}

/// F02
#[test]
fn who_leaves_gives_back_seat_and_debt_and_her_reason_is_kept() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let id = klara.member().id.clone();
    let chapter = samples::chapter(&database).id;
    let owed = act(&database, |tx| {
        choose_tier(tx, &klara, &chapter, &Dues::default(), at(1))
    });
    let Chosen::AfterPayment(owed) = owed else {
        panic!("it costs something");
    };
    let event = publish(&database, 1, &draft(1_000), &Audience::Members);
    let (rules, going) = (Rules::default(), &activities()[0]);
    act(&database, |tx| {
        rsvp(tx, &rules, &klara, &event.id, Answer::Going, going, at(2))
    });
    let ends = database.read(|tx| what_ends(tx, &klara, at(3))).unwrap();
    assert_eq!((ends.answers, ends.owes.is_some()), (1, true));
    let why = Note::parse("I move to another town").unwrap();
    let tags = MemberTags::read("speaker").unwrap();
    act(&database, |tx| member_tags::put(tx, &id, &tags));
    leaves(&database, &klara, Some(&why));
    let tags = database.read(|tx| member_tags::of(tx, &id)).unwrap();
    assert!(tags.is_empty(), "nobody is called anything who is no member");

    let known = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
    assert_eq!(
        (known.state, known.left_because),
        (EnrolmentState::Left, Some(why))
    );
    let answer = database.read(|tx| rsvps::get(tx, &id, &event.id)).unwrap();
    assert_eq!(answer.unwrap().answer, Answer::Withdrawn);
    let owed = database.read(|tx| invoices::get(tx, owed.number)).unwrap();
    assert_eq!(owed.unwrap().state, InvoiceState::Void);
}

/// F02
#[test]
fn who_left_has_no_way_in_no_mail_and_no_page_until_she_joins_again() {
    let database = samples::node();
    let (klara, lena) = (
        samples::member(&database, "klara"),
        samples::member(&database, "lena"),
    );
    let officer = samples::officer(&database);
    let id = klara.member().id.clone();
    leaves(&database, &klara, None);
    let proof = || database.read(|tx| members::membership(tx, &id)).unwrap();
    assert!(proof().is_none());
    for about in MailAbout::ALL {
        let to = database.read(|tx| mail_to(tx, &id, about)).unwrap();
        assert!(to.is_none(), "{about:?}");
    }
    let handle = Handle::parse("klara").unwrap();
    let viewer = Viewer::Member(lena);
    let is_found = || database.read(|tx| see_person(tx, &viewer, &handle)).is_ok();
    assert!(!is_found());
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    let again = refused(&database, |tx| {
        end_membership(tx, &Rules::default(), &officer, &id, leaving, at(6))
    });
    assert!(matches!(again, LeaveRefused::NoSuchMember));

    let joining = Joining {
        name: klara.member().name.clone(),
        organization: None,
        kind: Kind::Vendor,
        place: None,
    };
    let (mail, fresh) = (&klara.member().mail, MemberId::new(9, [9; 10]));
    let back = act(&database, |tx| {
        join(tx, &joining, (mail, crate::SignUp::Open), &fresh, at(9))
    });
    assert_eq!((&back.id, back.handle.as_str()), (&id, "klara"));
    let known = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
    let found = (known.kind, known.is_in_force(), known.left_because);
    assert_eq!(found, (Kind::Vendor, true, None));
    assert!(proof().is_some() && is_found());
}

/// F02, F26: which mails she wanted and in which language is no concern of ours any more; the last mail says it in hers.
#[test]
fn who_left_has_no_choice_of_mails_any_more_and_who_is_put_out_reads_it_in_her_language() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let swedish = LanguageTag::parse("sv").ok();
    let [klara, lena] = ["klara", "lena"].map(|name| samples::member(&database, name));
    for who in [&klara, &lena] {
        act(&database, |tx| choose_language(tx, who, swedish.as_ref()));
    }
    leaves(&database, &klara, None);
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    let id = &lena.member().id;
    act(&database, |tx| {
        end_membership(tx, &Rules::default(), &officer, id, leaving, at(6))
    });
    for who in [&klara, &lena] {
        let kept = database.read(|tx| mail_settings::get(tx, &who.member().id));
        assert_eq!(kept, Ok(MailSettings::default()));
    }
    let queued = mails::claim(&database, at(1_000), at(1_060), 9).unwrap();
    let told = queued.into_iter().filter_map(|(_, job)| match job {
        Job::Account(mail) => Some((mail.member, mail.news)),
        _ => None,
    });
    let put_out = AccountNews::PutOut {
        words: None,
        language: swedish,
    };
    assert_eq!(told.collect::<Vec<_>>(), [(id.clone(), put_out)]);
}

/// F02: two forms at once end it once, for the first reason, and nobody gets an office back by it.
#[test]
fn who_leaves_twice_at_once_leaves_once() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let id = officer.member().id.clone();
    let before = database.read(|tx| members::membership(tx, &id)).unwrap().unwrap();
    let (first, second) = (
        Note::parse("I move").unwrap(),
        Note::parse("Pressed twice").unwrap(),
    );
    let tries = std::cell::Cell::new(0);
    let no = refused(&database, |tx| {
        let leaving = Leaving {
            because: Some(&second),
            told: None,
            activities: &[],
        };
        let left = leave(tx, &Rules::default(), &before, leaving, at(6));
        if tries.replace(tries.get() + 1) == 0 {
            leaves(&database, &before, Some(&first));
        }
        left
    });
    assert!(matches!(no, LeaveRefused::NoSuchMember), "{no}");
    assert_eq!(tries.get(), 2);
    let known = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
    assert_eq!(known.left_because, Some(first));
    let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
    let told = log.iter().filter(|act| act.what == "leave the community");
    assert_eq!(told.count(), 1);
}

/// F02: what was on its way when she left puts nothing back.
#[test]
fn who_left_answers_nothing_any_more_by_a_proof_of_before() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let event = publish(&database, 1, &draft(1_000), &Audience::Members);
    leaves(&database, &klara, None);
    let (rules, going) = (Rules::default(), &activities()[0]);
    let no = refused(&database, |tx| {
        rsvp(tx, &rules, &klara, &event.id, Answer::Going, going, at(6))
    });
    assert!(matches!(no, RsvpRefused::NotFound), "{no}");
    let answer = database.read(|tx| rsvps::get(tx, &klara.member().id, &event.id));
    assert_eq!(answer.unwrap(), None);
}

/// F02, 0.8: she never answered; an organiser had named her.
#[test]
fn who_left_holds_no_job_at_what_is_not_over_and_gets_none() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let viewer = Viewer::Member(samples::member(&database, "lena"));
    let officer = samples::officer(&database);
    let plan = |event: u8, plan: &Plan| {
        database.transact_blocking(|tx| plan_jobs(tx, &officer, &event_id(event), plan, at(1)))
    };
    let name = Plan::Name(1, klara.member().handle.clone());
    for (event, start) in [(1, 1_000), (2, 15_000), (3, 90_000)] {
        publish(&database, event, &draft(start), &Audience::Members);
        plan(event, &Plan::Add(JobKind::Door)).unwrap();
        plan(event, &name).unwrap();
    }
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    act(&database, |tx| {
        leave(tx, &Rules::default(), &klara, leaving, at(20_000))
    });
    let is_held = |event: u8| {
        let list = database.read(|tx| jobs::get(tx, &event_id(event))).unwrap();
        list.iter().any(|job| job.holder.is_some())
    };
    let held = [1, 2, 3].map(is_held);
    assert_eq!(held, [true, false, false], "over, going on and to come");
    assert!(matches!(plan(3, &name), Err(PlanRefused::NoSuchMember(_))));
    let no = refused(&database, |tx| {
        take_job(tx, &klara, &event_id(3), 1, Turn::Take, at(20_001))
    });
    assert!(matches!(no, TakeRefused::NotFound), "{no}");
    let Ok(Sight::Event(seen)) = database.read(|tx| see_event(tx, &viewer, &event_id(1))) else {
        panic!("members see it");
    };
    let shown = database.read(|tx| see_jobs(tx, &viewer, &seen)).unwrap().unwrap();
    assert!(
        shown.jobs.iter().all(|job| job.doer.is_none()),
        "nor is she shown"
    );
}

#[test]
fn an_officer_who_leaves_holds_no_office_any_more_and_no_officer_ends_an_operator() {
    let database = samples::node();
    let officer = samples::officer(&database);
    let id = officer.member().id.clone();
    let own = database.read(|tx| members::membership(tx, &id)).unwrap().unwrap();
    let mut operator = samples::member(&database, "oona").member().clone();
    operator.roles = vec![Role::Operator];
    act(&database, |tx| members::change(tx, &operator));
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    let no = refused(&database, |tx| {
        end_membership(tx, &Rules::default(), &officer, &operator.id, leaving, at(4))
    });
    assert!(matches!(no, LeaveRefused::IsOperator));
    leaves(&database, &own, None);
    assert!(database.read(|tx| members::officer(tx, &id)).unwrap().is_none());
    let kept = database.read(|tx| members::get(tx, &id)).unwrap().unwrap();
    assert!(kept.roles.is_empty());
}

/// F02: whoever only asks to come back is gone to others all the same.
#[test]
fn who_waits_to_join_again_is_said_goodbye_to_all_the_same() {
    let database = samples::node();
    let klara = samples::member(&database, "klara");
    let id = &klara.member().id;
    let event = publish(&database, 1, &draft(1_000), &Audience::Public);
    let (carried, fresh) = (samples::activity(77), activities());
    act(&database, |tx| {
        let rules = Rules::default();
        rsvp(tx, &rules, &klara, &event.id, Answer::Going, &carried, at(1))
    });
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &fresh[..1],
    };
    act(&database, |tx| {
        leave(tx, &Rules::default(), &klara, leaving, at(5))
    });
    let joining = Joining {
        name: klara.member().name.clone(),
        organization: None,
        kind: Kind::Partner,
        place: None,
    };
    let (mail, new) = (&klara.member().mail, MemberId::new(9, [9; 10]));
    act(&database, |tx| {
        join(tx, &joining, (mail, crate::SignUp::Approval), &new, at(6))
    });
    act(&database, |tx| {
        say_goodbye(tx, &Rules::default(), id, &fresh, at(7))
    });
    let left = database.read(|tx| departures::get(tx, id)).unwrap();
    assert_eq!(left.and_then(|left| left.said), Some(at(7)));
    let answers = database.read(|tx| rsvps::of_member(tx, id, 9)).unwrap();
    assert!(answers.iter().all(|register| register.answer != Answer::Going));
}
