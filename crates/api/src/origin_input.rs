//! The address of another node as it is sent, no longer than a name in DNS can make it.

use domain::Origin;
use edge::Problem;

use crate::event_input::{invalid, wrong};

/// Most characters: `http://` and a host of 253, or `https://` and one of 252.
pub(crate) const CHARS_MAX: usize = 260;

/// Reads one; a refusal names the field.
pub(crate) fn parse(text: &str, field: &'static str) -> Result<Origin, Problem> {
    if text.chars().count() > CHARS_MAX {
        return Err(invalid(field, "is longer than the address of a server can be"));
    }
    Origin::parse(text).map_err(wrong(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// C3
    #[test]
    fn an_address_that_no_name_can_have_is_refused() {
        let host = |length: usize| format!("{}.example", "a.".repeat(length / 2 - 4));
        let longest = format!("http://{}", host(252));
        assert!(longest.len() <= CHARS_MAX && parse(&longest, "peer").is_ok());
        let longer = format!("https://{}", "a".repeat(CHARS_MAX - 7));
        assert_eq!(longer.len(), CHARS_MAX + 1);
        assert_eq!(parse(&longer, "peer").unwrap_err().field, Some("peer"));
        assert_eq!(parse("london", "peer").unwrap_err().field, Some("peer"));
    }
}
