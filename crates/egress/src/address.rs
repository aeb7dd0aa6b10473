//! Which addresses a peer may have: allowed is what is known to be public, everything else is refused (threats B.0).

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, PoisonError, RwLock};

use domain::{Iri, Origin};

use crate::Refused;

/// IPv4 blocks of the IANA special-purpose registry, none of which is a peer's.
const NOT_PUBLIC_V4: [(Ipv4Addr, u8); 18] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The one IPv6 block that holds public addresses.
const PUBLIC_V6: (Ipv6Addr, u8) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What is inside [`PUBLIC_V6`] and yet not a peer's: tunnels, documentation, benchmarks.
const NOT_PUBLIC_V6: [(Ipv6Addr, u8); 5] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether a peer on the open network may have this address (threats B.0). No I/O.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !NOT_PUBLIC_V4
            .iter()
            .any(|(block, bits)| same_block_v4(v4, *block, *bits)),
        IpAddr::V6(v6) => {
            same_block_v6(v6, PUBLIC_V6.0, PUBLIC_V6.1)
                && !NOT_PUBLIC_V6
                    .iter()
                    .any(|(block, bits)| same_block_v6(v6, *block, *bits))
        }
    }
}

/// Where exchanges may go: to public addresses by https on port 443, and to what the operator adds. Parameterised, never
/// bypassed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressRule {
    networks: Vec<AddressBlock>,
    schemes: Schemes,
    ports: Ports,
}

/// Which schemes are spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schemes {
    /// In service.
    HttpsOnly,
    /// In a development set-up (`[dev] allow_http`).
    HttpToo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ports {
    Only443,
    Any,
}

impl AddressRule {
    /// In service.
    pub fn public() -> Self {
        Self {
            networks: Vec::new(),
            schemes: Schemes::HttpsOnly,
            ports: Ports::Only443,
        }
    }

    /// With `--dev`: these networks as well, on any port.
    pub fn development(networks: Vec<AddressBlock>, schemes: Schemes) -> Self {
        Self {
            networks,
            schemes,
            ports: Ports::Any,
        }
    }

    /// Whether a connection to this address may be made.
    pub fn admits(&self, address: IpAddr) -> bool {
        is_public(address) || self.networks.iter().any(|network| network.contains(address))
    }

    /// Checks all that can be said of a URL before a name is resolved: scheme, port, and an address in place of a name.
    pub fn check(&self, url: &Iri, pinned: &PinnedOrigins) -> Result<(), Refused> {
        let origin = url.origin();
        if !origin.is_https() && self.schemes == Schemes::HttpsOnly {
            return Err(Refused::Scheme);
        }
        let usual = origin.is_https() && origin.authority() == origin.host();
        if !usual && self.ports == Ports::Only443 && !pinned.contains(&origin) {
            return Err(Refused::Port);
        }
        if literal(&origin).is_some_and(|address| !self.admits(address)) {
            return Err(Refused::NotAllowed);
        }
        Ok(())
    }
}

/// The address that stands in place of a name. An origin has one form, in which nothing else looks like an address.
pub(crate) fn literal(origin: &Origin) -> Option<IpAddr> {
    let host = origin.host();
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(v6) => v6.parse().ok().map(IpAddr::V6),
        None => host.parse().ok().map(IpAddr::V4),
    }
}

/// A block of addresses an operator allows, written `127.0.0.0/8` or `::1/128`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressBlock {
    block: IpAddr,
    bits: u8,
}

/// Why a text is no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a network is written as an address, a slash and a number of bits, for example 127.0.0.0/8")]
pub struct AddressBlockRefused;

impl AddressBlock {
    /// Reads one entry of `[dev] allow_networks`.
    pub fn parse(text: &str) -> Result<Self, AddressBlockRefused> {
        let (block, bits) = text.trim().split_once('/').ok_or(AddressBlockRefused)?;
        let block: IpAddr = block.parse().map_err(|_| AddressBlockRefused)?;
        let bits: u8 = bits.parse().map_err(|_| AddressBlockRefused)?;
        let bits_max = if block.is_ipv4() { 32 } else { 128 };
        if bits <= bits_max {
            Ok(Self { block, bits })
        } else {
            Err(AddressBlockRefused)
        }
    }

