//! Whom an organisation's level is told about, and what of it.

use domain::{Amount, InvoiceState, Member, PersonName};
use jiff::SignedDuration;
use store::mails::{self, Job};
use store::{Database, Membership};

use super::*;
use crate::choose_tier::{Chosen, choose_tier};
use crate::give_seat::{give_seat, give_up_seat, take_back_seat};
use crate::issue_invoice::Issued;
use crate::mark_paid::mark_paid;
use crate::samples::{self, act, at};
use crate::set_tier::set_tier;
use crate::spokesperson::Spokesperson;
use crate::take_bundle::{Taken, take_bundle};

const DAY: i64 = 86_400;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn company() -> Tier {
    Tier {
        price: Amount::parse("900").unwrap(),
        period_months: Some(12),
        seats: Some(2),
        ..Tier::free(slug("company"))
    }
}

/// Ledgerline has a year of two seats that is paid; Maren asked for it and acts for it, and Idris works there too.
struct Circle {
    database: Database,
    maren: Membership,
    idris: Membership,
}

impl Circle {
    fn new() -> Self {
        let database = samples::node();
        act(&database, |tx| set_tier(tx, "operator", &company(), at(0)));
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        let idris = samples::member_of(&database, "idris", "Ledgerline");
        let circle = Self {
            database,
            maren,
            idris,
        };
        circle.speaks(Some(&circle.maren));
        let owed = circle.owed_by(&circle.maren);
        act(&circle.database, |tx| mark_paid(tx, "treasurer", owed, at(1)));
        circle.told(2);
        circle
    }

    fn owed_by(&self, asked_by: &Membership) -> domain::InvoiceNumber {
        let issued = act(&self.database, |tx| {
            let profile = community::profile(tx)?.unwrap();
            let owed = Owed {
                payer: Payer::Organization(slug("ledgerline")),
                asked_by: &asked_by.member().id,
                billed_to: &PersonName::parse("Ledgerline").unwrap(),
                due: today(tx, at(0))?,
                by: "operator",
            };
            issue_invoice(tx, &profile, owed, &company(), at(0))
        });
        let (Issued::New(invoice) | Issued::Known(invoice)) = issued;
        assert_eq!(invoice.state, InvoiceState::Open);
        invoice.number
    }

    fn speaks(&self, approver: Option<&Membership>) {
        act(&self.database, |tx| {
            let mut known = organizations::get(tx, &slug("ledgerline"))?.unwrap();
            known.approver = approver.map(|approver| approver.member().id.clone());
            organizations::put(tx, &known)
        });
    }

    /// She works elsewhere from now on, and speaks for nobody.
    fn goes(&self, who: &Membership) {
        act(&self.database, |tx| {
            let elsewhere = Member {
                organization: PersonName::parse("Fathom & Vale").ok(),
                ..who.member().clone()
            };
            members::change(tx, &elsewhere)
        });
        self.speaks(None);
    }

    fn gives(&self, who: &Membership, second: i64) {
        let by = Spokesperson::Member(self.maren.clone());
        let handle = &who.member().handle;
        act(&self.database, |tx| {
            give_seat(tx, &by, &slug("ledgerline"), handle, at(second))
        });
    }

    fn until(&self) -> Date {
        let bundle = self.database.read(|tx| bundles::get(tx, &slug("ledgerline")));
        bundle.unwrap().unwrap().until.unwrap()
    }

    fn passes(&self, day: i64) -> Option<Step> {
        act(&self.database, |tx| {
            pass_bundle_time(tx, &slug("ledgerline"), &Dues::default(), at(day * DAY))
        })
    }

    /// The mails that were queued by then, and to whom.
    fn told(&self, second: i64) -> Vec<(MemberId, DuesNews)> {
        let (now, lease) = (at(second), SignedDuration::from_secs(60));
        let queued = mails::claim(&self.database, now, now + lease, 100).unwrap();
        act(&self.database, |tx| {
            queued.iter().for_each(|(leased, _)| mails::settle(tx, leased));
            Ok::<_, StoreError>(())
        });
        let dues = queued.into_iter().filter_map(|(_, job)| match job {
            Job::Dues(mail) => Some((mail.member, mail.news)),
            _ => None,
        });
        dues.collect()
    }

