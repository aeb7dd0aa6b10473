//! Who has read an event without being told of it: a peer that fetched it hears of its end like everybody who got it.

use domain::{EventId, Iri};
use store::{StoreError, activities};

use crate::Federation;
use crate::documents::Reader;

impl Federation {
    /// Writes down that a peer is shown these events, before it is answered (protocol section 5: `Delete` goes to every
    /// host that ever got the object).
    pub(crate) async fn shown_to(&self, reader: &Reader, events: &[&EventId]) -> Result<(), StoreError> {
        let Some(peer) = reader.peer() else { return Ok(()) };
        let inbox = Iri::local(peer, "/inbox");
        let database = &self.node.database;
        let mut unknown = Vec::new();
        for event in events {
            if !database
                .read(|tx| activities::reached(tx, event))?
                .contains(&inbox)
            {
                unknown.push(*event);
            }
        }
        if unknown.is_empty() {
            return Ok(());
        }
        database
            .transact(|tx| {
                for event in &unknown {
                    let mut reached = activities::reached(tx, event)?;
                    if !reached.contains(&inbox) {
                        reached.push(inbox.clone());
                        activities::put_reached(tx, event, &reached)?;
                    }
                }
                Ok(())
            })
            .await
    }
}
