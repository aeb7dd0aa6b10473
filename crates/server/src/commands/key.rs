//! `rosarium key`: keys from files, for outside suites.

use std::path::PathBuf;

use clap::Subcommand;

use super::{ask, file};
use crate::admin::{Failure, KEY_FILE_BYTES_MAX, KeyImport, Request};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Let a member sign with keys from files; only with --dev
    Import {
        /// Her handle, or community or node
        #[arg(long, value_name = "NAME")]
        member: String,
        /// RSA key of 2048 bits or more, PKCS#8, PEM or DER
        #[arg(long, value_name = "FILE")]
        rsa: PathBuf,
        /// Ed25519 key, PKCS#8 (PEM or DER) or its 32 bytes
        #[arg(long, value_name = "FILE")]
        ed25519: PathBuf,
    },
}

impl KeyCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let Self::Import { member, rsa, ed25519 } = self;
        if !place.dev {
            return Err(Failure::usage(
                "keys are imported only with --dev; in service they are made here and never leave",
            ));
        }
        let (rsa, ed25519) = (
            file::read(&rsa, KEY_FILE_BYTES_MAX)?,
            file::read(&ed25519, KEY_FILE_BYTES_MAX)?,
        );
        ask(place, Request::Key(KeyImport { member, rsa, ed25519 })).await
    }
}
