//! What a page may load, and where its forms may lead (threats E1, H2).

use domain::Origin;
use http::HeaderValue;

/// Pages load styles, pictures and the one script of passkeys from this origin and nothing else; a script makes no text
/// into a page or into a script.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; \
     require-trusted-types-for 'script'";

const OWN_FORMS: &str = "form-action 'self'";
const OWN_PICTURES: &str = "img-src 'self'";

/// Marks a request that came to the second origin, which has pictures that are for everybody (`node.media_origin`): whatever it
/// brings, nobody is signed in there.
#[derive(Clone, Copy, Debug)]
pub struct OnMediaOrigin;

/// A policy that lets pages load pictures from the second origin too (threats A3, H2).
pub fn content_policy_with_pictures(policy: &HeaderValue, media: &Origin) -> HeaderValue {
    let opened = format!("{OWN_PICTURES} {}", media.as_str());
    let text = policy.to_str().unwrap_or(CONTENT_POLICY);
    HeaderValue::from_str(&text.replace(OWN_PICTURES, &opened)).unwrap_or_else(|_| policy.clone())
}

/// The same for the two pages that send a browser to a peer: their forms may lead there too, and nowhere else.
pub fn content_policy_leading_to(peer: &Origin) -> HeaderValue {
    let opened = format!("{OWN_FORMS} {}", peer.as_str());
    let policy = CONTENT_POLICY.replace(OWN_FORMS, &opened);
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(CONTENT_POLICY))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V21, H2
    #[test]
    fn the_policy_opens_for_forms_to_one_peer_and_for_nothing_else() {
        let peer = Origin::parse("https://london.example").unwrap();
        let opened = content_policy_leading_to(&peer);
        let opened = opened.to_str().unwrap();
        assert!(
            opened.contains("form-action 'self' https://london.example; base-uri 'none'"),
            "{opened}"
        );
        assert_eq!(opened.replace(" https://london.example", ""), CONTENT_POLICY);
    }

    /// A3, H2
    #[test]
    fn the_policy_opens_for_pictures_of_the_second_origin_and_for_nothing_else() {
        let media = Origin::parse("https://media.example").unwrap();
        let opened = content_policy_with_pictures(&HeaderValue::from_static(CONTENT_POLICY), &media);
        let opened = opened.to_str().unwrap();
        assert!(
            opened.contains("img-src 'self' https://media.example;"),
            "{opened}"
        );
        assert_eq!(opened.replace(" https://media.example", ""), CONTENT_POLICY);
    }
}
