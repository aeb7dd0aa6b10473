//! Seats from the first invoice to the last day, as page, API and command line ask for them.

use domain::{
    Amount, EnrolmentState, Handle, InvoiceNumber, InvoiceState, Member, MemberId, MemberProfile, PersonName,
    Visibility,
};
use store::{Database, Membership, profiles};

use super::*;
use crate::choose_tier::{ChooseTierRefused, choose_tier};
use crate::give_seat::{SeatRefused, give_seat, take_back_seat};
use crate::leave::{Leaving, leave};
use crate::mark_paid::{MarkPaidRefused, mark_paid};
use crate::merge_organizations::{MergeRefused, Progress, merge_piece};
use crate::name_approver::name_approver;
use crate::pass_bundle_time::{bundle_step_due, pass_bundle_time};
use crate::pass_time::Step;
use crate::samples::{self, act, at, refused};
use crate::see_bundle::see_bundle;
use crate::see_invoice::see_invoice;
use crate::see_tiers::see_tiers;
use crate::set_tier::set_tier;

const DAY: i64 = 86_400;

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn handle(text: &str) -> Handle {
    Handle::parse(text).unwrap()
}

fn company(price: &str, seats: u16) -> Tier {
    Tier {
        price: Amount::parse(price).unwrap(),
        period_months: (price != "0").then_some(12),
        seats: Some(seats),
        ..Tier::free(slug("company"))
    }
}

/// A node where Maren acts for Ledgerline, of whose people there are some more, and a level of two seats.
struct Circle {
    database: Database,
    maren: Membership,
    by: Spokesperson,
}

impl Circle {
    fn new() -> Self {
        let database = samples::node();
        act(&database, |tx| {
            set_tier(tx, "operator", &company("900", 2), at(0))
        });
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        for other in ["idris", "neve"] {
            samples::member_of(&database, other, "Ledgerline");
        }
        let by = Spokesperson::Member(maren.clone());
        act(&database, |tx| {
            name_approver(tx, "operator", &slug("ledgerline"), Some(&handle("maren")), at(0))
        });
        Self { database, maren, by }
    }

    fn take(&self, second: i64) -> Invoice {
        let taken = act(&self.database, |tx| {
            take_bundle(
                tx,
                &self.by,
                &slug("ledgerline"),
                &slug("company"),
                &Dues::default(),
                at(second),
            )
        });
        match taken {
            Taken::AfterPayment(invoice) => invoice,
            Taken::AtOnce(bundle) => panic!("it costs something: {bundle:?}"),
        }
    }

    fn pay(&self, number: InvoiceNumber, second: i64) {
        act(&self.database, |tx| {
            mark_paid(tx, "treasurer", number, at(second))
        });
    }

    /// A year that is paid.
    fn paid() -> Self {
        let circle = Self::new();
        circle.pay(circle.take(1).number, 2);
        circle
    }

    fn give(&self, who: &str) -> Result<Member, SeatRefused> {
        self.database
            .transact_blocking(|tx| give_seat(tx, &self.by, &slug("ledgerline"), &handle(who), at(3)))
    }

    fn take_back(&self, who: &str, second: i64) -> Result<Member, SeatRefused> {
        let dues = Dues::default();
        self.database.transact_blocking(|tx| {
            take_back_seat(tx, &self.by, &slug("ledgerline"), &handle(who), &dues, at(second))
        })
    }

    fn id(&self, who: &str) -> MemberId {
        let found = self.database.read(|tx| members::by_handle(tx, &handle(who)));
        found.unwrap().unwrap().id
    }

    fn has(&self, who: &str) -> (String, EnrolmentState) {
        let id = self.id(who);
        let known = self
            .database
            .read(|tx| enrolments::get(tx, &id))
            .unwrap()
            .unwrap();
        (known.tier.to_string(), known.state)
    }

    fn bundle(&self, of: &str) -> Option<Bundle> {
        self.database.read(|tx| bundles::get(tx, &slug(of))).unwrap()
    }

    fn sits(&self, of: &str) -> usize {
        self.bundle(of).map_or(0, |bundle| bundle.holders.len())
    }

    fn passes(&self, day: i64) -> Option<Step> {
        let (dues, now) = (Dues::default(), at(day * DAY));
        let step = act(&self.database, |tx| {
            pass_bundle_time(tx, &slug("ledgerline"), &dues, now)
        });
        let again = act(&self.database, |tx| {
            pass_bundle_time(tx, &slug("ledgerline"), &dues, now)
        });
        assert_eq!(again, None, "done once");
        step
    }
}

fn on(level: &str, state: EnrolmentState) -> (String, EnrolmentState) {
    (level.to_owned(), state)
}

