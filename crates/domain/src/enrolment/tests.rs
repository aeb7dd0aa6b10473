//! Levels, seats and what time makes of them.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::Amount;

fn tier(id: &str, price: &str, period_months: Option<u16>) -> Tier {
    Tier {
        id: Slug::parse(id).unwrap(),
        name: Title::parse(id).unwrap(),
        price: Amount::parse(price).unwrap(),
        period_months,
        kinds: BTreeSet::from(Kind::ALL),
        benefits: Vec::new(),
        seats: None,
        retired: None,
    }
}

/// F02-1: paying moves from grace to current.
#[test]
fn who_pays_in_grace_is_current_and_loses_no_day() {
    let chapter = tier("chapter", "240", Some(12));
    let mut maren = Enrolment::begin(Kind::Partner, &chapter, date(2026, 1, 10));
    assert_eq!(maren.state, EnrolmentState::Pending);
    maren.pay(&chapter, date(2026, 1, 15)).unwrap();
    assert_eq!(
        (maren.state, maren.until),
        (EnrolmentState::Current, Some(date(2027, 1, 14)))
    );
    assert!(!maren.pass_time(date(2027, 1, 14), 30));
    assert!(maren.pass_time(date(2027, 1, 15), 30));
    assert_eq!((maren.state, maren.is_in_force()), (EnrolmentState::Grace, true));
    maren.pay(&chapter, date(2027, 2, 1)).unwrap();
    assert_eq!(
        (maren.state, maren.until),
        (EnrolmentState::Current, Some(date(2028, 1, 14)))
    );
    assert_eq!(maren.since, date(2026, 1, 15));
}

/// F02: nobody loses what she has paid for by choosing another level.
#[test]
fn what_is_left_of_one_level_is_days_of_the_next_by_what_each_costs() {
    let (chapter, pro) = (tier("chapter", "240", Some(12)), tier("pro", "10", Some(1)));
    let mut maren = Enrolment::begin(Kind::Partner, &chapter, date(2026, 1, 1));
    maren.pay(&chapter, date(2026, 1, 1)).unwrap();
    let day = date(2026, 12, 2);
    assert_eq!(maren.days_left(day), Some(29));
    assert_eq!(
        maren.days_kept(&chapter, &pro, day),
        60,
        "30 days at 20 a month are 60 at 10"
    );
    assert_eq!(
        maren.days_kept(&chapter, &chapter, day),
        0,
        "a renewal goes on by itself"
    );
    assert_eq!(
        maren.days_kept(&chapter, &pro, date(2027, 1, 1)),
        0,
        "nothing is left"
    );
    let seat = Tier {
        seats: Some(5),
        ..chapter.clone()
    };
    assert_eq!(maren.days_kept(&seat, &pro, day), 0);
    let dear = tier("dear", "999999999", Some(1));
    maren.tier = dear.id.clone();
    assert_eq!(maren.days_kept(&dear, &pro, day), Enrolment::DAYS_KEPT_MAX);
    maren.pay(&pro, day).unwrap();
    maren.add_days(60);
    assert_eq!(maren.until, Some(date(2027, 3, 2)));
}

/// 4.11
#[test]
fn who_does_not_pay_lapses_to_the_free_tier_and_never_out() {
    let (chapter, network) = (tier("chapter", "240", Some(12)), tier("network", "0", None));
    let mut maren = Enrolment::begin(Kind::Partner, &chapter, date(2026, 1, 1));
    maren.chapter = Some(Title::parse("Eastside").unwrap());
    maren.pay(&chapter, date(2026, 1, 1)).unwrap();
    assert!(maren.pass_time(date(2027, 1, 1), 30));
    assert!(!maren.pass_time(date(2027, 1, 30), 30));
    assert!(maren.pass_time(date(2027, 1, 31), 30));
    assert_eq!(
        (maren.state, maren.is_in_force()),
        (EnrolmentState::Lapsed, false)
    );
    let after = maren.after_lapse(&network, date(2027, 1, 31));
    assert_eq!((after.state, after.until), (EnrolmentState::Current, None));
    assert_eq!(after.chapter, maren.chapter);
    assert!(!after.clone().pass_time(date(2099, 1, 1), 0));
}

