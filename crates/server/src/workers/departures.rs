//! Goes on where leaving and deleting stopped: who had answered more than one transaction takes back is done with here
//! (F02), and of whose data is deleted lists and documents are gone through (F22-2).

use std::sync::Arc;
use std::time::Duration;

use community::erase_member::{Deleting, go_on_erasing};
use community::leave::ANSWERS_MAX;
use community::say_goodbye::{Goodbye, say_goodbye};
use domain::MemberId;
use edge::Node;
use store::actor_keys::Signer;
use store::{StoreError, departures, erasures};

use super::Stop;
use crate::runtime::NodeRuntime;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Departures read at once.
const DEPARTURES_PER_READ: u16 = 100;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        match go_on_with_departures(runtime.node(), || !stop.is_asked()).await {
            Ok(0) => {}
            Ok(pieces) => tracing::info!(pieces, "answers of who has left were taken back"),
            Err(error) => tracing::warn!(%error, "answers of who has left stay for now"),
        }
        match go_on_with_erasures(&runtime, || !stop.is_asked()).await {
            Ok(0) => {}
            Ok(pieces) => tracing::info!(pieces, "names of whose data is deleted were taken away"),
            Err(error) => tracing::warn!(%error, "names of whose data is deleted stay for now"),
        }
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Does all that is left to do, each piece in a transaction of its own; how many pieces that were. Whoever cannot be done
/// with now holds up nobody else.
pub async fn go_on_with_departures(node: &Node, may_go_on: impl Fn() -> bool) -> Result<usize, StoreError> {
    let mut pieces = 0;
    for member in node
        .database
        .read(|tx| departures::under_way(tx, DEPARTURES_PER_READ))?
    {
        while may_go_on() {
            match take_back_piece(node, &member).await {
                Ok(goodbye) => {
                    pieces += 1;
                    if goodbye == Goodbye::Said {
                        break;
                    }
                }
                Err(error) => {
                    tracing::warn!(%member, %error, "answers of who has left stay for now");
                    break;
                }
            }
        }
    }
    Ok(pieces)
}

async fn take_back_piece(node: &Node, member: &MemberId) -> Result<Goodbye, StoreError> {
    let activities: Vec<_> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
    let (rules, now) = (&node.settings.rules, node.now());
    node.database
        .transact(|tx| say_goodbye(tx, rules, member, &activities, now))
        .await
}

/// The same for data that is deleted; who only waits for other servers holds up nobody.
pub async fn go_on_with_erasures(
    runtime: &NodeRuntime,
    may_go_on: impl Fn() -> bool,
) -> Result<usize, StoreError> {
    let (mut pieces, mut last): (usize, Option<MemberId>) = (0, None);
    loop {
        let page = runtime
            .node()
            .database
            .read(|tx| erasures::under_way(tx, last.as_ref(), DEPARTURES_PER_READ))?;
        for member in &page {
            pieces += erase_pieces(runtime, member, &may_go_on).await;
        }
        if page.len() < usize::from(DEPARTURES_PER_READ) || !may_go_on() {
            return Ok(pieces);
        }
        last = page.into_iter().next_back();
    }
}

/// All there is to do for one; how many pieces that were.
async fn erase_pieces(runtime: &NodeRuntime, member: &MemberId, may_go_on: impl Fn() -> bool) -> usize {
    let (node, mut pieces) = (runtime.node(), 0);
    while may_go_on() {
        let now = node.now();
        let piece = node.database.transact(|tx| go_on_erasing(tx, member, now));
        match piece.await {
            Ok(Deleting::Waits) => break,
            Ok(Deleting::GoesOn) => pieces += 1,
            Ok(Deleting::Done) => {
                // They are at hand still where she answered since this process began.
                runtime.federation.keys_changed(&Signer::Member(member.clone()));
                pieces += 1;
                break;
            }
            Err(error) => {
                tracing::warn!(%member, %error, "names of whose data is deleted stay for now");
                break;
            }
        }
    }
    pieces
}
