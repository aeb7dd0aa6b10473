//! Somebody elsewhere is gone for good: what she had answered here is taken back, piece by piece.

use community::forget_actor::{answered_to_come, take_back_of_gone};
use domain::Iri;
use store::{StoreError, events};

use crate::Federation;

impl Federation {
    /// Takes back what she had answered to our events to come. Before she is forgotten: a stop between two pieces loses
    /// nothing, for her last word is said again or taken in again.
    pub(crate) async fn take_back_all_of_gone(&self, actor: &Iri) -> Result<(), StoreError> {
        let (database, now) = (&self.node.database, self.node.now());
        let mut after: Option<events::Place> = None;
        loop {
            let (answered, last) = database.read(|tx| answered_to_come(tx, actor, after.as_ref(), now))?;
            for event in answered {
                database
                    .transact(|tx| take_back_of_gone(tx, actor, &event, now))
                    .await?;
            }
            match last {
                Some(last) => after = Some(last),
                None => return Ok(()),
            }
        }
    }
}
