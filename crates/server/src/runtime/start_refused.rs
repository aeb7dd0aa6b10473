//! Why a node does not start, a sentence each.

use domain::Origin;
use egress::mail::SmtpRefused;
use store::StoreError;

use crate::config::ConfigRefused;

/// Why a node does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartRefused {
    /// Something in the configuration.
    #[error(transparent)]
    Config(#[from] ConfigRefused),
    /// The folder or its database.
    #[error(transparent)]
    Open(#[from] engine::OpenRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder cannot be made.
    #[error("the data folder {path} cannot be used: {what}")]
    Folder {
        /// Which.
        path: String,
        /// What the system said.
        what: String,
    },
    /// Nothing there yet.
    #[error("there is no node in {0}; run `rosarium init` first")]
    NotSetUp(String),
    /// Without an address there are no ids.
    #[error("a new node needs its public address: give --origin, or run `rosarium init --url …`")]
    NoAddress,
    /// Plain http is for trying out.
    #[error("the address {0} is not https; plain http works only with --dev")]
    NotHttps(Origin),
    /// The configuration and the folder disagree.
    #[error(
        "the configuration says {configured} and this folder belongs to {kept}; an address never changes afterwards"
    )]
    OtherAddress {
        /// In the configuration.
        configured: Origin,
        /// In the store.
        kept: Origin,
    },
    /// The slug is part of every id.
    #[error("community.slug is fixed at init: it is {0} here")]
    OtherSlug(String),
    /// The levels of membership that the configuration describes cannot be.
    #[error(transparent)]
    Tiers(#[from] community::found_tiers::FoundTiersRefused),
    /// The first code of ethics cannot be published.
    #[error("ethics.file: {0}")]
    Code(#[from] community::publish_code::PublishCodeRefused),
    /// Setting it up was refused.
    #[error(transparent)]
    SetUp(#[from] community::set_up::SetUpRefused),
    /// Keys could not be made or read.
    #[error("the keys of this node cannot be used: {0}")]
    Keys(#[from] wire::keys::KeyRefused),
    /// Anybody has this key (threat A15).
    #[error(
        "a key of this node is printed in published test data, so anybody can sign with it; it starts only with --dev"
    )]
    PublishedKey,
    /// No way out.
    #[error(transparent)]
    Transport(#[from] egress::TransportRefused),
    /// The relay cannot be used.
    #[error("mail: {0}")]
    Relay(#[from] SmtpRefused),
    /// The file with the secret of the relay.
    #[error("mail.smtp_secret_file: {path}: {what}")]
    RelaySecret {
        /// Which.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// The file with the secret to an account of ours at an issuer.
    #[error("auth.oidc client_secret_file: {path}: {what}")]
    ClientSecret {
        /// Which.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// The private rooms: their database, or the key that was handed in.
    #[error("rooms: {0}")]
    Rooms(String),
    /// A certificate file of the configuration.
    #[error("federation.extra_ca: {path} cannot be read: {what}")]
    ExtraCa {
        /// Which.
        path: String,
        /// What the system said.
        what: String,
    },
}
