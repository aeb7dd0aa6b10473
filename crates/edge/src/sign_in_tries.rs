//! How often somebody may try to join or sign in, from one network address and to one mail address: each in buckets of
//! their own, which neither inboxes nor fetches empty, nor one of these another (threats C8, H4).

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use domain::{MailAddress, Origin};
use egress::{BucketSettings, Cause, HostBuckets};
use http::HeaderMap;

use crate::{Client, Node, client_of};

/// Mails to join or to come as a guest that strangers may have sent to one address in a day; what stands behind a `+` in it
/// makes no other address.
const STRANGERS_MAILS_PER_DAY: u32 = 10;
/// The same to all addresses of one domain together: whoever has a domain has as many addresses of it as she likes, and is
/// not as many guests. A public event may have this many guests a day whose mail is kept by one provider.
const STRANGERS_MAILS_PER_DOMAIN_AND_DAY: u32 = 500;
/// Those of them that may be asked for from one network address: one person alone does not use up the mails of all whose
/// provider is hers.
const STRANGERS_MAILS_PER_DOMAIN_CLIENT_AND_DAY: u32 = 100;
/// The last of them in a day, which are kept for network addresses that ask for few: some that ask together for all they may
/// use up the first ones, and leave these to whoever else has that provider.
const STRANGERS_MAILS_KEPT_PER_DOMAIN_AND_DAY: u32 = 250;
/// As many of a domain in a day are few, from one network address.
const FEW_STRANGERS_MAILS: u32 = 5;
/// Addresses, domains, and network addresses with a domain, counted in one day; those above it are held by the other limits
/// alone.
const ADDRESSES_MAX: usize = 100_000;
/// Parts of an address behind which a country keeps names for others (`b.co.uk`): the name before belongs to somebody.
const KEPT_FOR_OTHERS: [&str; 12] = [
    "ac", "co", "com", "edu", "go", "gob", "gov", "gv", "ne", "net", "or", "org",
];
const DAY_SECONDS: u64 = 86_400;

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
    today: Mutex<Today>,
}

/// The mails of one day that strangers had sent.
#[derive(Default)]
struct Today {
    day: u64,
    mails: HashMap<[u8; 16], u32>,
    of_domains: HashMap<[u8; 16], u32>,
    of_clients: HashMap<[u8; 16], u32>,
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
            today: Mutex::new(Today::default()),
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

    /// Counts a mail that somebody wishes to have sent to an address, whether or not anybody here has it. Mails to sign in go
    /// to members alone and are not counted by the day. `from` is the network address that asks; there is none in a simulated
    /// network.
    pub fn take_mail(
        &self,
        tried: Try,
        node: &Node,
        to: &MailAddress,
        from: Option<Client>,
    ) -> Result<(), TooOften> {
        if tried == Try::SignUp {
            let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
            today.take(to, from, node.clock.elapsed())?;
        }
        let hash = wire::digest::sha256(to.as_str().to_ascii_lowercase().as_bytes());
        // Buckets go by origins; a name that cannot be one stands for the address, which is kept nowhere.
        let name = format!("http://{}.invalid", wire::digest::hex(&hash[..16]));
        Origin::parse(&name).map_or(Ok(()), |name| self.recipients.take(node, &name))
    }
}

