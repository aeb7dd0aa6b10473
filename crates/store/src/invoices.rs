//! Invoices by number, by payer, and the open ones by the day they are due.

use domain::{Currency, Invoice, InvoiceNumber, InvoiceState, Payer, Slug};
use engine::{Direction, Key, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::enrolments::day_key;
use crate::spaces;
use crate::table::{KeyForm, Table, behind};

const INVOICES: Table<u64, Invoice> = Table::new(spaces::INVOICES, "invoices");
/// Payer, number.
const OF: Table<[u8], InvoiceNumber> = Table::new(spaces::INVOICES_OF, "invoices of payers");
/// Last day, number: those that are owed.
const OPEN: Table<[u8], InvoiceNumber> = Table::new(spaces::INVOICES_OPEN, "open invoices");

/// Invoices looked through for one of a payer; older ones were settled long ago.
const OF_PAYER_MAX: u16 = 200;

/// One invoice.
pub fn get(tx: &mut Transaction<'_>, number: InvoiceNumber) -> Result<Option<Invoice>, StoreError> {
    tx.get(&INVOICES, &u64::from(number.get()))
}

/// The number that the next invoice has; whoever takes it in the meantime makes this transaction run again.
pub fn next_number(tx: &mut Transaction<'_>) -> Result<InvoiceNumber, StoreError> {
    let range = Range::prefix(spaces::INVOICES, &[]);
    let last = tx.page(&INVOICES, range, Direction::Backward, 1)?.pop();
    let mut number = last.map_or(InvoiceNumber::FIRST, |(_, invoice)| invoice.number.next());
    // Reading that there is none yet is what makes the number ours.
    while get(tx, number)?.is_some() {
        number = number.next();
    }
    Ok(number)
}

/// Writes an invoice, new or settled; its last day never changes, its payer only by [`move_payer`].
pub fn put(tx: &mut Transaction<'_>, invoice: &Invoice) -> Result<(), StoreError> {
    let mut of = payer_key(&invoice.payer);
    of.extend(number_key(invoice.number));
    tx.put(&OF, of.as_slice(), &invoice.number)?;
    let open = [day_key(invoice.due), number_key(invoice.number)].concat();
    if invoice.is_open() {
        tx.put(&OPEN, open.as_slice(), &invoice.number)?;
    } else {
        tx.delete(&OPEN, open.as_slice());
    }
    tx.put(&INVOICES, &u64::from(invoice.number.get()), invoice)
}

/// Whatever one payer owed, paid or did not pay is of another from now on, who is the same under another name.
pub fn move_payer(tx: &mut Transaction<'_>, from: &Payer, into: &Payer) -> Result<(), StoreError> {
    for invoice in of_payer(tx, from, OF_PAYER_MAX)? {
        let before = [payer_key(from), number_key(invoice.number)].concat();
        tx.delete(&OF, before.as_slice());
        let moved = Invoice {
            payer: into.clone(),
            ..invoice
        };
        put(tx, &moved)?;
    }
    Ok(())
}

/// The invoices of a payer, latest first.
pub fn of_payer(tx: &mut Transaction<'_>, payer: &Payer, limit: u16) -> Result<Vec<Invoice>, StoreError> {
    let range = Range::prefix(spaces::INVOICES_OF, &payer_key(payer));
    let rows = tx.page(&OF, range, Direction::Backward, limit)?;
    read_all(tx, rows.into_iter().map(|(_, number)| number).collect())
}

/// What a payer owes: one invoice at most.
pub fn open_of(tx: &mut Transaction<'_>, payer: &Payer) -> Result<Option<Invoice>, StoreError> {
    let all = of_payer(tx, payer, OF_PAYER_MAX)?;
    Ok(all.into_iter().find(Invoice::is_open))
}

/// What a payer paid last for a level, in one currency.
pub fn last_paid_of(
    tx: &mut Transaction<'_>,
    payer: &Payer,
    tier: &Slug,
    currency: &Currency,
) -> Result<Option<Invoice>, StoreError> {
    let all = of_payer(tx, payer, OF_PAYER_MAX)?;
    Ok(all.into_iter().find(|invoice| {
        matches!(invoice.state, InvoiceState::Paid { .. })
            && invoice.tier == *tier
            && invoice.currency == *currency
    }))
}

/// What is owed, by the day it is due, after one of them.
pub fn open(
    tx: &mut Transaction<'_>,
    after: Option<&Invoice>,
    limit: u16,
) -> Result<Vec<Invoice>, StoreError> {
    let after = after.map(|last| [day_key(last.due), number_key(last.number)].concat());
    let rows = tx.page(
        &OPEN,
        behind(spaces::INVOICES_OPEN, after),
        Direction::Forward,
        limit,
    )?;
    read_all(tx, rows.into_iter().map(|(_, number)| number).collect())
}

/// All invoices by number, after one of them.
pub fn page(
    tx: &mut Transaction<'_>,
    after: Option<InvoiceNumber>,
    limit: u16,
) -> Result<Vec<Invoice>, StoreError> {
    let range = behind(
        spaces::INVOICES,
        after.map(|number| u64::from(number.get()).key()),
    );
    let rows = tx.page(&INVOICES, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, invoice)| invoice).collect())
}

