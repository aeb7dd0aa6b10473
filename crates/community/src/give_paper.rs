//! A community asks what stands behind a code that somebody types at its desk, and gets the signed voucher (F16; threats F1,
//! V11, V20). What it asks by is a hash of the code and of its own address: no other community is told of it.

use domain::{Iri, IssuedVoucher, Origin, OwnActor};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::{StoreError, Transaction, vouchers_issued};
use wire::paper_code::kept_key;

use crate::print_voucher::{community_keys, signed};

/// Why none is given.
#[derive(Debug, thiserror::Error)]
pub enum GivePaperRefused {
    /// Nobody gave out such a code for whoever asks, or it is over, was taken back, or its member has left: one answer for all.
    #[error("there is no such code")]
    NoSuchCode,
    /// The community has no keys.
    #[error("this community cannot sign anything: its keys are missing")]
    NoKeys,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The voucher on paper by `key` ([`wire::paper_code::asked_key`]), if it was made for the community at `host`; her who had it
/// is told that it was shown.
pub fn give_paper(
    tx: &mut Transaction<'_>,
    own: &Iri,
    host: &Origin,
    key: &str,
    now: Timestamp,
) -> Result<String, GivePaperRefused> {
    let community = Signer::Own(OwnActor::Community);
    let keys = community_keys(tx)?.ok_or(GivePaperRefused::NoKeys)?;
    let former = actor_keys::former(tx, &community)?.into_iter();
    let former = former.filter(|former| !former.withdrawn);
    let mut secrets = vec![keys.ed25519_seed];
    secrets.extend(former.filter_map(|former| Some(former.private?.ed25519_seed)));
    let mut found = None;
    for secret in secrets {
        let known = vouchers_issued::by_code(tx, &kept_key(key, &secret))?;
        found = found.or(known);
    }
    let issued = found.filter(|issued| issued.host == *host);
    let issued = issued.ok_or(GivePaperRefused::NoSuchCode)?;
    let printed = signed(tx, own, &issued, now)?.ok_or(GivePaperRefused::NoSuchCode)?;
    if issued.shown.is_none() {
        let shown = IssuedVoucher {
            shown: Some(now),
            ..issued
        };
        vouchers_issued::put(tx, &shown)?;
    }
    Ok(printed.token)
}
