//! RFC 9421, HTTP Message Signatures, in the one profile spoken here: read, made again, written.
//!
//! `@signature-params` is always the received text, never our own printing of it: senders differ in the order of
//! parameters and both orders are right.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Iri, Origin};
use jiff::Timestamp;
use sfv::{BareItem, Dictionary, InnerList, Item, ListEntry, Parser};

use crate::digest::{content_digest_of, sha256};
use crate::http_signature::{
    COMPONENTS_MAX, ClaimedSignature, NamedAlgorithm, ReceivedRequest, Scheme, SchemeRest, SignatureRefused,
};
use crate::keys::SigningKey;

/// A `Signature-Input` of one label, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureInput {
    /// The label that `Signature` must use too.
    pub label: String,
    /// The covered components, in order, each once.
    pub components: Vec<String>,
    /// The inner list with its parameters, as received: the value of `@signature-params`.
    pub parameters: String,
    /// `keyid`, not yet an id.
    pub key_id: String,
    /// `created`, in Unix seconds.
    pub created: i64,
    /// `expires`, in Unix seconds.
    pub expires: Option<i64>,
    /// `alg`: it may only not contradict the key.
    pub algorithm: Option<String>,
}

/// The headers of a signed request: `extra` as given, with a body `Content-Digest`, and the two of the signature.
///
/// `extra` (such as `Rosarium-Seq`) is covered; the caller sends all of the headers returned.
pub fn sign_rfc9421(
    method: &str,
    url: &Iri,
    body: Option<&[u8]>,
    key_id: &Iri,
    key: SigningKey<'_>,
    now: Timestamp,
    extra: &[(&str, &str)],
) -> Vec<(String, String)> {
    let sha256 = body.map(sha256);
    sign_digested_rfc9421(method, url, sha256.as_ref(), key_id, key, now, extra)
}

/// The same, of a body whose SHA-256 is known: what goes to many is digested once.
pub fn sign_digested_rfc9421(
    method: &str,
    url: &Iri,
    sha256: Option<&[u8; 32]>,
    key_id: &Iri,
    key: SigningKey<'_>,
    now: Timestamp,
    extra: &[(&str, &str)],
) -> Vec<(String, String)> {
    let digest = sha256.map(|sha256| ("Content-Digest".to_owned(), content_digest_of(sha256)));
    let extra = extra
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).trim().to_owned()));
    let mut headers: Vec<(String, String)> = digest.into_iter().chain(extra).collect();
    let mut lines = vec![
        ("@method".to_owned(), method.to_owned()),
        (
            "@target-uri".to_owned(),
            format!("{}{}", url.origin(), request_target(url)),
        ),
    ];
    lines.extend(
        headers
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value.clone())),
    );
    let names: Vec<String> = lines.iter().map(|(name, _)| quoted(name)).collect();
    let parameters = format!(
        "({});created={};keyid={}",
        names.join(" "),
        now.as_second(),
        quoted(key_id.as_str())
    );
    let signature = STANDARD.encode(key.sign(base(&lines, &parameters).as_bytes()));
    headers.push(("Signature-Input".to_owned(), format!("sig1={parameters}")));
    headers.push(("Signature".to_owned(), format!("sig1=:{signature}:")));
    headers
}

/// Reads `Signature-Input` and `Signature` together.
pub(crate) fn parse(input: &str, signature: &str) -> Result<ClaimedSignature, SignatureRefused> {
    let input = read_input(input)?;
    let signature = read_signature(signature, &input.label)?;
    let moment = |second: i64| Timestamp::from_second(second).map_err(|_| SignatureRefused::ClockSkew);
    let named_algorithm = match input.algorithm.as_deref() {
        None => NamedAlgorithm::Unsaid,
        Some("rsa-v1_5-sha256") => NamedAlgorithm::Rsa,
        Some("ed25519") => NamedAlgorithm::Ed25519,
        Some(_) => return Err(SignatureRefused::Algorithm),
    };
    Ok(ClaimedSignature {
        scheme: Scheme::Rfc9421,
        key_id: Iri::parse(&input.key_id).map_err(|_| SignatureRefused::Malformed)?,
        named_algorithm,
        covered: input.components,
        created: moment(input.created)?,
        expires: input.expires.map(moment).transpose()?,
        rest: SchemeRest::Rfc9421 {
            parameters: input.parameters,
        },
        signature,
    })
}

