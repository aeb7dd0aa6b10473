//! I1 and I2: what was acknowledged is there, and what was sent is acknowledged.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::sabotage::COUNTS_EFFECTS;
use domain::{Iri, Origin};
use store::deliveries::DeliveryState;
use store::inbox::Verdict;
use store::{StoreError, Transaction, deliveries, effects, events, inbox, sequences};

use super::ROWS_MAX;
use crate::ghost::Acked;
use crate::rows::sent_lines;
use crate::{Profile, StoryNode, World};

/// How long deliveries to peers are tried (`retry_days`).
const RETRY_SECONDS: i64 = 7 * 86_400;

/// I1: whatever an inbox said 202 to is there, and has its effect or a reason why not. What a restore took away is
/// there again where the sender's log of its present epoch still has it.
pub fn nothing_acked_is_lost(world: &World) -> Vec<String> {
    let nodes = world.nodes();
    let log = world.ghost.log();
    let taken = |acked: &&Acked| (200..300).contains(&acked.status) && !acked.of_itself;
    // An activity that came again after a restore was acknowledged without being restored over.
    let kept: BTreeSet<(&Origin, &Iri)> = log
        .iter()
        .filter(taken)
        .filter(|acked| !acked.restored_over)
        .map(|acked| (&acked.receiver, &acked.activity))
        .collect();
    let all: BTreeSet<(&Origin, &Iri)> = log
        .iter()
        .filter(taken)
        .map(|acked| (&acked.receiver, &acked.activity))
        .collect();
    let mut broken = Vec::new();
    for place in all {
        let (receiver, activity) = place;
        let Some(node) = nodes.iter().find(|node| &node.origin == receiver) else {
            continue;
        };
        let stands = node.database().read(|tx| {
            let Some(row) = inbox::get(tx, activity)? else {
                return Ok(None);
            };
            let had_its_effect = !inbox::queued(tx)?.contains(activity) && was_counted(tx, activity)?;
            Ok::<_, StoreError>(Some((row.verdict, had_its_effect)))
        });
        match stands.expect("the inbox can be read") {
            None if !kept.contains(&place) && !is_in_the_log(&nodes, node, activity) => {}
            None => broken.push(format!(
                "I1: {}: {activity} was acknowledged and is lost",
                node.name
            )),
            // Whose own server answers nothing is set aside and shown.
            Some((Verdict::Quarantined { .. }, _))
                if !nodes.iter().any(|node| node.origin == activity.origin()) => {}
            Some((Verdict::Waiting, false) | (Verdict::Quarantined { .. }, _)) => {
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

/// Whether an effect of it was counted, in a build that counts them.
fn was_counted(tx: &mut Transaction<'_>, activity: &Iri) -> Result<bool, StoreError> {
    Ok(!COUNTS_EFFECTS || effects::times(tx, activity)? > 0)
}

/// Whether the sender can still be asked for what a restore of the receiver took away.
fn is_in_the_log(nodes: &[Arc<StoryNode>], receiver: &StoryNode, activity: &Iri) -> bool {
    let sender = nodes.iter().find(|node| node.origin == activity.origin());
    let both_count =
        |node: &&Arc<StoryNode>| node.profile() == Profile::Present && receiver.profile() == Profile::Present;
    let Some(sender) = sender.filter(both_count) else {
        return false;
    };
    let lines = sent_lines(sender);
    // Whoever counts anew and has sent nothing since has no line of its present epoch.
    let sent = sender
        .database()
        .read(|tx| sequences::sent_to(tx, &receiver.origin));
    let epoch = sent.expect("sequences can be read").sent.epoch;
    let of_receiver = lines.iter().filter(|line| line.to == receiver.origin);
    let mut present = of_receiver.filter(|line| i64::try_from(line.epoch) == Ok(epoch));
    present.any(|line| &line.activity == activity) && is_of_something_left(sender, activity)
}

/// What is told of an event that its owner has no more is withheld by the log, and its removal was told as well.
fn is_of_something_left(sender: &StoryNode, activity: &Iri) -> bool {
    let sent = sender
        .database()
        .read(|tx| store::activities::get(tx, activity))
        .expect("activities can be read");
    let Some(sent) = sent else { return false };
    let document: serde_json::Value = serde_json::from_str(sent.body.as_str()).unwrap_or_default();
    let object = &document["object"];
    let about = object["id"].as_str().or_else(|| object.as_str());
    let Some(about) = about.and_then(|about| Iri::parse(about).ok()) else {
        return true;
    };
    if about.origin() != sender.origin || !about.path_and_query().starts_with("/events/") {
        return true;
    }
    let found = sender.database().read(|tx| events::by_iri(tx, &about));
    found.expect("events can be read").is_some()
}

/// I2: what was sent to a peer is acknowledged, or refused by an answer that was really given; nothing waits.
pub fn sent_is_acked_or_refused(world: &World) -> Vec<String> {
    let log = world.ghost.log();
    let said: BTreeSet<(&Origin, &Iri, u16)> = log
        .iter()
        .map(|acked| (&acked.receiver, &acked.activity, acked.status))
        .collect();
    let taken: BTreeSet<(&Origin, &Iri)> = said
        .iter()
        .filter(|(_, _, status)| (200..300).contains(status))
        .map(|(receiver, activity, _)| (*receiver, *activity))
        .collect();
    let names: BTreeSet<Origin> = world.nodes().iter().map(|node| node.origin.clone()).collect();
    let mut broken = Vec::new();
    for node in world.nodes() {
        let (waiting, aside) = node
            .database()
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
        let mut refused = BTreeSet::new();
        for (_, row) in &aside {
            let receiver = row.inbox.origin();
            match row.state {
                // Whoever could not be reached for as long as retries last is shown, and compared with when it is back.
                DeliveryState::Parked { at } if at.as_second() - row.queued.as_second() >= RETRY_SECONDS => {}
                DeliveryState::Refused { status, .. }
                    if said.contains(&(&receiver, &row.activity, status)) => {}
                // Narrowed or removed before it was sent: its end is told instead.
                DeliveryState::Dropped { .. } if row.kind != "Delete" => {}
                ref state => broken.push(format!("I2: {}: {} is {state:?}", node.name, row.activity)),
            }
            refused.insert((receiver, row.activity.clone()));
        }
        for line in sent_lines(&node).iter().filter(|line| names.contains(&line.to)) {
            let place = (line.to.clone(), line.activity.clone());
            let waits = waiting
                .iter()
                .any(|(_, row)| row.inbox.origin() == line.to && row.activity == line.activity);
            let is_lost = world.ghost.is_lost(&line.to, &line.activity);
            if !taken.contains(&(&line.to, &line.activity)) && !refused.contains(&place) && !waits && !is_lost
            {
                broken.push(format!(
                    "I2: {}: {} left the queue to {} and was never taken there",
                    node.name,
                    line.activity,
                    line.to.authority()
                ));
            }
        }
    }
    broken
}
