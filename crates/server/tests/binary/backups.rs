//! Backups and copies by the binary, of a node that runs and of one that does not.

use age::secrecy::ExposeSecret;

use crate::command_line::{event, far_ahead};
use crate::folder::Folder;

/// A file with a key, and the public half.
fn key(folder: &Folder) -> (String, String) {
    let identity = age::x25519::Identity::generate();
    let file = folder.file("key", identity.to_string().expose_secret());
    (file, identity.to_public().to_string())
}

fn with_an_event(folder: &Folder) {
    let file = folder.file("event.json", event("Remembered meeting", "public", &far_ahead()));
    folder.done(&["events", "create", "--file", &file]);
}

#[test]
fn a_node_is_backed_up_while_it_runs_and_stands_again_in_another_folder() {
    let folder = Folder::set_up("http://localhost:8801");
    with_an_event(&folder);
    let (identity, recipient) = key(&folder);
    let served = folder.serve_dev();
    let refused = folder.run(&["backup", "create"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("age-keygen"), "{}", refused.err);
    let dry = folder.run(&["backup", "create", "--recipient", &recipient, "--dry-run"]);
    assert_eq!((dry.code, folder.data().join("backups").exists()), (3, false));
    let made = folder.json(&["backup", "create", "--recipient", &recipient]);
    assert_eq!(served.end(), Some(0));
    let set = made["set"].as_str().unwrap();

    let verified = folder.done(&["backup", "verify", set]);
    assert!(verified.contains("--identity"), "{verified}");
    let verified = folder.json(&["backup", "verify", set, "--identity", &identity]);
    assert_eq!(verified["origin"], "http://localhost:8801");

    let other = Folder::empty("http://localhost:8801");
    let asked = ["backup", "restore", set, "--identity", &identity];
    assert_eq!(other.run(&[&asked[..], &["--dry-run"]].concat()).code, 3);
    assert!(!other.data().join("store").exists());
    let restored = other.json(&asked);
    assert!(restored["epoch"].as_i64().is_some());
    let listed = other.json(&["events", "list"]);
    assert_eq!(listed[0]["title"], "Remembered meeting");
    assert_eq!(other.run(&asked).code, 1, "the folder holds a store now");
    assert_eq!(other.serve_dev().end(), Some(0));
}

/// Journey A, step 13: before another program starts on a folder it says what is in the way: a backup that is missing, a node that
/// has the store open, a store in a form that it does not read.
#[test]
fn a_program_says_beforehand_whether_it_goes_on_with_a_folder() {
    let folder = Folder::set_up("http://localhost:8801");
    let refused = folder.run(&["upgrade"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("upgrade --check"), "{}", refused.err);
    let verdict = |value: &serde_json::Value, check: &str| {
        let findings = value["findings"].as_array().unwrap();
        let found = findings.iter().find(|finding| finding["check"] == check);
        found.unwrap()["verdict"].as_str().unwrap().to_owned()
    };
    let check = || folder.json(&["upgrade", "--check"]);
    let value = check();
    for (name, expected) in [
        ("configuration", "ok"),
        ("format", "ok"),
        ("store", "ok"),
        ("backup", "warn"),
    ] {
        assert_eq!(verdict(&value, name), expected, "{name}");
    }
    let (_, recipient) = key(&folder);
    folder.json(&["backup", "create", "--recipient", &recipient]);
    assert_eq!(verdict(&check(), "backup"), "ok");
    let served = folder.serve_dev();
    assert_eq!(verdict(&check(), "store"), "warn");
    assert_eq!(served.end(), Some(0));
    let format = folder.data().join("store").join("FORMAT");
    let text = std::fs::read_to_string(&format).unwrap();
    std::fs::write(&format, text.replace("schema: 1", "schema: 2")).unwrap();
    let newer = folder.run(&["upgrade", "--check"]);
    assert_eq!(newer.code, 1);
    assert!(newer.out.contains("install the newer program"), "{}", newer.out);
    let nowhere = Folder::empty("http://localhost:8801");
    assert_eq!(nowhere.run(&["upgrade", "--check"]).code, 1);
    assert!(!nowhere.data().join("store").exists(), "nothing is made");
}

#[test]
fn a_store_is_copied_to_sled_and_the_node_goes_on_there() {
    let folder = Folder::set_up("http://localhost:8801");
    with_an_event(&folder);
    let checked = folder.json(&["db", "check"]);
    assert_eq!(folder.run(&["db", "copy", "--to", "sled", "--dry-run"]).code, 3);
    let copied = folder.json(&["db", "copy", "--to", "sled"]);
    assert_eq!(copied["records"], checked["records"]);
    let file = folder.data().join("rosarium.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let path = format!("path = {:?}", copied["to"].as_str().unwrap());
    let other = text
        .replace("engine = \"redb\"", "engine = \"sled\"")
        .replace("path = \"\"", &path);
    std::fs::write(&file, other).unwrap();
    assert_eq!(folder.json(&["events", "list"])[0]["title"], "Remembered meeting");
    assert_eq!(folder.json(&["db", "migrate"])["changed"], 0);
    let served = folder.serve_dev();
    assert!(folder.json(&["db", "check"])["records"].is_u64());
    let refused = folder.run(&["db", "copy", "--to", "redb"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("stop the other rosarium"), "{}", refused.err);
    assert_eq!(served.end(), Some(0));
    let back = folder.json(&["db", "copy", "--to", "redb"]);
    assert!(back["records"].as_u64() >= copied["records"].as_u64());
}

/// H7, D16: what locks the rooms is in no set, and without it a node that was put back works with its rooms locked.
#[test]
fn rooms_come_with_a_set_of_keys_apart_and_open_with_the_key_that_is_in_neither() {
    let folder = Folder::set_up("http://localhost:8801");
    let (identity, recipient) = key(&folder);
    let said = folder.run(&["backup", "create", "--recipient", &recipient, "--dry-run"]);
    assert_eq!(said.code, 3);
    let made = folder.json(&["backup", "create", "--recipient", &recipient]);
    let (set, keys) = (made["set"].as_str().unwrap(), made["room_keys"].as_str().unwrap());
    assert_ne!(set, keys);
    assert!(made["in_no_backup"].as_str().unwrap().contains("rooms.kek"));
    let asked = [set, "--identity", &identity, "--room-keys", keys];
    let verified = folder.json(&[&["backup", "verify"][..], &asked].concat());
    assert_eq!(verified["rooms"]["rows_without_key"], 0);
    let pruned = folder.json(&["backup", "prune"]);
    assert_eq!(
        (
            pruned["kept"].as_u64(),
            pruned["removed"].as_array().map(Vec::len)
        ),
        (Some(1), Some(0))
    );
    assert_eq!(folder.run(&["backup", "prune", "--dry-run"]).code, 0);

    let other = Folder::empty("http://localhost:8801");
    let restored = other.json(&[&["backup", "restore"][..], &asked].concat());
    assert_eq!(restored["rooms"]["state"], "with_keys");
    let locked = other.run(&["room", "list"]);
    assert_eq!(locked.code, 1);
    assert!(locked.err.contains("rooms are locked"), "{}", locked.err);
    assert_eq!(other.serve_dev().end(), Some(0));
    std::fs::copy(folder.data().join("rooms.kek"), other.data().join("rooms.kek")).unwrap();
    assert_eq!(other.run(&["room", "list"]).code, 0);
}
