//! Who plays in a check: on each node nobody in particular, an officer, a member; and somebody outside.

use std::future::Future;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::outside::Outside;
use crate::admin::Failure;
use crate::demo::agreements::Operator;
use crate::demo::caller::{Caller, expect};
use crate::demo::communities::Community;
use crate::demo::memo::Memo;
use crate::demo::situations::find;

/// Between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// Longest wait for what another node has to hear (journey A, step 8).
const WAIT_MAX: Duration = Duration::from_secs(60);

/// Three callers of one node.
pub(super) struct Seat {
    pub(super) town: &'static str,
    pub(super) anyone: Caller,
    pub(super) officer: Caller,
    pub(super) member: Caller,
}

pub(super) struct Stage {
    pub(super) seattle: Seat,
    pub(super) london: Seat,
    pub(super) agora: Seat,
    pub(super) outside: Outside,
    /// What the demonstration was invented from, and when.
    pub(super) seed: u64,
    pub(super) begun: Timestamp,
    /// The path of an invitation to a room of Seattle's.
    pub(super) invitation: Option<String>,
    clock: SystemClock,
}

impl Stage {
    pub(super) fn new(origins: &[String; 3], memo: &Memo, outside: Outside) -> Result<Self, Failure> {
        let seat = |community: Community| {
            let anyone = Caller::anyone(&origins[community as usize])?;
            let tokens = memo.tokens_of(community);
            let tokens = tokens.ok_or_else(|| Failure::failed("this demonstration has no tokens"))?;
            Ok::<_, Failure>(Seat {
                town: community.town(),
                officer: anyone.with_token(&tokens.officer),
                member: anyone.with_token(&tokens.member),
                anyone,
            })
        };
        Ok(Self {
            seattle: seat(Community::Seattle)?,
            london: seat(Community::London)?,
            agora: seat(Community::Agora)?,
            outside,
            seed: memo.seed,
            begun: memo.begun,
            invitation: memo.invitation.clone(),
            clock: SystemClock::start(),
        })
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    /// An online event of one hour, so many days ahead.
    pub(super) fn event(&self, title: &str, days: i64, audience: Value) -> Value {
        let start = self
            .now()
            .checked_add((days * 24).hours())
            .unwrap_or(Timestamp::MAX);
        let end = start.checked_add(1.hours()).unwrap_or(Timestamp::MAX);
        json!({
            "title": title, "description": "<p>Published by the check.</p>", "start": start, "end": end,
            "modality": "online", "audience": audience,
        })
    }
}

impl Seat {
    pub(super) fn operator(&self) -> Operator {
        Operator {
            town: self.town,
            caller: self.officer.clone(),
        }
    }

    /// Publishes an event as an officer.
    pub(super) async fn publish(&self, event: &Value) -> Result<Value, Failure> {
        let reply = self.officer.post("/api/v1/events", event).await?;
        expect(&reply, 201, "publishing an event")?;
        Ok(reply.json())
    }

    /// Replaces an event as an officer.
    pub(super) async fn change(&self, id: &str, event: &Value) -> Result<Value, Failure> {
        let path = format!("/api/v1/events/{id}");
        let reply = self.officer.put(&path, event).await?;
        expect(&reply, 200, "changing an event")?;
        Ok(reply.json())
    }

    /// Calls an event off as an officer.
    pub(super) async fn cancel(&self, id: &str) -> Result<(), Failure> {
        let path = format!("/api/v1/events/{id}/cancel");
        let reply = self.officer.post(&path, &json!({})).await?;
        expect(&reply, 200, "calling an event off")
    }

    /// The member answers an event as this node names it.
    pub(super) async fn answer(&self, id: &str, answer: &str) -> Result<Value, Failure> {
        let path = format!("/api/v1/events/{id}/rsvp");
        let reply = self.member.put(&path, &json!({ "answer": answer })).await?;
        expect(&reply, 200, "answering an event")?;
        Ok(reply.json())
    }

    /// The member's answer once its host has decided.
    pub(super) async fn decided(&self, id: &str) -> Result<Value, Failure> {
        let path = format!("/api/v1/events/{id}/rsvp");
        let what = format!("{} never heard about an answer", self.town);
        eventually(&what, || async {
            let reply = self.member.get(&path).await?;
            let rsvp = reply.json();
            Ok((reply.status == 200 && rsvp["state"] != "sent").then_some(rsvp))
        })
        .await
    }

    /// An event of the network as the member sees it here, once it is as hoped for.
    pub(super) async fn sees(&self, iri: &str, hoped: impl Fn(&Value) -> bool) -> Result<Value, Failure> {
        let what = format!("{} does not show {iri} as it should", self.town);
        eventually(&what, || {
            find(&self.member, |event| {
                event["activitypub_id"] == iri && hoped(event)
            })
        })
        .await
    }
}

/// Looks until there is something, for a minute at most.
pub(in crate::demo) async fn eventually<T, F: Future<Output = Result<Option<T>, Failure>>>(
    what: &str,
    look: impl Fn() -> F,
) -> Result<T, Failure> {
    let looking = async {
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    };
    let late = |_| Failure::failed(format!("{what} within {} s", WAIT_MAX.as_secs()));
    tokio::time::timeout(WAIT_MAX, looking).await.map_err(late)?
}

/// A field that is a text.
pub(super) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}
