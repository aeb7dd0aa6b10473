//! The address of another node as people type it: `london.example`, or whole, `https://london.example`.

use domain::{Origin, OriginRefused};
use store::{StoreError, peerings};

use crate::{Node, Problem, Reason};

/// Most characters: `https://`, a name in DNS of 253 and a port; refused unread beyond it (threat C3).
pub const ADDRESS_CHARS_MAX: usize = 267;

/// Why a text is the address of no node.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressRefused {
    /// Longer than any can be.
    #[error("it is longer than the address of a server can be")]
    TooLong,
    /// A word, a path, or nothing.
    #[error("write the name of a server, london.example, or its whole address, https://london.example")]
    NoServer,
    /// It begins as an address and is none.
    #[error(transparent)]
    Origin(#[from] OriginRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AddressRefused {
    /// As a refusal of one field of a request.
    pub fn at(self, field: &'static str) -> Problem {
        match self {
            Self::Store(error) => error.into(),
            refused => Problem::new(Reason::Invalid, format!("`{field}`: {refused}")).at(field),
        }
    }
}

/// Which node is meant. A bare name is the peer of that name, else it means https; on a node that is itself plain
/// http, for trying out, a name on this machine means http.
pub fn address_of(node: &Node, typed: &str) -> Result<Origin, AddressRefused> {
    let typed = typed.trim();
    if typed.chars().count() > ADDRESS_CHARS_MAX {
        return Err(AddressRefused::TooLong);
    }
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, typed),
    };
    let name = rest.strip_suffix('/').unwrap_or(rest);
    let is_more = |sign: char| matches!(sign, '/' | '\\' | '?' | '#' | '@') || sign.is_whitespace();
    if name.is_empty() || name.contains(is_more) {
        return Err(AddressRefused::NoServer);
    }
    if let Some(scheme) = scheme {
        return Ok(Origin::parse(&format!("{scheme}://{name}"))?);
    }
    let on_this_machine = is_on_this_machine(name);
    if !on_this_machine && !name.contains(['.', ':']) {
        return Err(AddressRefused::NoServer);
    }
    let known = node.database.read(peerings::list)?;
    if let Some(peering) = known
        .into_iter()
        .find(|known| known.peer.authority().eq_ignore_ascii_case(name))
    {
        return Ok(peering.peer);
    }
    let scheme = match on_this_machine && !node.origin.is_https() {
        true => "http",
        false => "https",
    };
    Ok(Origin::parse(&format!("{scheme}://{name}"))?)
}

fn is_on_this_machine(name: &str) -> bool {
    let host = name.split(':').next().unwrap_or(name);
    host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.")
}
