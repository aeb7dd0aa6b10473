//! Who holds the keys to which vouchers of members are bound (F16; threats V). Today the home node does, for each member apart;
//! a passkey of hers may take its place without the host noticing.

use domain::{Iri, MemberId};
use store::voucher_secrets::{self, VoucherSecret};
use store::{StoreError, Transaction};
use wire::keys::Ed25519Key;
use wire::membership_proof::Purpose;
use wire::pairwise;

/// Keys of one member.
pub trait HolderKeys {
    /// Her name at a host for one of its offers: no other host and no other offer has it.
    fn subject(&self, host: &Iri, offer: &Iri) -> String;

    /// The key that her vouchers for it are bound to, as unlike any other.
    fn key(&self, host: &Iri, offer: &Iri) -> Ed25519Key;

    /// Her name in proofs for one community and one purpose, and the key that they are bound to (protocol section 8.9).
    fn for_proof(&self, audience: &Iri, purpose: Purpose) -> (String, Ed25519Key);
}

/// Held by the home node, made of one secret.
#[derive(Clone, Debug)]
pub struct Custodial(VoucherSecret);

impl Custodial {
    /// Those of a member; at her first voucher the secret is drawn from `chance`, which is not used afterwards.
    pub fn of(tx: &mut Transaction<'_>, member: &MemberId, chance: [u8; 32]) -> Result<Self, StoreError> {
        if let Some(known) = voucher_secrets::get(tx, member)? {
            return Ok(Self(known));
        }
        let drawn = VoucherSecret::new(chance);
        voucher_secrets::put(tx, member, &drawn)?;
        Ok(Self(drawn))
    }
}

impl HolderKeys for Custodial {
    fn subject(&self, host: &Iri, offer: &Iri) -> String {
        pairwise::subject(self.0.bytes(), host, offer)
    }

    fn key(&self, host: &Iri, offer: &Iri) -> Ed25519Key {
        Ed25519Key::from_seed(pairwise::holder_seed(self.0.bytes(), host, offer))
    }

    fn for_proof(&self, audience: &Iri, purpose: Purpose) -> (String, Ed25519Key) {
        let seed = pairwise::proof_holder_seed(self.0.bytes(), audience, purpose);
        let name = pairwise::proof_subject(self.0.bytes(), audience, purpose);
        (name, Ed25519Key::from_seed(seed))
    }
}
