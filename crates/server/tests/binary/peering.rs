//! Two nodes on real sockets, driven by commands alone.

use crate::command_line::{event, far_ahead};
use crate::folder::{Folder, Served, free_port};

struct Pair {
    seattle: (Folder, Served),
    london: (Folder, Served),
}

fn node(name: &str) -> (Folder, Served) {
    let port = free_port();
    let folder = Folder::set_up(&format!("http://{name}.localhost:{port}"));
    let served = folder.serve(&["--dev", "--listen", &format!("127.0.0.1:{port}")]);
    (folder, served)
}

impl Pair {
    /// Lets both work until neither has anything left for the other.
    fn settle(&self) {
        for _ in 0..3 {
            for (_, served) in [&self.seattle, &self.london] {
                assert_eq!(served.post("/dev/drain", "application/json", "").status, 200);
            }
        }
    }
}

#[test]
fn two_operators_agree_and_an_event_for_peers_is_seen_on_both_sides() {
    let pair = Pair {
        seattle: node("seattle"),
        london: node("london"),
    };
    let (seattle, london) = (&pair.seattle.0, &pair.london.0);
    let words = london.json(&["peer", "words"]);
    assert_eq!(
        seattle.json(&["peer", "look-up", &authority(london)])["words"],
        words["words"]
    );
    let proposed = seattle.json(&["peer", "propose", &authority(london), "--scopes", "events,offers"]);
    assert_eq!(proposed["state"], "proposed");
    pair.settle();
    let accepted = london.json(&["peer", "accept", &authority(seattle), "--scopes", "events"]);
    assert_eq!(accepted["active"], serde_json::json!(["events"]));
    pair.settle();
    assert_eq!(
        seattle.json(&["peer", "status", &authority(london)])[0]["active"],
        serde_json::json!(["events"])
    );
    let file = seattle.file("event.json", event("Across the sea", "peers", &far_ahead()));
    seattle.done(&["events", "create", "--file", &file]);
    pair.settle();
    assert_eq!(london.json(&["events", "list"])[0]["title"], "Across the sea");
    let backfilled = london.run(&["peer", "backfill", &authority(seattle), "--json"]);
    assert!(
        backfilled.err.contains("asking"),
        "long work says so on stderr: {}",
        backfilled.err
    );
    let backfilled: serde_json::Value = serde_json::from_str(&backfilled.out).unwrap();
    assert_eq!((&backfilled["new"], &backfilled["known"]), (&0.into(), &1.into()));
    let sent = pair.seattle.1.get("/dev/sent").json();
    let posts: Vec<&serde_json::Value> = sent["sent"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|sent| sent["method"] == "POST")
        .collect();
    assert!(
        !posts.is_empty() && posts.iter().all(|sent| sent["outcome"] == "202"),
        "{sent}"
    );
    assert_eq!(seattle.json(&["queue", "list"]), serde_json::json!([]));
}

#[test]
fn what_a_silent_peer_missed_is_queued_and_sent_at_a_command() {
    let (seattle, seattle_served) = node("seattle");
    let (london, london_served) = node("london");
    let (to_london, to_seattle) = (authority(&london), authority(&seattle));
    let pair = Pair {
        seattle: (seattle, seattle_served),
        london: (london, london_served),
    };
    pair.seattle
        .0
        .done(&["peer", "propose", &to_london, "--scopes", "events"]);
    pair.settle();
    pair.london.0.done(&["peer", "accept", &to_seattle]);
    pair.settle();
    let Pair {
        seattle: (seattle, seattle_served),
        london: (london, london_served),
    } = pair;
    let listen = london_served.address.to_string();
    assert_eq!(london_served.end(), Some(0));
    let file = seattle.file("event.json", event("Missed", "peers", &far_ahead()));
    seattle.done(&["events", "create", "--file", &file]);
    let drained = seattle_served.post("/dev/drain", "application/json", "").json();
    assert_eq!(drained["waiting_for_retry"], 1);
    let queued = seattle.json(&["queue", "list", "--peer", &to_london]);
    assert_eq!(
        (&queued[0]["delivery"]["kind"], queued.as_array().unwrap().len()),
        (&"Create".into(), 1)
    );
    let table = seattle.done(&["queue", "list"]);
    assert!(
        table.contains(" has not answered since ") && table.contains("; we try again "),
        "{table}"
    );
    assert!(
        table.contains("  A new event: Missed  ") && !table.contains("Create"),
        "{table}"
    );
    let again = london.serve(&["--dev", "--listen", &listen]);
    seattle.done(&["queue", "retry", "--peer", &to_london]);
    for served in [&seattle_served, &again] {
        assert_eq!(served.post("/dev/drain", "application/json", "").status, 200);
    }
    assert_eq!(london.json(&["events", "list"])[0]["title"], "Missed");
    assert_eq!(seattle.json(&["queue", "list"]), serde_json::json!([]));
}

fn authority(folder: &Folder) -> String {
    folder.origin.split("://").nth(1).unwrap().to_owned()
}
