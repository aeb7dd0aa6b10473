//! `rosarium key`: new keys in the place of old ones, and keys from files for outside suites.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ask, file};
use crate::admin::{DryRun, Failure, KEY_FILE_BYTES_MAX, KeyImport, KeyRotation, Request, Theft, WhoseKeys};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Give the community, the node or a member new keys; the old ones announce them and count for seven more days
    Rotate {
        #[command(flatten)]
        whose: Whose,
        /// Somebody else may have the old ones: withdraw them at once, so that nothing they sign counts any more
        #[arg(long)]
        stolen: bool,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
    },
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

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Whose {
    /// The community's
    #[arg(long)]
    community: bool,
    /// The node's: its six words change
    #[arg(long)]
    node: bool,
    /// A member's
    #[arg(long, value_name = "HANDLE")]
    member: Option<String>,
}

impl KeyCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::Rotate {
                whose,
                stolen,
                dry_run,
            } => {
                let theft = if stolen { Theft::Feared } else { Theft::None };
                let run = if dry_run { DryRun::Dry } else { DryRun::Real };
                let whose = match whose {
                    Whose {
                        member: Some(handle), ..
                    } => WhoseKeys::Member(handle),
                    Whose { node: true, .. } => WhoseKeys::Node,
                    Whose { .. } => WhoseKeys::Community,
                };
                ask(place, Request::KeyRotation(KeyRotation { whose, run, theft })).await
            }
            Self::Import { member, rsa, ed25519 } => {
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
    }
}
