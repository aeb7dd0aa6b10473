//! Resolves a name once and lets through only what was vetted (threat B3).

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::http_transport::HostTable;
use crate::{AddressRule, Refused};

/// Most addresses of one name that are tried; all are vetted.
const ADDRESSES_MAX: usize = 16;

/// Asks for the addresses of a name. Scripted in tests, DNS in service.
pub trait Lookup: Send + Sync {
    /// All addresses, in the order to be tried.
    fn lookup(&self, host: String) -> Looking;
}

/// A lookup under way.
pub type Looking = Pin<Box<dyn Future<Output = Result<Vec<IpAddr>, LookupRefused>> + Send>>;

/// The name leads nowhere, or nobody could say where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name could not be resolved")]
pub struct LookupRefused;

/// The resolver of the machine.
#[derive(Clone, Copy, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where the node resolves names, and what comes is vetted"
    )]
    fn lookup(&self, host: String) -> Looking {
        Box::pin(async move {
            let answers = tokio::net::lookup_host((host, 0))
                .await
                .map_err(|_| LookupRefused)?;
            Ok(answers.map(|answer| answer.ip()).collect())
        })
    }
}

/// What the HTTP client calls when it is about to connect: the addresses it gets are the ones it connects to.
pub(crate) struct VettingResolver {
    pub(crate) lookup: Arc<dyn Lookup>,
    pub(crate) rule: AddressRule,
    pub(crate) hosts: Arc<HostTable>,
}

impl Resolve for VettingResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().trim_end_matches('.').to_ascii_lowercase();
        let looking = if is_localhost(&host) {
            // RFC 6761, section 6.3: such a name is loopback and is not looked up.
            let answer = Ok(loopback(&self.rule));
            Box::pin(async move { answer })
        } else {
            self.lookup.lookup(host.clone())
        };
        let (rule, hosts) = (self.rule.clone(), self.hosts.clone());
        Box::pin(async move {
            let mut answers = looking.await.map_err(|LookupRefused| Refused::Resolve)?;
            if answers.is_empty() {
                return Err(Refused::Resolve.into());
            }
            if !answers.iter().all(|answer| rule.admits(*answer)) {
                return Err(Refused::AnswerNotAllowed.into());
            }
            answers.truncate(ADDRESSES_MAX);
            hosts.note_vetted(&host, &answers);
            Ok(Box::new(answers.into_iter().map(|answer| SocketAddr::new(answer, 0))) as Addrs)
        })
    }
}

fn is_localhost(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost")
}

/// This machine by both families, for a server here may listen on one of them alone: those that the rule admits, in the order
/// in which they are tried. Where it admits neither, one of them is enough to be refused.
fn loopback(rule: &AddressRule) -> Vec<IpAddr> {
    let both = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let admitted: Vec<IpAddr> = both.into_iter().filter(|address| rule.admits(*address)).collect();
    match admitted.is_empty() {
        true => vec![both[0]],
        false => admitted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AddressBlock, Schemes};

    /// Testing, item 3
    #[test]
    fn a_server_on_this_machine_is_found_by_whichever_family_it_listens_on() {
        let rule = |networks: &[&str]| {
            let networks = networks
                .iter()
                .map(|network| AddressBlock::parse(network).unwrap());
            AddressRule::development(networks.collect(), Schemes::HttpToo)
        };
        let shown =
            |rule: &AddressRule| -> Vec<String> { loopback(rule).iter().map(ToString::to_string).collect() };
        assert_eq!(shown(&rule(&["127.0.0.0/8", "::1/128"])), ["127.0.0.1", "::1"]);
        assert_eq!(shown(&rule(&["127.0.0.0/8"])), ["127.0.0.1"]);
        assert_eq!(shown(&rule(&["::1/128"])), ["::1"]);
        let public = AddressRule::public();
        assert!(loopback(&public).iter().all(|address| !public.admits(*address)));
    }
}
