//! Whom an organisation's level is told about, and what of it.

use domain::{Amount, InvoiceState, Member, PersonName};
use jiff::SignedDuration;
use store::mails::{self, Job};
use store::{Database, Membership};

use super::*;
use crate::issue_invoice::Issued;
use crate::mark_paid::mark_paid;
use crate::samples::{self, act, at};
use crate::set_tier::set_tier;

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
