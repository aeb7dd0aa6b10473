//! `rosarium dues`: what members owe, and what was paid.

use clap::Subcommand;

use super::ask;
use crate::admin::{DuesAsk, Failure, Request, WhichInvoices};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum DuesCommand {
    /// List open invoices by the day they are due
    List {
        /// Paid and void ones too, by number
        #[arg(long)]
        all: bool,
    },
    /// Write down that an invoice was paid; saying it again changes nothing
    MarkPaid {
        /// Its number, as `rosarium dues list` shows it
        invoice: String,
    },
}

impl DuesCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { all } => DuesAsk::List {
                which: match all {
                    true => WhichInvoices::All,
                    false => WhichInvoices::Open,
                },
            },
            Self::MarkPaid { invoice } => DuesAsk::MarkPaid { invoice },
        };
        ask(place, Request::Dues(request)).await
    }
}
