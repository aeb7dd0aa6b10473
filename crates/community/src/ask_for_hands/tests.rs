//! Calls that open, wait, widen and expire.

use domain::{Announcement, Distance, MemberProfile, Region, Scope, Shown, Slug, Term, Visibility};
use store::mails::{self, Job};
use store::{Database, profiles};

use super::*;
use crate::approve_call::{ApproveRefused, approve_call};
use crate::name_approver::name_approver;
use crate::pass_call_time::{next_call_due, pass_call_time};
use crate::sample_calls::asking;
use crate::samples::{self, act, at, origin, refused};
use crate::spread_call::spread_step;

const RULES: CallRules = CallRules {
    default_hours: 72,
    widen_after_minutes: 120,
    emergency_per_30_days: 1,
    owner_approval: OwnerApproval::PerOrganization,
};

fn ask(database: &Database, who: &Membership, number: u8, urgency: Urgency, second: i64) -> Call {
    let mut asking = asking(number, urgency);
    asking.need.until = asking.need.until.max(at(second + 1_000));
    act(database, |tx| {
        ask_for_hands(tx, &RULES, who, asking.clone(), at(second))
    })
}

fn node() -> Database {
    let database = samples::node();
    samples::peer(&database, "b.example", &[Scope::Calls]);
    database
}

/// Who is mailed of what, in order.
fn mailed(database: &Database) -> Vec<(MemberId, CallNews)> {
    let jobs = mails::claim(database, at(1_000_000), at(1_000_060), 500).unwrap();
    let told = jobs.iter().filter_map(|(_, job)| match job {
        Job::Call(mail) => Some((mail.member.clone(), mail.news.clone())),
        _ => None,
    });
    let told = told.collect();
    act(database, |tx| {
        jobs.iter().for_each(|(leased, _)| mails::settle(tx, leased));
        Ok::<_, StoreError>(())
    });
    told
}

/// A member with a competency, who works somewhere.
fn who_can(database: &Database, handle: &str, skill: &str, region: &str) -> Membership {
    let who = samples::member(database, handle);
    let mut profile = MemberProfile::empty(Visibility::Community);
    profile.competencies = Shown::new([Term::parse(skill).unwrap()].into(), Visibility::Community);
    profile.regions = Shown::new([Region::parse(region).unwrap()].into(), Visibility::Community);
    act(database, |tx| profiles::put(tx, who.member(), &profile));
    assert!(!profile.seen_from(Distance::Member).facets.regions.is_empty());
    who
}

/// 3.4: with approval required nothing is federated until the click.
#[test]
fn a_call_waits_for_whoever_speaks_for_the_organisation_and_leaves_after_her_click() {
    let database = node();
    let [tech, boss] = ["tech", "boss"].map(|handle| samples::member_of(&database, handle, "Ironbark"));
    let stranger = samples::member(&database, "stranger");
    let slug = Slug::parse("ironbark").unwrap();
    act(&database, |tx| {
        name_approver(tx, "operator", &slug, Some(&boss.member().handle), at(1))
    });
    samples::told(&database);
    mailed(&database);
    let call = ask(&database, &tech, 1, Urgency::Normal, 10);
    assert_eq!(call.state, CallState::AwaitingApproval);
    assert_eq!(
        call.waits_for(),
        Some(&ApprovalBy::Owner(boss.member().id.clone()))
    );
    assert_eq!(
        mailed(&database),
        [(boss.member().id.clone(), CallNews::Approval)]
    );
    act(&database, |tx| pass_call_time(tx, at(100_000)));
    assert!(
        samples::told(&database).is_empty(),
        "time alone sends nothing out"
    );
    for other in [&stranger, &tech] {
        let no = refused(&database, |tx| approve_call(tx, other, &call.id, at(11)));
        assert!(matches!(no, ApproveRefused::NoSuchCall));
    }
    let open = act(&database, |tx| approve_call(tx, &boss, &call.id, at(20)));
    assert_eq!((open.state, open.through), (CallState::Open, at(20 + 72 * 3_600)));
    assert_eq!(
        open.own.unwrap().approvals[0].given,
        Some((boss.member().id.clone(), at(20)))
    );
}

