//! Two members say that they worked together (F04, need 0.9).

use harness::{Browser, World};

/// 0.9: one asks, and nobody but the two reads anything; it stands on both profiles once the other says so too, and on
/// neither when one of them takes it back. Strangers and other communities read nothing of it.
#[tokio::test]
async fn worked_together_stands_on_both_profiles_only_while_both_say_so() {
    let world = World::new(581);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let beatrix = Browser::signed_in(&seattle.member_of("beatrix", "Tallowbrook Systems")).await;
    let third = Browser::signed_in(&seattle.member("third")).await;
    let link = |handle: &str| format!("<a class=\"lone\" href=\"/people/{handle}\"");
    let page = maren.get("/people/beatrix").await;
    let asked = maren.press(&page, "/people/beatrix/worked-together", &[]).await;
    assert_eq!(asked.header("location"), Some("/people/beatrix#worked"));
    let page = maren.get("/people/beatrix").await.text();
    assert!(page.contains("It waits for Beatrix"), "{page}");
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("beatrix");
    assert_eq!(mail.subject, "Maren says that you worked together");
    assert!(mail.text.contains("/people/maren"), "{}", mail.text);
    let own = beatrix.get("/people/beatrix").await.text();
    assert!(own.contains("They say that they worked with you") && own.contains(&link("maren")));
    for handle in ["maren", "beatrix"] {
        let page = third.get(&format!("/people/{handle}")).await.text();
        assert!(
            !page.contains(&link("maren")) && !page.contains(&link("beatrix")),
            "{page}"
        );
    }

    let page = beatrix.get("/people/maren").await;
    assert!(page.text().contains("Maren says that you worked together."));
    let said = beatrix.press(&page, "/people/maren/worked-together", &[]).await;
    assert_eq!(said.status, 303);
    for (handle, other) in [("maren", "beatrix"), ("beatrix", "maren")] {
        let page = third.get(&format!("/people/{handle}")).await.text();
        assert!(page.contains(&link(other)), "{page}");
    }
    let as_others = maren.get("/people/maren?as=public").await.text();
    assert!(!as_others.contains(&link("beatrix")), "members alone read it");

    let page = beatrix.get("/people/maren").await;
    let back = beatrix
        .press(&page, "/people/maren/worked-together/withdraw", &[])
        .await;
    assert_eq!(back.status, 303);
    for (handle, other) in [("maren", "beatrix"), ("beatrix", "maren")] {
        let page = third.get(&format!("/people/{handle}")).await.text();
        assert!(!page.contains(&link(other)), "{page}");
    }
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("beatrix").len(), 1);
    assert!(seattle.letterbox.subjects_to("maren").is_empty());
    world.finish();
}

/// 0.9, 2.8: a no is told to nobody; who hides from the other's company is asked by nobody of it, and a form of nobody's
/// says nothing (E3).
#[tokio::test]
async fn a_no_is_silent_and_a_hide_list_ends_it() {
    let world = World::new(582);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let rival = Browser::signed_in(&seattle.member_of("rival", "Copperbeech Cloud")).await;
    let page = rival.get("/people/maren").await;
    rival.press(&page, "/people/maren/worked-together", &[]).await;
    let page = maren.get("/people/rival").await;
    maren
        .press(&page, "/people/rival/worked-together/withdraw", &[])
        .await;
    let waits = rival.get("/people/maren").await.text();
    assert!(waits.contains("It waits for Maren"), "{waits}");
    let page = maren.get("/people/rival").await;
    assert!(!page.text().contains("says that you worked together"));
    maren.press(&page, "/people/rival/worked-together", &[]).await;
    let both = rival.get("/people/maren").await.text();
    assert!(both.contains("You both say that you worked together."), "{both}");
    let page = maren.get("/people/rival").await;
    maren.press(&page, "/people/rival/hide", &[]).await;
    let own = rival.get("/people/rival").await.text();
    assert!(!own.contains("/people/maren"), "{own}");
    let token = [("form_token", "0")];
    for path in [
        "/people/rival/worked-together",
        "/people/rival/worked-together/withdraw",
    ] {
        assert_eq!(maren.post(path, &token).await.status, 403, "{path}");
    }
    world.run_until_quiet().await;
    world.finish();
}
