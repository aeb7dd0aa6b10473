//! Two hosts lay side by side all that they have: nothing tells them that they met one member (F16, needs 0.15; threats F6, V17).

use std::collections::BTreeSet;
use std::time::Duration;

use harness::{Browser, Person, StoryNode, World, all_rows};
use serde_json::{Value, json};

use crate::benefits::{sign, ten_per_cent};
use crate::drafts::{evening, with};
use crate::my_communities::onward;
use crate::vouchers_on_pages::{Way, offer_on};

/// So many bytes of a key tell of something; what is shorter is a number or a moment.
const TELLING_BYTES: usize = 12;
/// Numbers below are counts, which many things have in common.
const TELLING_NUMBER: u64 = 1_000_000;

/// What stands in the columns of a store: each key in pieces, each text, and each number that is no count.
fn columns(node: &StoryNode) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (key, payload) in all_rows(node) {
        found.extend(pieces(&key));
        match serde_json::from_slice(&payload) {
            Ok(value) => leaves(&value, &mut found),
            Err(_) => found.extend(pieces(&payload)),
        }
    }
    found
}

fn pieces(bytes: &[u8]) -> impl Iterator<Item = String> {
    bytes.windows(TELLING_BYTES).map(|piece| format!("{piece:?}"))
}

fn leaves(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                // A map may be kept by what tells somebody apart.
                into.insert(name.clone());
                leaves(value, into);
            }
        }
        // Bytes of a hash.
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_u64) => {
            into.insert(value.to_string());
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, into)),
        Value::String(text) => {
            into.insert(text.clone());
            // A text may hold another document.
            if let Ok(inner @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                leaves(&inner, into);
            }
        }
        Value::Number(number) if number.as_u64().is_some_and(|number| number >= TELLING_NUMBER) => {
            into.insert(number.to_string());
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// A host that gives members of Seattle something, with an evening that costs.
struct Host {
    officer: Person,
    event: String,
}

impl Host {
    async fn of(world: &World, home: &Person, name: &str) -> Self {
        let officer = world.node(name).officer("ravi");
        world.peer(home, &officer, &["events", "offers"]).await;
        sign(world, home, &officer, ten_per_cent(home, &officer, "network")).await;
        let priced = with(evening("Two harbours"), "price", json!("40"));
        let event = officer.publish(with(priced, "currency", json!("GBP"))).await;
        world.run_until_quiet().await;
        Self {
            event: event["id"].as_str().expect("an id").to_owned(),
            officer,
        }
    }

    /// A member of Seattle uses what it gives her; what the host has since that it had not before.
    async fn meets(&self, world: &World, member: &Person) -> BTreeSet<String> {
        let before = columns(&self.officer.node);
        let there = Browser::new(&self.officer.node);
        let page = there.get(&format!("/events/{}", self.event)).await;
        let way = Way {
            hers: Browser::signed_in(member).await,
            offer: offer_on(&page),
            there,
        };
        let ticket = onward(&way.uses(&way.consents(&[]).await).await);
        assert!(ticket.starts_with("/tickets/"), "{ticket}");
        // Nothing else happens at that moment anywhere.
        world.run_for(Duration::from_secs(67)).await;
        let after = columns(&self.officer.node);
        after.difference(&before).cloned().collect()
    }
}

/// V17, F6: another member has used vouchers at both, so that what all have in common lies there already. What one host has
/// since she came, and had not before, is nothing that the other has since she came.
#[tokio::test]
async fn two_hosts_that_join_all_their_columns_do_not_find_one_member() {
    let world = World::new(1_676);
    let home = world.node("seattle").officer("olga");
    let hosts = [
        Host::of(&world, &home, "london").await,
        Host::of(&world, &home, "cadiz").await,
    ];
    let (klara, maren) = (home.node.member("klara"), home.node.member("maren"));
    for host in &hosts {
        host.meets(&world, &klara).await;
    }
    let mut since = Vec::new();
    for host in &hosts {
        since.push(host.meets(&world, &maren).await);
    }
    assert!(
        since.iter().all(|new| new.len() > TELLING_BYTES),
        "a visit is written down"
    );
    let common: Vec<&String> = since[0].intersection(&since[1]).collect();
    assert!(
        common.is_empty(),
        "both have this since one member came: {common:?}"
    );
    world.run_until_quiet().await;
    world.finish();
}
