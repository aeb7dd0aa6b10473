//! Members follow communities: by a button, for themselves alone (F15, need 2.5).

use harness::{Browser, World};
use serde_json::json;

use crate::drafts::{evening, three_peers, two_peers};

fn page_of(person: &harness::Person) -> String {
    format!("/communities/{}", person.node.origin.authority())
}

/// F15, 4.19: from the list and from the page of a community, back and forth; the checklist sees it by itself.
#[tokio::test]
async fn a_member_follows_a_community_and_stops_by_a_button() {
    let world = World::new(531);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(evening("Tea in London")).await;
    world.run_until_quiet().await;
    let maren = Browser::signed_in(&olga.node.member("maren")).await;
    let welcome = maren.get("/welcome").await.text();
    assert!(welcome.contains("Follow communities") && welcome.contains("1 of 5 done"));

    let london = page_of(&ravi);
    let list = maren.get("/communities").await;
    assert!(list.text().contains(&format!("href=\"{london}\"")));
    let followed = maren.press(&list, &format!("{london}/follow"), &[]).await;
    assert_eq!(followed.status, 303);
    assert_eq!(followed.header("location"), Some("/communities"));
    assert!(maren.get("/communities").await.text().contains("You follow it"));
    assert!(maren.get("/welcome").await.text().contains("2 of 5 done"));

    let page = maren.get(&london).await;
    assert!(page.text().contains("Tea in London") && page.text().contains("You follow it"));
    let stopped = maren.press(&page, &format!("{london}/unfollow"), &[]).await;
    assert_eq!(stopped.header("location"), Some(london.as_str()));
    let page = maren.get(&london).await;
    assert!(!page.text().contains("You follow it"));
    maren.press(&page, &format!("{london}/follow"), &[]).await;
    assert!(maren.get(&london).await.text().contains("You follow it"));
    world.run_until_quiet().await;
    world.finish();
}

/// F15: who follows what is nobody's business: no other member reads it, and nothing of it travels.
#[tokio::test]
async fn nobody_else_learns_whom_she_follows() {
    let world = World::new(532);
    let (olga, ravi) = two_peers(&world).await;
    let maren = Browser::signed_in(&olga.node.member("maren")).await;
    let noor = Browser::signed_in(&olga.node.member("noor")).await;
    let london = page_of(&ravi);
    world.run_until_quiet().await;
    let before = world.internet.tap().len();
    let page = maren.get(&london).await;
    maren.press(&page, &format!("{london}/follow"), &[]).await;
    world.run_until_quiet().await;
    assert_eq!(world.internet.tap().len(), before, "nothing left the node");
    for reader in [&noor, &Browser::new(&olga.node)] {
        for path in [&london, "/communities"] {
            assert!(!reader.get(path).await.text().contains("You follow it"));
        }
    }
    world.finish();
}

/// F15: a community that ended its agreement is kept in the list of who follows it and said to be over; for everybody
/// else it is gone, and it is back when both agree again.
#[tokio::test]
async fn a_community_that_ended_is_kept_for_who_follows_it() {
    let world = World::new(533);
    let (olga, ravi) = two_peers(&world).await;
    let maren = Browser::signed_in(&olga.node.member("maren")).await;
    let london = page_of(&ravi);
    let page = maren.get(&london).await;
    maren.press(&page, &format!("{london}/follow"), &[]).await;
    let host = ravi.node.origin.authority();
    olga.post(&format!("/api/v1/peers/{host}/end"), json!({ "notice": "none" }))
        .await;
    world.run_until_quiet().await;
    let list = maren.get("/communities").await.text();
    assert!(list.contains("It no longer shares with this community"), "{list}");
    assert!(list.contains("does not share with another one yet"));
    assert_eq!(Browser::new(&olga.node).get(&london).await.status, 404);
    let page = maren.get(&london).await;
    assert_eq!(page.status, 200);
    let stopped = maren.press(&page, &format!("{london}/unfollow"), &[]).await;
    assert_eq!(stopped.header("location"), Some("/communities"));
    assert_eq!(maren.get(&london).await.status, 404);
    world.run_until_quiet().await;
    world.finish();
}

/// E3: a stranger, a form without its token, a form of another site and an address of nobody follow nothing.
#[tokio::test]
async fn nobody_follows_for_a_member_but_she() {
    let world = World::new(534);
    let (olga, ravi, _) = three_peers(&world).await;
    let (london, own) = (page_of(&ravi), page_of(&olga));
    let stranger = Browser::new(&olga.node);
    let page = stranger.get(&london).await;
    assert!(page.text().contains("Sign in to follow"));
    let forged = [("form_token", "0")];
    for act in ["follow", "unfollow"] {
        assert_eq!(
            stranger.post(&format!("{london}/{act}"), &forged).await.status,
            403
        );
    }
    let mut hers = Browser::signed_in(&olga.node.member("maren")).await;
    for act in ["follow", "unfollow"] {
        assert_eq!(hers.post(&format!("{london}/{act}"), &forged).await.status, 403);
        assert_eq!(hers.get(&format!("{london}/{act}")).await.status, 405);
    }
    for nobody in [
        "/communities/nobody.example",
        "/communities/%2F%2Fevil",
        "/communities/a%00b",
    ] {
        assert_eq!(hers.get(nobody).await.status, 404, "{nobody}");
    }
    assert_eq!(hers.get(&own).await.header("location"), Some("/about"));
    let page = hers.get(&london).await;
    hers.site = "cross-site";
    assert_eq!(
        hers.press(&page, &format!("{london}/follow"), &[]).await.status,
        403
    );
    hers.site = "same-origin";
    assert!(!hers.get(&london).await.text().contains("You follow it"));
    world.run_until_quiet().await;
    world.finish();
}
