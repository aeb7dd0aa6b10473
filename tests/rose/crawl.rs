//! The canary crawl: everybody outside reads every address there is, and no word of a room is in it, however it is written.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use harness::evil::Evil;
use harness::tap::{CanaryNet, Eye, Observer};
use harness::{Browser, Person};
use server::router::addresses;

use crate::scene::Scene;
use crate::two_runs::alone;

/// Files of the temporary folder that are looked into, and how deep, and how large they may be.
const FILES_MAX: usize = 20_000;
const DEPTH_MAX: usize = 4;
const FILE_BYTES_MAX: u64 = 4 << 20;

/// Every address of some doors, filled with what there is: the room's own letters among them.
fn everything(scene: &Scene, doors: &[&str]) -> Vec<String> {
    let [room, thread, post] = scene.letters();
    let member = scene.klara.0.id.to_string();
    let of_doors = addresses().into_iter().filter(|(door, _)| doors.contains(door));
    let fill = |(_, path): (&'static str, &'static str)| {
        let slug = match path {
            path if path.starts_with("/rooms/") => room.as_str(),
            path if path.starts_with("/c/") => "seattle",
            _ => "ledgerline",
        };
        let path = path
            .replace("{slug}", slug)
            .replace("{thread}", &thread)
            .replace("{post}", &post)
            .replace("{invitation}", &scene.invitation)
            .replace("{id}", &member)
            .replace("{handle}", "klara")
            .replace("{host}", "london.example")
            .replace("{collection}", "followers")
            .replace("{list}", "competencies")
            .replace("{*rest}", "nothing");
        path.replace(['{', '}'], "")
    };
    of_doors.map(fill).collect()
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
        let net = CanaryNet::of(&scene.canaries);
        let inside = scene.klara.1.get(&scene.thread).await;
        let known = net.search(&inside.body).len();
        assert!(
            known >= 3,
            "whoever sits in the room reads what was said: {known}"
        );

        let evil = Evil::new(&scene.world, "evil", &scene.node);
        let peer = evil.join_as_peer(&scene.world, &scene.otto.0).await;
        let mut observers = vec![
            (Eye::Server(None), &["federation"][..]),
            (Eye::Server(Some(peer)), &["federation"][..]),
        ];
        let tokens = [&scene.maren.0, &scene.olga.0, &scene.otto.0, &scene.oona.0];
        observers.extend(tokens.map(|person: &Person| (Eye::Token(person.clone()), &["api"][..])));
        let browsers = scene.outside().into_iter();
        observers.extend(
            browsers.map(|(_, browser): (&str, Browser)| (Eye::Browser(browser), &["web", "feeds"][..])),
        );
        let mut read = 0;
        for (eye, doors) in observers {
            // Her invitation tells its holder the rule of the room, and no word that was typed into it.
            let what = everything(&scene, doors);
            read += what.len();
            let observer = Observer {
                name: "somebody outside",
                eye,
            };
            let now = scene.node.clock_now();
            observer.look(&mut tap, &scene.node, now, &what, &[]).await;
        }
        assert!(read > 1_000, "only {read} addresses were read");
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
        let mut left = FILES_MAX;
        let in_files = in_folder(&std::env::temp_dir(), begun, (DEPTH_MAX, &mut left), &net);
        assert!(in_files.is_empty(), "{}", in_files.join("\n"));
        scene.world.abandon();
    });
}

/// Files of the folder that were written since and hold a canary.
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
        if *left == 0 {
            break;
        }
        *left -= 1;
        let Ok(of) = entry.metadata() else { continue };
        if of.is_dir() && depth > 0 {
            found.extend(in_folder(&entry.path(), since, (depth - 1, &mut *left), net));
        }
        let is_new = of.modified().is_ok_and(|at| at >= since);
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

/// R4, D15: a panic inside a request, and a request that makes no sense, put no word of a room into the log; and no address
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
