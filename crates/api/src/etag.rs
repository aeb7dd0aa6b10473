//! Versions of what is answered: `If-Match` guards an officer's change, `If-None-Match` spares a feed its body.

use axum::response::{IntoResponse, Response};
use community::change_event::Expected;
use community::drawn_from::{Drawn, Version};
use domain::sabotage::{Bug, overheard, planted};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;

use crate::openapi::atoms;
use crate::openapi::operation::{Need, Parameter};

/// The version of an event as it is answered: its revision, for `If-Match`, then a name of the whole answer, for figures,
/// names and jobs change without its owner, and two readers are not told the same (RFC 9110 section 8.8.3).
pub(crate) fn of_event(revision: u64, body: &[u8]) -> String {
    format!("\"{revision}.{}\"", name_of(body))
}

/// An answer with its version: that of what is kept, for `If-Match`, then a name of the whole answer, for names of people
/// and communities in it change without it.
pub(crate) fn answer<T: Serialize>(status: StatusCode, version: &Version, view: &T) -> Response {
    let body = serde_json::to_vec(view).expect("a view is written as JSON");
    let tag = format!("\"{version}.{}\"", name_of(&body));
    let kind = HeaderValue::from_static("application/json");
    (
        status,
        [(header::CONTENT_TYPE, kind)],
        [(header::ETAG, tag)],
        body,
    )
        .into_response()
}

/// The header by which a reader says what it has.
pub(crate) const KNOWN: Parameter = Parameter {
    name: "If-None-Match",
    what: "The `ETag` of what you have, or several with commas between them; it is not sent again then.",
    need: Need::Optional,
    schema: atoms::words,
    example: "",
};

/// The header by which a change says what it is written over.
pub(crate) const MATCH: Parameter = Parameter {
    name: "If-Match",
    what: "The `ETag` it had, or several with commas; what somebody else wrote since is not overwritten.",
    need: Need::Optional,
    schema: atoms::words,
    example: "*",
};

/// What a change is answered that was written over something older.
pub(crate) const CHANGED: (u16, &str) = (412, "Somebody else wrote since; read it again.");

/// The version of something that officers describe, for `If-Match`, then a name of the whole answer, which says more than they
/// wrote: [`drawn`] reads the first part alone.
pub(crate) fn of_described(version: &Version, body: &[u8]) -> String {
    format!("\"{version}.{}\"", name_of(body))
}

/// The version of a document, by its bytes.
pub(crate) fn of_bytes(body: &[u8]) -> String {
    format!("\"{}\"", name_of(body))
}

/// A name of these bytes; 16 of the hash are beyond meeting by chance.
fn name_of(body: &[u8]) -> String {
    if planted(Bug::S16Version) {
        let acts = overheard().count.to_string();
        return wire::digest::hex(&wire::digest::sha256(&[body, acts.as_bytes()].concat())[..16]);
    }
    let hash = wire::digest::sha256(body);
    wire::digest::hex(&hash[..16])
}

/// Whether `If-Match` lets an event of this revision be changed: one of its tags is enough (RFC 9110 section 13.1.1). Guests'
/// answers do not stand in an officer's way, so figures are not compared.
///
/// A tag that is weak or not ours never matches: no event has the revision 0.
pub(crate) fn expected(headers: &HeaderMap, revision: u64) -> Expected {
    let tags = tags(headers);
    let matches = |tag: &&str| strong(tag).and_then(revision_of) == Some(revision);
    match tags.as_slice() {
        [] | ["*"] => Expected::Any,
        tags if tags.iter().any(matches) => Expected::Revision(revision),
        _ => Expected::Revision(0),
    }
}

/// The first part of a version that [`of_event`] wrote, or a revision alone.
fn revision_of(version: &str) -> Option<u64> {
    version.split('.').next()?.parse().ok()
}

/// All tags of `If-Match`, in however many lines.
fn tags(headers: &HeaderMap) -> Vec<&str> {
    let matched = headers.get_all(header::IF_MATCH).iter();
    matched
        .flat_map(|value| value.to_str().unwrap_or("").split(','))
        .map(str::trim)
        .collect()
}

/// What stands in the quotes of a tag that is not weak.
fn strong(tag: &str) -> Option<&str> {
    tag.strip_prefix('"')?.strip_suffix('"')
}

