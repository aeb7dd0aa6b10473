//! The treasurer saw the money: an invoice is paid, and what it is for begins or goes on (need F02-1).

use domain::{Invoice, InvoiceNumber, InvoiceState, Payer, Paying, StepRefused};
use jiff::Timestamp;
use store::mails::{DuesNews, tell_dues};
use store::{Officer, StoreError, Transaction, audit, enrolments, invoices, members, tiers};

use crate::choose_tier::enrolment_of;
use crate::issue_invoice::today;

/// Why an invoice cannot be marked.
#[derive(Debug, thiserror::Error)]
pub enum MarkPaidRefused {
    /// No such number.
    #[error("there is no invoice {0}")]
    NoSuchInvoice(InvoiceNumber),
    /// Another one stands for it.
    #[error("invoice {0} is void; another one stands for it, or nobody wants it any more")]
    Void(InvoiceNumber),
    /// Nobody has what it is for.
    #[error("whoever invoice {0} is for is no member any more; she can join again")]
    PayerLeft(InvoiceNumber),
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
        InvoiceState::Open => {}
    }
    let today = today(tx, now)?;
    let paid = Invoice {
        state: InvoiceState::Paid { on: today },
        ..invoice
    };
    invoices::put(tx, &paid)?;
    begin_period(tx, &paid, now)?;
    audit::log(tx, by, &format!("mark invoice {number} paid"), now)?;
    tell_dues(tx, &paid.asked_by, DuesNews::Paid { number }, now)?;
    Ok((paid, Paying::Now))
}

fn begin_period(tx: &mut Transaction<'_>, paid: &Invoice, now: Timestamp) -> Result<(), MarkPaidRefused> {
    let Payer::Member(member) = &paid.payer else {
        return Ok(());
    };
    let left = MarkPaidRefused::PayerLeft(paid.number);
    let (Some(membership), Some(tier)) = (members::membership(tx, member)?, tiers::get(tx, &paid.tier)?)
    else {
        return Err(left);
    };
    let today = today(tx, now)?;
    let mut enrolment = enrolment_of(tx, &membership, now)?;
    match enrolment.pay(&paid.tier_of(tier), today) {
        Ok(()) => {}
        Err(StepRefused::HasLeft | StepRefused::NotPending) => return Err(left),
    }
    enrolments::put(tx, member, &enrolment)?;
    Ok(())
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
}
