//! Keys at an address of their own, below that of their actor (GoToSocial): `/users/zork/main-key`.

use domain::Iri;
use store::{StoreError, actors};
use wire::actor::RemoteActor;

use super::ActorProblem;
use crate::Federation;

impl Federation {
    /// The actor that is known to list a key whose name has no fragment. The address of the key has not to be asked again
    /// then, and what it signs is not counted against a stranger (threat B12).
    pub(crate) fn known_owner(&self, key_id: &Iri) -> Result<Option<Iri>, ActorProblem> {
        if key_id.as_str().contains('#') {
            return Ok(None);
        }
        let above = key_id.as_str().rsplit_once('/').map(|(above, _)| above);
        let Some(owner) = above.and_then(|above| Iri::parse(above).ok()) else {
            return Ok(None);
        };
        let is_listed = match self.known_actor(&owner)? {
            Some(actor) => actor.key(key_id).is_some(),
            None => self.was_listed(&owner, key_id)?,
        };
        Ok(is_listed.then_some(owner))
    }

    /// The same by a document that is too old to be believed: it will be fetched anew, at the actor's own address.
    fn was_listed(&self, owner: &Iri, key_id: &Iri) -> Result<bool, StoreError> {
        let row = self.node.database.read(|tx| actors::get(tx, owner))?;
        let actor = row.and_then(|row| serde_json::from_value::<RemoteActor>(row.document).ok());
        Ok(actor.is_some_and(|actor| actor.key(key_id).is_some()))
    }
}
