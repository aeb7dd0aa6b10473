//! Why an exchange did not happen or was cut short, without a word of what was sent.

use crate::BudgetSpent;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The operator has switched federation off.
    #[error("this node does not speak with other nodes (federation.mode is off)")]
    Off,
    /// The label names another server than the one the request goes to.
    #[error("this may not be sent to that server")]
    Audience,
    /// Not https, in service.
    #[error("only https is spoken with other servers")]
    Scheme,
    /// A port other than 443 on a server without an agreement.
    #[error("only port 443 is asked")]
    Port,
    /// The host is an address no peer may have (threat B2).
    #[error("the address is not a public one")]
    NotAllowed,
    /// The host's name leads to an address no peer may have, be it one of many (threat B3).
    #[error("the name leads to an address that is not public")]
    AnswerNotAllowed,
    /// The answer came from an address that was not vetted for this name (threat B3).
    #[error("the answer came from another address than the one asked")]
    Rebound,
    /// A header of ours that HTTP cannot carry, or a `host` of somebody else (threat B14).
    #[error("a header cannot be sent")]
    Header,
    /// The name leads nowhere just now.
    #[error("the name could not be resolved")]
    Resolve,
    /// Nobody listens there just now.
    #[error("the server could not be reached")]
    Connect,
    /// The certificate is not one we trust, or there is no TLS at all (threat E14).
    #[error("the server's identity could not be verified")]
    Tls,
    /// Too many different servers are being asked at this moment (threat B13).
    #[error("too many servers are being asked at once")]
    Crowded,
    /// Longer than [`crate::Limits::read`] for the head, or [`crate::Limits::total`] in all.
    #[error("the server did not answer in time")]
    Timeout,
    /// Slower than the floor of 1 KiB a second (threat B7).
    #[error("the server answers too slowly")]
    TooSlow,
    /// More than [`crate::Limits::body_bytes_max`] (threat B9).
    #[error("the answer is too large")]
    TooLarge,
    /// Compressed, although we asked for it plain (threat B8).
    #[error("the answer is encoded, which was not asked for")]
    Encoding,
    /// Not HTTP, or cut off in the middle.
    #[error("the answer broke off")]
    Broken,
    /// See there (threat B4).
    #[error(transparent)]
    Redirect(#[from] RedirectRefused),
    /// See there (threat B6).
    #[error(transparent)]
    Budget(#[from] BudgetSpent),
}

impl Refused {
    /// Whether the request itself is at fault, so that sending the same again can never help.
    pub fn is_permanent(self) -> bool {
        matches!(
            self,
            Self::Audience | Self::Scheme | Self::Port | Self::NotAllowed | Self::Header
        )
    }
}

/// Why a redirect was not followed (threat B4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RedirectRefused {
    /// What is posted goes where it was meant to go or nowhere.
    #[error("a post is not redirected")]
    Post,
    /// More hops than [`crate::FetchSettings::redirects_max`].
    #[error("the server redirects too often")]
    TooMany,
    /// Back to where we were.
    #[error("the server redirects in a circle")]
    Revisit,
    /// From https to anything else, or from http to https.
    #[error("the server redirects to another scheme")]
    Scheme,
    /// No `location`, several, or one that is no address.
    #[error("the server redirects to nowhere")]
    Location,
}
