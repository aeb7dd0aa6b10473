//! `/deliveries`: what is on its way to other nodes, what they refused, and what was given up.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::drop_delivery::{DropRefused, drop_delivery};
use community::retry_delivery::{RetryRefused, retry_delivery};
use domain::{Iri, Origin};
use edge::{DeliveryNews, Doors, Problem, Telling, name_of};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use store::Transaction;
use store::deliveries::{self, Delivery, DeliveryState, Host, Place};

use crate::access::Chief;
use crate::openapi::operation::{Answer, Operation};
use crate::page::Items;
use crate::peer_view::{FailureView, resolve};
use crate::telling::{community_zone, telling};

/// Most deliveries listed of each kind; whoever has more looks at one peer.
const LISTED_MAX: u16 = 500;

const LISTED: Answer = Answer::shown(
    "Those that wait, then those set aside; at most 500 of each.",
    "DeliveryList",
    || json!({ "items": [example()] }),
);

/// All of them.
pub(crate) const LIST: Operation = Operation::of_officers(
    "listDeliveries",
    "deliveries",
    "Deliveries that wait, were refused or were given up, each with the reason; delivered ones are not kept.",
    LISTED,
);

/// Those of one peer.
pub(crate) const OF_PEER: Operation = Operation::of_officers(
    "listPeerDeliveries",
    "deliveries",
    "Deliveries to one peer that wait, were refused or were given up, each with the reason.",
    LISTED,
);

/// Once more.
pub(crate) const RETRY: Operation = Operation::of_officers(
    "retryDelivery",
    "deliveries",
    "Try a delivery again now; one that was set aside goes to the end of its queue.",
    Answer::done(202, "It will be tried."),
);

/// Never.
pub(crate) const DROP: Operation = Operation::of_officers(
    "dropDelivery",
    "deliveries",
    "Give a delivery up: it is not sent any more, whether it waits, was refused or was given up before.",
    Answer::done(204, "It is not sent any more."),
);

#[derive(Serialize)]
struct DeliveryView {
    place: String,
    host: Origin,
    activity: Iri,
    kind: String,
    inbox: Iri,
    to: deliveries::Schedule,
    queued: Timestamp,
    attempts: u32,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_try: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_failure: Option<FailureView>,
    host_failures: u32,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    words: String,
}

impl DeliveryView {
    fn read(
        tx: &mut Transaction<'_>,
        telling: &Telling<'_>,
        (place, delivery): (&Place, Delivery),
        (host, name): &(Host, String),
    ) -> Result<Self, Problem> {
        let news = DeliveryNews::read(tx, telling, &delivery, (host, name))?;
        let (state, status, at) = match delivery.state {
            DeliveryState::Queued => ("queued", None, None),
            DeliveryState::Refused { status, at } => ("refused", Some(status), Some(at)),
            DeliveryState::Parked { at } => ("parked", None, Some(at)),
            DeliveryState::Dropped { at } => ("dropped", None, Some(at)),
        };
        let Delivery {
            activity,
            kind,
            inbox,
            to,
            queued,
            attempts,
            ..
        } = delivery;
        Ok(Self {
            place: place.name(),
            host: inbox.origin(),
            activity,
            kind,
            inbox,
            to,
            queued,
            attempts,
            state,
            status,
            at,
            next_try: news.next_try,
            last_failure: news.last_failure.map(FailureView::new),
            host_failures: host.failures,
            what: news.what,
            event: news.event.map(|title| title.as_str().to_owned()),
            words: news.words,
        })
    }
}

/// Lists all.
pub(crate) async fn list(State(doors): State<Doors>, _chief: Chief) -> Result<Response, Problem> {
    doors.node.database.read(|tx| views(tx, &doors, None))
}

/// Lists those of one peer.
pub(crate) async fn of_peer(
    State(doors): State<Doors>,
    _chief: Chief,
    Path(host): Path<String>,
) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let peer = resolve(tx, &host)?.peer;
        views(tx, &doors, Some(&peer))
    })
}

fn views(tx: &mut Transaction<'_>, doors: &Doors, peer: Option<&Origin>) -> Result<Response, Problem> {
    let waiting = deliveries::waiting(tx, peer, LISTED_MAX)?;
    let undelivered = deliveries::undelivered(tx, peer, LISTED_MAX)?;
    let zone = community_zone(tx)?;
    let telling = telling(doors, &zone);
    let mut hosts: BTreeMap<Origin, (Host, String)> = BTreeMap::new();
    let mut views = Vec::new();
    for (place, delivery) in waiting.into_iter().chain(undelivered) {
        let origin = delivery.inbox.origin();
        let host = match hosts.entry(origin) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let origin = unknown.key();
                let host = (deliveries::host(tx, origin)?, name_of(tx, origin)?);
                unknown.insert(host)
            }
        };
        views.push(DeliveryView::read(tx, &telling, (&place, delivery), host)?);
    }
    Ok(Items::whole(views))
}

