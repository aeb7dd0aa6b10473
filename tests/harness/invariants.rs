//! What must be true of every history (reliability, section 5); each answers the lines that break it.

mod answers;
mod authority;
mod bounds;
mod events;
mod fairness;
mod form;
mod messages;
mod trace;
mod vouchers;

pub use answers::answers_agree;
pub(crate) use authority::Owners;
pub use authority::nothing_without_authority;
pub use bounds::bounded;
pub use events::copies_agree;
pub use fairness::live_peers_do_not_wait;
pub use form::well_written;
pub use messages::{nothing_acked_is_lost, sent_is_acked_or_refused};
pub use trace::{log, replays, trace};
pub use vouchers::{Given, Made, used_as_agreed};

use std::collections::BTreeSet;

use jiff::Timestamp;
use store::deliveries::{Delivery, DeliveryState};
use store::inbox::Verdict;
use store::{Database, StoreError, deliveries, effects, events as stored, inbox, outbox};

use crate::{StoryNode, World};

/// Most rows of a queue looked at.
const ROWS_MAX: u16 = 10_000;

/// What must hold after the heal phase: every line that breaks one of them.
pub fn after_heal(world: &World) -> Vec<String> {
    let mut broken = nothing_acked_is_lost(world);
    broken.extend(sent_is_acked_or_refused(world));
    broken.extend(copies_agree(world));
    broken.extend(answers_agree(world));
    broken.extend(at_every_moment(world));
    broken
}

/// What must hold whatever has not arrived yet; every node has to be up to be looked into.
pub fn at_every_moment(world: &World) -> Vec<String> {
    let mut broken = one_effect_each(world);
    broken.extend(nothing_without_authority(world));
    broken.extend(bounded(world));
    broken
}

/// All of them, after the heal phase; panics with every line that breaks one.
#[track_caller]
pub fn check(world: &World) {
    let mut broken = after_heal(world);
    broken.extend(well_written(world));
    assert!(broken.is_empty(), "broken invariants:\n{}", broken.join("\n"));
}

/// I3: each activity had its effect once (counted where bugs can be planted); one inbox row for each id by construction;
/// one event for each address, one guest for each person.
pub fn one_effect_each(world: &World) -> Vec<String> {
    let mut broken = Vec::new();
    for node in world.nodes() {
        let counted = node.database().read(|tx| effects::counted(tx, ROWS_MAX));
        for (activity, times) in counted.expect("effects can be counted") {
            if times != 1 {
                broken.push(format!(
                    "I3: {}: {activity} had its effect {times} times",
                    node.name
                ));
            }
        }
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