    /// IPv4 in an IPv6 disguise is not in an IPv4 network.
    fn contains(self, address: IpAddr) -> bool {
        match (address, self.block) {
            (IpAddr::V4(address), IpAddr::V4(block)) => same_block_v4(address, block, self.bits),
            (IpAddr::V6(address), IpAddr::V6(block)) => same_block_v6(address, block, self.bits),
            _ => false,
        }
    }
}

/// The servers we have an agreement with, which may be on a port of their own. Clones are one set; as large as our own list of
/// peers, which strangers do not lengthen.
#[derive(Clone, Default)]
pub struct PinnedOrigins {
    origins: Arc<RwLock<BTreeSet<Origin>>>,
}

impl PinnedOrigins {
    /// Takes over the list of peers as the store now has it.
    pub fn replace(&self, origins: BTreeSet<Origin>) {
        *self.origins.write().unwrap_or_else(PoisonError::into_inner) = origins;
    }

    /// Whether there is an agreement with this very server, port included.
    pub fn contains(&self, origin: &Origin) -> bool {
        self.origins
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(origin)
    }
}

fn same_block_v4(address: Ipv4Addr, block: Ipv4Addr, bits: u8) -> bool {
    let differs = address.to_bits() ^ block.to_bits();
    differs.checked_shr(32 - u32::from(bits)).unwrap_or(0) == 0
}

