//! Many press at once at the door of a host: what is used is used once, and a year has as many uses as were agreed (F16; threats
//! V1, V12, V19).

use std::collections::BTreeSet;

use futures_util::future::join_all;
use harness::{Browser, Person, Reply, World};
use serde_json::json;
use store::redemptions;

use crate::agreements::two_partners;
use crate::benefits::{sign, ten_per_cent};
use crate::drafts::{evening, with};
use crate::my_communities::onward;
use crate::vouchers_on_pages::{Way, offer_on};

/// Most tickets that are counted.
const MANY: u16 = 999;

/// London has an evening that costs, and gives members of Seattle ten per cent off: so many in a year.
async fn door(world: &World, cap: u32) -> (Person, Person, String) {
    let (olga, ravi) = two_partners(world).await;
    let mut text = ten_per_cent(&olga, &ravi, "network");
    text.terms[0].cap_per_year = Some(cap);
    sign(world, &olga, &ravi, text).await;
    let priced = with(evening("Two harbours"), "price", json!("40"));
    let event = ravi.publish(with(priced, "currency", json!("GBP"))).await;
    world.run_until_quiet().await;
    let id = event["id"].as_str().expect("an id").to_owned();
    (olga, ravi, id)
}

/// A member of Seattle before that evening's page, without an account there.
async fn comes(olga: &Person, ravi: &Person, event: &str, member: &str) -> Way {
    let there = Browser::new(&ravi.node);
    Way {
        hers: Browser::signed_in(&olga.node.member(member)).await,
        offer: offer_on(&there.get(&format!("/events/{event}")).await),
        there,
    }
}

fn tickets(ravi: &Person, event: &str) -> usize {
    let event = domain::EventId::parse(event).expect("an id");
    let all = ravi
        .node
        .database()
        .read(|tx| redemptions::of_event(tx, &event, None, MANY));
    all.expect("tickets can be read").len()
}

/// Each is before the button; all press at the same moment.
async fn all_press(before: Vec<(Browser, String, Reply)>) -> Vec<Reply> {
    let presses = before.into_iter().map(|(browser, errand, shown)| {
        tokio::spawn(async move { browser.press(&shown, &errand, &[]).await })
    });
    let pressed = join_all(presses.collect::<Vec<_>>()).await;
    pressed
        .into_iter()
        .map(|reply| reply.expect("each is answered"))
        .collect()
}

/// V1, F2: one voucher in 64 windows of one browser is one ticket; whoever is told of one is told of that one.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_voucher_pressed_in_many_windows_at_once_is_one_ticket() {
    let world = World::new(1_683);
    let (olga, ravi, event) = door(&world, 100).await;
    let way = comes(&olga, &ravi, &event, "maren").await;
    let consent = way.consents(&[]).await;
    let mut before = Vec::new();
    for _ in 0..64 {
        let errand = way.lands(&consent).await;
        let shown = way.there.get(&errand).await;
        assert_eq!(shown.status, 200, "{}", shown.text());
        before.push((way.there.another_window(), errand, shown));
    }
    let told = all_press(before).await;
    let mut named = BTreeSet::new();
    for reply in &told {
        match reply.status {
            303 => named.insert(onward(reply)),
            // Too many wrote at once: she presses once more.
            status => {
                assert_eq!(status, 503, "{}", reply.text());
                false
            }
        };
    }
    named.insert(onward(&way.uses(&consent).await));
    assert_eq!((named.len(), tickets(&ravi, &event)), (1, 1), "{named:?}");
    world.run_until_quiet().await;
    world.finish();
}

/// V12, V19, F5: of 150 members at once a hundred have a ticket, and the others read which limit it was.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_and_fifty_at_once_a_hundred_have_a_ticket() {
    let world = World::new(1_684);
    let (olga, ravi, event) = door(&world, 100).await;
    let mut before = Vec::new();
    for number in 0..150 {
        let way = comes(&olga, &ravi, &event, &format!("member{number}")).await;
        let errand = way.lands(&way.consents(&[]).await).await;
        let shown = way.there.get(&errand).await;
        assert_eq!(shown.status, 200, "{}", shown.text());
        before.push((way.there, errand, shown));
    }
    let told = all_press(before).await;
    let (taken, full): (Vec<_>, Vec<_>) = told.iter().partition(|reply| reply.status == 303);
    let named: BTreeSet<String> = taken.iter().map(|reply| onward(reply)).collect();
    assert_eq!((named.len(), tickets(&ravi, &event)), (100, 100));
    for reply in full {
        assert_eq!(reply.status, 409, "{}", reply.text());
        assert!(reply.text().contains("100"), "{}", reply.text());
    }
    world.run_until_quiet().await;
    world.finish();
}