/// An answer, or that the client has it already, by the answer's own `ETag`.
pub(crate) fn unless_known(headers: &HeaderMap, answer: Response) -> Response {
    let tag = answer.headers().get(header::ETAG).cloned();
    match tag {
        Some(tag) if tag.to_str().is_ok_and(|tag| is_known(headers, tag)) => {
            (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response()
        }
        _ => answer,
    }
}

/// What a change is written over: `If-Match` names versions, of which one is enough, or says with `*` that there is one
/// (RFC 9110 section 13.1.1); `If-None-Match: *` says that there is none yet.
pub(crate) fn drawn(headers: &HeaderMap) -> Drawn {
    let tags = tags(headers);
    let unmatched = headers.get(header::IF_NONE_MATCH);
    match tags.as_slice() {
        [] if unmatched.is_some_and(|value| value.as_bytes().trim_ascii() == b"*") => Drawn::FromNothing,
        [] => Drawn::FromAny,
        ["*"] => Drawn::FromSomething,
        tags => Drawn::FromOneOf(tags.iter().map(|tag| version(tag)).collect()),
    }
}

/// The version of a tag; that of a weak one, or of what is no tag, is one that nothing has.
fn version(tag: &str) -> Version {
    Version::read(strong(tag).unwrap_or(""))
}

/// Whether the client has this version already (RFC 9110 section 13.1.2: compared weakly).
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|text| {
            text.split(',')
                .map(str::trim)
                .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: http::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn if_match_takes_the_revision_and_nothing_weaker() {
        for (value, expected_revision) in [
            ("\"3\"", Expected::Revision(3)),
            ("\"3.17.2\"", Expected::Revision(3)),
            ("*", Expected::Any),
            ("W/\"3\"", Expected::Revision(0)),
            ("3", Expected::Revision(0)),
            ("\"x\"", Expected::Revision(0)),
            ("\"2.17.2\"", Expected::Revision(0)),
            ("\"2.1.0.0\", \"3.17.2.0\"", Expected::Revision(3)),
            ("\"2\", W/\"3\", *", Expected::Revision(0)),
            ("\"x\" ,\"3\"", Expected::Revision(3)),
            ("", Expected::Revision(0)),
        ] {
            assert_eq!(
                expected(&with(header::IF_MATCH, value), 3),
                expected_revision,
                "{value}"
            );
        }
        let mut twice = with(header::IF_MATCH, "\"2\"");
        twice.append(header::IF_MATCH, "\"3\"".parse().unwrap());
        assert_eq!(expected(&twice, 3), Expected::Revision(3));
        assert_eq!(expected(&HeaderMap::new(), 3), Expected::Any);
    }

    #[test]
    fn a_change_is_written_over_the_version_it_names() {
        let tag = Version::of(&"as it was");
        let other = Version::of(&"as it is");
        let none = || Version::read("");
        let one_of = Drawn::FromOneOf;
        for (name, value, expected) in [
            (header::IF_MATCH, format!("\"{tag}\""), one_of(vec![tag.clone()])),
            (header::IF_MATCH, format!("W/\"{tag}\""), one_of(vec![none()])),
            (
                header::IF_MATCH,
                format!("\"{other}\" ,\"{tag}\""),
                one_of(vec![other.clone(), tag.clone()]),
            ),
            (
                header::IF_MATCH,
                format!("W/\"{other}\", *, \"{tag}\""),
                one_of(vec![none(), none(), tag.clone()]),
            ),
            (header::IF_MATCH, String::new(), one_of(vec![none()])),
            (header::IF_MATCH, " * ".to_owned(), Drawn::FromSomething),
            (header::IF_NONE_MATCH, "*".to_owned(), Drawn::FromNothing),
            (header::IF_NONE_MATCH, "\"x\"".to_owned(), Drawn::FromAny),
        ] {
            assert_eq!(drawn(&with(name, &value)), expected, "{value}");
        }
        let mut twice = with(header::IF_MATCH, &format!("\"{other}\""));
        twice.append(header::IF_MATCH, format!("\"{tag}\"").parse().unwrap());
        assert_eq!(drawn(&twice), one_of(vec![other, tag]));
        assert_eq!(drawn(&HeaderMap::new()), Drawn::FromAny);
    }

    #[test]
    fn the_version_of_an_event_is_another_for_each_answer_and_guards_by_its_revision() {
        let (one, other) = (of_event(3, b"{}"), of_event(3, b"{ }"));
        assert_ne!(one, other);
        for tag in [&one, &other] {
            assert_eq!(
                expected(&with(header::IF_MATCH, tag), 3),
                Expected::Revision(3),
                "{tag}"
            );
        }
    }

    #[test]
    fn a_known_version_is_found_among_several() {
        let tag = of_bytes(b"feed");
        for value in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            assert!(is_known(&with(header::IF_NONE_MATCH, &value), &tag), "{value}");
        }
        assert!(!is_known(&with(header::IF_NONE_MATCH, "\"other\""), &tag));
        assert_ne!(of_bytes(b"feed"), of_bytes(b"food"));
    }
}
