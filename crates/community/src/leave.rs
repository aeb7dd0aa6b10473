//! A member leaves, or an officer ends a membership, with a reason or without (F02). At once she is nobody's mail, nobody's
//! search result and no way in: her browsers are signed out, her tokens and her calendar's address end, her seats at
//! events to come go to others, and what she owes is owed no more. What was paid, signed and logged stays; she may join
//! again by the same address.

use domain::{Handle, Iri, LanguageTag, Member, MemberId, Note, Payer};
use jiff::Timestamp;
use store::departures::{self, Departure};
use store::mails::{self, AccountNews};
use store::{
    Membership, Officer, StoreError, Transaction, audit, calendar_feeds, enrolments, events, invitations,
    invoices, jobs, mail_settings, members, profiles, rsvps, sessions, tokens,
};

use crate::Rules;
use crate::choose_tier::enrolment_of;
use crate::issue_invoice::void;
use crate::name_approver::speaks_no_more;
use crate::say_goodbye::{is_to_come, say_goodbye};

/// Answers looked through to tell how many events to come she gives up, latest made events last.
const ANSWERS_READ_MAX: u16 = 2_000;
/// Answers to events to come that are taken back with the membership; of more the rest follows piece by piece.
pub const ANSWERS_MAX: usize = 200;

/// Why a membership does not end.
#[derive(Debug, thiserror::Error)]
pub enum LeaveRefused {
    /// Nobody of that name is a member, or she has left.
    #[error("there is no such member, or she has left already")]
    NoSuchMember,
    /// Nobody is put out by whom she put in charge of the machine.
    #[error("an operator is taken off by whoever has the shell")]
    IsOperator,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How it ends.
#[derive(Clone, Copy, Debug)]
pub struct Leaving<'l> {
    /// In her words or an officer's; officers read it (need 4.4).
    pub because: Option<&'l Note>,
    /// What an officer writes to whom she puts out; it goes by mail, and nowhere else.
    pub told: Option<&'l Note>,
    /// Fresh addresses of activities, one more than [`ANSWERS_MAX`] at most: the first is that of her goodbye, each further
    /// one carries an answer that is taken back.
    pub activities: &'l [Iri],
}

/// What ends with a membership, to be read before it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatEnds {
    /// Answers to events to come: yes or maybe.
    pub answers: usize,
    /// An invoice that is open.
    pub owes: Option<domain::Invoice>,
    /// The last day paid for.
    pub until: Option<jiff::civil::Date>,
}

/// Tells what would end.
pub fn what_ends(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    now: Timestamp,
) -> Result<WhatEnds, StoreError> {
    let member = membership.member();
    Ok(WhatEnds {
        answers: to_come(tx, &member.id, now)?,
        owes: invoices::open_of(tx, &Payer::Member(member.id.clone()))?,
        until: enrolment_of(tx, membership, now)?.until,
    })
}

