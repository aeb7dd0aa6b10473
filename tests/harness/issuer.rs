//! An issuer of OpenID Connect as far as a node can tell: it describes itself, signs people in, redeems codes, and lies when
//! it is told to.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{Iri, Origin};
use egress::memory::answer;
use egress::{Answer, Request};
use jiff::Timestamp;
use serde_json::{Value, json};
use server::config::Oidc;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::node_options::NodeOptions;
use crate::world::World;

const ORIGIN: &str = "https://id.example";
const CLIENT: &str = "seattle-at-id";
const SECRET: &str = "swordfish: & more";

/// What is wrong with the tokens that it gives from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// Nothing.
    None,
    /// They answer another question.
    Nonce,
    /// They are for another client.
    Audience,
    /// They name another issuer.
    Issuer,
    /// They were over an hour ago.
    Over,
    /// They are of tomorrow.
    Tomorrow,
    /// One bit of the signature is another.
    Signature,
    /// They are signed by nobody.
    Unsigned,
    /// They are "signed" with the secret that it shares with the node.
    SharedSecret,
    /// It gives none.
    Nothing,
}

/// An issuer that a world can reach.
pub struct Issuer {
    shared: Arc<Mutex<Shared>>,
    secret: NamedTempFile,
}

struct Shared {
    key: EcdsaKeyPair,
    key_number: u32,
    lie: Lie,
    asked: BTreeMap<String, u32>,
    codes: BTreeMap<String, Granted>,
}

/// What a code stands for.
struct Granted {
    subject: String,
    shown: String,
    nonce: String,
    challenge: String,
    back: String,
    now: Timestamp,
}

impl Issuer {
    /// One that answers at `https://id.example`.
    pub fn open(world: &World) -> Self {
        let shared = Arc::new(Mutex::new(Shared {
            key: fresh_key(),
            key_number: 1,
            lie: Lie::None,
            asked: BTreeMap::new(),
            codes: BTreeMap::new(),
        }));
        let answering = shared.clone();
        world
            .internet
            .route(origin(), move |request| lock(&answering).answer(&request));
        let mut secret = NamedTempFile::new().expect("a file can be made");
        writeln!(secret, "{SECRET}").expect("a file can be written");
        Self { shared, secret }
    }

    /// A node that offers it as "Id".
    pub fn options(&self) -> NodeOptions {
        NodeOptions::with(|config| config.auth.oidc.push(self.called("Id")))
    }

    /// A node that offers it as "Id", and a second time as "Club".
    pub fn options_twice(&self) -> NodeOptions {
        NodeOptions::with(|config| {
            config
                .auth
                .oidc
                .extend(["Id", "Club"].map(|name| self.called(name)))
        })
    }

    fn called(&self, name: &str) -> Oidc {
        Oidc {
            name: name.to_owned(),
            issuer: ORIGIN.to_owned(),
            client_id: CLIENT.to_owned(),
            client_secret_file: self.secret.path().display().to_string(),
            ..Oidc::default()
        }
    }

    /// From now on its tokens are wrong in this way.
    pub fn lie(&self, lie: Lie) {
        lock(&self.shared).lie = lie;
    }

    /// From now on it signs with another key, which its document lists alone.
    pub fn change_key(&self) {
        let mut shared = lock(&self.shared);
        shared.key = fresh_key();
        shared.key_number += 1;
    }

    /// How often each of its addresses was asked.
    pub fn asked(&self, path: &str) -> u32 {
        lock(&self.shared).asked.get(path).copied().unwrap_or(0)
    }

    /// Somebody signs in there, in a browser that was led to this address; the link by which she is sent back.
    pub fn sign_in(&self, address: &str, (subject, shown): (&str, &str), now: Timestamp) -> String {
        let asked = parameters(
            Iri::parse(address)
                .expect("an address")
                .to_url()
                .query()
                .unwrap_or_default(),
        );
        let has = |name: &str| asked.get(name).cloned().unwrap_or_default();
        assert_eq!(has("response_type"), "code");
        assert_eq!(has("code_challenge_method"), "S256");
        assert_eq!(has("scope"), "openid profile");
        let mut shared = lock(&self.shared);
        let code = format!("code-{}", shared.codes.len());
        let granted = Granted {
            subject: subject.to_owned(),
            shown: shown.to_owned(),
            nonce: has("nonce"),
            challenge: has("code_challenge"),
            back: has("redirect_uri"),
            now,
        };
        let back = Iri::parse(&granted.back).expect("an address to come back to");
        shared.codes.insert(code.clone(), granted);
        format!(
            "{}?code={code}&state={}&iss=https%3A%2F%2Fid.example",
            back.path_and_query(),
            has("state")
        )
    }
}

