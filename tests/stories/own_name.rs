//! How a member is called is hers to say (F04).

use harness::{Browser, World};

/// F04: a member says how she is called beside her profile; others find her by that name, a name that cannot be shown is said so
/// beside the field and stays there, and officers read in the log that it was changed, with neither name.
#[tokio::test]
async fn a_member_changes_her_own_name() {
    let world = World::new(1522);
    let seattle = world.node("seattle");
    let officer = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let form = maren.get("/settings/profile").await;
    let long = "x".repeat(101);
    for wrong in [" ", "Ma\u{202e}ren", long.as_str()] {
        let refused = maren.press(&form, "/settings/name", &[("name", wrong)]).await;
        assert_eq!(refused.status, 422);
        let text = refused.text();
        assert!(text.contains("href=\"#name-name\"") && text.contains("id=\"name-name-wrong\""));
        assert!(
            wrong != long || text.contains(&format!("value=\"{long}\"")),
            "it stays"
        );
    }
    let other = [("form_token", "0"), ("name", "Eve")];
    assert_eq!(maren.post("/settings/name", &other).await.status, 403);
    let renamed = [("name", "Maren Holt-Vale")];
    let saved = maren.press(&form, "/settings/name", &renamed).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let now = maren.get("/settings/profile").await.text();
    assert!(now.contains("value=\"Maren Holt-Vale\""), "{now}");
    for address in ["/people/maren", "/people?q=holt"] {
        let page = officer.get(address).await.text();
        assert!(page.contains("Maren Holt-Vale"), "{address}: {page}");
    }
    let log = officer.get("/desk/audit").await.text();
    assert!(
        log.contains("Changed the own name") && !log.contains("Holt-Vale"),
        "{log}"
    );
    world.finish();
}