fn read_all(tx: &mut Transaction<'_>, numbers: Vec<InvoiceNumber>) -> Result<Vec<Invoice>, StoreError> {
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        found.extend(get(tx, number)?);
    }
    Ok(found)
}

fn number_key(number: InvoiceNumber) -> Key {
    number.get().to_be_bytes().to_vec()
}

/// A letter for the kind, the name, and a nought that ends it.
fn payer_key(payer: &Payer) -> Key {
    let (kind, name) = match payer {
        Payer::Member(member) => (b'm', member.key()),
        Payer::Organization(slug) => (b'o', slug.key()),
    };
    [vec![kind], name, vec![0]].concat()
}

#[cfg(test)]
mod tests {
    use domain::{Amount, MemberId, PersonName, Title};
    use jiff::civil::{Date, date};

    use super::*;
    use crate::Database;
    use crate::samples::commit;

    fn person(number: u8) -> Payer {
        Payer::Member(MemberId::new(u64::from(number), [number; 10]))
    }

    fn issue(database: &Database, payer: &Payer, due: Date) -> Invoice {
        commit(database, |tx| {
            let invoice = Invoice {
                number: next_number(tx)?,
                payer: payer.clone(),
                asked_by: MemberId::new(1, [1; 10]),
                billed_to: PersonName::parse("Maren").unwrap(),
                tier: Slug::parse("chapter").unwrap(),
                tier_name: Title::parse("Chapter").unwrap(),
                period_months: Some(12),
                seats: None,
                amount: Amount::parse("240").unwrap(),
                currency: Currency::parse("USD").unwrap(),
                issued: date(2027, 1, 1),
                due,
                state: InvoiceState::Open,
                reduced: None,
            };
            put(tx, &invoice)?;
            Ok(invoice)
        })
    }

    #[test]
    fn numbers_rise_without_a_gap_and_what_is_owed_is_found_by_its_day() {
        let database = Database::in_memory();
        let late = issue(&database, &person(1), date(2027, 3, 1));
        let soon = issue(&database, &person(2), date(2027, 2, 1));
        let other = issue(
            &database,
            &Payer::Organization(Slug::parse("ledgerline").unwrap()),
            date(2027, 3, 1),
        );
        assert_eq!([late.number, soon.number, other.number].map(u32::from), [1, 2, 3]);
        let owed = |after: Option<&Invoice>| database.read(|tx| open(tx, after, 2)).unwrap();
        assert_eq!(owed(None), [soon.clone(), late.clone()]);
        assert_eq!(owed(Some(&late)), std::slice::from_ref(&other));
        assert_eq!(
            database.read(|tx| open_of(tx, &person(2))).unwrap(),
            Some(soon.clone())
        );
        let paid = Invoice {
            state: InvoiceState::Paid { on: date(2027, 1, 9) },
            ..soon.clone()
        };
        commit(&database, |tx| put(tx, &paid));
        assert_eq!(owed(None), [late, other.clone()]);
        assert_eq!(database.read(|tx| open_of(tx, &person(2))).unwrap(), None);
        assert_eq!(
            database.read(|tx| of_payer(tx, &person(2), 9)).unwrap(),
            std::slice::from_ref(&paid)
        );
        assert_eq!(
            database.read(|tx| page(tx, Some(soon.number), 9)).unwrap(),
            [other]
        );
        assert_eq!(
            database.read(|tx| page(tx, None, 9)).unwrap()[1],
            paid,
            "by number"
        );
    }
}