fn same_block_v6(address: Ipv6Addr, block: Ipv6Addr, bits: u8) -> bool {
    let differs = address.to_bits() ^ block.to_bits();
    differs.checked_shr(128 - u32::from(bits)).unwrap_or(0) == 0
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use url::Host;

    use super::*;

    /// The vectors of B.0.
    pub(crate) const REFUSED: &str = "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.9.9.9 \
        169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 \
        198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::7f00:1 \
        ::10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: \
        2002:c0a8:101:: 3fff::1 3fff:fff::1 fc00::1 fd12::1 fe80::1 fec0::1 ff02::1 5f00::1";
    const ALLOWED: &str = "1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 198.17.0.1 \
        198.20.0.1 2606:4700::1 2a01:4f8::1 2001:470::1 2003::1 3ffe::1";
    const ODD: &str = "2130706433 0x7f.1 0177.0.0.1 127.1 0 [::ffff:7f00:1] ①②⑦.⓪.⓪.① 127.0.0.1.";

    fn addresses(text: &str) -> Vec<IpAddr> {
        text.split_ascii_whitespace()
            .map(|one| one.parse().unwrap())
            .collect()
    }

    fn literal(address: IpAddr) -> Iri {
        let url = match address {
            IpAddr::V4(v4) => format!("https://{v4}/"),
            IpAddr::V6(v6) => format!("https://[{v6}]/"),
        };
        Iri::parse(&url).unwrap()
    }

    /// B2
    #[test]
    fn the_vectors_are_judged_as_resolved_answers_and_as_literal_hosts() {
        let (refused, allowed) = (addresses(REFUSED), addresses(ALLOWED));
        assert_eq!((refused.len(), allowed.len()), (44, 14));
        let (rule, pinned) = (AddressRule::public(), PinnedOrigins::default());
        for address in refused {
            assert!(!is_public(address) && !rule.admits(address), "{address}");
            assert_eq!(
                rule.check(&literal(address), &pinned),
                Err(Refused::NotAllowed),
                "{address}"
            );
        }
        for address in allowed {
            assert!(is_public(address) && rule.admits(address), "{address}");
            assert_eq!(rule.check(&literal(address), &pinned), Ok(()), "{address}");
        }
    }

    /// B2: the library of URLs reads each of these as an address, not as a name.
    #[test]
    fn odd_spellings_of_loopback_are_addresses_and_refused() {
        let odd: Vec<&str> = ODD.split_ascii_whitespace().collect();
        assert_eq!(odd.len(), 8);
        for text in odd {
            let url = url::Url::parse(&format!("https://{text}/")).unwrap();
            assert!(
                !matches!(url.host(), Some(Host::Domain(_))),
                "{text} is a name to {url}"
            );
            let iri = Iri::parse(url.as_str()).unwrap();
            let checked = AddressRule::public().check(&iri, &PinnedOrigins::default());
            assert_eq!(checked, Err(Refused::NotAllowed), "{text}");
        }
    }

    /// B1
    #[test]
    fn http_and_odd_ports_are_refused_in_service() {
        let pinned = PinnedOrigins::default();
        let rule = AddressRule::public();
        let check = |text: &str| rule.check(&Iri::parse(text).unwrap(), &pinned);
        assert_eq!(check("https://good.example/"), Ok(()));
        assert_eq!(check("https://good.example:443/"), Ok(()));
        assert_eq!(check("http://good.example/"), Err(Refused::Scheme));
        for port in [22, 80, 1234, 8443] {
            assert_eq!(
                check(&format!("https://good.example:{port}/secret.txt")),
                Err(Refused::Port)
            );
        }
        pinned.replace(BTreeSet::from([
            Origin::parse("https://good.example:8443").unwrap()
        ]));
        assert_eq!(check("https://good.example:8443/"), Ok(()));
        assert_eq!(check("https://good.example:8444/"), Err(Refused::Port));
        assert_eq!(check("https://other.example:8443/"), Err(Refused::Port));
    }

    #[test]
    fn a_development_set_up_admits_its_networks_and_nothing_more() {
        let networks = ["127.0.0.0/8", "::1/128"].map(|text| AddressBlock::parse(text).unwrap());
        let rule = AddressRule::development(networks.to_vec(), Schemes::HttpToo);
        let pinned = PinnedOrigins::default();
        let check = |text: &str| rule.check(&Iri::parse(text).unwrap(), &pinned);
        assert_eq!(check("http://127.0.0.1:8101/"), Ok(()));
        assert_eq!(check("http://[::1]:8101/"), Ok(()));
        for text in [
            "http://10.0.0.1/",
            "http://169.254.169.254/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::2]/",
        ] {
            assert_eq!(check(text), Err(Refused::NotAllowed), "{text}");
        }
        let https = AddressRule::development(networks.to_vec(), Schemes::HttpsOnly);
        assert_eq!(
            https.check(&Iri::parse("http://127.0.0.1/").unwrap(), &pinned),
            Err(Refused::Scheme)
        );
    }

    #[test]
    fn a_network_is_an_address_and_a_number_of_bits() {
        for text in [
            "127.0.0.1",
            "127.0.0.0/33",
            "::1/129",
            "/8",
            "127.0.0.0/",
            "localhost/8",
            "127.0.0.0/-1",
            "",
        ] {
            assert_eq!(AddressBlock::parse(text), Err(AddressBlockRefused), "{text}");
        }
        let all = AddressBlock::parse("0.0.0.0/0").unwrap();
        assert!(all.contains("203.0.113.9".parse().unwrap()) && !all.contains("::1".parse().unwrap()));
    }

    proptest! {
        /// B2: an IPv4 address does not become public by being written as IPv6.
        #[test]
        fn no_disguise_of_an_ipv4_address_is_public(bits: u32) {
            let v4 = Ipv4Addr::from_bits(bits);
            let [a, b, c, d] = v4.octets().map(u16::from);
            let (high, low) = (a << 8 | b, c << 8 | d);
            for v6 in [
                v4.to_ipv6_mapped(),
                Ipv6Addr::new(0, 0, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
                Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, !high, !low),
            ] {
                prop_assert!(!is_public(IpAddr::V6(v6)), "{}", v6);
            }
        }
    }
}
