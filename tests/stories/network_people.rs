//! Members look for people in every community that shares people with theirs (F05, needs 2.14 and 2.18).

use harness::{Browser, Person, World};

use crate::people::save;

const QUESTION: &str = "/people?scope=network&competency=security&region=SE";

/// Says what she does and where, and lets so many see it.
async fn says(person: &Person, sees: &str, more: &[(&str, &str)]) {
    let mut entries = vec![
        ("competencies", "security"),
        ("who_competencies", sees),
        ("regions", "SE"),
        ("who_regions", sees),
    ];
    entries.extend(more);
    save(&Browser::signed_in(person).await, &entries).await;
}

/// N9, and 2.14, 2.18, 2.8: who lets peers see it is found by members of all peers that share people, under the name of her community;
/// who keeps it at home or hides from anybody is not, whoever is silent is named, and the asker's store stays as it was.
#[tokio::test]
async fn a_member_finds_people_of_all_peers_who_let_them_see_it_and_nobody_else() {
    let world = World::new(1_650);
    let (seattle, london, agora) = (world.node("seattle"), world.node("london"), world.node("agora"));
    let olga = seattle.officer("olga");
    let (ravi, ines) = (london.officer("ravi"), agora.officer("ines"));
    world.peer(&olga, &ravi, &["events", "introductions"]).await;
    world.peer(&olga, &ines, &["events", "introductions"]).await;
    says(&london.member("beatrix"), "peers", &[]).await;
    says(&london.member("homebody"), "community", &[]).await;
    says(
        &london.member_of("hiding", "Saltmarsh Security"),
        "peers",
        &[("hide_from", "Ledgerline")],
    )
    .await;
    says(&agora.member("saga"), "public", &[]).await;
    world.run_until_quiet().await;

    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let page = maren.get(QUESTION).await.text();
    for found in ["Beatrix", "Saga", "About 5 people at most"] {
        assert!(page.contains(found), "{found}\n{page}");
    }
    for kept in ["Homebody", "Hiding", "/people/beatrix", "It did not answer"] {
        assert!(!page.contains(kept), "{kept}\n{page}");
    }
    let own = maren.get("/people?competency=security&region=SE").await.text();
    assert!(!own.contains("Beatrix"), "nothing of it was kept\n{own}");

    world.part(&seattle.origin, &london.origin);
    let page = maren.get(QUESTION).await.text();
    for told in ["It did not answer in time", "Saga"] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert!(!page.contains("Beatrix"), "nothing of it was kept\n{page}");
    world.join(&seattle.origin, &london.origin);
    world.run_until_quiet().await;
    world.finish();
}

/// F05: with events alone, nobody is asked for people and nobody is told of any.
#[tokio::test]
async fn a_peer_with_which_people_are_not_shared_is_not_asked() {
    let world = World::new(1_651);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    world
        .peer(&seattle.officer("olga"), &london.officer("ravi"), &["events"])
        .await;
    says(&london.member("beatrix"), "public", &[]).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let page = maren.get(QUESTION).await.text();
    assert!(
        page.contains("No other community shares people with us yet") && !page.contains("Beatrix"),
        "{page}"
    );
    world.run_until_quiet().await;
    world.finish();
}
