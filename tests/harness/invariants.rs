//! What must be true of every history (reliability, section 5); each answers the lines that break it.

mod answers;
mod events;

pub use answers::answers_agree;
pub use events::copies_agree;

use std::collections::BTreeSet;

use domain::{Iri, Origin};
use jiff::Timestamp;
use store::deliveries::{Delivery, DeliveryState};
use store::inbox::Verdict;
use store::{Database, StoreError, deliveries, events as stored, inbox, outbox};

use crate::{StoryNode, World};

/// Most rows of a queue looked at.
const ROWS_MAX: u16 = 10_000;

/// All of them, after the heal phase; panics with every line that breaks one.
#[track_caller]
pub fn check(world: &World) {
    let mut broken = nothing_acked_is_lost(world);
    broken.extend(sent_is_acked_or_refused(world));
    broken.extend(one_effect_each(world));
    broken.extend(copies_agree(world));
    broken.extend(answers_agree(world));
    assert!(broken.is_empty(), "broken invariants:\n{}", broken.join("\n"));
}

/// I1: whatever an inbox said 202 to is there, and has its effect or a reason why not.
pub fn nothing_acked_is_lost(world: &World) -> Vec<String> {
    let nodes = world.nodes();
    let acked: BTreeSet<(Origin, Iri)> = world
        .ghost
        .log()
        .into_iter()
        .filter(|acked| (200..300).contains(&acked.status))
        .map(|acked| (acked.receiver, acked.activity))
        .collect();
    let mut broken = Vec::new();
    for (receiver, activity) in acked {
        let Some(node) = nodes.iter().find(|node| node.origin == receiver) else {
            continue;
        };
        let row = node
            .database()
            .read(|tx| inbox::get(tx, &activity))
            .expect("the inbox can be read");
        match row.map(|row| row.verdict) {
            None => broken.push(format!(
                "I1: {}: {activity} was acknowledged and is lost",
                node.name
            )),
            Some(Verdict::Waiting | Verdict::Quarantined { .. }) => {
                broken.push(format!(
                    "I1: {}: {activity} was acknowledged and has no effect",
                    node.name
                ));
            }
            Some(_) => {}
        }
    }
    broken
}

/// I2: what was sent is acknowledged, or refused by an answer that was really given.
pub fn sent_is_acked_or_refused(world: &World) -> Vec<String> {
    let log = world.ghost.log();
    let mut broken = Vec::new();
    for node in world.nodes() {
        let database = node.database();
        let (waiting, aside) = database
            .read(|tx| {
                let waiting = deliveries::waiting(tx, None, ROWS_MAX)?;
                Ok::<_, StoreError>((waiting, deliveries::undelivered(tx, None, ROWS_MAX)?))
            })
            .expect("deliveries can be read");
        broken.extend(
            waiting
                .iter()
                .map(|(_, row)| format!("I2: {}: {} still waits", node.name, row.activity)),
        );
        for (_, row) in aside {
            let receiver = row.inbox.origin();
            let said = |status: u16| {
                log.iter().any(|acked| {
                    acked.receiver == receiver && acked.activity == row.activity && acked.status == status
                })
            };
            match row.state {
                DeliveryState::Refused { status, .. } if said(status) => {}
                // Narrowed or removed before it was sent: its end is told instead.
                DeliveryState::Dropped { .. } if row.kind != "Delete" => {}
                state => broken.push(format!("I2: {}: {} is {state:?}", node.name, row.activity)),
            }
        }
    }
    broken
}

/// I3: one inbox row for each id by construction; one event for each address, one guest for each person.
pub fn one_effect_each(world: &World) -> Vec<String> {
    let mut broken = Vec::new();
    for node in world.nodes() {
        let mut addresses = BTreeSet::new();
        for event in events_of(&node.database()) {
            if !addresses.insert(event.iri.clone()) {
                broken.push(format!("I3: {}: {} is there twice", node.name, event.iri));
            }
            let guests = node
                .database()
                .read(|tx| store::guests::get(tx, &event.id))
                .expect("guests can be read");
            let people: BTreeSet<_> = guests.iter().map(|guest| guest.key.clone()).collect();
            if people.len() != guests.iter().count() {
                broken.push(format!("I3: {}: {} has a guest twice", node.name, event.iri));
            }
        }
    }
    broken
}

/// Everything a node holds of events, whoever owns them.
pub(crate) fn events_of(database: &Database) -> Vec<domain::Event> {
    let mut found = Vec::new();
    let mut after: Option<stored::Place> = None;
    loop {
        let page = database
            .read(|tx| stored::by_start(tx, Timestamp::UNIX_EPOCH, after.as_ref(), 500))
            .expect("events can be read");
        let Some(last) = page.last() else { return found };
        after = Some((last.draft.start.at, last.id.clone()));
        found.extend(page);
    }
}

/// What a node has left to do, or gave up.
pub(crate) fn undone(node: &StoryNode) -> Vec<String> {
    let name = &node.name;
    let read = node.database().read(|tx| {
        let mut lines = Vec::new();
        let waiting = inbox::waiting(tx, ROWS_MAX)?;
        if waiting > 0 {
            lines.push(format!("{name}: {waiting} activities wait in the inbox"));
        }
        for row in inbox::list(tx, ROWS_MAX)? {
            if let Verdict::Quarantined { reason } = row.verdict {
                lines.push(format!("{name}: {} is set aside: {reason}", row.id));
            }
        }
        let waiting = outbox::waiting(tx, ROWS_MAX)?;
        if waiting > 0 {
            lines.push(format!("{name}: {waiting} announcements wait in the outbox"));
        }
        let waiting = store::mails::waiting(tx, ROWS_MAX)?;
        if waiting > 0 {
            lines.push(format!("{name}: {waiting} mails wait"));
        }
        for peer in store::peerings::due_backfills(tx)? {
            lines.push(format!("{name}: what {peer} has ahead is not fetched yet"));
        }
        for (_, row) in deliveries::waiting(tx, None, ROWS_MAX)? {
            lines.push(format!(
                "{name}: {} {} waits for {}",
                row.kind, row.activity, row.inbox
            ));
        }
        let aside = deliveries::undelivered(tx, None, ROWS_MAX)?.into_iter();
        let is_no_longer_meant =
            |row: &Delivery| matches!(row.state, DeliveryState::Dropped { .. }) && row.kind != "Delete";
        for (_, row) in aside.filter(|(_, row)| !is_no_longer_meant(row)) {
            lines.push(format!(
                "{name}: {} {} to {} is {:?}",
                row.kind, row.activity, row.inbox, row.state
            ));
        }
        Ok::<_, StoreError>(lines)
    });
    read.expect("queues can be read")
}
