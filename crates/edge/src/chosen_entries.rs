//! Entries of calendars that officers chose become events, whoever asks: the page, a program, or the worker (feature F13).

use ambient::ids;
use community::choose_entries::{due_entries, finish_choosing, note_entry_fault, publish_waiting};
use community::import_calendar::{ImportRefused, Imported};
use community::publish_event::PublishRefused;
use domain::SourceId;
use store::StoreError;
use store::sources::EntryFault;

use crate::node::Node;

/// Entries published while somebody waits for them; the worker publishes the others.
pub const ENTRIES_AT_ONCE: usize = 50;

/// Publishes what officers chose of a calendar, at most `most` entries and each in a transaction of its own; how many
/// became events. What is interrupted goes on when this is called again, which the worker does.
pub async fn publish_chosen(node: &Node, id: &SourceId, most: usize) -> Result<usize, StoreError> {
    let due = node.database.read(|tx| due_entries(tx, id))?;
    let mut published = 0;
    for entry in due.iter().take(most) {
        let now = node.now();
        let fresh = ids::event_id(now, &node.randomness);
        let done = node
            .database
            .transact(|tx| publish_waiting(tx, id, entry, fresh.clone(), now))
            .await;
        let fault = match done {
            Ok(became) => {
                published += usize::from(became == Imported::New);
                continue;
            }
            Err(ImportRefused::NoSuchSource) => return Ok(published),
            Err(ImportRefused::Store(error) | ImportRefused::Publish(PublishRefused::Store(error))) => {
                return Err(error);
            }
            Err(ImportRefused::Publish(PublishRefused::NoSuchPeer(_) | PublishRefused::TooManyPeers)) => {
                EntryFault::Audience
            }
            Err(_) => EntryFault::Event,
        };
        node.database
            .transact(|tx| note_entry_fault(tx, id, entry, fault))
            .await?;
    }
    node.database.transact(|tx| finish_choosing(tx, id)).await?;
    Ok(published)
}