    fn told_on(&self, day: i64) -> Vec<(MemberId, DuesNews)> {
        self.told(day * DAY + 1)
    }
}

/// F02, 4.11: a reminder that nobody could read is none.
#[test]
fn a_reminder_waits_for_whoever_speaks_next_and_tells_nobody_who_works_elsewhere() {
    let circle = Circle::new();
    let until = circle.until();
    circle.goes(&circle.maren);
    assert_eq!(circle.passes(337), None, "nobody is there to be told");
    assert_eq!(circle.told_on(337), []);
    circle.speaks(Some(&circle.idris));
    assert_eq!(circle.passes(338), Some(Step::Remind { until, days: 30 }));
    assert_eq!(circle.passes(338), None, "done once");
    let told = circle.told_on(338);
    assert!(
        matches!(&told[..], [(to, DuesNews::BundleRenewal { .. })] if *to == circle.idris.member().id),
        "{told:?}"
    );
    let payer = Payer::Organization(slug("ledgerline"));
    let owed = circle.database.read(|tx| invoices::open_of(tx, &payer));
    let owed = owed.unwrap().unwrap();
    assert_eq!(owed.asked_by, circle.idris.member().id);
}

/// F02: that it is paid is told to whoever speaks for it by then.
#[test]
fn who_speaks_for_it_reads_that_it_is_paid_whoever_had_asked() {
    let circle = Circle::new();
    let number = circle.owed_by(&circle.maren);
    circle.goes(&circle.maren);
    circle.speaks(Some(&circle.idris));
    act(&circle.database, |tx| mark_paid(tx, "treasurer", number, at(9)));
    assert_eq!(
        circle.told(10),
        [(circle.idris.member().id.clone(), DuesNews::Paid { number })]
    );
}

/// F02: a seat takes from nobody what she has paid for herself; she reads of it, and gives it up when she likes.
#[test]
fn who_is_given_a_seat_keeps_her_own_days_reads_of_it_and_may_give_it_up() {
    let circle = Circle::new();
    let (database, idris) = (&circle.database, &circle.idris);
    let (id, dues) = (&idris.member().id, Dues::default());
    let chapter = samples::chapter(database);
    let known = || database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
    let until = database.read(|tx| today(tx, at(0))).unwrap();
    let until = until.saturating_add(100.days());
    act(database, |tx| {
        let mut paid = enrolments::get(tx, id)?.unwrap();
        paid.tier = chapter.id.clone();
        paid.until = Some(until);
        enrolments::put(tx, id, &paid)
    });
    let chosen = act(database, |tx| choose_tier(tx, idris, &chapter.id, &dues, at(2)));
    let Chosen::AfterPayment(owed) = chosen else {
        panic!("it costs something");
    };
    circle.told(3);
    circle.gives(idris, 4);
    let told = circle.told(5);
    assert!(
        matches!(&told[..], [(to, DuesNews::SeatGiven { .. })] if to == id),
        "{told:?}"
    );
    let stands = database.read(|tx| invoices::get(tx, owed.number)).unwrap();
    assert!(stands.unwrap().is_open(), "paying for herself is her own affair");
    assert_eq!(known().tier, company().id);
    let later = at(200 * DAY);
    let whose = act(database, |tx| give_up_seat(tx, idris, &dues, later));
    assert_eq!(whose, Some(slug("ledgerline")));
    assert_eq!(
        (known().tier, known().until),
        (chapter.id.clone(), Some(until.saturating_add(200.days()))),
        "no day of hers is used up by a seat"
    );
    let again = act(database, |tx| give_up_seat(tx, idris, &dues, later));
    assert_eq!((again, circle.told_on(200)), (None, Vec::new()));
    circle.gives(idris, 201 * DAY);
    circle.told_on(201);
    let by = Spokesperson::Member(circle.maren.clone());
    let handle = &idris.member().handle;
    act(database, |tx| {
        take_back_seat(tx, &by, &slug("ledgerline"), handle, &dues, at(202 * DAY))
    });
    let told = circle.told_on(202);
    assert!(
        matches!(&told[..], [(to, DuesNews::SeatTakenBack { to: level, .. })] if to == id && *level == chapter.name),
        "{told:?}"
    );
}

