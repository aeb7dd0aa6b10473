//! A host that was put back to yesterday gives a seat to somebody else: the owner's word counts, and whoever had the seat
//! reads and is mailed what is true now (F12, F15, I5).

use harness::{Browser, World, invariants};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

/// I5
#[tokio::test]
async fn a_seat_that_a_restored_host_gave_to_somebody_else_is_hers_no_more_and_she_is_told() {
    let world = World::new(906);
    let (olga, ravi) = two_peers(&world).await;
    let event = olga.publish(with(evening("Dinner"), "capacity", json!(1))).await;
    let here = event["id"].as_str().expect("an event has an id");
    let (maren, mo) = (ravi.node.member("maren"), olga.node.member("mo"));
    world.run_until_quiet().await;
    let backup = olga.node.back_up();
    world.run_until_quiet().await;
    let path = format!("/events/{}", maren.id_of("Dinner").await);
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&path).await;
    hers.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    world.run_until_quiet().await;
    assert!(hers.get(&path).await.text().contains("Confirmed by "));

    // The host forgets her, and the one seat is gone before the two nodes have compared what they hold.
    olga.node.put_back(&backup);
    mo.answer(here, "going").await.expect(200);
    assert_eq!(mo.rsvp(here).await["state"], "confirmed");
    world.run_until_quiet().await;
    let page = hers.get(&path).await.text();
    assert!(page.contains("Waiting list, place 1"), "{page}");
    assert!(!page.contains("Confirmed by "), "{page}");
    assert_eq!(mo.rsvp(here).await["state"], "confirmed", "it is his");
    let event = olga.get(&format!("/api/v1/events/{here}")).await.expect(200);
    assert_eq!(
        (&event["taken"], &event["waiting"]),
        (&json!(1), &json!(1)),
        "{event}"
    );
    let told = ravi.node.letterbox.subjects_to("maren");
    assert!(told.contains(&"Waiting list: Dinner".to_owned()), "{told:?}");
    invariants::check(&world);

    mo.answer(here, "withdrawn").await.expect(200);
    world.run_until_quiet().await;
    assert!(hers.get(&path).await.text().contains("Confirmed by "));
    assert_eq!(
        ravi.node.letterbox.last_to("maren").subject,
        "A seat for you: Dinner"
    );
    invariants::check(&world);
    world.finish();
}
