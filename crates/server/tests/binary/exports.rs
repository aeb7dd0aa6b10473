//! All that a node remembers as files, of one that runs and of one that does not (F22).

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::command_line::{event, far_ahead};
use crate::folder::Folder;

fn lines(folder: &Path, file: &str) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let read = |line: &str| serde_json::from_str(line).unwrap();
    text.lines().map(read).collect()
}

#[test]
fn all_that_a_node_remembers_is_written_while_it_runs_and_while_it_does_not() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.file("event.json", event("Remembered meeting", "public", &far_ahead()));
    folder.done(&["token", "create", "--member", "olga", "--scope", "admin"]);
    folder.done(&["events", "create", "--file", &file]);
    let into = folder.data().join("out");
    let path = into.to_str().unwrap();
    let dry = folder.run(&["export", "all", path, "--dry-run"]);
    assert_eq!((dry.code, into.exists()), (3, false), "{}", dry.err);
    assert!(dry.out.contains("events.jsonl: 1"), "{}", dry.out);

    let served = folder.serve_dev();
    let written = folder.json(&["export", "all", path]);
    assert_eq!(served.end(), Some(0));
    assert_eq!(written["files"]["events.jsonl"], 1);
    let events = lines(&into, "events.jsonl");
    assert!(events[0].to_string().contains("Remembered meeting"), "{events:?}");
    let members = lines(&into, "members.jsonl");
    assert_eq!(members[0]["row"]["mail"], "olga@example.org");
    assert_eq!(members[0]["of"]["member"], members[0]["row"]["id"]);
    let csv = std::fs::read_to_string(into.join("members.csv")).unwrap();
    assert!(csv.contains("olga@example.org"), "{csv}");
    assert_eq!(lines(&into, "access_tokens.jsonl").len(), 1);
    let log = lines(&into, "log.jsonl");
    assert!(
        log.iter().any(|line| line["row"]["what"] == "export all"),
        "{log:?}"
    );
    let about = &lines(&into, "about.json")[0];
    assert_eq!(about["files"], written["files"]);
    assert!(!into.join("unfinished.json").exists());
    for entry in std::fs::read_dir(&into).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{entry:?} is its owner's alone");
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for secret in ["ed25519_seed", "rsa_pkcs8", "\"hash\""] {
            assert!(!text.contains(secret), "{entry:?}: {secret}");
        }
    }

    let again = folder.run(&["export", "all", path]);
    assert_eq!(again.code, 2, "nothing is written over");
    let other = folder.data().join("other");
    let stopped = folder.json(&["export", "all", other.to_str().unwrap()]);
    assert_eq!(
        stopped["files"]["members.jsonl"],
        written["files"]["members.jsonl"]
    );
}
