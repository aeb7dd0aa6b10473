//! A node is killed while three communities change their events, and is started again: nothing that was
//! acknowledged is lost, and nothing happens twice.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::changes::{Agenda, Officer, plan};
use crate::patience::{Watch, say, wait_for};
use crate::three_nodes::{NAMES, ThreeNodes};

/// Changes of one round.
const CHANGES: usize = 50;
/// Of them, those of the node that is killed.
const OF_THE_KILLED: usize = 20;
/// It is killed after so many, of all three together.
const KILLED_AFTER: usize = 20;
/// From the new start until everything is everywhere.
const EVERYWHERE_MAX: Duration = Duration::from_secs(120);
/// A change that is not acknowledged after this fails the test in its own thread.
const NEXT_CHANGE_MAX: Duration = Duration::from_secs(100);

/// Issue "three real processes": each of the three is the killed one once, with 50 changes each time.
#[test]
fn a_node_that_is_killed_during_fifty_changes_loses_none_and_makes_none_twice() {
    let mut three = ThreeNodes::agreed();
    let mut all = Agenda::new();
    for killed in [1, 0, 2] {
        all.extend(change_and_kill(&mut three, killed));
        let watch = Watch::start();
        let everywhere = wait_for(EVERYWHERE_MAX, || all_see(&three, &all));
        if let Err(complaint) = everywhere {
            panic!("{} was killed; {complaint}", NAMES[killed]);
        }
        say(&format!(
            "{} killed: {CHANGES} changes on every node {:.1} s after its start",
            NAMES[killed],
            watch.elapsed().as_secs_f32()
        ));
        three.settle();
        assert_nothing_twice(&three, &all);
        for node in &mut three.nodes {
            node.assert_well();
        }
    }
}

/// Lets all three change their events, kills one in the middle and starts it again; what all are to see.
fn change_and_kill(three: &mut ThreeNodes, killed: usize) -> Agenda {
    let (said, acknowledged) = channel();
    let writers: Vec<thread::JoinHandle<Agenda>> = (0..NAMES.len())
        .map(|node| {
            let count = match node == killed {
                true => OF_THE_KILLED,
                false => (CHANGES - OF_THE_KILLED) / 2,
            };
            let plan = plan(&format!("{} when {} dies", NAMES[node], NAMES[killed]), count);
            let (officer, said) = (three.officers[node].clone(), said.clone());
            thread::spawn(move || officer.carry_out(&plan, &said))
        })
        .collect();
    drop(said);
    await_changes(&acknowledged, KILLED_AFTER);
    three.nodes[killed].kill();
    // The others go on, and meet a peer that is gone.
    for (node, writer) in writers.iter().enumerate() {
        let done = || {
            writer
                .is_finished()
                .then_some(())
                .ok_or("still changing".to_owned())
        };
        if node != killed {
            wait_for(NEXT_CHANGE_MAX, done).unwrap();
            three.nodes[node].drain();
        }
    }
    three.nodes[killed].start();
    writers
        .into_iter()
        .flat_map(|writer| writer.join().unwrap())
        .collect()
}

pub(crate) fn await_changes(acknowledged: &Receiver<()>, count: usize) {
    for number in 0..count {
        let next = acknowledged.recv_timeout(NEXT_CHANGE_MAX);
        assert!(next.is_ok(), "only {number} changes were acknowledged");
    }
}

fn all_see(three: &ThreeNodes, all: &Agenda) -> Result<(), String> {
    for (node, name) in NAMES.iter().enumerate() {
        let seen = three.agenda(node)?;
        if seen == *all {
            continue;
        }
        let other = |(iri, expected): &(&String, &_)| seen.get(*iri) != Some(expected);
        let missing = all.iter().find(other);
        let odd = missing.map(|(iri, expected)| format!("{iri}: {expected:?}, but {:?}", seen.get(iri)));
        return Err(format!("{name} sees {} of {}; {odd:?}", seen.len(), all.len()));
    }
    Ok(())
}

/// Each activity has one verdict, each change of an event was applied at most once (what a node fetched itself after
/// its start need not be applied again when it is delivered), and no queue keeps anything.
fn assert_nothing_twice(three: &ThreeNodes, all: &Agenda) {
    for (node, name) in NAMES.iter().enumerate() {
        let received = three.received(node).unwrap();
        let mut applied: BTreeMap<&str, u64> = BTreeMap::new();
        for (id, verdict) in &received {
            assert!(
                verdict == "applied" || verdict.starts_with("ignored"),
                "{name}: {id} is {verdict}"
            );
            if let (Some((event, _)), true) = (id.split_once("/activities/"), verdict == "applied") {
                *applied.entry(event).or_default() += 1;
            }
        }
        for (iri, expected) in all {
            let times = applied.get(iri.as_str()).copied().unwrap_or(0);
            let ours = iri.starts_with(&three.nodes[node].origin());
            let right = if ours {
                times == 0
            } else {
                times <= expected.revision
            };
            assert!(right, "{name}: {iri} at {expected:?} was changed {times} times");
        }
        let queued = three.rest(node, "GET", "/api/v1/deliveries", &Value::Null).json();
        assert_eq!(queued["items"], json!([]), "{name}");
    }
}

