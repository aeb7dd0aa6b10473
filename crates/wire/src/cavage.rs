//! draft-cavage-http-signatures-12, the scheme most of the fediverse still speaks: read, made again, written.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};
use domain::{Iri, Origin};
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};

use crate::digest::digest_header;
use crate::http_signature::{
    COMPONENTS_MAX, ClaimedSignature, NamedAlgorithm, ReceivedRequest, Scheme, SchemeRest, SignatureRefused,
};
use crate::keys::RsaKey;
use crate::rfc9421::request_target;

/// Most parameters in one `Signature` header.
const PARAMETERS_MAX: usize = 16;

/// The headers of a signed request to a stranger: `Host`, `Date`, with a body `Digest`, and `Signature`.
///
/// No blanks after the commas of `Signature`, and `rsa-sha256` by name: Gancio needs both (protocol section 3.3).
pub fn sign_cavage(
    method: &str,
    url: &Iri,
    body: Option<&[u8]>,
    key_id: &Iri,
    key: &RsaKey,
    now: Timestamp,
) -> Vec<(String, String)> {
    let mut headers = vec![
        ("Host".to_owned(), url.origin().authority().to_owned()),
        ("Date".to_owned(), http_date(now)),
    ];
    if let Some(body) = body {
        headers.push(("Digest".to_owned(), digest_header(body)));
    }
    let mut names = "(request-target)".to_owned();
    let mut text = format!(
        "(request-target): {} {}",
        method.to_ascii_lowercase(),
        request_target(url)
    );
    for (name, value) in &headers {
        let name = name.to_ascii_lowercase();
        names.push(' ');
        names.push_str(&name);
        text.push_str(&format!("\n{name}: {value}"));
    }
    let signature = STANDARD.encode(key.sign(text.as_bytes()));
    let line =
        format!(r#"keyId="{key_id}",algorithm="rsa-sha256",headers="{names}",signature="{signature}""#);
    headers.push(("Signature".to_owned(), line));
    headers
}

/// Reads a `Signature` header; the time may stand in the request's `Date`.
pub(crate) fn parse(header: &str, received: &ReceivedRequest) -> Result<ClaimedSignature, SignatureRefused> {
    let parameters = parameters(header)?;
    let need = |name: &str| parameters.get(name).copied().ok_or(SignatureRefused::Malformed);
    let key_id = Iri::parse(need("keyid")?).map_err(|_| SignatureRefused::Malformed)?;
    let covered = components(parameters.get("headers").copied().unwrap_or_default())?;
    let signature = STANDARD_PAD_INDIFFERENT
        .decode(need("signature")?)
        .map_err(|_| SignatureRefused::Malformed)?;
    let named_algorithm = match parameters
        .get("algorithm")
        .map(|name| name.to_ascii_lowercase())
        .as_deref()
    {
        None | Some("hs2019") => NamedAlgorithm::Unsaid,
        Some("rsa-sha256") => NamedAlgorithm::Rsa,
        Some("ed25519") => NamedAlgorithm::Ed25519,
        Some(_) => return Err(SignatureRefused::Algorithm),
    };
    let seconds = |name: &str| {
        parameters
            .get(name)
            .map(|text| text.parse::<i64>())
            .transpose()
            .map_err(|_| SignatureRefused::ClockSkew)
    };
    let (created, expires) = (seconds("created")?, seconds("expires")?);
    let covers = |name: &str| covered.iter().any(|component| component == name);
    if covers("(created)") && created.is_none() || covers("(expires)") && expires.is_none() {
        return Err(SignatureRefused::ListedButAbsent);
    }
    let moment = |second: i64| Timestamp::from_second(second).map_err(|_| SignatureRefused::ClockSkew);
    let signed_at = match created {
        Some(created) if covers("(created)") => moment(created)?,
        _ if covers("date") => date(received)?,
        _ => return Err(SignatureRefused::NotCovered("date")),
    };
    Ok(ClaimedSignature {
        scheme: Scheme::Cavage12,
        key_id,
        named_algorithm,
        covered,
        created: signed_at,
        expires: expires.map(moment).transpose()?,
        rest: SchemeRest::Cavage12 { created, expires },
        signature,
    })
}

/// The texts a sender may have signed: with the query in `(request-target)`, and, if there is one, without it, as
/// Mobilizon does.
pub fn signing_strings(
    received: &ReceivedRequest,
    origin: &Origin,
    covered: &[String],
    created: Option<i64>,
    expires: Option<i64>,
) -> Result<Vec<String>, SignatureRefused> {
    let whole = received.path_and_query.as_str();
    let mut targets = vec![whole];
    targets.extend(whole.split_once('?').map(|(path, _)| path));
    targets
        .into_iter()
        .map(|target| {
            let lines: Result<Vec<String>, SignatureRefused> = covered
                .iter()
                .map(|name| {
                    let value = match name.as_str() {
                        "(request-target)" => format!("{} {target}", received.method.to_ascii_lowercase()),
                        "(created)" => created.ok_or(SignatureRefused::ListedButAbsent)?.to_string(),
                        "(expires)" => expires.ok_or(SignatureRefused::ListedButAbsent)?.to_string(),
                        header => received.field(header, origin)?,
                    };
                    Ok(format!("{name}: {value}"))
                })
                .collect();
            Ok(lines?.join("\n"))
        })
        .collect()
}

/// `name=value` or `name="value"`, parted by commas; names without regard to case, none twice.
fn parameters(header: &str) -> Result<BTreeMap<String, &str>, SignatureRefused> {
    let mut found = BTreeMap::new();
    let mut rest = header.trim();
    loop {
        let (name, after) = rest.split_once('=').ok_or(SignatureRefused::Malformed)?;
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').ok_or(SignatureRefused::Malformed)?,
            None => after.split_at(after.find(',').unwrap_or(after.len())),
        };
        let name = name.trim();
        // No value that means something holds a backslash, so quoting needs no second reading.
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) || value.contains('\\') {
            return Err(SignatureRefused::Malformed);
        }
        if found.len() == PARAMETERS_MAX || found.insert(name.to_ascii_lowercase(), value.trim()).is_some() {
            return Err(SignatureRefused::Ambiguous);
        }
        match after.trim_start().strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None if after.trim_start().is_empty() => return Ok(found),
            None => return Err(SignatureRefused::Malformed),
        }
    }
}

