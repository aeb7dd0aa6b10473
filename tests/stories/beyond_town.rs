//! Members look beyond the town where everybody knows everybody (F05).

use harness::{Browser, World};

use crate::people::save;

/// 2.18: a new member who says where she works and for whom reads how many do the same elsewhere, rounded, and meets three of
/// them; whoever hides from her company is neither counted nor shown.
#[tokio::test]
async fn a_new_member_sees_how_many_in_her_industry_work_in_other_places() {
    let world = World::new(601);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    assert!(!maren.get("/people").await.text().contains("Beyond your town"));
    let places = ["SE", "GB", "US-OR", "SE", "GB"];
    for (number, place) in places.into_iter().enumerate() {
        let handle = format!("elsewhere{number}");
        let other = seattle.member_of(&handle, "Tallowbrook Systems");
        let entries = [("verticals", "retail"), ("regions", place)];
        save(&Browser::signed_in(&other).await, &entries).await;
    }
    let hers = [("verticals", "retail"), ("regions", "US-WA")];
    save(&maren, &hers).await;
    let page = maren.get("/people").await.text();
    let beyond = page.split("Beyond your town").nth(1).expect("it is there");
    assert!(
        beyond.contains("At least 5 people in your industries, other places: 3."),
        "{beyond}"
    );
    let shown = beyond.split("All members").next().unwrap_or_default();
    assert_eq!(shown.matches("/people/elsewhere").count(), 3, "{shown}");

    // One of them hides, and four are too few for a figure.
    let hiding = Browser::signed_in(&seattle.member_of("late", "Saltmarsh Security")).await;
    let entries = [
        ("verticals", "retail"),
        ("regions", "SE"),
        ("hide_from", "Ledgerline"),
    ];
    save(&hiding, &entries).await;
    let page = maren.get("/people").await.text();
    assert!(
        page.contains("At least 5 people") && !page.contains("/people/late"),
        "{page}"
    );
    let moved = [("verticals", "retail"), ("regions", "GB")];
    save(&maren, &moved).await;
    let page = maren.get("/people").await.text();
    assert!(
        page.contains("In your industries, in other places:") && !page.contains("At least"),
        "{page}"
    );
    world.finish();
}

/// F05 *Team up*: who covers what where is asked as a sentence and answered in one.
#[tokio::test]
async fn who_covers_what_where_is_asked_and_answered_as_a_sentence() {
    let world = World::new(602);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let beatrix = Browser::signed_in(&seattle.member_of("beatrix", "Tallowbrook Systems")).await;
    let entries = [("competencies", "security"), ("regions", "SE")];
    save(&beatrix, &entries).await;
    let form = maren.get("/people").await.text();
    assert!(
        form.contains("Who covers") && form.contains("id=\"team-region\""),
        "{form}"
    );
    let found = maren.get("/people?competency=security&region=SE").await.text();
    assert!(found.contains("One person covers Security in Sweden."), "{found}");
    assert!(found.contains("/people/beatrix") && !found.contains("id=\"team-region\""));
    let none = maren.get("/people?competency=security&region=GB").await.text();
    assert!(
        none.contains("Nobody here shows Security in United Kingdom"),
        "{none}"
    );
    let more = maren
        .get("/people?competency=security&region=SE&q=tallowbrook")
        .await
        .text();
    assert!(more.contains("One person found."), "{more}");
    world.finish();
}
