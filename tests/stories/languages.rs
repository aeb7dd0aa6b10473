//! Pages in the language of whoever reads them (2.17, F26): what the browser asks for, until the reader chooses.

use harness::{Browser, World};
use serde_json::json;

use crate::drafts::{evening, with};

/// 2.17: two people read the same event, each in her language and by her clock.
#[tokio::test]
async fn the_same_event_is_read_in_two_languages_and_by_two_clocks() {
    let world = World::new(731);
    let olga = world.node("seattle").officer("olga");
    let draft = with(
        evening("Shared event"),
        "start",
        json!("2027-01-14T18:00:00+00:00"),
    );
    let draft = with(draft, "end", json!("2027-01-14T20:00:00+00:00"));
    let event = olga
        .publish(with(draft, "timezone", json!("Europe/London")))
        .await;
    let path = format!("/events/{}", event["id"].as_str().expect("an event has an id"));
    let (swedish, german) = (Browser::new(&olga.node), Browser::new(&olga.node));
    swedish.speaks("sv-FI,sv;q=0.9,en;q=0.5");
    german.speaks("de");
    german.set_cookie("look=light/America/Los_Angeles");
    let (one, other) = (swedish.get(&path).await, german.get(&path).await);
    assert!(
        one.text().contains("<html lang=\"sv\" dir=\"ltr\""),
        "{}",
        one.text()
    );
    assert!(
        other.text().contains("<html lang=\"de\" dir=\"ltr\""),
        "{}",
        other.text()
    );
    for (page, time) in [(&one, "18:00"), (&other, "10:00")] {
        assert!(
            page.text().contains("Shared event") && page.text().contains(time),
            "{}",
            page.text()
        );
        // Kept by nobody who reads another language.
        let vary = page.header("vary").expect("what the page depends on");
        assert!(
            vary.contains("Accept-Language") && vary.contains("Cookie"),
            "{vary}"
        );
    }
    world.run_until_quiet().await;
    world.finish();
}

/// 2.17: a choice at the foot of the page wins over the browser's; what nobody offers is as if nothing was chosen.
#[tokio::test]
async fn a_language_is_chosen_at_the_foot_of_a_page_and_stays_chosen() {
    let world = World::new(732);
    let olga = world.node("seattle").officer("olga");
    let reader = Browser::new(&olga.node);
    let language = |text: String| {
        let rest = text.split_once("<html lang=\"").expect("a page has a language").1;
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    assert_eq!(language(reader.get("/").await.text()), "en");
    reader.speaks("fr-CA");
    assert_eq!(language(reader.get("/").await.text()), "fr");
    for (chosen, spoken) in [("de", "de"), ("en", "en"), ("tlh", "fr"), ("\"><b>", "fr")] {
        let answer = reader
            .post("/settings/look", &[("from", "/events"), ("language", chosen)])
            .await;
        assert_eq!(answer.header("location"), Some("/events"));
        let look = answer.header("set-cookie").expect("a cookie").to_owned();
        reader.set_cookie(look.split(';').next().unwrap_or_default());
        assert_eq!(language(reader.get("/events").await.text()), spoken, "{chosen}");
    }
    world.run_until_quiet().await;
    world.finish();
}
