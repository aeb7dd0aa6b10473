//! Which network address asks: the socket's peer, unless that is a proxy we trust (threat C6).

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use domain::Origin;
use http::HeaderMap;

/// An address as limits count it: IPv4 whole, IPv6 by its /64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Client(pub IpAddr);

impl Client {
    /// The same as an origin, by which buckets count.
    pub fn as_origin(self) -> Option<Origin> {
        let written = match self.0 {
            IpAddr::V4(address) => format!("http://{address}"),
            IpAddr::V6(address) => format!("http://[{address}]"),
        };
        Origin::parse(&written).ok()
    }
}

/// The client of a request: behind trusted proxies the right-most hop that is none of them.
pub fn client_of(socket: SocketAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Client {
    // A socket for both families shows IPv4 as a part of IPv6.
    let mut address = socket.ip().to_canonical();
    if trusted.contains(&address) {
        let hops = headers.get_all("x-forwarded-for");
        let hops: Vec<&str> = hops
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|text| text.split(','))
            .collect();
        for hop in hops.iter().rev().take(16) {
            match hop.trim().parse::<IpAddr>().map(|hop| hop.to_canonical()) {
                Ok(hop) if trusted.contains(&hop) => address = hop,
                Ok(hop) => {
                    address = hop;
                    break;
                }
                Err(_) => break,
            }
        }
    }
    Client(match address {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(text: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", text.parse().unwrap());
        headers
    }

    /// C6
    #[test]
    fn a_forged_chain_does_not_change_who_asks() {
        let proxy: IpAddr = "127.0.0.1".parse().unwrap();
        let socket: SocketAddr = "203.0.113.9:4711".parse().unwrap();
        assert_eq!(client_of(socket, &forwarded("1.2.3.4"), &[proxy]).0, socket.ip());
        let behind: SocketAddr = "127.0.0.1:4711".parse().unwrap();
        for chain in [
            "9.9.9.9, 198.51.100.7",
            "8.8.8.8, 198.51.100.7",
            "junk, 198.51.100.7, 127.0.0.1",
        ] {
            assert_eq!(
                client_of(behind, &forwarded(chain), &[proxy]).0,
                "198.51.100.7".parse::<IpAddr>().unwrap()
            );
        }
    }

    /// C6
    #[test]
    fn a_proxy_is_known_also_on_a_socket_for_both_families() {
        let proxy: IpAddr = "127.0.0.1".parse().unwrap();
        let socket: SocketAddr = "[::ffff:127.0.0.1]:4711".parse().unwrap();
        for chain in ["198.51.100.7", "9.9.9.9, ::ffff:198.51.100.7"] {
            let client = client_of(socket, &forwarded(chain), &[proxy]);
            assert_eq!(client.0, "198.51.100.7".parse::<IpAddr>().unwrap());
        }
    }

    /// C6
    #[test]
    fn a_whole_ipv6_network_is_one_client() {
        let a: SocketAddr = "[2a01:4f8:1:2:3:4:5:6]:1".parse().unwrap();
        let b: SocketAddr = "[2a01:4f8:1:2:ffff::1]:1".parse().unwrap();
        assert_eq!(
            client_of(a, &HeaderMap::new(), &[]),
            client_of(b, &HeaderMap::new(), &[])
        );
    }
}
