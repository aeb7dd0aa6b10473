//! Calendars from elsewhere on the desk: an officer sees what one has, ticks what is published, and says for whom (F13).

use std::time::Duration;

use domain::CodeMode;
use egress::memory::answer;
use harness::evil::Evil;
use harness::{Browser, Reply, World, invariants};
use serde_json::json;

use crate::calendars::{calendar, serve};
use crate::drafts::two_peers;
use crate::ethics::publish;

const URL: &str = "https://feeds.example/calendar.ics";

/// The names in the form of the entries with this title, and whether each is ticked.
fn entries(html: &str, title: &str) -> Vec<(String, bool)> {
    let boxes = html.split("name=\"publish\" value=\"").skip(1);
    let of_title = boxes.filter(|rest| {
        let label = rest.split("</label>").next().unwrap_or_default();
        label.contains(&format!("<bdi>{title}</bdi>"))
    });
    let entry = |rest: &str| {
        let tag = rest.split('>').next().unwrap_or_default();
        let place = tag.split('"').next().unwrap_or_default();
        (place.to_owned(), tag.contains(" checked"))
    };
    of_title.map(entry).collect()
}

async fn followed(browser: &Browser, reply: &Reply) -> Reply {
    assert_eq!(reply.status, 303, "{}", reply.text());
    let next = reply.header("location").expect("a page").to_owned();
    browser.get(&next).await
}

fn path_of(page: &Reply) -> String {
    let html = page.text();
    let action = html
        .split("action=\"/desk/sources/")
        .nth(1)
        .expect("a form of a calendar");
    let id = action.split('/').next().unwrap_or_default();
    format!("/desk/sources/{id}")
}

/// F13, F13-1, A-6: by pages alone; what is ticked is published for whom she chose, the rest waits, and it moves.
#[tokio::test]
async fn an_officer_ticks_what_a_calendar_publishes_and_it_moves_with_the_calendar() {
    let world = World::new(921);
    let (olga, ravi) = two_peers(&world).await;
    let feeds = Evil::new(&world, "feeds", &olga.node);
    serve(&feeds, "20270114T180000");
    let browser = Browser::signed_in(&olga).await;
    let list = browser.get("/desk/sources").await;
    assert!(list.text().contains("No calendar yet"), "{}", list.text());

    let added = browser.press(&list, "/desk/sources", &[("url", URL)]).await;
    let page = followed(&browser, &added).await;
    let text = page.text();
    assert!(text.contains("nothing of it is published yet"), "{text}");
    let (evening, weekly) = (entries(&text, "Evening"), entries(&text, "Weekly"));
    assert_eq!((evening.len(), weekly.len()), (1, 4), "{text}");
    assert!(evening[0].1 && weekly[0].1, "what nobody left out is ticked");
    world.run_until_quiet().await;
    assert!(
        olga.events().await.is_empty(),
        "nothing is published before she says so"
    );

    let path = path_of(&page);
    let choose = format!("{path}/choose");
    let ticked = [("publish", evening[0].0.as_str()), ("audience", "public")];
    let chosen = browser.press(&page, &choose, &ticked).await;
    let page = followed(&browser, &chosen).await;
    assert!(entries(&page.text(), "Evening").is_empty(), "it is an event now");
    let left = entries(&page.text(), "Weekly");
    assert_eq!(left.len(), 4);
    assert!(
        left.iter().all(|(_, ticked)| !ticked),
        "what she left out stays so"
    );
    world.run_until_quiet().await;
    assert!(ravi.event_titled("Evening").await.is_some());
    assert!(ravi.event_titled("Weekly").await.is_none());

    // F13-1: it moves; what is new in the calendar waits, and what was left out stays out.
    let moved = calendar("20270121T193000").replace("UID:weekly@feeds.example", "UID:other@feeds.example");
    let moved = moved.replace("SUMMARY:Weekly", "SUMMARY:Breakfast");
    feeds.answers("/calendar.ics", answer(200, "text/calendar", moved));
    let again = browser.get(&path).await;
    let read = browser.press(&again, &format!("{path}/refresh"), &[]).await;
    let page = followed(&browser, &read).await;
    world.run_until_quiet().await;
    let event = ravi.event_titled("Evening").await.expect("it is there");
    assert_eq!(event["start"], "2027-01-21T19:30:00+00:00");
    assert!(
        entries(&page.text(), "Weekly").is_empty(),
        "gone from the calendar"
    );
    let fresh = entries(&page.text(), "Breakfast");
    assert_eq!(fresh.len(), 4);
    assert!(ravi.event_titled("Breakfast").await.is_none());

    invariants::check(&world);
    world.finish();
}

