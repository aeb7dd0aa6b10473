//! What is looked for outside of rooms is not found in them.

use std::time::Duration;

use harness::send;
use harness::tap::{Canary, CanaryNet};
use http::Method;

use crate::scene::Scene;
use crate::two_runs::alone;

/// Where somebody looks for a word by an address.
const SEARCHES: [&str; 2] = ["/people", "/desk/members"];
/// The same for a token.
const BY_TOKEN: [&str; 1] = ["/api/v1/people"];
/// Of a word: all of it, its beginning, and its middle.
const PARTS: [(usize, usize); 3] = [(0, 28), (0, 10), (9, 19)];
/// So often may somebody look for people.
const BETWEEN: Duration = Duration::from_secs(61);

/// D3: whoever looks outside for a word that was said in a room, or for a part of one, is answered as for a word that nobody
/// ever said, and no index of the main store has it; whoever sits in the room finds it there.
#[test]
fn a_word_of_a_room_is_found_in_the_room_alone() {
    alone(async {
        let mut scene = Scene::lay(633).await;
        let never = Canary::of("rose", "never said", 633);
        for (role, browser) in scene.outside() {
            for page in SEARCHES {
                for (word, other) in parts(&scene.canaries, &never) {
                    scene.world.advance(BETWEEN);
                    let found = browser.get(&format!("{page}?q={word}")).await;
                    let nothing = browser.get(&format!("{page}?q={other}")).await;
                    assert_eq!(found.status, nothing.status, "{page} as {role}");
                    assert_eq!(found.headers, nothing.headers, "{page} as {role}");
                    assert_eq!(
                        found.text().replace(word, other),
                        nothing.text(),
                        "{page} as {role}"
                    );
                }
            }
        }
        for person in [&scene.maren.0, &scene.olga.0, &scene.otto.0, &scene.oona.0] {
            for address in BY_TOKEN {
                for (word, other) in parts(&scene.canaries, &never) {
                    scene.world.advance(BETWEEN);
                    let ask = |word: &str| format!("{address}?q={word}");
                    let token = Some(person.token());
                    let found = send(&scene.node, Method::GET, &ask(word), token, None).await;
                    let nothing = send(&scene.node, Method::GET, &ask(other), token, None).await;
                    assert_eq!((found.status, nothing.status), (200, 200), "{address}");
                    assert_eq!(found.text().replace(word, other), nothing.text(), "{address}");
                }
            }
        }
        let (klara, maren) = (&scene.klara.1, &scene.maren.0);
        let in_public = scene.otto.1.get("/desk/members?q=maren").await.text();
        assert!(
            in_public.contains(&format!("/desk/members/{}", maren.id)),
            "{in_public}"
        );
        let search = format!("{}/search", scene.room);
        let said = [("q", scene.canaries[2].word())];
        let in_room = klara.post_hers(&search, &said).await.text();
        assert!(in_room.contains(&scene.thread), "{in_room}");
        // What somebody typed who looked for it may stand where requests are told of; rows are what an index would be.
        let mut tap = scene.tap.take().expect("nobody took it");
        tap.gather(&scene.world).await;
        let rows = tap
            .records()
            .iter()
            .filter(|record| record.way.starts_with("row of"));
        assert!(rows.count() > 0, "the main store has rows");
        let found = tap.canaries(&CanaryNet::of(&scene.canaries)).into_iter();
        let indexed: Vec<String> = found.filter(|line| line.starts_with("row of")).collect();
        assert!(indexed.is_empty(), "{}", indexed.join("\n"));
        scene.world.abandon();
    });
}

/// Parts of words that were said, each with the same part of one that was not.
fn parts<'w>(said: &'w [Canary], never: &'w Canary) -> Vec<(&'w str, &'w str)> {
    let of = |word: &'w Canary| PARTS.map(|(from, to)| (&word.word()[from..to], &never.word()[from..to]));
    said.iter().flat_map(of).collect()
}
