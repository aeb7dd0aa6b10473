//! RSA keys for stories: made once on this machine, kept under `target`, never in the repository (threat A15).

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;
use store::actor_keys::KeyRow;
use wire::keys::{ActorKeys, Ed25519Key, RsaKey};

/// How many different RSA keys there are; making one takes longer than most stories.
const POOL_SIZE: usize = 12;

/// The keys of actor number `number` of a world: its own Ed25519 key, an RSA key of the pool.
pub(crate) fn actor_keys(seed: u64, number: usize) -> ActorKeys {
    let mut ed25519_seed = [0x5a; 32];
    ed25519_seed[..8].copy_from_slice(&seed.to_be_bytes());
    ed25519_seed[8..16].copy_from_slice(&(number as u64).to_be_bytes());
    ActorKeys {
        rsa: RsaKey::from_pkcs8(&rsa(number % POOL_SIZE)).expect("the pool holds keys that were made here"),
        ed25519: Ed25519Key::from_seed(ed25519_seed),
    }
}

/// The same keys as the store keeps them.
pub(crate) fn key_row(keys: &ActorKeys, created: Timestamp) -> KeyRow {
    KeyRow {
        rsa_pkcs8: keys.rsa.pkcs8().expect("a key of the pool can be written"),
        ed25519_seed: keys.ed25519.seed(),
        created,
        number: 1,
    }
}

fn rsa(number: usize) -> Vec<u8> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/story-keys"));
    let path = folder.join(format!("{number}.der"));
    if let Ok(der) = fs::read(&path)
        && RsaKey::from_pkcs8(&der).is_ok()
    {
        return der;
    }
    let key = RsaKey::generate().expect("the machine can make a key");
    let der = key.pkcs8().expect("a fresh key can be written");
    // Another test may do the same at this moment: whole files appear or none.
    let fresh = folder.join(format!("{number}.{}", std::process::id()));
    let kept = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&fresh, &der))
        .and_then(|()| fs::rename(&fresh, &path));
    // Without a place to keep it the key still serves this test.
    drop(kept);
    der
}
