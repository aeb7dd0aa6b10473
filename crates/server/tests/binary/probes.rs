//! The probes of a development node (testing, item 7).

use crate::command_line::{event, far_ahead};
use crate::folder::Folder;

#[test]
fn the_clock_is_moved_and_says_what_time_it_is() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let now = |body: serde_json::Value| body["now"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let before = now(node.get("/dev/clock").json());
    let after = now(node
        .post("/dev/clock", "application/json", r#"{"advance_seconds":86400}"#)
        .json());
    assert!(after.as_second() - before.as_second() >= 86_400);
    assert_eq!(node.post("/dev/clock", "application/json", "soon").status, 400);
}

#[test]
fn what_was_refused_at_the_door_is_listed_with_its_reason() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let activity = r#"{"id":"https://x.example/1","type":"Follow","actor":"https://x.example/a"}"#;
    let refused = node.post("/inbox", "application/activity+json", activity);
    assert_eq!(refused.status, 401);
    let listed = node.get("/dev/received").json();
    assert_eq!(listed["received"][0]["id"], "https://x.example/1");
    assert_eq!(listed["received"][0]["verdict"], "refused");
    assert_eq!(listed["received"][0]["status"], 401);
    // Taken, and kept nowhere: whoever sent it finds it all the same.
    let farewell = r#"{"id":"https://x.example/2","type":"Delete","actor":"https://x.example/a","object":"https://x.example/a"}"#;
    assert_eq!(
        node.post("/inbox", "application/activity+json", farewell).status,
        202
    );
    let listed = node.get("/dev/received?since=").json();
    let taken = &listed["received"][1];
    assert_eq!(
        (&taken["id"], &taken["verdict"]),
        (&"https://x.example/2".into(), &"ignored".into())
    );
    let later = node.get("/dev/received?since=2200-01-01T00:00:00Z").json();
    assert_eq!(later["received"], serde_json::json!([]));
    assert_eq!(node.get("/dev/received?since=yesterday").status, 400);
    assert_eq!(node.get("/dev/mail").json()["mail"], serde_json::json!([]));
}

#[test]
fn a_reset_leaves_the_address_and_the_keys_and_nothing_else() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let actor = |path: &str| node.get_as(path, "application/activity+json").json();
    let before = actor("/c/community")["publicKey"].clone();
    let file = folder.file("event.json", event("Soon gone", "public", &far_ahead()));
    folder.done(&["events", "create", "--file", &file]);
    let media = folder.data().join("media");
    let picture = media.join(format!("{}.jpg", "a1".repeat(32)));
    std::fs::create_dir_all(&media).unwrap();
    std::fs::write(&picture, "a picture that nothing shows").unwrap();
    assert_eq!(node.post("/dev/reset", "application/json", "").status, 200);
    assert!(!picture.exists());
    assert_eq!(folder.json(&["events", "list"]), serde_json::json!([]));
    assert_eq!(folder.json(&["members", "list"]), serde_json::json!([]));
    assert_eq!(actor("/c/community")["publicKey"], before);
    folder.done(&["admin", "create", "olga@example.org"]);
    folder.done(&["events", "create", "--file", &file]);
    let drained = node.post("/dev/drain", "application/json", "");
    assert_eq!(drained.json()["waiting_for_retry"], 0);
}
