//! Does the public address lead here: its name, its certificate, and what peers ask first (NodeInfo, WebFinger)?
//!
//! Asked through the same transport as everything that leaves the node, so that what a peer would refuse is refused.

use std::net::{IpAddr, Ipv4Addr};

use domain::{Iri, Labeled, Origin, Reach};
use egress::{AddressRule, Answer, Limits, Lookup, LookupRefused, Refused, Request, Transport};
use serde_json::Value;
use wire::discovery::read_webfinger;

use super::Finding;

const DNS: &str = "dns";
const TLS: &str = "tls";
const NODEINFO: &str = "nodeinfo";
const WEBFINGER: &str = "webfinger";

/// What came of asking our own public address.
pub(crate) type Asked = Result<Answer, Refused>;

/// Where the host of the address leads; an address in place of a name leads to itself.
pub(crate) async fn look_up(lookup: &dyn Lookup, origin: &Origin) -> Result<Vec<IpAddr>, LookupRefused> {
    let host = origin.host();
    if let Ok(address) = host.trim_matches(['[', ']']).parse() {
        return Ok(vec![address]);
    }
    if host == "localhost" || host.ends_with(".localhost") {
        return Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]);
    }
    lookup.lookup(host.to_owned()).await
}

/// Asks one of our own public paths, as anybody would.
pub(crate) async fn ask(transport: &dyn Transport, origin: &Origin, path: &str) -> Asked {
    let request = Request::get(&Iri::local(origin, path));
    let labeled = Labeled::federable(request, Reach::Public);
    transport.exchange(labeled, Limits::DOCUMENT).await
}

/// The two paths, in this order: NodeInfo's, WebFinger's for the community.
pub(crate) fn paths(origin: &Origin, slug: &str) -> [String; 2] {
    let account = format!("acct:{slug}@{}", origin.authority());
    [
        "/.well-known/nodeinfo".to_owned(),
        format!("/.well-known/webfinger?resource={account}"),
    ]
}

/// Whether the name leads to addresses that peers may ask.
pub(crate) fn judge_dns(
    origin: &Origin,
    found: &Result<Vec<IpAddr>, LookupRefused>,
    rule: &AddressRule,
) -> Finding {
    let host = origin.host();
    let addresses = match found.as_deref() {
        Ok([]) | Err(LookupRefused) => {
            return Finding::fail(
                DNS,
                format!("{host} leads nowhere"),
                "make an A or AAAA record for it with the public address of this machine or its proxy",
            );
        }
        Ok(addresses) => addresses,
    };
    let listed = |addresses: &mut dyn Iterator<Item = &IpAddr>| {
        addresses.map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let private = listed(&mut addresses.iter().filter(|address| !rule.admits(**address)));
    match private.is_empty() {
        true => Finding::ok(DNS, format!("{host} leads to {}", listed(&mut addresses.iter()))),
        false => Finding::fail(
            DNS,
            format!("{host} leads to {private}, which is not public: peers ask no such address"),
            "mend its A and AAAA records; if only this machine sees it so, mend its /etc/hosts or name server",
        ),
    }
}

/// Whether the connection stands and the certificate is believed; any answer shows it.
pub(crate) fn judge_tls(origin: &Origin, asked: &Asked) -> Finding {
    let refused = match asked {
        Ok(_) if !origin.is_https() => {
            return Finding::warn(
                TLS,
                format!("{origin} is plain http, for trying out"),
                "a node for people has an https address, chosen at init",
            );
        }
        Ok(_) => return Finding::ok(TLS, format!("the certificate of {origin} is believed")),
        Err(refused) => *refused,
    };
    let host = origin.host();
    match refused {
        Refused::Resolve | Refused::AnswerNotAllowed | Refused::NotAllowed => {
            Finding::warn(TLS, "not asked", "mend what the line on dns says first")
        }
        Refused::Tls => Finding::fail(
            TLS,
            format!("the certificate of {host} is not believed"),
            "look at the log of the TLS proxy: the certificate names this host, is valid today and sent with its chain",
        ),
        Refused::Port | Refused::Scheme => Finding::fail(
            TLS,
            format!("{origin} is asked by nobody without an agreement: {refused}"),
            "choose an https address without a port at `rosarium init`",
        ),
        refused => Finding::fail(
            TLS,
            format!("{origin} does not answer: {refused}"),
            "start the TLS proxy and let port 443 in; a router that leads nobody back to himself looks the same from \
             here: then ask from another machine",
        ),
    }
}

/// Whether who answers is a node of this address.
pub(crate) fn judge_nodeinfo(origin: &Origin, asked: &Asked) -> Finding {
    let start = format!("{origin}/nodeinfo/");
    judge_document(NODEINFO, asked, |document| {
        let links = document["links"].as_array();
        let ours = links.is_some_and(|links| {
            links
                .iter()
                .filter_map(|link| link["href"].as_str())
                .any(|href| href.starts_with(&start))
        });
        ours.then(|| format!("{origin} says it is a node of this address"))
    })
}

/// Whether the community is found by its name.
pub(crate) fn judge_webfinger(origin: &Origin, slug: &str, asked: &Asked) -> Finding {
    let group = Iri::local(origin, &format!("/c/{slug}"));
    judge_document(WEBFINGER, asked, |document| {
        (read_webfinger(document)? == group)
            .then(|| format!("{slug}@{} leads to {group}", origin.authority()))
    })
}

fn judge_document(
    check: &'static str,
    asked: &Asked,
    right: impl FnOnce(&Value) -> Option<String>,
) -> Finding {
    let answer = match asked {
        Ok(answer) => answer,
        Err(refused) => {
            return Finding::warn(
                check,
                format!("not read: {refused}"),
                "mend what the lines on dns and tls say first",
            );
        }
    };
    let status = answer.status;
    match status {
        200..300 => serde_json::from_slice(&answer.body)
            .ok()
            .and_then(|document| right(&document))
            .map_or_else(
                || {
                    let mend =
                        "lead every path of this host to node.listen, and do not change the Host header";
                    Finding::fail(check, "somebody else answers at this address", mend)
                },
                |what| Finding::ok(check, what),
            ),
        300..400 => Finding::fail(
            check,
            format!(
                "the address leads on to {}",
                answer.header("location").unwrap_or("nowhere")
            ),
            "let the proxy answer at base_url itself: peers follow nobody who signs for another address",
        ),
        502..=504 => Finding::fail(
            check,
            format!("the proxy answers {status}: the node behind it does not"),
            "start the node, and let the proxy lead to the address in node.listen",
        ),
        _ => Finding::fail(
            check,
            format!("the answer is {status}"),
            "lead every path of this host to node.listen, and do not change the Host header",
        ),
    }
}

#[cfg(test)]
mod tests;
