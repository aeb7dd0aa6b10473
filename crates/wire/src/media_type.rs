//! Whether a `Content-Type` is ActivityPub, and whether an `Accept` asks for it (threat A2; RFC 9110 sections 8.3 and 12.5.1).

use crate::context::ACTIVITY_STREAMS;

/// What we send and ask for.
pub const ACTIVITY_JSON: &str = "application/activity+json";
/// Longest header value looked at, in bytes.
pub const BYTES_MAX: usize = 1024;
/// Most media ranges of one `Accept` looked at.
const RANGES_MAX: usize = 32;

/// Whether a body of this type may be read as an activity: `application/activity+json`, or `application/ld+json` whose
/// profile names ActivityStreams. Anything that is not exactly one media type is not.
pub fn is_activity(content_type: &str) -> bool {
    match MediaType::parse(content_type) {
        Some(media_type) if media_type.is("application", "activity+json") => true,
        Some(media_type) if media_type.is("application", "ld+json") => media_type
            .parameter("profile")
            .is_some_and(names_activity_streams),
        _ => false,
    }
}

/// Whether a GET with this `Accept` wants the document rather than the page: ActivityPub is named and not liked less than
/// HTML. Browsers name HTML alone; `*/*` names neither and gets the page.
pub fn accepts_activity(accept: &str) -> bool {
    if accept.len() > BYTES_MAX {
        return false;
    }
    let mut activity = 0;
    let mut page = 0;
    for range in split_outside_quotes(accept, ',').into_iter().take(RANGES_MAX) {
        let Some(media_type) = MediaType::parse(range) else {
            continue;
        };
        let weight = media_type.weight();
        let profile = media_type.parameter("profile");
        let linked = media_type.is("application", "ld+json") && profile.is_none_or(names_activity_streams);
        if linked || media_type.is("application", "activity+json") {
            activity = activity.max(weight);
        } else if media_type.is("text", "html") || media_type.is("application", "xhtml+xml") {
            page = page.max(weight);
        }
    }
    activity > 0 && activity >= page
}

fn names_activity_streams(profile: &str) -> bool {
    profile
        .split_ascii_whitespace()
        .any(|name| name == ACTIVITY_STREAMS)
}

/// One media type or range, in lower case.
struct MediaType {
    kind: String,
    subkind: String,
    parameters: Vec<(String, String)>,
}

impl MediaType {
    fn parse(text: &str) -> Option<Self> {
        if text.len() > BYTES_MAX {
            return None;
        }
        let mut parts = split_outside_quotes(text, ';').into_iter();
        let (kind, subkind) = parts.next()?.trim().split_once('/')?;
        if !is_token(kind) || !is_token(subkind) {
            return None;
        }
        let mut parameters = Vec::new();
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            parameters.push((token(name)?, unquote(value)?));
        }
        Some(Self {
            kind: kind.to_ascii_lowercase(),
            subkind: subkind.to_ascii_lowercase(),
            parameters,
        })
    }

    fn is(&self, kind: &str, subkind: &str) -> bool {
        self.kind == kind && self.subkind == subkind
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// In thousandths; a weight that cannot be read counts as nought.
    fn weight(&self) -> u32 {
        let Some(text) = self.parameter("q") else {
            return 1000;
        };
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return 0;
        }
        match whole {
            "0" => format!("{part:0<3}").parse().unwrap_or(0),
            "1" => 1000,
            _ => 0,
        }
    }
}

/// A token of RFC 9110 section 5.6.2.
fn is_token(text: &str) -> bool {
    let odd = |byte: u8| !byte.is_ascii_alphanumeric() && !b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && !text.bytes().any(odd)
}

fn token(text: &str) -> Option<String> {
    is_token(text).then(|| text.to_ascii_lowercase())
}

/// A token, or a quoted string less its quotes and backslashes.
fn unquote(text: &str) -> Option<String> {
    let Some(inner) = text.strip_prefix('"') else {
        return is_token(text).then(|| text.to_owned());
    };
    let inner = inner.strip_suffix('"')?;
    let mut plain = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.push(characters.next()?),
            '"' => return None,
            _ => plain.push(character),
        }
    }
    Some(plain)
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if character == separator && !quoted => {
                parts.push(&text[start..at]);
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A2
    #[test]
    fn only_the_two_types_of_activitypub_are_read() {
        for good in [
            "application/activity+json",
            "application/activity+json; charset=utf-8",
            "Application/Activity+JSON;charset=\"utf-8\"",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json;profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/ld+json; charset=utf-8; profile=\"https://www.w3.org/ns/activitystreams https://w3id.org/security/v1\"",
        ] {
            assert!(is_activity(good), "{good}");
        }
        for bad in [
            "",
            "application/json",
            "application/octet-stream",
            "text/plain",
            "text/html",
            "application/ld+json",
            "application/ld+json; profile=\"https://schema.org/\"",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreamsX\"",
            "application/ld+json; x=\"profile=https://www.w3.org/ns/activitystreams\"",
            "application/activity+json, text/html",
            "text/html, application/activity+json",
            "application/jrd+json",
            "text/html; x=application/activity+json",
            "application/activity+json; charset=\"",
            "application / activity+json",
            "*/*",
        ] {
            assert!(!is_activity(bad), "{bad}");
        }
    }

    #[test]
    fn a_browser_gets_the_page_and_a_server_the_document() {
        for server in [
            "application/activity+json",
            "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "application/activity+json, application/ld+json",
            "application/activity+json, text/html;q=0.1",
            "application/ld+json;profile=\"https://www.w3.org/ns/activitystreams\", application/activity+json, */*;q=0.1",
        ] {
            assert!(accepts_activity(server), "{server}");
        }
        for browser in [
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "*/*",
            "",
            "application/json",
            "text/html, application/activity+json;q=0.9",
            "application/activity+json;q=0",
            "application/activity+json;q=1.5e3",
            "application/ld+json; profile=\"https://schema.org/\"",
        ] {
            assert!(!accepts_activity(browser), "{browser}");
        }
    }

    proptest! {
        #[test]
        fn any_header_is_judged_without_a_panic(header in ".{0,80}") {
            let _ = (is_activity(&header), accepts_activity(&header));
        }

        #[test]
        fn parameters_and_letter_case_change_nothing(name in "[a-z]{1,6}", value in "[ -~]{0,12}") {
            prop_assume!(name != "q");
            let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
            let header = format!("APPLICATION/activity+json; {name}=\"{quoted}\"");
            prop_assert!(is_activity(&header) && accepts_activity(&header), "{}", header);
        }
    }
}
