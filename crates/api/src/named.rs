//! What a part of an address names: an id, a short name, a number, a host. A text that cannot be such a name is answered as
//! one that nothing here has.

use domain::Origin;
use edge::{Node, Problem, address_of};

/// Reads a part of an address, as axum's `Path` gives it.
pub(crate) fn named<T, E>(text: &str, parse: fn(&str) -> Result<T, E>) -> Result<T, Problem> {
    parse(text).map_err(|_| Problem::not_found())
}

/// Reads the community that a part of an address names by its host, and by its port where it has one.
pub(crate) fn community_at(node: &Node, host: &str) -> Result<Origin, Problem> {
    address_of(node, host).map_err(|_| Problem::not_found())
}