/// F02: what cannot be renewed is not asked for, and the mail says what to do instead.
#[test]
fn an_organisation_is_not_asked_to_pay_for_what_it_cannot_renew() {
    let circle = Circle::new();
    circle.gives(&circle.maren, 3);
    circle.gives(&circle.idris, 3);
    let fewer = Tier {
        seats: Some(1),
        ..company()
    };
    act(&circle.database, |tx| set_tier(tx, "operator", &fewer, at(4)));
    circle.told(5);
    circle.passes(306);
    let too_few = circle.told_on(306);
    assert!(
        matches!(
            &too_few[..],
            [(_, DuesNews::BundleNotOffered { over: Some(1), .. })]
        ),
        "{too_few:?}"
    );
    act(&circle.database, |tx| {
        crate::retire_tier::retire_tier(tx, "olga", &slug("company"), &Dues::default(), at(7))
    });
    circle.passes(337);
    let retired = circle.told_on(337);
    assert!(
        matches!(&retired[..], [(_, DuesNews::BundleNotOffered { over: None, .. })]),
        "{retired:?}"
    );
    assert_eq!(
        circle.database.read(|tx| invoices::open(tx, None, 9)).unwrap(),
        []
    );
}

/// F02, 4.11: who loses a seat with all the others reads whose it was, and whoever speaks for them reads it once.
#[test]
fn who_loses_a_seat_because_it_was_not_paid_reads_that_it_was_the_organisation() {
    let circle = Circle::new();
    circle.gives(&circle.maren, 3);
    circle.gives(&circle.idris, 3);
    circle.told(4);
    let lapsed = circle.passes(500);
    assert!(matches!(lapsed, Some(Step::Lapse { .. })), "{lapsed:?}");
    let mut told = circle.told_on(500);
    told.sort_by_key(|(_, news)| matches!(news, DuesNews::SeatEnded { .. }));
    let (maren, idris) = (&circle.maren.member().id, &circle.idris.member().id);
    assert!(
        matches!(
            &told[..],
            [(first, DuesNews::BundleLapsed { .. }), (then, DuesNews::SeatEnded { .. })]
                if first == maren && then == idris
        ),
        "{told:?}"
    );
}

/// F02: who renews early for fewer keeps what this period was paid for; in the next one those sit who had theirs first.
#[test]
fn fewer_seats_that_are_paid_for_early_begin_with_the_next_period() {
    let circle = Circle::new();
    circle.gives(&circle.idris, 3);
    let fewer = Tier {
        seats: Some(1),
        ..company()
    };
    act(&circle.database, |tx| set_tier(tx, "operator", &fewer, at(4)));
    let (by, ledgerline) = (Spokesperson::Member(circle.maren.clone()), slug("ledgerline"));
    let taken = act(&circle.database, |tx| {
        take_bundle(tx, &by, &ledgerline, &fewer.id, &Dues::default(), at(300 * DAY))
    });
    let Taken::AfterPayment(owed) = taken else {
        panic!("it costs something");
    };
    act(&circle.database, |tx| {
        mark_paid(tx, "treasurer", owed.number, at(301 * DAY))
    });
    circle.gives(&circle.maren, 302 * DAY);
    circle.told_on(303);
    let bundle = || {
        let bundle = circle.database.read(|tx| bundles::get(tx, &ledgerline));
        bundle.unwrap().unwrap()
    };
    assert_eq!(circle.passes(363), None, "both sit in what is paid for");
    assert_eq!((bundle().seats, bundle().holders.len()), (2, 2));
    assert_eq!(circle.passes(366), Some(Step::FewerSeats { seats: 1, over: 1 }));
    assert_eq!(circle.passes(366), None, "done once");
    let (maren, idris) = (&circle.maren.member().id, &circle.idris.member().id);
    assert_eq!((bundle().seats, bundle().holders), (1, [idris.clone()].into()));
    let told = circle.told_on(366);
    assert!(
        matches!(&told[..], [(to, DuesNews::SeatEnded { .. })] if to == maren),
        "{told:?}"
    );
    let known = circle.database.read(|tx| enrolments::get(tx, maren));
    assert_eq!(known.unwrap().unwrap().tier.as_str(), "network");
}
