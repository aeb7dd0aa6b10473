//! What is on its way to other nodes: looked at, tried again, given up.

use community::drop_delivery::{DropRefused, drop_delivery};
use community::retry_delivery::{Again, RetryRefused, retry_delivery, retry_host};
use domain::Origin;
use edge::{DeliveryNews, name_of, wall_clock};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::StoreError;
use store::deliveries::{self, Delivery, DeliveryState, Place};

use super::peers::origin_of;
use super::table::{table, telling, zone};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Who acts by the command line, as the log of acts has it.
const OPERATOR: &str = "operator";
/// Most deliveries listed.
const LISTED_MAX: u16 = 2_000;

/// What is asked about deliveries.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueAsk {
    /// Those that wait and those set aside.
    List {
        /// To one node, or to all.
        peer: Option<String>,
    },
    /// Sends again what was set aside, or at once what waits for its retry.
    Retry {
        /// Which.
        which: Which,
    },
    /// Gives up what was set aside or waits.
    Drop {
        /// Its place in the list.
        place: String,
    },
}

/// Which deliveries are meant.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// One, by its place in the list.
    Place(String),
    /// All to one node.
    Peer(String),
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: QueueAsk) -> Performed {
    match ask {
        QueueAsk::List { peer } => list(runtime, peer.as_deref()),
        QueueAsk::Retry {
            which: Which::Place(place),
        } => retry(runtime, &place).await,
        QueueAsk::Retry {
            which: Which::Peer(peer),
        } => retry_all(runtime, &peer).await,
        QueueAsk::Drop { place } => give_up(runtime, &place).await,
    }
}

fn list(runtime: &NodeRuntime, peer: Option<&str>) -> Performed {
    let peer = peer.map(|peer| origin_of(runtime, peer)).transpose()?;
    let rows = all(runtime, peer.as_ref())?;
    let zone = zone(runtime)?;
    let (mut values, mut cells) = (Vec::new(), Vec::new());
    for (place, delivery) in &rows {
        let origin = delivery.inbox.origin();
        let (host, news) = runtime.node().database.read(|tx| {
            let (host, name) = (deliveries::host(tx, &origin)?, name_of(tx, &origin)?);
            let news = DeliveryNews::read(tx, &telling(runtime, &zone), delivery, (&host, &name))?;
            Ok::<_, StoreError>((host, news))
        })?;
        let what = news.what;
        values.push(json!({
            "place": place.name(), "delivery": delivery, "what": what, "why": news.words, "next_try": news.next_try,
            "last_failure": news.last_failure, "host_failures": host.failures,
        }));
        cells.push([
            origin.authority().to_owned(),
            what,
            words(&delivery.state).to_owned(),
            wall_clock(delivery.queued, &zone),
            news.words,
            place.name(),
        ]);
    }
    let headings = ["TO", "WHAT", "STATE", "SINCE", "WHY", "PLACE"];
    Ok(Shown::new(
        values,
        table(headings, &cells, "nothing waits and nothing was set aside"),
    ))
}

fn all(runtime: &NodeRuntime, peer: Option<&Origin>) -> Result<Vec<(Place, Delivery)>, StoreError> {
    runtime.node().database.read(|tx| {
        let mut rows = deliveries::waiting(tx, peer, LISTED_MAX)?;
        rows.extend(deliveries::undelivered(tx, peer, LISTED_MAX)?);
        Ok(rows)
    })
}

fn words(state: &DeliveryState) -> &'static str {
    match state {
        DeliveryState::Queued => "queued",
        DeliveryState::Refused { .. } => "refused",
        DeliveryState::Parked { .. } => "parked",
        DeliveryState::Dropped { .. } => "dropped",
    }
}

fn missing() -> Failure {
    Failure::not_found("there is no such delivery; `rosarium queue list` shows their places")
}

async fn retry(runtime: &NodeRuntime, place: &str) -> Performed {
    let place = Place::parse(place).ok_or_else(missing)?;
    let now = runtime.node().now();
    let retried = runtime
        .node()
        .database
        .transact(|tx| retry_delivery(tx, OPERATOR, &place, now))
        .await;
    let host = retried.map_err(|refused| match refused {
        RetryRefused::NoSuchDelivery => missing(),
        RetryRefused::Store(error) => error.into(),
    })?;
    Ok(Shown::new(
        json!({ "retried": 1, "peer": host }),
        format!("{host} is tried again now"),
    ))
}

async fn retry_all(runtime: &NodeRuntime, peer: &str) -> Performed {
    let peer = origin_of(runtime, peer)?;
    let now = runtime.node().now();
    let mut count = 0;
    loop {
        let again = runtime
            .node()
            .database
            .transact(|tx| retry_host(tx, OPERATOR, &peer, now))
            .await?;
        match again {
            Again::Part(some) => count += some,
            Again::All(rest) => {
                count += rest;
                break;
            }
        }
    }
    let text = format!("{peer} is tried again now; {count} that were set aside are queued");
    Ok(Shown::new(json!({ "retried": count, "peer": peer }), text))
}

async fn give_up(runtime: &NodeRuntime, place: &str) -> Performed {
    let place = Place::parse(place).ok_or_else(missing)?;
    let now = runtime.node().now();
    let dropped = runtime
        .node()
        .database
        .transact(|tx| drop_delivery(tx, OPERATOR, &place, now))
        .await;
    let host = dropped.map_err(|refused| match refused {
        DropRefused::NoSuchDelivery => missing(),
        DropRefused::Store(error) => error.into(),
    })?;
    Ok(Shown::new(
        json!({ "dropped": 1, "peer": host }),
        format!("a delivery to {host} was given up"),
    ))
}