/// F02: one invoice to the organisation, seats when it is paid, and no more of them than were paid for.
#[test]
fn an_organisation_gets_one_invoice_and_gives_its_seats_to_its_people() {
    let circle = Circle::new();
    let invoice = circle.take(1);
    assert_eq!(
        (&invoice.payer, invoice.billed_to.as_str(), invoice.seats),
        (&Payer::Organization(slug("ledgerline")), "Ledgerline", Some(2))
    );
    assert_eq!(circle.take(2), invoice, "asking twice makes one");
    assert!(matches!(circle.give("maren"), Err(SeatRefused::NoBundle)));
    circle.pay(invoice.number, 2);
    for _ in 0..2 {
        circle.give("maren").unwrap();
        assert_eq!(circle.sits("ledgerline"), 1, "nobody takes two");
    }
    circle.give("idris").unwrap();
    assert_eq!(circle.has("idris"), on("company", EnrolmentState::Current));
    let no = circle.give("neve").unwrap_err();
    assert!(no.to_string().starts_with("all 2 seats are taken"), "{no}");
    let seen = see_tiers(&circle.database, &Dues::default()).unwrap();
    let held: Vec<_> = seen
        .tiers
        .iter()
        .map(|held| (held.tier.id.as_str(), held.holders))
        .collect();
    assert_eq!(held, [("company", 2), ("network", 1)]);
    circle.take_back("idris", 5).unwrap();
    assert_eq!(circle.has("idris"), on("network", EnrolmentState::Current));
    assert!(matches!(
        circle.take_back("idris", 6),
        Err(SeatRefused::NoSeat(_))
    ));
    circle.give("neve").unwrap();
    assert_eq!(circle.sits("ledgerline"), 2);
}

/// F02, E11: to a member who does not act for it there is nothing, and a hidden employer is none.
#[test]
fn only_who_acts_for_it_gives_seats_and_only_to_people_who_show_that_they_work_there() {
    let circle = Circle::paid();
    let idris = circle
        .database
        .read(|tx| members::membership(tx, &circle.id("idris")));
    let idris = idris.unwrap().unwrap();
    let stranger = Spokesperson::Member(idris.clone());
    let no = refused(&circle.database, |tx| {
        give_seat(tx, &stranger, &slug("ledgerline"), &handle("idris"), at(3))
    });
    assert!(matches!(no, SeatRefused::NoSuchOrganization(_)));
    let seen = circle
        .database
        .read(|tx| see_bundle(tx, &stranger, &slug("ledgerline"), at(3)));
    assert_eq!(seen.unwrap(), None);
    let seen = circle
        .database
        .read(|tx| see_bundle(tx, &circle.by, &slug("ledgerline"), at(3)));
    assert_eq!(seen.unwrap().unwrap().colleagues.len(), 3);
    let mut profile = MemberProfile::empty(Visibility::Community);
    profile.organization = Visibility::Me;
    act(&circle.database, |tx| profiles::put(tx, idris.member(), &profile));
    samples::member_of(&circle.database, "aiko", "Fathom & Vale");
    let said = ["idris", "aiko", "ghost"].map(|who| {
        let no = circle.give(who).unwrap_err();
        assert!(matches!(no, SeatRefused::NotTheirs(_)), "{no}");
        no.to_string().replace(who, "x")
    });
    assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
    let officer = Spokesperson::Officer(samples::officer(&circle.database));
    act(&circle.database, |tx| {
        give_seat(tx, &officer, &slug("ledgerline"), &handle("idris"), at(4))
    });
    assert_eq!(circle.sits("ledgerline"), 1, "an officer knows");
}

/// F02, 4.11: all who sit follow: reminders with one invoice, grace, lapse; paid in grace they are current.
#[test]
fn everybody_with_a_seat_goes_where_the_bundle_goes() {
    let circle = Circle::paid();
    circle.give("maren").unwrap();
    circle.give("idris").unwrap();
    let until = circle.bundle("ledgerline").unwrap().until.unwrap();
    assert_eq!(circle.passes(200), None);
    assert_eq!(circle.passes(306), Some(Step::Remind { until, days: 60 }));
    assert_eq!(circle.passes(337), Some(Step::Remind { until, days: 30 }));
    let open = circle.database.read(|tx| invoices::open(tx, None, 9)).unwrap();
    assert_eq!((open.len(), open[0].due, open[0].seats), (1, until, Some(2)));
    assert_eq!(circle.passes(366), Some(Step::Grace { until }));
    assert_eq!(circle.has("idris"), on("company", EnrolmentState::Grace));
    circle.pay(open[0].number, 370 * DAY);
    assert_eq!(circle.has("idris"), on("company", EnrolmentState::Current));
    let renewed = circle.bundle("ledgerline").unwrap().until.unwrap();
    assert_eq!(renewed, until.saturating_add(1.year()), "no day is lost");
    circle.take_back("maren", 371 * DAY).unwrap();
    let lapsed = circle.passes(800);
    assert!(
        matches!(&lapsed, Some(Step::Lapse { to, .. }) if to.id.as_str() == "network"),
        "{lapsed:?}"
    );
    assert_eq!(circle.has("idris"), on("network", EnrolmentState::Current));
    assert_eq!(circle.bundle("ledgerline"), None);
    let dues = Dues::default();
    let due = circle
        .database
        .read(|tx| bundle_step_due(tx, &slug("ledgerline"), &dues, at(900 * DAY)));
    assert_eq!(due.unwrap(), None);
}

