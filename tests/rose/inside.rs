//! What whoever sits in a room is told on each of its pages, and what is offered to her alone.

use crate::matrix::{below_a_room, filled};
use crate::scene::Scene;
use crate::two_runs::alone;

/// What each page of a room says (F11).
const STAYS: &str = "Stays in this room, in this community. No names outside.";
/// Who sits there: Olga and Klara.
const READERS: &str = "2 members can read this";
/// Fields by which something would be given to others than the members of the room.
const AUDIENCES: [&str; 5] = ["audience", "visibility", "scope", "to", "cc"];
/// Pages of a room that both of them read together; fewer would leave one out.
const PAGES_MIN: usize = 14;

/// F11, D4, D9, D17: every page of a room, whichever it is, says that it stays there and how many can read it, has one word for
/// a title, is kept by no cache, and asks nowhere whom it is for.
#[test]
fn each_page_of_a_room_says_who_can_read_it_and_its_head_says_nothing() {
    alone(async {
        let scene = Scene::lay(651).await;
        let letters = scene.letters();
        let own = [0, 1, 2].map(|number: usize| letters[number].as_str());
        let mut pages = 0;
        for (_, browser) in [&scene.olga, &scene.klara] {
            for path in below_a_room() {
                let address = filled(&path, own);
                let page = browser.get(&address).await;
                if page.status != 200 {
                    continue;
                }
                pages += 1;
                let html = page.text();
                let (head, body) = html.split_once("</head>").expect("a page has a head");
                assert!(head.contains("<title>Room</title>"), "{path}: {head}");
                for said in [STAYS, READERS] {
                    assert!(body.contains(said), "{path}: {said}");
                }
                for canary in &scene.canaries {
                    assert!(!head.contains(canary.word()), "{path}: {head}");
                }
                for field in AUDIENCES {
                    assert!(!body.contains(&format!("name=\"{field}\"")), "{path}: {field}");
                }
                assert_eq!(page.header("cache-control"), Some("private, no-store"), "{path}");
                assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{path}");
                for name in ["etag", "last-modified", "link"] {
                    assert_eq!(page.header(name), None, "{path}: {name}");
                }
            }
        }
        assert!(pages >= PAGES_MIN, "only {pages} pages were read");
        scene.world.finish();
    });
}

/// Need 0.10: the way to release something stands with one's own words alone, also before a steward.
#[test]
fn only_her_own_words_are_offered_to_be_released() {
    alone(async {
        let scene = Scene::lay(652).await;
        for ((_, browser), hers) in [(&scene.olga, 2), (&scene.klara, 3)] {
            let page = browser.get(&scene.thread).await.text();
            let posts: Vec<&str> = page
                .split("<li id=\"")
                .skip(1)
                .map(|post| post.split("</li>").next().unwrap_or_default())
                .collect();
            assert_eq!(posts.len(), 3, "{page}");
            for post in posts {
                let is_hers = post.contains(scene.canaries[hers].word());
                assert_eq!(post.contains("/release\""), is_hers, "{post}");
            }
        }
        scene.world.finish();
    });
}
