//! A device that makes passkeys and signs with them, as far as a site can tell; it also lies when it is told to.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::reply::Reply;

/// Somebody is there.
const PRESENT: u8 = 0x01;
/// The device knows who: finger, face or code.
const VERIFIED: u8 = 0x04;
/// The public key stands in the answer.
const HAS_KEY: u8 = 0x40;

/// A device with one passkey.
pub struct Device {
    key: EcdsaKeyPair,
    /// What it calls the passkey.
    pub credential: Vec<u8>,
    /// What the site called the member when the passkey was made.
    pub handle: String,
    /// How often it has signed.
    pub counter: u32,
    /// The page in whose name it signs.
    pub origin: String,
    /// Whether it asks for finger, face or code.
    pub verifies: bool,
}

impl Device {
    /// A device that has made nothing yet, before a page of this origin.
    pub fn new(origin: &str) -> Self {
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a machine makes keys");
        let credential = Sha256::digest(key.public_key().as_ref())[..16].to_vec();
        Self {
            key,
            credential,
            handle: String::new(),
            counter: 0,
            origin: origin.to_owned(),
            verifies: true,
        }
    }

    /// Makes its passkey, as a page asks; the answer, as the script of the page puts it into the form.
    pub fn make(&mut self, asked: &Value) -> String {
        let asked = &asked["publicKey"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        self.handle = text(&asked["user"]["id"]);
        let client = self.client("webauthn.create", &text(&asked["challenge"]));
        let data = self.data(&text(&asked["rp"]["id"]), HAS_KEY);
        let length = u16::try_from(data.len()).expect("a key is short").to_be_bytes();
        let object = [
            &b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..],
            &length[..],
            &data[..],
        ];
        let response = json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "attestationObject": URL_SAFE_NO_PAD.encode(object.concat()),
            "transports": ["internal"],
        });
        self.answer(&response)
    }

    /// Signs what a page asks.
    pub fn sign(&mut self, asked: &Value) -> String {
        let asked = &asked["publicKey"];
        self.counter += 1;
        let client = self.client("webauthn.get", asked["challenge"].as_str().unwrap_or_default());
        let data = self.data(asked["rpId"].as_str().unwrap_or_default(), 0);
        let signed = [&data[..], &Sha256::digest(&client)[..]].concat();
        let signature = self
            .key
            .sign(&SystemRandom::new(), &signed)
            .expect("a key signs what it is given");
        let response = json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_ref()),
            "userHandle": self.handle,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.credential);
        let answer =
            json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} });
        answer.to_string()
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let client = json!({
            "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false,
        });
        client.to_string().into_bytes()
    }

    fn data(&self, place: &str, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(place).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        if more & HAS_KEY != 0 {
            let point = self.key.public_key().as_ref();
            data.extend([0; 16]);
            data.extend([0, u8::try_from(self.credential.len()).expect("it is short")]);
            data.extend(&self.credential);
            data.extend(b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20");
            data.extend(&point[1..33]);
            data.extend(b"\x22\x58\x20");
            data.extend(&point[33..65]);
        }
        data
    }
}

/// What a page asks of a device.
#[track_caller]
pub fn asked_of_device(page: &Reply) -> Value {
    let html = page.text();
    let rest = html.split("data-options=\"").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no device is asked for anything: {html}"));
    let text = rest.split('"').next().unwrap_or_default();
    let text = text
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#38;", "&");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
