//! What is there and not for a reader, and what is not there at all, are one answer to her in every language (D6).

use harness::{Browser, NodeOptions, Reply, World, get};
use serde_json::json;

use crate::drafts::{evening, with};
use crate::dues::describe;
use crate::people::save;

/// An event that never was.
const NO_EVENT: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";
/// What browsers ask for, and one for a language that there is not.
const LANGUAGES: [&str; 6] = ["en", "de", "es", "fr", "sv", "fi"];

/// An address of something that is there for others, and the same of nothing.
struct Pair {
    there: String,
    nowhere: String,
}

impl Pair {
    fn of(shape: &str, name: &str, nothing: &str) -> Self {
        Self {
            there: shape.replace("{}", name),
            nowhere: shape.replace("{}", nothing),
        }
    }

    /// Status, headers and every byte, but for the address itself.
    fn is_one_answer(&self, there: &Reply, nowhere: &Reply) {
        let what = &self.there;
        assert_eq!((there.status, nowhere.status), (404, 404), "{what}");
        assert_eq!(there.headers, nowhere.headers, "{what}");
        let said = there.text().replace(&self.there, &self.nowhere);
        assert_eq!(said, nowhere.text(), "{what}");
    }

    async fn is_one_page(&self, browser: &Browser) {
        for language in LANGUAGES {
            browser.speaks(language);
            let (there, nowhere) = (browser.get(&self.there).await, browser.get(&self.nowhere).await);
            self.is_one_answer(&there, &nowhere);
        }
    }
}

/// D6, E11: two hundred addresses of what is for others, each beside one of nothing: events among members for a stranger, by page,
/// calendar, program and document; members who hide from her company, and what others owe, for a member.
#[tokio::test]
async fn what_is_for_others_and_what_is_not_there_are_one_answer_in_every_language() {
    let world = World::new(1_151);
    let often = NodeOptions::with(|config| config.federation.tuning.rates_per_minute.people = 10_000);
    let seattle = world.node_with("seattle", often);
    let olga = seattle.officer("olga");
    let stranger = Browser::new(&seattle);
    let mut pairs = 0;
    for number in 0..18 {
        let title = format!("Among us {number}");
        let event = olga
            .publish(with(evening(&title), "audience", json!("members")))
            .await;
        let id = event["id"].as_str().expect("it has an id");
        for shape in [
            "/events/{}",
            "/events/{}.ics",
            "/events/{}/guest",
            "/events/{}/home",
        ] {
            Pair::of(shape, id, NO_EVENT).is_one_page(&stranger).await;
            pairs += 1;
        }
        for (shape, accept) in [
            ("/api/v1/events/{}", "application/json"),
            ("/api/v1/events/{}/dates", "application/json"),
            ("/events/{}", "application/activity+json"),
            ("/events/{}/attendees", "application/activity+json"),
            ("/events/{}/organizers", "application/activity+json"),
            ("/events/{}/notes/1", "application/activity+json"),
        ] {
            let pair = Pair::of(shape, id, NO_EVENT);
            let there = get(&seattle, &pair.there, accept).await;
            pair.is_one_answer(&there, &get(&seattle, &pair.nowhere, accept).await);
            pairs += 1;
        }
    }

    describe(&seattle, "chapter", "240").await;
    let rival = seattle.member_of("rival", "Copperbeech Cloud");
    let theirs = Browser::signed_in(&rival).await;
    for number in 0..8 {
        let handle = format!("hidden{number}");
        let hers = Browser::signed_in(&seattle.member(&handle)).await;
        let hidden = save(&hers, &[("hide_from", "Copperbeech Cloud")]).await;
        assert_eq!(hidden.status, 303, "{}", hidden.text());
        let card = hers.get("/card").await;
        let owes = hers.press(&card, "/card/level", &[("level", "chapter")]).await;
        let invoice = owes.header("location").expect("she owes an invoice");
        let invoice = invoice.rsplit('/').next().expect("it has a number");
        for (shape, name, nothing) in [
            ("/people/{}", handle.as_str(), "nobody0"),
            ("/invoices/{}", invoice, "9"),
        ] {
            Pair::of(shape, name, nothing).is_one_page(&theirs).await;
            let pair = Pair::of(&format!("/api/v1{shape}"), name, nothing);
            let there = rival.get(&pair.there).await;
            pair.is_one_answer(&there, &rival.get(&pair.nowhere).await);
            pairs += 2;
        }
    }
    assert!(pairs > 200, "{pairs}");
    world.run_until_quiet().await;
    world.finish();
}
