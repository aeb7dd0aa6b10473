//! A membership card, and the desk that reads it (F02).

use harness::{Browser, World};

use crate::leaving::leaves;

/// F02: what stands on her card says yes while she is a member, and nothing of her once she is none; nobody makes one up.
#[tokio::test]
async fn a_desk_sees_by_her_card_whether_somebody_is_a_member_today() {
    let world = World::new(828);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let card = maren.get("/card").await.text();
    assert!(
        card.contains("class=\"member-card\"") && card.contains("class=\"qr\""),
        "{card}"
    );
    let (_, rest) = card
        .split_once("href=\"/card/check/")
        .expect("the way to what a desk sees");
    let path = format!("/card/check/{}", rest.split('"').next().unwrap_or_default());
    let desk = Browser::new(&seattle);
    let yes = desk.get(&path).await;
    assert_eq!(
        (yes.status, yes.header("cache-control")),
        (200, Some("private, no-store"))
    );
    assert!(
        yes.text().contains("Maren is a member of Seattle Partners today"),
        "{}",
        yes.text()
    );
    assert_eq!(desk.get(&format!("{path}0")).await.status, 404);
    leaves(&maren).await;
    let no = desk.get(&path).await;
    let says = no.text();
    assert!(
        no.status == 200 && says.contains("nobody is a member") && !says.contains("Maren"),
        "{says}"
    );
    world.run_until_quiet().await;
    world.finish();
}
