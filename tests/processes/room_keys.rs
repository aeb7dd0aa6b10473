//! The key to the rooms of a real process: made with the node, moved out, changed and lost (F11).

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::node::Node;

/// What a check of the doctor found, and what to do.
fn found(node: &Node, check: &str) -> (String, String) {
    // The address of a test is not reached from outside, so the doctor fails in other things.
    let ran = node.run(&["doctor", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let findings = report["findings"].as_array().unwrap();
    let one = findings.iter().find(|finding| finding["check"] == check);
    let one = one.unwrap_or_else(|| panic!("nothing of {check}: {report}"));
    let word = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
    (word("verdict"), word("do"))
}

fn mode(path: &PathBuf) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// F11: a node makes the key with itself, for its owner alone; a new one takes its place while it runs, and opens the rooms
/// after it was killed.
#[test]
fn the_key_is_made_with_the_node_and_changed_while_it_runs() {
    let mut node = Node::set_up("seattle");
    let key = node.data().join("rooms.kek");
    assert_eq!(
        (mode(&key), mode(&node.data().join("rooms/keys"))),
        (0o600, 0o600)
    );
    let made = std::fs::read(&key).unwrap();
    let listed = |node: &Node| {
        let ran = node.run(&["room", "list", "--json"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        serde_json::from_str::<Value>(&ran.out).unwrap()["rooms"].clone()
    };
    assert_eq!(listed(&node), json!([]), "its store is asked while nothing runs");
    node.start();
    assert_eq!(listed(&node), json!([]), "the node is asked while it runs");
    assert_eq!(found(&node, "rooms").0, "ok");
    let (verdict, mend) = found(&node, "rooms key");
    assert!(
        verdict == "warn" && mend.contains("systemd-creds encrypt"),
        "{mend}"
    );

    let dry = node.run(&["room", "rewrap", "--dry-run"]);
    assert_eq!((dry.code, std::fs::read(&key).unwrap()), (Some(3), made.clone()));
    let done = node.run(&["room", "rewrap"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    let changed = std::fs::read(&key).unwrap();
    assert_ne!(changed, made);
    assert!(!node.data().join("rooms.kek.next").exists());
    node.kill();
    node.start();
    assert_eq!(found(&node, "rooms").0, "ok");
    node.kill();
    std::fs::write(&key, &made).unwrap();
    let refused = node.run(&["room", "list"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("does not open the key file of the rooms"),
        "{}",
        refused.err
    );
}

/// F11: a node whose key is lost starts, says so, and its rooms are locked until the key is back.
#[test]
fn a_node_without_its_key_starts_and_says_that_rooms_are_locked() {
    let mut node = Node::set_up("seattle");
    let (key, away) = (node.data().join("rooms.kek"), node.data().join("elsewhere"));
    std::fs::rename(&key, &away).unwrap();
    node.start();
    let refused = node.run(&["room", "list"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("rooms are locked") && refused.err.contains("rooms.kek"),
        "{}",
        refused.err
    );
    let (verdict, mend) = found(&node, "rooms");
    assert!(
        verdict == "fail" && mend.contains("put back what is missing"),
        "{mend}"
    );
    node.kill();
    std::fs::rename(&away, &key).unwrap();
    node.start();
    assert_eq!(node.run(&["room", "list"]).code, Some(0));
    node.kill();
}