/// Tries one again.
pub(crate) async fn retry(
    State(doors): State<Doors>,
    chief: Chief,
    Path(place): Path<String>,
) -> Result<Response, Problem> {
    let place = Place::parse(&place).ok_or_else(Problem::not_found)?;
    let now = doors.node.now();
    let retried = doors
        .node
        .database
        .transact(|tx| retry_delivery(tx, chief.handle(), &place, now))
        .await;
    match retried {
        Ok(_) => Ok(StatusCode::ACCEPTED.into_response()),
        Err(RetryRefused::NoSuchDelivery) => Err(Problem::not_found()),
        Err(RetryRefused::Store(error)) => Err(error.into()),
    }
}

/// Gives one up.
pub(crate) async fn drop_one(
    State(doors): State<Doors>,
    chief: Chief,
    Path(place): Path<String>,
) -> Result<Response, Problem> {
    let place = Place::parse(&place).ok_or_else(Problem::not_found)?;
    let now = doors.node.now();
    let dropped = doors
        .node
        .database
        .transact(|tx| drop_delivery(tx, chief.handle(), &place, now))
        .await;
    match dropped {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(DropRefused::NoSuchDelivery) => Err(Problem::not_found()),
        Err(DropRefused::Store(error)) => Err(error.into()),
    }
}

fn example() -> Value {
    json!({ "place": "687474703a2f2f6c6f6e646f6e", "host": "https://london.example",
        "activity": "https://seattle.example/activities/01JD7ZQ4T0M8V5XKPN6R3W2YHB", "kind": "Create",
        "inbox": "https://london.example/inbox", "to": "peer", "queued": "2026-11-21T12:00:00Z", "attempts": 4,
        "state": "refused", "status": 403, "at": "2026-11-21T12:10:00Z", "host_failures": 0,
        "what": "A new event: Round table", "event": "Round table",
        "words": "London Partners refused it for good at 04:10 PST: its answer was 403" })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use jiff::Timestamp;
    use serde_json::json;
    use store::actor_keys::Signer;
    use store::deliveries::{self, Delivery, DeliveryState, Schedule};

    use crate::world::World;

    fn refused() -> Delivery {
        let at: Timestamp = "2026-11-21T11:00:00Z".parse().unwrap();
        serde_json::from_value(json!({
            "activity": "https://seattle.example/activities/1", "kind": "Create",
            "inbox": "https://london.example/inbox", "signer": Signer::Own(domain::OwnActor::Community),
            "to": Schedule::Peer, "queued": at, "attempts": 3, "state": DeliveryState::Refused { status: 403, at },
        }))
        .unwrap()
    }

    async fn set_aside(world: &World) {
        let london = domain::Origin::parse("https://london.example").unwrap();
        world
            .database()
            .transact(|tx| {
                deliveries::queue(
                    tx,
                    &Delivery {
                        state: DeliveryState::Queued,
                        ..refused()
                    },
                )?;
                let (place, _) = deliveries::first(tx, &london, 1)?.remove(0);
                deliveries::set_aside(tx, &place, &refused())
            })
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn a_refused_delivery_is_listed_tried_again_and_never_twice() {
        let world = World::new().await;
        set_aside(&world).await;
        let officer = world.as_officer();
        let listed = officer.get("/api/v1/deliveries").await;
        assert_eq!(listed.json["items"][0]["state"], "refused");
        assert_eq!(listed.json["items"][0]["status"], 403);
        assert_eq!(
            listed.json["items"][0]["words"],
            "london.example refused it for good at 03:00 PST: its answer was 403"
        );
        let place = listed.json["items"][0]["place"].as_str().unwrap().to_owned();
        let retry = officer
            .post_nothing(&format!("/api/v1/deliveries/{place}/retry"))
            .await;
        assert_eq!(retry.status, StatusCode::ACCEPTED);
        let listed = officer.get("/api/v1/deliveries").await.json["items"].clone();
        assert_eq!(
            (listed.as_array().unwrap().len(), &listed[0]["state"]),
            (1, &json!("queued"))
        );
        assert_eq!(listed[0]["attempts"], 0);
        let waiting = listed[0]["place"].as_str().unwrap();
        let retry = officer
            .post_nothing(&format!("/api/v1/deliveries/{waiting}/retry"))
            .await;
        assert_eq!(retry.status, StatusCode::ACCEPTED);
        assert_eq!(
            officer.post_nothing("/api/v1/deliveries/00/retry").await.status,
            StatusCode::NOT_FOUND
        );
    }

    #[tokio::test]
    async fn a_refused_delivery_can_be_forgotten_once() {
        let world = World::new().await;
        set_aside(&world).await;
        let officer = world.as_officer();
        let listed = officer.get("/api/v1/deliveries").await;
        let url = format!(
            "/api/v1/deliveries/{}",
            listed.json["items"][0]["place"].as_str().unwrap()
        );
        assert_eq!(officer.delete(&url).await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.delete(&url).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get("/api/v1/deliveries").await.json["items"], json!([]));
        assert_eq!(
            officer.delete("/api/v1/deliveries/zz").await.status,
            StatusCode::NOT_FOUND
        );
    }
}
