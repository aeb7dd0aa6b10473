//! Rows for this crate's tests.

use std::collections::BTreeSet;

use domain::{Audience, Event, EventDraft, EventId, EventState, Iri, Moment, Title, Zone};
use jiff::Timestamp;

use crate::actor_keys::Signer;
use crate::database::StoreError;
use crate::deliveries::{Delivery, DeliveryState, Schedule};
use crate::inbox::{InboxRow, Verdict};
use crate::{Database, Transaction};

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

pub(crate) fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

pub(crate) fn commit<T>(
    database: &Database,
    verb: impl FnMut(&mut Transaction<'_>) -> Result<T, StoreError>,
) -> T {
    database.transact_blocking(verb).unwrap()
}

pub(crate) fn event(number: u8, start: i64) -> Event {
    let id = EventId::new(0, [number; 10]);
    Event {
        iri: iri(&format!("https://a.example/events/{id}")),
        id,
        owner: iri("https://a.example/c/a"),
        revision: 1,
        state: EventState::Published,
        audience: Audience::Peers(BTreeSet::new()),
        draft: EventDraft::online(
            Title::parse("Round table").unwrap(),
            Moment::new(at(start), Zone::utc()).unwrap(),
        ),
        published: at(0),
        updated: at(0),
        taken: None,
        source: None,
        series: None,
    }
}

pub(crate) fn inbox_row(number: u32) -> InboxRow {
    InboxRow {
        id: iri(&format!("https://b.example/activities/{number}")),
        actor: iri("https://b.example/c/b"),
        object: None,
        at: at(i64::from(number)),
        verdict: Verdict::Waiting,
        tries: 0,
    }
}

pub(crate) fn delivery(host: &str, number: u64) -> Delivery {
    Delivery {
        activity: iri(&format!("https://a.example/activities/{number}")),
        kind: "Create".to_owned(),
        inbox: iri(&format!("https://{host}/inbox")),
        signer: Signer::Own(domain::OwnActor::Community),
        to: Schedule::Peer,
        queued: at(0),
        attempts: 0,
        state: DeliveryState::Queued,
        sequence: None,
        announced_by: None,
    }
}