/// F13: what a calendar adds is published by itself once she says so, for whom it is for then, and never what she left out.
#[tokio::test]
async fn new_entries_are_published_by_themselves_when_she_says_so() {
    let world = World::new(924);
    let (olga, ravi) = two_peers(&world).await;
    let feeds = Evil::new(&world, "feeds", &olga.node);
    serve(&feeds, "20270114T180000");
    let browser = Browser::signed_in(&olga).await;
    let list = browser.get("/desk/sources").await;
    let added = browser.press(&list, "/desk/sources", &[("url", URL)]).await;
    let page = followed(&browser, &added).await;
    let (path, weekly) = (path_of(&page), entries(&page.text(), "Weekly"));
    let mut fields = vec![("audience", "members"), ("new", "yes")];
    fields.extend(weekly[1..].iter().map(|(place, _)| ("publish", place.as_str())));
    let chosen = browser.press(&page, &format!("{path}/choose"), &fields).await;
    followed(&browser, &chosen).await;
    let titled = async |title: &str| {
        let events = olga.events().await;
        events.iter().filter(|event| event["title"] == title).count()
    };
    assert_eq!((titled("Weekly").await, titled("Evening").await), (3, 0));

    let more = calendar("20270114T180000").replace("COUNT=4", "COUNT=6");
    feeds.answers("/calendar.ics", answer(200, "text/calendar", more));
    world.run_for(Duration::from_secs(3_660)).await;
    world.run_until_quiet().await;
    assert_eq!((titled("Weekly").await, titled("Evening").await), (5, 0));
    assert!(ravi.event_titled("Weekly").await.is_none(), "for members alone");
    let audit = browser.get("/desk/audit").await.text();
    assert!(audit.contains("Chose entries of the calendar"), "{audit}");
    invariants::check(&world);
    world.finish();
}

/// What cannot be read is said in words at its field, with what was typed; a calendar that fails later says so on its
/// pages, publishes nothing and takes nothing away.
#[tokio::test]
async fn a_calendar_that_cannot_be_read_is_said_in_words_and_a_removed_one_leaves_its_events() {
    let world = World::new(922);
    let (olga, _) = two_peers(&world).await;
    let feeds = Evil::new(&world, "feeds", &olga.node);
    feeds.answers("/calendar.ics", answer(404, "text/plain", ""));
    let browser = Browser::signed_in(&olga).await;
    let list = browser.get("/desk/sources").await;
    for (typed, why) in [
        ("feeds.example", "write an address that begins with https://"),
        (URL, "it could not be read as a calendar"),
    ] {
        let refused = browser.press(&list, "/desk/sources", &[("url", typed)]).await;
        let text = refused.text();
        assert_eq!(refused.status, 422, "{text}");
        assert!(
            text.contains(why) && text.contains(&format!("value=\"{typed}\"")),
            "{text}"
        );
    }
    serve(&feeds, "20270114T180000");
    let added = browser.press(&list, "/desk/sources", &[("url", URL)]).await;
    let page = followed(&browser, &added).await;
    let path = path_of(&page);
    let evening = entries(&page.text(), "Evening");
    let nobodys = [("publish", evening[0].0.as_str()), ("audience", "everybody")];
    let refused = browser.press(&page, &format!("{path}/choose"), &nobodys).await;
    assert_eq!(refused.status, 422);
    let kept = entries(&refused.text(), "Weekly");
    assert!(kept.iter().all(|(_, ticked)| !ticked), "what she ticked is kept");
    let extra = [("audience", "public"), ("unfinished", "true")];
    let refused = browser.press(&page, &format!("{path}/choose"), &extra).await;
    assert_eq!(refused.status, 400, "E10");
    let tick = [("publish", evening[0].0.as_str()), ("audience", "public")];
    followed(
        &browser,
        &browser.press(&page, &format!("{path}/choose"), &tick).await,
    )
    .await;

    feeds.answers("/calendar.ics", answer(500, "text/plain", ""));
    world.run_for(Duration::from_secs(3_660)).await;
    world.run_until_quiet().await;
    let text = browser.get(&path).await.text();
    assert!(text.contains("It could not be read at the last try"), "{text}");
    assert!(olga.event_titled("Evening").await.is_some());
    assert_eq!(entries(&text, "Weekly").len(), 4, "what waits still waits");
    let page = browser.get(&path).await;
    let removed = browser.press(&page, &format!("{path}/remove"), &[]).await;
    let list = followed(&browser, &removed).await;
    assert!(list.text().contains("is not read any more"), "{}", list.text());
    assert_eq!(browser.get(&path).await.status, 404);
    assert!(olga.event_titled("Evening").await.is_some());
    world.finish();
}

