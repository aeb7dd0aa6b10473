//! `rosarium voucher`: vouchers of members of other communities, as they are used here.

use clap::Subcommand;

use super::ask;
use crate::admin::{Failure, Request, VoucherAsk};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum VoucherCommand {
    /// List the vouchers that were used here, latest first
    List,
    /// Say what a voucher on paper is worth, without asking anybody; nothing is counted
    Verify {
        /// The address in its picture, or the signed text in that; a typed code with --from
        voucher: String,
        /// The community that gave out a typed code, which is asked for it
        #[arg(long, value_name = "PEER")]
        from: Option<String>,
    },
    /// Take back the use of a voucher, as a refund does; saying it again changes nothing
    Void {
        /// Its ticket, as `rosarium voucher list` shows it
        ticket: String,
    },
}

impl VoucherCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => VoucherAsk::List,
            Self::Verify { voucher, from } => VoucherAsk::Verify { voucher, from },
            Self::Void { ticket } => VoucherAsk::Void { ticket },
        };
        ask(place, Request::Vouchers(request)).await
    }
}
