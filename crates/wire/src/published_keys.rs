//! Keys whose private half stands in a published document: whoever signs with one is anybody (threat A15).
//!
//! Facts, gathered from RFC 9421 Appendix B, RFC 8032 section 7.1, the did:key method's vectors, W3C's
//! `eddsa-jcs-2022` vectors, FEP-8b32, FEP-521a, FEP-c390 and Wycheproof: the keys of kinds and sizes we take at all.

use std::fmt::Write as _;

use crate::digest::sha256;
use crate::keys::PublicKey;
use crate::multikey;

/// Whether this key occurs in published test vectors. A node with such a key does not start, and one from outside is
/// not trusted.
pub fn is_published_test_key(key: &PublicKey) -> bool {
    let mut hash = String::with_capacity(64);
    for byte in sha256(&multikey::bytes(key)) {
        write!(hash, "{byte:02x}").expect("writing to a string does not fail");
    }
    PUBLISHED.binary_search(&hash.as_str()).is_ok()
}

/// SHA-256 of the Multikey bytes of each key, in hexadecimal, sorted.
const PUBLISHED: [&str; 66] = [
    "02789bbf4e0bd72fa5e223e2f03069f47900c6a7e9c0c30d6121da90bc533575",
    "02def22b3f961f97635a0854fa6e9b2626b48a41d339ff405bf2c256392e68ec",
    "14168dd3c75ddeec2d65cb73e64ebbe404b967fcfd6012d4b9aa2e21f5ae17c0",
    "1addb87231c02efc39dacc20022006b41192fa59e81f033eaa084f523bee0f55",
    "28d32c98d053eac777a8ef7802e9887c57b76257d024f9df19d732f1c07be742",
    "28f4e2f1b041ec01466e7c615b5ed20e56b78fe1e3fd1c79701d28e732370c53",
    "2a81445fffd2764a932353c96a6110000fe5e150ba7b6e846dfae3ddaad5e23c",
    "2f69ab55379e87251870719fb53f6506c6609ca96999fa0b14a06bfc9d16258f",
    "3cfbd3d8dd6cdd743a9130ca2280c74a50aa273c1f4b2ddb9adc17e9ff77884b",
    "42aaa5ce0431e9427e7794db59b1068bf9900108ca1271786cafc2f4e4e6f424",
    "4367351f6f6e9898a3dba2173ea224b82287716480e6afad694eb8e85399310e",
    "43a4f20e58b1d943a995a11251466f4a69fbae9e0ff215c6c034039eed7d956e",
    "46cd3685adc2dccdd1a2ae525cb90c48bb0ded69bec891e4025c9a35cf606bfc",
    "4bb4872adf3e9077303d27643460d59bb5883083b95046b32966df9cfdb904cd",
    "551e57989b8c8262a2e73a78f62c899cbf90d013ec201f662a8a6c7c620e4af4",
    "57289abba25953fe3c798b4ce8a8e49e7974f10bb41f734b989ee3be985dce76",
    "580c56dbc227e160bf1a88a513d9b7f7648c05d36dd7887900dad9bacc0fe114",
    "58a8cde48cb6afde3ca48acbc38e77f1fcfc029a2a48e5247619861c09a40aa7",
    "5978f2a7bd54bbf81c66647c8ff19ce583dd1af6f3197d8924fa34bda3c955a8",
    "5bd909ae9118cc34ca2072470d427d274a76f5061a926875ebde46878502bbba",
    "622a518487491b170254c9ea30737029918867ecf4dade7ac4e228961ff9ef41",
    "655e3e8ed9972340268fbb1fbf5a7b4c3386c950f49c5e6c6821ab358e964980",
    "6a25c8282d053e0ed43e551e36d2064595cfc4b3d006c0e273c54cfe37633b62",
    "6c0c43359626dbb40c4176d93ee69bc803b347aa534d0367b99956d6ae9c38b4",
    "70dadfc8b46f3bc3bc066c9504bd55dbc904b07d5f1cd7b08c7aa8939a615713",
    "70e78b4931cdb4742040f6770783c0a588f5bd8a56b4c845e3a89c787289d465",
    "71465fe743a298ef22cfa8bc8705a20b7bd3af71623dfedc3e8b94408d1ab474",
    "759b1932a5bd3b6f298c30075564f4bf266150998ff0bc6111f257804d9bcfce",
    "7fa672a7596a9f5747fe1c3685ccefda9c3209b56289233e7ed13f28f2b48efd",
    "84f41988f1725cd58fd402ccf517f081d8f10946960574920e76b12c3b37f372",
    "8635e46f43bd6b3801b6f70c6e008313715aa65ae92455ea1e70bda3f7c79836",
    "86eceed47a67d950f18e1f980f4b6d7f75e07ef67952582a7598eeab0e2f94bf",
    "87a490b7124c5418c925c4e9c0d53326e8de5770d57e65d51d09f5b2af5ac7eb",
    "89270612798e8f78d9b10c17585a4db58880134992b7983a52da06320326162c",
    "89817468bf06f3bd7a2c23399a9f97058990f7a2e6ca28624f02c930dfc852a5",
    "8e79f470d4e370da79fe172ea5f9b14f62f7de63516d80f54060a259e86c561c",
    "8f356fafc6edf98afad851a9d8a9276a4142998b49a8da5889a80af6ed78e92b",
    "94ae352e203b753225853cfc36141dcb32e7eeeded054994c8877ffb9ffb7e8b",
    "97ad3d51bf19dd868817350c42614c7d4b834122fa790a6ecaed324fb360da19",
    "99fa831a466fc0911663e6dfb53ca6c7e385de6d0d8d692bc22d59fc0dba40a1",
    "9d454f24aae902d055784ababa7257a8f2e2d67f2afc6ca833dcbbcc6c241b4b",
    "9dedb7c14a16d08baf85bf13aa5c31189f0f77312116e0efb6b57d88d582fe79",
    "9f1f39c9a5b98b35bd9fc1eaa99cd84aa2ac818aa3f187fd12acd7469f8c6ff5",
    "a533aeed6621829aebad5fa90d38021d83a190d674607f322322e7b16eed6470",
    "a7bcce5125aaedb459e21d378e81fac13afc321bf723739a78572516b47ea80d",
    "abdb6f6d2275e2688c9332d8724d5ddb5bd62ff60fe85cbb4f28f5fd096f332d",
    "ad926554a4d4045ad003ca957db44f4b068492a2c9789a0292331edd49ca0e54",
    "b7a50e35b7657d91628b637cf3a47f0cbff16af4896a058fb3f0ed202b21eba3",
    "b88ea401d143e64ea74255c2d1a26c321608c3e0ccd4077b576990d520bab10c",
    "bdfe1fee53138e07a5cdc1898492b60bc579d2568d1628830eaa78e1c873b0d6",
    "cbdbd8143ffeafd336427d75bda8dd29621e87bfeb94d56e1e1aaa311c789ad5",
    "cec284257a91569d0d89663ded1b247308a86de7ad4d7d51e173373498daa009",
    "d136733aaca3c255fb4e3ecc64dd819db6589252a1976d560427432a753502b6",
    "d153ebd9613fe209c0831bc25fceec151e9e7965e79efb92f8ee908f573e71e3",
    "d37270f02db0e98b04daa379be5578f850ac4d0de73ac73fadc60d215b0af445",
    "d847ac9b4b1e003c2393e2605602ff30715fa0004528a4059bb18f82531b8b2c",
    "d8b710b00ef7fd6af7a7030d3c73fae4a74001c3a0bfb9a75c60fed1e9432d8b",
    "da70498cd48824e5ba01d69cbb96ab818b88a31edc4668ca85bf54754ba166a9",
    "dc40ae6135187d56c5c1f87c092db8c93ba068493851c4c46c2513048cf17661",
    "dd938e7c2fa020eac0f02f8bd4417b56edc3a0529393d190ba578d73c4780467",
    "de78317186d99c6b487fb6d5a6f6c6a59623f6473890b020d0794d1cc3719a09",
    "ea25d0912542b675fee07cd6af4c8cbc77d05b10fc11fdab4ecaaf83e7819c80",
    "ee939f8584b49baf1a45e79a0f94a4a51d41693b4d40b5ab608cc54f30864507",
    "f6cd8120a0f7cdebb6d99a20ba972e0e391893297f1b4bb12a00c49c9a4d895a",
    "f78724ca80528d96069ef35fade1c1eb4ce5981cadd4fe27d869d7a923d8fa5c",
    "fd149277bacbde8dddddaf4847611bf70918fd074cf6852f46029f73e3e9e17e",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Ed25519Key;

    /// A15
    #[test]
    fn keys_of_published_vectors_are_known_and_a_fresh_one_is_not() {
        for text in [
            // RFC 9421 B.1.4, then FEP-8b32 and W3C eddsa-jcs-2022, then FEP-521a.
            "z6Mkh4LmfP1ev9MNPGr7JbEbtD6BD4fsu1duEj83PMCs3xHG",
            "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        ] {
            assert!(
                is_published_test_key(&PublicKey::from_multikey(text).unwrap()),
                "{text}"
            );
        }
        // The did:key vectors use the seed of 32 zeros.
        assert!(is_published_test_key(&Ed25519Key::from_seed([0; 32]).public()));
        assert!(!is_published_test_key(
            &Ed25519Key::from_seed([0xa5; 32]).public()
        ));
    }

    #[test]
    fn the_list_is_sorted_for_the_search() {
        assert!(PUBLISHED.is_sorted());
    }
}
