//! What communities are called: ours by its profile, a peer by its peering, anybody else by the name of the server.

use std::collections::BTreeMap;

use domain::{Iri, Origin};
use store::{StoreError, Transaction, community, peerings};

/// Names of this community and of those it has peerings with.
pub(crate) struct HostNames(BTreeMap<Origin, String>);

impl HostNames {
    /// Reads them once for a whole answer.
    pub(crate) fn read(tx: &mut Transaction<'_>) -> Result<Self, StoreError> {
        let mut names: BTreeMap<Origin, String> = peerings::list(tx)?
            .into_iter()
            .map(|peering| (peering.peer, peering.name.as_str().to_owned()))
            .collect();
        if let (Some(identity), Some(profile)) = (community::identity(tx)?, community::profile(tx)?) {
            names.insert(identity.origin, profile.name.as_str().to_owned());
        }
        Ok(Self(names))
    }

    /// The name of a server's community.
    pub(crate) fn of(&self, origin: &Origin) -> String {
        self.0
            .get(origin)
            .cloned()
            .unwrap_or_else(|| origin.authority().to_owned())
    }

    /// The name of the community that an actor's server is home to.
    pub(crate) fn of_actor(&self, actor: &Iri) -> String {
        self.of(&actor.origin())
    }
}
