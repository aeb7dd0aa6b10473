//! An invoice is made: for one payer at a time there is one that is open (F02).

use domain::{
    Amount, CommunityProfile, Invoice, InvoiceState, MemberId, Payer, PersonName, ReducedBy, Tier, Zone,
};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{StoreError, Transaction, audit, community, invoices};

use crate::used_vouchers::give_back;

/// For whom and by when.
pub(crate) struct Owed<'a> {
    /// Who pays.
    pub(crate) payer: Payer,
    /// The member who is told of it, and sees it.
    pub(crate) asked_by: &'a MemberId,
    /// The payer's name.
    pub(crate) billed_to: &'a PersonName,
    /// Last day.
    pub(crate) due: Date,
    /// In whose name the log has it.
    pub(crate) by: &'a str,
}

/// The day of the community's calendar.
pub(crate) fn today(tx: &mut Transaction<'_>, now: Timestamp) -> Result<Date, StoreError> {
    let zone = community::profile(tx)?.map_or_else(Zone::utc, |profile| profile.zone);
    Ok(now.to_zoned(zone.rules()).date())
}

/// Whether it was there before.
pub(crate) enum Issued {
    /// It was made now; whoever asked for it has to be told.
    New(Invoice),
    /// It had been asked for.
    Known(Invoice),
}

/// The open invoice of a payer for a level: the one there is, or a new one in the place of what was open for another.
pub(crate) fn issue_invoice(
    tx: &mut Transaction<'_>,
    profile: &CommunityProfile,
    owed: Owed<'_>,
    tier: &Tier,
    now: Timestamp,
) -> Result<Issued, StoreError> {
    match invoices::open_of(tx, &owed.payer)? {
        Some(open) if open.tier == tier.id => return Ok(Issued::Known(open)),
        Some(other) => void(tx, other, owed.by, now)?,
        None => {}
    }
    let price = (tier.price.clone(), None);
    write(tx, profile, owed, (tier, price), now).map(Issued::New)
}

/// An invoice that says less than the level costs, in the place of whatever was open: nothing is taken off twice (need 2.21).
pub(crate) fn issue_reduced(
    tx: &mut Transaction<'_>,
    profile: &CommunityProfile,
    owed: Owed<'_>,
    (tier, amount, reduced): (&Tier, Amount, ReducedBy),
    now: Timestamp,
) -> Result<Invoice, StoreError> {
    if let Some(open) = invoices::open_of(tx, &owed.payer)? {
        void(tx, open, owed.by, now)?;
    }
    write(tx, profile, owed, (tier, (amount, Some(reduced))), now)
}

fn write(
    tx: &mut Transaction<'_>,
    profile: &CommunityProfile,
    owed: Owed<'_>,
    (tier, (amount, reduced)): (&Tier, (Amount, Option<ReducedBy>)),
    now: Timestamp,
) -> Result<Invoice, StoreError> {
    let invoice = Invoice {
        number: invoices::next_number(tx)?,
        payer: owed.payer,
        asked_by: owed.asked_by.clone(),
        billed_to: owed.billed_to.clone(),
        tier: tier.id.clone(),
        tier_name: tier.name.clone(),
        period_months: tier.period_months,
        seats: tier.seats,
        amount,
        currency: profile.currency.clone(),
        issued: now.to_zoned(profile.zone.rules()).date(),
        due: owed.due,
        state: InvoiceState::Open,
        reduced,
    };
    invoices::put(tx, &invoice)?;
    audit::log(tx, owed.by, &format!("issue invoice {}", invoice.number), now)?;
    Ok(invoice)
}

/// It was not paid in time; whoever pays it after all is let back in.
pub(crate) fn lapse(
    tx: &mut Transaction<'_>,
    invoice: Invoice,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let said = format!("invoice {} was not paid in time", invoice.number);
    close(tx, invoice, InvoiceState::Lapsed, by, &said, now)
}

/// Nobody owes it any more; a voucher that made it less is taken back with it.
pub(crate) fn void(
    tx: &mut Transaction<'_>,
    invoice: Invoice,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(reduced) = &invoice.reduced {
        give_back(tx, &reduced.redemption, now)?;
    }
    let said = format!("void invoice {}", invoice.number);
    close(tx, invoice, InvoiceState::Void, by, &said, now)
}

fn close(
    tx: &mut Transaction<'_>,
    invoice: Invoice,
    state: InvoiceState,
    by: &str,
    said: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    invoices::put(tx, &Invoice { state, ..invoice })?;
    audit::log(tx, by, said, now)
}
