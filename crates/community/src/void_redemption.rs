//! A ticket or a reduced invoice is taken back at the host: she may claim once more by another voucher, the year has one more to
//! give, and the voucher itself stays spent (F16; threats V, *Refund*).

use domain::{InvoiceState, RedeemedFor, Redemption, RedemptionId};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, invoices, redemptions};

use crate::issue_invoice::void;
use crate::organise_event::{Organises, runs_now};

/// Why nothing is taken back.
#[derive(Debug, thiserror::Error)]
pub enum VoidRefused {
    /// There is none of that name, or none that is hers to take back.
    #[error("there is no such ticket")]
    NoSuchTicket,
    /// What it made less was paid.
    #[error("invoice {0} was paid at the reduced price; what was paid for stays")]
    Paid(domain::InvoiceNumber),
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
    if let RedeemedFor::Joining {
        invoice: Some(number),
        ..
    } = &made.what
        && let Some(invoice) = invoices::get(tx, *number)?
    {
        match invoice.state {
            InvoiceState::Paid { .. } => return Err(VoidRefused::Paid(*number)),
            // Voiding it takes the voucher back as well.
            InvoiceState::Open | InvoiceState::Lapsed => void(tx, invoice, by, now)?,
            InvoiceState::Void => {}
        }
    }
    give_back(tx, &made.id, now)?;
    audit::log(tx, by, &format!("take back ticket {}", made.id), now)?;
    redemptions::get(tx, &made.id)?.ok_or(VoidRefused::NoSuchTicket)
}

/// What it was used for is not wanted any more, whoever decided so. Once; nothing of one that is void already.
pub(crate) fn give_back(
    tx: &mut Transaction<'_>,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<(), StoreError> {
    redemptions::void(tx, id, now)?;
    Ok(())
}