/// 3.3: an organisation's second emergency within thirty days needs an officer.
#[test]
fn the_second_emergency_of_an_organisation_waits_for_an_officer() {
    let database = node();
    let olga = samples::officer(&database);
    let [tech, mate] = ["tech", "mate"].map(|handle| samples::member_of(&database, handle, "Ironbark"));
    let first = ask(&database, &tech, 1, Urgency::Emergency, 10);
    let second = ask(&database, &mate, 2, Urgency::Emergency, 20);
    assert_eq!(
        (first.state, second.state),
        (CallState::Open, CallState::AwaitingApproval)
    );
    assert_eq!(second.waits_for(), Some(&ApprovalBy::Officer));
    let hers = database.read(|tx| store::members::membership(tx, &olga.member().id));
    let open = act(&database, |tx| {
        approve_call(tx, hers.as_ref().unwrap().as_ref().unwrap(), &second.id, at(30))
    });
    assert_eq!(open.state, CallState::Open);
    let later = ask(
        &database,
        &tech,
        3,
        Urgency::Emergency,
        40 + EMERGENCY_DAYS * 86_400,
    );
    assert_eq!(
        later.state,
        CallState::Open,
        "thirty days later it is the first again"
    );
}

/// 3.1: members who can do it are told, once each, and nobody else.
#[test]
fn only_members_who_can_do_it_there_are_told_and_each_once() {
    let database = node();
    let author = who_can(&database, "author", "erp", "US-WA");
    let near = who_can(&database, "near", "erp", "US-WA");
    who_can(&database, "far", "erp", "GB");
    who_can(&database, "other", "security", "US-WA");
    samples::member(&database, "silent");
    let call = ask(&database, &author, 1, Urgency::Urgent, 10);
    let spread = CallSpread {
        call: call.id.clone(),
        urgency: Urgency::Urgent,
        skill: 0,
        after: None,
        at: at(10),
    };
    for _ in 0..2 {
        act(&database, |tx| spread_step(tx, &call, &spread, at(11)));
    }
    assert_eq!(mailed(&database), [(near.member().id.clone(), CallNews::Needed)]);
}

/// F10: own circle first, chosen peers after the delay, and at its end it expires.
#[test]
fn chosen_peers_get_a_call_after_its_delay_and_it_expires() {
    let database = node();
    let author = samples::member(&database, "author");
    let call = ask(&database, &author, 1, Urgency::Normal, 0);
    assert_eq!(database.read(next_call_due), Ok(Some(at(7_200))));
    act(&database, |tx| pass_call_time(tx, at(7_199)));
    assert!(samples::told(&database).is_empty());
    act(&database, |tx| pass_call_time(tx, at(7_200)));
    let told = Announcement::CallTold {
        call: call.id.clone(),
        revision: 1,
    };
    assert_eq!(samples::told(&database), [told]);
    act(&database, |tx| pass_call_time(tx, at(7_201)));
    assert!(samples::told(&database).is_empty(), "it is told once");
    act(&database, |tx| pass_call_time(tx, call.through));
    let expired = database.read(|tx| calls::get(tx, &call.id)).unwrap().unwrap();
    assert_eq!(expired.state, CallState::Expired);
    assert_eq!(database.read(next_call_due), Ok(None));
}

#[test]
fn a_call_that_cannot_be_is_refused() {
    let database = node();
    let author = samples::member(&database, "author");
    let mut elsewhere = asking(1, Urgency::Normal);
    elsewhere.chosen.insert(origin("c.example"));
    let no = refused(&database, |tx| {
        ask_for_hands(tx, &RULES, &author, elsewhere.clone(), at(1))
    });
    assert!(matches!(no, AskRefused::NotAPeer(_)));
    let mut long = asking(1, Urgency::Normal);
    long.hours = Some(Call::HOURS_MAX + 1);
    let no = refused(&database, |tx| {
        ask_for_hands(tx, &RULES, &author, long.clone(), at(1))
    });
    assert!(matches!(no, AskRefused::Hours));
    let past = asking(1, Urgency::Normal);
    let no = refused(&database, |tx| {
        ask_for_hands(tx, &RULES, &author, past.clone(), at(2_001))
    });
    assert!(matches!(no, AskRefused::Call(CallRefused::Times)));
}
