//! What communities are called, looked up once for a whole answer.

use std::collections::BTreeMap;

use community::name_host::names;
use domain::Origin;
use store::{StoreError, Transaction};

/// Names of this community and of those it has peerings with.
pub(crate) struct HostNames(BTreeMap<Origin, String>);

impl HostNames {
    /// Reads them.
    pub(crate) fn read(tx: &mut Transaction<'_>) -> Result<Self, StoreError> {
        Ok(Self(names(tx)?))
    }

    /// The name of a server's community; of one that we have no peering with, that of the server.
    pub(crate) fn of(&self, origin: &Origin) -> String {
        self.0
            .get(origin)
            .cloned()
            .unwrap_or_else(|| origin.authority().to_owned())
    }
}
