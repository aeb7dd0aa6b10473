//! `rosarium agreement`: what two communities give each other's members. They are written on the officers' pages.

use clap::{Args, Subcommand};

use super::ask;
use crate::admin::{AgreementAsk, Failure, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum AgreementCommand {
    /// List agreements: with whom, how they stand, who has to answer
    List {
        /// Handle of the officer who looks; else the first one
        #[arg(long = "as", value_name = "HANDLE")]
        by: Option<String>,
    },
    /// Show one to the last word, with the fingerprint to compare
    Show {
        /// Its id, as `agreement list` shows it
        agreement: String,
    },
    /// Sign a draft and send it
    Send {
        #[command(flatten)]
        which: Which,
    },
    /// Sign the version that waits for you
    #[command(visible_alias = "sign")]
    Accept {
        #[command(flatten)]
        which: Which,
        /// The version you read; another one is not signed
        #[arg(long, value_name = "NUMBER")]
        revision: u64,
    },
    /// Decline the version that waits for you
    Decline {
        #[command(flatten)]
        which: Which,
        /// Why, in a few words; the other side gets them
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Take back the version that waits for them
    Withdraw {
        #[command(flatten)]
        which: Which,
    },
    /// Give notice; vouchers given out before the end are honoured
    End {
        #[command(flatten)]
        which: Which,
        /// Why, in a few words; the other side gets them
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

#[derive(Args)]
pub(crate) struct Which {
    /// Its id, as `agreement list` shows it
    agreement: String,
    /// Handle of the officer who acts; else the first one
    #[arg(long = "as", value_name = "HANDLE")]
    by: Option<String>,
}

impl AgreementCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { by } => AgreementAsk::List { by },
            Self::Show { agreement } => AgreementAsk::Show { agreement },
            Self::Send { which } => AgreementAsk::Send {
                agreement: which.agreement,
                by: which.by,
            },
            Self::Accept { which, revision } => AgreementAsk::Accept {
                agreement: which.agreement,
                revision,
                by: which.by,
            },
            Self::Decline { which, reason } => AgreementAsk::Decline {
                agreement: which.agreement,
                reason,
                by: which.by,
            },
            Self::Withdraw { which } => AgreementAsk::Withdraw {
                agreement: which.agreement,
                by: which.by,
            },
            Self::End { which, reason } => AgreementAsk::End {
                agreement: which.agreement,
                reason,
                by: which.by,
            },
        };
        ask(place, Request::Agreements(request)).await
    }
}
