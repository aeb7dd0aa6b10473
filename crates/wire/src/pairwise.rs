//! Under which name one host knows a member of ours, and by which key she holds a voucher for it: another one for each host and
//! each offer, made of one secret of hers, so that nothing two hosts have tells that they met one member (F16; threats F6, V17).

use aws_lc_rs::hmac;
use domain::Iri;

use crate::membership_proof::{Purpose, as_text};

/// Bytes of a name: 128 bits.
const NAME_BYTES: usize = 16;

/// Her name, `sub`, for one offer of one host: stable, so that a limit for each member can be kept. The first 16 bytes of
/// HMAC-SHA-256 over host and offer, base64url.
pub fn subject(secret: &[u8; 32], host: &Iri, offer: &Iri) -> String {
    as_text(&keyed(secret, &format!("{host}\0{offer}"))[..NAME_BYTES])
}

/// Her name, `sub`, in proofs for one community and one purpose, which no other community gets (protocol section 8.9). No word
/// of a purpose is an address, so it is no name of hers for an offer.
pub fn proof_subject(secret: &[u8; 32], audience: &Iri, purpose: Purpose) -> String {
    as_text(&keyed(secret, &format!("{audience}\0{}", purpose.word()))[..NAME_BYTES])
}

/// Of what the key is made to which such a proof is bound.
pub fn proof_holder_seed(secret: &[u8; 32], audience: &Iri, purpose: Purpose) -> [u8; 32] {
    keyed(secret, &format!("holder\0{audience}\0{}", purpose.word()))
}

/// Of what the key is made to which a voucher of hers is bound: the seed of an Ed25519 key. No address begins as the text
/// before it does, so it is no name of anybody.
pub fn holder_seed(secret: &[u8; 32], host: &Iri, offer: &Iri) -> [u8; 32] {
    keyed(secret, &format!("holder\0{host}\0{offer}"))
}

fn keyed(secret: &[u8; 32], said: &str) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), said.as_bytes());
    let mut bytes = [0; 32];
    bytes.copy_from_slice(tag.as_ref());
    bytes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    /// V17: of two hosts, two offers or two members no name and no key is the same; of one they are.
    #[test]
    fn each_host_and_each_offer_know_her_by_a_name_and_a_key_of_their_own() {
        let hosts = [iri("https://b.example/c/all"), iri("https://c.example/c/all")];
        let offers = [
            iri("https://b.example/offers/1"),
            iri("https://b.example/offers/2"),
        ];
        let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for secret in [[1; 32], [2; 32]] {
            for host in &hosts {
                for offer in &offers {
                    let name = subject(&secret, host, offer);
                    assert_eq!(name, subject(&secret, host, offer));
                    assert_eq!(name.len(), 22, "128 bits");
                    let key = holder_seed(&secret, host, offer);
                    assert!(!as_text(&key).starts_with(&name));
                    names.insert(name);
                    keys.insert(key);
                }
            }
        }
        assert_eq!((names.len(), keys.len()), (8, 8));
    }

    /// V17, F6: as little of proofs, whatever they are for.
    #[test]
    fn each_community_and_each_purpose_know_her_by_a_name_of_their_own() {
        let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for secret in [[1; 32], [2; 32]] {
            for audience in [iri("https://b.example/c/all"), iri("https://c.example/c/all")] {
                for purpose in [Purpose::Check, Purpose::SignIn] {
                    let name = proof_subject(&secret, &audience, purpose);
                    assert_eq!(name, proof_subject(&secret, &audience, purpose));
                    names.insert(name);
                    keys.insert(proof_holder_seed(&secret, &audience, purpose));
                }
            }
        }
        assert_eq!((names.len(), keys.len()), (8, 8));
    }

    #[test]
    fn where_one_address_ends_and_the_next_begins_tells() {
        let (long, short) = (
            iri("https://b.example/c/allhttps"),
            iri("https://b.example/c/all"),
        );
        let offer = iri("https://b.example/offers/1");
        assert_ne!(
            subject(&[1; 32], &long, &offer),
            subject(&[1; 32], &short, &offer)
        );
    }
}
