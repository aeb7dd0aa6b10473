//! The canary crawl: everybody outside reads every address there is, and no word of a room is in it, however it is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use harness::evil::Evil;
use harness::tap::{Canary, CanaryNet, Eye, NOTHING, Observer, Tap, Things};
use harness::{Browser, Person};
use serde_json::json;

use crate::scene::{Scene, led_to};
use crate::two_runs::alone;

/// Most entries of folders that are looked at, how deep, and how large a file may be.
const ENTRIES_MAX: usize = 20_000;
const DEPTH_MAX: usize = 4;
const FILE_BYTES_MAX: u64 = 4 << 20;
/// The folder in memory, where the keys of a story's rooms lie; files may be left there as in the temporary one.
const IN_MEMORY: &str = "/dev/shm";
/// What is released: no word of the room's own is in it.
const RELEASED: &str = "Nobody pays in time.";

/// What there is to be read: an event, a note that was released, and the room's own letters.
async fn things(scene: &mut Scene) -> Things {
    let event = json!({
        "title": "Margins", "description": "<p>Bring one question.</p>",
        "start": "2027-01-14T18:00:00-08:00", "end": "2027-01-14T20:00:00-08:00",
        "timezone": "America/Los_Angeles", "modality": "in_person",
        "place": { "name": "Pier 57", "locality": "Seattle", "country": "US" },
        "audience": "public",
    });
    let made = scene.otto.0.publish(event).await;
    let note = scene.release(RELEASED).await;
    // What is said throws away what was kept unsent.
    let kept = [("text", scene.canaries[4].word()), ("act", "draft")];
    led_to(&scene.klara.1.post_hers(&scene.thread, &kept).await);
    Things {
        community: scene.node.name.clone(),
        peer: "evil.example".to_owned(),
        member: [scene.klara.0.id.to_string(), "klara".to_owned()],
        event: made["id"].as_str().unwrap_or(NOTHING).to_owned(),
        note,
        room: scene.letters(),
        invitation: scene.invitation.clone(),
    }
}

/// R4, I7, D8, D15, D16: whoever is in no room reads all pages, REST and documents, and no canary is in any of them, nor in
/// mails, logs, figures, what other servers are sent, the rows of the main store and the temporary folder.
#[test]
fn no_word_of_a_room_is_in_anything_that_anybody_outside_can_read() {
    alone(async {
        let marker = tempfile::NamedTempFile::new().expect("a file can be made");
        let begun = marker.as_file().metadata().and_then(|of| of.modified());
        let begun = begun.expect("a file has a time");
        let mut scene = Scene::lay(631).await;
        let mut tap = scene.tap.take().expect("nobody took it");
        let inside = scene.klara.1.get(&scene.thread).await;
        let found = CanaryNet::of(&scene.canaries).search(&inside.body);
        let known: BTreeSet<Canary> = found.into_iter().map(|one| one.canary).collect();
        assert!(
            scene.canaries[1..].iter().all(|word| known.contains(word)),
            "whoever sits in the room reads all that was said, and what she kept unsent: {known:?}"
        );
        let things = things(&mut scene).await;
        let net = CanaryNet::of(&scene.canaries);

        let evil = Evil::new(&scene.world, "evil", &scene.node);
        let peer = evil.join_as_peer(&scene.world, &scene.otto.0).await;
        let mut observers = vec![
            (Eye::Server(None), &["federation"][..]),
            (Eye::Server(Some(peer)), &["federation"][..]),
        ];
        let tokens = [&scene.maren.0, &scene.olga.0, &scene.otto.0, &scene.oona.0];
        observers.extend(tokens.map(|person: &Person| (Eye::Token(person.clone()), &["api"][..])));
        let browsers = scene.outside().into_iter();
        observers.extend(browsers.map(|(_, browser): (&str, Browser)| {
            (Eye::Browser(browser), &["web", "feeds", "operations"][..])
        }));
        let mut read = 0;
        for (eye, doors) in observers {
            // Her invitation tells its holder the rule of the room, and no word that was typed into it.
            let what = things.everywhere(doors);
            read += what.len();
            let observer = Observer {
                name: "somebody outside",
                eye,
            };
            let now = scene.node.clock_now();
            observer.look(&mut tap, &scene.node, now, &what, &[]).await;
        }
        assert!(read > 1_000, "only {read} addresses were read");
        is_there(&tap, &things);
        scene.node.digest().await;
        scene.node.compare_with_all();
        // The scripted peer answers little, and is asked again for days.
        scene.world.run_for(Duration::from_secs(3_600)).await;
        tap.gather(&scene.world).await;
        // What lies on the rooms' own disk is sealed, and their keys are wrapped.
        let now = scene.node.clock_now();
        for (key, row) in scene.node.rows_of_rooms() {
            tap.note(now, "row of the rooms", &[key, row].concat());
        }
        let keys = fs::read(scene.node.rooms_key_file()).expect("there is a room, so there are keys");
        tap.note(now, "keys of the rooms", &keys);
        let found = tap.canaries(&net);
        assert!(found.is_empty(), "{}", found.join("\n"));
        for folder in [std::env::temp_dir().as_path(), Path::new(IN_MEMORY)] {
            let mut left = ENTRIES_MAX;
            let in_files = in_folder(folder, begun, (DEPTH_MAX, &mut left), &net);
            assert!(in_files.is_empty(), "{}", in_files.join("\n"));
            assert!(left > 0, "{} holds too much to be searched", folder.display());
        }
        scene.world.abandon();
    });
}