/// 2.15: who owes the code of ethics her signature publishes nothing of a calendar, by page or by program, and what she ticked
/// is kept; leaving out, she publishes nothing, and may. Once she has signed, it goes.
#[tokio::test]
async fn nobody_publishes_from_a_calendar_before_signing() {
    let world = World::new(925);
    let (olga, _) = two_peers(&world).await;
    let feeds = Evil::new(&world, "feeds", &olga.node);
    serve(&feeds, "20270114T180000");
    publish(&olga.node, "1", CodeMode::Signed).await;
    let at_once = json!({ "name": "Feed", "url": URL, "audience": "public" });
    let refused = olga.post("/api/v1/sources", at_once).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    assert!(refused.text().contains("/ethics/sign"), "{}", refused.text());

    let browser = Browser::signed_in(&olga).await;
    let list = browser.get("/desk/sources").await;
    let added = browser.press(&list, "/desk/sources", &[("url", URL)]).await;
    let page = followed(&browser, &added).await;
    let (path, evening) = (path_of(&page), entries(&page.text(), "Evening"));
    let choose = format!("{path}/choose");
    let tick = [("publish", evening[0].0.as_str()), ("audience", "public")];
    let refused = browser.press(&page, &choose, &tick).await;
    let text = refused.text();
    assert_eq!(refused.status, 422, "{text}");
    assert!(
        text.contains("before you have signed the code of ethics"),
        "{text}"
    );
    assert!(entries(&text, "Evening")[0].1, "what she ticked is kept");
    assert!(
        entries(&text, "Weekly").iter().all(|(_, ticked)| !ticked),
        "{text}"
    );
    let by_program = format!("/api/v1{}/entries", path.trim_start_matches("/desk"));
    let body = json!({ "publish": [evening[0].0] });
    let refused = olga.post(&by_program, body).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    let all_out = browser.press(&page, &choose, &[("audience", "public")]).await;
    assert_eq!(all_out.status, 303, "{}", all_out.text());
    world.run_until_quiet().await;
    assert!(olga.events().await.is_empty());

    let form = browser.get("/ethics/sign").await;
    browser
        .press(&form, "/ethics/sign", &[("signed_as", "Olga")])
        .await;
    let chosen = browser.press(&page, &choose, &tick).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text());
    assert!(olga.event_titled("Evening").await.is_some());
    world.run_until_quiet().await;
    world.finish();
}

/// A file waits like an address, a newer file of it moves what was published, and what is no calendar is said.
#[tokio::test]
async fn a_file_is_ticked_too_and_a_newer_one_moves_what_it_published() {
    let world = World::new(923);
    let (olga, _) = two_peers(&world).await;
    let browser = Browser::signed_in(&olga).await;
    let list = browser.get("/desk/sources").await;
    for (bytes, why) in [("", "choose a file"), ("BEGIN:VCALENDAR", "could not be read")] {
        let refused = browser
            .hand_in(&list, "/desk/sources/file", bytes.as_bytes())
            .await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains(why), "{}", refused.text());
    }
    let first = calendar("20270114T180000");
    let added = browser
        .hand_in(&list, "/desk/sources/file", first.as_bytes())
        .await;
    let page = followed(&browser, &added).await;
    let path = path_of(&page);
    let evening = entries(&page.text(), "Evening");
    let tick = [("publish", evening[0].0.as_str()), ("audience", "members")];
    followed(
        &browser,
        &browser.press(&page, &format!("{path}/choose"), &tick).await,
    )
    .await;
    assert_eq!(olga.events().await.len(), 1);

    let page = browser.get(&path).await;
    let newer = calendar("20270121T193000");
    let read = browser
        .hand_in(&page, &format!("{path}/file"), newer.as_bytes())
        .await;
    followed(&browser, &read).await;
    let events = olga.events().await;
    assert_eq!(events.len(), 1, "the same event, moved");
    assert_eq!(events[0]["start"], json!("2027-01-21T19:30:00+00:00"));
    let listed = olga.get("/api/v1/sources").await.expect(200);
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1), "one calendar");
    world.finish();
}
