//! Two operators make a peering by REST, as people would: look up, propose, compare six words, accept.

use std::time::Duration;

use serde_json::{Value, json};

use super::caller::{Caller, expect};
use crate::admin::Failure;

/// Between two looks at something that another node has to do first.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// Looks before giving up: a minute.
const LOOKS: u32 = 1_200;

/// Everything a peering can carry.
pub(super) const ALL_SCOPES: [&str; 6] = [
    "events",
    "offers",
    "introductions",
    "calls",
    "statements",
    "reports",
];

/// An operator, and the node she runs.
#[derive(Clone)]
pub(super) struct Operator {
    pub(super) town: &'static str,
    pub(super) caller: Caller,
}

impl Operator {
    pub(super) fn host(&self) -> &str {
        self.caller.origin.authority()
    }

    /// Proposes a peering and waits until the other side has it.
    pub(super) async fn propose(&self, other: &Self, scopes: &[&str], note: &str) -> Result<(), Failure> {
        let body = json!({ "peer": other.caller.origin, "scopes": scopes, "note": note });
        let reply = self.caller.post("/api/v1/peers", &body).await?;
        expect(&reply, 201, &format!("{} proposes to {}", self.town, other.town))?;
        other.until(self.host(), "proposed").await.map(|_| ())
    }

    /// What this node shows of its peering with a host.
    pub(super) async fn peering(&self, host: &str) -> Result<Value, Failure> {
        let reply = self.caller.get(&format!("/api/v1/peers/{host}")).await?;
        Ok(if reply.status == 200 {
            reply.json()
        } else {
            Value::Null
        })
    }

    /// Six words of the other's key as seen from here, and of our own as we say them.
    pub(super) async fn words(&self, other: &Self) -> Result<(String, String), Failure> {
        let path = format!("/api/v1/peers/lookup?address={}", other.caller.origin);
        let reply = self.caller.get(&path).await?;
        expect(&reply, 200, &format!("{} looks {} up", self.town, other.town))?;
        let card = reply.json();
        let words = |name: &str| card[name].as_str().unwrap_or_default().to_owned();
        Ok((words("words"), words("own_words")))
    }

    /// Accepts a proposal, once the words were compared as if by telephone.
    pub(super) async fn accept(&self, other: &Self, scopes: &[&str]) -> Result<(), Failure> {
        let (theirs, ours) = self.words(other).await?;
        let (ours_there, theirs_there) = other.words(self).await?;
        if theirs != theirs_there || ours != ours_there || theirs.is_empty() {
            return Err(Failure::failed(format!(
                "the words of {} and {} differ: somebody stands between them",
                self.town, other.town
            )));
        }
        let path = format!("/api/v1/peers/{}/accept", other.host());
        let reply = self.caller.post(&path, &json!({ "scopes": scopes })).await?;
        expect(&reply, 200, &format!("{} accepts {}", self.town, other.town))?;
        self.until(other.host(), "active").await?;
        other.until(self.host(), "active").await.map(|_| ())
    }

    /// Fetches what the other has ahead.
    pub(super) async fn backfill(&self, other: &Self) -> Result<Value, Failure> {
        let path = format!("/api/v1/peers/{}/backfill", other.host());
        let reply = self.caller.post(&path, &json!({})).await?;
        expect(
            &reply,
            200,
            &format!("{} fetches what {} has ahead", self.town, other.town),
        )?;
        Ok(reply.json())
    }

    /// Asks the other for what is missing, and for its sums of vouchers.
    pub(super) async fn reconcile(&self, other: &Self) -> Result<(), Failure> {
        let path = format!("/api/v1/peers/{}/reconcile", other.host());
        let reply = self.caller.post(&path, &json!({})).await?;
        let what = format!("{} compares with {} what both hold", self.town, other.town);
        expect(&reply, 200, &what)
    }

    /// Ends the peering without its notice and waits until both sides show that.
    pub(super) async fn end(&self, other: &Self) -> Result<(), Failure> {
        let path = format!("/api/v1/peers/{}/end", other.host());
        let reply = self.caller.post(&path, &json!({ "notice": "none" })).await?;
        expect(
            &reply,
            200,
            &format!("{} ends its peering with {}", self.town, other.town),
        )?;
        self.until(other.host(), "ended").await?;
        other.until(self.host(), "ended").await.map(|_| ())
    }

    async fn until(&self, host: &str, state: &str) -> Result<Value, Failure> {
        for _ in 0..LOOKS {
            let peering = self.peering(host).await?;
            if peering["state"] == state {
                return Ok(peering);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Err(Failure::failed(format!(
            "the peering of {} with {host} did not become {state} in a minute",
            self.town
        )))
    }
}
