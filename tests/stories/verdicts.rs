//! What two members are to each other, as the card between them says it (F06).

use harness::{Browser, World};

use crate::people::{MAREN, colleague, save};

/// What is typed into a form.
type Fields<'f> = Vec<(&'f str, &'f str)>;

/// F06, 0.4: what two are to each other is said in a sentence, and what differs stands before what is shared.
#[tokio::test]
async fn each_verdict_is_said_in_a_sentence_and_differences_come_first() {
    let world = World::new(529);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    assert_eq!(save(&maren, &MAREN).await.status, 303);
    let other_work = ("competencies", "infrastructure");
    let five = ["business-applications", "security", "erp", "learning", "devices"];
    let slight = five.map(|work| ("competencies", work)).into_iter().chain([
        ("verticals", "healthcare"),
        ("verticals", "retail"),
        ("regions", "US-WA"),
    ]);
    let pairs: [(&str, Fields<'_>, &str, &str); 5] = [
        (
            "silent",
            Vec::new(),
            "Unknown",
            "Not enough on the profiles to say. Ask.",
        ),
        (
            "complement",
            vec![other_work, ("verticals", "healthcare"), ("regions", "US-WA")],
            "Complementary",
            "Different work, same customers or places.",
        ),
        (
            "stranger",
            vec![other_work, ("verticals", "mining"), ("regions", "GB")],
            "Unrelated",
            "Little in common on paper.",
        ),
        ("partial", slight.collect(), "Partial", "Different: "),
        (
            "rival",
            MAREN.to_vec(),
            "Direct",
            "You may meet in deals. Consider rules of engagement.",
        ),
    ];
    for (handle, entries, verdict, sentence) in pairs {
        let theirs = colleague(&seattle, handle, "Tallowbrook Systems").await;
        assert_eq!(save(&theirs, &entries).await.status, 303, "{handle}");
        let page = maren.get(&format!("/people/{handle}")).await.text();
        assert!(
            page.contains(&format!("id=\"overlap\">{verdict}<")),
            "{handle}: {page}"
        );
        assert!(page.contains(sentence), "{handle}: {page}");
        if let (Some(different), Some(shared)) = (page.find(">Different<"), page.find(">Shared<")) {
            assert!(different < shared, "{handle}");
        }
        if verdict == "Partial" {
            let said = page.split("Different: ").nth(1).unwrap_or_default();
            assert!(said.contains("Shared: "), "{handle}: {said}");
        }
    }
    world.finish();
}
