//! The minutes of an event, from the job to who reads them (F12, needs 0.3 and 0.8).

use std::time::Duration;

use domain::CodeMode;
use harness::{Browser, World, get, remembers_anywhere};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};
use crate::ethics::publish;
use crate::jobs::{plan, turn};

const CANARY: &str = "canaryminutes";

/// F12, 0.8, D2: whoever has the job writes them once the event has begun; members read them, and nobody else anywhere.
#[tokio::test]
async fn who_has_the_minutes_writes_them_and_members_alone_read_them() {
    let world = World::new(721);
    let (olga, ravi) = two_peers(&world).await;
    let tomorrow = with(
        evening("With minutes"),
        "start",
        json!("2026-11-22T09:00:00-08:00"),
    );
    let tomorrow = with(tomorrow, "end", json!("2026-11-22T11:00:00-08:00"));
    let event = olga.publish(tomorrow).await;
    let id = event["id"].as_str().expect("it has an id").to_owned();
    let path = format!("/events/{id}");
    let (maren, wilma) = (olga.node.member("maren"), olga.node.member("wilma"));
    let (officer, hers) = (Browser::signed_in(&olga).await, Browser::signed_in(&maren).await);
    let write = format!("{path}/minutes");
    let page = officer.get(&write).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("once the event has begun") && !page.text().contains("<textarea"));
    assert_eq!(
        plan(&officer, &path, &[("act", "add"), ("kind", "minutes")])
            .await
            .status,
        303
    );
    assert_eq!(hers.get(&write).await.status, 404, "she has no job yet");
    assert_eq!(turn(&hers, &path, "1", "take").await.status, 303);
    world.run_for(Duration::from_secs(30 * 3_600)).await;

    let form = hers.get(&write).await;
    let text = [("text", "We agreed on *canaryminutes*.<script>alert(1)</script>")];
    let written = hers.press(&form, &write, &text).await;
    assert_eq!(written.status, 303, "{}", written.text());
    let others = Browser::signed_in(&wilma).await;
    let page = others.get(&path).await.text();
    assert!(
        page.contains("<em>canaryminutes</em>") && page.contains("alone read them"),
        "{page}"
    );
    assert!(
        !page.contains("<script>alert") && !page.contains(&write),
        "{page}"
    );
    assert_eq!(others.get(&write).await.status, 404);
    let api = format!("/api/v1/events/{id}/minutes");
    let read = wilma.get(&api).await.expect(200);
    assert!(
        read["text"].as_str().is_some_and(|text| text.contains(CANARY)),
        "{read}"
    );

    world.run_until_quiet().await;
    assert!(!remembers_anywhere(&ravi.node, CANARY));
    let stranger = Browser::new(&olga.node);
    for path in [
        path.as_str(),
        &format!("{path}.ics"),
        "/feed.atom",
        "/calendar.ics",
    ] {
        assert!(!stranger.get(path).await.text().contains(CANARY), "{path}");
    }
    let document = get(&olga.node, &path, "application/activity+json").await.text();
    assert!(!document.contains(CANARY), "{document}");
    let kept = olga.put(&api, json!({ "text": "" })).await.expect(200);
    assert!(kept["text"].is_null(), "{kept}");
    assert!(!others.get(&path).await.text().contains(CANARY));
    world.finish();
}

/// F12: whoever writes by a page that was open before another wrote is told, and what she wrote stays.
#[tokio::test]
async fn minutes_that_another_wrote_meanwhile_are_not_written_over() {
    let world = World::new(743);
    let olga = world.node("seattle").officer("olga");
    let soon = with(evening("Two write"), "start", json!("2026-11-22T09:00:00-08:00"));
    let soon = with(soon, "end", json!("2026-11-22T11:00:00-08:00"));
    let event = olga.publish(soon).await;
    let path = format!("/events/{}", event["id"].as_str().expect("it has an id"));
    let write = format!("{path}/minutes");
    world.run_for(Duration::from_secs(30 * 3_600)).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get(&write).await;
    let first = hers.press(&form, &write, &[("text", "We agreed.")]).await;
    assert_eq!(first.status, 303, "{}", first.text());
    let late = hers
        .press(&form, &write, &[("text", "Nothing was agreed.")])
        .await;
    let page = late.text();
    assert_eq!(late.status, 422, "{page}");
    assert!(
        page.contains("Somebody wrote the minutes") && page.contains("Nothing was agreed."),
        "{page}"
    );
    assert!(hers.get(&path).await.text().contains("We agreed."));
    world.run_until_quiet().await;
    world.finish();
}

/// 2.15: who owes the code of ethics a signature writes no minutes, by page or by program, and takes some away; the page says so
/// before she types, and keeps what she typed.
#[tokio::test]
async fn minutes_are_written_by_whoever_has_signed_the_code() {
    let world = World::new(749);
    let olga = world.node("seattle").officer("olga");
    let soon = with(evening("Unsigned"), "start", json!("2026-11-22T09:00:00-08:00"));
    let soon = with(soon, "end", json!("2026-11-22T11:00:00-08:00"));
    let event = olga.publish(soon).await;
    let path = format!("/events/{}", event["id"].as_str().expect("it has an id"));
    let (write, api) = (format!("{path}/minutes"), format!("/api/v1{path}/minutes"));
    world.run_for(Duration::from_secs(30 * 3_600)).await;
    publish(&olga.node, "1", CodeMode::Signed).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get(&write).await;
    let why = "before you have signed the code of ethics";
    assert!(form.status == 200 && form.text().contains(why), "{}", form.text());
    let text = [("text", "We agreed.")];
    let refused = hers.press(&form, &write, &text).await;
    let page = refused.text();
    assert_eq!(refused.status, 422, "{page}");
    assert!(page.contains(why) && page.contains("We agreed."), "{page}");
    let refused = olga.put(&api, json!({ "text": "We agreed." })).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    olga.put(&api, json!({ "text": "" })).await.expect(200);
    let sign = hers.get("/ethics/sign").await;
    let signed = hers.press(&sign, "/ethics/sign", &[("signed_as", "Olga")]).await;
    assert_eq!(signed.status, 303, "{}", signed.text());
    let written = hers.press(&form, &write, &text).await;
    assert_eq!(written.status, 303, "{}", written.text());
    assert!(hers.get(&path).await.text().contains("We agreed."));
    world.run_until_quiet().await;
    world.finish();
}
