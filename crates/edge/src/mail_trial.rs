//! How a node's mails go, and one mail on trial past the queue, so that an officer sees at once whether it was taken;
//! `server` knows the way.

use domain::MailAddress;

use crate::Later;

/// What officers try out about mails.
pub trait MailTrial: Send + Sync {
    /// How mails go.
    fn way(&self) -> MailWay;

    /// Hands one mail on, which says from which node it is and nothing else.
    fn try_out(&self, to: MailAddress) -> Later<'_, Result<(), MailTrialRefused>>;
}

/// How mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailWay {
    /// Into a folder of the node, and no further by itself.
    Folder,
    /// To a relay, which sends them on.
    Relay {
        /// Its name.
        host: String,
        /// Whom the mails are from.
        from: MailAddress,
    },
}

/// Why a mail on trial was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailTrialRefused {
    /// The folder cannot be written to.
    #[error("the mail could not be written")]
    Folder,
    /// The relay did not take it, in its own words.
    #[error("the relay did not take it: {0}")]
    Relay(String),
    /// There is nobody at the address, in the relay's words.
    #[error("nobody takes mail at this address: {0}")]
    Recipient(String),
    /// As many mails went in this minute as may (`mail.rate_per_minute`).
    #[error("as many mails went in this minute as may; try again in a minute")]
    Rate,
}

/// A node that writes no mails.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMails;

impl MailTrial for NoMails {
    fn way(&self) -> MailWay {
        MailWay::Folder
    }

    fn try_out(&self, _: MailAddress) -> Later<'_, Result<(), MailTrialRefused>> {
        Box::pin(async { Err(MailTrialRefused::Folder) })
    }
}
