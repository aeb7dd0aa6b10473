//! A calendar kept elsewhere: what moves in it moves here and at the peers (F13-1).

use std::time::Duration;

use egress::memory::answer;
use harness::evil::Evil;
use harness::{Browser, Person, World, invariants};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers, with};

/// A calendar of one evening and one weekly series over the change to summer time in London.
pub(crate) fn calendar(evening: &str) -> String {
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stories//EN",
        "BEGIN:VEVENT",
        "UID:evening@feeds.example",
        "DTSTAMP:20261121T120000Z",
        "SUMMARY:Evening",
        &format!("DTSTART;TZID=Europe/London:{evening}"),
        "DURATION:PT2H",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:weekly@feeds.example",
        "DTSTAMP:20261121T120000Z",
        "SUMMARY:Weekly",
        "DTSTART;TZID=Europe/London:20270315T180000",
        "DTEND;TZID=Europe/London:20270315T190000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    lines.join("\r\n")
}

pub(crate) fn serve(feeds: &Evil, evening: &str) {
    feeds.answers("/calendar.ics", answer(200, "text/calendar", calendar(evening)));
}

async fn starts(who: &Person, title: &str) -> Vec<Value> {
    let mut starts: Vec<Value> = who
        .events()
        .await
        .into_iter()
        .filter(|event| event["title"] == title)
        .map(|event| event["start"].clone())
        .collect();
    starts.sort_by_key(Value::to_string);
    starts
}

/// Two peers, and a calendar elsewhere that Seattle reads, with an evening of 14 January.
async fn peers_with_a_feed(world: &World) -> (Person, Person, Evil) {
    let (olga, ravi) = two_peers(world).await;
    let feeds = Evil::new(world, "feeds", &olga.node);
    serve(&feeds, "20270114T180000");
    let source = json!({ "name": "Feed", "url": "https://feeds.example/calendar.ics", "audience": "public" });
    olga.post("/api/v1/sources", source).await.expect(201);
    world.run_until_quiet().await;
    (olga, ravi, feeds)
}

/// F13-1.
#[tokio::test]
async fn what_moves_in_a_calendar_moves_here_and_at_the_peers_and_keeps_its_hour_over_summer_time() {
    let world = World::new(60);
    let (olga, ravi, feeds) = peers_with_a_feed(&world).await;
    let weekly = [
        "2027-03-15T18:00:00+00:00",
        "2027-03-22T18:00:00+00:00",
        "2027-03-29T18:00:00+01:00",
        "2027-04-05T18:00:00+01:00",
    ];
    for who in [&olga, &ravi] {
        assert_eq!(starts(who, "Evening").await, [json!("2027-01-14T18:00:00+00:00")]);
        assert_eq!(starts(who, "Weekly").await, weekly);
    }
    let copy = ravi.event_titled("Evening").await.unwrap();

    serve(&feeds, "20270121T193000");
    world.run_for(Duration::from_secs(3_660)).await;
    world.run_until_quiet().await;
    for who in [&olga, &ravi] {
        assert_eq!(starts(who, "Evening").await, [json!("2027-01-21T19:30:00+00:00")]);
        assert_eq!(starts(who, "Weekly").await, weekly);
    }
    let moved = ravi.event_titled("Evening").await.unwrap();
    assert_eq!(
        (&moved["id"], &moved["revision"]),
        (&copy["id"], &json!(2)),
        "it is the same event, moved"
    );

    feeds.answers(
        "/calendar.ics",
        answer(
            200,
            "text/calendar",
            calendar("20270121T193000")
                .replace("SUMMARY:Evening\r\n", "SUMMARY:Evening\r\nSTATUS:CANCELLED\r\n"),
        ),
    );
    world.run_for(Duration::from_secs(3_660)).await;
    world.run_until_quiet().await;
    assert_eq!(ravi.event_titled("Evening").await.unwrap()["state"], "cancelled");
    invariants::check(&world);
    world.finish();
}

#[tokio::test]
async fn a_calendar_that_does_not_answer_changes_nothing() {
    let world = World::new(61);
    let (_, ravi, feeds) = peers_with_a_feed(&world).await;
    let before = ravi.events().await;
    assert_eq!(before.len(), 5);
    for broken in [
        answer(500, "text/plain", ""),
        answer(404, "text/plain", ""),
        answer(200, "text/calendar", "BEGIN:VCALENDAR"),
    ] {
        feeds.answers("/calendar.ics", broken);
        world.run_for(Duration::from_secs(3_660)).await;
        world.run_until_quiet().await;
        assert_eq!(ravi.events().await, before);
    }
    serve(&feeds, "20270121T193000");
    world.run_for(Duration::from_secs(2 * 3_660)).await;
    world.run_until_quiet().await;
    assert_eq!(
        starts(&ravi, "Evening").await,
        [json!("2027-01-21T19:30:00+00:00")]
    );
    world.finish();
}

/// F13, D6: the link on the page of an event among members leads each of them to its file, and nobody else to anything.
#[tokio::test]
async fn a_member_gets_the_calendar_file_of_an_event_that_is_for_members_alone() {
    let world = World::new(62);
    let olga = world.node("seattle").officer("olga");
    let event = olga
        .publish(with(evening("Among ourselves"), "audience", json!("members")))
        .await;
    let id = event["id"].as_str().unwrap();
    let maren = olga.node.member("maren");
    let (hers, nobodys) = (Browser::signed_in(&maren).await, Browser::new(&olga.node));
    let page = hers.get(&format!("/events/{id}")).await.text();
    let file = format!("/events/{id}.ics");
    assert!(page.contains(&format!("href=\"{file}\"")), "{page}");

    let got = hers.get(&file).await;
    assert_eq!(got.status, 200);
    assert!(got.text().contains("SUMMARY:Among ourselves"));
    assert_eq!(got.header("cache-control"), Some("private, no-store"));

    let refused = nobodys.get(&file).await;
    let of_none = nobodys.get("/events/01JD7ZQ4T0M8V5XKPN6R3W2YHB.ics").await;
    assert_eq!(refused.status, 404);
    let but_its_own_address = refused.text().replace(id, "01JD7ZQ4T0M8V5XKPN6R3W2YHB");
    assert!(but_its_own_address == of_none.text(), "as if there were nothing");
    world.finish();
}
