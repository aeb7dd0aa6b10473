//! Whoever looks for something of a room outside it finds what she finds of nothing: by words, in any language, and by
//! addresses of files.

use std::collections::BTreeSet;
use std::time::Duration;

use harness::send;
use harness::tap::Canary;
use http::Method;
use server::router::addresses;

use crate::matrix::{NEVER, is_one_answer};
use crate::scene::Scene;
use crate::two_runs::alone;

/// Where words are looked for outside rooms, and where somebody might try to.
const SEARCHES: [&str; 6] = [
    "/people?q=",
    "/desk/members?q=",
    "/events?q=",
    "/notes?q=",
    "/communities?q=",
    "/rooms?q=",
];
const SEARCHES_BY_TOKEN: [&str; 2] = ["/api/v1/people?q=", "/api/v1/notes?q="];
/// Letters of a part of a word.
const PART: usize = 10;

/// What browsers ask for; the last two are of no language that there is.
const LANGUAGES: [&str; 7] = ["en", "de", "es", "fr", "sv", "tlh", "*;q=0.1"];
/// Fewer would leave out a language, or a role.
const PAIRS_MIN: usize = 200;

/// A word, its beginning, and a part out of its middle.
fn parts(word: &str) -> [&str; 3] {
    [word, &word[..PART], &word[PART / 2..PART / 2 + PART]]
}

/// D3: no word of a room, nor a part of one, finds anything outside it: the answer is that for a word which nobody ever said.
#[test]
fn no_search_outside_a_room_knows_a_word_of_it() {
    alone(async {
        let scene = Scene::lay(641).await;
        let never = Canary::of("rose", "never said", 641);
        let search = format!("{}/search", scene.room);
        let said = &scene.canaries[2];
        let inside = scene
            .klara
            .1
            .post_hers(&search, &[("q", parts(said.word())[2])])
            .await;
        assert!(
            inside.text().contains(said.word()),
            "whoever sits in the room finds it there"
        );
        for canary in &scene.canaries {
            for (word, other) in parts(canary.word()).into_iter().zip(parts(never.word())) {
                // Nobody looks into the directory more often than she may in a minute.
                scene.node.clock.advance(Duration::from_secs(60));
                for address in SEARCHES {
                    for browser in [&scene.maren.1, &scene.otto.1, &scene.edda.1] {
                        let mut found = browser.get(&format!("{address}{word}")).await;
                        let mut nothing = browser.get(&format!("{address}{other}")).await;
                        // Of the bytes that are compared below, once the word in them is one.
                        found.headers.remove("etag");
                        nothing.headers.remove("etag");
                        assert_eq!(found.status, nothing.status, "{address}{word}");
                        assert_eq!(found.headers, nothing.headers, "{address}{word}");
                        let told = found.text().replace(word, other);
                        assert_eq!(told, nothing.text(), "{address}{word}");
                    }
                }
                for address in SEARCHES_BY_TOKEN {
                    let token = Some(scene.maren.0.token());
                    let asked = |word: &str| format!("{address}{word}");
                    let (found, nothing) = (asked(word), asked(other));
                    let found = send(&scene.node, Method::GET, &found, token, None).await;
                    let nothing = send(&scene.node, Method::GET, &nothing, token, None).await;
                    let told = found.text().replace(word, other);
                    assert_eq!(
                        (found.status, told),
                        (nothing.status, nothing.text()),
                        "{address}"
                    );
                }
            }
        }
        scene.world.finish();
    });
}

/// D6: in every language, for every role outside, what is there and what never was are one answer.
#[test]
fn in_every_language_a_room_is_what_nobody_ever_made() {
    alone(async {
        let scene = Scene::lay(642).await;
        let letters = scene.letters();
        let [room, thread] = [&scene.room, &scene.thread].map(String::as_str);
        let of_nothing = |path: &str| {
            let pairs = letters.iter().zip(NEVER);
            pairs.fold(path.to_owned(), |path, (own, never)| path.replace(own, never))
        };
        let (members, audit) = (format!("{room}/members"), format!("{room}/audit"));
        let (mut pairs, mut words) = (0, BTreeSet::new());
        for (role, browser) in scene.outside() {
            for language in LANGUAGES {
                browser.speaks(language);
                for path in [room, thread, &members, &audit] {
                    let what = format!("GET {path} as {role} in {language}");
                    let there = browser.get(path).await;
                    let never = browser.get(&of_nothing(path)).await;
                    assert_eq!(there.status, 404, "{what}");
                    is_one_answer(&there, &never, &letters, &what);
                    pairs += 1;
                    if path == room && role == "a stranger" {
                        words.insert(never.text());
                    }
                }
                let what = format!("POST {thread} as {role} in {language}");
                let typed = [("text", "Nobody pays in time.")];
                let there = browser.post_hers(thread, &typed).await;
                let never = browser.post_hers(&of_nothing(thread), &typed).await;
                is_one_answer(&there, &never, &letters, &what);
                pairs += 1;
            }
        }
        assert!(pairs >= PAIRS_MIN, "only {pairs} pairs");
        assert!(words.len() >= 5, "the page is in {} languages", words.len());
        scene.world.finish();
    });
}

/// D11, F11: a room takes no file: no form of it asks for one, none that is sent is kept, and no address below it is of one.
#[test]
fn a_room_takes_no_file_and_has_no_address_of_one() {
    alone(async {
        let scene = Scene::lay(643).await;
        let klara = &scene.klara.1;
        for address in [
            scene.room.clone(),
            format!("{}/new", scene.room),
            scene.thread.clone(),
        ] {
            let page = klara.get(&address).await;
            assert_eq!(page.status, 200, "{address}");
            for asked in ["type=\"file\"", "multipart/form-data"] {
                assert!(!page.text().contains(asked), "{address}: {asked}");
            }
        }
        let before = scene.node.rows_of_rooms();
        let token = klara.get(&scene.thread).await.form_token();
        let sent = [
            ("form_token", token.as_bytes()),
            ("text", b"With a paper".as_slice()),
            ("file", b"%PDF-1.7".as_slice()),
        ];
        let reply = klara.post_parts(&scene.thread, &sent).await;
        assert!((400..500).contains(&reply.status), "{}", reply.status);
        assert!(
            scene.node.rows_of_rooms() == before,
            "nothing is kept of a form with a file"
        );
        let below = addresses().into_iter().filter(|(_, path)| path.contains("room"));
        let of_files: Vec<_> = below
            .filter(|(_, path)| {
                let words = ["file", "media", "picture", "image", "attach", "{*"];
                words.iter().any(|word| path.contains(word))
            })
            .collect();
        assert!(of_files.is_empty(), "{of_files:?}");
        scene.world.finish();
    });
}
