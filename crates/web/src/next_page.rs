//! The page where somebody goes on once she is signed in, and the way to sign in that remembers it (F28; threat E5).

use domain::Next;

use crate::calendar_links::escaped;

/// The page, always one of ours; nothing where she was about to do nothing.
pub(crate) fn page_of(next: &Next) -> Option<String> {
    match next {
        Next::Home => None,
        Next::Event(id) => Some(format!("/events/{id}")),
        Next::Errand(id) => Some(format!("/vouchers/continue/{id}")),
        Next::Offer(id) => Some(format!("/offers/{id}")),
        // There it is looked up, and led to only if she may see it.
        Next::Elsewhere(iri) => Some(format!("/events/elsewhere?event={}", escaped(iri.as_str()))),
    }
}

/// Where she signs in and is led on.
pub(crate) fn login_for(next: &Next) -> String {
    asked_at("/login", next)
}

/// A page of ours that asks her something before she is led on, and remembers it.
pub(crate) fn asked_at(path: &str, next: &Next) -> String {
    match next {
        Next::Home => path.to_owned(),
        next => format!("{path}?event={}", escaped(&next.event())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E5: whatever is named, the browser stays here.
    #[test]
    fn every_way_on_is_a_page_of_ours() {
        let elsewhere = Next::about("https://evil.example/events/1?x=\"&y=%0d%0a");
        let errand = Next::about(&"0a".repeat(16));
        let offer = Next::about(&format!("offer-{}", "0".repeat(26)));
        for next in [
            Next::Home,
            Next::about("//evil.example"),
            elsewhere,
            errand,
            offer,
        ] {
            let page = page_of(&next).unwrap_or_else(|| "/".to_owned());
            let asked = asked_at("/settings/sign-ins/link", &next);
            for address in [page, login_for(&next), asked] {
                let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
                assert!(
                    is_plain && address.starts_with('/') && !address.starts_with("//"),
                    "{address}"
                );
                assert!(!address.contains("://") && !address.contains('"'), "{address}");
            }
        }
    }
}
