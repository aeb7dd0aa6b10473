//! What Seattle and London give each other's members, agreed on by REST as their officers would: one agreement that both
//! signed, one that waits for Seattle; and vouchers under the first: one that was used, one that nobody used in time, one
//! that is ready (F16, needs 2.21, 2.22, 0.15).

use ambient::{StreamName, SystemClock, ids};
use community::check_paper::{DeskKeeper, redeem_paper};
use community::print_voucher::{FreshPaper, print_voucher, see_paper};
use domain::{Handle, Iri, Origin, PartyRef};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use store::{Membership, Transaction, held_offers, members};

use super::agreements::Operator;
use super::caller::{Caller, expect};
use super::check::stage::eventually;
use super::communities::Community;
use super::introductions;
use super::nodes::Nodes;
use crate::admin::Failure;
use crate::runtime::{NodeClock, NodeRuntime};

/// Signed by both: less for the first year of joining.
pub(super) const JOINING: &str = "Seattle and London: the first year";
/// London answered with another text, and it waits for Seattle: member prices at events.
pub(super) const EVENTS: &str = "Seattle and London: member prices at events";

/// So many days ago the first agreement began to count.
const BEGUN_DAYS: i64 = 90;
/// So many days ago two vouchers were made: their month, and the days for which one of its last day counts, are over.
pub(super) const MADE_DAYS: i64 = 65;
/// So many days ago one of them was used; the other one never was.
const USED_DAYS: i64 = 50;

/// Where agreements are.
const PATH: &str = "/api/v1/agreements";

/// The two officers.
pub(super) struct Table<'o> {
    pub(super) seattle: &'o Operator,
    pub(super) london: &'o Operator,
}

impl Table<'_> {
    /// Signs the first agreement, and leaves the second where Seattle has to answer.
    pub(super) async fn agree(&self, start: Timestamp) -> Result<(), Failure> {
        let first = begin(self.seattle, &self.joining(start)).await?;
        act(self.seattle, &first, "send", &json!({})).await?;
        let offered = awaited(self.london, JOINING).await?;
        act(self.london, &offered, "accept", &document(&offered)?).await?;
        shown(self.seattle, JOINING, |one| one["state"] == "signed").await?;
        self.counter(start).await
    }

    /// Puts the second where Seattle has to answer what London changed.
    pub(super) async fn counter(&self, start: Timestamp) -> Result<(), Failure> {
        let second = begin(self.seattle, &self.events(start, Side::Seattle)).await?;
        act(self.seattle, &second, "send", &json!({})).await?;
        let offered = awaited(self.london, EVENTS).await?;
        let path = format!("{PATH}/{}/draft", id(&offered));
        let reply = self
            .london
            .caller
            .put(&path, &self.events(start, Side::London))
            .await?;
        expect(&reply, 200, &path)?;
        act(self.london, &offered, "send", &json!({})).await?;
        awaited(self.seattle, EVENTS).await.map(|_| ())
    }

    /// A tenth of the dues of the first year, for those who pay at home.
    fn joining(&self, start: Timestamp) -> Value {
        let tenth = |grantor: &str, tiers: &[String]| {
            json!({ "grantor": grantor, "tiers": tiers, "benefit": { "kind": "percent", "value": "10", "months": 12 },
                "applies_to": ["joining"], "uses_per_member": 1, "cap_per_year": 200 })
        };
        json!({ "peer": self.london.caller.origin, "name": JOINING, "note": "To be looked at together each autumn.",
            "starts": ago(start, BEGUN_DAYS), "notice_days": 30, "terms": [
                tenth("them", &[level(Community::Seattle, self.seattle, "chapter"),
                    level(Community::Seattle, self.seattle, "company")]),
                tenth("us", &[level(Community::London, self.london, "chapter")]),
            ] })
    }

    /// What Seattle asks for, or what London answers: the same for its own members, and no suppers.
    fn events(&self, start: Timestamp, by: Side) -> Value {
        let price = |grantor: &str, tier: String| {
            json!({ "grantor": grantor, "tiers": [tier], "benefit": { "kind": "memberPrice" }, "applies_to": ["events"],
                "uses_per_member": 12 })
        };
        let seattles = level(Community::Seattle, self.seattle, "chapter");
        let mut text = json!({ "name": EVENTS, "starts": start, "notice_days": 30 });
        match by {
            Side::Seattle => {
                text["peer"] = json!(self.london.caller.origin);
                text["terms"] = json!([price("them", seattles)]);
            }
            Side::London => {
                let mut ours = price("us", seattles);
                ours["restrictions"] = json!("Not for the yearly supper.");
                let londons = level(Community::London, self.london, "chapter");
                text["terms"] = json!([ours, price("them", londons)]);
            }
        }
        text
    }
}

