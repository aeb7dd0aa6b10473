//! Names, addresses and pictures in a room: nobody is told, nothing is looked up, nothing is fetched.

use harness::tap::Tap;
use harness::{Browser, Reply};

use crate::scene::Scene;
use crate::two_runs::alone;

/// What an element makes a browser fetch by itself.
const FETCHED_BY: [&str; 9] = [
    "src=",
    "srcset=",
    "poster=",
    "data=",
    "background=",
    "ping=",
    "style=",
    "rel=\"prefetch",
    "rel=\"preconnect",
];

/// R6, D9, D10: a mention, an address and a picture in a room cause no lookup, no connection, no mail and no news, neither
/// when they are written nor when they are read; whoever reads them is sent nowhere by her browser.
#[test]
fn what_is_named_in_a_room_is_neither_looked_up_nor_fetched_nor_told() {
    alone(async {
        let scene = Scene::lay(621).await;
        let mut tap = Tap::open(&scene.world);
        let news_before = news(&scene.maren.1).await;
        let mails_before = scene.node.letterbox.mails().len();
        let said = "@maren @klara @anke@pry.example https://pry.example/one \
            ![two](https://pry.example/two.png) <img src=\"https://pry.example/three.png\"> \
            <link rel=\"prefetch\" href=\"https://pry.example/four\"> [five](https://pry.example/five)";
        for browser in [&scene.olga.1, &scene.klara.1] {
            let reply = browser.post_hers(&scene.thread, &[("text", said)]).await;
            assert_eq!(reply.status, 303, "{}", reply.text());
        }
        let page = scene.klara.1.get(&scene.thread).await;
        assert!(page.text().contains("pry.example/one"), "what was said is shown");
        fetches_nothing(&page);
        scene.node.tend_rooms();
        scene.world.run_until_quiet().await;
        scene.node.digest().await;
        scene.node.watch().await;
        scene.world.run_until_quiet().await;
        tap.gather(&scene.world).await;
        let pried = tap.records().iter().find(|record| {
            let bytes = record.bytes.windows(11).any(|part| part == b"pry.example");
            bytes || record.way.contains("pry.example")
        });
        let pried = pried.map(|record| record.way.clone());
        assert_eq!(pried, None, "it left");
        let looked_up = tap
            .records()
            .iter()
            .filter(|record| record.way.starts_with("name looked up"));
        assert_eq!(looked_up.count(), 0, "nobody said anything in public");
        assert_eq!(scene.node.letterbox.mails().len(), mails_before);
        assert_eq!(
            news(&scene.maren.1).await,
            news_before,
            "who is named and not in the room hears nothing"
        );
        scene.world.finish();
    });
}

async fn news(browser: &Browser) -> String {
    let page = browser.get("/notifications").await;
    assert_eq!(page.status, 200);
    page.text()
}

/// What somebody wrote stands on the page as words and, at most, as links that somebody has to follow.
fn fetches_nothing(page: &Reply) {
    let html = page.text();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let is_theirs = tag.contains("pry.example");
        let fetched = FETCHED_BY.iter().find(|attribute| tag.contains(**attribute));
        assert!(!is_theirs || fetched.is_none(), "<{tag}>");
        assert!(!is_theirs || tag.starts_with("a "), "<{tag}>");
    }
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("https:"), "{policy}");
}
