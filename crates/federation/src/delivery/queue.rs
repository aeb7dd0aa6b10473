//! Activities become deliveries, and their announcement ends with the last of them: after a crash before that it is told again,
//! under the same ids.

use std::collections::BTreeSet;

use domain::{Iri, Origin};
use jiff::Timestamp;
use store::activities::{self, Sent};
use store::deliveries::{self, Delivery, DeliveryState, Schedule};
use store::{Leased, StoreError, Transaction, outbox};

use super::sharing::note_shared;
use super::{Outgoing, TellProblem};
use crate::Federation;

/// Most deliveries queued in one transaction; a longer list is queued in several, and the first are sent meanwhile.
const DELIVERIES_PER_COMMIT: usize = 250;

impl Federation {
    /// Queues everything, the announcement's end in the last transaction: a crash tells twice, never not at all.
    pub(super) async fn queue(&self, leased: &Leased, outgoing: Vec<Outgoing>) -> Result<(), TellProblem> {
        let now = self.node.now();
        let mut parts: Vec<(&Outgoing, Vec<(&Iri, &Schedule)>)> = Vec::new();
        for one in &outgoing {
            let inboxes: Vec<(&Iri, &Schedule)> = one.inboxes.iter().collect();
            if inboxes.is_empty() {
                parts.push((one, Vec::new()));
            }
            parts.extend(
                inboxes
                    .chunks(DELIVERIES_PER_COMMIT)
                    .map(|chunk| (one, chunk.to_vec())),
            );
        }
        let last = parts.pop();
        for (one, chunk) in &parts {
            let _nobody_settles = self.hosts_written.write().await;
            self.node
                .database
                .transact(|tx| queue_chunk(tx, one, chunk, now))
                .await?;
        }
        let _nobody_settles = self.hosts_written.write().await;
        self.node
            .database
            .transact(|tx| {
                if let Some((one, chunk)) = &last {
                    queue_chunk(tx, one, chunk, now)?;
                }
                outbox::settle(tx, leased);
                Ok::<_, StoreError>(())
            })
            .await?;
        Ok(())
    }
}

fn queue_chunk(
    tx: &mut Transaction<'_>,
    one: &Outgoing,
    chunk: &[(&Iri, &Schedule)],
    now: Timestamp,
) -> Result<(), StoreError> {
    let sent = Sent {
        id: one.id.clone(),
        signer: one.signer.clone(),
        body: one.body.clone().into(),
        at: now,
        meant_for: one.meant_for,
    };
    activities::put(tx, &sent)?;
    let hosts: BTreeSet<Origin> = chunk.iter().map(|(inbox, _)| inbox.origin()).collect();
    note_shared(tx, one, &hosts, now)?;
    deliveries::look_ahead(tx, &hosts)?;
    if chunk.first().map(|(inbox, _)| *inbox) == one.inboxes.keys().next() {
        reach(tx, one)?;
    }
    let queued: Vec<Delivery> = chunk
        .iter()
        .map(|(inbox, schedule)| Delivery {
            activity: one.id.clone(),
            kind: one.kind.to_owned(),
            inbox: (*inbox).clone(),
            signer: one.signer.clone(),
            to: **schedule,
            queued: now,
            attempts: 0,
            state: DeliveryState::Queued,
            sequence: None,
            announced_by: one.announced_by,
        })
        .collect();
    deliveries::queue_together(tx, &queued)
}

/// Adds all inboxes to those that have an event, with the first that are queued: whoever is queued after a crash has been
/// written down before it.
fn reach(tx: &mut Transaction<'_>, one: &Outgoing) -> Result<(), StoreError> {
    let Some(event) = &one.event else { return Ok(()) };
    let mut reached = activities::reached(tx, event)?;
    let known: BTreeSet<&Iri> = reached.iter().collect();
    let new = one.inboxes.keys().filter(|inbox| !known.contains(inbox));
    let new: Vec<Iri> = new.cloned().collect();
    if !new.is_empty() {
        reached.extend(new);
        activities::put_reached(tx, event, &reached)?;
    }
    Ok(())
}
