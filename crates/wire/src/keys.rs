//! Keys of actors: what a foreign public key must be to be trusted, and the private keys of our own actors.
//!
//! Private types print nothing of themselves: no `Display`, no `Serialize`, and a `Debug` that is only their name.

use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKey as AwsPublicKey};
use aws_lc_rs::signature::{KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use ed25519_dalek::{Signature, Signer as _, SigningKey as DalekKey, VerifyingKey};

use crate::pem;

pub use crate::published_keys::is_published_test_key;

/// Shortest RSA modulus taken, in bits (threat A16).
pub const RSA_BITS_MIN: usize = 2048;
/// Longest RSA modulus taken, in bits: verifying grows with its square.
pub const RSA_BITS_MAX: usize = 8192;

/// `SubjectPublicKeyInfo` of an Ed25519 key up to its 32 bytes (RFC 8410 section 4).
const ED25519_SPKI: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];
/// The public exponent 65537, as DER writes it.
const EXPONENT_65537: [u8; 3] = [1, 0, 1];

/// A public key that passed the import checks; its kind alone decides the algorithm (protocol section 3.4, step 8).
///
/// It is ready to verify with: whoever keeps one, and not its text, reads the key but once.
#[derive(Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// Signatures are Ed25519, verified strictly.
    Ed25519(Ed25519Public),
    /// Signatures are RSASSA-PKCS1-v1_5 with SHA-256.
    Rsa(RsaPublic),
}

/// An Ed25519 public key: a canonical encoding of a point that is not of small order.
#[derive(Clone, PartialEq, Eq)]
pub struct Ed25519Public(VerifyingKey);

/// An RSA public key with 2048 to 8192 bits and the exponent 65537.
#[derive(Clone)]
pub struct RsaPublic {
    pkcs1: Vec<u8>,
    spki: Vec<u8>,
    parsed: ParsedPublicKey,
}

/// Equal when their numbers are, which is when their DER is.
impl PartialEq for RsaPublic {
    fn eq(&self, other: &Self) -> bool {
        self.pkcs1 == other.pkcs1
    }
}

impl Eq for RsaPublic {}

/// Why a key is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyRefused {
    /// The text or DER is not that of a key.
    #[error("the key cannot be read")]
    Unreadable,
    /// Neither Ed25519 nor RSA.
    #[error("the key is neither Ed25519 nor RSA")]
    Kind,
    /// Fewer bits than [`RSA_BITS_MIN`] or more than [`RSA_BITS_MAX`].
    #[error("an RSA key has {RSA_BITS_MIN} to {RSA_BITS_MAX} bits")]
    RsaSize,
    /// Another public exponent than 65537.
    #[error("the exponent of an RSA key is 65537")]
    RsaExponent,
    /// A point of small order, or one not written canonically: one signature would fit many messages or keys.
    #[error("the Ed25519 key is weak")]
    WeakPoint,
    /// The library could make no key.
    #[error("no key could be made")]
    NotMade,
}

/// A signature that is not the key's over the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not that of the key")]
pub struct WrongSignature;

