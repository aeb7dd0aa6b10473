//! Who sees an invoice: whoever asked for it, whoever acts for the organisation that owes it, and officers; to everybody else there is none (F02).

use domain::{Invoice, InvoiceNumber, Organization, Payer};
use store::{Membership, Officer, StoreError, Transaction, invoices, organizations};

use crate::name_approver::is_theirs;

/// Invoices that a member is shown of her own; older ones are found by their numbers.
const OWN_MAX: u16 = 200;

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
    match officer.is_some() || is_hers(tx, membership, &invoice)? {
        true => Ok(invoice),
        false => Err(SeeInvoiceRefused::NoSuchInvoice),
    }
}

/// Whether she asked for it, or acts for the organisation that owes it. What an organisation owes is no business of who
/// asked for it once she works elsewhere.
fn is_hers(tx: &mut Transaction<'_>, membership: &Membership, invoice: &Invoice) -> Result<bool, StoreError> {
    let id = &membership.member().id;
    let Payer::Organization(slug) = &invoice.payer else {
        return Ok(invoice.is_of(id));
    };
    if invoice.is_of(id) && is_theirs(tx, id, slug)? {
        return Ok(true);
    }
    let organization = organizations::get(tx, slug)?;
    Ok(organization.is_some_and(|known| known.approver.as_ref() == Some(id)))
}

/// A page of invoices by number, after one of them: her own, or all with a proof of office.
pub fn list_invoices(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    officer: Option<&Officer>,
    after: Option<InvoiceNumber>,
    limit: u16,
) -> Result<Vec<Invoice>, StoreError> {
    if officer.is_some() {
        return invoices::page(tx, after, limit);
    }
    let member = membership.member();
    let organization = member.organization.as_ref().map(Organization::slug_of);
    let payers = [
        Some(Payer::Member(member.id.clone())),
        organization.map(Payer::Organization),
    ];
    let mut own: Vec<Invoice> = Vec::new();
    for payer in payers.iter().flatten() {
        for invoice in invoices::of_payer(tx, payer, OWN_MAX)? {
            if after.is_none_or(|after| invoice.number > after) && is_hers(tx, membership, &invoice)? {
                own.push(invoice);
            }
        }
    }
    own.sort_by_key(|invoice| invoice.number);
    own.truncate(usize::from(limit));
    Ok(own)
}

#[cfg(test)]
mod tests {
    use domain::{MemberId, PersonName};

    use super::*;
    use crate::choose_tier::{Chosen, choose_tier};
    use crate::rules::Dues;
    use crate::samples::{self, act, at};

    /// F02, E11
    #[test]
    fn what_a_member_is_listed_as_her_own_is_what_she_is_shown() {
        let database = samples::node();
        let chapter = samples::chapter(&database);
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        let idris = samples::member_of(&database, "idris", "Ledgerline");
        let chosen = act(&database, |tx| {
            choose_tier(tx, &maren, &chapter.id, &Dues::default(), at(1))
        });
        let Chosen::AfterPayment(hers) = chosen else {
            panic!("it costs something");
        };
        let ledgerline = Organization::slug_of(&PersonName::parse("Ledgerline").unwrap());
        let for_all = |asked_by: &MemberId| {
            act(&database, |tx| {
                let invoice = Invoice {
                    number: invoices::next_number(tx)?,
                    payer: Payer::Organization(ledgerline.clone()),
                    asked_by: asked_by.clone(),
                    ..hers.clone()
                };
                invoices::put(tx, &invoice)?;
                Ok::<_, StoreError>(invoice)
            })
        };
        let (asked, other) = (for_all(&maren.member().id), for_all(&idris.member().id));
        let listed = database.read(|tx| list_invoices(tx, &maren, None, None, 9));
        assert_eq!(listed.unwrap(), [hers.clone(), asked.clone()]);
        let later = database.read(|tx| list_invoices(tx, &maren, None, Some(hers.number), 9));
        assert_eq!(later.unwrap(), std::slice::from_ref(&asked));
        let seen = |invoice: &Invoice| {
            let shown = database.read(|tx| see_invoice(tx, &maren, None, invoice.number));
            shown.is_ok()
        };
        assert_eq!([&hers, &asked, &other].map(seen), [true, true, false]);
        act(&database, |tx| {
            let elsewhere = domain::Member {
                organization: PersonName::parse("Fathom & Vale").ok(),
                ..maren.member().clone()
            };
            store::members::change(tx, &elsewhere)
        });
        assert_eq!(
            [&hers, &asked, &other].map(seen),
            [true, false, false],
            "what her old company owes is its own"
        );
    }
}
