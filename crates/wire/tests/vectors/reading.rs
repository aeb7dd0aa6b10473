//! Where the vectors are and how they are read: values, hexadecimal, keys, headers.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::Iri;
use serde_json::{Map, Value};
use wire::keys::{Ed25519Key, PublicKey, RsaKey};

/// Where the vectors are, or `None` after saying that they were not run.
pub(crate) fn folder() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test may be told where the vectors are; the product never reads this"
    )]
    let told = std::env::var_os("ROSARIUM_VECTORS");
    if told.is_none() {
        println!("vectors: not run, ROSARIUM_VECTORS is not set");
    }
    told.map(PathBuf::from)
}

pub(crate) fn bytes(path: &str) -> Option<Vec<u8>> {
    Some(fs::read(folder()?.join(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// A vector file; read by the library, for some hold numbers that our reader refuses on purpose.
pub(crate) fn file(path: &str) -> Option<Value> {
    Some(serde_json::from_slice(&bytes(path)?).unwrap_or_else(|error| panic!("{path}: {error}")))
}

pub(crate) fn names(path: &str) -> Vec<String> {
    let Some(folder) = folder() else { return vec![] };
    let entries = fs::read_dir(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("a readable entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

pub(crate) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text"))
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

pub(crate) fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

pub(crate) fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(&String::from_utf8_lossy(pair), 16).expect("hexadecimal digits"))
        .collect()
}

pub(crate) fn checked(what: &str, count: usize, least: usize) {
    assert!(count >= least, "{what}: only {count} of {least}");
    println!("vectors: {count} checked ({what})");
}

pub(crate) fn test_key(keys: &Value, name: &str) -> PublicKey {
    PublicKey::from_pem(text(&keys[name], "publicKeyPem")).expect("a public key")
}

pub(crate) fn ed25519_key(keys: &Value) -> Ed25519Key {
    let seed = URL_SAFE_NO_PAD
        .decode(text(&keys["test-key-ed25519"]["jwk"], "d"))
        .expect("base64url");
    Ed25519Key::from_seed(seed.try_into().expect("32 bytes"))
}

/// The private key stands as PKCS#1; PKCS#8 is a version, the algorithm and it.
pub(crate) fn rsa_key(keys: &Value) -> RsaKey {
    let pem = text(&keys["test-key-rsa"], "privateKeyPem");
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let pkcs1 = STANDARD.decode(body).expect("base64");
    let sized =
        |tag: u8, inside: &[u8]| [&[tag, 0x82][..], &(inside.len() as u16).to_be_bytes(), inside].concat();
    let head = hex("020100300d06092a864886f70d0101010500");
    RsaKey::from_pkcs8(&sized(0x30, &[head, sized(0x04, &pkcs1)].concat())).expect("an RSA key")
}

pub(crate) fn headers(value: &Value) -> Vec<(String, String)> {
    let pair = |header: &Value| {
        (
            header[0].as_str().expect("a name").into(),
            header[1].as_str().expect("a value").into(),
        )
    };
    list(value).iter().map(pair).collect()
}
