//! Plants what needs more than one node: an event for London alone, one called off, one put off, an answer that came
//! after days.

use std::time::Duration;

use ambient::{SystemClock, ToldClock};
use community::Viewer;
use community::list_events::{Filter, list_events};
use community::rsvp::rsvp;
use domain::{Answer, EventId, Handle, Origin};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use store::{StoreError, Transaction, members};

use super::agreements::{ALL_SCOPES, Operator};
use super::caller::{Caller, expect};
use super::communities::Community;
use super::nodes::Nodes;
use super::programme::{Plan, Programme};
use super::seed::Sowing;
use crate::admin::Failure;
use crate::runtime::NodeClock;

/// So long ago somebody answered an event of Agora, which was down for longer than it is tried.
const ANSWERED_HOURS_AGO: i64 = 8 * 24;
/// Turns after which the answer must have been parked.
const TURNS: u32 = 20;

/// The operators of the three nodes, in the order of the ports.
pub(super) struct Operators([Operator; 3]);

impl Operators {
    pub(super) fn new(operators: [Operator; 3]) -> Self {
        Self(operators)
    }

    pub(super) fn of(&self, community: Community) -> &Operator {
        &self.0[community as usize]
    }

    /// Peers the nodes as the table says; London's proposal to Agora stays open.
    pub(super) async fn agree(&self, open: OpenProposal) -> Result<(), Failure> {
        let [seattle, london, agora] = &self.0;
        seattle
            .propose(london, &ALL_SCOPES, "As agreed over supper: everything.")
            .await?;
        london.accept(seattle, &ALL_SCOPES).await?;
        let without_offers: Vec<&str> = ALL_SCOPES
            .into_iter()
            .filter(|scope| *scope != "offers")
            .collect();
        seattle
            .propose(
                agora,
                &without_offers,
                "Events first, offers when we know each other.",
            )
            .await?;
        agora.accept(seattle, &without_offers).await?;
        if open == OpenProposal::Left {
            let scopes = ["events", "offers", "introductions"];
            london
                .propose(agora, &scopes, "Shall we? Our members ask about your evenings.")
                .await?;
        }
        for (one, other) in [
            (seattle, london),
            (london, seattle),
            (seattle, agora),
            (agora, seattle),
        ] {
            one.backfill(other).await?;
        }
        Ok(())
    }

    /// Plants the events.
    pub(super) async fn plant(&self, sowing: &Sowing) -> Result<(), Failure> {
        for community in Community::ALL {
            let programme = Programme::of(community, 0);
            let caller = &self.of(community).caller;
            if let Some(entry) = programme.planned(Plan::ForLondon) {
                let event = programme.json(entry, sowing.start, 0, &sowing.london);
                let reply = caller.post("/api/v1/events", &event).await?;
                expect(&reply, 201, &entry.title)?;
            }
            if let Some(entry) = programme.planned(Plan::Cancelled) {
                let id = id_of(caller, &entry.title).await?;
                let path = format!("/api/v1/events/{id}/cancel");
                let reply = caller.post(&path, &json!({})).await?;
                expect(&reply, 200, &entry.title)?;
            }
            if let Some(entry) = programme.planned(Plan::Moved) {
                let id = id_of(caller, &entry.title).await?;
                let event = programme.json(entry, sowing.start, 1, &sowing.london);
                let reply = caller.put(&format!("/api/v1/events/{id}"), &event).await?;
                expect(&reply, 200, &entry.title)?;
            }
        }
        Ok(())
    }
}

/// Whether London's proposal to Agora is made already, or left to the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenProposal {
    Left,
    ForTheCheck,
}

/// The id of an event that is ahead, by its title.
pub(super) async fn id_of(caller: &Caller, title: &str) -> Result<String, Failure> {
    let found = find(caller, |event| event["title"] == title).await?;
    let id = found
        .as_ref()
        .and_then(|event| event["id"].as_str())
        .map(str::to_owned);
    id.ok_or_else(|| Failure::failed(format!("{} does not show the event `{title}`", caller.origin)))
}