impl PublicKey {
    /// Reads 32 bytes.
    pub fn from_ed25519(bytes: &[u8]) -> Result<Self, KeyRefused> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| KeyRefused::Unreadable)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyRefused::Unreadable)?;
        let canonical = key.to_edwards().compress().to_bytes() == *bytes;
        if key.is_weak() || !canonical {
            return Err(KeyRefused::WeakPoint);
        }
        Ok(Self::Ed25519(Ed25519Public(key)))
    }

    /// Reads an `RSAPublicKey` of PKCS#1 (RFC 8017 appendix A.1.1), in DER.
    pub fn from_rsa_pkcs1(der: &[u8]) -> Result<Self, KeyRefused> {
        let (modulus, exponent) = pem::rsa_numbers(der).ok_or(KeyRefused::Unreadable)?;
        let bits = modulus.len() * 8 - modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
        if !(RSA_BITS_MIN..=RSA_BITS_MAX).contains(&bits) {
            return Err(KeyRefused::RsaSize);
        }
        if exponent != EXPONENT_65537 {
            return Err(KeyRefused::RsaExponent);
        }
        let key = AwsPublicKey::from_der(der).map_err(|_| KeyRefused::Unreadable)?;
        let spki = AsDer::<PublicKeyX509Der<'_>>::as_der(&key).map_err(|_| KeyRefused::Unreadable)?;
        let parsed = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.as_ref())
            .map_err(|_| KeyRefused::Unreadable)?;
        Ok(Self::Rsa(RsaPublic {
            pkcs1: key.as_ref().to_vec(),
            spki: spki.as_ref().to_vec(),
            parsed,
        }))
    }

    /// Reads a `publicKeyPem`: `PUBLIC KEY` of either kind, or the older `RSA PUBLIC KEY`.
    pub fn from_pem(text: &str) -> Result<Self, KeyRefused> {
        match pem::read(text).ok_or(KeyRefused::Unreadable)? {
            (pem::RSA_PUBLIC_KEY, der) => Self::from_rsa_pkcs1(&der),
            (pem::PUBLIC_KEY, der) => match der.strip_prefix(&ED25519_SPKI[..]) {
                Some(key) => Self::from_ed25519(key),
                None => Self::from_rsa_pkcs1(pem::rsa_in_spki(&der).ok_or(KeyRefused::Kind)?),
            },
            _ => Err(KeyRefused::Kind),
        }
    }

    /// The key as `publicKeyPem`: `SubjectPublicKeyInfo`, lines of 64 characters.
    pub fn to_pem(&self) -> String {
        match self {
            Self::Ed25519(key) => {
                pem::write(pem::PUBLIC_KEY, &[&ED25519_SPKI[..], &key.bytes()[..]].concat())
            }
            Self::Rsa(key) => pem::write(pem::PUBLIC_KEY, &key.spki),
        }
    }

    /// Reads a `publicKeyMultibase`.
    pub fn from_multikey(text: &str) -> Result<Self, KeyRefused> {
        crate::multikey::read(text)
    }

    /// The key as `publicKeyMultibase`.
    pub fn to_multikey(&self) -> String {
        crate::multikey::write(self)
    }

    /// Checks a signature by the one algorithm of this kind of key.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), WrongSignature> {
        match self {
            Self::Ed25519(key) => {
                let signature = Signature::from_slice(signature).map_err(|_| WrongSignature)?;
                key.0
                    .verify_strict(message, &signature)
                    .map_err(|_| WrongSignature)
            }
            Self::Rsa(key) => key
                .parsed
                .verify_sig(message, signature)
                .map_err(|_| WrongSignature),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_multikey())
    }
}

impl Ed25519Public {
    /// The 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }
}

impl RsaPublic {
    /// `RSAPublicKey` of PKCS#1, in DER.
    pub fn pkcs1(&self) -> &[u8] {
        &self.pkcs1
    }
}

/// A private Ed25519 key of one of our actors.
#[derive(Clone)]
pub struct Ed25519Key(DalekKey);

impl Ed25519Key {
    /// The key that 32 random bytes stand for.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(DalekKey::from_bytes(&seed))
    }

    /// The 32 bytes to keep, encrypted.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::Ed25519(Ed25519Public(self.0.verifying_key()))
    }

    /// 64 bytes, the same each time (RFC 8032).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for Ed25519Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ed25519Key")
    }
}

/// A private RSA key of one of our actors.
pub struct RsaKey {
    pair: RsaKeyPair,
    public: PublicKey,
}

impl RsaKey {
    /// A new key of 2048 bits. The library draws from the system's randomness and takes no seed: the one exception to
    /// "chance is an argument".
    pub fn generate() -> Result<Self, KeyRefused> {
        Self::checked(RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyRefused::NotMade)?)
    }

    /// Reads a private key in DER of PKCS#8, with the same checks as a foreign key.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyRefused> {
        Self::checked(RsaKeyPair::from_pkcs8(der).map_err(|_| KeyRefused::Unreadable)?)
    }

    fn checked(pair: RsaKeyPair) -> Result<Self, KeyRefused> {
        let public = PublicKey::from_rsa_pkcs1(pair.public_key().as_ref())?;
        Ok(Self { pair, public })
    }

    /// The DER of PKCS#8 to keep, encrypted.
    pub fn pkcs8(&self) -> Result<Vec<u8>, KeyRefused> {
        let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&self.pair).map_err(|_| KeyRefused::NotMade)?;
        Ok(der.as_ref().to_vec())
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public.clone()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256: as many bytes as the modulus has, the same each time.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("a checked key of at least 2048 bits signs any message into a buffer of its own length");
        signature
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RsaKey")
    }
}

