//! A member of one community reports somebody of another: the officers of both decide, the reporter is a community to the other
//! one, and what comes back is one bit (F20, journey D; protocol section 8.8).

use harness::{Browser, Person, Reply, World};

use crate::my_communities::onward;
use crate::vouchers_on_pages::matter;

/// The first report on a desk.
fn first_on(desk: &Reply) -> String {
    let text = desk.text();
    let rest = text.split("href=\"/desk/reports/").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no report: {text}"));
    format!("/desk/reports/{}", rest.split('"').next().unwrap_or_default())
}

/// Klara of London says on London's page that Maren of Seattle sells; where London's officers find it.
async fn reported(olga: &Person, klara: &Person, desk: &Browser) -> String {
    let hers = Browser::signed_in(klara).await;
    let about = format!("{}/users/maren", olga.node.origin.as_str());
    let page = hers.get(&format!("/report?about={about}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let nothing = hers.press(&page, "/report", &[("category", "other")]).await;
    assert_eq!(nothing.status, 422, "{}", nothing.text());
    let said = [("category", "selling"), ("words", "Three mails in a week.")];
    assert_eq!(
        onward(&hers.press(&page, "/report", &said).await),
        "/report?sent=1"
    );
    first_on(&desk.get("/desk/reports").await)
}

/// D 1 to 6: what is passed on is decided there, and whoever reported it learns that something was done, and nothing else.
#[tokio::test]
async fn a_report_goes_to_the_community_whose_it_is_and_comes_back_as_one_bit() {
    let world = World::new(1_701);
    let [olga, ravi] =
        [("seattle", "olga"), ("london", "ravi")].map(|(node, who)| world.node(node).officer(who));
    world.peer(&olga, &ravi, &["events", "reports"]).await;
    let (maren, klara) = (
        olga.node.member_of("maren", "Copperbeech"),
        ravi.node.member_of("klara", "Quillworks"),
    );
    let desk = Browser::signed_in(&ravi).await;
    let address = reported(&olga, &klara, &desk).await;
    let page = desk.get(&address).await;
    assert!(!matter(&page).contains("klara"), "{}", matter(&page));
    let passed = desk.press(&page, &format!("{address}/pass-on"), &[]).await;
    assert_eq!(onward(&passed), address);
    world.run_until_quiet().await;
    olga.node.watch().await;
    world.run_until_quiet().await;
    let mail = olga.node.letterbox.last_to("olga");
    for part in ["London Partners", "selling that nobody asked for"] {
        assert!(mail.text.contains(part), "{part}: {}", mail.text);
    }

    let there = Browser::signed_in(&olga).await;
    let theirs = first_on(&there.get("/desk/reports").await);
    let page = there.get(&theirs).await;
    for part in ["London Partners reports this.", "Three mails in a week."] {
        assert!(matter(&page).contains(part), "{part}: {}", matter(&page));
    }
    assert_eq!(
        olga.node.database().tables_with("klara").len(),
        0,
        "the reporter is a community"
    );
    let decided = [
        ("outcome", "caution"),
        ("reason", "The second time."),
        ("message", "Please ask first."),
    ];
    let decided = there.press(&page, &format!("{theirs}/decide"), &decided).await;
    assert_eq!(onward(&decided), theirs);
    world.run_until_quiet().await;
    let mail = olga.node.letterbox.last_to("maren");
    assert!(mail.text.contains("Please ask first."), "{}", mail.text);
    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&theirs.replace("/desk", "")).await;
    assert!(
        matter(&page).contains("Ask for another look"),
        "{}",
        matter(&page)
    );

    let page = desk.get(&address).await;
    assert!(
        matter(&page).contains("The other community did something"),
        "{}",
        matter(&page)
    );
    let mail = ravi.node.letterbox.last_to("klara");
    assert_eq!(mail.subject, "What you reported at London Partners is over");
    for secret in ["The second time.", "Please ask first.", "caution"] {
        assert_eq!(
            ravi.node.database().tables_with(secret).len(),
            0,
            "{secret} stays there"
        );
    }
    world.finish();
}

/// F20: nobody but the node of a peer that shares reports is heard, and her own page is nobody else's.
#[tokio::test]
async fn a_report_of_a_community_that_shares_none_stays_at_home() {
    let world = World::new(1_702);
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    world.peer(&olga, &ravi, &["events"]).await;
    olga.node.member("maren");
    let klara = ravi.node.member_of("klara", "Quillworks");
    let desk = Browser::signed_in(&ravi).await;
    let address = reported(&olga, &klara, &desk).await;
    let page = desk.get(&address).await;
    let no = desk.press(&page, &format!("{address}/pass-on"), &[]).await;
    assert_eq!(no.status, 422, "{}", no.text());
    assert!(
        matter(&no).contains("You share no reports with that community."),
        "{}",
        matter(&no)
    );
    world.run_until_quiet().await;
    let there = Browser::signed_in(&olga).await;
    assert!(matter(&there.get("/desk/reports").await).contains("No report waits"));
    let hers = Browser::signed_in(&klara).await;
    assert_eq!(hers.get(&address.replace("/desk", "")).await.status, 404);
    world.finish();
}
