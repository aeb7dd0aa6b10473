//! The code that somebody types from a voucher on paper: how it is made, by what a host asks the home for it, and what the
//! home keeps in its place (F16; threats F1, V20).

use aws_lc_rs::hmac;
use domain::{Iri, PaperCode};

use crate::digest::sha256;
use crate::membership_proof::{as_text, is_nonce};

/// What a dump of the home's store lacks: the private key of its community.
pub type PaperSecret = [u8; 32];

/// The code of one voucher, by its name and the home's secret: 50 bits, kept nowhere, made anew for each print.
pub fn code_of(voucher: &str, secret: &PaperSecret) -> PaperCode {
    let hash = keyed(&format!("rosarium paper code\n{voucher}"), secret);
    let bits = hash
        .iter()
        .take(8)
        .fold(0, |bits, byte| (bits << 8) | u64::from(*byte));
    PaperCode::new(bits)
}

/// By what `host`, a community, asks the home for a code: base64url of SHA-256 over `rosarium paper`, a nought, the host's id,
/// a nought and the ten letters of the code. The same code typed at another community asks for something else.
pub fn asked_key(host: &Iri, code: &PaperCode) -> String {
    let said = format!("rosarium paper\0{host}\0{}", code.as_str());
    as_text(&sha256(said.as_bytes()))
}

/// Whether a text can be such a key: 32 bytes.
pub fn is_asked_key(text: &str) -> bool {
    is_nonce(text)
}

/// What the home keeps in its place: a keyed hash, from which nobody without the secret tries out codes.
pub fn kept_key(asked: &str, secret: &PaperSecret) -> String {
    as_text(&keyed(&format!("rosarium paper kept\n{asked}"), secret))
}

fn keyed(said: &str, secret: &PaperSecret) -> Vec<u8> {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), said.as_bytes());
    tag.as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn group(host: &str) -> Iri {
        Iri::parse(&format!("https://{host}/c/all")).unwrap()
    }

    /// F1: a code is of one voucher, one secret and one host; what is kept tells neither it nor by what it is asked for.
    #[test]
    fn a_code_is_asked_for_by_one_host_and_kept_as_a_hash_that_tells_nothing() {
        let (secret, other) = ([5; 32], [6; 32]);
        let code = code_of("voucher-1", &secret);
        assert_eq!(code_of("voucher-1", &secret), code);
        let codes = [
            code.clone(),
            code_of("voucher-2", &secret),
            code_of("voucher-1", &other),
        ];
        let written: BTreeSet<String> = codes.iter().map(ToString::to_string).collect();
        assert_eq!(written.len(), 3);
        let asked = asked_key(&group("london.example"), &code);
        assert!(is_asked_key(&asked), "{asked}");
        assert_ne!(asked_key(&group("agora.example"), &code), asked);
        let kept = kept_key(&asked, &secret);
        assert_ne!(kept_key(&asked, &other), kept);
        assert!(!kept.contains(code.as_str()) && kept != asked);
        for odd in ["", "short", &"=".repeat(43)] {
            assert!(!is_asked_key(odd), "{odd}");
        }
    }

    /// The example of FEDERATION.md: a host that works it out otherwise finds no voucher.
    #[test]
    fn both_nodes_work_out_the_key_that_is_written_down() {
        let host = Iri::parse("https://london.example/c/london").unwrap();
        let code = PaperCode::parse("7k3q9-zz4px").unwrap();
        assert_eq!(
            asked_key(&host, &code),
            "QC6MC5s-8JLxHlDK-A9PzEbRtxCsL1cwjJxmpQsZTck"
        );
    }

    /// V20: of 10⁶ guesses at one of a thousand codes that live at one host, fewer than one in 2²⁰ would be right.
    #[test]
    fn there_are_enough_codes_for_the_guesses_that_are_let_through() {
        let codes = 32_f64.powi(i32::try_from(PaperCode::CHARS).unwrap());
        assert!(1e6 * 1_000.0 / codes < 2_f64.powi(-20));
        let made: BTreeSet<String> = (0..5_000)
            .map(|number| code_of(&number.to_string(), &[7; 32]).to_string())
            .collect();
        assert_eq!(made.len(), 5_000);
    }
}
