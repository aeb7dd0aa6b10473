//! The Ed25519 and RSA keys of RFC 9421 Appendix B.1, for tests alone.
//!
//! Everybody knows them, so `published_keys.rs` lists them (threat A15).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::keys::{Ed25519Key, RsaKey};

/// `test-key-ed25519` (B.1.4).
pub(crate) fn ed25519() -> Ed25519Key {
    Ed25519Key::from_seed([
        0x9f, 0x83, 0x62, 0xf8, 0x7a, 0x48, 0x4a, 0x95, 0x4e, 0x6e, 0x74, 0x0c, 0x5b, 0x4c, 0x0e, 0x84, 0x22,
        0x91, 0x39, 0xa2, 0x0a, 0xa8, 0xab, 0x56, 0xff, 0x66, 0x58, 0x6f, 0x6a, 0x7d, 0x29, 0xc5,
    ])
}

/// `test-key-rsa` (B.1.1), its PKCS#1 wrapped in PKCS#8.
pub(crate) fn rsa() -> RsaKey {
    RsaKey::from_pkcs8(&STANDARD.decode(RSA_PKCS8).unwrap()).unwrap()
}

const RSA_PKCS8: &str = concat!(
    "MIIEwgIBADANBgkqhkiG9w0BAQEFAASCBKwwggSoAgEAAoIBAQCEAph22h6jLzNwBxHzvgvxydnErMAbB3u/foA+ns+/pDaN2w8F",
    "GvBYQGd7Pp3RQMoPAZtzqfF8RcDLmZuGBqPOvDcw4S3y4Dm3FIqhsGkoN4Es6x0koWowaZcJC8Qbth6ZzENNE/ECV4gCBhhGNNJ3",
    "9AHBVb07A0WF6SujdG2WKdXRrvmN9mCSd79iKS1K8sbfiXDbOpcENMLk0dE5SoZOUwvg+U1lLlGLZThoI3HatQ9FwoiUTQ+4rEjh",
    "P4choWm/z6t1Xp5SA6sHbF4jV1IUWf+ee/k6hkkQgH5Wa4qfcMJRwJlIWVA9JdJ8EOJQaHA7Dvpa5JKx/UPhv+8ugnXTAgMBAAEC",
    "ggEAb8lm5JZ2hUduLnq+OAKCSODeWQ7Uqs7eet2bqeuAD0/2po+PG4qhZoo7VwFCUTWlJan9wqdxiAPlbEQKkCdFRcbakbjN2TMJ",
    "jMCHWL5zfgvqhmgeyKsrqg1wSce97J1/Mkvn3fh6CbqnwNb6bVFDvTJS3i5FzRhKiv6rUsYm8ZAdF4XRaYkFkeuHPl7rc+ruUTSA",
    "jC4GovxIxoDJFe0r4kbFmkiZOr40e8RZYK7T1IKrSvzfxx5AjnlK/OZOTCq0L7wBPbMW+IxmQpFCjpI+yuoi3FlZG3LaLNrBMXQF",
    "/lLZUDHs77q3fAGxDWwum2hKBfdBuUQtjlqwjQlgXPsskQKBiQCyp5QmapcTcs/y1igiMwgAqJOb2jqmw+VzwKssj0IfRRu5oDYk",
    "I4xwI2rxLJhtOqCdaUH1l9wCb9wWkDy1hyL2bm9grwc3FCv7wVLdCjw31Enx3RTkKzAPMxh9GCEB9QbCaVaPmGnWlDMC6HBs5cW3",
    "EodWww+HPUgG0X1jyO+CqBgctubKK7WbAnkAvSlgXQbvHzWmuUBFRHAejRh/naQTDV3GnH4lcRHuFBFZCSLn82xQS2/7xFOqfabq",
    "q17kNcvKfzdvWpGxxJ2cILAq0pZS6DmrZlvBU4IkK2ZHCac/XfWVZFh+PrsH/EnVkDpfcYR/iw1F40C1q5w8R6WBHaew3SApAoGI",
    "aiodZsrWpi8HFfZfeRs8OS/0L5x6WBl3Y9btoZgsIeruc9uZ8NXTIdxaM6FdnyNEyOYA1VH94tDYR+xEt1br1ud/dkPslLV/Aac7",
    "d7EaYc7cdkb7oC9t6sphVg0dqE0UTDlOwBxBYMtGmQbJsFzGpmjzVgKqWqJ3B947li2U7t63HXEvKprY2wJ4b0DzpSMb5p42dcQg",
    "OTU8Mr4S6JOEhRr/YjErMkpaXUEqvZ3jEB9HRmcRi5Gtt4NBiBMiY6V9br8a5gjEpiAQoIUcWokBMAYjEeurU8M6JLBd3YaZVVjI",
    "SaFmdtynwLFoQxCh6/EC1rSywwrfDpSwO29S9i8XbaapAoGIPkbARLOwU/LcZrQy9mmfcPoQlAuCyeu1Q9nH7PYSnbHTFzmiud4H",
    "l8bIXU9a0/58blDoOl3PctF+b4rAEJYUpCODu5PFyN6uEFYRg+YQwpjBMkXk8Eb39128ctARB40Lx8caDhRdTyaEedIG3cQDXSpA",
    "l9EOzXkzfx4bZxjAHU9mkMdJwOcMDQ=="
);
