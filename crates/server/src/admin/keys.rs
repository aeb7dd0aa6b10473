//! A key of somebody's own, so that an outside suite may sign in a member's name; in a development set-up alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Handle, OwnActor};
use edge::Mode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::actor_keys::{self, KeyRow, Signer};
use store::{audit, members};
use wire::keys::{Ed25519Key, RsaKey};

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Longest key file, in bytes.
pub const FILE_BYTES_MAX: usize = 16 * 1024;
/// PKCS#8 of an Ed25519 seed without its last 32 bytes (RFC 8410 section 7).
const ED25519_PKCS8: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// Two private keys for one actor.
#[derive(Serialize, Deserialize)]
pub struct KeyImport {
    /// A handle, or `community` or `node`.
    pub member: String,
    /// PKCS#8, PEM or DER.
    pub rsa: Vec<u8>,
    /// PKCS#8, PEM or DER, or the 32 bytes of the seed.
    pub ed25519: Vec<u8>,
}

impl std::fmt::Debug for KeyImport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyImport({})", self.member)
    }
}

pub(super) async fn perform(runtime: &NodeRuntime, import: KeyImport) -> Performed {
    if runtime.node().settings.mode != Mode::Development {
        return Err(Failure::usage(
            "keys are imported only with --dev; in service they are made here and never leave",
        ));
    }
    let signer = signer(runtime, &import.member)?;
    let der = der(&import.rsa).unwrap_or(import.rsa);
    let rsa = RsaKey::from_pkcs8(&der).map_err(|error| Failure::usage(format!("--rsa: {error}")))?;
    let seed = seed(&import.ed25519)
        .ok_or_else(|| Failure::usage("--ed25519: write PKCS#8 (PEM or DER) or the 32 bytes of the seed"))?;
    let now = runtime.node().now();
    let row = KeyRow {
        rsa_pkcs8: rsa.pkcs8().map_err(Failure::failed)?,
        ed25519_seed: seed,
        created: now,
        number: 1,
    };
    let put = runtime.node().database.transact(|tx| {
        let number = actor_keys::get(tx, &signer)?.map_or(1, |known| known.number);
        let row = KeyRow {
            number,
            ..row.clone()
        };
        actor_keys::put(tx, &signer, &row)?;
        audit::log(tx, "operator", &format!("import keys of {}", import.member), now)
    });
    put.await?;
    runtime.federation.keys_changed(&signer);
    let (rsa, ed25519) = (rsa.public(), Ed25519Key::from_seed(seed).public());
    let value = json!({ "member": import.member, "rsa": rsa.to_pem(), "ed25519": ed25519.to_multikey() });
    let text = format!("{} signs with these keys from now on", import.member);
    Ok(Shown::new(value, text))
}

fn signer(runtime: &NodeRuntime, name: &str) -> Result<Signer, Failure> {
    match name {
        "community" => return Ok(Signer::Own(OwnActor::Community)),
        "node" => return Ok(Signer::Own(OwnActor::Node)),
        _ => {}
    }
    signer_of_member(runtime, name)
}

/// A member who signs, by handle.
pub(super) fn signer_of_member(runtime: &NodeRuntime, name: &str) -> Result<Signer, Failure> {
    let handle = Handle::parse(name).map_err(|error| Failure::usage(format!("--member: {error}")))?;
    let found = runtime
        .node()
        .database
        .read(|tx| members::by_handle(tx, &handle))?;
    found
        .map(|member| Signer::Member(member.id))
        .ok_or_else(|| Failure::not_found(format!("there is no member with the handle {handle}")))
}

/// The bytes of the one block of a PEM text.
fn der(file: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(file).ok()?.trim();
    let body = text
        .strip_prefix("-----BEGIN PRIVATE KEY-----")?
        .strip_suffix("-----END PRIVATE KEY-----")?;
    STANDARD
        .decode(body.split_ascii_whitespace().collect::<String>())
        .ok()
}

fn seed(file: &[u8]) -> Option<[u8; 32]> {
    let der = der(file);
    let bytes = der.as_deref().unwrap_or(file);
    bytes
        .strip_prefix(&ED25519_PKCS8)
        .unwrap_or(bytes)
        .try_into()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_read_bare_in_der_and_in_pem() {
        let bare = [7; 32];
        let der = [ED25519_PKCS8.as_slice(), &bare].concat();
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(&der)
        );
        for file in [bare.as_slice(), &der, pem.as_bytes()] {
            assert_eq!(seed(file), Some(bare));
        }
        assert_eq!(seed(b"something else"), None);
    }
}
