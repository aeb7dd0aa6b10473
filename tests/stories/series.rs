//! An event that comes back: written once, each date an event of its own (F12).

use harness::{Browser, World};
use serde_json::{Value, json};

use crate::drafts::{evening, two_peers};
use crate::write_event::typed;

const WEEKLY: [(&str, &str); 4] = [
    ("start_date", "2027-03-02"),
    ("repeat", "weekly"),
    ("repeat_until", "2027-03-16"),
    ("audience", "public"),
];

/// What an officer types, and the fields of a series.
fn with<'a>(changes: &[(&'a str, &'a str)], further: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [typed(changes), further.to_vec()].concat()
}

/// The paths of all events of that title, by start.
async fn paths(person: &harness::Person, title: &str) -> Vec<String> {
    let events = person.events().await;
    let named = events.iter().filter(|event| event["title"] == title);
    named
        .map(|event| format!("/events/{}", event["id"].as_str().unwrap_or_default()))
        .collect()
}

/// F12, F13-1: a weekly series across the change of clocks keeps its hour on the wall; each date takes its own answers.
#[tokio::test]
async fn a_series_is_written_once_and_each_date_is_an_event_of_its_own() {
    let world = World::new(651);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let (first, repeat) = (&[WEEKLY[0], WEEKLY[3]], &WEEKLY[1..3]);
    let published = hers.press(&form, "/events/new", &with(first, repeat)).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let again = hers.press(&form, "/events/new", &with(first, repeat)).await;
    assert_eq!(again.header("location"), published.header("location"));
    world.run_until_quiet().await;

    let starts = |events: Vec<serde_json::Value>| -> Vec<String> {
        let start = |event: &serde_json::Value| event["start"].as_str().unwrap_or_default().to_owned();
        events.iter().map(start).collect()
    };
    let all = [
        "2027-03-02T18:00:00-08:00",
        "2027-03-09T18:00:00-08:00",
        "2027-03-16T18:00:00-07:00",
    ];
    assert_eq!(starts(olga.events().await), all);
    assert_eq!(starts(ravi.events().await), all, "London has each date");

    let dates = paths(&olga, "Dinner by form").await;
    let maren = olga.node.member("maren");
    let id = dates[1].trim_start_matches("/events/");
    maren.answer(id, "going").await.expect(200);
    let page = Browser::signed_in(&maren).await.get(&dates[0]).await.text();
    assert!(
        page.contains("Other dates") && page.contains(&format!("href=\"{}\"", dates[2])),
        "{page}"
    );
    for (path, going) in [(&dates[0], 0), (&dates[1], 1), (&dates[2], 0)] {
        assert_eq!(olga.get(&format!("/api/v1{path}")).await.json()["taken"], going);
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F12: one date, or this one and all that follow, is changed or called off.
#[tokio::test]
async fn a_change_is_for_one_date_or_for_all_that_follow() {
    let world = World::new(652);
    let (olga, _) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let picked = [
        ("repeat", "dates"),
        ("dates", "2027-02-01, 2027-02-20\r\n2027-03-05"),
    ];
    let published = hers.press(&form, "/events/new", &with(&[], &picked)).await;
    assert_eq!(published.status, 303, "{}", published.text());
    world.run_until_quiet().await;
    let dates = paths(&olga, "Dinner by form").await;
    assert_eq!(dates.len(), 4);

    let edit = format!("{}/edit", dates[1]);
    let form = hers.get(&edit).await;
    assert!(form.text().contains("This and the 2 dates after it"));
    let changes = [
        ("title", "Supper"),
        ("start_date", "2027-02-02"),
        ("start_time", "19:00"),
    ];
    let moved = hers
        .press(&form, &edit, &with(&changes, &[("scope", "following")]))
        .await;
    assert_eq!(moved.status, 303, "{}", moved.text());
    let supper = paths(&olga, "Supper").await;
    assert_eq!(supper, dates[1..]);
    for (path, start) in [
        (&dates[0], "2027-01-14T18:00:00-08:00"),
        (&dates[1], "2027-02-02T19:00:00-08:00"),
        (&dates[3], "2027-03-06T19:00:00-08:00"),
    ] {
        assert_eq!(olga.get(&format!("/api/v1{path}")).await.json()["start"], start);
    }

    let cancel = format!("{}/cancel", dates[2]);
    let form = hers.get(&cancel).await;
    hers.press(&form, &cancel, &[("scope", "following")]).await;
    let cancel = format!("{}/cancel", dates[0]);
    let form = hers.get(&cancel).await;
    hers.press(&form, &cancel, &[("scope", "this")]).await;
    let states = ["cancelled", "rescheduled", "cancelled", "cancelled"];
    for (path, state) in dates.iter().zip(states) {
        assert_eq!(olga.get(&format!("/api/v1{path}")).await.json()["state"], state);
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F12: what is wrong with a series is said at its field, and nothing is published.
#[tokio::test]
async fn a_series_that_cannot_be_is_refused_at_its_field() {
    let world = World::new(653);
    let (olga, _) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    for (fields, field, said) in [
        (
            [("repeat", "weekly"), ("repeat_until", "")],
            "repeat_until",
            "choose a day",
        ),
        (
            [("repeat", "weekly"), ("repeat_until", "2028-06-01")],
            "repeat_until",
            "12 months",
        ),
        (
            [("repeat", "weekly"), ("repeat_until", "2027-01-15")],
            "repeat_until",
            "more than one date",
        ),
        ([("repeat", "dates"), ("dates", "soon")], "dates", "2027-01-14"),
        (
            [("repeat", "dates"), ("dates", "2027-01-01")],
            "dates",
            "before the first",
        ),
        ([("repeat", "daily"), ("dates", "")], "repeat", "choose"),
    ] {
        let refused = hers.press(&form, "/events/new", &with(&[], &fields)).await;
        let text = refused.text();
        assert_eq!(refused.status, 422, "{fields:?}");
        assert!(text.contains(&format!("href=\"#event-{field}\"")), "{fields:?}");
        assert!(text.to_lowercase().contains(said), "{fields:?}: {text}");
    }
    assert_eq!(olga.events().await.len(), 0);
    world.finish();
}

/// F12: another like this has its text, its place and its rules, and a day of its own.
#[tokio::test]
async fn an_officer_makes_another_event_like_one_that_is_there() {
    let world = World::new(654);
    let (olga, _) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let published = hers
        .press(&form, "/events/new", &typed(&[("audience", "public")]))
        .await;
    let path = published.header("location").expect("it leads there").to_owned();
    let like = format!("/events/new?like={}", path.trim_start_matches("/events/"));
    assert!(hers.get(&path).await.text().contains(&like));
    let form = hers.get(&like).await;
    let text = form.text();
    assert!(text.contains("value=\"Dinner by form\"") && text.contains("value=\"Pier 57\""));
    assert!(!text.contains("value=\"2027-01-14\""), "its day is its own");
    let same = form_with_text(&text);
    let another = hers
        .press(
            &form,
            "/events/new",
            &typed(&[("start_date", "2027-02-14"), ("description", &same)]),
        )
        .await;
    assert_eq!(another.status, 303, "{}", another.text());
    let there = another.header("location").expect("it leads there").to_owned();
    assert_ne!(there, path);
    assert!(
        hers.get(&there).await.text().contains("<em>one</em>"),
        "the text keeps its markup"
    );
    let maren = Browser::signed_in(&olga.node.member("maren")).await;
    assert_eq!(maren.get(&like).await.status, 404);
    assert_eq!(hers.get("/events/new?like=nothing").await.status, 404);
    world.run_until_quiet().await;
    world.finish();
}

/// F12, F13-1: a program publishes a series at once; asked again it makes nothing twice, and each date knows the series it is
/// of and who may see it.
#[tokio::test]
async fn a_series_is_published_by_rest_once_and_each_date_knows_it() {
    let world = World::new(656);
    let (olga, ravi) = two_peers(&world).await;
    let weekly = again(json!({ "every": "weekly", "until": "2027-03-16" }));
    let publish = async || olga.post_once("/api/v1/events", &weekly, "series-1").await;
    let first = publish().await.expect(201);
    assert_eq!(publish().await.expect(201)["id"], first["id"]);
    assert_eq!(first["series"], first["id"]);
    let dates = olga.get(&dates_of(&first)).await.expect(200);
    let all = [
        "2027-03-02T18:00:00-08:00",
        "2027-03-09T18:00:00-08:00",
        "2027-03-16T18:00:00-07:00",
    ];
    assert_eq!(starts(&dates), all, "the hour on the wall stays");
    for date in dates["items"].as_array().into_iter().flatten() {
        assert_eq!(date["series"], first["id"]);
    }
    world.run_until_quiet().await;
    assert_eq!(ravi.events().await.len(), 3, "London has each date once");

    let second = dates["items"][1]["id"].as_str().unwrap_or_default();
    let mut hidden = again(Value::Null);
    hidden["audience"] = json!("members");
    hidden["start"] = json!(all[1]);
    hidden["end"] = json!("2027-03-09T20:00:00-08:00");
    let changed = olga.put(&format!("/api/v1/events/{second}"), hidden).await;
    changed.expect(200);
    let stranger = Browser::new(&olga.node);
    let seen = stranger.get(&dates_of(&first)).await.json();
    assert_eq!(starts(&seen), [all[0], all[2]], "one is for members alone");
    let picked = again(json!({ "dates": ["2027-04-01"] }));
    let picked = olga.publish(picked).await;
    let both = olga.get(&dates_of(&picked)).await.expect(200);
    assert_eq!(starts(&both).len(), 2);
    world.run_until_quiet().await;
    world.finish();
}

/// F12, D6: each date names its series by the first one, so that name lists what there is to see though the first is hidden
/// from whoever asks, or removed; where nothing is to see it answers as if nothing were there.
#[tokio::test]
async fn the_name_of_a_series_lists_its_dates_though_the_first_is_hidden_or_gone() {
    let world = World::new(658);
    let olga = world.node("seattle").officer("olga");
    let stranger = Browser::new(&olga.node);
    let path = |event: &Value| format!("/api/v1/events/{}", event["id"].as_str().unwrap_or_default());
    let first = olga.publish(again(json!({ "dates": ["2027-04-01"] }))).await;
    let hide = async |event: &Value| {
        let mut hidden = again(Value::Null);
        for field in ["start", "end"] {
            hidden[field] = event[field].clone();
        }
        hidden["audience"] = json!("members");
        olga.put(&path(event), hidden).await.expect(200);
    };
    hide(&first).await;
    assert_eq!(stranger.get(&path(&first)).await.status, 404);
    let seen = stranger.get(&dates_of(&first)).await;
    assert_eq!(seen.status, 200, "{}", seen.text());
    let seen = seen.json();
    assert_eq!(starts(&seen), ["2027-04-01T18:00:00-07:00"]);
    let second = &seen["items"][0];
    assert_eq!(second["series"], first["id"]);
    hide(second).await;
    let absent = dates_of(&json!({ "id": "01JD7ZQ4T0M8V5XKPN6R3W2YHB" }));
    let (none, absent) = (stranger.get(&dates_of(&first)).await, stranger.get(&absent).await);
    assert_eq!((none.status, none.text()), (404, absent.text()));

    let removed = olga.publish(again(json!({ "dates": ["2027-04-02"] }))).await;
    let gone = olga.delete(&path(&removed)).await;
    assert_eq!(gone.status, 204, "{}", gone.text());
    assert_eq!(stranger.get(&path(&removed)).await.status, 410);
    let seen = stranger.get(&dates_of(&removed)).await;
    assert_eq!(starts(&seen.json()), ["2027-04-02T18:00:00-07:00"]);
    world.run_until_quiet().await;
    world.finish();
}

/// F12: a series by REST has the bounds of the page, and an event that is there becomes none.
#[tokio::test]
async fn a_series_by_rest_without_an_end_or_with_too_many_dates_is_refused_at_its_field() {
    let world = World::new(657);
    let olga = world.node("seattle").officer("olga");
    let alone = olga.publish(again(Value::Null)).await;
    assert_eq!(alone["series"], Value::Null);
    let one = olga.get(&dates_of(&alone)).await.expect(200);
    assert_eq!(starts(&one), ["2027-03-02T18:00:00-08:00"]);
    let every = |every: &str, until: &str| json!({ "every": every, "until": until });
    let days: Vec<String> = (1..=30)
        .flat_map(|day| ["04", "05", "06"].map(|month| format!("2027-{month}-{day:02}")))
        .collect();
    for (repeat, field) in [
        (every("weekly", "2029-01-01"), "repeat.until"),
        (every("weekly", "2027-03-05"), "repeat.until"),
        (every("daily", "2027-03-16"), "repeat.every"),
        (json!({ "every": "weekly" }), "repeat"),
        (json!({ "dates": ["2027-02-01"] }), "repeat.dates"),
        (json!({ "dates": days }), "repeat.dates"),
    ] {
        let refused = olga.post("/api/v1/events", again(repeat.clone())).await;
        assert_eq!(refused.status, 422, "{repeat}: {}", refused.text());
        assert_eq!(refused.json()["field"], field, "{repeat}");
    }
    let change = again(every("weekly", "2027-03-16"));
    let path = dates_of(&alone).trim_end_matches("/dates").to_owned();
    let refused = olga.put(&path, change).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert_eq!(refused.json()["field"], "repeat");
    assert_eq!(olga.events().await.len(), 1, "what was refused made nothing");
    world.run_until_quiet().await;
    world.finish();
}

/// An evening in March that comes back.
fn again(repeat: Value) -> Value {
    let mut event = evening("Weekly round");
    event["start"] = json!("2027-03-02T18:00:00-08:00");
    event["end"] = json!("2027-03-02T20:00:00-08:00");
    event["repeat"] = repeat;
    event
}

/// Where the dates of an event's series are listed.
fn dates_of(event: &Value) -> String {
    format!(
        "/api/v1/events/{}/dates",
        event["id"].as_str().unwrap_or_default()
    )
}

/// When each event of a list begins.
fn starts(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().cloned().unwrap_or_default();
    let start = |item: &Value| item["start"].as_str().unwrap_or_default().to_owned();
    items.iter().map(start).collect()
}

/// What stands in the text field of the form.
fn form_with_text(html: &str) -> String {
    let area = html
        .split("<textarea id=\"event-description\"")
        .nth(1)
        .unwrap_or_default();
    let text = area.split_once('>').map_or("", |(_, rest)| rest);
    text.split("</textarea>").next().unwrap_or_default().to_owned()
}
