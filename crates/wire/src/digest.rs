//! Body digests: the two header families that bind the raw bytes of a body to a signature (protocol section 3.4, step 6).

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};

pub use domain::hex;

/// Most digest values read from one request, over both header families.
pub const VALUES_MAX: usize = 16;

/// Which header families carried a SHA-256 value that is the body's; a signature must cover one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestSeen {
    /// `Digest` (RFC 3230), the companion of draft-cavage.
    Digest,
    /// `Content-Digest` (RFC 9530), the companion of RFC 9421.
    ContentDigest,
    /// Both, and they agree.
    Both,
}

/// Why a body is not the one that was digested; each is a 401.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestRefused {
    /// There is no digest header.
    #[error("the request has no digest of its body")]
    Missing,
    /// There are digests, but none by SHA-256.
    #[error("the request has no SHA-256 digest of its body")]
    NoSha256,
    /// Some SHA-256 digest is not that of the body received.
    #[error("the digest is not that of the body")]
    Mismatch,
    /// A digest header cannot be read, or has more than [`VALUES_MAX`] values.
    #[error("the digest header cannot be read")]
    Unreadable,
}

impl DigestSeen {
    /// Whether the lower-case header name given is one of the families seen.
    pub fn covers(self, header: &str) -> bool {
        match header {
            "digest" => self != Self::ContentDigest,
            "content-digest" => self != Self::Digest,
            _ => false,
        }
    }
}

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}

/// The value of a `Digest` header: `SHA-256=` and base64. The label is upper case because Mobilizon compares it so.
pub fn digest_header(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(sha256(body)))
}

/// The value of a `Content-Digest` header (RFC 9530): `sha-256=:` base64 `:`.
pub fn content_digest_header(body: &[u8]) -> String {
    content_digest_of(&sha256(body))
}

/// The same, of a body whose SHA-256 is known.
pub fn content_digest_of(sha256: &[u8; 32]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(sha256))
}

/// Compares every SHA-256 value of both header families with the raw body; one that disagrees refuses the whole.
///
/// Labels are compared without regard to case; values by other algorithms are neither trusted nor a reason to refuse.
pub fn check(headers: &[(String, String)], body: &[u8]) -> Result<DigestSeen, DigestRefused> {
    let expected = sha256(body);
    let (mut in_digest, mut in_content_digest, mut values) = (false, false, 0);
    for (name, line) in headers {
        let structured = name.eq_ignore_ascii_case("content-digest");
        if !structured && !name.eq_ignore_ascii_case("digest") {
            continue;
        }
        for value in line.split(',') {
            values += 1;
            if values > VALUES_MAX {
                return Err(DigestRefused::Unreadable);
            }
            let (label, encoded) = value.trim().split_once('=').ok_or(DigestRefused::Unreadable)?;
            if !label.eq_ignore_ascii_case("sha-256") {
                continue;
            }
            if decode(encoded, structured)? != expected {
                return Err(DigestRefused::Mismatch);
            }
            if structured {
                in_content_digest = true
            } else {
                in_digest = true
            }
        }
    }
    match (in_digest, in_content_digest) {
        (true, true) => Ok(DigestSeen::Both),
        (true, false) => Ok(DigestSeen::Digest),
        (false, true) => Ok(DigestSeen::ContentDigest),
        (false, false) if values == 0 => Err(DigestRefused::Missing),
        (false, false) => Err(DigestRefused::NoSha256),
    }
}