/// What the crawl looks for secrets in has to be more than pages that say that nothing is there.
fn is_there(tap: &Tap, things: &Things) {
    let (event, note) = (&things.event, &things.note);
    for address in [
        format!("/events/{event}"),
        format!("/events/{event}.ics"),
        format!("/api/v1/events/{event}"),
        format!("/notes/{note}"),
        format!("/api/v1/notes/{note}"),
        format!("/desk/members/{}", things.member[0]),
        format!("/desk/peers/{}", things.peer),
        "/api/v1/me/export".to_owned(),
        "/c/seattle/followers".to_owned(),
        "/nodeinfo/2.1".to_owned(),
    ] {
        let way = format!("GET {address} as somebody outside");
        let read = tap.records().iter().filter(|record| record.way == way);
        let found = read.filter(|record| record.bytes.starts_with(b"200\n"));
        assert!(found.count() > 0, "nobody reads {address}");
    }
}

/// Files of the folder that were written since and hold a canary. What is of others is passed by: a folder in which nothing
/// was made since holds nothing of ours.
fn in_folder(
    folder: &Path,
    since: SystemTime,
    (depth, left): (usize, &mut usize),
    net: &CanaryNet,
) -> Vec<String> {
    let mut found = Vec::new();
    // What others may not read, or took away meanwhile, holds nothing of ours.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        *left = left.saturating_sub(1);
        if *left == 0 {
            break;
        }
        let Ok(of) = entry.metadata() else { continue };
        let is_new = of.modified().is_ok_and(|at| at >= since);
        if of.is_dir() && is_new && depth > 0 {
            found.extend(in_folder(&entry.path(), since, (depth - 1, &mut *left), net));
        }
        if of.is_file() && is_new && of.len() <= FILE_BYTES_MAX {
            let bytes = fs::read(entry.path()).unwrap_or_default();
            let here = net.search(&bytes).into_iter();
            found.extend(
                here.map(|one| format!("{}: {} ({})", entry.path().display(), one.canary.word(), one.how)),
            );
        }
    }
    found
}

#[test]
fn a_file_that_is_left_behind_is_found_beside_many_that_are_of_others() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let [of_others, ours] = ["of-others", "ours"].map(|name| folder.path().join(name));
    for made in [&of_others, &ours] {
        fs::create_dir(made).expect("a folder can be made");
    }
    let begun = fs::metadata(&ours).and_then(|of| of.modified());
    let begun = begun.expect("a folder has a time");
    for number in 0..50 {
        fs::write(of_others.join(number.to_string()), b"nothing").expect("a file can be made");
    }
    let long_ago = fs::File::open(&of_others).and_then(|of| of.set_modified(SystemTime::UNIX_EPOCH));
    long_ago.expect("a folder of ours can be given another time");
    let word = Canary::of("rose", "left behind", 1);
    let net = CanaryNet::of(std::slice::from_ref(&word));
    fs::write(ours.join("core"), word.word()).expect("a file can be made");
    let mut left = 20;
    let found = in_folder(folder.path(), begun, (DEPTH_MAX, &mut left), &net);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(left > 0, "folders of others are not gone through");
}

/// R4, D15: what is too long, and a form that was made for another session, put no word of a room into the log; and no address
/// of a room stands there either, for it would say that somebody was there.
#[test]
fn the_log_names_neither_a_room_nor_what_is_said_in_it() {
    alone(async {
        let mut scene = Scene::lay(632).await;
        let mut tap = scene.tap.take().expect("nobody took it");
        let long = scene.canaries[2].word().repeat(4_000);
        for (path, field) in [
            (&scene.thread, "text"),
            (&scene.room, "title"),
            (&scene.room, "q"),
        ] {
            let reply = scene.klara.1.post_hers(path, &[(field, &long)]).await;
            assert!(reply.status < 500, "{path}: {}", reply.status);
        }
        let search = format!("{}/search", scene.room);
        scene
            .klara
            .1
            .post_hers(&search, &[("q", scene.canaries[2].word())])
            .await;
        scene
            .klara
            .1
            .post(&scene.thread, &[("text", scene.canaries[3].word())])
            .await;
        tap.gather(&scene.world).await;
        let letters = scene.letters();
        for line in tap.records().iter().filter(|record| record.way == "log") {
            let text = String::from_utf8_lossy(&line.bytes).into_owned();
            assert!(!letters.iter().any(|letters| text.contains(letters)), "{text}");
        }
        let found = tap.canaries(&CanaryNet::of(&scene.canaries));
        assert!(found.is_empty(), "{}", found.join("\n"));
        scene.world.finish();
    });
}
