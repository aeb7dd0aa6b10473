//! The treasurer saw the money: an invoice is paid, and what it is for begins or goes on (need F02-1).

use domain::{
    Bundle, Invoice, InvoiceNumber, InvoiceState, MemberId, Payer, Paying, Slug, StepRefused, Tier,
};
use jiff::Timestamp;
use store::mails::{DuesNews, tell_dues};
use store::{
    Officer, StoreError, Transaction, audit, bundles, enrolments, invoices, members, organizations, tiers,
};

use crate::choose_tier::enrolment_of;
use crate::issue_invoice::today;
use crate::pass_bundle_time::{contact, follow};
use crate::seat_again::seat_again;

/// Why an invoice cannot be marked.
#[derive(Debug, thiserror::Error)]
pub enum MarkPaidRefused {
    /// No such number.
    #[error("there is no invoice {0}")]
    NoSuchInvoice(InvoiceNumber),
    /// Another one stands for it.
    #[error("invoice {0} is void; another one stands for it, or nobody wants it any more")]
    Void(InvoiceNumber),
    /// It came too late, and she asked for another since.
    #[error("invoice {late} was not paid in time, and invoice {stands} stands for it now; mark that one")]
    Replaced {
        /// The one the money names.
        late: InvoiceNumber,
        /// The one that is owed.
        stands: InvoiceNumber,
    },
    /// Nobody has what it is for.
    #[error("whoever invoice {0} is for is not here any more; nobody would have what it pays for")]
    PayerLeft(InvoiceNumber),
    /// More people sit than it paid for.
    #[error("invoice {number} pays for {seats} seats and {taken} have one; take back {over} first, then mark it", over = .taken - .seats)]
    FewerSeats {
        /// Which.
        number: InvoiceNumber,
        /// Those that were paid for.
        seats: usize,
        /// Those that are taken.
        taken: usize,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Marks it at an officer's word.
pub fn mark_paid_for(
    tx: &mut Transaction<'_>,
    by: &Officer,
    number: InvoiceNumber,
    now: Timestamp,
) -> Result<(Invoice, Paying), MarkPaidRefused> {
    mark_paid(tx, by.member().handle.as_str(), number, now)
}

/// Marks it; `by` is the word of the log, `operator` for whoever has the shell. Marking once more changes nothing.
pub fn mark_paid(
    tx: &mut Transaction<'_>,
    by: &str,
    number: InvoiceNumber,
    now: Timestamp,
) -> Result<(Invoice, Paying), MarkPaidRefused> {
    let invoice = invoices::get(tx, number)?.ok_or(MarkPaidRefused::NoSuchInvoice(number))?;
    match invoice.state {
        InvoiceState::Paid { .. } => return Ok((invoice, Paying::Already)),
        InvoiceState::Void => return Err(MarkPaidRefused::Void(number)),
        InvoiceState::Lapsed => {
            if let Some(open) = invoices::open_of(tx, &invoice.payer)? {
                return Err(MarkPaidRefused::Replaced {
                    late: number,
                    stands: open.number,
                });
            }
        }
        InvoiceState::Open => {}
    }
    let was = invoice.state;
    let today = today(tx, now)?;
    let paid = Invoice {
        state: InvoiceState::Paid { on: today },
        ..invoice
    };
    invoices::put(tx, &paid)?;
    begin_period(tx, &paid, now)?;
    audit::log(tx, by, &format!("mark invoice {number} paid"), now)?;
    if let Payer::Organization(slug) = &paid.payer {
        let sat = bundles::take_lapsed(tx, slug)?;
        if let Some(sat) = sat.filter(|_| was == InvoiceState::Lapsed) {
            seat_again(tx, &sat, by, now)?;
        }
    }
    // Where nothing was owed nobody is thanked for a payment.
    if !paid.amount.is_zero()
        && let Some(told) = told_of(tx, &paid)?
    {
        tell_dues(tx, &told, DuesNews::Paid { number }, now)?;
    }
    Ok((paid, Paying::Now))
}

/// Who is told: whoever pays for herself, or whoever speaks for the organisation by now.
fn told_of(tx: &mut Transaction<'_>, paid: &Invoice) -> Result<Option<MemberId>, StoreError> {
    let Payer::Organization(slug) = &paid.payer else {
        return Ok(Some(paid.asked_by.clone()));
    };
    match organizations::get(tx, slug)? {
        Some(organization) => contact(tx, &organization),
        None => Ok(None),
    }
}

fn begin_period(tx: &mut Transaction<'_>, paid: &Invoice, now: Timestamp) -> Result<(), MarkPaidRefused> {
    let member = match &paid.payer {
        Payer::Member(member) => member,
        Payer::Organization(slug) => return begin_bundle(tx, paid, slug, now),
    };
    let left = MarkPaidRefused::PayerLeft(paid.number);
    let (Some(membership), Some(tier)) = (members::membership(tx, member)?, tiers::get(tx, &paid.tier)?)
    else {
        return Err(left);
    };
    let today = today(tx, now)?;
    // Whoever pays for herself needs no seat.
    let mut enrolment = enrolment_of(tx, &membership, now)?.without_seat(today);
    let tier = paid.tier_of(tier);
    let had = as_was_paid(tx, paid, &enrolment.tier)?;
    // Days that are left of another level are worth what they are worth to everybody: a voucher takes off these dues alone
    // (need 2.21).
    let whole = Tier {
        price: paid.full().clone(),
        ..tier.clone()
    };
    let kept = had.map_or(0, |had| enrolment.days_kept(&had, &whole, today));
    match enrolment.pay(&tier, today) {
        Ok(()) => enrolment.add_days(kept),
        Err(StepRefused::HasLeft | StepRefused::NotPending) => return Err(left),
    }
    enrolments::put(tx, member, &enrolment)?;
    Ok(())
}

/// The organisation has what it is for, and so has everybody with a seat.
fn begin_bundle(
    tx: &mut Transaction<'_>,
    paid: &Invoice,
    slug: &Slug,
    now: Timestamp,
) -> Result<(), MarkPaidRefused> {
    let (Some(_), Some(tier)) = (organizations::get(tx, slug)?, tiers::get(tx, &paid.tier)?) else {
        return Err(MarkPaidRefused::PayerLeft(paid.number));
    };
    let (today, tier) = (today(tx, now)?, paid.tier_of(tier));
    let known = bundles::get(tx, slug)?;
    let seats = usize::from(tier.seats.unwrap_or(1));
    let taken = known.as_ref().map_or(0, |known| known.holders.len());
    if taken > seats {
        return Err(MarkPaidRefused::FewerSeats {
            number: paid.number,
            seats,
            taken,
        });
    }
    let kept = match &known {
        Some(known) => {
            let had = as_was_paid(tx, paid, &known.tier)?;
            had.map_or(0, |had| known.days_kept(&had, &tier, today))
        }
        None => 0,
    };
    let mut bundle = Bundle::paid(known, slug.clone(), &tier, today);
    bundle.add_days(kept);
    bundles::put(tx, &bundle)?;
    Ok(follow(tx, &bundle)?)
}

/// The level the payer has, at what was paid for it last; at its price of today where no invoice tells.
fn as_was_paid(tx: &mut Transaction<'_>, paid: &Invoice, had: &Slug) -> Result<Option<Tier>, StoreError> {
    let Some(had) = tiers::get(tx, had)? else {
        return Ok(None);
    };
    let before = invoices::last_paid_of(tx, &paid.payer, &had.id, &paid.currency)?;
    Ok(Some(match before {
        Some(before) => before.tier_of(had),
        None => had,
    }))
}

#[cfg(test)]
mod tests {
    use domain::EnrolmentState;
    use jiff::ToSpan;

    use super::*;
    use crate::choose_tier::{Chosen, choose_tier};
    use crate::rules::Dues;
    use crate::samples::{self, act, at, refused};

    /// F02-1
    #[test]
    fn who_is_in_grace_is_current_once_the_invoice_is_paid_and_that_is_logged_once() {
        let database = samples::node();
        let chapter = samples::chapter(&database);
        let maren = samples::member(&database, "maren");
        let id = &maren.member().id;
        let day = database.read(|tx| today(tx, at(1))).unwrap();
        let ended = day.saturating_sub(3.days());
        act(&database, |tx| {
            let mut enrolment = enrolment_of(tx, &maren, at(1))?;
            enrolment.tier = chapter.id.clone();
            enrolment.state = EnrolmentState::Grace;
            enrolment.until = Some(ended);
            enrolments::put(tx, id, &enrolment)
        });
        let invoice = act(&database, |tx| {
            match choose_tier(tx, &maren, &chapter.id, &Dues::default(), at(1))? {
                Chosen::AfterPayment(invoice) => Ok(invoice),
                Chosen::AtOnce(tier) => Err(crate::choose_tier::ChooseTierRefused::NoSuchTier(tier.id)),
            }
        });
        let pay = || act(&database, |tx| mark_paid(tx, "treasurer", invoice.number, at(2)));
        let (paid, first) = pay();
        assert_eq!((paid.state, first), (InvoiceState::Paid { on: day }, Paying::Now));
        let enrolment = database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        assert_eq!(enrolment.state, EnrolmentState::Current);
        assert_eq!(
            enrolment.until,
            Some(ended.saturating_add(12.months())),
            "no day is lost"
        );
        let acts = || database.read(|tx| audit::tail(tx, 99)).unwrap();
        let logged = acts().len();
        assert_eq!(
            (acts()[0].by.as_str(), acts()[0].what.as_str()),
            ("treasurer", "mark invoice 1 paid")
        );
        assert_eq!(pay().1, Paying::Already);
        assert_eq!(acts().len(), logged);
        assert_eq!(
            database.read(|tx| enrolments::get(tx, id)).unwrap(),
            Some(enrolment)
        );
        let none = InvoiceNumber::parse("9").unwrap();
        let no = refused(&database, |tx| mark_paid(tx, "treasurer", none, at(2)));
        assert!(matches!(no, MarkPaidRefused::NoSuchInvoice(_)));
    }

    fn chosen(
        database: &store::Database,
        who: &store::Membership,
        tier: &domain::Tier,
        second: i64,
    ) -> Invoice {
        act(database, |tx| {
            match choose_tier(tx, who, &tier.id, &Dues::default(), at(second))? {
                Chosen::AfterPayment(invoice) => Ok(invoice),
                Chosen::AtOnce(tier) => Err(crate::choose_tier::ChooseTierRefused::NoSuchTier(tier.id)),
            }
        })
    }

    /// F02: money that comes after the lapse counts from the day it came.
    #[test]
    fn money_that_comes_late_brings_her_back_unless_she_asked_anew() {
        const DAY: i64 = 86_400;
        let database = samples::node();
        let chapter = samples::chapter(&database);
        let maren = samples::member(&database, "maren");
        let id = &maren.member().id;
        let first = chosen(&database, &maren, &chapter, 1);
        act(&database, |tx| mark_paid(tx, "treasurer", first.number, at(2)));
        let second = chosen(&database, &maren, &chapter, 300 * DAY);
        let late = at(420 * DAY);
        let lapsed = act(&database, |tx| {
            crate::pass_time::pass_time(tx, id, &Dues::default(), late)
        });
        assert!(matches!(lapsed, Some(crate::pass_time::Step::Lapse { .. })));
        let enrolment = || database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        assert_eq!(enrolment().tier.as_str(), "network");
        let (paid, paying) = act(&database, |tx| mark_paid(tx, "treasurer", second.number, late));
        assert_eq!(paying, Paying::Now);
        let today = database.read(|tx| today(tx, late)).unwrap();
        assert_eq!(paid.state, InvoiceState::Paid { on: today });
        assert_eq!(
            enrolment().since,
            today,
            "a new period, from the day the money came"
        );
        assert_eq!(
            enrolment().until,
            Some(today.saturating_add(12.months()).saturating_sub(1.day()))
        );

        let third = chosen(&database, &maren, &chapter, 700 * DAY);
        let later = at(830 * DAY);
        act(&database, |tx| {
            crate::pass_time::pass_time(tx, id, &Dues::default(), later)
        });
        let fourth = chosen(&database, &maren, &chapter, 831 * DAY);
        let no = refused(&database, |tx| {
            mark_paid(tx, "treasurer", third.number, at(832 * DAY))
        });
        let said = format!("invoice {} stands for it now", fourth.number);
        assert!(no.to_string().contains(&said), "{no}");
    }

    /// F02: who changes her level in the middle of a period loses nothing.
    #[test]
    fn what_is_left_of_the_old_level_is_added_to_the_new_one() {
        let database = samples::node();
        let chapter = samples::chapter(&database);
        let pro = domain::Tier {
            id: domain::Slug::parse("pro").unwrap(),
            price: domain::Amount::parse("120").unwrap(),
            ..chapter.clone()
        };
        act(&database, |tx| {
            crate::set_tier::set_tier(tx, "operator", &pro, at(0))
        });
        let maren = samples::member(&database, "maren");
        let first = chosen(&database, &maren, &chapter, 1);
        act(&database, |tx| mark_paid(tx, "treasurer", first.number, at(2)));
        let until = |tx: &mut Transaction<'_>| enrolments::get(tx, &maren.member().id);
        let before = database.read(until).unwrap().unwrap();
        let day = at(335 * 86_400);
        let today = database.read(|tx| today(tx, day)).unwrap();
        let left = i64::from(before.days_left(today).unwrap()) + 1;
        let second = chosen(&database, &maren, &pro, 335 * 86_400);
        for (tier, price) in [(&chapter, "24"), (&pro, "480")] {
            let changed = domain::Tier {
                price: domain::Amount::parse(price).unwrap(),
                ..tier.clone()
            };
            act(&database, |tx| {
                crate::set_tier::set_tier(tx, "operator", &changed, at(0))
            });
        }
        act(&database, |tx| mark_paid(tx, "treasurer", second.number, day));
        let after = database.read(until).unwrap().unwrap();
        let year = today.saturating_add(12.months()).saturating_sub(1.day());
        assert_eq!(
            (after.tier.as_str(), after.until),
            ("pro", Some(year.saturating_add((2 * left).days()))),
            "by what she paid, whatever the levels cost by now"
        );
    }
}