#[test]
fn a_long_absence_lapses_in_one_step() {
    let chapter = tier("chapter", "240", Some(12));
    let mut maren = Enrolment::begin(Kind::Partner, &chapter, date(2026, 1, 1));
    maren.pay(&chapter, date(2026, 1, 1)).unwrap();
    assert!(maren.pass_time(date(2030, 1, 1), 30));
    assert_eq!(maren.state, EnrolmentState::Lapsed);
    maren.pay(&chapter, date(2030, 1, 1)).unwrap();
    assert_eq!(maren.until, Some(date(2030, 12, 31)));
}

#[test]
fn months_end_where_they_end_and_days_are_counted() {
    let monthly = tier("pro", "8", Some(1));
    let mut neve = Enrolment::begin(Kind::Partner, &monthly, date(2026, 1, 31));
    neve.pay(&monthly, date(2026, 1, 31)).unwrap();
    assert_eq!(neve.until, Some(date(2026, 2, 27)));
    assert_eq!(neve.days_left(date(2026, 2, 20)), Some(7));
    assert_eq!(neve.days_left(date(2026, 3, 1)), Some(-2));
}

#[test]
fn who_has_left_neither_pays_nor_is_confirmed() {
    let network = tier("network", "0", None);
    let mut hamza = Enrolment::begin(Kind::Partner, &network, date(2026, 1, 1));
    assert_eq!(hamza.confirm(date(2026, 1, 1)), Err(StepRefused::NotPending));
    hamza.leave(None);
    assert_eq!(hamza.pay(&network, date(2026, 1, 2)), Err(StepRefused::HasLeft));
    assert_eq!(hamza.confirm(date(2026, 1, 1)), Err(StepRefused::HasLeft));
}

/// F02: a seat takes nothing that she paid for herself.
#[test]
fn what_she_paid_for_herself_waits_while_she_has_a_seat() {
    let (chapter, network) = (tier("chapter", "240", Some(12)), tier("network", "0", None));
    let company = Tier {
        seats: Some(5),
        ..tier("company", "900", Some(12))
    };
    let organization = Slug::parse("ledgerline").unwrap();
    let bundle = Bundle::paid(None, organization, &company, date(2026, 2, 1));
    let mut maren = Enrolment::begin(Kind::Partner, &chapter, date(2026, 1, 1));
    maren.pay(&chapter, date(2026, 1, 1)).unwrap();
    maren.take_seat(&bundle, date(2026, 2, 1));
    assert_eq!((&maren.tier, maren.until), (&company.id, bundle.until));
    let back = maren.after_seat(&network, date(2026, 2, 1));
    assert_eq!((&back.tier, back.until), (&chapter.id, Some(date(2026, 12, 31))));
    assert_eq!((back.seat.clone(), back.is_in_force()), (None, true));
    let late = maren.after_seat(&network, date(2027, 1, 1));
    assert_eq!((&late.tier, late.seat.is_none()), (&chapter.id, true));
    assert_eq!(
        late.until,
        Some(date(2027, 11, 30)),
        "the 333 days that were left"
    );
    let written = serde_json::to_string(&maren).unwrap();
    assert_eq!(serde_json::from_str::<Enrolment>(&written).unwrap(), maren);
    assert!(!serde_json::to_string(&back).unwrap().contains("seat"));
}

/// F02
#[test]
fn who_waits_has_nothing_until_an_officer_lets_her_in() {
    let network = tier("network", "0", None);
    let mut aiko = Enrolment::ask(Kind::Partner, &network, date(2026, 1, 1));
    assert!(!aiko.is_in_force());
    aiko.confirm(date(2026, 1, 9)).unwrap();
    assert_eq!((aiko.is_in_force(), aiko.since), (true, date(2026, 1, 9)));
    assert_eq!(aiko.confirm(date(2026, 1, 9)), Err(StepRefused::NotPending));
}