/// F02: what has fewer seats than are taken is refused with what to do, before and at the payment.
#[test]
fn fewer_seats_than_are_taken_are_refused_plainly() {
    let circle = Circle::paid();
    let small = |seats| {
        act(&circle.database, |tx| {
            set_tier(tx, "operator", &company("900", seats), at(4))
        });
    };
    circle.give("maren").unwrap();
    small(1);
    let renewal = circle.take(10);
    circle.give("idris").unwrap();
    assert_eq!(circle.sits("ledgerline"), 2, "what was paid for stays as it was");
    let no = refused(&circle.database, |tx| {
        take_bundle(
            tx,
            &circle.by,
            &slug("ledgerline"),
            &slug("company"),
            &Dues::default(),
            at(11),
        )
    });
    assert!(
        no.to_string()
            .contains("holds 1 and 2 have a seat; take back 1 first"),
        "{no}"
    );
    let no = refused(&circle.database, |tx| {
        mark_paid(tx, "treasurer", renewal.number, at(12))
    });
    assert!(matches!(no, MarkPaidRefused::FewerSeats { .. }), "{no}");
    circle.take_back("idris", 13).unwrap();
    circle.pay(renewal.number, 14);
    let bundle = circle.bundle("ledgerline").unwrap();
    assert_eq!((bundle.seats, bundle.later[0].seats), (2, 1), "two are paid for");
    circle.give("idris").unwrap();
}

/// F02: nobody gets a level that is not for her kind because her organisation changes to it.
#[test]
fn a_level_that_is_not_for_all_who_sit_is_refused_and_says_for_whom() {
    let circle = Circle::paid();
    circle.give("idris").unwrap();
    let vendors = Tier {
        id: slug("vendors"),
        kinds: [domain::Kind::Vendor].into(),
        ..company("1200", 5)
    };
    act(&circle.database, |tx| set_tier(tx, "operator", &vendors, at(4)));
    let (of, dues) = (slug("ledgerline"), Dues::default());
    let take = || {
        let database = &circle.database;
        database.transact_blocking(|tx| take_bundle(tx, &circle.by, &of, &vendors.id, &dues, at(5)))
    };
    let no = take().unwrap_err();
    assert!(no.to_string().contains("not for the kind of idris;"), "{no}");
    circle.take_back("idris", 6).unwrap();
    assert!(matches!(take(), Ok(Taken::AfterPayment(_))));
}

/// F02: levels for one person and for organisations are not mistaken for each other; a free one is there at once.
#[test]
fn a_level_with_seats_is_for_organisations_alone() {
    let circle = Circle::new();
    let take = |tier: &str| {
        circle.database.transact_blocking(|tx| {
            take_bundle(
                tx,
                &circle.by,
                &slug("ledgerline"),
                &slug(tier),
                &Dues::default(),
                at(1),
            )
        })
    };
    assert!(matches!(take("network"), Err(TakeBundleRefused::ForOnePerson(_))));
    assert!(matches!(take("gold"), Err(TakeBundleRefused::NoSuchTier(_))));
    let guild = Tier {
        id: slug("guild"),
        ..company("0", 3)
    };
    act(&circle.database, |tx| set_tier(tx, "operator", &guild, at(0)));
    assert!(matches!(take("guild"), Ok(Taken::AtOnce(bundle)) if bundle.until.is_none()));
    let operator = refused(&circle.database, |tx| {
        name_approver(tx, "operator", &slug("ledgerline"), None, at(2))
            .map_err(|_| TakeBundleRefused::NotSetUp)?;
        take_bundle(
            tx,
            &Spokesperson::Operator,
            &slug("ledgerline"),
            &slug("company"),
            &Dues::default(),
            at(2),
        )
    });
    assert!(matches!(operator, TakeBundleRefused::NoApprover));
}