/// The two keys an actor has from birth (protocol section 1, decision 2).
#[derive(Debug)]
pub struct ActorKeys {
    /// `#main-key`, for draft-cavage and hosts without Ed25519.
    pub rsa: RsaKey,
    /// `#ed25519-key`, for RFC 9421 and proofs.
    pub ed25519: Ed25519Key,
}

impl ActorKeys {
    /// New keys; `seed` is for the Ed25519 key alone, see [`RsaKey::generate`].
    pub fn generate(seed: [u8; 32]) -> Result<Self, KeyRefused> {
        Ok(Self {
            rsa: RsaKey::generate()?,
            ed25519: Ed25519Key::from_seed(seed),
        })
    }
}

/// Which of an actor's keys signs a request.
#[derive(Debug, Clone, Copy)]
pub enum SigningKey<'k> {
    /// `ed25519`.
    Ed25519(&'k Ed25519Key),
    /// `rsa-v1_5-sha256`.
    Rsa(&'k RsaKey),
}

impl SigningKey<'_> {
    /// The raw signature.
    pub fn sign(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.sign(message).to_vec(),
            Self::Rsa(key) => key.sign(message),
        }
    }

    /// The public half.
    pub fn public(self) -> PublicKey {
        match self {
            Self::Ed25519(key) => key.public(),
            Self::Rsa(key) => key.public(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::example_keys;

    /// RFC 9421 B.1.1 and B.1.4, as `publicKeyPem`.
    const ED25519_PEM: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n";
    const RSA_PEM: &str = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAhAKYdtoeoy8zcAcR874L\n8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrwWEBnez6d0UDKDwGbc6nxfEXAy5mbhgaj\nzrw3MOEt8uA5txSKobBpKDeBLOsdJKFqMGmXCQvEG7YemcxDTRPxAleIAgYYRjTS\nd/QBwVW9OwNFhekro3RtlinV0a75jfZgkne/YiktSvLG34lw2zqXBDTC5NHROUqG\nTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0PuKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dS\nFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQPSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ1\n0wIDAQAB\n-----END PUBLIC KEY-----\n";

    #[test]
    fn pem_texts_of_both_kinds_are_read_and_written_as_they_were() {
        for (text, key) in [
            (ED25519_PEM, example_keys::ed25519().public()),
            (RSA_PEM, example_keys::rsa().public()),
        ] {
            assert_eq!(PublicKey::from_pem(text).unwrap(), key);
            assert_eq!(key.to_pem(), text);
        }
    }

    #[test]
    fn the_older_rsa_public_key_block_is_read_too() {
        let PublicKey::Rsa(rsa) = PublicKey::from_pem(RSA_PEM).unwrap() else {
            unreachable!("an RSA key")
        };
        let older = pem::write(pem::RSA_PUBLIC_KEY, rsa.pkcs1());
        assert_eq!(PublicKey::from_pem(&older).unwrap(), PublicKey::Rsa(rsa));
    }

    /// An `RSAPublicKey` whose modulus has the bytes and the exponent given.
    fn rsa_der(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
        let integer = |bytes: &[u8]| [&[0x02, 0x82][..], &(bytes.len() as u16).to_be_bytes(), bytes].concat();
        let inside = [integer(modulus), integer(exponent)].concat();
        [&[0x30, 0x82][..], &(inside.len() as u16).to_be_bytes(), &inside].concat()
    }

    /// A16
    #[test]
    fn a_short_or_huge_rsa_key_or_one_of_another_exponent_is_refused() {
        let modulus = |bytes: usize| [&[0x00, 0x80][..], &vec![0x11; bytes - 1]].concat();
        for (der, why) in [
            (rsa_der(&modulus(128), &[1, 0, 1]), KeyRefused::RsaSize),
            (rsa_der(&modulus(255), &[1, 0, 1]), KeyRefused::RsaSize),
            (rsa_der(&modulus(1025), &[1, 0, 1]), KeyRefused::RsaSize),
            (rsa_der(&modulus(256), &[3]), KeyRefused::RsaExponent),
            (rsa_der(&modulus(256), &[1, 0, 3]), KeyRefused::RsaExponent),
            // The bytes of 65537 at the end of a longer exponent.
            (rsa_der(&modulus(256), &[2, 3, 1, 0, 1]), KeyRefused::RsaExponent),
            (rsa_der(&[0x80; 256], &[1, 0, 1]), KeyRefused::Unreadable),
            (vec![], KeyRefused::Unreadable),
        ] {
            assert_eq!(PublicKey::from_rsa_pkcs1(&der), Err(why));
        }
        // draft-cavage Appendix C: 1024 bits.
        let cavage = "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3\n6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6\nZ4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw\noYi+1hqp1fIekaxsyQIDAQAB\n-----END PUBLIC KEY-----\n";
        assert_eq!(PublicKey::from_pem(cavage), Err(KeyRefused::RsaSize));
        let p256 = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf\nw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==\n-----END PUBLIC KEY-----\n";
        assert_eq!(PublicKey::from_pem(p256), Err(KeyRefused::Kind));
    }

    /// A15
    #[test]
    fn an_ed25519_key_of_small_order_or_of_a_second_spelling_is_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut order_two = [0xff; 32];
        (order_two[0], order_two[31]) = (0xec, 0x7f);
        // y = p + 1, the identity written with a number that is too large.
        let mut beyond = [0xff; 32];
        (beyond[0], beyond[31]) = (0xee, 0x7f);
        // y = p + 3, a point of large order in its second spelling.
        let mut second_spelling = [0xff; 32];
        (second_spelling[0], second_spelling[31]) = (0xf0, 0x7f);
        for weak in [identity, [0; 32], order_two, beyond, second_spelling] {
            assert_eq!(
                PublicKey::from_ed25519(&weak),
                Err(KeyRefused::WeakPoint),
                "{weak:?}"
            );
        }
    }

    /// A15
    #[test]
    fn the_keys_of_the_examples_are_known_as_published() {
        assert!(is_published_test_key(&example_keys::ed25519().public()));
        assert!(is_published_test_key(&example_keys::rsa().public()));
    }

    /// A16
    #[test]
    fn a_generated_key_signs_is_kept_and_is_not_published() {
        let keys = ActorKeys::generate([0x5a; 32]).unwrap();
        let again = RsaKey::from_pkcs8(&keys.rsa.pkcs8().unwrap()).unwrap();
        assert_eq!(again.public(), keys.rsa.public());
        let signature = keys.rsa.sign(b"message");
        assert_eq!(signature.len(), 256);
        assert_eq!(again.public().verify(b"message", &signature), Ok(()));
        assert_eq!(again.public().verify(b"massage", &signature), Err(WrongSignature));
        assert_eq!(
            keys.ed25519.public().verify(b"message", &signature),
            Err(WrongSignature)
        );
        assert!(!is_published_test_key(&again.public()));
        assert_eq!(
            format!("{keys:?}"),
            "ActorKeys { rsa: RsaKey, ed25519: Ed25519Key }"
        );
    }

    proptest! {
        #[test]
        fn a_seed_comes_back_and_its_key_signs(seed: [u8; 32], message: Vec<u8>) {
            let key = Ed25519Key::from_seed(seed);
            prop_assert_eq!(key.seed(), seed);
            let public = key.public();
            prop_assert_eq!(public.verify(&message, &key.sign(&message)), Ok(()));
            prop_assert_eq!(PublicKey::from_pem(&public.to_pem()), Ok(public));
        }

        #[test]
        fn any_text_is_a_key_or_refused_without_a_panic(text in ".{0,80}", der in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = PublicKey::from_pem(&text);
            let _ = PublicKey::from_pem(&pem::write(pem::PUBLIC_KEY, &der));
            let _ = PublicKey::from_rsa_pkcs1(&der);
        }
    }
}