/// Who writes a text.
enum Side {
    Seattle,
    London,
}

fn ago(start: Timestamp, days: i64) -> Timestamp {
    start.checked_sub((days * 24).hours()).unwrap_or(start)
}

/// A level of a community, as agreements name it.
fn level(community: Community, operator: &Operator, tier: &str) -> String {
    format!(
        "{}/c/{}/tiers/{tier}",
        operator.caller.origin,
        community.profile().slug
    )
}

fn id(agreement: &Value) -> &str {
    agreement["id"].as_str().unwrap_or_default()
}

/// The text that waits for an answer.
fn open(agreement: &Value) -> Option<&Value> {
    let versions = agreement["versions"].as_array()?;
    versions.iter().rev().find(|version| version["state"] == "open")
}

/// Its address, for whoever signs it.
fn document(agreement: &Value) -> Result<Value, Failure> {
    let open =
        open(agreement).ok_or_else(|| Failure::failed("no text of an agreement waits for an answer"))?;
    Ok(json!({ "document": open["document"] }))
}

async fn begin(operator: &Operator, text: &Value) -> Result<Value, Failure> {
    let reply = operator.caller.post(PATH, text).await?;
    expect(&reply, 201, &format!("{} drafts {}", operator.town, text["name"]))?;
    Ok(reply.json())
}

/// Seattle says no to what waits for it of this name: two communities talk of one agreement at a time.
pub(super) async fn decline(operator: &Operator, waiting: &Value) -> Result<(), Failure> {
    act(operator, waiting, "reject", &document(waiting)?).await
}

async fn act(operator: &Operator, agreement: &Value, step: &str, body: &Value) -> Result<(), Failure> {
    let path = format!("{PATH}/{}/{step}", id(agreement));
    let reply = operator.caller.post(&path, body).await?;
    expect(
        &reply,
        200,
        &format!("{} and an agreement, {step}", operator.town),
    )
}

/// The agreement of that name that waits for this officer now.
pub(super) async fn waiting(operator: &Operator, name: &str) -> Result<Option<Value>, Failure> {
    let listed = operator.caller.read(PATH).await?.json();
    let items = listed["items"].as_array().cloned().unwrap_or_default();
    let waits = |one: &Value| one["waits_for"] == "us" && open(one).is_some() && is_called(one, name);
    Ok(items.into_iter().find(waits))
}

/// An agreement of that name, once it waits for this officer.
async fn awaited(operator: &Operator, name: &str) -> Result<Value, Failure> {
    let waits = |one: &Value| one["waits_for"] == "us" && open(one).is_some();
    shown(operator, name, waits).await
}

/// The agreement of that name, once it is as hoped for.
pub(super) async fn shown(
    operator: &Operator,
    name: &str,
    hoped: impl Fn(&Value) -> bool,
) -> Result<Value, Failure> {
    let what = format!("{} does not show “{name}” as it should", operator.town);
    eventually(&what, || async {
        let listed = operator.caller.read(PATH).await?.json();
        let items = listed["items"].as_array().cloned().unwrap_or_default();
        let found = items.into_iter().find(|one| is_called(one, name) && hoped(one));
        Ok(found)
    })
    .await
}

fn is_called(agreement: &Value, name: &str) -> bool {
    let versions = agreement["versions"].as_array();
    let last = versions.and_then(|versions| versions.last());
    last.is_some_and(|last| last["text"]["name"] == name)
}

/// The address of what a host offers this caller for joining, once it is there.
async fn offer_of(member: &Caller, host: &Origin) -> Result<String, Failure> {
    let what = format!("{} shows no offer of {host}", member.origin);
    eventually(&what, || async {
        let listed = member.read("/api/v1/offers").await?.json();
        let items = listed["items"].as_array().cloned().unwrap_or_default();
        let found = items
            .iter()
            .find(|one| one["community"] == host.as_str() && one["qualifies"] == true);
        Ok(found.and_then(|one| one["id"].as_str().map(str::to_owned)))
    })
    .await
}

