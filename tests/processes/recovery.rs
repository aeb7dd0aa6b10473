//! F15-1 with whole processes, on both engines: a node is killed during fifty changes of every kind, and after its new
//! start all hold the same, to the digest, and nobody was mailed twice.

use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::changes::Officer;
use crate::killed::{answer, await_changes, id_here, members};
use crate::letterboxes::Letterbox;
use crate::patience::{Watch, say, wait_for};
use crate::three_nodes::{NAMES, ThreeNodes};

/// "Within 2 minutes of restart both nodes have equal collection digests" (features, F15-1).
const EQUAL_MAX: Duration = Duration::from_secs(120);
/// Events that a node publishes in the storm: with two moves, one calling off and nine answers at each of three nodes
/// fifty changes and one.
const NEW_EVENTS: usize = 5;
/// The node is killed after so many changes, of all three together.
const KILLED_AFTER: usize = 18;
const KILLED: usize = 1;

/// F15-1
#[test]
fn after_a_kill_during_fifty_changes_digests_are_equal_and_nobody_is_mailed_twice_on_redb() {
    recover(ThreeNodes::agreed());
}

/// F15-1
#[test]
fn after_a_kill_during_fifty_changes_digests_are_equal_and_nobody_is_mailed_twice_on_sled() {
    recover(ThreeNodes::agreed_on("sled"));
}

/// What a node has before the storm, and who acts in it.
#[derive(Clone)]
struct Cast {
    officer: Officer,
    guests: Vec<Officer>,
    /// Ids at home and titles: two that will move, one that will be called off.
    own: Vec<(String, String)>,
}

fn recover(mut three: ThreeNodes) {
    let casts = gather(&three);
    let parties = three
        .officers
        .each_ref()
        .map(|officer| officer.publish(&format!("party at {}", officer.host)).1);
    three.settle();
    let mut letterbox = Letterbox::default();
    let (said, acknowledged) = channel();
    let writers: Vec<thread::JoinHandle<()>> = casts
        .iter()
        .map(|cast| {
            let (cast, parties, said) = (cast.clone(), parties.clone(), said.clone());
            thread::spawn(move || change_much(&cast, &parties, &said))
        })
        .collect();
    drop(said);
    await_changes(&acknowledged, KILLED_AFTER);
    letterbox.collect(&three.nodes[KILLED]);
    three.nodes[KILLED].kill();
    for (node, writer) in writers.iter().enumerate() {
        let done = || {
            writer
                .is_finished()
                .then_some(())
                .ok_or("still changing".to_owned())
        };
        if node != KILLED {
            wait_for(EQUAL_MAX, done).unwrap();
        }
    }
    three.nodes[KILLED].start();
    let watch = Watch::start();
    for writer in writers {
        writer.join().unwrap();
    }
    wait_for(EQUAL_MAX, || all_hold_the_same(&three)).unwrap();
    three.assert_equal_digests();
    say(&format!(
        "{} killed: agendas, answers and digests equal {:.1} s after its start",
        NAMES[KILLED],
        watch.elapsed().as_secs_f32()
    ));
    assert!(watch.elapsed() < EQUAL_MAX);
    three.settle();
    for (node, name) in NAMES.iter().enumerate() {
        three.received(node).unwrap();
        let queued = three.rest(node, "GET", "/api/v1/deliveries", &Value::Null).json();
        assert_eq!(queued["items"], json!([]), "{name}");
        letterbox.collect(&three.nodes[node]);
        three.nodes[node].assert_well();
    }
    assert_mailed_once(&letterbox, &casts);
}