impl Today {
    /// One more mail to an address, `elapsed` after the node began.
    fn take(&mut self, to: &MailAddress, from: Option<Client>, elapsed: Duration) -> Result<(), TooOften> {
        let day = elapsed.as_secs() / DAY_SECONDS;
        if day != self.day {
            *self = Self {
                day,
                ..Self::default()
            };
        }
        let domain = domain_of(to);
        let client = from.map(|Client(address)| short(&format!("{address} {domain}")));
        let (mailbox, domain) = (mailbox(to), short(&domain));
        let sent =
            |counts: &HashMap<[u8; 16], u32>, whose: &[u8; 16]| counts.get(whose).copied().unwrap_or(0);
        let asked = client.map_or(0, |client| sent(&self.of_clients, &client));
        let left = STRANGERS_MAILS_PER_DOMAIN_AND_DAY.saturating_sub(sent(&self.of_domains, &domain));
        let may_ask = match left <= STRANGERS_MAILS_KEPT_PER_DOMAIN_AND_DAY {
            true => FEW_STRANGERS_MAILS,
            false => STRANGERS_MAILS_PER_DOMAIN_CLIENT_AND_DAY,
        };
        if sent(&self.mails, &mailbox) >= STRANGERS_MAILS_PER_DAY || left == 0 || asked >= may_ask {
            let left = DAY_SECONDS - elapsed.as_secs() % DAY_SECONDS;
            return Err(TooOften {
                seconds: u32::try_from(left).unwrap_or(u32::MAX),
            });
        }
        let mut counted = vec![(&mut self.mails, mailbox), (&mut self.of_domains, domain)];
        if let Some(client) = client {
            counted.push((&mut self.of_clients, client));
        }
        for (counts, whose) in counted {
            if counts.len() < ADDRESSES_MAX || counts.contains_key(&whose) {
                *counts.entry(whose).or_default() += 1;
            }
        }
        Ok(())
    }
}

/// What stands for the mailbox of an address: `nora+1@b.example` is read by whoever reads `nora@b.example`.
fn mailbox(address: &MailAddress) -> [u8; 16] {
    let address = address.as_str().to_ascii_lowercase();
    let (local, host) = address.rsplit_once('@').unwrap_or((address.as_str(), ""));
    let local = local.split('+').next().unwrap_or(local);
    short(&format!("{local}@{host}"))
}

/// The part of a mail address that somebody registered: `b.example` of `nora@mail.b.example`, `b.co.uk` of `nora@b.co.uk`.
fn domain_of(address: &MailAddress) -> String {
    let address = address.as_str().to_ascii_lowercase();
    let host = address.rsplit_once('@').map_or("", |(_, host)| host);
    let labels: Vec<&str> = host.split('.').collect();
    let kept = match labels[..] {
        [.., _, second, country] if country.len() == 2 && KEPT_FOR_OTHERS.contains(&second) => 3,
        _ => 2,
    };
    labels[labels.len().saturating_sub(kept)..].join(".")
}