/// Two months ago Maren and the president of Seattle had a voucher each for joining London: his was counted at its desk, hers
/// never was. The nodes are stopped for it, and run again after it; introductions are
/// planted by the way. What London names Beatrix by to Seattle.
pub(super) async fn used_and_expired(
    nodes: &mut Nodes,
    start: Timestamp,
    member: &Caller,
) -> Result<PartyRef, Failure> {
    let london = Origin::parse(&nodes.origin(Community::London)).map_err(Failure::failed)?;
    let offer = offer_of(member, &london).await?;
    let offer = Iri::parse(&offer).map_err(Failure::failed)?;
    let (made, used) = (ago(start, MADE_DAYS), ago(start, USED_DAYS));
    let (token, seattle) = {
        nodes.stop(Community::Seattle).await;
        let runtime = opened(nodes, Community::Seattle).await?;
        introductions::met_and_silent(&runtime, start).await?;
        (
            give_out(&runtime, &offer, made).await?,
            runtime.node().group.clone(),
        )
    };
    nodes.start(Community::Seattle).await?;
    let card = {
        nodes.stop(Community::London).await;
        let runtime = opened(nodes, Community::London).await?;
        count(&runtime, &token, used).await?;
        introductions::card_of_beatrix(&runtime, &seattle, start).await?
    };
    nodes.start(Community::London).await?;
    Ok(card)
}

async fn opened(nodes: &mut Nodes, community: Community) -> Result<std::sync::Arc<NodeRuntime>, Failure> {
    let clock = NodeClock::System(SystemClock::start());
    nodes.open(community, clock).await
}

/// A member by her handle.
pub(super) fn membership(tx: &mut Transaction<'_>, handle: &str) -> Result<Membership, Failure> {
    let parsed = Handle::parse(handle).map_err(Failure::failed)?;
    let found = match members::by_handle(tx, &parsed)? {
        Some(member) => members::membership(tx, &member.id)?,
        None => None,
    };
    found.ok_or_else(|| Failure::failed(format!("{handle} is no member")))
}

/// Both get theirs; what a camera reads on the president's.
async fn give_out(runtime: &NodeRuntime, offer: &Iri, at: Timestamp) -> Result<String, Failure> {
    let node = runtime.node();
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = [(), ()].map(|()| FreshPaper {
        id: chance.bytes(),
        secret: chance.bytes(),
    });
    let [president, maren] = Community::Seattle.profile().faces;
    let given = node.database.transact(|tx| {
        if held_offers::get(tx, offer)?.is_none() {
            return Err(Failure::failed(format!("{offer} has not arrived")));
        }
        let asked = (&node.group, offer);
        let hers = membership(tx, maren)?;
        print_voucher(tx, &hers, asked, &fresh[0], at).map_err(Failure::failed)?;
        let his = membership(tx, president)?;
        let made = print_voucher(tx, &his, asked, &fresh[1], at).map_err(Failure::failed)?;
        let printed = see_paper(tx, &his, (&node.group, &made.jti), at).map_err(Failure::failed)?;
        Ok(printed.token)
    });
    given.await
}

/// London's officer counts it.
async fn count(runtime: &NodeRuntime, token: &str, at: Timestamp) -> Result<(), Failure> {
    let node = runtime.node();
    let [officer, _] = Community::London.profile().faces;
    let fresh = ids::redemption_id(&node.randomness);
    let counted = node.database.transact(|tx| {
        let who = membership(tx, officer)?;
        let office = members::officer(tx, &who.member().id)?;
        let desk = DeskKeeper::of(tx, &who, office.as_ref(), at)?;
        let desk = desk.ok_or_else(|| Failure::failed(format!("{officer} keeps no desk")))?;
        redeem_paper(tx, &desk, (&node.group, token), &fresh, at).map_err(Failure::failed)
    });
    counted.await.map(|_| ())
}

/// One that Maren has now, and what became of the earlier ones, which both nodes tell each other.
pub(super) async fn ready(table: &Table<'_>, member: &Caller) -> Result<(), Failure> {
    let london = &table.london.caller.origin;
    let offer = offer_of(member, london).await?;
    let reply = member
        .post("/api/v1/vouchers", &json!({ "offer": offer }))
        .await?;
    expect(&reply, 201, "Maren prints a voucher")?;
    for (one, other) in [(table.seattle, table.london), (table.london, table.seattle)] {
        let what = format!("{} does not compare with {}", one.town, other.town);
        // Both have just begun to run again.
        eventually(&what, || async { Ok(one.reconcile(other).await.ok()) }).await?;
    }
    Ok(())
}
