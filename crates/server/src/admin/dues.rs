//! Invoices by command: listed, and marked as paid (F02).

use community::mark_paid::{MarkPaidRefused, mark_paid};
use domain::{Invoice, InvoiceNumber, Paying};
use serde::{Deserialize, Serialize};
use store::invoices;

use super::table::table;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Invoices read at once.
const INVOICES_PER_READ: u16 = 500;

/// What is asked about dues.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DuesAsk {
    /// Invoices.
    List {
        /// Which of them.
        which: WhichInvoices,
    },
    /// One was paid.
    MarkPaid {
        /// Its number.
        invoice: String,
    },
}

/// Which invoices are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichInvoices {
    /// Those that are owed.
    Open,
    /// All.
    All,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: DuesAsk) -> Performed {
    match ask {
        DuesAsk::List { which } => list(runtime, which),
        DuesAsk::MarkPaid { invoice } => mark(runtime, &invoice).await,
    }
}

fn list(runtime: &NodeRuntime, which: WhichInvoices) -> Performed {
    let mut found: Vec<Invoice> = Vec::new();
    loop {
        let last = found.last();
        let page = runtime.node().database.read(|tx| match which {
            WhichInvoices::Open => invoices::open(tx, last, INVOICES_PER_READ),
            WhichInvoices::All => invoices::page(tx, last.map(|last| last.number), INVOICES_PER_READ),
        })?;
        let is_last = page.len() < usize::from(INVOICES_PER_READ);
        found.extend(page);
        if is_last {
            break;
        }
    }
    let rows: Vec<[String; 6]> = found
        .iter()
        .map(|invoice| {
            [
                invoice.number.to_string(),
                invoice.billed_to.to_string(),
                invoice.tier.to_string(),
                format!("{} {}", invoice.amount, invoice.currency),
                invoice.due.to_string(),
                invoice.state.word().to_owned(),
            ]
        })
        .collect();
    let none = match which {
        WhichInvoices::Open => "nobody owes anything",
        WhichInvoices::All => "no invoices",
    };
    let headings = ["INVOICE", "WHO", "TIER", "AMOUNT", "DUE", "STATE"];
    let text = table(headings, &rows, none);
    Ok(Shown::new(found, text))
}

async fn mark(runtime: &NodeRuntime, invoice: &str) -> Performed {
    let number = InvoiceNumber::parse(invoice).map_err(Failure::usage)?;
    let node = runtime.node();
    let now = node.now();
    let marked = node
        .database
        .transact(|tx| mark_paid(tx, "operator", number, now))
        .await;
    let (invoice, paying) = marked.map_err(|refused| match refused {
        MarkPaidRefused::NoSuchInvoice(_) => Failure::not_found(refused),
        MarkPaidRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let text = match paying {
        Paying::Now => format!("invoice {number} of {} is paid now", invoice.billed_to),
        Paying::Already => format!("invoice {number} had been marked as paid; nothing changed"),
    };
    Ok(Shown::new(invoice, text))
}
