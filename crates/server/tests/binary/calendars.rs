//! Calendars by command: from a file, and from a server that is asked again only for what is new.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::folder::Folder;

/// A calendar with one entry a title, in the far future.
fn calendar(titles: &[&str]) -> String {
    let mut text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nX-WR-CALNAME:Town hall\r\n".to_owned();
    let year = crate::command_line::far_ahead()[..4].parse::<i32>().unwrap() - 1;
    for title in titles {
        text.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:{title}@t\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{year}0601T180000Z\r\n\
             DTEND:{year}0601T200000Z\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n"
        ));
    }
    text + "END:VCALENDAR\r\n"
}

#[test]
fn a_file_becomes_events_and_its_faults_are_said_with_their_lines() {
    let folder = Folder::set_up("http://localhost:8801");
    let mut text = calendar(&["Talk", "Walk"]);
    text = text.replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:No start\r\nEND:VEVENT\r\nEND:VCALENDAR",
    );
    let file = folder.file("town.ics", text);
    let added = folder.json(&["source", "add", &file, "--audience", "public"]);
    assert_eq!(
        (&added["read"]["new"], &added["source"]["name"]),
        (&2.into(), &"Town hall".into())
    );
    assert!(added["read"]["faults"][0].as_str().unwrap().starts_with("line "));
    let listed = folder.done(&["source", "list"]);
    let fault = added["read"]["faults"][0].as_str().unwrap();
    assert!(
        listed.contains("1 fault") && listed.ends_with(&format!("  {fault}\n")),
        "{listed}"
    );
    assert_eq!(folder.json(&["events", "list"]).as_array().unwrap().len(), 2);
    let id = added["source"]["id"].as_str().unwrap();
    folder.done(&["source", "remove", id]);
    assert_eq!(folder.run(&["source", "remove", id]).code, 4);
    assert_eq!(folder.json(&["events", "list"]).as_array().unwrap().len(), 2);
}

/// F13: what is looked at is kept nowhere, what waits is told with its id, and what is ticked is published.
#[test]
fn entries_wait_until_they_are_ticked_and_a_dry_run_changes_nothing() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.file("town.ics", calendar(&["Talk", "Walk", "Work"]));
    let looked = folder.json(&["source", "add", &file, "--dry-run"]);
    assert_eq!(looked["ahead"].as_array().unwrap().len(), 3);
    assert_eq!(folder.json(&["source", "list"]), serde_json::json!([]));

    let added = folder.json(&["source", "add", &file, "--ask", "--audience", "members"]);
    assert_eq!(
        (&added["read"]["new"], &added["read"]["waiting"]),
        (&0.into(), &3.into())
    );
    let id = added["source"]["id"].as_str().unwrap();
    let waiting = folder.json(&["source", "entries", id]);
    let of = |title: &str| {
        let mut all = waiting.as_array().unwrap().iter();
        let found = all.find(|entry| entry["title"] == title).unwrap();
        found["id"].as_str().unwrap().to_owned()
    };
    let (talk, walk) = (of("Talk"), of("Walk"));
    let tick = [
        "source",
        "choose",
        id,
        "--publish",
        talk.as_str(),
        "--leave-out",
        walk.as_str(),
    ];
    let foreseen = folder.json(&[tick.as_slice(), &["--dry-run"]].concat());
    assert_eq!(foreseen["published"][0]["title"], "Talk");
    assert_eq!(folder.json(&["events", "list"]).as_array().unwrap().len(), 0);
    let chosen = folder.json(&tick);
    assert_eq!(
        (&chosen["waiting"], &chosen["dry_run"]),
        (&2.into(), &false.into())
    );
    assert_eq!(folder.json(&["events", "list"]).as_array().unwrap().len(), 1);
    folder.json(&["source", "choose", id, "--new", "yes"]);
    assert_eq!(
        folder.json(&["events", "list"]).as_array().unwrap().len(),
        2,
        "what was left out stays out"
    );
    assert_eq!(folder.run(&["source", "choose", id, "--publish", "00"]).code, 4);
    folder.done(&["source", "remove", id, "--dry-run"]);
    assert_eq!(
        folder.json(&["source", "entries", id]).as_array().unwrap().len(),
        1
    );
    folder.done(&["source", "remove", id]);
    assert_eq!(folder.run(&["source", "entries", id]).code, 4);
}

#[test]
fn a_server_is_asked_conditionally_and_what_vanished_is_cancelled() {
    let folder = Folder::set_up("http://localhost:8801");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/town.ics", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let heard = asked.clone();
    std::thread::spawn(move || {
        let answers = [
            ok("\"one\"", &calendar(&["Talk", "Walk"])),
            "HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n".to_owned(),
            ok("\"two\"", &calendar(&["Walk"])),
        ];
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 4_096];
            let length = stream.read(&mut request).unwrap();
            heard
                .lock()
                .unwrap()
                .push(String::from_utf8_lossy(&request[..length]).into_owned());
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    let added = folder.run(&["source", "add", &url, "--dev", "--json"]);
    assert!(added.err.contains("fetching"), "{}", added.err);
    let added: serde_json::Value = serde_json::from_str(&added.out).unwrap();
    assert_eq!(added["read"]["new"], 2);
    let again = folder.json(&["source", "refresh", "--dev"]);
    assert_eq!(again[0]["read"]["changed"], 0);
    let third = folder.json(&["source", "refresh", "--dev"]);
    assert_eq!(
        (&third[0]["read"]["cancelled"], &third[0]["read"]["same"]),
        (&1.into(), &1.into())
    );
    let asked = asked.lock().unwrap();
    assert!(!asked[0].contains("if-none-match"));
    assert!(
        asked[1].contains("if-none-match: \"one\"") && asked[2].contains("if-none-match: \"one\""),
        "{asked:?}"
    );
    drop(asked);
    let refused = folder.run(&["source", "refresh", "--dev"]);
    assert_eq!(refused.code, 1);
    assert!(folder.json(&["source", "list"])[0]["failure"].is_string());
}

#[test]
fn a_reading_ends_when_whoever_asked_for_it_hangs_up() {
    let folder = Folder::set_up("http://localhost:8801");
    let config = folder.data().join("rosarium.toml");
    let patient = std::fs::read_to_string(&config)
        .unwrap()
        .replace("read_seconds = 10", "read_seconds = 60");
    std::fs::write(&config, patient).unwrap();
    let _node = folder.serve_dev();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/slow.ics", listener.local_addr().unwrap());
    let mut asking = folder.start(&["source", "add", &url]);
    let (mut stream, _) = listener.accept().unwrap();
    let mut request = [0; 4_096];
    assert!(stream.read(&mut request).unwrap() > 0);
    asking.kill().unwrap();
    asking.wait().unwrap();
    // Far less than the minute that the node would wait for the calendar.
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    assert_eq!(stream.read(&mut request).unwrap(), 0);
    assert_eq!(folder.json(&["source", "list"]), serde_json::json!([]));
    let file = folder.file("town.ics", calendar(&["Talk"]));
    assert_eq!(folder.json(&["source", "add", &file])["read"]["new"], 1);
}

fn ok(etag: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/calendar\r\netag: {etag}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}