/// Answers cross the death of the host and of the guests' own node, and count once.
#[test]
fn answers_given_while_a_node_is_killed_are_counted_once() {
    let mut three = ThreeNodes::agreed();
    let guests = three.nodes.each_ref().map(|node| {
        let file = node.file("members.csv", members("some"));
        node.done(&["members", "import", &file]);
        ["alice", "bob", "local_actor"].map(|handle| node.token(handle, "read,write"))
    });
    let parties = three
        .officers
        .each_ref()
        .map(|officer| officer.publish(&format!("party at {}", officer.host)).1);
    three.settle();
    let killed = 1;
    let (said, acknowledged) = channel();
    let writers: Vec<thread::JoinHandle<()>> = (0..NAMES.len())
        .map(|node| {
            let officer = three.officers[node].clone();
            let (guests, parties, said) = (guests[node].clone(), parties.clone(), said.clone());
            thread::spawn(move || {
                for bearer in guests {
                    let guest = Officer {
                        bearer,
                        ..officer.clone()
                    };
                    for party in &parties {
                        answer(&guest, party);
                        let _uncounted = said.send(());
                    }
                }
            })
        })
        .collect();
    drop(said);
    await_changes(&acknowledged, 10);
    three.nodes[killed].kill();
    await_changes(&acknowledged, 2);
    three.nodes[killed].start();
    for writer in writers {
        writer.join().unwrap();
    }
    wait_for(EVERYWHERE_MAX, || all_are_confirmed(&three, &guests, &parties)).unwrap();
    three.settle();
    for (host, party) in parties.iter().enumerate() {
        assert_counted_once(&three, host, party);
    }
    three.nodes[killed].assert_well();
}

/// Three members with a mail address each at the community's own name.
pub(crate) fn members(community: &str) -> String {
    format!(
        "handle,name,mail,organization\nalice,Alice,a@{community}.example.org,\nbob,Bob,b@{community}.example.org,Acme\n\
         local_actor,Local Actor,c@{community}.example.org,\n"
    )
}

/// The id at the guest's own node: the list says which event it is.
pub(crate) fn id_here(guest: &Officer, party: &str) -> Result<String, String> {
    let listed = guest.send("GET", "/api/v1/events?limit=100", &[], &Value::Null);
    let listed = listed.map_err(|error| error.to_string())?.json();
    let mut items = listed["items"].as_array().unwrap().iter();
    let known = items.find(|event| event["activitypub_id"] == party);
    let known = known.ok_or_else(|| format!("{party} is unknown at {}", guest.host))?;
    Ok(known["id"].as_str().unwrap().to_owned())
}

pub(crate) fn answer(guest: &Officer, party: &str) {
    let id = wait_for(NEXT_CHANGE_MAX, || id_here(guest, party)).unwrap();
    let path = format!("/api/v1/events/{id}/rsvp");
    guest.insist(|| guest.send("PUT", &path, &[], &json!({ "answer": "going" })));
}

fn all_are_confirmed(
    three: &ThreeNodes,
    guests: &[[String; 3]; 3],
    parties: &[String; 3],
) -> Result<(), String> {
    for (node, bearers) in guests.iter().enumerate() {
        for bearer in bearers {
            let guest = Officer {
                bearer: bearer.clone(),
                ..three.officers[node].clone()
            };
            for party in parties {
                let path = format!("/api/v1/events/{}/rsvp", id_here(&guest, party)?);
                let told = guest.send("GET", &path, &[], &Value::Null);
                let told = told.map_err(|error| error.to_string())?;
                if told.status != 200 || told.json()["state"] != "confirmed" {
                    return Err(format!("{} at {}: {}", party, guest.host, told.body));
                }
            }
        }
    }
    Ok(())
}

/// Nine guests, three of each community; nine seats are taken, and every node took each activity in once.
fn assert_counted_once(three: &ThreeNodes, host: usize, party: &str) {
    let id = id_here(&three.officers[host], party).unwrap();
    let list = three
        .rest(host, "GET", &format!("/api/v1/events/{id}/rsvps"), &Value::Null)
        .json();
    let mut guests: Vec<(String, String)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|guest| (guest["community"].to_string(), guest["name"].to_string()))
        .collect();
    guests.sort();
    let listed = guests.len();
    guests.dedup();
    assert_eq!((listed, guests.len()), (9, 9), "{guests:?}");
    let event = three
        .rest(host, "GET", &format!("/api/v1/events/{id}"), &Value::Null)
        .json();
    assert_eq!(event["taken"], 9);
    three.received(host).unwrap();
}