/// F02: whoever goes frees her seat, and whoever pays for herself needs none.
#[test]
fn a_seat_is_free_when_its_holder_leaves_or_pays_for_herself() {
    let circle = Circle::paid();
    let chapter = samples::chapter(&circle.database);
    circle.give("maren").unwrap();
    circle.give("idris").unwrap();
    let idris = circle
        .database
        .read(|tx| members::membership(tx, &circle.id("idris")));
    let idris = idris.unwrap().unwrap();
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    act(&circle.database, |tx| {
        leave(tx, &crate::Rules::default(), &idris, leaving, at(5))
    });
    assert_eq!(circle.sits("ledgerline"), 1);
    let free = refused(&circle.database, |tx| {
        choose_tier(tx, &circle.maren, &slug("network"), &Dues::default(), at(6))
    });
    assert!(matches!(free, ChooseTierRefused::HasSeat));
    act(&circle.database, |tx| {
        choose_tier(tx, &circle.maren, &chapter.id, &Dues::default(), at(6))
    });
    assert_eq!(circle.sits("ledgerline"), 1, "until it is paid");
    let payer = Payer::Member(circle.maren.member().id.clone());
    let own = circle
        .database
        .read(|tx| invoices::open_of(tx, &payer))
        .unwrap()
        .unwrap();
    circle.pay(own.number, 7);
    assert_eq!(circle.has("maren"), on("chapter", EnrolmentState::Current));
    assert_eq!(circle.sits("ledgerline"), 0);
    circle.give("maren").unwrap();
    circle.take_back("maren", 9).unwrap();
    assert_eq!(
        circle.has("maren"),
        on("chapter", EnrolmentState::Current),
        "her own time is hers"
    );
}

/// F02, F04: two names of a company become one with the seats of one; what two paid for is not thrown together.
#[test]
fn seats_go_along_when_two_organisations_become_one() {
    let circle = Circle::paid();
    circle.give("maren").unwrap();
    samples::member_of(&circle.database, "aiko", "Ledgerline Works");
    let open = circle.take(4);
    let merge = |from: &str, into: &str| {
        let mut after = None;
        loop {
            let done = circle.database.transact_blocking(|tx| {
                merge_piece(tx, "operator", (&slug(from), &slug(into)), after.as_ref(), at(5))
            });
            match done {
                Ok(Progress::UpTo(id)) => after = Some(id),
                Ok(Progress::Done) => return Ok(()),
                Err(refused) => return Err(refused),
            }
        }
    };
    merge("ledgerline", "ledgerline-works").unwrap();
    assert_eq!(
        (circle.sits("ledgerline"), circle.sits("ledgerline-works")),
        (0, 1)
    );
    let stands = circle
        .database
        .read(|tx| invoices::get(tx, open.number))
        .unwrap()
        .unwrap();
    assert_eq!(stands.state, InvoiceState::Void);
    let payers = ["ledgerline", "ledgerline-works"].map(|of| Payer::Organization(slug(of)));
    let of = |payer: &Payer| circle.database.read(|tx| invoices::of_payer(tx, payer, 9));
    let [before, after] = payers.each_ref().map(|payer| of(payer).unwrap());
    assert_eq!((before.len(), after.len()), (0, 2), "what was paid goes along");
    assert!(after.iter().all(|invoice| invoice.payer == payers[1]));
    let back = act(&circle.database, |tx| {
        take_back_seat(
            tx,
            &circle.by,
            &slug("ledgerline-works"),
            &handle("maren"),
            &Dues::default(),
            at(6),
        )
    });
    assert_eq!(back.organization, PersonName::parse("Ledgerline Works").ok());
    let other = samples::member_of(&circle.database, "tomas", "Fathom & Vale");
    let day = act(&circle.database, |tx| today(tx, at(6)));
    let second = Bundle::paid(None, slug("fathom-vale"), &company("900", 2), day);
    act(&circle.database, |tx| bundles::put(tx, &second));
    assert!(other.member().organization.is_some());
    let no = merge("fathom-vale", "ledgerline-works").unwrap_err();
    assert!(matches!(no, MergeRefused::BothHaveSeats(_)), "{no}");
}

/// F02, E11
#[test]
fn an_invoice_of_an_organisation_is_shown_to_whoever_acts_for_it() {
    let circle = Circle::new();
    let officer = Spokesperson::Officer(samples::officer(&circle.database));
    let taken = act(&circle.database, |tx| {
        take_bundle(
            tx,
            &officer,
            &slug("ledgerline"),
            &slug("company"),
            &Dues::default(),
            at(1),
        )
    });
    let Taken::AfterPayment(invoice) = taken else {
        panic!("it costs something");
    };
    assert_eq!(invoice.asked_by, circle.maren.member().id, "she is mailed");
    act(&circle.database, |tx| {
        name_approver(tx, "operator", &slug("ledgerline"), Some(&handle("idris")), at(2))
    });
    let sees = |who: &str| {
        let seen = circle.database.read(|tx| {
            let member = members::membership(tx, &circle.id(who))?.unwrap();
            Ok::<_, StoreError>(see_invoice(tx, &member, None, invoice.number).is_ok())
        });
        seen.unwrap()
    };
    assert_eq!(["maren", "idris", "neve"].map(sees), [true, true, false]);
}
