//! Which part of the store a backup keeps apart from the rest.

use engine::Keyspace;

use crate::spaces;

/// Whether a keyspace holds private keys, or what they are made of, so that whoever has all the others cannot speak in
/// anybody's name and cannot tell under which names one member claims what at others (threats F6, V17).
pub fn lie_in(space: Keyspace) -> bool {
    [spaces::ACTOR_KEYS, spaces::VOUCHER_SECRETS].contains(&space)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{MemberId, OwnActor};
    use engine::{Direction, Engine, MemoryEngine, Range};

    use super::*;
    use crate::actor_keys::{self, KeyRow, Signer};
    use crate::samples::at;
    use crate::voucher_secrets::{self, VoucherSecret};
    use crate::{Database, StoreError};

    #[test]
    fn the_keys_of_an_actor_and_what_keys_are_made_of_lie_there_and_nowhere_else() {
        let engine = Arc::new(MemoryEngine::new());
        let database = Database::open(engine.clone()).unwrap();
        let keys = KeyRow {
            rsa_pkcs8: vec![201, 202, 203, 204, 205],
            ed25519_seed: [77; 32],
            created: at(1),
            number: 1,
        };
        let signer = Signer::Own(OwnActor::Node);
        let put = database.transact_blocking(|tx| {
            voucher_secrets::put(tx, &MemberId::new(0, [1; 10]), &VoucherSecret::new([77; 32]))?;
            actor_keys::put(tx, &signer, &keys)
        });
        assert_eq!(put, Ok::<_, StoreError>(()));
        for space in (0..=u8::MAX).map(Keyspace) {
            let page = engine
                .page(&Range::prefix(space, b""), Direction::Forward, 100)
                .unwrap();
            let found = page.items.iter().any(|(_, record)| {
                let text = String::from_utf8_lossy(&record.payload);
                text.contains("201,202,203,204,205") || text.contains("77,77,77,77")
            });
            assert_eq!(found, lie_in(space), "keyspace {space}");
        }
    }
}
