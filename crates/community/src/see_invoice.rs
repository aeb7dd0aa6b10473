//! Who sees an invoice: whoever asked for it, and officers; to everybody else there is none (F02).

use domain::{Invoice, InvoiceNumber};
use store::{Membership, Officer, StoreError, Transaction, invoices};

/// Why it is not shown.
#[derive(Debug, thiserror::Error)]
pub enum SeeInvoiceRefused {
    /// There is none, or none for her: the same answer.
    #[error("there is no such invoice")]
    NoSuchInvoice,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The invoice, for somebody who may see it; `officer` is her proof of office, if she has one.
pub fn see_invoice(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    officer: Option<&Officer>,
    number: InvoiceNumber,
) -> Result<Invoice, SeeInvoiceRefused> {
    let invoice = invoices::get(tx, number)?.ok_or(SeeInvoiceRefused::NoSuchInvoice)?;
    match officer.is_some() || invoice.asked_by == membership.member().id {
        true => Ok(invoice),
        false => Err(SeeInvoiceRefused::NoSuchInvoice),
    }
}
