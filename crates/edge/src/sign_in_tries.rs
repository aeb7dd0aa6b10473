//! How often somebody may try to join or sign in, from one network address and to one mail address: each in buckets of
//! their own, which neither inboxes nor fetches empty, nor one of these another (threat H4).

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use domain::{MailAddress, Origin};
use egress::{BucketSettings, Cause, HostBuckets};
use http::HeaderMap;

use crate::{Node, client_of};

/// How many tries a minute brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriesPerMinute {
    /// Wishes to sign in and links from the shell, from one network address (`rates_per_minute.login`).
    pub login: u32,
    /// Wishes to join, from one network address (`rates_per_minute.signup`).
    pub signup: u32,
    /// Links and codes out of mails, from one network address (`rates_per_minute.code`).
    pub code: u32,
    /// Mails to one address (`rates_per_minute.mail_per_recipient`).
    pub mail_per_recipient: u32,
}

impl Default for TriesPerMinute {
    fn default() -> Self {
        Self {
            login: 5,
            signup: 5,
            code: 5,
            mail_per_recipient: 5,
        }
    }
}

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// A wish to sign in, or a link from the shell.
    Login,
    /// A wish to join.
    SignUp,
    /// A link or a code out of a mail.
    Code,
}

/// Not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("tried too often just now")]
pub struct TooOften {
    /// After so many seconds it may be worth another try.
    pub seconds: u32,
}

/// The tries of the last minute.
pub struct SignInTries {
    logins: Buckets,
    signups: Buckets,
    codes: Buckets,
    recipients: Buckets,
}

struct Buckets(Mutex<HostBuckets>);

impl SignInTries {
    /// Nobody has tried yet; an IPv6 network counts as one address.
    pub fn new(settings: TriesPerMinute) -> Self {
        Self {
            logins: Buckets::of(settings.login),
            signups: Buckets::of(settings.signup),
            codes: Buckets::of(settings.code),
            recipients: Buckets::of(settings.mail_per_recipient),
        }
    }

    /// Counts a try of whoever asks; whoever made too many is told when to come back. In a simulated network there are
    /// no addresses, and nothing is counted.
    pub fn take(
        &self,
        tried: Try,
        node: &Node,
        socket: Option<SocketAddr>,
        headers: &HeaderMap,
    ) -> Result<(), TooOften> {
        let client = socket.and_then(|socket| {
            let client = client_of(socket, headers, &node.settings.trusted_proxies);
            client.as_origin()
        });
        let buckets = match tried {
            Try::Login => &self.logins,
            Try::SignUp => &self.signups,
            Try::Code => &self.codes,
        };
        client.map_or(Ok(()), |client| buckets.take(node, &client))
    }

    /// Counts a mail that somebody wishes to have sent to an address, whether or not anybody here has it.
    pub fn take_mail(&self, node: &Node, to: &MailAddress) -> Result<(), TooOften> {
        let hash = wire::digest::sha256(to.as_str().to_ascii_lowercase().as_bytes());
        // Buckets go by origins; a name that cannot be one stands for the address, which is kept nowhere.
        let name = format!("http://{}.invalid", wire::digest::hex(&hash[..16]));
        Origin::parse(&name).map_or(Ok(()), |name| self.recipients.take(node, &name))
    }
}

impl Buckets {
    fn of(per_minute: u32) -> Self {
        Self(Mutex::new(HostBuckets::new(BucketSettings {
            per_host_per_minute: per_minute,
            ..BucketSettings::default()
        })))
    }

    fn take(&self, node: &Node, whose: &Origin) -> Result<(), TooOften> {
        let now = node.clock.elapsed();
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.take(whose, Cause::Known, now).map_err(|busy| TooOften {
            seconds: u32::try_from(busy.retry_after.as_secs().max(1)).unwrap_or(60),
        })
    }
}
