//! Two communities come to share by pages alone: one looks the other up and proposes, the other narrows and accepts (F15,
//! journey ).

use harness::{Browser, Reply, World};
use serde_json::json;

/// The six words under a heading or a sentence of a page.
fn words_after(html: &str, heading: &str) -> String {
    let rest = html.split(heading).nth(1).expect("the heading is there");
    let words = rest.split("class=\"desk-words\" lang=\"en\"><bdi>").nth(1);
    let words = words.and_then(|rest| rest.split("</bdi>").next());
    words.expect("six words").to_owned()
}

#[tokio::test]
async fn an_officer_looks_a_community_up_and_proposes_and_the_other_narrows_and_accepts() {
    let world = World::new(931);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
    let at_seattle = Browser::signed_in(&olga).await;
    let peers = at_seattle.get("/desk/peers").await.text();
    assert!(peers.contains("href=\"/desk/peers/propose\""), "{peers}");

    let start = at_seattle.get("/desk/peers/propose").await;
    let address = [("address", "london.example")];
    let card = at_seattle.press(&start, "/desk/peers/look-up", &address).await;
    let text = card.text();
    assert_eq!(card.status, 200, "{text}");
    let theirs = words_after(&text, "Six words of its key");
    let ours = words_after(&text, "Six words of our key");
    assert_eq!(theirs.split(' ').count(), 6);
    let known = olga.get("/api/v1/peers").await.expect(200);
    assert_eq!(known["items"], json!([]), "looking keeps nothing");

    let note = "We met in Tacoma & wish to share our evenings.";
    let ticks = [
        ("note", note),
        ("events", "yes"),
        ("offers", "yes"),
        ("calls", "yes"),
    ];
    let proposed = at_seattle.press(&card, "/desk/peers/propose", &ticks).await;
    assert_eq!(
        proposed.header("location"),
        Some("/desk/peers/london.example?done=proposed"),
        "{}",
        proposed.text()
    );
    world.run_until_quiet().await;

    let at_london = Browser::signed_in(&ravi).await;
    let path = "/desk/peers/seattle.example";
    let page = at_london.get(path).await;
    let text = page.text();
    assert!(
        text.contains("We met in Tacoma &#38; wish to share our evenings."),
        "{text}"
    );
    assert_eq!(
        words_after(&text, "id=\"accept\""),
        ours,
        "as Seattle reads them out"
    );
    assert_eq!(words_after(&text, "Six words of our key"), theirs);
    for (scope, is_offered) in [
        ("events", true),
        ("offers", true),
        ("calls", true),
        ("reports", false),
    ] {
        let tick = format!("name=\"{scope}\" value=\"yes\" checked");
        assert_eq!(text.contains(&tick), is_offered, "{scope}: {text}");
    }
    narrows_and_accepts(&world, &at_london, &page).await;
    for (who, peer) in [(&olga, "london.example"), (&ravi, "seattle.example")] {
        let peering = who.get(&format!("/api/v1/peers/{peer}")).await.expect(200);
        assert_eq!(peering["state"], "active", "{peering}");
        assert_eq!(peering["active"], json!(["events", "calls"]), "{peering}");
    }
    world.finish();
}

/// London's officer forgets to tick, then ticks less than was offered.
async fn narrows_and_accepts(world: &World, at_london: &Browser, page: &Reply) {
    let accept = "/desk/peers/seattle.example/accept";
    let nothing = at_london.press(page, accept, &[]).await;
    assert_eq!(nothing.status, 422);
    assert!(
        nothing.text().contains("Tick at least one kind"),
        "{}",
        nothing.text()
    );
    let narrowed = [("events", "yes"), ("calls", "yes")];
    let accepted = at_london.press(page, accept, &narrowed).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text());
    world.run_until_quiet().await;
}

/// What is wrong is said at its field, what was ticked and written stays, and nothing is proposed.
#[tokio::test]
async fn a_proposal_that_cannot_be_made_keeps_what_was_typed() {
    let world = World::new(932);
    let (seattle, _london) = (world.node("seattle"), world.node("london"));
    let olga = seattle.officer("olga");
    let browser = Browser::signed_in(&olga).await;
    let start = browser.get("/desk/peers/propose").await;
    for (typed, status) in [("not an address", 422), ("nobody.example", 409)] {
        let refused = browser
            .press(&start, "/desk/peers/look-up", &[("address", typed)])
            .await;
        let text = refused.text();
        assert_eq!(refused.status, status, "{text}");
        assert!(text.contains(&format!("value=\"{typed}\"")), "{text}");
        assert!(
            !text.contains("action=\"/desk/peers/propose\""),
            "nobody to propose to"
        );
    }
    let address = [("address", "london.example")];
    let card = browser.press(&start, "/desk/peers/look-up", &address).await;
    let long = "x".repeat(1_001);
    for (fields, fault) in [
        (vec![("note", "Dear all")], "tick at least one kind"),
        (
            vec![("note", long.as_str()), ("events", "yes")],
            "at most 1000 letters",
        ),
    ] {
        let refused = browser.press(&card, "/desk/peers/propose", &fields).await;
        let text = refused.text();
        assert_eq!(refused.status, 422, "{text}");
        assert!(text.contains(fault) && text.contains(fields[0].1), "{text}");
        let ticked = text.contains("name=\"events\" value=\"yes\" checked");
        assert_eq!(ticked, fields.len() == 2, "as she ticked");
    }
    let known = olga.get("/api/v1/peers").await.expect(200);
    assert_eq!(known["items"], json!([]));
    world.finish();
}

/// nothing is proposed to a key whose words she has not compared, and what she wrote waits while a node does not answer.
#[tokio::test]
async fn nothing_is_proposed_to_another_key_than_the_one_that_was_compared() {
    let world = World::new(933);
    let (seattle, _london) = (world.node("seattle"), world.node("london"));
    let olga = seattle.officer("olga");
    let browser = Browser::signed_in(&olga).await;
    let token = browser.get("/desk/peers/propose").await.form_token();
    for address in ["https://london.example", "https://nobody.example"] {
        let fields = [
            ("form_token", token.as_str()),
            ("address", address),
            ("words", "one two three four five six"),
            ("note", "Dear all of you"),
            ("events", "yes"),
        ];
        let refused = browser.post("/desk/peers/propose", &fields).await;
        let text = refused.text();
        assert_eq!(refused.status, 409, "{text}");
        assert!(text.contains("Dear all of you"), "what she wrote is kept: {text}");
        let is_london = address.contains("london");
        assert_eq!(text.contains("compare them again"), is_london, "{text}");
        let words = words_after(&text, "Six words of its key");
        assert_eq!(words == "one two three four five six", !is_london, "{text}");
    }
    let known = olga.get("/api/v1/peers").await.expect(200);
    assert_eq!(known["items"], json!([]));
    world.finish();
}
