//! A community puts back yesterday's backup while its peers went on: all hold the same again, nothing newer is
//! overwritten, and the operators on both sides are told.

use std::time::Duration;

use serde_json::{Value, json};

use crate::changes::{Agenda, Officer};
use crate::node::Node;
use crate::patience::{Watch, say, wait_for};
use crate::three_nodes::{NAMES, ThreeNodes};

/// From the new start until all hold the same.
const EQUAL_MAX: Duration = Duration::from_secs(120);
const RESTORED: usize = 1;

/// I1, I4
#[test]
fn a_node_restored_from_a_backup_and_its_peers_hold_the_same_again_and_operators_are_told() {
    let mut three = ThreeNodes::agreed();
    // What is for peers alone comes back for those alone that are known to have it; this is about what everybody sees.
    let [seattle, london, _] = three.officers.clone().map(|officer| Officer {
        audience: "public",
        ..officer
    });
    let own = ["kept", "moved", "called off"].map(|title| london.publish(&format!("{title} in London")));
    let theirs = seattle.publish("kept in Seattle");
    three.settle();
    let safe = Safe::new();
    let set = safe.back_up(&three.nodes[RESTORED]);

    // What happens after the backup, at home and elsewhere.
    let newer = london.publish("newer in London");
    london.move_by_a_day(&own[1].0, "moved in London");
    london.call_off(&own[2].0);
    seattle.move_by_a_day(&theirs.0, "kept in Seattle");
    let elsewhere = seattle.publish("newer in Seattle");
    three.settle();
    let before = three.agenda(0).unwrap();
    assert_eq!(before.len(), 6, "{before:?}");
    assert_eq!(before[&own[1].1].revision, 2);

    three.nodes[RESTORED].terminate();
    safe.put_back(&three.nodes[RESTORED], &set);
    three.nodes[RESTORED].start();
    let watch = Watch::start();
    wait_for(EQUAL_MAX, || all_see(&three, &before)).unwrap();
    three.assert_equal_digests();
    say(&format!(
        "{} restored: agendas and digests equal {:.1} s after its start",
        NAMES[RESTORED],
        watch.elapsed().as_secs_f32()
    ));
    three.settle();
    for iri in [&newer.1, &elsewhere.1, &own[0].1] {
        assert!(before.contains_key(iri), "{iri}");
    }

    // What the restored node says from here on counts.
    london.move_by_a_day(&own[0].0, "kept in London");
    wait_for(EQUAL_MAX, || match three.agenda(0)?[&own[0].1].revision {
        1 => Err("the change after the restore has not come".to_owned()),
        _ => Ok(()),
    })
    .unwrap();
    three.settle();
    three.assert_equal_digests();
    assert_operators_are_told(&three);
    for node in &mut three.nodes {
        node.assert_well();
    }
}

fn all_see(three: &ThreeNodes, all: &Agenda) -> Result<(), String> {
    for (node, name) in NAMES.iter().enumerate() {
        let seen = three.agenda(node)?;
        if seen != *all {
            return Err(format!("{name} sees {seen:?} instead of {all:?}"));
        }
    }
    Ok(())
}

fn assert_operators_are_told(three: &ThreeNodes) {
    for (node, name) in NAMES.iter().enumerate().filter(|(node, _)| *node != RESTORED) {
        let sync = three.status(node, RESTORED);
        assert!(!sync["peer_restored"].is_null(), "{name}: {sync}");
        assert!(
            sync["words"].as_str().unwrap().contains("restored from a backup"),
            "{sync}"
        );
    }
    let audit = three.nodes[RESTORED].done(&["audit", "tail"]);
    assert!(audit.to_string().contains("restore "), "{audit}");
}

/// The operator's own place: sets of backups, and the key that no node has.
struct Safe {
    folder: tempfile::TempDir,
    recipient: String,
}

impl Safe {
    fn new() -> Self {
        use age::secrecy::ExposeSecret;
        let folder = tempfile::tempdir().unwrap();
        let identity = age::x25519::Identity::generate();
        std::fs::write(folder.path().join("key"), identity.to_string().expose_secret()).unwrap();
        Self {
            recipient: identity.to_public().to_string(),
            folder,
        }
    }

    /// Makes a set while the node works; where it is.
    fn back_up(&self, node: &Node) -> String {
        let into = self.folder.path().to_str().unwrap();
        let made = node.done(&["backup", "create", "--into", into, "--recipient", &self.recipient]);
        made["set"].as_str().unwrap().to_owned()
    }

    /// Loses the store of a stopped node and makes it from the set.
    fn put_back(&self, node: &Node, set: &str) {
        node.lose_store();
        let key = self.folder.path().join("key");
        let restored = node.done(&["backup", "restore", set, "--identity", key.to_str().unwrap()]);
        assert_ne!(restored["epoch"], json!(null), "{restored}");
        assert_ne!(restored["records"], Value::from(0), "{restored}");
    }
}