fn decode(encoded: &str, structured: bool) -> Result<Vec<u8>, DigestRefused> {
    let encoded = if structured {
        encoded
            .strip_prefix(':')
            .and_then(|rest| rest.strip_suffix(':'))
            .ok_or(DigestRefused::Unreadable)?
    } else {
        encoded
    };
    STANDARD_PAD_INDIFFERENT
        .decode(encoded)
        .map_err(|_| DigestRefused::Unreadable)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &[u8] = br#"{"hello": "world"}"#;
    /// RFC 9530 section 2: the SHA-256 of `{"hello": "world"}`, as the draft-cavage examples print it too.
    const HELLO: &str = "X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";

    fn headers(lines: &[(&str, &str)]) -> Vec<(String, String)> {
        lines
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn both_headers_are_written_as_their_documents_show() {
        assert_eq!(digest_header(BODY), format!("SHA-256={HELLO}"));
        assert_eq!(content_digest_header(BODY), format!("sha-256=:{HELLO}:"));
    }

    #[test]
    fn the_case_of_the_label_and_other_algorithms_do_not_matter() {
        for (lines, seen) in [
            (vec![("Digest", format!("sha-256={HELLO}"))], DigestSeen::Digest),
            (
                vec![("DIGEST", format!("SHA-512=AAAA, Sha-256={HELLO}"))],
                DigestSeen::Digest,
            ),
            (
                vec![("content-digest", format!("sha-512=:AAAA:, sha-256=:{HELLO}:"))],
                DigestSeen::ContentDigest,
            ),
            (
                vec![
                    ("Digest", format!("SHA-256={HELLO}")),
                    ("Content-Digest", format!("sha-256=:{HELLO}:")),
                ],
                DigestSeen::Both,
            ),
        ] {
            let lines: Vec<_> = lines
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            assert_eq!(check(&headers(&lines), BODY), Ok(seen));
        }
    }

    /// A4
    #[test]
    fn a_second_digest_that_disagrees_is_refused() {
        let good = format!("SHA-256={HELLO}");
        let wrong = digest_header(b"another body");
        let structured_wrong = content_digest_header(b"another body");
        for lines in [
            vec![("Digest", good.as_str()), ("Digest", wrong.as_str())],
            vec![("Digest", wrong.as_str()), ("Digest", good.as_str())],
            vec![
                ("Digest", good.as_str()),
                ("Content-Digest", structured_wrong.as_str()),
            ],
        ] {
            assert_eq!(
                check(&headers(&lines), BODY),
                Err(DigestRefused::Mismatch),
                "{lines:?}"
            );
        }
        let one_line = format!("{good},{wrong}");
        assert_eq!(
            check(&headers(&[("Digest", &one_line)]), BODY),
            Err(DigestRefused::Mismatch)
        );
    }

    /// A4
    #[test]
    fn a_body_without_a_sha_256_of_its_raw_bytes_is_refused() {
        for (lines, why) in [
            (vec![], DigestRefused::Missing),
            (vec![("Digest", "SHA-512=AAAA")], DigestRefused::NoSha256),
            (
                vec![("Content-Digest", "sha-512=:AAAA:")],
                DigestRefused::NoSha256,
            ),
            (vec![("Digest", "SHA-256")], DigestRefused::Unreadable),
            (vec![("Digest", "SHA-256=%%%")], DigestRefused::Unreadable),
            (
                vec![("Content-Digest", "sha-256=AAAA")],
                DigestRefused::Unreadable,
            ),
            (vec![("Digest", "SHA-256=")], DigestRefused::Mismatch),
        ] {
            assert_eq!(check(&headers(&lines), BODY), Err(why), "{lines:?}");
        }
        let of_other_spacing = digest_header(br#"{"hello":"world"}"#);
        assert_eq!(
            check(&headers(&[("Digest", &of_other_spacing)]), BODY),
            Err(DigestRefused::Mismatch)
        );
        let long = vec!["a=b"; VALUES_MAX + 1].join(",");
        assert_eq!(
            check(&headers(&[("Digest", &long)]), BODY),
            Err(DigestRefused::Unreadable)
        );
    }

    proptest! {
        /// A4
        #[test]
        fn a_digest_we_write_is_that_of_its_body_alone(body: Vec<u8>, other: Vec<u8>) {
            prop_assume!(body != other);
            let digest = headers(&[("Digest", &digest_header(&body))]);
            let content_digest = headers(&[("Content-Digest", &content_digest_header(&body))]);
            prop_assert_eq!(check(&digest, &body), Ok(DigestSeen::Digest));
            prop_assert_eq!(check(&content_digest, &body), Ok(DigestSeen::ContentDigest));
            prop_assert_eq!(check(&digest, &other), Err(DigestRefused::Mismatch));
            prop_assert_eq!(check(&content_digest, &other), Err(DigestRefused::Mismatch));
        }

        #[test]
        fn any_header_text_is_read_or_refused_without_a_panic(line in ".{0,80}", body: Vec<u8>) {
            let _ = check(&headers(&[("Digest", &line), ("Content-Digest", &line)]), &body);
        }
    }
}
