//! A ticket or a reduced invoice is taken back at the host: she may claim once more by another voucher, the year has one more to
//! give, and the voucher itself stays spent (F16; threats V, *Refund*).

use domain::{InvoiceState, RedeemedFor, Redemption, RedemptionId};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, invoices, redemptions};

use crate::issue_invoice::void;
use crate::organise_event::{Organises, runs_now};
use crate::used_vouchers::give_back;

/// Why nothing is taken back.
#[derive(Debug, thiserror::Error)]
pub enum VoidRefused {
    /// There is none of that name, or none that is hers to take back.
    #[error("there is no such ticket")]
    NoSuchTicket,
    /// What it made less was paid.
    #[error("invoice {0} was paid at the reduced price; what was paid for stays")]
    Paid(domain::InvoiceNumber),
    /// Nothing was left to pay, so what it brought has begun.
    #[error("the level began at once, for nothing was left to pay; what has begun stays")]
    Begun,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes it back, at the word of an officer or, for a ticket, of whoever runs the event. Once more changes nothing.
pub fn void_redemption(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<Redemption, VoidRefused> {
    let made = redemptions::get(tx, id)?.ok_or(VoidRefused::NoSuchTicket)?;
    let is_hers = match &made.what {
        RedeemedFor::Event { event } => runs_now(tx, by, event)?,
        RedeemedFor::Joining { .. } | RedeemedFor::Desk => by.office().is_some(),
    };
    if !is_hers {
        return Err(VoidRefused::NoSuchTicket);
    }
    take_back(tx, by.member().handle.as_str(), made, now)
}

/// The same at the word of whoever has the shell.
pub fn void_by_operator(
    tx: &mut Transaction<'_>,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<Redemption, VoidRefused> {
    let made = redemptions::get(tx, id)?.ok_or(VoidRefused::NoSuchTicket)?;
    take_back(tx, "operator", made, now)
}

fn take_back(
    tx: &mut Transaction<'_>,
    by: &str,
    made: Redemption,
    now: Timestamp,
) -> Result<Redemption, VoidRefused> {
    if made.voided.is_some() {
        return Ok(made);
    }
    if let RedeemedFor::Joining { invoice, .. } = &made.what {
        let number = invoice.ok_or(VoidRefused::Begun)?;
        let invoice = invoices::get(tx, number)?;
        match invoice {
            Some(paid) if matches!(paid.state, InvoiceState::Paid { .. }) => {
                return Err(VoidRefused::Paid(number));
            }
            // Voiding it takes the voucher back as well.
            Some(owed) if owed.is_payable() => void(tx, owed, by, now)?,
            _ => {}
        }
    }
    give_back(tx, &made.id, now)?;
    audit::log(tx, by, &format!("take back ticket {}", made.id), now)?;
    redemptions::get(tx, &made.id)?.ok_or(VoidRefused::NoSuchTicket)
}

#[cfg(test)]
mod tests {
    use domain::BenefitTerm;
    use store::Membership;

    use super::*;
    use crate::begin_claim::{ClaimFor, ClaimSession};
    use crate::choose_tier::choose_tier;
    use crate::mark_paid::mark_paid;
    use crate::redeem_voucher::{RedeemRefused, year_of};
    use crate::rules::Dues;
    use crate::sample_vouchers::{HOST, Pair, offer_id, own_offer, pair, session_id, signed_in, term};
    use crate::samples::{self, act, at, refused};

    fn once() -> BenefitTerm {
        BenefitTerm {
            uses_per_member: Some(1),
            cap_per_year: Some(1),
            ..term(HOST)
        }
    }

    fn counted(pair: &Pair) -> u32 {
        let year = year_of(&own_offer(HOST, once()), at(5));
        pair.host
            .read(|tx| redemptions::counted(tx, &offer_id(), year))
            .unwrap()
    }

    /// V10, V12, and *Refund*: it frees her use and the year, and never the token.
    #[test]
    fn a_ticket_that_is_taken_back_frees_one_use_and_its_token_is_spent_for_ever() {
        let pair = pair(once());
        let abroad = samples::member(&pair.home, "maren_o");
        let browser = ClaimSession::Browser("one");
        pair.ask(browser, &crate::sample_vouchers::ticket(), 1, 5)
            .unwrap();
        let token = pair.issue(&abroad, 1, 6).unwrap().token;
        let made = pair.redeem(browser, &token, 1, 7).unwrap();
        assert!(pair.ticket(&abroad, 2, 8).is_err(), "the control");
        let olga = samples::officer(&pair.host);
        let voided = act(&pair.host, |tx| void_redemption(tx, &olga, &made.id, at(9)));
        assert_eq!((voided.voided, counted(&pair)), (Some(at(9)), 0));
        let again = act(&pair.host, |tx| void_redemption(tx, &olga, &made.id, at(10)));
        assert_eq!((again, counted(&pair)), (voided, 0), "once");
        let no = pair.redeem(browser, &token, 3, 11).unwrap_err();
        assert!(matches!(no, RedeemRefused::Spent), "{no}");
        assert!(pair.ticket(&abroad, 4, 12).is_ok());
        let none = domain::RedemptionId::new(99, [0; 10]);
        let no = refused(&pair.host, |tx| void_redemption(tx, &olga, &none, at(13)));
        assert!(matches!(no, VoidRefused::NoSuchTicket));
    }

    /// Joins at the level of 240, reduced; the invoice.
    fn joined(
        pair: &Pair,
        maren: &Membership,
        abroad: &Membership,
        number: u8,
    ) -> (Redemption, domain::Invoice) {
        let second = i64::from(number) * 10;
        let session = session_id(1);
        let browser = ClaimSession::Member {
            who: maren,
            session: &session,
        };
        let what = ClaimFor::Joining {
            member: maren.member().id.clone(),
            tier: domain::Slug::parse("chapter").unwrap(),
        };
        pair.ask(browser, &what, number, second).unwrap();
        let token = pair.issue(abroad, number, second).unwrap().token;
        let made = pair.redeem(browser, &token, u64::from(number), second).unwrap();
        let open = domain::Payer::Member(maren.member().id.clone());
        let invoice = pair
            .host
            .read(|tx| invoices::open_of(tx, &open))
            .unwrap()
            .unwrap();
        (made, invoice)
    }

    /// 2.21: an invoice that nobody wants any more gives back the use that made it less; one that was paid does not.
    #[test]
    fn whoever_chooses_another_level_may_use_it_once_more_and_whoever_paid_may_not() {
        let pair = pair(once());
        let (maren, abroad) = (
            signed_in(&pair.host, "maren", 1),
            samples::member(&pair.home, "maren_o"),
        );
        let (first, open) = joined(&pair, &maren, &abroad, 1);
        assert_eq!(counted(&pair), 1);
        let network = domain::Slug::parse("network").unwrap();
        act(&pair.host, |tx| {
            choose_tier(tx, &maren, &network, &Dues::default(), at(15))
        });
        let known = pair
            .host
            .read(|tx| invoices::get(tx, open.number))
            .unwrap()
            .unwrap();
        assert_eq!((known.state, counted(&pair)), (InvoiceState::Void, 0));
        let kept = pair
            .host
            .read(|tx| redemptions::get(tx, &first.id))
            .unwrap()
            .unwrap();
        assert_eq!(kept.voided, Some(at(15)));

        let (second, open) = joined(&pair, &maren, &abroad, 2);
        assert_ne!(second.id, first.id);
        act(&pair.host, |tx| mark_paid(tx, "treasurer", open.number, at(25)));
        let olga = samples::officer(&pair.host);
        let no = refused(&pair.host, |tx| void_redemption(tx, &olga, &second.id, at(26)));
        assert!(matches!(no, VoidRefused::Paid(number) if number == open.number));
        assert_eq!(counted(&pair), 1);
    }

    /// 2.21: an officer takes back a reduced invoice as a whole.
    #[test]
    fn what_made_an_invoice_less_is_taken_back_with_the_invoice() {
        let pair = pair(once());
        let (maren, abroad) = (
            signed_in(&pair.host, "maren", 1),
            samples::member(&pair.home, "maren_o"),
        );
        let (made, open) = joined(&pair, &maren, &abroad, 1);
        let voided = act(&pair.host, |tx| void_by_operator(tx, &made.id, at(20)));
        assert_eq!((voided.voided, counted(&pair)), (Some(at(20)), 0));
        let known = pair
            .host
            .read(|tx| invoices::get(tx, open.number))
            .unwrap()
            .unwrap();
        assert_eq!(known.state, InvoiceState::Void);
    }
}