/// Reads a `Signature-Input` (RFC 9421 section 4.1): exactly one label, `created` and `keyid`, nothing twice.
pub fn read_input(line: &str) -> Result<SignatureInput, SignatureRefused> {
    let line = line.trim_matches(' ');
    let (label, ListEntry::InnerList(list)) = only_member(line)? else {
        return Err(SignatureRefused::Malformed);
    };
    refuse_repeated_parameters(line, &list)?;
    let mut components: Vec<String> = Vec::new();
    for Item { bare_item, params } in &list.items {
        let name = bare_item.as_string().ok_or(SignatureRefused::Malformed)?.as_str();
        // Parameters of a component (`;req`, `;bs`, …) change what is signed; no sender to us needs them.
        if !params.is_empty() || name.is_empty() || name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(SignatureRefused::Malformed);
        }
        if components.iter().any(|component| component == name) {
            return Err(SignatureRefused::Ambiguous);
        }
        if components.len() == COMPONENTS_MAX {
            return Err(SignatureRefused::Malformed);
        }
        components.push(name.to_owned());
    }
    let (_, parameters) = line.split_once('=').ok_or(SignatureRefused::Malformed)?;
    Ok(SignatureInput {
        label,
        components,
        parameters: parameters.to_owned(),
        key_id: text(&list, "keyid")?.ok_or(SignatureRefused::Malformed)?,
        created: seconds(&list, "created")?.ok_or(SignatureRefused::ClockSkew)?,
        expires: seconds(&list, "expires")?,
        algorithm: text(&list, "alg")?,
    })
}

/// The signature base (RFC 9421 section 2.5), with host and scheme from our own origin.
pub fn signature_base(
    received: &ReceivedRequest,
    origin: &Origin,
    components: &[String],
    parameters: &str,
) -> Result<String, SignatureRefused> {
    let whole = received.path_and_query.as_str();
    let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
    let mut lines = Vec::with_capacity(components.len());
    for name in components {
        let value = match name.as_str() {
            "@method" => received.method.clone(),
            "@target-uri" => format!("{origin}{whole}"),
            "@authority" => origin.authority().to_owned(),
            "@scheme" => if origin.is_https() { "https" } else { "http" }.to_owned(),
            "@request-target" => whole.to_owned(),
            "@path" => path.to_owned(),
            "@query" => format!("?{query}"),
            derived if derived.starts_with('@') => return Err(SignatureRefused::ListedButAbsent),
            header => received.field(header, origin)?,
        };
        lines.push((name.clone(), value));
    }
    Ok(base(&lines, parameters))
}

/// Path and query of an address as an HTTP client sends them.
pub(crate) fn request_target(url: &Iri) -> String {
    let url = url.to_url();
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

fn base(lines: &[(String, String)], parameters: &str) -> String {
    let mut text = String::new();
    for (name, value) in lines {
        text.push_str(&format!("{}: {value}\n", quoted(name)));
    }
    text.push_str(&format!("\"@signature-params\": {parameters}"));
    text
}

/// A string of structured fields (RFC 9651 section 4.1.6).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The bytes under the one label of a `Signature` header.
fn read_signature(line: &str, label: &str) -> Result<Vec<u8>, SignatureRefused> {
    match only_member(line)? {
        (
            found,
            ListEntry::Item(Item {
                bare_item: BareItem::ByteSequence(bytes),
                ..
            }),
        ) if found == label => Ok(bytes),
        _ => Err(SignatureRefused::Malformed),
    }
}

/// The one member of a dictionary. The library keeps the last of two equal labels, so commas are counted too.
fn only_member(line: &str) -> Result<(String, ListEntry), SignatureRefused> {
    let dictionary: Dictionary = Parser::new(line)
        .parse()
        .map_err(|_| SignatureRefused::Malformed)?;
    let mut members = dictionary.into_iter();
    match (members.next(), members.next()) {
        (Some(_), _) if outside_quotes(line, b',') > 0 => Err(SignatureRefused::Ambiguous),
        (Some((label, entry)), None) => Ok((label.as_str().to_owned(), entry)),
        (Some(_), Some(_)) => Err(SignatureRefused::Ambiguous),
        (None, _) => Err(SignatureRefused::Malformed),
    }
}

/// Two `keyid`: the library keeps the last one, another might keep the first (threat A9).
fn refuse_repeated_parameters(line: &str, list: &InnerList) -> Result<(), SignatureRefused> {
    let kept = list.params.len() + list.items.iter().map(|item| item.params.len()).sum::<usize>();
    if outside_quotes(line, b';') == kept {
        Ok(())
    } else {
        Err(SignatureRefused::Ambiguous)
    }
}

fn outside_quotes(line: &str, wanted: u8) -> usize {
    let (mut count, mut in_quotes, mut escaped) = (0, false, false);
    for byte in line.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_quotes => escaped = true,
            b'"' => in_quotes = !in_quotes,
            _ if byte == wanted && !in_quotes => count += 1,
            _ => {}
        }
    }
    count
}

fn text(list: &InnerList, name: &str) -> Result<Option<String>, SignatureRefused> {
    match list.params.get(name) {
        Some(BareItem::String(text)) => Ok(Some(text.as_str().to_owned())),
        Some(_) => Err(SignatureRefused::Malformed),
        None => Ok(None),
    }
}