/// The covered names, lower case; the case of the list must not hide a component from the coverage check (threat A9).
fn components(list: &str) -> Result<Vec<String>, SignatureRefused> {
    let mut covered: Vec<String> = Vec::new();
    for name in list.split(' ').filter(|name| !name.is_empty()) {
        let name = name.to_ascii_lowercase();
        if covered.contains(&name) {
            return Err(SignatureRefused::Ambiguous);
        }
        if covered.len() == COMPONENTS_MAX {
            return Err(SignatureRefused::Malformed);
        }
        covered.push(name);
    }
    Ok(covered)
}

/// The one `Date` of a request, as an IMF-fixdate (RFC 9110 section 5.6.7): whatever does not print back is garbled.
fn date(received: &ReceivedRequest) -> Result<Timestamp, SignatureRefused> {
    let mut lines = received.lines("date");
    let (Some(text), None) = (lines.next(), lines.next()) else {
        return Err(SignatureRefused::ClockSkew);
    };
    let moment = DateTimeParser::new()
        .parse_timestamp(text)
        .map_err(|_| SignatureRefused::ClockSkew)?;
    if http_date(moment) == text {
        Ok(moment)
    } else {
        Err(SignatureRefused::ClockSkew)
    }
}

/// A moment as an IMF-fixdate, for `Date`: `Sat, 21 Nov 2026 09:30:00 GMT`.
pub fn http_date(moment: Timestamp) -> String {
    // The form has no years before 0; nothing here has such a time, and a wrong date is refused by the receiver.
    DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&moment)
        .unwrap_or_else(|_| "Thu, 01 Jan 1970 00:00:00 GMT".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example_keys;

    /// draft-cavage-http-signatures-12, Appendix C: its request. Its 1024-bit key is not taken, so the texts are the
    /// facts; in C.3 the draft prints a header list that lacks what its text holds.
    fn example() -> ReceivedRequest {
        let headers = [
            ("Host", "example.com"),
            ("Date", "Sun, 05 Jan 2014 21:31:40 GMT"),
            ("Content-Type", "application/json"),
            ("Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="),
        ];
        ReceivedRequest {
            method: "POST".into(),
            path_and_query: "/foo?param=value&pet=dog".into(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            body: br#"{"hello": "world"}"#.to_vec(),
        }
    }

    fn strings(list: &str) -> Vec<String> {
        let origin = Origin::parse("https://example.com").unwrap();
        signing_strings(&example(), &origin, &components(list).unwrap(), None, None).unwrap()
    }

    #[test]
    fn the_texts_of_the_draft_are_made_again() {
        assert_eq!(
            strings("(request-target) host date")[0],
            "(request-target): post /foo?param=value&pet=dog\nhost: example.com\ndate: Sun, 05 Jan 2014 21:31:40 GMT"
        );
        assert_eq!(
            strings("(request-target) Host Date Content-Type Digest Content-Length"),
            [
                "(request-target): post /foo?param=value&pet=dog\nhost: example.com\n\
                 date: Sun, 05 Jan 2014 21:31:40 GMT\ncontent-type: application/json\n\
                 digest: SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=\ncontent-length: 18",
                "(request-target): post /foo\nhost: example.com\n\
                 date: Sun, 05 Jan 2014 21:31:40 GMT\ncontent-type: application/json\n\
                 digest: SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=\ncontent-length: 18",
            ]
        );
    }

    /// Protocol section 3.1: the shape strangers get, byte for byte, less the signature.
    #[test]
    fn a_request_to_a_stranger_has_exactly_these_headers() {
        let now: Timestamp = "2026-11-21T09:30:00Z".parse().unwrap();
        let inbox = Iri::parse("https://benelux.example/c/benelux/inbox").unwrap();
        let key_id = Iri::parse("https://dach.example/users/klara#main-key").unwrap();
        let headers = sign_cavage("POST", &inbox, Some(b"{}"), &key_id, &example_keys::rsa(), now);
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Host", "Date", "Digest", "Signature"]);
        assert_eq!(headers[0].1, "benelux.example");
        assert_eq!(headers[1].1, "Sat, 21 Nov 2026 09:30:00 GMT");
        assert_eq!(
            headers[2].1,
            "SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="
        );
        assert!(headers[3].1.starts_with(
            r#"keyId="https://dach.example/users/klara#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature=""#
        ));
        let get = sign_cavage("GET", &inbox, None, &key_id, &example_keys::rsa(), now);
        assert!(get.iter().all(|(name, _)| name != "Digest"));
        assert!(get[2].1.contains(r#"headers="(request-target) host date","#));
    }

    #[test]
    fn a_header_value_cannot_smuggle_a_line_into_the_text() {
        let mut received = example();
        received
            .headers
            .push(("X-Note".into(), "a\nhost: evil.example".into()));
        let origin = Origin::parse("https://example.com").unwrap();
        let refused = signing_strings(&received, &origin, &["x-note".to_owned()], None, None);
        assert_eq!(refused, Err(SignatureRefused::Malformed));
    }

    #[test]
    fn blanks_between_parameters_are_forgiven_and_their_number_is_bounded() {
        let read = parameters(r#" keyId = "a" , created=12 ,headers="b c" "#).unwrap();
        let pairs: Vec<(&str, &str)> = read.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        assert_eq!(pairs, [("created", "12"), ("headers", "b c"), ("keyid", "a")]);
        let many: Vec<String> = (0..=PARAMETERS_MAX).map(|at| format!("p{at}=1")).collect();
        assert_eq!(parameters(&many.join(",")), Err(SignatureRefused::Ambiguous));
        let long: Vec<String> = (0..=COMPONENTS_MAX).map(|at| format!("h{at}")).collect();
        assert_eq!(components(&long.join(" ")), Err(SignatureRefused::Malformed));
    }
}
