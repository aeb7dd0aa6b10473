//! A member reads what left this node about her: which server was told what, and what for (F22, the sharing log).

use domain::Shared;
use store::{Membership, StoreError, Transaction, sharing_log};

use crate::name_host::names;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenShared {
    /// What the community of that server is called.
    pub name: String,
    /// What it was told.
    pub shared: Shared,
}

/// Her log, latest first; at most [`sharing_log::ROWS_MAX`] lines. Nobody reads that of another.
pub fn see_sharing(tx: &mut Transaction<'_>, who: &Membership) -> Result<Vec<SeenShared>, StoreError> {
    let names = names(tx)?;
    let rows = sharing_log::of_member(tx, &who.member().id)?;
    let named = |shared: Shared| SeenShared {
        name: match names.get(&shared.host) {
            Some(name) => name.clone(),
            None => shared.host.authority().to_owned(),
        },
        shared,
    };
    Ok(rows.into_iter().map(named).collect())
}