/// What stands for a text, which is kept nowhere itself.
fn short(text: &str) -> [u8; 16] {
    let hash = wire::digest::sha256(text.as_bytes());
    let mut short = [0; 16];
    short.copy_from_slice(&hash[..16]);
    short
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

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn client(number: u32) -> Client {
        Client(IpAddr::V4(Ipv4Addr::from(number)))
    }

    /// H4
    #[test]
    fn a_mailbox_gets_so_many_mails_of_strangers_in_a_day_however_its_address_is_written() {
        let mut today = Today::default();
        let mut ask = |mail: &str, seconds: u64| {
            let mail = MailAddress::parse(mail).unwrap();
            today.take(&mail, None, Duration::from_secs(seconds))
        };
        for number in 0..STRANGERS_MAILS_PER_DAY {
            let mail = format!("Nora+{number}@b.example");
            assert_eq!(ask(&mail, 60 * u64::from(number)), Ok(()), "{number}");
        }
        let refused = Err(TooOften { seconds: 86_400 / 2 });
        assert_eq!(ask("nora@b.example", 86_400 / 2), refused);
        assert_eq!(ask("nora+more@B.example", 86_400 / 2), refused);
        assert_eq!(ask("nora@c.example", 86_400 / 2), Ok(()), "somebody else");
        assert_eq!(ask("nora@b.example", 86_400), Ok(()), "the next day");
    }

    /// C8: whoever has a domain makes herself as many guests as one domain may have in a day, by whatever names and hosts
    /// of it; others, also of a country that keeps names for them, are counted for themselves.
    #[test]
    fn all_addresses_of_one_domain_together_get_so_many_mails_of_strangers_in_a_day() {
        for (host, others) in [("b.example", "c.example"), ("b.co.uk", "c.co.uk")] {
            let mut today = Today::default();
            let mut ask = |mail: &str, seconds: u64| {
                let mail = MailAddress::parse(mail).unwrap();
                today.take(&mail, None, Duration::from_secs(seconds))
            };
            for number in 0..STRANGERS_MAILS_PER_DOMAIN_AND_DAY {
                let mail = match number % 2 {
                    0 => format!("guest{number}@{host}"),
                    _ => format!("guest@n{number}.{host}"),
                };
                assert_eq!(ask(&mail, 5), Ok(()), "{mail}");
            }
            let refused = Err(TooOften { seconds: 86_400 - 9 });
            assert_eq!(ask(&format!("one.more@{host}"), 9), refused);
            assert_eq!(ask(&format!("one.more@MAIL.{host}"), 9), refused);
            assert_eq!(ask(&format!("guest@{others}"), 9), Ok(()), "somebody else");
            assert_eq!(ask(&format!("one.more@{host}"), 86_400), Ok(()), "the next day");
        }
    }

    /// C8, H4: one person who asks for mails to nobody's addresses at a large provider shuts out nobody else whose mail is
    /// there; her own she still gets elsewhere.
    #[test]
    fn one_network_address_uses_up_no_more_than_its_part_of_the_mails_of_a_domain() {
        let mut today = Today::default();
        let mut ask = |mail: &str, from: u32| {
            let mail = MailAddress::parse(mail).unwrap();
            today.take(&mail, Some(client(from)), Duration::from_secs(86_300))
        };
        for number in 0..STRANGERS_MAILS_PER_DOMAIN_CLIENT_AND_DAY {
            assert_eq!(ask(&format!("nobody{number}@b.example"), 1), Ok(()));
        }
        let refused = Err(TooOften { seconds: 100 });
        assert_eq!(ask("one.more@b.example", 1), refused);
        assert_eq!(ask("one.more@mail.b.example", 1), refused);
        assert_eq!(ask("one.more@c.example", 1), Ok(()), "another domain");
        assert_eq!(ask("nora@b.example", 2), Ok(()), "somebody else");
    }

    /// C8, H4: five that ask together, each for all it may, leave a share to everybody else whose mail is there.
    #[test]
    fn some_network_addresses_together_leave_a_share_of_a_domain_to_all_others() {
        let mut today = Today::default();
        let mut ask = |mail: String, from: u32| {
            let mail = MailAddress::parse(&mail).unwrap();
            today
                .take(&mail, Some(client(from)), Duration::from_secs(5))
                .is_ok()
        };
        let mut got = 0;
        for number in 0..STRANGERS_MAILS_PER_DOMAIN_CLIENT_AND_DAY {
            for from in 1..=5 {
                got += u32::from(ask(format!("nobody{number}.{from}@b.example"), from));
            }
        }
        let kept = STRANGERS_MAILS_KEPT_PER_DOMAIN_AND_DAY;
        assert_eq!(got, STRANGERS_MAILS_PER_DOMAIN_AND_DAY - kept);
        for from in 6..6 + kept / FEW_STRANGERS_MAILS {
            for number in 0..=FEW_STRANGERS_MAILS {
                let is_mailed = ask(format!("guest{number}.{from}@b.example"), from);
                assert_eq!(is_mailed, number < FEW_STRANGERS_MAILS, "{from} {number}");
            }
        }
        assert!(!ask("nora@b.example".to_owned(), 9_999), "the domain has had all");
    }

    /// C8: what is counted has an end.
    #[test]
    fn no_more_than_so_many_addresses_and_domains_are_counted() {
        let mut today = Today::default();
        let most = u32::try_from(ADDRESSES_MAX).unwrap();
        for number in 0..=most {
            let mail = MailAddress::parse(&format!("g@d{number}.example")).unwrap();
            let from = Some(client(1));
            assert_eq!(today.take(&mail, from, Duration::ZERO), Ok(()));
        }
        let counted = [&today.mails, &today.of_domains, &today.of_clients].map(HashMap::len);
        assert_eq!(counted, [ADDRESSES_MAX; 3]);
    }
}