fn seconds(list: &InnerList, name: &str) -> Result<Option<i64>, SignatureRefused> {
    match list.params.get(name) {
        Some(BareItem::Integer(seconds)) => Ok(Some(i64::from(*seconds))),
        Some(_) => Err(SignatureRefused::ClockSkew),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example_keys;

    const B26_INPUT: &str = r#"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
    const B26_SIGNATURE: &str =
        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";

    /// RFC 9421 B.2: the request its examples sign.
    fn example() -> ReceivedRequest {
        let headers = [
            ("Host", "example.com"),
            ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("Content-Type", "application/json"),
            ("Content-Length", "18"),
        ];
        ReceivedRequest {
            method: "POST".into(),
            path_and_query: "/foo?param=Value&Pet=dog".into(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            body: br#"{"hello": "world"}"#.to_vec(),
        }
    }

    /// RFC 9421 B.2.6: an Ed25519 signature, from its headers to the base and to the key.
    #[test]
    fn the_ed25519_example_of_the_rfc_holds() {
        let input = read_input(B26_INPUT).unwrap();
        let origin = Origin::parse("https://example.com").unwrap();
        let base = signature_base(&example(), &origin, &input.components, &input.parameters).unwrap();
        let expected = concat!(
            "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n\"@authority\": example.com\n",
            "\"content-type\": application/json\n\"content-length\": 18\n\"@signature-params\": ",
            r#"("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#,
        );
        assert_eq!(base, expected);
        let signature = read_signature(B26_SIGNATURE, &input.label).unwrap();
        assert_eq!(example_keys::ed25519().sign(base.as_bytes()).to_vec(), signature);
        assert_eq!(
            example_keys::ed25519()
                .public()
                .verify(base.as_bytes(), &signature),
            Ok(())
        );
    }

    #[test]
    fn every_component_derived_from_the_request_line_is_derived() {
        let origin = Origin::parse("http://a.localhost:8101").unwrap();
        let names = [
            "@scheme",
            "@authority",
            "@request-target",
            "@query",
            "@target-uri",
            "host",
        ]
        .map(String::from);
        assert_eq!(
            signature_base(&example(), &origin, &names, "()").unwrap(),
            "\"@scheme\": http\n\"@authority\": a.localhost:8101\n\"@request-target\": /foo?param=Value&Pet=dog\n\
             \"@query\": ?param=Value&Pet=dog\n\"@target-uri\": http://a.localhost:8101/foo?param=Value&Pet=dog\n\
             \"host\": a.localhost:8101\n\"@signature-params\": ()"
        );
        let mut bare = example();
        bare.path_and_query = "/foo".into();
        assert_eq!(
            signature_base(&bare, &origin, &["@query".to_owned()], "()").unwrap(),
            "\"@query\": ?\n\"@signature-params\": ()"
        );
    }

    /// Fedify puts `alg` first and `created` last.
    #[test]
    fn the_parameters_are_kept_as_received() {
        let text = r#"("@method"  "@target-uri" );alg="ed25519"; keyid="https://a.example/u#k";created=5;nonce="a;b,c\"""#;
        let input = read_input(&format!("  x={text} ")).unwrap();
        assert_eq!(input.parameters, text);
        assert_eq!(input.components, ["@method", "@target-uri"]);
        assert_eq!(
            (input.created, input.expires, input.algorithm.as_deref()),
            (5, None, Some("ed25519"))
        );
    }

    /// Protocol sections 3.1 and 6.1: the shape peers get, byte for byte, less the signature.
    #[test]
    fn a_request_to_a_peer_has_exactly_these_headers() {
        let now: Timestamp = "2026-11-21T09:30:00Z".parse().unwrap();
        let inbox = Iri::parse("https://benelux.example/c/benelux/inbox").unwrap();
        let key_id = Iri::parse("https://dach.example/users/klara#ed25519-key").unwrap();
        let key = example_keys::ed25519();
        let key = SigningKey::Ed25519(&key);
        let extra = [("Rosarium-Seq", "1042;epoch=1793000000")];
        let headers = sign_rfc9421("POST", &inbox, Some(b"{}"), &key_id, key, now, &extra);
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["Content-Digest", "Rosarium-Seq", "Signature-Input", "Signature"]
        );
        assert_eq!(
            headers[0].1,
            "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:"
        );
        assert_eq!(
            headers[2].1,
            r#"sig1=("@method" "@target-uri" "content-digest" "rosarium-seq");created=1795253400;keyid="https://dach.example/users/klara#ed25519-key""#
        );
        let get = sign_rfc9421("GET", &inbox, None, &key_id, key, now, &[]);
        assert!(get[0].1.starts_with(r#"sig1=("@method" "@target-uri");created="#));
    }

    #[test]
    fn too_many_components_are_refused() {
        let names: Vec<String> = (0..=COMPONENTS_MAX).map(|at| format!("\"h{at}\"")).collect();
        let line = format!("sig1=({});created=1;keyid=\"k\"", names.join(" "));
        assert_eq!(read_input(&line), Err(SignatureRefused::Malformed));
    }
}