/// She leaves by herself, once: whoever sends it twice has left by the first, and for the reason of the first.
pub fn leave(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    membership: &Membership,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(), LeaveRefused> {
    let (gone, _) = end(tx, rules, &membership.member().id, leaving, now)?;
    audit::log(tx, gone.handle.as_str(), "leave the community", now)?;
    Ok(())
}

/// An officer ends a membership; that of an operator stays.
pub fn end_membership(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    by: &Officer,
    member: &MemberId,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<Member, LeaveRefused> {
    let membership = members::membership(tx, member)?.ok_or(LeaveRefused::NoSuchMember)?;
    let who = membership.member();
    if who.holds(domain::Role::Operator) && by.member().id != who.id {
        return Err(LeaveRefused::IsOperator);
    }
    let (gone, read) = end(tx, rules, &who.id, leaving, now)?;
    put_out(tx, by.member().handle.as_str(), (&gone, read), leaving, now)?;
    Ok(gone)
}

/// Whoever has the shell ends a membership, also that of an operator.
pub fn end_membership_by_operator(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    handle: &Handle,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<Member, LeaveRefused> {
    let who = members::by_handle(tx, handle)?.ok_or(LeaveRefused::NoSuchMember)?;
    let (gone, read) = end(tx, rules, &who.id, leaving, now)?;
    put_out(tx, "operator", (&gone, read), leaving, now)?;
    Ok(gone)
}

/// The log says who did it, and she reads what was written for her in the language she read.
fn put_out(
    tx: &mut Transaction<'_>,
    by: &str,
    (gone, language): (&Member, Option<LanguageTag>),
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let what = format!("end the membership of {}", gone.handle);
    audit::log(tx, by, &what, now)?;
    let words = leaving.told.cloned();
    mails::tell_account(tx, &gone.id, AccountNews::PutOut { words, language }, now)
}

/// Ends it as it stands in this transaction; a proof of before may be older than what is written. Answers who it was, and in
/// which language she read.
fn end(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    member: &MemberId,
    leaving: Leaving<'_>,
    now: Timestamp,
) -> Result<(Member, Option<LanguageTag>), LeaveRefused> {
    let membership = &members::membership(tx, member)?.ok_or(LeaveRefused::NoSuchMember)?;
    let member = membership.member();
    give_back_jobs(tx, &member.id, now)?;
    if let Some(open) = invoices::open_of(tx, &Payer::Member(member.id.clone()))? {
        void(tx, open, member.handle.as_str(), now)?;
    }
    let mut enrolment = enrolment_of(tx, membership, now)?;
    enrolment.leave(leaving.because.cloned());
    enrolments::put(tx, &member.id, &enrolment)?;
    profiles::end(tx, member)?;
    give_back(tx, member)?;
    invitations::accept(tx, &member.id)?;
    sessions::end_all(tx, &member.id)?;
    store::passkeys::remove_all(tx, &member.id)?;
    store::linked_accounts::unlink_all(tx, &member.id)?;
    for token in tokens::of_member(tx, &member.id)? {
        tokens::revoke(tx, &token);
    }
    calendar_feeds::remove(tx, &member.id)?;
    let read = mail_settings::forget(tx, &member.id)?;
    departures::put(tx, &member.id, &Departure::of(now))?;
    say_goodbye(tx, rules, &member.id, leaving.activities, now)?;
    Ok((member.clone(), read))
}

/// What she was to do at events that are not over is open again, whether she had answered them or not.
fn give_back_jobs(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<(), StoreError> {
    for id in jobs::held_by(tx, member)? {
        if events::get(tx, &id)?.is_none_or(|event| event.over_at() < now) {
            continue;
        }
        let mut list = jobs::get(tx, &id)?;
        let is_hers = |job: &&domain::Job| job.holder.as_ref().is_some_and(|holder| holder.member == *member);
        let hers: Vec<u32> = list.iter().filter(is_hers).map(|job| job.number).collect();
        for number in hers {
            // It is hers, so it can be given back.
            let _ = list.give_back(number, member);
        }
        jobs::put(tx, &id, &list)?;
    }
    Ok(())
}

/// Her offices, and her word for her company.
fn give_back(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    speaks_no_more(tx, member)?;
    if member.roles.is_empty() {
        return Ok(());
    }
    let without = Member {
        roles: Vec::new(),
        ..member.clone()
    };
    members::change(tx, &without)
}

/// How many events to come she said yes or maybe to, as far as they are looked through.
fn to_come(tx: &mut Transaction<'_>, member: &MemberId, now: Timestamp) -> Result<usize, StoreError> {
    let mut found = 0;
    for register in rsvps::of_member(tx, member, ANSWERS_READ_MAX)? {
        let event = events::get(tx, &register.event)?;
        if event.is_some_and(|event| is_to_come(&register, &event, now)) {
            found += 1;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
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
        leaves(&database, &klara, Some(&why));

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

    /// F02, F22-2: whoever only asks to come back is gone to others all the same.
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
}
