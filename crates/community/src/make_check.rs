//! An officer wants to know whether whoever stands at the desk is a member of another community in good standing: she makes a
//! check, and whoever it is opens it in her own browser (F16, proof; protocol section 8.9).

use domain::{CheckId, Origin};
use jiff::Timestamp;
use store::checks::{self, CHECKS_MAX, Check};
use store::{Officer, StoreError, Transaction, audit, community};

use crate::ask_link::linkable;

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum MakeCheckRefused {
    /// There is no agreement with that community, or its node cannot prove anything.
    #[error("that community cannot be asked; choose one of the list")]
    NotAPeer,
    /// The desk sees as many as it can.
    #[error("there are {max} checks of the last hour; wait a little", max = CHECKS_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Communities that can be asked now, by address.
pub fn askable(tx: &mut Transaction<'_>) -> Result<Vec<Origin>, StoreError> {
    linkable(tx)
}

/// Makes one, which can be answered for ten minutes; those that the desk does not see any more are forgotten.
pub fn make_check(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    peer: &Origin,
    id: CheckId,
    now: Timestamp,
) -> Result<Check, MakeCheckRefused> {
    if !askable(tx)?.contains(peer) {
        return Err(MakeCheckRefused::NotAPeer);
    }
    checks::forget_over(tx, now)?;
    if checks::list(tx, now)?.len() >= usize::from(CHECKS_MAX) {
        return Err(MakeCheckRefused::TooMany);
    }
    let epoch = community::identity(tx)?.map_or(0, |identity| identity.epoch);
    let check = Check::new(id, peer.clone(), epoch, now);
    checks::put(tx, &check)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, "ask another community at the desk", now)?;
    Ok(check)
}