/// Each node gets three members and three events, and each member says yes to all nine.
fn gather(three: &ThreeNodes) -> Vec<Cast> {
    let casts: Vec<Cast> = (0..NAMES.len())
        .map(|node| {
            let file = three.nodes[node].file("members.csv", members(NAMES[node]));
            three.nodes[node].done(&["members", "import", &file]);
            let officer = three.officers[node].clone();
            let guest = |handle| Officer {
                bearer: three.nodes[node].token(handle, "read,write"),
                ..officer.clone()
            };
            let own = ["first", "second", "third"].map(|which| {
                let title = format!("{which} of {}", NAMES[node]);
                (officer.publish(&title).0, title)
            });
            Cast {
                guests: ["alice", "bob", "local_actor"].map(guest).to_vec(),
                own: own.to_vec(),
                officer,
            }
        })
        .collect();
    three.settle();
    let all = three.agenda(0).unwrap();
    assert_eq!(all.len(), 9, "{all:?}");
    for cast in &casts {
        for guest in &cast.guests {
            for iri in all.keys() {
                answer(guest, iri);
            }
        }
    }
    three.settle();
    casts
}

/// What one community does in the storm, in turn, each until it is acknowledged.
fn change_much(cast: &Cast, parties: &[String; 3], said: &Sender<()>) {
    let (officer, done) = (&cast.officer, || {
        // Nobody counts any more.
        let _uncounted = said.send(());
    });
    for number in 0..NEW_EVENTS {
        officer.publish(&format!("new {number} of {}", officer.host));
        done();
        match number {
            0 | 1 => officer.move_by_a_day(&cast.own[number].0, &cast.own[number].1),
            2 => officer.call_off(&cast.own[number].0),
            _ => continue,
        }
        done();
    }
    for guest in &cast.guests {
        for party in parties {
            answer(guest, party);
            done();
        }
    }
}

fn all_hold_the_same(three: &ThreeNodes) -> Result<(), String> {
    let agendas = [0, 1, 2].map(|node| three.agenda(node));
    let [first, second, third] = &agendas;
    for (name, agenda) in NAMES.iter().zip(&agendas) {
        let agenda = agenda.as_ref().map_err(Clone::clone)?;
        // Nine of before, three parties, five new ones each.
        if agenda.len() != 9 + 3 + 3 * NEW_EVENTS {
            return Err(format!("{name} sees {} events", agenda.len()));
        }
    }
    for (name, other) in [(NAMES[1], second), (NAMES[2], third)] {
        let (Ok(first), Ok(other)) = (first, other) else {
            continue;
        };
        let odd = first.iter().find(|(iri, event)| other.get(*iri) != Some(event));
        if let Some((iri, event)) = odd {
            return Err(format!(
                "{} sees {iri} as {event:?}, {name} as {:?}",
                NAMES[0],
                other.get(iri)
            ));
        }
    }
    for node in 0..NAMES.len() {
        for (iri, _) in first
            .iter()
            .flatten()
            .filter(|(_, event)| event.title.starts_with("party"))
        {
            let id = id_here(&three.officers[node], iri)?;
            let path = format!("/api/v1/events/{id}");
            let event = three.rest(node, "GET", &path, &Value::Null).json();
            let ours = iri.starts_with(&three.nodes[node].origin());
            if ours && event["taken"] != 9 {
                return Err(format!("{iri} has {} guests", event["taken"]));
            }
        }
    }
    Ok(())
}

/// Two moves and one calling off for each of three communities: each member hears of each from her own node, once. What
/// the killed node mailed in its last moment is seen by nobody here; that it said nothing twice is.
fn assert_mailed_once(letterbox: &Letterbox, casts: &[Cast]) {
    assert_eq!(letterbox.said_twice(), Vec::<&(String, String)>::new());
    for (node, name) in NAMES.iter().enumerate() {
        for member in ["a", "b", "c"] {
            let to = format!("{member}@{name}.example.org");
            for cast in casts {
                for (number, (_, title)) in cast.own.iter().enumerate() {
                    let subject = match number {
                        2 => format!("Cancelled: {title}"),
                        _ => format!("Changed: {title}"),
                    };
                    let got = letterbox.count(&to, &subject);
                    assert!(
                        got == 1 || node == KILLED && got == 0,
                        "{to} got {got} of “{subject}”"
                    );
                }
            }
        }
    }
}