impl Shared {
    fn answer(&mut self, request: &Request) -> Answer {
        let path = request.url.path_and_query().to_owned();
        *self.asked.entry(path.clone()).or_default() += 1;
        match path.as_str() {
            "/.well-known/openid-configuration" => said(
                200,
                &json!({
                    "issuer": ORIGIN,
                    "authorization_endpoint": format!("{ORIGIN}/authorize?theme=plain"),
                    "token_endpoint": format!("{ORIGIN}/token"),
                    "jwks_uri": format!("{ORIGIN}/keys"),
                    "authorization_response_iss_parameter_supported": true,
                    "prompt_values_supported": ["none", "login", "select_account"],
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["ES256"],
                }),
            ),
            "/keys" => {
                let point = self.key.public_key().as_ref().to_vec();
                let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
                said(
                    200,
                    &json!({ "keys": [{
                    "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.key_number.to_string(),
                    "x": part(&point[1..33]), "y": part(&point[33..65]),
                }] }),
                )
            }
            "/token" => self.redeem(request),
            _ => said(404, &json!({ "error": "not_found" })),
        }
    }

    /// Once, for the client that asked, and only with what the challenge was made of.
    fn redeem(&mut self, request: &Request) -> Answer {
        let refused = |error: &str| said(400, &json!({ "error": error }));
        let form = request.body.clone().unwrap_or_default();
        let form = parameters(std::str::from_utf8(&form).unwrap_or_default());
        let escaped = SECRET.replace(' ', "+").replace(':', "%3A").replace('&', "%26");
        let who = STANDARD.encode(format!("{CLIENT}:{escaped}"));
        let authorization = request.headers.iter().find(|(name, _)| name == "authorization");
        if authorization.map(|(_, value)| value.as_str()) != Some(format!("Basic {who}").as_str()) {
            return refused("invalid_client");
        }
        let has = |name: &str| form.get(name).cloned().unwrap_or_default();
        let Some(granted) = self.codes.remove(&has("code")) else {
            return refused("invalid_grant");
        };
        let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(has("code_verifier")));
        if proof != granted.challenge || has("redirect_uri") != granted.back {
            return refused("invalid_grant");
        }
        let mut reply = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60 });
        if self.lie != Lie::Nothing {
            reply["id_token"] = self.token(&granted).into();
        }
        said(200, &reply)
    }

    fn token(&self, granted: &Granted) -> String {
        let now = granted.now.as_second();
        let issued = match self.lie {
            Lie::Over => now - 7_200,
            Lie::Tomorrow => now + 86_400,
            _ => now,
        };
        let claims = json!({
            "iss": if self.lie == Lie::Issuer { "https://evil.example" } else { ORIGIN },
            "aud": if self.lie == Lie::Audience { "somebody-else" } else { CLIENT },
            "sub": granted.subject,
            "nonce": if self.lie == Lie::Nonce { "another" } else { granted.nonce.as_str() },
            "iat": issued,
            "exp": issued + 3_600,
            "preferred_username": granted.shown,
            "email": granted.shown,
            "email_verified": true,
        });
        let algorithm = match self.lie {
            Lie::Unsigned => "none",
            Lie::SharedSecret => "HS256",
            _ => "ES256",
        };
        let header = json!({ "alg": algorithm, "typ": "JWT", "kid": self.key_number.to_string() });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&header), part(&claims));
        let mut signature = match self.lie {
            Lie::Unsigned => Vec::new(),
            Lie::SharedSecret => {
                let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, SECRET.as_bytes());
                aws_lc_rs::hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
            }
            _ => {
                let signed = self.key.sign(&SystemRandom::new(), text.as_bytes());
                signed.expect("a key signs").as_ref().to_vec()
            }
        };
        if self.lie == Lie::Signature {
            signature[40] ^= 1;
        }
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn origin() -> Origin {
    Origin::parse(ORIGIN).expect("an origin")
}

fn fresh_key() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a machine makes keys")
}

fn lock(shared: &Arc<Mutex<Shared>>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn said(status: u16, body: &Value) -> Answer {
    answer(status, "application/json", body.to_string())
}

/// Of a query or of a form.
fn parameters(text: &str) -> BTreeMap<String, String> {
    let url = format!("https://form.example/?{text}");
    let url = Iri::parse(&url).map(|iri| iri.to_url());
    let url = url.expect("a form is short");
    let pairs = url.query_pairs();
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}
