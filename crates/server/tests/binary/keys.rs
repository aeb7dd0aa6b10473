//! New keys by command: said before they are made, made on a stopped node and beside one at work.

use serde_json::Value;

use crate::folder::{Folder, Served};

const ACTIVITY: &str = "application/activity+json";

/// The key an actor signs with, and the names of all it lists.
fn keys_of(served: &Served, actor: &str) -> (String, Vec<String>) {
    let document: Value = served.get_as(actor, ACTIVITY).json();
    let name = |id: &Value| id.as_str().unwrap().rsplit('#').next().unwrap().to_owned();
    let listed = document["assertionMethod"].as_array().unwrap();
    (
        name(&document["publicKey"]["id"]),
        listed.iter().map(|key| name(&key["id"])).collect(),
    )
}

#[test]
fn new_keys_of_a_stopped_node_are_said_first_and_change_its_six_words_only_when_they_are_made() {
    let folder = Folder::set_up("http://localhost:8801");
    let words = || folder.json(&["peer", "words"])["words"].clone();
    let before = words();
    let dry = folder.run(&["key", "rotate", "--node", "--dry-run"]);
    assert_eq!(dry.code, 3, "{}", dry.err);
    assert!(
        dry.out
            .contains("would get the keys #main-key-2 and #ed25519-key-2"),
        "{}",
        dry.out
    );
    assert_eq!(words(), before, "nothing is made by asking");
    let made = folder.json(&["key", "rotate", "--node"]);
    assert_eq!(
        (&made["number"], &made["keys"]),
        (&2.into(), &serde_json::json!(["main-key-2", "ed25519-key-2"]))
    );
    assert_ne!(words(), before);
    let said = folder.done(&["key", "rotate", "--community"]);
    assert!(said.contains("make a backup now"), "{said}");
    let audit = folder.done(&["audit", "tail"]);
    for told in [
        "Gave the node new keys, number 2",
        "Gave the community new keys, number 2",
    ] {
        assert!(audit.contains(told), "{audit}");
    }
    for (wrong, code) in [
        (&["key", "rotate"][..], 2),
        (&["key", "rotate", "--node", "--community"], 2),
        (&["key", "rotate", "--member", "nobody"], 4),
        (&["key", "rotate", "--member", "not a handle"], 2),
    ] {
        let ran = folder.run(wrong);
        assert_eq!(ran.code, code, "{wrong:?}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{wrong:?} says why");
    }
}

#[test]
fn a_node_at_work_shows_its_new_keys_at_once_with_the_old_ones_behind_them() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    for (whose, actor) in [("--node", "/actor"), ("--community", "/c/community")] {
        assert_eq!(keys_of(&node, actor).0, "main-key");
        let dry = folder.run(&["key", "rotate", whose, "--dry-run"]);
        assert_eq!(dry.code, 3, "{}", dry.err);
        assert_eq!(
            keys_of(&node, actor).0,
            "main-key",
            "{whose}: nothing is made by asking"
        );
        folder.done(&["key", "rotate", whose]);
        let (signs_with, listed) = keys_of(&node, actor);
        assert_eq!(signs_with, "main-key-2");
        for name in ["ed25519-key-2", "ed25519-key"] {
            assert!(listed.iter().any(|known| known == name), "{whose}: {listed:?}");
        }
    }
    let said = folder.done(&["key", "rotate", "--community", "--stolen"]);
    assert!(said.contains("are published no more"), "{said}");
    let (signs_with, listed) = keys_of(&node, "/c/community");
    assert_eq!(
        (signs_with.as_str(), &listed[..]),
        (
            "main-key-3",
            &["ed25519-key-3".to_owned(), "rsa-key-3".to_owned()][..]
        )
    );
    assert_eq!(node.end(), Some(0));
    let again = folder.serve_dev();
    assert_eq!(keys_of(&again, "/actor").0, "main-key-2", "also after a restart");
}