/// The first event ahead that fits.
pub(super) async fn find(caller: &Caller, fits: impl Fn(&Value) -> bool) -> Result<Option<Value>, Failure> {
    Ok(ahead(caller, "").await?.into_iter().find(fits))
}

/// All events ahead that this caller may see, page by page; `filter` is `&name=value`.
pub(super) async fn ahead(caller: &Caller, filter: &str) -> Result<Vec<Value>, Failure> {
    let mut events = Vec::new();
    let mut path = format!("/api/v1/events?limit=100{filter}");
    loop {
        let reply = caller.get(&path).await?;
        expect(&reply, 200, "the list of events")?;
        let page = reply.json();
        events.extend(page["items"].as_array().cloned().unwrap_or_default());
        match next(&reply, caller) {
            Some(next) => path = next,
            None => return Ok(events),
        }
    }
}

/// The path behind `rel="next"` of a Link header.
fn next(reply: &super::caller::Reply, caller: &Caller) -> Option<String> {
    let link = reply.headers.get("link")?.to_str().ok()?;
    let next = link.split(',').find(|part| part.contains("rel=\"next\""))?;
    let address = next.split_once('<')?.1.split_once('>')?.0;
    let origin = caller.origin.to_string();
    Some(
        address
            .strip_prefix(origin.as_str())
            .unwrap_or(address)
            .to_owned(),
    )
}

/// A member of Seattle answered an event of Agora when that was down, and it was down for longer than an answer is tried;
/// it gets the answer now that it is back.
pub(super) async fn delay_an_answer(nodes: &mut Nodes, start: Timestamp) -> Result<(), Failure> {
    nodes.stop(Community::Seattle).await;
    nodes.stop(Community::Agora).await;
    let then = start.checked_sub(ANSWERED_HOURS_AGO.hours()).unwrap_or(start);
    answer_at(nodes, then).await?;
    let runtime = nodes
        .open(Community::Seattle, NodeClock::System(SystemClock::start()))
        .await?;
    for _ in 0..TURNS {
        let told = runtime.federation.tell().await.done + runtime.federation.deliver().await.done;
        if told == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    drop(runtime);
    nodes.start(Community::Agora).await?;
    nodes.start(Community::Seattle).await
}

async fn answer_at(nodes: &mut Nodes, then: Timestamp) -> Result<(), Failure> {
    let runtime = nodes
        .open(Community::Seattle, NodeClock::Told(ToldClock::new(then)))
        .await?;
    let node = runtime.node();
    let agora = Origin::parse(&nodes.origin(Community::Agora)).map_err(Failure::failed)?;
    let handle = Handle::parse("joaquim").map_err(Failure::failed)?;
    let activity = node.fresh_activity();
    let title = "Threat modelling in an hour";
    let answered = node.database.transact(|tx| {
        let member = members::by_handle(tx, &handle)?;
        let membership = match member {
            Some(member) => members::membership(tx, &member.id)?,
            None => None,
        };
        let event = theirs(tx, &agora, title, then)?;
        let (Some(membership), Some(event)) = (membership, event) else {
            return Err(Failure::failed(format!("`{title}` has not arrived from Agora")));
        };
        let rules = &node.settings.rules;
        rsvp(tx, rules, &membership, &event, Answer::Going, &activity, then).map_err(Failure::failed)
    });
    answered.await?;
    while runtime.federation.tell().await.done > 0 {}
    Ok(())
}

fn theirs(
    tx: &mut Transaction<'_>,
    host: &Origin,
    title: &str,
    from: Timestamp,
) -> Result<Option<EventId>, StoreError> {
    let filter = Filter {
        host: Some(host.clone()),
        ..Filter::default()
    };
    let listed = list_events(tx, &Viewer::Anyone, &filter, from, None, usize::MAX)?;
    let mut found = listed.events.into_iter().map(|seen| seen.event);
    Ok(found
        .find(|event| event.draft.title.as_str() == title)
        .map(|event| event.id))
}
